"""The name of the plan that a document is about, learnt from its own text.

A text of a plan calls it "dit bestemmingsplan" and now and then by its name: "het voorliggende
bestemmingsplan 'Eikenhof'", "het plangebied Eikenhof". The one that it names so most is its own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from corpus.areas import Areas
from corpus.count_plans import load_plan_words
from nlp.area_names import area_named
from nlp.counts.fields.project import CUT_OFF, NAME, is_beside, trimmed
from nlp.ranking import far_ahead
from nlp.records import DocumentContext

_TO_HOUSE = re.compile(r"(?<=[0-9])\s?[–-]\s?[0-9]+[a-z]?\b")
#: What may stand behind the name of a plan on its line: the place.
_LINE_END = re.compile(r"[’'”\"*]*(?:\s*(?:,|te|in|\||·|-|–)\s*(?:[A-ZÀ-Þ’'][\w’'.-]*\s*){1,4})?$")
#: So much a mention counts that says "dit" or "voorliggende" with it.
_POINTED_AT = 3
#: Behind the name of a plan: what it is made up of, or that it is to be carried out. A text says so of its own.
_OWN_BEHIND = re.compile(
    r"[’'”\"*]*\s+(?:bestaat\s+uit\s+(?:de\s+volgende|(?:twee|drie|een)\s|regels|planregels|toelichting)"
    r"|te\s+(?:kunnen\s+)?(?:realiseren|ontwikkelen|verwezenlijken)\b)",
    re.IGNORECASE,
)
#: "Het bestemmingsplan 'Eikenhof' voorziet in 12 woningen": so a text tells of its own plan, and seldom of another.
_TELLS = re.compile(r"[’'”\"*]*\s+(?:voorziet\s+in|maakt\b[^.;]{0,80}?\bmogelijk)\b", re.IGNORECASE)
#: "Het ", as the first word of a sentence.
_SUBJECT = re.compile(r"(?:^|[.:]\s)\W*[Hh]et\s+$")
#: A name needs so much, and so many times what the next one has.
_LEAST, _TIMES = 2, 2
#: A sentence with one of these tells where the plan lies.
_LIES = re.compile(
    r"\b(?:plangebied|planlocatie|locatie|perceel|initiatief|ontwikkeling|project|plan|voornemen|nieuwbouw|herontwikkeling|bouw\s+van)\b",
    re.IGNORECASE,
)
_STREET = "|".join(sorted(load_plan_words().street_endings, key=len, reverse=True))
#: "aan de Kerkstraat 12", "Dorpsweg 4 en 6"
_STREET_NAME = (
    rf"(?P<name>(?:[A-ZÀ-Þ][\w’'.-]*\s+){{0,2}}?[A-ZÀ-Þ][\w’'-]*(?:{_STREET})"
    r"(?P<house>\s+[0-9]+[a-z]?(?:\s?[–-]\s?[0-9]+[a-z]?)?)?)(?![\w-])"
)
_ADDRESS = re.compile(
    r"\b(?P<at>(?:[Aa]an|[Oo]p|[Nn]abij|[Ll]angs|[Ll]ocatie|[Pp]erceel|[Hh]oek)\s+(?:(?:de|het)\s+)?)?"
    rf"{_STREET_NAME}"
)
#: ", de Dorpsweg", "en aan de Havenlaan 3"
_NEXT_STREET = re.compile(
    rf"\s*(?:,|\ben\b|/)\s*(?:(?:aan|op|langs)\s+)?(?:(?:de|het)\s+)?{_STREET_NAME}"
)


@dataclass(frozen=True, slots=True)
class PlansNamed:
    """The plans and sites that a text names: its ``own``, where one stands out, and the ``others``.

    ``site`` is the street or address at which it says most often that the plan lies.
    """

    own: str | None = None
    others: frozenset[str] = frozenset()
    site: str | None = None

    @property
    def named(self) -> frozenset[str]:
        """All of them."""
        return self.others | ({self.own} if self.own is not None else frozenset())


@lru_cache(maxsize=1)
def _named() -> re.Pattern[str]:
    """The name of a plan behind what it is called, and what says whose it is in front of that."""
    words = load_plan_words()
    return re.compile(
        rf"(?:(?i:(?P<other>{words.others.pattern}))\s+)?(?:(?i:(?P<this>{words.pointers.pattern}))\s+)?"
        rf"(?i:(?P<plan>{words.plan_kinds.pattern})|{words.own_kinds.pattern})\s+[‘'“\"*]*(?P<name>(?![0-9]){NAME})"
    )


def plan_names_in(text: str, end: int | None = None) -> list[str]:
    """The plans, sites and projects that a text (up to ``end``) names behind a word for them, in order; not
    those that hold now."""
    end = len(text) if end is None else end
    whole = [match for match in _matches_in(text) if match.start() < end]
    if whole and whole[-1].end() > end:
        whole[-1:] = _named().finditer(text, whole[-1].start(), end)
    return [
        trimmed(match["name"])
        for match in whole
        if not match["other"]
        and not (match["plan"] and not match["this"])
        and not is_beside(text, match.start(), match.end())
    ]


@lru_cache(maxsize=4)
def _matches_in(text: str) -> tuple[re.Match[str], ...]:
    """All of a text at once: it is asked for each number in it."""
    return tuple(_named().finditer(text))


def plan_on_line(line: str) -> str | None:
    """The name of the plan that a line is no more than: "Woningbouwplan De Lindehoeve, Markelo"."""
    match = _named().match(line)
    if match is None or match["other"] or not _LINE_END.match(line, match.end()):
        return None
    name = trimmed(match["name"])
    return None if load_plan_words().no_names.match(name) else name


def plans_named(texts: Iterable[str], context: DocumentContext, areas: Areas) -> PlansNamed:
    """The plans, sites and projects that a text names, and which one it is about."""
    words = load_plan_words()
    found: Counter[str] = Counter()
    beside: set[str] = set()
    texts = tuple(texts)
    for text in texts:
        for match in _named().finditer(text):
            # "Lindelaan 4 - 36"
            more = _TO_HOUSE.match(text, match.end("name"))
            name = trimmed(match["name"]) + (more.group() if more else "")
            if match["other"] or words.no_names.match(name) or CUT_OFF.fullmatch(name):
                continue
            told = _weight(text, match)
            if not told:
                continue
            if area_named(name, context, areas, fuzzy=False) is not None:
                continue
            found[name] += told
            if match["this"] is None and is_beside(text, match.start(), match.end()):
                beside.add(name)
    merged = _merged(found)
    own = far_ahead(merged, _TIMES, _LEAST)
    if own in beside:
        own = None
    return PlansNamed(own, frozenset(name for name in merged if name != own), _site_of(texts))


def _weight(text: str, match: re.Match[str]) -> int:
    """How much it counts that a text names a plan so; 0 for a plan that may be another's."""
    if match["this"] or (match["plan"] and _OWN_BEHIND.match(text, match.end())):
        return _POINTED_AT
    if match["plan"] is None:
        return 1
    is_subject = _SUBJECT.search(text[max(0, match.start() - 8) : match.start()])
    return 1 if is_subject and _TELLS.match(text, match.end()) else 0


