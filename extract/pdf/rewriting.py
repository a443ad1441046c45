"""Files whose list of objects is wrong, written again by PDFium, which looks for the objects itself.

A web server's lines before the file, line ends that were changed on the way, or a wrong last line put
every place in the list wrong. Where the objects are packed together pdfminer finds none of them.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pdfplumber
import pypdfium2
from pdfplumber.utils.exceptions import PdfminerException


def rewritten(path: Path, password: str | None = None) -> Any | None:
    """Return a file that PDFium wrote again as a ``pdfplumber.PDF``; None where it cannot."""
    try:
        document = pypdfium2.PdfDocument(path, password=password)
    except pypdfium2.PdfiumError:
        return None
    copy = BytesIO()
    try:
        document.save(copy)
        return pdfplumber.open(copy, password=password or "")
    except (pypdfium2.PdfiumError, PdfminerException):
        return None
    finally:
        document.close()


def rewriting_fault(pdf: Any) -> str | None:
    """Return in Dutch what was wrong with a file that was written again."""
    return "de lijst van zijn onderdelen klopt niet" if isinstance(pdf.stream, BytesIO) else None
