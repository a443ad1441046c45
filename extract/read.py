"""Reading a source, whatever its kind."""

from __future__ import annotations

from pathlib import Path

from extract.errors import ReadError
from extract.limits import Limits
from extract.markdown import read_markdown
from extract.model import SourceText
from extract.text import read_text

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_MARKUP = ("text/html", WORD)


def read(
    path: Path,
    media_type: str,
    password: str | None = None,
    limits: Limits | None = None,
    *,
    ocr: bool = False,
) -> SourceText:
    """Read a source of a known kind (``text/plain``, ``text/markdown``, ``text/html``, Word,
    ``application/pdf``).

    ``password`` opens a PDF that needs one. With ``limits`` a PDF is read in a process of its own
    that may take no more. With ``ocr`` its pages that are pictures are recognised, where tesseract is
    installed. Raises :class:`ReadError` with one line that names the file and what to
    do.
    """
    if media_type == "text/plain":
        return read_text(path)
    if media_type == "text/markdown":
        return read_markdown(path)
    if media_type == "application/pdf":
        # Imported here: reading a PDF loads a large library that text does without.
        if limits is not None:
            from extract.pdf import isolated

            return isolated.read_isolated(path, password, limits, ocr=ocr)
        from extract.pdf import read_pdf

        return read_pdf(path, password, ocr=ocr)
    if media_type in _MARKUP:
        # Imported here, as they need libraries that the others do without.
        from extract import markup

        return markup.read_html(path) if media_type == "text/html" else markup.read_word(path)
    raise ReadError(f"{path}: no reader for {media_type}")
