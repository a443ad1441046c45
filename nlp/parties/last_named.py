"""Whom "de minister", "deze provincie" or "de gemeente" means: the one that was named last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from corpus.parties import MUNICIPALITIES, PROVINCE
from extract.passages import Passage
from nlp.language.clauses.sentence_words import Word
from nlp.parties.cues import DETERMINERS, party_words
from nlp.parties.entries import is_joint, kind_of
from nlp.parties.participation import Mention
from nlp.reading import DocumentReading
from nlp.sentence_reading import Reading

#: Bodies that are called by their kind alone, and that kind.
_BODIES = {"provincie": "province", "gemeente": "municipality"}
MINUTES = "minutes"
#: A heading of more words is more than the name of a municipality.
_NAME_WORDS = 5
_SCORE = 0.8
#: Less sure: the one to whom the document is addressed, or from whom it is.
_BY_ROLE_SCORE = 0.7


@dataclass(frozen=True, slots=True)
class _Named:
    """A body named in full in a document at ``place``: its passage's position and an offset in it."""

    place: tuple[int, int]
    name: str
    kind: str


class LastNamed:
    """The bodies that a document names in full, in order; looked at when a sentence needs them."""

    def __init__(self, document: DocumentReading) -> None:
        self._document = document

    def resolve(self, passage: Passage, reading: Reading) -> tuple[Mention, ...]:
        """The mentions of a sentence, with those called by their office or kind under their name."""
        return tuple(self._resolved(passage, reading, mention) for mention in reading.mentions)

    def only(self, kind: str) -> str | None:
        """The name of the one body of a kind ("municipality") that the document names in full."""
        registry = self._document.registry
        found = {named.name for named in self._named if named.kind == kind}
        # "Gemeenten" are of the kind too, and no one body.
        names = {name for name in found if name not in registry or registry[name].area_id}
        return names.pop() if len(names) == 1 else None

    def _resolved(self, passage: Passage, reading: Reading, mention: Mention) -> Mention:
        words = reading.words.items
        kind = self._called(words, mention)
        if kind is None:
            found = self._of_sentence(words, reading.mentions, mention)
            return self._of_heading(passage, words, found) if found is mention else found
        place = (passage.position, reading.start + mention.start)
        # Around a table sit several who may be "de wethouder".
        sits = mention.form == "organ" and self._document.context.kind == MINUTES
        named = () if sits else self._named
        before = [n for n in named if n.place < place and _is(kind, n.name, n.kind)]
        if before:
            return replace(mention, name=before[-1].name, kind=before[-1].kind, score=_SCORE)
        registry, context = self._document.registry, self._document.context
        for names in (context.addressees, (*context.issued_by, *context.signatories)):
            known = {name: kind_of(name, registry) for name in map(registry.canonical, names)}
            fitting = [name for name in known if _is(kind, name, known[name])]
            if len(fitting) == 1:
                name = fitting[0]
                return replace(mention, name=name, kind=known[name], score=_BY_ROLE_SCORE)
        if mention.form == "organ":
            # "De wethouder" of nobody knows which municipality is not that of all of them.
            return replace(mention, name="", score=_BY_ROLE_SCORE)
        return mention

    def _of_sentence(
        self, words: Sequence[Word], mentions: Sequence[Mention], mention: Mention
    ) -> Mention:
        """ "In Almere bouwt de gemeente": the one municipality that the sentence names before."""
        inside = [i for i, word in enumerate(words) if mention.start <= word.start < mention.end]
        if mention.name == PROVINCE and len(inside) == 1:
            return self._of_document(words, inside[0], mention)
        if mention.name != MUNICIPALITIES or len(inside) != 1 or words[inside[0]].low != "gemeente":
            return mention
        if not inside[0] or words[inside[0] - 1].low != "de" or is_joint(self._document.context):
            return mention
        named = {m.name: m for m in mentions if m.kind == "municipality" and m.end <= mention.start}
        if len(named) != 1:
            return mention
        (name,) = named
        return replace(mention, name=name, kind="municipality", score=_SCORE)

    def _of_heading(self, passage: Passage, words: Sequence[Word], mention: Mention) -> Mention:
        """ "De gemeente" under a heading that is no more than the name of one ("3.2 De Wolden")."""
        before = [word.low for word in words if word.end <= mention.start]
        inside = [word.low for word in words if mention.start <= word.start < mention.end]
        if mention.name != MUNICIPALITIES or inside != ["gemeente"] or before[-1:] != ["de"]:
            return mention
        heading = passage.section[-1] if passage.section else ""
        if not 0 < len(heading.split()) <= _NAME_WORDS:
            return mention
        named = [m for r in self._document.text(heading).clauses for m in r.mentions]
        municipalities = {m.name: m for m in named if m.kind == "municipality" and m.name}
        if len(municipalities) != 1 or len(named) != 1:
            return mention
        (name,) = municipalities
        return replace(mention, name=name, kind="municipality", score=_SCORE)

    def _of_document(self, words: Sequence[Word], at: int, mention: Mention) -> Mention:
        """ "Gemeenten en provincie": the one province that the document names, wherever."""
        before = words[at - 1].low if at else ""
        name = self.only(_BODIES[PROVINCE]) if before not in party_words().indefinite else None
        return mention if name is None else replace(mention, name=name, score=_SCORE)

    def _called(self, words: Sequence[Word], mention: Mention) -> str | None:
        """The office ("minister") or kind that a mention calls a body by, None where it names it."""
        inside = [i for i, word in enumerate(words) if mention.start <= word.start < mention.end]
        if len(inside) != 1:
            return None
        low = words[inside[0]].low
        before = words[inside[0] - 1].low if inside[0] else ""
        if mention.form == "bare":
            return low
        if mention.form == "organ" and low in party_words().single_organs:
            return "municipality" if self._is_of_nobody(mention) else None
        kind = _BODIES.get(low)
        if kind is None or before == "deze":
            return kind
        alone = mention.name == PROVINCE or (mention.name == MUNICIPALITIES and self._alone)
        return kind if alone and before == "de" else None

    def _is_of_nobody(self, mention: Mention) -> bool:
        """Return True if an organ is that of no municipality by name, in minutes or a document
        that is not of several."""
        context = self._document.context
        of_several = is_joint(context) and context.kind != MINUTES
        return mention.name == MUNICIPALITIES and not of_several

    @property
    def _alone(self) -> bool:
        """Return True if the document is about no area and of no group of municipalities, so that
        "de gemeente" is one."""
        context = self._document.context
        return context.area_id is None and not context.municipality_ids

    @cached_property
    def _named(self) -> list[_Named]:
        return [
            _Named((passage.position, reading.start + mention.start), mention.name, mention.kind)
            for passage in self._document.passages
            if passage.kind != "furniture"
            for reading in self._document.of(passage).clauses
            for mention in reading.mentions
            if self._in_full(reading.words.items, mention)
        ]

    def _in_full(self, words: Sequence[Word], mention: Mention) -> bool:
        """Return True if a body is named, and not one that another is compared with."""
        if mention.form not in ("name", "organ", "unknown") or not mention.name:
            return False
        if self._called(words, mention) is not None:
            return False
        before = [word.low for word in words if word.start < mention.start]
        while before and before[-1] in DETERMINERS:
            before.pop()
        return not before or before[-1] not in party_words().compared


def _is(called: str, name: str, kind: str) -> bool:
    """Return True if a body of this name can be called so: "minister" the minister van BZK,
    "province" a province.

    Some ministers are kept under the name of their ministry.
    """
    if called in _BODIES.values():
        return kind == called
    return name.startswith((f"{called} ", f"{called}ie "))
