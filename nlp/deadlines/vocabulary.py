"""The words of deadlines: ``corpus/reference/deadlines.toml``, checked when it is read."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from corpus.areas import REFERENCE
from corpus.manifest import CorpusError

_EVERY = re.compile(r"([1-9]\d*/year|1/[2-9]year)")


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


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The vocabulary of the reference data, read once."""
    return load_vocabulary()


def load_vocabulary(folder: Path = REFERENCE) -> Vocabulary:
    """Reads ``deadlines.toml``.

    Raises :class:`CorpusError` naming the entry that is wrong.
    """
    path = folder / "deadlines.toml"
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CorpusError(f"{path}: not valid TOML: {error}") from error

    def section(name: str) -> Mapping[str, Any]:
        value = data.get(name)
        if not isinstance(value, dict):
            raise CorpusError(f"{path}: no section [{name}]")
        return value

    def words(part: str, name: str) -> frozenset[str]:
        value = section(part).get(name)
        if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
            raise CorpusError(f"{path}: [{part}] {name} must be a list of words")
        for word in value:
            if value.count(word) > 1:
                raise CorpusError(f"{path}: [{part}] {name} has {word!r} twice")
        return frozenset(word.casefold() for word in value)

    def whole(name: str, table: Mapping[str, Any], low: int, high: int) -> dict[str, int]:
        for word, value in table.items():
            if not isinstance(value, int) or not low <= value <= high:
                raise CorpusError(f"{path}: [{name}] {word} = {value!r} is not {low} to {high}")
        return dict(table)

    seasons: dict[str, tuple[int, int]] = {}
    for word, value in section("seasons").items():
        if not (isinstance(value, list) and len(value) == 2 and 1 <= value[0] <= value[1] <= 12):
            raise CorpusError(f"{path}: [seasons] {word} must be a first and a last month")
        seasons[word] = (value[0], value[1])
    for word, value in section("rhythms").items():
        if not isinstance(value, str) or not _EVERY.fullmatch(value):
            raise CorpusError(f"{path}: [rhythms] {word} = {value!r} is not n/year or 1/nyear")
    return Vocabulary(
        months=whole("months", section("months"), 1, 12),
        seasons=seasons,
        numbers=whole("numbers", section("numbers"), 1, 99),
        ordinals=whole("ordinals", section("ordinals"), -1, 4),
        rhythms=dict(section("rhythms")),
        times=words("times", "nouns"),
        times_words=whole("times", section("times").get("words", {}), 1, 99),
        events=words("times", "events"),
        units=whole("units", section("units"), 1, 366),
        forecasts=words("not_a_deadline", "forecasts"),
        as_of=words("not_a_deadline", "as_of"),
        for_a_year=words("not_a_deadline", "for_a_year"),
        rates=words("not_a_deadline", "rates"),
        counted=words("not_a_deadline", "counted"),
        perfect=words("tense", "perfect"),
        past=words("tense", "past"),
        participles=words("tense", "participles"),
        not_participles=words("tense", "not_participles"),
    )
