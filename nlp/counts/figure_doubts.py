"""Doubts on figures that count nothing by themselves: parts, where changes begin, the steps of sums.

:mod:`nlp.counts.doubts` asks these rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlp.counts.case import Case

#: What is counted later than now: where a change begins is none of it.
_OF_LATER = frozenset({"opgave", "plancapaciteit", "prognose"})
#: "zal groeien van 49.000 inwoners tot 57.000 inwoners": where a change begins.
_FROM = re.compile(
    r"\b(?:groei\w*|stijg\w*|toene\w*|neemt|nemen|uitbreid\w*)\b[^.;:]{0,40}\bvan\s+(?:\w+\s+)?$"
)
#: "1.200 woningen tot 2030" says until when, and no change.
_TO = re.compile(
    r"\s+[\w-]*\s*(?:\w+\s+){0,2}?(?:naar|tot)\s+(?:\w+\s+)?(?!(?:19|20)[0-9]{2}(?![.,]?[0-9]))[0-9]"
)
#: "kleine complexen (2 tot en met 8 appartementen)" tells a size up to here.
_LARGEST_SIZE = 20
#: "476 x 0,4 =", "8.119 ="
_OPERATOR = re.compile(r"\s*(?:[x×*=]|[-–+/]\s*[0-9.,]+\s*=)\s*[0-9]")
#: "(145-22=123)": what comes out of it
_RESULT = re.compile(r"=\s*$")
#: "1 of 2 nieuwe woningen"
_EITHER = re.compile(r"\s+of\s+[0-9]{1,3}\b(?!\s*%)")
#: "vrijstaande en twee aaneen gebouwde woningen"
_KIND_OF_TWO = re.compile(r"\s*-?\s*(?:aan\s*een|onder\s+een\s+kap)\b", re.IGNORECASE)
_THEREOF = re.compile(r"%\s+(?:daarvan|hiervan|van deze)\s*$", re.IGNORECASE)


def of_parts(case: Case) -> Iterator[str]:
    """ "Circa 85% daarvan (467 woningen)": what is said of the whole, the row does not say of the part."""
    sighting = case.reading.sighting
    if sighting.enclosed and _THEREOF.search(case.text, sighting.sentence[0], sighting.open_at):
        yield "een deel waarvan de rij niet zegt welk"


def of_changes(case: Case) -> Iterator[str]:
    """Where a change begins, and the size of each of several: neither is what there is or comes."""
    sighting = case.reading.sighting
    number = sighting.number
    before = case.text[sighting.sentence[0] : number.start]
    now = any(case.reading.period.value) or case.reading.basis.value not in _OF_LATER
    is_told = "eerder)" in case.measure and now
    if not is_told and _FROM.search(before) and _TO.match(case.text, number.end):
        yield "waar een verandering begint"
    is_range = number.low is not None and (number.high or 0) < _LARGEST_SIZE
    if (
        is_range
        and sighting.enclosed
        and sighting.host is None
        and sighting.open_at + 1 == number.start
    ):
        yield "de grootte van elk"


def of_sums(case: Case) -> Iterator[str]:
    """ "8.890 - 8.119 = 771 woningen": what a sum begins with is told by itself elsewhere."""
    number = case.reading.sighting.number
    if not case.of_plans:
        return
    is_step = case.reading.units.rule == "sum-in-brackets" and not _RESULT.search(
        case.text[: number.start]
    )
    if is_step or _OPERATOR.match(case.text, number.end):
        yield "een stap van een som"
    if _EITHER.match(case.text, number.end):
        yield "een van twee getallen"
    if number.kind == "word" and _KIND_OF_TWO.match(case.text, number.end):
        yield "een soort woning en geen aantal"
