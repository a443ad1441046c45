"""The questions of the site: every row of an answer leads to its source, or says why there is none."""

from __future__ import annotations

import csv
import io
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from publish_sample import DOCUMENT, write_sample

from kb.metadata import CannedQuery, load_queries
from publish.answers import as_csv
from publish.cells import holds_span
from publish.spreadsheets import NUMBERS

QUERIES = {query.name: query for query in load_queries()}
#: The column in which a question says that the documents do not answer it.
NO_ANSWER = "geen_antwoord"
#: What people who follow woondeals ask, by the file that answers it.
TWENTY = (
    "beloofd_gepland_gebouwd",
    "wanneer_is_de_opgave_gehaald",
    "waar_moet_het_tempo_omhoog",
    "haalt_een_gebied_dertig_procent",
    "prijsgrenzen",
    "bruto_of_netto",
    "verandering_per_gebied",
    "verstreken_termijnen",
    "losse_einden",
    "wat_het_rijk_belooft",
    "projecten_gekrompen_of_verdwenen",
    "tegenspraken",
    "wat_is_sociale_huur",
    "bijzondere_groepen",
    "wat_bindt_een_gemeente",
    "wie_overlegt_hoe_vaak",
    "toegezegd_geld",
    "zwijgende_bronnen",
    "dit_jaar",
    "afspraken_over_een_thema",
)


def _rows(connection: sqlite3.Connection, name: str, **given: str) -> list[sqlite3.Row]:
    query = QUERIES[name]
    return connection.execute(query.sql, dict.fromkeys(query.params, "") | given).fetchall()


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    opened = sqlite3.connect(write_sample(tmp_path / "woondeal.db"))
    opened.row_factory = sqlite3.Row
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def corpus(built_folder: Callable[[str], Path]) -> Iterator[sqlite3.Connection]:
    opened = sqlite3.connect(built_folder("corpus"))
    opened.row_factory = sqlite3.Row
    yield opened
    opened.close()


def _places(row: sqlite3.Row) -> list[str]:
    return [row[name] for name in row.keys() if holds_span(name) and row[name]]  # noqa: SIM118


def _assert_answered(connection: sqlite3.Connection, rows: list[sqlite3.Row]) -> None:
    """Every row has a place of the database, or the one row says that there is no answer."""
    known = {row[0] for row in connection.execute("select id from spans")}
    for row in rows:
        names = row.keys()
        if NO_ANSWER in names and row[NO_ANSWER]:
            assert len(rows) == 1 and not any(row[n] for n in names if n != NO_ANSWER)
            continue
        addresses = [row[n] for n in names if str(row[n]).startswith(("/bron/", "/document/"))]
        assert set(_places(row)) <= known
        assert _places(row) or addresses, dict(row)


@pytest.mark.parametrize("name", sorted(set(QUERIES) - {"zwijgende_bronnen"}))
def test_every_row_of_an_answer_leads_to_its_source(corpus: sqlite3.Connection, name: str) -> None:
    _assert_answered(corpus, _rows(corpus, name))


@pytest.mark.parametrize(
    "name", [name for name in TWENTY if name not in ("tegenspraken", "dit_jaar")]
)
def test_a_question_that_documents_do_not_answer_says_so(
    connection: sqlite3.Connection, name: str
) -> None:
    for table in ("check_spans", "checks", "deadlines", "commitment_parties", "commitment_counts"):
        connection.execute(f"delete from {table}")
    for table in ("commitment_themes", "commitments", "counts", "sources"):
        connection.execute("pragma foreign_keys = off")
        connection.execute(f"delete from {table}")
    connection.execute("delete from passages")
    connection.execute("delete from documents")
    (row,) = _rows(connection, name)
    assert row[NO_ANSWER]
    assert not any(row[column] for column in row.keys() if column != NO_ANSWER)  # noqa: SIM118


def test_the_twenty_questions_are_there() -> None:
    assert set(TWENTY) <= set(QUERIES) and len(TWENTY) == 20


#: Views with numbers of which each was read more or less surely.
OF_NUMBERS = ("aantallen_met_bron", "stand_per_gebied", "projecten_door_de_tijd", "counts.value")


