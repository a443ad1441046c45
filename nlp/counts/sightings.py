"""The numbers of a sentence in their surroundings: what stands around each, and which go together.

A :class:`Sighting` is a number with the words on both sides that belong to it. Numbers that are
listed side by side ("30% sociale huur, 40% middenhuur en 30% dure woningen") form a group: what
stands before the first and after the last is said of all of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from nlp.language.numbers import Number

#: What may stand between two numbers of one list: no verb, no new clause.
_LIST_GAP = re.compile(
    r"[^,;:.()0-9]{0,70}?(?:,|\ben\b|\bof\b|/|,\s*en\b|\brespectievelijk\b|\bresp\.)\s*"
    r"(?:(?:een|in|de|het|ook|nog|minimaal|maximaal|circa|ca\.|ruim|ongeveer|zo’n|zo'n|bijna|respectievelijk|nationaal|kleine)\s+){0,3}€?\s*",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:is|zijn|was|waren|wordt|worden|werd|werden|heeft|hebben|had|hadden|kan|kunnen|moet|moeten|zal|zullen|wil|willen"
    r"|gaat|gaan|staat|staan|blijkt|voldoet|voldoen|bedraagt|bedragen|omvat|omvatten|betekent|komt|komen|krijgt|krijgen|stelt|stellen"
    r"|waarvan|die|waarbij|terwijl|maar|hiervan|daarvan|zetten?|streeft|streven|dat|waarmee|zodat|omdat|levert|leveren|draagt|telt|kent)\b",
    re.IGNORECASE,
)
#: "(98 woningen) worden gesloopt en ...": the verbs belong to the number before them.
_CLOSING = re.compile(
    r"^[^;:().,]*?\b(?:worden|wordt|werden|werd|is|zijn|waren|was)\s+(?:\w+\s+)?(?:ge|ver|be|ont|her|toege|opge)\w+(?:d|t|en)\b"
    r"(?=\s+(?:en|of)\b)",
    re.IGNORECASE,
)
_END_OF_BRACKETS = re.compile(r"[^();:]*\)")
_SAID_BEHIND = re.compile(
    r"\s+[^,;:().]+(?=,(?!\s*(?:en|of)\b)|;)"
    # what stands before the next number: "645 (30%) sociale huurwoningen en 860"
    r"|\s+(?:(?!(?:en|in|van|voor|zijn)\b)[a-zà-ÿ-]+\s+){1,3}(?=en\s+(?:\w+\s+)?$)"
)
_CLAUSE_BREAK = re.compile(r"[;:()]|,(?!\s*(?:en|of)\b)|—|\s–\s")

#: With what a number is compared: "lager dan de behoefte", "ten opzichte van de opgave".
_COMPARED = re.compile(r"\bdan\s+(?:de|het)\b|\bten\s+opzichte\s+van\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sighting:
    """A number in a sentence.

    Offsets are those of the passage's clean text. ``[left, number.start)`` are the words before it
    up to the number or group before it; ``[number.end, right)`` those after it. ``group_left`` and
    ``group_right`` are the same for the whole group, ``[group_first, group_last)`` is the group
    itself. A number in brackets has ``open_at``, the offset of the bracket, and says something of
    its ``host``, the number before the bracket (an index in the sentence). What stands behind such
    brackets is said of the host: that is its ``tail``. ``after`` is where the number before it in
    the sentence ends, or the sentence begins.
    """

    number: Number
    sentence: tuple[int, int]
    left: int
    right: int
    group: int
    group_left: int
    group_right: int
    group_first: int
    group_last: int
    open_at: int = -1
    host: int | None = None
    tail: tuple[int, int] | None = None
    after: int = 0

    @property
    def enclosed(self) -> bool:
        return self.open_at >= 0


def sightings(text: str, sentence: tuple[int, int], numbers: Sequence[Number]) -> list[Sighting]:
    """The numbers of one sentence with their surroundings, from left to right."""
    begin, end = sentence
    if not numbers:
        return []
    groups = _groups(text, numbers)
    borders = [begin]
    for before, after in pairwise(groups):
        borders.append(_border(text, before[-1].end, after[0].start))
    borders.append(end)
    found: list[Sighting] = []
    for place, group in enumerate(groups):
        for position, number in enumerate(group):
            left = borders[place] if position == 0 else group[position - 1].end
            if position + 1 < len(group):
                right = group[position + 1].start
            elif place + 1 < len(groups):
                right = max(borders[place + 1], number.end)
            else:
                right = end
            open_at = open_bracket(text, begin, number.start)
            group_right = max(borders[place + 1], group[-1].end)
            close_at = text.find(")", number.end, right) if open_at >= 0 else -1
            host = None
            if (
                open_at >= 0
                and found
                and _says_of(text, found[-1].number.end, open_at, number.start)
            ):
                host = len(found) - 1
                if close_at >= 0:
                    found[-1] = replace(found[-1], tail=(close_at + 1, right))
            if close_at >= 0:
                right = group_right = close_at
            found.append(
                Sighting(
                    number,
                    sentence,
                    left,
                    right,
                    place,
                    borders[place],
                    group_right,
                    group[0].start,
                    group[-1].end,
                    open_at,
                    host,
                    after=found[-1].number.end if found else begin,
                )
            )
    return found


def _says_of(text: str, host_end: int, open_at: int, start: int) -> bool:
    """Return True if the brackets at ``open_at`` say something of the number that ends at
    ``host_end``."""
    if not 0 <= open_at - host_end <= 90:
        return False
    if re.search(r"[;:()]|,(?!\s*(?:en|of)\b)", text[host_end:open_at]):
        return False
    if _COMPARED.search(text, host_end, open_at):
        return False  # "601 woningen ligt lager dan de behoefte (642 woningen)"
    return not re.search(r"\b(?:totaal|samen)\b", text[open_at:start], re.IGNORECASE)


def _groups(text: str, numbers: Sequence[Number]) -> list[list[Number]]:
    groups: list[list[Number]] = [[numbers[0]]]
    for before, after in pairwise(numbers):
        gap = text[before.end : after.start]
        if len(gap) <= 110 and _LIST_GAP.fullmatch(gap) and not _VERB.search(gap):
            groups[-1].append(after)
        else:
            groups.append([after])
    return groups


def _border(text: str, start: int, end: int) -> int:
    """Where the words after one number end and those before the next begin."""
    gap = text[start:end]
    closing = _CLOSING.search(gap)
    if closing:
        return start + closing.end()
    bracket = _END_OF_BRACKETS.match(gap)
    if bracket:
        # "30% (8.460 woningen) sociale huur, 40% …": what stands between the bracket and the comma is
        # said of the number before the bracket.
        behind = _SAID_BEHIND.match(gap, bracket.end())
        return start + (behind.end() if behind else bracket.end())
    breaks = [m.start() for m in _CLAUSE_BREAK.finditer(gap)]
    verbs = [m.start() for m in _VERB.finditer(gap)]
    ands = [m.start() for m in re.finditer(r"\b(?:en|of|maar|terwijl)\b", gap)]
    for places in (breaks, verbs, ands):
        if places:
            return start + places[0]
    words = list(re.finditer(r"\S+", gap))
    return start + words[len(words) * 2 // 3].start() if len(words) > 4 else start + len(gap)


def open_bracket(text: str, begin: int, offset: int) -> int:
    """The offset of the bracket that encloses ``offset`` within the sentence, or -1."""
    opened = text.rfind("(", begin, offset)
    if opened < 0 or text.find(")", opened, offset) >= 0:
        return -1
    return opened
