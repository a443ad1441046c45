"""Annotations that a file leaves to the viewer to draw: text typed on a page, filled fields, boxes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pdfminer.pdftypes import resolve1
from pdfminer.utils import decode_text

from extract.pdf.page.glyphs import Char
from extract.pdf.page.ink import Area, Style
from extract.settings import Settings


@dataclass(frozen=True, slots=True)
class TypedSettings(Settings):
    """How a viewer sets text for which the file has no appearance."""

    #: The size of type where the annotation names none, and the smallest that is read.
    size_pt: float = 10.0
    smallest_pt: float = 2.0
    #: A letter is so wide, a line so high.
    letter_em: float = 0.5
    line_em: float = 1.2
    #: Text begins so far from the sides.
    padding_pt: float = 2.0


SETTINGS = TypedSettings()
_STYLE = Style("typed", False, False, False)
_SIZE = re.compile(r"([\d.]+)\s+Tf")


def typed_text(annotation: Mapping[str, Any]) -> str:
    """Return what is typed in a field or on a page; "" for none."""
    if name_of(annotation.get("Subtype")) == "FreeText":
        return _text(annotation.get("Contents"))
    if name_of(_inherited(annotation, "FT")) not in ("Tx", "Ch"):
        return ""
    return _text(_inherited(annotation, "V"))


def covers(annotation: Mapping[str, Any]) -> bool:
    """Return True for a box that is filled, and for text that is marked to be blacked out."""
    kind = name_of(annotation.get("Subtype"))
    if kind == "Redact":
        return True
    filled = bool(resolve1(annotation.get("IC")))
    opacity = resolve1(annotation.get("CA"))
    return kind == "Square" and filled and (opacity is None or float(opacity) >= 1.0)


def blots(annotation: Mapping[str, Any]) -> bool:
    """Return True for a marker that is black: nothing is seen under it."""
    color = resolve1(annotation.get("C"))
    marks = name_of(annotation.get("Subtype")) == "Highlight" and isinstance(color, list)
    opacity = resolve1(annotation.get("CA"))
    full = opacity is None or float(opacity) >= 1.0
    return marks and len(color) in (1, 3) and not any(map(resolve1, color)) and full


def typed_chars(text: str, area: Area, annotation: Mapping[str, Any], order: int) -> list[Char]:
    """Return the characters of typed text where a viewer would set them in ``area``."""
    lines = text.splitlines()
    size = _size_of(annotation, area, len(lines))
    high = SETTINGS.line_em * size
    top = area.top + max(0.0, (area.height - high * len(lines)) / 2)
    found = []
    for number, line in enumerate(lines):
        found += _line_chars(line, area, top + number * high, size, order)
    return found


def _line_chars(line: str, area: Area, top: float, size: float, order: int) -> list[Char]:
    left = area.x0 + SETTINGS.padding_pt
    room = max(1.0, area.width - 2 * SETTINGS.padding_pt)
    step = min(SETTINGS.letter_em * size, room / max(1, len(line)))
    return [
        Char(
            character,
            left + i * step,
            top,
            left + (i + 1) * step,
            top + size,
            top + 0.8 * size,
            size,
            _STYLE,
            order,
        )
        for i, character in enumerate(line)
    ]


def _size_of(annotation: Mapping[str, Any], area: Area, line_count: int) -> float:
    found = _SIZE.search(_text(_inherited(annotation, "DA")))
    size = float(found.group(1)) if found else 0.0
    if size < SETTINGS.smallest_pt:
        size = min(SETTINGS.size_pt, area.height / max(1, line_count) / SETTINGS.line_em)
    return max(size, SETTINGS.smallest_pt)


def _inherited(annotation: Mapping[str, Any], key: str) -> Any:
    """Return an entry of a field, or that of the field that it is a part of."""
    field: Any = annotation
    for _ in range(8):
        if not isinstance(field, Mapping):
            return None
        if key in field:
            return resolve1(field[key])
        field = resolve1(field.get("Parent"))
    return None


def _text(value: Any) -> str:
    found = resolve1(value)
    if isinstance(found, Sequence) and not isinstance(found, bytes | str):
        found = resolve1(found[0]) if found else b""
    return decode_text(found).strip() if isinstance(found, bytes) else ""


def name_of(value: Any) -> str:
    """Return the name that an object of a PDF is, as text."""
    name = getattr(value, "name", value)
    return name.decode("latin-1") if isinstance(name, bytes) else str(name)
