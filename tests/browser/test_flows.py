"""What a reader does: from the first page to the words, with the mouse and with the keyboard."""

from __future__ import annotations

import csv
import re
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from edited_deal import CHANGED, ELSEWHERE, GONE, build_deal
from playwright.sync_api import Page, expect
from publish_sample import DOCUMENT, span_of


@pytest.fixture(scope="module")
def busiest(database: Path) -> str:
    """The municipality with the most certain numbers of homes."""
    with closing(sqlite3.connect(database)) as connection:
        row = connection.execute(
            """select a.name from counts c join areas a on a.id = c.area_id
            where a.kind = 'municipality' and c.level <> 'uncertain' and c.project_id is null
            and c.unit = 'woningen' and c.segment is null and c.per is null
            group by a.id order by count(*) desc, a.name limit 1"""
        ).fetchone()
    return str(row[0])


def quote_at(database: Path, address: str) -> str:
    """The words of the span that an address leads to."""
    span = re.search(r"/bron/([A-Za-z0-9-]+)", address)
    assert span
    with closing(sqlite3.connect(database)) as connection:
        row = connection.execute("select quote from spans where id = ?", (span[1],)).fetchone()
    return str(row[0])


def assert_marked(page: Page, database: Path) -> None:
    """The page marks exactly the words of its span, and they can be seen by scrolling there."""
    marks = page.locator(".sheet mark")
    assert "".join(marks.all_text_contents()) == quote_at(database, page.url)
    page.get_by_role("link", name="Ga naar deze woorden op de bladzijde").click()
    expect(marks.first).to_be_in_viewport()