@pytest.mark.parametrize(
    "name", [name for name, query in QUERIES.items() if any(v in query.sql for v in OF_NUMBERS)]
)
def test_an_answer_with_numbers_says_how_sure_they_are(
    connection: sqlite3.Connection, name: str
) -> None:
    query = QUERIES[name]
    found = connection.execute(query.sql, dict.fromkeys(query.params, ""))
    assert any("zekerheid" in column[0] for column in found.description)


def _count(connection: sqlite3.Connection, key: str, span: str, **values: object) -> None:
    """Add a count like ``count-479`` with other values."""
    row = dict(connection.execute("select * from counts where id = 'count-479'").fetchone())
    row |= {"id": key, "span_id": span, "cell_id": None} | values
    names = ", ".join(row)
    marks = ", ".join(f":{name}" for name in row)
    connection.execute(f"insert into counts ({names}) values ({marks})", row)


@pytest.fixture
def built(connection: sqlite3.Connection) -> sqlite3.Connection:
    """The sample, in which Bergen has a task and homes that were built in the same period."""
    spans = [row[0] for row in connection.execute("select id from spans order by id")]
    period = {"period_start": "2020", "period_end": "2029"}
    _count(connection, "goal", spans[0], basis="opgave", value=1000, **period)
    _count(connection, "done", spans[1], basis="gerealiseerd", value=400, **period)
    return connection


def _of(rows: list[sqlite3.Row], area: str) -> sqlite3.Row:
    return next(row for row in rows if row["gebied"] == area)


def test_what_is_left_to_build_is_told_for_one_period_only(built: sqlite3.Connection) -> None:
    found = _of(_rows(built, "beloofd_gepland_gebouwd"), "Bergen")
    assert (found["opgave"], found["gebouwd"], found["nog_te_bouwen"]) == (1000, 400, 600)
    built.execute("update counts set period_end = '2024' where id = 'done'")
    found = _of(_rows(built, "beloofd_gepland_gebouwd"), "Bergen")
    assert found["nog_te_bouwen"] is None and "andere periode" in found["opmerking"]
    built.execute("update counts set period_start = null, period_end = null")
    found = _of(_rows(built, "beloofd_gepland_gebouwd"), "Bergen")
    assert found["nog_te_bouwen"] is None and "niet genoemd" in found["opmerking"]


def test_gross_and_net_are_not_taken_from_each_other(built: sqlite3.Connection) -> None:
    built.execute("update counts set measure = 'netto woningen' where id = 'done'")
    found = _of(_rows(built, "beloofd_gepland_gebouwd"), "Bergen")
    assert found["nog_te_bouwen"] is None and "netto" in found["opmerking"]
    found = _of(_rows(built, "wanneer_is_de_opgave_gehaald"), "Bergen")
    assert found["gehaald_in"] is None and "niet te vergelijken" in found["opmerking"]


def test_the_year_in_which_a_task_is_done_counts_from_its_first_year(
    built: sqlite3.Connection,
) -> None:
    found = _of(_rows(built, "wanneer_is_de_opgave_gehaald"), "Bergen")
    assert (found["per_jaar"], found["gehaald_in"]) == (40, 2045)
    built.execute("update counts set period_start = null where id = 'goal'")
    found = _of(_rows(built, "wanneer_is_de_opgave_gehaald"), "Bergen")
    assert found["gehaald_in"] is None and "geen beginjaar" in found["opmerking"]


def test_pace_is_what_was_built_a_year_against_what_is_needed(built: sqlite3.Connection) -> None:
    (found,) = _rows(built, "waar_moet_het_tempo_omhoog")
    assert (found["gebouwd_per_jaar"], found["nodig_per_jaar"]) == (40, 100)
    assert found["tempo_in_procent"] == 40 and found["opmerking"] is None


@pytest.mark.parametrize(
    ("change", "remark"),
    [
        ("basis = 'sleutelprojecten' where id = 'goal'", "alleen voor de sleutelprojecten"),
        (
            "measure = 'netto woningen' where id = 'done'",
            "nodig zonder bruto of netto, gebouwd netto",
        ),
    ],
)
def test_pace_is_no_percentage_of_other_homes(
    built: sqlite3.Connection, change: str, remark: str
) -> None:
    built.execute(f"update counts set {change}")
    (found,) = _rows(built, "waar_moet_het_tempo_omhoog")
    assert found["tempo_in_procent"] is None and remark in found["opmerking"]
    assert (found["gebouwd_per_jaar"], found["nodig_per_jaar"]) == (40, 100)


