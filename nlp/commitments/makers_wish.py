"""Whose it is when a programme says what will be done and nobody does it in the sentence.

"Corporaties krijgen de ruimte", "de markttoets wordt afgeschaft": in the programme of a party or of a
coalition those who made it take that on, and whom the sentence names gets something by it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.commitment_rules import commitment_rules
from corpus.parties import PartyRegistry
from nlp.parties.entries import we as who_is_we
from nlp.parties.participation import PartyDecision, PartyRole
from nlp.records import DocumentContext

#: Kinds of documents that are all about what their makers will do.
_PROGRAMMES = frozenset(("election_programme", "coalition_agreement"))
#: The rule of parties on who made the document, and how sure it is.
_RULE = "document"
_SCORE = 0.6
#: "Door de gemeente": before the name of who does it.
_BY = re.compile(r"\bdoor (?:de |het |een |alle |onze )?$", re.IGNORECASE)


def with_maker(
    parties: PartyDecision,
    rule: str,
    text: str,
    context: DocumentContext,
    registry: PartyRegistry,
) -> PartyDecision:
    """The parties of a sentence that ``rule`` decided, with the makers of a programme responsible.

    Only where the rule says that nobody in the sentence does it, and no "door" names who does.
    """
    known = commitment_rules().rules.get(rule)
    if known is None or not known.maker or context.kind not in _PROGRAMMES:
        return parties
    name, kind = who_is_we(context, registry)
    if not name or any(_does_it(role, text) for role in parties.responsible):
        return parties
    maker = PartyRole(name, kind, "responsible", None, None, True, _SCORE, _RULE)
    named = (role for role in parties.chosen if role.name != name and not role.implied)
    others = tuple(
        replace(role, role="beneficiary") if role.role == "responsible" else role for role in named
    )
    return replace(parties, chosen=(maker, *others), why=(_RULE,))


def _does_it(role: PartyRole, text: str) -> bool:
    return role.start is not None and bool(_BY.search(text[: role.start]))
