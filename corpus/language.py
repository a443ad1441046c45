"""The closed classes of Dutch: months, numbers, function words, auxiliaries, abbreviations.

``corpus/reference/language.toml`` lists them once; :func:`language` reads and checks it. Words are in
small letters. Ask for the narrowest class that a rule means (``determiners.possessive`` rather than
``function_words``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from corpus.loading import REFERENCE, Phrases, Record, Word, Words, load_toml

Tense = Literal["present", "past"]
ModalMeaning = Literal["due", "possible"]
ClauseKind = Literal["adverbial", "relative", "question", "content"]
Meaning = Literal[
    "condition", "time_or_condition", "time", "cause", "result", "concession", "comparison"
]
MonthNumber = Annotated[int, msgspec.Meta(ge=1, le=12)]

_NONE = Words()


class Month(Record, frozen=True):
    """A month: ``number`` from 1, ``short`` its abbreviations without a full stop."""

    name: Word
    number: MonthNumber
    short: Words = _NONE

    @property
    def names(self) -> Words:
        return Words({self.name, *self.short})


class Season(Record, frozen=True):
    """A season by its ``first`` and ``last`` month; ``last`` is in the next year where it is less."""

    names: Words
    first: MonthNumber
    last: MonthNumber


class Numbers(Record, frozen=True):
    """Words that are numbers, and ``scales`` that multiply the number before them."""

    words: Mapping[str, int]
    halves: Mapping[str, float]
    scales: Mapping[str, int]


class _Groups(Record, frozen=True):
    """A class of words in groups of which no two share a word."""

    def __post_init__(self) -> None:
        _check_disjoint(self._groups())

    def _groups(self) -> Iterator[tuple[str, Iterable[str]]]:
        for name in self.__struct_fields__:
            yield name, getattr(self, name)

    @property
    def all(self) -> frozenset[str]:
        """The words of all groups."""
        return frozenset(word for _, words in self._groups() for word in words)


class Determiners(_Groups, frozen=True):
    """Words that begin a noun phrase."""

    definite: Words
    indefinite: Words
    demonstrative: Words
    possessive: Words
    negative: Words
    distributive: Words
    interrogative: Words
    quantifying: Words

    @property
    def articles(self) -> frozenset[str]:
        """The words "de", "het" and "een"."""
        return self.definite | self.indefinite


class Prepositions(Record, frozen=True):
    """``words`` alone; ``abbreviations`` stand for a group of words ("i.s.m.")."""

    words: Words
    abbreviations: Words


class Coordinators(_Groups, frozen=True):
    """What joins equals: ``both`` words and clauses, ``phrases`` or ``clauses`` only; and marks."""

    both: Words
    phrases: Words
    clauses: Words
    marks: Words

    @property
    def words(self) -> frozenset[str]:
        """All but the marks."""
        return self.both | self.phrases | self.clauses

    @property
    def between_phrases(self) -> frozenset[str]:
        """What can stand between two nouns, marks included."""
        return self.both | self.phrases | self.marks


class Subordinator(Record, frozen=True):
    """Words that open a clause with its verb at the end.

    ``meaning`` is given for an adverbial clause. A ``doubtful`` word opens a clause only where a
    verb follows.
    """

    words: Words
    clause: ClauseKind
    meaning: Meaning | None = None
    doubtful: bool = False

    def __post_init__(self) -> None:
        if (self.meaning is None) is (self.clause == "adverbial"):
            raise ValueError("a meaning belongs to an adverbial clause, and to no other")


class Pronouns(Record, frozen=True):
    """Words that stand for a noun phrase; ``ons`` is a determiner too, ``het`` an article."""

    we: Words
    personal: Words
    demonstrative: Words
    indefinite: Words
    interrogative: Words
    reflexive: Words
    they: Words

    @property
    def subjects(self) -> frozenset[str]:
        """What can be a subject, apart from "we"."""
        return self.personal | self.demonstrative | self.indefinite | self.interrogative


class Auxiliary(Record, frozen=True):
    """An auxiliary with its finite forms; ``modal`` where it says how a subject stands to an act.

    ``meaning`` says of a modal that the act must be done, or only that it may or can be.
    """

    infinitive: Word
    present: Phrases
    past: Phrases
    modal: bool = False
    meaning: ModalMeaning | None = None

    def __post_init__(self) -> None:
        if self.meaning and not self.modal:
            raise ValueError(f"{self.infinitive!r} has a meaning and is no modal")


class Adverbs(Record, frozen=True):
    """``words`` of one word, ``phrases`` of several; the others by what they say."""

    words: Words
    opening: Words
    before_parties: Words
    consequence: Words
    usual: Words
    hereby: Words
    phrases: Phrases


class Abbreviations(_Groups, frozen=True):
    """With their full stop: no sentence ends after ``inside``, one may after ``ending``."""

    inside: Words
    ending: Words

    def __post_init__(self) -> None:
        super().__post_init__()
        for word in self.all:
            if "." not in word and "/" not in word:
                raise ValueError(f"{word!r} has no full stop")


class Language(Record, frozen=True, dict=True):
    """All closed classes."""

    month: tuple[Month, ...]
    season: tuple[Season, ...]
    weekdays: Mapping[str, Annotated[int, msgspec.Meta(ge=1, le=7)]]
    numbers: Numbers
    ordinals: Mapping[str, Annotated[int, msgspec.Meta(ge=1)]]
    fractions: Mapping[str, Annotated[int, msgspec.Meta(ge=2)]]
    determiners: Determiners
    prepositions: Prepositions
    coordinators: Coordinators
    subordinator: tuple[Subordinator, ...]
    pronouns: Pronouns
    auxiliary: tuple[Auxiliary, ...]
    adverbs: Adverbs
    abbreviations: Abbreviations

    def __post_init__(self) -> None:
        if [month.number for month in self.month] != list(range(1, 13)):
            raise ValueError("the twelve months must be there, in order")
        _check_disjoint((month.name, month.names) for month in self.month)
        _check_disjoint((str(season.first), season.names) for season in self.season)
        _check_disjoint((entry.clause, entry.words) for entry in self.subordinator)

    @cached_property
    def months(self) -> Mapping[str, int]:
        """The number of a month by its name or abbreviation."""
        return {name: month.number for month in self.month for name in month.names}

    @cached_property
    def month_names(self) -> tuple[str, ...]:
        """The twelve names in full, from January."""
        return tuple(month.name for month in self.month)

    @cached_property
    def seasons(self) -> Mapping[str, Season]:
        """The season by each of its names."""
        return {name: season for season in self.season for name in season.names}

    @cached_property
    def auxiliaries(self) -> Mapping[str, tuple[str, Tense]]:
        """The infinitive and the tense of each finite form."""
        forms: dict[str, tuple[str, Tense]] = {}
        for verb in self.auxiliary:
            forms |= dict.fromkeys(verb.present, (verb.infinitive, "present"))
            forms |= dict.fromkeys(verb.past, (verb.infinitive, "past"))
        return forms

    @cached_property
    def modals(self) -> frozenset[str]:
        """The infinitives of the modals."""
        return frozenset(verb.infinitive for verb in self.auxiliary if verb.modal)

    def modals_of(self, meaning: ModalMeaning) -> frozenset[str]:
        """The infinitives of the modals with a meaning."""
        return frozenset(verb.infinitive for verb in self.auxiliary if verb.meaning == meaning)

    def subordinators(
        self,
        clause: ClauseKind | None = None,
        meaning: Meaning | None = None,
        doubtful: bool | None = None,
    ) -> frozenset[str]:
        """The subordinators of a kind of clause, with a meaning, that are doubtful or are not.

        What is None does not matter.
        """
        return frozenset(
            word
            for entry in self.subordinator
            if clause in (None, entry.clause)
            and meaning in (None, entry.meaning)
            and doubtful in (None, entry.doubtful)
            for word in entry.words
        )

    @cached_property
    def function_words(self) -> frozenset[str]:
        """The words that hold a text together and name nothing in it."""
        return (
            self.determiners.all
            | self.prepositions.words
            | self.coordinators.words
            | self.subordinators()
            | self.pronouns.we
            | self.pronouns.subjects
            | self.pronouns.reflexive
            | self.adverbs.words
            | frozenset(self.auxiliaries)
        )


@lru_cache(maxsize=1)
def language() -> Language:
    """The closed classes of the reference data, read once."""
    return load_language()


def load_language(folder: Path = REFERENCE) -> Language:
    """The closed classes of ``language.toml``; raises :class:`CorpusError` naming what is wrong."""
    return load_toml(folder / "language.toml", Language)


def _check_disjoint(groups: Iterable[tuple[str, Iterable[str]]]) -> None:
    """Raise :class:`ValueError` where a word is in two groups."""
    owner: dict[str, str] = {}
    for name, words in groups:
        for word in words:
            if word in owner:
                raise ValueError(f"{word!r} is there twice, under {owner[word]} and {name}")
            owner[word] = name
