"""The vocabulary by which counts and areas are read: ``counting.toml`` and ``area-words.toml``.

The files are data that a person can extend; loading checks them and names the line that is wrong.
A pattern is a few words: ``*`` stands for letters within a word, ``...`` for up to sixteen words.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from corpus.areas import REFERENCE
from corpus.manifest import CorpusError

SEGMENTS = (
    "sociale huur",
    "middenhuur",
    "betaalbare koop",
    "middenhuur en betaalbare koop",
    "betaalbaar",
    "duur",
    "vrije sector",
    "nultreden",
    "geclusterd",
    "zorggeschikt",
    "flexwoningen",
    "ouderen",
)
BASES = (
    "sleutelprojecten",
    "plancapaciteit",
    "gerealiseerd",
    "voorraad",
    "budget",
    "prognose",
    "opgave",
    "overig",
)
QUALIFIERS = ("minimaal", "maximaal", "circa", "ruim", "kleine", "tot")
_PATTERN = re.compile(r"(?:[\w*'’.+/&-]+|\.\.\.)(?: (?:[\w*'’.+/&-]+|\.\.\.))*")


@dataclass(frozen=True, slots=True)
class Term:
    """A name of the domain and the pattern of all words for it.

    ``weak`` are words that count where no word of ``pattern`` stands, ``after`` those that stand
    behind a number.
    """

    name: str
    pattern: re.Pattern[str]
    doubtful: bool = False
    after: re.Pattern[str] | None = None
    weak: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that is done with homes: ``to_do`` ("te bouwen"), ``nouns`` ("bouw van"),
    ``participle`` ("gebouwd") and ``done``, the adjective ("gebouwde")."""

    to_do: str
    nouns: re.Pattern[str]
    participle: str
    done: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a number can count, and the words that say so. Patterns ignore case."""

    units: tuple[Term, ...]
    homes: re.Pattern[str]
    segments: tuple[Term, ...]
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

    kind: str
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


@lru_cache(maxsize=8)
def load_vocabulary(folder: Path = REFERENCE) -> Vocabulary:
    """The vocabulary of counts.

    Raises :class:`CorpusError` naming the file, the line and what is wrong with it.
    """
    file = WordFile(folder / "counting.toml")
    file.check_keys(
        {"unit", "homes", "segment", "basis", "budget", "limits", "thresholds", "qualifier", "per"}
        | {"heads", "deed"}
    )
    return Vocabulary(
        units=file.terms("unit", "nouns", None),
        homes=file.pattern("homes", "words"),
        segments=file.terms("segment", "words", SEGMENTS),
        bases=file.terms("basis", "words", BASES),
        qualifiers=file.terms("qualifier", "before", QUALIFIERS),
        pers=file.terms("per", "words", None),
        budget=file.pattern("budget", "words"),
        limits=file.pattern("limits", "words"),
        thresholds=file.pattern("thresholds", "words"),
        heads=file.pattern("heads", "words"),
        deeds=tuple(
            Deed(
                file.text(entry, "name"),
                compile_words(file.words(entry, "nouns", file.text(entry, "name"))),
                file.text(entry, "participle"),
                file.text(entry, "done"),
            )
            for entry in file.entries("deed")
        ),
    )


@lru_cache(maxsize=8)
def load_area_words(folder: Path = REFERENCE) -> AreaWords:
    """The words that stand for areas.

    Raises :class:`CorpusError` naming the file, the line and what is wrong with it.
    """
    file = WordFile(folder / "area-words.toml")
    kinds = ("country", "province", "region", "municipality")
    file.check_keys({"demonym", "word_like", "titles", *kinds})
    demonyms: list[tuple[str, str]] = []
    for entry in file.entries("demonym"):
        area = file.text(entry, "area")
        demonyms.extend((word, area) for word in file.words(entry, "words", area))
    generics = []
    for kind in kinds:
        table = file.table(kind)
        generics.append(
            Generic(
                kind,
                compile_words(file.words(table, "strong", kind)),
                _optional(file.words(table, "weak", kind, empty=True)),
                _optional(file.words(table, "never", kind, empty=True)),
            )
        )
    return AreaWords(
        tuple(demonyms),
        frozenset(file.words(file.table("word_like"), "names", "word_like")),
        frozenset(file.words(file.table("word_like"), "cues", "word_like")),
        frozenset(word.casefold() for word in file.words(file.table("titles"), "words", "titles")),
        tuple(generics),
    )


def compile_words(words: Iterable[str]) -> re.Pattern[str]:
    """One pattern for all of ``words``, longest first, at the borders of words."""
    parts = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(
        rf"(?<![\w])(?:{'|'.join(_one(part) for part in parts)})(?![\w])", re.IGNORECASE
    )


def _one(words: str) -> str:
    pieces: list[str] = []
    for word in words.split(" "):
        if word == "...":
            pieces.append(r"(?:\s+[^\s;:]+){0,16}?")
        else:
            letters = re.escape(word).replace(r"\*", r"[\w’'-]*")
            pieces.append((r"\s+" if pieces else "") + letters)
    return "".join(pieces)


def _optional(words: tuple[str, ...]) -> re.Pattern[str] | None:
    return compile_words(words) if words else None


class WordFile:
    """A TOML file that can say on which line something stands."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._text = path.read_text(encoding="utf-8")
            self._data: dict[str, Any] = tomllib.loads(self._text)
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise CorpusError(f"{path}: {error}") from error

    def error(self, about: str, message: str) -> CorpusError:
        lines = self._text.splitlines()
        line = next((n for n, text in enumerate(lines, 1) if about and about in text), 1)
        return CorpusError(f"{self.path}:{line}: {message}")

    def check_keys(self, known: set[str]) -> None:
        for key in sorted(set(self._data) - known):
            raise self.error(f"[{key}", f"unknown table {key!r}")

    def entries(self, name: str) -> list[dict[str, Any]]:
        entries = self._data.get(name)
        if not isinstance(entries, list) or not entries:
            raise self.error("", f"no [[{name}]]")
        return entries

    def table(self, name: str) -> dict[str, Any]:
        table = self._data.get(name)
        if not isinstance(table, dict):
            raise self.error("", f"no [{name}]")
        return table

    def text(self, entry: dict[str, Any], key: str) -> str:
        value = entry.get(key)
        if not isinstance(value, str) or not value:
            raise self.error(str(next(iter(entry.values()), "")), f"no {key}")
        return value

    def words(
        self, entry: dict[str, Any], key: str, name: str, *, empty: bool = False
    ) -> tuple[str, ...]:
        words = entry.get(key, [])
        if not isinstance(words, list) or (not words and not empty):
            raise self.error(name, f"{name!r} has no {key}")
        for word in words:
            if not isinstance(word, str) or not _PATTERN.fullmatch(word):
                raise self.error(str(word), f"{word!r} is not a pattern of words")
            if words.count(word) > 1:
                raise self.error(f'"{word}"', f"{word!r} is there twice under {name!r}")
        return tuple(words)

    def pattern(self, table: str, key: str) -> re.Pattern[str]:
        return compile_words(self.words(self.table(table), key, table))

    def terms(self, kind: str, key: str, known: tuple[str, ...] | None) -> tuple[Term, ...]:
        terms: list[Term] = []
        seen: dict[str, str] = {}
        for entry in self.entries(kind):
            name = self.text(entry, "name")
            if known is not None and name not in known:
                raise self.error(f'"{name}"', f"unknown {kind} {name!r}")
            for unknown in sorted(set(entry) - {"name", key, "after", "doubtful", "weak"}):
                raise self.error(unknown, f"unknown key {unknown!r} in {kind} {name!r}")
            words = self.words(entry, key, name)
            for word in words:
                if word in seen:
                    raise self.error(
                        f'"{word}"', f"{word!r} is under {seen[word]!r} and under {name!r}"
                    )
                seen[word] = name
            terms.append(
                Term(
                    name,
                    compile_words(words),
                    bool(entry.get("doubtful", False)),
                    _optional(self.words(entry, "after", name, empty=True)),
                    _optional(self.words(entry, "weak", name, empty=True)),
                )
            )
        return tuple(terms)
