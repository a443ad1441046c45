"""On what basis a number stands: promised, planned, built, expected, paid.

No basis without a word that shows it: ``opgave`` needs a word of target, task, agreement or norm in
scope; without any word the basis is ``overig``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from corpus.count_rules import CountRules
from corpus.counting import Vocabulary
from nlp.counts.scope import Scope
from nlp.counts.sightings import Sighting
from nlp.counts.votes import Decision, Vote, decide, vote

_FUTURE = re.compile(
    r"\b(?:worden|wordt|moet(?:en)?|zal|zullen|kan|kunnen|gaan|te)\s+(?:[\w-]+\s+){0,6}(?:gerealiseerd|gebouwd|toegevoegd|opgeleverd)"
    r"|(?:gerealiseerd|gebouwd|toegevoegd|opgeleverd)\s+(?:(?:kan|kunnen|moet|moeten|zal|zullen)\s+)?(?:worden|wordt)",
    re.IGNORECASE,
)
_GOAL = re.compile(
    r"\b(?:ambitie|doel|doelstelling|streven|opgave|afspraak|bedoeling)\s+(?:is|was|blijft)\s+(?:om|dat)\b"
    r"|\b(?:aangekondigd|afgesproken|overeengekomen)\s+dat\b",
    re.IGNORECASE,
)
#: "171.000 woningen en de plancapaciteit is …": words behind are another number's, so many words away.
_NEXT_CLAUSE = re.compile(r"\b(?:en|maar|terwijl)\s+(?:de|het|een|er)\b", re.IGNORECASE)
_FAR = 12
_ADDS = re.compile(r"\b(?:toevoeg\w*|toe te voegen|uitbreiding|groei)\b", re.IGNORECASE)
_SHARE_OF = re.compile(r"%\s+van\s+(?:\w+\s+){0,3}$")
_SLEUTEL = re.compile(r"\bsleutelproject\w*", re.IGNORECASE)
#: A later text at one place says less than the one before it.
_FURTHER = 0.9995
#: What is given nothing by the words around it stays open.
OPEN = "overig"

#: The units of which a wish says nothing of a task.
_OF_PEOPLE = frozenset({"%", "personen", "huishoudens", "gezinnen"})

#: The name of a basis and its words.
Pattern = tuple[str, re.Pattern[str]]


@dataclass(frozen=True, slots=True)
class Basis:
    """A basis, the words that decided, whether they stand beside the number itself, and how strong
    the evidence is (0-1)."""

    name: str
    words: str
    near: bool
    place: str = "none"
    strength: float = 0.7
    in_doubt: bool = False


def chosen(decision: Decision[str]) -> Basis:
    """The basis that a decision gives."""
    won = decision.vote
    return Basis(
        won.value,
        won.words,
        won.place in ("own", "cell", "column", "row"),
        won.place,
        won.strength,
        decision.in_doubt,
    )


@dataclass(frozen=True, slots=True)
class BasesSaid:
    """The bases of which a sentence has words, and the one that holds for all of its numbers.

    ``wishes`` are the ends of verbs of what people want for themselves ("huurders wil"): no words.
    """

    strong: tuple[Pattern, ...]
    weak: tuple[Pattern, ...]
    far: Basis | None
    wishes: frozenset[int] = frozenset()


# --- one text ------------------------------------------------------------------------------------


def named_in(
    text: str, vocabulary: Vocabulary, rules: CountRules, unit: str = ""
) -> tuple[str, str] | None:
    """The basis that a header, caption or heading names, and its words; None where it names none.

    The first of the vocabulary counts; what only says on what a number is based ("op basis van de
    prognose") counts where nothing else does.
    """
    found = [
        (_is_source(text, match.start(), rules), is_weak, rank, term.name, match.group())
        for rank, term in enumerate(vocabulary.bases)
        for is_weak, pattern in ((False, term.pattern), (True, term.weak))
        for match in (pattern.finditer(text) if pattern else ())
        if not _is_whole(text, match.start(), unit)
    ]
    return min(found)[3:] if found else None


def _is_source(text: str, start: int, rules: CountRules) -> bool:
    """Return True if the word at ``start`` stands behind "op basis van" or the like."""
    before = text[max(0, start - 40) : start]
    last = list(rules.sources.finditer(before))
    return bool(last) and len(before[last[-1].end() :].split()) <= 3


def _is_whole(text: str, start: int, unit: str) -> bool:
    """Is the word what a percentage is taken of ("% van de doelstelling")? Then it is no target."""
    return unit == "%" and bool(_SHARE_OF.search(text, 0, start))


# --- tables --------------------------------------------------------------------------------------


def votes_in_scope(
    scope: Scope,
    unit: str,
    vocabulary: Vocabulary,
    rules: CountRules,
    skip: Iterable[tuple[str, str]] = (),
) -> list[Vote[str]]:
    """A vote for each text in scope that names a basis; ``skip`` are texts with words to pass over."""
    passed = set(skip)
    votes: list[Vote[str]] = []
    for distance, words in enumerate(scope):
        if unit == "EUR":
            match = vocabulary.budget.search(words.text)
            named = ("budget", match.group()) if match else None
        else:
            named = named_in(words.text, vocabulary, rules, unit)
        if named is not None and (words.text, named[1]) not in passed:
            votes.append(vote(rules, "words", named[0], words.place, named[1], _FURTHER**distance))
    return votes


def key_projects(scope: Scope, heads: Sequence[str], rules: CountRules) -> list[Vote[str]]:
    """A vote for key projects where any header, caption or heading calls them so."""
    for text in (*(words.text for words in scope), *heads):
        match = _SLEUTEL.search(text)
        if match:
            return [vote(rules, "key-projects", "sleutelprojecten", "column", match.group(), 1.002)]
    return []


def table_basis(votes: Iterable[Vote[str]], rules: CountRules) -> Basis:
    """The basis of a number in a table."""
    return chosen(decide(votes, vote(rules, "nothing", OPEN, "none")))


# --- running text --------------------------------------------------------------------------------


def basis_of(
    text: str,
    sighting: Sighting,
    unit: str,
    noun: tuple[int, int] | None,
    vocabulary: Vocabulary,
    said: BasesSaid,
) -> Basis | None:
    """The basis that the sentence gives a number, or None where it says nothing of it."""
    number = sighting.number
    if unit == "EUR":
        return _of_money(text, sighting, vocabulary)
    if unit in _OF_PEOPLE and any(number.end < end <= sighting.group_right for end in said.wishes):
        return _own(OPEN, "wens")
    goal = _GOAL.search(text, sighting.sentence[0], sighting.number.start)
    if goal:
        return Basis("opgave", goal.group(), True, "own", 0.993)
    if unit == "projecten" and noun and "sleutelproject" in text[noun[0] : noun[1]].casefold():
        return Basis("sleutelprojecten", text[noun[0] : noun[1]].strip(), True, "own", 0.993)
    near = _nearest(text, sighting, said.strong, said.wishes)
    return near or said.far or _weak(_nearest(text, sighting, said.weak, said.wishes))


def _weak(basis: Basis | None) -> Basis | None:
    return replace(basis, place="weak", strength=0.8) if basis else None


def _windows(sighting: Sighting) -> tuple[tuple[int, int], tuple[int, int]]:
    left = sighting.group_left
    if sighting.enclosed:
        # what stands in brackets is said of the words before them, up to the number before
        left = sighting.after if sighting.host is None else sighting.left
    right = sighting.group_right
    return (left, sighting.group_first), (sighting.number.end, right)


def _nearest(
    text: str, sighting: Sighting, patterns: Sequence[Pattern], wishes: frozenset[int]
) -> Basis | None:
    left, right = _windows(sighting)
    found: list[tuple[int, int, Basis]] = []
    for rank, (name, pattern) in enumerate(patterns):
        for match in pattern.finditer(text, *left):
            if match.end() in wishes:
                continue
            distance = len(text[match.end() : sighting.group_first].split())
            found.append((distance, rank, _own(name, match.group())))
        for window in (right, sighting.tail or (0, 0)):
            behind = pattern.search(text, *window)
            if behind and behind.end() not in wishes:
                between = text[sighting.number.end : behind.start()]
                distance = len(between.split()) + (_FAR if _NEXT_CLAUSE.search(between) else 0)
                found.append((distance, rank, _own(name, behind.group())))
        for match in pattern.finditer(text, left[0], right[1]):
            if match.start() < sighting.group_first and match.end() > sighting.number.end:
                # "zijn 33.000 woningen toegevoegd": the words stand around the number
                found.append((1, rank, _own(name, _ends(match.group()))))
    if not found:
        return None
    best = min(found, key=lambda item: (item[0], item[1]))[2]
    added_to = [basis for _, _, basis in found if basis.name == "plancapaciteit"]
    if best.name in ("gerealiseerd", "opgave") and added_to and _is_added(best.words):
        return added_to[0]  # "zijn aan de harde plancapaciteit toegevoegd"
    if best.name == "gerealiseerd" and _FUTURE.search(text, *sighting.sentence):
        planned = [basis for _, _, basis in found if basis.name in ("plancapaciteit", "prognose")]
        return planned[0] if planned else replace(best, name="opgave")
    return best


def _own(name: str, words: str) -> Basis:
    return Basis(name, words, True, "own", 0.993)


def _is_added(words: str) -> bool:
    return bool(re.search(r"toegevoegd|toe te voegen|toevoeg|oplever", words, re.IGNORECASE))


def _ends(words: str) -> str:
    """First and last of some words, for a reader."""
    parts = words.split()
    return f"{parts[0]} … {parts[-1]}"


def bases_said(
    text: str, sentence: tuple[int, int], vocabulary: Vocabulary, rules: CountRules
) -> BasesSaid:
    """What a sentence says of bases, found once for all of its numbers.

    What makes a number something else ("gesloopt", "aangevraagd") is said of the number beside it,
    and so gives no basis to the whole sentence.
    """
    strong: list[Pattern] = []
    far: Basis | None = None
    wishes = frozenset(match.end() for match in rules.wishes.finditer(text, *sentence))
    for term in vocabulary.bases:
        found = term.pattern.finditer(text, *sentence)
        match = next((m for m in found if m.end() not in wishes), None)
        if not match or _is_added_to(term.name, text, sentence):
            continue
        strong.append((term.name, term.pattern))
        planned = term.name == "gerealiseerd" and _FUTURE.search(text, *sentence)
        if far is None and term.name != "overig" and not planned:
            far = Basis(term.name, match.group(), False, "sentence", 0.94)
    weak = [
        (term.name, term.weak)
        for term in vocabulary.bases
        if term.weak
        and term.weak.search(text, *sentence)
        and not _is_added_to(term.name, text, sentence)
    ]
    return BasesSaid(tuple(strong), tuple(weak), far, wishes)


def _is_added_to(name: str, text: str, sentence: tuple[int, int]) -> bool:
    """Return True if the stock is what is added to: "een toevoeging van 105 woningen aan de voorraad"."""
    return name == "voorraad" and bool(_ADDS.search(text, *sentence))


def around_text(
    lead: str, headings: Sequence[str], vocabulary: Vocabulary, rules: CountRules
) -> Basis | None:
    """The basis that the line above a list, or the nearest heading, gives what it heads."""
    scope = Scope.of(("lead", (lead,)), ("heading", headings[-1:]))
    votes = votes_in_scope(scope, "", vocabulary, rules)
    return chosen(decide(votes, votes[0])) if votes else None


def _of_money(text: str, sighting: Sighting, vocabulary: Vocabulary) -> Basis:
    limit = is_limit(text, sighting, vocabulary)
    if limit:
        return _own("overig", limit)
    start, end = sighting.sentence
    for window in ((sighting.group_left, sighting.group_right), (start, end)):
        near = window[0] != start
        place, strength = ("own", 0.993) if near else ("sentence", 0.94)
        match = vocabulary.budget.search(text, *window)
        if match:
            return Basis("budget", match.group(), near, place, strength)
        for term in vocabulary.bases:
            if term.name == "prognose":
                expected = term.pattern.search(text, *window)
                if expected:
                    return Basis("prognose", expected.group(), near, place, strength)
    return Basis(OPEN, "", False)


def is_limit(text: str, sighting: Sighting, vocabulary: Vocabulary) -> str | None:
    """The words that make an amount of money a limit of rent, price or income."""
    if not sighting.number.is_money or sighting.number.value >= 1_000_000:
        return None
    start, end = sighting.sentence
    match = vocabulary.limits.search(
        text, max(start, sighting.number.start - 90), min(end, sighting.number.end + 50)
    )
    return match.group() if match else None
