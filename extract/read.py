"""Reading a source, whatever its kind."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from corpus.manifest import MEDIA_TYPES
from extract.errors import ReadError
from extract.limits import Limits
from extract.markdown import read_markdown
from extract.model import SourceText
from extract.text import read_text

WORD = MEDIA_TYPES[".docx"]
#: A text with more bytes is read in a process of its own: smaller ones cannot fill the memory.
_LARGE = 5_000_000


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

    ``password`` opens a PDF that needs one. With ``limits`` a PDF, a Word file and a large
    text are read in a process of its own that may take no more. With ``ocr`` its pages that are pictures
    are recognised, where tesseract is installed. Raises :class:`ReadError` with one line that names the
    file and what to do.
    """
    reader = _TEXT_READERS.get(media_type)
    if reader is not None:
        # A Word file is small until it is unpacked.
        is_large = media_type == WORD or path.stat().st_size > _LARGE
        return _isolated(path, limits, reader) if limits and is_large else reader(path)
    if media_type == "application/pdf":
        # Imported here: reading a PDF loads a large library that text does without.
        if limits is not None:
            from extract.pdf import isolated

            return isolated.read_isolated(path, password, limits, ocr=ocr)
        from extract.pdf import read_pdf

        return read_pdf(path, password, ocr=ocr)
    raise ReadError(f"{path}: no reader for {media_type}")


def _read_html(path: Path) -> SourceText:
    # Imported here, as HTML and Word need libraries that the others do without.
    from extract import markup

    return markup.read_html(path)


def _read_word(path: Path) -> SourceText:
    from extract import markup

    return markup.read_word(path)


_TEXT_READERS: dict[str, Callable[[Path], SourceText]] = {
    "text/plain": read_text,
    "text/markdown": read_markdown,
    "text/html": _read_html,
    WORD: _read_word,
}


def _isolated(path: Path, limits: Limits, reader: Callable[[Path], SourceText]) -> SourceText:
    # Imported here, as for a PDF.
    from extract.pdf import isolated

    return isolated.read_isolated(path, None, limits, reader=partial(_without_password, reader))


def _without_password(
    reader: Callable[[Path], SourceText], path: Path, _password: str | None
) -> SourceText:
    return reader(path)
