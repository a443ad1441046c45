"""Runs of one mark, as broken files have them: what is read of them, and how much text is looked at."""

from __future__ import annotations

import pytest
import spacy

from nlp.language import tokens
from nlp.language.sentences import boundaries


def test_the_tokenizer_looks_for_a_suffix_in_the_end_of_a_token_only() -> None:
    nlp = spacy.blank("nl")
    tokens.extend(nlp)
    found = nlp.tokenizer.suffix_search(")" * 100_000)
    assert found is not None
    assert found.endpos < 100


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("(gemeente).", ["(", "gemeente", ")", "."]),
        ("volkshuisvestingsprogrammaverantwoordelijkheden).", None),
        ("B&W.", ["B&W", "."]),
        ("o.a.", ["o.a."]),
    ],
)
def test_the_end_of_a_token_is_cut_off_as_ever(text: str, cut: list[str] | None) -> None:
    nlp = spacy.blank("nl")
    tokens.extend(nlp)
    assert [token.text for token in nlp.make_doc(text)] == (cut or [text[:-2], ")", "."])


def test_a_run_of_stops_is_one_mark() -> None:
    text = "Klaar" + "." * 500 + "klaar. De rest."
    assert boundaries(text) == ((0, 511), (512, 520))


@pytest.mark.parametrize(
    ("text", "number"),
    [("Klaar... De rest.", 2), ("Klaar?! De rest.", 2), ("Klaar...de rest.", 1), ("Nr. 3...", 1)],
)
def test_several_stops_end_a_sentence_as_one_does(text: str, number: int) -> None:
    assert len(boundaries(text)) == number
