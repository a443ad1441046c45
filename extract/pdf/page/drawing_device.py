"""The device that a page's paths and pictures are drawn on: it keeps straight rules, filled areas,
bullets, pictures and what covers what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, cast

from pdfminer.converter import PDFLayoutAnalyzer
from pdfminer.pdfinterp import PDFGraphicState, PDFResourceManager
from pdfminer.utils import apply_matrix_pt, apply_matrix_rect

from extract.pdf.page.ink import Area, Rule
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
from extract.pdf.page.tiles import Tile
from extract.pdf.page.visibility import Brush, Canvas, Color, Paint, color_of

#: A filled shape of at most this size (points) may be a drawn bullet.
_DOT = 9.0
#: A slanted or waved line that is higher (points) crosses out no word.
_SCRATCH = 30.0
#: A box is drawn in so few steps.
_FEW_STEPS = 6
#: With more parts than this a path is a drawing, and hides nothing.
_MOST_PARTS = 40


class DrawingDevice(PDFLayoutAnalyzer):
    """Collects the rules, fills, bullets and pictures of one page.

    ``with_paths`` false leaves out everything that is drawn, for pages with a map of thousands of
    shapes. Positions are in points from the top left of the page as it is shown.
    """

    def __init__(self, manager: PDFResourceManager, *, with_paths: bool = True) -> None:
        super().__init__(manager)
        self.with_paths = with_paths
        self.width = 0.0
        self.height = 0.0
        self.across: list[Rule] = []
        self.down: list[Rule] = []
        self.seams: list[tuple[Rule, Area, bool]] = []
        self.fills: list[Area] = []
        self.dots: list[Area] = []
        self.images: list[Area] = []
        self.tiles: list[Tile] = []
        self.canvas = Canvas()
        self.brush = Brush()
        self._contents: list[bool] = []
        self._left = 0.0
        self._ceiling = 0.0

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

    def render_image(self, name: str, stream: Any) -> None:
        area = self._inside(apply_matrix_rect(self.ctm, (0, 0, 1, 1)))
        if area is not None and True not in self._contents:
            self.images.append(area)
            self.canvas.pictures.append(area)
            see_through = any(stream.get(key) for key in ("SMask", "Mask", "ImageMask", "IM"))
            self._paint(area, None, hides=not see_through)

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

    def paint_shading(self) -> None:
        """Keep that colors run over the clipping area."""
        page = Area(0.0, 0.0, self.width, self.height)
        self._paint(page, None, hides=False)

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

    # How it is kept -----------------------------------------------------------------------------

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
