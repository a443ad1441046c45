"""The basis of a number in running text: its sentence's, or that of what the sentence leans on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.count_bases import load_basis_rules
from corpus.count_rules import CountRules
from corpus.counting import Vocabulary, load_vocabulary
from nlp.counts.fields.bases_said import SERVED, BasesSaid
from nlp.counts.fields.basis import named_in, votes_of_words
from nlp.counts.fields.basis_beside import OPEN
from nlp.counts.fields.bound import is_served
from nlp.counts.fields.change import CHANGES, DECLINE, GROWTH, change_of, is_past_change
from nlp.counts.fields.former import is_former, is_latter
from nlp.counts.fields.goes_on import continues
from nlp.counts.fields.unit import PEOPLE, Unit
from nlp.counts.readings import Reading, Scene
from nlp.counts.sightings import Sighting
from nlp.counts.votes import Decision, Vote, vote

#: The bases that an amount of money can have from another amount.
_OF_MONEY = ("budget", "prognose")
#: "De gemeente telde op 1 januari 2017 33.600 huishoudens", "In 2019 had de kern 7.400 inwoners"
_COUNTS = re.compile(
    r"\b(?:telt|telde|kent|kende|had)\s+(?:(?!met\b|op\s+(?!1\b))[\w.’'-]+\s+){0,8}$", re.IGNORECASE
)
#: "die in 2019 samen 7.400 huishoudens hebben"
_HAVE = re.compile(r"\s+[a-z]+\s+(?:hebben|heeft|hadden|telden|wonen|woonden)\b", re.IGNORECASE)
#: "De gemeente heeft bijna 12.000 woningen", "De Bilt is een kern met circa 580 woningen": and no more of them
_HAS = re.compile(
    r"\b(?:heeft|had|kent|kende|(?:is|was)\s+(?:een|één|de)\s+(?:[\w-]+\s+){1,8}?met)\s+(?:[a-z.’'-]+\s+){0,2}$",
    re.IGNORECASE,
)
_LIVE_AT_ALL = re.compile(r"\b(?:wonen|woonden|woont|woonde)\b")
#: "woonden in 2020 circa": in a clause that says nothing else
_LIVE = re.compile(rf"{_LIVE_AT_ALL.pattern}(?:\s+(?!(?:en|of|die|dat)\b)[^\s.,;:()]+){{0,5}}\s+$")
#: Where a part of them lives: "In wijk 12 wonen tweeduizend mensen"
_PART_OF_TOWN = re.compile(
    r"\b\w*(?:wijk|buurt|straat|blok|complex|pand|gebouw|flat)\w*\b", re.IGNORECASE
)
_MAY = re.compile(r"\b(?:mag|mogen)\b")
_THERE_ARE = re.compile(r"\b(?:zijn|waren)\s+er\s+(?:(?:circa|ca\.?|ruim|bijna|ongeveer)\s+)?$")
_ENDS = re.compile(r"\s*(?:[.,;(]|$|en\s+[0-9])")
_IN_YEAR = re.compile(r"(?:\s+[a-zà-ÿ-]+)?\s+in\s+(?:19|20)[0-9]{2}\b")
_SAYS_HOW_MANY = re.compile(
    r"(?:dit|dat)\s+(?:betreft|zijn|is|betekent)\b|het\s+(?:gaat|betreft)\b", re.IGNORECASE
)
_WHERE = re.compile(r"\b(?:in|te|van|uit|bij|tot)\s+(?:de\s+)?(?:gemeente\s+)?$", re.IGNORECASE)
#: What is not so yet, or only as many as a rule needs
_EXPECTED = re.compile(
    r"\b(?:verwacht\w*|prognose\w*|zal|zullen|zou|zouden|moet|moeten|wil|willen|kan|kunnen|als|indien)\b",
    re.IGNORECASE,
)


def votes_for_basis(
    scene: Scene,
    sighting: Sighting,
    unit: Unit,
    whole: Reading | None,
    earlier: Sequence[Reading],
    said: BasesSaid,
    rules: CountRules,
) -> Iterator[Vote[str]]:
    """A vote for each place that names a basis: the number's words, its sentence, what it leans on.

    ``whole`` is the number of which this one says something or is a part, ``earlier`` are those of
    the sentence. A budget is one of euros: only an amount takes it over from another amount.
    """
    vocabulary = load_vocabulary()
    yield from votes_of_words(scene.text, sighting, unit.name, unit.noun, vocabulary, said)
    if unit.name in PEOPLE:
        yield from _of_people(scene, sighting)
    yield from _of_sentence_before(scene, sighting, unit, vocabulary, rules)
    if unit.name == "woningen" and (there := _homes_there(scene, sighting, unit)) is not None:
        yield vote("basis", "standing", "voorraad", there)
    if unit.name == "EUR":
        return
    if whole is not None:
        if _passes_on(whole.basis):
            yield vote("basis", "whole", whole.basis.value, whole.basis.vote.words)
    elif earlier:
        yield from _of_earlier(scene, sighting, unit, earlier[-1])
    if not unit.doubtful:
        around = votes_around(scene.lead, scene.passage.section, vocabulary, rules)
        yield from (v for v in around if not _is_no_task(v, unit))


def _of_people(scene: Scene, sighting: Sighting) -> Iterator[Vote[str]]:
    """How many people there are, or how many more: nobody agrees on that."""
    change = change_of(scene.text, sighting)
    is_size = change == GROWTH or (change == DECLINE and not sighting.enclosed)
    is_size = is_size and not is_former(scene.text, sighting)
    if is_size and not is_past_change(scene.words):
        yield vote("basis", "own", "prognose", "groei" if change == GROWTH else "daling")
    elif (lives := _living(scene, sighting)) is not None:
        yield vote("basis", "own", "voorraad", lives)
    elif (there := _said_there(scene, sighting)) is not None:
        yield vote("basis", "own", "voorraad", there)
    yield from _of_change(scene, sighting)


def _of_sentence_before(
    scene: Scene, sighting: Sighting, unit: Unit, vocabulary: Vocabulary, rules: CountRules
) -> Iterator[Vote[str]]:
    """The basis of the sentence before, where this one refers back to it or goes on."""
    before = scene.memory.basis if scene.refers_back or continues(scene.words) else None
    if before is not None and before.value == "voorraad" and CHANGES.search(scene.words):
        before = None  # "Er zijn 7.400 huishoudens. Dit is een stijging van 4%"
    if before is not None and not _is_of_the_rest(scene, sighting):
        passes_on = before.value in _OF_MONEY if unit.name == "EUR" else _passes_on(before)
        if passes_on:
            yield vote("basis", "sentence-before", before.value, before.vote.words)
    elif before is None and scene.refers_back:
        yield from _said_before(scene, unit, vocabulary, rules)


def _of_earlier(
    scene: Scene, sighting: Sighting, unit: Unit, earlier: Reading
) -> Iterator[Vote[str]]:
    """The basis of the number before in the sentence, of which this one takes over the noun."""
    is_of_noun = unit.source in ("antecedent", "part") or is_latter(scene.text, sighting)
    if is_of_noun and _passes_on(earlier.basis) and not _changes_since(scene, sighting, earlier):
        yield vote("basis", "same-noun", earlier.basis.value, earlier.basis.vote.words)


def _is_no_task(found: Vote[str], unit: Unit) -> bool:
    """Return True for households under "Hoeveel woningen zijn er nodig?": nobody is asked to have so many of them."""
    return (
        unit.name in PEOPLE
        and found.value == "opgave"
        and not load_basis_rules().tasks.search(found.words)
    )


def _of_change(scene: Scene, sighting: Sighting) -> Iterator[Vote[str]]:
    """A vote for the ends of a change of people: "neemt toe van 57.000 in 2016 tot 64.000" tells what was there and what comes."""
    text = scene.text
    began = _IN_YEAR.match(text, sighting.number.end, scene.end)
    if began is not None and is_former(text, sighting):
        yield vote("basis", "own", "voorraad", " ".join(began.group().split()))
    change = CHANGES.search(scene.words)
    if change is not None and is_latter(text, sighting) and not is_past_change(scene.words):
        yield vote("basis", "same-noun", "prognose", change.group())


def _changes_since(scene: Scene, sighting: Sighting, earlier: Reading) -> bool:
    """Return True for what becomes of what is there: "telt 7.400 huishoudens, wat toeneemt tot 7.700"."""
    start = earlier.sighting.number.end
    changes = CHANGES.search(scene.text, start, sighting.number.start)
    becomes = changes is not None or is_latter(scene.text, sighting)
    return earlier.basis.value == "voorraad" and becomes


def _is_subject_named(scene: Scene, sighting: Sighting) -> bool:
    """Return True if an area is what has them, and not where: "De school in Zeist telt 2.500 studenten"."""
    named = (m for m in scene.mentions if scene.start <= m.start < sighting.number.start)
    return any(
        m.strength == "strong" and not _WHERE.search(scene.text, scene.start, m.start)
        for m in named
    )


def _said_there(scene: Scene, sighting: Sighting) -> str | None:
    """The words that say of people or households that they are there: "telde in 2017 33.600 huishoudens"."""
    if _EXPECTED.search(scene.words) or not _is_subject_named(scene, sighting):
        return None
    text, number = scene.text, sighting.number
    before = _COUNTS.search(text, sighting.group_left, number.start)
    found = before or _HAVE.match(text, number.end, scene.end)
    return " ".join(found.group().split()) if found is not None else None


def _living(scene: Scene, sighting: Sighting) -> str | None:
    """The words that say that people live there: "Per 1 juli 2014 wonen er 63.350 personen en zijn er 26.120 huishoudens"."""
    if any(p.search(scene.words) for p in (_EXPECTED, _MAY, _PART_OF_TOWN)):
        return None
    before = scene.text[scene.start : sighting.number.start]
    found = _LIVE.search(before)
    if found is None and _THERE_ARE.search(before):
        found = _LIVE_AT_ALL.search(before)
    return found.group().split()[0] if found is not None else None


def _said_before(
    scene: Scene, unit: Unit, vocabulary: Vocabulary, rules: CountRules
) -> Iterator[Vote[str]]:
    """A vote for what the sentence before tells of without a number: "De regio heeft een plafond. Dit betreft 5.100 woningen".

    Of people that is a forecast: "… door een groei van het aantal huishoudens. Het gaat om 800".
    """
    named = named_in(scene.previous, vocabulary, rules)
    if named is None or not _SAYS_HOW_MANY.match(scene.words):
        return
    if named[0] == "prognose" or (unit.name == "woningen" and named[0] == "opgave"):
        yield vote("basis", "sentence-before", *named)


def _homes_there(scene: Scene, sighting: Sighting, unit: Unit) -> str | None:
    """The words that say of homes that a place has them: "De gemeente Zeist heeft bijna 12.000 woningen."."""
    noun = unit.noun
    if noun is None or noun[0] < sighting.number.end or _EXPECTED.search(scene.words):
        return None
    if not _is_subject_named(scene, sighting) or not _ENDS.match(scene.text, noun[1], scene.end):
        return None
    found = _HAS.search(scene.text, sighting.group_left, sighting.number.start)
    return " ".join(found.group().split()) if found is not None else None


def votes_around(
    lead: str, headings: Sequence[str], vocabulary: Vocabulary, rules: CountRules
) -> Iterator[Vote[str]]:
    """A vote for the line above a list, and for the nearest heading."""
    for texts, rule in (((lead,), "lead-of-list"), (headings[-1:], "heading-of-text")):
        for text in texts:
            named = named_in(text, vocabulary, rules)
            if named is None or (rule == "lead-of-list" and _is_for_other(text, named)):
                continue
            in_passing = rule == "lead-of-list" and not _announces(text, named[1])
            yield vote("basis", "words-of-lead" if in_passing else rule, *named)


def _is_for_other(lead: str, named: tuple[str, str]) -> bool:
    """Return True for what the line above a list tests against: "past binnen de behoefte", "in bestaand gebied"."""
    name, words = named
    found = re.search(re.escape(words), lead)
    served = name in SERVED and found is not None and is_served(lead, 0, found, None)
    return served or name == "voorraad"


def _announces(lead: str, word: str) -> bool:
    """Return True for "de volgende ambities:": what the list counts, and not "binnen bestaand gebied, als volgt:"."""
    return (
        re.search(rf"\bvolgende\s+(?:[\w-]+\s+){{0,2}}?{re.escape(word)}", lead, re.I) is not None
    )


def _passes_on(basis: Decision[str]) -> bool:
    """Return True if words gave a number its basis, and another number may have it from there."""
    return basis.value != "budget" and (bool(basis.vote.words) or basis.value != OPEN)


def _is_of_the_rest(scene: Scene, sighting: Sighting) -> bool:
    return "overige" in scene.text[sighting.left : sighting.number.start]
