"""Shares in words and with strokes: "twee derde", "de helft", "één op de drie", "2/3"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.language import language

#: Words for 1 to 9, which count parts, and for 1 to 14, of which a part is taken.
_NUMERATORS = {word: value for word, value in language().numbers.words.items() if 1 <= value <= 9}
_DENOMINATORS = language().fractions
_SMALL = {word: value for word, value in language().numbers.words.items() if 1 <= value <= 14}
_MONTH = "|".join(language().months)
_FRACTION = re.compile(
    rf"(?<![\w-])(?:(?P<half>de\s+helft)|(?P<above>{'|'.join(_NUMERATORS)})(?P<gap>[\s-]*)"
    rf"(?P<below>{'|'.join(_DENOMINATORS)})n?)(?P<part>\s*deel)?(?![\w-])",
    re.IGNORECASE,
)
_STROKE_FRACTION = re.compile(r"(?<![\w/.,-])([1-4])/([2-5])(?:e|de)?(?![\w/]|[.,][0-9])")
#: "één op de drie woningen", "2 op 5": a share, no number of homes.
_ONE_IN = re.compile(
    rf"(?<![\w.,-])(?P<above>een|één|eén|twee|drie|vier|[1-9])\s+op\s+(?:de\s+|elke\s+|iedere\s+)?"
    rf"(?P<below>{'|'.join(_SMALL)}|1[0-9]|20|[2-9])(?![\w.,-]|\s+(?:(?:{_MONTH})\.?|uur)\b)",
    re.IGNORECASE,
)
#: "De overige een derde kan duurder zijn": no third of a row is rest or roughly so much.
_AMOUNT_BEFORE = re.compile(
    r"\b(?:overige|resterende|ruim|bijna|circa|ongeveer)\s+$", re.IGNORECASE
)
#: "een derde (12.000)" is a part of something, "een derde (2023)" the third one.
_ORDINAL_READING = re.compile(
    r"\s*(?:van\b|[).,;:]|$|\((?:circa\s+)?(?!(?:19|20)\d\d\))\d[\d.]+(?:\s+[a-zà-ÿ]+)?\))",
    re.IGNORECASE,
)


def fractions_in(text: str) -> Iterator[tuple[int, int, float]]:
    """The shares in ``text``, each as its range and its value in percent (0-100)."""
    for match in _FRACTION.finditer(text):
        if match["half"]:
            share = 50.0
        else:
            numerator, denominator = match["above"].casefold(), match["below"].casefold()
            # "een derde tranche", "de derde": an ordinal, unless what follows says otherwise
            ordinal = _NUMERATORS[numerator] == 1 and denominator != "kwart"
            told = _ORDINAL_READING.match(text, match.end()) or _AMOUNT_BEFORE.search(
                text[max(0, match.start() - 20) : match.start()]
            )
            if ordinal and not match["part"] and not told:
                continue
            share = round(100 * _NUMERATORS[numerator] / _DENOMINATORS[denominator], 2)
            if share > 100:
                continue
        yield match.start(), match.start("part") if match["part"] else match.end(), share
    for match in _ONE_IN.finditer(text):
        above, below = _small(match["above"]), _small(match["below"])
        if 0 < above < below:
            yield match.start(), match.end(), round(100 * above / below, 2)
    for match in _STROKE_FRACTION.finditer(text):
        above, below = int(match[1]), int(match[2])
        if above < below:
            yield match.start(), match.end(2), round(100 * above / below, 2)


def _small(word: str) -> int:
    return int(word) if word.isdigit() else _SMALL[word.casefold()]
