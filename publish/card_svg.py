"""The card of a figure as a picture (SVG), and its size, which is that of the frame for its page too.

Text of an SVG does not wrap by itself: lines are broken here by what a letter is wide on average, with room
to spare. Sizes are in pixels.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import wrap
from xml.etree import ElementTree

from publish.atom import NOT_XML, SITE
from publish.figure_card import Card

WIDTH = 520
MARGIN, BAR = 20, 6
#: The part of its size that a letter is wide; Dutch text in common fonts stays under it.
_LETTER = 0.56
_INK, _QUIET, _BRAND, _PAPER, _LINE = "#1d2329", "#57606a", "#17324d", "#ffffff", "#d9d5cb"
_SANS = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', Arial, sans-serif"
_SERIF = "Charter, Cambria, 'Liberation Serif', Georgia, serif"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the picture: its text, size, height from the line before, and style."""

    text: str
    size: int
    height: int
    fill: str = _INK
    weight: str = "400"
    family: str = _SANS


def svg(card: Card, address: str) -> str:
    """The picture; ``address`` is the absolute address of the page of the place."""
    lines = list(_lines(card))
    height = _height(lines)
    root = ElementTree.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "width": str(WIDTH),
            "height": str(height),
            "viewBox": f"0 0 {WIDTH} {height}",
            "role": "img",
            "aria-labelledby": "naam",
            "lang": "nl",
        },
    )
    _add(root, "title", _clean(f"{card.name}. {card.said}"), id="naam")
    box = {"width": str(WIDTH - 1), "height": str(height - 1), "x": "0.5", "y": "0.5"}
    _add(root, "rect", **box, fill=_PAPER, stroke=_LINE)
    _add(root, "rect", width=str(WIDTH), height=str(BAR), fill=_BRAND)
    link = _add(root, "a", href=address, target="_top")
    top = BAR + MARGIN // 2
    for line in lines:
        top += line.height
        style = {
            "font-size": str(line.size),
            "font-family": line.family,
            "font-weight": line.weight,
        }
        place = {"x": str(MARGIN), "y": str(top)}
        link.append(_element("text", _clean(line.text), {**place, **style, "fill": line.fill}))
    return ElementTree.tostring(root, "unicode")


def height_of(card: Card) -> int:
    """How high the picture is, and the frame that shows the card."""
    return _height(list(_lines(card)))


def _height(lines: list[Line]) -> int:
    return BAR + MARGIN // 2 + sum(line.height for line in lines) + MARGIN


def _lines(card: Card) -> Iterator[Line]:
    yield from _wrapped(card.number, 30, _BRAND, "700", _SERIF)
    yield from _wrapped(card.about, 15, _INK, "600")
    yield from _wrapped(card.doubt, 14, _INK)
    if card.was:
        yield from _wrapped(f"Toen: “{card.was}”", 16)
    if card.sentence:
        begin = "Nu: " if card.was else ""
        yield from _wrapped(begin + card.sentence, 16)
    yield from _wrapped(card.source, 13, _QUIET)
    yield from _wrapped(f"{card.said} {SITE}", 13, _QUIET)


def _wrapped(
    text: str, size: int, fill: str = _INK, weight: str = "400", family: str = _SANS
) -> Iterator[Line]:
    room = int((WIDTH - 2 * MARGIN) / (size * _LETTER))
    for place, part in enumerate(wrap(text, room)):
        height = round(size * 1.35) + (0 if place else size // 2)
        yield Line(part, size, height, fill, weight, family)


def _clean(text: str) -> str:
    return " ".join(text.translate(NOT_XML).split())


def _element(name: str, text: str, attributes: dict[str, str]) -> ElementTree.Element:
    element = ElementTree.Element(name, attributes)
    element.text = text or None
    return element


def _add(
    parent: ElementTree.Element, name: str, text: str = "", **attributes: str
) -> ElementTree.Element:
    element = _element(name, text, attributes)
    parent.append(element)
    return element
