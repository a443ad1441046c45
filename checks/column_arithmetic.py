"""Columns that two other columns of their table make, row by row: stock, growth and the stock that comes of it.

"Voorraad 2016 | Toename | Voorraad 2026", "Totale capaciteit | Waarvan vervanging | Netto": no header need say
that one adds up the others where nearly all rows do. A row that does not, differs where one slip or a few
percent explain it, and neither rounding does nor another number of the row ("bilaterale afspraken -100").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from checks.relation import Relation, is_near_miss
from checks.table_figures import Figure, FigureTable
from checks.table_sums import rounding_to_step

#: So many rows without a nought add up exactly, ...
_FEWEST_EXACT = 5
#: ... of all rows at least such a part, ...
_MOST_OF_ROWS = 0.8
#: ... and in tables of no more columns than these; of more, most are years.
_MOST_COLUMNS = 12
#: What whole numbers are rounded to, the largest first.
_STEPS = (100.0, 50.0, 10.0, 5.0, 1.0)
_NOTHING = 1e-6

_Row = tuple[int, Figure, Figure, Figure]


@dataclass(frozen=True, slots=True)
class _Columns:
    """Two columns and the one that they make, with the rows that have a number in all three."""

    parts: tuple[int, int]
    whole: int
    rows: Sequence[_Row]

    @property
    def step(self) -> float:
        """The step that all numbers of the columns are in, and may be rounded to."""
        figures = [figure for _, *three in self.rows for figure in three]
        finest = 10.0 ** -max(figure.decimals for figure in figures)
        return next((s for s in _STEPS if all(f.low % s == 0 for f in figures)), finest)


def column_arithmetic(figures: FigureTable, name: str) -> Iterator[Relation]:
    """A relation for each row of columns of which one is the two others together."""
    columns = figures.columns
    if not 2 < len(columns) <= _MOST_COLUMNS or len(figures.data_rows) < _FEWEST_EXACT:
        return
    for one, other in combinations(columns, 2):
        for whole in columns:
            made = None if whole in (one, other) else _made(figures, (one, other), whole)
            if made is not None:
                step = made.step
                for row in made.rows:
                    yield from _relation(figures, name, made, row, step)


def _made(figures: FigureTable, parts: tuple[int, int], whole: int) -> _Columns | None:
    rows: list[_Row] = []
    exact = telling = 0
    for row in figures.data_rows:
        one, other, made = (figures.figures.get((row, c)) for c in (*parts, whole))
        if one is None or other is None or made is None:
            continue
        if one.is_percent or other.is_percent or made.is_percent:
            return None
        rows.append((row, one, other, made))
        fits = abs(one.low + other.low - made.low) <= _NOTHING
        exact += fits
        telling += fits and bool(one.low and other.low)
    is_telling = telling >= _FEWEST_EXACT and exact >= _MOST_OF_ROWS * len(rows)
    return _Columns(parts, whole, rows) if is_telling else None


def _relation(
    figures: FigureTable, name: str, made: _Columns, row: _Row, step: float
) -> Iterator[Relation]:
    at, one, other, whole = row
    off = whole.low - one.low - other.low
    is_exact = abs(off) <= _NOTHING
    if not is_exact and (_is_mediated(figures, made, at, off) or not _is_slip(one, other, whole)):
        return
    head = figures.column_header(at, made.whole)
    subject = f"{figures.labels.get(at, 'Rij')} in {name}" + (f", kolom '{head}'" if head else "")
    parts = (one.quantity, other.quantity)
    rounding = rounding_to_step(len(parts), step)
    yield Relation("sum", "total", subject, whole.quantity, parts, rounding=rounding, is_exact=True)


def _is_mediated(figures: FigureTable, made: _Columns, row: int, off: float) -> bool:
    """Return True if another number of the row is as much as what lacks."""
    ours = {*made.parts, made.whole}
    others = (
        figures.figures.get((row, column)) for column in figures.columns if column not in ours
    )
    return any(
        figure is not None and abs(abs(figure.low) - abs(off)) <= _NOTHING for figure in others
    )


def _is_slip(one: Figure, other: Figure, whole: Figure) -> bool:
    """Return True if one of three numbers may be a slip for what the two others make."""
    return (
        is_near_miss(whole.low, one.low + other.low)
        or is_near_miss(one.low, whole.low - other.low)
        or is_near_miss(other.low, whole.low - one.low)
    )
