"""The vocabulary by which counts and areas are read: ``counting.toml`` and ``area-words.toml``.

The files are data that a person can extend; loading checks them and names the line that is wrong.
A pattern is a few words: ``*`` stands for letters within a word, ``...`` for up to sixteen words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

import msgspec

from corpus.codes import values
from corpus.either import by_first_letter
from corpus.loading import REFERENCE, Phrases, Record, Spellings, Word, Words, load_toml

SEGMENTS = values("segment")
BASES = values("basis")
QUALIFIERS = values("qualifier")
_PATTERN = re.compile(r"(?:[\w*'’.+/&-]+|\.\.\.)(?: (?:[\w*'’.+/&-]+|\.\.\.))*")

#: No phrase of the vocabulary stands in more characters.
_LONGEST_PHRASE = 400

GenericKind = Literal["country", "province", "region", "municipality"]
GENERIC_KINDS: tuple[GenericKind, ...] = ("country", "province", "region", "municipality")


class Patterns(Phrases):
    """Patterns of words, none of them twice."""

    @classmethod
    def read(cls, value: object) -> Patterns:
        """The patterns of a list; raises :class:`ValueError` naming the one that is wrong."""
        patterns = cls(super().read(value))
        for pattern in patterns:
            if not _PATTERN.fullmatch(pattern):
                raise ValueError(f"{pattern!r} is not a pattern of words")
        return patterns

    def compile(self) -> re.Pattern[str]:
        """One regular expression for all of them."""
        return compile_words(self)


@dataclass(frozen=True, slots=True)
class Term:
    """A name of the domain and the pattern of all words for it.

    ``weak`` are words that count where no word of ``pattern`` stands, ``after`` those that stand
    behind a number; ``never`` are phrases in which its words mean something else.
    """

    name: str
    pattern: re.Pattern[str]
    doubtful: bool = False
    after: re.Pattern[str] | None = None
    weak: re.Pattern[str] | None = None
    never: re.Pattern[str] | None = None

    def found_in(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """Its words in ``text[start:end]``, but for those of a phrase that means something else."""
        never: list[tuple[int, int]] | None = None
        for match in self.pattern.finditer(text, start, end):
            if never is None:
                # Only what begins before the end can stand around one of its words.
                until = end + _LONGEST_PHRASE
                found = self.never.finditer(text, start, until) if self.never else ()
                never = [m.span() for m in found]
            if not any(s <= match.start() < e for s, e in never):
                yield match


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that is done with homes: ``to_do`` ("te bouwen"), ``nouns`` ("bouw van"),
    ``participle`` ("gebouwd") and ``done``, the adjective ("gebouwde")."""

    to_do: str
    nouns: re.Pattern[str]
    participle: str
    done: str


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """What a number can count, and the words that say so. Patterns ignore case.

    ``kinds_of`` has the segments that are kinds of homes for the people of another segment.
    """

    units: tuple[Term, ...]
    homes: re.Pattern[str]
    segments: tuple[Term, ...]
    kinds_of: Mapping[str, frozenset[str]]
    bases: tuple[Term, ...]
    qualifiers: tuple[Term, ...]
    pers: tuple[Term, ...]
    budget: re.Pattern[str]
    limits: re.Pattern[str]
    thresholds: re.Pattern[str]
    heads: re.Pattern[str]
    deeds: tuple[Deed, ...]


@dataclass(frozen=True, slots=True)
class Generic:
    """Words for an area that only the document can name: "de regio", "landelijk"."""

    kind: GenericKind
    strong: re.Pattern[str]
    weak: re.Pattern[str] | None
    never: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class AreaWords:
    """Words that stand for an area without being its name."""

    demonyms: tuple[tuple[str, str], ...]
    word_like: frozenset[str]
    cues: frozenset[str]
    titles: frozenset[str]
    generics: tuple[Generic, ...]


class _Term(Record, frozen=True):
    """A name and its words; :class:`Term` says what ``after`` and ``weak`` are."""

    name: Word
    words: Patterns
    doubtful: bool = False
    after: Patterns | None = None
    weak: Patterns | None = None
    never: Patterns | None = None


class _Unit(_Term, frozen=True, kw_only=True):
    words: Patterns = msgspec.field(name="nouns")


class _Qualifier(_Term, frozen=True, kw_only=True):
    words: Patterns = msgspec.field(name="before")


class _Deed(Record, frozen=True):
    name: Word
    nouns: Patterns
    participle: Word
    done: Word


class _Patterns(Record, frozen=True):
    words: Patterns


