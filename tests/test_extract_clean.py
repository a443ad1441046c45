"""The clean view: joined lines, and offsets that lead back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.clean import clean
from extract.markdown import parse_markdown
from extract.model import Segment


def whole(text: str) -> Segment:
    return Segment(0, len(text))


def test_wrapped_lines_become_one_line() -> None:
    assert (
        clean("Gemeenten bouwen \nwoningen.", [Segment(0, 27)]).text == "Gemeenten bouwen woningen."
    )


def test_hyphen_at_line_end_joins_before_small_letter() -> None:
    text = "het mobiliteitsknoop-\npunt"
    assert clean(text, [whole(text)]).text == "het mobiliteitsknooppunt"


def test_hyphen_of_a_name_stays() -> None:
    text = "in West-\nOverijssel"
    assert clean(text, [whole(text)]).text == "in West-Overijssel"


def test_hyphen_for_a_shared_half_stays() -> None:
    text = "zorg- \nen ondersteuning"
    assert clean(text, [whole(text)]).text == "zorg- en ondersteuning"


def test_word_that_is_written_with_its_hyphen_elsewhere_keeps_it() -> None:
    text = "een kort-cyclisch overleg, kort-\ncyclisch"
    assert clean(text, [whole(text)]).text.endswith("kort-cyclisch")


def test_narrow_cell_joins_a_word_broken_without_hyphen() -> None:
    text = "Ervaren \ngoede \ngezondhei\nd"
    assert clean(text, [whole(text)], narrow=True).text == "Ervaren goede gezondheid"
    assert clean(text, [whole(text)]).text == "Ervaren goede gezondhei d"


def test_segments_are_joined_with_a_blank_and_map_back() -> None:
    text = "wij zullen KOPREGEL bouwen"
    view = clean(text, [Segment(0, 10), Segment(20, 26)])
    assert view.text == "wij zullen bouwen"
    assert view.source_range(11, 17) == Segment(20, 26)


def test_range_of_the_clean_text_covers_the_source_with_its_line_break() -> None:
    text = "volks-\nhuisvesting"
    view = clean(text, [whole(text)])
    assert view.source_range(0, len(view.text)) == whole(text)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=200))
def test_every_character_leads_back_to_itself(text: str) -> None:
    view = clean(text, [whole(text)])
    assert len(view.text) == len(view.offsets)
    assert list(view.offsets) == sorted(view.offsets)
    for character, offset in zip(view.text, view.offsets, strict=True):
        assert character == " " or character in text[offset] or not text[offset].isascii()


@given(st.text(max_size=200))
def test_the_clean_view_has_no_line_breaks_and_no_double_blanks(text: str) -> None:
    view = clean(text, [whole(text)]).text
    assert "\n" not in view and "  " not in view and view == view.strip()


def test_no_blank_is_left_before_a_soft_hyphen_that_ends_the_text() -> None:
    text = "120 woningen\r\xad"
    assert clean(text, [whole(text)]).text == "120 woningen"


def test_hyphen_behind_an_abbreviation_stays() -> None:
    text = "de WOZO-\nopgave"
    assert clean(text, [whole(text)]).text == "de WOZO-opgave"


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("een real-\ntime beeld", "een real-time beeld"),
        ("de laag-\nhoog raming", "de laag-hoog raming"),
        ("onze vmbo-\nleerlingen", "onze vmbo-leerlingen"),
        ("de noord-\nzuidlijn", "de noord-zuidlijn"),
        ("het woon-\nwerkverkeer", "het woon-werkverkeer"),
        ("een zee-\narend", "een zeearend"),
        ("een zee-\neend", "een zee-eend"),
        ("de provincie-\nuitgaven", "de provincie-uitgaven"),
        ("een twee-\nonder-een-kap", "een twee-onder-een-kap"),
        ("een twee-onder-een-\nkap", "een twee-onder-een-kap"),
        ("een 12-\njarige", "een 12-jarige"),
        ("per e-\nmail", "per e-mail"),
        ("een niet-\ncommercieel doel", "een niet-commercieel doel"),
    ],
)
def test_a_hyphen_that_dutch_writes_stays_at_the_end_of_a_line(text: str, joined: str) -> None:
    assert clean(text, [whole(text)]).text == joined


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("de Rijks-\noverheid", "de Rijksoverheid"),
        ("de woon-\nzorgvisie", "de woonzorgvisie"),
        ("een laag-\ndrempelig loket", "een laagdrempelig loket"),
        ("dorpen zo-\nals deze", "dorpen zoals deze"),
        ("zorg- als ook", "zorg- als ook"),
        ("huur-\nals koopwoningen", "huur- als koopwoningen"),
        ("een ide-\nele situatie", "een ideele situatie"),
        ("een sociaal-\neconomisch plan", "een sociaaleconomisch plan"),
        ("het mee-\nste", "het meeste"),
        ("er zijn 12-\nen 14-jarigen", "er zijn 12- en 14-jarigen"),
    ],
)
def test_a_hyphen_that_breaks_a_word_is_dropped_or_stands_apart(text: str, joined: str) -> None:
    assert clean(text, [whole(text)]).text == joined


def test_what_the_source_writes_in_one_word_elsewhere_is_one_word() -> None:
    text = "een laaghoog raming; de laag-\nhoog raming"
    assert clean(text, [whole(text)]).text == "een laaghoog raming; de laaghoog raming"


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("in 2015\\-2025 nodig", "in 2015-2025 nodig"),
        ("een **n**iet en woning\\-productie", "een niet en woning-productie"),
        ("4*6 woningen", "4 6 woningen"),
        ("12<br>woningen", "12 woningen"),
    ],
)
def test_signs_of_markdown_within_a_word_part_nothing(raw: str, text: str) -> None:
    source = parse_markdown(f"Er zijn {raw}.\n")
    assert clean(source.text, source.blocks[0].segments).text == f"Er zijn {text}."
