"""A sentence with all that the rules for roles look at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus.parties import SIGNATORIES
from nlp.language.clauses.clause_kinds import ClauseKind, Kinds, kinds_of
from nlp.language.clauses.finite import Finite
from nlp.language.clauses.lexicon import lexicon
from nlp.language.clauses.predicate import predicate_of
from nlp.language.clauses.sentence_words import Word
from nlp.language.clauses.structure import Clause
from nlp.language.clauses.structure import Sentence as Analysis
from nlp.language.clauses.subject import Actors, is_name, subject_of
from nlp.parties.cues import PASSIVE, PartyWords, party_words
from nlp.parties.groups import Group, groups_of
from nlp.parties.participation import Mention
from nlp.sentence_reading import Reading

#: What ends a sentence.
STOPS = frozenset((".", "!", "?", ";"))
#: What stands behind a noun tells of what it is: "de huisvesting van studenten" are no students.
_OF = re.compile(r"\s(?:van|voor|door|aan|over|in|bij|met)\s")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with all that the rules look at.

    ``finites`` are the finite verbs that its clauses have, by word; ``saying`` the parts whose main
    clause tells what somebody says ("geeft aan dat"). ``by_stranger`` is whether its subject acts and
    is no party: "de verkenner", "zij".
    """

    words: tuple[Word, ...]
    mentions: tuple[Mention, ...]
    groups: tuple[Group, ...]
    clauses: Kinds
    finites: Mapping[int, Finite]
    saying: frozenset[int]
    lists: PartyWords
    by_stranger: bool = False

    def low(self, i: int) -> str:
        return self.words[i].low if 0 <= i < len(self.words) else ""

    def lows(self, start: int = 0, end: int | None = None) -> list[str]:
        """The words ``[start, end)`` in small letters; what lies outside the sentence is left out."""
        return [word.low for word in self.words[max(0, start) : end]]

    def kind(self, group: Group) -> ClauseKind:
        return self.clauses.kinds[group.left]

    def kind_at(self, i: int) -> str:
        """The kind of clause of a word, empty where there is none."""
        return self.clauses.kinds[i] if 0 <= i < len(self.words) else ""

    def token_of(self, mention: Mention) -> int:
        return next(
            (i for i, word in enumerate(self.words) if word.end > mention.start),
            len(self.words) - 1,
        )

    @property
    def parts(self) -> Sequence[int]:
        """The numbers of the stretches between colons and semicolons."""
        return range(self.clauses.parts[-1] + 1) if self.words else ()

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

    def number_at(self, i: int) -> str | None:
        """``singular`` or ``plural`` of the finite verb that a word is or can be, else None."""
        finite = self.finites.get(i)
        if finite is not None:
            return "plural" if finite.plural else "singular"
        return lexicon().number(self.low(i)) if 0 <= i < len(self.words) else None

    def is_verb(self, i: int) -> bool:
        return self.number_at(i) is not None

    def first_verb(self) -> int:
        """The first finite verb of a main clause; the number of words where there is none."""
        main = [i for i in self.finites if self.clauses.kinds[i] == "main"]
        return min(main, default=len(self.words))


def read_sentence(reading: Reading, mentions: tuple[Mention, ...]) -> Sentence:
    """The sentence of a reading with these ``mentions``; one too long to be a sentence is empty."""
    lists = party_words()
    analysis = reading.analysis
    if analysis is None:
        return Sentence((), (), (), Kinds((), ()), {}, frozenset(), lists)
    words = reading.words.items
    governing = lists.agreements | lists.undertakings
    found = [clause.finite for clause in analysis.clauses]
    found += [frame.finite for frame in analysis.frames if frame.finite is not None]
    kinds = kinds_of(analysis, lexicon(), governing)
    return Sentence(
        words,
        mentions,
        groups_of(words, mentions),
        kinds,
        {finite.index: finite for finite in found},
        frozenset(kinds.parts[clause.finite.index] for clause in _saying(analysis)),
        lists,
        _is_by_stranger(analysis, reading.actors),
    )


def _is_by_stranger(analysis: Analysis, actors: Actors | None) -> bool:
    """Return True if the subject of a clause is somebody who acts, but no party by name."""
    return actors is not None and any(
        _is_stranger(clause, analysis, actors) for clause in analysis.clauses
    )


def _is_stranger(clause: Clause, analysis: Analysis, actors: Actors) -> bool:
    lows = analysis.words.lows
    if any(lows[i] in PASSIVE for i in clause.main):
        # "Huurders worden geholpen": somebody else does it.
        return False
    if clause.finite.index == 1 and lows[1] in party_words().helping and lows[-1] not in STOPS:
        # So it is in a heading: "Starters helpen met een lening".
        return False
    subject = subject_of(clause, analysis.words, actors)
    match subject.kind:
        case "pronoun":
            return True
        case "actor":
            return not subject.plural_we and subject.index not in actors.named()
        case "other":
            head = _OF.split(subject.text.casefold())[0].split()
            return not party_words().people.isdisjoint(head) or is_name(clause, analysis.words)
        case _:
            return False


def _saying(analysis: Analysis) -> Iterator[Clause]:
    """The main clauses that tell what somebody says in a clause with "dat"."""
    said = lexicon().vocabulary.saying
    for clause in analysis.clauses:
        tells = any(frame.marker == "dat" for frame in clause.frames)
        if tells and predicate_of(clause, analysis.words, lexicon()).infinitive in said:
            yield clause


def are_signatories(groups: Iterable[Group]) -> bool:
    """Return True if the groups name nobody but all parties together."""
    return all(head.name == SIGNATORIES for group in groups for head in group.heads)