@contextmanager
def another_site(html: str) -> Iterator[str]:
    """The address of a site of somebody else, with one page."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("content-type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(html.encode())

        def log_message(self, format: str, *args: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def test_from_home_to_a_municipality_to_a_number_to_its_words(
    page: Page, site: str, database: Path, busiest: str
) -> None:
    page.goto(site)
    page.get_by_role("link", name=busiest, exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(busiest)
    number = page.locator(".statements td.number a").first
    quantity = number.inner_text()
    number.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Waar het staat")
    expect(page.locator("dl.read.count").first).to_contain_text(quantity)
    assert_marked(page, database)


def test_tile_of_the_map_leads_to_its_municipality(page: Page, site: str) -> None:
    page.goto(site)
    tile = page.locator(".tiles a").first
    name = (tile.locator("title").text_content() or "").partition(": ")[0]
    tile.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)


def test_map_shows_homes_on_the_ground_that_a_reader_chooses(page: Page, site: str) -> None:
    """One click, and the numbers are those of the table below the map."""
    page.goto(site)
    page.locator(".tile-map .chips a", has_text="gerealiseerd").click()
    expect(page.locator("#h-kaart")).to_contain_text("Gerealiseerd: hoeveel woningen per gemeente")
    expect(page.locator(".tile-map .legend")).to_contain_text("of meer woningen")
    shown = page.locator(".tiles a:not(.shade-none)").first
    name = (shown.locator("title").text_content() or "").partition(": ")[0]
    page.get_by_text("De kaart als tabel").click()
    row = page.locator("details tr", has=page.get_by_role("rowheader", name=name, exact=True))
    number = row.locator("a.to-source").inner_text()
    expect(shown.locator(".number")).to_contain_text(number)


def test_a_number_is_cited_with_what_it_is_of(page: Page, site: str, database: Path) -> None:
    """From the first page two clicks to the number, a third to the citation."""
    page.goto(site)
    page.locator(".tiles a").first.click()
    page.locator("#afgesproken a.to-source").first.click()
    page.get_by_role("link", name="Citeren", exact=True).click()
    citation = page.get_by_label("Bronvermelding").input_value()
    words = page.locator("mark").first.inner_text()
    quoted = citation.partition(" Via Woondeal-kennisbank")[0]
    assert words in quoted and ", p. " in quoted
    assert "rij “" in quoted or len(quoted.rpartition("“")[2]) > len(words) + 2


def test_a_citation_is_copied_with_one_click(page: Page, site: str) -> None:
    page.goto(site)
    page.locator(".tiles a").first.click()
    page.locator("#afgesproken a.to-source").first.click()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Kopieer de bronvermelding").click()
    expect(page.get_by_text("Gekopieerd.")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.get_by_label("Bronvermelding").input_value()


def test_card_of_a_figure_stands_on_a_page_of_another(
    page: Page, site: str, database: Path, busiest: str
) -> None:
    page.goto(site)
    page.get_by_role("link", name=busiest, exact=True).first.click()
    page.locator(".statements td.number a").first.click()
    place = page.url
    page.locator("summary", has_text="Als kaart in een eigen pagina").click()
    frame = page.locator("#kaart").input_value()
    with another_site(
        f"<!doctype html><title>Elders</title><h1>Een andere site</h1>{frame}"
    ) as other:
        page.goto(other)
        card = page.frame_locator("iframe")
        expect(card.locator("h1")).to_contain_text(quote_at(database, place))
        expect(card.locator(".state")).to_contain_text("De woorden staan zo in het document.")
        card.get_by_role("link", name="Bekijk het in de bron").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Waar het staat")


def test_what_there_is_of_a_region_is_two_clicks_away(page: Page, site: str) -> None:
    page.goto(site)
    page.get_by_role("navigation", name="Hoofdmenu").get_by_role("link", name="Documenten").click()
    page.get_by_role("link", name="Per regio").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Wat er is, per regio")
    drenthe = page.get_by_role("row").filter(has_text="Zuidoost-Drenthe")
    expect(drenthe).to_contain_text("niet gelezen")
    expect(drenthe).to_contain_text("onbekend")


def test_all_rows_of_a_table_are_one_click_away(page: Page, site: str) -> None:
    page.goto(f"{site}/woondeal/spans")
    rows = page.get_by_role("status").locator("strong").inner_text()
    expect(page.locator(".downloads li").first).to_have_text(
        f"CSV: alle {rows} (voor Nederlandse Excel)"
    )
    with page.expect_download() as download:
        page.get_by_role("link", name="voor Nederlandse Excel").click()
    text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    assert len(list(csv.reader(text.splitlines(keepends=True), delimiter=";"))) == (
        int(rows.partition(" ")[0].replace(".", "")) + 1
    )


def test_from_a_search_to_the_words(page: Page, site: str, database: Path) -> None:
    page.goto(site)
    page.get_by_label("Zoek een gemeente, project, partij, getal of woord").fill("huurwoningen")
    page.get_by_role("button", name="Zoek").click()
    hit = page.locator("#h-tekst + .hits li").first
    expect(hit.locator("mark").first).to_contain_text(re.compile("huurwoning", re.I))
    hit.locator("a.to-source").click()
    assert_marked(page, database)


@pytest.mark.parametrize(
    ("words", "found"),
    [("gemeente", "gemeenten"), ("woning", "woningen"), ("2500", "2.500"), ("twente", "Twente")],
)
def test_search_finds_other_forms(page: Page, site: str, words: str, found: str) -> None:
    page.goto(f"{site}/zoeken?q={words}")
    expect(page.locator("main")).to_contain_text(found)
    expect(page.get_by_role("status")).to_contain_text("Gevonden")


def test_document_is_read_page_by_page_with_marks_that_can_be_switched_off(
    page: Page, site: str, database: Path
) -> None:
    with closing(sqlite3.connect(database)) as connection:
        document, first, last = connection.execute(
            """select d.id, d.page_first, d.page_last from documents d
            order by (select count(*) from commitments c where c.document_id = d.id) desc limit 1"""
        ).fetchone()
    page.goto(f"{site}/document/{document}")
    page.get_by_role("link", name="Lees het document").click()
    assert page.url.endswith(f"/pagina/{first}")
    for _ in range(min(last - first, 4)):
        page.get_by_role("link", name="Volgende").first.click()
    while not page.locator(".leaf mark.commitment").count():
        page.get_by_role("link", name="Volgende").first.click()
    mark = page.locator(".leaf mark.commitment").first
    shown = mark.evaluate("e => getComputedStyle(e).backgroundColor")
    page.get_by_label(re.compile(r"\d+ afspra")).uncheck()
    assert mark.evaluate("e => getComputedStyle(e).backgroundColor") != shown
    expect(page.locator(".leaf .of-commitment").first).to_be_hidden()
    page.get_by_label(re.compile(r"\d+ aantal")).uncheck()
    assert page.locator(".leaf .margin:visible").count() == 0
    page.get_by_label(re.compile(r"\d+ afspra")).check()
    page.locator(".leaf .of-commitment").first.get_by_role("link", name="Afspraak").first.click()
    assert_marked(page, database)


def test_contents_lead_to_their_heading(page: Page, site: str, database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection:
        (document,) = connection.execute(
            """select document_id from passages where kind = 'heading'
            group by 1 order by count(*) desc limit 1"""
        ).fetchone()
    page.goto(f"{site}/document/{document}")
    entry = page.locator(".toc a").nth(3)
    words = entry.inner_text()
    entry.click()
    target = page.locator(":target")
    expect(target).to_be_in_viewport()
    assert " ".join(target.inner_text().split())[-20:] == " ".join(words.split())[-20:]


def test_check_leads_to_its_evidence(page: Page, site: str, database: Path) -> None:
    page.goto(f"{site}/controles")
    evidence = page.locator(".check .side a.to-source").first
    evidence.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Waar het staat")
    assert_marked(page, database)


def test_comparison_leads_to_both_sides(page: Page, site: str, database: Path) -> None:
    page.goto(f"{site}/vergelijk")
    row = page.locator(".compared tr.changed").first
    for cell in (0, 1):
        page.goto(f"{site}/vergelijk")
        row.locator("td").nth(cell).get_by_role("link").first.click()
        assert_marked(page, database)


def test_commitments_are_filtered_without_script(page: Page, site: str) -> None:
    page.goto(f"{site}/afspraken")
    every = page.get_by_role("status").inner_text()
    page.get_by_label("Wat", exact=True).select_option("support")
    page.get_by_role("button", name="Toon").click()
    expect(page.get_by_role("status")).not_to_have_text(every)
    kinds = set(page.locator(".commitment-card .kind").all_inner_texts())
    assert kinds == {"ondersteunen"}


def test_source_offers_a_citation_a_permalink_and_a_report(page: Page, site: str) -> None:
    page.goto(f"{site}/afspraken")
    page.locator(".commitment-card a.to-source").first.click()
    permalink = page.get_by_label("Vaste link").input_value()
    assert permalink.startswith(f"{site}/bron/") and "exact=" in permalink
    assert permalink in page.get_by_label("Bronvermelding").input_value()
    report = page.get_by_role("link", name="Meld een fout in wat hier gelezen is")
    assert (report.get_attribute("href") or "").startswith("mailto:redactie@example.nl?subject=")
    words = page.locator(".sheet mark").all_text_contents()
    page.goto(permalink)
    assert page.locator(".sheet mark").all_text_contents() == words


def test_old_link_says_that_its_words_have_moved(page: Page, site: str) -> None:
    page.goto(f"{site}/afspraken")
    page.locator(".commitment-card a.to-source").first.click()
    permalink = page.get_by_label("Vaste link").input_value()
    page.goto(re.sub(r"/bron/[^?]*", "/bron/verdwenen", permalink))
    expect(page.get_by_role("note")).to_contain_text("verplaatst")


def cite(page: Page, site: str) -> str:
    """The permalink of the number of a town, as who cites it finds and copies it: a search and a click."""
    page.goto(site)
    search = page.get_by_label("Zoek een gemeente, project, partij, getal of woord")
    search.fill("hoeveel woningen in Almelo")
    search.press("Enter")
    page.locator("#h-aantallen ~ .scroll td.number a").first.click()
    expect(page.locator(".sheet mark")).to_have_text("500")
    return str(page.get_by_label("Vaste link").input_value())


def test_a_cited_number_is_found_again_after_a_build_with_edits_elsewhere(
    page: Page, deal: tuple[str, Path]
) -> None:
    site, folder = deal
    link = cite(page, site)
    build_deal(folder, ELSEWHERE)
    page.goto(link)
    expect(page.locator(".sheet mark")).to_have_text("500")
    expect(page.locator(".sheet")).to_contain_text("Een nieuwe alinea over de huren.")
    expect(page.get_by_role("note")).to_have_count(0)


def test_a_cited_number_that_a_later_edition_changed_or_dropped_says_so(
    page: Page, deal: tuple[str, Path]
) -> None:
    site, folder = deal
    link = cite(page, site)
    build_deal(folder, CHANGED)
    page.goto(link)
    expect(page.get_by_role("note").locator("del")).to_have_text("500")
    expect(page.get_by_role("note").locator("ins")).to_have_text("650")
    build_deal(folder, GONE)
    answer = page.request.get(link)
    assert answer.status == 410 and "<mark" not in answer.text()
    assert re.search(r"Gelezen als</dt><dd>500 woningen\b[^<]*Almelo", answer.text())


def test_page_of_a_pdf_is_shown_with_the_words_outlined(page: Page, pdf_site: str) -> None:
    page.goto(f"{pdf_site}/bron/{span_of('2.500')}")
    image = page.locator(".crop image")
    expect(image).to_be_visible()
    address = image.get_attribute("href") or ""
    response = page.request.get(pdf_site + address)
    assert response.ok and response.headers["content-type"] == "image/webp"
    outlined = page.locator(".crop rect.marked").bounding_box()
    crop = page.locator(".crop svg").bounding_box()
    assert outlined and crop
    assert crop["x"] < outlined["x"] and crop["y"] < outlined["y"]
    assert outlined["x"] + outlined["width"] < crop["x"] + crop["width"]
    page.goto(f"{pdf_site}/document/{DOCUMENT}/pagina/1")
    page.locator(".whole a.count").first.click()
    expect(page).to_have_url(re.compile(f"/bron/{span_of('2.500')}"))


def focused(page: Page) -> str:
    """The words of the link that has the focus; empty for anything else."""
    return str(page.evaluate("document.activeElement.closest('a')?.innerText ?? ''"))


def tab_to(page: Page, words: str, most: int = 120) -> None:
    """Press Tab until what has the focus says these words, and can be seen to have it."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if words in focused(page):
            outline = page.evaluate(
                "(e => getComputedStyle(e).outlineStyle)(document.activeElement)"
            )
            assert outline != "none", f"{words}: nothing shows that it has the focus"
            return
    raise AssertionError(f"{words}: not reached with {most} times Tab")


