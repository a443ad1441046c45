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
from statistics import median, pvariance

import pypdfium2
from PIL import Image, ImageDraw, ImageFilter, ImageOps

from extract.ocr import BLOCK, PAGE, SeenWord, recognised
from extract.pdf.page.ink import OCR_STYLE, Area, PageInk, Rule, Word
from extract.pdf.page.ruling import joined
from extract.pdf.page.type_styles import UNREADABLE
from extract.pdf.tables.ruled import ruled_tables

RESOLUTION = 300
_SCALE = 72 / RESOLUTION
#: Skew is looked for up to so many degrees, in steps.
_MOST_SKEW = 3.0
_SKEW_STEP = 0.1
#: Strips of the picture (pixels) in which a rule must be dark throughout.
_STRIP = 24
_DARK_SHARE = 0.94
#: A rule is at most this thick and at least this long (pixels).
_THICK = 14
_SHORTEST = 130
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
    if abs(skew) >= _SKEW_STEP / 2:
        picture = picture.rotate(skew, resample=Image.Resampling.BICUBIC, fillcolor=255)
    dark = _dark(picture)
    shades = _shades(dark)
    thin = _painted_over(dark, shades, 6, 0)
    level = _runs(thin)
    upright = _runs(thin.transpose(Image.Transpose.TRANSPOSE))
    across, down = _rules_with_shades(_rules(level), _rules(upright), shades)
    for canvas, fill in ((picture, _PAPER), (dark, 0)):
        _erase(canvas, level, upright, fill)
    tables = [
        t for t in ruled_tables(number, across, down, ()) if t.row_count > 1 and t.column_count > 1
    ]
    cells = [c.area for t in tables for c in t.cells]
    words = _cell_words(picture, dark, cells)
    rest = _painted_over(picture, [table.area for table in tables], 3, 255)
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


def _painted_over(
    picture: Image.Image, areas: Sequence[Area], margin: int, fill: int
) -> Image.Image:
    """Return a copy of a picture with ``areas`` (points) and ``margin`` pixels around them filled."""
    copy = picture.copy()
    pen = ImageDraw.Draw(copy)
    for area in areas:
        pen.rectangle(_pixels(area, margin), fill=fill)
    return copy


def _rules_with_shades(
    across: Sequence[Rule], down: Sequence[Rule], shades: Sequence[Area]
) -> tuple[list[Rule], list[Rule]]:
    """Return the rules, with the borders of dark rows and those of the columns below these."""
    across, down = list(across), list(down)
    for shade in shades:
        across += [Rule(y, shade.x0, shade.x1) for y in (shade.top, shade.bottom)]
        down += [Rule(x, shade.top, shade.bottom) for x in (shade.x0, shade.x1)]
        down += [
            Rule(r.at, shade.top, shade.bottom)
            for r in down
            if shade.x0 < r.at < shade.x1 and -12 <= r.start - shade.bottom <= 12
        ]
    return list(joined(across)), list(joined(down))


