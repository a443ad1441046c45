"""The device that a page's characters are drawn on: it keeps those that are seen, and how each is set.

pdfplumber opens the file; its page objects hold far more than is needed here (about a third of the
time went into them), so the page's content is drawn on this device instead, once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from pdfminer.pdffont import PDFFont, PDFType3Font, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFGraphicState, PDFResourceManager
from pdfminer.utils import apply_matrix_rect

from extract.pdf.page.annotations import typed_chars
from extract.pdf.page.drawing_device import DrawingDevice
from extract.pdf.page.font_maps import character_of, has_shifted_figures
from extract.pdf.page.glyphs import Char
from extract.pdf.page.ink import Area, Style
from extract.pdf.page.rotation import to_reading, turn_of
from extract.pdf.page.shapes import color_components
from extract.pdf.page.tiles import joined_tiles
from extract.pdf.page.type_styles import UNREADABLE, style_of, visible_text
from extract.pdf.page.visibility import (
    BLACK,
    Color,
    Paint,
    Reason,
    color_of,
    is_mirrored,
    stretch_of,
)

#: Letters of a line that slants have this slope alike, and stand so near (points) to it.
_SAME_SLOPE = 0.001
_SAME_LINE = 0.5
#: What is no more opaque than this is not seen.
_FAINTEST = 0.05


class PageDevice(DrawingDevice):
    """Collects what stands on one page.

    ``with_paths`` false leaves out everything that is drawn, for pages with a map of thousands of
    shapes. After ``PDFPageInterpreter.process_page`` the fields hold the page's content, in points
    from the top left of the page as it is shown.
    """

    def __init__(self, manager: PDFResourceManager, *, with_paths: bool = True) -> None:
        super().__init__(manager, with_paths=with_paths)
        self.chars: dict[int, list[Char]] = {}
        self.character_count = 0
        self.unreadable = 0
        self.figures_shifted = False
        self.misunderstood = 0
        self._shifted: dict[int, bool] = {}
        self.hidden_layers: frozenset[int] = frozenset()
        self.hidden: Counter[Reason] = Counter()
        self._mode = 0
        self._space = "DeviceGray"
        self._looks: dict[tuple[int, tuple[float, ...], str], tuple[Style, Color | None]] = {}
        self._last_look: tuple[PDFFont, Any, str, tuple[Style, Color | None]] | None = None
        self._fonts: list[PDFFont] = []
        #: The slope of the line that slants, and where it begins.
        self._slant: tuple[float, float, float] | None = None

    # What the interpreter of :mod:`extract.pdf.page.interpreter` says besides ---------------------

    def end_page(self, page: Any) -> None:
        pass

    def begin_figure(self, name: str, bbox: Any, matrix: Any) -> None:
        pass

    def end_figure(self, _: str) -> None:
        pass

    def render_string(self, textstate: Any, seq: Any, ncs: Any, graphicstate: Any) -> None:
        self._mode = textstate.render
        self._space = ncs.name
        super().render_string(textstate, seq, ncs, graphicstate)

    # What the interpreter of :mod:`extract.pdf.page.interpreter` says besides ---------------------

    @property
    def content_depth(self) -> int:
        """How many marked contents are open."""
        return len(self._contents)

    def open_content(self, *, hidden: bool) -> None:
        """Begin marked content, in a layer that is off where ``hidden``."""
        self._contents.append(hidden)

    def close_content(self, depth: int | None = None) -> None:
        """End the last marked content, or all but ``depth`` of them."""
        del self._contents[max(0, len(self._contents) - 1) if depth is None else depth :]

    def strike(self, box: tuple[float, float, float, float]) -> None:
        """Keep that the text in ``box`` is struck out."""
        area = self._inside(box)
        if area is not None:
            self.canvas.struck.append(area)

    def cover(self, box: tuple[float, float, float, float]) -> None:
        """Keep that what stands in ``box`` is covered."""
        area = self._inside(box)
        if area is not None:
            self.canvas.paints.append(Paint(area, self.canvas.next_order(), BLACK, True))

    def type_text(
        self, text: str, box: tuple[float, float, float, float], annotation: Mapping[str, Any]
    ) -> None:
        """Keep text that an annotation has typed in ``box``, for which the file has no letters."""
        area = self._inside(box)
        if area is not None:
            typed = typed_chars(text, area, annotation, self.canvas.next_order())
            self.chars.setdefault(0, []).extend(typed)
            self.character_count += sum(not char.text.isspace() for char in typed)

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
            text = character_of(font, cid)
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
        self._keep(
            text,
            matrix,
            apply_matrix_rect(_upright_matrix(matrix), box),
            font,
            graphicstate,
            1.0 if font.is_vertical() else stretch_of(matrix, scaling),
        )
        return advance

    def join_tiles(self) -> None:
        """Put shading that is drawn in pieces together; what looked like rules in it is none."""
        spots = (((c.x0 + c.x1) / 2, (c.top + c.bottom) / 2) for c in self.chars.get(0, ()))
        groups, inside = joined_tiles(self.tiles, spots)
        if not groups:
            return
        pieces = [self.tiles[i] for i in inside]
        strips = {tile.rule for tile in pieces if tile.rule is not None}
        areas = {tile.area for tile in pieces if tile.rule is None}
        self.across = [rule for rule in self.across if rule not in strips]
        self.down = [rule for rule in self.down if rule not in strips]
        self.fills = [fill for fill in self.fills if fill not in areas]
        for _, area in groups:
            self._keep_fill(area)

    # How it is kept -----------------------------------------------------------------------------

    def _keep(
        self,
        text: str,
        matrix: Any,
        box: Any,
        font: PDFFont,
        graphicstate: PDFGraphicState,
        stretch: float,
    ) -> None:
        x0, y0, x1, y1 = box
        left, ceiling = self._left, self._ceiling
        text = visible_text(text, font, x1 - x0, y1 - y0)
        if not text:
            return
        reason = self._reason_unseen((x0 + x1) / 2 - left, ceiling - (y0 + y1) / 2)
        # Letters that the file draws itself may be drawn as in a mirror, to be set as in another.
        if reason is None and is_mirrored(matrix) and not isinstance(font, PDFType3Font):
            reason = "mirrored"
        if reason is not None:
            self.hidden[reason] += not text.isspace()
            return
        if not text.isspace():
            self.character_count += 1
            self.unreadable += UNREADABLE in text
        turn = turn_of(matrix)
        area = Area(x0 - left, ceiling - y1, x1 - left, ceiling - y0)
        baseline = ceiling - matrix[5]
        if turn == 0 and matrix[1]:
            baseline, area = self._levelled(matrix, baseline, area)
        if turn > 0:
            origin = Area(matrix[4] - left, baseline, matrix[4] - left, baseline)
            baseline = to_reading(origin, turn, self.width, self.height).top
            area = to_reading(area, turn, self.width, self.height)
        style, color = self._look(font, graphicstate)
        if text.isdigit() and self._is_shifted(font):
            self.figures_shifted = True
        self.chars.setdefault(turn, []).append(
            Char(
                text,
                area.x0,
                area.top,
                area.x1,
                area.bottom,
                baseline,
                area.height,
                style,
                self.canvas.next_order(),
                self._mode,
                color,
                stretch,
            )
        )

    def _levelled(self, matrix: Any, baseline: float, area: Area) -> tuple[float, Area]:
        """Return the baseline and place of a letter of a line that slants a little, as they would be
        if it went on at the height at which it begins."""
        slope, x = matrix[1] / matrix[0], matrix[4]
        if self._slant is not None:
            first, start, height = self._slant
            fall = height - baseline - slope * (x - start)
            if abs(slope - first) < _SAME_SLOPE and x >= start and abs(fall) < _SAME_LINE:
                down = height - baseline
                return height, replace(area, top=area.top + down, bottom=area.bottom + down)
        self._slant = (slope, x, baseline)
        return baseline, area

    def _reason_unseen(self, x: float, y: float) -> Reason | None:
        """Return why a character with its middle at (x, y) is not seen, as far as the brush tells."""
        if True in self._contents:
            return "layer"
        if self.brush.opacity <= _FAINTEST:
            return "invisible"
        clip = self.brush.clip
        on_page = -1 <= x <= self.width + 1 and -1 <= y <= self.height + 1
        return None if on_page and (clip is None or clip.holds(x, y, 1.0)) else "outside"

    def _look(self, font: PDFFont, graphicstate: PDFGraphicState) -> tuple[Style, Color | None]:
        """Return how a character is set and its color; made once for each font and color."""
        ncolor = graphicstate.ncolor
        last = self._last_look
        if last is not None and last[0] is font and last[1] is ncolor and last[2] is self._space:
            return last[3]
        key = (id(font), color_components(ncolor), self._space)
        look = self._looks.get(key)
        if look is None:
            # The fonts are kept too: an id means something only as long as its object lives.
            self._fonts.append(font)
            look = self._looks[key] = (style_of(font, key[1]), color_of(ncolor, self._space))
        self._last_look = (font, ncolor, self._space, look)
        return look

    def _is_shifted(self, font: PDFFont) -> bool:
        if id(font) not in self._shifted:
            self._shifted[id(font)] = has_shifted_figures(font)
        return self._shifted[id(font)]


def _upright_matrix(matrix: Any) -> Any:
    """Return a text matrix without its slant: a slanted letter would reach over the next."""
    a, b, c, d, e, f = matrix
    slant = a * c + b * d
    length = a * a + b * b
    if not slant or not length:
        return matrix
    return (a, b, c - slant / length * a, d - slant / length * b, e, f)
