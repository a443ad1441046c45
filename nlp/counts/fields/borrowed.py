"""What a number without a noun of its own counts: what its list, its host or its like counts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from corpus.count_owners import load_owner_rules
from nlp.counts.fields.bracketed import of_change, of_host, of_noun, of_place, of_sum
from nlp.counts.fields.changed import of_what_changes, of_what_grows
from nlp.counts.fields.ellipsis import (
    of_adjectives,
    of_next_whole,
    of_quantity,
    of_quantity_before_bracket,
    of_rest,
    of_same,
)
from nlp.counts.fields.leaning import (
    LEAST_ALONE,
    Site,
    counts_things,
    is_figure_alone,
    leans,
    leans_on_words,
    shared,
)
from nlp.counts.fields.parts_in_brackets import of_parts
from nlp.counts.fields.unit import Unit, unit_name
from nlp.counts.votes import Vote, vote

_POINTS_BACK = re.compile(r"\b(?:waarvan|waaronder|hiervan|daarvan|dit|dat|ervan)\b", re.IGNORECASE)
_LIST_START = re.compile(r"\s*[:,(–-]")
#: A number after these is a place to look, no count.
_ELSEWHERE = re.compile(r"\b(?:zie|vgl|bron|conform|kenmerk|zaak|dossier)\b", re.IGNORECASE)
#: What stands between two numbers of which the second counts the same: "... en in Twente 14.100".
_ALIKE = re.compile(
    r"(?:[^.;:()0-9]|(?:19|20)[0-9]{2}){0,90}(?:,|\ben\b|\bof\b|\btegenover\b|\bversus\b|\bmaar\b)(?:[^.;:()0-9,]|\bca\.|(?:19|20)[0-9]{2}\b){0,40}"
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
#: A list or a change of two: "minimaal 104 en maximaal 132 woningen", "van 12.000 naar 3.500".
_THEN = re.compile(
    r"\s*(?:,|en|of|respectievelijk|resp\.|(?:omlaag\s+|omhoog\s+|terug\s+)?naar|tot|,?\s*en\s+(?:in|voor)\s+[A-Z]\w+|,?\s*(?:en\s+)?(?:in|vanaf)\s+(?:19|20)[0-9]{2}(?:\s+om)?)?"
    r"\s*(?:aan\s+)?(?:maximaal|minimaal|ongeveer|circa|ca\.|ruim|een|kleine|uiterlijk)?\s*"
)
_TO = re.compile(r"\bnaar\s+(?:\w+\s+)?$")
_IN_ALL = re.compile(r"\s*(?:in\s+)?totaal\b")
_IN_ALL_ARE = re.compile(r"\s*(?:in\s+)?totaal\s*:\s*", re.IGNORECASE)


def borrowed_votes(site: Site) -> Iterator[Vote[Unit]]:
    """A vote for each thing that a number can lean on: its list, its host, what it refers to."""
    for rule, find in RULES.items():
        unit = find(site)
        if unit is not None:
            noun = site.text[unit.noun[0] : unit.noun[1]] if unit.noun else ""
            yield vote("unit", rule, unit, noun)


def _of_lead(site: Site) -> Unit | None:
    """ "Sociale huur, portiekflat: ca. 25%, 600 tot 700": the number counts what the list's lead counts."""
    number = site.number
    if number.kind != "figure" or number.value < LEAST_ALONE:
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
    return Unit("EUR", "list") if money and site.number.scale > 1000 and leans(site) else None


def _of_next(site: Site) -> Unit | None:
    """The unit of the next number of a list, or of the one from which it changes."""
    text, sightings, index = site.text, site.sightings, site.index
    sighting = site.sighting
    following = sightings[index + 1] if index + 1 < len(sightings) else None
    if following is not None and sighting.enclosed and following.open_at == sighting.open_at:
        # within brackets: "7 extra woningen (van 166 naar 173 woningen)"
        if not leans(site):
            return None
    elif not leans_on_words(site):
        return None
    if following is not None and following.open_at in (-1, sighting.open_at):
        gap = text[site.number.end : following.number.start]
        if len(gap) <= 40 and _THEN.fullmatch(gap):
            unit = shared(site.units, index + 1, "list")
            if unit:
                return unit
    if index and _TO.search(text[sightings[index - 1].number.end : site.number.start]):
        # "van 148.000 woningen in 2022 naar 165.000 in 2030"
        return shared(site.units, index - 1, "list")
    return None


