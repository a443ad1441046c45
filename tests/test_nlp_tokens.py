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


@pytest.mark.parametrize(
    "word",
    [
        "gemeente(n)",
        "provincie(s)",
        "partij(en)",
        "regio('s)",
        "regio(’s)",
        "corporatie(s)",
        "m²",
        "m2",
    ],
)
def test_a_word_with_its_plural_in_brackets_is_one_word(word: str) -> None:
    assert word in [token.text for token in tokenizer()(f"De {word} doen mee")]
    other = [token.text for token in tokenizer()("De wijkraad(en) doen mee")]
    assert "wijkraad(en)" not in other


@pytest.mark.parametrize(
    "word", ["Het", "De", "We", "Wij", "Er", "Dit", "Deze", "Daarnaast", "Daarom", "Wanneer"]
)
def test_a_sentence_that_lost_the_blank_before_it_begins_with_its_word(word: str) -> None:
    texts = [token.text for token in tokenizer()(f"Een nieuwe richting{word} is goed")]
    assert texts[2:4] == ["richting", word]
    assert [t.text for t in tokenizer()(f"Een nieuwe ri{word} is")][2] == f"ri{word}"


def test_a_stroke_between_words_parts_them_and_not_letters() -> None:
    assert [t.text for t in tokenizer()("gemeente/provincie en/of")] == [
        "gemeente",
        "/",
        "provincie",
        "en/of",
    ]