def test_a_share_is_of_the_total_with_the_same_ground_and_period(built: sqlite3.Connection) -> None:
    span = built.execute("select id from spans order by id desc").fetchone()[0]
    values = {"basis": "opgave", "segment": "sociale huur", "value": 300, "period_start": "2020"}
    _count(built, "social", span, period_end="2029", **values)
    (found,) = _rows(built, "haalt_een_gebied_dertig_procent", gebied="bergen")
    assert (found["aandeel"], found["haalt_de_norm"], found["hoe"]) == (30, "ja", "berekend")
    built.execute("update counts set value = 299 where id = 'social'")
    (found,) = _rows(built, "haalt_een_gebied_dertig_procent", gebied="bergen")
    assert found["haalt_de_norm"] == "nee"
    built.execute("update counts set period_end = '2028' where id = 'social'")
    (found,) = _rows(built, "haalt_een_gebied_dertig_procent", gebied="bergen")
    assert found[NO_ANSWER]


def test_a_share_is_of_the_number_that_stands_for_an_area_and_not_of_another(
    built: sqlite3.Connection,
) -> None:
    spans = [row[0] for row in built.execute("select id from spans order by id desc")]
    period = {"period_start": "2020", "period_end": "2029", "basis": "opgave"}
    _count(built, "social", spans[0], segment="sociale huur", value=300, **period)
    _count(built, "ambition", spans[1], value=3000, level="probable", **period)
    (found,) = _rows(built, "haalt_een_gebied_dertig_procent", gebied="bergen")
    assert (found["aandeel"], found["totaal"]) == (30, 1000)
    built.execute("update counts set measure = 'woningen bruto' where id = 'goal'")
    (found,) = _rows(built, "haalt_een_gebied_dertig_procent", gebied="bergen")
    assert found[NO_ANSWER]
    built.execute("update counts set measure = 'sociale huur (bruto)' where id = 'social'")
    (found,) = _rows(built, "haalt_een_gebied_dertig_procent", gebied="bergen")
    assert found["aandeel"] == 30


def test_a_share_that_is_said_and_worked_out_stands_there_once(built: sqlite3.Connection) -> None:
    spans = [row[0] for row in built.execute("select id from spans order by id desc")]
    period = {"period_start": "2020", "period_end": "2029", "basis": "opgave"}
    _count(built, "social", spans[0], segment="sociale huur", value=300, **period)
    share = {"segment": "sociale huur", "unit": "%", "measure": "aandeel sociale huur"}
    _count(built, "share", spans[1], value=30, **period, **share)
    (found,) = _rows(built, "haalt_een_gebied_dertig_procent", gebied="bergen")
    assert (found["hoe"], found["keer"]) == ("genoemd", 2)


@pytest.mark.parametrize(
    "of_some",
    [
        {"measure": "aandeel sociale huur in de opgave aan geclusterde woningen"},
        {"measure": "aandeel sociale huur in de woningvoorraad"},
        {"high": 45, "low": 11},
    ],
)
def test_a_share_of_some_homes_or_of_several_towns_does_not_answer_for_all(
    connection: sqlite3.Connection, of_some: dict[str, object]
) -> None:
    span = connection.execute("select id from spans order by id desc").fetchone()[0]
    share = {"basis": "opgave", "segment": "sociale huur", "unit": "%", "value": 50}
    _count(connection, "share", span, **share, measure="aandeel sociale huur")
    (found,) = _rows(connection, "haalt_een_gebied_dertig_procent")
    assert found["haalt_de_norm"] == "ja"
    connection.execute("delete from counts where id = 'share'")
    _count(connection, "share", span, **(share | {"measure": "aandeel sociale huur"} | of_some))
    (found,) = _rows(connection, "haalt_een_gebied_dertig_procent")
    assert found[NO_ANSWER]