def test_keyboard_alone_leads_from_home_to_the_words(
    page: Page, site: str, database: Path, busiest: str
) -> None:
    page.goto(site)
    page.keyboard.press("Tab")
    assert focused(page) == "Naar de inhoud"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.type(busiest)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/zoeken"))
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    tab_to(page, f"{busiest} gemeente")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(busiest)
    tab_to(page, "woningen")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Waar het staat")
    assert "".join(page.locator(".sheet mark").all_text_contents()) == quote_at(database, page.url)


def test_phone_leads_from_home_to_the_words(
    phone: Page, site: str, database: Path, busiest: str
) -> None:
    phone.goto(site)
    phone.get_by_role("link", name=busiest, exact=True).first.click()
    phone.locator(".statements td.number a").first.click()
    assert_marked(phone, database)


def test_data_can_be_asked_with_sql(page: Page, site: str, database: Path) -> None:
    page.goto(f"{site}/gegevens")
    page.get_by_label("SQL (SQLite)").fill("select count(*) as aantal from counts")
    page.get_by_role("button", name="Voer uit").click()
    with closing(sqlite3.connect(database)) as connection:
        (count,) = connection.execute("select count(*) from counts").fetchone()
    expect(page.locator("table.data td")).to_have_text(str(count))


def test_first_page_leads_to_what_differs_most_and_to_both_numbers(
    page: Page, site: str, database: Path
) -> None:
    page.goto(site)
    line = page.locator(".news .ranked li").first
    before, after = (line.locator("a.to-source").nth(n) for n in (0, 1))
    assert before.inner_text() != after.inner_text()
    after.click()
    assert_marked(page, database)


