"""What pdfminer's interpreter draws on: it keeps characters and straight rules, and no more.

pdfplumber opens the file; its page objects hold far more than is needed here (about a third of the
time went into them), so the page's content is drawn on this device instead, once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, cast

from pdfminer.converter import PDFLayoutAnalyzer
from pdfminer.pdffont import PDFFont, PDFType3Font, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFGraphicState, PDFResourceManager
from pdfminer.utils import apply_matrix_pt, apply_matrix_rect

from extract.pdf.page.annotations import typed_chars
from extract.pdf.page.font_maps import has_shifted_figures
from extract.pdf.page.glyphs import Char
from extract.pdf.page.ink import Area, Rule, Style
from extract.pdf.page.rotation import to_reading, turn_of
from extract.pdf.page.shapes import (
    RULE_THICKNESS,
    STRAIGHT,
    Shape,
    color_components,
    is_rectangle,
    is_white,
    level_rule,
    upright_rule,
)
from extract.pdf.page.tiles import Tile, joined_tiles
from extract.pdf.page.type_styles import UNREADABLE, style_of, visible_text
from extract.pdf.page.visibility import (
    BLACK,
    Brush,
    Canvas,
    Color,
    Paint,
    Reason,
    color_of,
    stretch_of,
)

#: A filled shape of at most this size (points) may be a drawn bullet.
_DOT = 9.0
#: What is no more opaque than this is not seen.
_FAINTEST = 0.05
#: A slanted or waved line that is higher (points) crosses out no word.
_SCRATCH = 30.0
#: A box is drawn in so few steps.
_FEW_STEPS = 6
#: With more parts than this a path is a drawing, and hides nothing.
_MOST_PARTS = 40


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
        self.seams: list[tuple[Rule, Area, bool]] = []
        self.fills: list[Area] = []
        self.dots: list[Area] = []
        self.images: list[Area] = []
        self.tiles: list[Tile] = []
        self.character_count = 0
        self.unreadable = 0
        self.canvas = Canvas()
        self.figures_shifted = False
        self.misunderstood = 0
        self._shifted: dict[int, bool] = {}
        self.brush = Brush()
        self.hidden_layers: frozenset[int] = frozenset()
        self.hidden: Counter[Reason] = Counter()
        self._contents: list[bool] = []
        self._mode = 0
        self._space = "DeviceGray"
        self._left = 0.0
        self._ceiling = 0.0
        self._looks: dict[tuple[int, tuple[float, ...], str], tuple[Style, Color | None]] = {}
        self._last_look: tuple[PDFFont, Any, str, tuple[Style, Color | None]] | None = None
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
        if area is not None and True not in self._contents:
            self.images.append(area)
            self.canvas.pictures.append(area)
            see_through = any(stream.get(key) for key in ("SMask", "Mask", "ImageMask", "IM"))
            self._paint(area, None, hides=not see_through)

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

    def clip(self, spots: Sequence[tuple[float, float]]) -> None:
        """Narrow the clipping area to the box around ``spots``."""
        xs = [x - self._left for x, _ in spots]
        ys = [self._ceiling - y for _, y in spots]
        x0, x1, top, bottom = min(xs), max(xs), min(ys), max(ys)
        before = self.brush.clip
        if before is not None:
            x0, x1 = max(x0, before.x0), min(x1, before.x1)
            top, bottom = max(top, before.top), min(bottom, before.bottom)
        self.brush = replace(self.brush, clip=Area(x0, top, x1, bottom))

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

    def paint_shading(self) -> None:
        """Keep that colors run over the clipping area."""
        page = Area(0.0, 0.0, self.width, self.height)
        self._paint(page, None, hides=False)

    def _paint(self, area: Area, color: Color | None, *, hides: bool) -> None:
        """Keep that an area was painted, as far as it is seen."""
        clip = self.brush.clip
        if clip is not None:
            area = Area(
                max(area.x0, clip.x0),
                max(area.top, clip.top),
                min(area.x1, clip.x1),
                min(area.bottom, clip.bottom),
            )
        if True not in self._contents and area.x1 > area.x0 and area.bottom > area.top:
            opaque = hides and self.brush.hides(color)
            self.canvas.paints.append(Paint(area, self.canvas.next_order(), color, opaque))

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
        self._keep(
            text,
            matrix,
            apply_matrix_rect(_upright_matrix(matrix), box),
            font,
            graphicstate,
            1.0 if font.is_vertical() else stretch_of(matrix, scaling),
        )
        return advance

    def paint_path(
        self,
        gstate: PDFGraphicState,
        stroke: bool,
        fill: bool,
        evenodd: bool,
        path: Sequence[Any],
    ) -> None:
        if not (stroke or fill) or True in self._contents:
            return
        if not self.with_paths:
            if fill and len(path) <= _FEW_STEPS:
                # What a box covers is not read, however much is drawn on the page.
                shape = self._shape(path)
                self._keep_paint(gstate, [(path, shape)] if shape else [])
            return
        parts: list[list[Any]] = []
        for step in path:
            if step[0] == "m" or not parts:
                parts.append([])
            parts[-1].append(step)
        shapes = [(part, shape) for part in parts if (shape := self._shape(part)) is not None]
        if fill:
            self._keep_paint(gstate, shapes)
        for part, shape in shapes:
            self._draw(part, shape, gstate, stroke, fill)

    def keep_seams(self) -> None:
        """Take white lines for rules where something else than paper lies under or beside them: on
        paper nobody sees them."""
        for rule, area, level in self.seams:
            x, y = (area.x0 + area.x1) / 2, (area.top + area.bottom) / 2
            if any(fill.holds(x, y, RULE_THICKNESS) for fill in self.fills):
                (self.across if level else self.down).append(rule)

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
        if reason is not None:
            self.hidden[reason] += not text.isspace()
            return
        if not text.isspace():
            self.character_count += 1
            self.unreadable += UNREADABLE in text
        turn = turn_of(matrix)
        area = Area(x0 - left, ceiling - y1, x1 - left, ceiling - y0)
        baseline = ceiling - matrix[5]
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

    def _reason_unseen(self, x: float, y: float) -> Reason | None:
        """Return why a character with its middle at (x, y) is not seen, as far as the brush tells."""
        if True in self._contents:
            return "layer"
        if self.brush.alpha <= _FAINTEST:
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

    def _inside(self, box: Any) -> Area | None:
        x0, y0, x1, y1 = box
        area = Area(
            max(0.0, x0 - self._left),
            max(0.0, self._ceiling - y1),
            min(self.width, x1 - self._left),
            min(self.height, self._ceiling - y0),
        )
        return area if area.x1 > area.x0 and area.bottom > area.top else None

    def _keep_paint(
        self, gstate: PDFGraphicState, shapes: Sequence[tuple[Sequence[Any], Shape]]
    ) -> None:
        """Keep what a path fills; where its parts overlap, one may be a hole in the other."""
        color = color_of(gstate.ncolor, gstate.ncs.name)
        several = len(shapes) > _MOST_PARTS
        for path, shape in shapes:
            apart = len(shapes) == 1 or not (
                several
                or any(shape.area.overlaps(other.area) for _, other in shapes if other is not shape)
            )
            solid = apart and is_rectangle(path, shape)
            area = shape.area if solid or not shape.curved else self._hull(path)
            self._paint(area, color, hides=solid)

    def _draw(
        self,
        path: Sequence[Any],
        shape: Shape,
        gstate: PDFGraphicState,
        stroke: bool,
        fill: bool,
    ) -> None:
        """Keep a drawn shape as a rule, a bullet, the sides of an outline or a filled area."""
        area = shape.area
        thick = RULE_THICKNESS
        if area.width <= thick and area.height <= thick:
            # A dot of a dotted rule, either way.
            self.across.append(level_rule(area))
            self.down.append(upright_rule(area))
            return
        thin = min(area.width, area.height) <= STRAIGHT
        if stroke and not fill and thin and self._band(gstate, area):
            return
        white = is_white(gstate.ncolor if fill and not stroke else gstate.scolor)
        if self._keep_rule(shape, fill, white=white):
            if fill and not stroke and not white:
                rule = level_rule(area) if area.height <= thick else upright_rule(area)
                self.tiles.append(Tile(area, color_components(gstate.ncolor), rule))
            return
        if stroke and not fill and len(path) <= _FEW_STEPS and not is_white(gstate.scolor):
            self._keep_scratch(path)
        if self._keep_dot(area):
            return
        if stroke and not is_white(gstate.scolor):
            self._sides(path, shape.spots)
        if fill and not is_white(gstate.ncolor) and is_rectangle(path, shape):
            self._keep_fill(area)
            self.tiles.append(Tile(area, color_components(gstate.ncolor)))

    def _keep_scratch(self, path: Sequence[Any]) -> None:
        """Keep an open line that is no rule: it may cross text out."""
        hull = self._hull(path)
        if path[-1][0] != "h" and 0 < hull.height <= _SCRATCH:
            self.canvas.scratches.append(hull)

    def _keep_dot(self, area: Area) -> bool:
        """Return True for a shape that is too small for an area; keep it where it may be a bullet."""
        if area.width > _DOT or area.height > _DOT:
            return False
        if 0.5 < area.width / area.height < 2:
            self.dots.append(area)
        return True

    def _shape(self, path: Sequence[Any]) -> Shape | None:
        """Return a path as it stands on the page; None where it stands beside it."""
        points = [
            apply_matrix_pt(self.ctm, cast(Any, step[-2:] if step[0] != "h" else path[0][-2:]))
            for step in path
        ]
        spots = [(x - self._left, self._ceiling - y) for x, y in points]
        xs, ys = [s[0] for s in spots], [s[1] for s in spots]
        area = Area(min(xs), min(ys), max(xs), max(ys))
        page = Area(0.0, 0.0, self.width, self.height)
        beside = area.x1 < -1 or area.x0 > page.x1 + 1
        if beside or area.bottom < -1 or area.top > page.bottom + 1:
            return None
        return Shape(area, spots, any(step[0] in "cvy" for step in path))

    def _hull(self, path: Sequence[Any]) -> Area:
        """Return the box around the points of a path and those that bend its curves."""
        points = [
            apply_matrix_pt(self.ctm, cast(Any, step[i : i + 2]))
            for step in path
            for i in range(1, len(step) - 1, 2)
        ]
        xs = [x - self._left for x, _ in points]
        ys = [self._ceiling - y for _, y in points]
        return Area(min(xs), min(ys), max(xs), max(ys))

    def _keep_rule(self, shape: Shape, fill: bool, *, white: bool) -> bool:
        """Keep a thin straight shape as a rule, or as a seam where it is white; return False for any
        other."""
        area = shape.area
        limit = RULE_THICKNESS if fill else STRAIGHT
        if shape.curved or min(area.width, area.height) > limit:
            return False
        level = area.height <= limit
        rule = level_rule(area) if level else upright_rule(area)
        if white:
            self.seams.append((rule, area, level))
        else:
            (self.across if level else self.down).append(rule)
        return True

    def _keep_fill(self, area: Area) -> None:
        inside = Area(
            max(area.x0, 0.0),
            max(area.top, 0.0),
            min(area.x1, self.width),
            min(area.bottom, self.height),
        )
        if inside.x1 > inside.x0 and inside.bottom > inside.top:
            self.fills.append(inside)

    def _band(self, gstate: PDFGraphicState, area: Area) -> bool:
        """Keep a line drawn as thick as a line of text as the shading that it is."""
        a, b, c, d = self.ctm[:4]
        thick = (gstate.linewidth or 0) * abs(a * d - b * c) ** 0.5
        if thick <= 2 * RULE_THICKNESS or is_white(gstate.scolor):
            return False
        half = thick / 2
        if area.width > area.height:
            band = replace(area, top=area.top - half, bottom=area.bottom + half)
        else:
            band = replace(area, x0=area.x0 - half, x1=area.x1 + half)
        self.fills.append(band)
        self._paint(band, color_of(gstate.scolor, gstate.scs.name), hides=True)
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
            if abs(ay - by) <= STRAIGHT and abs(ax - bx) > RULE_THICKNESS:
                self.across.append(Rule((ay + by) / 2, min(ax, bx), max(ax, bx)))
            elif abs(ax - bx) <= STRAIGHT and abs(ay - by) > RULE_THICKNESS:
                self.down.append(Rule((ax + bx) / 2, min(ay, by), max(ay, by)))


def _upright_matrix(matrix: Any) -> Any:
    """Return a text matrix without its slant: a slanted letter would reach over the next."""
    a, b, c, d, e, f = matrix
    slant = a * c + b * d
    length = a * a + b * b
    if not slant or not length:
        return matrix
    return (a, b, c - slant / length * a, d - slant / length * b, e, f)
