"""What a table has that is no sum of numbers: rows that divide 100 %, averages, and shares of a total."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checks.phrases import any_of
from checks.quantity import Quantity
from checks.relation import PLAUSIBLE, Relation, is_near_miss
from checks.table_figures import Figure, FigureTable
from checks.table_sums import NEAR_WHOLE, STEP, WHOLE
from corpus.relations import load_relation_words
from extract.model import Segment

#: In so many columns a total lies between its parts where it is an average.
_FEWEST_AVERAGES = 2
#: So many rows that are their share of a column's total say that a column has such shares.
_FEWEST_SHARES = 2


def shares_of_columns(figures: FigureTable, name: str) -> Iterator[Relation]:
    """The rows of a column of shares that are those of another column, of its total.

    Arithmetic says which: two rows or more are so, and all but one.
    """
    totals = [row for row in figures.data_rows if figures.is_total(row)]
    if len(totals) != 1:
        return
    for column in figures.columns:
        for amounts in reversed([c for c in figures.columns if c < column]):
            whole = figures.figures.get((totals[0], amounts))
            rows = _rows_of_shares(figures, totals[0], amounts, column)
            if whole is None or whole.is_percent or whole.low <= 0 or whole.low != whole.high:
                continue
            fitting = sum(_is_share(share, part, whole) for _, share, part in rows)
            if fitting < _FEWEST_SHARES or fitting < len(rows) - 1:
                continue
            head = figures.column_header(totals[0], column)
            for row, share, part in rows:
                subject = f"{figures.labels.get(row, 'Rij')} in {name}, kolom '{head}'"
                stated = Quantity(
                    share.low, share.low, share.place, "percent", _rounding_of_percent(share)
                )
                parts = (_any_quantity(part), _any_quantity(whole))
                yield Relation("share", "total", subject, stated, parts)
            break


def _rows_of_shares(
    figures: FigureTable, total: int, amounts: int, shares: int
) -> list[tuple[int, Figure, Figure]]:
    """The rows that have a share in one column, and a number in the other."""
    found = []
    for row in figures.data_rows:
        share, part = figures.figures.get((row, shares)), figures.figures.get((row, amounts))
        if share is None or part is None or row == total:
            continue
        if not share.is_percent or part.is_percent or part.low <= 0 or part.low != part.high:
            return []
        found.append((row, share, part))
    return found


def _is_share(share: Figure, part: Figure, whole: Figure) -> bool:
    made = WHOLE * part.low / whole.low
    return abs(share.low - made) <= _rounding_of_percent(share) + 1e-9


def divided_rows(figures: FigureTable, name: str) -> Iterator[Relation]:
    """Rows of shares of which a column is what is left ("Overig (%)"): they make 100 %."""
    for row in figures.data_rows:
        shares = [figures.figures[row, c] for c in figures.columns if (row, c) in figures.figures]
        heads = [
            figures.column_header(row, c) for c in figures.columns if (row, c) in figures.figures
        ]
        has_rest = any(any_of(load_relation_words().remainder).search(head) for head in heads)
        if len(shares) < 2 or not has_rest or any(not share.is_percent for share in shares):
            continue
        if any(share.low != share.high for share in shares):
            continue
        place = Segment(shares[0].place.start, max(share.place.end for share in shares))
        parts = tuple(_percent(share) for share in shares)
        total = sum(part.low for part in parts)
        if abs(total - WHOLE) <= NEAR_WHOLE * WHOLE:
            subject = f"{figures.labels.get(row, 'Rij')} in {name}: aandelen van 100%"
            whole = Quantity(WHOLE, WHOLE, place, "percent")
            yield Relation("sum", "total", subject, whole, parts)


def averages(figures: FigureTable, name: str) -> Iterator[Relation]:
    """The total of a table that is no sum, but an average: it lies between its parts.

    Where it does in all columns but one at most. Of a table of one column it may stand just above its
    parts; further off it is something else.
    """
    totals = [row for row in figures.data_rows if figures.is_total(row)]
    if len(totals) != 1 or totals[0] != figures.data_rows[-1]:
        return
    columns = {c: found for c in figures.columns if (found := _average_of(figures, c)) is not None}
    inside = sum(_lies_between(*found) for found in columns.values())
    is_average = inside >= _FEWEST_AVERAGES and inside >= len(columns) - 1
    for column, (stated, parts) in columns.items():
        lowest = min(parts, key=lambda part: part.low)
        highest = max(parts, key=lambda part: part.high)
        if (is_average and not _can_be_sum(stated, lowest, highest, parts)) or (
            not is_average and _is_just_above(stated, highest, parts)
        ):
            head = figures.column_header(totals[0], column)
            yield Relation(
                "average",
                "total",
                f"{figures.labels.get(totals[0], 'Totaal')} in {name}, kolom '{head}'",
                _any_quantity(stated),
                (_any_quantity(lowest), _any_quantity(highest)),
                is_linked=is_average or stated.low <= highest.high * (1 + PLAUSIBLE),
            )


def _average_of(figures: FigureTable, column: int) -> tuple[Figure, list[Figure]] | None:
    """The total of a column and its parts, where it has all of them; all shares, or none of them."""
    rows = figures.data_rows
    stated = figures.figures.get((rows[-1], column))
    parts = [figures.figures[r, column] for r in rows[:-1] if (r, column) in figures.figures]
    if stated is None or len(parts) < max(2, len(rows) - 1):
        return None
    return (stated, parts) if len({part.is_percent for part in parts}) == 1 else None


def _lies_between(stated: Figure, parts: Sequence[Figure]) -> bool:
    lowest, highest = min(p.low for p in parts), max(p.high for p in parts)
    # A sum of which one part has all lies at its highest part.
    return lowest <= stated.low < highest


def _can_be_sum(stated: Figure, lowest: Figure, highest: Figure, parts: Sequence[Figure]) -> bool:
    """Return True if a total that does not lie between its parts can be something else than their average."""
    if lowest.low <= stated.low <= highest.high:
        return False
    is_far = not lowest.low * (1 - PLAUSIBLE) <= stated.low <= highest.high * (1 + PLAUSIBLE)
    return is_far or is_near_miss(sum(part.low for part in parts), stated.low)


def _is_just_above(stated: Figure, highest: Figure, parts: Sequence[Figure]) -> bool:
    is_above = stated.low > highest.high + _rounding_of_percent(stated)
    made = sum(part.low for part in parts)
    are_shares = stated.is_percent and all(part.is_percent for part in parts)
    return are_shares and is_above and not is_near_miss(made, stated.low) and stated.low < WHOLE


def _any_quantity(figure: Figure) -> Quantity:
    if figure.is_percent:
        return _percent(figure)
    return Quantity(figure.low, figure.high, figure.place)


def _percent(figure: Figure) -> Quantity:
    """A share of a table; one that is no step of five may be rounded."""
    grain = _rounding_of_percent(figure) if figure.low % STEP else 0.0
    return Quantity(figure.low, figure.high, figure.place, "percent", grain, is_about=False)


def _rounding_of_percent(figure: Figure) -> float:
    return 0.5 * 10.0**-figure.decimals
