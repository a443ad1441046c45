"""Of each region the agreements that are known, read and checked; unknown is said, not guessed."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from corpus.areas import load_areas
from corpus.woondeals import Agreement, Evidence, Region, Woondeals
from kb.database import write_database
from publish import documents, woondeals
from publish.documents import Document
from publish.reading_quality import ReadingQuality, Share
from tests.publish_sample import DOCUMENT, sample_rows, sample_site

AT_ADDRESS = Evidence(id="nieuws", words="is getekend", by="Rijksoverheid", url="https://a.nl/")
IN_DOCUMENT = Evidence(id="zin", words="Bergen bouwt nog eens", document=DOCUMENT)
ELSEWHERE = Evidence(id="weg", words="staat er niet", document=DOCUMENT)
LISTED = Woondeals(
    3,
    "nieuws",
    (AT_ADDRESS, IN_DOCUMENT, ELSEWHERE),
    (
        Region("PV23", (Agreement("first", "nieuws", "2022-12-21"),), ("twente",)),
        Region(
            "PV24",
            (Agreement("first", "zin"), Agreement("update", "weg", "2025")),
            name="Vier gemeenten",
        ),
    ),
)
#: Id, kind, date, end of its period and what it is an annex of.
DOCUMENTS = (
    ("oud", "agreement", "2019", "2020", None),
    ("woondeal", "agreement", "2022-12", "2030", None),
    ("nader", "agreement", "2024", "2030", "woondeal"),
    ("actualisatie", "agreement", "2025", "2034", None),
    ("volgende", "agreement", "2026", "2036", None),
    ("visie", "vision", "2025", "2036", None),
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    rows = sample_rows()
    rows["areas"] += [
        {"id": "PV23", "name": "Overijssel", "kind": "province", "parent_id": "NL"},
        {"id": "twente", "name": "Twente", "kind": "region", "parent_id": "PV23"},
    ]
    first: dict[str, Any] = rows["documents"][0]
    rows["documents"] += [
        {**first, "id": key, "title": key, "kind": kind, "area_id": "twente", "dated": dated,
         "period_end": end, "annex_of": annex}
        for key, kind, dated, end, annex in DOCUMENTS
    ]  # fmt: skip
    found = tmp_path_factory.mktemp("woondeals") / "woondeal.db"
    write_database(found, rows, {row["id"]: "" for row in rows["passages"]})
    return found


@pytest.fixture
def connection(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path)) as found:
        found.row_factory = sqlite3.Row
        yield found


@pytest.fixture
def deals(connection: sqlite3.Connection) -> woondeals.Deals:
    every = documents.documents(connection)
    return woondeals.deals(connection, every, load_areas(), {}, LISTED)


def read(deal: woondeals.Deal) -> dict[str, list[str]]:
    return {stage: [r.document.id for r in found] for stage, found in deal.read.items()}


def test_agreement_stands_by_its_year_and_how_far_it_runs(deals: woondeals.Deals) -> None:
    twente = deals.regions[0]
    assert (twente.name, twente.path) == ("Twente", "/gebied/twente")
    assert read(twente) == {"first": ["woondeal"], "update": ["actualisatie"], "next": ["volgende"]}


def test_agreement_without_a_year_is_of_no_stage(connection: sqlite3.Connection) -> None:
    found: Document = documents.documents(connection)[0]
    assert woondeals.stage_of(replace(found, kind="agreement", dated=None)) is None
    assert (
        woondeals.stage_of(replace(found, kind="agreement", dated="2024", period_end=None))
        == "update"
    )


def test_what_is_known_leads_to_who_says_so(deals: woondeals.Deals) -> None:
    (known,) = deals.regions[0].known["first"]
    assert (known.dated, known.by, known.url) == ("2022-12-21", "Rijksoverheid", "https://a.nl/")
    (inside,) = deals.regions[1].known["first"]
    assert (inside.dated, inside.path) == (None, f"/document/{DOCUMENT}/pagina/1")
    assert inside.by == "Woondeal Proefregio & omstreken"
    (lost,) = deals.regions[1].known["update"]
    assert lost.path == f"/document/{DOCUMENT}"


def test_document_of_another_corpus_is_said_not_to_be_here(connection: sqlite3.Connection) -> None:
    lost = replace_document(LISTED, "elders")
    found = woondeals.deals(connection, (), load_areas(), {}, lost)
    (known,) = found.regions[1].known["first"]
    assert (known.by, known.path) == ("een document dat hier niet is gelezen", "")


def replace_document(listed: Woondeals, key: str) -> Woondeals:
    moved = tuple(Evidence(e.id, e.words, key) if e.document else e for e in listed.evidence)
    return Woondeals(listed.number, listed.evidence_of_number, moved, listed.region)


def test_region_without_a_page_has_no_link(deals: woondeals.Deals) -> None:
    assert (deals.regions[1].name, deals.regions[1].path) == ("Vier gemeenten", "")


def test_regions_are_counted_by_stage_and_those_that_nobody_names(deals: woondeals.Deals) -> None:
    first, update, following = deals.tallies
    assert (first.known, first.read, first.checked) == (2, 1, 0)
    assert (update.known, update.read) == (2, 1)
    assert (following.known, following.read) == (1, 1)
    assert deals.unnamed == 1


def test_checked_is_what_people_marked(
    connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    share = Share(1, 1)
    quality = ReadingQuality(("Woondeal",), *[share] * 6, document_ids=("woondeal",))
    monkeypatch.setattr(woondeals, "reading_quality", lambda: quality)
    every = documents.documents(connection)
    found = woondeals.deals(connection, every, load_areas(), {}, LISTED)
    assert [tally.checked for tally in found.tallies] == [1, 0, 0]


def test_page_says_what_is_known_read_and_unknown(path: Path) -> None:
    page = unescape(asyncio.run(sample_site(path).client.get("/regios")).text)
    assert "maakten 35 regio’s een woondeal" in page
    assert '<a href="/document/woondeal">woondeal</a>' in page and "niet nagekeken" in page
    drenthe = page.partition(">Zuidoost-Drenthe<")[2].partition("</tr>")[0]
    assert "bekend" in drenthe and "21 december 2022" in drenthe and "Rijksoverheid" in drenthe
    assert drenthe.count('<span class="quiet">onbekend</span>') == 2
    utrecht = page.partition(">Regio Amersfoort<")[2].partition("</tr>")[0]
    assert "datum onbekend" in utrecht
