"""What is found in one document: the one place where reading and language processing meet.

Everything that the knowledge base holds of a document goes through :func:`read_document`. What a
part of it cannot read becomes a note; what makes a part fail altogether is a mistake of the program:
it costs that part only, is named in the notes, and is raised where ``strict`` asks for it.
"""

from __future__ import annotations

import traceback
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TypeVar

from checks.captions import announced_parts, gaps_in_captions
from checks.changed_numbers import changed_numbers
from checks.check import Check, without_twins
from checks.cited_cells import cited_cells
from checks.cited_rows import cited_rows
from checks.counted_lists import counted_lists, counted_names
from checks.footnote_terms import marks_behind_others
from checks.footnotes import footnotes_of, marked_up_notes
from checks.in_text import relations_in
from checks.judge import judge
from checks.named_items import named_items
from checks.names import misspelt_names, names_of_two_forms, names_without_hyphen
from checks.noted_totals import noted_totals
from checks.parts import made_of_others
from checks.periods import deadlines_after, periods_in
from checks.ranges import ranges_in
from checks.references import references_in
from checks.relation import Relation
from checks.repeated_money import repeated_amounts
from checks.repeated_text import repeated_items, repeated_sentences, repeated_words
from checks.rhythms import repeated_rhythms
from checks.same import repeated_counts
from checks.same_words import repeated_wordings
from checks.shares import shares_in
from checks.spelling import misspelt_words
from checks.star_marks import star_marks
from checks.sums_in_tables import relations_of_table
from checks.sums_in_text import sums_in
from checks.text_of_tables import shares_of_areas
from checks.words import WordRelation
from checks.written_apart import written_apart
from corpus.areas import Areas
from corpus.parties import PartyRegistry
from extract.document_table import DocumentTable, document_table
from extract.model import Note, Segment, SourceText
from extract.passages import Passage, passages
from extract.prose import TableAt, action_passages, cell_passages
from kb.damaged_pages import doubted
from nlp.cell_values import holds_number
from nlp.commitments import Found, SentenceDecision, find
from nlp.confidence import weighed
from nlp.counts import table_counts, text_counts
from nlp.pipeline import build
from nlp.reading import DocumentReading
from nlp.records import Ask, Commitment, Count, DocumentContext

Result = TypeVar("Result")
Counted = tuple[tuple[Count, ...], tuple[Note, ...]]

_NOTHING: tuple[Passage, ...] = ()
_NO_COUNTS: Counted = ((), ())
#: So many of the numbers that were left out are named.
_EXAMPLES = 5
_NO_CHECKS: tuple[Check, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """The reference data that reading leans on, loaded once a process."""

    areas: Areas
    parties: PartyRegistry


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read a document.

    ``model`` names an installed Dutch model whose parse is a second vote. With ``strict`` a mistake
    of the program is raised; otherwise it becomes a note and a failure. ``keep_decisions`` gives what
    was decided on every sentence, and where every number stands.
    """

    model: str | None = None
    strict: bool = False
    keep_decisions: bool = False


DEFAULT = ReadOptions()


@dataclass(frozen=True, slots=True)
class Findings:
    """All that was found in a document.

    ``prose`` is the text of cells that hold sentences or name an action, in the form of passages:
    commitments and numbers can stand there, though a table is no passage. ``Count.table`` is an index of ``tables``.
    ``failures`` holds a traceback for each part that broke; a note says in one line what was lost.
    ``decisions`` (how each sentence was decided) and ``numbers`` (where every number stands that was
    read) are there only where they are asked for.
    """

    passages: tuple[Passage, ...] = ()
    prose: tuple[Passage, ...] = ()
    tables: tuple[DocumentTable, ...] = ()
    counts: tuple[Count, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    asks: tuple[Ask, ...] = ()
    checks: tuple[Check, ...] = ()
    notes: tuple[Note, ...] = ()
    failures: tuple[str, ...] = ()
    decisions: tuple[SentenceDecision, ...] = ()
    numbers: tuple[Segment, ...] = ()


@dataclass(slots=True)
class _Parts:
    """Runs the parts of reading a document, one after the other; see the module's text."""

    strict: bool
    notes: list[Note] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)

    def run(
        self, what: str, page: int | None, part: Callable[[], Result], nothing: Result
    ) -> Result:
        """What ``part`` gives, or ``nothing`` where it broke; ``what`` says in Dutch what is lost."""
        try:
            return part()
        except Exception as error:
            # Whatever goes wrong in one part of one document, the rest of the corpus is still
            # read: the build says so, names the place and ends with status 1.
            if self.strict:
                raise
            message = f"{what} overgeslagen door een fout in het programma: {_in_one_line(error)}"
            self.notes.append(Note("kb", message, page))
            self.failures.append(traceback.format_exc())
            return nothing


