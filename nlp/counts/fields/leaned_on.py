"""The basis of a number in running text: its sentence's, or that of what the sentence leans on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.count_rules import CountRules
from corpus.counting import load_vocabulary
from nlp.counts.fields.basis import OPEN, BasesSaid, Basis, around_text, basis_of
from nlp.counts.fields.unit import Unit
from nlp.counts.readings import Reading, Scene
from nlp.counts.sightings import Sighting
from nlp.counts.votes import Vote, decide, vote

#: The bases that an amount of money can have from another amount.
_OF_MONEY = ("budget", "prognose")
#: What leads to a sentence says less than a weak word in it.
_BEHIND_WEAK = 0.9


def basis_in_context(
    scene: Scene,
    sighting: Sighting,
    unit: Unit,
    whole: Reading | None,
    earlier: Sequence[Reading],
    said: BasesSaid,
    rules: CountRules,
) -> Basis | None:
    """The basis of a number, or None where nothing says it.

    ``whole`` is the number of which this one says something or is a part, ``earlier`` are those of
    the sentence before it. A budget is one of euros: only an amount takes it over from another amount.
    """
    vocabulary = load_vocabulary()
    own = basis_of(scene.text, sighting, unit.name, unit.noun, vocabulary, said)
    before = scene.memory.basis if scene.refers_back else None
    if unit.name == "EUR":
        if own is not None and not own.words and before is not None and before.name in _OF_MONEY:
            return before
        return own
    if own is None and "overige" in scene.text[sighting.left : sighting.number.start]:
        before = None
    leans = list(_votes_leaned_on(unit, whole, earlier, before if own is None else None, rules))
    votes = [v for v in leans if v.value.name != "budget"]
    if own is not None:
        votes.append(vote(rules, "own-words", own, own.place, own.words))
    saying = [v for v in votes if v.value.words or v.value.name != OPEN]
    if not unit.doubtful:
        lead = around_text(scene.lead, scene.passage.section, vocabulary, rules)
        if lead is not None:
            saying.append(vote(rules, "lead", lead, lead.place, lead.words, _BEHIND_WEAK))
    ranked = saying or votes
    return decide(ranked, ranked[0]).value if ranked else None


def _votes_leaned_on(
    unit: Unit,
    whole: Reading | None,
    earlier: Sequence[Reading],
    before: Basis | None,
    rules: CountRules,
) -> Iterator[Vote[Basis]]:
    """A vote for the whole, for the number with which this one shares its noun, for the text before."""
    if whole is not None:
        yield vote(rules, "whole", whole.basis, "host")
    elif unit.source == "antecedent" and earlier:
        yield vote(rules, "same-noun", earlier[-1].basis, "list")
    if before is not None:
        yield vote(rules, "sentence-before", before, "before")
