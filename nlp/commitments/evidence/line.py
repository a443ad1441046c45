"""A sentence in its place: the line above it, the heading over it, what kind of text it stands in."""

from __future__ import annotations

from dataclasses import dataclass

from nlp.commitments.document.stems import Stem
from nlp.commitments.verdicts import Setting
from nlp.language.clauses.structure import Sentence as Analysis
from nlp.language.clauses.subject import Actors, noun_phrase
from nlp.language.sentences import Sentence
from nlp.parties.turns import Turn

#: Kinds of document that tell what others do, or could do.
TOLD_KINDS = frozenset(("plan", "research", "regulation"))
#: Before the last infinitive of several ("te laten voeren").
_CHAINS = frozenset(
    ("te", verb) for verb in ("laten", "doen", "gaan", "komen", "blijven", "helpen")
)


def is_chained(analysis: Analysis) -> bool:
    """ "Het onderzoek uit te laten voeren": is what looks like its finite verb the last of infinitives?"""
    if len(analysis.clauses) != 1:
        return False
    at = analysis.clauses[0].finite.index
    return at > 1 and tuple(analysis.words.lows[at - 2 : at]) in _CHAINS


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence with its analysis (None: too long to be one) and what stands around it.

    ``stem`` introduces it. ``silent`` is the heading above it that says that a text only tells about
    itself, ``recital`` whether it is one of the considerations of an agreement. ``under`` is what
    says that it was decided ("Besluit"), empty where nothing does; ``listed`` the heading under which
    lines without a verb say what will be done ("Mijlpalen"). ``alone``: it is no sentence without
    the items below it. ``turn`` is who says it in a debate.
    """

    sentence: Sentence
    analysis: Analysis | None
    actors: Actors | None
    setting: Setting
    stem: Stem | None = None
    silent: str = ""
    recital: bool = False
    under: str = ""
    listed: str = ""
    alone: bool = False
    turn: Turn | None = None

    @property
    def text(self) -> str:
        return self.sentence.text

    @property
    def has_verb(self) -> bool:
        """Return True if it has a main clause."""
        return self.analysis is not None and bool(self.analysis.clauses)

    def is_infinitive(self) -> bool:
        """Return True if what looks like a finite verb is the infinitive of an item ("Tijdig
        zorgen voor …").

        So it is where no noun phrase stands before it that could be its subject.
        """
        if self.analysis is None or self.actors is None:
            return False
        clauses, words = self.analysis.clauses, self.analysis.words
        if len(clauses) != 1 or not clauses[0].finite.plural:
            return False
        if is_chained(self.analysis):
            return True
        if not any(words.is_word(i) for i in range(clauses[0].finite.index + 1, len(words))):
            # "Woningruil makkelijker maken"
            return True
        return noun_phrase(clauses[0].front, words, self.actors) is None
