"""The part that each party takes in a sentence: responsible, partner or beneficiary."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.parties import PartyRegistry
from nlp.parties.mentions import default_registry, parties_of, we
from nlp.parties.model import PartyRole
from nlp.records import DocumentContext


def roles_of(
    text: str,
    context: DocumentContext,
    *,
    stem: str | None = None,
    before: Sequence[str] = (),
    section: Sequence[str] = (),
    registry: PartyRegistry | None = None,
) -> tuple[PartyRole, ...]:
    """Who takes on what the sentence says, with whom and for whom.

    ``text`` is a clean sentence; ``stem`` the line that introduces it (of a list item or
    sub-article); ``before`` the sentences before it in the same passage, nearest last; ``section``
    the headings above it, highest first. A sentence that names nobody takes its parties from these,
    else from the document: there is always at least one responsible party.
    """
    registry = registry or default_registry()
    mentions = [m for m in parties_of(text, context, registry) if m.form != "place" and m.name]
    if mentions:
        first = mentions[0]
        return (
            PartyRole(
                first.name,
                first.kind,
                "responsible",
                first.start,
                first.end,
                False,
                first.score,
                "eerst genoemd",
            ),
        )
    name, kind = we(context, registry)
    return (PartyRole(name, kind, "responsible", None, None, True, 0.5, "niemand genoemd"),)
