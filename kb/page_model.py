"""The page model of a file as JSON (``woondeal read FILE --json``): docs/explain.md describes it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from extract.document_table import document_table
from extract.model import Block, Box, Cell, Grid, Note, Page, Segment, SourceText

#: The version of the shape; it goes up where a key goes or means something else.
VERSION = 1

Values = dict[str, Any]


def page_model(source: SourceText) -> Values:
    """All that a reader made of a file, in plain values; offsets are characters of ``text``."""
    return {
        "version": VERSION,
        "reader": source.reader,
        "text": source.text,
        "pages": [_page(page) for page in source.pages],
        "blocks": [_block(source, block) for block in source.blocks],
        "tables": [_table(source, grid) for grid in source.grids if grid.cells],
        "warnings": [_note(note) for note in source.warnings],
    }


def _page(page: Page) -> Values:
    return {
        "number": page.number,
        "label": page.label,
        "start": page.start,
        "end": page.end,
        "width": page.width,
        "height": page.height,
        "read_by": page.read_by,
        "lines": [
            {
                "start": line.start,
                "end": line.end,
                "box": _box(line.box),
                "size": line.size,
                "bold": line.bold,
            }
            for line in page.lines
        ],
    }


def _block(source: SourceText, block: Block) -> Values:
    return {
        "kind": block.kind,
        "page": block.page,
        "level": block.level,
        "marker": block.marker,
        "segments": _segments(block.segments),
        "text": [source.quote(s.start, s.end) for s in block.segments],
        "boxes": [_box(box) for box in source.boxes_of(block.segments)],
    }


def _table(source: SourceText, grid: Grid) -> Values:
    table = document_table(source, grid, ())
    return {
        "pages": [grid.page_first, grid.page_last],
        "rows": grid.row_count,
        "columns": grid.column_count,
        "reader": grid.reader,
        "evidence": grid.evidence,
        "label": grid.label,
        "caption": _segments(grid.caption),
        "notes": _segments(grid.notes),
        "cells": [_cell(cell, words) for cell, words in zip(grid.cells, table.texts, strict=True)],
    }


def _cell(cell: Cell, words: str) -> Values:
    return {
        "row": cell.row,
        "column": cell.column,
        "row_span": cell.row_span,
        "column_span": cell.column_span,
        "is_header": cell.is_header,
        "read_by": cell.read_by,
        "segments": _segments(cell.segments),
        "text": words,
        "box": _box(cell.box),
    }


def _note(note: Note) -> Values:
    segment = [note.segment.start, note.segment.end] if note.segment else None
    return {"stage": note.stage, "message": note.message, "page": note.page, "segment": segment}


def _segments(segments: Iterable[Segment]) -> list[list[int]]:
    return [[segment.start, segment.end] for segment in segments]


def _box(box: Box | None) -> Values | None:
    """A box in points from the top left of its page."""
    if box is None:
        return None
    return {
        "page": box.page,
        "x0": round(box.x0, 2),
        "top": round(box.top, 2),
        "x1": round(box.x1, 2),
        "bottom": round(box.bottom, 2),
    }