class _CountingFile(Record, frozen=True):
    unit: tuple[_Unit, ...]
    homes: _Patterns
    segment: tuple[_Term, ...]
    kinds_of: dict[str, tuple[str, ...]]
    basis: tuple[_Term, ...]
    budget: _Patterns
    limits: _Patterns
    thresholds: _Patterns
    qualifier: tuple[_Qualifier, ...]
    per: tuple[_Term, ...]
    heads: _Patterns
    deed: tuple[_Deed, ...]

    def __post_init__(self) -> None:
        terms: Mapping[str, tuple[_Term, ...]] = {
            "unit": self.unit,
            "segment": self.segment,
            "basis": self.basis,
            "qualifier": self.qualifier,
            "per": self.per,
        }
        for kind, entries in terms.items():
            _check_one_name_a_word(entries)
            if kind in ("segment", "basis", "qualifier"):
                for entry in entries:
                    if entry.name not in values(kind):
                        raise ValueError(f"{entry.name!r} is no code of [{kind}] in codes.toml")
        for group, kinds in self.kinds_of.items():
            for name in (group, *kinds):
                if name not in SEGMENTS:
                    raise ValueError(f"{name!r} is no code of [segment] in codes.toml")


class _Demonyms(Record, frozen=True):
    area: Word
    words: Patterns


class _WordLike(Record, frozen=True):
    names: Spellings
    cues: Spellings


class _Titles(Record, frozen=True):
    words: Words


class _Generic(Record, frozen=True):
    strong: Patterns
    weak: Patterns | None = None
    never: Patterns | None = None


class _AreaWordsFile(Record, frozen=True):
    demonym: tuple[_Demonyms, ...]
    word_like: _WordLike
    titles: _Titles
    country: _Generic
    province: _Generic
    region: _Generic
    municipality: _Generic


@lru_cache(maxsize=8)
def load_vocabulary(folder: Path = REFERENCE) -> Vocabulary:
    """The vocabulary of counts.

    Raises :class:`CorpusError` naming the file, the line and what is wrong with it.
    """
    file = load_toml(folder / "counting.toml", _CountingFile)
    return Vocabulary(
        units=_terms(file.unit),
        homes=file.homes.words.compile(),
        segments=_terms(file.segment),
        kinds_of={group: frozenset(kinds) for group, kinds in file.kinds_of.items()},
        bases=_terms(file.basis),
        qualifiers=_terms(file.qualifier),
        pers=_terms(file.per),
        budget=file.budget.words.compile(),
        limits=file.limits.words.compile(),
        thresholds=file.thresholds.words.compile(),
        heads=file.heads.words.compile(),
        deeds=tuple(
            Deed(deed.name, deed.nouns.compile(), deed.participle, deed.done) for deed in file.deed
        ),
    )


@lru_cache(maxsize=8)
def load_area_words(folder: Path = REFERENCE) -> AreaWords:
    """The words that stand for areas.

    Raises :class:`CorpusError` naming the file, the line and what is wrong with it.
    """
    file = load_toml(folder / "area-words.toml", _AreaWordsFile)
    generics: dict[GenericKind, _Generic] = {kind: getattr(file, kind) for kind in GENERIC_KINDS}
    return AreaWords(
        demonyms=tuple((word, entry.area) for entry in file.demonym for word in entry.words),
        word_like=file.word_like.names,
        cues=file.word_like.cues,
        titles=file.titles.words,
        generics=tuple(
            Generic(kind, entry.strong.compile(), _compiled(entry.weak), _compiled(entry.never))
            for kind, entry in generics.items()
        ),
    )


def compile_words(words: Iterable[str]) -> re.Pattern[str]:
    """One pattern for all of ``words``, longest first, at the borders of words."""
    parts = sorted(words, key=lambda word: (-len(word), word))
    alternatives = by_first_letter([_one(part) for part in parts])
    return re.compile(rf"(?<![\w])(?:{alternatives})(?![\w])", re.IGNORECASE)


def _one(words: str) -> str:
    pieces: list[str] = []
    for word in words.split(" "):
        if word == "...":
            pieces.append(r"(?:\s+[^\s;:]+){0,16}?")
        else:
            letters = re.escape(word).replace(r"\*", r"[\w’'-]*")
            pieces.append((r"\s+" if pieces else "") + letters)
    return "".join(pieces)


def _compiled(patterns: Patterns | None) -> re.Pattern[str] | None:
    return patterns.compile() if patterns else None


def _terms(entries: Iterable[_Term]) -> tuple[Term, ...]:
    return tuple(
        Term(
            entry.name,
            entry.words.compile(),
            entry.doubtful,
            _compiled(entry.after),
            _compiled(entry.weak),
            _compiled(entry.never),
        )
        for entry in entries
    )


def _check_one_name_a_word(entries: Iterable[_Term]) -> None:
    """Raise :class:`ValueError` where a pattern leads to two names."""
    owner: dict[str, str] = {}
    for entry in entries:
        for word in entry.words:
            if word in owner:
                raise ValueError(f"{word!r} is under {owner[word]!r} and under {entry.name!r}")
            owner[word] = entry.name
