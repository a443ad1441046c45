"""The error for a PDF that cannot be read."""

from __future__ import annotations

from extract.errors import ReadError


class PdfError(ReadError):
    """A PDF cannot be read; the message is one line that names the file and what to do."""
