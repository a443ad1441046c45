"""Headings of a PDF: which blocks are set and worded as titles, and how deep they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.marks import is_open
from extract.pdf.layout.typesetting import Body, Draft

#: A heading is set at least this much larger than running text, or heavier.
_LARGER = 1.07
_HEADING_LENGTH = 160
#: A title in italics is short, and the text under it stands at most this many type sizes below.
_SLANTED_LENGTH = 60
_NEAR = 1.9
#: A numbered title that ends in a point has so few words besides its number.
_FEW_WORDS = 4
#: The mark of a heading: "(A)", "b.".
_LETTERED = re.compile(r"\(?[A-Za-z]\)?[.)]?")
#: What ends in a point without being a sentence.
_POINTED = re.compile(r"(?:\d+\.)+|.*\b(?:etc|e\.d|B\.V|N\.V)\.")
_CHAPTER = re.compile(r"(?:bijlage|hoofdstuk|deel|annex)\b", re.IGNORECASE)


def as_named(draft: Draft, body: Body) -> Draft:
    """The draft as a heading, when it is set and worded as one."""
    if draft.kind not in ("paragraph", "article", "list_item"):
        return draft
    first = draft.lines[0]
    text = " ".join(line.text for line in draft.lines)
    if len(text) > _HEADING_LENGTH or len(draft.lines) > 5 or not any(c.isalpha() for c in text):
        return draft
    larger = min(line.size for line in draft.lines) >= _LARGER * body.size
    heavier = all(line.bold for line in draft.lines) and not body.bold
    colored = (
        all(line.color == first.color for line in draft.lines)
        and first.color != body.color
        and first.size >= 0.97 * body.size
        and not _is_dull(first.color)
    )
    capitals = text.isupper() and len(text) > 3
    if not (larger or heavier or colored or capitals):
        return draft
    if draft.kind == "list_item" and not larger and not _LETTERED.fullmatch(draft.marker or ""):
        return draft
    plain = text.rstrip()
    sentence = plain.endswith((".", ";", ",")) and not _POINTED.fullmatch(plain)
    # "3. Vaststelling agenda."
    item = draft.kind == "article" and heavier and len(plain.split()) <= _FEW_WORDS + 1
    if sentence and not (larger and len(text) < 60) and not (item and plain.endswith(".")):
        return draft
    if plain.endswith(":") and not larger:
        return draft
    if not larger and (is_open(text) or len(text) > 110):
        return draft
    return replace(draft, kind="heading", skip=0)


def as_slanted(draft: Draft, following: Draft | None) -> Draft:
    """The draft as a heading where it is a line in italics right above text that is not."""
    if draft.kind != "paragraph" or len(draft.lines) > 1 or following is None:
        return draft
    line, below = draft.lines[0], following.lines[0]
    text = draft.text.strip()
    near = 0 < below.baseline - line.baseline < _NEAR * line.size
    worded = text[:1].isupper() and len(text) <= _SLANTED_LENGTH and text[-1].isalnum()
    if line.italic and not below.italic and near and worded and not is_open(text):
        return replace(draft, kind="heading")
    return draft


def _is_dull(color: tuple[float, ...]) -> bool:
    """Is the color a grey?"""
    return len(color) <= 1 or (len(color) == 3 and max(color) - min(color) < 0.06)


def heading_levels(drafts: Sequence[Draft]) -> dict[int, int]:
    """Levels of headings by how they are set: the largest first; numbers with points go deeper."""
    headings = [draft for draft in drafts if draft.kind == "heading"]
    styles = sorted(
        {(h.lines[0].size, h.lines[0].bold, h.lines[0].text.isupper()) for h in headings},
        reverse=True,
    )
    ranks: dict[tuple[float, bool, bool], int] = {}
    rank = 0
    last: float | None = None
    for style in styles:
        if (
            last is None
            or last - style[0] > 0.4
            or style[1:] not in {s[1:] for s in ranks if s[0] == style[0]}
        ):
            rank += 1
        last = style[0]
        ranks[style] = min(rank, 6)
    found = {}
    for heading in headings:
        first = heading.lines[0]
        level = ranks[(first.size, first.bold, first.text.isupper())]
        if heading.depth:
            level = max(level, heading.depth + 1)
        if _CHAPTER.match(first.text):
            level = min(level, 2)
        found[id(heading)] = level
    return found
