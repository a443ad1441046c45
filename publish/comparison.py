"""Two documents or years side by side: what each says of a municipality and of its projects.

A *side* is a document (its id) or a year. A year stands for all documents of that year, and for what a
later document says was laid down in it ("woningen zoals vastgelegd in de Woondeal 2022"): such a count
names the year in what it counts and has no period of its own.

Numbers are put on one line by :mod:`kb.comparison`, which the checks between documents go by too.
"""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from kb import comparison
from kb.comparison import lines, years_named, years_of
from publish import areas, count_facts
from publish.choices import Choice
from publish.once import once

Line = comparison.Line[count_facts.Count]

#: Kinds of areas in the order in which they are shown.
_KINDS = ("municipality", "country", "province", "region", "subregion", "kern")


@dataclass(frozen=True, slots=True)
class Subject:
    """An area or a project with its lines."""

    id: str
    name: str
    is_project: bool
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class AreaComparison:
    """An area with its own lines first, then its projects; ``only_first`` and ``only_second`` are the
    projects that one side alone puts a number on."""

    area: areas.Area
    subjects: tuple[Subject, ...]
    only_first: tuple[str, ...]
    only_second: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that the page shows; ``first`` and ``second`` are the sides as they stand in addresses."""

    first: str
    second: str
    first_title: str
    second_title: str
    area_id: str
    choices: tuple[Choice, ...]
    area_choices: tuple[Choice, ...]
    areas: tuple[AreaComparison, ...]

    @property
    def changed(self) -> int:
        return sum(1 for line in self.lines if line.change)

    @property
    def same(self) -> int:
        return sum(1 for line in self.lines if line.change == 0)

    @property
    def unclear(self) -> int:
        return sum(1 for line in self.lines if line.change is None)

    @property
    def lines(self) -> tuple[Line, ...]:
        return tuple(
            line for found in self.areas for subject in found.subjects for line in subject.lines
        )


@once
def choices(connection: sqlite3.Connection) -> tuple[Choice, ...]:
    """The sides to choose from: years first, then documents, the newest first."""
    rows = connection.execute(
        """select d.id, d.title, d.dated from documents d
        where exists (select 1 from counts c where c.document_id = d.id)
        order by d.dated desc, d.title"""
    ).fetchall()
    found = _years(connection)
    return (
        *(Choice(year, f"alles uit {year}") for year in sorted(found, reverse=True)),
        *(Choice(row["id"], row["title"]) for row in rows),
    )


def _years(connection: sqlite3.Connection) -> set[str]:
    """The years in which something was said of a number."""
    found: set[str] = set()
    for row in connection.execute(
        f"""select distinct substr(datum, 1, 4) as year,
            case when periode_van is null and periode_tot is null then wat end as measure
        from alle_aantallen where datum is not null and {count_facts.CERTAIN}"""
    ):
        found.add(row["year"])
        found.update(years_named(row["measure"], row["year"]))
    return found


@once
def default_sides(connection: sqlite3.Connection) -> tuple[str, str]:
    """The two years that speak of the most projects together, the later ones where that is equal.

    Without projects the first and the last year; two empty texts where there are not two years.
    """
    years: dict[str, set[str]] = {}
    for count in count_facts.counts(
        connection, f"project_id is not null and {count_facts.CERTAIN}"
    ):
        years.setdefault(count.project_id or "", set()).update(years_of(count))
    pairs = Counter(pair for found in years.values() for pair in combinations(sorted(found), 2))
    if pairs:
        return max(pairs, key=lambda pair: (pairs[pair], pair[1], pair[0]))
    every = sorted(_years(connection))
    return (every[0], every[-1]) if len(every) > 1 else ("", "")


def compare(
    connection: sqlite3.Connection, first: str = "", second: str = "", area_id: str = ""
) -> Comparison:
    """The comparison of two sides; of the two years with most in common where none are asked for.

    With ``area_id`` only that area. A side that is not known has no numbers.
    """
    if not first and not second:
        if not area_id:
            return _default(connection)
        first, second = default_sides(connection)
    return _compared(connection, first, second, area_id)


@once
def _default(connection: sqlite3.Connection) -> Comparison:
    return _compared(connection, *default_sides(connection), "")


def _compared(connection: sqlite3.Connection, first: str, second: str, area_id: str) -> Comparison:
    offered = choices(connection)
    titles = {choice.value: choice.label for choice in offered}
    found = _counts(connection, (first, second))
    by_area: dict[str, tuple[list[count_facts.Count], list[count_facts.Count]]] = {}
    for count in found:
        home = count.area_id
        if home is None:
            continue
        sides = by_area.setdefault(home, ([], []))
        for side, wanted in zip(sides, (first, second), strict=True):
            if wanted == count.place.document_id or wanted in years_of(count):
                side.append(count)
    known = {area.id: area for area in areas.with_data(connection)}
    compared = tuple(
        _area(known[home], *sides)
        for home, sides in sorted(by_area.items(), key=lambda item: _order(known, item[0]))
        if home in known and all(sides)
    )
    shown = tuple(found for found in compared if found.subjects) if first != second else ()
    return Comparison(
        first,
        second,
        titles.get(first, first),
        titles.get(second, second),
        area_id,
        offered,
        tuple(Choice(found.area.id, found.area.name) for found in shown),
        tuple(found for found in shown if area_id in ("", found.area.id)),
    )


def _order(known: Mapping[str, areas.Area], area_id: str) -> tuple[int, str, str]:
    area = known.get(area_id)
    if area is None:
        return (len(_KINDS), "", area_id)
    kind = _KINDS.index(area.kind) if area.kind in _KINDS else len(_KINDS)
    return (kind, area.name, area_id)


def _counts(connection: sqlite3.Connection, sides: Sequence[str]) -> tuple[count_facts.Count, ...]:
    """The counts that may belong to a side: of its document, or of its year or a later one."""
    clauses, parameters = [], {}
    for number, side in enumerate(sides):
        name = f"side{number}"
        parameters[name] = side
        clauses.append(
            f"substr(datum, 1, 4) = :{name} or (periode_van is null and periode_tot is null"
            f" and substr(datum, 1, 4) > :{name} and instr(wat, :{name}))"
            if re.fullmatch(r"\d{4}", side)
            else f"document_id = :{name}"
        )
    where = " or ".join(f"({clause})" for clause in clauses)
    return count_facts.counts(connection, f"({where}) and {count_facts.CERTAIN}", parameters)


def _area(
    area: areas.Area, first: Sequence[count_facts.Count], second: Sequence[count_facts.Count]
) -> AreaComparison:
    names = {c.project_id: c.project_name or "" for c in (*first, *second) if c.project_id}
    subjects = []
    for project in (None, *sorted(names, key=lambda key: (names[key], key))):
        found = tuple(
            sorted(
                lines(
                    [c for c in first if c.project_id == project],
                    [c for c in second if c.project_id == project],
                ),
                key=_line_order,
            )
        )
        if found:
            name = names[project] if project else area.name
            subjects.append(Subject(project or area.id, name, project is not None, found))
    here, there = ({c.project_id for c in side if c.project_id} for side in (first, second))
    return AreaComparison(
        area,
        tuple(subjects),
        tuple(sorted(names[key] for key in here - there)),
        tuple(sorted(names[key] for key in there - here)),
    )


def _line_order(line: Line) -> tuple[int, str, str, str]:
    basis = areas.BASES.index(line.basis) if line.basis in areas.BASES else len(areas.BASES)
    return (basis, line.segment or "", line.unit or "", line.first[0].period_end or "")
