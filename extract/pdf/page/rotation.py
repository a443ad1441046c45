"""Turning a page, so that its text reads from left to right, and turning boxes back.

A turn is how many degrees anticlockwise the text stands: 90 is text that reads upwards, 270 text
that reads downwards.
"""

from __future__ import annotations

from math import atan2, degrees

from extract.pdf.page.ink import Area


def turn_of(matrix: tuple[float, ...]) -> int:
    """The turn of a character with this PDF text matrix; -1 when it stands at an odd angle."""
    a, b = matrix[0], matrix[1]
    if b == 0 and a > 0:
        return 0
    angle = degrees(atan2(b, a)) % 360
    nearest = round(angle / 90) * 90
    return nearest % 360 if abs(angle - nearest) < 3 else -1


def to_reading(area: Area, turn: int, width: float, height: float) -> Area:
    """``area`` of a page of ``width`` by ``height`` in the frame where text with ``turn`` reads."""
    if turn == 90:
        return Area(height - area.bottom, area.x0, height - area.top, area.x1)
    if turn == 180:
        return Area(width - area.x1, height - area.bottom, width - area.x0, height - area.top)
    if turn == 270:
        return Area(area.top, width - area.x1, area.bottom, width - area.x0)
    return area


def to_page(area: Area, turn: int, width: float, height: float) -> Area:
    """The inverse of :func:`to_reading`; ``width`` and ``height`` are those of the page."""
    if turn == 90:
        return Area(area.top, height - area.x1, area.bottom, height - area.x0)
    if turn == 180:
        return Area(width - area.x1, height - area.bottom, width - area.x0, height - area.top)
    if turn == 270:
        return Area(width - area.bottom, area.x0, width - area.top, area.x1)
    return area
