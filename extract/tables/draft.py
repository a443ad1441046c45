"""A table in the making, between finding its lines and giving it to the page model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.lines import TextLine
from extract.model import Cell, Grid, Note, Segment


@dataclass(frozen=True, slots=True)
class Draft:
    """Cells with what is known of the table around them.

    ``lines`` are all lines that the table takes up (they are no running text), ``first`` and
    ``last`` their outermost; ``title`` is a line above it that is not a caption.
    """

    cells: tuple[Cell, ...]
    lines: tuple[TextLine, ...]
    reader: str
    title: tuple[Segment, ...] = ()
    notes: tuple[Segment, ...] = ()
    evidence: tuple[str, ...] = ()
    warnings: tuple[Note, ...] = field(default=())

    @property
    def page(self) -> int:
        return self.lines[0].page

    @property
    def start(self) -> int:
        return min(line.start for line in self.lines)

    @property
    def end(self) -> int:
        return max(line.end for line in self.lines)

    def grid(self, label: str | None, caption: Sequence[Segment]) -> Grid:
        """The grid for the page model."""
        return Grid(
            cells=self.cells,
            page_first=self.lines[0].page,
            page_last=max(line.page for line in self.lines),
            reader=self.reader,
            label=label,
            caption=(*caption, *self.title),
            notes=self.notes,
            evidence="; ".join(self.evidence) or None,
        )


def joined(lines: Sequence[TextLine]) -> tuple[Segment, ...]:
    """The ranges of lines, neighbours on the page put together."""
    segments: list[Segment] = []
    previous: TextLine | None = None
    for line in lines:
        if previous is not None and line.page == previous.page and line.index == previous.index + 1:
            segments[-1] = Segment(segments[-1].start, line.end)
        else:
            segments.append(line.segment)
        previous = line
    return tuple(segments)
