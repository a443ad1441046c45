"""The vocabulary of promises: verbs by what their subject does, and other words by what they say.

``corpus/reference/verbs.toml`` lists verbs, ``corpus/reference/commitments.toml`` nouns and headings
by what they say of a sentence, and titles by how their document weighs (how its kind weighs stands in
``kinds.toml``, :mod:`corpus.kinds`). What verbs mean together with
other words stands in ``commitment-rules.toml`` (:mod:`corpus.commitment_rules`). Loading checks every entry and names the file and line of what is wrong.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from corpus.codes import values
from corpus.kinds import Stance, load_kind_words
from corpus.loading import REFERENCE, Phrases, Record, Word, Words, load_toml

MODALITIES = values("modality")
LEVELS = values("level")

Modality = Literal["support", "process", "effort", "duty", "plan"]
Level = Literal["certain", "probable", "uncertain"]
#: What a verb says of its subject: one of the modalities, or that it promises nothing by itself.
Sense = Literal["support", "process", "effort", "duty", "plan", "state", "ask", "agree"]


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb: ``base`` is its infinitive without ``particle`` ("uit|werken": werken, uit).

    ``sense`` is the modality of what its subject takes on, or ``state``, ``ask`` or ``agree``.
    """

    base: str
    particle: str | None
    reflexive: bool
    sense: Sense

    @property
    def infinitive(self) -> str:
        return (self.particle or "") + self.base


class NotVerbs(Record, frozen=True):
    """Words that have the form of a verb, or of a participle, and are none."""

    words: Words
    participles: Words
    participle_endings: Phrases


class Letter(Record, frozen=True):
    """Documents that are written to someone: by kind, or by words of the title.

    ``by`` and ``this`` stand before a letter's ``names`` for itself ("met deze brief"); ``does`` are
    verbs of what it does by being sent, ``later`` says that it is still to come.
    """

    kinds: Phrases
    titles: Phrases
    by: Words
    this: Words
    names: Words
    does: Words
    later: Words

    def __post_init__(self) -> None:
        for kind in self.kinds:
            if kind not in values("document_kind"):
                raise ValueError(f"{kind!r} is no kind of document")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All of it. ``irregular`` has, by infinitive, past forms and last the participle."""

    verbs: tuple[Verb, ...]
    saying: frozenset[str]
    asking: frozenset[str]
    report: frozenset[str]
    hindering: frozenset[str]
    irregular: Mapping[str, tuple[str, ...]]
    not_verbs: NotVerbs
    light_nouns: frozenset[str]
    nouns_in_e: tuple[str, ...]
    noun_like: frozenset[str]
    targets: frozenset[str]
    intentions: frozenset[str]
    target_verbs: frozenset[str]
    norm_amounts: frozenset[str]
    norm_verbs: frozenset[str]
    governing: tuple[str, ...]
    deciding: frozenset[str]
    together: frozenset[str]
    needs: tuple[str, ...]
    addressees: frozenset[str]
    texts: frozenset[str]
    text_parts: frozenset[str]
    things: frozenset[str]
    plans_named: frozenset[str]
    this_text: frozenset[str]
    silent_sections: tuple[str, ...]
    recitals: tuple[str, ...]
    recital_stems: tuple[str, ...]
    decision_labels: frozenset[str]
    minutes_labels: frozenset[str]
    minutes_titles: tuple[str, ...]
    settled: frozenset[str]
    signed: tuple[str, ...]
    action_headings: frozenset[str]
    listing_headings: frozenset[str]
    conditions: frozenset[str]
    decision_members: frozenset[str]
    actor_heads: frozenset[str]
    advisers: frozenset[str]
    actor_endings: tuple[str, ...]
    stances: Mapping[str, Stance]
    title_stances: tuple[tuple[str, Stance], ...]
    letter: Letter
    ahead: tuple[str, ...]
    of_now: frozenset[str]
    many: frozenset[str]


class _Verbs(Record, frozen=True):
    """A group of verbs, as they are written: "zich in|zetten"."""

    verbs: Phrases
    example: str

    def __post_init__(self) -> None:
        for text in self.verbs:
            base = _verb(text, "state").base
            if not base.endswith("n") or not base.isalpha():
                raise ValueError(f"{text!r} is not an infinitive")

    @property
    def infinitives(self) -> frozenset[str]:
        return frozenset(_verb(text, "state").infinitive for text in self.verbs)


class _Role(_Verbs, frozen=True, kw_only=True):
    modality: Modality


class _Nouns(Record, frozen=True):
    """Nouns between the verbs; ``verbs.toml`` says what each list is for."""

    light: Words
    like_verbs: Words
    in_e: Words


class _VerbsFile(Record, frozen=True):
    role: tuple[_Role, ...]
    state: _Verbs
    ask: _Verbs
    agree: _Verbs
    saying: _Verbs
    asking: _Verbs
    report: _Verbs
    hindering: _Verbs
    irregular: Mapping[str, tuple[Word, Word, Word]]
    not_verbs: NotVerbs
    nouns: _Nouns

    def __post_init__(self) -> None:
        seen: set[str] = set()
        for text in (text for _, group in self._groups() for text in group.verbs):
            if text in seen:
                raise ValueError(f"{text!r} is there twice")
            seen.add(text)

    def _groups(self) -> tuple[tuple[Sense, _Verbs], ...]:
        return (
            *((group.modality, group) for group in self.role),
            ("state", self.state),
            ("ask", self.ask),
            ("agree", self.agree),
        )

    def all_verbs(self) -> tuple[Verb, ...]:
        """The verbs of all groups; what only tells something is a state, unless listed otherwise."""
        found = {
            text: _verb(text, sense) for sense, group in self._groups() for text in group.verbs
        }
        for text in (*self.saying.verbs, *self.report.verbs):
            found.setdefault(text, _verb(text, "state"))
        return tuple(found.values())


class _Target(Record, frozen=True):
    nouns: Words
    plans: Words
    verbs: Words
    example: str


class _Norm(Record, frozen=True):
    amounts: Words
    verbs: Words


class _Governing(Record, frozen=True):
    nouns: Phrases
    example: str


class _Deciding(Record, frozen=True):
    verbs: Words
    words: Words
    example: str


class _Need(Record, frozen=True):
    words: Phrases
    addressees: frozenset[Word]


class _Texts(Record, frozen=True):
    nouns: Words
    parts: Words
    things: Words
    plans: Words
    this: Words


class _Sections(Record, frozen=True):
    none: Phrases
    recitals: Phrases
    recital_stems: Phrases


class _Decision(Record, frozen=True):
    minutes: Words
    labels: Words
    settled: Words
    signed: Phrases
    members: Words
    titles: Phrases
    actions: Words
    listing: Words
    conditions: Words


class _Actors(Record, frozen=True):
    heads: Words
    advisers: Words
    endings: Phrases


class _TitleStance(Record, frozen=True):
    binding: Phrases
    programme: Phrases
    background: Phrases

    def by_word(self) -> tuple[tuple[str, Stance], ...]:
        """Each word of titles with how it makes a document weigh."""
        return (
            *((word, "binding") for word in self.binding),
            *((word, "programme") for word in self.programme),
            *((word, "background") for word in self.background),
        )


class _Ahead(Record, frozen=True):
    phrases: Phrases
    now: Words
    many: Words


class _RulesFile(Record, frozen=True):
    target: _Target
    norm: _Norm
    governing: _Governing
    deciding: _Deciding
    need: _Need
    texts: _Texts
    sections: _Sections
    decision: _Decision
    actors: _Actors
    title_stance: _TitleStance
    letter: Letter
    ahead: _Ahead


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The vocabulary of the reference data, read once."""
    return load_vocabulary()


