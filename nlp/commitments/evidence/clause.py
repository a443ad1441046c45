"""A clause with all that the rules look at, and the questions that they ask of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.language import language
from nlp.commitments.verdicts import Setting
from nlp.language.clauses import grammar
from nlp.language.clauses.predicate import Predicate, predicate_of
from nlp.language.clauses.sentence_words import Words, phrase_at
from nlp.language.clauses.structure import Clause, Sentence
from nlp.language.clauses.subject import Actors, Subject, agent_of, subject_of

_YEAR = re.compile(r"(?:19|20)\d\d")
_RHYTHM = re.compile(
    r"(?:twee|half|drie)?jaarlijks\w*|maandelijks\w*|periodiek\w*|regelmatig|kwartaal|(?:keer|maal)"
)
_PERIODS = frozenset(("jaar", "maand", "week", "kwartaal", "halfjaar"))
#: What may stand between the two: "elk half jaar".
_HALF = frozenset(("half", "halve"))
_EACH = language().determiners.distributive
_MONTHS = frozenset((*language().month_names, *language().seasons))


def is_rhythm(low: str) -> bool:
    """Return True if a word says how often ("halfjaarlijkse", "periodiek")."""
    return bool(_RHYTHM.fullmatch(low))


def has_rhythm(lows: Sequence[str]) -> bool:
    """Return True if words (small letters) say how often ("elke maand", "jaarlijks")."""
    return any(
        is_rhythm(low)
        or (i > 0 and low in _PERIODS and lows[i - 1 - (lows[i - 1] in _HALF)] in _EACH)
        for i, low in enumerate(lows)
    )


def has_date(lows: Sequence[str]) -> bool:
    """Return True if words (small letters) name a year, a month or a rhythm."""
    return any(_YEAR.fullmatch(low) or is_rhythm(low) or low in _MONTHS for low in lows)


class Evidence:
    """A main clause of a sentence."""

    def __init__(
        self, sentence: Sentence, clause: Clause, actors: Actors, setting: Setting
    ) -> None:
        self.sentence = sentence
        self.clause = clause
        self.words: Words = sentence.words
        self.actors = actors
        self.setting = setting
        self.lexicon = setting.lexicon
        self.vocabulary = setting.lexicon.vocabulary
        self.predicate: Predicate = predicate_of(clause, self.words, setting.lexicon)
        self.subject: Subject = self._subject()
        #: The words of the clause without its subordinate clauses, and all of them as a set.
        self.lows = [self.words.lows[i] for i in clause.main]
        self.low_set = frozenset(self.words.lows[clause.start : clause.end])

    def _subject(self) -> Subject:
        subject = subject_of(self.clause, self.words, self.actors)
        if not self.clause.front and self.clause is not self.sentence.clauses[0]:
            subject = self._shared(subject)
        if self.setting.item and not self.clause.finite.index and not self.clause.finite.plural:
            # "Stelt daartoe een plan op": the subject stands in the item before it. Where nothing is
            # agreed or listed it is an order to somebody else ("Zet in op groen").
            does = self.binding or self.setting.listed or self.setting.minutes
            return Subject("actor", 0, "") if does else Subject("none")
        if subject.kind == "pronoun" and (not self.told or self.setting.minutes):
            index = subject.index or 0
            meant = self.setting.they_are_actors or self.actors.any_in(range(index))
            if meant:
                return Subject("actor", subject.index, subject.text)
        return subject

    def _shared(self, found: Subject) -> Subject:
        """The subject of a clause that begins with its verb ("… en dienen als vraagbaak").

        That of the clause before it, where the verb is followed by no party; and where that clause
        begins with its subject ("Dit helpt en versterkt de positie"), for else both would share
        what opens it ("Zo verlichten we A en maken we B").
        """
        clause = self.sentence.clauses[self.sentence.clauses.index(self.clause) - 1]
        before = subject_of(clause, self.words, self.actors)
        if found.kind in ("none", "other"):
            return before if found.kind == "none" or before.kind == "actor" else found
        straight = before.index is not None and before.index < clause.finite.index
        return before if straight and not found.plural_we else found

    # -- who ----------------------------------------------------------------------------------

    @property
    def has_actor(self) -> bool:
        """Return True if a party, or we, is the subject."""
        return self.subject.kind == "actor"

    @property
    def binding(self) -> bool:
        return self.setting.stance == "binding"

    @property
    def told(self) -> bool:
        """Return True if it is a text that tells, in which only what is said outright counts."""
        return self.setting.stance == "background"

    def own(self) -> bool:
        """Return True if the subject is one of those who made the document."""
        if not self.has_actor:
            return False
        name = self.actors.name(self.subject.index)
        makers = self.setting.makers
        return self.subject.plural_we or not makers or name is None or name in makers

    def is_person(self) -> bool:
        """Return True if the subject is a person: "hij", "zij", or one whom minutes name as a
        speaker."""
        first = self.subject.text.casefold().split()[:1]
        if self.subject.kind == "actor" or not first:
            return False
        return first[0] in grammar.THIRD_PERSON or self.subject.text.startswith(
            self.setting.speakers or ("\0",)
        )

    def binds(self) -> bool:
        """Return True if the document, or its maker speaking of itself, binds."""
        return self.binding or (self.setting.stance == "programme" and self.own())

    def agent(self) -> bool:
        """Return True if a passive says which party does it ("door corporaties")."""
        return self.predicate.voice == "passive" and agent_of(self.clause, self.words, self.actors)

    def outright(self) -> bool:
        """In a text that tells: does a party say what it strives for, will do, or by when?"""
        if self.subject.plural_we or self.predicate.sense != "plan":
            return True
        return self.predicate.modal in ("zullen", "gaan", "willen") or self.has_date()

    # -- which words --------------------------------------------------------------------------

    def phrase(self, within: Sequence[int], phrase: str) -> tuple[int, ...] | None:
        """Where a phrase stands within the clause; most phrases stand nowhere in it.

        "*overleg" is any word that ends so.
        """
        if phrase.startswith("*"):
            ending = phrase[1:]
            return next(((i,) for i in within if self.words.lows[i].endswith(ending)), None)
        if phrase.split(" ", 1)[0] not in self.low_set:
            return None
        return phrase_at(self.words, within, phrase)

    def front(self) -> list[str]:
        """The words before the finite verb; "Zo verlichten we A en maken we B" shares its "Zo"."""
        clause = self.clause
        inverted = self.subject.index is not None and self.subject.index > clause.finite.index
        number = self.sentence.clauses.index(clause)
        if number and not clause.front and inverted:
            clause = self.sentence.clauses[number - 1]
        return [self.words.lows[i] for i in clause.front]

    def names_this(self, nouns: frozenset[str]) -> bool:
        """Return True if the clause opens with "in dit hoofdstuk", "het doel van deze nota" or the
        like."""
        front = self.front()
        return any(
            low in nouns and not self.vocabulary.this_text.isdisjoint(front[:position])
            for position, low in enumerate(front)
        )

    def has_date(self) -> bool:
        """Return True if the sentence names a year, a month or a rhythm."""
        return has_date(self.words.lows)

    def said(self) -> str:
        """Subject and verb, between quotes."""
        return f"“{self.subject.text} {self.predicate.words(self.words)}”".replace("“ ", "“")

    def verb(self) -> str:
        """The verb, between quotes."""
        return f"“{self.predicate.words(self.words)}”"
