"""Public bodies by name: "gemeente Emmen", "Gedeputeerde Staten van Drenthe", a ministry.

A place by itself is no body. An organ stands for its body.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from corpus.areas import Area, Areas
from corpus.document_words import load_document_words
from corpus.manifest import slug
from corpus.parties import PartyRegistry, region_party_name

#: The kinds of areas that a word of each list stands before.
_KINDS: Mapping[str, tuple[str, ...]] = {
    "municipality": ("municipality", "kern"),
    "province": ("province",),
    "region": ("region", "subregion"),
}
_MINISTRY = (
    r"(?P<state>(?i:{forms})\s+(?:[A-Z][\w-]+(?:,\s+|\s+en\s+|\s+)?(?:voor\s+|van\s+)?)+(?<=\w))"
)
_OTHER = r"(?P<other>(?i:{forms})\s+[A-Z][\w’'-]+(?:(?:\s+en\s+|\s+)[A-Z][\w’'-]+)*)"
_TO = re.compile(r"(?:(?:aan|ter attentie van)\b|t\.a\.v\.)", re.IGNORECASE)
_REGION = "regio "
_DOMAIN = re.compile(r"(?:www\.|@)(?:[\w-]+\.)*(?P<name>[a-z][a-z-]+)\.(?:nl|eu|org)\b", re.I)
#: A date at the end of a line, behind a comma, bar or dash. It is sought from the first of the blanks before it
#: alone: from each of them a line of many blanks would be read as often as it has blanks.
_DATED = re.compile(
    r"(?<!\s)\s*[,|–—]\s*(?:(?:\d{1,2}\s+)?[a-z]{3,9}\.?\s+|\d{1,2}-\d{1,2}-)?(?:19|20)\d\d$",
    re.IGNORECASE,
)
_PREFIXES = {"gemeente": "municipality", "provincie": "province", "prv": "province"}


@dataclass(frozen=True, slots=True)
class Body:
    """A body named at ``[start, end)`` of a text: its name as a party, and its area if it has one."""

    name: str
    kind: str
    area: Area | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Bodies:
    """Finds bodies in texts; make one a process with :func:`bodies_of`."""

    areas: Areas
    registry: PartyRegistry
    pattern: re.Pattern[str]
    by_name: Mapping[tuple[str, str], Area | None]
    domains: Mapping[str, Area | None]

    def within(self, text: str) -> Iterator[Body]:
        """The bodies that a text names, in order."""
        for match in self.pattern.finditer(text):
            body = self._body(match)
            if body is not None:
                yield body

    def of_addressee(self, text: str) -> Body | None:
        """The body of a line that says whom it is for: "Aan de gemeenteraad van Assen"."""
        return self.of_line(text) if _TO.match(text) else None

    def of_line(self, text: str) -> Body | None:
        """The body that a line names and nothing else, but for "Aan" or "De", a comma, and the date
        of the document ("Gemeente Emmen, mei 2026")."""
        words = without_date(text.strip(" .,;:|"))
        before = _before().match(words)
        for start in dict.fromkeys((0, before.end() if before else 0)):
            match = self.pattern.fullmatch(words, start)
            if match is not None:
                return self._body(match)
            written = words[start:]
            known = self.registry.named(written)
            if len(known) == 1 and known[0].scope == "one" and known[0].area_id is None:
                return Body(known[0].name, known[0].kind, None, 0, len(text))
            if is_parliament(written):
                return Body(self.registry.canonical(written), "state", None, 0, len(text))
        return None

    def of_domain(self, text: str) -> Iterator[Body]:
        """The municipalities and provinces whose web or mail address a text has."""
        for match in _DOMAIN.finditer(text):
            area = self.domains.get(match["name"].casefold())
            if area is not None:
                yield _of_area(area, *match.span())

    def _body(self, match: re.Match[str]) -> Body | None:
        for group, kinds in _KINDS.items():
            name = match[group]
            if name is not None:
                area = self.by_name.get((kinds[0], name.casefold()))
                return _of_area(area, *match.span()) if area is not None else None
        written = " ".join(match.group().split())
        name = self.registry.canonical(written)
        if match["state"] is not None:
            # An office is one, whether a line or a sentence begins with it.
            name = name[:1].lower() + name[1:] if not written.isupper() else _in_small(name)
            if name.endswith(" en"):
                return None  # It goes on in the next row.
            return Body(name, "state", None, *match.span())
        kind = self.registry.kind_by_form(name)
        return Body(name, kind, None, *match.span())


def _in_small(name: str) -> str:
    """The name of an office that stands in capitals, as it is written else: "minister van Sociale Zaken"."""
    first, *rest = name.lower().split() if name.isupper() else name.split()
    small = {"van", "voor", "en", "de"}
    return " ".join((first, *(w if w in small else w[:1].upper() + w[1:] for w in rest)))


def without_date(text: str) -> str:
    """A line without the date at its end ("Gemeente Emmen | 3 mei 2026")."""
    return _DATED.sub("", text)


@cache
def _before() -> re.Pattern[str]:
    """What may stand before the body of a line: "Aan", "namens het dagelijks bestuur van"."""
    boards = "|".join(map(re.escape, load_document_words().bodies.boards_of))
    return re.compile(
        rf"(?:(?:aan|aan:|namens|voor|de|het|t\.a\.v\.|voorzitter van|{boards})\s+)*", re.IGNORECASE
    )


def is_parliament(name: str) -> bool:
    """Return True for a body that prints what others write ("Tweede Kamer der Staten-Generaal")."""
    return name.casefold() in load_document_words().bodies.names


def body_of_area(area: Area) -> str | None:
    """The name, as a party, of the body that governs an area; None for the country."""
    if area.kind == "province":
        return f"provincie {area.name}"
    if area.kind in ("region", "subregion"):
        return region_party_name(area.name)
    return area.name if area.kind in ("municipality", "kern") else None


def _names_of(area: Area) -> Iterable[str]:
    """How an area is written after what it is: also "Zwolle" for the region "Regio Zwolle", and without accents."""
    names = (area.name, *area.aliases)
    for name in dict.fromkeys((*names, *map(_without_accents, names))):
        yield name
        if name.casefold().startswith(_REGION):
            yield name[len(_REGION) :]


def _without_accents(name: str) -> str:
    """ "Sudwest-Fryslan", as it is typed as well."""
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))


def _of_area(area: Area, start: int, end: int) -> Body:
    kind = "municipality" if area.kind == "kern" else area.kind
    return Body(body_of_area(area) or area.name, kind, area, start, end)


@lru_cache(maxsize=2)
def bodies_of(areas: Areas, registry: PartyRegistry) -> Bodies:
    """The finder of bodies for reference data; its patterns are compiled once a process."""
    words = load_document_words()
    by_name: dict[tuple[str, str], Area | None] = {}
    parts = []
    for group, kinds in _KINDS.items():
        names = [(name, area) for area in areas if area.kind in kinds for name in _names_of(area)]
        for name, area in names:
            key = (kinds[0], name.casefold())
            # Two municipalities are called Bergen: their name alone says neither.
            known = by_name.get(key, area)
            by_name[key] = known if known is area or area.kind == "kern" else None
        forms = _alternatives(getattr(words.bodies, group))
        own = _alternatives(n for name, _ in names for n in {name, name.upper()})
        parts.append(rf"(?i:{forms})\s+(?P<{group}>{own})")
    parts.append(_MINISTRY.format(forms=_alternatives(words.bodies.state)))
    parts.append(_OTHER.format(forms=_alternatives(words.bodies.forms)))
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(parts)})(?![\w-])")
    return Bodies(areas, registry, pattern, by_name, _domains(areas))


def _domains(areas: Areas) -> dict[str, Area | None]:
    """The areas by the names that their addresses have; None where several could have it."""
    found: dict[str, Area | None] = {}
    for area in areas:
        if area.kind not in ("municipality", "province"):
            continue
        own = slug(area.name)
        names = [own, own.replace("-", "")]
        names += [f"{before}{own}" for before, kind in _PREFIXES.items() if kind == area.kind]
        names += [f"{before}-{own}" for before, kind in _PREFIXES.items() if kind == area.kind]
        for name in dict.fromkeys(names):
            found[name] = None if name in found else area
    return found


def _alternatives(words: Iterable[str]) -> str:
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest_first)
