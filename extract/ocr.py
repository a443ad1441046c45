"""Recognising text in images with tesseract, where that is installed (Debian: tesseract-ocr-nld).

Nothing is decided here about pages or tables: images go in, words with their places come out, in
pixels from the top left of the image.
"""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PIL import Image

PROGRAM = "tesseract"
LANGUAGE = "nld"
#: Seconds that one run may take.
_TIMEOUT = 600
#: tesseract's way of laying out a page: a whole page, or one block of text.
PAGE = 3
BLOCK = 6


@dataclass(frozen=True, slots=True)
class SeenWord:
    """A word as it was recognised: its box and its line's, in pixels; how sure it is, 0 to 100.

    ``line`` tells the lines of one image apart.
    """

    text: str
    x0: int
    top: int
    x1: int
    bottom: int
    line: tuple[int, int, int]
    confidence: float


@lru_cache(maxsize=1)
def is_available() -> bool:
    """Return True if tesseract is installed and can read Dutch."""
    if shutil.which(PROGRAM) is None:
        return False
    try:
        listed = subprocess.run(
            [PROGRAM, "--list-langs"], capture_output=True, text=True, timeout=30, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return LANGUAGE in listed.stdout.split()


def version() -> str | None:
    """The program and its version ("tesseract 5.3.0"); None where it is not available."""
    if not is_available():
        return None
    told = subprocess.run([PROGRAM, "--version"], capture_output=True, text=True, check=False)
    lines = (told.stdout or told.stderr).splitlines()
    return lines[0].strip() if lines else PROGRAM


def recognised(images: Sequence[Image.Image], layout: int, resolution: int) -> list[list[SeenWord]]:
    """The words in each image; ``resolution`` in dots per inch, ``layout`` one of the above.

    Raises :class:`OSError` when tesseract cannot be run or fails.
    """
    if not images:
        return []
    with tempfile.TemporaryDirectory() as folder:
        names = []
        for number, image in enumerate(images):
            path = Path(folder) / f"{number:05d}.png"
            image.save(path, compress_level=1)
            names.append(str(path))
        listing = Path(folder) / "images.txt"
        listing.write_text("\n".join(names) + "\n", encoding="utf-8")
        options = ["-l", LANGUAGE, "--psm", str(layout), "--dpi", str(resolution)]
        command = [PROGRAM, str(listing), str(Path(folder) / "out"), *options, "tsv"]
        environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
        try:
            subprocess.run(
                command, capture_output=True, timeout=_TIMEOUT, check=True, env=environment
            )
        except subprocess.SubprocessError as error:
            raise OSError(f"tesseract failed: {error}") from error
        table = (Path(folder) / "out.tsv").read_text(encoding="utf-8")
    return _words(table, len(images))


def _words(table: str, count: int) -> list[list[SeenWord]]:
    found: list[list[SeenWord]] = [[] for _ in range(count)]
    reader = csv.DictReader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    for row in reader:
        text = (row.get("text") or "").strip()
        if row["level"] != "5" or not text:
            continue
        x0, top = int(row["left"]), int(row["top"])
        found[int(row["page_num"]) - 1].append(
            SeenWord(
                text,
                x0,
                top,
                x0 + int(row["width"]),
                top + int(row["height"]),
                (int(row["block_num"]), int(row["par_num"]), int(row["line_num"])),
                float(row["conf"]),
            )
        )
    return found