def load_vocabulary(folder: Path = REFERENCE) -> Vocabulary:
    """The vocabulary in ``folder``.

    Raises :class:`CorpusError` with one line that names the file, the line and what is wrong.
    """
    verbs = load_toml(folder / "verbs.toml", _VerbsFile)
    rules = load_toml(folder / "commitments.toml", _RulesFile)
    return Vocabulary(
        verbs=verbs.all_verbs(),
        saying=verbs.saying.infinitives,
        asking=verbs.asking.infinitives,
        report=verbs.report.infinitives,
        hindering=verbs.hindering.infinitives,
        irregular=verbs.irregular,
        not_verbs=verbs.not_verbs,
        light_nouns=verbs.nouns.light,
        nouns_in_e=tuple(sorted(verbs.nouns.in_e)),
        noun_like=verbs.nouns.like_verbs,
        targets=rules.target.nouns,
        intentions=rules.target.plans,
        target_verbs=rules.target.verbs,
        norm_amounts=rules.norm.amounts,
        norm_verbs=rules.norm.verbs,
        governing=rules.governing.nouns,
        deciding=rules.deciding.verbs,
        together=rules.deciding.words,
        needs=rules.need.words,
        addressees=rules.need.addressees,
        texts=rules.texts.nouns,
        text_parts=rules.texts.parts,
        things=rules.texts.things,
        plans_named=rules.texts.plans,
        this_text=rules.texts.this,
        silent_sections=rules.sections.none,
        recitals=rules.sections.recitals,
        recital_stems=rules.sections.recital_stems,
        decision_labels=rules.decision.labels,
        minutes_labels=rules.decision.minutes,
        minutes_titles=rules.decision.titles,
        settled=rules.decision.settled,
        signed=rules.decision.signed,
        action_headings=rules.decision.actions,
        listing_headings=rules.decision.listing,
        conditions=rules.decision.conditions,
        decision_members=rules.decision.members,
        actor_heads=rules.actors.heads,
        advisers=rules.actors.advisers,
        actor_endings=rules.actors.endings,
        stances=load_kind_words(folder).stances,
        title_stances=rules.title_stance.by_word(),
        letter=rules.letter,
        ahead=rules.ahead.phrases,
        of_now=rules.ahead.now,
        many=rules.ahead.many,
    )


def _verb(text: str, sense: Sense) -> Verb:
    bare = text.removeprefix("zich ")
    particle, bar, base = bare.rpartition("|")
    return Verb(base if bar else bare, particle or None, bare != text, sense)
