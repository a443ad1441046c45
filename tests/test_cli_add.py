"""``woondeal add``: a file and its entry are both in the corpus in the end, or neither."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from corpus.manifest import SourceEntry, load_manifest, sha256_of
from kb.build import BuildOptions, build
from kb.cli import main

PDFS = Path(__file__).parent / "pdfs"
AGREEMENT = """Woondeal Achterhoek 2022-2030

20 maart 2025

Provincie Gelderland

De zeven gemeenten in de Achterhoek bouwen 8.390 woningen.
"""
MANIFEST = """# Wat hier staat, en waarom.

[[source]]
id = "oud"
file = "oud.txt"  # een oud stuk
"""


def run(*arguments: object, answers: str | None = None) -> Result:
    return CliRunner().invoke(main, [str(a) for a in ("add", *arguments)], input=answers)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "oud.txt").write_text("Woonvisie\n", encoding="utf-8")
    (folder / "manifest.toml").write_text(MANIFEST, encoding="utf-8")
    return folder


@pytest.fixture
def deal(tmp_path: Path) -> Path:
    path = tmp_path / "Woondeal Achterhoek (def).txt"
    path.write_text(AGREEMENT, encoding="utf-8")
    return path


def entry_of(corpus: Path, source_id: str = "woondeal-achterhoek-def") -> SourceEntry:
    return next(s for s in load_manifest(corpus / "manifest.toml") if s.id == source_id)


def contents(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_yes_takes_what_the_file_says_of_itself(corpus: Path, deal: Path) -> None:
    result = run(deal, "--corpus", corpus, "--yes")
    assert result.exit_code == 0, result.output
    source = entry_of(corpus)
    assert source.path == corpus / "documents" / deal.name
    assert source.path.read_bytes() == deal.read_bytes()
    assert source.sha256 == sha256_of(deal)
    (document,) = source.documents
    assert (document.title, document.kind) == ("Woondeal Achterhoek 2022-2030", "agreement")
    assert (document.area, document.dated) == ("achterhoek", "2025-03-20")
    assert (document.period_start, document.period_end) == ("2022", "2030")
    assert document.publisher == source.publisher == "provincie Gelderland"


def test_the_rest_of_the_manifest_stays_as_it_was(corpus: Path, deal: Path) -> None:
    run(deal, "--corpus", corpus, "--yes")
    written = (corpus / "manifest.toml").read_text(encoding="utf-8")
    assert written.startswith(MANIFEST)
    assert [s.id for s in load_manifest(corpus / "manifest.toml")] == [
        "oud",
        "woondeal-achterhoek-def",
    ]


def test_line_ends_of_windows_stay(corpus: Path, deal: Path) -> None:
    (corpus / "manifest.toml").write_bytes(MANIFEST.replace("\n", "\r\n").encode())
    run(deal, "--corpus", corpus, "--yes")
    written = (corpus / "manifest.toml").read_bytes()
    assert written.count(b"\n") == written.count(b"\r\n") > MANIFEST.count("\n")


def test_options_go_before_what_the_file_says(corpus: Path, deal: Path) -> None:
    result = run(
        *(deal, "--corpus", corpus, "--yes", "--title", 'Afspraken "Oost"', "--kind", "other"),
        *("--area", "Zutphen", "--dated", "2024-05", "--publisher", "-"),
        *("--url", "https://example.nl/deal.pdf", "--id", "oost"),
    )
    assert result.exit_code == 0, result.output
    source = entry_of(corpus, "oost")
    (document,) = source.documents
    assert (document.title, document.kind) == ('Afspraken "Oost"', "other")
    assert (document.area, document.dated) == ("GM0301", "2024-05")
    assert (document.publisher, source.url) == (None, "https://example.nl/deal.pdf")


def test_it_says_what_to_do_next(corpus: Path, deal: Path) -> None:
    result = run(deal, "--corpus", corpus, "--yes")
    assert "Added" in result.stdout
    assert f"woondeal build --corpus {corpus}" in result.stdout
    report = build(BuildOptions(corpus, corpus.parent / "kb.db"))
    assert report.problems == ()
    assert report.found["counts"] > 0


def test_a_person_is_asked_with_the_suggestions_as_answers(
    corpus: Path, deal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kb.add_command.is_interactive", lambda: True)
    answers = "\n".join(["Woondeal Oost", "brief", "", "maart", "2025-03", "Bergen", "-", "", ""])
    result = run(deal, "--corpus", corpus, answers=answers)
    assert result.exit_code == 0, result.output
    for told in ("'brief' is not one of", "'maart' is not YYYY", "several areas"):
        assert told in result.output
    (document,) = entry_of(corpus).documents
    assert (document.title, document.kind) == ("Woondeal Oost", "agreement")
    assert (document.dated, document.area) == ("2025-03", None)
    assert document.publisher == "provincie Gelderland"


def test_what_is_given_is_not_asked(
    corpus: Path, deal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kb.add_command.is_interactive", lambda: True)
    options = ("--title", "x", "--kind", "other", "--dated", "-", "--area", "-")
    result = run(deal, "--corpus", corpus, *options, answers="\n")
    assert result.exit_code == 0
    assert "Publisher" in result.output
    assert "Title" not in result.output


def test_who_goes_away_while_asked_leaves_nothing(
    corpus: Path, deal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kb.add_command.is_interactive", lambda: True)
    before = contents(corpus)
    assert run(deal, "--corpus", corpus, answers="Woondeal\n").exit_code == 1
    assert contents(corpus) == before


def test_without_anybody_to_ask_nothing_is_assumed(corpus: Path, deal: Path) -> None:
    before = contents(corpus)
    result = run(deal, "--corpus", corpus)
    assert result.exit_code == 2
    assert "--yes" in result.stderr
    assert contents(corpus) == before
    result = run(deal, "--corpus", corpus, "--title", "Woondeal", "--kind", "agreement")
    assert result.exit_code == 0
    (document,) = entry_of(corpus).documents
    assert (document.area, document.dated, document.publisher) == (None, None, None)


def test_a_folder_without_a_manifest_gets_one(tmp_path: Path, deal: Path) -> None:
    folder = tmp_path / "nieuw"
    folder.mkdir()
    assert run(deal, "--corpus", folder, "--yes").exit_code == 0
    assert entry_of(folder).documents


def test_a_file_that_is_in_the_folder_is_described_where_it_is(corpus: Path, deal: Path) -> None:
    inside = corpus / "deal.txt"
    shutil.move(deal, inside)
    assert run(inside, "--corpus", corpus, "--yes").exit_code == 0
    assert entry_of(corpus, "deal").path == inside
    assert not (corpus / "documents").exists()


def test_a_pdf_with_its_password(corpus: Path) -> None:
    path = PDFS / "wachtwoord.pdf"
    assert run(path, "--corpus", corpus, "--yes", "--password", "merenland").exit_code == 0
    assert entry_of(corpus, "wachtwoord").password == "merenland"


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("leeg.txt", b"", "the file is empty"),
        ("kapot.txt", b"\xff\xfe", "not UTF-8"),
        ("deal.odt", b"PK", "only .txt, .md, .pdf, .html, .htm, .docx files are read"),
        ("deal.docx", b"PK", "not a Word file that can be read"),
        ("pagina.pdf", b"<!DOCTYPE html>", "a web page saved as .pdf"),
        ("kopie.txt", b"Woonvisie\n", "is in the corpus already"),
        ("oud.md", b"# Iets anders\n", "another --id"),
    ],
)
def test_a_file_that_cannot_be_added_is_one_line_and_leaves_nothing(
    tmp_path: Path, corpus: Path, name: str, content: bytes, told: str
) -> None:
    before = contents(corpus)
    path = tmp_path / name
    path.write_bytes(content)
    result = run(path, "--corpus", corpus, "--yes")
    assert result.exit_code == 1
    assert told in result.stderr
    assert name in result.stderr
    assert result.stderr.count("\n") == 1
    assert contents(corpus) == before


def test_a_file_is_not_added_twice(corpus: Path, deal: Path) -> None:
    assert run(deal, "--corpus", corpus, "--yes").exit_code == 0
    before = contents(corpus)
    for again in (("--yes",), ("--yes", "--id", "anders")):
        result = run(deal, "--corpus", corpus, *again)
        assert result.exit_code == 1
        assert "in the corpus already, as woondeal-achterhoek-def" in result.stderr
    assert contents(corpus) == before


def test_another_file_of_the_same_name_is_not_written_over(corpus: Path, deal: Path) -> None:
    run(deal, "--corpus", corpus, "--yes")
    deal.write_text(AGREEMENT + "Nog iets.\n", encoding="utf-8")
    result = run(deal, "--corpus", corpus, "--yes", "--id", "anders")
    assert result.exit_code == 1
    assert "another file with this name" in result.stderr


@pytest.mark.parametrize(
    "options",
    [
        ("--dated", "maart"),
        ("--dated", "2024-13"),
        ("--area", "Nergenshuizen"),
        ("--kind", "brief"),
    ],
)
def test_an_option_that_cannot_be_is_wrong_usage(
    corpus: Path, deal: Path, options: tuple[str, str]
) -> None:
    result = run(deal, "--corpus", corpus, "--yes", *options)
    assert result.exit_code == 2
    assert options[1] in result.stderr


def test_a_key_that_cannot_be_one_is_one_line(corpus: Path, deal: Path) -> None:
    before = contents(corpus)
    result = run(deal, "--corpus", corpus, "--yes", "--id", "a/b")
    assert result.exit_code == 1
    assert "'a/b' may hold letters" in result.stderr
    assert contents(corpus) == before


def test_a_broken_manifest_is_named_and_stays(corpus: Path, deal: Path) -> None:
    (corpus / "manifest.toml").write_text("[[source]\n", encoding="utf-8")
    before = contents(corpus)
    result = run(deal, "--corpus", corpus, "--yes")
    assert result.exit_code == 1
    assert "manifest.toml: not valid TOML" in result.stderr
    assert contents(corpus) == before


def test_a_disk_that_is_full_leaves_nothing_half_done(
    corpus: Path, deal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "manifest.toml")

    before = contents(corpus)
    monkeypatch.setattr(Path, "write_bytes", full)
    result = run(deal, "--corpus", corpus, "--yes")
    monkeypatch.undo()
    assert result.exit_code == 1
    assert "No space left on device" in result.stderr
    assert contents(corpus) == before
    assert not (corpus / "documents").exists()
