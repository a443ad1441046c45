"""Words of a basis beside a number: the nearest wins, and others beside it can change what it means."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from corpus.count_bases import load_basis_rules
from nlp.counts.fields.bases_said import (
    FUTURE,
    IN_LONG_BRACKETS,
    OF_PART,
    RELATIVE,
    SERVED,
    Pattern,
)
from nlp.counts.fields.bound import is_of_next, is_served, is_with_another
from nlp.counts.fields.expected import APART
from nlp.counts.fields.former import is_former
from nlp.counts.sightings import Sighting
from nlp.counts.votes import Vote, vote

#: "171.000 woningen en de plancapaciteit is …": words behind are another number's, so many words away.
_NEXT_CLAUSE = re.compile(r"\b(?:en|maar|terwijl)\s+(?:\w+t\s+)?(?:de|het|een|er)\b", re.IGNORECASE)
#: "De benodigde plancapaciteit" is not there yet.
_NEEDED = re.compile(r"benodigde\s+plancapaciteit", re.IGNORECASE)
#: "Er dient te worden voorzien in 780 woningen": what must be done, and no plan for it yet.
_TO_PROVIDE = re.compile(
    r"\b(?:dient|dienen|moet|moeten)\s+(?:[\w-]+\s+){0,6}?(?:worden\s+voorzien|te\s+voorzien|voorzien\s+worden)\s+in\b",
    re.IGNORECASE,
)
_FAR = 12
#: More words than any sentence has.
_BEHIND_ALL = 1000
#: The article behind a verb: "en stijgt het aandeel".
_ARTICLE = 4
#: "62% van het benodigde aantal woningen is …"
_WHOLE = re.compile(
    r"\s*(?:%|procent)\s*(?P<of>van\s+(?:de|het|alle|deze)\s+(?:[\w-]+\s+){0,4}?[\w-]+)(?=\s+(?:is|zijn|was|waren|wordt|worden|in|voor|op|binnen|beschikbaar|staat)\b)",
    re.IGNORECASE,
)
#: "mede op basis van behoeftecijfers", "op grond van afspraken en de behoefte": on what a number is based says less
#: than what it is.
_SOURCE = re.compile(
    r"\b(?:basis|grond|hand)\s+van\s+(?:(?:de|het|een)\s+)?(?:(?:[\w-]+e\s+)?[\w-]+\s+(?:en|of)\s+(?:(?:de|het|een)\s+)?)?(?:[\w-]+e\s+)?$",
    re.IGNORECASE,
)
#: "1.504 nieuw te realiseren woningen": a part of what is counted.
_ATTRIBUTE = re.compile(r"te\s+(?:realiseren|bouwen)|toe\s+te\s+voegen", re.IGNORECASE)
#: Words by which something is there, whatever it is.
_THERE = re.compile(r"\b(?:zijn|telt)\b", re.IGNORECASE)
_PLANS_HOLD = re.compile(r"capaciteit|planvoorraad|plannen", re.IGNORECASE)
_WOULD = re.compile(r"\bzou(?:den)?\b", re.IGNORECASE)
_FORECAST = re.compile(r"prognose|raming|behoefte", re.IGNORECASE)
#: So many characters behind a number an attribute of its noun begins.
_NEAR = 24
#: A share is planned only by a word of plans: "maakt het mogelijk 30% toe te wijzen" says none.
OF_PLANS = re.compile(r"plan|capaciteit|\bhard|\bzacht", re.IGNORECASE)
_PERMIT = re.compile(r"vergunde?", re.IGNORECASE)
#: A goal that the sentence announces says more than any word, a word nearer more than one further
#: away, and of two as near the one whose basis comes first.
BEHIND_GOAL, _A_WORD, _A_RANK = 0.999, 1e-4, 1e-6
#: "Alle geplande woningen, exclusief sloop": the word is of what is not counted.
_BESIDES = re.compile(r"\b(?:exclusief|excl\.?|zonder|minus|na\s+aftrek\s+van)\s+$", re.IGNORECASE)
_ADDED = re.compile(r"toegevoegd|toe te voegen|toevoeg|oplever", re.IGNORECASE)
#: What is given nothing by the words around it stays open.
OPEN = "overig"


class _Found(NamedTuple):
    """Words of a basis, so many words from a number; the nearest of the first basis counts most."""

    distance: int
    rank: int
    name: str
    words: str


def _windows(text: str, sighting: Sighting) -> tuple[tuple[int, int], tuple[int, int]]:
    left = sighting.group_left
    if sighting.enclosed:
        # what stands in brackets is said of the words before them, up to the number before
        left = sighting.after if sighting.host is None else sighting.left
    right = sighting.group_right
    part = OF_PART.search(text, sighting.number.end, right + 10)
    if part is not None and not sighting.enclosed:
        right = min(right, part.start())
    return (left, sighting.group_first), (sighting.number.end, right)


def votes_beside(
    text: str,
    sighting: Sighting,
    rule: str,
    patterns: Sequence[Pattern],
    wishes: frozenset[int],
    *,
    needed: bool = False,
) -> Iterator[Vote[str]]:
    """A vote for each word beside a number, the nearer the stronger; one wins for what it is said of.

    ``needed`` says that the sentence tells of a need: "De behoefte krijgt een bandbreedte van 1.504 nieuw te
    realiseren woningen" sets no task.
    """
    is_share = sighting.number.is_percent
    found = [
        _Found(distance, rank, name, words)
        for rank, (name, pattern) in enumerate(patterns)
        for distance, words in _places(text, sighting, pattern, wishes, serves=name in SERVED)
        if not (rule == "weak" and distance >= _FAR)
        and not (name == "plancapaciteit" and is_share and not OF_PLANS.search(words))
    ]
    whole = _WHOLE.match(text, sighting.number.end) if sighting.number.is_percent else None
    if whole is not None:
        # "62% van het benodigde aantal is hard": of what it is a share says little of what it is
        found = [f for f in found if f.words not in whole["of"]] or found
    if needed and _ATTRIBUTE.search(text, sighting.number.end, sighting.number.end + _NEAR):
        found = [f for f in found if not _ATTRIBUTE.fullmatch(f.words)]
    if is_former(text, sighting):
        # "moet worden teruggebracht van 10.800 naar 5.800": what must be is the second
        found = [f for f in found if not load_basis_rules().must.fullmatch(f.words)] or found
    if not found:
        return
    best = min(found)
    yield vote("basis", rule, _corrected(text, sighting, best, found), best.words, BEHIND_GOAL)
    for other in found:
        factor = BEHIND_GOAL - _A_WORD * (other.distance + 1) - _A_RANK * other.rank
        yield vote("basis", rule, other.name, other.words, factor)


def _places(
    text: str,
    sighting: Sighting,
    pattern: re.Pattern[str],
    wishes: frozenset[int],
    *,
    serves: bool,
) -> Iterator[tuple[int, str]]:
    """How many words from a number a pattern stands before it, behind it and around it, and as what.

    ``serves`` says that its words can be what something is for, and then say nothing of the number.
    """
    left, right = _windows(text, sighting)
    for match in pattern.finditer(text, *left):
        if match.end() in wishes or _BESIDES.search(text, left[0], match.start()):
            continue
        if is_with_another(text, match, left):
            continue
        if serves and is_served(text, sighting.sentence[0], match, sighting.group_first):
            continue
        far = _far_of_source(text, left[0], match) if serves else 0
        yield len(text[match.end() : sighting.group_first].split()) + far, match.group()
    for window in (right, sighting.tail or (0, 0)):
        behind = pattern.search(text, *window)
        if behind and _is_of_number(text, sighting, behind, window, wishes, serves=serves):
            yield _words_behind(text, sighting, behind), behind.group()
    for match in pattern.finditer(text, left[0], right[1]):
        around = match.start() < sighting.group_first and match.end() > sighting.number.end
        if around and not RELATIVE.search(text, sighting.number.end, match.end()):
            # "zijn 33.000 woningen toegevoegd": the words stand around the number
            yield 1, _ends(match.group())


def _is_of_number(
    text: str,
    sighting: Sighting,
    behind: re.Match[str],
    window: tuple[int, int],
    wishes: frozenset[int],
    *,
    serves: bool,
) -> bool:
    """Return True if words behind a number say something of it, and not of what else stands there."""
    if is_of_next(text, behind) or is_with_another(text, behind, window):
        return False
    if serves and is_served(text, sighting.sentence[0], behind, None):
        return False
    if IN_LONG_BRACKETS.search(text, sighting.number.end, behind.start()):
        return False
    return behind.end() not in wishes and not _BESIDES.search(text, 0, behind.start())


def _words_behind(text: str, sighting: Sighting, behind: re.Match[str]) -> int:
    """How many words behind a number others stand; more where a clause on something else begins between."""
    between = text[sighting.number.end : behind.start()]
    clause = _NEXT_CLAUSE.search(text, sighting.number.end, behind.end() + _ARTICLE)
    far = _FAR if clause and clause.start() < behind.start() else 0
    return len(between.split()) + far


def _far_of_source(text: str, begin: int, match: re.Match[str]) -> int:
    """How many words further away what a number is based on counts: a forecast behind all that it may be."""
    if _SOURCE.search(text, begin, match.start()) is None:
        return 0
    return _BEHIND_ALL if _FORECAST.search(match.group()) else _FAR


def _is_to_be(text: str, sighting: Sighting) -> bool:
    """Return True if homes must be provided for: "dient te worden voorzien in 780 woningen"."""
    begin, number = sighting.sentence[0], sighting.number.start
    return _TO_PROVIDE.search(text, begin, number) is not None


def _corrected(text: str, sighting: Sighting, best: _Found, found: Sequence[_Found]) -> str:
    """The basis that the nearest words mean, beside others: what is added to a plan is planned, and
    what is still to be realised is not."""
    meant = _MEANT.get(best.name)
    return (meant(text, sighting, best, found) if meant is not None else None) or best.name


def _task_meant(text: str, sighting: Sighting, best: _Found, found: Sequence[_Found]) -> str | None:
    if any(_goes(best, other) for other in found):
        return OPEN
    if _WOULD.search(text, *sighting.sentence) and _is_forecast(found):
        return "prognose"  # "op basis van de prognose zouden er 4.400 moeten komen"
    return _added_to_plans(best, found)


def _stock_meant(
    _text: str, _sighting: Sighting, best: _Found, found: Sequence[_Found]
) -> str | None:
    if any(_is_gone(other) for other in found):
        return OPEN  # "12 bestaande woningen worden gesloopt"
    if _THERE.search(best.words) and _is_of_plans(found):
        return "plancapaciteit"  # "binnen de harde plancapaciteit zijn er op dit moment 281"
    return None


def _plans_meant(
    text: str, sighting: Sighting, best: _Found, found: Sequence[_Found]
) -> str | None:
    if "voorzien" in best.words and _is_to_be(text, sighting):
        return "opgave"  # "dient te worden voorzien in 780 woningen"
    return "opgave" if any(_NEEDED.match(f.words) for f in found) else None


def _built_meant(
    text: str, sighting: Sighting, best: _Found, found: Sequence[_Found]
) -> str | None:
    if any(_is_nearer_end(other, best) for other in found):
        return OPEN  # "werden 31 woningen gesloopt en 415 opgeleverd"
    if any(_is_permit(other, best) for other in found):
        return OPEN  # "zijn 300 woningen vergund en 120 opgeleverd"
    added = _added_to_plans(best, found)
    future = FUTURE.search(text, *sighting.sentence)
    if added is not None or future is None:
        return added
    if load_basis_rules().may.search(future.group()):
        return "plancapaciteit"  # "kunnen 145 woningen gerealiseerd worden"
    planned = [other.name for other in found if other.name in ("plancapaciteit", "prognose")]
    return planned[0] if planned else "opgave"


def _added_to_plans(best: _Found, found: Sequence[_Found]) -> str | None:
    """Plans by what is added to them: "zijn aan de harde plancapaciteit toegevoegd"."""
    planned_too = any(other.name == "plancapaciteit" for other in found)
    return "plancapaciteit" if planned_too and _ADDED.search(best.words) else None


_Meant = Callable[[str, Sighting, _Found, Sequence[_Found]], str | None]
#: What the words of a basis mean beside others; None where it is that basis.
_MEANT: Mapping[str, _Meant] = {
    "opgave": _task_meant,
    "voorraad": _stock_meant,
    "plancapaciteit": _plans_meant,
    "gerealiseerd": _built_meant,
}


def _is_of_plans(found: Sequence[_Found]) -> bool:
    return any(f.name == "plancapaciteit" and _PLANS_HOLD.search(f.words) for f in found)


def _is_forecast(found: Sequence[_Found]) -> bool:
    return any(f.name == "prognose" and _FORECAST.search(f.words) for f in found)


def _goes(task: _Found, other: _Found) -> bool:
    """Return True if the task is to take homes away: "sloopopgave", "moeten ... in mindering".

    A verb such as "moeten" says nothing of what is to be done; a noun of a task counts unless it is this.
    """
    rules = load_basis_rules()
    if other.name != OPEN or not rules.goes.search(other.words):
        return False
    is_same = other.distance == task.distance and other.words in task.words
    return is_same or bool(rules.must.fullmatch(task.words))


def _is_gone(found: _Found) -> bool:
    return found.name == OPEN and bool(load_basis_rules().goes.search(found.words))


def _is_nearer_end(other: _Found, best: _Found) -> bool:
    """Return True if demolition is said nearer than what is built, or as near within its two verbs."""
    nearest = best.distance if APART in best.words else best.distance - 1
    return _is_gone(other) and other.distance <= nearest


def _is_permit(other: _Found, best: _Found) -> bool:
    return bool(_PERMIT.fullmatch(other.words)) and other.distance <= best.distance


def _ends(words: str) -> str:
    """First and last of some words, for a reader."""
    parts = words.split()
    return f"{parts[0]}{APART}{parts[-1]}"
