"""Rows of a ruled table that only the edge of their shading parts: a dark header without a rule below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.pdf.page.ink import Area, Rule, Word
from extract.pdf.page.ruling import joined
from extract.settings import Settings


@dataclass(frozen=True, slots=True)
class ShadeEdgeSettings(Settings):
    """When the edge of shading parts two rows."""

    #: Pieces of shading that end at one height end at most this far apart.
    level_pt: float = 1.5
    #: They reach over this part of the width of the table.
    width_share: float = 0.97
    #: No rule this near, over this part of the width, parts the rows already.
    rule_pt: float = 5.0
    drawn_share: float = 0.9
    #: Nor does shading go on over the edge, over more than this part of the width.
    over_share: float = 0.3
    #: So many columns have words above the edge as well as below it.
    column_count: int = 2
    #: A word whose middle part (this share of its height) crosses the edge stands in no row.
    word_share: float = 0.5


SETTINGS = ShadeEdgeSettings()


def with_shade_edges(
    fills: Sequence[Area], across: Sequence[Rule], down: Sequence[Rule], words: Sequence[Word]
) -> tuple[tuple[Rule, ...], tuple[Rule, ...]]:
    """Return the rules of a page, with the edges and sides of shading that parts rows."""
    edges = shade_edges(fills, across, down, words)
    return joined((*across, *edges)), joined((*down, *shade_sides(fills, edges, down)))


def shade_edges(
    fills: Sequence[Area], across: Sequence[Rule], down: Sequence[Rule], words: Sequence[Word]
) -> list[Rule]:
    """Return the edges of shading over the whole width of a row, as rules, where they part words in
    columns that upright rules draw."""
    found: list[Rule] = []
    for at in sorted({edge for fill in fills for edge in (fill.top, fill.bottom)}):
        if found and at - found[-1].at <= SETTINGS.rule_pt:
            continue
        xs = sorted(
            r.at
            for r in down
            if r.start <= at + SETTINGS.level_pt and r.end >= at - SETTINGS.level_pt
        )
        if len(xs) > SETTINGS.column_count and _parts_rows(at, xs, fills, across, words):
            found.append(Rule(at, xs[0], xs[-1]))
    return found


def shade_sides(fills: Sequence[Area], edges: Sequence[Rule], down: Sequence[Rule]) -> list[Rule]:
    """Return the sides of shading that ends at ``edges`` and stands under the borders of columns, as
    upright rules: those of a dark row are not drawn."""
    return [
        Rule(x, fill.top, fill.bottom)
        for fill in fills
        if any(
            min(abs(fill.top - e.at), abs(fill.bottom - e.at)) <= SETTINGS.level_pt for e in edges
        )
        for x in (fill.x0, fill.x1)
        if any(abs(x - rule.at) <= SETTINGS.level_pt for rule in down)
    ]


def _parts_rows(
    at: float,
    xs: Sequence[float],
    fills: Sequence[Area],
    across: Sequence[Rule],
    words: Sequence[Word],
) -> bool:
    width = xs[-1] - xs[0]
    ends = [
        (f.x0, f.x1) for f in fills if min(abs(f.top - at), abs(f.bottom - at)) <= SETTINGS.level_pt
    ]
    if _covered(ends, xs[0], xs[-1]) < SETTINGS.width_share * width:
        return False
    # Lines that are shaded one by one, on the shading of their cell.
    over = [
        (f.x0, f.x1)
        for f in fills
        if f.top < at - SETTINGS.level_pt and f.bottom > at + SETTINGS.rule_pt
    ]
    if _covered(over, xs[0], xs[-1]) > SETTINGS.over_share * width:
        return False
    rules = [(r.start, r.end) for r in across if abs(r.at - at) <= SETTINGS.rule_pt]
    if _covered(rules, xs[0], xs[-1]) > SETTINGS.drawn_share * width:
        return False
    top, bottom = _row_around(at, xs, across)
    held = [w for w in words if top < w.middle < bottom and xs[0] < w.center < xs[-1]]
    if any(_crosses(w, at) for w in held):
        return False
    both = sum(
        {w.middle < at for w in held if x0 < w.center < x1} == {True, False}
        for x0, x1 in pairwise(xs)
    )
    return both >= SETTINGS.column_count


def _covered(ends: Sequence[tuple[float, float]], x0: float, x1: float) -> float:
    """Return how much of the width between two x is covered by pieces, which may overlap."""
    total, reached = 0.0, x0
    for start, end in sorted(ends):
        total += max(0.0, min(end, x1) - max(start, reached))
        reached = max(reached, end)
    return total


def _row_around(at: float, xs: Sequence[float], across: Sequence[Rule]) -> tuple[float, float]:
    """Return the heights of the rules above and below."""
    levels = [y for y in _levels(xs, across) if abs(y - at) > SETTINGS.rule_pt]
    return (
        max((y for y in levels if y < at), default=float("-inf")),
        min((y for y in levels if y > at), default=float("inf")),
    )


def _levels(xs: Sequence[float], across: Sequence[Rule]) -> Iterator[float]:
    """Yield the heights of rules over a column or more."""
    narrowest = min(b - a for a, b in pairwise(xs))
    for rule in across:
        if min(rule.end, xs[-1]) - max(rule.start, xs[0]) > 0.9 * narrowest:
            yield rule.at


def _crosses(word: Word, at: float) -> bool:
    height = SETTINGS.word_share * (word.bottom - word.top)
    return abs(word.middle - at) < height / 2
