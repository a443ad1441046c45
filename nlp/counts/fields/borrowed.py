"""What a number without a noun of its own counts: what its list, its host or its like counts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeGuard

from corpus.count_owners import load_owner_rules
from corpus.counting import Vocabulary
from nlp.counts.fields.unit import CONTENT_WORD, Unit, UnitSource, unit_name
from nlp.counts.sightings import Sighting
from nlp.counts.votes import Vote, vote
from nlp.counts.words import first_of
from nlp.language.numbers import Number

_POINTS_BACK = re.compile(r"\b(?:waarvan|hiervan|daarvan|dit|dat|ervan)\b", re.IGNORECASE)
_LIST_START = re.compile(r"\s*[:,(–-]")
#: A number after these is a place to look, no count.
_ELSEWHERE = re.compile(r"\b(?:zie|vgl|bron|conform|kenmerk|zaak|dossier)\b", re.IGNORECASE)
#: From here on a number without a noun can be one of the things that the sentence counts.
_LEAST_ALONE = 20
#: What stands between two numbers of which the second counts the same: "... en in Twente 14.100".
_ALIKE = re.compile(
    r"(?:[^.;:()0-9]|(?:19|20)[0-9]{2}){0,90}(?:,|\ben\b|\bof\b|\btegenover\b|\bversus\b|\bmaar\b)(?:[^.;:()0-9,]|\bca\.){0,40}"
)
#: "voor 2023 was het doel 15.000": as many of what was counted before.
_AIMED_AT = re.compile(
    r"\b(?:doel|doelstelling|ambitie|opgave|streven|taakstelling|prognose|aantal|totaal|teller)"
    r"(?:\s+(?:was|is|van|op|ligt|lag|staat|stond|in\s+[A-Z][\w-]+)){0,3}\s*:?\s*$"
)
#: "er" for the things that were counted before.
_OF_THEM = re.compile(
    r"\b(?:er|ervan)\b(?!\s+(?:sprake|behoefte|kans))[^.;:()]{0,60}$", re.IGNORECASE
)
#: The name of a kind, a colon, perhaps a share: what stands before the number of an item.
_LIST_ITEM = re.compile(
    r"[^:;.]{3,60}:\s*(?:(?:\w+\.?\s+)?[0-9]{1,2}(?:\s?[-–]\s?[0-9]{1,2})?\s?%\s*,\s*)?(?:ca\.?\s+|circa\s+|tot\s+)?"
)
_ITEM_END = re.compile(r"\s*(?:[.;,)]|$)")
_QUALIFIED = re.compile(
    r"\s*(?:\+|(?:ca\.?|circa|ruim|bijna|minimaal|maximaal)\s+)?", re.IGNORECASE
)
_NAME_BEFORE_BRACKET = re.compile(r"[A-ZÀ-Þ][\w’'-]*\s*$")
#: A list or a change of two: "minimaal 104 en maximaal 132 woningen", "van 12.000 naar 3.500".
_THEN = re.compile(
    r"\s*(?:,|en|of|(?:omlaag\s+|omhoog\s+|terug\s+)?naar|tot|,?\s*en\s+(?:in|voor)\s+[A-Z]\w+)?"
    r"\s*(?:maximaal|minimaal|ongeveer|circa|ca\.|ruim|een|kleine|uiterlijk)?\s*"
)
#: "per 100 inwoners": the number is a ratio.
_RATIO = re.compile(r"\s*(?:per|op\s+de|op\s+elke)\s+[0-9]", re.IGNORECASE)
_TO = re.compile(r"\bnaar\s+(?:\w+\s+)?$")
_OF_WHICH = re.compile(r"\s*(?:waarvan|waaronder|w\.v\.)\s+(?:\w+\s+)?", re.IGNORECASE)
_IN_ALL = re.compile(r"\s*(?:in\s+)?totaal\b")


@dataclass(frozen=True, slots=True)
class Site:
    """A number that may name no unit: the ``index`` of the sentence's numbers.

    ``units`` are those of the sentence's numbers as far as known, ``before`` is the unit of the last
    number in the text before this sentence, ``lead`` the line that introduces the list.
    """

    text: str
    sightings: Sequence[Sighting]
    index: int
    units: Sequence[Unit | None]
    before: Unit | None
    lead: str
    vocabulary: Vocabulary

    @property
    def sighting(self) -> Sighting:
        return self.sightings[self.index]

    @property
    def number(self) -> Number:
        return self.sighting.number

    @property
    def earlier(self) -> Sequence[Unit | None]:
        return self.units[: self.index]


def borrowed_votes(site: Site) -> Iterator[Vote[Unit]]:
    """A vote for each thing that a number can lean on: its list, its host, what it refers to."""
    for rule, find in RULES.items():
        unit = find(site)
        if unit is not None:
            noun = site.text[unit.noun[0] : unit.noun[1]] if unit.noun else ""
            yield vote("unit", rule, unit, noun)


def _leans(site: Site) -> bool:
    """Return True if a number of its sentence or text can say what this one counts."""
    number = site.number
    if CONTENT_WORD.match(site.text, number.end, site.sighting.sentence[1]):
        return False  # it counts something with a name of its own
    if _RATIO.match(site.text, number.end) or (number.value % 1 and number.scale == 1.0):
        return False  # "0,7 per 100 inwoners": homes and people are whole
    # a cell of a table that was not read as one: its column is not known
    return "|" not in site.text[max(0, number.start - 3) : number.end + 3]


def _leans_on_words(site: Site) -> bool:
    """Return True if what stands around a number, and no bracket's number, can say what it counts."""
    return site.number.scale <= 1000 and site.sighting.host is None and _leans(site)


