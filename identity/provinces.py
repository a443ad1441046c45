"""The province that made a document, where its face names one province and its text speaks of "the province".

"Notitie Flevolandse Woonopgave", "Startnotitie — Flevoland": no line says who made it, but no municipality
or region stands beside the province, and the text says what Provincial Executive or the province does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from corpus.areas import Area, Areas
from corpus.counting import load_area_words
from extract.model import Segment
from identity.bodies import Bodies, body_of_area
from identity.model import Vote
from identity.place_names import as_written
from identity.sheet import Row, Sheet

#: Kinds that a province makes alone.
_KINDS = ("programme", "vision", "progress_report", "proposal", "press_release", "other")
#: So many first rows are the face of a text without a cover.
_FACE_ROWS = 6
#: A row with more words is running text.
_FACE_WORDS = 12
#: So many times a text at least says what the province does.
_SPEAKS = 2
_DATELINE = re.compile(r"[\w '-]+, \d{1,2} [a-z]+ \d{4}")
_PROVINCE = re.compile(
    r"\b(?:(?i:de provincie|gedeputeerde staten|provinciale \w+)|GS|PS)\b(?! (?:van )?[A-Z])"
)


def province_votes(sheet: Sheet, kind: str, title: str, bodies: Bodies) -> Iterator[Vote]:
    """The province whose name, or adjective, stands alone on the face of a text about its province."""
    if kind not in _KINDS:
        return
    # A file without a face begins in the middle: with the heading of a section, or a sentence.
    face = [row for row in (sheet.cover or sheet.head)[:_FACE_ROWS] if _is_short(row)]
    found = _one_province(face, title, bodies.areas)
    if found is None:
        return
    area, at = found
    text = sheet.clean_text.text
    name = body_of_area(area)
    if name is not None and len(_PROVINCE.findall(text)) >= _SPEAKS:
        yield Vote("issuer", name, "province_on_face", at)
        yield Vote("area", area.id, "province_on_face", at)


def _is_short(row: Row) -> bool:
    """Return True for a row of the face, but for "Zwolle, 12 oktober 2023"."""
    return len(row.words.split()) <= _FACE_WORDS and not _DATELINE.fullmatch(row.words)


def _one_province(
    face: Sequence[Row], title: str, areas: Areas
) -> tuple[Area, Segment | None] | None:
    """Return the one province that a face names, and where; None beside another area."""
    named: dict[Area, Segment | None] = {}
    for row in face:
        for area in _areas_in(row.words, areas):
            named.setdefault(area, row.segment)
    for area in _areas_in(title, areas):
        named.setdefault(area, None)
    if len(named) != 1:
        return None
    ((area, at),) = named.items()
    return (area, at) if area.kind == "province" else None


def _areas_in(text: str, areas: Areas) -> list[Area]:
    """Return the areas that a line names, also by what is called after them ("Flevolandse")."""
    names = as_written(areas)
    municipalities = {area.name for area in names.of_kind(text, "municipality")}
    # "Flevoland" is a region too, and means the province; "Utrecht" is a town as well.
    provinces = [a for a in names.of_kind(text, "province") if a.name not in municipalities]
    by_adjective = _adjectives(areas)
    after = (by_adjective[w] for w in re.findall(r"[\w-]+", text) if w in by_adjective)
    return [*names.within(text), *provinces, *after]


@lru_cache(maxsize=2)
def _adjectives(areas: Areas) -> dict[str, Area]:
    """Return the provinces by the adjectives of their names."""
    provinces = {area.name: area for area in areas if area.kind == "province"}
    found = {}
    for word, name in load_area_words().demonyms:
        if name in provinces:
            found[word] = provinces[name]
            found[word.removesuffix("e")] = provinces[name]
    return found
