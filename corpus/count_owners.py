"""Whose a number in the text of a plan is: ``count-owners.toml``, whose header explains its fields.

Loading refuses unknown tables and keys, and names the file and line of what is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

import msgspec

from corpus.codes import values
from corpus.counting import Patterns
from corpus.either import either
from corpus.loading import REFERENCE, Record, Word, Words, load_toml

Owner = Literal["plan", "policy", "other"]
#: Where words can stand, seen from a number.
Place = Literal["clause", "sentence", "previous", "lead", "heading", "above"]


class Evidence(Record, frozen=True, kw_only=True):
    """Words that speak for an owner, and what they weigh by the place where they stand."""

    id: Word
    owner: Owner
    weights: Mapping[Place, float]
    words: Patterns
    examples: tuple[Word, ...]
    counter_examples: tuple[Word, ...] = msgspec.field(name="not")
    units: Words | None = None

    def __post_init__(self) -> None:
        if not self.weights:
            raise ValueError(f"{self.id!r} weighs nothing anywhere")
        for place, weight in self.weights.items():
            if weight <= 0:
                raise ValueError(f"the weight of {place!r} is not above 0")


class Found(Record, frozen=True, kw_only=True):
    """The weights of evidence that rules find without a list of words."""

    known: float
    again: float
    few: float
    many: float
    larger: float
    street: float
    governed: float
    years: float
    wider: float
    town: float
    title: float
    former: float
    threshold: float
    limit_of_law: float
    part: float
    fraction: float
    contains: float
    at_number: float
    in_this_plan: float


class _Parts(Record, frozen=True):
    kinds: Words
    alone: Patterns


class _OwnersFile(Record, frozen=True):
    units: Words
    least: float
    margin: float
    least_of_plan: int
    words_of_plan: Patterns
    kinds: Mapping[str, float]
    found: Found
    evidence: tuple[Evidence, ...]
    parts: _Parts

    def __post_init__(self) -> None:
        for kind in sorted(set(self.kinds) - set(values("document_kind"))):
            raise ValueError(f"{kind!r} is no kind of document")
        ids = [evidence.id for evidence in self.evidence]
        for name in ids:
            if ids.count(name) > 1:
                raise ValueError(f"{name!r} stands twice")


@dataclass(frozen=True, slots=True)
class OwnerRules:
    """The weights and patterns of ``count-owners.toml``."""

    units: frozenset[str]
    least: float
    margin: float
    least_of_plan: int
    words_of_plan: re.Pattern[str]
    kinds: Mapping[str, float]
    found: Found
    evidence: tuple[tuple[Evidence, re.Pattern[str]], ...]
    parts: re.Pattern[str]


@lru_cache(maxsize=4)
def load_owner_rules(folder: Path = REFERENCE) -> OwnerRules:
    """The rules.

    Raises :class:`corpus.loading.CorpusError` naming the file, the line and what is wrong with it.
    """
    file = load_toml(folder / "count-owners.toml", _OwnersFile)
    return OwnerRules(
        units=file.units,
        least=file.least,
        margin=file.margin,
        least_of_plan=file.least_of_plan,
        words_of_plan=file.words_of_plan.compile(),
        kinds=file.kinds,
        found=file.found,
        evidence=tuple((evidence, evidence.words.compile()) for evidence in file.evidence),
        parts=re.compile(
            rf"\b(?i:{either(file.parts.kinds)})\s+(?:[0-9]{{1,2}}[a-zA-Z]?|[IVX]+|[A-Z])(?![\w.,]?[0-9])(?!\w)|{file.parts.alone.compile().pattern}"
        ),
    )
