"""The words of time: ``corpus/reference/time.toml``, checked when it is read."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, get_args

from corpus.areas import REFERENCE
from corpus.manifest import CorpusError
from nlp.time.expression import Bound
from nlp.time.words import Phrases, phrase

_EVERY = re.compile(r"([1-9]\d*/year|1/[2-9]year)")
Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Lists of words in small letters; phrases as tuples of words, the longest first."""

    months: Mapping[str, int]
    seasons: Mapping[str, tuple[int, int]]
    parts: Mapping[str, tuple[int, int]]
    weekdays: frozenset[str]
    numbers: Mapping[str, int]
    ordinals: Mapping[str, int]
    rhythms: Mapping[str, str]
    times: frozenset[str]
    times_words: Mapping[str, int]
    events: frozenset[str]
    units: Mapping[str, int]
    this: frozenset[str]
    next: frozenset[str]
    coming: frozenset[str]
    upcoming: Phrases
    past_days: Phrases
    bounds: Mapping[Phrase, Bound]
    bound_words: Phrases
    after_latest: Mapping[Phrase, Bound]
    after_latest_words: Phrases
    damaged: Phrases
    within: Phrases
    after: Phrases
    before: Phrases
    relative_units: Mapping[str, str]
    not_anchors: frozenset[str]
    own_dates: frozenset[str]
    own_documents: frozenset[str]
    editions: frozenset[str]
    plans: frozenset[str]
    price_levels: frozenset[str]
    sources: frozenset[str]
    forecasts: frozenset[str]
    as_of: frozenset[str]
    for_a_year: frozenset[str]
    rates: frozenset[str]
    counted: frozenset[str]
    amounts: frozenset[str]
    perfect: frozenset[str]
    past: frozenset[str]
    participles: frozenset[str]
    not_participles: frozenset[str]


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The vocabulary of the reference data, read once."""
    return load_vocabulary()


def load_vocabulary(folder: Path = REFERENCE) -> Vocabulary:
    """Read ``time.toml``.

    Raises :class:`CorpusError` naming the entry that is wrong, missing or not known.
    """
    path = folder / "time.toml"
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CorpusError(f"{path}: not valid TOML: {error}") from error
    file = _File(path, data)
    bounds, after_latest = file.bounds("bounds"), file.bounds_after("after_latest")
    found = Vocabulary(
        months=file.whole("months", 1, 12),
        seasons=file.months("seasons"),
        parts=file.months("parts"),
        weekdays=file.words("weekdays", "words"),
        numbers=file.whole("numbers", 1, 99),
        ordinals=file.whole("ordinals", -1, 4),
        rhythms=file.rhythms("rhythms"),
        times=file.words("times", "nouns"),
        times_words=file.whole("times", 1, 99, "words"),
        events=file.words("times", "events"),
        units=file.whole("units", 1, 366),
        this=file.words("document_date", "this"),
        next=file.words("document_date", "next"),
        coming=file.words("document_date", "coming"),
        upcoming=file.phrases("document_date", "upcoming"),
        past_days=file.phrases("document_date", "past"),
        bounds=bounds,
        bound_words=_by_first_word(bounds),
        after_latest=after_latest,
        after_latest_words=_by_first_word(after_latest),
        damaged=file.phrases("through", "damaged"),
        within=file.phrases("relative", "within"),
        after=file.phrases("relative", "after"),
        before=file.phrases("relative", "before"),
        relative_units=file.texts("relative", "units"),
        not_anchors=file.words("relative", "not_anchors"),
        own_dates=file.words("relative", "own_dates"),
        own_documents=file.words("relative", "own_documents"),
        editions=file.words("references", "editions"),
        plans=file.words("references", "plans"),
        price_levels=file.words("references", "price_levels"),
        sources=file.words("references", "sources"),
        forecasts=file.words("not_a_deadline", "forecasts"),
        as_of=file.words("not_a_deadline", "as_of"),
        for_a_year=file.words("not_a_deadline", "for_a_year"),
        rates=file.words("not_a_deadline", "rates"),
        counted=file.words("not_a_deadline", "counted"),
        amounts=file.words("not_a_deadline", "amounts"),
        perfect=file.words("tense", "perfect"),
        past=file.words("tense", "past"),
        participles=file.words("tense", "participles"),
        not_participles=file.words("tense", "not_participles"),
    )
    file.refuse_unknown()
    return found


class _File:
    """The sections of the file, and which of their keys have been read."""

    def __init__(self, path: Path, data: Mapping[str, Any]) -> None:
        self.path = path
        self.data = data
        self.read: set[tuple[str, str | None]] = set()

    def refuse_unknown(self) -> None:
        """Raise for a section or key that nothing has read."""
        for section, keys in self.data.items():
            for key in keys if (section, None) not in self.read else ():
                if (section, key) not in self.read:
                    raise CorpusError(f"{self.path}: [{section}] {key} is not known")

    def words(self, section: str, key: str) -> frozenset[str]:
        return frozenset(word.casefold() for word in self._list(section, key))

    def phrases(self, section: str, key: str) -> Phrases:
        return _by_first_word(phrase(text) for text in self._list(section, key))

    def bounds(self, section: str) -> Mapping[Phrase, Bound]:
        known = {name: name for name in get_args(Bound)}
        found: dict[Phrase, Bound] = {}
        for name in self._section(section):
            if name not in known:
                raise CorpusError(f"{self.path}: [{section}] {name} is no bound")
            for text in self._list(section, name):
                found[phrase(text)] = known[name]
        return found

    def bounds_after(self, section: str) -> Mapping[Phrase, Bound]:
        known = {name: name for name in get_args(Bound)}
        found: dict[Phrase, Bound] = {}
        for text, name in self._whole_section(section).items():
            if name not in known:
                raise CorpusError(f"{self.path}: [{section}] {text} = {name!r} is no bound")
            found[phrase(text)] = known[name]
        return found

    def whole(self, section: str, low: int, high: int, key: str | None = None) -> dict[str, int]:
        table = self._table(section, key) if key else self._whole_section(section)
        for word, value in table.items():
            if not isinstance(value, int) or not low <= value <= high:
                raise CorpusError(
                    f"{self.path}: [{section}] {word} = {value!r} is not {low} to {high}"
                )
        return dict(table)

    def months(self, section: str) -> dict[str, tuple[int, int]]:
        found: dict[str, tuple[int, int]] = {}
        for word, value in self._whole_section(section).items():
            if not (
                isinstance(value, list) and len(value) == 2 and 1 <= value[0] <= value[1] <= 12
            ):
                raise CorpusError(
                    f"{self.path}: [{section}] {word} must be a first and a last month"
                )
            found[word] = (value[0], value[1])
        return found

    def rhythms(self, section: str) -> dict[str, str]:
        table = self._whole_section(section)
        for word, value in table.items():
            if not isinstance(value, str) or not _EVERY.fullmatch(value):
                raise CorpusError(
                    f"{self.path}: [{section}] {word} = {value!r} is not n/year or 1/nyear"
                )
        return dict(table)

    def texts(self, section: str, key: str) -> dict[str, str]:
        table = self._table(section, key)
        if not all(isinstance(value, str) for value in table.values()):
            raise CorpusError(f"{self.path}: [{section}] {key} must hold words")
        return dict(table)

    def _section(self, name: str) -> Mapping[str, Any]:
        value = self.data.get(name)
        if not isinstance(value, dict):
            raise CorpusError(f"{self.path}: no section [{name}]")
        return value

    def _whole_section(self, name: str) -> Mapping[str, Any]:
        self.read.add((name, None))
        return self._section(name)

    def _table(self, section: str, key: str) -> Mapping[str, Any]:
        self.read.add((section, key))
        value = self._section(section).get(key)
        if not isinstance(value, dict):
            raise CorpusError(f"{self.path}: [{section}] {key} must be a table")
        return value

    def _list(self, section: str, key: str) -> list[str]:
        self.read.add((section, key))
        value = self._section(section).get(key)
        if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
            raise CorpusError(f"{self.path}: [{section}] {key} must be a list of words")
        for word in value:
            if value.count(word) > 1:
                raise CorpusError(f"{self.path}: [{section}] {key} has {word!r} twice")
        return value


def _by_first_word(phrases: Iterable[Phrase]) -> Phrases:
    found: dict[str, tuple[Phrase, ...]] = {}
    for words in sorted(phrases, key=lambda words: (-len(words), words)):
        found[words[0]] = (*found.get(words[0], ()), words)
    return found
