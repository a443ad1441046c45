"""Doubts on limits, thresholds, and on shares and amounts of which no words say of what.

:mod:`nlp.counts.doubts` asks these rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlp.counts.case import Case
from nlp.counts.fields.basis import is_limit
from nlp.counts.fields.change import change_of
from nlp.counts.fields.measure_phrase import AMOUNT, SHARE
from nlp.counts.fields.phrases import is_head
from nlp.counts.fields.purpose import VAGUE
from nlp.counts.fields.share_beside import is_kind_of_place
from nlp.counts.levels import ABOUT_HOMES, NO_SHARE, is_share_of_homes
from nlp.counts.plausible import is_too_many

#: Amounts from here on are counts even where no word says what they are for.
_LARGE_AMOUNT = 1_000_000
_NO_MEASURE = re.compile(
    r"(?:stijging|daling|toename|afname|opzichte|minimum|maximum|rest|deel|gemiddelde|groei)", re.I
)
_BELOW = re.compile(r"[<>≤≥]\s*€?\s*$")
#: "mag niet meer dan", "te beperken tot niet meer dan"
_CEILING = re.compile(
    r"\b(?:(?:mag|mogen)\b[^.;:]*|tot\s+)niet\s+meer\s+dan\s+(?:(?:circa|ca\.)\s+)?$", re.IGNORECASE
)
#: "10 (of minder) woningen": a number by which a rule sorts plans.
_OR_LESS = re.compile(r"\s+(?:[\w-]+\s+)?\(?of\s+minder\b", re.IGNORECASE)
#: "1 nieuwe woning tegen 4 bestaande woningen": how many for one.
_FOR_ONE = re.compile(
    r"\b(?:1|één|een)\s+(?:[a-zà-ÿ-]+\s+){0,3}(?:tegen|tegenover)\s+(?:[a-z]+\s+)?$", re.IGNORECASE
)
#: Numbers of homes below this are those by which the law and towns sort plans.
_A_LAWS = 100


def of_limits(case: Case) -> Iterator[str]:
    """A limit of the law, a price that draws a line, a threshold: none counts anything."""
    reading, sighting = case.reading, case.reading.sighting
    if reading.outside is not None and not case.of_own_plan:
        yield f"“{' '.join(reading.outside.split())}”"
    if is_too_many(sighting.number.value, reading.unit.name):
        yield "meer dan er in Nederland zijn"
    limit = is_limit(case.text, sighting, case.vocabulary)
    if limit is not None:
        yield f"een grens (“{limit}”)"
    before = case.text[
        max(sighting.sentence[0], sighting.number.start - 22) : sighting.number.start
    ]
    if _BELOW.search(before) or _OR_LESS.match(case.text, sighting.number.end):
        yield "een drempel"
    if _FOR_ONE.search(case.text, sighting.sentence[0], sighting.number.start):
        yield "een verhouding"
    if sighting.number.value < 1000 or reading.unit.name in ("personen", "huishoudens"):
        # "bij meer dan 11 woningen", "met minder dan 50.000 inwoners"
        matches = list(case.vocabulary.thresholds.finditer(before))
        is_last = matches and not before[matches[-1].end() :].strip()
        if is_last and not _is_told_of(case):
            yield "een drempel"


def _is_told_of(case: Case) -> bool:
    """Return True for "meer dan de helft van het programma is koop", "groeit met meer dan 20.000 huishoudens per jaar".

    So is a ceiling that a policy sets: "mag niet meer dan 730 woningen in de planning hebben".
    """
    reading, number = case.reading, case.reading.sighting.number
    begin = reading.sighting.sentence[0]
    if reading.unit.name == "%" and case.text[number.start].isalpha():
        return True
    if reading.unit.name in ("personen", "huishoudens"):
        return (
            change_of(case.text, reading.sighting) is not None or reading.basis.value == "prognose"
        )
    is_ceiling = _CEILING.search(case.text, begin, number.start) is not None
    return is_ceiling and (reading.unit.name == "%" or number.value >= _A_LAWS)


def of_nothing(case: Case) -> Iterator[str]:
    """Of a share and an amount the words must say of what it is."""
    reading = case.reading
    if reading.unit.name == "EUR":
        small = reading.sighting.number.value < _LARGE_AMOUNT
        is_vague = case.measure.split(" (")[0].casefold() in VAGUE
        # what is expected or lacking says itself what it is of
        of_nothing = is_vague and reading.basis.value == "budget" and reading.project_name is None
        unsaid = not reading.basis.vote.words and (small or case.measure == AMOUNT)
        if of_nothing or unsaid:
            yield "een bedrag zonder woorden die zeggen waarvoor"
    if reading.unit.name != "%":
        return
    bare = case.measure.split(" (")[0]
    said_of_nothing = bare == SHARE and reading.segment.value is None
    no_homes = not is_share_of_homes(reading)
    unclear = _NO_MEASURE.fullmatch(bare) or NO_SHARE.search(reading.sentence)
    last = bare.split()[-1]
    is_part = reading.part_of is not None
    if (
        no_homes
        and not is_part
        and bare.startswith("aandeel ")
        and not is_head(last, case.vocabulary)
        and not (
            is_kind_of_place(bare) and ABOUT_HOMES.search(f"{reading.previous} {reading.sentence}")
        )
    ):
        yield "een percentage waarvan de woorden niet zeggen waarvan"
    if said_of_nothing or (no_homes and (bare == SHARE or unclear)):
        yield "een percentage waarvan de woorden niet zeggen waarvan"
    leans_on_nothing = reading.segment.value is None and not ABOUT_HOMES.search(reading.sentence)
    if leans_on_nothing and not reading.basis.vote.words:
        yield "een percentage zonder woord van een afspraak"
