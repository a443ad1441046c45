"""Who does it by the column beside it, in a table of actions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from corpus.parties import SIGNATORIES, PartyRegistry
from nlp.parties.case import Case, Rule, vote
from nlp.parties.entries import we as who_is_we
from nlp.parties.participation import Mention, PartyRole, Vote
from nlp.records import DocumentContext
from nlp.sentence_reading import Reading

#: The rule on who the column beside it names.
BESIDE_RULE = "in_column"
#: Mentions that name nobody by themselves.
_NOBODY = ("pronoun", "part")
#: How a cell names everyone who is present.
_EVERYONE = frozenset(("allen", "iedereen", "alle", "partijen", "aanwezigen"))


def named_in_cell(
    readings: Iterable[Reading], context: DocumentContext, registry: PartyRegistry
) -> tuple[Mention, ...]:
    """The parties that a cell with who does it names, each once; "allen" are all who made it
    together."""
    found: dict[str, Mention] = {}
    for reading in readings:
        for mention in reading.mentions:
            if mention.name and mention.form not in _NOBODY:
                at = Mention(
                    mention.name,
                    mention.kind,
                    reading.start + mention.start,
                    reading.start + mention.end,
                    mention.score,
                    mention.form,
                )
                found.setdefault(mention.name, at)
        everyone = next((w for w in reading.words.items if w.low in _EVERYONE), None)
        if not found and everyone is not None and who_is_we(context, registry)[0] == SIGNATORIES:
            start, end = reading.start + everyone.start, reading.start + everyone.end
            kind = registry[SIGNATORIES].kind
            found[SIGNATORIES] = Mention(SIGNATORIES, kind, start, end, 0.8, "name")
    return tuple(found.values())


def in_column(case: Case) -> Iterator[Vote]:
    """ "Locatie aanwijzen | gemeente Ede | 1 mei": whom the row names; nobody where it names a person
    whom we do not know."""
    if case.beside is None:
        return
    for mention in case.beside:
        role = PartyRole(
            mention.name,
            mention.kind,
            "responsible",
            mention.start,
            mention.end,
            False,
            mention.score,
            BESIDE_RULE,
        )
        yield vote(BESIDE_RULE, role, 0)
    if not case.beside:
        nobody = PartyRole("", "", "responsible", None, None, True, 0.5, BESIDE_RULE)
        yield vote(BESIDE_RULE, nobody, 0)


BESIDE: Mapping[str, Rule] = {BESIDE_RULE: in_column}
