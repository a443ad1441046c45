"""Is a sentence a commitment? The rules, one clause at a time.

Every rule says what it found in plain Dutch (``why``) and has a name (``method``). A sentence is a
commitment as soon as one of its main clauses is one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.vocabulary import Block, Construction
from nlp.clauses import grammar
from nlp.clauses.lexicon import Lexicon
from nlp.clauses.predicate import Predicate, predicate_of
from nlp.clauses.structure import Clause, Frame, Sentence
from nlp.clauses.subject import Actors, Subject, agent_of, noun_phrase, subject_of
from nlp.clauses.words import Words, phrase_at
from nlp.commitments.stance import Stance
from nlp.records import Level, Modality

_YEAR = re.compile(r"(?:19|20)\d\d")
_RHYTHM = re.compile(
    r"(?:twee|half|drie)?jaarlijks\w*|maandelijks\w*|periodiek\w*|regelmatig|kwartaal|(?:keer|maal)"
)
_MONTHS = frozenset(
    ("januari", "februari", "maart", "april", "juni", "juli", "augustus", "september", "oktober",
     "november", "december", "voorjaar", "zomer", "najaar")
)  # fmt: skip
_THIS = frozenset(("deze", "dit", "voorliggende", "onderstaande", "volgende", "voorgaande"))
#: How what a target is begins: "is om", "is dat", "is het", "is minimaal".
_CONTENT = frozenset(("om", "dat", "te", "het", "door", "minimaal", "ten"))
_SAID = ("zullen", "gaan", "willen")
#: With a wish, these name a target and no work: "willen 60.000 woningen toevoegen".
_TARGETS = frozenset(
    (
        "toevoegen",
        "realiseren",
        "bouwen",
        "bereiken",
        "vergroten",
        "versnellen",
        "bevorderen",
        "voorkomen",
    )
)


_NOBODY = Subject("none")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a clause is: ``commitment``, ``ask`` or ``none``; ``subject`` who takes it on."""

    outcome: str
    method: str
    why: str
    modality: Modality = "plan"
    level: Level = "probable"
    subject: Subject = _NOBODY


@dataclass(frozen=True, slots=True)
class Setting:
    """What a sentence stands in: the document's stance, whether "they" are a party, and whether it
    is an item of a list or a sub-article, whose subject may stand above it. ``makers`` are the
    parties that made the document (empty: not known)."""

    stance: Stance
    lexicon: Lexicon
    they_are_actors: bool = False
    item: bool = False
    makers: frozenset[str] = frozenset()


def verdict_of(sentence: Sentence, actors: Actors, setting: Setting) -> Verdict | None:
    """The verdict on a sentence: that of its first clause that is a commitment, else of the first
    that is an ask; None where no clause says anything."""
    found = [
        verdict
        for clause in sentence.clauses
        if (verdict := _Judge(sentence, clause, actors, setting).verdict()) is not None
    ]
    for outcome in ("commitment", "ask", "none"):
        for verdict in found:
            if verdict.outcome == outcome:
                return verdict
    return None


