"""Words in the label of a row that are no name: of sums, footnotes and periods."""

from __future__ import annotations

import re
from collections.abc import Collection

from nlp.counts.periods import period_of_header

TOTAL = re.compile(r"\b(?:sub)?tota(?:al|le|len)\b", re.IGNORECASE)
#: "Ruimte binnen de raming", "Restant": what is left, and no site.
_LEFT = re.compile(
    r"(?:nog\s+)?(?:ruimte(?!\s+voor\b)|rest(?:ant|eren\w*|eert|opgave|capaciteit)?|saldo|verschil|overschot|tekort)\b",
    re.IGNORECASE,
)
#: "Raming periode 2015-2025": what holds for some years is no site.
_FOR_YEARS = re.compile(r"\bperiode\s+\(?(?:19|20)[0-9]{2}\b", re.IGNORECASE)
#: "Categorie 1": what a list calls a part of its rows, and no site.
_PART_OF_LIST = re.compile(r"(?:categorie|klasse|groep|segment|type|status)\b", re.IGNORECASE)
#: "Stikstoffonds (25 mld. t/m 2035)": until when that amount is for.
_AMOUNT_ASIDE = re.compile(r"\([^()]*(?:€|\b(?:mld|mln|miljard|miljoen)\b)[^()]*\)", re.IGNORECASE)
#: A footnote in the words of a header: "Twente<sup>1 Excl. 225 woningen</sup>", "per 1/1/2016 1)".
_NOTE = re.compile(r"<sup>.*?(?:</sup>|$)|\s[0-9]{1,2}\)$", re.DOTALL)

#: "Dorpsstraat 12-14", "Pater Janslaan naast 9": where homes come, in a list of these.
_ADDRESS = re.compile(
    r"[A-ZÀ-Þ][\w’'. -]*(?:straat|weg|laan|dijk|plein|pad|kade|hof|singel|gracht|steeg|dreef)\s+(?:[a-z./]+\s+)?[0-9]"
)
_LEAST_ADDRESSES = 3


def are_addresses(texts: Collection[str]) -> bool:
    """Return True if most names of a column are addresses: "Dorpsstraat 12-14", "Kerkweg naast 3"."""
    found = sum(bool(_ADDRESS.match(text)) for text in texts)
    return found >= _LEAST_ADDRESSES and 2 * found > len(texts)


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


def is_what_is_left(text: str) -> bool:
    """Return True if a label says that its number is what is left over: "Restant"."""
    return bool(_LEFT.match(text))


def is_of_list(text: str) -> bool:
    """Return True if a label in a list of sites is no site: what is left, what holds for some years, a part of the list."""
    is_apart = is_what_is_left(text) or bool(_FOR_YEARS.search(text))
    return is_apart or bool(_PART_OF_LIST.match(without_total(text).strip(" :-–")))