def read_document(
    context: DocumentContext,
    source: SourceText,
    page_first: int,
    page_last: int,
    reference: Reference,
    options: ReadOptions = DEFAULT,
) -> Findings:
    """What is found on the pages ``page_first`` to ``page_last`` (1-based, inclusive)."""
    parts = _Parts(options.strict)
    found = parts.run(
        "De tekstblokken zijn",
        page_first,
        lambda: passages(source, page_first, page_last),
        _NOTHING,
    )
    notes = _notes_on(source.warnings, page_first, page_last)
    grids = tuple(g for g in source.grids if page_first <= g.page_first <= page_last and g.cells)
    tables = tuple(document_table(source, grid, found) for grid in grids)
    prose = parts.run(
        "De zinnen in tabellen zijn",
        page_first,
        lambda: cell_passages(source, [TableAt(t.grid, t.section) for t in tables], len(found)),
        _NOTHING,
    )
    actions = parts.run(
        "De acties in tabellen zijn",
        page_first,
        lambda: action_passages(
            source, [TableAt(t.grid, t.section) for t in tables], len(found) + len(prose)
        ),
        _NOTHING,
    )
    reading = DocumentReading(
        context, (*found, *prose, *actions), reference.areas, build(options.model)
    )
    readers: list[tuple[str, int, Callable[[], Counted]]] = [
        (
            "De getallen in de lopende tekst zijn",
            page_first,
            lambda: text_counts(reading, found, reference.areas),
        )
    ]
    for index, table in enumerate(tables):
        reader = partial(_table_counts, reading, source, index, table, reference.areas)
        readers.append(("De getallen in een tabel zijn", table.grid.page_first, reader))
    counts: list[Count] = []
    for what, page, read in readers:
        read_counts, read_notes = parts.run(what, page, read, _NO_COUNTS)
        counts += read_counts
        notes += read_notes
    said, said_notes = parts.run(
        "De getallen in zinnen in tabellen zijn",
        page_first,
        lambda: text_counts(reading, prose, reference.areas) if prose else _NO_COUNTS,
        _NO_COUNTS,
    )
    counts += _in_cells(said, tables, counts)
    counts = list(doubted((weighed(count, context) for count in counts), source))
    notes += said_notes
    notes += _lost_numbers(tables, counts, notes)
    promised = parts.run(
        "De afspraken zijn",
        page_first,
        lambda: find(reading),
        Found(),
    )
    checks = parts.run(
        "De controles zijn",
        page_first,
        lambda: _checks(reading, reference, source, tables, found, counts, promised.commitments),
        _NO_CHECKS,
    )
    findings = Findings(
        found,
        (*prose, *actions),
        tables,
        tuple(counts),
        doubted(promised.commitments, source),
        promised.asks,
        checks,
        (*notes, *promised.notes, *parts.notes),
        tuple(parts.failures),
        promised.decisions if options.keep_decisions else (),
        tuple(_numbers(reading, tables)) if options.keep_decisions else (),
    )
    # Its parts hold each other, and all that spaCy made: without this they would outlast twenty documents.
    reading.forget()
    return findings


def _numbers(reading: DocumentReading, tables: Iterable[DocumentTable]) -> Iterator[Segment]:
    """Where numbers stand, in passages and in the cells of tables that hold nothing else."""
    for passage in reading.passages:
        for number in reading.of(passage).numbers:
            yield passage.text.source_range(number.start, number.end)
    for table in tables:
        for cell, text in zip(table.grid.cells, table.texts, strict=True):
            if not cell.is_header and holds_number(text):
                yield Segment(cell.start, cell.end)