def test_words_that_are_nowhere_together_still_lead_to_the_municipality(
    page: Page, site: str, busiest: str
) -> None:
    page.goto(f"{site}/zoeken?q={busiest}+zeppelin+woningen")
    expect(page.get_by_role("status")).to_contain_text("Nergens staan al deze woorden bij elkaar")
    page.get_by_role("link", name=f"{busiest} gemeente").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(busiest)


def test_deadlines_of_a_municipality_go_into_a_calendar(
    page: Page, site: str, busiest: str
) -> None:
    page.goto(site)
    page.get_by_role("link", name=busiest, exact=True).first.click()
    page.get_by_role("link", name=f"andere termijnen voor {busiest}").click()
    expect(page.get_by_text(f"Alleen wat {busiest} moet")).to_be_visible()
    address = page.get_by_role("link", name="in uw agenda").get_attribute("href") or ""
    response = page.request.get(site + address)
    assert response.ok and response.text().startswith("BEGIN:VCALENDAR")
    assert busiest in response.text().partition("BEGIN:VEVENT")[0]


def test_what_no_document_says_of_a_municipality_is_said_with_who_does(
    page: Page, site: str, database: Path
) -> None:
    """Who looks for social homes of a town without a number gets its region's: two clicks."""
    with closing(sqlite3.connect(database)) as connection:
        (town,) = connection.execute(
            """select a.name from areas a join area_members m on m.member_id = a.id
            where a.kind = 'municipality' and a.id in (select area_id from counts)
            and a.id not in (select area_id from counts where segment = 'sociale huur')
            and m.area_id in (select area_id from counts where segment = 'sociale huur'
                and basis = 'opgave' and level <> 'uncertain' and project_id is null)
            order by a.name limit 1"""
        ).fetchone()
    page.goto(site)
    page.get_by_role("link", name=town, exact=True).first.click()
    sentence = page.locator(".gaps p", has_text=f"sociale huurwoningen voor {town} gevonden")
    expect(sentence).to_contain_text("voor de regio")
    sentence.locator("a.to-source").first.click()
    assert_marked(page, database)


