"""Whose a number of a letter or a proposal is: what holds there, and in the text of a plan does not.

Such a paper tells of one site between words on the policy of a town. What its words leave open is nobody's.
"""

from __future__ import annotations

from dataclasses import replace

from nlp.counts.ownership import Ownership
from nlp.counts.readings import Reading

#: Kinds of papers for a council that are often on one site.
PAPERS = frozenset({"proposal", "letter"})
#: Evidence that words of a plan stand with the number, ...
_OF_PLAN = frozenset({"pointer", "building", "title", "street", "known"})
#: ... from this weight on: that of a word in its own sentence.
_IN_SENTENCE = 1.5
#: Evidence that a policy of the town has the number, whatever site the paper is on.
_OF_TOWN = ("laid-down", "town-wide", "body", "town")


def of_paper(reading: Reading, owned: Ownership, name: str | None) -> Ownership:
    """The owner of a number of a paper on the plan ``name``, or none where its words speak of another or of both."""
    is_open = (
        _names_other(reading, name)
        if owned.owner == "plan"
        else owned.owner == "policy" and _may_be_of_site(owned, name)
    )
    return replace(owned, owner=None) if is_open else owned


def _names_other(reading: Reading, name: str | None) -> bool:
    """Return True if the sentence names what the plan is a part of, and not the plan: "heel Zuiderhaven" of "Zuiderhaven Oost"."""
    if name is None or name in reading.sentence:
        return False
    first, _, rest = name.partition(" ")
    return bool(rest) and first in reading.sentence


def _may_be_of_site(owned: Ownership, name: str | None) -> bool:
    """Return True for a programme that can be the site's: "een programma van 303 woningen voor kavel 1A"."""
    of_plan = any(s.rule in _OF_PLAN and s.weight >= _IN_SENTENCE for s in owned.said)
    return of_plan or (name is not None and not owned.has(*_OF_TOWN))
