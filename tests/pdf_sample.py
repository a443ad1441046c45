"""A PDF of one page made here: a few words, on a page that is cut to a part of it and turned."""

from __future__ import annotations

import ctypes
from pathlib import Path

import pypdfium2
from pypdfium2 import raw

WORDS = "Samen 2.500 woningen"


def write_pdf(
    path: Path,
    words: str = WORDS,
    *,
    rotation: int = 0,
    crop: tuple[float, float, float, float] | None = None,
) -> Path:
    """Write ``words`` at (150, 200) of a page of 500 by 400 points, the origin at the bottom left."""
    document = pypdfium2.PdfDocument.new()
    page = document.new_page(500, 400)
    text = raw.FPDFPageObj_NewTextObj(document, b"Helvetica", 14.0)
    encoded = (words + "\0").encode("utf-16-le")
    buffer = ctypes.create_string_buffer(encoded)
    raw.FPDFText_SetText(text, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)))
    raw.FPDFPageObj_Transform(text, 1, 0, 0, 1, 150, 200)
    raw.FPDFPage_InsertObject(page, text)
    page.gen_content()
    page.set_rotation(rotation)
    if crop:
        page.set_cropbox(*crop)
    document.save(path)
    return path