def _of_lead(site: Site) -> Unit | None:
    """ "Sociale huur, portiekflat: ca. 25%, 600 tot 700": the number counts what the list's lead counts."""
    number = site.number
    if number.kind != "figure" or number.value < _LEAST_ALONE:
        return None
    if not _LIST_ITEM.fullmatch(site.text, 0, number.start) or not _ITEM_END.match(
        site.text, number.end
    ):
        return None
    for word in reversed(re.findall(r"[\w’'-]+", site.lead)):
        named = unit_name(word, site.vocabulary)
        if named and not named[1] and named[0] not in ("projecten", "%"):
            return Unit(named[0], "list", None, named[1])
    return None


def _shared(units: Sequence[Unit | None], origin: int | None, source: UnitSource) -> Unit | None:
    """The unit of another number of the sentence, if it has one that counts things."""
    unit = units[origin] if origin is not None else None
    if unit is None or not _counts_things(unit):
        return None
    return Unit(unit.name, source, None, unit.doubtful, origin)


@lru_cache(maxsize=1)
def _kinds() -> re.Pattern[str]:
    """ "7 vrijstaande en", "7 vrijstaande, 4 geschakelde en": kinds of homes up to the number that has the noun."""
    kinds = next(
        pattern.pattern for e, pattern in load_owner_rules().evidence if e.id == "kind-of-home"
    )
    one = rf"\s+(?P<{{}}>{kinds})\s*(?:,|en|of)\s*(?:(?:circa|ca\.|nog)\s+)?"
    return re.compile(rf"{one.format('kind')}(?:[\w.]+{one.format('more')})*", re.IGNORECASE)


def _of_kind(site: Site) -> Unit | None:
    """ "7 vrijstaande en 8 geschakelde woningen": the noun stands behind the last of the list."""
    begin = site.number.end
    for later, unit in zip(
        site.sightings[site.index + 1 :], site.units[site.index + 1 :], strict=True
    ):
        if unit is None:
            continue
        if unit.name != "woningen" or unit.noun is None or unit.noun[0] < later.number.end:
            return None
        found = _kinds().fullmatch(site.text, begin, later.number.start)
        return Unit("woningen", "words", (begin + 1, found.end("kind"))) if found else None
    return None


def _of_amounts(site: Site) -> Unit | None:
    """ "2,5 miljoen euro voor Almelo en 1 miljoen voor Borne": millions without a noun are money."""
    money = any(unit is not None and unit.name == "EUR" for unit in site.earlier)
    return Unit("EUR", "list") if money and site.number.scale > 1000 and _leans(site) else None


def _of_next(site: Site) -> Unit | None:
    """The unit of the next number of a list, or of the one from which it changes."""
    text, sightings, index = site.text, site.sightings, site.index
    if not _leans_on_words(site):
        return None
    if index + 1 < len(sightings) and sightings[index + 1].open_at < 0:
        gap = text[site.number.end : sightings[index + 1].number.start]
        if len(gap) <= 40 and _THEN.fullmatch(gap):
            shared = _shared(site.units, index + 1, "list")
            if shared:
                return shared
    if index and _TO.search(text[sightings[index - 1].number.end : site.number.start]):
        # "van 148.000 woningen in 2022 naar 165.000 in 2030"
        return _shared(site.units, index - 1, "list")
    return None


def _last_counted(site: Site) -> int | None:
    """The last number before it that counts things, where it can lean on one."""
    if not site.index or not _leans_on_words(site):
        return None
    places = (i for i in range(site.index - 1, -1, -1) if _counts_things(site.units[i]))
    return next(places, None)


def _of_same_list(site: Site) -> Unit | None:
    """The unit of the number with which it is listed: "30 in Borne en 40 woningen"."""
    origin = _last_counted(site)
    if origin is None or site.sightings[site.index - 1].group != site.sighting.group:
        return None
    return _shared(site.units, origin, "list")


def _of_number_meant(site: Site) -> Unit | None:
    """The unit of the number that the words refer to: "waarvan 200"."""
    origin = _last_counted(site)
    if origin is None:
        return None
    between = site.text[site.sighting.left : site.number.start]
    in_list = _LIST_START.match(between) and not _ELSEWHERE.search(between)
    if _POINTS_BACK.search(between) or (in_list and site.number.value >= 100):
        return _shared(site.units, origin, "antecedent")
    return None


