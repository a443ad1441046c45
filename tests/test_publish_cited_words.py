"""What a citation quotes: the sentence or the cell, so that a number is never quoted bare."""

from __future__ import annotations

import pytest

from publish import cited_words
from publish.cited_words import LONGEST, beside, ordinal_of, sentence

TEXT = "De regio groeit. De gemeente bouwt 120 woningen in 2030. Daarvan zijn er 40 sociaal."


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        ("regio", "De regio groeit."),
        ("120", "De gemeente bouwt 120 woningen in 2030."),
        ("40", "Daarvan zijn er 40 sociaal."),
        ("2030. Daarvan", "De gemeente bouwt 120 woningen in 2030. Daarvan zijn er 40 sociaal."),
        (TEXT, TEXT),
    ],
)
def test_a_sentence_is_quoted_whole(words: str, quoted: str) -> None:
    assert sentence(TEXT, words) == quoted


def test_the_sentence_of_a_later_occurrence() -> None:
    text = "Bergen bouwt 40 woningen. Duin bouwt ook 40 woningen."
    assert sentence(text, "40", 0) == "Bergen bouwt 40 woningen."
    assert sentence(text, "40", 1) == "Duin bouwt ook 40 woningen."
    assert ordinal_of(text, text.rindex("40"), "40") == 1


@pytest.mark.parametrize(
    "text",
    [
        "Zie art. Wonen voor de 120 woningen.",
        "Het ministerie (o.a. De directie) betaalt 120 woningen.",
        "Er komen 120 woningen, aldus dhr. Vries van de gemeente.",
    ],
)
def test_an_abbreviation_ends_no_sentence(text: str) -> None:
    assert sentence(text, "120") == text


def test_a_sentence_between_quotation_marks_ends_behind_them() -> None:
    assert sentence("Men zegt: “Wij bouwen.” Er komen 120 bij.", "120") == "Er komen 120 bij."


def test_words_that_are_not_there_are_quoted_themselves() -> None:
    assert sentence(TEXT, "99") == "99"
    assert sentence(TEXT, "120", 1) == "120"


def test_a_long_sentence_is_cut_between_words_around_the_place() -> None:
    text = "begin " + "woord " * 100 + "120 " + "einde " * 100
    quoted = sentence(text, "120")
    assert quoted.startswith("… woord ") and quoted.endswith(" einde …")
    assert " 120 " in quoted and len(quoted) <= LONGEST + 4
    assert cited_words.around("a" * LONGEST, 0, 1) == "a" * LONGEST
    assert cited_words.around("a" * (LONGEST + 1) + " b", 0, LONGEST + 1) == "a" * (LONGEST + 1)


def test_a_number_of_a_cell_has_the_words_beside_it() -> None:
    assert beside("Bergen (479 woningen)", "479") == ("Bergen (", " woningen)")
    assert beside("Bergen 40, Duin 40", "40", 1) == ("Bergen 40, Duin ", "")
    assert beside("479", "479") == ("", "")
    assert beside("iets anders", "479") == ("", "")
    assert beside("Bergen 40", "40", 1) == ("", "")
    before, after = beside("begin " * 100 + "40" + " einde" * 100, "40")
    assert before.startswith("… begin") and after.endswith("einde …")
    assert len(before + after) <= LONGEST + 4
