"""Blocks of text sources: titles, items, notes and sentences, an example and one that looks like it."""

from __future__ import annotations

import pytest

from extract.clean import clean
from extract.model import Segment
from extract.text import parse_text

#: Lines of one width that tell how wide a line of the text is.
BODY = (
    "De gemeenten in de regio werken samen aan de bouw van de\n"
    "woningen die nodig zijn voor alle inwoners van de dorpen\n"
    "en steden, en zij doen dat tot en met 2030 met de hulp\n"
    "van de corporaties en de provincie in het hele gebied.\n"
)


def _blocks(text: str) -> list[tuple[str, str]]:
    """The kind and text of each block."""
    source = parse_text(text)
    return [(b.kind, clean(source.text, b.segments).text) for b in source.blocks]


def _first(text: str) -> tuple[str, str]:
    return _blocks(f"{text}\n\n{BODY}")[0]


def _levels(*titles: str) -> list[int]:
    source = parse_text("\n\n".join(f"{title}\n\n{BODY}" for title in titles))
    return [b.level for b in source.blocks if b.kind == "heading"]


# Titles -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Wonen in de regio", "heading"), ("Wonen in de regio.", "paragraph"), ("wonen in de regio", "paragraph"),
        ("Wat doen wij?", "heading"), ("Wij doen:", "paragraph"), ("Zie www.voorbeeld.nl voor meer", "paragraph"),
        ("Zie https://voorbeeld.nl voor meer", "paragraph"), ("(Wonen)", "heading"), ("Wonen in de", "paragraph"),
        ("“Wonen” in de regio", "heading"), ("2 Wonen in de regio", "heading"), ("2 wonen in de regio", "paragraph"),
        ("123 Wonen", "paragraph"), ("2    Wonen", "paragraph"), ("1. Wonen in de regio", "heading"), ("(a) Wonen in de regio", "heading"),
        ("a. Wonen in de regio", "list_item"), ("• Wonen in de regio", "list_item"),
    ],
)  # fmt: skip
def test_a_line_by_itself_is_a_title_unless_it_is_worded_otherwise(text: str, kind: str) -> None:
    assert _first(text)[0] == kind


def test_a_sentence_with_a_line_below_it_is_no_title() -> None:
    assert _first("De stad bouwt.\nSamen met het dorp")[0] == "paragraph"
    assert _first("De stad bouwt;\nSamen met het dorp")[0] == "paragraph"
    assert _first("De stad bouwt\nsamen met het dorp") == (
        "heading",
        "De stad bouwt samen met het dorp",
    )


def test_a_question_ends_a_title_and_a_colon_does_not_make_it_a_sentence() -> None:
    assert _blocks(f"Wat doen wij?\n{BODY}")[0] == ("heading", "Wat doen wij?")
    assert _first("Wat doen wij?\nSamen bouwen\nen zorgen") == ("heading", "Wat doen wij?")
    assert _first("Wonen: bouwen\nen zorgen") == ("heading", "Wonen: bouwen en zorgen")


def test_a_number_with_sub_items_below_it_is_no_title() -> None:
    text = f"1. De corporaties\na. kopen grond in de dorpen;\nb. bouwen huizen.\n\n{BODY}"
    assert [kind for kind, _ in _blocks(text)[:3]] == ["article", "list_item", "list_item"]
    dashes = f"1. De corporaties\n- kopen grond in de dorpen;\n- bouwen huizen.\n\n{BODY}"
    assert _blocks(dashes)[0] == ("heading", "1. De corporaties")
    article = f"1. Slot\nArtikel 2. wonen en zorgen in de dorpen\n\n{BODY}"
    assert _blocks(article)[0] == ("heading", "1. Slot")
    capital = f"1. De corporaties\na. Kopen van grond in de dorpen;\nb. Bouwen.\n\n{BODY}"
    assert _blocks(capital)[0] == ("heading", "1. De corporaties")


def test_the_second_of_two_dashes_shows_that_a_line_is_no_title() -> None:
    text = f"De stad – als het kan en mag\n– bouwt huizen voor allen.\n\n{BODY}"
    assert _blocks(text)[0][0] == "paragraph"


@pytest.mark.parametrize(("count", "kind"), [(16, "heading"), (17, "paragraph")])
def test_a_title_has_at_most_sixteen_words(count: int, kind: str) -> None:
    assert _first(" ".join(["Bos"] * count))[0] == kind


@pytest.mark.parametrize(("length", "kind"), [(110, "heading"), (111, "paragraph")])
def test_a_title_is_at_most_so_long(length: int, kind: str) -> None:
    assert _first("Wonen " + "b" * (length - 6))[0] == kind


