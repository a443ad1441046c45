"""Citing a place, and reporting a mistake in it."""

from __future__ import annotations

import asyncio
import json
import re
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from publish_sample import sample_site, span_of, write_sample

from publish import citation, report, source_page
from publish.finding import Located, locate

ADDRESS = "https://kennisbank.example/bron/abc?exact=2.500"
TODAY = date(2026, 3, 9)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_sample(tmp_path_factory.mktemp("citation") / "woondeal.db")


@pytest.fixture(scope="module")
def view(database: Path) -> Iterator[source_page.SourceView]:
    connection = sqlite3.connect(database)
    connection.row_factory = sqlite3.Row
    located = locate(connection, span_of("2.500"))
    assert isinstance(located, Located)
    yield source_page.view(connection, located)
    connection.close()


def asked(database: Path, path: str, **configured: str) -> Any:
    async def ask() -> Any:
        return await sample_site(database, **configured).client.get(path)

    return asyncio.run(ask())


def test_csl_names_the_document_its_page_and_the_words(view: source_page.SourceView) -> None:
    (item,) = json.loads(citation.csl_json(view, ADDRESS, TODAY))
    assert item["title"] == "Woondeal Proefregio & omstreken"
    assert item["author"] == [{"literal": "Rijk"}]
    assert item["issued"] == {"date-parts": [[2022, 12]]}
    assert item["accessed"] == {"date-parts": [[2026, 3, 9]]}
    assert (item["page"], item["URL"], item["genre"]) == ("4", ADDRESS, "overeenkomst")
    assert "“De gemeenten bouwen samen 2.500 woningen tot en met 2030.”" in item["note"]


def test_newspaper_names_the_article_and_closes_a_sentence_once(
    view: source_page.SourceView,
) -> None:
    cited = citation.newspaper(replace(view, article="2.1", cited="Wij bouwen."), ADDRESS)
    assert (
        ", p. 4 (in het bestand p. 1), punt 2.1: “Wij bouwen.” Via Woondeal-kennisbank, " in cited
    )
    assert "“2.500”. Via " in citation.newspaper(replace(view, cited="2.500"), ADDRESS)


def test_a_number_is_cited_in_its_sentence_or_with_its_row_and_column(
    view: source_page.SourceView,
) -> None:
    sentence = "“De gemeenten bouwen samen 2.500 woningen tot en met 2030.” Via"
    assert sentence in citation.newspaper(view, ADDRESS)
    cell = replace(view, cited="2.500", row_header="Bergen", column_header="2030\n(netto)")
    assert ", rij “Bergen”, kolom “2030 (netto)”: “2.500”." in citation.newspaper(cell, ADDRESS)
    assert "Citaat: “2.500” (rij “Bergen”, kolom " in citation.csl(cell, ADDRESS, TODAY)["note"]


def test_the_page_in_the_file_is_named_where_it_is_another(view: source_page.SourceView) -> None:
    assert view.page_name == "p. 4 (in het bestand p. 1)"
    same = replace(view, pages=(replace(view.pages[0], label=None),))
    assert same.page_name == "p. 1"
    assert replace(view, pages=()).page_name == ""


def test_csl_leaves_out_what_is_not_known(view: source_page.SourceView) -> None:
    bare = replace(view, publisher=None, dated=None, document_kind=None, document_title=None)
    item = citation.csl(bare, ADDRESS, TODAY)
    assert item["title"] == "proef.txt"
    assert {"author", "issued", "genre"} & set(item) == set()


def test_bibtex_escapes_what_has_a_meaning_there(view: source_page.SourceView) -> None:
    entry = citation.bibtex(view, ADDRESS, TODAY)
    assert entry.startswith("@techreport{woondeal-proef-2022-")
    assert r"  title = {{Woondeal Proefregio \& omstreken}}," in entry
    assert "  year = {2022},\n  month = {12}," in entry
    assert "  url = {https://kennisbank.example/bron/abc?exact=2.500}," in entry


@given(st.text(max_size=80))
def test_braces_of_a_bibtex_field_are_in_balance(text: str) -> None:
    escaped = citation._escaped(text)
    bare = re.sub(r"\\[{}]", "", escaped)
    assert bare.count("{") == bare.count("}")


@pytest.mark.parametrize(
    ("suffix", "kind"),
    [
        (".bib", "application/x-bibtex"),
        (".csl", "application/vnd.citationstyles.csl+json"),
        (".json", "application/json"),
    ],
)
def test_place_is_there_for_machines(database: Path, suffix: str, kind: str) -> None:
    response = asked(database, f"/bron/{span_of('2.500')}{suffix}")
    assert response.status_code == 200
    assert response.headers["content-type"].startswith(kind)
    assert "2.500" in response.text
    assert asked(database, f"/bron/nergens{suffix}").status_code == 404


def test_report_by_mail_is_filled_in() -> None:
    address = report.address("mailto:redactie@example.nl", ADDRESS, "2.500 & meer")
    query = parse_qs(urlsplit(address).query)
    assert "+" not in address
    assert query["subject"] == ["Fout in de Woondeal-kennisbank"]
    assert query["body"][0].startswith(f"Het gaat om: “2.500 & meer”\n{ADDRESS}\n")


def test_report_fills_in_an_address_with_places_for_it() -> None:
    to = "https://meldpunt.example/nieuw?kop={onderwerp}&wat={tekst}"
    query = parse_qs(urlsplit(report.address(to, ADDRESS, "2.500")).query)
    assert set(query) == {"kop", "wat"} and ADDRESS in query["wat"][0]


def test_report_to_an_issue_tracker_has_a_title_and_a_body() -> None:
    address = report.address("https://forge.example/issues/new?labels=fout", ADDRESS, "w " * 400)
    query = parse_qs(urlsplit(address).query)
    assert set(query) == {"labels", "title", "body"} and len(address) < 2000


def test_nobody_who_takes_reports_means_no_link(database: Path) -> None:
    for path in (f"/bron/{span_of('2.500')}", "/afspraken", "/woondeal/counts/count-2500"):
        assert "fout" not in asked(database, path).text.lower()


@pytest.mark.parametrize(
    "path",
    [
        f"/bron/{span_of('2.500')}",
        "/afspraken",
        "/termijnen",
        "/controles",
        "/gemeente/bergen-noord-holland",
        "/woondeal/counts/count-2500",
    ],
)
def test_every_row_can_be_reported(database: Path, path: str) -> None:
    text = unescape(asked(database, path, report="mailto:redactie@example.nl").text)
    links = re.findall(r'href="(mailto:[^"]*)"', text)
    assert links
    for link in links:
        body = parse_qs(urlsplit(link).query)["body"][0]
        assert re.search(r"\nhttp://localhost/(bron/[a-z0-9-]+\?exact=.|woondeal/counts/)", body)
