"""Blocks of a text source: which lines make a heading, a paragraph, a list item, a footnote.

Only layout counts here: blank lines, where lines end, bullets and numbers, capitals.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.lines import (
    FIRST,
    TextLine,
    common_words,
    is_forced_break,
    is_title_break,
    line_spacing,
    line_width,
)
from extract.marks import (
    Mark,
    ends_sentence,
    goes_on,
    is_caption,
    is_caption_sentence,
    is_open,
    mark_of,
)
from extract.model import Block, BlockKind, Segment

_DASHES = ("-", "–", "—", "‒", "~")
_HEADING_LENGTH = 110
_HEADING_LINES = 4
#: So many unnumbered headings with nothing between them are none.
_LABELS = 4
#: Columns on a page differ in width: only so many lines around a line tell how wide it could be.
_NEAR = 8
_FOOTNOTE_MARK = re.compile(r"\d{1,2}|\*{1,3}")
_FOOTNOTE = re.compile(r"(\d{1,2}|\*{1,3})\s*(?=[A-ZÀ-Ý‘'\"“(])")
#: "2 Ouderen": the number of a chapter without a full stop.
_NUMBERED_TITLE = re.compile(r"(\d{1,2})\s{1,3}(?=[A-Z][a-z])")
_CHAPTER = re.compile(r"(?:bijlage|hoofdstuk|deel|paragraaf)\s+[\dIVXA-D]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Draft:
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

    def add(self, line: TextLine) -> _Draft:
        return replace(self, lines=(*self.lines, line))


def find_blocks(
    pages: Sequence[Sequence[TextLine]], furniture: frozenset[int], tables: frozenset[int]
) -> tuple[Block, ...]:
    """The blocks of all pages, in reading order.

    ``furniture`` and ``tables`` hold the offsets at which lines start that are furniture or stand
    in a table: the first become blocks of their own, the second none. A sentence that a page or
    column break cuts in two is one block with two segments.
    """
    drafts: list[_Draft] = []
    common = common_words(" ".join(line.text for lines in pages for line in lines))
    for lines in pages:
        drafts.extend(_page_drafts(lines, furniture, tables, common))
    return _blocks(_without_labels(_joined(drafts)))


def _page_drafts(
    lines: Sequence[TextLine],
    furniture: frozenset[int],
    tables: frozenset[int],
    common: frozenset[str],
) -> list[_Draft]:
    prose = [x for x in lines if x.start not in furniture and x.start not in tables]
    spacing = line_spacing(prose)
    drafts: list[_Draft] = [
        _Draft("furniture", (line,)) for line in lines if line.start in furniture
    ]
    page_text = "\n".join(line.text for line in prose)
    current: _Draft | None = None
    in_notes = False
    i = 0
    while i < len(prose):
        line = prose[i]
        following = prose[i + 1] if i + 1 < len(prose) else None
        near = prose[max(0, i - _NEAR) : i + _NEAR]
        width = line_width(near)
        broken = line.gap > spacing or i == 0 or line.index > prose[i - 1].index + 1
        if _FOOTNOTE_MARK.fullmatch(line.text) and following is not None and following.gap <= 1:
            if line.rule or in_notes or (broken and following.text[0].isupper() and line.gap > 1):
                in_notes = True
                drafts.append(current) if current else None
                current = _Draft("footnote", (following,), marker=line.text)
                i += 2
                continue
            if current is not None:
                # A footnote mark that stood above the line: the sentence goes on behind it.
                if following.text[0].islower() or following.text[0] in ",.;:)":
                    current = current.add(following)
                    i += 2
                else:
                    i += 1
                continue
        if current is None and drafts and _FOOTNOTE_MARK.fullmatch(line.text) and not broken:
            i += 1  # the mark of a footnote to the heading before it
            continue
        note = _FOOTNOTE.match(line.text)
        if note and not (in_notes or line.rule or _is_marked(note.group(1), page_text, line.text)):
            note = None
        if note and broken:
            drafts.append(current) if current else None
            current = _Draft("footnote", (line,), note.group(1), note.end())
            i += 1
            continue
        if current is not None and not _starts_block(current, line, broken, width):
            current = current.add(line)
            i += 1
            continue
        drafts.append(current) if current else None
        if is_caption(line.text) and not is_caption_sentence(line.text):
            current = _Draft("caption", (line,))
            i += 1
            continue
        heading = _heading(prose, i, spacing, near, common)
        if heading is not None:
            drafts.append(heading)
            current = None
            i += len(heading.lines)
            continue
        mark = mark_of(line.text)
        if mark:
            kind: BlockKind = "article" if mark.kind == "article" else "list_item"
            current = _Draft(kind, (line,), mark.text, mark.length, mark.level)
        else:
            current = _Draft("paragraph", (line,))
        i += 1
    drafts.append(current) if current else None
    return sorted(drafts, key=lambda draft: draft.lines[0].start)


def _is_marked(mark: str, page_text: str, line: str) -> bool:
    """Does the page carry the mark of this note somewhere else, stuck to a word?"""
    rest = page_text.replace(line, "", 1)
    if mark.startswith("*"):
        return bool(re.search(rf"(?<=[\w.)])\s?{re.escape(mark)}(?!\*)", rest))
    return bool(re.search(rf"[a-zé)”’\"“]{mark}(?![\d%]|[.,]\d)", rest))


def _starts_block(current: _Draft, line: TextLine, broken: bool, width: int) -> bool:
    """Does ``line`` begin a new block rather than go on with ``current``?"""
    if line.text in (".", ";", ","):
        return False
    if is_caption(line.text) and not is_caption_sentence(line.text):
        return True
    mark = mark_of(line.text)
    if mark and mark.text in _DASHES and not broken and not ends_sentence(current.last.text):
        # "aanbevelingen – voor zover nodig \n– worden opgepakt": a dash within the sentence,
        # unless one such item follows another.
        return not _is_dash_within(current.text, line.text, mark) and (
            current.marker == mark.text or not line.text[mark.length].islower()
        )
    if mark and (broken or ends_sentence(current.last.text) or mark.kind == "list_item"):
        return True
    if mark and mark.kind == "article" and mark.level > 0 and current.kind == "article":
        return True
    if mark and mark.kind == "article" and _short_item(current, width):
        # "- Leeuwarden: 350" and on the next line "3. Partijen …": the list is over.
        return True
    if current.kind == "caption":
        return not (
            (line.gap <= 1 and goes_on(current.text, line.text))
            or (line.gap <= 1 and current.last.soft and not ends_sentence(current.text) and broken)
            or (not broken and not ends_sentence(current.text) and current.last.soft)
        )
    if current.kind == "footnote" and line.gap <= 1 and not ends_sentence(current.text):
        return not (current.last.soft or goes_on(current.text, line.text))
    if broken:
        return not (line.gap < FIRST and goes_on(current.text, line.text))
    short_item = _short_item(current, width)
    return (
        (ends_sentence(current.last.text) or short_item)
        and is_forced_break(current.last, line, width)
        and line.text[0].isupper()
    )


def _short_item(current: _Draft, width: int) -> bool:
    """A list item whose last line was ended on purpose."""
    short = current.kind == "list_item" and len(current.last.text) < 0.6 * width
    return short and not is_open(current.text)


def _heading(
    prose: Sequence[TextLine],
    first: int,
    spacing: int,
    near: Sequence[TextLine],
    common: frozenset[str],
) -> _Draft | None:
    """The heading that begins at line ``first``, if one does.

    A heading is a few short lines that end before the next word would have to be wrapped (or
    before a wider gap), do not end as a sentence does, and are not the first half of a sentence.
    """
    width = line_width(near)
    mark = mark_of(prose[first].text)
    if mark and mark.kind == "list_item" and not mark.text.startswith("("):
        return None
    text = prose[first].text[mark.length :] if mark else prose[first].text
    if not text or not (text[0].isupper() or text[0].isdigit() or text[0] in "‘'“\"("):
        return None
    numbered = _NUMBERED_TITLE.match(text) if not mark else None
    if text[0].isdigit() and not mark and not numbered:
        return None
    lines = [prose[first]]
    inner_gap: int | None = None
    for offset, line in enumerate(prose[first + 1 :], start=first + 1):
        so_far = " ".join(x.text for x in lines)
        if _FOOTNOTE_MARK.fullmatch(line.text) and line.gap <= spacing:
            behind = prose[offset + 1 : offset + 2]
            if behind and behind[0].gap <= spacing and not behind[0].text[0].isupper():
                return None
            break
        if ends_sentence(so_far) and not so_far.endswith("?") and not so_far.endswith(":"):
            return None
        if len(so_far) > _HEADING_LENGTH or len(lines) > _HEADING_LINES:
            return None
        wide = line.gap > max(spacing, inner_gap if inner_gap is not None else 0)
        if so_far.endswith("?") or (wide and not _title_goes_on(lines, line, inner_gap, mark)):
            break
        next_mark = mark_of(line.text)
        if next_mark and _is_dash_within(so_far, line.text, next_mark):
            return None
        lettered = next_mark is not None and next_mark.text.strip("(")[:1].isalpha()
        if (
            next_mark
            and mark
            and lettered
            and next_mark.kind == "list_item"
            and line.gap <= spacing
            and line.text[next_mark.length].islower()
        ):
            # "1. De corporaties" and below it "a. kopen …": the beginning of its sub-items.
            return None
        if next_mark and (next_mark.kind == "list_item" or is_forced_break(lines[-1], line, width)):
            break
        both_capitals = so_far.isupper() and line.text.isupper() and line.gap <= max(1, spacing)
        if both_capitals:
            lines.append(line)
            continue
        close = line.gap <= spacing
        if close and not is_open(so_far) and is_title_break(lines, line, near, common):
            break
        if (
            not wide
            and is_forced_break(lines[-1], line, width)
            and not (goes_on(so_far, line.text) or inner_gap == line.gap > spacing)
        ):
            if line.text[0].isupper() or line.text[0] in '‘“"(':
                break
            return None
        inner_gap = line.gap if len(lines) == 1 else inner_gap
        lines.append(line)
    joined = " ".join(x.text for x in lines)
    if len(joined) > _HEADING_LENGTH or len(lines) > _HEADING_LINES or is_open(joined):
        return None
    if ends_sentence(joined) and not joined.endswith("?"):
        return None
    if not any(c.isalpha() for c in joined) or "://" in joined or "www." in joined:
        return None
    if len(joined.split()) > 16:
        return None
    depth = mark.level if mark else 0
    marker = mark.text if mark else numbered.group(1) if numbered else None
    return _Draft("heading", tuple(lines), marker, 0, depth)


def _is_dash_within(before: str, line: str, mark: Mark) -> bool:
    """Does ``line`` begin with the second of two dashes around words of a sentence?"""
    return (
        mark.text in _DASHES
        and line[mark.length].islower()
        and f" {before} ".count(f" {mark.text} ") % 2 == 1
    )


def _title_goes_on(
    lines: Sequence[TextLine], line: TextLine, inner_gap: int | None, mark: object
) -> bool:
    """A numbered title set wide: its lines keep the same distance and none is full."""
    if mark is None or line.gap > 1 or mark_of(line.text):
        return False
    if inner_gap is not None and line.gap != inner_gap:
        return False
    before = lines[-1].text
    return goes_on(before, line.text) or (
        lines[-1].soft and len(before) < 25 and len(line.text) < 25 and inner_gap is not None
    )


def _joined(drafts: Sequence[_Draft]) -> list[_Draft]:
    """The drafts with sentences that a page, a column or a stray line cut in two put together."""
    result: list[_Draft] = []
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


def _unfinished(before: Sequence[_Draft], draft: _Draft) -> int | None:
    """The index of the block that ``draft`` is the rest of, if there is one."""
    headings, heading = 0, None
    for index in range(len(before) - 1, max(-1, len(before) - 9), -1):
        candidate = before[index]
        if candidate.kind in ("furniture", "caption", "footnote"):
            continue
        if candidate.kind == "heading":
            headings += 1
            if not draft.text[0].islower():
                return None
            if headings > 1:
                break
            heading = index
            continue
        if candidate.last.page + 1 < draft.lines[0].page:
            return None
        rest_is_small = draft.text[0].islower() or draft.text[0] in ",;)"
        if goes_on(candidate.text, draft.text) and (rest_is_small or headings == 0):
            return index
        if headings == 0 and draft.kind == "paragraph" and _is_cut_off(candidate, draft):
            return index
        break
    # What looked like a heading is the first line of a sentence.
    is_first_line = heading is not None and before[heading].marker is None
    return heading if is_first_line and goes_on(before[heading or 0].text, draft.text) else None


def _is_cut_off(candidate: _Draft, draft: _Draft) -> bool:
    """Did a page or column break cut ``candidate``? Then its last line is full and ends no
    sentence; within a page only a number is sure to go on with it."""
    same_page = candidate.last.page == draft.lines[0].page
    if ends_sentence(candidate.text) or (same_page and not draft.text[0].isdigit()):
        return False
    width = line_width(candidate.lines)
    return len(candidate.lines) > 1 and not is_forced_break(candidate.last, draft.lines[0], width)


def _without_labels(drafts: Sequence[_Draft]) -> list[_Draft]:
    """The drafts, where many short lines follow each other as paragraphs: they are the labels of a
    figure, not headings of anything."""
    result = list(drafts)
    start = 0
    for i in range(len(result) + 1):
        title = i < len(result) and result[i].kind == "heading" and result[i].marker is None
        if title and (i == start or _follows(result[i - 1], result[i])):
            continue
        if title:
            # A table or a page stands between: another row of headings begins here.
            if i - start >= _LABELS:
                result[start:i] = [replace(draft, kind="paragraph") for draft in result[start:i]]
            start = i
            continue
        if i - start >= _LABELS:
            result[start:i] = [replace(draft, kind="paragraph") for draft in result[start:i]]
        start = i + 1
    return result


def _follows(before: _Draft, draft: _Draft) -> bool:
    line = draft.lines[0]
    return before.last.page == line.page and before.last.index + 1 == line.index


def _blocks(drafts: Sequence[_Draft]) -> tuple[Block, ...]:
    levels = _HeadingLevels()
    blocks = []
    for draft in drafts:
        level = levels.level_of(draft) if draft.kind == "heading" else draft.depth
        segments = _segments(draft)
        if segments:
            blocks.append(Block(draft.kind, segments, draft.lines[0].page, level, draft.marker))
    return tuple(blocks)


def _segments(draft: _Draft) -> tuple[Segment, ...]:
    """The ranges of the draft's lines, its mark left out; neighbouring lines are one range."""
    segments: list[Segment] = []
    previous: TextLine | None = None
    for line in draft.lines:
        start = line.start + (draft.skip if previous is None else 0)
        adjacent = (
            previous is not None and line.page == previous.page and line.index == previous.index + 1
        )
        if adjacent and segments:
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

    def level_of(self, draft: _Draft) -> int:
        text = draft.text
        if draft.marker is None:
            if _CHAPTER.match(text) or (text.isupper() and len(text) > 5):
                self._section = 0
                return 1
            return 6
        if draft.depth:
            self._section = 0
            return 1 + draft.depth
        digits = draft.marker.strip("().").rstrip(".")
        if not digits.isdigit():
            return 3
        number = int(digits)
        if self._section and number == self._section + 1:
            self._section = number
            return 4
        if number == self._chapter + 1:
            self._chapter, self._section = number, 0
            return 1
        if number == 1:
            self._section = 1
            return 4
        self._chapter, self._section = number, 0
        return 1
