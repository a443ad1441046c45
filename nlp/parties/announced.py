"""Organisations that a common noun in front of them announces: "woningcorporaties Domijn en SWZ".

Their names need not be known: what follows "de corporaties" with a capital is one. They are kept as
they are written, and listed for a person to confirm.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.parties import PartyRegistry
from nlp.language.clauses.sentence_words import Word
from nlp.parties.cues import ADVERBS, COORDINATORS
from nlp.parties.name_extent import reach, written
from nlp.parties.participation import Mention

#: Kinds of parties whose common nouns announce no names: those whose bodies the reference data all
#: have, and groups of others.
_SILENT_KINDS = ("municipality", "province", "region", "state", "platform", "collective")
_INSIDE = frozenset(("van", "voor", "de", "het", "der", "den", "op", "te", "aan", "-"))
_BETWEEN = frozenset((",", "en", "&", "/"))
_LONGEST = 6
#: How sure it is that a name of which no list knows is an organisation.
_SCORE = 0.6


def with_announced(
    words: Sequence[Word], mentions: Sequence[Mention], registry: PartyRegistry
) -> list[Mention]:
    """The mentions, with the organisations that a common noun announces instead of that noun.

    "De corporaties Twente" names no organisation: places alone after a plural say where.
    """
    starts = {mention.start: mention for mention in mentions}
    position = {word.end: i + 1 for i, word in enumerate(words)}
    found: list[Mention] = []
    reached = 0
    for mention in mentions:
        if mention.start < reached:
            continue
        names: list[Mention] = []
        if _announces(mention, registry):
            after = position.get(mention.end, len(words))
            names = _List(words, starts, registry, mention).read(after)
        found.extend(names or [mention])
        if names:
            reached = names[-1].end
    return found


def _announces(mention: Mention, registry: PartyRegistry) -> bool:
    return (
        mention.kind not in _SILENT_KINDS
        and mention.form == "name"
        and mention.name in registry
        and registry[mention.name].scope == "region"
    )


def _named(word: Word) -> bool:
    """Return True if a word is written as a name: with a capital, in front or inside
    ("deltaWonen")."""
    return word.is_word and word.text != word.text.lower()


@dataclass(frozen=True, slots=True)
class _List:
    """A common noun and the words after it; ``starts`` are the mentions by where they begin."""

    words: Sequence[Word]
    starts: Mapping[int, Mention]
    registry: PartyRegistry
    noun: Mention

    def read(self, at: int) -> list[Mention]:
        """The organisations from word ``at`` on, with commas and "en" between."""
        words = self.words
        plural = words[at - 1].low.endswith(("en", "s"))
        names: list[tuple[int, int]] = []
        while at < len(words):
            last = self._end(at)
            if last == at:
                break
            names.append((at, last))
            at = last
            if at >= len(words) or words[at].low not in _BETWEEN:
                break
            at += 1
            if at < len(words) and words[at - 1].low == "," and words[at].low == "en":
                at += 1
        if plural and all(self._place(*name) for name in names):
            return []
        found = [self._organisation(*name) for name in names]
        return [replace(found[0], start=self.noun.start), *found[1:]] if found else []

    def _end(self, first: int) -> int:
        """Where the name that begins at ``first`` ends; ``first`` itself where none begins."""
        words = self.words
        word = words[first]
        if not _named(word) or word.low in COORDINATORS | ADVERBS:
            return first
        for last in range(min(len(words), first + _LONGEST), first, -1):
            if self._known(first, last):
                return last
        if word.low in _INSIDE and not (first + 1 < len(words) and _named(words[first + 1])):
            return first
        other = self.starts.get(word.start)
        if other is not None and self._is_other(other) and not self._begins_name(first, other):
            return first
        return reach(
            first,
            first + 1,
            len(words),
            lambda i: _named(words[i]),
            lambda i: words[i].low in _INSIDE and _named(words[i + 1]),
            _LONGEST,
        )

    def _is_other(self, mention: Mention) -> bool:
        """Return True if it is a party of another kind than the noun announces."""
        return mention.form != "place" and mention.kind != self.noun.kind

    def _begins_name(self, first: int, other: Mention) -> bool:
        """Return True if a common noun with a capital is part of a name that goes on ("Huurders
        Strandthuis")."""
        words = self.words
        return (
            words[first].end == other.end
            and words[first].text[1:].islower()
            and first + 1 < len(words)
            and _named(words[first + 1])
            and words[first + 1].low not in COORDINATORS
        )

    def _single(self) -> str:
        """The common noun in the singular: "waterschap"."""
        group = self.registry[self.noun.name]
        return group.aliases[0] if group.aliases else group.name

    def _known(self, first: int, last: int) -> str | None:
        """The canonical name of the organisation that words ``[first, last)`` name."""
        name = written(self.words[first:last])
        for alias in (f"{self._single()} {name}", name):
            parties = self.registry.named(alias)
            known = {
                party.name
                for party in parties
                if party.kind == self.noun.kind and party.scope == "one"
            }
            if len(known) == 1:
                return known.pop()
        return None

    def _place(self, first: int, last: int) -> bool:
        """Return True if the words ``[first, last)`` name a place and nothing else."""
        mention = self.starts.get(self.words[first].start)
        return (
            mention is not None
            and mention.end == self.words[last - 1].end
            and mention.form == "place"
        )

    def _organisation(self, first: int, last: int) -> Mention:
        start, end = self.words[first].start, self.words[last - 1].end
        known = self._known(first, last)
        if known is not None:
            return Mention(known, self.noun.kind, start, end, 1.0, "name")
        name = written(self.words[first:last])
        if self._place(first, last):
            name = f"{self._single()} {name}"
        return Mention(name, self.noun.kind, start, end, _SCORE, "unknown")
