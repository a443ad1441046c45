"""On what basis a number stands: promised, planned, built, expected, paid.

No basis without a word that shows it: ``opgave`` needs a word of target, task, agreement or norm in
scope; without any word the basis is ``overig``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from corpus.count_bases import load_basis_rules
from corpus.count_rules import CountRules
from corpus.counting import Vocabulary
from nlp.counts.fields.bound import (
    COUNTED_BEFORE,
    is_of_later,
    is_of_next,
    is_served,
    is_with_another,
)
from nlp.counts.fields.expected import APART, words_of_what_comes
from nlp.counts.fields.former import is_former
from nlp.counts.fields.key_projects import KEY_PROJECTS, votes_in_passing
from nlp.counts.scope import Scope
from nlp.counts.sightings import Sighting
from nlp.counts.votes import Vote, vote

_FUTURE = re.compile(
    r"\b(?:worden|wordt|moet(?:en)?|zal|zullen|kan|kunnen|mag|mogen|gaan|te)\s+(?:(?!dat\b)[\w.-]+\s+){0,9}(?:gerealiseerd|gebouwd|toegevoegd|opgeleverd)"
    r"|(?:gerealiseerd|gebouwd|toegevoegd|opgeleverd)\s+(?:(?:kan|kunnen|mag|mogen|moet|moeten|zal|zullen|zou|zouden|gaat|gaan|dient|dienen)\s+){0,2}(?:te\s+)?(?:worden|wordt)"
    r"|(?:toegevoegd|gerealiseerd|gebouwd)\s+(?:kan|kunnen|mag|mogen)\b"
    r"|(?:gerealiseerd|gebouwd|toegevoegd|opgeleverd)\s+te\s+(?:krijgen|hebben)\b",
    re.IGNORECASE,
)
#: "66 woningen (waarvan 34 al gerealiseerd)": what brackets say of a part is not said of the whole.
_OF_PART = re.compile(r"\(\s*(?:waarvan\b|w\.v\.)", re.IGNORECASE)
_GOAL = re.compile(
    r"\b(?:ambitie|doel|doelstelling|streven|opgave|afspraak|bedoeling)\s+(?:is|was|blijft)\s+(?:om|dat)\b"
    r"|\b(?:aangekondigd|afgesproken|overeengekomen|opgenomen|vastgelegd)\s+dat\b",
    re.IGNORECASE,
)
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
#: "is een behoefte van 140 woningen, waar deels in wordt voorzien": the verbs are of two clauses.
_RELATIVE = re.compile(r",\s+(?:waar\w*|die|dat|welke|maar|terwijl|zodat)\b", re.IGNORECASE)
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
_OF_PLANS = re.compile(r"plan|capaciteit|\bhard|\bzacht", re.IGNORECASE)
#: "(BIDBOOK Oost, wonen in het oosten)": behind a comma in brackets words say little of the number.
_IN_LONG_BRACKETS = re.compile(r"\([^()0-9]*,[^()0-9]*$")
_PERMIT = re.compile(r"vergunde?", re.IGNORECASE)
#: Bases whose nouns can say what something is for.
SERVED = frozenset({"prognose", "opgave", "voorraad"})
#: A later text at one place says less than the one before it.
_FURTHER = 0.9995
#: A goal that the sentence announces says more than any word, a word nearer more than one further
#: away, and of two as near the one whose basis comes first.
_BEHIND_GOAL, _A_WORD, _A_RANK = 0.999, 1e-4, 1e-6
#: "Alle geplande woningen, exclusief sloop": the word is of what is not counted.
_BESIDES = re.compile(r"\b(?:exclusief|excl\.?|zonder|minus|na\s+aftrek\s+van)\s+$", re.IGNORECASE)
_ADDED = re.compile(r"toegevoegd|toe te voegen|toevoeg|oplever", re.IGNORECASE)
#: What is given nothing by the words around it stays open.
OPEN = "overig"

_PEOPLE = frozenset({"personen", "huishoudens", "gezinnen"})
#: The units of which a wish says nothing of a task.
_OF_PEOPLE = _PEOPLE | {"%"}
_HOMES = re.compile(r"woning", re.IGNORECASE)
_NEEDS = re.compile(r"nodig|noodzakelijk|benodigde?|gewenste?|wenselijke?", re.IGNORECASE)

#: The name of a basis and its words.
Pattern = tuple[str, re.Pattern[str]]


@dataclass(frozen=True, slots=True)
class BasesSaid:
    """The bases of which a sentence has words, and the one that holds for all of its numbers.

    ``wishes`` are the ends of verbs of what people want for themselves ("huurders wil"): no words.
    """

    strong: tuple[Pattern, ...]
    weak: tuple[Pattern, ...]
    far: Vote[str] | None
    wishes: frozenset[int] = frozenset()


class _Found(NamedTuple):
    """Words of a basis, so many words from a number; the nearest of the first basis counts most."""

    distance: int
    rank: int
    name: str
    words: str


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
        yield vote("basis", "own", "sleutelprojecten", words, _BEHIND_GOAL)
    needed = said.far is not None and said.far.value == "prognose"
    best = [
        v
        for v in _beside(text, sighting, "own", said.strong, said.wishes, needed=needed)
        if not is_need_of_homes(v, unit, text[slice(*sighting.sentence)])
    ]
    comes = words_of_what_comes(best, of_people=unit in _OF_PEOPLE and unit != "%")
    if comes is not None:
        best[0] = vote("basis", "own", "prognose", comes, _BEHIND_GOAL)
    yield from best
    yield from _beside(text, sighting, "weak", said.weak, said.wishes)
    if (
        said.far is not None
        and not (unit == "%" and _is_possibility(said.far))
        and not is_need_of_homes(said.far, unit, text[slice(*sighting.sentence)])
        and not is_of_later(text, sighting, said.far.words)
    ):
        yield said.far


def is_need_of_homes(found: Vote[str], unit: str, words: str) -> bool:
    """Return True for a task of people by what ``words`` need: homes ("3.400 woningen nodig op 5.800 inwoners")."""
    is_task = unit in _PEOPLE and found.value == "opgave"
    return is_task and bool(_NEEDS.fullmatch(found.words) and _HOMES.search(words))


def _is_possibility(found: Vote[str]) -> bool:
    """Return True for plan capacity by a word of what is possible alone: "mogelijkheden voor"."""
    return found.value == "plancapaciteit" and not _OF_PLANS.search(found.words)


def _windows(text: str, sighting: Sighting) -> tuple[tuple[int, int], tuple[int, int]]:
    left = sighting.group_left
    if sighting.enclosed:
        # what stands in brackets is said of the words before them, up to the number before
        left = sighting.after if sighting.host is None else sighting.left
    right = sighting.group_right
    part = _OF_PART.search(text, sighting.number.end, right + 10)
    if part is not None and not sighting.enclosed:
        right = min(right, part.start())
    return (left, sighting.group_first), (sighting.number.end, right)


def _beside(
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
        and not (name == "plancapaciteit" and is_share and not _OF_PLANS.search(words))
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
    yield vote("basis", rule, _corrected(text, sighting, best, found), best.words, _BEHIND_GOAL)
    for other in found:
        factor = _BEHIND_GOAL - _A_WORD * (other.distance + 1) - _A_RANK * other.rank
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
        if behind and (is_of_next(text, behind) or is_with_another(text, behind, window)):
            continue
        if behind and serves and is_served(text, sighting.sentence[0], behind, None):
            continue
        if behind and _IN_LONG_BRACKETS.search(text, sighting.number.end, behind.start()):
            continue
        if behind and behind.end() not in wishes and not _BESIDES.search(text, 0, behind.start()):
            between = text[sighting.number.end : behind.start()]
            clause = _NEXT_CLAUSE.search(text, sighting.number.end, behind.end() + _ARTICLE)
            far = _FAR if clause and clause.start() < behind.start() else 0
            yield len(between.split()) + far, behind.group()
    for match in pattern.finditer(text, left[0], right[1]):
        around = match.start() < sighting.group_first and match.end() > sighting.number.end
        if around and not _RELATIVE.search(text, sighting.number.end, match.end()):
            # "zijn 33.000 woningen toegevoegd": the words stand around the number
            yield 1, _ends(match.group())


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
    if best.name == "opgave" and any(_goes(best, other) for other in found):
        return "overig"
    if best.name == "voorraad" and any(_is_gone(other) for other in found):
        return "overig"  # "12 bestaande woningen worden gesloopt"
    if best.name == "gerealiseerd" and any(_is_nearer_end(other, best) for other in found):
        return "overig"  # "werden 31 woningen gesloopt en 415 opgeleverd"
    if best.name == "gerealiseerd" and any(_is_permit(other, best) for other in found):
        return OPEN  # "zijn 300 woningen vergund en 120 opgeleverd"
    if best.name == "plancapaciteit" and "voorzien" in best.words and _is_to_be(text, sighting):
        return "opgave"  # "dient te worden voorzien in 780 woningen"
    if best.name == "plancapaciteit" and any(_NEEDED.match(f.words) for f in found):
        return "opgave"
    if best.name == "opgave" and _WOULD.search(text, *sighting.sentence) and _is_forecast(found):
        return "prognose"  # "op basis van de prognose zouden er 4.400 moeten komen"
    planned_too = any(other.name == "plancapaciteit" for other in found)
    if best.name == "voorraad" and _THERE.search(best.words) and _is_of_plans(found):
        return "plancapaciteit"  # "binnen de harde plancapaciteit zijn er op dit moment 281"
    if best.name in ("gerealiseerd", "opgave") and planned_too and _ADDED.search(best.words):
        return "plancapaciteit"  # "zijn aan de harde plancapaciteit toegevoegd"
    future = _FUTURE.search(text, *sighting.sentence)
    if best.name == "gerealiseerd" and future:
        if load_basis_rules().may.search(future.group()):
            return "plancapaciteit"  # "kunnen 145 woningen gerealiseerd worden"
        planned = [other.name for other in found if other.name in ("plancapaciteit", "prognose")]
        return planned[0] if planned else "opgave"
    return best.name


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


def bases_said(
    text: str, sentence: tuple[int, int], vocabulary: Vocabulary, rules: CountRules
) -> BasesSaid:
    """What a sentence says of bases, found once for all of its numbers.

    What makes a number something else ("gesloopt", "aangevraagd") is said of the number beside it,
    and so gives no basis to the whole sentence.
    """
    strong: list[Pattern] = []
    far: Vote[str] | None = None
    wishes = frozenset(match.end() for match in rules.wishes.finditer(text, *sentence))
    for term in vocabulary.bases:
        found = [
            m
            for m in term.pattern.finditer(text, *sentence)
            if m.end() not in wishes
            and not _is_needed(term.name, text, m)
            and not _IN_LONG_BRACKETS.search(text, sentence[0], m.start())
        ]
        if found and _is_of_part(text, sentence[0], found[0].start()):
            strong.append((term.name, term.pattern))
            continue
        if not found or _is_added_to(term.name, text, sentence):
            continue
        strong.append((term.name, term.pattern))
        planned = term.name == "gerealiseerd" and _FUTURE.search(text, *sentence)
        governs = [
            m
            for m in found
            if not (term.name in SERVED and is_served(text, sentence[0], m, None))
            and not _RELATIVE.search(m.group())
            # "12 bestaande woningen" are those of that number, and not of the sentence
            and not (
                term.name == "voorraad" and COUNTED_BEFORE.search(text, sentence[0], m.start())
            )
        ]
        if far is None and term.name != "overig" and governs and not planned:
            far = vote("basis", "sentence", term.name, governs[0].group())
    weak = [
        (term.name, term.weak)
        for term in vocabulary.bases
        if term.weak
        and term.weak.search(text, *sentence)
        and not _is_added_to(term.name, text, sentence)
    ]
    return BasesSaid(tuple(strong), tuple(weak), far, wishes)


def _is_of_part(text: str, begin: int, at: int) -> bool:
    """Return True if a word stands in brackets that say something of a part."""
    opened = text.rfind("(", begin, at)
    return opened >= 0 and ")" not in text[opened:at] and bool(_OF_PART.match(text, opened))


def _is_needed(name: str, text: str, match: re.Match[str]) -> bool:
    """Return True for capacity that is not there yet: "de benodigde plancapaciteit"."""
    return name == "plancapaciteit" and text[: match.start()].endswith("benodigde ")


def _is_added_to(name: str, text: str, sentence: tuple[int, int]) -> bool:
    """Return True if the stock is what is added to: "een toevoeging van 105 woningen aan de voorraad"."""
    return name == "voorraad" and bool(load_basis_rules().adds.search(text, *sentence))


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
