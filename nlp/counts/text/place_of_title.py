"""The town or village that the title of a plan names as its place: "Bestemmingsplan Akkerpad 3, Sevenum"."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from corpus.areas import Area, load_areas
from nlp.counts.fields.plan_title import BEHIND, IS_PAPER

#: "gemeente Beesel"
_CALLED = re.compile(r"\b[Gg]emeente\s+(?P<place>[A-ZÀ-Þ’'][\w’'.()/ -]*)")
#: "Rokkehof te Offenbeek", "Akkerpad 3, Sevenum": what stands last, behind a word or a comma that says that it is a place.
_AT = re.compile(r"(?:\b(?:te|in)|,|[–-])\s+(?P<place>[A-ZÀ-Þ’'][\w’'() -]{2,})$")
#: "Kern Dussen: Molenpad", "Wamel, Rokkehof": what stands first, before a comma or colon.
_FIRST = re.compile(r"^(?:[Kk]ern\s+)?(?P<place>[A-ZÀ-Þ’'][\w’'() -]{2,}?)\s*[,:]\s")
#: "Woningen Molenakker Lieshout": the last word alone, behind a noun of the name.
_LAST = re.compile(r"(?:^|\s)(?P<before>[\w’'.-]+)\s+(?P<place>[A-ZÀ-Þ][\w’'-]{4,})$")
#: Words before a name that make it part of a longer one: "De Horst", "Park Zuiderhout".
_OF_NAME = re.compile(
    r"^(?:de|het|den|der|van|op|aan|bij|en|nieuwe?|oude?|groot|klein|wonen|naar|richting)$"
    r"|(?:hof|hoeve|park|landgoed|huize|villa|plan|weg|straat|laan)$",
    re.IGNORECASE,
)
_MARKUP = re.compile(r"<[^>]*>|[*_#]")
_EDGES = " .,:;’'\"“”‘|*"


@lru_cache(maxsize=256)
def place_in_title(title: str) -> str | None:
    """The id of the municipality or village that the title of a plan names as its place; None without one.

    The title must have a word for the paper of a plan. A name that two places have names none.
    """
    title = " ".join(_MARKUP.sub(" ", title).split())
    paper = IS_PAPER.search(title)
    if paper is None:
        return None
    called = _CALLED.search(title)
    if called is not None:
        return _municipality(called["place"])
    name = BEHIND.sub("", title[paper.end() :]).strip(_EDGES)
    said = [pattern.search(name) for pattern in (_AT, _FIRST)]
    last = _LAST.search(name)
    said.append(None if last is None or _OF_NAME.search(last["before"]) else last)
    places = {_village(found["place"].strip(_EDGES)) for found in said if found is not None}
    places.discard(None)
    return places.pop() if len(places) == 1 else None


def _municipality(words: str) -> str | None:
    """The municipality with which some words begin."""
    found = [
        area
        for area in load_areas()
        if area.kind == "municipality" and re.match(rf"{re.escape(area.name)}(?![\w-])", words)
    ]
    longest = max(found, key=lambda area: len(area.name), default=None)
    return longest.id if longest is not None else None


def _village(name: str) -> str | None:
    area = _villages().get(name)
    return area.id if area is not None else None


@lru_cache(maxsize=1)
def _villages() -> dict[str, Area]:
    """The villages by name that no other village and no other area has, but the municipality that it once was."""
    areas = load_areas()
    known = Counter(village.name for village in areas.villages)
    others: dict[str, set[str | None]] = {}
    for area in areas:
        for name in (area.name, *area.aliases):
            others.setdefault(name, set()).add(area.parent_id if area.kind == "kern" else area.id)
    return {
        village.name: village
        for village in areas.villages
        if known[village.name] == 1 and others.get(village.name, set()) <= {village.parent_id}
    }