def _table_counts(
    reading: DocumentReading, source: SourceText, index: int, table: DocumentTable, areas: Areas
) -> Counted:
    return table_counts(reading, source, index, table.grid, table.section, areas)


def _in_cells(
    said: Iterable[Count], tables: Sequence[DocumentTable], counted: Iterable[Count]
) -> list[Count]:
    """The counts in sentences in cells, with the cell that each stands in.

    A number that the table itself gave already is not told of again.
    """
    known = {(count.span.start, count.span.end) for count in counted}
    places = sorted(
        (segment.start, segment.end, number, index)
        for number, table in enumerate(tables)
        for index, cell in enumerate(table.grid.cells)
        for segment in cell.segments
    )
    starts = [place[0] for place in places]
    found: list[Count] = []
    for count in said:
        at = bisect_right(starts, count.span.start) - 1
        if at < 0 or count.span.end > places[at][1]:
            continue
        if (count.span.start, count.span.end) not in known:
            _, _, table, cell = places[at]
            found.append(replace(count, passage=None, table=table, cell=cell))
    return found


def _lost_numbers(
    tables: Iterable[DocumentTable], counts: Iterable[Count], notes: Iterable[Note]
) -> list[Note]:
    """A note for each table with numbers that became no counts, so that none is lost in silence.

    A table of which ``notes`` say already that numbers were left out is not told of again.
    """
    told = {note.segment for note in notes}
    found: list[Note] = []
    counted = {(count.table, count.cell) for count in counts}
    for number, table in enumerate(tables):
        cells = [
            index
            for index, (cell, text) in enumerate(zip(table.grid.cells, table.texts, strict=True))
            if not cell.is_header and holds_number(text)
        ]
        lost = [index for index in cells if (number, index) not in counted]
        places = [Segment(table.grid.cells[i].start, table.grid.cells[i].end) for i in lost]
        if not lost or told.intersection(places):
            continue
        examples = ", ".join(f"'{table.texts[index]}'" for index in lost[:_EXAMPLES])
        more = ", …" if len(lost) > _EXAMPLES else ""
        message = (
            f"Van de {len(cells)} getallen in de tabel zijn er {len(lost)} niet bij de aantallen "
            f"opgenomen: {examples}{more}."
        )
        found.append(Note("kb", message, None, places[0]))
    return found


def _checks(
    reading: DocumentReading,
    reference: Reference,
    source: SourceText,
    tables: Sequence[DocumentTable],
    found: Sequence[Passage],
    counts: Sequence[Count],
    commitments: Sequence[Commitment],
) -> tuple[Check, ...]:
    proposed: tuple[Relation | WordRelation, ...] = (
        *(relation for table in tables for relation in relations_of_table(source, table)),
        *sums_in(reading, found),
        *shares_in(reading, found),
        *relations_in(reading, found),
        *counted_lists(reading, found),
        *counted_names(reading, found),
        *repeated_counts(counts, reference.areas, changed_numbers(reading, found)),
        *repeated_wordings(reading, found),
        *repeated_amounts(reading, found),
        *made_of_others(counts, reference.areas),
        *shares_of_areas(reading, source, found, tables),
        *cited_rows(reading, source, found, tables),
        *noted_totals(reading, found, tables),
        *cited_cells(reading, source, found, tables),
        *references_in(reading, source, found),
        *announced_parts(reading, source, found, tables),
        *gaps_in_captions(source, found),
        *named_items(found),
        *footnotes_of(source, found),
        *marked_up_notes(source, found),
        *star_marks(source, found),
        *marks_behind_others(reading, found),
        *repeated_rhythms(found),
        *periods_in(found, tables),
        *ranges_in(reading, found),
        *deadlines_after(commitments, reading.context),
        *repeated_sentences(reading, found),
        *repeated_items(found),
        *repeated_words(found),
        *misspelt_names(reading.context, reference.areas, found, tables),
        *names_of_two_forms(found),
        *names_without_hyphen(reference.areas, found, tables),
        *misspelt_words(found, tables),
        *written_apart(found, tables),
    )
    return without_twins(map(judge, proposed))


def _notes_on(notes: Iterable[Note], page_first: int, page_last: int) -> list[Note]:
    return [
        note for note in notes if note.page is not None and page_first <= note.page <= page_last
    ]


def _in_one_line(error: Exception) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split())
