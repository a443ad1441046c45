"""Names of areas as a text writes them, bare or in a longer name.

A name that several areas have (two municipalities are called Bergen) names none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from corpus.areas import Area, Areas
from corpus.either import either
from corpus.manifest import slug
from identity.in_passing import is_in_passing, is_person


@dataclass(frozen=True, slots=True)
class Names:
    """Names of areas as one pattern, the longest first."""

    pattern: re.Pattern[str]
    areas: Mapping[str, tuple[Area, ...]]

    def mentions(self, text: str) -> Iterator[tuple[Area, int, int]]:
        """Return the areas that a text names, in order, each with its start and end in the text.

        A surname is none, nor where a court or an office is, nor an example.
        """
        for area, start, end in self._all(text):
            if not is_in_passing(text, start, end):
                yield area, start, end

    def surnames(self, text: str) -> set[str]:
        """Return the ids of the areas whose name a person of the text has: "mevrouw Westerveld"."""
        return {area.id for area, start, end in self._all(text) if is_person(text, start, end)}

    def shared(self, text: str) -> Iterator[tuple[Area, ...]]:
        """Return the areas of each name in a text that several have: Utrecht, the town and the province."""
        for match in self.pattern.finditer(text):
            known = self.areas[match.group().casefold()]
            if len(known) > 1:
                yield known

    def _all(self, text: str) -> Iterator[tuple[Area, int, int]]:
        for match in self.pattern.finditer(text):
            known = self.areas[match.group().casefold()]
            if len(known) == 1 and known[0].kind != "country":
                yield known[0], *match.span()

    def within(self, text: str) -> list[Area]:
        """Return the areas that a text names, each once, in order."""
        return list(dict.fromkeys(area for area, _, _ in self.mentions(text)))

    def counted(self, text: str, kind: str) -> Counter[str]:
        """Return how often a text names each area of a kind, by its id."""
        return Counter(area.id for area, _, _ in self.mentions(text) if area.kind == kind)

    def of_kind(self, text: str, kind: str) -> set[Area]:
        """Return the areas of a kind that a text may name; "Utrecht" may be the province too."""
        found = (self.areas[match.group().casefold()] for match in self.pattern.finditer(text))
        return {area for known in found for area in known if area.kind == kind}


@lru_cache(maxsize=2)
def as_written(areas: Areas) -> Names:
    """Return names as they are written, or in capitals, as titles are.

    A name with a capital further on may begin with a small letter ("regio Zwolle"), but "huizen" is
    not Huizen.
    """
    by_name = _by_name(areas, str.casefold)
    names = {name for area in areas for name in (area.name, *area.aliases)}
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    parts = []
    for name in longest_first:
        written = re.escape(name)
        if name[1:] != name[1:].casefold():
            written = f"(?i:{re.escape(name[0])}){re.escape(name[1:])}"
        parts.append(f"{written}|{re.escape(name.upper())}")
    return Names(re.compile(rf"(?<![\w-])(?:{'|'.join(parts)})(?![\w-])"), by_name)


@lru_cache(maxsize=2)
def by_slug(areas: Areas) -> Names:
    """Return names as the names of files hold them."""
    by_name = _by_name(areas, slug)
    return Names(re.compile(rf"(?<![a-z0-9])(?:{either(by_name)})(?![a-z0-9])"), by_name)


def named_in(text: str, areas: Areas) -> list[Area]:
    """Return the areas that ``text`` names; a name inside a longer name ("regio Zwolle") is none."""
    return as_written(areas).within(text)


def _by_name(areas: Areas, key: Callable[[str], str]) -> dict[str, tuple[Area, ...]]:
    found: dict[str, tuple[Area, ...]] = {}
    for area in areas:
        for name in dict.fromkeys((area.name, *area.aliases)):
            known = found.get(key(name), ())
            if area not in known:
                found[key(name)] = (*known, area)
    return found
