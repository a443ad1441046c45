"""Doubts on numbers that are of another whole than their row would say.

:mod:`nlp.counts.doubts` asks these rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlp.counts.case import Case

#: "voor de realisatie van 600 woningen komen we 2 miljoen tekort": what money is for.
_PURPOSE = re.compile(
    r"\bvoor\s+(?:de\s+)?(?:realisatie|bouw|ontwikkeling|nieuwbouw)\s+van\s+(?:(?:circa|ruim|ongeveer|de)\s+)?$",
    re.IGNORECASE,
)
_SHORT = re.compile(r"\btekort(?:komen|komt)?\b", re.IGNORECASE)
_GOVERNED = frozenset({"sleutelprojecten", "plancapaciteit"})


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


def of_money_short(case: Case) -> Iterator[str]:
    """Homes for which money is short: what stands before them of plans is what was looked into."""
    reading, sighting = case.reading, case.reading.sighting
    if reading.unit.name != "woningen" or reading.basis.value not in _GOVERNED:
        return
    begin, end = sighting.sentence
    is_purpose = _PURPOSE.search(case.text, begin, sighting.number.start)
    if is_purpose and _SHORT.search(case.text, sighting.number.end, end):
        yield "de woningen waar geld voor tekortkomt, niet zeker van welke plannen"
