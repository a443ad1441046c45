"""A table of a document as the knowledge base reads it: its grid with words and headers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from extract.clean import Clean
from extract.headers import CellHeaders, cell_text, resolve
from extract.model import Grid, SourceText
from extract.passages import Passage


@dataclass(frozen=True, slots=True)
class DocumentTable:
    """A table of a document: the clean text of each of its cells, the headers of those that are no
    headers themselves (by index), and the headings above it."""

    grid: Grid
    views: tuple[Clean, ...]
    headers: Mapping[int, CellHeaders]
    section: tuple[str, ...]
    #: The words of each cell; kept, as those who go over the cells ask for them at each.
    texts: tuple[str, ...] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "texts", tuple(view.text for view in self.views))


def document_table(source: SourceText, grid: Grid, found: Iterable[Passage]) -> DocumentTable:
    """A grid with its words and headers; ``found`` are the passages of its document."""
    views = tuple(cell_text(source, cell) for cell in grid.cells)
    return DocumentTable(grid, views, resolve(source, grid), section_at(grid.start, found))


def section_at(offset: int, found: Iterable[Passage]) -> tuple[str, ...]:
    """The headings above the text at ``offset``, highest first."""
    before = [passage for passage in found if passage.segments[0].start <= offset]
    if not before:
        return ()
    nearest = max(before, key=lambda passage: passage.segments[0].start)
    own = (nearest.text.text,) if nearest.kind == "heading" else ()
    return (*nearest.section, *own)
