"""A clause with all that the rules look at, and the questions that they ask of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlp.clauses import grammar
from nlp.clauses.predicate import Predicate, predicate_of
from nlp.clauses.structure import Clause, Frame, Sentence
from nlp.clauses.subject import Actors, Subject, agent_of, subject_of
from nlp.clauses.words import Words, phrase_at
from nlp.commitments.verdict import Setting, Verdict
from nlp.records import Level, Modality
from nlp.tokens import words as word_set

_YEAR = re.compile(r"(?:19|20)\d\d")
_RHYTHM = re.compile(
    r"(?:twee|half|drie)?jaarlijks\w*|maandelijks\w*|periodiek\w*|regelmatig|kwartaal|(?:keer|maal)"
)
_EVERY = frozenset(("elk", "elke", "ieder", "iedere"))
_MONTHS = word_set(
    """
    januari februari maart april juni juli augustus september oktober november december
    voorjaar zomer najaar
    """
)
_THIS = word_set("deze dit voorliggende onderstaande volgende voorgaande")
_MODALITIES = word_set("support process effort duty plan")
#: With a wish, these name a target and no work: "willen 60.000 woningen toevoegen".
_TARGETS = word_set(
    "toevoegen realiseren bouwen bereiken vergroten versnellen bevorderen voorkomen"
)


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
        if self.setting.item and self.clause.finite.index == 0 and not self.clause.finite.plural:
            # "Stelt daartoe een plan op": the subject stands in the item before it.
            return Subject("actor", 0, "")
        if subject.kind == "pronoun" and not self.told:
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
        """Is a party, or we, the subject?"""
        return self.subject.kind == "actor"

    @property
    def binding(self) -> bool:
        return self.setting.stance == "binding"

    @property
    def told(self) -> bool:
        """Is it a text that tells, in which only what is said outright counts?"""
        return self.setting.stance == "background"

    def own(self) -> bool:
        """Is the subject one of those who made the document?"""
        if not self.has_actor:
            return False
        name = self.actors.name(self.subject.index)
        makers = self.setting.makers
        return self.subject.plural_we or not makers or name is None or name in makers

    def binds(self) -> bool:
        """Does the document, or its maker speaking of itself, bind?"""
        return self.binding or (self.setting.stance == "programme" and self.own())

    def agent(self) -> bool:
        """Does a passive say which party does it ("door corporaties")?"""
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
        """Does the clause open with "in dit hoofdstuk", "het doel van deze nota" or the like?"""
        front = self.front()
        return any(
            low in nouns and not _THIS.isdisjoint(front[:position])
            for position, low in enumerate(front)
        )

    def has_date(self) -> bool:
        """Does the sentence name a year, a month or a rhythm?"""
        return any(
            _YEAR.fullmatch(low) or _RHYTHM.fullmatch(low) or low in _MONTHS
            for low in self.words.lows
        )

    def said(self) -> str:
        """Subject and verb, between quotes."""
        return f"“{self.subject.text} {self.predicate.words(self.words)}”".replace("“ ", "“")

    def verb(self) -> str:
        """The verb, between quotes."""
        return f"“{self.predicate.words(self.words)}”"

    # -- what kind ----------------------------------------------------------------------------

    def modality(self, sense: str | None = None) -> Modality:
        """That of the verb, or of ``sense`` where a rule knows better; "moeten" makes a duty."""
        predicate = self.predicate
        if predicate.modal in ("moeten", "dienen"):
            return "duty"
        if predicate.modal == "willen" and self.aims():
            return "effort"
        if (sense or predicate.sense) == "agree":
            return "process"
        modality = as_modality(sense or predicate.sense) or "plan"
        if modality != "plan" or sense is not None:
            return modality
        if predicate.modal == "willen" and not self.has_date():
            # What one wants to do is strived for; with a date it is planned.
            return "effort"
        return "process" if self.decides_together() else "plan"

    def aims(self) -> bool:
        """ "Wil bereiken", "willen voorkomen": does the verb name a target?"""
        return self.predicate.infinitive in _TARGETS

    def governs(self) -> bool:
        """Is it about what governments make and hold ("een verordening", "het overleg")?"""
        main = self.clause.main
        return any(self.phrase(main, noun) is not None for noun in self.vocabulary.governing)

    def decides_together(self) -> bool:
        """ "Gezamenlijk wordt bepaald", "gemeenten bezien elke twee jaar": is something decided
        with others, or time and again?"""
        if self.predicate.infinitive not in self.vocabulary.deciding:
            return False
        lows = [self.words.lows[i] for i in self.clause.main]
        together = not self.vocabulary.together.isdisjoint(lows) or "in overleg" in " ".join(lows)
        every = not _EVERY.isdisjoint(lows) and "jaar" in lows
        return together or every or any(_RHYTHM.fullmatch(low) for low in lows)

    def content_modality(self) -> Modality:
        """That of what is assured ("zegt toe dat de raad wordt geïnformeerd"); a plan where no verb
        tells."""
        for frame in self.clause.frames:
            for verb in self.frame_verbs(frame) if frame.marker in ("dat", "om") else ():
                modality = as_modality(self.lexicon.sense(verb))
                if modality is not None:
                    return modality
        return self.te_modality()

    def frame_verbs(self, frame: Frame) -> tuple[str, ...]:
        """The infinitives of the lexical verbs of a subordinate clause."""
        found: list[str] = []
        for index in frame.verbs:
            low = self.words.lows[index]
            readings = self.lexicon.readings(low)
            if readings:
                found.append(readings[0].infinitive)
            elif low not in grammar.AUXILIARIES and low != "te":
                found.append(low)
        return tuple(found)

    def frame_modality(self, frame: Frame) -> Modality:
        """That of what follows "spreken af dat"; where no verb tells, a norm is a duty."""
        modals = {self.words.lows[i] for i in frame.verbs}
        if modals & {"moet", "moeten", "dient", "dienen"}:
            return "duty"
        for verb in self.frame_verbs(frame):
            modality = as_modality(self.lexicon.sense(verb))
            if modality is not None:
                return modality
        return "plan" if frame.marker == "om" else "duty"

    def te_modality(self) -> Modality:
        """That of the infinitive with "te" ("hebben bepaald de capaciteit te monitoren")."""
        lows = self.words.lows
        for index in range(self.clause.finite.index, len(self.words) - 1):
            if lows[index] == "te":
                for form in self.lexicon.readings(lows[index + 1]):
                    modality = as_modality(self.lexicon.sense(form.infinitive))
                    if modality is not None:
                        return modality
        return "plan"

    # -- the verdict --------------------------------------------------------------------------

    def made(
        self,
        outcome: str,
        method: str,
        why: str,
        modality: Modality = "plan",
        level: Level = "probable",
        subject: Subject | None = None,
    ) -> Verdict:
        """A verdict; nothing is certain in a text that tells, or without a party."""
        if level == "certain" and (self.told or not self.has_actor):
            level = "probable"
        return Verdict(outcome, method, why, modality, level, subject or self.subject)


def as_modality(sense: str | None) -> Modality | None:
    """A sense of the vocabulary as a modality, None where it is none."""
    return sense if sense in _MODALITIES else None  # type: ignore[return-value]
