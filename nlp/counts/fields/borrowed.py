"""What a number without a noun of its own counts: what its list, its host or its like counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeGuard

from corpus.counting import Vocabulary
from nlp.counts.fields.unit import CONTENT_WORD, Unit, UnitSource, unit_name
from nlp.counts.sightings import Sighting
from nlp.counts.words import first_of

_POINTS_BACK = re.compile(r"\b(?:waarvan|hiervan|daarvan|dit|dat|ervan)\b", re.IGNORECASE)
_LIST_START = re.compile(r"\s*[:,(–-]")
#: A number after these is a place to look, no count.
_ELSEWHERE = re.compile(r"\b(?:zie|vgl|bron|conform|kenmerk|zaak|dossier)\b", re.IGNORECASE)
#: From here on a number without a noun can be one of the things that the sentence counts.
_LEAST_ALONE = 20
#: What stands between two numbers of which the second counts the same: "... en in Twente 14.100".
_ALIKE = re.compile(
    r"[^.;:()0-9]{0,90}(?:,|\ben\b|\bof\b|\btegenover\b|\bversus\b|\bmaar\b)[^.;:()0-9,]{0,40}"
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
_THAT_IS = re.compile(r"\bdat\s+(?:gemiddeld\s+)?(?:zo.n\s+|circa\s+|ca\.\s+)?$")
_OF_WHICH = re.compile(r"\s*(?:waarvan|waaronder|w\.v\.)\s+(?:\w+\s+)?", re.IGNORECASE)
_IN_ALL = re.compile(r"\s*(?:in\s+)?totaal\b")


def borrowed_unit(
    text: str,
    sightings: Sequence[Sighting],
    index: int,
    units: Sequence[Unit | None],
    before: Unit | None,
    vocabulary: Vocabulary,
) -> Unit | None:
    """The unit of a number that names none: that of its list, its host or what it refers to.

    ``units`` are those of the sentence's other numbers as far as known, ``before`` is the unit of
    the last number in the text before this sentence.
    """
    sighting = sightings[index]
    number = sighting.number
    if CONTENT_WORD.match(text, number.end, sighting.sentence[1]):
        return None  # it counts something with a name of its own
    if _RATIO.match(text, number.end) or (number.value % 1 and number.scale == 1.0):
        return None  # "0,7 per 100 inwoners": homes and people are whole
    if "|" in text[max(0, number.start - 3) : number.end + 3]:
        return None  # a cell of a table that was not read as one: its column is not known
    if number.scale > 1000:
        return _of_amount(units[:index])
    if sighting.host is not None:
        return _of_host(text, sighting, sightings, units, vocabulary)
    if sighting.enclosed:
        named = _of_place(text, sighting, units[:index], before, vocabulary)
        if named:
            return named
    return (
        _of_neighbours(text, sightings, index, units)
        or _of_earlier(text, sightings, index, units)
        or _of_text_before(text, sighting, before)
    )


def listed_unit(text: str, sighting: Sighting, lead: str, vocabulary: Vocabulary) -> Unit | None:
    """ "Sociale huur, portiekflat: ca. 25%, 600 tot 700": the number counts what the list's lead counts."""
    if sighting.number.kind != "figure" or sighting.number.value < _LEAST_ALONE:
        return None
    if not _LIST_ITEM.fullmatch(text, 0, sighting.number.start) or not _ITEM_END.match(
        text, sighting.number.end
    ):
        return None
    for word in reversed(re.findall(r"[\w’'-]+", lead)):
        named = unit_name(word, vocabulary)
        if named and not named[1] and named[0] not in ("projecten", "%"):
            return Unit(named[0], "list", None, named[1])
    return None


def _shared(units: Sequence[Unit | None], origin: int | None, source: UnitSource) -> Unit | None:
    """The unit of another number of the sentence, if it has one that counts things."""
    unit = units[origin] if origin is not None else None
    if unit is None or not _counts_things(unit):
        return None
    return Unit(unit.name, source, None, unit.doubtful, origin)


def _of_amount(earlier: Sequence[Unit | None]) -> Unit | None:
    """ "2,5 miljoen euro voor Almelo en 1 miljoen voor Borne": millions without a noun are money."""
    return Unit("EUR", "list") if any(u is not None and u.name == "EUR" for u in earlier) else None


