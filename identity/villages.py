"""Villages as a text names them: behind a word that says that something is there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from corpus.areas import Areas
from corpus.either import either

#: What stands before the name of a village where it is no other word ("Een", "Hoek", "Winkel").
_LIES = "in|te|van|uit|nabij|bij|kern|kernen|dorp|dorpen|dorpskern|plaats|woonkern|rond|naar|voor"


@dataclass(frozen=True, slots=True)
class Villages:
    """Villages of one municipality only, behind a word that says that something is there, and the names
    of municipalities that are villages of another one too."""

    pattern: re.Pattern[str]
    municipalities: Mapping[str, str]
    elsewhere: frozenset[str]


@lru_cache(maxsize=2)
def villages_of(areas: Areas) -> Villages:
    """The villages of the reference data as one pattern; made once a process."""
    municipalities = {area.name: area.id for area in areas.of_kind("municipality")}
    parents: dict[str, set[str]] = {}
    for village in areas.villages:
        if village.parent_id is not None:
            parents.setdefault(village.name, set()).add(village.parent_id)
    # "in Nederland" is seldom the hamlet of that name, nor "in Zeeland" the village
    wider = {area.name for area in areas if area.kind in ("country", "province")}
    of_one = {
        name: next(iter(ids))
        for name, ids in parents.items()
        if len(ids) == 1 and name not in municipalities and name not in wider
    }
    elsewhere = frozenset(
        name
        for name, ids in parents.items()
        if name in municipalities and ids - {municipalities[name]}
    )
    before = rf"\b(?i:{_LIES})\s+(?:(?:de\s+kern|het\s+dorp)\s+)?"
    return Villages(re.compile(rf"{before}(?P<name>{either(of_one)})(?![\w-])"), of_one, elsewhere)
