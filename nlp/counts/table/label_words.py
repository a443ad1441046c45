"""Words in the label of a row that are no name: of sums, footnotes and periods."""

from __future__ import annotations

import re

from nlp.counts.periods import period_of_header

TOTAL = re.compile(r"\b(?:sub)?tota(?:al|le|len)\b", re.IGNORECASE)
#: "Stikstoffonds (25 mld. t/m 2035)": until when that amount is for.
_AMOUNT_ASIDE = re.compile(r"\([^()]*(?:€|\b(?:mld|mln|miljard|miljoen)\b)[^()]*\)", re.IGNORECASE)
#: A footnote in the words of a header: "Twente<sup>1 Excl. 225 woningen</sup>", "per 1/1/2016 1)".
_NOTE = re.compile(r"<sup>.*?(?:</sup>|$)|\s[0-9]{1,2}\)$", re.DOTALL)


def period_of_label(text: str) -> tuple[str | None, str | None]:
    """The period in the name of a row, but for that of an amount in brackets."""
    return period_of_header(_AMOUNT_ASIDE.sub(" ", text))


def without_notes(text: str) -> str:
    """A header or label without a footnote in it: "Twente<sup>1 Excl. 225 woningen</sup>"."""
    return _NOTE.sub("", text)


def without_total(text: str) -> str:
    """A label without the word that says that its numbers are sums: "Totaal Sion" is Sion."""
    return " ".join(TOTAL.sub(" ", text).split()) if is_total(text) else text


def is_total(text: str) -> bool:
    """Return True if a label says that its numbers are sums."""
    return bool(TOTAL.search(text))
