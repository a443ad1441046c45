"""What the command line shows while it works, and when something cannot be done."""

from __future__ import annotations

import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

from corpus.manifest import CorpusError
from extract.errors import ReadError
from kb.build_options import OptionError
from kb.progress import Progress
from kb.show import NoSuchRowError, NotAKnowledgeBaseError


class ProgressBars(Progress):
    """A bar on standard error for each stage of a build."""

    def __init__(self) -> None:
        self._bar: Any = None
        self._files = self._pages = 0
        self._started = 0.0

    def stage(self, name: str, length: int) -> None:
        self._files = self._pages = 0
        self._started = time.monotonic()
        self._bar = click.progressbar(
            length=length,
            label=f"{name:<24}",
            file=sys.stderr,
            item_show_func=lambda _: self._speed(),
        )
        self._bar.__enter__()

    def step(self, steps: int = 1, pages: int = 0) -> None:
        self._files += 1
        self._pages += pages
        self._bar.update(steps)

    def done(self) -> None:
        self._bar.__exit__(None, None, None)

    def _speed(self) -> str | None:
        """How many files and pages were read, and how fast; nothing where no pages are read."""
        seconds = time.monotonic() - self._started
        if not self._pages or not seconds:
            return None
        return f"{self._files} files, {self._pages} pages, {self._pages / seconds:.1f} pages/s"


@contextmanager
def one_line() -> Iterator[None]:
    """A mistake of the user's, or of the disk, is one line on standard error and exit status 1;
    an option that cannot be is wrong usage."""
    try:
        yield
    except OptionError as error:
        raise click.UsageError(str(error)) from error
    except (CorpusError, ReadError, NotAKnowledgeBaseError, NoSuchRowError) as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        raise click.ClickException(f"{place}{error.strerror or error}") from error
    except sqlite3.OperationalError as error:
        raise click.ClickException(f"the database could not be written: {error}") from error
