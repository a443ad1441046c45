"""Statistics in a build: a source with a place for each number, for the areas that documents lead to."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import cbs_sample
import pytest
from cbs_sample import ALMELO, FIGURES, TODAY, write_statistics
from click.testing import CliRunner, Result

import kb.statistics
from kb.build import BuildOptions, BuildReport, build
from kb.cli import main

TEXT = "Woondeal Almelo\n\nDe gemeente Almelo bouwt tot en met 2030 bruto 2.500 woningen.\n"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "deal.txt").write_text(TEXT, encoding="utf-8")
    return folder


def built(corpus: Path, name: str = "kb.db", **options: object) -> BuildReport:
    place = corpus.parent
    return build(BuildOptions(corpus, place / name, store=place / "store", **options))  # type: ignore[arg-type]


@contextmanager
def opened(corpus: Path, name: str = "kb.db") -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(corpus.parent / name)) as connection:
        connection.row_factory = sqlite3.Row
        yield connection


def keys(corpus: Path) -> dict[tuple[str, int, str], str]:
    with opened(corpus) as rows:
        found = rows.execute("select area_id, year, flow, span_id from statistics").fetchall()
    return {tuple(row)[:3]: row["span_id"] for row in found}  # type: ignore[misc]


def test_every_number_has_a_row_with_its_table_region_year_and_column(corpus: Path) -> None:
    path = write_statistics(corpus)
    report = built(corpus)
    with opened(corpus) as rows:
        (row,) = rows.execute(
            """select statistics.*, spans.quote, pages.label, sources.kind, sources.media_type,
                sources.text, sources.legal_status
            from statistics join spans on spans.id = span_id
            join sources on sources.id = statistics.source_id
            join pages on pages.source_id = sources.id and pages.number = page_number
            where area_id = 'GM0141' and year = 2024 and flow = 'new'"""
        ).fetchall()
    assert (row["table_code"], row["region_code"], row["column_code"]) == (
        "86098NED",
        "GM0141",
        "NieuwbouwTotaal_6",
    )
    assert (row["value"], row["unit"], row["gross_or_net"]) == (301, "woningen", "gross")
    assert (row["column_title"], row["status"]) == ("Nieuwbouw totaal", "Nader voorlopig")
    assert (row["quote"], row["label"]) == ("301", "Almelo")
    assert (row["kind"], row["media_type"]) == ("statistics", "text/csv")
    assert "CC BY 4.0" in row["legal_status"]
    assert row["text"] == path.read_text(encoding="utf-8")
    assert report.problems == ()


def test_every_quote_is_the_text_at_its_place_and_on_its_page(corpus: Path) -> None:
    write_statistics(corpus)
    built(corpus)
    with opened(corpus) as rows:
        wrong = rows.execute(
            """select count(*) from spans p join sources s on s.id = p.source_id
            join pages g on g.source_id = s.id and g.number = p.page_number
            where substr(s.text, p.char_start + 1, p.char_end - p.char_start) <> p.quote
            or p.char_start < g.char_start or p.char_end > g.char_end"""
        ).fetchone()[0]
    assert wrong == 0


def test_regions_that_no_document_leads_to_are_left_out_and_counted(corpus: Path) -> None:
    write_statistics(corpus)
    report = built(corpus)
    with opened(corpus) as rows:
        areas = {row[0] for row in rows.execute("select distinct area_id from statistics")}
        pages = rows.execute("select label from pages where source_id = 'CBS-86098NED'")
        assert {row[0] for row in pages} == {"Almelo", "Overijssel (PV)"}
    assert areas == {"GM0141", "PV23"}
    (note,) = report.notes
    assert "5 numbers of 2 areas; regions left out, as no document leads to them: 1" in note


def test_statistics_are_no_document_and_no_page_of_one(corpus: Path) -> None:
    before = built(corpus).found
    write_statistics(corpus)
    assert built(corpus).found == before


def test_the_view_has_gross_and_net_in_columns_of_their_own(corpus: Path) -> None:
    write_statistics(corpus)
    built(corpus)
    with opened(corpus) as rows:
        (row,) = rows.execute(
            "select * from gebouwd_volgens_cbs where gebied = 'Almelo' and jaar = 2024"
        ).fetchall()
        quotes = {
            name: rows.execute(
                "select quote from spans where id = ?", (row[f"{name}_vindplaats"],)
            ).fetchone()[0]
            for name in ("nieuwbouw_bruto", "sloop", "saldo_netto")
        }
    assert (row["nieuwbouw_bruto"], row["sloop"], row["saldo_netto"]) == (301, 44, 273)
    assert quotes == {"nieuwbouw_bruto": "301", "sloop": "44", "saldo_netto": "273"}
    assert (row["status"], row["voorraad_eind"]) == ("Nader voorlopig", None)


def test_a_changed_file_is_noticed_and_no_document_is_read_again(corpus: Path) -> None:
    write_statistics(corpus)
    built(corpus)
    assert not built(corpus, if_changed=True).built
    write_statistics(corpus, [replace(ALMELO, value=302), *FIGURES[1:]])
    report = built(corpus, if_changed=True)
    assert report.built and report.reused == 1
    with opened(corpus) as rows:
        values = rows.execute("select value from statistics where year = 2024 and flow = 'new'")
        assert {row[0] for row in values} == {302, 4703}


def test_a_build_that_finds_nothing_changed_says_the_same(corpus: Path) -> None:
    write_statistics(corpus)
    first = built(corpus)
    assert built(corpus, if_changed=True).notes == first.notes


def test_a_corpus_without_statistics_does_not_look_for_them(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unexpected(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(kb.statistics, "load_statistics_tables", unexpected)
    assert built(corpus).notes == ()


def test_a_later_edition_is_used_and_the_other_is_named(corpus: Path) -> None:
    older = write_statistics(corpus, retrieved=TODAY.replace(day=1))
    later = write_statistics(corpus, [replace(ALMELO, value=999)])
    report = built(corpus)
    with opened(corpus) as rows:
        assert [row[0] for row in rows.execute("select value from statistics")] == [999]
        assert rows.execute("select count(*) from sources").fetchone()[0] == 2
    assert f"{older.name} is not used: {later.name} is a later edition" in report.notes


def test_a_number_that_a_later_edition_repeats_keeps_its_key(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_statistics(corpus, retrieved=TODAY.replace(day=1))
    built(corpus)
    before = keys(corpus)
    # A year is final, another number of it is revised, and there is more.
    monkeypatch.setattr(cbs_sample, "HEAD", replace(cbs_sample.HEAD, statuses=()))
    revised = [replace(FIGURES[1], value=1044) if f is FIGURES[1] else f for f in FIGURES]
    more = replace(ALMELO, region="GM0193", region_name="Zwolle", year=2022, value=77)
    write_statistics(corpus, [more, *revised])
    built(corpus)
    gone = before.pop(("GM0141", 2024, "demolished"))
    assert before.items() <= keys(corpus).items()
    assert gone not in keys(corpus).values()


def test_a_bad_line_is_named_with_its_number_and_the_rest_is_read(corpus: Path) -> None:
    path = write_statistics(corpus)
    text = path.read_text(encoding="utf-8").replace("GM0141,2024,44,", "GM0141,2024,44.5,")
    path.write_text(text, encoding="utf-8")
    line = next(n for n, words in enumerate(text.splitlines(), start=1) if "44.5" in words)
    report = built(corpus)
    (problem,) = report.problems
    assert problem.startswith(f"{path}:{line}: ") and "left out" in problem
    with opened(corpus) as rows:
        assert rows.execute("select count(*) from statistics").fetchone()[0] == 4
        messages = [row[0] for row in rows.execute("select message from warnings")]
    assert (
        f"Regel {line} van {path.name} is niet gelezen: geen gebied, jaar, heel getal en kolom"
        in (messages)
    )


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("86098NED-2026-11-30.csv", b"gemeente;jaar;woningen\nAlmelo;2024;301\n"),
        ("86098NED-2026-11-30.csv", b"\xff\xfe"),
        ("86098NED-2026-11-30.csv", b""),
        ("woningen.csv", b"gemeente;jaar\n"),
        ("81955NED-2026-11-30.csv", b"# tabel: 81955NED\n"),
    ],
)
def test_a_file_of_another_shape_is_refused_and_an_earlier_edition_used(
    corpus: Path, name: str, content: bytes
) -> None:
    write_statistics(corpus)
    (corpus / "statistics" / name).write_bytes(content)
    report = built(corpus)
    (problem,) = report.problems
    assert name in problem and "\n" not in problem
    with opened(corpus) as rows:
        assert rows.execute("select count(*) from statistics").fetchone()[0] == 5
        messages = [row[0] for row in rows.execute("select message from warnings")]
    assert any(message.startswith(f"{name} is niet gelezen: ") for message in messages)
    assert run(corpus).output.count(f"{name}: ") == 1


def test_a_number_can_be_shown_on_the_terminal(corpus: Path) -> None:
    write_statistics(corpus)
    built(corpus)
    key = f"statistic-{keys(corpus)['GM0141', 2024, 'new']}"
    result = CliRunner().invoke(main, ["show", key, "--database", str(corpus.parent / "kb.db")])
    assert result.exit_code == 0
    for words in (
        "301 woningen",
        "Almelo (GM0141)",
        "2024",
        "Nieuwbouw totaal",
        "bruto",
        "[[301]]",
    ):
        assert words in result.output


def run(corpus: Path) -> Result:
    places = ("--corpus", corpus, "--output", corpus.parent / "kb.db", "--no-store")
    return CliRunner().invoke(main, ["build", *map(str, places)])


def test_the_terminal_says_how_many_numbers_and_regions(corpus: Path) -> None:
    path = write_statistics(corpus)
    result = run(corpus)
    assert result.exit_code == 0
    assert (
        f"  {path.name}: 5 numbers of 2 areas; regions left out, as no document leads to them: 1"
        in result.output
    )
    files = [line for line in result.output.splitlines() if line.startswith("  deal.txt")]
    assert len(files) == 1
    assert not any(line.split()[:1] == [path.name] for line in result.output.splitlines())