def _of_number_alike(site: Site) -> Unit | None:
    """ "28.200 woningen komen en in Twente 14.100", "3.900 woningen gebouwd en 3.200 gesloopt"."""
    origin = _last_counted(site)
    if origin is None or not _is_figure_alone(site.sighting):
        return None
    end = site.sightings[site.index - 1].number.end
    alike = _ALIKE.fullmatch(site.text, end, site.number.start)
    return _shared(site.units, origin, "list") if alike else None


def _of_number_aimed_at(site: Site) -> Unit | None:
    """ "voor 2023 was het doel 15.000", "er 25.000": as many of what was counted before."""
    origin = _last_counted(site)
    if origin is None or not _is_figure_alone(site.sighting):
        return None
    between = site.text[site.sighting.left : site.number.start]
    aims = _AIMED_AT.search(between) or _OF_THEM.search(between)
    return _shared(site.units, origin, "antecedent") if aims else None


def _of_sum_before(site: Site) -> Unit | None:
    """ "6.590 totaal" counts what the sentence before counts."""
    before = site.before
    if not _counts_things(before) or not _leans_on_words(site):
        return None
    is_sum = _IN_ALL.match(site.text, site.number.end)
    return Unit(before.name, "list", None, before.doubtful) if is_sum else None


def _of_text_before(site: Site) -> Unit | None:
    """The unit of the sentence before: "Daarvan willen ze er 25.000 slopen"."""
    before, sighting = site.before, site.sighting
    if not _counts_things(before) or not _leans_on_words(site):
        return None
    between = site.text[sighting.left : site.number.start]
    of_them = _is_figure_alone(sighting) and _OF_THEM.search(between)
    if of_them or _POINTS_BACK.search(site.text, sighting.sentence[0], site.number.start):
        return Unit(before.name, "antecedent", None, before.doubtful)
    return None


def _is_figure_alone(sighting: Sighting) -> bool:
    """Return True if a number that has no noun can be a number of homes. Small ones and words are
    too often others."""
    number = sighting.number
    return number.kind == "figure" and number.value >= _LEAST_ALONE and not number.is_percent


def _counts_things(unit: Unit | None) -> TypeGuard[Unit]:
    return unit is not None and unit.counts_things


def _of_place(site: Site) -> Unit | None:
    """ "De meeste woningen komen in Zwolle (12.000) en Enschede (5.040)": a number for each name."""
    text, sighting, before = site.text, site.sighting, site.before
    if not sighting.enclosed or not _leans_on_words(site):
        return None
    inside = text[sighting.open_at + 1 : sighting.number.start]
    close = text[sighting.number.end : sighting.number.end + 1]
    if not _is_figure_alone(sighting) or close != ")" or not _QUALIFIED.fullmatch(inside):
        return None
    if not _NAME_BEFORE_BRACKET.search(text, sighting.sentence[0], sighting.open_at):
        return None
    earlier = next((u for u in reversed(site.earlier) if _counts_things(u)), None)
    if earlier:
        return replace(earlier, source="list", noun=None, origin=None)
    for word in reversed(re.findall(r"[\w’'-]+", text[sighting.sentence[0] : sighting.open_at])):
        named = unit_name(word, site.vocabulary)
        if named:
            return Unit(named[0], "list", None, named[1])
    return replace(before, source="list", noun=None) if before and _counts_things(before) else None


def _of_host(site: Site) -> Unit | None:
    """ "26% van deze parken (85)": the noun before the bracket; "14.100 woningen (waarvan 9.400 koop)"."""
    text, sighting, vocabulary = site.text, site.sighting, site.vocabulary
    if sighting.host is None or site.number.scale > 1000 or not _leans(site):
        return None
    host = site.units[sighting.host]
    if host is None:
        return None
    inside = text[sighting.open_at + 1 : sighting.number.start]
    close = text.find(")", sighting.number.end)
    following = text[sighting.number.end : close] if close >= 0 else ""
    if _counts_things(host):
        part = _OF_WHICH.fullmatch(inside)
        kind = not inside.strip() and first_of(vocabulary.segments, following, 0, len(following))
        alone = _is_figure_alone(sighting)
        return (
            Unit(host.name, "antecedent", None, host.doubtful) if alone and (part or kind) else None
        )
    if inside.strip() or following or host.name != "%":
        return None
    start = site.sightings[sighting.host].number.end
    for word in reversed(list(re.finditer(r"[\w’'-]+", text[start : sighting.open_at]))):
        named = unit_name(word.group(), vocabulary)
        if named:
            noun = (start + word.start(), start + word.end())
            return Unit(named[0], "antecedent", noun, named[1])
    return None


#: Each of these votes on the unit of a number without one of its own, by the id of the rule.
RULES: Mapping[str, Callable[[Site], Unit | None]] = {
    "kind-in-list": _of_kind,
    "amounts-before": _of_amounts,
    "noun-of-host": _of_host,
    "name-before-bracket": _of_place,
    "next-number": _of_next,
    "same-list": _of_same_list,
    "number-meant": _of_number_meant,
    "number-alike": _of_number_alike,
    "number-aimed-at": _of_number_aimed_at,
    "sum-of-text-before": _of_sum_before,
    "text-before": _of_text_before,
    "lead-of-list": _of_lead,
}
