"""The rules that a clause can fit at all: by its tense, its verb and its document.

Of some hundreds of rules a few speak of such a clause, and clauses of one form are many: which rules
those are is found once for each form. What is left to ask is what stands in the clause.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from corpus.commitment_rules import Rule
from nlp.commitments.evidence.clause import Evidence
from nlp.commitments.evidence.modality import as_modality
from nlp.language.clauses import grammar

#: In a row: no modal, or a verb that the vocabulary does not have; any sense that is a modality.
_NO_MODAL = "-"
_UNKNOWN = "-"
_ACTS = "acts"
#: So many forms are remembered; a long document has some thousand.
_FORMS = 8192


class Form(NamedTuple):
    """What rules ask of a clause but for its words and its subject."""

    past: bool
    infinitive: str
    base: str
    voice: str
    modal: str | None
    sense: str | None
    kind: str
    stance: str
    minutes: bool


@dataclass(frozen=True, slots=True, eq=False)
class _Candidate:
    """A rule with its place among all; each of ``heads`` are words of which the clause has to have one."""

    number: int
    rule: Rule
    heads: tuple[frozenset[str], ...]


class ClauseRules:
    """Rules that speak of a clause, and which of them can fit one."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules = tuple(rules)
        self._any_verb: list[_Candidate] = []
        self._by_verb: dict[str, list[_Candidate]] = {}
        for number, rule in enumerate(self._rules):
            candidate = _Candidate(number, rule, _heads(rule))
            for verb in dict.fromkeys(rule.verbs):
                self._by_verb.setdefault(verb, []).append(candidate)
            if not rule.verbs:
                self._any_verb.append(candidate)
        self._of_form = lru_cache(maxsize=_FORMS)(self._found)
        self._of_any_verb = lru_cache(maxsize=_FORMS)(self._found_of_any_verb)

    def __iter__(self) -> Iterator[Rule]:
        return iter(self._rules)

    def of(self, clause: Evidence) -> Iterator[Rule]:
        """The rules whose tense, verb and document fit, in their order, where the clause has the first
        words of what they look for."""
        present = clause.low_set
        for candidate in self._of_form(_form(clause)):
            if not any(heads.isdisjoint(present) for heads in candidate.heads):
                yield candidate.rule

    def _found(self, form: Form) -> tuple[_Candidate, ...]:
        of_verb = dict.fromkeys(
            candidate
            for verb in (form.infinitive, form.base)
            for candidate in self._by_verb.get(verb, ())
            if _verb_fits(candidate.rule, form) and _fits(candidate.rule, form)
        )
        any_verb = self._of_any_verb(form._replace(infinitive="", base=""))
        return tuple(sorted((*any_verb, *of_verb), key=lambda candidate: candidate.number))

    def _found_of_any_verb(self, form: Form) -> tuple[_Candidate, ...]:
        return tuple(candidate for candidate in self._any_verb if _fits(candidate.rule, form))


def _form(clause: Evidence) -> Form:
    predicate, finite, setting = clause.predicate, clause.clause.finite, clause.setting
    return Form(
        finite.tense == "past",
        predicate.infinitive,
        finite.infinitive,
        predicate.voice,
        predicate.modal,
        predicate.sense,
        setting.kind,
        setting.stance,
        setting.minutes,
    )


def _heads(rule: Rule) -> tuple[frozenset[str], ...]:
    """The first words of each group of phrases; not of one that is told by an ending ("*overleg")."""
    if rule.opener:
        return ()
    return tuple(
        frozenset(phrase.split(" ", 1)[0] for phrase in phrases)
        for phrases in rule.alternatives
        if not any(phrase.startswith("*") for phrase in phrases)
    )


def _fits(rule: Rule, form: Form) -> bool:
    return rule.past is form.past and _predicate_fits(rule, form) and _document_fits(rule, form)


def _verb_fits(rule: Rule, form: Form) -> bool:
    if form.voice == "perfect" and not rule.perfect and not rule.voice:
        return False
    if form.infinitive in rule.verbs:
        return True
    # "nemen … in acht": by its finite verb, where nothing is known of the verb with its particle.
    by_base = form.voice == "active" and form.sense is None
    return by_base and form.base in rule.verbs


def _predicate_fits(rule: Rule, form: Form) -> bool:
    modal = form.modal or _NO_MODAL
    if rule.outcome != "none" and modal in grammar.POSSIBLE:
        return False
    return (
        (not rule.voice or form.voice in rule.voice)
        and (not rule.modal or modal in rule.modal)
        and modal not in rule.not_modal
        and _sense_fits(rule, form.sense)
    )


def _sense_fits(rule: Rule, sense: str | None) -> bool:
    named = {sense or _UNKNOWN}
    if as_modality(sense) is not None:
        named.add(_ACTS)
    if rule.sense and named.isdisjoint(rule.sense):
        return False
    return named.isdisjoint(rule.not_sense)


def _document_fits(rule: Rule, form: Form) -> bool:
    if rule.kinds and form.kind not in rule.kinds:
        return False
    if not rule.stance:
        return True
    return form.stance in rule.stance or (form.minutes and "minutes" in rule.stance)