def test_what_changed_for_a_municipality_is_two_clicks_away(
    page: Page, site: str, busiest: str
) -> None:
    page.goto(site)
    page.get_by_role("link", name=busiest, exact=True).first.click()
    page.get_by_role("link", name="Wat er veranderde").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Verg")
    expect(page.locator(".compared")).to_contain_text(busiest)


def test_a_question_what_changed_between_two_years_leads_to_that_comparison(
    page: Page, site: str, busiest: str
) -> None:
    page.goto(f"{site}/vergelijk")
    first, second = (page.locator(f"select[name={side}]").input_value() for side in ("van", "naar"))
    page.goto(site)
    asked = page.get_by_role("searchbox")
    asked.fill(f"wat veranderde voor {busiest} {first}-{second}")
    asked.press("Enter")
    page.get_by_role("link", name=f"Wat er veranderde: {busiest}, {first} en {second}").click()
    assert page.locator("select[name=van]").input_value() == first
    assert page.locator("select[name=naar]").input_value() == second
    expect(page.locator(".compared")).to_contain_text(busiest)


def test_words_for_a_page_lead_to_it_in_one_click(page: Page, site: str) -> None:
    page.goto(site)
    asked = page.get_by_role("searchbox")
    asked.fill("welke termijnen lopen af")
    asked.press("Enter")
    page.get_by_role("main").get_by_role("link", name="Termijnen", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Termijnen")


def test_deadlines_of_a_year_are_one_click_away_with_who_is_responsible(
    page: Page, site: str, database: Path
) -> None:
    page.goto(site)
    page.get_by_role("navigation", name="Hoofdmenu").get_by_role("link", name="Termijnen").click()
    parts = page.get_by_role("heading", level=2).all_inner_texts()
    assert parts[:4] == ["Komende twaalf maanden", "Verstreken", "Later", "Zonder dag"]
    expect(page.locator(".timeline li .who").first).not_to_be_empty()
    page.locator(".timeline .date a").first.click()
    assert_marked(page, database)


def test_one_search_for_a_town_without_a_number_shows_that_of_its_region(
    page: Page, site: str, database: Path
) -> None:
    with closing(sqlite3.connect(database)) as connection:
        (town,) = connection.execute(
            """select a.name from areas a join area_members m on m.member_id = a.id
            where a.kind = 'municipality' and a.id in (select area_id from counts)
            and a.id not in (select area_id from counts where segment = 'sociale huur')
            and m.area_id in (select area_id from counts where segment = 'sociale huur'
                and basis = 'opgave' and level <> 'uncertain' and project_id is null)
            order by a.name limit 1"""
        ).fetchone()
    page.goto(site)
    page.get_by_label("Zoek een gemeente, project, partij, getal of woord").fill(
        f"sociale huur in {town}"
    )
    page.get_by_role("button", name="Zoek").click()
    expect(page.get_by_text(f"Voor {town} zelf is er geen aantal met deze woorden")).to_be_visible()
    page.locator("#h-aantallen ~ .scroll td.number a").first.click()
    assert_marked(page, database)


def test_a_slip_of_the_keys_is_told_what_was_meant(page: Page, site: str, busiest: str) -> None:
    page.goto(f"{site}/zoeken?q={busiest[:-1]}{busiest[-1] * 3}")
    page.get_by_text("Bedoelde u").get_by_role("link").click()
    expect(page.get_by_role("link", name=f"{busiest} gemeente").first).to_be_visible()
