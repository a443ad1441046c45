"""How far words about a number reach, and words that change what it is: ``count-rules.toml``.

Loading refuses unknown tables and keys, and names the file and line of what is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from corpus.codes import values
from corpus.counting import Patterns
from corpus.loading import REFERENCE, Record, Word, Words, load_toml

#: The places of ``[strength]``, each of which must be given.
PLACES = (
    *("own", "host", "list", "sentence", "before", "lead", "elsewhere", "weak"),
    *("cell", "column", "row", "beside", "corner", "caption", "sum"),
    *("heading", "title", "document", "shape", "none"),
)


#: The fields of a count that rules vote on.
FIELDS = ("area", "unit", "segment", "project", "basis", "period")


class FieldRule(Record, frozen=True):
    """A rule that votes on a field; ``count-rules.toml`` says what its own fields mean."""

    id: Word
    place: Word
    strength: float
    label: Word


@dataclass(frozen=True, slots=True)
class Restriction:
    """Words that say which part of a whole a number is; those of one ``either`` exclude each other.

    ``at_number`` words say so right before the number alone, and not where a label of ``unless`` says so.
    """

    label: str
    pattern: re.Pattern[str]
    either: str
    at_number: bool
    unless: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class CountRules:
    """The data of ``count-rules.toml``; ``strength`` is 0 to 1 for each of :data:`PLACES`.

    ``votes`` has the rules of each of :data:`FIELDS` by their ids.
    """

    strength: Mapping[str, float]
    votes: Mapping[str, Mapping[str, FieldRule]]
    kinds_of_many_plans: frozenset[str]
    units_of_plans: frozenset[str]
    headings_of_areas: re.Pattern[str]
    plan_subjects: re.Pattern[str]
    plan_titles: re.Pattern[str]
    plan_builds: re.Pattern[str]
    rules_of_law: re.Pattern[str]
    limits_of_law: re.Pattern[str]
    other_subjects: re.Pattern[str]
    sources: re.Pattern[str]
    editions: re.Pattern[str]
    edition_titles: re.Pattern[str]
    papers: re.Pattern[str]
    ages: re.Pattern[str]
    wishes: re.Pattern[str]
    cut_words: re.Pattern[str]
    restrictions: tuple[Restriction, ...]


class _ManyPlans(Record, frozen=True):
    kinds: Words
    units: Words
    headings: Patterns

    def __post_init__(self) -> None:
        for kind in sorted(self.kinds - set(values("document_kind"))):
            raise ValueError(f"[many_plans] {kind!r} is no kind of document")


class _Plan(Record, frozen=True):
    subjects: Patterns
    titles: Patterns
    builds: Patterns


class _RulesOfLaw(Record, frozen=True):
    words: Patterns
    limits: Patterns


class _Words(Record, frozen=True):
    words: Patterns


class _Editions(Record, frozen=True):
    words: Patterns
    titles: Patterns
    papers: Patterns


class _Wishes(Record, frozen=True):
    people: Patterns
    verbs: Patterns


class _CutWords(Record, frozen=True):
    first: Patterns
    second: Patterns


class _Votes(Record, frozen=True):
    area: tuple[FieldRule, ...]
    unit: tuple[FieldRule, ...]
    segment: tuple[FieldRule, ...]
    project: tuple[FieldRule, ...]
    basis: tuple[FieldRule, ...]
    period: tuple[FieldRule, ...]

    def __post_init__(self) -> None:
        for name in FIELDS:
            seen: set[object] = set()
            for rule in getattr(self, name):
                if not seen.isdisjoint((rule.id, rule.strength)):
                    raise ValueError(f"[votes] {name} has two rules like {rule.id!r}")
                if rule.place not in PLACES:
                    raise ValueError(f"[votes] {name} {rule.id!r}: {rule.place!r} is no place")
                if not 0 < rule.strength < 1:
                    raise ValueError(f"[votes] {name} {rule.id!r}: strength is not within 0 and 1")
                seen |= {rule.id, rule.strength}


class _Restriction(Record, frozen=True):
    label: Word
    words: Patterns
    either: str = ""
    at_number: bool = False
    unless: Words = Words()


class _RulesFile(Record, frozen=True):
    strength: dict[str, float]
    votes: _Votes
    many_plans: _ManyPlans
    plan: _Plan
    rules_of_law: _RulesOfLaw
    other_subjects: _Words
    sources: _Words
    editions: _Editions
    ages: _Words
    wishes: _Wishes
    cut_words: _CutWords
    restriction: tuple[_Restriction, ...]

    def __post_init__(self) -> None:
        for place in sorted(set(self.strength) ^ set(PLACES)):
            raise ValueError(f"[strength] has {place!r}, or lacks it")
        for place, value in self.strength.items():
            if not 0 < value <= 1:
                raise ValueError(f"[strength] {place!r} is no number from 0 to 1")


@lru_cache(maxsize=8)
def load_count_rules(folder: Path = REFERENCE) -> CountRules:
    """The rules.

    Raises :class:`corpus.loading.CorpusError` naming the file, the line and what is wrong with it.
    """
    file = load_toml(folder / "count-rules.toml", _RulesFile)
    first, second = (
        "|".join(map(re.escape, w)) for w in (file.cut_words.first, file.cut_words.second)
    )
    return CountRules(
        strength=MappingProxyType(dict(file.strength)),
        votes=MappingProxyType(
            {name: {rule.id: rule for rule in getattr(file.votes, name)} for name in FIELDS}
        ),
        kinds_of_many_plans=file.many_plans.kinds,
        units_of_plans=file.many_plans.units,
        headings_of_areas=file.many_plans.headings.compile(),
        plan_subjects=file.plan.subjects.compile(),
        plan_titles=file.plan.titles.compile(),
        plan_builds=file.plan.builds.compile(),
        rules_of_law=file.rules_of_law.words.compile(),
        limits_of_law=file.rules_of_law.limits.compile(),
        other_subjects=file.other_subjects.words.compile(),
        sources=file.sources.words.compile(),
        editions=file.editions.words.compile(),
        edition_titles=file.editions.titles.compile(),
        papers=file.editions.papers.compile(),
        ages=file.ages.words.compile(),
        wishes=re.compile(
            rf"(?:{file.wishes.people.compile().pattern})(?:\s+(?!en\b|of\b|maar\b)[\w-]+){{0,3}}?\s+(?:{file.wishes.verbs.compile().pattern})",
            re.IGNORECASE,
        ),
        restrictions=tuple(
            Restriction(r.label, r.words.compile(), r.either, r.at_number, r.unless)
            for r in file.restriction
        ),
        cut_words=re.compile(rf"\b({first})-?\s+({second})\b", re.IGNORECASE),
    )
