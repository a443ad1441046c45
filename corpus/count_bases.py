"""Which word of a basis governs a number, and which only serves: ``count-bases.toml``.

Loading refuses unknown tables and keys, and names the file and line of what is wrong.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from corpus.counting import Patterns
from corpus.loading import REFERENCE, Record, load_toml


@dataclass(frozen=True, slots=True)
class BasisRules:
    """The words of ``count-bases.toml``; the header of each table says what they do."""

    goes: re.Pattern[str]
    must: re.Pattern[str]
    may: re.Pattern[str]
    comes: re.Pattern[str]
    expected: re.Pattern[str]
    adds: re.Pattern[str]
    serves_before: re.Pattern[str]
    serves_behind: re.Pattern[str]
    served: re.Pattern[str]
    tasks: re.Pattern[str]
    goals: re.Pattern[str]
    former: re.Pattern[str]
    bends: re.Pattern[str]
    acts: re.Pattern[str]
    elsewhere: re.Pattern[str]
    policies: Policies


@dataclass(frozen=True, slots=True)
class Policies:
    """The words by which a policy's number has its basis from afar."""

    allowed: re.Pattern[str]
    locations: re.Pattern[str]
    task: re.Pattern[str]
    need: re.Pattern[str]
    planned: re.Pattern[str]


class _Deeds(Record, frozen=True):
    goes: Patterns
    must: Patterns
    may: Patterns
    comes: Patterns
    expected: Patterns
    adds: Patterns


class _Serves(Record, frozen=True):
    before: Patterns
    nouns: Patterns
    behind: Patterns


class _Words(Record, frozen=True):
    words: Patterns


class _Tasks(Record, frozen=True):
    words: Patterns
    goals: Patterns
    former: Patterns


class _Policies(Record, frozen=True):
    allowed: Patterns
    locations: Patterns
    task: Patterns
    need: Patterns
    planned: Patterns


class _BasesFile(Record, frozen=True):
    deeds: _Deeds
    serves: _Serves
    tasks: _Tasks
    bends: _Words
    acts: _Words
    elsewhere: _Words
    policies: _Policies


@lru_cache(maxsize=4)
def load_basis_rules(folder: Path = REFERENCE) -> BasisRules:
    """The rules.

    Raises :class:`corpus.loading.CorpusError` naming the file, the line and what is wrong with it.
    """
    file = load_toml(folder / "count-bases.toml", _BasesFile)
    return BasisRules(
        goes=file.deeds.goes.compile(),
        must=file.deeds.must.compile(),
        may=file.deeds.may.compile(),
        comes=file.deeds.comes.compile(),
        expected=file.deeds.expected.compile(),
        adds=file.deeds.adds.compile(),
        serves_before=_at_end(file.serves.before),
        serves_behind=_at_start(file.serves.behind),
        served=file.serves.nouns.compile(),
        tasks=file.tasks.words.compile(),
        goals=file.tasks.goals.compile(),
        former=file.tasks.former.compile(),
        bends=file.bends.words.compile(),
        acts=file.acts.words.compile(),
        elsewhere=file.elsewhere.words.compile(),
        policies=Policies(
            allowed=file.policies.allowed.compile(),
            locations=file.policies.locations.compile(),
            task=file.policies.task.compile(),
            need=file.policies.need.compile(),
            planned=file.policies.planned.compile(),
        ),
    )


def _at_end(words: Patterns) -> re.Pattern[str]:
    """One of the patterns right before the words at hand, or with a few small words between."""
    return re.compile(rf"(?:{words.compile().pattern})(?:\s+[\w’‘'-]+){{0,3}}\s+$", re.IGNORECASE)


def _at_start(words: Patterns) -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{words.compile().pattern})", re.IGNORECASE)
