"""The basis of a number in running text: its sentence's, or that of what the sentence leans on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.count_rules import CountRules
from corpus.counting import Vocabulary, load_vocabulary
from nlp.counts.fields.basis import (
    OPEN,
    SERVED,
    BasesSaid,
    is_served,
    named_in,
    votes_of_words,
)
from nlp.counts.fields.change import GROWTH, change_of, is_past_change
from nlp.counts.fields.former import is_latter
from nlp.counts.fields.unit import Unit
from nlp.counts.readings import Reading, Scene
from nlp.counts.sightings import Sighting
from nlp.counts.votes import Decision, Vote, vote

#: The bases that an amount of money can have from another amount.
_OF_MONEY = ("budget", "prognose")
_PEOPLE = frozenset({"personen", "huishoudens", "gezinnen"})


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
    grows = unit.name in _PEOPLE and change_of(scene.text, sighting) == GROWTH
    if grows and not is_past_change(scene.words):
        # nobody agrees on how many more people there are
        yield vote("basis", "own", "prognose", "groei")
    is_money = unit.name == "EUR"
    before = scene.memory.basis if scene.refers_back else None
    if before is not None and not _is_of_the_rest(scene, sighting):
        passes_on = before.value in _OF_MONEY if is_money else _passes_on(before)
        if passes_on:
            yield vote("basis", "sentence-before", before.value, before.vote.words)
    if is_money:
        return
    if whole is not None:
        if _passes_on(whole.basis):
            yield vote("basis", "whole", whole.basis.value, whole.basis.vote.words)
    elif (
        (unit.source == "antecedent" or is_latter(scene.text, sighting))
        and earlier
        and _passes_on(earlier[-1].basis)
    ):
        yield vote("basis", "same-noun", earlier[-1].basis.value, earlier[-1].basis.vote.words)
    if not unit.doubtful:
        yield from votes_around(scene.lead, scene.passage.section, vocabulary, rules)


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
