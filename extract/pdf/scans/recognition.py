"""Pages that are pictures: set straight, their rules found, their cells and text recognised.

Recognising a whole page loses most of what stands in tables. So the rules in the picture are found
first; what stands in a cell is recognised cell by cell, and then the rest of the page.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median

import pypdfium2
from PIL import Image, ImageFilter, ImageOps

from extract.ocr import BLOCK, PAGE, SeenWord, recognised
from extract.pdf.page.ink import OCR_STYLE, Area, PageInk, Word
from extract.pdf.page.type_styles import UNREADABLE
from extract.pdf.scans.picture_lines import (
    POINTS_PER_PIXEL,
    RESOLUTION,
    SKEW_STEP,
    dark_parts,
    dark_rows,
    erase_runs,
    in_pixels,
    line_runs,
    painted_over,
    rules_with_shades,
    skew_of,
    straight_rules,
)
from extract.pdf.tables.ruled import ruled_tables

#: A number recognised with less confidence than this is not trusted.
_SURE = 45.0
#: A word recognised with less confidence is no word.
_LEAST = 15.0
#: What is smaller than this (pixels) either way is dust.
_SPECK = 8
#: Letters about half as wide, and half as wide again, as most.
_NARROW = frozenset("ijltfrI.,:;'!|()[]-")
_WIDE = frozenset("mwMW")
#: Larger type is at least so much wider.
_WIDER = 1.15
#: How light the paper around a cut-out is made.
_PAPER = 235
#: A comma before three digits may be a point that was not seen well: a thousand times less.
_ENGLISH = re.compile(r"(\d),(\d{3})(?!\d)")


def scanned_ink(path: Path, number: int, password: str | None = None) -> PageInk:
    """What is recognised on page ``number`` (1-based) of a PDF, as it would be read from text.

    Raises :class:`OSError` when tesseract fails, ``pypdfium2.PdfiumError`` when the page cannot be
    drawn.
    """
    document = pypdfium2.PdfDocument(path, password=password)
    try:
        page = document[number - 1]
        width, height = page.get_size()
        picture = page.render(scale=RESOLUTION / 72, grayscale=True).to_pil().convert("L")
        page.close()
    finally:
        document.close()
    return ink_of_picture(picture, number, width, height)


def ink_of_picture(picture: Image.Image, number: int, width: float, height: float) -> PageInk:
    """The words and rules in a picture of a page of ``width`` by ``height`` points."""
    skew = skew_of(picture)
    if abs(skew) >= SKEW_STEP / 2:
        picture = picture.rotate(skew, resample=Image.Resampling.BICUBIC, fillcolor=255)
    dark = dark_parts(picture)
    shades = dark_rows(dark)
    thin = painted_over(dark, shades, 6, 0)
    level = line_runs(thin)
    upright = line_runs(thin.transpose(Image.Transpose.TRANSPOSE))
    across, down = rules_with_shades(straight_rules(level), straight_rules(upright), shades)
    for canvas, fill in ((picture, _PAPER), (dark, 0)):
        erase_runs(canvas, level, upright, fill)
    tables = [
        t for t in ruled_tables(number, across, down, ()) if t.row_count > 1 and t.column_count > 1
    ]
    cells = [c.area for t in tables for c in t.cells]
    words = _cell_words(picture, dark, cells)
    rest = painted_over(picture, [table.area for table in tables], 3, 255)
    words += _words(recognised([rest], PAGE, RESOLUTION)[0], 0, 0)
    words = _level_sizes(words)
    return PageInk(
        number=number,
        width=width,
        height=height,
        words=tuple(words),
        across=tuple(across),
        down=tuple(down),
        character_count=sum(len(w.text) for w in words),
        unreadable=sum(w.text.count(UNREADABLE) for w in words),
        skew=skew,
        read_by="ocr",
    )


def _cell_words(picture: Image.Image, dark: Image.Image, cells: Sequence[Area]) -> list[Word]:
    """The words in the cells, each recognised by itself."""
    crops: list[Image.Image] = []
    places: list[tuple[int, int]] = []
    held: list[tuple[int, int, int, int]] = []
    for cell in cells:
        x0, top, x1, bottom = in_pixels(cell, -5)
        if x1 - x0 < 12 or bottom - top < 12:
            continue
        crop = picture.crop((x0, top, x1, bottom))
        mask = dark.crop((x0, top, x1, bottom))
        if crop.resize((1, 1), Image.Resampling.BOX).tobytes()[0] < 140:
            # White letters on a dark row: the row's own edge is left out.
            x0, top, x1, bottom = in_pixels(cell, -16)
            if x1 - x0 < _SPECK or bottom - top < _SPECK:
                continue
            crop = ImageOps.autocontrast(ImageOps.invert(picture.crop((x0, top, x1, bottom))))
            mask = ImageOps.invert(dark.crop((x0, top, x1, bottom)))
        ink = _ink(mask)
        if ink is None:
            continue
        near = (
            max(0, ink[0] - 8),
            max(0, ink[1] - 8),
            min(crop.width, ink[2] + 8),
            min(crop.height, ink[3] + 8),
        )
        crops.append(ImageOps.expand(crop.crop(near), border=24, fill=_PAPER))
        places.append((x0 + near[0] - 24, top + near[1] - 24))
        held.append((ink[0] + x0, ink[1] + top, ink[2] + x0, ink[3] + top))
    words: list[Word] = []
    for seen, (left, upper), ink in zip(
        recognised(crops, BLOCK, RESOLUTION), places, held, strict=True
    ):
        here = _words(seen, left, upper)
        if not here and _is_dash(ink):
            here = [
                _word(
                    "-",
                    Area(*(value * POINTS_PER_PIXEL for value in ink)),
                    ink[3] * POINTS_PER_PIXEL,
                    8.0,
                )
            ]
        words += here
    return words


def _ink(dark: Image.Image) -> tuple[int, int, int, int] | None:
    """The box around what is dark, specks left out; None for an empty cell."""
    box = dark.filter(ImageFilter.MedianFilter(5)).getbbox()
    if box is not None and (box[2] - box[0] >= _SPECK or box[3] - box[1] >= _SPECK):
        return box
    # A dash is as thin as dust, but wide.
    box = dark.filter(ImageFilter.MedianFilter(3)).getbbox()
    return box if box is not None and _is_dash(box) else None


def _is_dash(ink: tuple[int, int, int, int]) -> bool:
    wide, high = ink[2] - ink[0], ink[3] - ink[1]
    return high <= 12 and 9 <= wide <= 60 and wide >= 1.6 * high


def _words(seen: Sequence[SeenWord], left: int, upper: int) -> list[Word]:
    """Recognised words as words of the page; ``left`` and ``upper`` is where the picture was cut."""
    lines: dict[tuple[int, int, int], list[SeenWord]] = {}
    for word in seen:
        if word.confidence < _LEAST or (len(word.text) <= 2 and _is_dust(word)):
            continue
        lines.setdefault(word.line, []).append(word)
    return [word for line in lines.values() for word in _words_of_line(line, left, upper)]


#: Letters and signs that reach below the baseline.
_DESCENDING = frozenset("gjpqy,;()Q")


def _words_of_line(line: Sequence[SeenWord], left: int, upper: int) -> Iterator[Word]:
    """Return the words of a recognised line, with the baseline and size that they have in common."""
    level = [w for w in line if not set(w.text) & _DESCENDING] or line
    high = [w.bottom - w.top for w in level if any(map(_is_high, w.text))]
    size = max(5.0, median(high or [w.bottom - w.top for w in line]) * POINTS_PER_PIXEL / 0.72)
    base = (median(w.bottom for w in level) + upper) * POINTS_PER_PIXEL
    for word in line:
        area = Area(
            (word.x0 + left) * POINTS_PER_PIXEL,
            base - 0.78 * size,
            (word.x1 + left) * POINTS_PER_PIXEL,
            base + 0.22 * size,
        )
        yield _word(_certain_text(word), area, base, size)


def _is_high(letter: str) -> bool:
    """Return True for a letter or figure that is as high as a capital."""
    return letter.isupper() or letter.isdigit() or letter in "bdfhkl"


def _certain_text(word: SeenWord) -> str:
    """Return the text of a word with a sign for the figures that may be other ones."""
    text = _ENGLISH.sub(rf"\1{UNREADABLE}\2", word.text)
    if word.confidence >= _SURE:
        return text
    return "".join(UNREADABLE if c.isdigit() else c for c in text)


def _is_dust(word: SeenWord) -> bool:
    """Return True if it is a mark or a letter or two that may be no more than a speck."""
    return word.confidence < 60 and not word.text.isdigit() and word.text not in "-–•"


def _level_sizes(words: Sequence[Word]) -> list[Word]:
    """The words, those of about the usual size made of that size: it is measured roughly.

    A line that seems to be higher, as one does that is underlined, is so only where it is wider
    for its letters too.
    """
    if not words:
        return []
    usual = median(w.size for w in words)
    lines: dict[tuple[float, float], list[Word]] = {}
    for word in words:
        lines.setdefault((word.baseline, word.size), []).append(word)
    widths = {key: _width_of_letters(line) for key, line in lines.items()}
    wide = median(widths[w.baseline, w.size] for w in words)
    found = []
    for word in words:
        narrow = widths[word.baseline, word.size] < _WIDER * wide
        if 0.82 * usual <= word.size <= (1.5 if narrow else 1.2) * usual:
            word = replace(word, size=usual)
        found.append(word)
    return found


def _width_of_letters(words: Sequence[Word]) -> float:
    """How wide (points) the words are set, for a letter of usual width."""
    count = sum(
        0.5 if c in _NARROW else 1.5 if c in _WIDE else 1.15 if c.isupper() else 1.0
        for w in words
        for c in w.text
    )
    return sum(w.x1 - w.x0 for w in words) / max(count, 0.5)


def _word(text: str, area: Area, baseline: float, size: float) -> Word:
    step = (area.x1 - area.x0) / len(text)
    edges = array("f")
    for i in range(len(text)):
        edges.append(area.x0 + i * step)
        edges.append(area.x0 + (i + 1) * step)
    return Word(text, area.x0, area.top, area.x1, area.bottom, baseline, size, OCR_STYLE, edges)
