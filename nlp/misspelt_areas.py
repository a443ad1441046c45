"""Names of areas that are written nearly right: the one that is near enough, where no other is."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rapidfuzz import fuzz, process

from corpus.areas import Area, Areas
from nlp.gazetteer import AreaMention
from nlp.records import DocumentContext

#: A misspelt name is taken for the nearest one from this similarity (0-100) on, if the next best
#: is at least ``_FUZZY_MARGIN`` further away.
_FUZZY_LEAST = 90
_FUZZY_MARGIN = 6
#: Of a shorter name another one is too soon near.
FUZZY_LETTERS = 5
_AFTER_MUNICIPALITY = re.compile(
    r"\bgemeente\s+(?P<name>[A-ZÀ-Þ][a-zà-ÿ]+(?:-[A-Z][a-zà-ÿ]+)*)\b(?!-)"
)


def misspelt_municipalities(
    text: str, known: Iterable[AreaMention], context: DocumentContext, areas: Areas
) -> list[AreaMention]:
    """What follows "gemeente" and is nearly the name of one ("de gemeente Zwarterwaterland").

    One of the document's own goes before all others; none where two are as near.
    """
    starts = {mention.start for mention in known}
    found: list[AreaMention] = []
    for match in _AFTER_MUNICIPALITY.finditer(text):
        start, end = match.span("name")
        if start in starts or len(match["name"]) < FUZZY_LETTERS:
            continue
        near = [area for area in _near(context, areas) if area.kind == "municipality"]
        mention = _nearest_name(match["name"], start, end, near) or _nearest_name(
            match["name"], start, end, areas.of_kind("municipality")
        )
        if mention is not None:
            found.append(mention)
    return found


def nearest_area(
    label: str, start: int, end: int, context: DocumentContext, areas: Areas
) -> AreaMention | None:
    return _nearest_name(label, start, end, _near(context, areas))


def _nearest_name(label: str, start: int, end: int, near: Iterable[Area]) -> AreaMention | None:
    """The one area with a name that is nearly ``label``; None where none or two are."""
    near = [area for area in near if area.name[:1] == label[:1]]
    choices = {area.id: area.name.casefold() for area in near}
    best = process.extract(label.casefold(), choices, scorer=fuzz.ratio, limit=2)
    if not best or best[0][1] < _FUZZY_LEAST:
        return None
    if len(best) > 1 and best[0][1] - best[1][1] < _FUZZY_MARGIN:
        return None
    return AreaMention(start, end, str(best[0][2]), score=round(best[0][1] / 100, 3))


def _near(context: DocumentContext, areas: Areas) -> list[Area]:
    """The areas that a document may be expected to name: those of its region or province.

    None where neither is known: among all municipalities any word is near some name.
    """
    members = set(context.municipality_ids)
    if not members:
        members = {
            a.id for a in areas.of_kind("municipality") if a.parent_id == context.province_id
        }
    return [a for a in areas if a.id in members or a.id in (context.region_id, context.province_id)]
