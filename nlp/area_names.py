"""Which areas a text names, and where.

Names of the reference data, words made from them ("Twentse") and words that only the document can
resolve ("de regio", "landelijk"). A name inside a longer name ("Hof van Twente", "regio Zwolle",
"Hengelo-Enschede") is not the shorter one. A name of several areas is resolved by the document's
region and province, or left out.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rapidfuzz import fuzz, process

from corpus.areas import COUNTRY, Area, Areas
from corpus.counting import AreaWords, Generic, load_area_words
from corpus.either import by_first_letter
from nlp.records import DocumentContext

Strength = Literal["strong", "weak"]

#: A misspelt name is taken for the nearest one from this similarity (0-100) on, if the next best
#: is at least ``_FUZZY_MARGIN`` further away.
_FUZZY_LEAST = 90
_FUZZY_MARGIN = 6
#: Of a shorter name another one is too soon near.
_FUZZY_LETTERS = 5
_AFTER_MUNICIPALITY = re.compile(
    r"\bgemeente\s+(?P<name>[A-ZÀ-Þ][a-zà-ÿ]+(?:-[A-Z][a-zà-ÿ]+)*)\b(?!-)"
)
_KIND_WORDS = {
    "gemeente": "municipality",
    "gemeenten": "municipality",
    "stad": "municipality",
    "provincie": "province",
    "provincies": "province",
    "regio": "region",
    "woondealregio": "region",
    "subregio": "subregion",
    "deelregio": "subregion",
    "woningmarktregio": "region",
    "woonregio": "region",
    "corop": "region",
    "corop-gebied": "region",
    "rro": "region",
    "stadsregio": "region",
    "metropoolregio": "region",
    "arbeidsmarktregio": "region",
    "bestuursregio": "region",
}
_KIND_WORD_BEFORE = re.compile(rf"\b({'|'.join(_KIND_WORDS)})\s+$", re.IGNORECASE)
_NAMED_AFTER = re.compile(r"(?:(?<=gemeente)|(?<=provincie)|(?<=regio))\s+['‘]?[A-ZÀ-Þ]")
_APOSTROPHE = re.compile("['’‘`´]")
#: There is a village of this name too.
_COUNTRY_KEY = "nederland"
#: Also the second one of "de kernen Bladel en Hapert".
_IN_VILLAGE = re.compile(
    r"\b(?i:in|te|kern|dorp|dorpen|kernen|binnen|voor|nabij)\s+$"
    r"|\b(?i:kernen|dorpen)\s+(?:[A-ZÀ-Þ’'][\w’' -]{1,30}?(?:,\s*|\s+en\s+)){1,4}$"
)
_WORD_BEFORE = re.compile(r"([\w’'.-]+)[\s‘'“\"]+$")
_WORD_AFTER = re.compile(r"\s+([\w’'-]+)")


@dataclass(frozen=True, slots=True)
class AreaMention:
    """An area named in a text, at ``[start, end)``.

    ``strength`` is weak where the words are part of a title or of a longer name ("Woonvisie Vught",
    "Centrumkwadraat Enschede"): they say where something is, not for whom a number is.
    ``score`` (0-1) is less than 1 for a misspelt name.
    """

    start: int
    end: int
    area_id: str
    strength: Strength = "strong"
    score: float = 1.0


def area_mentions(text: str, context: DocumentContext, areas: Areas) -> tuple[AreaMention, ...]:
    """The areas that ``text`` names, from left to right, without overlap."""
    names = _names(areas)
    found = [*names.in_text(text, context), *_villages(areas, context).in_text(text)]
    found += _misspelt(text, found, context, areas)
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


def _misspelt(
    text: str, known: Iterable[AreaMention], context: DocumentContext, areas: Areas
) -> list[AreaMention]:
    """What follows "gemeente" and is nearly the name of one ("de gemeente Zwarterwaterland").

    One of the document's own goes before all others; none where two are as near.
    """
    starts = {mention.start for mention in known}
    found: list[AreaMention] = []
    for match in _AFTER_MUNICIPALITY.finditer(text):
        start, end = match.span("name")
        if start in starts or len(match["name"]) < _FUZZY_LETTERS:
            continue
        near = [area for area in _near(context, areas) if area.kind == "municipality"]
        mention = _nearest_name(match["name"], start, end, near) or _nearest_name(
            match["name"], start, end, areas.of_kind("municipality")
        )
        if mention is not None:
            found.append(mention)
    return found


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
    if len(words) > 1 and words[0].casefold() in _KIND_WORDS:
        kind = _KIND_WORDS[words[0].casefold()]
        # "Regio X" is never the municipality X
        says_region = kind in ("region", "subregion")
        named = areas.named(label)
        if not named:
            label = " ".join(words[1:])
    if label.casefold() in ("nederland", "landelijk", "rijk", "totaal nederland"):
        return AreaMention(start, len(name), COUNTRY)
    named = areas.named(label) or areas.named(_plain(label))
    area = _resolved(named, context, areas, kind)
    if area is None and not says_region:
        area = _resolved(named, context, areas, None)
    if area is not None:
        own = _own_village(area, context, areas) if words[0].casefold() not in _KIND_WORDS else None
        return AreaMention(start, len(name), (own or area).id)
    village = None if named else _villages(areas, context).named(label)
    if village is not None:
        return AreaMention(start, len(name), village.id)
    several = _names(areas).in_text(label, context)
    rest = label
    for mention in reversed(several):
        rest = rest[: mention.start] + rest[mention.end :]
    inner = [m for m in several if areas[m.area_id].kind == "municipality"]
    if len(inner) == 1 and not says_region and not re.search(r"\w", rest):
        return AreaMention(start, len(name), inner[0].area_id)
    if named or says_region or not fuzzy or len(label) < _FUZZY_LETTERS:
        return None
    return _fuzzy(label, start, len(name), context, areas)


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


def _fuzzy(
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


def _resolved(
    named: Iterable[Area], context: DocumentContext, areas: Areas, kind: str | None
) -> Area | None:
    """The one area that a name stands for in this document, or None."""
    unique = {a.id: a for a in named}.values()
    found = [
        a
        for a in unique
        if kind is None or a.kind == kind or {a.kind, kind} == {"region", "subregion"}
    ]
    if len(found) == 1:
        return found[0]
    for area in found:
        if area.id in (context.area_id, context.region_id):
            return area
    # "Utrecht" alone is the city where it is one of the document's own, else it stays open
    inside = [a for a in found if a.id in context.municipality_ids]
    if len(inside) == 1:
        return inside[0]
    if any(a.kind == "province" for a in found):
        return None
    same = [a for a in found if _province_id(areas, a) == context.province_id is not None]
    return same[0] if len(same) == 1 else None


@lru_cache(maxsize=64)
def _own_village(area: Area, context: DocumentContext, areas: Areas) -> Area | None:
    """The village of a document's one municipality that has the name of another one, which lies elsewhere.

    In a plan of Asten "Heusden" is the village; a neighbour that has the name of an own village can be meant itself.
    """
    own = context.municipality_ids
    if area.kind != "municipality" or len(own) != 1 or area.id in own:
        return None
    if area.id in context.region_municipality_ids:
        return None
    found = [v for v in areas.villages if v.parent_id == own[0] and v.name == area.name]
    return found[0] if len(found) == 1 else None


def _province_id(areas: Areas, area: Area) -> str | None:
    province = areas.province_of(area.id)
    return province.id if province else None


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


def _key(name: str) -> str:
    """A name for comparison: small letters, one blank for blanks and hyphens, one apostrophe."""
    return re.sub(r"[\s-]+", " ", _APOSTROPHE.sub("'", name.casefold()))


def _flexible(key: str) -> str:
    """A pattern for a name by its key, with any blank, hyphen and apostrophe."""
    parts = (re.escape(part).replace("'", _APOSTROPHE.pattern) for part in key.split(" "))
    return r"(?:\s?-\s?|\s+)".join(parts)


class _Villages:
    """The villages of some municipalities: names are read where the document is about these.

    Of two villages with one name neither is meant; nor is the name of another area a village's.
    """

    def __init__(self, villages: Iterable[Area], names: _Names) -> None:
        known: dict[str, list[Area]] = {}
        for village in villages:
            known.setdefault(_key(village.name), []).append(village)
        self._meaning = {
            key: found[0]
            for key, found in known.items()
            if len(found) == 1 and not names.knows(key) and key != _COUNTRY_KEY
        }
        parts = sorted(self._meaning, key=lambda name: (-len(name), name))
        alternatives = by_first_letter([_flexible(part) for part in parts])
        self._pattern = (
            re.compile(rf"(?<![\w/-])(?:{alternatives})(?![\w]|-\w)", re.IGNORECASE)
            if parts
            else None
        )

    def in_text(self, text: str) -> list[AreaMention]:
        """The villages that a text names with a capital, as areas after "in" or "te", else weakly."""
        if self._pattern is None:
            return []
        found = []
        for match in self._pattern.finditer(text):
            written = match.group()
            if not re.search(r"(?:^|[\s-])['’]?(?:[a-z]-)?[A-ZÀ-Þ]", written):
                continue
            before = text[max(0, match.start() - 80) : match.start()]
            strength: Strength = "strong" if _IN_VILLAGE.search(before) else "weak"
            area = self._meaning[_key(written)]
            found.append(AreaMention(match.start(), match.end(), area.id, strength))
        return found

    def named(self, label: str) -> Area | None:
        """The village that a label as a whole names."""
        return self._meaning.get(_key(label))


@lru_cache(maxsize=64)
def _villages_of(areas: Areas, municipality_ids: frozenset[str]) -> _Villages:
    return _Villages((v for v in areas.villages if v.parent_id in municipality_ids), _names(areas))


def _villages(areas: Areas, context: DocumentContext) -> _Villages:
    return _villages_of(areas, frozenset(context.municipality_ids))


@lru_cache(maxsize=4)
def _names(areas: Areas) -> _Names:
    return _Names(areas, load_area_words())


class _Names:
    """One pattern for all names, and what each of them may stand for."""

    def __init__(self, areas: Areas, words: AreaWords) -> None:
        self._areas = areas
        self.words = words
        self._meaning: dict[str, tuple[Area, ...]] = {}
        for area in areas:
            if area.id == COUNTRY:
                continue
            for name in (area.name, *area.aliases):
                known = self._meaning.get(self._key(name), ())
                if area not in known:
                    self._meaning[self._key(name)] = (*known, area)
        self._adjectives: set[str] = set()
        for word, name in words.demonyms:
            key = self._key(word)
            self._meaning[key] = tuple(areas.named(name))
            self._adjectives.add(key)
        for village in areas.villages:
            # "Beek en Donk" is not Beek, "Wijk en Aalburg" not Aalburg, "Hengelo (Gld)" not Hengelo:
            # names that hold another one are known as names of nothing else
            first = self._key(re.split(r"[\s(-]", village.name)[0])
            last = self._key(village.name.split()[-1])
            key = self._key(village.name)
            if not {first, last}.isdisjoint(self._meaning) and key not in (first, last):
                self._meaning.setdefault(key, ())
        parts = sorted(self._meaning, key=lambda name: (-len(name), name))
        alternatives = by_first_letter([self._flexible(name) for name in parts])
        self._pattern = re.compile(rf"(?<![\w/-])(?:{alternatives})(?![\w]|-\w)", re.IGNORECASE)

    @staticmethod
    def _key(name: str) -> str:
        return _key(name)

    @staticmethod
    def _flexible(name: str) -> str:
        return _flexible(name)

    def knows(self, key: str) -> bool:
        """Return True if an area of the reference data has this name."""
        return bool(self._meaning.get(key))

    def in_text(self, text: str, context: DocumentContext) -> list[AreaMention]:
        found = []
        for match in self._pattern.finditer(text):
            written = match.group()
            # names begin with a capital; "regio Zwolle" has it later on
            if not re.search(r"(?:^|[\s-])['’]?(?:[a-z]-)?[A-ZÀ-Þ]", written):
                continue
            mention = self._mention(text, match, context)
            if mention:
                found.append(mention)
        return found

    def _mention(
        self, text: str, match: re.Match[str], context: DocumentContext
    ) -> AreaMention | None:
        key = self._key(match.group())
        before, after = (
            text[max(0, match.start() - 40) : match.start()],
            text[match.end() : match.end() + 30],
        )
        kind_word = _KIND_WORD_BEFORE.search(before)
        kind = _KIND_WORDS[kind_word[1].casefold()] if kind_word else None
        meanings = self._meaning[key]
        if kind in ("region", "subregion") and not any(
            a.kind in ("region", "subregion") for a in meanings
        ):
            return None  # "regio Zwolle" where no such region is known
        if key in self._adjectives:
            kind = None
        area = _resolved(meanings, context, self._areas, kind)
        if area is None and kind is not None:
            area = _resolved(meanings, context, self._areas, None)
        if area is None:
            return None
        own = _own_village(area, context, self._areas) if kind is None else None
        if own is not None and key not in self._adjectives:
            near: Strength = "strong" if _IN_VILLAGE.search(before) else "weak"
            return AreaMention(match.start(), match.end(), own.id, near)
        previous = _WORD_BEFORE.search(before)
        word = previous[1] if previous else ""
        if (
            match.group() in self.words.word_like
            and word.casefold() not in self.words.cues
            and area.id not in context.municipality_ids
        ):
            return None
        strength: Strength = "strong"
        if word.casefold() in self.words.titles or (
            re.match(r"\s+(?:19|20)[0-9]{2}\b", after) and word[:1].isupper()
        ):
            strength = "weak"
        elif area.kind == "municipality" and key not in self._adjectives:
            following = _WORD_AFTER.match(after)
            if (
                word[:1].isupper()
                and len(word) > 3
                and not kind_word
                and not self._starts(before, word)
            ) or (following and following[1][:1].isupper() and not kind_word):
                strength = "weak"
        return AreaMention(match.start(), match.end(), area.id, strength)

    @staticmethod
    def _starts(before: str, word: str) -> bool:
        """Return True if ``word``, the last of ``before``, is written with a capital because a
        sentence begins."""
        rest = before.rstrip(" ‘'“\"")[: -len(word)].rstrip()
        return not rest or rest[-1] in ".:;!?•"
