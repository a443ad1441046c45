"""pdfminer's interpreter, with what decides whether text is seen: layers, clipping, opacity."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdftypes import PDFObjRef, resolve1
from pdfminer.psparser import literal_name
from pdfminer.utils import apply_matrix_pt

from extract.pdf.page.device import PageDevice
from extract.pdf.page.visibility import Brush

#: Blend modes in which paint hides what is under it.
_HIDING = ("Normal", "Compatible")


class PageInterpreter(PDFPageInterpreter):
    """Draws a page on a :class:`PageDevice` and keeps its ``brush`` up to date.

    ``hidden_layers`` on the device are the object numbers of optional content groups that are off.
    """

    device: PageDevice

    def __init__(self, manager: Any, device: PageDevice) -> None:
        super().__init__(manager, device)
        self._saved: list[Brush] = []

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
        group = getattr(stream, "attrs", {}).get("OC")
        self.device.open_content(hidden=self._is_off(group))
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
        groups = membership["OCGs"]
        groups = groups if isinstance(groups, list) else resolve1(groups)
        members = groups if isinstance(groups, list) else [membership["OCGs"]]
        off = [isinstance(g, PDFObjRef) and g.objid in self.device.hidden_layers for g in members]
        policy = literal_name(membership["P"]) if "P" in membership else "AnyOn"
        return _is_membership_off(policy, off)


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
    alpha, blends, masked = brush.alpha, brush.blends, brush.masked
    if "ca" in state and isinstance(resolve1(state["ca"]), int | float):
        alpha = float(resolve1(state["ca"]))
    if "BM" in state:
        modes = resolve1(state["BM"])
        first = modes[0] if isinstance(modes, list) and modes else modes
        blends = _name_of(first) not in _HIDING
    if "SMask" in state:
        masked = _name_of(resolve1(state["SMask"])) != "None"
    return Brush(alpha, blends, masked, brush.clip)


def _name_of(value: Any) -> str:
    name = getattr(value, "name", value)
    return name.decode("latin-1") if isinstance(name, bytes) else str(name)


def hidden_layers(document: Any) -> frozenset[int]:
    """Return the object numbers of the layers of a document (pdfminer's) that are off."""
    properties = resolve1(document.catalog.get("OCProperties"))
    if not isinstance(properties, Mapping):
        return frozenset()
    default = resolve1(properties.get("D")) or {}
    off = _object_numbers(default.get("OFF"))
    if _name_of(resolve1(default.get("BaseState"))) == "OFF":
        off |= _object_numbers(properties.get("OCGs")) - _object_numbers(default.get("ON"))
    return frozenset(off)


def _object_numbers(references: Any) -> set[int]:
    found = resolve1(references)
    return {r.objid for r in found or () if isinstance(r, PDFObjRef)}
