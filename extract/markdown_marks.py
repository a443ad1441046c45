"""The marks of Markdown in a line: what a reader of the page sees of it, and its plain words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.clean import clean
from extract.model import Segment

#: The "b" is that of <br/> too.
_TAG = re.compile(r"</?(?:b|i|em|strong|u|p|div|span)[^>]*>", re.IGNORECASE)
_SUPERSCRIPT = re.compile(r"<su[bp]>\s*([\d*]{1,3})\s*</su[bp]>", re.IGNORECASE)
_EMPHASIS = re.compile(r"\*{1,3}(?=\S)|(?<=\S)\*{1,3}|(?<!\w)_{1,2}(?=\S)|(?<=\S)_{1,2}(?!\w)|`+")
#: What is left of a blank that may not break, decoded with another table of characters.
_LOST_BLANK = re.compile(r"Â(?=[\s*_]|$)")
_ESCAPE = re.compile(r"\\(?=[\\`*_{}\[\]()#+\-=.!|<>&~])")


def visible(
    text: str, start: int, end: int, left_out: Sequence[tuple[int, int]] = ()
) -> tuple[Segment, ...]:
    """The ranges of ``[start, end)`` that a reader of the page sees: marks of layout and what is ``left_out`` are not."""
    hidden = [(a - start, b - start) for a, b in left_out if a >= start]
    part = text[start:end]
    for pattern in (_TAG, _SUPERSCRIPT, _EMPHASIS, _LOST_BLANK, _ESCAPE):
        hidden.extend((m.start(), m.end()) for m in pattern.finditer(part))
    segments: list[Segment] = []
    at = 0
    for a, b in sorted(hidden):
        if a > at and part[at:a].strip():
            segments.append(_stripped(part, start, at, a))
        at = max(at, b)
    if part[at:].strip():
        segments.append(_stripped(part, start, at, len(part)))
    return tuple(segments)


def _stripped(part: str, offset: int, start: int, end: int) -> Segment:
    piece = part[start:end]
    left = len(piece) - len(piece.lstrip())
    right = len(piece) - len(piece.rstrip())
    return Segment(offset + start + left, offset + end - right)


def text_of(text: str, segments: Sequence[Segment]) -> str:
    """The clean words of some segments of a text."""
    return clean(text, segments).text


def plain(raw: str) -> str:
    """A line without tags and emphasis."""
    return _EMPHASIS.sub("", _TAG.sub(" ", raw)).strip()