def test_a_change_is_worked_out_where_each_side_has_one_number(built: sqlite3.Connection) -> None:
    spans = [row[0] for row in built.execute("select id from spans order by id desc")]
    _document(built, "deal", "agreement", "2025")
    later = {"basis": "opgave", "period_start": "2020", "period_end": "2029", "document_id": "deal"}
    _count(built, "later", spans[0], value=800, **later)
    (found,) = _rows(built, "verandering_per_gebied", gebied="bergen")
    assert (found["eerder"], found["later"], found["verschil"]) == (1000, 800, -200)
    assert found["opmerking"] is None
    _count(built, "again", spans[1], value=800, **later)
    (found,) = _rows(built, "verandering_per_gebied", gebied="bergen")
    assert found["verschil"] == -200
    _count(built, "half", spans[2], value=400, **later)
    (found,) = _rows(built, "verandering_per_gebied", gebied="bergen")
    assert (found["eerder"], found["later"], found["verschil"]) == (1000, None, None)
    assert found["opmerking"].startswith("niet zomaar te vergelijken: eerder 1.000, later ")
    assert {"400", "800"} <= set(found["opmerking"].split())


def test_a_change_is_not_one_between_periods_that_end_in_other_years(
    built: sqlite3.Connection,
) -> None:
    span = built.execute("select id from spans order by id desc").fetchone()[0]
    _document(built, "deal", "agreement", "2025")
    _count(built, "later", span, value=800, basis="opgave", period_end="2040", document_id="deal")
    (found,) = _rows(built, "verandering_per_gebied", gebied="bergen")
    assert found[NO_ANSWER]


@pytest.mark.parametrize(
    ("values", "kind", "words", "rule"),
    [
        ({"value": 355000, "measure": "huurgrens"}, "koop", "grens", 355000),
        ({"value": 1000, "measure": "huurgrens", "per": "maand"}, "huur", "huurgrens", 763.47),
        ({"value": 290000, "measure": "prijsgrens"}, "koop", "prijsgrens", 355000),
    ],
)
def test_a_limit_stands_beside_that_of_the_rules_of_its_year(
    connection: sqlite3.Connection, values: dict[str, object], kind: str, words: str, rule: float
) -> None:
    span = connection.execute("select id from spans order by id desc").fetchone()[0]
    _count(connection, "limit", span, **({"basis": "overig", "unit": "EUR"} | values))
    (found,) = _rows(connection, "prijsgrenzen")
    assert (found["soort"], found["wat"], found["regel_euro"]) == (kind, words, rule)
    assert found["regeling"]
    connection.execute("update documents set dated = '1999'")
    (found,) = _rows(connection, "prijsgrenzen")
    assert found["regel_euro"] is None and found["regeling"] is None


@pytest.mark.parametrize(
    ("dated", "measure", "rule", "euro"),
    [
        ("2022-12", "prijsgrens", "NHG", 355000),
        ("2023-02", "prijsgrens", "betaalbare koop", 355000),
        ("2025-03-20", "prijsgrens", "betaalbare koop", 405000),
        ("2025-03-20", "NHG-grens", "NHG", 450000),
    ],
)
def test_a_price_stands_beside_what_the_state_called_affordable_then(
    connection: sqlite3.Connection, dated: str, measure: str, rule: str, euro: float
) -> None:
    span = connection.execute("select id from spans order by id desc").fetchone()[0]
    _count(connection, "limit", span, value=390000, measure=measure, basis="overig", unit="EUR")
    connection.execute("update documents set dated = ?", (dated,))
    (found,) = _rows(connection, "prijsgrenzen")
    assert (found["regel"], found["regel_euro"]) == (rule, euro)
    assert found["regel_volgens"] and "nagekeken" in found["regel_nagekeken"]


def test_loose_ends_are_of_the_kind_that_was_asked(connection: sqlite3.Connection) -> None:
    found = _rows(connection, "losse_einden", wat="datum")
    assert [row["afspraak"][:12] for row in found] == ["De provincie"]
    connection.execute("update commitments set condition = 'als er geld is' where id = 'c-bouwen'")
    (found_one,) = _rows(connection, "losse_einden", wat="voorwaarde")
    assert found_one["wat_ontbreekt"] == "hangt af van: als er geld is"


