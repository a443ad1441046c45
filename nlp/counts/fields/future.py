"""What an agreement tells of a year to come is not done: "In 2026 zijn er 500 woningen gerealiseerd"."""

from __future__ import annotations

import re

from nlp.counts.periods import Period
from nlp.counts.votes import Decision, vote
from nlp.records import DocumentContext

#: Kinds of documents that say what is to be, in whatever tense.
_OF_AIMS = frozenset(
    {"agreement", "coalition_agreement", "election_programme", "programme", "vision"}
)
_YEAR = 4
#: "In 2024 telde de gemeente 30.000 woningen" is no aim, whenever it was agreed.
WAS = re.compile(r"\b(?:telde|telden|stonden|waren|woonden)\b", re.IGNORECASE)


def with_future(
    basis: Decision[str], period: Period, unit: str, context: DocumentContext
) -> Decision[str]:
    """The basis of a number, of one that an agreement says of a later year a target.

    So is one that words call done or there, and one of which none say what it is; amounts keep their basis.
    """
    says_little = basis.rule in ("nothing", "standing") or _is_weak_stock(basis)
    if unit == "EUR" or not (says_little or basis.value == "gerealiseerd"):
        return basis
    if WAS.search(basis.vote.words):
        return basis
    made, begin = context.dated or context.period_start, period[0]
    if (
        context.kind not in _OF_AIMS
        or made is None
        or begin is None
        or begin[:_YEAR] <= made[:_YEAR]
    ):
        return basis
    return Decision(vote("basis", "future", "opgave"), (basis.vote, *basis.others))


def _is_weak_stock(basis: Decision[str]) -> bool:
    """Return True for a share of the stock: "In 2026 is 30% van de voorraad sociale huur"."""
    return basis.rule == "weak" and basis.value == "voorraad"
