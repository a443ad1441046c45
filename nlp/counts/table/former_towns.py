"""A list of the villages of a municipality that is part of another one by now.

Tables from before a merger have its villages and their sum, "Gemeente totaal". Where the main villages of the other
municipalities that merged are missing, the sum is of that one, and not of the municipality of now.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from corpus.areas import Area, Areas

#: Fewer villages can be any choice of them.
_LEAST_VILLAGES = 4
#: Where one alone merged into another, a list without its name is that of the other.
_LEAST_MERGED = 2
#: "Mill en Sint Hubert" is called after two villages.
_AND = re.compile(r"\s+en\s+|,\s*")


def former_town_of(areas: Areas, rows: Collection[str], town: str) -> str | None:
    """The municipality of then whose villages these rows are; None where they are those of ``town``, or where no one can tell.

    All that merged into ``town`` must be called after villages: one that is not would have no row of its name.
    """
    if len(rows) < _LEAST_VILLAGES or not all(is_within(areas, row, town) for row in rows):
        return None
    merged = [area for area in areas if areas.was_within(area.id, town)]
    villages = {v.name for v in areas.villages if areas.is_village_of(v.id, town)}
    if len(merged) < _LEAST_MERGED or not all(set(_names(area)) <= villages for area in merged):
        return None
    listed = {areas[row].name for row in rows}
    if areas[town].name in listed:
        return None
    named = [area.id for area in merged if listed.intersection(_names(area))]
    whole = [area.id for area in merged if set(_names(area)) <= listed]
    return whole[0] if len(named) == 1 and named == whole else None


def is_within(areas: Areas, area_id: str, town: str) -> bool:
    """Return True for a municipality, its villages, and the municipalities that are part of it by now."""
    return area_id == town or areas.is_village_of(area_id, town) or areas.was_within(area_id, town)


def _names(area: Area) -> list[str]:
    """The villages after which a municipality was called."""
    return _AND.split(area.name)
