"""Keys of places: by the words and what is around them, whatever is edited elsewhere."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.surroundings import WIDTHS, Surroundings, context

TEXT = "In Almelo komen 500 woningen voor starters. In Borne komen 500 woningen voor ouderen.\n"


def key_of(text: str, words: str, occurrence: int = 1, source: str = "deal") -> str:
    start = -1
    for _ in range(occurrence):
        start = text.index(words, start + 1)
    return Surroundings(source, text).key(start, start + len(words))


def test_a_place_has_the_same_key_on_every_machine() -> None:
    # A key is in links that people copied: changing how it is made breaks them.
    assert Surroundings("woondeal-twente-2022", TEXT).key(0, 9) == "yep3gupoidpl"


@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_a_key_is_short_and_fits_in_a_link(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    assert re.fullmatch(r"[a-z2-7]{12}", Surroundings("bron", text).key(start, end))


@given(st.text("ab 1\n", max_size=80))
def test_every_place_of_a_text_has_a_key_of_its_own(text: str) -> None:
    surroundings = Surroundings("bron", text)
    words = [match.span() for match in re.finditer(r"\S+", text)]
    assert len({surroundings.key(*word) for word in words}) == len(words)


def test_other_sources_and_other_words_have_other_keys() -> None:
    assert key_of(TEXT, "500") != key_of(TEXT, "500", source="ander")
    assert key_of(TEXT, "500") != key_of(TEXT, "500 woningen")
    assert key_of(TEXT, "500") != key_of(TEXT, "500", 2)


OPENING = "De gemeenten spreken het volgende af met elkaar. "


@pytest.mark.parametrize(
    "edited",
    [
        "Een nieuwe regel, die nog niet in het document stond.\n" + OPENING + TEXT,
        OPENING + TEXT + "Een nieuwe regel, die nog niet in het document stond.\n",
        OPENING + TEXT.replace(" ", "  ").replace(". In", ".\n\nIn"),
        OPENING + TEXT.replace("ouderen", "studenten"),
        OPENING.replace("gemeenten", "steden") + TEXT,
    ],
    ids=["before", "behind", "other blanks", "in the next sentence", "in the one before"],
)
def test_an_edit_elsewhere_changes_no_key(edited: str) -> None:
    assert key_of(OPENING + TEXT, "500") == key_of(edited, "500")


def test_an_edit_of_the_words_or_next_to_them_changes_the_key() -> None:
    assert key_of(TEXT, "500") != key_of(TEXT.replace("Almelo", "Hengelo"), "500")
    assert key_of(TEXT, "500 woningen") != key_of(TEXT.replace("500", "510", 1), "510 woningen")


def test_the_first_of_two_equal_numbers_is_told_by_more_of_what_is_around() -> None:
    """When the row of one municipality goes, the key of its nought is not that of another's."""
    rows = [f"{name} " + "0 " * 60 + "\n" for name in ("Almelo", "Borne", "Hengelo")]
    keys = [key_of("".join(rows), "0", 31 + 60 * number) for number in range(3)]
    assert len(set(keys)) == 3
    assert key_of("".join(rows[1:]), "0", 31) not in {keys[0], keys[2]}


def test_only_places_equal_to_the_widest_are_told_apart_by_their_order() -> None:
    long = "x " * WIDTHS[-1]
    text = long + "500 " + long + long + "500 " + long
    first, second = (match.start() for match in re.finditer("500", text))
    surroundings = Surroundings("bron", text)
    assert surroundings.key(first, first + 3) != surroundings.key(second, second + 3)
    # With the first gone the second is known by less, and by neither key: no link mistakes it.
    assert key_of(text[second - len(long) :], "500") not in (
        surroundings.key(first, first + 3),
        surroundings.key(second, second + 3),
    )


def test_equal_places_of_two_documents_are_told_apart_by_their_document() -> None:
    """When the first no longer is like the second, the second does not get the key that the first had."""
    long = "x " * WIDTHS[-1]
    page = long + "500 " + long
    starts = [match.start() for match in re.finditer("500", page * 3)]
    documents = [(0, "kaarten"), (len(page), "rapport")]

    def keys(text: str, places: list[int]) -> list[str]:
        surroundings = Surroundings("bron", text, documents)
        return [surroundings.key(place, place + 3) for place in places]

    first, second, third = keys(page * 3, starts)
    assert len({first, second, third}) == 3
    other = page.replace("500", "600")
    assert first not in keys(other + page * 2, starts[1:])
    assert keys(page * 2 + other, starts[:2]) == [first, second]


def test_what_stands_around_a_place_is_as_much_as_tells_it_apart() -> None:
    noughts = "0 " * 40
    text = f"{'de rest ' * 20}in Almelo {noughts}en in Borne {noughts}klaar"
    place = text.index(noughts) + 40
    width, before, after = Surroundings("bron", text).around(place, place + 1)
    assert (width, len(before)) == (WIDTHS[1], WIDTHS[1])
    assert "Almelo" in before and "Borne" in after
    start = text.index("Almelo")
    width, before, after = Surroundings("bron", text).around(start, start + 6)
    assert (width, len(before)) == (WIDTHS[0], WIDTHS[1])


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(["de", "gemeente", "bouwt", "500", "  \n"]), max_size=120).map(
        " ".join
    )
)
def test_context_of_one_place_is_that_which_tells_it_apart(text: str) -> None:
    surroundings = Surroundings("bron", text)
    for match in re.finditer(r"\S+", text):
        width, before, after = surroundings.around(*match.span())
        assert context(text, *match.span()) == (before[-width:].strip(), after[:width].strip())


def test_context_grows_until_no_other_place_is_equal() -> None:
    row = "In Almelo komen 500 woningen voor starters en ouderen op de woningmarkt. "
    text = f"Eerst {row}{row}{row}Tot slot."
    start = text.index("500", text.index("500") + 1)
    before, after = context(text, start, start + 3)
    assert WIDTHS[0] < len(before) <= WIDTHS[1] and "Eerst" in before and after
    assert context("Er komen 7 woningen.", 9, 10) == ("Er komen", "woningen.")
