"""The names of all areas and of the villages of some as patterns, and what each of them may stand for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from corpus.areas import COUNTRY, Area, Areas
from corpus.counting import AreaWords, load_area_words
from corpus.either import by_first_letter
from nlp.records import DocumentContext

Strength = Literal["strong", "weak"]
KIND_WORDS = {
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
_KIND_WORD_BEFORE = re.compile(rf"\b({'|'.join(KIND_WORDS)})\s+$", re.IGNORECASE)
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


def resolved_area(
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
def own_village(area: Area, context: DocumentContext, areas: Areas) -> Area | None:
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


def _key(name: str) -> str:
    """A name for comparison: small letters, one blank for blanks and hyphens, one apostrophe."""
    return re.sub(r"[\s-]+", " ", _APOSTROPHE.sub("'", name.casefold()))


def _flexible(key: str) -> str:
    """A pattern for a name by its key, with any blank, hyphen and apostrophe."""
    parts = (re.escape(part).replace("'", _APOSTROPHE.pattern) for part in key.split(" "))
    return r"(?:\s?-\s?|\s+)".join(parts)


class VillageNames:
    """The villages of some municipalities: names are read where the document is about these.

    Of two villages with one name neither is meant; nor is the name of another area a village's.
    """

    def __init__(self, villages: Iterable[Area], names: AreaNames) -> None:
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
def _villages_of(areas: Areas, municipality_ids: frozenset[str]) -> VillageNames:
    return VillageNames(
        (v for v in areas.villages if v.parent_id in municipality_ids), area_names(areas)
    )


def village_names(areas: Areas, context: DocumentContext) -> VillageNames:
    return _villages_of(areas, frozenset(context.municipality_ids))


@lru_cache(maxsize=4)
def area_names(areas: Areas) -> AreaNames:
    return AreaNames(areas, load_area_words())


class AreaNames:
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
        kind = KIND_WORDS[kind_word[1].casefold()] if kind_word else None
        if kind in ("region", "subregion") and not self._is_region(key):
            return None  # "regio Zwolle" where no such region is known
        if key in self._adjectives:
            kind = None
        area = self._meant(key, context, kind)
        if area is None:
            return None
        own = own_village(area, context, self._areas) if kind is None else None
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
        is_town = area.kind == "municipality" and key not in self._adjectives and not kind_word
        is_weak = self._is_in_title(word, after) or (
            is_town and self._is_in_longer_name(before, word, after)
        )
        strength: Strength = "weak" if is_weak else "strong"
        return AreaMention(match.start(), match.end(), area.id, strength)

    def _is_region(self, key: str) -> bool:
        return any(a.kind in ("region", "subregion") for a in self._meaning[key])

    def _meant(self, key: str, context: DocumentContext, kind: str | None) -> Area | None:
        """The area that a name stands for, of the kind that the word before it says if there is one."""
        area = resolved_area(self._meaning[key], context, self._areas, kind)
        if area is None and kind is not None:
            return resolved_area(self._meaning[key], context, self._areas, None)
        return area

    def _is_in_title(self, word: str, after: str) -> bool:
        """Return True for a name behind the word of a title, or with a year: "Woonvisie Vught"."""
        is_dated = re.match(r"\s+(?:19|20)[0-9]{2}\b", after) is not None and word[:1].isupper()
        return word.casefold() in self.words.titles or is_dated

    def _is_in_longer_name(self, before: str, word: str, after: str) -> bool:
        """Return True if a word with a capital stands beside a name: "Centrumkwadraat Enschede"."""
        if word[:1].isupper() and len(word) > 3 and not self._starts(before, word):
            return True
        following = _WORD_AFTER.match(after)
        return following is not None and following[1][:1].isupper()

    @staticmethod
    def _starts(before: str, word: str) -> bool:
        """Return True if ``word``, the last of ``before``, is written with a capital because a
        sentence begins."""
        rest = before.rstrip(" ‘'“\"")[: -len(word)].rstrip()
        return not rest or rest[-1] in ".:;!?•"
