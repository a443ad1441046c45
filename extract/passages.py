"""Passages: the blocks of a document, in reading order, with their clean text and their place.

What comes after (sentences, counts, commitments) reads passages and tables only; it does not know
whether the source was a text file or a PDF.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.clean import Clean, clean
from extract.model import Block, BlockKind, Segment, SourceText


@dataclass(frozen=True, slots=True)
class Beside:
    """What a row of a table of actions says beside what is done, under ``header``: who does it and by
    when; None where no cell says so. ``due`` is whether it must be done by then."""

    header: str
    who: Clean | None = None
    when: Clean | None = None
    due: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of running text of one document.

    ``position`` counts from 1 within the document. ``section`` has the headings above it, highest
    first. ``stem`` is the ``position`` of the passage that introduces it (the line before a list,
    the article above a sub-article), if there is one. ``text`` is the clean view: one line, with the
    source offset of each character. ``beside`` is what the row of an action in a table says of it.
    """

    position: int
    kind: BlockKind
    page: int
    level: int
    marker: str | None
    section: tuple[str, ...]
    stem: int | None
    segments: tuple[Segment, ...]
    text: Clean
    beside: Beside | None = None

    @property
    def span(self) -> Segment:
        """From the first to the last character, whatever stands between its parts."""
        return Segment(self.segments[0].start, self.segments[-1].end)


def passages(source: SourceText, page_first: int, page_last: int) -> tuple[Passage, ...]:
    """The passages of the pages ``page_first`` to ``page_last`` (1-based, inclusive).

    Empty blocks are left out. Headings open sections: a heading of level n closes those of level n
    and deeper. A list item or sub-article belongs to the nearest passage before it that is less
    deep and, for list items, ends in a colon or comma or is an article.
    """
    found: list[Passage] = []
    sections: list[tuple[int, str]] = []
    for block in source.blocks:
        if not page_first <= block.page <= page_last:
            continue
        text = clean(source.text, block.segments)
        if not text.text:
            continue
        if block.kind == "heading":
            sections = [s for s in sections if s[0] < block.level]
        found.append(
            Passage(
                position=len(found) + 1,
                kind=block.kind,
                page=block.page,
                level=block.level,
                marker=block.marker,
                section=tuple(title for _, title in sections),
                stem=_stem(found, block),
                segments=block.segments,
                text=text,
            )
        )
        if block.kind == "heading":
            sections.append((block.level, text.text))
    return tuple(found)


#: "Hieronder volgt een opsomming met een reactie van de provincie."
_ANNOUNCES_LIST = re.compile(
    r"\b(?:hieronder|onderstaande?|het volgende|de volgende)\b[^.]*\.$", re.I
)


def _introduces(text: str) -> bool:
    """Return True if a paragraph ends as one does that a list follows."""
    return text.endswith((":", ",", "…", "...")) or _ANNOUNCES_LIST.search(text[-300:]) is not None


def _stem(before: list[Passage], block: Block) -> int | None:
    """The position of the passage that introduces ``block``."""
    if block.kind not in ("list_item", "article"):
        return None
    first = block.marker
    for passage in reversed(before):
        if passage.kind in ("footnote", "furniture", "caption"):
            continue
        if passage.kind == "heading":
            return None
        if passage.kind == block.kind and passage.level >= block.level:
            if block.kind == "article" and _begins_again(passage.marker, first):
                return None
            first = passage.marker
        elif block.kind == "list_item":
            return passage.position if _introduces_list(passage) else None
        elif passage.kind == "article":
            return passage.position
        elif passage.kind == "paragraph" and (first or "").strip("().") == "1":
            # A numbered list in the text: "We doen dit door: 1. …".
            return passage.position if passage.text.text.endswith(":") else None
    return None


def _begins_again(before: str | None, marker: str | None) -> bool:
    """Return True if the number before is no lower: both are of other lists ("4." before "2.")."""
    numbers = [(text or "").strip("().") for text in (before, marker)]
    return all(map(str.isdecimal, numbers)) and int(numbers[0]) >= int(numbers[1])


def _introduces_list(passage: Passage) -> bool:
    return passage.kind in ("article", "list_item") or _introduces(passage.text.text)
