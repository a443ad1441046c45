"""What pdfminer's interpreter draws on: it keeps characters and straight rules, and no more.

pdfplumber opens the file; its page objects hold far more than is needed here (about a third of the
time went into them), so the page's content is drawn on this device instead, once.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, cast

from pdfminer.converter import PDFLayoutAnalyzer
from pdfminer.pdffont import PDFFont, PDFType3Font, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFGraphicState, PDFResourceManager
from pdfminer.utils import apply_matrix_pt, apply_matrix_rect

from extract.pdf.page.glyphs import Char
from extract.pdf.page.ink import Area, Rule, Style
from extract.pdf.page.rotation import to_reading, turn_of

#: Nothing is drawn thinner than a table's border is thick: more is a filled area.
RULE_THICKNESS = 3.0
#: How far (points) the ends of a straight line may be off.
_STRAIGHT = 1.0
#: A filled shape of at most this size (points) may be a drawn bullet.
_DOT = 9.0
#: The character that stands for one that cannot be read.
UNREADABLE = "\ufffd"

_BOLD = re.compile(r"bold|black|heavy|semib|demi|(?<![a-z])bd(?![a-z])", re.I)
_ITALIC = re.compile(r"ital|obli|(?<![a-z])it(?![a-z])", re.I)
_SYMBOLIC = re.compile(r"wingding|webding|dingbat|symbol(?!ic)", re.I)
#: The fonts of LaTeX's eurosym have one glyph, the euro sign, and call it "e".
_EURO = re.compile(r"(?:[A-Z]{6}\+)?(?:TeX-)?fey[a-z]{2}\d+$", re.IGNORECASE)
_FORCE_BOLD = 1 << 18
_ITALIC_FLAG = 1 << 6


class PageDevice(PDFLayoutAnalyzer):
    """Collects what stands on one page.

    ``with_paths`` false leaves out everything that is drawn, for pages with a map of thousands of
    shapes. After ``PDFPageInterpreter.process_page`` the fields hold the page's content, in points
    from the top left of the page as it is shown.
    """

    def __init__(self, manager: PDFResourceManager, *, with_paths: bool = True) -> None:
        super().__init__(manager)
        self.with_paths = with_paths
        self.width = 0.0
        self.height = 0.0
        self.chars: dict[int, list[Char]] = {}
        self.across: list[Rule] = []
        self.down: list[Rule] = []
        self.fills: list[Area] = []
        self.dots: list[Area] = []
        self.images: list[Area] = []
        self.character_count = 0
        self.unreadable = 0
        self._left = 0.0
        self._ceiling = 0.0
        self._styles: dict[tuple[int, tuple[float, ...]], Style] = {}
        self._fonts: list[PDFFont] = []

    # What the interpreter calls -----------------------------------------------------------------

    def begin_page(self, page: Any, ctm: Any) -> None:
        media = apply_matrix_rect(ctm, page.mediabox)
        crop = apply_matrix_rect(ctm, page.cropbox or page.mediabox)
        x0, y0 = max(media[0], crop[0]), max(media[1], crop[1])
        x1, y1 = min(media[2], crop[2]), min(media[3], crop[3])
        if x1 <= x0 or y1 <= y0:
            x0, y0, x1, y1 = media
        self._left, self._ceiling = x0, y1
        self.width, self.height = x1 - x0, y1 - y0

    def end_page(self, page: Any) -> None:
        pass

    def begin_figure(self, name: str, bbox: Any, matrix: Any) -> None:
        pass

    def end_figure(self, _: str) -> None:
        pass

    def render_image(self, name: str, stream: Any) -> None:
        area = self._inside(apply_matrix_rect(self.ctm, (0, 0, 1, 1)))
        if area is not None:
            self.images.append(area)

    def render_char(
        self,
        matrix: Any,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: Any,
        graphicstate: PDFGraphicState,
    ) -> float:
        advance = font.char_width(cid) * fontsize * scaling
        try:
            text = font.to_unichr(cid)
        except PDFUnicodeNotDefined:
            text = UNREADABLE
        bottom, size = rise, fontsize
        if font.is_vertical():
            box = (-0.5 * fontsize, advance, 0.5 * fontsize, 0.0)
        else:
            if isinstance(font, PDFType3Font):
                size = abs((font.bbox[3] - font.bbox[1]) * font.matrix[3]) * fontsize or fontsize
                bottom += font.bbox[1] * font.matrix[3] * fontsize
            else:
                bottom += font.get_descent() * fontsize
            box = (0.0, bottom, advance, bottom + size)
        self._keep(text, matrix, apply_matrix_rect(matrix, box), font, graphicstate)
        return advance

    def paint_path(
        self,
        gstate: PDFGraphicState,
        stroke: bool,
        fill: bool,
        evenodd: bool,
        path: Sequence[Any],
    ) -> None:
        if not self.with_paths or not (stroke or fill):
            return
        part: list[Any] = []
        for step in path:
            if step[0] == "m" and part:
                self._draw(part, gstate, stroke, fill)
                part = []
            part.append(step)
        if part:
            self._draw(part, gstate, stroke, fill)

    # How it is kept -----------------------------------------------------------------------------

    def _keep(
        self, text: str, matrix: Any, box: Any, font: PDFFont, graphicstate: PDFGraphicState
    ) -> None:
        x0, y0, x1, y1 = box
        left, ceiling = self._left, self._ceiling
        middle, level = (x0 + x1) / 2 - left, ceiling - (y0 + y1) / 2
        if not (-1 <= middle <= self.width + 1 and -1 <= level <= self.height + 1):
            return
        if not text.isprintable():
            text = _printable(text)
        if not text or (text == "\u00ad" and x1 - x0 < 0.2 and y1 - y0 > 1):
            return
        if text == "e" and _EURO.match(str(font.fontname)):
            text = "€"
        if not text.isspace():
            self.character_count += 1
            if UNREADABLE in text:
                self.unreadable += 1
        turn = turn_of(matrix)
        area = Area(x0 - left, ceiling - y1, x1 - left, ceiling - y0)
        baseline = ceiling - matrix[5]
        if turn > 0:
            origin = Area(matrix[4] - left, baseline, matrix[4] - left, baseline)
            baseline = to_reading(origin, turn, self.width, self.height).top
            area = to_reading(area, turn, self.width, self.height)
        self.chars.setdefault(turn, []).append(
            Char(
                text,
                area.x0,
                area.top,
                area.x1,
                area.bottom,
                baseline,
                area.bottom - area.top,
                self._style(font, graphicstate),
            )
        )

    def _style(self, font: PDFFont, graphicstate: PDFGraphicState) -> Style:
        color = _numbers(graphicstate.ncolor)
        key = (id(font), color)
        style = self._styles.get(key)
        if style is None:
            # The fonts are kept too: an id means something only as long as its object lives.
            self._fonts.append(font)
            style = self._styles[key] = style_of(font, color)
        return style

    def _inside(self, box: Any) -> Area | None:
        x0, y0, x1, y1 = box
        area = Area(
            max(0.0, x0 - self._left),
            max(0.0, self._ceiling - y1),
            min(self.width, x1 - self._left),
            min(self.height, self._ceiling - y0),
        )
        return area if area.x1 > area.x0 and area.bottom > area.top else None

    def _draw(self, path: Sequence[Any], gstate: PDFGraphicState, stroke: bool, fill: bool) -> None:
        points = [
            apply_matrix_pt(self.ctm, cast(Any, step[-2:] if step[0] != "h" else path[0][-2:]))
            for step in path
        ]
        left, ceiling = self._left, self._ceiling
        spots = [(x - left, ceiling - y) for x, y in points]
        xs, ys = [s[0] for s in spots], [s[1] for s in spots]
        x0, x1, top, bottom = min(xs), max(xs), min(ys), max(ys)
        if x1 < -1 or x0 > self.width + 1 or bottom < -1 or top > self.height + 1:
            return
        curved = any(step[0] in "cvy" for step in path)
        wide, high = x1 - x0, bottom - top
        thick = RULE_THICKNESS
        if wide <= thick and high <= thick:
            # A dot of a dotted rule, either way.
            self.across.append(Rule((top + bottom) / 2, x0, x1))
            self.down.append(Rule((x0 + x1) / 2, top, bottom))
            return
        if (
            stroke
            and not fill
            and min(wide, high) <= _STRAIGHT
            and self._band(gstate, x0, top, x1, bottom)
        ):
            return
        if not curved and high <= thick and (fill or high <= _STRAIGHT):
            self.across.append(Rule((top + bottom) / 2, x0, x1))
            return
        if not curved and wide <= thick and (fill or wide <= _STRAIGHT):
            self.down.append(Rule((x0 + x1) / 2, top, bottom))
            return
        if wide <= _DOT and high <= _DOT:
            if 0.5 < wide / high < 2:
                self.dots.append(Area(x0, top, x1, bottom))
            return
        if stroke and not _is_white(gstate.scolor):
            self._sides(path, spots)
        if (
            fill
            and not _is_white(gstate.ncolor)
            and _is_rectangle(path, spots, x0, top, x1, bottom)
        ):
            area = Area(max(x0, 0.0), max(top, 0.0), min(x1, self.width), min(bottom, self.height))
            if area.x1 > area.x0 and area.bottom > area.top:
                self.fills.append(area)

    def _band(
        self, gstate: PDFGraphicState, x0: float, top: float, x1: float, bottom: float
    ) -> bool:
        """Keeps a line drawn as thick as a line of text as the shading that it is."""
        a, b, c, d = self.ctm[:4]
        thick = (gstate.linewidth or 0) * abs(a * d - b * c) ** 0.5
        if thick <= 2 * RULE_THICKNESS or _is_white(gstate.scolor):
            return False
        half = thick / 2
        if x1 - x0 > bottom - top:
            self.fills.append(Area(x0, top - half, x1, bottom + half))
        else:
            self.fills.append(Area(x0 - half, top, x1 + half, bottom))
        return True

    def _sides(self, path: Sequence[Any], spots: Sequence[tuple[float, float]]) -> None:
        """The straight sides of a drawn outline."""
        closed = path[-1][0] == "h"
        for i in range(1, len(spots)):
            if path[i][0] in "cvy":
                continue
            (ax, ay), (bx, by) = spots[i - 1], spots[i]
            if closed and i == len(spots) - 1:
                bx, by = spots[0]
            if abs(ay - by) <= _STRAIGHT and abs(ax - bx) > RULE_THICKNESS:
                self.across.append(Rule((ay + by) / 2, min(ax, bx), max(ax, bx)))
            elif abs(ax - bx) <= _STRAIGHT and abs(ay - by) > RULE_THICKNESS:
                self.down.append(Rule((ax + bx) / 2, min(ay, by), max(ay, by)))


def _printable(text: str) -> str:
    """The text of a glyph without what no glyph stands for; control characters are unreadable."""
    if text.isspace():
        return " "
    kept = "".join(c for c in text if c >= " " and not "\x7f" <= c <= "\x9f")
    return kept or (UNREADABLE if text else "")


def style_of(font: PDFFont, color: tuple[float, ...]) -> Style:
    """What can be told of a font from its name and its descriptor."""
    name = font.fontname
    if isinstance(name, bytes):
        name = name.decode("latin-1")
    full = str(name or "")
    # The prefix of a subset stays in the font's name: two subsets can be read differently.
    name = re.sub(r"^[A-Z]{6}\+", "", full)
    flags = font.flags if isinstance(font.flags, int) else 0
    weight = font.descriptor.get("FontWeight")
    heavy = isinstance(weight, int | float) and weight >= 600
    return Style(
        full,
        bool(_BOLD.search(name)) or heavy or bool(flags & _FORCE_BOLD),
        bool(_ITALIC.search(name)) or bool(flags & _ITALIC_FLAG) or bool(font.italic_angle),
        bool(_SYMBOLIC.search(name)),
        color,
    )


def _numbers(color: Any) -> tuple[float, ...]:
    if isinstance(color, int | float):
        return (round(float(color), 3),)
    if isinstance(color, tuple | list) and all(isinstance(c, int | float) for c in color):
        return tuple(round(float(c), 3) for c in color)
    return ()


def _is_white(color: Any) -> bool:
    parts = _numbers(color)
    if len(parts) == 4:
        return all(p <= 0.02 for p in parts)
    return bool(parts) and all(p >= 0.98 for p in parts)


def _is_rectangle(
    path: Sequence[Any],
    spots: Sequence[tuple[float, float]],
    x0: float,
    top: float,
    x1: float,
    bottom: float,
) -> bool:
    """Does the outline follow its bounding box, rounded corners aside?"""
    reach: float = 0.0
    previous = spots[0]
    for step, spot in zip(path[1:], spots[1:], strict=False):
        along = (abs(spot[0] - previous[0]) <= _STRAIGHT and _near(spot[0], x0, x1)) or (
            abs(spot[1] - previous[1]) <= _STRAIGHT and _near(spot[1], top, bottom)
        )
        if along and step[0] not in "cvy":
            reach += abs(spot[0] - previous[0]) + abs(spot[1] - previous[1])
        previous = spot
    around = 2 * (x1 - x0) + 2 * (bottom - top)
    open_side = 0.0 if path[-1][0] == "h" else max(x1 - x0, bottom - top)
    return reach >= 0.7 * around - open_side


def _near(value: float, low: float, high: float) -> bool:
    return abs(value - low) <= _STRAIGHT or abs(value - high) <= _STRAIGHT
