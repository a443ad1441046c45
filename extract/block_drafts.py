"""Blocks of a text source in the making: those that a page or column cut are joined, and they become blocks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.block_settings import SETTINGS
from extract.lines import (
    TextLine,
    is_forced_break,
    line_width,
)
from extract.marks import (
    ends_sentence,
    goes_on,
)
from extract.model import Block, BlockKind, Segment

_CHAPTER = re.compile(r"(?:bijlage|hoofdstuk|deel|paragraaf)\s+[\dIVXA-D]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class BlockDraft:
    """A block in the making; ``text`` is what its lines say so far."""

    kind: BlockKind
    lines: tuple[TextLine, ...]
    marker: str | None = None
    skip: int = 0
    depth: int = 0

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)[self.skip :]

    @property
    def last(self) -> TextLine:
        return self.lines[-1]

    def add(self, line: TextLine) -> BlockDraft:
        return replace(self, lines=(*self.lines, line))


def drafts_joined(drafts: Sequence[BlockDraft]) -> list[BlockDraft]:
    """The drafts with sentences that a page, a column or a stray line cut in two put together."""
    result: list[BlockDraft] = []
    for draft in drafts:
        if draft.kind in ("paragraph", "heading") and (draft.marker is None):
            target = _unfinished(result, draft)
            if target is not None:
                whole = result[target]
                kind = "paragraph" if whole.kind == "heading" else whole.kind
                result[target] = replace(whole, kind=kind, lines=(*whole.lines, *draft.lines))
                continue
        result.append(draft)
    return result


def _unfinished(before: Sequence[BlockDraft], draft: BlockDraft) -> int | None:
    """Return the index of the block that ``draft`` is the rest of, if there is one."""
    headings: list[int] = []
    lowest = max(-1, len(before) - SETTINGS.apart_block_count - 1)
    for index in range(len(before) - 1, lowest, -1):
        candidate = before[index]
        if candidate.kind in ("furniture", "caption", "footnote"):
            continue
        if candidate.kind != "heading":
            if candidate.last.page + 1 < draft.lines[0].page:
                return None
            if _is_rest_of(candidate, draft):
                return index
            break
        if not draft.text[0].islower():
            return None
        headings.append(index)
        if len(headings) > 1:
            break
    return _first_line_of(before, headings, draft)


def _is_rest_of(candidate: BlockDraft, draft: BlockDraft) -> bool:
    if goes_on(candidate.text, draft.text):
        return True
    return draft.kind == "paragraph" and _is_cut_off(candidate, draft)


def _first_line_of(
    before: Sequence[BlockDraft], headings: Sequence[int], draft: BlockDraft
) -> int | None:
    """Return the index of what looked like a heading and is the first line of the sentence."""
    if not headings:
        return None
    heading = before[headings[0]]
    first = heading.marker is None and goes_on(heading.text, draft.text)
    return headings[0] if first else None


def _is_cut_off(candidate: BlockDraft, draft: BlockDraft) -> bool:
    """Did a page or column break cut ``candidate``? Then its last line is full and ends no
    sentence; within a page only a number is sure to go on with it."""
    same_page = candidate.last.page == draft.lines[0].page
    if ends_sentence(candidate.text) or (same_page and not draft.text[0].isdigit()):
        return False
    width = line_width(candidate.lines)
    return len(candidate.lines) > 1 and not is_forced_break(candidate.last, draft.lines[0], width)


def without_labels(drafts: Sequence[BlockDraft]) -> list[BlockDraft]:
    """The drafts, where many short lines follow each other as paragraphs: they are the labels of a
    figure, not headings of anything."""
    result: list[BlockDraft] = []
    row: list[BlockDraft] = []
    for draft in drafts:
        title = draft.kind == "heading" and draft.marker is None
        # Where a table or a page stands between, another row of headings begins.
        if row and not (title and _follows(row[-1], draft)):
            result += _as_labels(row)
            row = []
        if title:
            row.append(draft)
        else:
            result.append(draft)
    return result + _as_labels(row)


def _as_labels(row: Sequence[BlockDraft]) -> list[BlockDraft]:
    if len(row) < SETTINGS.label_count:
        return list(row)
    return [replace(draft, kind="paragraph") for draft in row]


def _follows(before: BlockDraft, draft: BlockDraft) -> bool:
    line = draft.lines[0]
    return before.last.page == line.page and before.last.index + 1 == line.index


def blocks(drafts: Sequence[BlockDraft]) -> tuple[Block, ...]:
    levels = _HeadingLevels()
    blocks = []
    for draft in drafts:
        level = levels.level_of(draft) if draft.kind == "heading" else draft.depth
        segments = _segments_of_draft(draft)
        if segments:
            blocks.append(Block(draft.kind, segments, draft.lines[0].page, level, draft.marker))
    return tuple(blocks)


def _segments_of_draft(draft: BlockDraft) -> tuple[Segment, ...]:
    """The ranges of the draft's lines, its mark left out; neighbouring lines are one range."""
    segments: list[Segment] = []
    previous: TextLine | None = None
    for line in draft.lines:
        start = line.start + (draft.skip if previous is None else 0)
        adjacent = (
            previous is not None and line.page == previous.page and line.index == previous.index + 1
        )
        if adjacent and segments and not line.numbered:
            segments[-1] = Segment(segments[-1].start, line.end)
        elif start < line.end:
            segments.append(Segment(start, line.end))
        previous = line
    return tuple(segments)


class _HeadingLevels:
    """Levels of headings from their numbers, and from capitals where there is none.

    A title that counts on from the last one at a level has that level; a "1." that comes while
    another count is under way opens a level below it.
    """

    def __init__(self) -> None:
        self._chapter = 0
        self._section = 0
        self._numbered = False

    def level_of(self, draft: BlockDraft) -> int:
        if draft.marker is None:
            return self._level_without_number(draft.text)
        if draft.depth:
            self._section = 0
            return 1 + draft.depth
        digits = draft.marker.strip("().").rstrip(".")
        return self._level_of_number(int(digits)) if digits.isdigit() else 3

    def _level_without_number(self, text: str) -> int:
        if _CHAPTER.match(text) or (text.isupper() and len(text) > 5):
            self._section = 0
            return 1
        return 6

    def _level_of_number(self, number: int) -> int:
        if self._section and number == self._section + 1:
            self._section = number
            return 4
        if number == 1 and self._chapter:
            self._section = 1
            return 4
        self._chapter, self._section = number, 0
        return 1
