"""Words within a paragraph or cell of HTML: what is seen of them, and which are marks of notes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from lxml.html import HtmlElement

#: What a reader of the page does not see, or what stands there for another purpose than reading.
UNSEEN = frozenset(
    [
        "script",
        "style",
        "template",
        "noscript",
        "head",
        "title",
        "meta",
        "link",
        "svg",
        "math",
        "iframe",
        "object",
        "embed",
        "audio",
        "video",
        "canvas",
        "map",
        "select",
        "option",
        "textarea",
        "input",
        "button",
        "nav",
        "dialog",
        "img",
        "picture",
    ]
)
#: What is struck out is not said any more.
_STRUCK = frozenset(("s", "strike", "del"))
_HIDDEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|text-decoration[^;]*line-through|font-size\s*:\s*0(?!\.?\d)",
    re.IGNORECASE,
)
#: A raised figure behind one of these is a power ("m2"), and no mark of a note.
_POWER = re.compile(r"(?:^|[\s\d])[kcd]?m$")
_POWERS = ("2", "3")
#: A mark is written raised, so that "2027" with note 1 does not read as 20271.
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_MARK = re.compile(r"[(\[]?(?:\d{1,3}|\*{1,4}|[a-z]|[†‡])[)\]]?")
_BLANKS = re.compile(r"[^\S\n\u00a0]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters; a ``mark`` refers to a note and is no part of what is said."""

    text: str
    mark: bool = False
    strong: bool = False


def is_seen(element: HtmlElement) -> bool:
    """Return False for what a browser does not show, what is struck out, and controls of a page."""
    if not isinstance(element.tag, str) or element.tag in UNSEEN or element.tag in _STRUCK:
        return False
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return False
    return not _HIDDEN_STYLE.search(element.get("style") or "")


def pieces_of(element: HtmlElement, *, strong: bool = False) -> Iterator[Piece]:
    """The characters of an element and what is in it, in order; a line break is ``\\n``."""
    if element.text:
        yield Piece(one_line(element.text), strong=strong)
    for child in element:
        yield from child_pieces(child, strong=strong)
        if child.tail:
            yield Piece(one_line(child.tail), strong=strong)


def child_pieces(child: HtmlElement, *, strong: bool = False) -> Iterator[Piece]:
    """The characters of an element within a paragraph."""
    if not is_seen(child):
        return
    if child.tag == "br":
        yield Piece("\n")
    elif child.tag == "sup":
        yield Piece("".join(child.itertext()).strip(), mark=True)
    elif child.tag == "a" and (child.text_content() or "").strip() in ("↑", "↩", "^"):
        return  # leads from a note back to its mark
    else:
        yield from pieces_of(child, strong=strong or child.tag in ("b", "strong"))


def joined(pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces with blanks as a browser shows them, and raised figures as what they are."""
    found: list[Piece] = []
    for piece in pieces:
        before = found[-1].text if found else "\n"
        made = _raised(piece, before) if piece.mark else replace(piece, text=_shown(piece, before))
        if made.text:
            found.append(made)
    while found and not found[-1].mark and not found[-1].text.strip():
        found.pop()
    if found and not found[-1].mark:
        found[-1] = replace(found[-1], text=found[-1].text.rstrip())
    return found


def _shown(piece: Piece, before: str) -> str:
    text = re.sub(r"\s*\n\s*", "\n", _BLANKS.sub(" ", piece.text))
    if before[-1:] == "\n":
        return text.lstrip(" \n")
    return text.lstrip(" ") if before[-1:] == " " else text


def _raised(piece: Piece, before: str) -> Piece:
    """Return a raised text as a power, a mark of a note, or words as any other."""
    text = piece.text
    if text in _POWERS and _POWER.search(before):
        return Piece(text)
    if not _MARK.fullmatch(text):
        return replace(piece, mark=False)
    return replace(piece, text=text.strip("()[]").translate(_RAISED))


def one_line(text: str) -> str:
    """Return a text as a browser sets it: line breaks are blanks, soft hyphens are not there."""
    return text.replace("\r", " ").replace("\n", " ").replace("\t", " ").replace("\u00ad", "")
