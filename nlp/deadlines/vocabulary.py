"""The words of deadlines: months and numbers of the language, and ``deadlines.toml``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Annotated

import msgspec

from corpus.language import language
from corpus.loading import REFERENCE, Record, Words, load_toml

_EVERY = re.compile(r"([1-9]\d*/year|1/[2-9]year)")
_Times = Annotated[int, msgspec.Meta(ge=1, le=99)]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Lists of words, in small letters; numbers where a word has a value."""

    months: Mapping[str, int]
    seasons: Mapping[str, tuple[int, int]]
    numbers: Mapping[str, int]
    ordinals: Mapping[str, int]
    rhythms: Mapping[str, str]
    times: frozenset[str]
    times_words: Mapping[str, int]
    events: frozenset[str]
    units: Mapping[str, int]
    forecasts: frozenset[str]
    as_of: frozenset[str]
    for_a_year: frozenset[str]
    rates: frozenset[str]
    counted: frozenset[str]
    perfect: frozenset[str]
    past: frozenset[str]
    participles: frozenset[str]
    not_participles: frozenset[str]


class _TimesTable(Record, frozen=True):
    nouns: Words
    words: Mapping[str, _Times]
    events: Words


class _NotADeadline(Record, frozen=True):
    forecasts: Words
    as_of: Words
    for_a_year: Words
    rates: Words
    counted: Words


class _Tense(Record, frozen=True):
    perfect: Words
    past: Words
    participles: Words
    not_participles: Words


class _File(Record, frozen=True):
    ordinals: Mapping[str, Annotated[int, msgspec.Meta(ge=-1, le=4)]]
    rhythms: Mapping[str, str]
    times: _TimesTable
    units: Mapping[str, Annotated[int, msgspec.Meta(ge=1, le=366)]]
    not_a_deadline: _NotADeadline
    tense: _Tense

    def __post_init__(self) -> None:
        for word, every in self.rhythms.items():
            if not _EVERY.fullmatch(every):
                raise ValueError(f"{word!r} = {every!r} is not n/year or 1/nyear")


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The vocabulary of the reference data, read once."""
    return load_vocabulary()


def load_vocabulary(folder: Path = REFERENCE) -> Vocabulary:
    """The words of ``deadlines.toml``; raises :class:`CorpusError` naming what is wrong."""
    file = load_toml(folder / "deadlines.toml", _File)
    closed = language()
    return Vocabulary(
        months=closed.months,
        # A winter ends in another year than it begins in: no day of it can be named.
        seasons={
            name: (season.first, season.last)
            for name, season in closed.seasons.items()
            if season.first <= season.last
        },
        numbers={word: value for word, value in closed.numbers.words.items() if 1 <= value <= 12},
        ordinals=file.ordinals,
        rhythms=file.rhythms,
        times=file.times.nouns,
        times_words=file.times.words,
        events=file.times.events,
        units=file.units,
        forecasts=file.not_a_deadline.forecasts,
        as_of=file.not_a_deadline.as_of,
        for_a_year=file.not_a_deadline.for_a_year,
        rates=file.not_a_deadline.rates,
        counted=file.not_a_deadline.counted,
        perfect=file.tense.perfect,
        past=file.tense.past,
        participles=file.tense.participles,
        not_participles=file.tense.not_participles,
    )
