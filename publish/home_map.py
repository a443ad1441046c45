"""The map of homes: of each municipality one number on a ground, and how dark its tile is.

Which number is that of the view ``stand_per_gebied``: all homes, of the latest agreement or else the latest
document. They come from documents of several years and are not of one period, so the map says so and the
table below it names period and document of each.
"""

from __future__ import annotations

import sqlite3
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import floor, log10

from publish import count_facts
from publish.once import once
from publish.statements import AGREED
from publish.tile_map import SHADES


@dataclass(frozen=True, slots=True)
class HomeMap:
    """The numbers of homes on a ground by municipality.

    ``choices`` are all grounds with how many municipalities have a number on it. ``bounds`` are the numbers
    from which on a tile is a shade darker. ``around`` are the numbers of regions and provinces on the ground.
    """

    basis: str
    choices: tuple[tuple[str, int], ...]
    counts: Mapping[str, count_facts.Count]
    bounds: tuple[float, ...]
    around: tuple[count_facts.Count, ...] = ()

    @property
    def shades(self) -> Mapping[str, int]:
        """How dark the tile of each municipality is: 0 is lightest."""
        return {key: shade_of(count.value or 0, self.bounds) for key, count in self.counts.items()}

    @property
    def is_doubtful(self) -> bool:
        """Return True if one of the numbers was not surely read."""
        return any(count.level != "certain" for count in self.counts.values())

    @property
    def is_to_check(self) -> bool:
        """Return True if one of the numbers is to be checked in its source first."""
        return any(count.level == "check_first" for count in self.counts.values())

    @property
    def periods(self) -> tuple[str, ...]:
        """The periods that the numbers are of, each once; empty for a number that names none."""
        return tuple(sorted({count.period for count in self.counts.values()}))


def home_map(connection: sqlite3.Connection, wanted: str = "") -> HomeMap | None:
    """The map on a ground; on that with the most municipalities where ``wanted`` is none of them.

    None where no municipality has a number of homes.
    """
    by_basis = _numbers(connection)
    choices = tuple((basis, len(by_basis.get(basis, {}))) for basis in AGREED)
    best = max(choices, key=lambda choice: choice[1])
    if not best[1]:
        return None
    basis = wanted if by_basis.get(wanted) else best[0]
    counts = by_basis[basis]
    parts = bounds([c.value or 0 for c in counts.values()])
    return HomeMap(basis, choices, counts, parts, _around(connection).get(basis, ()))


@once
def _numbers(connection: sqlite3.Connection) -> Mapping[str, Mapping[str, count_facts.Count]]:
    """By ground and municipality the number of all homes."""
    found: dict[str, dict[str, count_facts.Count]] = {}
    for count in count_facts.counts(
        connection,
        "aantal_id in (select aantal_id from stand_per_gebied) and soort_gebied = 'municipality'",
    ):
        if count.basis in AGREED and count.area_id:
            found.setdefault(count.basis, {})[count.area_id] = count
    return found


@once
def _around(connection: sqlite3.Connection) -> Mapping[str, tuple[count_facts.Count, ...]]:
    """By ground the number of all homes of each region and province, the regions first."""
    found: dict[str, list[count_facts.Count]] = {}
    for count in count_facts.counts(
        connection,
        "aantal_id in (select aantal_id from stand_per_gebied) and soort_gebied in ('region', 'province')",
        order="soort_gebied desc, gebied, gebied_id, datum desc, van_teken",
    ):
        if count.basis in AGREED:
            found.setdefault(count.basis, []).append(count)
    return {basis: tuple(counts) for basis, counts in found.items()}


def bounds(numbers: Sequence[float]) -> tuple[float, ...]:
    """Round numbers that part these in groups of about one size, at most :data:`~tile_map.SHADES`."""
    ordered = sorted(numbers)
    cuts = (ordered[len(ordered) * n // SHADES] for n in range(1, SHADES) if ordered)
    return tuple(sorted({rounded for cut in cuts if ordered[0] < (rounded := _round(cut))}))


def shade_of(number: float, parts: Sequence[float]) -> int:
    """Which group a number is in, counted from 0; a bound itself is in the higher one.

    Of fewer groups than there are shades the darkest are used.
    """
    return SHADES - 1 - len(parts) + bisect_right(parts, number)


def _round(number: float) -> float:
    """A number down to its first figure and a half: 1.350 is 1.000, 1.700 is 1.500."""
    if number < 1:
        return 0.0
    step = 10.0 ** floor(log10(number)) / 2
    return floor(number / step) * step
