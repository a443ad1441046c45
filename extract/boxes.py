"""Where on the page each character of a source's text stands.

Kept in flat arrays: a source of a hundred pages has hundreds of thousands of characters.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import isnan, nan

from extract.model import Box, Segment

#: Boxes of neighbouring characters further apart than this (times their height) stay two boxes.
_APART = 4.0


@dataclass(slots=True)
class CharacterBoxes:
    """A box for each character of a text, or none for blanks and line breaks.

    A reader adds them in the order of the text. ``sides`` holds x0, top, x1 and bottom of each
    character in points (not-a-number where it has no box); ``starts`` and ``numbers`` tell from
    which offset on characters stand on which page; ``turned`` holds, in pairs, where text that reads
    upwards or downwards begins and ends.
    """

    sides: array[float] = field(default_factory=lambda: array("f"))
    starts: list[int] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    turned: list[int] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.sides) // 4

    def begin_page(self, number: int, offset: int) -> None:
        """Characters from ``offset`` on stand on page ``number``."""
        self.starts.append(offset)
        self.numbers.append(number)

    def add(self, x0: float, top: float, x1: float, bottom: float) -> None:
        """The box of the next character."""
        self.sides.extend((x0, top, x1, bottom))

    def turn(self, start: int, end: int) -> None:
        """The characters from ``start`` to ``end`` read upwards or downwards."""
        if self.turned and self.turned[-1] == start:
            self.turned[-1] = end
        else:
            self.turned += (start, end)

    def skip(self, count: int) -> None:
        """The next ``count`` characters stand nowhere."""
        self.sides.extend((nan,) * (4 * count))

    def at(self, offset: int) -> Box | None:
        """The box of the character at ``offset``, if it has one."""
        x0, top, x1, bottom = self.sides[4 * offset : 4 * offset + 4]
        if isnan(x0):
            return None
        page = self.numbers[bisect_right(self.starts, offset) - 1]
        return Box(page, x0, top, x1, bottom)

    def of(self, segments: Iterable[Segment]) -> tuple[Box, ...]:
        """The boxes of the characters in ``segments``, those next to each other on a line as one."""
        found: list[Box] = []
        for segment in segments:
            for offset in range(segment.start, min(segment.end, len(self))):
                box = self.at(offset)
                if box is None:
                    continue
                turned = bisect_right(self.turned, offset) % 2 == 1
                if found and _are_neighbours(found[-1], box, turned):
                    found[-1] = _union(found[-1], box)
                else:
                    found.append(box)
        return tuple(found)


def _are_neighbours(last: Box, box: Box, turned: bool) -> bool:
    """Return True if ``box`` goes on where ``last`` ends, on the same line."""
    if last.page != box.page:
        return False
    if turned:
        across = min(last.x1, box.x1) - max(last.x0, box.x0)
        thick = min(last.x1 - last.x0, box.x1 - box.x0)
        gap = max(box.top - last.bottom, last.top - box.bottom)
    else:
        across = min(last.bottom, box.bottom) - max(last.top, box.top)
        thick = min(last.bottom - last.top, box.bottom - box.top)
        gap = box.x0 - last.x1 if box.x0 >= last.x0 - 1 else _APART * thick + 1
    return across > 0.5 * thick and gap <= _APART * max(thick, 4.0)


def _union(a: Box, b: Box) -> Box:
    return Box(a.page, min(a.x0, b.x0), min(a.top, b.top), max(a.x1, b.x1), max(a.bottom, b.bottom))
