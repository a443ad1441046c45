"""Doubts on numbers that are of another whole than their row would say.

:mod:`nlp.counts.doubts` asks these rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.count_doubts import load_count_doubts
from nlp.counts.case import Case

#: "Hiertoe behoren 40 woningen in Eikenhof": some of what the sentence before counts.
_OF_THOSE = re.compile(
    r"(?:hiertoe|daartoe)\s+(?:behoort|behoren)\b|(?:hieronder|daaronder)\s+(?:valt|vallen)\b"
    r"|dit\s+(?:betreft|zijn)\b|het\s+(?:gaat|betreft)\b",
    re.IGNORECASE,
)
#: "de marktregio Waterland (inclusief Amsterdam)"
_WITH_ANOTHER = re.compile(r"\s*\((?:inclusief|incl\.|exclusief|excl\.|met|zonder)\s+(?=[A-ZÀ-Þ])")
#: "maakt onderdeel uit van het programma van de regio"
_IS_PART = re.compile(
    r"\b(?:maakt|maken)\s+(?:\w+\s+)?(?:deel|onderdeel)\s+uit\s+van\b", re.IGNORECASE
)
#: "zijn vastgelegd in": the text breaks off.
_CUT = re.compile(
    r"\b(?:in|van|voor|op|aan|met|de|het|een|en|of|bij|door|tot|te|om|naar|uit|dat|die|per|tussen|binnen)$"
)
#: Where a number has its basis from words that are not its own.
_OF_OTHERS = frozenset({"sentence", "before", "lead", "heading", "none", "weak"})


def of_share_of_some(case: Case) -> Iterator[str]:
    """A share in brackets behind kinds of homes: "400 geclusterde woningen in de sociale huur (50%)".

    They are that share of something that the sentence does not name.
    """
    reading, sighting = case.reading, case.reading.sighting
    if reading.unit.name != "%" or not sighting.enclosed or reading.segment.value is None:
        return
    host = reading.host
    if host is None or host.unit.noun is None:
        return
    kinds = [
        term
        for term in case.vocabulary.segments
        if term.name != reading.segment.value
        and next(term.found_in(case.text, host.sighting.number.end, sighting.open_at), None)
    ]
    if kinds:
        yield "een percentage waarvan de woorden niet zeggen waarvan"


def of_kind_elsewhere(case: Case) -> Iterator[str]:
    """Homes of which no kind is named, with the area of the same number that counts a kind of homes there."""
    if case.reading.area.rule == "elsewhere-of-kind":
        yield "hetzelfde getal telt elders in de tekst één soort woningen"


def of_those_left_out(case: Case) -> Iterator[str]:
    """Some of the homes of which the sentence before says that they do not come."""
    reading = case.reading
    if _OF_THOSE.match(reading.sentence) is None:
        return
    left_out = next((p for d, p in load_count_doubts() if d.id == "left-out"), None)
    found = left_out.search(reading.previous) if left_out is not None else None
    if found is not None:
        yield f"iets wat er niet komt (“{' '.join(found.group().split())}”)"


def of_wider_and_part(case: Case) -> Iterator[str]:
    """An area with or without another, and a wider one that the number is a part of."""
    reading, sighting = case.reading, case.reading.sighting
    words = reading.area.vote.words
    if not words or reading.project_name is not None:
        return
    begin, end = sighting.sentence
    for start, stop in reading.named:
        if begin <= start < end and case.text[start:stop].endswith(words):
            if _WITH_ANOTHER.match(case.text, stop, end):
                yield "een gebied met of zonder een ander"
            if start > sighting.number.end and _IS_PART.search(
                case.text, sighting.number.end, start
            ):
                yield "een deel van wat voor het gebied geldt"


def of_cut_sentence(case: Case) -> Iterator[str]:
    """A sentence that breaks off, where its own words do not say what the number rests on."""
    basis = case.reading.basis
    is_of_others = basis.vote.place in _OF_OTHERS
    if is_of_others and _CUT.search(case.reading.sentence.rstrip()):
        yield "de zin breekt af"
