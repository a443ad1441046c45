"""Columns of a table without vertical rules: white gaps that run down all its lines."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.pdf.page.ink import Area, Word, around
from extract.pdf.tables.cells import Line

#: A gap between words wider than this part of the type size may part two cells.
CELL_GAP = 0.5
#: Lines at the top of a table that may stretch over several columns.
_HEADER_LINES = 4

_FIGURE = re.compile(
    r"[(\[]?[€$£]?\s*[+\-–−±<>≥≤~]?\s*[€]?\s*\d[\d.,\u00a0]*(?:\s?[-–/xX:]\s?\d[\d.,]*)*,?-?\s*[%‰]?[)\]]?"
    r"(?:\s?(?:[*†‡]+|\(?\d\)))?"
)
_WITH_UNIT = re.compile(_FIGURE.pattern + r"(?:\s+[^\W\d_][\w²³./-]*){1,2}")
_PLACEHOLDER = re.compile(
    r"[-–—−.…?/]+|p\.?m\.?|n\.?v\.?t\.?|n\.?b\.?|n\.?a\.?|x|✓|✔|●|•|ja|nee", re.I
)
_NOTE = re.compile(
    r"\s*(?:(?:Bron|Bronnen|Noot|Toelichting|Peildatum)\b\s*:?|[*†‡¹²³])", re.IGNORECASE
)
_MARK_ONLY = re.compile(r"[€$£%+\-–(]")


def is_figure(text: str) -> bool:
    """Is the text a number as tables print it, with its sign, unit of money or percent?"""
    return bool(_FIGURE.fullmatch(text.strip()))


def is_figure_cell(text: str) -> bool:
    """Is the text a number, with or without a unit of one or two words behind it?"""
    text = text.strip()
    return bool(_FIGURE.fullmatch(text) or _WITH_UNIT.fullmatch(text))


def is_placeholder(text: str) -> bool:
    """Does the text stand for a number that is not there ("-", "PM", "n.v.t.")?"""
    return bool(_PLACEHOLDER.fullmatch(text.strip()))


def is_note(text: str) -> bool:
    """Does the text begin as a note under a table does ("Bron: ...", "* ...")?"""
    return bool(_NOTE.match(text))


def are_page_numbers(texts: Sequence[str]) -> bool:
    """Are the texts numbers of pages, as in a table of contents: small ones that never go down?"""
    found = [t.strip() for t in texts]
    if len(found) < 3 or not all(t.isdigit() and len(t) <= 3 for t in found):
        return False
    numbers = [int(t) for t in found]
    return all(a <= b for a, b in itertools.pairwise(numbers))


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one line with no wide gap between them."""

    words: tuple[Word, ...]
    x0: float = field(init=False)
    x1: float = field(init=False)
    center: float = field(init=False)

    def __post_init__(self) -> None:
        # Asked for time and again while columns are sought: counted once.
        x0, x1 = self.words[0].x0, max([w.x1 for w in self.words])
        object.__setattr__(self, "x0", x0)
        object.__setattr__(self, "x1", x1)
        object.__setattr__(self, "center", (x0 + x1) / 2)

    @property
    def text(self) -> str:
        return Line(self.words).text

    @property
    def area(self) -> Area:
        return around(self.words)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: ``x0`` and ``x1`` bound its text, ``left`` and ``right`` its cells."""

    x0: float
    x1: float
    left: float
    right: float


def runs_of(line: Line, gap: float = CELL_GAP) -> tuple[Run, ...]:
    """The words of a line in runs, parted where the gap is wider than ``gap`` type sizes."""
    runs: list[list[Word]] = []
    for word in line.words:
        if runs:
            before = max(runs[-1], key=lambda w: w.x1)
            size = max(min(before.size, word.size), 4.0)
            if word.x0 - before.x1 <= gap * size:
                runs[-1].append(word)
                continue
        runs.append([word])
    return tuple(Run(tuple(run)) for run in runs)


def columns_of(
    lines: Sequence[Line],
    left: float,
    right: float,
    borders: Sequence[float] = (),
) -> tuple[Column, ...]:
    """The columns that ``lines`` (from top to bottom) make between ``left`` and ``right``.

    A gap is white over all lines that have more than one run; only the first few lines, where
    headers stand over several columns, may stretch over it. ``borders`` are the x of vertical
    rules, which always part columns. Fewer than two columns are none.
    """
    split = [(i, runs_of(line)) for i, line in enumerate(lines)]
    several = [(i, runs) for i, runs in split if len(runs) > 1]
    if not several:
        return ()
    size = sorted(line.size for line in lines)[len(lines) // 2]
    body = [(i, runs) for i, runs in several if i >= _HEADER_LINES]
    if len(body) < 2:
        # A short table: only lines that have as many runs as any other are sure to be rows.
        most = max(len(runs) for _, runs in several)
        full = [(i, runs) for i, runs in several if len(runs) >= most]
        body = full if len(full) >= 2 or len(several) < 3 else several
    narrowest = (0.45 if len(body) >= 4 else 0.7) * size
    inside = [run for _, runs in body for run in runs]
    gaps = _without_stray(_gaps(inside, narrowest), several)
    cuts = sorted({(a + b) / 2 for a, b in gaps} | _useful(borders, gaps, left, right))
    columns = _between(cuts, inside, left, right)
    return columns if len(columns) > 1 else ()


def _without_stray(
    gaps: Sequence[tuple[float, float]], lines: Sequence[tuple[int, Sequence[Run]]]
) -> list[tuple[float, float]]:
    """The gaps, those left of a stray run taken out: a header that stands aside of its column, or
    a word that justification pushed away, is no column of its own."""
    found = list(gaps)
    if len(lines) < 3:
        return found
    for i, (start, end) in enumerate(gaps):
        stop = gaps[i + 1][0] if i + 1 < len(gaps) else float("inf")
        holders = [n for n, runs in lines if any(end <= r.x0 and r.x0 < stop for r in runs)]
        last = i + 1 == len(gaps)
        if len(holders) <= 1 and not (last and holders and holders[0] >= _HEADER_LINES):
            found.remove((start, end))
    return found


def _useful(
    borders: Sequence[float], gaps: Sequence[tuple[float, float]], left: float, right: float
) -> set[float]:
    return {
        x
        for x in borders
        if left + 6 < x < right - 6 and not any(a - 3 <= x <= b + 3 for a, b in gaps)
    }


def _gaps(runs: Sequence[Run], narrowest: float) -> list[tuple[float, float]]:
    covered: list[tuple[float, float]] = []
    for run in sorted(runs, key=lambda r: r.x0):
        if covered and run.x0 <= covered[-1][1]:
            covered[-1] = (covered[-1][0], max(covered[-1][1], run.x1))
        else:
            covered.append((run.x0, run.x1))
    return [(a[1], b[0]) for a, b in itertools.pairwise(covered) if b[0] - a[1] >= narrowest]


def _between(
    cuts: Sequence[float], runs: Sequence[Run], left: float, right: float
) -> tuple[Column, ...]:
    bounds = [left, *cuts, right]
    found: list[Column] = []
    pending: float | None = None
    for a, b in itertools.pairwise(bounds):
        inside = [r for r in runs if a <= r.center <= b]
        if not inside:
            pending = a if pending is None else pending
            continue
        start = a if pending is None else pending
        pending = None
        if all(_MARK_ONLY.fullmatch(r.text.strip()) for r in inside):
            # A column of euro signs belongs to the numbers behind it.
            pending = start
            continue
        found.append(Column(min(r.x0 for r in inside), max(r.x1 for r in inside), start, b))
    if pending is not None and found:
        last = found[-1]
        found[-1] = Column(last.x0, last.x1, last.left, right)
    return tuple(found)


def home(run: Run, columns: Sequence[Column]) -> int:
    """The column in which the middle of a run stands."""
    for i, column in enumerate(columns):
        if run.center <= column.right:
            return i
    return len(columns) - 1


def reach(run: Run, columns: Sequence[Column]) -> tuple[int, int]:
    """The first and last column (inclusive) that a run of words stands over."""
    over = [
        i
        for i, c in enumerate(columns)
        if min(run.x1, c.x1) - max(run.x0, c.x0) > min(2.0, 0.3 * (c.x1 - c.x0))
    ]
    own = home(run, columns)
    if len(over) < 2:
        gap = next(
            (
                i
                for i, (a, b) in enumerate(itertools.pairwise(columns))
                if a.x1 + 1 < run.center < b.x0 - 1 and not over
            ),
            None,
        )
        if gap is not None:
            return gap, gap + 1
        return (over[0], over[0]) if over else (own, own)
    return over[0], over[-1]
