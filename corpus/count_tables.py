"""Words of tables that say what their numbers are: ``count-tables.toml``, whose comments explain them.

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
class CountTables:
    """The data of ``count-tables.toml``, as patterns of whole words."""

    surfaces: re.Pattern[str]
    other_quantities: re.Pattern[str]
    other_subjects: re.Pattern[str]
    points: re.Pattern[str]
    homes: re.Pattern[str]
    dividing: re.Pattern[str]
    quantities: re.Pattern[str]
    which: re.Pattern[str]
    parts: re.Pattern[str]
    area_words: re.Pattern[str]
    unnamed_areas: re.Pattern[str]
    differences: re.Pattern[str]
    plans: re.Pattern[str]
    states: re.Pattern[str]
    periods: re.Pattern[str]
    years: re.Pattern[str]
    projects: re.Pattern[str]
    amounts_alone: re.Pattern[str]
    building: re.Pattern[str]
    done: re.Pattern[str]
    sums: re.Pattern[str]
    rows: re.Pattern[str]
    types: re.Pattern[str]
    results: re.Pattern[str]
    norms: re.Pattern[str]
    amounts: re.Pattern[str]
    limits: re.Pattern[str]
    own_plan: re.Pattern[str]
    plan_headings: re.Pattern[str]
    wider: re.Pattern[str]
    standing: re.Pattern[str]


class _Surfaces(Record, frozen=True):
    units: Patterns
    before: Patterns
    kinds: Patterns

    def compile(self) -> re.Pattern[str]:
        """The pattern of "in ha", "netto ha", "(m2 bvo)" and "bvo"."""
        units, before, kinds = (p.compile().pattern for p in (self.units, self.before, self.kinds))
        return re.compile(
            rf"{before}\s+(?:{before}\s+)?{units}|\(\s*{units}(?:\s+(?:{before}|{kinds}))?\s*\)|{kinds}",
            re.IGNORECASE,
        )


class _Other(Record, frozen=True):
    quantities: Patterns
    subjects: Patterns
    points: Patterns


class _Calculations(Record, frozen=True):
    results: Patterns
    norms: Patterns
    amounts: Patterns
    limits: Patterns


class _OwnPlan(Record, frozen=True):
    subjects: Patterns
    headings: Patterns
    wider: Patterns
    standing: Patterns


class _Homes(Record, frozen=True):
    words: Patterns


class _Headers(Record, frozen=True):
    dividing: Patterns
    quantities: Patterns
    which: Patterns
    parts: Patterns
    area_words: Patterns
    unnamed_areas: Patterns
    differences: Patterns
    plans: Patterns
    states: Patterns
    periods: Patterns
    years: Patterns
    projects: Patterns
    sums: Patterns
    rows: Patterns
    types: Patterns


class _Sites(Record, frozen=True):
    amounts: Patterns
    building: Patterns
    done: Patterns


class _TablesFile(Record, frozen=True):
    surfaces: _Surfaces
    other: _Other
    calculations: _Calculations
    homes: _Homes
    headers: _Headers
    own_plan: _OwnPlan
    sites: _Sites


@lru_cache(maxsize=4)
def load_count_tables(folder: Path = REFERENCE) -> CountTables:
    """The words.

    Raises :class:`corpus.loading.CorpusError` naming the file, the line and what is wrong with it.
    """
    file = load_toml(folder / "count-tables.toml", _TablesFile)
    return CountTables(
        surfaces=file.surfaces.compile(),
        other_quantities=file.other.quantities.compile(),
        other_subjects=file.other.subjects.compile(),
        points=file.other.points.compile(),
        homes=file.homes.words.compile(),
        dividing=file.headers.dividing.compile(),
        quantities=file.headers.quantities.compile(),
        which=file.headers.which.compile(),
        parts=file.headers.parts.compile(),
        area_words=file.headers.area_words.compile(),
        unnamed_areas=file.headers.unnamed_areas.compile(),
        differences=file.headers.differences.compile(),
        plans=file.headers.plans.compile(),
        states=file.headers.states.compile(),
        periods=file.headers.periods.compile(),
        years=file.headers.years.compile(),
        projects=file.headers.projects.compile(),
        sums=file.headers.sums.compile(),
        rows=file.headers.rows.compile(),
        types=file.headers.types.compile(),
        amounts_alone=file.sites.amounts.compile(),
        building=file.sites.building.compile(),
        done=file.sites.done.compile(),
        results=file.calculations.results.compile(),
        norms=file.calculations.norms.compile(),
        amounts=file.calculations.amounts.compile(),
        limits=file.calculations.limits.compile(),
        own_plan=file.own_plan.subjects.compile(),
        plan_headings=file.own_plan.headings.compile(),
        wider=file.own_plan.wider.compile(),
        standing=file.own_plan.standing.compile(),
    )