def test_what_binds_a_municipality_is_the_task_around_it_and_what_its_groups_promised(
    connection: sqlite3.Connection,
) -> None:
    found = _rows(connection, "wat_bindt_een_gemeente", gemeente="bergen")
    assert {(row["soort"], row["via"]) for row in found} == {
        ("opgave", "Proefregio"),
        ("afspraak", "gemeenten"),
    }


def test_csv_has_a_link_for_every_place(built: sqlite3.Connection) -> None:
    query: CannedQuery = QUERIES["beloofd_gepland_gebouwd"]
    text = as_csv(built, query, {"gebied": "Bergen"}, "http://site")
    (row,) = csv.DictReader(io.StringIO(text))
    assert row["link"] == f"http://site/bron/{row['opgave_vindplaats']}"
    assert row["link_4"] == f"http://site/bron/{row['gebouwd_vindplaats']}"


def _stand(connection: sqlite3.Connection) -> sqlite3.Row:
    found: sqlite3.Row = connection.execute(
        "select * from stand_per_gebied where gebied = 'Bergen' and grondslag = 'opgave'"
    ).fetchone()
    return found


def _document(connection: sqlite3.Connection, key: str, kind: str, dated: str) -> None:
    row = dict(connection.execute("select * from documents limit 1").fetchone())
    row |= {"id": key, "kind": kind, "dated": dated}
    marks = ", ".join(f":{name}" for name in row)
    connection.execute(f"insert into documents ({', '.join(row)}) values ({marks})", row)


def test_the_stand_of_an_area_is_that_of_its_latest_agreement(built: sqlite3.Connection) -> None:
    span = built.execute("select id from spans order by id desc").fetchone()[0]
    assert (_stand(built)["aantal"], _stand(built)["jaren"]) == (1000, 10)
    _document(built, "nota", "proposal", "2026")
    _count(built, "proposed", span, basis="opgave", value=2000, document_id="nota")
    assert _stand(built)["aantal"] == 1000
    _document(built, "deal", "agreement", "2025")
    _count(built, "newer", span, basis="opgave", value=3000, document_id="deal")
    assert _stand(built)["aantal"] == 3000


@pytest.mark.parametrize(
    "other",
    [
        {"segment": "sociale huur"},
        {"per": "jaar"},
        {"unit": "%"},
        {"level": "uncertain"},
        {"project_id": "dorp"},
    ],
)
def test_the_stand_of_an_area_is_of_all_homes_that_were_read_with_certainty(
    built: sqlite3.Connection, other: dict[str, str]
) -> None:
    span = built.execute("select id from spans order by id desc").fetchone()[0]
    period = {"period_start": "2020", "period_end": "2040"}
    _count(built, "other", span, **({"basis": "opgave", "value": 5000} | period | other))
    assert _stand(built)["aantal"] == 1000


def test_of_one_document_the_stand_is_the_surest_and_not_the_largest(
    built: sqlite3.Connection,
) -> None:
    span = built.execute("select id from spans order by id desc").fetchone()[0]
    period = {"period_start": "2020", "period_end": "2029"}
    _count(built, "ambition", span, basis="opgave", value=5000, level="probable", **period)
    assert _stand(built)["aantal"] == 1000
    _count(built, "rounded", span, basis="opgave", value=6000, qualifier="circa", **period)
    assert _stand(built)["aantal"] == 1000
    built.execute("update counts set level = 'certain' where id = 'ambition'")
    assert _stand(built)["aantal"] == 5000
    _count(built, "again", span, basis="opgave", value=1000, **period)
    assert _stand(built)["aantal"] == 1000


def test_gross_or_net_is_said_by_the_same_number_on_the_same_period(
    built: sqlite3.Connection,
) -> None:
    span = built.execute("select id from spans order by id desc").fetchone()[0]
    said = {"basis": "opgave", "value": 1000, "measure": "woningen netto", "level": "probable"}
    _count(built, "said", span, **said, period_start="2020", period_end="2029")
    assert _stand(built)["bruto_netto"] == "netto"
    built.execute("update counts set period_end = '2028' where id = 'said'")
    assert _stand(built)["bruto_netto"] is None
    built.execute("update counts set period_end = '2029', value = 900 where id = 'said'")
    assert _stand(built)["bruto_netto"] is None


