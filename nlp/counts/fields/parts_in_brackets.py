"""What the parts count into which brackets divide a number: "665 woningen (590 in projecten + 75 in reserve)".

Their sum shows it: it is the number before the brackets.
"""

from __future__ import annotations

import re

from nlp.counts.fields.leaning import Site, counts_things
from nlp.counts.fields.unit import PEOPLE, Unit
from nlp.counts.sightings import Sighting

_COUNTED = frozenset({"woningen", *PEOPLE})
#: The words behind a part: up to the next part or the end of the brackets.
_WORDS = re.compile(
    r"\s+(?P<words>[^,;:+()0-9]{3,60}?)(?=\s*(?:[,;+)]|\ben\s+(?:(?:nog|ca\.|circa)\s+)?[0-9]))"
)


def of_parts(site: Site) -> Unit | None:
    """ "500 woningen per jaar (375 in de stad, 125 in de dorpen)": as many of what they divide."""
    opening = site.sighting.open_at
    if opening < 0:
        return None
    parts = [place for place, other in enumerate(site.sightings) if other.open_at == opening]
    numbers = [site.sightings[place].number for place in parts]
    if len(parts) == 1 or any(n.is_percent or n.is_money or n.low is not None for n in numbers):
        return None
    before = [place for place in range(parts[0]) if not site.sightings[place].enclosed]
    whole = before[-1] if before else None
    unit = site.units[whole] if whole is not None else None
    if whole is None or unit is None or not counts_things(unit) or unit.name not in _COUNTED:
        return None
    if sum(number.value for number in numbers) != site.sightings[whole].number.value:
        return None
    return Unit(unit.name, "part", None, unit.doubtful, whole)


def words_of_part(text: str, sighting: Sighting) -> str | None:
    """What the words behind a part say of it: "in de dorpen"."""
    found = _WORDS.match(text, sighting.number.end)
    return " ".join(found["words"].split()) if found else None
