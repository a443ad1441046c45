"""Readers that misbehave, for tests of what reading a PDF may take; imported by its process."""

from __future__ import annotations

import threading
from pathlib import Path

from extract.limits import Limits
from extract.model import SourceText
from extract.pdf import read_pdf
from extract.pdf.isolated import read_isolated


def reads_badly(path: Path, password: str | None) -> SourceText:
    """Never ends for ``hangt.pdf``, takes all memory for ``barst.pdf``, reads any other file."""
    if path.stem == "hangt":
        threading.Event().wait()
    if path.stem == "barst":
        return SourceText("x" * 10**10, ())
    return read_pdf(path, password)


def read_badly_isolated(
    path: Path, password: str | None, limits: Limits, *, ocr: bool = False
) -> SourceText:
    """Reads with :func:`reads_badly`; only what never ends is ended after a second, so that a slow
    machine makes no difference to the other files."""
    if path.stem == "hangt":
        limits = Limits(1, limits.memory)
    return read_isolated(path, password, limits, reader=reads_badly)
