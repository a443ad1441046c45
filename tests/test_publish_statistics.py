"""What Statistics Netherlands counts, on the site: beside promises, never across gross and net."""

from __future__ import annotations

import asyncio
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from cbs_sample import ALMELO, TODAY, write_statistics
from publish_sample import DOCUMENT, sample_rows, sample_site, span_of, write_sample

from corpus.statistics_file import Figure
from kb.database import write_database
from kb.editions import places_of_earlier_editions
from kb.metadata import load_queries
from kb.statistics import read_statistics
from publish import area_page, citation, statistics_facts
from publish.annotation import web_annotation
from publish.finding import Located, Sought, locate
from publish.source_page import SourceView
from publish.source_page import view as source_view

BERGEN = replace(ALMELO, region="GM0373", region_name="Bergen (NH.)")
FIGURES = (
    BERGEN,
    replace(BERGEN, column="Sloop_15", title="Sloop", value=0),
    replace(BERGEN, column="SaldoVoorraad_21", title="Saldo voorraad", value=-12),
    replace(BERGEN, column="ToevoegingenTotaal_13", title="Toevoegingen totaal", value=310),
    replace(BERGEN, year=2023, value=240),
    replace(BERGEN, region="PV27", region_name="Noord-Holland (PV)", value=4703),
)
PATH = "/gemeente/bergen-noord-holland"


def promise(key: str, measure: str, value: int, **fields: Any) -> dict[str, Any]:
    """A task of Bergen, at the same words as another number of the sample."""
    return {
        "id": key,
        "document_id": DOCUMENT,
        "span_id": span_of("2.500"),
        "area_id": "GM0373",
        "measure": measure,
        "basis": "opgave",
        "value": value,
        "unit": "woningen",
        "level": "certain",
        **fields,
    }


PROMISES = (
    promise("c-bruto", "woningen (bruto)", 310, period_start="2024", period_end="2024"),
    promise("c-netto", "netto toename", 200, period_start="2024", period_end="2024"),
    promise("c-none", "woningen", 300, per="jaar", period_start="2024", period_end="2025"),
    promise("c-long", "woningen (bruto)", 2500, period_start="2022", period_end="2030"),
    promise("c-social", "woningen (bruto)", 90, segment="sociale huur"),
)


def written(folder: Path, figures: tuple[Figure, ...] = FIGURES, **earlier: Any) -> Path:
    """The sample database with statistics and promises; ``earlier`` are rows of other tables."""
    (folder / "corpus").mkdir(exist_ok=True)
    path = write_statistics(folder / "corpus", figures)
    rows = sample_rows()
    for area in rows["areas"]:
        area["cbs_code"] = area["id"] if re.fullmatch(r"(GM|PV)\d+", area["id"]) else None
    rows["counts"] += PROMISES
    found = read_statistics([path], rows["areas"])
    assert found.problems == []
    for name, more in (*found.found.tables.items(), *earlier.items()):
        rows.setdefault(name, []).extend(more)
    database = folder / "woondeal.db"
    database.unlink(missing_ok=True)
    write_database(database, rows, {row["id"]: row["text"] for row in rows["passages"]})
    return database


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("statistics"))


@pytest.fixture
def connection(database: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(database)) as opened:
        opened.row_factory = sqlite3.Row
        yield opened


def fetched(database: Path, *paths: str) -> list[Any]:
    """The answers of the site on a database."""

    async def ask() -> list[Any]:
        site = sample_site(database)
        return [await site.client.get(path) for path in paths]

    return asyncio.run(ask())


def section(text: str) -> str:
    """The part of an area's page that is about what was built, as a reader sees it."""
    found = re.search(r'<section id="gebouwd".*?</section>', text, re.DOTALL)
    return found[0] if found else ""


