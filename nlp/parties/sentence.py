"""A sentence with all that the rules for roles look at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from corpus.parties import SIGNATORIES, PartyRegistry
from nlp.parties.clauses import Clauses, clauses_of
from nlp.parties.groups import Group, groups_of
from nlp.parties.mentions import parties_of
from nlp.parties.model import Mention
from nlp.parties.tokens import Token, tokens
from nlp.parties.unknown import mentions_again
from nlp.parties.words import PartyWords, party_words
from nlp.records import DocumentContext

#: Words after which nothing in a sentence counts: what is longer is no sentence but a lost table.
LONGEST = 500


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with all that the rules look at."""

    words: tuple[Token, ...]
    mentions: tuple[Mention, ...]
    groups: tuple[Group, ...]
    clauses: Clauses
    lists: PartyWords

    def low(self, i: int) -> str:
        return self.words[i].low if 0 <= i < len(self.words) else ""

    def kind(self, group: Group) -> str:
        return self.clauses.kinds[group.left]

    def kind_at(self, i: int) -> str:
        """The kind of clause of a word, empty where there is none."""
        return self.clauses.kinds[i] if 0 <= i < len(self.words) else ""

    def token_of(self, mention: Mention) -> int:
        return next(i for i, word in enumerate(self.words) if word.start == mention.start)

    def in_part(self, part: int) -> list[Group]:
        """The groups between two colons or semicolons."""
        return [group for group in self.groups if self.clauses.parts[group.left] == part]

    def main_groups(self, part: int) -> list[Group]:
        """Those of them in a main clause, not between brackets."""
        return [g for g in self.in_part(part) if self.kind(g) == "main" and not g.aside]

    def main_words(self, part: int) -> list[str]:
        """The words of the main clause of a part, in small letters."""
        return [
            word.low
            for i, word in enumerate(self.words)
            if self.clauses.parts[i] == part and self.clauses.kinds[i] == "main"
        ]


def read_sentence(
    text: str, context: DocumentContext, before: tuple[str, ...], registry: PartyRegistry
) -> Sentence:
    """The sentence ``text``; ``before`` are the sentences that may have named its organisations."""
    lists = party_words()
    words = tuple(tokens(text)[:LONGEST])
    text = text[: words[-1].end] if words else ""
    mentions = parties_of(text, context, registry)
    if before:
        earlier = [m for line in reversed(before) for m in parties_of(line, context, registry)]
        mentions = mentions_again(words, mentions, earlier)
    groups = groups_of(words, mentions, lists)
    return Sentence(words, mentions, groups, clauses_of(words, groups, lists), lists)


def are_signatories(groups: Iterable[Group]) -> bool:
    """Do the groups name nobody but all parties together?"""
    return all(head.name == SIGNATORIES for group in groups for head in group.heads)
