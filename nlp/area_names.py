"""Which areas a text names, and where.

Names of the reference data, words made from them ("Twentse") and words that only the document can
resolve ("de regio", "landelijk"). A name inside a longer name ("Hof van Twente", "regio Zwolle",
"Hengelo-Enschede") is not the shorter one. A name of several areas is resolved by the document's
region and province, or left out.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from corpus.areas import COUNTRY, Areas
from corpus.counting import Generic
from nlp.gazetteer import (
    KIND_WORDS,
    AreaMention,
    area_names,
    own_village,
    resolved_area,
    village_names,
)
from nlp.misspelt_areas import FUZZY_LETTERS, misspelt_municipalities, nearest_area
from nlp.records import DocumentContext

_NAMED_AFTER = re.compile(r"(?:(?<=gemeente)|(?<=provincie)|(?<=regio))\s+['‘]?[A-ZÀ-Þ]")


def area_mentions(text: str, context: DocumentContext, areas: Areas) -> tuple[AreaMention, ...]:
    """The areas that ``text`` names, from left to right, without overlap."""
    names = area_names(areas)
    found = [*names.in_text(text, context), *village_names(areas, context).in_text(text)]
    found += misspelt_municipalities(text, found, context, areas)
    taken = sorted((m.start, m.end) for m in found)
    starts = [start for start, _ in taken]
    for generic in names.words.generics:
        area_id = _generic_area(generic.kind, context, areas)
        if area_id is None:
            continue
        for mention in _generic_mentions(text, generic, area_id):
            if _NAMED_AFTER.match(text, mention.end):
                continue  # "in de gemeente Westland" names another one
            place = bisect_right(starts, mention.end) - 1
            if place < 0 or taken[place][1] <= mention.start:
                found.append(mention)
    return _without_overlap(found)


def area_named(
    name: str,
    context: DocumentContext,
    areas: Areas,
    *,
    kind: str | None = None,
    fuzzy: bool = True,
) -> AreaMention | None:
    """The area that ``name`` as a whole names, as the label of a row or a column does.

    Footnote marks and words like "gemeente" and "totaal" around it are allowed, and the name of
    the region in front of it. ``kind`` is what the labels around it are, for names of two kinds.
    With ``fuzzy`` a misspelt name is matched too, with its score; None where two areas are as near.
    """
    label = _label(name)
    if not label:
        return None
    start = max(0, name.find(label.split()[0]))
    words = label.split()
    says_region = False
    if len(words) > 1 and words[0].casefold() in KIND_WORDS:
        kind = KIND_WORDS[words[0].casefold()]
        # "Regio X" is never the municipality X
        says_region = kind in ("region", "subregion")
        named = areas.named(label)
        if not named:
            label = " ".join(words[1:])
    if label.casefold() in ("nederland", "landelijk", "rijk", "totaal nederland"):
        return AreaMention(start, len(name), COUNTRY)
    named = areas.named(label) or areas.named(_plain(label))
    area = resolved_area(named, context, areas, kind)
    if area is None and not says_region:
        area = resolved_area(named, context, areas, None)
    if area is not None:
        own = own_village(area, context, areas) if words[0].casefold() not in KIND_WORDS else None
        return AreaMention(start, len(name), (own or area).id)
    village = None if named else village_names(areas, context).named(label)
    if village is not None:
        return AreaMention(start, len(name), village.id)
    several = area_names(areas).in_text(label, context)
    rest = label
    for mention in reversed(several):
        rest = rest[: mention.start] + rest[mention.end :]
    inner = [m for m in several if areas[m.area_id].kind == "municipality"]
    if len(inner) == 1 and not says_region and not re.search(r"\w", rest):
        return AreaMention(start, len(name), inner[0].area_id)
    if named or says_region or not fuzzy or len(label) < FUZZY_LETTERS:
        return None
    return nearest_area(label, start, len(name), context, areas)


def _plain(label: str) -> str:
    """The label with its hyphens and blanks as names write them."""
    return re.sub(r"\s*-\s*", "-", re.sub(r"\s+", " ", label)).strip()


def _label(name: str) -> str:
    """The name without totals, counts in brackets, footnote marks and punctuation."""
    label = re.sub(r"\([^()]*[0-9][^()]*\)", " ", name)
    label = re.sub(r"<[^<>]{0,20}>", " ", label)
    label = re.sub(r"\b(?:sub)?tota(?:al|len)\b(?:\s+(?:aantal|van)\b)?", " ", label, flags=re.I)
    label = re.sub(r"[*†‡¹²³]+|(?<=[a-z])[0-9]{1,2}(?=\s|$)|\bc\.a\.?", " ", label)
    return _plain(label.strip(" :;,.-–—|"))


def _generic_area(kind: str, context: DocumentContext, areas: Areas) -> str | None:
    if kind == "country":
        return COUNTRY
    if kind == "province":
        return context.province_id
    if kind == "region":
        return context.region_id
    area_id = context.area_id
    if area_id is not None and area_id in areas and areas[area_id].is_town:
        return area_id
    return None


def _generic_mentions(text: str, generic: Generic, area_id: str) -> list[AreaMention]:
    never = [m.span() for m in generic.never.finditer(text)] if generic.never else []
    found = []
    weak = [m.span() for m in generic.weak.finditer(text)] if generic.weak else []
    for start, end in weak:
        if not _inside(start, never):
            found.append(AreaMention(start, end, area_id, "weak"))
    for match in generic.strong.finditer(text):
        if not _inside(match.start(), never) and not _inside(match.start(), weak):
            found.append(AreaMention(match.start(), match.end(), area_id))
    return found


def _inside(offset: int, ranges: list[tuple[int, int]]) -> bool:
    return any(start <= offset < end for start, end in ranges)


def _without_overlap(mentions: list[AreaMention]) -> tuple[AreaMention, ...]:
    kept: list[AreaMention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, m.start - m.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return tuple(kept)