def seen(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def place(connection: sqlite3.Connection, flow: str, year: int = 2024) -> Located:
    (key,) = connection.execute(
        "select span_id from statistics where area_id = 'GM0373' and flow = ? and year = ?",
        (flow, year),
    ).fetchone()
    found = locate(connection, key)
    assert isinstance(found, Located)
    return found


def view(connection: sqlite3.Connection, flow: str) -> SourceView:
    return source_view(connection, place(connection, flow))


def test_a_page_shows_each_year_with_new_homes_demolition_and_balance_apart(database: Path) -> None:
    (page,) = fetched(database, PATH)
    html = section(page.text)
    rows = [seen(row) for row in re.findall(r"<tr>.*?</tr>", html, re.DOTALL)]
    assert rows == [
        "Jaar Nieuwbouw (bruto) Sloop Saldo (netto)",
        "2024 nader voorlopig 301 0 −12",
        "2023 240 onbekend onbekend",
    ]


def test_each_number_links_to_its_own_characters(database: Path) -> None:
    (page,) = fetched(database, PATH)
    links = re.findall(
        r'<td class="number"><a class="to-source" href="/bron/([a-z2-7]+)">([^<]+)</a>',
        section(page.text),
    )
    with closing(sqlite3.connect(database)) as rows:
        quotes = dict(rows.execute("select id, quote from spans").fetchall())
    assert [(quotes[key], text) for key, text in links] == [
        ("301", "301"),
        ("0", "0"),
        ("-12", "−12"),
        ("240", "240"),
    ]


def test_promises_stand_beside_it_with_their_own_word(connection: sqlite3.Connection) -> None:
    page = area_page.view(connection, "GM0373", date(2026, 11, 29))
    assert page is not None and page.built is not None
    said = {p.statement.main.id: p.gross_or_net for p in page.built.promises}
    assert said == {"c-bruto": "bruto", "c-netto": "netto", "c-none": "", "c-long": "bruto"}


def test_no_number_is_made_of_others(database: Path) -> None:
    (page,) = fetched(database, PATH)
    numbers = set(re.findall(r"(?<![\w.])−?\d[\d.]*(?![\w%])", seen(section(page.text))))
    given = {"301", "0", "−12", "240", "310", "200", "300", "2.500"}
    days = {"2022", "2023", "2024", "2025", "2026", "2030", "29", "4.0", "5", "4"}
    assert numbers - given - days == set()
    assert "%" not in seen(section(page.text))


def test_the_source_its_day_and_its_licence_are_named(database: Path) -> None:
    (page,) = fetched(database, PATH)
    html = section(page.text)
    assert "opgehaald op 29 november 2026" in seen(html)
    assert "Centraal Bureau voor de Statistiek (CBS), tabel 86098NED" in seen(html)
    assert 'href="https://creativecommons.org/licenses/by/4.0/deed.nl"' in html


def test_without_a_file_the_page_says_so_in_words_for_a_reader(tmp_path: Path) -> None:
    (page,) = fetched(write_sample(tmp_path / "woondeal.db"), PATH)
    told = seen(section(page.text))
    assert told.startswith(
        "Beloofd en gebouwd Hoeveel er volgens het CBS gebouwd is, staat hier nog niet"
    )
    # The command for it is in docs/publish.md, for whoever runs the site.
    assert "reference add" not in told and "<code>" not in section(page.text)


def test_an_area_of_which_the_file_has_nothing_says_so(database: Path) -> None:
    (page,) = fetched(database, "/gemeente/bergen-limburg")
    assert "geen nieuwbouw, sloop of saldo voor Bergen" in seen(section(page.text))


@pytest.mark.parametrize("path", ["/gebied/proefregio", "/gebied/set-bergen"])
def test_areas_that_nobody_counts_have_no_such_part(database: Path, path: str) -> None:
    (page,) = fetched(database, path)
    assert page.status_code == 200 and section(page.text) == ""


def test_so_many_years_are_shown_and_the_others_counted(
    connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    def shown() -> tuple[list[int], int]:
        page = area_page.view(connection, "GM0373", date(2026, 11, 29))
        assert page is not None and page.built is not None
        return [year.year for year in page.built.years], page.built.more_years

    assert shown() == ([2024, 2023], 0)
    monkeypatch.setattr(statistics_facts, "SHOWN_YEARS", 1)
    assert shown() == ([2024], 1)


@pytest.mark.parametrize(
    ("words", "word"),
    [
        (["woningen (bruto)"], "bruto"),
        (["Netto plancapaciteit"], "netto"),
        (["bruto woningen", "netto woningen"], ""),
        (["woningen"], ""),
        ([], ""),
    ],
)
def test_gross_or_net_is_the_one_word_that_is_there(words: list[str], word: str) -> None:
    assert statistics_facts.gross_or_net(words) == word


def test_the_page_of_a_place_says_what_the_number_is(
    database: Path, connection: sqlite3.Connection
) -> None:
    (page,) = fetched(database, f"/bron/{place(connection, 'new').span_id}")
    assert page.status_code == 200
    text = seen(page.text)
    for words in (
        "301 in de rij “Bergen (NH.), 2024”, in de kolom “Nieuwbouw totaal”",
        "Aantal 301 woningen",
        "Wat nieuwbouw (bruto)",
        "Gebied Bergen GM0373",
        "Jaar 2024 nader voorlopig",
        "Alle cijfers van Bergen (NH.)",
        "noem het CBS als bron",
    ):
        assert words in text
    assert '<mark id="woorden">301</mark>' in page.text
    assert "GM0373,2024,0,Sloop_15" in text


def test_a_citation_names_office_table_day_row_and_column(connection: sqlite3.Connection) -> None:
    cited = citation.newspaper(view(connection, "net"), "https://example.nl/bron/x")
    assert cited == (
        "Centraal Bureau voor de Statistiek (CBS), Levensloop van woningen (86098NED) (29 november 2026), "
        "rij “Bergen (NH.), 2024”, kolom “Saldo voorraad”: “-12”. Via Woondeal-kennisbank, "
        "https://example.nl/bron/x"
    )
    item = citation.csl(view(connection, "net"), "https://example.nl/bron/x", TODAY)
    assert "page" not in item


def test_an_annotation_tells_what_the_number_is(connection: sqlite3.Connection) -> None:
    found = web_annotation(view(connection, "new"), "https://example.nl/bron/x")
    assert found["body"][0]["value"] == "301 woningen, nieuwbouw (bruto), Bergen, 2024"
    kinds = [selector["type"] for selector in found["target"]["selector"]]
    assert kinds == ["TextQuoteSelector", "TextPositionSelector"]
    without = web_annotation(view(connection, "demolished"), "https://example.nl/bron/x")
    assert without["body"][0]["value"] == "0 woningen, sloop, Bergen, 2024"


def test_a_link_to_a_number_that_was_revised_shows_both(tmp_path: Path) -> None:
    with closing(sqlite3.connect(written(tmp_path))) as rows:
        rows.row_factory = sqlite3.Row
        key = place(rows, "new").span_id
    (tmp_path / "woondeal.db").rename(tmp_path / "old.db")
    revised = (replace(FIGURES[0], value=299), *FIGURES[1:])

    def absent(keys: Any) -> set[str]:
        return {str(key)} & set(keys)

    gone = places_of_earlier_editions(tmp_path / "old.db", absent)
    with closing(sqlite3.connect(written(tmp_path, revised, editions=gone))) as rows:
        rows.row_factory = sqlite3.Row
        assert key is not None
        found = locate(rows, key)
        assert isinstance(found, Located) and not isinstance(found, Sought)
        assert (found.how, found.was) == ("changed", "301")
        assert found == replace(place(rows, "new"), how="changed", was="301")


Ask = Callable[..., list[dict[str, Any]]]


@pytest.fixture
def ask(connection: sqlite3.Connection) -> Ask:
    query = {q.name: q for q in load_queries()}["beloofd_gepland_gebouwd_per_jaar"]

    def asked(area: str = "") -> list[dict[str, Any]]:
        return [dict(row) for row in connection.execute(query.sql, {"gebied": area})]

    return asked


def test_a_year_has_a_row_for_gross_one_for_net_and_one_for_what_says_neither(ask: Ask) -> None:
    rows = {row["bruto_netto"]: row for row in ask("bergen") if row["jaar"] == 2024}
    numbers = {
        kind: (row["beloofd"], row["gebouwd_volgens_cbs"], bool(row["opmerking"]))
        for kind, row in rows.items()
    }
    assert numbers == {
        "bruto": (310, 301, False),
        "netto": (200, -12, False),
        "onbekend": (300, None, True),
    }
    assert rows["bruto"]["cbs_status"] == "Nader voorlopig"


def test_a_number_over_years_together_is_of_no_year(ask: Ask) -> None:
    assert 2500 not in {row["beloofd"] for row in ask()}
    assert {row["jaar"] for row in ask("Bergen") if row["beloofd"] == 300} == {2024, 2025}


def test_a_year_that_the_office_does_not_have_says_so(ask: Ask) -> None:
    (row,) = [row for row in ask("Noord-Holland") if row["jaar"] == 2024]
    assert (row["gebouwd_volgens_cbs"], row["beloofd"], row["opmerking"]) == (4703, None, None)
    assert {row["opmerking"] for row in ask("Bergen") if row["jaar"] == 2025} == {
        "bruto of netto staat er niet bij"
    }


def test_the_data_names_the_licence_and_the_source_of_the_office(database: Path) -> None:
    counted, counts, package = fetched(
        database, "/woondeal/gebouwd_volgens_cbs", "/woondeal/counts", "/datapackage.json"
    )
    office = "Licentie: CC BY 4.0 · Bron: Centraal Bureau voor de Statistiek (CBS), tabel 86098NED"
    assert office in seen(counted.text)
    assert "CC BY 4.0" not in seen(counts.text)
    licences = {each["name"]: each.get("licenses") for each in package.json()["resources"]}
    assert licences["statistics"][0]["title"] == "CC BY 4.0"
    assert licences["counts"] is None


def test_the_question_has_a_page_and_a_csv(database: Path) -> None:
    page, csv, view_page = fetched(
        database,
        "/woondeal/beloofd_gepland_gebouwd_per_jaar?gebied=Bergen",
        "/woondeal/beloofd_gepland_gebouwd_per_jaar.csv?gebied=Bergen",
        "/woondeal/gebouwd_volgens_cbs",
    )
    assert "bekijk in de bron" in page.text
    assert "Bergen,gemeente,2024,bruto,310," in csv.text
    assert view_page.status_code == 200 and "Gebouwd volgens het CBS" in view_page.text
