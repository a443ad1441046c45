"""Building from PDFs: some are broken, one hangs, one bursts; each has its line and the rest goes on."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from extract import ocr
from extract.limits import Limits
from extract.pdf import isolated
from kb.build import BuildOptions, OptionError, build
from kb.cli import main
from kb.fingerprint import last_build
from tests.pdf_readers import read_badly_isolated
from tests.pdf_writer import PdfPage, write_pdf

PDFS = Path(__file__).parent / "pdfs"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a corpus of files of all kinds."""
    folder = tmp_path_factory.mktemp("pdfs")
    corpus = folder / "corpus"
    corpus.mkdir()
    for name, as_name in (
        ("artikelen", "artikelen"),
        ("artikelen", "barst"),
        ("artikelen", "hangt"),
        ("wachtwoord", "op-slot"),
        ("wachtwoord", "open"),
    ):
        shutil.copy(PDFS / f"{name}.pdf", corpus / f"{as_name}.pdf")
    (corpus / "webpagina.pdf").write_text("<!DOCTYPE html><html></html>")
    (corpus / "deal.txt").write_text("Woondeal Twente\n\nDe gemeenten bouwen 250 woningen.\n")
    return folder


@pytest.fixture(scope="module")
def result(folder: Path) -> Result:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(isolated, "read_isolated", read_badly_isolated)
        return run(
            *("build", "--corpus", folder / "corpus", "--output", folder / "kb.db"),
            *("--memory", 900, "--password", "open.pdf=merenland", "--workers", 1),
        )


@pytest.fixture
def database(folder: Path, result: Result) -> Path:
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    return folder / "kb.db"


def errors(result: Result) -> list[str]:
    return [line for line in result.stderr.splitlines() if line.startswith("Error: ")]


@pytest.mark.parametrize(
    ("file", "told", "reason"),
    [
        ("hangt.pdf", "not read within 1 seconds", "het lezen duurde langer dan 1 seconden"),
        ("barst.pdf", "needs more than 900 MB", "er is meer dan 900 MB geheugen voor nodig"),
        ("op-slot.pdf", "needs a password", "het bestand is beveiligd met een wachtwoord"),
        ("webpagina.pdf", "a web page saved as .pdf", "het bestand is een webpagina en geen pdf"),
    ],
)
def test_a_pdf_that_cannot_be_read_has_its_line_and_its_reason(
    database: Path, result: Result, file: str, told: str, reason: str
) -> None:
    (line,) = [line for line in errors(result) if file in line]
    assert told in line
    with closing(sqlite3.connect(database)) as rows:
        found = rows.execute("select status, reason from sources where file = ?", (file,))
        assert found.fetchone() == ("failed", reason)
        (message,) = rows.execute(
            "select message from warnings where message like ?", (f"{file}%",)
        ).fetchone()
        assert message == f"{file} is niet gelezen: {reason}"


def test_the_others_are_read_and_the_status_says_that_some_were_not(
    database: Path, result: Result
) -> None:
    assert result.exit_code == 1
    assert len(errors(result)) == 4
    with closing(sqlite3.connect(database)) as rows:
        read = rows.execute("select file from sources where status = 'read' order by 1").fetchall()
        assert [file for (file,) in read] == ["artikelen.pdf", "deal.txt", "open.pdf"]


def test_every_span_of_a_pdf_has_its_words_and_its_boxes(database: Path) -> None:
    with closing(sqlite3.connect(database)) as rows:
        query = (
            "select count(*) from spans p join sources s on s.id = p.source_id "
            "where media_type = 'application/pdf'"
        )
        assert rows.execute(query).fetchone()[0] > 0
        assert rows.execute(f"{query} and boxes is null").fetchone()[0] == 0
        wrong = "substr(s.text, p.char_start + 1, p.char_end - p.char_start) <> p.quote"
        assert rows.execute(f"{query} and {wrong}").fetchone()[0] == 0


def test_an_agreement_says_the_same_as_a_pdf_and_as_a_text(tmp_path: Path) -> None:
    facts = []
    for file in (PDFS / "overeenkomst.pdf", PDFS / "sources" / "overeenkomst.txt"):
        corpus = tmp_path / file.suffix[1:]
        corpus.mkdir()
        shutil.copy(file, corpus)
        output = tmp_path / f"{corpus.name}.db"
        assert run("build", "--corpus", corpus, "--output", output).exit_code == 0
        with closing(sqlite3.connect(output)) as rows:
            facts.append(
                [
                    rows.execute(query).fetchall()
                    for query in (
                        "select value, unit, basis, segment, measure, qualifier, period_end, is_total,"
                        " level from counts order by 1, 2, 3, 4, 5",
                        "select text, modality, conditional, theme from commitments order by 1",
                        "select kind, first_day, last_day, every from deadlines order by 1, 2, 4",
                        "select row_number, column_number, text, value from cells order by 1, 2",
                    )
                ]
            )
    pdf, text = facts
    assert len(pdf[0]) > 15
    assert len(pdf[1]) > 5
    for of_pdf, of_text in zip(pdf, text, strict=True):
        assert of_pdf == of_text


