"""On what basis a number stands: promised, planned, built, expected, paid."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.counting import Vocabulary
from nlp.counts.sightings import Sighting

_FUTURE = re.compile(
    r"\b(?:worden|moet(?:en)?|zal|zullen|kan|kunnen|gaan|te)\s+(?:\w+\s+){0,3}(?:gerealiseerd|gebouwd|toegevoegd|opgeleverd)"
    r"|(?:gerealiseerd|gebouwd|toegevoegd|opgeleverd)\s+(?:(?:kan|kunnen|moet|moeten|zal|zullen)\s+)?worden",
    re.IGNORECASE,
)


_GOAL = re.compile(
    r"\b(?:ambitie|doel|doelstelling|streven|opgave|afspraak|bedoeling)\s+(?:is|was|blijft)\s+(?:om|dat)\b",
    re.IGNORECASE,
)


#: The name of a basis and its words.
Pattern = tuple[str, re.Pattern[str]]


@dataclass(frozen=True, slots=True)
class Basis:
    """A basis, the words that decided, and whether they stand beside the number itself."""

    name: str
    words: str
    near: bool


@dataclass(frozen=True, slots=True)
class BasesSaid:
    """The bases of which a sentence has words, and the one that holds for all of its numbers."""

    strong: tuple[Pattern, ...]
    weak: tuple[Pattern, ...]
    far: Basis | None


def basis_of(
    text: str,
    sighting: Sighting,
    unit: str,
    noun: tuple[int, int] | None,
    vocabulary: Vocabulary,
    said: BasesSaid,
) -> Basis | None:
    """The basis that the sentence gives a number, or None where it says nothing of it."""
    if unit == "EUR":
        return _of_money(text, sighting, vocabulary)
    goal = _GOAL.search(text, sighting.sentence[0], sighting.number.start)
    if goal:
        return Basis("opgave", goal.group(), True)
    if unit == "projecten" and noun and "sleutelproject" in text[noun[0] : noun[1]].casefold():
        return Basis("sleutelprojecten", text[noun[0] : noun[1]].strip(), True)
    near = _nearest(text, sighting, said.strong)
    return near or said.far or _nearest(text, sighting, said.weak)


def _windows(sighting: Sighting) -> tuple[tuple[int, int], tuple[int, int]]:
    left = sighting.group_left
    if sighting.enclosed:
        # what stands in brackets is said of the words before them, up to the number before
        left = sighting.after if sighting.host is None else sighting.left
    right = sighting.group_right
    return (left, sighting.group_first), (sighting.number.end, right)


def _nearest(text: str, sighting: Sighting, patterns: Sequence[Pattern]) -> Basis | None:
    left, right = _windows(sighting)
    found: list[tuple[int, int, Basis]] = []
    for rank, (name, pattern) in enumerate(patterns):
        for match in pattern.finditer(text, *left):
            distance = len(text[match.end() : sighting.group_first].split())
            found.append((distance, rank, Basis(name, match.group(), True)))
        for window in (right, sighting.tail or (0, 0)):
            behind = pattern.search(text, *window)
            if behind:
                distance = len(text[sighting.number.end : behind.start()].split())
                found.append((distance, rank, Basis(name, behind.group(), True)))
        for match in pattern.finditer(text, left[0], right[1]):
            if match.start() < sighting.group_first and match.end() > sighting.number.end:
                # "zijn 33.000 woningen toegevoegd": the words stand around the number
                found.append((1, rank, Basis(name, _ends(match.group()), True)))
    if not found:
        return None
    best = min(found, key=lambda item: (item[0], item[1]))[2]
    if best.name == "gerealiseerd" and _FUTURE.search(text, *sighting.sentence):
        return Basis("opgave", best.words, True)
    return best


def _ends(words: str) -> str:
    """First and last of some words, for a reader."""
    parts = words.split()
    return f"{parts[0]} … {parts[-1]}"


def bases_said(text: str, sentence: tuple[int, int], vocabulary: Vocabulary) -> BasesSaid:
    """What a sentence says of bases, found once for all of its numbers.

    What makes a number something else ("gesloopt", "aangevraagd") is said of the number beside it,
    and so gives no basis to the whole sentence.
    """
    strong: list[Pattern] = []
    far: Basis | None = None
    for term in vocabulary.bases:
        match = term.pattern.search(text, *sentence)
        if not match:
            continue
        strong.append((term.name, term.pattern))
        planned = term.name == "gerealiseerd" and _FUTURE.search(text, *sentence)
        if far is None and term.name != "overig" and not planned:
            far = Basis(term.name, match.group(), False)
    weak = [
        (term.name, term.weak)
        for term in vocabulary.bases
        if term.weak and term.weak.search(text, *sentence)
    ]
    return BasesSaid(tuple(strong), tuple(weak), far)


def _of_money(text: str, sighting: Sighting, vocabulary: Vocabulary) -> Basis:
    limit = is_limit(text, sighting, vocabulary)
    if limit:
        return Basis("overig", limit, True)
    start, end = sighting.sentence
    for window in ((sighting.group_left, sighting.group_right), (start, end)):
        match = vocabulary.budget.search(text, *window)
        if match:
            return Basis("budget", match.group(), window[0] != start)
        for term in vocabulary.bases:
            if term.name == "prognose":
                expected = term.pattern.search(text, *window)
                if expected:
                    return Basis("prognose", expected.group(), window[0] != start)
    return Basis("overig", "", False)


def is_limit(text: str, sighting: Sighting, vocabulary: Vocabulary) -> str | None:
    """The words that make an amount of money a limit of rent, price or income."""
    if not sighting.number.is_money or sighting.number.value >= 1_000_000:
        return None
    start, end = sighting.sentence
    match = vocabulary.limits.search(
        text, max(start, sighting.number.start - 90), min(end, sighting.number.end + 50)
    )
    return match.group() if match else None
