"""A second opinion on what a number rests on, from all words around it.

Rules know the words that they were given. A model that was fitted on numbers that people annotated
(``basis-words.csv``) weighs every word around a number in running text, and what the rules said of it.
Where it is sure of another answer than theirs, that takes its place; the rules' votes are kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import exp

from corpus.basis_words import BASES, BasisWords, load_basis_words
from nlp.counts.fields.basis_beside import OPEN
from nlp.counts.ownership import Ownership
from nlp.counts.votes import Decision, beaten, vote
from nlp.counts.words import STOP_WORDS

#: From this likelihood (0-1) on the model's answer takes the place of the rules'. Of 44 numbers in texts that it was
#: not fitted on the rules had 3 right then, the model 39; of the 25 from 0.6 to 0.75 they had 8, it 16.
LIKELY = 0.75
#: The kinds of documents that it is asked about, plans and pieces of unknown kind: nearly all that it was fitted on.
FITTED_ON = frozenset({"plan", "other"})
#: The unit of what the model is asked about: of shares it had 6 of 11 right, the rules 2.
_UNIT = "woningen"
#: What stands or is done: rules know the words for it, and the model takes much of it for planned.
_THERE = frozenset({"voorraad", "gerealiseerd"})
#: Rules that go by what the words around a number do not say: the years of it and of its document.
_BY_TIME = frozenset({"future", "counted"})
#: What must be said in so many words: the model takes many a need or a plan for a target (7 of 12 right, the rules 5).
NEEDS_A_WORD = frozenset({"opgave", "budget"})
#: So many of the words that say most for the new answer are told.
_TOLD = 3
#: Shorter words are articles and the like.
_SHORTEST = 4


def evidence(
    words: Iterable[str],
    basis: Decision[str],
    unit: str,
    *,
    has_project: bool,
    owner: Ownership | None = None,
) -> frozenset[str]:
    """What the model sees of a number: the ``words`` around it, and what the rules said of it."""
    return frozenset((*words, *_said(basis, unit, owner), *(["project"] if has_project else [])))


def _said(basis: Decision[str], unit: str, owner: Ownership | None) -> Iterator[str]:
    for found in beaten(basis):
        yield f"vote:{found.value}:{found.rule}"
        yield f"said:{found.value}"
    yield f"rule:{basis.value}"
    yield f"won:{basis.value}:{basis.rule}"
    yield f"unit:{unit}"
    if owner is not None:
        yield from (f"owner:{said.rule}:{said.owner}" for said in owner.said)


def reconsidered(basis: Decision[str], unit: str, seen: frozenset[str]) -> Decision[str]:
    """The rules' decision on a number of homes, or the model's where it is surer of another one."""
    if unit != _UNIT or _is_settled(basis):
        return basis
    model = load_basis_words()
    best = best_basis(basis.value, seen, model)
    if best == basis.value:
        return basis
    words = _telling(seen, model, BASES.index(best), BASES.index(basis.value))
    return Decision(vote("basis", "words-around", best, ", ".join(words)), beaten(basis))


def _is_settled(basis: Decision[str]) -> bool:
    """Return True for what stands, is done, or is by its own words none of them ("gesloopt"), and where years decide."""
    is_none = basis.rule == "own" and basis.value == OPEN
    return basis.value in _THERE or is_none or basis.rule in _BY_TIME


def best_basis(by_rules: str, seen: frozenset[str], model: BasisWords) -> str:
    """The basis that holds: the rules' own, or another one that the model finds likely.

    A basis that the model does not know (key projects) stays as it is; none becomes a target.
    """
    if by_rules not in BASES:
        return by_rules
    likely = probabilities(seen, model)
    most = max(likely)
    best = BASES[likely.index(most)]
    return best if most >= LIKELY and best not in NEEDS_A_WORD else by_rules


def probabilities(seen: Iterable[str], model: BasisWords) -> Sequence[float]:
    """How likely each of :data:`BASES` is, from 0 to 1; they add up to 1."""
    scores = list(model.always)
    for feature in seen:
        for place, weight in enumerate(model.weights.get(feature, ())):
            scores[place] += weight
    most = max(scores)
    powers = [exp(score - most) for score in scores]
    return [power / sum(powers) for power in powers]


def _telling(seen: frozenset[str], model: BasisWords, best: int, old: int) -> tuple[str, ...]:
    """The words that say most for one basis and against another, the heaviest first."""
    gains = {
        feature: model.weights[feature][best] - model.weights[feature][old]
        for feature in seen
        if feature in model.weights and _is_word(feature)
    }
    ranked = sorted((f for f in gains if gains[f] > 0), key=lambda f: (-gains[f], f))
    return tuple(dict.fromkeys(f.rpartition(":")[2] for f in ranked))[:_TOLD]


#: Features that are words of the text.
_PLACES = frozenset({"before", "behind", "right before", "right behind", "around", "heading"})


def _is_word(feature: str) -> bool:
    """Return True for a word of the text that says something by itself."""
    place, _, word = feature.partition(":")
    says_much = len(word) >= _SHORTEST and word not in STOP_WORDS
    return place in _PLACES and word.isalpha() and says_much
