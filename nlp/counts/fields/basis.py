"""On what basis a number stands: promised, planned, built, expected, paid.

No basis without a word that shows it: ``opgave`` needs a word of target, task, agreement or norm in
scope; without any word the basis is ``overig``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from corpus.count_bases import load_basis_rules
from corpus.count_rules import CountRules
from corpus.counting import Vocabulary
from nlp.counts.fields.bases_said import BasesSaid
from nlp.counts.fields.basis_beside import BEHIND_GOAL, OF_PLANS, OPEN, votes_beside
from nlp.counts.fields.bound import is_of_later
from nlp.counts.fields.expected import words_of_what_comes
from nlp.counts.fields.key_projects import KEY_PROJECTS, votes_in_passing
from nlp.counts.fields.unit import PEOPLE
from nlp.counts.scope import Scope
from nlp.counts.sightings import Sighting
from nlp.counts.votes import Vote, vote

_GOAL = re.compile(
    r"\b(?:ambitie|doel|doelstelling|streven|opgave|afspraak|bedoeling)\s+(?:is|was|blijft)\s+(?:om|dat)\b"
    r"|\b(?:aangekondigd|afgesproken|overeengekomen|opgenomen|vastgelegd)\s+dat\b",
    re.IGNORECASE,
)
#: A later text at one place says less than the one before it.
_FURTHER = 0.9995

#: The units of which a wish says nothing of a task.
_OF_PEOPLE = PEOPLE | {"%"}
_HOMES = re.compile(r"woning", re.IGNORECASE)
_NEEDS = re.compile(r"nodig|noodzakelijk|benodigde?|gewenste?|wenselijke?", re.IGNORECASE)


# --- one text ------------------------------------------------------------------------------------


@lru_cache(maxsize=20_000)
def named_in(text: str, vocabulary: Vocabulary, rules: CountRules) -> tuple[str, str] | None:
    """The basis that a header, caption or heading names, and its words; None where it names none.

    The first of the vocabulary counts; what only says on what a number is based ("op basis van de
    prognose") counts where nothing else does.
    """
    adds = bool(load_basis_rules().adds.search(text))
    found = [
        (_is_source(text, match.start(), rules), is_weak, rank, term.name, match.group())
        for rank, term in enumerate(vocabulary.bases)
        for is_weak, pattern in ((False, term.pattern), (True, term.weak))
        for match in (pattern.finditer(text) if pattern else ())
        if not (adds and term.name == "voorraad")
    ]
    return min(found)[3:] if found else None


def _is_source(text: str, start: int, rules: CountRules) -> bool:
    """Return True if the word at ``start`` stands behind "op basis van" or the like."""
    before = text[max(0, start - 40) : start]
    last = list(rules.sources.finditer(before))
    return bool(last) and len(before[last[-1].end() :].split()) <= 3


# --- tables --------------------------------------------------------------------------------------


def votes_in_scope(
    scope: Scope,
    unit: str,
    vocabulary: Vocabulary,
    rules: CountRules,
    skip: Iterable[tuple[str, str]] = (),
) -> Iterator[Vote[str]]:
    """A vote for each text in scope that names a basis; ``skip`` are texts with words to pass over."""
    passed = set(skip)
    for distance, words in enumerate(scope):
        if unit == "EUR":
            match = vocabulary.budget.search(words.text)
            named = ("budget", match.group()) if match else None
        else:
            named = named_in(words.text, vocabulary, rules)
        if named is not None and (words.text, named[1]) not in passed:
            yield vote("basis", words.place, named[0], named[1], _FURTHER**distance)


def key_projects(scope: Scope, heads: Sequence[str]) -> Iterator[Vote[str]]:
    """A vote for key projects where any header, caption or heading calls them so."""
    found = (KEY_PROJECTS.search(text) for text in (*(words.text for words in scope), *heads))
    for match in [match for match in found if match][:1]:
        yield vote("basis", "key-projects", "sleutelprojecten", match.group())


# --- running text --------------------------------------------------------------------------------


def votes_of_words(
    text: str,
    sighting: Sighting,
    unit: str,
    noun: tuple[int, int] | None,
    vocabulary: Vocabulary,
    said: BasesSaid,
) -> Iterator[Vote[str]]:
    """A vote for each basis of which the sentence has words for this number."""
    number = sighting.number
    if unit == "EUR":
        yield from _of_money(text, sighting, vocabulary)
        return
    if unit in _OF_PEOPLE and any(number.end < end <= sighting.group_right for end in said.wishes):
        yield vote("basis", "own", OPEN, "wens")
        return
    goal = _GOAL.search(text, sighting.sentence[0], sighting.number.start)
    if goal:
        yield vote("basis", "own", "opgave", goal.group())
    yield from votes_in_passing(text, sighting, unit)
    if unit == "projecten" and noun and "sleutelproject" in text[noun[0] : noun[1]].casefold():
        words = text[noun[0] : noun[1]]
        yield vote("basis", "own", "sleutelprojecten", words, BEHIND_GOAL)
    needed = said.far is not None and said.far.value == "prognose"
    best = [
        v
        for v in votes_beside(text, sighting, "own", said.strong, said.wishes, needed=needed)
        if not is_need_of_homes(v, unit, text[slice(*sighting.sentence)])
    ]
    comes = words_of_what_comes(best, of_people=unit in _OF_PEOPLE and unit != "%")
    if comes is not None:
        best[0] = vote("basis", "own", "prognose", comes, BEHIND_GOAL)
    yield from best
    yield from votes_beside(text, sighting, "weak", said.weak, said.wishes)
    if (
        said.far is not None
        and not (unit == "%" and _is_possibility(said.far))
        and not is_need_of_homes(said.far, unit, text[slice(*sighting.sentence)])
        and not is_of_later(text, sighting, said.far.words)
    ):
        yield said.far


def is_need_of_homes(found: Vote[str], unit: str, words: str) -> bool:
    """Return True for a task of people by what ``words`` need: homes ("3.400 woningen nodig op 5.800 inwoners")."""
    is_task = unit in PEOPLE and found.value == "opgave"
    return is_task and bool(_NEEDS.fullmatch(found.words) and _HOMES.search(words))


def _is_possibility(found: Vote[str]) -> bool:
    """Return True for plan capacity by a word of what is possible alone: "mogelijkheden voor"."""
    return found.value == "plancapaciteit" and not OF_PLANS.search(found.words)


def _of_money(text: str, sighting: Sighting, vocabulary: Vocabulary) -> Iterator[Vote[str]]:
    limit = is_limit(text, sighting, vocabulary)
    if limit:
        yield vote("basis", "own", OPEN, limit)
        return
    expected = next((term.pattern for term in vocabulary.bases if term.name == "prognose"), None)
    windows = (
        ("own", (sighting.group_left, sighting.group_right)),
        ("sentence", sighting.sentence),
    )
    for rule, window in windows:
        for name, pattern in (("budget", vocabulary.budget), ("prognose", expected)):
            match = pattern.search(text, *window) if pattern else None
            if match:
                yield vote("basis", rule, name, match.group(), 1 if name == "budget" else 0.9999)


def is_limit(text: str, sighting: Sighting, vocabulary: Vocabulary) -> str | None:
    """The words that make an amount of money a limit of rent, price or income."""
    if not sighting.number.is_money or sighting.number.value >= 1_000_000:
        return None
    start, end = sighting.sentence
    match = vocabulary.limits.search(
        text, max(start, sighting.number.start - 90), min(end, sighting.number.end + 50)
    )
    return match.group() if match else None
