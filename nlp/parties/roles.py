"""The part that each party takes in a sentence: responsible, partner or beneficiary.

All rules (:mod:`nlp.parties.responsible`, :mod:`nlp.parties.others`, :mod:`nlp.parties.implied`) vote on
each sentence; :mod:`nlp.parties.weigh_roles` decides. The sentence, the line that introduces it, its
headings and the sentences before it are those of the one reading of the document.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from corpus.parties import SIGNATORIES, PartyRegistry
from extract.passages import Passage
from nlp.parties.beside import BESIDE, named_in_cell
from nlp.parties.case import Case, Heading, Rule
from nlp.parties.entries import is_joint, kind_of
from nlp.parties.evidence import Sentence, read_sentence
from nlp.parties.implied import IMPLIED
from nlp.parties.last_named import LastNamed
from nlp.parties.others import OTHERS
from nlp.parties.participation import Mention, PartyDecision, PartyRole
from nlp.parties.responsible import NAMED
from nlp.parties.spoken_by import announces, is_of_somebody_else
from nlp.parties.turns import body_of
from nlp.parties.weigh_roles import decide
from nlp.reading import DocumentReading
from nlp.records import DocumentContext

RULES: Mapping[str, Rule] = {**BESIDE, **NAMED, **OTHERS, **IMPLIED}
#: How many sentences before it a sentence can take its parties from.
_INHERITED = 3
#: How many headings above a sentence can say whose it is.
_HEADINGS = 2
#: "Wij" of a paper that so many bodies made at most are these by name.
_MAKERS = 4

#: So many passages back a section is looked through for the body that it speaks of.
_SECTION_PASSAGES = 8

#: Where a sentence stands: its passage, and its index in it.
Place = tuple[Passage, int]


class PartyReader:
    """Who takes part in the sentences of one document; what was decided is kept."""

    def __init__(self, document: DocumentReading, rules: Mapping[str, Rule] = RULES) -> None:
        self.document = document
        self.rules = rules
        self._by_position = {passage.position: passage for passage in document.passages}
        self._sentences: dict[tuple[int, int], Sentence] = {}
        self._headings: dict[str, Heading] = {}
        self._decisions: dict[tuple[int, int, tuple[tuple[int, int], ...]], PartyDecision] = {}
        self._last_named = LastNamed(document)

    def roles_of(
        self, passage: Passage, index: int, before: Sequence[Place] | None = None
    ) -> PartyDecision:
        """Who takes on what a sentence says, with whom and for whom.

        ``index`` is the sentence's within its passage. ``before`` are the sentences that it may
        lean on, nearest last; those before it in its passage where it is None.
        """
        if before is None:
            before = [(passage, i) for i in range(index)]
        found = self._decide(passage, index, tuple(before)[-_INHERITED:], with_stem=True)
        return _by_name(found, self.document.context, self.document.registry)

    def _decide(
        self, passage: Passage, index: int, before: tuple[Place, ...], *, with_stem: bool
    ) -> PartyDecision:
        places = tuple((p.position, i) for p, i in before)
        key = (passage.position, index if with_stem else -1 - index, places)
        if key not in self._decisions:
            case = self._case(passage, index, before, with_stem=with_stem)
            self._decisions[key] = decide(
                vote for rule in self.rules.values() for vote in rule(case)
            )
        return self._decisions[key]

    def _case(
        self, passage: Passage, index: int, before: tuple[Place, ...], *, with_stem: bool
    ) -> Case:
        introduces = passage.stem is not None and with_stem
        stem = self._by_position.get(passage.stem) if introduces and passage.stem else None
        last = len(self.document.of(stem).clauses) - 1 if stem else -1

        def earlier() -> PartyDecision | None:
            if not before:
                return None
            return self._decide(*before[-1], before[:-1], with_stem=False)

        def of_stem() -> PartyDecision | None:
            if stem is None or last < 0:
                return None
            above = tuple((stem, i) for i in range(last))[-_INHERITED:]
            return self._decide(stem, last, above, with_stem=False)

        return Case(
            self.sentence(passage, index),
            self.document.context,
            self.document.registry,
            self.sentence(stem, last) if stem and last >= 0 else None,
            tuple(self.sentence(*place) for place in before),
            tuple(self._heading(t) for t in reversed(passage.section[-_HEADINGS:]) if t.strip()),
            earlier,
            of_stem,
            lambda: self._in_section(passage, index),
            self._speaker(passage, index),
            self._beside(passage),
            self._announced(passage) if self.document.context.speakers else None,
        )

    def _beside(self, passage: Passage) -> tuple[Mention, ...] | None:
        """The parties in the cell that says who does what the row is about."""
        if passage.beside is None or passage.beside.who is None:
            return None
        document = self.document
        return named_in_cell(
            document.text(passage.beside.who.text).clauses, document.context, document.registry
        )

    def _speaker(self, passage: Passage, index: int) -> tuple[str, str] | None:
        """The body whose member of the executive says a sentence, with its kind."""
        turn = self.document.turns.get((passage.position, index))
        if turn is None or turn.side != "executive":
            return None
        document = self.document
        return body_of(turn, document.context, document.registry, self._last_named.only)

    def _announced(self, passage: Passage) -> Sentence | None:
        """The line of minutes that names who speaks from there on, up to where somebody else does."""
        context = self.document.context
        position = passage.position
        for other in range(position - 1, max(0, position - _SECTION_PASSAGES), -1):
            above = self._by_position.get(other)
            if above is None:
                continue
            sentences = range(len(self.document.of(above).clauses))
            if above.section != passage.section or not sentences:
                return None
            last = self.sentence(above, sentences[-1])
            if len(sentences) == 1 and announces(last, context):
                return last
            if any(is_of_somebody_else(self.sentence(above, i), context) for i in sentences):
                return None
        return None

    def _in_section(self, passage: Passage, index: int) -> Iterator[Sentence]:
        """The sentences before one under the same headings, the nearest first; only so many passages."""
        position = passage.position
        for other in range(position, max(0, position - _SECTION_PASSAGES), -1):
            before = self._by_position.get(other)
            if before is None:
                continue
            if before.section != passage.section:
                return
            end = index if other == position else len(self.document.of(before).clauses)
            for i in range(end - 1, -1, -1):
                yield self.sentence(before, i)

    def sentence(self, passage: Passage, index: int) -> Sentence:
        """A sentence as the rules look at it."""
        place = (passage.position, index)
        if place not in self._sentences:
            reading = self.document.of(passage).clauses[index]
            mentions = self._last_named.resolve(passage, reading)
            self._sentences[place] = read_sentence(reading, mentions)
        return self._sentences[place]

    def _heading(self, text: str) -> Heading:
        """The last sentence of a heading: "2. Taken. Rol van de provincie"."""
        if text not in self._headings:
            *_, last = self.document.text(text).clauses
            sentence = read_sentence(last, last.mentions)
            self._headings[text] = Heading(text[last.start : last.end], sentence)
        return self._headings[text]


def _by_name(
    decision: PartyDecision, context: DocumentContext, registry: PartyRegistry
) -> PartyDecision:
    """The decision with the names of who made a paper together, where they sign nothing: "wij" in a letter of two
    ministers. All parties of an agreement are "partijen", and so are makers of which one is no body ("gemeenten")."""
    makers = tuple(dict.fromkeys(map(registry.canonical, context.issued_by)))
    groups = any(name in registry and registry[name].scope != "one" for name in makers)
    if not 1 < len(makers) <= _MAKERS or groups or context.signatories or is_joint(context):
        return decision
    chosen: list[PartyRole] = []
    for role in decision.chosen:
        if role.role == "responsible" and role.name == SIGNATORIES:
            named = {one.name for one in decision.chosen}
            chosen += [
                replace(role, name=name, kind=kind_of(name, registry))
                for name in makers
                if name not in named
            ]
        else:
            chosen.append(role)
    return replace(decision, chosen=tuple(chosen))
