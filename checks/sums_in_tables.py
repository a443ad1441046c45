"""Every total in a table against its parts.

Three ways in which tables add up are known: a row marked as a total over the rows before it (since
the previous total of its level), a column marked as a total beside the columns before or after it,
and a name with a number over the names with numbers to its right ("Almelo (2.075 woningen)").
Which rows or columns a total adds up is decided by where the sums agree; where nothing tells, a
relation is in doubt. Averages and percentages are not sums and are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from checks.bounded_columns import bounded_columns
from checks.column_arithmetic import column_arithmetic
from checks.nested_rows import outer_rows
from checks.phrases import any_of
from checks.relation import Relation, is_near_miss
from checks.table_doubt import read_with, reading_doubt
from checks.table_figures import FigureTable, figures_of, is_total_label
from checks.table_shares import averages, divided_rows, shares_of_columns
from checks.table_sums import (
    TableSum,
    explaining_notes,
    is_forecast,
    note_at_sums,
    relation_of_sum,
    rounding_to_step,
    step_of_sums,
)
from checks.unpaired_numbers import unpaired_numbers
from corpus.sums import load_sum_words
from corpus.tables import load_table_words
from extract.clean import clean
from extract.document_table import DocumentTable
from extract.model import PLACED_BY_SUMS, SourceText

_NAME_LENGTH = 60
#: What a table goes by that has neither a label nor a caption; its page is told with its place.
_UNNAMED = "een tabel zonder naam"
#: A number that is no year.
_NUMBER = re.compile(r"\b(?!(?:19|20)\d\d\b)\d+")
#: A row without a word for it is a total where it is the sum in so many columns, ...
_FEWEST_PARTS = 3
#: ... of numbers from here on: smaller ones are a sum by chance.
_TELLING_SUM = 100
#: A total over rows that are not right above it has no more parts than these (there are fewer
#: municipalities), and no more totals among them. Rows right above it can be more.
_MOST_PARTS, _MOST_TOTALS = 400, 60
_PROVES_LESS = "Dat bewijst minder dan elders"


def relations_of_table(source: SourceText, table: DocumentTable) -> tuple[Relation, ...]:
    """The relations of the numbers of one table, its sums in the order of its rows first."""
    figures = figures_of(table)
    name = _name_of(source, table)
    found = (
        *_sums_of(source, table, figures, name),
        *divided_rows(figures, name),
        *averages(figures, name),
        *shares_of_columns(figures, name),
        *bounded_columns(figures, name),
        *column_arithmetic(figures, name),
        *unpaired_numbers(source, figures, name),
    )
    if not read_with(table):
        return found
    # A sum that says in which column a number belongs proves less than another.
    proof = f"{_PROVES_LESS}: {PLACED_BY_SUMS}." if PLACED_BY_SUMS in read_with(table) else ""
    return tuple(replace(r, misread=reading_doubt(table), proof=proof) for r in found)


def _sums_of(
    source: SourceText, table: DocumentTable, figures: FigureTable, name: str
) -> Iterator[Relation]:
    notes = explaining_notes(source, table)
    for sums, confirmed in (
        *_row_totals(figures, name),
        *_unnamed_total(figures, name),
        *_column_totals(figures, name),
        *_unnamed_column(figures, name),
        *_group_totals(figures, table, name),
    ):
        if _are_no_division(sums):
            continue
        is_rounded, step = _are_rounded(sums), step_of_sums(sums)
        notes_here = [note_at_sums(note, table, sums) for note in notes]
        for total in sums:
            # Nobody counts homes that are forecast: a forecast in whole numbers is rounded to them.
            to_units = is_rounded or is_forecast(total)
            rounding = rounding_to_step(len(total.parts), max(step, 1.0 if to_units else 0.0))
            yield relation_of_sum(table, total, notes_here, confirmed=confirmed, rounding=rounding)


def _are_no_division(sums: Sequence[TableSum]) -> bool:
    """Return True if a total is more than its parts in all of several columns: some are not named."""
    return len(sums) >= _FEWEST_PARTS and all(s.difference > s.rounding for s in sums)


def _are_rounded(sums: Sequence[TableSum]) -> bool:
    """Return True if several sums are off, and all by no more than rounding to units makes."""
    off = [s for s in sums if not s.agrees]
    return len(off) >= _FEWEST_PARTS and all(
        abs(s.difference) <= rounding_to_step(len(s.parts), 1.0) for s in off
    )


def _name_of(source: SourceText, table: DocumentTable) -> str:
    """What the table goes by: its label or caption; its page is told with its place."""
    if table.grid.label:
        return table.grid.label
    if not table.grid.caption:
        return _UNNAMED
    words = clean(source.text, table.grid.caption).text
    shortened = words if len(words) <= _NAME_LENGTH else f"{words[: _NAME_LENGTH - 1].rstrip()}…"
    return f"de tabel '{shortened}'"


Found = list[tuple[list[TableSum], bool]]


def _row_totals(figures: FigureTable, name: str) -> Found:
    """For each row marked as a total: its sums, and whether one of them agrees."""
    found: Found = []
    open_rows: list[int] = []
    totals: set[int] = set()
    for row in figures.data_rows:
        if not figures.is_total(row):
            open_rows.append(row)
            continue
        block = _trailing(open_rows, totals)
        sums, chosen = _best_sums(
            figures, row, _candidates(figures, open_rows, block, totals), name
        )
        if sums:
            agrees = any(s.agrees and len(s.parts) > 1 for s in sums)
            found.append((sums, agrees or _is_plain(figures, row, chosen, sums)))
        # What this total adds up is not to be added up again by the next one of its level.
        added_up = frozenset(chosen)
        open_rows = [r for r in open_rows if r not in added_up]
        if chosen is not block and block:
            open_rows = []
        open_rows.append(row)
        totals.add(row)
    return found


def _is_plain(
    figures: FigureTable, total: int, rows: Sequence[int], sums: Sequence[TableSum]
) -> bool:
    """Return True if nothing but a slip explains a total: the last row, "Totaal", of all rows above it.

    Of several columns that are all off it may be the total of more than these rows.
    """
    above = [row for row in figures.data_rows if row < total]
    is_last = total == figures.data_rows[-1] and list(rows) == above
    label = figures.labels.get(total, "").casefold().strip(" .,:;*")
    is_named = label in load_table_words().totals and not any(map(figures.is_total, above))
    is_whole = len(sums) == 1 and sums[0].complete and len(sums[0].parts) == len(above)
    # "19,2 plaatsen" is a row that was taken for the header.
    heads = [figures.column_header(total, column) for column in figures.columns]
    is_whole = is_whole and not any(_NUMBER.search(head) for head in heads)
    return is_last and is_named and is_whole and len(above) >= _FEWEST_PARTS


def _unnamed_total(figures: FigureTable, name: str) -> Found:
    """The last row, where no row says that it is a total and this one adds up those above it.

    "Salland 1.600 | 2.550" below its municipalities: exact in one column, near it in the others.
    """
    rows = figures.data_rows
    if len(rows) <= _FEWEST_PARTS or any(figures.is_total(row) for row in rows):
        return []
    sums = _sums_of_row(figures, rows[-1], rows[:-1], name)
    telling = [s for s in sums if len(s.parts) >= _FEWEST_PARTS and s.complete]
    exact = [s for s in telling if s.agrees and s.stated.low >= _TELLING_SUM]
    near = all(s.agrees or is_near_miss(s.stated.low, s.low) for s in sums)
    is_total = bool(exact) and near and len(telling) == len(sums) == len(figures.columns)
    return [(sums, True)] if is_total else []


def _candidates(
    figures: FigureTable, open_rows: Sequence[int], block: Sequence[int], totals: set[int]
) -> list[Sequence[int]]:
    """The rows that a total can add up: those right above it, the totals above it, all, no totals, and
    those that are no part of another."""
    above = [r for r in open_rows if r in totals]
    loose = [r for r in open_rows if r not in totals]
    among = [above, open_rows, loose] if len(above) <= _MOST_TOTALS else [loose]
    if not above:
        among += outer_rows(figures, loose)
    wider = [rows for rows in among if rows and len(rows) <= _MOST_PARTS]
    return [block, *wider] if block else wider


def _best_sums(
    figures: FigureTable, total: int, candidates: Sequence[Sequence[int]], name: str
) -> tuple[list[TableSum], Sequence[int]]:
    """The sums of the candidate that agrees in most columns, and its rows; the first among equals."""
    best: list[TableSum] = []
    chosen: Sequence[int] = ()
    for rows in candidates:
        sums = _sums_of_row(figures, total, rows, name)
        if not best or sum(s.agrees for s in sums) > sum(s.agrees for s in best):
            best, chosen = sums, rows
    return best, chosen


def _trailing(rows: Sequence[int], totals: set[int]) -> list[int]:
    """The rows at the end that are no totals."""
    start = len(rows)
    while start and rows[start - 1] not in totals:
        start -= 1
    return list(rows[start:])


def _sums_of_row(
    figures: FigureTable, total: int, rows: Sequence[int], name: str
) -> list[TableSum]:
    rows = [row for row in rows if not _is_part_of_other(figures.labels.get(row, ""))]
    found = (_sum_of_column(figures, total, rows, column, name) for column in figures.columns)
    sums = [s for s in found if s is not None]
    summing = [s for s in sums if s.is_sum]
    # Where most columns are averages or percentages, the row is no sum in the others either.
    return summing if len(summing) * 2 > len(sums) else []


def _sum_of_column(
    figures: FigureTable, total: int, rows: Sequence[int], column: int, name: str
) -> TableSum | None:
    """The sum of one column that a total row states; None where it has no number or no parts."""
    stated = figures.figures.get((total, column))
    parts = [figures.figures[r, column] for r in rows if (r, column) in figures.figures]
    if stated is None or not parts:
        return None
    gaps = figures.unknown | figures.blank
    header = figures.column_header(total, column)
    subject = f"{figures.labels.get(total, 'Totaal')} in {name}"
    subject += f", kolom '{header}'" if header else ""
    return TableSum(stated, tuple(parts), not any((r, column) in gaps for r in rows), subject)


def _is_part_of_other(label: str) -> bool:
    return label.casefold().lstrip(" -–•").startswith(load_sum_words().part)


def _column_totals(figures: FigureTable, name: str) -> Found:
    """For each column marked as a total: the sums of its rows, where most of them agree."""
    found: Found = []
    heads = {column: _total_head(figures, column) for column in figures.columns}
    for place, column in enumerate(figures.columns):
        head = heads[column]
        if head is None:
            continue
        for others in _column_groups(figures.columns, place, heads):
            sums = _sums_over_columns(figures, column, others, f"{name}, kolom '{head}'")
            if _mostly_agree(sums):
                found.append((sums, True))
                break
    return found


def _column_groups(
    columns: Sequence[int], place: int, heads: Mapping[int, str | None]
) -> list[Sequence[int]]:
    """The columns that the total at a place can add up: its own group, all before it, all after it.

    ``heads`` are the headers of the columns that say that they add up others.
    """
    start = next((i + 1 for i in range(place - 1, -1, -1) if heads[columns[i]]), 0)
    before, after = columns[:place], columns[place + 1 :]
    wider = [group for group in (before, after) if len(group) <= _MOST_PARTS]
    groups: list[Sequence[int]] = [columns[start:place], *wider]
    return [group for i, group in enumerate(groups) if group and group not in groups[:i]]


def _mostly_agree(sums: Sequence[TableSum]) -> bool:
    """Return True if half of the sums or more agree, and the others look like slips for it."""
    agreeing = sum(s.agrees for s in sums)
    if agreeing < 2:
        return False
    slips = sum(is_near_miss(s.stated.low, s.low) for s in sums if not s.agrees)
    return agreeing * 2 > len(sums) or (agreeing * 2 == len(sums) and agreeing + slips == len(sums))


def _total_head(figures: FigureTable, column: int) -> str | None:
    """The header of a column that says that it adds up others: "Totaal", "Samen"."""
    heads = [figures.column_header(row, column) for row in figures.data_rows]
    said = any_of(load_sum_words().total)
    return heads[0] if any(is_total_label(h) or said.search(h) for h in heads) else None


def _unnamed_column(figures: FigureTable, name: str) -> Found:
    """The last column, where no header says that it is a total and it adds up those before it.

    Exact in most rows, three at least, and near it in the others.
    """
    *others, last = figures.columns or (0,)
    if len(others) < 2 or any(_total_head(figures, column) for column in figures.columns):
        return []
    head = figures.column_header(figures.data_rows[0], last) if figures.data_rows else ""
    sums = _sums_over_columns(figures, last, others, f"{name}, kolom '{head}'")
    exact = [s for s in sums if s.agrees and s.complete and s.stated.low >= _TELLING_SUM]
    near = all(s.agrees or is_near_miss(s.stated.low, s.low) for s in sums)
    return [(sums, True)] if near and len(exact) >= max(_FEWEST_PARTS, len(sums) - 1) else []


def _sums_over_columns(
    figures: FigureTable, column: int, others: Sequence[int], name: str
) -> list[TableSum]:
    """What each row states in a column, and the numbers of the row in other columns."""
    sums = []
    for row in figures.data_rows:
        stated = figures.figures.get((row, column))
        parts = [figures.figures[row, c] for c in others if (row, c) in figures.figures]
        if stated is None or len(parts) < 2:
            continue
        complete = not any((row, c) in figures.unknown for c in others)
        subject = f"{figures.labels.get(row, 'Rij')} in {name}"
        sums.append(TableSum(stated, tuple(parts), complete, subject))
    return [s for s in sums if s.is_sum]


def _group_totals(figures: FigureTable, table: DocumentTable, name: str) -> Found:
    """For each name with a number in brackets: the numbers in the one column to its right."""
    sums: list[TableSum] = []
    columns = figures.columns_of_rows
    for (row, column), stated in sorted(figures.figures.items()):
        cell, text = table.grid.cells[stated.cell], table.texts[stated.cell]
        if not _is_group(text):
            continue
        # A line without a number between them ("Spoorzone (SHE):") is the heading of the next.
        rows = range(row, row + cell.row_span)
        right = {c for r in rows for c in columns.get(r, ()) if c > column}
        if len(right) == 1:
            beside = right.pop()
            found = (figures.figures.get((r, beside)) for r in rows)
            parts = tuple(part for part in found if part is not None)
            sums.append(TableSum(stated, parts, True, f"{text} in {name}"))
    confirmed = any(s.agrees and len(s.parts) > 1 for s in sums)
    return [(sums, confirmed)] if sums else []


def _is_group(text: str) -> bool:
    before, bracket, inside = text.rpartition("(")
    return bool(bracket and before.strip() and inside.rstrip().endswith(")"))
