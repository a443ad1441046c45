"""Reading a source, whatever its kind."""

from __future__ import annotations

from pathlib import Path

from extract.errors import ReadError
from extract.markdown import read_markdown
from extract.model import SourceText
from extract.text import read_text


def read(path: Path, media_type: str, password: str | None = None) -> SourceText:
    """Read a source of a known kind (``text/plain``, ``text/markdown``, ``application/pdf``).

    ``password`` opens a PDF that needs one. Raises :class:`ReadError` with one line that names the
    file and what to do.
    """
    if media_type == "text/plain":
        return read_text(path)
    if media_type == "text/markdown":
        return read_markdown(path)
    if media_type == "application/pdf":
        # Imported here: reading a PDF loads a large library that text does without.
        from extract.pdf import read_pdf

        return read_pdf(path, password)
    raise ReadError(f"{path}: no reader for {media_type}")
