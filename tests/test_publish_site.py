"""The pages of the site, asked for as a browser does."""

from __future__ import annotations

import asyncio
import csv
import io
import json
import re
import sqlite3
from collections.abc import Callable, Iterator
from html import unescape
from html.parser import HTMLParser
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

import pytest
from publish_sample import DOCUMENT, HOSTILE, SECOND, sample_site, span_of, write_sample

from publish import workbook

Get = Callable[..., Any]

PAGES = (
    "/",
    "/gemeenten",
    "/gemeente/bergen-noord-holland",
    "/gebied/proefregio",
    "/gebied/set-bergen",
    "/documenten",
    "/regios",
    f"/document/{DOCUMENT}",
    f"/document/{DOCUMENT}/pagina/1",
    f"/document/{DOCUMENT}/pagina/2",
    "/afspraken",
    "/afspraken?partij=provincie&soort=support",
    "/afspraken?thema=funding",
    "/themas",
    "/thema/funding",
    "/thema/nitrogen",
    "/termijnen",
    "/partijen",
    "/partij/gemeenten-proefregio",
    "/controle",
    "/controles",
    "/controle/check-1",
    "/controles?soort=total",
    "/controles?gebied=GM0373&zekerheid=differs",
    "/controles/twijfel",
    "/controles/niet-gecontroleerd",
    "/vergelijk",
    "/zoeken",
    "/zoeken?q=woningen",
    "/over",
    "/gegevensmodel",
    f"/bron/{span_of('2.500')}",
    f"/bron/{span_of('479')}",
    f"/bron/{span_of(HOSTILE)}",
)
DATASETTE_PAGES = (
    "/woondeal",
    "/woondeal/counts",
    "/woondeal/counts?_facet=basis&value__gte=400",
    "/woondeal/passages?_search=woningen",
    "/woondeal/counts/count-2500",
    "/woondeal/aantallen_met_bron",
    "/woondeal?sql=select+*+from+spans",
    "/woondeal/woningen_per_gemeente",
)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_sample(tmp_path_factory.mktemp("site") / "woondeal.db")


@pytest.fixture(scope="module")
def loop() -> Iterator[asyncio.AbstractEventLoop]:
    loop = asyncio.new_event_loop()
    yield loop
    loop.close()


@pytest.fixture(scope="module")
def get(database: Path, loop: asyncio.AbstractEventLoop) -> Get:
    async def start() -> Any:
        return sample_site(database)

    datasette = loop.run_until_complete(start())

    def fetch(path: str, **keywords: Any) -> Any:
        return loop.run_until_complete(datasette.client.get(path, **keywords))

    return fetch


