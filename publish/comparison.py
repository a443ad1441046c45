"""Two documents or years side by side: what each says of a municipality and of its projects.

A *side* is a document (its id) or a year. A year stands for all documents of that year, and for what a
later document says was laid down in it ("woningen zoals vastgelegd in de Woondeal 2022"): such a count
names the year in what it counts and has no period of its own.

Numbers are put on one line where they have the same subject, ground, segment, unit and period. A
difference is worked out only where each side has one number on that line; where a side has several it
is for the reader to say which is meant.
"""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TypeVar

from publish import areas, count_facts, labels
from publish.choices import Choice
from publish.once import once

Key = TypeVar("Key", bound=Hashable)

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
#: Grounds on which much may be counted: there only the same words are the same thing.
_WIDE = frozenset({"opgave", "prognose", "budget", "overig", None})
#: Kinds of areas in the order in which they are shown.
_KINDS = ("municipality", "country", "province", "region", "subregion", "kern")


@dataclass(frozen=True, slots=True)
class Line:
    """What both sides say of one thing. ``change`` is None where it cannot be worked out.

    ``exact`` is False where one side names another period, or none; ``after`` is what the second side
    says of the years after its period.
    """

    basis: str | None
    segment: str | None
    unit: str | None
    per: str | None
    first: tuple[count_facts.Count, ...]
    second: tuple[count_facts.Count, ...]
    change: float | None = None
    exact: bool = True
    after: tuple[count_facts.Count, ...] = ()

    @property
    def holds(self) -> bool:
        """Return True if the change is one with the years after in view too.

        Homes that move to later years ("1.000, en na 2030 nog 2.000") are no loss. Documents may name
        the same years twice, so the largest number of them counts.
        """
        if not self.change or not self.after:
            return bool(self.change)
        later = max(count.value or 0 for count in self.after)
        return (self.change > 0) == (self.change + later > 0) and self.change + later != 0

    @property
    def change_words(self) -> str:
        """``+1.000 (+28%)``; empty where no difference was worked out."""
        if self.change is None:
            return ""
        if not self.change:
            return "gelijk"
        sign = "+" if self.change > 0 else "−"
        unit = " procentpunt" if self.unit == "%" else ""
        words = f"{sign}{labels.number(abs(self.change))}{unit}"
        before = self.first[0].value
        if not before or self.unit == "%":
            return words
        return f"{words} ({sign}{labels.number(round(100 * abs(self.change) / abs(before)))}%)"


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


def years_of(count: count_facts.Count) -> frozenset[str]:
    """The years as of which a count speaks: that of its document, or the earlier one it names."""
    own = (count.dated or "")[:4]
    if count.period_start is None and count.period_end is None:
        earlier = {year for year in _YEAR.findall(count.measure or "") if year < own}
        if earlier:
            return frozenset(earlier)
    return frozenset({own} - {""})


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
        found.update(year for year in _YEAR.findall(row["measure"] or "") if year < row["year"])
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
        found = _lines(
            [c for c in first if c.project_id == project],
            [c for c in second if c.project_id == project],
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


_Key = tuple[str | None, ...]


def _key(count: count_facts.Count) -> _Key:
    """What must be the same of two counts to stand on one line, but for the period."""
    wide = count.basis in _WIDE or count.unit != "woningen"
    words = " ".join((count.measure or "").casefold().split()) if wide else None
    return (count.basis, count.segment, count.unit, count.per, words)


def _lines(
    first: Sequence[count_facts.Count], second: Sequence[count_facts.Count]
) -> tuple[Line, ...]:
    """The lines on which both sides have a number."""
    lines = []
    for key, sides in _grouped((first, second), _key).items():
        periods = _grouped(sides, _until)
        both = {period: found for period, found in periods.items() if all(found)}
        lines += [_line(key, *found) for found in both.values()]
        rest = [
            [c for period, found in periods.items() if period not in both for c in found[side]]
            for side in (0, 1)
        ]
        candidates = [_begun(side) for side in rest]
        # Who names no period speaks of the one of the other, where that has but one.
        if all(candidates) and _is_open(candidates[0], candidates[1]):
            ahead = [c for c in rest[1] if c not in candidates[1]]
            lines.append(replace(_line(key, *candidates), after=tuple(_distinct(ahead))))
    return tuple(sorted(lines, key=_line_order))


def _until(count: count_facts.Count) -> str:
    """The year in which the period of a count ends, ``2031-`` where it only begins; empty for none."""
    if count.period_end:
        return count.period_end[:4]
    return f"{count.period_start[:4]}-" if count.period_start else ""


def _is_open(first: Sequence[count_facts.Count], second: Sequence[count_facts.Count]) -> bool:
    """Return True if one side names no period at all, and the other one at most."""
    periods = [{_until(c) for c in side} for side in (first, second)]
    return any(found == {""} for found in periods) and all(len(found) == 1 for found in periods)


def _begun(counts: Iterable[count_facts.Count]) -> list[count_facts.Count]:
    """Without those of a period that begins after the year of their document: a look ahead."""
    return [c for c in counts if not c.period_start or c.period_start[:4] <= (c.dated or "")[:4]]


def _grouped(
    sides: Sequence[Sequence[count_facts.Count]], key: Callable[[count_facts.Count], Key]
) -> dict[Key, tuple[list[count_facts.Count], list[count_facts.Count]]]:
    """The counts of both sides by a key, in the order in which the keys are first met."""
    groups: dict[Key, tuple[list[count_facts.Count], list[count_facts.Count]]] = {}
    for side, counts in enumerate(sides):
        for count in counts:
            groups.setdefault(key(count), ([], []))[side].append(count)
    return groups


def _line(
    key: _Key, first: Sequence[count_facts.Count], second: Sequence[count_facts.Count]
) -> Line:
    basis, segment, unit, per, _ = key
    sides = [_distinct(side) for side in (first, second)]
    change = None
    if all(len({(c.value, c.low, c.high) for c in side}) == 1 for side in sides):
        before, after = sides[0][0], sides[1][0]
        if before.value is not None and after.value is not None and not (before.low or after.low):
            change = after.value - before.value
    periods = {(c.period_start, c.period_end) for side in sides for c in side}
    return Line(
        basis, segment, unit, per, tuple(sides[0]), tuple(sides[1]), change, len(periods) == 1
    )


def _distinct(counts: Iterable[count_facts.Count]) -> list[count_facts.Count]:
    """Each statement once: the same words and number for the same period in the same document."""
    found: dict[tuple[object, ...], count_facts.Count] = {}
    for c in counts:
        statement = (c.place.document_id, c.measure, c.value, c.low, c.high, c.period)
        found.setdefault(statement, c)
    return list(found.values())


def _line_order(line: Line) -> tuple[int, str, str, str]:
    basis = areas.BASES.index(line.basis) if line.basis in areas.BASES else len(areas.BASES)
    return (basis, line.segment or "", line.unit or "", line.first[0].period_end or "")
