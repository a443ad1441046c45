"""Parts of areas that have the name of the whole in theirs: "Holland Rijnland West", "Zeist-Oost".

Such a part is never the whole: the number of the one says nothing of the other.
"""

from __future__ import annotations

import re

from corpus.areas import load_areas

#: Sides of an area, which make a name behind it that of a part.
_SIDES = r"(?:Noord|Oost|Zuid|West)(?:oost|west)?|Midden|Centrum|Binnenstad"
#: "-Eind", " West": what goes on a name, and makes another of it.
_GOES_ON = rf"(?:\s?[-–‐]\s?[A-ZÀ-Þ][\w’']*|\s+(?:{_SIDES}))(?!\w)"
#: Only a text with one of these names a part.
MAY_NAME_PART = re.compile(rf"\s(?:{_SIDES})\b|\bdeel\s+van\b")
#: What a part of a municipality is called that has its name: "het deelgebied Buren", "de kern Duiven".
_CALLED_PART = r"deelgebied|subgebied|kern|hoofdkern|dorpskern|woonkern|dorp"
_PART_BEHIND = re.compile(rf"\s+(?P<side>{_SIDES})(?![\w-])")
#: "het Gelderse deel van de regio Stedendriehoek", "het zuidelijke deel van Twente"
_PART_BEFORE = re.compile(
    r"\b(?P<which>[A-ZÀ-Þ][\w-]+se|(?:[Nn]oord|[Zz]uid|[Oo]ost|[Ww]est)(?:oost|west)?elijke?)\s+deel\s+van\s+(?P<article>(?:de|het)\s+)?"
    r"(?:(?:stads|sub|woon|woningmarkt)?regio\s+)?$"
)


def whole_name(name: str) -> str:
    """A pattern for the name of an area that stands alone, and in no longer name."""
    return rf"(?<![\w-]){re.escape(name)}(?!\w|{_GOES_ON})"


def part_name(name: str) -> str:
    """A pattern for a part of an area by its name: "Zeist-Oost", "Zeist West"."""
    return rf"(?<![\w-]){re.escape(name)}{_GOES_ON}"


def part_in(text: str, start: int, end: int, name: str) -> tuple[int, int, str] | None:
    """The part of the area called ``name`` that a text means where it names it at ``[start, end)``: where, and its name."""
    side = _PART_BEHIND.match(text, end)
    if side is not None:
        return start, side.end(), f"{name} {side['side']}"
    which = _PART_BEFORE.search(text, 0, start)
    if which is not None:
        return which.start(), end, f"{which['which']} deel van {which['article'] or ''}{name}"
    return None


def part_called_as(area_id: str | None, sentence: str) -> str | None:
    """The part that a sentence calls by the name of its municipality: "de kern Duiven" is not the whole of Duiven."""
    areas = load_areas()
    if area_id is None or area_id not in areas or areas[area_id].kind != "municipality":
        return None
    name = re.escape(areas[area_id].name)
    if re.search(rf"\b(?:gemeente|stad)\s+{name}(?![\w-])", sentence):
        return None
    found = re.search(rf"\b(?:{_CALLED_PART})\s+{name}(?![\w-])", sentence)
    return found.group() if found is not None else None
