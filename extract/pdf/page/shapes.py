"""Shapes of drawn paths: rules, rectangles, whites."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from extract.pdf.page.ink import Area, Rule

#: Nothing is drawn thinner than a table's border is thick: more is a filled area.
RULE_THICKNESS = 3.0


#: How far (points) the ends of a straight line may be off.
STRAIGHT = 1.0


#: A shape is a rectangle when so much of its outline follows the sides of the box around it.
_FOLLOWED = 0.7


#: With rounded ends, less of it does.
_FOLLOWED_ROUND = 0.5


def color_components(color: Any) -> tuple[float, ...]:
    """Return the numbers of a color as pdfminer gives it; none for a pattern."""
    if isinstance(color, int | float):
        return (round(float(color), 3),)
    if isinstance(color, tuple | list) and all(isinstance(c, int | float) for c in color):
        return tuple(round(float(c), 3) for c in color)
    return ()


def is_white(color: Any) -> bool:
    """Return True if the color is white or nearly."""
    parts = color_components(color)
    if len(parts) == 4:
        return all(p <= 0.02 for p in parts)
    return bool(parts) and all(p >= 0.98 for p in parts)


@dataclass(frozen=True, slots=True)
class Shape:
    """A drawn path in points of the page: the area around it and its points."""

    area: Area
    spots: Sequence[tuple[float, float]]
    curved: bool


def level_rule(area: Area) -> Rule:
    """Return the horizontal rule that a thin shape draws."""
    return Rule((area.top + area.bottom) / 2, area.x0, area.x1)


def upright_rule(area: Area) -> Rule:
    """Return the vertical rule that a thin shape draws."""
    return Rule((area.x0 + area.x1) / 2, area.top, area.bottom)


def is_rectangle(path: Sequence[Any], shape: Shape) -> bool:
    """Return True if the outline follows its bounding box, rounded corners aside."""
    area = shape.area
    followed = sum(
        abs(b[0] - a[0]) + abs(b[1] - a[1])
        for step, (a, b) in zip(path[1:], pairwise(shape.spots), strict=False)
        if step[0] not in "cvy" and _follows_side(a, b, area)
    )
    around = 2 * area.width + 2 * area.height
    if shape.curved:
        return followed >= _FOLLOWED_ROUND * around > 0
    open_side = 0.0 if path[-1][0] == "h" else max(area.width, area.height)
    return followed >= _FOLLOWED * around - open_side


def _follows_side(a: tuple[float, float], b: tuple[float, float], area: Area) -> bool:
    """Return True if a line goes along a side of the area."""
    upright = abs(b[0] - a[0]) <= STRAIGHT and _near(b[0], area.x0, area.x1)
    level = abs(b[1] - a[1]) <= STRAIGHT and _near(b[1], area.top, area.bottom)
    return upright or level


def _near(value: float, low: float, high: float) -> bool:
    return abs(value - low) <= STRAIGHT or abs(value - high) <= STRAIGHT
