"""The municipality that the text of a spatial plan tells of, by how often it names each.

A text of before a merger tells of a municipality that is part of another one by now: it is of that one,
unless it names the one of now as well.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.areas import Area, Areas
from extract.model import Segment
from identity.bodies import Bodies
from identity.place_names import as_written
from identity.sheet import Sheet
from identity.villages import villages_of
from nlp.ranking import far_ahead

#: A municipality that is named in full so many times may be the one that the text is of,
_NAMED = 2
#: and is where it is named so many times as often as any other.
_MORE = 2
#: By its bare name a municipality must be named more often, and more often than others: its neighbours
#: are named so too, and what is elsewhere.
_PLACED = 5
_FAR_MORE = 3
#: A name of a village may be a word or lie elsewhere too; so many of one municipality say where.
_VILLAGES = 2
#: A text that names one municipality in full and no other names it so many times, with its villages.
_ALONE = 2
#: What stands in full counts for so much more, and what is named so often may be what the text is of.
_IN_FULL = 2
_WEIGHS = 4
#: One that names none in full names one so many times, with its villages.
_TOLD = 3
#: "de toenmalige gemeente Arkum": a text of after the merger.
_OF_THEN = re.compile(r"(?:voormalig|toenmalig)e?\)?\s*$", re.IGNORECASE)
#: "Stadsregio Almelo", "regio Noord-Almelo": the name of something wider.
_OF_WIDER = re.compile(
    r"(?:regio|agglomeratie|stadsgewest|corridor|driehoek|\w\s?\\?[-–/])\s?$", re.IGNORECASE
)
_WIDER_GOES_ON = re.compile(r"\s?\\?[-–/]\s?[A-Z]")
_BEFORE = 25


@dataclass(frozen=True, slots=True)
class TownNames:
    """How often a text names each municipality: in full ("gemeente X"), by name in any way, one of then by
    name, one by its villages; and where first."""

    areas: Areas
    text: str
    full: Counter[str]
    bare: Counter[str]
    then: Counter[str]
    villages: Counter[str]
    first: dict[str, Segment]


def town_names(sheet: Sheet, bodies: Bodies) -> TownNames:
    """The municipalities that the text of a document names."""
    view, areas = sheet.clean_text, bodies.areas
    text = view.text
    full: Counter[str] = Counter()
    bare: Counter[str] = Counter()
    then: Counter[str] = Counter()
    villages: Counter[str] = Counter()
    first: dict[str, Segment] = {}
    found = [
        (body.area, body.start, body.end)
        for body in bodies.within(text)
        if body.kind == "municipality" and body.area and not _is_of_then(text, body.start)
    ]
    present = {area.id for area, _, _ in found if area.kind == "municipality"}
    for area, start, end in found:
        area_id = _now(area, present)
        full[area_id] += 1
        first.setdefault(area_id, view.source_range(start, end))
    for area, start, end in _bare(text, areas):
        (then if area.is_former else bare)[area.id] += 1
        first.setdefault(area.id, view.source_range(start, end))
    known = villages_of(areas)
    were_towns = {area.name for area in areas if area.is_former}
    for match in known.pattern.finditer(text):
        if match["name"] in were_towns:
            continue  # a text of then tells of the municipality of that name
        area_id = known.municipalities[match["name"]]
        villages[area_id] += 1
        first.setdefault(area_id, view.source_range(*match.span("name")))
    return TownNames(areas, text, full, bare, then, villages, first)


def _is_of_then(text: str, start: int) -> bool:
    return _OF_THEN.search(text, max(0, start - _BEFORE), start) is not None


def _bare(text: str, areas: Areas) -> Iterator[tuple[Area, int, int]]:
    """The municipalities of now and of then that a text names, not within the name of something wider."""
    for area, start, end in as_written(areas).mentions(text):
        is_within = _OF_WIDER.search(text, max(0, start - _BEFORE), start) is not None
        if area.is_town and not is_within and not _WIDER_GOES_ON.match(text, end):
            yield area, start, end


def _now(area: Area, present: set[str]) -> str:
    """Return the municipality that a former one is part of, where the text names that as well."""
    return area.parent_id if area.parent_id in present and area.parent_id else area.id


def town_given(area_id: str, names: TownNames) -> tuple[str, str] | None:
    """The municipality that other rules give, where the text names none more often, and by which rule."""
    own, most = names.full[area_id], max(names.full.values(), default=0)
    if own and own >= most:
        return "named_most", area_id
    others = max((n for name, n in names.bare.items() if name != area_id), default=0)
    return ("placed_most", area_id) if names.bare[area_id] > others and own >= most else None


def town_told_of(sheet: Sheet, names: TownNames) -> tuple[str, str] | None:
    """The municipality that the text tells of, and by which rule; None where that is not to be told."""
    return (
        _named_most(names)
        or _placed_most(sheet, names)
        or _of_villages(names)
        or _alone(names)
        or _weighed(names)
        or _told(names)
    )


def _named_most(names: TownNames) -> tuple[str, str] | None:
    """The municipality that is named in full, and far more often than any other."""
    best = far_ahead(names.full, _MORE, _NAMED)
    if best is None or not _is_of_its_time(best, names):
        return None
    return "named_most", best


def _is_of_its_time(area_id: str, names: TownNames) -> bool:
    """Return True unless a text tells of a municipality of then, and of the one that it is part of now."""
    area = names.areas[area_id]
    parent = area.parent_id if area.is_former else None
    return parent is None or names.then[area_id] > _MORE * names.bare[parent]


def _placed_most(sheet: Sheet, names: TownNames) -> tuple[str, str] | None:
    """The municipality that is named far more often than any other, and once in full or in a heading."""
    best = far_ahead(names.bare, _FAR_MORE, _PLACED)
    if best is None:
        return None
    headings = (row.words for row in sheet.rows if row.depth)
    in_heading = any(best in as_written(names.areas).counted(h, "municipality") for h in headings)
    return ("placed_most", best) if names.full[best] or in_heading else None


def _of_villages(names: TownNames) -> tuple[str, str] | None:
    """The one municipality that a text names, in full, where it names villages of it as well."""
    if len(names.bare) != 1 or len(names.full) != 1:
        return None
    ((best, _),) = names.full.items()
    own = {area.name for area in names.areas.villages if area.parent_id == best} - {
        names.areas[best].name
    }
    seen = [n for n in own if re.search(rf"(?<![\w-]){re.escape(n)}(?![\w-])", names.text)]
    return ("villages", best) if best in names.bare and len(seen) >= _VILLAGES else None


def _alone(names: TownNames) -> tuple[str, str] | None:
    """The one municipality that a text names, in full and once more, where it names no other nor its villages."""
    if len(names.full) != 1:
        return None
    ((best, _),) = names.full.items()
    around = {best, names.areas.town_now(best)}
    named = names.bare + names.then + names.villages
    if not named.keys() <= around or not _is_of_its_time(best, names):
        return None
    return ("only_named", best) if named.total() >= _ALONE else None


def _weighed(names: TownNames) -> tuple[str, str] | None:
    """The municipality that a text names in full, and in any way far more often than any other.

    What stands in full counts for more.
    """
    weighed = names.bare + names.then + names.villages
    for area_id, times in names.full.items():
        weighed[area_id] += _IN_FULL * times
    best = far_ahead(weighed, _MORE, _WEIGHS)
    if best is None or not names.full[best]:
        return None
    now = names.areas.town_now(best)
    return ("placed_most", best) if now == best or not names.bare[now] else None


def _told(names: TownNames) -> tuple[str, str] | None:
    """The municipality that a text without any in full names, with its villages, more often than any other.

    One of then counts where its name is not that of a village too: Veghel is there still.
    """
    if names.full:
        return None
    places = {area.name for area in names.areas.villages}
    then = Counter({i: n for i, n in names.then.items() if names.areas[i].name not in places})
    named = names.bare + then + names.villages
    for area_id in then:
        if not names.bare[names.areas.town_now(area_id)]:
            named[area_id] += named.pop(names.areas.town_now(area_id), 0)
    best = far_ahead(named, _MORE, _TOLD)
    if best is not None:
        return "placed_most", best
    is_alone = len(named) == 1 and named.total() >= _ALONE
    return ("only_named", next(iter(named))) if is_alone else None
