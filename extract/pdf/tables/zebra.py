"""Tables of which every other row is shaded: the rows between are given cells too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extract.marks import is_caption
from extract.pdf.page.ink import Area, Word
from extract.pdf.tables.cells import Line, lines_of
from extract.pdf.tables.gutters import is_note, runs_of

#: Bands of one table begin and end at the same x, this many points aside.
_SAME = 3.0
#: A row without shading is at most this many times as high as the shaded ones.
_HIGHEST = 4.0
#: What is filled higher or narrower than this (points) is no cell of a row.
_HIGH = 80.0
_NARROW = 4.0
#: Words of neighbouring cells stand at least this many type sizes apart.
_APART = 0.5
#: A line of running text fills this part of a table's width.
_FULL = 0.8


@dataclass(frozen=True, slots=True)
class _Band:
    """Filled areas side by side: a shaded row with its cells."""

    top: float
    bottom: float
    xs: tuple[float, ...]

    @property
    def height(self) -> float:
        return self.bottom - self.top


def with_white_rows(fills: Sequence[Area], words: Sequence[Word]) -> tuple[Area, ...]:
    """The filled areas, and areas for the cells of the white rows between shaded ones.

    Only where the shaded rows are filled cell by cell: a row that is filled as a whole does not say
    where its cells are.
    """
    bands = _bands(fills)
    found = list(fills)
    for table in _tables(bands):
        finest = max((band.xs for band in table), key=len)
        heights = []
        for above, below in pairwise(table):
            if below.top - above.bottom > _SAME:
                white = _white_row(words, finest, above.bottom, below.top, fills)
                found += white
                heights += [below.top - above.bottom] if white else []
        if not heights:
            continue
        high = median(heights)
        first, last = table[0], table[-1]
        for top, bottom in ((first.top - high, first.top), (last.bottom, last.bottom + high)):
            top = _below_caption(words, finest, top, bottom)
            if _is_row(words, finest, top, bottom):
                found += _cells(finest, top, bottom, fills)
    return tuple(found)


def _white_row(
    words: Sequence[Word], xs: Sequence[float], top: float, bottom: float, fills: Sequence[Area]
) -> list[Area]:
    """Return the cells of a white row between two shaded ones: one where a text stands over several
    columns, none where running text does."""
    held = [w for w in words if top < w.middle < bottom and w.turn == 0]
    within = [w for w in held if xs[0] - 1 <= w.center <= xs[-1] + 1]
    if not _is_over_borders(within, xs[1:-1]):
        return _cells(xs, top, bottom, fills)
    lines = lines_of(held)
    beyond = any(
        line.x0 < xs[0] - _SAME or line.x1 > xs[-1] + _SAME for line in _lines_from(lines, xs)
    )
    return [] if beyond or _are_full(lines, xs) else [Area(xs[0], top, xs[-1], bottom)]


def _lines_from(lines: Sequence[Line], xs: Sequence[float]) -> Iterator[Line]:
    """Yield the runs of lines that reach into a table between ``xs``, as lines."""
    for line in lines:
        for run in runs_of(line):
            if run.x1 > xs[0] and run.x0 < xs[-1]:
                yield Line(run.words)


def _are_full(lines: Sequence[Line], xs: Sequence[float]) -> bool:
    """Return True if two lines or more fill the width of a table."""
    wide = _FULL * (xs[-1] - xs[0])
    return sum(line.x1 - line.x0 > wide for line in _lines_from(lines, xs)) >= 2


def _is_over_borders(words: Sequence[Word], borders: Sequence[float]) -> bool:
    over = any(w.x0 + 1 < x < w.x1 - 1 for w in words for x in borders)
    return over or _is_written_over(words, borders)


def _below_caption(words: Sequence[Word], xs: Sequence[float], top: float, bottom: float) -> float:
    """The top of a row, that of what stands below a caption in its height."""
    held = [w for w in words if top < w.middle < bottom and xs[0] - 1 <= w.center <= xs[-1] + 1]
    return max([top, *(line.bottom for line in lines_of(held) if is_caption(line.text))])


def _bands(fills: Sequence[Area]) -> list[_Band]:
    rows: dict[tuple[int, int], list[Area]] = {}
    # Some producers fill every cell twice.
    once = {(round(f.x0), round(f.top), round(f.x1), round(f.bottom)): f for f in fills}
    for fill in once.values():
        if fill.height < _HIGH and fill.width > _NARROW:
            rows.setdefault((round(fill.top), round(fill.bottom)), []).append(fill)
    found = []
    for group in rows.values():
        group.sort(key=lambda f: f.x0)
        run = [group[0]]
        for fill in group[1:]:
            if fill.x0 - run[-1].x1 > _SAME:
                found.append(_band(run))
                run = []
            run.append(fill)
        found.append(_band(run))
    return sorted((b for b in found if len(b.xs) > 2), key=lambda b: b.top)


def _band(run: Sequence[Area]) -> _Band:
    xs = [run[0].x0]
    for a, b in pairwise(run):
        xs.append((a.x1 + b.x0) / 2)
    xs.append(run[-1].x1)
    return _Band(run[0].top, run[0].bottom, tuple(xs))


def _tables(bands: Sequence[_Band]) -> list[list[_Band]]:
    """Bands below each other with the same ends and, header cells aside, the same borders."""
    tables: list[list[_Band]] = []
    for band in bands:
        for table in tables:
            last = table[-1]
            finer, other = sorted((last.xs, band.xs), key=len, reverse=True)
            if (
                abs(last.xs[0] - band.xs[0]) <= _SAME
                and abs(last.xs[-1] - band.xs[-1]) <= _SAME
                and -_SAME <= band.top - last.bottom <= _HIGHEST * max(band.height, last.height)
                and all(min(abs(x - y) for y in finer) <= _SAME for x in other)
            ):
                table.append(band)
                break
        else:
            tables.append([band])
    return [table for table in tables if len(table) > 1]


def _cells(xs: Sequence[float], top: float, bottom: float, fills: Sequence[Area]) -> list[Area]:
    middle = (top + bottom) / 2
    found = []
    for left, right in pairwise(xs):
        center = (left + right) / 2
        if not any(f.holds(center, middle) and f.width < 1.5 * (right - left) for f in fills):
            found.append(Area(left, top, right, bottom))
    return found


def _is_written_over(words: Sequence[Word], borders: Sequence[float]) -> bool:
    """Return True if words on either side of a border stand as near as those of one text."""
    return any(
        b.x0 - a.x1 < _APART * a.size and any(a.center < x < b.center for x in borders)
        for line in lines_of(words)
        for a, b in pairwise(line.words)
    )


def _is_row(words: Sequence[Word], xs: Sequence[float], top: float, bottom: float) -> bool:
    """Return True if words stand in two cells or more of the row, and none over their borders."""
    held = [w for w in words if top < w.middle < bottom and xs[0] - 1 <= w.center <= xs[-1] + 1]
    inner = xs[1:-1]
    if _is_over_borders(held, inner):
        return False
    columns = {sum(x < w.center for x in inner) for w in held}
    if held and is_note(min(held, key=lambda w: (w.baseline, w.x0)).text):
        return False
    return len(columns) >= max(2, 0.5 * (len(xs) - 1))