def _of_neighbours(
    text: str, sightings: Sequence[Sighting], index: int, units: Sequence[Unit | None]
) -> Unit | None:
    number = sightings[index].number
    if index + 1 < len(sightings) and sightings[index + 1].open_at < 0:
        gap = text[number.end : sightings[index + 1].number.start]
        if len(gap) <= 40 and _THEN.fullmatch(gap):
            shared = _shared(units, index + 1, "list")
            if shared:
                return shared
    if index and _TO.search(text[sightings[index - 1].number.end : number.start]):
        # "van 148.000 woningen in 2022 naar 165.000 in 2030"
        return _shared(units, index - 1, "list")
    return None


def _of_earlier(
    text: str, sightings: Sequence[Sighting], index: int, units: Sequence[Unit | None]
) -> Unit | None:
    """The unit of the last number before it that counts things, where the words tie it to that."""
    sighting = sightings[index]
    places = (i for i in range(index - 1, -1, -1) if _counts_things(units[i]))
    origin = next(places, None)
    if origin is None:
        return None
    between = text[sighting.left : sighting.number.start]
    if sightings[index - 1].group == sighting.group:
        return _shared(units, origin, "list")
    in_list = _LIST_START.match(between) and not _ELSEWHERE.search(between)
    if (
        _POINTS_BACK.search(between)
        or (in_list and sighting.number.value >= 100)
        or _THAT_IS.search(between)
    ):
        return _shared(units, origin, "antecedent")
    if not _is_figure_alone(sighting):
        return None
    if _ALIKE.fullmatch(text, sightings[index - 1].number.end, sighting.number.start):
        # "28.200 woningen komen en in Twente 14.100", "3.900 woningen gebouwd en 3.200 gesloopt"
        return _shared(units, origin, "list")
    if _AIMED_AT.search(between) or _OF_THEM.search(between):
        return _shared(units, origin, "antecedent")
    return None


def _of_text_before(text: str, sighting: Sighting, before: Unit | None) -> Unit | None:
    """The unit of the sentence before: "Daarvan willen ze er 25.000 slopen", "6.590 totaal"."""
    if before is None or not _counts_things(before):
        return None
    between = text[sighting.left : sighting.number.start]
    if _IN_ALL.match(text, sighting.number.end):
        return Unit(before.name, "list", None, before.doubtful)
    of_them = _is_figure_alone(sighting) and _OF_THEM.search(between)
    if of_them or _POINTS_BACK.search(text, sighting.sentence[0], sighting.number.start):
        return Unit(before.name, "antecedent", None, before.doubtful)
    return None


def _is_figure_alone(sighting: Sighting) -> bool:
    """Can a number that has no noun be a number of homes? Small ones and words are too often others."""
    number = sighting.number
    return number.kind == "figure" and number.value >= _LEAST_ALONE and not number.is_percent


def _counts_things(unit: Unit | None) -> TypeGuard[Unit]:
    return unit is not None and unit.counts_things


def _of_place(
    text: str,
    sighting: Sighting,
    units: Sequence[Unit | None],
    before: Unit | None,
    vocabulary: Vocabulary,
) -> Unit | None:
    """ "De meeste woningen komen in Zwolle (12.000) en Enschede (5.040)": a number for each name."""
    inside = text[sighting.open_at + 1 : sighting.number.start]
    close = text[sighting.number.end : sighting.number.end + 1]
    if not _is_figure_alone(sighting) or close != ")" or not _QUALIFIED.fullmatch(inside):
        return None
    if not _NAME_BEFORE_BRACKET.search(text, sighting.sentence[0], sighting.open_at):
        return None
    earlier = next((u for u in reversed(units) if _counts_things(u)), None)
    if earlier:
        return replace(earlier, source="list", noun=None, origin=None)
    for word in reversed(re.findall(r"[\w’'-]+", text[sighting.sentence[0] : sighting.open_at])):
        named = unit_name(word, vocabulary)
        if named:
            return Unit(named[0], "list", None, named[1])
    return replace(before, source="list", noun=None) if before and _counts_things(before) else None


def _of_host(
    text: str,
    sighting: Sighting,
    sightings: Sequence[Sighting],
    units: Sequence[Unit | None],
    vocabulary: Vocabulary,
) -> Unit | None:
    """ "26% van deze parken (85)": the noun before the bracket; "14.100 woningen (waarvan 9.400 koop)"."""
    if sighting.host is None:
        return None
    host = units[sighting.host]
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
    start = sightings[sighting.host].number.end
    for word in reversed(list(re.finditer(r"[\w’'-]+", text[start : sighting.open_at]))):
        named = unit_name(word.group(), vocabulary)
        if named:
            noun = (start + word.start(), start + word.end())
            return Unit(named[0], "antecedent", noun, named[1])
    return None
