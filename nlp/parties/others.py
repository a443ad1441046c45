"""Who else a sentence names: partners and beneficiaries. One rule a function, as in :mod:`nlp.parties.responsible`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from nlp.parties.case import Case, Rule, votes_for
from nlp.parties.evidence import Sentence, are_signatories
from nlp.parties.groups import Group
from nlp.parties.participation import Vote
from nlp.parties.subjects import patient_role

_GOVERNED = {"with": ("partner",), "beside": ("naast",), "for": ("aan", "voor", "jegens")}


def governed(rule: str, case: Case) -> Iterator[Vote]:
    """ "met gemeenten", "naast de provincie", "voor gemeenten": by the preposition."""
    for group in _groups(case.sentence):
        if group.preposition in _GOVERNED[rule]:
            yield from votes_for(rule, case.sentence, group)


def joins(case: Case) -> Iterator[Vote]:
    """ "waarbij ook corporaties aansluiten"."""
    sentence = case.sentence
    for group in _groups(sentence):
        joining = not sentence.lists.waarbij_joins.isdisjoint(sentence.lows(group.right))
        if not group.preposition and sentence.kind(group) == "waarbij" and joining:
            yield from votes_for("joins", sentence, group)


def purpose_object(case: Case) -> Iterator[Vote]:
    """ "om gemeenten te ondersteunen"."""
    for group in _groups(case.sentence):
        object_ = group.preposition in ("", "om") and group.heads[0].form != "place"
        if object_ and case.sentence.kind(group) == "purpose":
            yield from votes_for("purpose_object", case.sentence, group)


def involved(case: Case) -> Iterator[Vote]:
    """ "de corporaties worden betrokken"."""
    for group in _objects(case.sentence):
        if patient_role(case.sentence, group) == "partner":
            yield from votes_for("involved", case.sentence, group)


def patient(case: Case) -> Iterator[Vote]:
    """ "gemeenten worden ondersteund"."""
    for group in _objects(case.sentence):
        if patient_role(case.sentence, group) == "beneficiary":
            yield from votes_for("patient", case.sentence, group)


def invited(case: Case) -> Iterator[Vote]:
    """ "de gemeenten betrekken de corporaties hierbij"."""
    if not case.sentence.lists.joining_verbs.isdisjoint(case.sentence.lows()):
        for group in _objects(case.sentence):
            yield from votes_for("invited", case.sentence, group)


def object_(case: Case) -> Iterator[Vote]:
    """ "de provincie faciliteert de gemeenten": whoever stands in a main clause without more."""
    for group in _objects(case.sentence):
        yield from votes_for("object", case.sentence, group)


def _groups(sentence: Sentence) -> list[Group]:
    return [
        g for g in sentence.groups if not g.aside and (g.preposition or not are_signatories([g]))
    ]


def _ungoverned(sentence: Sentence) -> list[Group]:
    """The groups without a preposition that are more than the name of a place."""
    return [g for g in _groups(sentence) if not g.preposition and g.heads[0].form != "place"]


def _objects(sentence: Sentence) -> list[Group]:
    """Those of them in a main clause that begin a phrase of their own."""
    return [
        g
        for g in _ungoverned(sentence)
        if sentence.kind(g) == "main" and sentence.low(g.left - 1) not in (",", "en", "of")
    ]


OTHERS: Mapping[str, Rule] = {
    **{rule: partial(governed, rule) for rule in _GOVERNED},
    "joins": joins,
    "purpose_object": purpose_object,
    "involved": involved,
    "patient": patient,
    "invited": invited,
    "object": object_,
}