def test_of_one_document_the_stand_is_that_of_the_longest_period(built: sqlite3.Connection) -> None:
    span = built.execute("select id from spans order by id desc").fetchone()[0]
    _count(built, "year", span, basis="opgave", value=4000, period_start="2020", period_end="2020")
    assert _stand(built)["aantal"] == 1000


def _project(
    connection: sqlite3.Connection, *counts: tuple[str, int, str | None, str | None]
) -> None:
    """Counts of the project in two documents: of 2022, and of 2025 with a period."""
    _document(connection, "later", "agreement", "2025")
    spans = [row[0] for row in connection.execute("select id from spans order by id")]
    connection.execute("delete from counts where id = 'count-dorp'")
    for number, (document, value, start, end) in enumerate(counts):
        key = document if document == "later" else DOCUMENT
        period = {"period_start": start, "period_end": end, "project_id": "dorp"}
        _count(connection, f"dorp-{number}", spans[number], value=value, document_id=key, **period)


@pytest.mark.parametrize(
    ("after", "what"), [((), "gekrompen"), ((200,), "gekrompen"), ((300,), "doorgeschoven")]
)
def test_a_project_shrank_only_if_the_years_after_do_not_make_up_for_it(
    connection: sqlite3.Connection, after: tuple[int, ...], what: str
) -> None:
    later = [("later", 100, "2024", "2030"), *(("later", n, "2031", None) for n in after)]
    _project(connection, ("earlier", 400, None, None), *later)
    (found,) = _rows(connection, "projecten_gekrompen_of_verdwenen")
    assert (found["wat"], found["eerder"], found["later"]) == (what, 400, 100)
    assert found["later_daarna"] == (after[0] if after else None)


def test_a_project_has_one_verdict_by_the_document_that_names_the_years_after(
    connection: sqlite3.Connection,
) -> None:
    later = [("later", 100, "2024", "2030"), ("later", 300, "2031", None)]
    _project(connection, ("earlier", 400, None, None), *later)
    _document(connection, "poster", "other", "2025")
    spans = [row[0] for row in connection.execute("select id from spans order by id desc")]
    period = {"period_start": "2024", "period_end": "2030", "project_id": "dorp"}
    _count(connection, "poster", spans[0], value=100, document_id="poster", **period)
    (found,) = _rows(connection, "projecten_gekrompen_of_verdwenen")
    assert (found["wat"], found["later_daarna"]) == ("doorgeschoven", 300)
    connection.execute("delete from counts where id = 'dorp-1'")
    (found,) = _rows(connection, "projecten_gekrompen_of_verdwenen")
    assert found["wat"] == "doorgeschoven" and found["later_daarna_vindplaats"]
    connection.execute("delete from counts where id = 'dorp-2'")
    (found,) = _rows(connection, "projecten_gekrompen_of_verdwenen")
    assert (found["wat"], found["later_daarna"]) == ("gekrompen", None)


def test_a_project_that_the_newest_document_does_not_have_is_not_named_any_more(
    connection: sqlite3.Connection,
) -> None:
    _project(connection, ("earlier", 400, None, None))
    connection.execute(
        "insert into projects (id, area_id, name) values ('nieuw', 'GM0373', 'Nieuwe Wijk')"
    )
    span = connection.execute("select id from spans order by id desc").fetchone()[0]
    _count(connection, "nieuw", span, value=50, document_id="later", project_id="nieuw")
    (found,) = _rows(connection, "projecten_gekrompen_of_verdwenen")
    assert (found["wat"], found["project"]) == ("niet meer genoemd", "Het Nieuwe Dorp")


@pytest.mark.parametrize("name", sorted(QUERIES))
def test_a_dutch_spreadsheet_knows_each_column_of_numbers(
    corpus: sqlite3.Connection, name: str
) -> None:
    rows = _rows(corpus, name)
    with_decimals = {
        c for row in rows for c, value in dict(row).items() if isinstance(value, float)
    }
    assert with_decimals <= NUMBERS
