"""Columns of a table without vertical rules: white gaps that run down all its lines."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from extract.pdf.page.ink import Area, Word, around
from extract.pdf.tables.cells import Line
from extract.settings import Settings

#: A gap between words wider than this part of the type size may part two cells.
CELL_GAP = 0.5


@dataclass(frozen=True, slots=True)
class GutterSettings(Settings):
    """How wide the white between columns is."""

    #: Lines at the top of a table that may stretch over several columns.
    header_line_count: int = 4
    #: White this wide parts columns; in few lines, where it may be chance, a little more.
    gutter_em: float = 0.45
    gutter_of_few_em: float = 0.7
    many_line_count: int = 4
    #: A header over white, so far from the one beside it, is that of a column without cells: words of
    #: one header stand nearer.
    empty_column_em: float = 1.0


SETTINGS = GutterSettings()

_FIGURE = re.compile(
    r"[(\[]?[€$£]?\s*[+\-–−±<>≥≤~]?\s*[€]?\s*(?:\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?!\d)|\d)[\d.,\u00a0]*(?:\s?[-–/xX:]\s?\d[\d.,]*)*,?-?\s*[%‰]?[)\]]?"
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


@lru_cache(maxsize=10_000)
def is_figure(text: str) -> bool:
    """Return True if the text is a number as tables print it, with its sign, unit of money or
    percent."""
    return bool(_FIGURE.fullmatch(text.strip()))


@lru_cache(maxsize=10_000)
def is_figure_cell(text: str) -> bool:
    """Return True if the text is a number, with or without a unit of one or two words behind it."""
    text = text.strip()
    return bool(_FIGURE.fullmatch(text) or _WITH_UNIT.fullmatch(text))


@lru_cache(maxsize=10_000)
def is_placeholder(text: str) -> bool:
    """Return True if the text stands for a number that is not there ("-", "PM", "n.v.t.")."""
    return bool(_PLACEHOLDER.fullmatch(text.strip()))


def is_note(text: str) -> bool:
    """Return True if the text begins as a note under a table does ("Bron: ...", "* ...")."""
    return bool(_NOTE.match(text))


def are_page_numbers(texts: Sequence[str]) -> bool:
    """Return True if the texts are numbers of pages, as in a table of contents: small ones that
    never go down."""
    found = [t.strip() for t in texts]
    if len(found) < 3 or not all(t.isdecimal() and len(t) <= 3 for t in found):
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
    before: Word | None = None
    for word in line.words:
        if before is not None:
            size = max(min(before.size, word.size), 4.0)
            if word.x0 - before.x1 <= gap * size:
                runs[-1].append(word)
                if word.x1 > before.x1:
                    before = word
                continue
        runs.append([word])
        before = word
    return tuple(Run(tuple(run)) for run in runs)


def columns_of(
    lines: Sequence[Line],
    left: float,
    right: float,
    borders: Sequence[float] = (),
    header_line_count: int | None = None,
) -> tuple[Column, ...]:
    """The columns that ``lines`` (from top to bottom) make between ``left`` and ``right``.

    A gap is white over all lines that have more than one run; only the first few lines, where
    headers stand over several columns, may stretch over it (``header_line_count`` of them where it is
    known). ``borders`` are the x of vertical rules, which always part columns. Fewer than two columns
    are none.
    """
    heads = SETTINGS.header_line_count if header_line_count is None else header_line_count
    several = [(i, runs) for i, line in enumerate(lines) if len(runs := runs_of(line)) > 1]
    if not several:
        return ()
    size = sorted(line.size for line in lines)[len(lines) // 2]
    body = _body_lines(several, heads)
    few = len(body) < SETTINGS.many_line_count
    narrowest = (SETTINGS.gutter_of_few_em if few else SETTINGS.gutter_em) * size
    inside = [run for _, runs in body for run in runs]
    gaps = _without_stray(_gaps(inside, narrowest), several)
    drawn = _useful(borders, gaps, left, right)
    cuts = sorted({(a + b) / 2 for a, b in gaps} | drawn)
    # A text across a rule stands over the columns on both sides: it is as wide as none of them.
    own = [run for run in inside if not any(run.x0 < x < run.x1 for x in drawn)]
    whole = _between(cuts, inside, left, right)
    columns = _between(cuts, own, left, right)
    columns = columns if len(columns) == len(whole) else whole
    if len(columns) < 2:
        return ()
    last = 0 if header_line_count is None else header_line_count - 1
    header = next((runs for i, runs in several if i == last), ())
    below = [run for i, runs in several if i > last for run in runs]
    if not header or _goes_on(lines, last + 1, columns):
        return columns
    return _with_empty_columns(columns, header, below, SETTINGS.empty_column_em * size)


#: A line's number and its runs.
_SplitLine = tuple[int, tuple[Run, ...]]


def _body_lines(several: Sequence[_SplitLine], heads: int) -> Sequence[_SplitLine]:
    """Return the lines that are rows for sure: those below the first ``heads``."""
    body = [(i, runs) for i, runs in several if i >= heads]
    if len(body) >= 2:
        return body
    # A short table: only lines that have as many runs as any other are sure to be rows.
    most = max(len(runs) for _, runs in several)
    full = [(i, runs) for i, runs in several if len(runs) >= most]
    return full if len(full) >= 2 or len(several) < 3 else several


def _without_stray(
    gaps: Sequence[tuple[float, float]], lines: Sequence[_SplitLine]
) -> list[tuple[float, float]]:
    """The gaps, those left of a stray run taken out: a header that stands aside of its column, or
    a word that justification pushed away, is no column of its own."""
    if len(lines) < 3:
        return list(gaps)
    found = []
    middles = [*((a + b) / 2 for a, b in gaps), float("inf")]
    for i, gap in enumerate(gaps):
        is_last = i + 1 == len(gaps)
        start, stop = middles[i], middles[i + 1]
        holders = [n for n, runs in lines if any(start <= r.center < stop for r in runs)]
        # A remark in the last column may be the only one.
        remark = is_last and bool(holders) and holders[0] >= SETTINGS.header_line_count
        if len(holders) > 1 or remark:
            found.append(gap)
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
    found: list[Column] = []
    start: float | None = None
    for a, b in itertools.pairwise([left, *cuts, right]):
        start = a if start is None else start
        inside = [r for r in runs if a <= r.center <= b]
        # A column of euro signs belongs to the numbers behind it.
        if all(_MARK_ONLY.fullmatch(r.text.strip()) for r in inside):
            continue
        found.append(Column(min(r.x0 for r in inside), max(r.x1 for r in inside), start, b))
        start = None
    if start is not None and found:
        found[-1] = replace(found[-1], right=right)
    return tuple(found)


def _goes_on(lines: Sequence[Line], below: int, columns: Sequence[Column]) -> bool:
    """Return True if the header goes on with the line ``below``, which has nothing in the first
    column: words of one header may stand far apart then, to fill their line."""
    runs = runs_of(lines[below]) if below < len(lines) else ()
    return not any(home(run, columns) == 0 for run in runs)


def _with_empty_columns(
    columns: tuple[Column, ...], header: Sequence[Run], body: Sequence[Run], far: float
) -> tuple[Column, ...]:
    """Return the columns and the one that has a header only, at least ``far`` (points) from the
    header beside it.

    So it is where each column has a header on that line: otherwise the header over white is that of
    the next column, and stands aside of it.
    """
    homes = [home(run, columns) for run in header]
    if not set(range(1, len(columns))) <= set(homes):
        return columns
    for (a, b), (own, next_home) in zip(
        itertools.pairwise(header), itertools.pairwise(homes), strict=True
    ):
        if own == next_home and b.x0 - a.x1 >= far and _is_over(a, body) != _is_over(b, body):
            return _split(columns, own, a, b)
    return columns


def _is_over(header: Run, body: Sequence[Run]) -> bool:
    return any(min(header.x1, run.x1) - max(header.x0, run.x0) > 0 for run in body)


def _split(columns: tuple[Column, ...], at: int, a: Run, b: Run) -> tuple[Column, ...]:
    """Return the columns with the one at ``at`` parted between two of its headers."""
    whole, middle = columns[at], (a.x1 + b.x0) / 2
    left = Column(min(whole.x0, a.x0), min(whole.x1, middle), whole.left, middle)
    right = Column(max(whole.x0, middle), max(whole.x1, b.x1), middle, whole.right)
    return (*columns[:at], left, right, *columns[at + 1 :])


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
    if over:
        return over[0], over[-1]
    for i, (a, b) in enumerate(itertools.pairwise(columns)):
        if a.x1 + 1 < run.center < b.x0 - 1:
            return i, i + 1
    own = home(run, columns)
    return own, own
