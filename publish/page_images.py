"""Pages of PDFs as they look: finding the file that a source was read from, and drawing its pages.

The files stand in folders beside the database (see :mod:`publish.settings`). A file is taken for a
source where its SHA-256 is the one that the database has: an image never shows another edition than
the text beside it.

PDFium draws the page as a reader of PDFs shows it: cut to its CropBox, turned by its rotation. That
is the page in which the boxes of the knowledge base are, in points from its top left.
"""

from __future__ import annotations

import asyncio
import glob
import hashlib
import io
import math
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import pypdfium2

#: Pixels a point: 144 dots an inch, sharp on a phone and enough to enlarge a line of text.
SCALE = 2.0
#: No image has more pixels; a poster is drawn smaller.
MOST_PIXELS = 12_000_000
#: Images kept in memory (20 to 200 kB each).
MOST_KEPT = 128
MEDIA_TYPE = "image/webp"


@dataclass(slots=True)
class PageImages:
    """The pages of the PDFs in ``folders``, drawn when they are asked for and kept for a while."""

    folders: Sequence[Path]
    _files: dict[str, Path | None] = field(default_factory=dict)
    _pages: dict[str, int] = field(default_factory=dict)
    _kept: OrderedDict[tuple[str, int], bytes] = field(default_factory=OrderedDict)
    # PDFium must not be used by two threads at once: all of it happens in this one.
    _thread: ThreadPoolExecutor = field(
        default_factory=lambda: ThreadPoolExecutor(1, thread_name_prefix="page-images")
    )

    async def page_count(self, file: str, sha256: str) -> int:
        """How many pages can be drawn of a source; 0 where its file is not there or not readable."""
        if sha256 in self._pages:
            return self._pages[sha256]
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._thread, self._count, file, sha256)

    async def image(self, file: str, sha256: str, number: int) -> bytes | None:
        """Page ``number`` (counted from 1 in the file) as WebP, None where it cannot be drawn."""
        kept = self._kept.get((sha256, number))
        if kept is not None:
            return kept
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._thread, self._draw, file, sha256, number)

    async def path(self, file: str, sha256: str) -> Path | None:
        """Where the very file of a source is, None where no folder has it."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._thread, self._file, file, sha256)

    def _count(self, file: str, sha256: str) -> int:
        if sha256 not in self._pages:
            path = self._file(file, sha256)
            self._pages[sha256] = page_count(path) if path else 0
        return self._pages[sha256]

    def _draw(self, file: str, sha256: str, number: int) -> bytes | None:
        if not 1 <= number <= self._count(file, sha256):
            return None
        path = self._file(file, sha256)
        drawn = draw_page(path, number) if path else None
        if drawn is not None:
            self._kept[sha256, number] = drawn
            while len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
        return drawn

    def _file(self, file: str, sha256: str) -> Path | None:
        if sha256 not in self._files:
            self._files[sha256] = find_file(self.folders, file, sha256)
        return self._files[sha256]


def find_file(folders: Iterable[Path], file: str, sha256: str) -> Path | None:
    """The file of that name and SHA-256 in one of the folders or those inside them, if there is one."""
    for folder in folders:
        for path in sorted(folder.rglob(glob.escape(file))) if folder.is_dir() else ():
            if path.name == file and _sha256_of(path) == sha256:
                return path
    return None


def _sha256_of(path: Path) -> str | None:
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None


def page_count(path: Path) -> int:
    """How many pages PDFium sees; 0 for a file that it cannot open (damaged, or with a password)."""
    try:
        with pypdfium2.PdfDocument(path) as document:
            return len(document)
    except (pypdfium2.PdfiumError, OSError):
        return 0


def draw_page(path: Path, number: int) -> bytes | None:
    """Page ``number`` (from 1) of a PDF as WebP; None where PDFium cannot draw it."""
    try:
        with pypdfium2.PdfDocument(path) as document:
            page = document[number - 1]
            width, height = page.get_size()
            drawn = page.render(scale=scale_of(width, height)).to_pil().convert("RGB")
    except (pypdfium2.PdfiumError, OSError, ValueError):
        return None
    stream = io.BytesIO()
    drawn.save(stream, "WEBP", quality=75, method=2)
    return stream.getvalue()


def scale_of(width: float, height: float) -> float:
    """Pixels a point for a page of this size in points: :data:`SCALE`, less for a very large page."""
    return min(SCALE, math.sqrt(MOST_PIXELS / max(width * height, 1.0)))