def _last_counted(site: Site) -> int | None:
    """The last number before it that counts things, where it can lean on one."""
    if not site.index or not leans_on_words(site):
        return None
    places = (i for i in range(site.index - 1, -1, -1) if counts_things(site.units[i]))
    return next(places, None)


def _of_same_list(site: Site) -> Unit | None:
    """The unit of the number with which it is listed: "30 in Borne en 40 woningen"."""
    origin = _last_counted(site)
    if origin is None or site.sightings[site.index - 1].group != site.sighting.group:
        return None
    return shared(site.units, origin, "list")


def _of_number_meant(site: Site) -> Unit | None:
    """The unit of the number that the words refer to: "waarvan 200"."""
    origin = _last_counted(site)
    if origin is None:
        return None
    between = site.text[site.sighting.left : site.number.start]
    in_list = _LIST_START.match(between) and not _ELSEWHERE.search(between)
    if _POINTS_BACK.search(between) or (in_list and site.number.value >= 100):
        return shared(site.units, origin, "antecedent")
    return None


def _of_number_alike(site: Site) -> Unit | None:
    """ "28.200 woningen komen en in Twente 14.100", "3.900 woningen gebouwd en 3.200 gesloopt"."""
    origin = _last_counted(site)
    if origin is None or not is_figure_alone(site.sighting):
        return None
    end = site.sightings[site.index - 1].number.end
    alike = _ALIKE.fullmatch(site.text, end, site.number.start)
    return shared(site.units, origin, "list") if alike else None


def _of_number_aimed_at(site: Site) -> Unit | None:
    """ "voor 2023 was het doel 15.000", "er 25.000": as many of what was counted before."""
    origin = _last_counted(site)
    if origin is None or not is_figure_alone(site.sighting):
        return None
    between = site.text[site.sighting.left : site.number.start]
    aims = _AIMED_AT.search(between) or _OF_THEM.search(between)
    return shared(site.units, origin, "antecedent") if aims else None


def _of_sum_before(site: Site) -> Unit | None:
    """ "6.590 totaal", "Totaal: 34" counts what the sentence before counts."""
    before = site.before
    if not counts_things(before) or not leans_on_words(site):
        return None
    in_front = site.text[site.sighting.sentence[0] : site.number.start]
    is_sum = _IN_ALL.match(site.text, site.number.end) or _IN_ALL_ARE.fullmatch(in_front)
    return Unit(before.name, "list", None, before.doubtful) if is_sum else None


def _of_text_before(site: Site) -> Unit | None:
    """The unit of the sentence before: "Daarvan willen ze er 25.000 slopen"."""
    before, sighting = site.before, site.sighting
    if not counts_things(before) or not leans_on_words(site):
        return None
    between = site.text[sighting.left : site.number.start]
    of_them = is_figure_alone(sighting) and _OF_THEM.search(between)
    if of_them or _POINTS_BACK.search(site.text, sighting.sentence[0], site.number.start):
        return Unit(before.name, "antecedent", None, before.doubtful)
    return None


#: Each of these votes on the unit of a number without one of its own, by the id of the rule.
RULES: Mapping[str, Callable[[Site], Unit | None]] = {
    "quantity-said": of_quantity,
    "whole-behind": of_next_whole,
    "kind-in-list": _of_kind,
    "adjectives-in-list": of_adjectives,
    "amounts-before": _of_amounts,
    "noun-of-host": of_host,
    "change-in-brackets": of_change,
    "parts-in-brackets": of_parts,
    "sum-in-brackets": of_sum,
    "name-before-bracket": of_place,
    "noun-before-bracket": of_noun,
    "quantity-before-bracket": of_quantity_before_bracket,
    "what-changes": of_what_changes,
    "what-grows": of_what_grows,
    "next-number": _of_next,
    "same-list": _of_same_list,
    "same-again": of_same,
    "number-meant": _of_number_meant,
    "number-alike": _of_number_alike,
    "number-aimed-at": _of_number_aimed_at,
    "sum-of-text-before": _of_sum_before,
    "rest-of-text-before": of_rest,
    "text-before": _of_text_before,
    "lead-of-list": _of_lead,
}
