"""Words that say what a number is of, beside its noun: ``count-measures.toml``, whose comments explain them.

Loading refuses unknown tables and keys, and names the file and line of what is wrong.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from corpus.counting import Patterns
from corpus.loading import REFERENCE, Record, Words, load_toml


@dataclass(frozen=True, slots=True)
class CountMeasures:
    """The data of ``count-measures.toml``, as patterns of whole words and as sets of words."""

    quantities: re.Pattern[str]
    plain_quantities: frozenset[str]
    plain_adjectives: frozenset[str]
    adjectives: frozenset[str]
    stops: re.Pattern[str]
    links: frozenset[str]
    modifiers: re.Pattern[str]
    elsewhere: re.Pattern[str]
    part_prepositions: re.Pattern[str]
    parts: re.Pattern[str]
    whole: frozenset[str]
    anaphors: frozenset[str]
    skipped: frozenset[str]
    predicates: frozenset[str]
    tenures: re.Pattern[str]
    half_segments: re.Pattern[str]
    people: re.Pattern[str]
    of_those: re.Pattern[str]
    sizes: re.Pattern[str]
    places: re.Pattern[str]


class _Quantities(Record, frozen=True):
    nouns: Patterns
    plain: Words
    plain_adjectives: Words
    adjectives: Words
    stops: Patterns
    links: Words


class _Modifiers(Record, frozen=True):
    prepositions: Patterns
    elsewhere: Patterns
    part_prepositions: Patterns
    parts: Patterns
    whole: Words
    anaphors: Words


class _Predicates(Record, frozen=True):
    skipped: Words
    prepositions: Words
    tenures: Patterns


class _Segments(Record, frozen=True):
    adjectives: Patterns
    people: Patterns


class _Parts(Record, frozen=True):
    anaphors: Patterns


class _Shares(Record, frozen=True):
    sizes: Patterns
    places: Patterns


class _MeasuresFile(Record, frozen=True):
    quantities: _Quantities
    modifiers: _Modifiers
    predicates: _Predicates
    segments: _Segments
    parts: _Parts
    shares: _Shares


@lru_cache(maxsize=4)
def load_count_measures(folder: Path = REFERENCE) -> CountMeasures:
    """The words.

    Raises :class:`corpus.loading.CorpusError` naming the file, the line and what is wrong with it.
    """
    file = load_toml(folder / "count-measures.toml", _MeasuresFile)
    quantities, modifiers = file.quantities, file.modifiers
    return CountMeasures(
        quantities=quantities.nouns.compile(),
        plain_quantities=quantities.plain,
        plain_adjectives=quantities.plain_adjectives,
        adjectives=quantities.adjectives,
        stops=quantities.stops.compile(),
        links=quantities.links,
        modifiers=modifiers.prepositions.compile(),
        elsewhere=modifiers.elsewhere.compile(),
        part_prepositions=modifiers.part_prepositions.compile(),
        parts=modifiers.parts.compile(),
        whole=modifiers.whole,
        anaphors=modifiers.anaphors,
        skipped=file.predicates.skipped,
        predicates=file.predicates.prepositions,
        tenures=re.compile(
            rf"\s+(?:(?:is|zijn|wordt|worden)\s+)?(?P<words>{file.predicates.tenures.compile().pattern})",
            re.IGNORECASE,
        ),
        half_segments=file.segments.adjectives.compile(),
        people=file.segments.people.compile(),
        of_those=file.parts.anaphors.compile(),
        sizes=file.shares.sizes.compile(),
        places=file.shares.places.compile(),
    )
