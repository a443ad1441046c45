"""What a number of homes is where its sentence names key projects in passing.

"Uit de inventarisatie van de sleutelprojecten blijkt dat we voor de bouw van 600 woningen geld tekortkomen" tells what is
to be built; "door het vervallen van een sleutelproject wijkt de optelsom af van de ambitie van 400 woningen" tells of
a sum of these projects.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlp.counts.sightings import Sighting
from nlp.counts.votes import Vote, vote

#: Key projects, in the words of woondeals.
KEY_PROJECTS = re.compile(r"\bsleutelproject\w*", re.IGNORECASE)
_SUM = re.compile(r"\boptelsom\b|\bopgeteld\b", re.IGNORECASE)
#: "voor de realisatie van 600 woningen": what money is for.
_PURPOSE = re.compile(
    r"\bvoor\s+(?:de\s+)?(?:realisatie|bouw|ontwikkeling|nieuwbouw)\s+van\s+(?:(?:circa|ruim|ongeveer|de)\s+)?$",
    re.IGNORECASE,
)
_SHORT = re.compile(r"\btekort(?:komen|komt)?\b", re.IGNORECASE)


def votes_in_passing(text: str, sighting: Sighting, unit: str) -> Iterator[Vote[str]]:
    """A vote for the basis of homes by what is said of key projects before their number."""
    (begin, end), number = sighting.sentence, sighting.number
    project = KEY_PROJECTS.search(text, begin, number.start)
    if project is None or unit != "woningen":
        return
    if _SUM.search(text, begin, end):
        yield vote("basis", "own", "sleutelprojecten", project.group())
    short = _SHORT.search(text, number.end, end)
    if short is not None and _PURPOSE.search(text, begin, number.start):
        yield vote("basis", "own", "opgave", short.group())
