"""Shading that is put together of pieces: a filled box for each line of a cell, and strips around.

No one sees the seams. What is drawn between the pieces of one cell is no border, and a strip is no
rule.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extract.pdf.page.ink import Area, Rule, around
from extract.pdf.page.ruling import Groups
from extract.settings import Settings


@dataclass(frozen=True, slots=True)
class TileSettings(Settings):
    """Which filled areas are pieces of one."""

    #: Pieces touch when no further apart.
    seam_pt: float = 0.6
    #: A strip around text is no wider, ...
    strip_pt: float = 10.0
    #: ... and a box of text no narrower, either way.
    box_pt: float = 6.0
    #: Pieces make one area where they fill this part of the box around them.
    filled_share: float = 0.9
    #: A page with more filled areas is a drawing.
    tile_count: int = 4000


SETTINGS = TileSettings()


@dataclass(frozen=True, slots=True)
class Tile:
    """A filled area with its color; ``rule`` is what it is taken for where it is thin."""

    area: Area
    color: tuple[float, ...]
    rule: Rule | None = None


def joined_tiles(
    tiles: Sequence[Tile], spots: Iterable[tuple[float, float]]
) -> tuple[list[tuple[list[Tile], Area]], set[int]]:
    """Return the groups of tiles that are one area each, with that area, and the indexes of all
    tiles in them; ``spots`` are the middles of the characters of the page."""
    if len(tiles) > SETTINGS.tile_count:
        return [], set()
    strips = [i for i, t in enumerate(tiles) if _is_thin(t.area)]
    boxes = [i for i, t in enumerate(tiles) if _is_box(t.area)]
    if not strips or not boxes:
        return [], set()
    blank = _Spots(spots)
    strips = [i for i in strips if not blank.is_in(tiles[i].area)]
    groups = _grouped(tiles, strips, boxes)
    found, inside = [], set()
    for group in groups:
        pieces = [tiles[i] for i in group]
        area = around([p.area for p in pieces])
        filled = sum(p.area.width * p.area.height for p in pieces)
        if filled >= SETTINGS.filled_share * area.width * area.height:
            found.append((pieces, area))
            inside.update(group)
    return found, inside


def _grouped(tiles: Sequence[Tile], strips: Sequence[int], boxes: Sequence[int]) -> list[list[int]]:
    """Return boxes with the strips of their color that touch them, two or more tiles a group."""
    groups = Groups(len(tiles))
    near = _Edges(tiles, boxes)
    for i in strips:
        for j in near.touching(tiles[i].area):
            if tiles[i].color == tiles[j].color and _goes_along(tiles[i].area, tiles[j].area):
                groups.join(i, j)
    return [group for group in groups.all() if len(group) > 1]


def _is_thin(area: Area) -> bool:
    return min(area.width, area.height) <= SETTINGS.strip_pt


def _is_box(area: Area) -> bool:
    return min(area.width, area.height) >= SETTINGS.box_pt


def _goes_along(strip: Area, box: Area) -> bool:
    """Return True if a strip lies along a side of a box: at a side, as high or higher; above or
    below, as wide, with the strips at its sides."""
    seam, slack = SETTINGS.seam_pt, SETTINGS.strip_pt
    beside = abs(strip.x1 - box.x0) <= seam or abs(strip.x0 - box.x1) <= seam
    if beside and strip.width <= slack:
        return strip.top <= box.top + seam and strip.bottom >= box.bottom - seam
    over = abs(strip.bottom - box.top) <= seam or abs(strip.top - box.bottom) <= seam
    if not over or strip.height > slack:
        return False
    wide = strip.x0 <= box.x0 + seam and strip.x1 >= box.x1 - seam
    return wide and box.x0 - strip.x0 <= slack + seam and strip.x1 - box.x1 <= slack + seam


class _Edges:
    """Boxes by where their sides are, so that a strip is not held against all."""

    def __init__(self, tiles: Sequence[Tile], boxes: Sequence[int]) -> None:
        self._by_top: dict[int, list[int]] = defaultdict(list)
        self._by_left: dict[int, list[int]] = defaultdict(list)
        for i in boxes:
            area = tiles[i].area
            for y in {round(area.top), round(area.bottom)}:
                self._by_top[y].append(i)
            for x in {round(area.x0), round(area.x1)}:
                self._by_left[x].append(i)

    def touching(self, strip: Area) -> set[int]:
        """Return the boxes that have a side where a strip has one."""
        found: set[int] = set()
        for value, index in (
            (strip.top, self._by_top),
            (strip.bottom, self._by_top),
            (strip.x0, self._by_left),
            (strip.x1, self._by_left),
        ):
            for key in (round(value) - 1, round(value), round(value) + 1):
                found.update(index.get(key, ()))
        return found


class _Spots:
    """Middles of characters, in order of their height."""

    def __init__(self, spots: Iterable[tuple[float, float]]) -> None:
        self._spots = sorted((y, x) for x, y in spots)

    def is_in(self, area: Area) -> bool:
        """Return True if a character stands in an area."""
        first = bisect_left(self._spots, (area.top, float("-inf")))
        last = bisect_right(self._spots, (area.bottom, float("inf")))
        return any(area.x0 < x < area.x1 for _, x in self._spots[first:last])
