"""Names of areas as tables write them: damaged, in capitals, behind the kind of area, with a mark behind."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from rapidfuzz import fuzz, process

from corpus.areas import Area, Areas
from nlp.gazetteer import AreaMention

#: "RRO - West-Brabant", "Regio: Twente": what parts the kind of an area from its name.
_KIND_IN_FRONT = re.compile(
    r"^\W*(?P<kind>rro|regio|subregio|provincie|gemeente)\b\s*[-–.:]\s*", re.IGNORECASE
)
#: "Noord-Brabant 01": the number of a row or of a footnote.
_NUMBER_BEHIND = re.compile(r"(?<=[^\W\d_])\s+[0-9]{1,2}\W*$")
_NOT_LETTER = re.compile(r"[\W\d_]+")
#: A misspelt name is at least so like the one it means (0-100), and others are so much less like it.
_LEAST, _MARGIN = 85, 8
#: Of a shorter name another one is too soon near.
_LETTERS = 6
#: Kinds of areas whose names rows have, the widest last.
_KINDS = ("municipality", "subregion", "region", "province")


def without_damage(label: str) -> str:
    """A label with the kind of area as a word in front, and without a number behind it."""
    return _NUMBER_BEHIND.sub("", _KIND_IN_FRONT.sub(r"\g<kind> ", label)).strip()


def written_apart(label: str, areas: Areas) -> AreaMention | None:
    """The one area whose name has the same letters: "Zuid-Oost Brabant" is Zuidoost-Brabant."""
    letters = _letters(_NUMBER_BEHIND.sub("", _KIND_IN_FRONT.sub("", label)))
    if len(letters) < _LETTERS or areas.named(label.strip()):
        return None  # of two areas with one name neither is meant for sure
    same = [a for a in areas if a.kind in _KINDS and _letters(a.name) == letters]
    return _mention(label, same[0], 1.0) if len(same) == 1 else None


def misspelt(
    label: str, areas: Areas, provinces: Collection[str], taken: Collection[str]
) -> AreaMention | None:
    """The municipality that a label misspells, of those in ``provinces`` that no other row names (``taken``)."""
    if len(label) < _LETTERS or areas.named(label.strip()):
        return None  # a name of several areas is not misspelt
    towns, names = _towns_of(areas, frozenset(provinces))
    found = process.extract(label.casefold(), names, scorer=fuzz.ratio, processor=None, limit=2)
    near = [(score, towns[index]) for _, score, index in found]
    if not near or near[0][1].id in taken:
        return None
    if near[0][0] < _LEAST and not _is_one_letter_off(label, near[0][1].name):
        return None
    if len(near) > 1 and near[1][0] > near[0][0] - _MARGIN:
        return None
    return _mention(label, near[0][1], near[0][0] / 100)


def _is_one_letter_off(label: str, name: str) -> bool:
    """Return True if one letter of a name was misread: "Goinle" for Goirle."""
    return len(label) == len(name) and sum(a != b for a, b in zip(label, name, strict=True)) == 1


@lru_cache(maxsize=64)
def _towns_of(areas: Areas, provinces: frozenset[str]) -> tuple[tuple[Area, ...], tuple[str, ...]]:
    """The municipalities of some provinces, and their names: all labels of a column are held against them."""
    inside = []
    for area in areas.of_kind("municipality"):
        province = areas.province_of(area.id)
        if province is not None and province.id in provinces:
            inside.append(area)
    return tuple(inside), tuple(area.name.casefold() for area in inside)


@lru_cache(maxsize=10_000)
def _letters(text: str) -> str:
    return _NOT_LETTER.sub("", text).casefold()


def _mention(label: str, area: Area, score: float) -> AreaMention:
    return AreaMention(0, len(label), area.id, score=min(score, 1.0))