@pytest.mark.parametrize(("count", "kind"), [(4, "heading"), (5, "paragraph")])
def test_a_title_in_capitals_has_at_most_four_lines(count: int, kind: str) -> None:
    assert _first("\n".join(["WONEN NU"] * count))[0] == kind


def test_capitals_go_on_on_the_next_line() -> None:
    assert _first("WONEN IN\nDE REGIO") == ("heading", "WONEN IN DE REGIO")


def test_a_numbered_title_goes_on_where_it_is_open_and_near() -> None:
    assert _first("2. Samen wonen en\nwerken") == ("heading", "2. Samen wonen en werken")
    assert _first("2. Samen wonen\n\n\nwerken") == ("heading", "2. Samen wonen")


def test_numbered_words_go_on_below_a_blank_line_unless_their_lines_stood_closer() -> None:
    assert _first("2. Samen wonen\n\nen werken")[1] == "Samen wonen en werken"
    close = "2. Samen wonen\nen zorgen\n\nen werken"
    assert _first(close) == ("heading", "2. Samen wonen en zorgen")


def test_a_mark_of_a_footnote_ends_a_title() -> None:
    text = f"Wonen in de regio\n1\n\n{BODY}"
    assert _blocks(text)[0] == ("heading", "Wonen in de regio")
    assert _first("Wonen in de regio\n1\nis nodig")[0] == "paragraph"
    goes = f"Wonen in de regio\n1\nis nodig voor allen.\n\n{BODY}"
    assert _blocks(goes)[0][0] == "paragraph"


@pytest.mark.parametrize(("count", "kind"), [(3, "heading"), (4, "paragraph")])
def test_many_short_lines_below_each_other_are_labels(count: int, kind: str) -> None:
    names = ["Omgevingsvisie", "Beeldplan", "Welstand", "Kaart"][:count]
    assert {k for k, _ in _blocks("\n\n".join(names) + f"\n\n{BODY}")[:count]} == {kind}


# Levels -------------------------------------------------------------------------------------------


def test_numbers_tell_how_deep_a_title_is() -> None:
    assert _levels("1. Wonen", "1.1 Bouwen", "1.1.1 Tempo", "2. Zorg") == [1, 2, 3, 1]
    assert _levels("1. Wonen", "2. Zorg", "1. Thuis", "2. Elders", "3. Geld") == [1, 1, 4, 4, 4]
    assert _levels("1. Wonen", "2. Zorg", "1. Thuis", "2. Elders", "4. Geld") == [1, 1, 4, 4, 1]
    assert _levels("(a) Wonen") == [2]


@pytest.mark.parametrize(
    ("title", "level"),
    [("Bijlage 1", 1), ("Hoofdstuk 2", 1), ("Deel C", 1), ("Paragraaf IV", 1), ("Bijlage Q", 6), ("Bijlagen", 6), ("WONEN!", 6), ("WONENS", 1), ("WONEN", 6), ("Wonen", 6)],
)  # fmt: skip
def test_chapters_and_capitals_are_high(title: str, level: int) -> None:
    assert _levels(title) in ([level], [])


def test_a_chapter_ends_the_count_below_it() -> None:
    assert _levels("1. Wonen", "1. Thuis", "Bijlage A", "2. Zorg") == [1, 4, 1, 1]


# Items --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("dash", ["-", "–", "—", "‒", "~"])
def test_a_dash_between_dashes_within_a_sentence_begins_no_item(dash: str) -> None:
    text = f"De stad {dash} als de raad dat wil en ook mag {dash} samen\nmet de corporatie en met allen {dash} als het kan\n{dash} een plan maken voor het hele dorp.\n"
    assert [kind for kind, _ in _blocks(text)] == ["paragraph"]


def test_a_dash_behind_a_sentence_begins_an_item() -> None:
    assert [k for k, _ in _blocks("De stad bouwt samen.\n– een plan maken\n")] == [
        "paragraph",
        "list_item",
    ]


@pytest.mark.parametrize("sign", [".", ";", ","])
def test_a_sign_alone_on_its_line_belongs_to_the_block(sign: str) -> None:
    assert len(_blocks(f"• wij bouwen samen aan het dorp\n{sign}\n")) == 1


def test_a_short_item_ends_before_a_capital() -> None:
    long = "• wij bouwen samen met alle partners aan het dorp en de stad\n"
    text = (
        f"{long}{long}• kort punt\nWij doen dat met elkaar en met de provincie in het gebied nu.\n"
    )
    assert [k for k, _ in _blocks(text)] == ["list_item", "list_item", "list_item", "paragraph"]
    open_item = text.replace("kort punt", "kort punt van de")
    assert [k for k, _ in _blocks(open_item)] == ["list_item", "list_item", "list_item"]


