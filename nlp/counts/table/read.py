"""Counts in tables: every cell with a number, with what its row, column and caption say of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.areas import Areas
from corpus.count_rules import load_count_rules
from corpus.counting import load_vocabulary
from extract.model import Cell, Grid, Note, Segment, SourceText
from nlp.counts.confidence import assess
from nlp.counts.fields.learned import Learned
from nlp.counts.fields.segment import segment_named
from nlp.counts.levels import ABOUT_HOMES
from nlp.counts.number_fields import number_fields
from nlp.counts.table.cells import CellValue, qualifier_in, qualifier_named, scaled
from nlp.counts.table.labels import RowLabel, is_total
from nlp.counts.table.measure import TableMeasure, measure_of
from nlp.counts.table.periods import NO_VOTE, votes_for_period
from nlp.counts.table.places import area_of, is_part_of
from nlp.counts.table.quantities import (
    basis_of,
    per_of,
    scale_of,
    segment_of,
    unit_of,
)
from nlp.counts.table.scope import scope_of
from nlp.counts.table.view import TableView
from nlp.counts.votes import Decision, decide, field_votes, label_of
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
        if index not in view.values or view.is_year_label(index, cell):
            continue
        values = view.values[index]
        if not values and cell.column in view.numeric and not _is_name(text):
            notes.append(_note(view, cell, _UNREADABLE.format(text=text)))
        row = view.row_label(index, cell) if values else RowLabel(())
        for value in values:
            count = _count(view, grid_index, index, cell, value, row, learned)
            if count is None:
                (nameless if view.is_nameless(cell.column) else uncounted).append(cell)
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


#: What is said here is said of all columns, and of none without a name of its own.
_OF_ALL_COLUMNS = frozenset({"list-of-projects", "beside", "corner", "caption", "lead", "heading"})


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
    headers = view.headers[index]
    if value.name is not None:
        row = _with_name(view, row, value, value.name)
    units = unit_of(view, cell, value, headers, row)
    if units is None or (units.rule in _OF_ALL_COLUMNS and view.is_nameless(cell.column)):
        return None
    unit = units.value
    text = view.texts[index]
    number = scaled(value, scale_of(view, cell, headers, unit)).number
    segment = segment_of(view, value, headers, row, unit)
    rules = load_count_rules()
    scope = scope_of(view, cell, headers, row, rules)
    area = area_of(view, headers, row, learned)
    when = decide(votes_for_period(view, scope, cell, headers, row, unit, rules), NO_VOTE)
    period = when.value
    basis = basis_of(view, scope, headers, unit, period, row.project)
    confidence, doubt = assess(
        {
            "unit": rules.strength[units.vote.place],
            "area": rules.strength[area.vote.place],
            "basis": rules.strength[basis.vote.place],
            "period": rules.strength[when.vote.place] if any(period) else 1.0,
        }
    )
    if basis.in_doubt and "basis" not in doubt:
        doubt = (*doubt, "basis")
    unreadable = units.rule != "cell" and view.is_unreadable(cell.column)
    open_amount = basis.rule == "nothing" and (
        unit == "EUR" or (unit == "%" and not any(ABOUT_HOMES.search(w.text) for w in scope))
    )
    measure = measure_of(view, cell, value, headers, row, units, segment.value)
    summed = len(view.row_areas)
    if area.rule == "rows-summed" and is_part_of(view, area.value):
        measure = replace(measure, words=f"{measure.words} (som van {summed} gemeenten)")
    near = units.rule not in ("heading", "caption", "lead")
    certain = near and not doubt and not view.grid.evidence
    area_from, unit_from = label_of("area", area.rule), label_of("unit", units.rule)
    why = [f"gebied: {area_from}", f"eenheid: {unit_from}"]
    if any(period):
        why.append(f"periode: {label_of('period', when.rule)}")
    if basis.vote.words:
        why.append(f"{basis.value} door “{basis.vote.words}”")
    if view.grid.evidence:
        why.append(view.grid.evidence)
    if unreadable:
        why.append("de kop van de kolom is niet te lezen")
    reasons = (
        *_doubts(measure, unit, number.value, open_amount=open_amount),
        *_doubts_of_area(area, row, unit, measure.words),
        *_doubts_of_place(view, cell, units.rule, number.value, measure.words),
    )
    if reasons:
        why.append(f"onzeker: {', '.join(reasons)}")
    footnote = view.footnote(text.text[number.figure_end :])
    if footnote:
        why.append(f"noot: {footnote}")
    return Count(
        span=text.source_range(number.start, number.figure_end),
        **number_fields(number),
        unit=unit,
        measure=measure.words,
        basis=basis.value,
        area_id=area.value,
        named_area=learned.found.get(area.value or ""),
        project=row.project,
        segment=segment.value,
        per=per_of(view, headers),
        qualifier=qualifier_in(text.text[: number.start], view.vocabulary)
        or next(filter(None, map(qualifier_named, (footnote or "", *headers.column[-1:]))), None),
        period_start=period[0],
        period_end=period[1],
        is_total=row.is_total or any(is_total(head) for head in headers.column[-1:]),
        method=f"tabel ({view.grid.reader}); gebied: {area_from}; eenheid: {unit_from}",
        level="uncertain" if unreadable or reasons else "certain" if certain else "probable",
        confidence=confidence,
        doubt=doubt,
        why="; ".join(why),
        table=table,
        cell=index,
        votes=field_votes(
            {"unit": units, "area": area, "basis": basis, "period": when, "segment": segment}
        ),
    )


def _doubts(
    measure: TableMeasure, unit: str, value: float, *, open_amount: bool
) -> tuple[str, ...]:
    """Why a number of a table is not understood, in Dutch."""
    reasons = []
    if open_amount:
        reasons.append("geen woord zegt waarop het getal berust")
    if measure.is_bare:
        reasons.append("geen kop zegt waarvan het getal is")
    if unit == "EUR" and value < 0:
        # budgets write what is spent or what is saved with a sign, each in its own way
        reasons.append("wat het minteken betekent, zeggen de koppen niet")
    return tuple(reasons)


def _doubts_of_area(
    area: Decision[str | None], row: RowLabel, unit: str, measure: str
) -> Iterator[str]:
    """Why it is not known whose homes a number counts, in Dutch: readers take them for the document's."""
    named = area.vote.words
    is_unknown = area.rule == "unknown-row" and row.project is None and named not in measure
    if is_unknown and unit == "woningen":
        yield f"de rij noemt geen bekend gebied (“{named}”)"


#: Texts that say what all of a table is about, and not what one column of it holds.
_FAR = frozenset({"list-of-projects", "heading"})


def _doubts_of_place(
    view: TableView, cell: Cell, unit_rule: str, value: float, measure: str
) -> Iterator[str]:
    """Why it is doubtful that a number is what its column says, in Dutch."""
    if cell.row in view.misfits:
        yield "de rij telt niet op zoals de andere rijen"
    if unit_rule in _FAR and not view.says_words(cell.column) and measure == "woningen":
        yield "de kolom heeft geen kop die zegt wat geteld wordt"
    if unit_rule != "cell" and view.may_stand_over_more(cell.column):
        yield "de kop staat misschien over meer kolommen"
    if view.has_twin(cell.column):
        yield "een andere kolom heeft dezelfde kop"
    if value == 0 and view.is_filled_with_zeros(cell.column):
        yield "een kolom met alleen nullen"


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
