"""pdfminer's interpreter, with what decides whether text is seen: layers, clipping, opacity."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, cast

from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdftypes import PDFObjRef, PDFStream, resolve1
from pdfminer.psparser import literal_name
from pdfminer.utils import Matrix, apply_matrix_pt, apply_matrix_rect, mult_matrix

from extract.pdf.page.annotations import blots, covers, name_of, typed_text
from extract.pdf.page.device import PageDevice
from extract.pdf.page.visibility import Brush

#: Blend modes in which paint hides what is under it.
_HIDING = ("Normal", "Compatible")
#: Those in which black hides it, and no other color does.
_DARKENING = ("Multiply", "Darken", "ColorBurn")
#: Annotations that are drawn on the page as text, stamps, boxes or lines; a highlight hides nothing,
#: and the others (links, notes) show an icon.
_DRAWN = ("Widget", "FreeText", "Stamp", "Square", "StrikeOut", "Redact")
#: The flags of an annotation that is hidden, or not to be seen on a screen.
_UNSEEN_FLAGS = 2 | 32


class PageInterpreter(PDFPageInterpreter):
    """Draws a page on a :class:`PageDevice` and keeps its ``brush`` up to date.

    ``hidden_layers`` on the device are the object numbers of optional content groups that are off.
    """

    device: PageDevice

    def __init__(self, manager: Any, device: PageDevice) -> None:
        super().__init__(manager, device)
        self._saved: list[Brush] = []

    def process_page(self, page: Any) -> None:
        """Draw a page and, over it, the appearance of its form fields and annotations."""
        super().process_page(page)
        for annotation in _annotations(page):
            appearance = _appearance(annotation)
            kind = name_of(annotation.get("Subtype"))
            if kind in ("Redact", "Highlight") or (appearance is None and covers(annotation)):
                for corners in _marked_areas(annotation):
                    self.device.cover(apply_matrix_rect(_page_matrix(page), corners))
            if appearance is None:
                self._draw_plain(annotation, kind, _page_matrix(page))
                continue
            self.device.brush = Brush()
            matrix = _appearance_matrix(appearance, list(resolve1(annotation["Rect"])))
            resources = resolve1(appearance.get("Resources")) or {}
            self.subinterp().render_contents(
                resources, [appearance], ctm=mult_matrix(matrix, _page_matrix(page))
            )

    def _draw_plain(self, annotation: Mapping[str, Any], kind: str, matrix: Matrix) -> None:
        """Draw an annotation that has no appearance, as a viewer does."""
        if kind == "StrikeOut":
            self._strike(annotation, matrix)
        text = typed_text(annotation)
        if text:
            rect = tuple(float(resolve1(value)) for value in resolve1(annotation["Rect"]))
            self.device.type_text(text, apply_matrix_rect(matrix, cast(Any, rect)), annotation)

    def _strike(self, annotation: Mapping[str, Any], matrix: Matrix) -> None:
        """Strike out what an annotation says is struck out and leaves to the viewer to draw."""
        for corners in _marked_areas(annotation):
            self.device.strike(apply_matrix_rect(matrix, corners))

    def do_q(self) -> None:
        super().do_q()
        self._saved.append(self.device.brush)

    def do_Q(self) -> None:  # noqa: N802 - the operator's name
        super().do_Q()
        if self._saved:
            self.device.brush = self._saved.pop()

    def do_gs(self, name: Any) -> None:
        states = resolve1(self.resources.get("ExtGState")) or {}
        state = resolve1(states.get(literal_name(name)))
        if isinstance(state, Mapping):
            self.device.brush = _with_state(self.device.brush, state)

    def do_W(self) -> None:  # noqa: N802 - the operator's name
        self._clip()

    def do_W_a(self) -> None:  # noqa: N802 - the operator's name
        self._clip()

    def do_sh(self, name: object) -> None:
        self.device.paint_shading()

    def do_BDC(self, tag: Any, props: Any) -> None:  # noqa: N802 - the operator's name
        is_layer = literal_name(tag) == "OC" and not isinstance(props, Mapping)
        groups = resolve1(self.resources.get("Properties")) if is_layer else None
        group = groups.get(literal_name(props)) if isinstance(groups, Mapping) else None
        self.device.open_content(hidden=self._is_off(group))

    def do_BMC(self, tag: Any) -> None:  # noqa: N802 - pdfminer's
        self.device.open_content(hidden=False)

    def do_EMC(self) -> None:  # noqa: N802 - the operator's name
        self.device.close_content()

    def do_Do(self, xobjid_arg: Any) -> None:  # noqa: N802 - the operator's name
        brush = self.device.brush
        depth = self.device.content_depth
        stream = resolve1(self.xobjmap.get(literal_name(xobjid_arg)))
        attributes = getattr(stream, "attrs", {})
        self.device.open_content(hidden=self._is_off(attributes.get("OC")))
        if "Group" in attributes:
            # The group is painted as a whole: what it sets within is on top of that.
            self.device.brush = replace(brush, alpha=1.0, group_alpha=brush.opacity)
        super().do_Do(xobjid_arg)
        self.device.close_content(depth)
        self.device.brush = brush

    def _clip(self) -> None:
        """Narrow the clipping area to the box around the current path."""
        spots = [
            apply_matrix_pt(self.ctm, cast(Any, step[i : i + 2]))
            for step in self.curpath
            for i in range(1, len(step), 2)
            if len(step) > i + 1
        ]
        if spots:
            self.device.clip(spots)

    def _is_off(self, group: Any) -> bool:
        """Return True if an optional content group is off, or all groups of a membership are."""
        if isinstance(group, PDFObjRef) and group.objid in self.device.hidden_layers:
            return True
        membership = resolve1(group)
        if not isinstance(membership, Mapping) or "OCGs" not in membership:
            return False
        groups = resolve1(membership["OCGs"])
        members = groups if isinstance(groups, list) else [membership["OCGs"]]
        off = [isinstance(g, PDFObjRef) and g.objid in self.device.hidden_layers for g in members]
        policy = literal_name(membership["P"]) if "P" in membership else "AnyOn"
        return _is_membership_off(policy, off)


def _annotations(page: Any) -> list[Mapping[str, Any]]:
    """Return what is typed, stamped or drawn on a page, as far as a reader of it sees it."""
    found = (resolve1(item) for item in resolve1(page.annots) or [])
    return [
        item
        for item in found
        if isinstance(item, Mapping)
        and (name_of(item.get("Subtype")) in _DRAWN or blots(item))
        and name_of(item.get("FT")) != "Btn"
        and not int(resolve1(item.get("F")) or 0) & _UNSEEN_FLAGS
        and "Rect" in item
    ]


def _appearance(annotation: Mapping[str, Any]) -> PDFStream | None:
    """Return the stream that draws an annotation, in its present state."""
    looks = resolve1(annotation.get("AP"))
    normal = resolve1(looks.get("N")) if isinstance(looks, Mapping) else None
    if isinstance(normal, Mapping):
        normal = resolve1(normal.get(name_of(annotation.get("AS"))))
    return normal if isinstance(normal, PDFStream) and "BBox" in normal else None


def _marked_areas(annotation: Mapping[str, Any]) -> list[tuple[float, float, float, float]]:
    """Return the boxes around the lines of text that an annotation marks: the quads of its points,
    or its rectangle where it has none."""
    points = [float(resolve1(value)) for value in resolve1(annotation.get("QuadPoints")) or ()]
    quads = [points[i : i + 8] for i in range(0, len(points) - 7, 8)]
    if not quads:
        x0, y0, x1, y1 = (float(resolve1(value)) for value in resolve1(annotation["Rect"]))
        quads = [[x0, y0, x1, y1]]
    return [(min(q[::2]), min(q[1::2]), max(q[::2]), max(q[1::2])) for q in quads]


def _appearance_matrix(appearance: PDFStream, rect: Sequence[float]) -> Matrix:
    """Return the matrix that fits the box of an appearance into the rectangle of its annotation."""
    own = cast(Matrix, tuple(resolve1(appearance.get("Matrix")) or (1, 0, 0, 1, 0, 0)))
    x0, y0, x1, y1 = apply_matrix_rect(own, cast(Any, tuple(resolve1(appearance["BBox"]))))
    left, right = sorted((float(rect[0]), float(rect[2])))
    low, high = sorted((float(rect[1]), float(rect[3])))
    across = (right - left) / (x1 - x0) if x1 > x0 else 1.0
    up = (high - low) / (y1 - y0) if y1 > y0 else 1.0
    return mult_matrix(own, (across, 0, 0, up, left - x0 * across, low - y0 * up))


def _page_matrix(page: Any) -> Matrix:
    """Return the matrix with which pdfminer draws a page: its lower left corner at the origin."""
    x0, y0, x1, y1 = page.mediabox
    turned: dict[int, Matrix] = {
        90: (0, -1, 1, 0, -y0, x1),
        180: (-1, 0, 0, -1, x1, y1),
        270: (0, 1, -1, 0, y1, -x0),
    }
    return turned.get(page.rotate, (1, 0, 0, 1, -x0, -y0))


def _is_membership_off(policy: str, off: list[bool]) -> bool:
    """Return True if the visibility ``policy`` hides content whose groups are ``off`` or not."""
    if not off:
        return False
    hidden = {
        "AnyOn": all(off),
        "AllOn": any(off),
        "AnyOff": not any(off),
        "AllOff": not all(off),
    }
    return hidden.get(policy, all(off))


def _with_state(brush: Brush, state: Mapping[str, Any]) -> Brush:
    """Return the brush with the entries of a graphics state dictionary that bear on opacity."""
    alpha, blends, masked, darkens = brush.alpha, brush.blends, brush.masked, brush.darkens
    if "ca" in state and isinstance(resolve1(state["ca"]), int | float):
        alpha = float(resolve1(state["ca"]))
    if "BM" in state:
        modes = resolve1(state["BM"])
        first = modes[0] if isinstance(modes, list) and modes else modes
        blends, darkens = name_of(first) not in _HIDING, name_of(first) in _DARKENING
    if "SMask" in state:
        masked = name_of(resolve1(state["SMask"])) != "None"
    return replace(brush, alpha=alpha, blends=blends, masked=masked, darkens=darkens)


def hidden_layers(document: Any) -> frozenset[int]:
    """Return the object numbers of the layers of a document (pdfminer's) that are off."""
    properties = resolve1(document.catalog.get("OCProperties"))
    if not isinstance(properties, Mapping):
        return frozenset()
    default = resolve1(properties.get("D")) or {}
    off = _object_numbers(default.get("OFF"))
    if name_of(resolve1(default.get("BaseState"))) == "OFF":
        off |= _object_numbers(properties.get("OCGs")) - _object_numbers(default.get("ON"))
    return frozenset(off)


def _object_numbers(references: Any) -> set[int]:
    found = resolve1(references)
    return {r.objid for r in found or () if isinstance(r, PDFObjRef)}
