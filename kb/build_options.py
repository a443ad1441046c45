"""What a build is asked, and what it answers: light to load, so that the command line starts at once."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from corpus.loading import CorpusError
from extract.limits import Limits

#: What the summary names: a word of the reader's, and the table whose rows it counts.
SUMMARY = (
    ("documents", "documents"),
    ("pages", "pages"),
    ("tables", "source_tables"),
    ("counts", "counts"),
    ("commitments", "commitments"),
    ("deadlines", "deadlines"),
    ("parties", "parties"),
    ("warnings", "warnings"),
)


class OptionError(CorpusError):
    """An option that cannot be: it names a file that the corpus does not have, or a program that is
    not installed. The message is one line."""


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What to build from, where to, and how.

    ``limits`` are what reading one PDF may take; with ``strict`` there are none, and the first
    mistake of the program is raised. ``passwords`` are those of PDFs, by the names of their files.
    With ``ocr`` scanned pages of PDFs are recognised. ``model`` names an installed Dutch spaCy model
    whose parse is a second vote on commitments. Without ``corrections`` the knowledge base holds
    what the machine read, whatever people say. ``decisions`` is a file to write every decision to.
    With ``forget`` nothing is kept of the knowledge base that is replaced. ``store`` is the folder in
    which results of sources are kept for the next build; without, all is read. ``dask`` is the address
    of a Dask scheduler whose workers read; ``local`` starts ``workers`` of them here.
    """

    corpus: Path
    output: Path
    workers: int = 1
    if_changed: bool = False
    strict: bool = False
    limits: Limits = field(default_factory=Limits)
    passwords: Mapping[str, str] = field(default_factory=dict)
    ocr: bool = False
    model: str | None = None
    corrections: bool = True
    forget: bool = False
    decisions: Path | None = None
    store: Path | None = None
    dask: str | None = None


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did.

    ``found`` counts rows by the words of :data:`SUMMARY`. ``problems`` are one-line messages of what
    could not be read. ``built`` is False where nothing had changed. ``warnings`` are one-line messages
    of what made the build slower and no worse, ``notes`` of what was left out on purpose. Of so many ``sources``, ``reused`` had been read before.
    """

    found: Mapping[str, int]
    problems: tuple[str, ...] = ()
    tracebacks: tuple[str, ...] = ()
    built: bool = True
    warnings: tuple[str, ...] = ()
    sources: int = 0
    reused: int = 0
    notes: tuple[str, ...] = ()


def default_workers() -> int:
    """One worker a processor that this process may use, four at most: sources are few."""
    return min(4, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 2)