def test_the_words_of_a_sentence_over_two_pages_are_all_in_its_boxes(tmp_path: Path) -> None:
    first, second = PdfPage(), PdfPage()
    first.text(60, 760, "De gemeenten zorgen er in de komende jaren voor dat er voldoende woningen")
    first.text(290, 810, "1")
    second.text(60, 80, "voor ouderen bij komen in de regio.").text(290, 810, "2")
    (tmp_path / "corpus").mkdir()
    write_pdf(tmp_path / "corpus", first, second)
    assert (
        run("build", "--corpus", tmp_path / "corpus", "--output", tmp_path / "kb.db").exit_code == 0
    )
    with closing(sqlite3.connect(tmp_path / "kb.db")) as rows:
        (boxes,) = rows.execute(
            "select boxes from spans where quote like 'De gemeenten%regio.'"
        ).fetchone()
    assert [page for page, *_ in json.loads(boxes)] == [1, 1, 2]


def test_each_file_has_a_line_in_the_summary(database: Path, result: Result) -> None:
    lines = {line.split()[0]: line.split()[1:] for line in result.stdout.splitlines() if line}
    assert lines["file"] == ["pages", "tables", "counts", "commitments", "warnings"]
    assert lines["hangt.pdf"] == ["not", "read"]
    with closing(sqlite3.connect(database)) as rows:
        pages = rows.execute("select page_count from sources where file = 'open.pdf'").fetchone()
        assert lines["open.pdf"][0] == str(pages[0])


def test_what_a_pdf_may_take_is_recorded_and_its_password_is_not(
    database: Path, result: Result
) -> None:
    assert last_build(database)["limits"] == {"timeout": 300, "memory": 900}
    assert b"merenland" not in database.read_bytes()


def test_a_password_may_stand_in_the_manifest(tmp_path: Path) -> None:
    shutil.copy(PDFS / "wachtwoord.pdf", tmp_path / "deal.pdf")
    (tmp_path / "manifest.toml").write_text(
        '[[source]]\nfile = "deal.pdf"\npassword = "merenland"\n', encoding="utf-8"
    )
    report = build(BuildOptions(tmp_path, tmp_path / "kb.db"))
    assert report.problems == ()
    assert b"merenland" not in (tmp_path / "kb.db").read_bytes()


def test_other_limits_build_anew(tmp_path: Path) -> None:
    (tmp_path / "deal.txt").write_text("Woondeal\n", encoding="utf-8")
    output = tmp_path / "kb.db"
    assert build(BuildOptions(tmp_path, output, if_changed=True)).built
    assert not build(BuildOptions(tmp_path, output, if_changed=True)).built
    assert build(BuildOptions(tmp_path, output, if_changed=True, limits=Limits(60))).built


def test_a_password_for_a_file_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    (tmp_path / "deal.txt").write_text("Woondeal\n", encoding="utf-8")
    with pytest.raises(OptionError, match=r"nergens\.pdf"):
        build(BuildOptions(tmp_path, tmp_path / "kb.db", passwords={"nergens.pdf": "x"}))
    place = ("--corpus", tmp_path, "--output", tmp_path / "kb.db")
    assert run("build", *place, "--password", "nergens.pdf=x").exit_code == 2


@pytest.mark.parametrize(
    "option", [("--timeout", 0), ("--memory", 1), ("--password", "geheim"), ("--password", "=x")]
)
def test_a_limit_or_password_that_cannot_be_is_wrong_usage(
    tmp_path: Path, option: tuple[str, object]
) -> None:
    result = run("build", "--corpus", tmp_path, *option)
    assert result.exit_code == 2
    assert option[0] in result.stderr
    assert "geheim" not in result.stderr


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    """A folder with a page that is a picture of black."""
    (tmp_path / "corpus").mkdir()
    image = (
        "FORM<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray "
        "/BitsPerComponent 8|\xff"
    )
    page = PdfPage(content=["q 595 0 0 842 0 0 cm /Im1 Do Q"])
    path = write_pdf(tmp_path, page, streams=[image], resources="/XObject << /Im1 3 0 R >>")
    path.rename(tmp_path / "corpus" / "scan.pdf")
    return tmp_path


def test_a_file_without_any_text_is_a_failed_source_that_keeps_its_pages(scan: Path) -> None:
    report = build(BuildOptions(scan / "corpus", scan / "kb.db"))
    (problem,) = report.problems
    assert "scan.pdf: no page has text" in problem
    assert last_build(scan / "kb.db")["ocr"] is False
    with closing(sqlite3.connect(scan / "kb.db")) as rows:
        (source,) = rows.execute("select status, reason, page_count from sources").fetchall()
        assert source == ("failed", "op geen van de pagina's staat tekst die gelezen kan worden", 1)
        assert rows.execute("select count(*) from pages").fetchone() == (1,)
        assert rows.execute(
            "select count(*) from warnings where page_number = 1 and message like '%OCR%'"
        ).fetchone() == (1,)


def test_ocr_that_is_not_installed_is_wrong_usage(
    scan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ocr, "is_available", lambda: False)
    result = run("build", "--corpus", scan / "corpus", "--output", scan / "kb.db", "--ocr")
    assert result.exit_code == 2
    assert "tesseract" in result.stderr
    assert not (scan / "kb.db").exists()


@pytest.mark.skipif(not ocr.is_available(), reason="tesseract with Dutch is not installed")
def test_ocr_is_recorded_with_its_version_when_it_was_asked_for(scan: Path) -> None:
    build(BuildOptions(scan / "corpus", scan / "kb.db", ocr=True))
    assert last_build(scan / "kb.db")["ocr"].startswith("tesseract ")
