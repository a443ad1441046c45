"""Readers that misbehave, for tests of what reading a PDF may take; imported by its process."""

from __future__ import annotations

import os
import threading
from pathlib import Path

from extract.limits import Limits
from extract.model import Page, SourceText
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


def never_ends(path: Path, password: str | None) -> SourceText:
    """Waits for what never comes."""
    threading.Event().wait()
    raise AssertionError("unreachable")


def bursts(path: Path, password: str | None) -> SourceText:
    """Takes more memory than it may."""
    return SourceText("x" * 10**9, (Page(1, 0, 10**9),))


def dies(path: Path, password: str | None) -> SourceText:
    """Ends its process."""
    os._exit(3)


def breaks(path: Path, password: str | None) -> SourceText:
    """Makes a mistake."""
    raise KeyError("no such\nfont")


def chatters(path: Path, password: str | None) -> SourceText:
    """Prints where its answer goes."""
    print("a library that prints")
    return SourceText("Woondeal", (Page(1, 0, 8),))
