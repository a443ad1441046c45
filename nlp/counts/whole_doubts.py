"""Doubts on numbers that are of another whole than their row would say.

:mod:`nlp.counts.doubts` asks these rules.
"""

from __future__ import annotations

from collections.abc import Iterator

from nlp.counts.case import Case


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
