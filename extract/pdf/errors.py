"""The error for a PDF that cannot be read."""

from __future__ import annotations

from extract.errors import ReadError


class PdfError(ReadError):
    """A PDF cannot be read; see :class:`extract.errors.ReadError`."""