class _Page(HTMLParser):
    """What the tests look at: links, what a browser fetches, marks, and things that must not be."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.fetched: list[str] = []
        self.marks: list[str] = []
        self.ids: list[str] = []
        self.forbidden: list[str] = []
        self.scripts = 0
        self.headings: list[str] = []
        self.landmarks: list[str] = []
        self._marked = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "a" and values.get("href"):
            self.links.append(values["href"] or "")
        for name in ("src", "action", "poster", "data"):
            if values.get(name):
                self.fetched.append(values[name] or "")
        if tag == "link" and values.get("rel") in ("stylesheet", "icon"):
            self.fetched.append(values["href"] or "")
        # A block of data is no script: browsers do not run it.
        is_data = tag == "script" and values.get("type") == "application/ld+json"
        is_ours = tag == "script" and (values.get("src") or "").startswith("/static/copy.js?v=")
        self.scripts += is_ours
        if tag in ("script", "style", "iframe", "object", "base") and not (is_data or is_ours):
            self.forbidden.append(tag)
        self.forbidden.extend(name for name in values if name.startswith("on") or name == "style")
        if values.get("id"):
            self.ids.append(values["id"] or "")
        name = values.get("aria-labelledby") or values.get("aria-label")
        if name and (tag in ("section", "nav", "aside") or values.get("role") == "region"):
            self.landmarks.append(name)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(tag)
        if tag == "mark":
            self._marked = True
            self.marks.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "mark":
            self._marked = False

    def handle_data(self, data: str) -> None:
        if self._marked:
            self.marks[-1] += data


@pytest.mark.parametrize("path", PAGES + DATASETTE_PAGES)
def test_page_is_dutch_and_asks_nothing_of_others(get: Get, path: str) -> None:
    # Datasette 1.0 has another address for a reader's own SQL, and sends there.
    response = get(path, follow_redirects=True)
    assert response.status_code == 200, response.text[:300]
    assert '<html lang="nl">' in response.text
    page = _Page(response.text)
    assert page.headings[0] == "h1" and page.headings.count("h1") == 1
    assert all(not urlsplit(address).netloc for address in page.fetched)
    assert page.forbidden == []
    assert page.scripts == path.startswith("/bron/")
    assert len(page.ids) == len(set(page.ids))
    assert "set-cookie" not in response.headers


@pytest.mark.parametrize("path", (*PAGES, *DATASETTE_PAGES, "/bestaat/niet", "/static/site.css"))
def test_response_has_security_headers(get: Get, path: str) -> None:
    headers = get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy
    assert ("script-src 'self'" in policy) == path.startswith("/bron/")
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"]


def test_every_link_of_every_page_leads_somewhere(get: Get) -> None:
    links = {
        urljoin(path, link).partition("#")[0]
        for path in PAGES
        for link in _Page(get(path).text).links
    }
    inside = sorted(link for link in links if link and not urlsplit(link).netloc)
    statuses = {link: get(link).status_code for link in inside}
    assert {link: s for link, s in statuses.items() if s not in (200, 302)} == {}
    assert len(inside) > 30


@pytest.mark.parametrize("path", PAGES)
def test_fragments_that_a_page_links_to_on_itself_are_there(get: Get, path: str) -> None:
    page = _Page(get(path).text)
    wanted = {link[1:] for link in page.links if link.startswith("#")}
    assert wanted <= set(page.ids)


@pytest.mark.parametrize("path", PAGES + DATASETTE_PAGES)
def test_landmarks_of_a_page_have_names_of_their_own(get: Get, path: str) -> None:
    found = _Page(get(path, follow_redirects=True).text).landmarks
    assert len(found) == len(set(found)), found


@pytest.mark.parametrize(
    "words", ["2.500", "479", HOSTILE, "tot en met 2030", SECOND.strip(), "ieder jaar"]
)
def test_source_page_marks_exactly_the_quote(get: Get, words: str) -> None:
    page = _Page(get(f"/bron/{span_of(words)}").text)
    assert "".join(page.marks) == words


def test_document_leads_to_the_page_of_its_publisher_or_says_that_it_is_unknown(
    tmp_path: Path, get: Get, loop: asyncio.AbstractEventLoop
) -> None:
    assert "bladzijde van de uitgever onbekend" in get(f"/document/{DOCUMENT}").text
    path = write_sample(tmp_path / "woondeal.db")
    connection = sqlite3.connect(path)
    connection.execute("update sources set landing_page = 'https://a.nl/woondeals'")
    connection.commit()
    connection.close()
    told = loop.run_until_complete(sample_site(path).client.get(f"/document/{DOCUMENT}")).text
    assert '<a href="https://a.nl/woondeals" rel="noreferrer">' in told


def test_markup_in_a_source_is_shown_as_text(get: Get) -> None:
    for path in (f"/bron/{span_of(HOSTILE)}", f"/document/{DOCUMENT}/pagina/1", "/afspraken"):
        text = get(path).text
        assert "<script>" not in text and "<script a" not in text
        assert "&lt;script&gt;" in text


def test_markup_in_checks_and_warnings_is_shown_as_text(get: Get) -> None:
    assert "&lt;b&gt;Bergen&lt;/b&gt;" in get("/controles").text
    assert "&lt;i&gt;overlegt&lt;/i&gt;" in get(f"/document/{DOCUMENT}").text


def test_markup_in_a_search_is_shown_as_text(get: Get) -> None:
    text = get("/zoeken?q=" + quote("<img src=x onerror=alert(1)>")).text
    assert "<img" not in text


def test_source_page_says_where_the_words_stand(get: Get) -> None:
    text = unescape(get(f"/bron/{span_of('479')}").text)
    assert "Woondeal Proefregio & omstreken" in text
    assert "in de rij “Bergen”" in text and "in de kolom “Woningen”" in text
    assert re.search(r"<dt>Bladzijde</dt><dd>4 \(in het bestand: 1\)", text)


def test_source_page_says_that_a_wish_is_no_commitment(get: Get) -> None:
    text = get(f"/bron/{span_of('doen mee')}").text
    assert "Een wens aan provincie Noord-Holland; dat is geen afspraak." in text


def test_source_page_offers_a_citation_with_a_permalink(get: Get) -> None:
    text = unescape(get(f"/bron/{span_of('2.500')}").text)
    citation = re.search(r'<textarea id="citaat"[^>]*>([^<]*)', text)
    assert citation is not None
    assert citation[1].startswith(
        "Rijk, Woondeal Proefregio & omstreken (december 2022), p. 4 (in het bestand p. 1): "
        "“De gemeenten bouwen samen 2.500 woningen tot en met 2030.” Via "
    )
    assert f"http://localhost/bron/{span_of('2.500')}?exact=2.500&prefix=" in citation[1]


def test_annotation_selects_the_quote_by_words_and_by_position(get: Get) -> None:
    response = get(f"/bron/{span_of('2.500')}.json")
    annotation = response.json()
    assert annotation["type"] == "Annotation"
    selectors = {s["type"]: s for s in annotation["target"]["selector"]}
    words = selectors["TextQuoteSelector"]
    assert words["exact"] == "2.500"
    assert words["prefix"].endswith("bouwen samen ") and words["suffix"].startswith(" woningen")
    place = selectors["TextPositionSelector"]
    assert place["end"] - place["start"] == 5
    assert selectors["FragmentSelector"]["conformsTo"].endswith("/rfc5147")
    assert selectors["FragmentSelector"]["value"] == f"char={place['start']},{place['end']}"
    assert "2.500 woningen" in annotation["body"][0]["value"]


def test_old_link_finds_its_words_where_they_are_now(get: Get) -> None:
    around = "prefix=samen+2.500+woningen&suffix=%E2%86%92+De+provincie"
    response = get(f"/bron/verdwenen?exact=tot+en+met+2030.&{around}")
    assert response.status_code == 200
    assert "De tekst is verplaatst" in response.text
    assert _Page(response.text).marks == ["tot en met 2030."]


def test_old_link_to_a_short_number_is_told_apart_by_its_context(get: Get) -> None:
    response = get("/bron/verdwenen?exact=479&prefix=bouwt+nog+eens&suffix=huurwoningen")
    assert span_of("479", 2) in response.text
    assert "andere plek" not in response.text


def test_a_number_with_other_words_around_it_is_not_shown_for_that_of_the_link(get: Get) -> None:
    response = get("/bron/verdwenen?exact=479&prefix=Alkmaar+bouwt&suffix=huurwoningen")
    assert response.status_code == 404
    assert "De link noemt" in response.text


def test_link_with_a_number_alone_finds_nothing(get: Get) -> None:
    assert get("/bron/verdwenen?exact=2.500").status_code == 404


def test_old_link_with_changed_words_shows_both(get: Get) -> None:
    response = get(
        "/bron/verdwenen?exact=480&prefix=Bergen+bouwt+nog+eens&suffix=huurwoningen.+S%C3%BAdwest"
    )
    assert response.status_code == 200
    assert "De tekst is veranderd" in response.text
    assert "<del>480</del>" in response.text and "<ins>479</ins>" in response.text


def test_a_number_of_a_cell_is_shown_with_the_words_of_its_cell(get: Get) -> None:
    shown = '<strong>479</strong><span class="context"> woningen</span>'
    assert shown in get(f"/bron/{span_of('479')}").text
    # The same number in a sentence is shown with that.
    sentence = get(f"/bron/{span_of('479', 2)}").text
    assert shown not in sentence and "nog eens" in sentence


def test_link_with_other_words_than_its_span_does_not_show_the_span(get: Get) -> None:
    assert get(f"/bron/{span_of('479')}?exact=2.501").status_code == 404


def test_key_of_an_earlier_edition_says_what_stood_there(get: Get) -> None:
    response = get("/bron/vroeger1")
    assert response.status_code == 410
    assert "Borne bouwt <script>" not in response.text
    text = unescape(response.text)
    assert "Borne bouwt <script>" in text and "310" in text and "3 mei 2024" in text
    told = json.loads(get("/bron/vroeger1.json").text)
    assert told["was"]["exact"] == "310" and told["was"]["document_title"] == "Woondeal Proefregio"


def test_a_key_of_an_earlier_edition_says_what_its_number_was_and_the_printed_page(
    get: Get,
) -> None:
    page = get("/bron/vroeger1").text
    assert "<i>te bouwen" not in page
    text = unescape(page)
    assert "310 woningen <i>te bouwen</i> – opgave – Borne – t/m 2030" in text
    assert "(waarschijnlijk)" in text
    assert "p. 4 (in het bestand p. 1)" in text
    assert f'href="/document/{DOCUMENT}"' in page
    was = json.loads(get("/bron/vroeger1.json").text)["was"]
    assert (was["page_label"], was["counts"][0]["area"]) == ("4", "Borne")
    # The other key of before was that of a place without a count.
    assert "Gelezen als" not in get("/bron/verdwenen?exact=niets+hiervan").text


def test_key_of_an_earlier_edition_finds_its_words(get: Get) -> None:
    response = get("/bron/vroeger2")
    assert response.status_code == 200 and "De tekst is verplaatst" in response.text
    assert _Page(response.text).marks == ["2.500"]


def test_unknown_span_is_not_found_as_page_and_as_json(get: Get) -> None:
    assert get("/bron/nergens").status_code == 404
    response = get("/bron/nergens.json")
    assert response.status_code == 404 and json.loads(response.text)["ok"] is False


def test_municipalities_of_one_name_are_told_apart(get: Get) -> None:
    text = get("/gemeente/bergen").text
    assert "/gemeente/bergen-noord-holland" in text and "/gemeente/bergen-limburg" in text


def test_municipality_is_found_by_its_code(get: Get) -> None:
    response = get("/gemeente/GM0373")
    assert response.status_code == 302
    assert response.headers["location"] == "/gemeente/bergen-noord-holland"


def test_municipality_shows_what_it_does_itself_and_with_others(get: Get) -> None:
    text = unescape(get("/gemeente/bergen-noord-holland").text)
    assert "479 woningen" in text
    assert "Als een van de gemeenten " in text
    assert "uiterlijk 31 december 2030" in text
    assert "1 onzeker aantal staat" in text


def test_document_page_joins_broken_words_and_shows_all_text(get: Get) -> None:
    text = unescape(get(f"/document/{DOCUMENT}/pagina/2").text)
    assert "over de voortgang." in text
    assert get(f"/document/{DOCUMENT}/pagina/3").status_code == 404


def test_document_page_puts_a_bullet_before_its_item(get: Get) -> None:
    text = get(f"/document/{DOCUMENT}/pagina/1").text
    assert re.search(r'<span class="marker">→</span> <mark class="commitment">De provincie', text)


def test_document_page_marks_who_is_named(get: Get) -> None:
    text = get(f"/document/{DOCUMENT}/pagina/1").text
    assert re.search(
        r'<a class="found party" href="/partij/gemeenten-proefregio" '
        r'title="Partij: [^"]*\(verantwoordelijk\)">De gemeenten</a>',
        text,
    )
    assert re.search(r'id="toon-partijen" checked> \d+ genoemde', text)


def test_document_page_has_its_numbers_in_the_margin(get: Get) -> None:
    text = get(f"/document/{DOCUMENT}/pagina/1").text
    margin = re.findall(r'<p class="of-count"><a href="/bron/([^"]+)">([^<]+)</a>', text)
    assert (span_of("2.500"), "2.500 woningen") in [
        (m[0], m[1].rpartition("minimaal ")[2]) for m in margin
    ]
    assert span_of("479") not in [m[0] for m in margin], "that is in a table"


def test_document_page_shows_a_table_once_with_a_link_on_its_number(get: Get) -> None:
    text = get(f"/document/{DOCUMENT}/pagina/1").text
    assert text.count('class="source-table"') == 1
    assert f'<a class="found count" href="/bron/{span_of("479")}">479 woningen</a>' in text


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("2500", "2.500"),
        ("2.500", "2.500"),
        ("'s-Hertogenbosch", "'s-Hertogenbosch"),
        ("sudwest", "Súdwest"),
        ("Súdwest", "Súdwest"),
        ("gemeente", "gemeenten"),
        ("woning", "woningen"),
        ("Nieuwe Dorp", "Het Nieuwe Dorp"),
        ("de provincie", "provincie Noord-Holland"),
    ],
)
def test_search_finds(get: Get, query: str, found: str) -> None:
    text = unescape(get("/zoeken?q=" + quote(query)).text)
    results = text.partition('role="status"')[2]
    assert found in re.sub("</?mark>", "", results)


def test_search_for_words_that_are_nowhere_together_leads_to_each(get: Get) -> None:
    text = get("/zoeken?q=Bergen+provincie").text
    assert "Nergens staan al deze woorden bij elkaar" in text
    assert 'href="/gemeente/bergen-noord-holland"' in text
    assert 'href="/zoeken?q=provincie"' in text


def test_municipality_of_which_nothing_was_found_is_known_all_the_same(get: Get) -> None:
    assert "Over de gemeente <strong>Almelo</strong> is in deze documenten niets" in (
        get("/zoeken?q=almelo").text
    )
    response = get("/gemeente/almelo")
    assert response.status_code == 404
    assert "Over de gemeente Almelo is in deze documenten niets gevonden." in response.text
    assert "Er is geen gemeente “nergens”." in get("/gemeente/nergens").text


def test_search_finds_a_part_of_a_compound_in_commitments_too(get: Get) -> None:
    for part in ("gemeenten", "meenten"):
        text = get(f"/zoeken?q={part}").text
        assert 'id="h-afspraken"' in text, part


def test_search_finds_a_part_of_a_compound(get: Get) -> None:
    assert "huur<mark>woningen</mark>" in get("/zoeken?q=woningen+eens").text


@pytest.mark.parametrize(
    "query",
    ['"', "'", "-", '"a" -b', "NEAR(", "a AND", "*", "(", "text:woning", "^a", "a" * 500, "\x00"],
)
def test_no_search_is_an_error(get: Get, query: str) -> None:
    assert get("/zoeken?q=" + quote(query)).status_code == 200


def test_calendar_has_the_deadline_on_its_day(get: Get) -> None:
    response = get("/termijnen.ics?partij=gemeenten-proefregio")
    assert response.headers["content-type"].startswith("text/calendar")
    assert "DTSTART;VALUE=DATE:20301231\r\n" in response.text
    assert response.text.count("BEGIN:VEVENT") == 1


def test_calendar_of_a_municipality_has_what_it_does_with_others(get: Get) -> None:
    text = get("/termijnen.ics?gebied=GM0373").text
    assert "X-WR-CALNAME:Termijnen woondeals: Bergen" in text
    assert text.count("BEGIN:VEVENT") == 1
    page = get("/termijnen?gebied=GM0373").text
    assert "Alleen wat" in page and "/termijnen.ics?gebied=GM0373" in page


@pytest.mark.parametrize("asked", ["partij", "gebied"])
def test_calendar_of_an_unknown_party_or_area_is_not_found(get: Get, asked: str) -> None:
    assert get(f"/termijnen.ics?{asked}=niemand").status_code == 404


@pytest.mark.parametrize(
    ("path", "part"),
    [
        ("/gemeente/bergen-noord-holland", "Gemeenten"),
        ("/gebied/proefregio", "Gemeenten"),
        (f"/document/{DOCUMENT}/pagina/1", "Documenten"),
        ("/partij/gemeenten-proefregio", "Partijen"),
        ("/thema/funding", "Thema’s"),
        ("/woondeal/counts", "Gegevens"),
        ("/over", "Over"),
    ],
)
def test_menu_says_which_part_a_page_is_in(get: Get, path: str, part: str) -> None:
    current = re.findall(r'aria-current="(?:page|true)">([^<]+)</a></li>', get(path).text)
    assert current[:1] == [part]


def test_rows_of_datasette_link_to_the_source(get: Get) -> None:
    for path in ("/woondeal/counts", "/woondeal/commitments", "/woondeal/deadlines",
                 "/woondeal/counts/count-2500", "/woondeal/aantallen_met_bron"):  # fmt: skip
        assert 'class="to-source" href="/bron/' in get(path).text, path


def test_row_leads_to_what_it_refers_to(get: Get) -> None:
    links = _Page(get("/woondeal/counts/count-479").text).links
    # Datasette 1.0 links to the rows itself.
    for ours, row in (
        (f"/document/{DOCUMENT}", f"/woondeal/documents/{DOCUMENT}"),
        ("/gebied/GM0373", "/woondeal/areas/GM0373"),
        ("/woondeal/cells/tabel-1-r1c2", "/woondeal/cells/tabel-1-r1c2"),
    ):
        found = {ours, row} & set(links)
        assert found, ours
        assert {get(link).status_code for link in found} <= {200, 302}


def test_mistake_in_sql_is_explained_and_not_an_error_of_the_site(get: Get) -> None:
    response = get("/woondeal?sql=select+*+from+niets", follow_redirects=True)
    # Datasette 1.0 says that the page as such is fine.
    assert response.status_code == (400 if version("datasette").startswith("0.") else 200)
    assert "Er is geen tabel “niets”." in response.text


def test_answer_to_a_question_is_there_whole_with_links(get: Get) -> None:
    response = get("/vragen/alle_regios.csv")
    assert response.headers["content-type"].startswith("text/csv")
    rows = list(csv.DictReader(io.StringIO(response.text.removeprefix("\ufeff"))))
    assert {row["regio"] for row in rows} == {"Proefregio"}
    assert {row["gebied"] for row in rows} == {"Proefregio", "Bergen"}
    assert f"http://localhost/bron/{span_of('2.500')}" in {row["link"] for row in rows}
    assert list(csv.reader(io.StringIO(get("/vragen/alle_regios.csv?regio=niets").text)))[1:] == []
    assert get("/vragen/niets.csv").status_code == 404
    page = get("/woondeal/alle_regios?regio=proef").text
    assert 'href="/vragen/alle_regios.csv?regio=proef"' in page


def test_overviews_are_there_as_an_excel_file(get: Get) -> None:
    response = get("/woondeals.xlsx")
    assert response.headers["content-type"] == workbook.MEDIA_TYPE
    assert response.content[:2] == b"PK"


def test_correction_is_shown_with_what_the_machine_read_and_who_says_so(
    tmp_path: Path, loop: asyncio.AbstractEventLoop
) -> None:
    path = write_sample(tmp_path / "woondeal.db")
    connection = sqlite3.connect(path)
    connection.execute(
        """insert into corrections (id, document_id, span_id, table_name, row_id, field,
        machine_value, corrected_value, said_by, said_on, reason, applied)
        values ('x', ?, ?, 'counts', 'count-2500', 'value', '2400', '2500', 'A. Lezer',
        '2026-02-03', 'Zo staat het in <b>tabel 1</b>', 1)""",
        (DOCUMENT, span_of("2.500")),
    )
    connection.commit()
    connection.close()

    async def pages() -> tuple[str, str]:
        site = sample_site(path)
        source = await site.client.get(f"/bron/{span_of('2.500')}")
        return source.text, (await site.client.get("/")).text

    source, home = loop.run_until_complete(pages())
    assert "getal: 2.500; de machine las: 2.400." in source
    assert "&lt;b&gt;tabel 1&lt;/b&gt; (A. Lezer, 3 februari 2026)" in source
    assert "1 regel verbeterd" in home


def test_page_that_is_not_there_says_so_in_dutch(get: Get) -> None:
    response = get("/bestaat/niet")
    assert response.status_code == 404
    assert "Deze pagina bestaat niet" in response.text


def test_home_names_the_file_that_could_not_be_read(get: Get) -> None:
    assert "stuk.pdf (afgebroken bestand)" in get("/").text


def test_who_has_a_page_already_is_told_so(get: Get) -> None:
    first = get("/over")
    again = get("/over", headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 304 and again.text == ""
    assert again.headers["content-security-policy"] == first.headers["content-security-policy"]
    assert get("/over", headers={"if-none-match": '"een ander"'}).status_code == 200


def test_page_that_is_not_there_is_not_kept(get: Get) -> None:
    assert "etag" not in get("/bestaat/niet").headers


def test_style_is_kept_for_good_at_an_address_with_its_hash(get: Get) -> None:
    (style,) = [a for a in _Page(get("/").text).fetched if "site.css" in a]
    assert "immutable" in get(style).headers["cache-control"]
    assert "immutable" not in get("/static/site.css?v=oud").headers["cache-control"]


def test_address_that_is_not_there_writes_no_traceback(
    get: Get, capfd: pytest.CaptureFixture[str]
) -> None:
    get("/bestaat/niet")
    written = capfd.readouterr()
    assert "Traceback" not in written.out + written.err


def test_links_stay_under_the_path_of_the_site(
    database: Path, loop: asyncio.AbstractEventLoop
) -> None:
    async def pages() -> list[str]:
        site = sample_site(database, "/kennisbank/")
        paths = (*PAGES, *DATASETTE_PAGES)
        return [(await site.client.get(path, follow_redirects=True)).text for path in paths]

    for text in loop.run_until_complete(pages()):
        inside = [link for link in _Page(text).links if link.startswith("/")]
        assert inside and all(link.startswith("/kennisbank/") for link in inside)


def test_theme_has_its_commitments_by_party_with_the_words_that_show_it(get: Get) -> None:
    text = get("/thema/monitoring").text
    assert "overleggen ieder jaar" in unescape(text)
    assert 'title="In de kop: Overleg"' in text
    assert 'href="/afspraken?thema=monitoring' in text


def test_words_of_a_theme_are_shown_as_text(get: Get) -> None:
    text = get("/thema/funding").text
    assert "<script" not in text and "&lt;script&gt;" in text


def test_theme_without_commitments_says_so_and_an_unknown_one_is_not_found(get: Get) -> None:
    assert "Geen van de gelezen documenten" in get("/thema/nitrogen").text
    assert get("/thema/onzin").status_code == 404


def test_commitments_are_filtered_by_theme(get: Get) -> None:
    text = unescape(get("/afspraken?thema=pace").text)
    assert "1 afspraak" in text and '<option value="pace" selected' in text
    assert "0 afspraken" in get("/afspraken?thema=nitrogen").text


def test_themes_are_listed_with_how_many_commitments_they_have(get: Get) -> None:
    rows = re.findall(r'/thema/(\w+)">.*?data-label="Afspraken">(\d+)', get("/themas").text)
    assert dict(rows)["pace"] == "1" and dict(rows)["land"] == "0" and len(rows) == 15


def test_parties_are_listed_by_kind_with_what_they_do_themselves_and_through_groups(
    get: Get,
) -> None:
    text = get("/partijen").text
    line = re.search(r'/partij/bergen-nh">Bergen</a></th>(.*?)</tr>', text)
    assert line is not None
    numbers = re.findall(r'data-label="([^"]+)">(\d+)', line[1])
    assert numbers[:2] == [("Verantwoordelijk", "0"), ("Via groepen", "2")]
    assert 'id="soort-collective"' in text and 'id="soort-water_authority"' not in text


def test_party_says_what_themes_its_commitments_have(get: Get) -> None:
    text = get("/partij/gemeenten-proefregio").text
    assert "/afspraken?partij=gemeenten-proefregio&amp;thema=pace" in text
