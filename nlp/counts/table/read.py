"""Counts in tables: every cell with a number, with what its row, column and caption say of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.areas import Areas
from corpus.counting import load_vocabulary
from extract.model import Cell, Grid, Note, Segment, SourceText
from nlp.counts.fields.learned import Learned
from nlp.counts.fields.segment import segment_named
from nlp.counts.table.cells import CellValue
from nlp.counts.table.fields import NumberCell, fields_of
from nlp.counts.table.label_words import is_total
from nlp.counts.table.labels import RowLabel
from nlp.counts.table.record import record_of
from nlp.counts.table.view import TableView
from nlp.reading import DocumentReading
from nlp.records import Count


def read_table_counts(
    document: DocumentReading,
    source: SourceText,
    grid_index: int,
    grid: Grid,
    section: Sequence[str],
    areas: Areas,
    learned: Learned,
) -> tuple[tuple[Count, ...], tuple[Note, ...]]:
    """The counts in one table of a document, and what was left out.

    ``grid_index`` is what the counts carry as ``table``; ``section`` are the headings above the
    table, highest first.
    """
    view = TableView(document, source, grid, tuple(section), areas, load_vocabulary())
    counts: list[Count] = []
    notes: list[Note] = []
    uncounted: list[Cell] = []
    nameless: list[Cell] = []
    unknown_areas: dict[str, Cell] = {}
    for index, cell in enumerate(grid.cells):
        text = view.texts[index].text
        if index not in view.values or view.rows.is_year_label(index, cell):
            continue
        values = view.values[index]
        if not values and cell.column in view.numeric and not _is_name(text):
            notes.append(_note(view, cell, _UNREADABLE.format(text=text)))
        row = view.rows.label_of(index, cell) if values else RowLabel(())
        for value in values:
            count = _count(view, grid_index, index, cell, value, row, learned)
            if count is None:
                (nameless if view.columns.is_nameless(cell.column) else uncounted).append(cell)
                continue
            counts.append(count)
            if row.unknown_area is not None and count.area_id is None:
                unknown_areas.setdefault(row.unknown_area, cell)
    notes.extend(
        _note(view, cell, _UNKNOWN_AREA.format(name=name)) for name, cell in unknown_areas.items()
    )
    for cells, message in ((nameless, _NAMELESS), (uncounted, _UNCOUNTED)):
        if cells:
            many = f"{len(cells)} getallen" if len(cells) > 1 else "Een getal"
            notes.append(_note(view, cells[0], message.format(many=many)))
    return tuple(_told_apart(view, counts)), tuple(notes)


def _told_apart(view: TableView, counts: Sequence[Count]) -> Iterator[Count]:
    """The counts; those of one row that differ in nothing but their column and value are uncertain."""
    columns: dict[tuple[object, ...], set[int]] = {}
    for count in counts:
        columns.setdefault(_all_but_value(view, count), set()).add(_cell_of(view, count).column)
    for count in counts:
        is_alone = len(columns[_all_but_value(view, count)]) == 1
        yield count if is_alone or count.level == "uncertain" else _with_doubt(count, _ALIKE)


def _cell_of(view: TableView, count: Count) -> Cell:
    return view.grid.cells[count.cell or 0]


def _all_but_value(view: TableView, count: Count) -> tuple[object, ...]:
    row = _cell_of(view, count).row
    what = (count.measure, count.unit, count.segment, count.basis, count.per, count.qualifier)
    return (row, *what, count.area_id, count.project, count.period_start, count.period_end)


def _with_doubt(count: Count, reason: str) -> Count:
    return replace(
        count,
        level="uncertain",
        doubt=(*count.doubt, "measure"),
        why=f"{count.why}; onzeker: {reason}",
    )


_ALIKE = "een andere kolom geeft dezelfde regel"
_UNREADABLE = (
    "“{text}” staat in een kolom met getallen maar is niet als getal te lezen; weggelaten."
)
_UNKNOWN_AREA = "“{name}” staat waar gebieden staan, maar is geen bekend gebied."
_NAMELESS = "{many} in een kolom waarvan de kop ontbreekt of niet zegt wat geteld wordt; alleen als cel bewaard."
_UNCOUNTED = (
    "{many} in een tabel zonder woorden die zeggen wat geteld wordt; alleen als cel bewaard."
)


def _note(view: TableView, cell: Cell, message: str) -> Note:
    page = view.source.page_at(cell.start).number
    return Note("nlp", message, page, Segment(cell.start, cell.end))


def _is_name(text: str) -> bool:
    """Return True if a text in a column of numbers is the name of a group or a sum, not an
    unreadable number."""
    return text.rstrip().endswith(":") or is_total(text)


def _count(
    view: TableView,
    table: int,
    index: int,
    cell: Cell,
    value: CellValue,
    row: RowLabel,
    learned: Learned,
) -> Count | None:
    """The record of one number, or None where the table does not say what it counts."""
    if value.name is not None:
        row = _with_name(view, row, value, value.name)
    number = NumberCell(index, cell, value, view.headers[index], row)
    fields = fields_of(view, number, learned)
    return None if fields is None else record_of(view, table, number, fields, learned)


def _with_name(view: TableView, row: RowLabel, value: CellValue, name: str) -> RowLabel:
    """ "Almelo (2.075 woningen)" is an area's sum, "Spoorzone: 1.000 woningen" a project's number."""
    area = view.labels.area(name) if value.bracketed else None
    if area is not None:
        return replace(row, area=area, unknown_area=None, project=None, is_total=True)
    if is_total(name):
        return replace(row, is_total=True)
    segment = segment_named(name, view.vocabulary) or row.segment
    if view.lists_projects or row.area is not None:
        return replace(row, project=name, segment=segment, is_total=False)
    return replace(row, texts=(*row.texts, name), segment=segment)
