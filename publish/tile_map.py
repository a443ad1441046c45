"""A tile map: every municipality a tile of one size, about where it lies.

All municipalities are on it of the provinces about which there is something, so that it shows what is
not in the knowledge base too.

``positions.csv`` has, to the hundredth of a degree, where the place with the town hall (or the largest
place) of each municipality lies: from GeoNames (https://www.geonames.org, CC BY 4.0). A municipality
that is not in it is not on the map; it is in the table beside it.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from math import ceil, cos, radians, sqrt
from pathlib import Path

from corpus.areas import load_areas
from publish.areas import Area

POSITIONS = Path(__file__).parent / "positions.csv"
#: Width and height of a tile in the units of the drawing.
WIDTH, HEIGHT = 100, 52
#: With more tiles than this their names are shortened to fit.
MOST_NAMES = 70
LONGEST = 7
SHADES = 4
#: The share of the cells of the grid that is filled, about: with less room, more neighbours change sides.
_FILLED = 0.45
_ROUNDS = 20

_Point = tuple[float, float]
_Cell = tuple[int, int]


class PositionError(ValueError):
    """A line of ``positions.csv`` that is not as it should be; the message names it."""


@dataclass(frozen=True, slots=True)
class Tile:
    """A municipality on the map; ``shade`` is 0 (lightest) to ``SHADES - 1``.

    ``area`` is None where there is nothing about it, ``shade`` where it has no number on this map.
    """

    name: str
    area: Area | None
    column: int
    row: int
    label: str
    shade: int | None

    @property
    def x(self) -> int:
        return self.column * WIDTH

    @property
    def y(self) -> int:
        return self.row * HEIGHT


@dataclass(frozen=True, slots=True)
class TileMap:
    """Tiles on columns and rows, counted from 0 at the north-west."""

    tiles: tuple[Tile, ...]
    columns: int
    rows: int

    @property
    def is_dense(self) -> bool:
        return len(self.tiles) > MOST_NAMES

    @property
    def width(self) -> int:
        return self.columns * WIDTH

    @property
    def height(self) -> int:
        return self.rows * HEIGHT


@lru_cache(maxsize=1)
def positions(path: Path = POSITIONS) -> Mapping[str, _Point]:
    """Latitude and longitude in degrees by CBS code; raises :class:`PositionError`."""
    found: dict[str, _Point] = {}
    with path.open(encoding="utf-8", newline="") as stream:
        for number, row in enumerate(csv.DictReader(stream), start=2):
            try:
                place = (float(row["latitude"]), float(row["longitude"]))
            except (KeyError, TypeError, ValueError) as error:
                raise PositionError(f"{path}:{number}: no latitude and longitude") from error
            if not (50.7 < place[0] < 53.6 and 3.3 < place[1] < 7.3):
                raise PositionError(f"{path}:{number}: {place} is not in the Netherlands")
            if row["cbs_code"] in found:
                raise PositionError(f"{path}:{number}: {row['cbs_code']} is there twice")
            found[row["cbs_code"]] = place
    return found


@lru_cache(maxsize=1)
def _municipalities() -> tuple[tuple[str, str, str | None], ...]:
    """Id, name and province of every municipality."""
    return tuple((a.id, a.name, a.parent_id) for a in load_areas().of_kind("municipality"))


def tile_map(areas: Iterable[Area], shades: Mapping[str, int] | None = None) -> TileMap | None:
    """The municipalities of the provinces in which the areas lie, as tiles.

    ``shades`` says how dark the tile of each is; without, the more is known of it the darker it is. None
    where no municipality among the areas has a position.
    """
    known = positions()
    with_data = {a.id: a for a in areas if a.kind == "municipality" and a.id in known}
    if not with_data:
        return None
    provinces = {province for town, _, province in _municipalities() if town in with_data}
    names = {
        town: name
        for town, name, province in _municipalities()
        if province in provinces and town in known
    } | {town: area.name for town, area in with_data.items()}
    towns = sorted(names)
    cells = layout(tuple(known[town] for town in towns))
    most = max(_weight(area) for area in with_data.values())
    short = len(towns) > MOST_NAMES
    tiles = []
    for town, (column, row) in zip(towns, cells, strict=True):
        area = with_data.get(town)
        label = _shortened(names[town]) if short else names[town]
        known_shade = _shade(_weight(area), most) if area else 0
        shade = known_shade if shades is None else shades.get(town)
        tiles.append(Tile(names[town], area, column, row, label, shade))
    return TileMap(
        tuple(sorted(tiles, key=lambda tile: (tile.row, tile.column))),
        max(tile.column for tile in tiles) + 1,
        max(tile.row for tile in tiles) + 1,
    )


def _weight(area: Area) -> int:
    return area.counts + area.projects + area.commitments


def _shortened(name: str) -> str:
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1].rstrip()}."


def _shade(weight: int, most: int) -> int:
    return min(SHADES - 1, int(SHADES * sqrt(weight / most))) if most else 0


@lru_cache(maxsize=8)
def layout(points: tuple[_Point, ...]) -> tuple[_Cell, ...]:
    """A cell (column, row) of a grid for each point (latitude, longitude), no two the same.

    Each takes the free cell nearest to it, those in the middle first; then two change places as
    long as that brings them nearer to where they belong.
    """
    middle = radians(sum(p[0] for p in points) / len(points))
    east = [longitude * cos(middle) for _, longitude in points]
    south = [-latitude for latitude, _ in points]
    left, top = min(east), min(south)
    across, down = max(east) - left or 1e-6, max(south) - top or 1e-6
    # Tiles are wider than high: the grid has as many more rows as keep the shape of the country.
    ratio = across / down * HEIGHT / WIDTH
    cells = len(points) / _FILLED
    columns = max(1, ceil(sqrt(cells * ratio)))
    rows = max(1, ceil(cells / columns))
    wanted = [
        ((e - left) / across * (columns - 1), (s - top) / down * (rows - 1))
        for e, s in zip(east, south, strict=True)
    ]
    taken = _greedy(wanted, columns, rows)
    _exchanged(wanted, taken)
    first = (min(c for c, _ in taken), min(r for _, r in taken))
    return tuple((column - first[0], row - first[1]) for column, row in taken)


def _distance(wanted: _Point, cell: _Cell) -> float:
    return (wanted[0] - cell[0]) ** 2 + (wanted[1] - cell[1]) ** 2


def _greedy(wanted: Sequence[_Point], columns: int, rows: int) -> list[_Cell]:
    centre = ((columns - 1) / 2, (rows - 1) / 2)
    free = set(product(range(columns), range(rows)))
    taken: dict[int, _Cell] = {}
    order = sorted(
        range(len(wanted)),
        key=lambda i: (wanted[i][0] - centre[0]) ** 2 + (wanted[i][1] - centre[1]) ** 2,
    )
    for i in order:
        cell = min(free, key=lambda cell: (_distance(wanted[i], cell), cell))
        free.remove(cell)
        taken[i] = cell
    return [taken[i] for i in range(len(wanted))]


def _exchanged(wanted: Sequence[_Point], taken: list[_Cell]) -> None:
    """Let pairs change places, in ``taken`` itself, while both together come nearer."""
    for _ in range(_ROUNDS):
        better = False
        for i in range(len(taken)):
            for j in range(i + 1, len(taken)):
                now = _distance(wanted[i], taken[i]) + _distance(wanted[j], taken[j])
                then = _distance(wanted[i], taken[j]) + _distance(wanted[j], taken[i])
                if then < now - 1e-9:
                    taken[i], taken[j] = taken[j], taken[i]
                    better = True
        if not better:
            return