class _Judge:
    """The rules for one clause, in the order in which they are tried."""

    def __init__(
        self, sentence: Sentence, clause: Clause, actors: Actors, setting: Setting
    ) -> None:
        self.sentence = sentence
        self.clause = clause
        self.words: Words = sentence.words
        self.actors = actors
        self.setting = setting
        self.vocabulary = setting.lexicon.vocabulary
        self.predicate: Predicate = predicate_of(clause, self.words, setting.lexicon)
        self.subject: Subject = self._subject()
        self.binding = setting.stance == "binding"
        self.lows = [self.words.lows[i] for i in clause.main]
        self.low_set = frozenset(self.words.lows[clause.start : clause.end])

    def _subject(self) -> Subject:
        subject = subject_of(self.clause, self.words, self.actors)
        shared = not self.clause.front and subject.kind in ("none", "other")
        if shared and self.clause is not self.sentence.clauses[0]:
            # "… en dienen als vraagbaak": the subject of the clause before it.
            number = self.sentence.clauses.index(self.clause)
            before = subject_of(self.sentence.clauses[number - 1], self.words, self.actors)
            if subject.kind == "none" or before.kind == "actor":
                subject = before
        if self.setting.item and self.clause.finite.index == 0 and not self.clause.finite.plural:
            # "Stelt daartoe een plan op": the subject stands in the item before it.
            return Subject("actor", 0, "")
        if subject.kind == "pronoun" and self.setting.they_are_actors:
            return Subject("actor", subject.index, subject.text)
        return subject

    @property
    def has_actor(self) -> bool:
        return self.subject.kind == "actor"

    def verdict(self) -> Verdict | None:
        if self.clause.finite.tense == "past":
            return None
        blocked = self._block()
        if blocked is not None:
            return blocked
        for rule in (
            self._agreement,
            self._construction,
            self._reported,
            self._consequence,
            self._target,
            self._need,
            self._passive,
            self._active,
        ):
            found = rule()
            if found is not None:
                return found
        return None

    # -- rules --------------------------------------------------------------------------------

    def _block(self) -> Verdict | None:
        """Words that say that it happens already, or is only expected."""
        for block in self.vocabulary.blocks:
            if block.stances and self.setting.stance not in block.stances:
                continue
            for phrase in block.words:
                if self._has_block(block, phrase):
                    return Verdict("none", "uitgesloten", f"{block.why}: “{phrase}”")
        front = [self.words.lows[i] for i in self.clause.front]
        if self._names_this(front, self.vocabulary.text_parts):
            return Verdict("none", "over de tekst", f"“{self.words.text(self.clause.front)}”")
        return None

    def _phrase(self, within: Sequence[int], phrase: str) -> tuple[int, ...] | None:
        """Where a phrase stands within a clause; most words stand nowhere in it."""
        if phrase.split(" ", 1)[0] not in self.low_set:
            return None
        return phrase_at(self.words, within, phrase)

    def _has_block(self, block: Block, phrase: str) -> bool:
        if block.opener:
            return self.words.text(self.clause.front).lower() == phrase
        at = self._phrase(self.clause.main, phrase)
        if at is None:
            return False
        after = self.words.lows[at[-1] + 1] if at[-1] + 1 < len(self.words) else ""
        return after not in block.not_before

    def _construction(self) -> Verdict | None:
        """A verb with other words, from the vocabulary."""
        for construction in self.vocabulary.constructions:
            words = self._fits(construction)
            if words is None:
                continue
            if construction.outcome == "none":
                return Verdict("none", construction.name, f"“{words}” zegt geen toezegging")
            if construction.outcome == "ask":
                return self._made("ask", construction.name, f"“{words}”")
            modality = self._modality(construction.modality)
            return self._made(
                "commitment", construction.name, f"“{words}”", modality, _level(construction.level)
            )
        return None

    def _fits(self, construction: Construction) -> str | None:
        """The words of a construction where it holds."""
        predicate = self.predicate
        base = self.clause.finite.infinitive
        if not {predicate.infinitive, base} & set(construction.verbs):
            return None
        if predicate.infinitive not in construction.verbs and (
            predicate.voice != "active" or predicate.sense is not None
        ):
            return None
        if predicate.voice == "perfect" and not construction.perfect:
            return None
        if predicate.modal in ("kunnen", "mogen", "hoeven") and construction.outcome != "none":
            return None
        if construction.binding and not self._binds():
            return None
        if construction.needs_date and not self._has_date():
            return None
        subject = construction.subject
        if subject == "actor" and not (self.has_actor or self._agent()):
            return None
        if subject == "passive" and predicate.voice != "passive":
            return None
        weak = construction.level != "certain" or construction.binding
        if (
            subject == "any"
            and weak
            and construction.outcome == "commitment"
            and not self._speaks()
        ):
            return None
        if construction.needs_actor and not self.actors.any_in(self.clause.main):
            return None
        found: list[int] = list(predicate.indexes)
        within = (
            range(self.clause.start, self.clause.end) if construction.anywhere else self.clause.main
        )
        for alternatives in construction.words:
            at = next(
                (a for word in alternatives if (a := self._phrase(within, word))),
                None,
            )
            if at is None:
                return None
            found += at
        return self.words.text(sorted(set(found)))

    def _agreement(self) -> Verdict | None:
        """ "spreken af dat", "is afgesproken om": what follows is promised."""
        predicate = self.predicate
        content = any(f.marker in ("dat", "om") for f in self.clause.frames)
        arranges = predicate.infinitive == "maken" and "afspraak" in self.lows and content
        agreed = (
            predicate.sense == "agree"
            or arranges
            or (
                predicate.voice == "perfect"
                and predicate.infinitive in ("besluiten", "bepalen")
                and self.has_actor
                and "te" in self.words.lows
            )
        )
        if not agreed or predicate.modal in ("kunnen", "mogen"):
            return None
        frames = [f for f in self.clause.frames if f.marker in ("dat", "om")]
        if not frames and "te" not in self.words.lows and predicate.voice != "active":
            return Verdict(
                "none", "afspraak elders", f"“{predicate.words(self.words)}” zonder inhoud"
            )
        if not self.has_actor and not self.binding:
            return None
        modality = self._modality_of_frame(frames[0]) if frames else "plan"
        level: Level = "certain" if self.has_actor and predicate.voice == "active" else "probable"
        return self._made(
            "commitment", "afspraak", f"“{predicate.words(self.words)}”", modality, level
        )

    def _reported(self) -> Verdict | None:
        """ "De gedeputeerde antwoordt dat de provincie dit zal meenemen": minutes tell what is said."""
        if self.predicate.infinitive not in self.vocabulary.saying or self.predicate.modal:
            return None
        for frame in self.clause.frames:
            if frame.marker != "dat" or frame.finite is None or frame.finite.tense == "past":
                continue
            inside = range(frame.start + 1, frame.end)
            subject = noun_phrase(inside, self.words, self.actors)
            lows = {self.words.lows[i] for i in inside}
            promised = frame.finite.infinitive == "zullen" or "toezegging" in lows
            if promised and subject is not None and subject.kind == "actor":
                return self._made(
                    "commitment",
                    "verslag",
                    f"“{self.predicate.words(self.words)} dat {self.words.text(frame.verbs)}”",
                    "duty" if "toezegging" in lows else self._modality_of_frame(frame),
                    "probable",
                    subject,
                )
        return None

    def _consequence(self) -> Verdict | None:
        """ "betekent dat gemeenten moeten …", "geldt dat … zullen worden", "is de verwachting dat"."""
        verb = self.clause.finite.infinitive
        expects = verb == "zijn" and "verwachting" in self.lows
        if verb not in ("betekenen", "gelden") and not expects:
            return None
        frames = [f for f in self.clause.frames if f.marker == "dat" and f.finite is not None]
        if not frames or not self.binding:
            return None
        frame = frames[0]
        inside = range(frame.start + 1, frame.end)
        subject = noun_phrase(inside, self.words, self.actors)
        verbs = self._frame_verbs(frame)
        modal = frame.finite.infinitive if frame.finite else ""
        actor = subject is not None and subject.kind == "actor"
        promised = {self.setting.lexicon.sense(v) for v in verbs} - {None, "state"}
        norm = bool(modal in ("moeten", "zullen") and promised)
        norm = norm or (verb == "gelden" and "overleg" in self.words.lows)
        if modal in ("kunnen", "mogen") or (frame.finite and frame.finite.tense == "past"):
            return None
        senses = {self.setting.lexicon.sense(v) for v in verbs}
        # "sluiten" without a particle is in no list: an unknown verb counts with a party.
        acts = bool(senses - {"state"}) and not (expects and modal != "moeten")
        if not ((actor and acts) or norm):
            return None
        return self._made(
            "commitment",
            "gevolg",
            f"“{self.words.texts[self.clause.finite.index]} dat {self.words.text(frame.verbs)}”",
            self._modality_of_frame(frame),
            "probable",
            subject if actor else None,
        )

    def _target(self) -> Verdict | None:
        """ "Het streven is om …", "Doel is …"."""
        predicate = self.predicate
        if predicate.voice != "copula" or predicate.infinitive not in ("zijn", "blijven"):
            return None
        front = [i for i in self.clause.front if self.words.lows[i] in self.vocabulary.targets]
        rest = [
            i
            for i in self.clause.rest[:4]
            if self.words.lows[i] in self.vocabulary.targets
            and self.words.lows[i - 1] in ("het", "de", "ons", "onze")
        ]
        next_words = self.words.lows[self.clause.finite.index + 1 :][: 2 if front else 6]
        content = _CONTENT & set(next_words)
        if not (front or rest) or not content or self._about_text():
            return None
        if front and not self._opens_with_target(front[0]):
            return None
        words = self.words.text([(front or rest)[0], self.clause.finite.index])
        return self._made("commitment", "doel", f"“{words}”", "effort", "probable")

    def _opens_with_target(self, index: int) -> bool:
        """Is the target what the front is about ("Het doel van de aanpak is")?"""
        before = [i for i in self.clause.front if i < index]
        return all(
            self.words.lows[i] in grammar.DETERMINERS
            or self.words.lows[i].endswith("e")
            or self.words.lows[i] in ("lange", "termijn", "daarbij", "ook")
            for i in before
        )

    def _need(self) -> Verdict | None:
        """What is needed or wished of others is asked, not promised."""
        if self.predicate.voice != "copula":
            return None
        words = next((w for w in self.vocabulary.needs if self._phrase(self.clause.main, w)), None)
        if words is None:
            return None
        asked = [m for m in self.actors.by_token.values() if m.name in self.vocabulary.addressees]
        why = f"“{words}” is een behoefte"
        if asked:
            return self._made("ask", "behoefte", why)
        return Verdict("none", "behoefte", why)

    def _passive(self) -> Verdict | None:
        """ "De afspraken worden jaarlijks herijkt"."""
        predicate = self.predicate
        due = predicate.voice == "perfect" and predicate.modal in ("moeten", "dienen")
        if predicate.voice != "passive" and not due:
            return None
        said = f"“{predicate.words(self.words)}”"
        if predicate.modal in ("kunnen", "mogen", "hoeven"):
            return Verdict("none", "mogelijkheid", f"{said} is een mogelijkheid")
        if predicate.sense == "state":
            return None
        agent = self._agent()
        if predicate.infinitive in self.vocabulary.report and self._about_text():
            return Verdict("none", "over de tekst", f"{said} zegt wat er in de tekst staat")
        if not (agent or self._speaks()):
            return None
        if predicate.modal in ("moeten", "dienen") and not self.binding:
            return None
        if self.setting.stance == "programme" and not agent:
            said_outright = predicate.modal == "zullen" or self._has_date()
            if not said_outright and predicate.sense not in ("process", "support"):
                return None
            if predicate.sense is None and predicate.modal != "zullen":
                return None
        if self.setting.stance == "background" and not (
            agent and (predicate.modal == "zullen" or self._has_date())
        ):
            return None
        known = predicate.sense is not None
        level: Level = "probable" if known and self.binding else "uncertain"
        return self._made("commitment", "lijdende vorm", said, self._modality(), level)

    def _active(self) -> Verdict | None:
        """A party or we with a verb that takes something on."""
        predicate = self.predicate
        if predicate.voice not in ("active", "perfect"):
            return None
        said = f"“{self.subject.text} {predicate.words(self.words)}”"
        if not self.has_actor:
            return None
        if predicate.voice == "perfect":
            return self._perfect(said)
        if predicate.modal in ("kunnen", "mogen", "hoeven"):
            return Verdict("none", "mogelijkheid", f"{said} is een mogelijkheid")
        if predicate.sense == "ask":
            return self._made("ask", "oproep", said)
        if predicate.sense == "state":
            return Verdict("none", "toestand", f"{said} is een toestand")
        if predicate.modal in ("moeten", "dienen"):
            if not self._binds() or (self.subject.plural_we and not self.binding):
                return None
            return self._made("commitment", "moeten", said, "duty", "certain")
        if predicate.modal is None and predicate.infinitive in grammar.MODALS:
            return None
        if predicate.sense is None:
            return self._unknown(said)
        if not self.binding and not self._own() and not self._outright():
            return None
        if self.setting.stance == "background" and not self._outright():
            return None
        return self._made("commitment", "werkwoord", said, self._modality(), "certain")

    def _perfect(self, said: str) -> Verdict | None:
        """Only what binds on: "hebben zich gecommitteerd"."""
        if self.predicate.infinitive == "committeren":
            return self._made("commitment", "committeren", said, "duty", "certain")
        return Verdict("none", "voltooid", f"{said} is al gebeurd")

    def _unknown(self, said: str) -> Verdict | None:
        """A verb that no list has, with a party as its subject, in a text that binds."""
        if self.predicate.modal in _SAID and self.setting.stance != "background":
            return self._made("commitment", "zullen of willen", said, "plan", "probable")
        if self.binding and self._has_date():
            return self._made("commitment", "onbekend werkwoord", said, "plan", "uncertain")
        return None

    # -- helpers ------------------------------------------------------------------------------

    def _made(
        self,
        outcome: str,
        method: str,
        why: str,
        modality: Modality = "plan",
        level: Level = "probable",
        subject: Subject | None = None,
    ) -> Verdict:
        if level == "certain" and (self.setting.stance == "background" or not self.has_actor):
            level = "probable"
        return Verdict(outcome, method, why, modality, level, subject or self.subject)

    def _binds(self) -> bool:
        """Does the document, or its maker speaking of itself, bind?"""
        return self.binding or (self.setting.stance == "programme" and self._own())

    def _own(self) -> bool:
        """Is the subject one of those who made the document?"""
        if not self.has_actor:
            return False
        name = self.actors.name(self.subject.index)
        makers = self.setting.makers
        return self.subject.plural_we or not makers or name is None or name in makers

    def _speaks(self) -> bool:
        """May a clause without a party be read as agreed?"""
        return self.setting.stance != "background"

    def _agent(self) -> bool:
        return self.predicate.voice == "passive" and agent_of(self.clause, self.words, self.actors)

    def _outright(self) -> bool:
        """In a text that tells: a party that says what it strives for, or will do, or by when."""
        if self.subject.plural_we or self.predicate.sense != "plan":
            return True
        return self.predicate.modal in _SAID or self._has_date()

    def _has_date(self) -> bool:
        return any(
            _YEAR.fullmatch(low) or _RHYTHM.fullmatch(low) or low in _MONTHS
            for low in self.words.lows
        )

    def _about_text(self) -> bool:
        """Does the clause open with this text: "In deze visie", "Het doel van deze nota"?"""
        return self._names_this(
            [self.words.lows[i] for i in self.clause.front], self.vocabulary.texts
        )

    def _names_this(self, front: Sequence[str], nouns: frozenset[str]) -> bool:
        return any(
            low in nouns and not _THIS.isdisjoint(front[:position])
            for position, low in enumerate(front)
        )

    def _modality(self, default: str | None = None) -> Modality:
        predicate = self.predicate
        if predicate.modal in ("moeten", "dienen"):
            return "duty"
        sense = default or predicate.sense
        if predicate.modal == "willen" and predicate.infinitive in _TARGETS:
            return "effort"
        if sense in ("support", "process", "effort", "duty", "plan"):
            return sense  # type: ignore[return-value]
        return "plan"

    def _frame_verbs(self, frame: Frame) -> tuple[str, ...]:
        """The infinitives of the lexical verbs of a subordinate clause."""
        found: list[str] = []
        for index in frame.verbs:
            low = self.words.lows[index]
            readings = self.setting.lexicon.readings(low)
            if readings:
                found.append(readings[0].infinitive)
            elif low not in grammar.AUXILIARIES and low != "te":
                found.append(low)
        return tuple(found)

    def _modality_of_frame(self, frame: Frame) -> Modality:
        """Of what follows "spreken af dat": a norm is a duty."""
        modals = {self.words.lows[i] for i in frame.verbs}
        if modals & {"moet", "moeten", "dient", "dienen"}:
            return "duty"
        for verb in self._frame_verbs(frame):
            sense = self.setting.lexicon.sense(verb)
            if sense in ("support", "process", "effort", "duty", "plan"):
                return sense  # type: ignore[return-value]
        return "plan" if frame.marker == "om" else "duty"


def _level(name: str) -> Level:
    return name  # type: ignore[return-value]


def is_silent_section(section: Sequence[str], silent: Sequence[str]) -> bool:
    """Does a heading above it say that a text only tells about itself ("Leeswijzer")?"""
    for title in section[-1:]:
        bare = re.sub(r"^[\d.\s]+", "", title).casefold()
        if bare.startswith(tuple(silent)):
            return True
    return False