def skew_of(picture: Image.Image) -> float:
    """How many degrees the picture must be turned anticlockwise for its lines to be level.

    Level lines make the darkness of the rows of pixels differ most.
    """
    small = picture.resize((picture.width // 3, picture.height // 3), Image.Resampling.BOX)
    small = small.point(lambda value: 255 if value < 150 else 0)
    steps = int(_MOST_SKEW / _SKEW_STEP)

    def contrast(angle: float) -> float:
        turned = small.rotate(angle, resample=Image.Resampling.BILINEAR)
        return pvariance(turned.resize((1, turned.height), Image.Resampling.BOX).tobytes())

    coarse = max((4 * i * _SKEW_STEP for i in range(-steps // 4, steps // 4 + 1)), key=contrast)
    fine = [coarse + i * _SKEW_STEP for i in range(-4, 5)]
    best = max(fine, key=contrast)
    return best if contrast(best) > 1.02 * contrast(0.0) else 0.0


def _dark(picture: Image.Image) -> Image.Image:
    """The picture with 255 where it is clearly darker than its paper, 0 elsewhere."""
    histogram = picture.histogram()
    paper = max(range(128, 256), key=lambda value: histogram[value])
    limit = paper - 75
    return picture.point(lambda value: 255 if value < limit else 0)


def _shades(dark: Image.Image) -> list[Area]:
    """Dark areas as wide as rows of a table, in points: letters may stand in them in white."""
    step = 8
    wide, high = dark.width // step, dark.height // step
    coarse = dark.resize((wide, high), Image.Resampling.BOX).tobytes()
    seen = bytearray(wide * high)
    found = []
    for first in range(wide * high):
        if seen[first] or coarse[first] < 250:
            continue
        seen[first] = 1
        todo, count = [first], 0
        x0 = x1 = first % wide
        y0 = y1 = first // wide
        while todo:
            place = todo.pop()
            count += 1
            x, y = place % wide, place // wide
            x0, x1, y0, y1 = min(x0, x), max(x1, x), min(y0, y), max(y1, y)
            for near in (place - 1, place + 1, place - wide, place + wide):
                if 0 <= near < wide * high and not seen[near] and coarse[near] >= 250:
                    seen[near] = 1
                    todo.append(near)
        across, down = x1 - x0 + 1, y1 - y0 + 1
        if across * step > 400 and down * step > 30 and count > 0.4 * across * down:
            scale = step * _SCALE
            found.append(Area(x0 * scale, y0 * scale, (x1 + 1) * scale, (y1 + 1) * scale))
    return found


_Run = list[tuple[int, float]]


def _runs(dark: Image.Image) -> list[_Run]:
    """Dark horizontal lines, and the upper and lower edges of dark areas: in which strips they
    stand, and at which height (pixels) in each. A scanned line need not be straight."""
    columns = dark.width // _STRIP
    if columns < 2:
        return []
    strips = dark.crop((0, 0, columns * _STRIP, dark.height)).resize(
        (columns, dark.height), Image.Resampling.BOX
    )
    # Transposed, each strip is a row of bytes.
    data = strips.transpose(Image.Transpose.TRANSPOSE).tobytes()
    limit = round(255 * _DARK_SHARE)
    high = dark.height
    open_runs: list[_Run] = []
    done: list[_Run] = []
    for column in range(columns):
        for run in open_runs[:]:
            if column - run[-1][0] > 2:
                open_runs.remove(run)
                done.append(run)
        for spot in _spots(data[column * high : (column + 1) * high], limit):
            near = [r for r in open_runs if abs(r[-1][1] - spot) <= 3 and r[-1][0] < column]
            if near:
                min(near, key=lambda r: abs(r[-1][1] - spot)).append((column, spot))
            else:
                open_runs.append([(column, spot)])
    return [
        run
        for run in (*done, *open_runs)
        if (run[-1][0] + 1 - run[0][0]) * _STRIP >= _SHORTEST
        and len(run) >= 0.7 * (run[-1][0] + 1 - run[0][0])
    ]


def _rules(runs: Sequence[_Run]) -> list[Rule]:
    """The runs as straight rules, in points; they begin and end somewhere in their outer strips."""
    return [
        Rule(
            median(y for _, y in run) * _SCALE,
            (run[0][0] - 0.5) * _STRIP * _SCALE,
            (run[-1][0] + 1.5) * _STRIP * _SCALE,
        )
        for run in runs
    ]


def _erase(canvas: Image.Image, level: Sequence[_Run], upright: Sequence[_Run], fill: int) -> None:
    """Paints over the rules, so that they are not read as letters."""
    pen = ImageDraw.Draw(canvas)
    half = _THICK // 2
    for run in level:
        for column, y in run:
            start = column * _STRIP
            pen.rectangle((start - 2, y - half, start + _STRIP + 2, y + half), fill=fill)
    for run in upright:
        for row, x in run:
            start = row * _STRIP
            pen.rectangle((x - half, start - 2, x + half, start + _STRIP + 2), fill=fill)


def _spots(row: bytes, limit: int) -> list[float]:
    """Where a strip is dark: the middle of thin runs, both edges of thick ones."""
    found: list[float] = []
    start: int | None = None
    for y, value in enumerate(row):
        if value >= limit:
            start = y if start is None else start
        elif start is not None:
            found += [(start + y) / 2] if y - start <= _THICK else [float(start), float(y)]
            start = None
    return found


def _pixels(area: Area, more: float = 0.0) -> tuple[int, int, int, int]:
    return (
        round(area.x0 / _SCALE - more),
        round(area.top / _SCALE - more),
        round(area.x1 / _SCALE + more),
        round(area.bottom / _SCALE + more),
    )


def _cell_words(picture: Image.Image, dark: Image.Image, cells: Sequence[Area]) -> list[Word]:
    """The words in the cells, each recognised by itself."""
    crops: list[Image.Image] = []
    places: list[tuple[int, int]] = []
    held: list[tuple[int, int, int, int]] = []
    for cell in cells:
        x0, top, x1, bottom = _pixels(cell, -5)
        if x1 - x0 < 12 or bottom - top < 12:
            continue
        crop = picture.crop((x0, top, x1, bottom))
        mask = dark.crop((x0, top, x1, bottom))
        if crop.resize((1, 1), Image.Resampling.BOX).tobytes()[0] < 140:
            # White letters on a dark row: the row's own edge is left out.
            x0, top, x1, bottom = _pixels(cell, -16)
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
            here = [_word("-", Area(*(value * _SCALE for value in ink)), ink[3] * _SCALE, 8.0)]
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
    size = max(5.0, median(high or [w.bottom - w.top for w in line]) * _SCALE / 0.72)
    base = (median(w.bottom for w in level) + upper) * _SCALE
    for word in line:
        area = Area(
            (word.x0 + left) * _SCALE,
            base - 0.78 * size,
            (word.x1 + left) * _SCALE,
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
