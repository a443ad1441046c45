"""Pages of a PDF with boxes drawn on them: blocks blue, tables red, cells orange, headers green.

As pdfplumber's visual debugger does; for whoever wonders why a page was read as it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw

from extract.errors import ReadError
from extract.model import Box, Grid, SourceText

#: Pixels a point: 144 dots an inch.
SCALE = 2.0
BLOCK, TABLE, CELL, HEADER = "#1f6feb", "#d1242f", "#e36209", "#1a7f37"
#: The width of a line in pixels.
_LINE = {TABLE: 4}


@dataclass(frozen=True, slots=True)
class Drawn:
    """A box to draw, in a colour."""

    box: Box
    colour: str


def boxes(source: SourceText) -> Iterator[Drawn]:
    """The boxes of the blocks, tables and cells of a source; none where it has no boxes."""
    for block in source.blocks:
        for box in _by_page(source.boxes_of(block.segments)):
            yield Drawn(box, BLOCK)
    for grid in source.grids:
        for box in _by_page(cell.box for cell in grid.cells if cell.box is not None):
            yield Drawn(box, TABLE)
        yield from _cells(grid)


def _cells(grid: Grid) -> Iterator[Drawn]:
    for cell in grid.cells:
        if cell.box is not None:
            yield Drawn(cell.box, HEADER if cell.is_header else CELL)


def _by_page(found: Iterable[Box]) -> Iterator[Box]:
    """One box around the boxes of each page."""
    pages: dict[int, list[Box]] = {}
    for box in found:
        pages.setdefault(box.page, []).append(box)
    for number, on_page in sorted(pages.items()):
        yield Box(
            number,
            min(box.x0 for box in on_page),
            min(box.top for box in on_page),
            max(box.x1 for box in on_page),
            max(box.bottom for box in on_page),
        )


def draw(path: Path, source: SourceText, folder: Path, password: str | None = None) -> list[Path]:
    """Write each page of a PDF to ``folder`` as PNG with its boxes; give the files in order.

    Raises :class:`extract.errors.ReadError` for a file that is no PDF or cannot be drawn.
    """
    by_page: dict[int, list[Drawn]] = {}
    for drawn in boxes(source):
        by_page.setdefault(drawn.box.page, []).append(drawn)
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    try:
        with pypdfium2.PdfDocument(path, password=password) as document:
            for number, page in enumerate(document, start=1):
                image = page.render(scale=SCALE).to_pil().convert("RGB")
                draw_boxes(image, by_page.get(number, ()))
                target = folder / f"{path.stem}-{number:03d}.png"
                image.save(target)
                written.append(target)
    except pypdfium2.PdfiumError as error:
        raise ReadError(f"{path}: cannot be drawn; only pages of PDFs can", "") from error
    return written


def draw_boxes(image: Image.Image, drawn: Iterable[Drawn]) -> None:
    """Draw boxes in points on an image of :data:`SCALE` pixels a point."""
    pen = ImageDraw.Draw(image)
    for item in drawn:
        box = item.box
        corners = [box.x0 * SCALE, box.top * SCALE, box.x1 * SCALE, box.bottom * SCALE]
        pen.rectangle(corners, outline=item.colour, width=_LINE.get(item.colour, 2))
