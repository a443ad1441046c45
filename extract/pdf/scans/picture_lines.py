"""What is drawn in the picture of a page: how far it is askew, its rules and its dark rows."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median, pvariance

from PIL import Image, ImageDraw

from extract.pdf.page.ink import Area, Rule
from extract.pdf.page.ruling import joined

RESOLUTION = 300
POINTS_PER_PIXEL = 72 / RESOLUTION
#: Skew is looked for up to so many degrees, in steps.
_MOST_SKEW = 3.0
SKEW_STEP = 0.1
#: Strips of the picture (pixels) in which a rule must be dark throughout.
_STRIP = 24
_DARK_SHARE = 0.94
#: A rule is at most this thick and at least this long (pixels).
_THICK = 14
_SHORTEST = 130


def painted_over(
    picture: Image.Image, areas: Sequence[Area], margin: int, fill: int
) -> Image.Image:
    """Return a copy of a picture with ``areas`` (points) and ``margin`` pixels around them filled."""
    copy = picture.copy()
    pen = ImageDraw.Draw(copy)
    for area in areas:
        pen.rectangle(in_pixels(area, margin), fill=fill)
    return copy


def rules_with_shades(
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
    steps = int(_MOST_SKEW / SKEW_STEP)

    def contrast(angle: float) -> float:
        turned = small.rotate(angle, resample=Image.Resampling.BILINEAR)
        return pvariance(turned.resize((1, turned.height), Image.Resampling.BOX).tobytes())

    coarse = max((4 * i * SKEW_STEP for i in range(-steps // 4, steps // 4 + 1)), key=contrast)
    fine = [coarse + i * SKEW_STEP for i in range(-4, 5)]
    best = max(fine, key=contrast)
    return best if contrast(best) > 1.02 * contrast(0.0) else 0.0


def dark_parts(picture: Image.Image) -> Image.Image:
    """The picture with 255 where it is clearly darker than its paper, 0 elsewhere."""
    histogram = picture.histogram()
    paper = max(range(128, 256), key=lambda value: histogram[value])
    limit = paper - 75
    return picture.point(lambda value: 255 if value < limit else 0)


def dark_rows(dark: Image.Image) -> list[Area]:
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
            scale = step * POINTS_PER_PIXEL
            found.append(Area(x0 * scale, y0 * scale, (x1 + 1) * scale, (y1 + 1) * scale))
    return found


_Run = list[tuple[int, float]]


def line_runs(dark: Image.Image) -> list[_Run]:
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


def straight_rules(runs: Sequence[_Run]) -> list[Rule]:
    """The runs as straight rules, in points; they begin and end somewhere in their outer strips."""
    return [
        Rule(
            median(y for _, y in run) * POINTS_PER_PIXEL,
            (run[0][0] - 0.5) * _STRIP * POINTS_PER_PIXEL,
            (run[-1][0] + 1.5) * _STRIP * POINTS_PER_PIXEL,
        )
        for run in runs
    ]


def erase_runs(
    canvas: Image.Image, level: Sequence[_Run], upright: Sequence[_Run], fill: int
) -> None:
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


def in_pixels(area: Area, more: float = 0.0) -> tuple[int, int, int, int]:
    return (
        round(area.x0 / POINTS_PER_PIXEL - more),
        round(area.top / POINTS_PER_PIXEL - more),
        round(area.x1 / POINTS_PER_PIXEL + more),
        round(area.bottom / POINTS_PER_PIXEL + more),
    )
