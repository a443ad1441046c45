"""What the beginning and the end of a line say: marks, and whether a sentence goes on."""

from __future__ import annotations

import pytest

from extract.marks import (
    Mark,
    goes_on,
    is_function_word,
    is_open,
    is_page_number,
    is_url,
    mark_of,
    table_label,
)

#: Something must follow these: articles and pronouns, prepositions, conjunctions, and what stands
#: before a number or a noun.
_FOLLOWED = [
    "de",
    "het",
    "een",
    "hun",
    "onze",
    "ons",
    "deze",
    "dit",
    "die",
    "dat",
    "andere",
    "elke",
    "ieder",
    "iedere",
    "alle",
    "geen",
    "van",
    "in",
    "met",
    "voor",
    "op",
    "te",
    "aan",
    "door",
    "naar",
    "bij",
    "om",
    "tot",
    "per",
    "uit",
    "over",
    "onder",
    "tussen",
    "zonder",
    "binnen",
    "en",
    "of",
    "als",
    "zowel",
    "maar",
    "ook",
    "niet",
    "waarvan",
    "waarin",
    "waarbij",
    "circa",
    "ca",
    "ruim",
    "minimaal",
    "maximaal",
]


@pytest.mark.parametrize("word", _FOLLOWED)
def test_a_text_is_open_behind_a_word_that_something_must_follow(word: str) -> None:
    assert is_open(f"De gemeenten bouwen {word}")
    assert is_open(f"De gemeenten bouwen ({word.upper()} ")
    assert is_function_word(word)
    assert goes_on(f"De gemeenten bouwen {word}", "Partners")


@pytest.mark.parametrize("word", ["samen", "woningen", "nu", "werd", "jaarlijks", "Zeist", "2030"])
def test_a_text_is_closed_behind_any_other_word(word: str) -> None:
    assert not is_open(f"De gemeenten bouwen {word}")
    assert not is_function_word(word)
    assert not goes_on(f"De gemeenten bouwen {word}", "Partners")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("woningen,", True),
        ("woning-", True),
        ("rijk –", True),
        ("rijk/", True),
        ("woningen (", True),
        ("bouw &", True),
        ("bouw +", True),
        ("bouw;", False),
        ("bouw.", False),
        # A mark by itself is no text, and an address has marks of its own.
        ("–", False),
        ("zie https://zeist.nl/", False),
        ("zie www.zeist.nl/de-", False),
        ("zie (zie hoofdstuk 8)", False),
    ],
)
def test_a_mark_at_the_end_leaves_a_text_open_or_not(text: str, expected: bool) -> None:
    assert is_open(text) is expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("De gemeenten bouwen", "samen", True),
        ("De gemeenten bouwen", "  samen", True),
        ("De gemeenten bouwen", "Samen", False),
        ("De gemeenten bouwen.", "samen", False),
        ("De gemeenten bouwen", "(samen)", True),
        ("De gemeenten bouwen", "(2 x)", False),
        ("De gemeenten bouwen van", "(Samen)", False),
        ("De gemeenten bouwen", ", samen", True),
        ("De gemeenten bouwen", "; samen", True),
        ("De gemeenten (bouwen", ") samen", True),
        ("De gemeenten bouwen", "- samen", False),
        ("", "samen", False),
        ("  ", "samen", False),
        ("De gemeenten bouwen", " ", False),
    ],
)
def test_what_follows_is_the_rest_of_a_sentence(before: str, after: str, expected: bool) -> None:
    assert goes_on(before, after) is expected


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("• Bouwen", Mark("list_item", "•", 2, 1)),
        ("● Bouwen", Mark("list_item", "●", 2, 0)),
        ("  - bouwen", Mark("list_item", "-", 4, 1)),
        ("-Bouwen", Mark("list_item", "-", 1, 1)),
        ("-bouwen", None),
        ("a. bouwen", Mark("list_item", "a.", 3, 1)),
        ("(ii) bouwen", Mark("list_item", "(ii)", 5, 1)),
        ("Artikel 3. Bouwen", Mark("article", "Artikel 3.", 11, 0)),
        ("3.1 Bouwen", Mark("article", "3.1", 4, 1)),
        ("3.1.2 Bouwen", Mark("article", "3.1.2", 6, 2)),
        ("3) Bouwen", Mark("article", "3)", 3, 0)),
        ("3 Bouwen", None),
        ("14.100 woningen", None),
        ("14.100.20 woningen", None),
        ("100.2 Bouwen", Mark("article", "100.2", 6, 1)),
        ("3.", None),
        ("Bouwen", None),
    ],
)
def test_a_line_begins_with_a_mark(line: str, mark: Mark | None) -> None:
    assert mark_of(line) == mark


def test_a_line_is_an_address_or_the_number_of_a_page_and_nothing_else() -> None:
    assert is_url(" www.zeist.nl/wonen ")
    assert not is_url("zie www.zeist.nl/wonen")
    assert is_page_number("- 12 -")
    assert is_page_number("Pagina 12")
    assert not is_page_number("12 woningen")
    assert not is_page_number("12345")


def test_the_name_of_a_table_is_its_word_and_number() -> None:
    assert table_label("Figuur 06 Tabel  2.1a: Aantal") == "Tabel 2.1a"
    assert table_label("De tabel hieronder") is None