def _site_of(texts: Iterable[str]) -> str | None:
    """The street or address that sentences on where the plan lies name more than any other."""
    found: Counter[str] = Counter()
    houses: Counter[str] = Counter()
    for text in texts:
        for match in _ADDRESS.finditer(text):
            begin = max(text.rfind(". ", 0, match.start()), 0)
            if not match["at"] or not _LIES.search(text, begin, match.start()):
                continue
            street = match["name"].removesuffix(match["house"] or "")
            found.update({street, *_streets_behind(text, match.end())})
            houses[match["name"]] += bool(match["house"])
    street = far_ahead(found, _TIMES, _LEAST)
    if street is None:
        return None
    with_house = Counter({name: n for name, n in houses.items() if n and name.startswith(street)})
    return far_ahead(with_house, _TIMES, _LEAST) or street


def _streets_behind(text: str, end: int) -> Iterator[str]:
    """The streets that a list goes on with: "aan de Kerkstraat, de Dorpsweg en de Havenlaan"."""
    while (more := _NEXT_STREET.match(text, end)) is not None:
        yield more["name"].removesuffix(more["house"] or "")
        end = more.end()


def _merged(found: Counter[str]) -> Counter[str]:
    """Names with those that only go on added: "Eikenhof fase 2" counts for "Eikenhof" too."""
    merged: Counter[str] = Counter()
    for name, count in found.items():
        shorter = [other for other in found if other != name and name.startswith(f"{other} ")]
        merged[min(shorter, key=len, default=name)] += count
    return merged
