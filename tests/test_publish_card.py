"""The card of a figure: what it says in each state of its link, as a page, as a picture and by oEmbed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode
from xml.etree import ElementTree

import pytest

from kb.database import write_database
from publish import card_svg, figure_card, oembed
from publish.figure_card import Card
from tests.publish_sample import DOCUMENT, HOSTILE, sample_rows, sample_site, span_of, write_sample

Get = Callable[..., Any]
ORIGIN = "http://localhost"
NUMBER = f"/kaart/{span_of('2.500')}"


@pytest.fixture(scope="module")
def get(tmp_path_factory: pytest.TempPathFactory) -> Get:
    site = sample_site(write_sample(tmp_path_factory.mktemp("card") / "woondeal.db"))
    return lambda path: asyncio.run(site.client.get(path))


def texts(picture: str) -> str:
    """The words of a picture, on one line."""
    root = ElementTree.fromstring(picture)
    return " ".join(e.text or "" for e in root.iter("{http://www.w3.org/2000/svg}text"))


def test_card_has_the_number_its_sentence_document_date_and_state(get: Get) -> None:
    answer = get(NUMBER)
    page = unescape(answer.text)
    assert answer.status_code == 200
    for words in (
        "<h1>2.500 woningen</h1>",
        "Proefregio, opgave, t/m 2030",
        "“De gemeenten bouwen samen 2.500 woningen tot en met 2030.”",
        "Woondeal Proefregio & omstreken, december 2022, p. 4",
        "De woorden staan zo in het document.",
        "Uitgave van 2 januari 2026",
        f"{ORIGIN}/bron/{span_of('2.500')}?exact=2.500",
    ):
        assert words in page


def test_picture_says_the_same(get: Get) -> None:
    answer = get(f"{NUMBER}.svg")
    assert answer.headers["content-type"].startswith("image/svg+xml")
    said = texts(answer.text)
    assert "2.500 woningen Proefregio, opgave, t/m 2030" in said
    assert "“De gemeenten bouwen samen 2.500 woningen tot en met 2030.”" in said
    assert "De woorden staan zo in het document." in said


def test_cell_is_cited_with_its_row_and_column(get: Get) -> None:
    page = unescape(get(f"/kaart/{span_of('479')}").text)
    assert "rij “Bergen”, kolom “Woningen”: “479 woningen”" in page


def test_doubt_stands_beside_the_number_and_what_was_read_is_left_out(get: Get) -> None:
    page = unescape(get(f"/kaart/{span_of('479', 2)}").text)
    assert "<h1>479</h1>" in page and "onzeker gelezen" in page
    assert "Nieuwe Dorp" not in page


@pytest.mark.parametrize(("likely", "words"), [(0.5, "eerst nalezen"), (0.9, "waarschijnlijk zo")])
def test_card_says_whether_a_number_is_to_be_checked_first(
    tmp_path: Path, likely: float, words: str
) -> None:
    rows = sample_rows()
    for row in rows["counts"]:
        row.update(level="probable", confidence=likely)
    path = tmp_path / "woondeal.db"
    write_database(path, rows, {row["id"]: "" for row in rows["passages"]})
    assert words in unescape(asyncio.run(sample_site(path).client.get(NUMBER)).text)


@pytest.mark.parametrize("suffix", ["", ".svg"])
def test_words_that_changed_are_shown_beside_the_old_ones_and_no_number(
    get: Get, suffix: str
) -> None:
    words = {
        "exact": "2.900",
        "prefix": "De gemeenten bouwen samen ",
        "suffix": " woningen tot en met",
    }
    answer = get(f"/kaart/x{suffix}?{urlencode(words)}")
    shown = texts(answer.text) if suffix else unescape(answer.text)
    assert answer.status_code == 200
    assert "De woorden zijn veranderd." in shown and "2.900" in shown
    assert "<h1>2.500" not in shown


def test_words_that_moved_are_said_to_have_moved(get: Get) -> None:
    page = get("/kaart/vroeger2").text
    assert "De woorden zijn in het document verplaatst." in page
    assert "2.500 woningen" in page


@pytest.mark.parametrize("suffix", ["", ".svg"])
def test_words_that_are_gone_are_told_from_the_edition_that_had_them(get: Get, suffix: str) -> None:
    answer = get(f"/kaart/vroeger1{suffix}")
    shown = texts(answer.text) if suffix else unescape(answer.text)
    assert answer.status_code == 410
    assert "Deze woorden staan niet meer in de gelezen documenten." in shown
    assert "310" in shown and "De uitgave van 3 mei 2024 had ze nog." in shown


def test_place_that_nobody_had_has_no_card(get: Get) -> None:
    assert get("/kaart/nooit").status_code == 404


def test_markup_in_a_source_is_text_on_a_card(get: Get) -> None:
    for suffix in ("", ".svg"):
        text = get(f"/kaart/{span_of(HOSTILE)}{suffix}").text
        assert "<script" not in text and "&lt;script&gt;" in text


def test_only_cards_may_stand_in_frames_of_others(get: Get) -> None:
    for path in (NUMBER, f"{NUMBER}.svg"):
        headers = get(path).headers
        assert "frame-ancestors *" in headers["content-security-policy"]
        assert (
            "x-frame-options" not in headers and "unsafe" not in headers["content-security-policy"]
        )
    for path in ("/", f"/bron/{span_of('2.500')}", "/oembed", f"/document/{DOCUMENT}"):
        headers = get(path).headers
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert headers["x-frame-options"] == "DENY"


def test_oembed_gives_a_frame_with_the_card(get: Get) -> None:
    for kind in ("bron", "kaart"):
        address = f"{ORIGIN}/{kind}/{span_of('2.500')}"
        told = get(f"/oembed?url={quote(address, safe='')}").json()
        assert (told["type"], told["version"], told["width"]) == ("rich", "1.0", card_svg.WIDTH)
        assert told["provider_name"] == "Woondeal-kennisbank"
        assert f'src="{ORIGIN}/kaart/{span_of("2.500")}?' in told["html"]
        assert 'title="2.500 woningen, Proefregio, opgave' in told["html"]


def test_oembed_keeps_within_the_room_that_it_is_given(get: Get) -> None:
    address = quote(f"{ORIGIN}{NUMBER}", safe="")
    told = get(f"/oembed?url={address}&maxwidth=300&maxheight=200").json()
    assert (told["width"], told["height"]) == (300, 200)
    assert get(f"/oembed?url={address}&maxwidth=veel").status_code == 400
    assert get(f"/oembed?url={address}&maxheight=0").status_code == 400


def test_oembed_knows_places_of_this_site_alone(get: Get) -> None:
    place = f"/bron/{span_of('2.500')}"
    for address in (
        "",
        "bron",
        f"https://example.nl{place}",
        f"{ORIGIN}/over",
        f"{ORIGIN}/bron/nooit",
    ):
        assert get(f"/oembed?url={quote(address, safe='')}").status_code == 404
    assert get(f"/oembed?format=xml&url={quote(ORIGIN + place, safe='')}").status_code == 501


def test_site_under_a_path_knows_its_own_addresses() -> None:
    origin = "https://example.nl/woondeals"
    found = oembed.asked(f"{origin}/bron/abc?exact=479&prefix=a+b", origin)
    assert found is not None and found.span == "abc"
    assert found.words == {"exact": "479", "prefix": "a b", "suffix": ""}
    assert oembed.asked("https://example.nl/bron/abc", origin) is None
    assert oembed.asked("https://[", origin) is None


def test_page_of_a_place_offers_its_card_and_leads_to_oembed(get: Get) -> None:
    page = unescape(get(f"/bron/{span_of('2.500')}").text)
    assert f'<iframe src="{ORIGIN}/kaart/{span_of("2.500")}?' in page
    assert 'type="application/json+oembed"' in page


def test_long_sentence_is_cut_around_the_words() -> None:
    long = f"{'voor ' * 80}de 312 woningen {'na ' * 80}".strip()
    cut = figure_card._shortened(long, "312", 100)
    assert "de 312 woningen" in cut and cut.startswith("… ") and cut.endswith(" …")
    assert len(cut) <= 104
    assert figure_card._shortened("kort", "kort", 100) == "kort"
    assert figure_card._shortened("a" * 300, "", 100) == "a" * 100 + " …"


def test_picture_grows_with_its_text() -> None:
    card = Card("id", "Staat er.", "/bron/a", number="1", sentence="woord " * 10)
    longer = Card("id", "Staat er.", "/bron/a", number="1", sentence="woord " * 40)
    assert card_svg.height_of(card) < card_svg.height_of(longer)
    broken = Card("id", "Staat\x00 er.", "/bron/a", number="1\x0c2")
    assert "Staat er." in texts(card_svg.svg(broken, "https://example.nl/"))