# Notes --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("mark", "note"), [("1", True), ("12", True), ("123", False), ("*", True), ("***", True), ("****", False), ("a", False)]
)  # fmt: skip
def test_a_mark_below_a_rule_begins_a_note(mark: str, note: bool) -> None:
    kinds = [k for k, _ in _blocks(f"{BODY}{' ' * 30}\n{mark}\nWaaronder de visie.\n")]
    assert ("footnote" in kinds) is note


@pytest.mark.parametrize(("blanks", "note"), [(20, True), (19, False)])
def test_the_rule_above_notes_is_twenty_blanks(blanks: int, note: bool) -> None:
    kinds = [k for k, _ in _blocks(f"{BODY}{' ' * blanks}\n1\nWaaronder de visie.\n")]
    assert ("footnote" in kinds) is note


@pytest.mark.parametrize(
    ("word", "note"),
    [("regio1", True), ("regio)1", True), ("regio”1", True), ("regio 1", False), ("regio12", False), ("regio1,5", False), ("regio1%", False), ("REGIO1", False)],
)  # fmt: skip
def test_a_note_has_its_mark_behind_a_word_of_the_page(word: str, note: bool) -> None:
    text = f"De gemeenten in de {word} werken samen aan de bouw van de huizen.\n\n1 Waaronder de visie.\n"
    assert ("footnote" in [k for k, _ in _blocks(text)]) is note


@pytest.mark.parametrize("sign", [",", ".", ";", ":", ")"])
def test_a_mark_above_the_line_is_left_out_of_its_sentence(sign: str) -> None:
    text = f"Volgens de monitor van dit jaar\n2\n{sign} die er is, gaat het goed.\n"
    assert _blocks(text)[0][1].startswith(f"Volgens de monitor van dit jaar {sign} die")


# Sentences ----------------------------------------------------------------------------------------


def test_a_sentence_that_a_page_cuts_is_one_block() -> None:
    first = BODY.removesuffix("in het hele gebied.\n").rstrip()
    assert len(_blocks(f"{first}\n\fin het hele gebied.\n")) == 1
    assert len(_blocks(f"{BODY}\fHet rijk betaalt.\n")) == 2
    assert len(_blocks(f"{first}\n\f\fin het hele gebied.\n")) == 2


def test_a_number_goes_on_with_the_sentence_above_it() -> None:
    lines = BODY.splitlines()
    text = "\n".join(lines[:3]) + " van\n\n4.100 huizen in het hele gebied.\n"
    assert len(_blocks(text)) == 1


# The clean view -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "clean_text"),
    [
        ("2027-\n2028", "2027-2028"), ("2027\u00ad\n2028", "2027-2028"), ("(-\nbouw", "(- bouw"), ("woning-\nbouw", "woningbouw"),
        ("woning\u00ad\nbouw", "woningbouw"), ("West\u00ad\nFriesland", "West-Friesland"), ("West-\nFriesland", "West-Friesland"),
        ("CBS-\nrapport", "CBS-rapport"), ("CBS\u00ad\nrapport", "CBS-rapport"), ("CBS\u00ad\nRapport", "CBSRapport"),
        ("zorg-\nen wonen", "zorg- en wonen"), ("zorg-\nen/of wonen", "zorg- en/of wonen"), ("zorg-\nenergie", "zorgenergie"),
        ("zorg-\n2028", "zorg- 2028"), ("A-\nbouw", "A-bouw"), ("-\nbouw", "- bouw"), ("woning\u2010\nbouw", "woningbouw"),
        ("1-\nbouw", "1-bouw"), ("woning-\n(bouw", "woning- (bouw"),
    ],
)  # fmt: skip
def test_a_hyphen_at_the_end_of_a_line_is_dropped_kept_or_stands_apart(
    text: str, clean_text: str
) -> None:
    source = parse_text(text + "\n")
    assert clean(source.text, [Segment(0, len(text))]).text == clean_text


def test_a_word_that_is_hyphenated_elsewhere_keeps_its_hyphen() -> None:
    text = "De woon-zorgvisie is er. De woon-\nzorgvisie geldt."
    assert "De woon-zorgvisie geldt" in clean(text, [Segment(0, len(text))]).text
    both = text + " De woonzorgvisie ook."
    assert "De woonzorgvisie geldt" in clean(both, [Segment(0, len(both))]).text
