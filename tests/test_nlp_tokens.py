"""Words that a converter ran together."""

from __future__ import annotations

import pytest

from nlp.language.tokens import tokenizer


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("De Staatzal bijdragen", ["De", "Staat", "zal", "bijdragen"]),
        ("Partijenzullen starten", ["Partijen", "zullen", "starten"]),
        ("Hij zal het ons zeggen", ["Hij", "zal", "het", "ons", "zeggen"]),
        ("De raadszaal is vol", ["De", "raadszaal", "is", "vol"]),
    ],
)
def test_a_modal_that_lost_its_blank_is_a_word_of_its_own(text: str, tokens: list[str]) -> None:
    assert [token.text for token in tokenizer()(text)] == tokens
