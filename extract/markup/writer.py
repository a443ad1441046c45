"""The text of a file with markup, written as it is read, and the blocks and tables in it.

The file has no text of its own to point into: this one is. Headings have Markdown's signs before
them, list items their mark; rows of tables stand on a line each, their cells parted by bars.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.markup.pieces import Piece
from extract.model import Block, BlockKind, Grid, Note, Segment, SourceText
from extract.text import split_pages

_BETWEEN_CELLS = " | "


@dataclass(slots=True)
class TextWriter:
    """Writes the text of one source; everything stands on one page, as these files have none."""

    blocks: list[Block] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    _parts: list[str] = field(default_factory=list)
    _length: int = 0
    _caption: str = ""

    @property
    def is_empty(self) -> bool:
        return not self._length

    def write_block(
        self,
        kind: BlockKind,
        pieces: Sequence[Piece],
        *,
        before: str = "",
        level: int = 0,
        marker: str | None = None,
    ) -> None:
        """Write a block on lines of its own; ``before`` are signs that are no part of it."""
        self._between_blocks(kind)
        self._add(before)
        segments = self._write(pieces)
        self._add("\n")
        if kind == "caption":
            self._caption = " ".join("".join(p.text for p in pieces if not p.mark).split())
        if segments:
            self.blocks.append(Block(kind, segments, 1, level, marker))

    def write_cells(self, row: Sequence[Sequence[Piece]]) -> list[tuple[Segment, ...]]:
        """Write a row of a table; return where the text of each of its cells stands."""
        written = []
        for number, pieces in enumerate(row):
            self._add(_BETWEEN_CELLS if number else "")
            written.append(self._write(pieces))
        self._add("\n")
        return written

    def open_table(self) -> None:
        """Leave a line blank before a table."""
        self._between_blocks("caption")

    def caption_above(self) -> tuple[str, tuple[Segment, ...]]:
        """The words of the caption that was written last, and where they stand; none, if something
        else was."""
        above = self.blocks[-1] if self.blocks else None
        if above is None or above.kind != "caption" or self._last_kind() is None:
            return "", ()
        return self._caption, above.segments

    def source(self, reader: str) -> SourceText:
        """The source as written so far."""
        text = "".join(self._parts)
        return SourceText(
            text,
            split_pages(text),
            tuple(self.blocks),
            tuple(self.grids),
            tuple(self.notes),
            reader,
        )

    def _between_blocks(self, kind: BlockKind) -> None:
        if self._length and not (kind == "list_item" and self._last_kind() == "list_item"):
            self._add("\n")

    def _last_kind(self) -> BlockKind | None:
        if self.grids and self.blocks and self.grids[-1].start > self.blocks[-1].start:
            return None
        return self.blocks[-1].kind if self.blocks else None

    def _write(self, pieces: Sequence[Piece]) -> tuple[Segment, ...]:
        """Write pieces; return the segments of what is said, marks of notes left out."""
        segments: list[Segment] = []
        goes_on = False
        for piece in pieces:
            start = self._length
            self._add(piece.text)
            text = piece.text
            if piece.mark:
                goes_on = False
            if piece.mark or not text.strip():
                continue
            begin = start + len(text) - len(text.lstrip())
            end = start + len(text.rstrip())
            if goes_on:
                segments[-1] = Segment(segments[-1].start, end)
            else:
                segments.append(Segment(begin, end))
            goes_on = True
        return tuple(segments)

    def _add(self, text: str) -> None:
        if text:
            self._parts.append(text)
            self._length += len(text)
