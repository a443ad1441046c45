"""What is found in one document: the one place where reading and language processing meet.

Everything that the knowledge base holds of a document goes through :func:`read_document`. What a
part of it cannot read becomes a note; what makes a part fail altogether is a mistake of the program:
it costs that part only, is named in the notes, and is raised where ``strict`` asks for it.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from corpus.areas import Areas
from corpus.parties import PartyRegistry
from extract.clean import Clean
from extract.headers import CellHeaders, cell_text, resolve
from extract.model import Grid, Note, SourceText
from extract.passages import Passage, passages
from nlp.commitments import Found, find
from nlp.counts import text_counts
from nlp.records import Ask, Commitment, Count, DocumentContext

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Reference:
    """The reference data that reading leans on, loaded once a process."""

    areas: Areas
    parties: PartyRegistry


@dataclass(frozen=True, slots=True)
class DocumentTable:
    """A table of a document: the clean text of each of its cells, the headers of those that are no
    headers themselves (by index), and the headings above it."""

    grid: Grid
    views: tuple[Clean, ...]
    headers: Mapping[int, CellHeaders]
    section: tuple[str, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(view.text for view in self.views)


@dataclass(frozen=True, slots=True)
class Findings:
    """All that was found in a document.

    ``Count.table`` is an index of ``tables``. ``failures`` holds a traceback for each part that
    broke; a note says in one line what was lost by it.
    """

    passages: tuple[Passage, ...] = ()
    tables: tuple[DocumentTable, ...] = ()
    counts: tuple[Count, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    asks: tuple[Ask, ...] = ()
    notes: tuple[Note, ...] = ()
    failures: tuple[str, ...] = ()


@dataclass(slots=True)
class _Parts:
    """Runs the parts of reading a document, one after the other; see the module's text."""

    strict: bool
    notes: list[Note] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)

    def run(
        self, what: str, page: int | None, part: Callable[[], tuple[Result, ...]]
    ) -> tuple[Result, ...]:
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
            return ()


def read_document(
    context: DocumentContext,
    source: SourceText,
    page_first: int,
    page_last: int,
    reference: Reference,
    *,
    strict: bool = False,
) -> Findings:
    """What is found on the pages ``page_first`` to ``page_last`` (1-based, inclusive).

    With ``strict`` a mistake of the program is raised; otherwise it becomes a note and a failure.
    """
    parts = _Parts(strict)
    found: tuple[Passage, ...] = parts.run(
        "De tekstblokken zijn", page_first, lambda: passages(source, page_first, page_last)
    )
    notes = _notes_on(source.warnings, page_first, page_last)
    grids = tuple(g for g in source.grids if page_first <= g.page_first <= page_last and g.cells)
    tables = tuple(document_table(source, grid, found) for grid in grids)
    counts: list[Count] = []
    for found_counts, found_notes in parts.run(
        "De getallen in de lopende tekst zijn",
        page_first,
        lambda: (text_counts(context, found, reference.areas),),
    ):
        counts += found_counts
        notes += found_notes
    promised = Found()
    for promised in parts.run(
        "De afspraken zijn",
        page_first,
        lambda: (find(context, found),),
    ):
        notes += promised.notes
    notes += parts.notes
    return Findings(
        found,
        tables,
        tuple(counts),
        promised.commitments,
        promised.asks,
        tuple(notes),
        tuple(parts.failures),
    )


def document_table(source: SourceText, grid: Grid, found: Iterable[Passage]) -> DocumentTable:
    """A grid with its words and headers; ``found`` are the passages of its document."""
    views = tuple(cell_text(source, cell) for cell in grid.cells)
    return DocumentTable(grid, views, resolve(source, grid), section_at(grid.start, found))


def section_at(offset: int, found: Iterable[Passage]) -> tuple[str, ...]:
    """The headings above the text at ``offset``, highest first."""
    section: tuple[str, ...] = ()
    for passage in found:
        if passage.segments[0].start > offset:
            break
        section = passage.section
        if passage.kind == "heading":
            section = (*section, passage.text.text)
    return section


def _notes_on(notes: Iterable[Note], page_first: int, page_last: int) -> list[Note]:
    return [
        note for note in notes if note.page is not None and page_first <= note.page <= page_last
    ]


def _in_one_line(error: Exception) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split())
