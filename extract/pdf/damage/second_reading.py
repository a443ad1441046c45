"""What PDFium sees of a file: its pages, and how often each figure stands on them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pypdfium2

FIGURES = "0123456789"
#: How often each figure from 0 to 9 stands somewhere.
Figures = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SecondReading:
    """``pages`` are the figures of each page, None for one that PDFium cannot open; ``opened`` says
    whether it could open the file at all."""

    opened: bool
    pages: tuple[Figures | None, ...] = ()


def figures_in(text: str) -> Figures:
    """Return how often each figure stands in a text."""
    return tuple(map(text.count, FIGURES))


def second_reading(path: Path, password: str | None = None) -> SecondReading:
    """Return what PDFium sees of a file."""
    try:
        document = pypdfium2.PdfDocument(path, password=password)
    except pypdfium2.PdfiumError:
        return SecondReading(opened=False)
    try:
        pages = tuple(_figures_on(document, index) for index in range(len(document)))
        return SecondReading(opened=True, pages=pages)
    finally:
        document.close()


def _figures_on(document: pypdfium2.PdfDocument, index: int) -> Figures | None:
    try:
        page = document[index]
        try:
            return figures_in(page.get_textpage().get_text_range())
        finally:
            page.close()
    except pypdfium2.PdfiumError:
        return None
