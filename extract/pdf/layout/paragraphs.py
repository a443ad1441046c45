"""Blocks of a PDF: which lines make a heading, a paragraph, a list item, a footnote, a caption.

Where lines stand and in which type they are set tell it, besides what they begin with
(:mod:`extract.marks`).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from extract.marks import (
    ends_sentence,
    goes_on,
    is_caption,
    is_caption_sentence,
    is_open,
    mark_of,
)
from extract.model import Block, BlockKind, Segment
from extract.pdf.layout.headings import as_named, as_slanted, heading_levels
from extract.pdf.layout.typesetting import Body, Draft, SetLine, body_of

#: So few lines do not tell how far apart the lines of a paragraph stand.
_FEW = 6
#: A line that ends no sentence is the last of its block where so many type sizes more than the next
#: word would have fitted.
_SHORT_LINE = 3.0
#: "Tabel 2: projecten": no sentence begins so.
_CAPTION = re.compile(
    r"\s*(?:Tabel|Figuur|Kaart|Afbeelding|Grafiek)\s+[A-Z]?\d+(?:[.-]\d+)*[a-z]?\s?[:.|]\s"
)
_FOOTNOTE = re.compile(r"(\d{1,3}|\*{1,4}|[†‡])\s*(?=\S)")
_NOTE = re.compile(r"(?:Bron(?:nen|vermelding)?|Noot|Toelichting|NB)\s*:", re.IGNORECASE)


def find_blocks(lines: Sequence[SetLine], furniture: Sequence[SetLine] = ()) -> tuple[Block, ...]:
    """The blocks of a source from its lines in reading order; furniture becomes blocks too."""
    if not lines and not furniture:
        return ()
    body = body_of(lines)
    regions: dict[int, list[SetLine]] = {}
    for line in lines:
        regions.setdefault(line.region, []).append(line)
    usual = _pitch(lines, 1.3)
    drafts: list[Draft] = []
    for group in regions.values():
        drafts += _region_drafts(group, body, usual)
    drafts = _joined(drafts, body)
    levels = heading_levels(drafts)
    blocks = [
        Block(
            draft.kind,
            segments,
            draft.lines[0].page,
            levels.get(id(draft), draft.depth),
            draft.marker,
        )
        for draft in drafts
        if (segments := _segments(draft))
    ]
    blocks += [Block("furniture", (Segment(x.start, x.end),), x.page) for x in furniture]
    return tuple(sorted(blocks, key=lambda block: block.start))


# Lines to drafts --------------------------------------------------------------------------------


def _region_drafts(lines: Sequence[SetLine], body: Body, usual: float) -> list[Draft]:
    pitch = _pitch(lines, usual)
    if len(lines) < _FEW:
        pitch = min(pitch, 1.05 * usual)
    drafts: list[Draft] = []
    current: Draft | None = None
    for i, line in enumerate(lines):
        previous = lines[i - 1] if i else None
        starts = (
            current is None
            or previous is None
            or line.after_table
            or _starts(current, previous, line, pitch, body)
        )
        if not starts and current is not None:
            current = replace(current, lines=(*current.lines, line))
            continue
        if current is not None:
            drafts.append(current)
        current = _begin(line, body)
    if current is not None:
        drafts.append(current)
    named = [as_named(draft, body) for draft in drafts]
    return [
        as_slanted(draft, following)
        for draft, following in itertools.zip_longest(named, named[1:])
        if draft is not None
    ]


def _pitch(lines: Sequence[SetLine], usual: float) -> float:
    """The usual distance between baselines, as a part of the type size."""
    found = [
        (b.baseline - a.baseline) / b.size
        for a, b in itertools.pairwise(lines)
        if abs(a.size - b.size) < 0.6
        and a.region == b.region
        and 0 < b.baseline - a.baseline < 3 * b.size
    ]
    if not found:
        return usual
    # Distances within a paragraph are the small ones: those between paragraphs are added to them.
    found.sort()
    return found[len(found) // 3]


def _begin(line: SetLine, body: Body) -> Draft:
    text = line.text
    if _is_caption_start(line, body):
        return Draft("caption", (line,))
    if line.noted or line.size <= 0.94 * body.size or _NOTE.match(text):
        note = _FOOTNOTE.match(text)
        if note and not _NOTE.match(text) and not _is_number(text):
            return Draft("footnote", (line,), note.group(1), note.end())
        if text.startswith("*"):
            return Draft("footnote", (line,), "*", len(text) - len(text.lstrip("* ")))
    mark = mark_of(text)
    if line.symbol and mark is None and len(text) > 2 and text[1] in " \u00a0":
        return Draft("list_item", (line,), text[0], len(text) - len(text[1:].lstrip()), 1)
    if mark is not None:
        kind: BlockKind = "article" if mark.kind == "article" else "list_item"
        return Draft(kind, (line,), mark.text, mark.length, mark.level)
    if line.dotted:
        return Draft("list_item", (line,), None, 0, 1)
    return Draft("paragraph", (line,))


def _is_number(text: str) -> bool:
    return not any(c.isalpha() for c in text)


def _is_caption_start(line: SetLine, body: Body) -> bool:
    if not is_caption(line.text) or is_caption_sentence(line.text):
        return False
    stands_out = line.italic or line.bold != body.bold or line.size < 0.97 * body.size
    return stands_out or line.color != body.color or len(line.text) < 140


def _starts(current: Draft, previous: SetLine, line: SetLine, pitch: float, body: Body) -> bool:
    """Does ``line`` begin a new block?"""
    text = line.text
    if text in (".", ";", ",", ")"):
        return False
    if previous.led and line.led:
        return True
    distance = line.baseline - previous.baseline
    usual = pitch * max(line.size, previous.size)
    if len(current.lines) > 1:
        inner = [
            b.baseline - a.baseline
            for a, b in zip(current.lines, current.lines[1:], strict=False)
            if b.baseline > a.baseline
        ]
        usual = median(inner) if inner else usual
    wide = distance > max(1.22 * usual, usual + 1.5) or distance < 0
    resized = abs(line.size - previous.size) > 0.06 * body.size + 0.2
    if _is_caption_start(line, body) and (
        wide or resized or line.italic or current.kind == "caption"
    ):
        return True
    if _CAPTION.match(text) and ends_sentence(current.text):
        return True
    mark = mark_of(text)
    if line.dotted or (line.symbol and mark is None):
        return True
    if mark is not None and _is_real_mark(current, previous, line, wide, mark.kind):
        return True
    reweighted = line.bold != previous.bold and (
        all(x.bold for x in current.lines) or (line.bold and ends_sentence(current.text))
    )
    hangs = (
        current.kind in ("list_item", "article")
        and line.area.x0 > current.lines[0].area.x0 + 3
        and not wide
        and not ends_sentence(current.text)
    )
    if resized and not (hangs and _is_same_sentence(current, line)):
        return True
    if reweighted and not hangs and not _is_same_sentence(current, line):
        return True
    recolored = line.color != previous.color and (
        line.color != body.color or current.lines[0].color != body.color
    )
    if recolored and not _is_same_sentence(current, line):
        return True
    if wide:
        return not (
            distance > 0
            and distance < 1.6 * usual
            and goes_on(current.text, text)
            and text[:1].islower()
        )
    if _FOOTNOTE.match(text) and current.kind == "footnote" and _counts_on(current, text):
        return True
    if _NOTE.match(text) or line.noted is not previous.noted:
        return True
    if current.kind in ("list_item", "article") and _is_outdented(current, line):
        return ends_sentence(current.text) or not goes_on(current.text, text)
    if current.kind in ("list_item", "article") and line.area.x0 > current.lines[0].area.x0 + 3:
        # It hangs below the item's text, where its mark does not reach: another sentence of it.
        return False
    indented = (
        line.area.x0 > previous.area.x0 + 0.7 * line.size
        and previous.area.x0 < line.column.x0 + 3
        and ends_sentence(current.text)
        and current.kind == "paragraph"
    )
    if indented and not text[:1].islower():
        return True
    return _is_forced_break(previous, line, current) and not (
        goes_on(current.text, text) and text[:1].islower()
    )


def _is_same_sentence(current: Draft, line: SetLine) -> bool:
    return line.text[:1].islower() and goes_on(current.text, line.text)


def _counts_on(current: Draft, text: str) -> bool:
    found = _FOOTNOTE.match(text)
    if not found or not current.marker:
        return False
    mark = found.group(1)
    if mark.isdigit() and current.marker.isdigit():
        return int(mark) == int(current.marker) + 1
    return not mark.isdigit() and mark != current.marker


def _is_real_mark(current: Draft, previous: SetLine, line: SetLine, wide: bool, kind: str) -> bool:
    """Is the mark at the beginning of a line one, and not a dash or number within a sentence?"""
    if wide or ends_sentence(current.text) or current.text.rstrip().endswith((",", ";")):
        return True
    if current.marker is not None and current.kind in ("list_item", "article"):
        first = current.lines[0]
        hangs = len(current.lines) < 2 or current.lines[1].area.x0 > first.area.x0 + 3
        if abs(line.area.x0 - first.area.x0) < 3:
            return hangs or kind == "list_item" or _has_room(previous, line)
        return line.area.x0 != previous.area.x0 and abs(line.area.x0 - previous.area.x0) > 3
    if line.text[0] in "-–—" and not _has_room(previous, line):
        return line.area.x0 > previous.area.x0 + 3
    return kind == "list_item" or _has_room(previous, line) or line.area.x0 < previous.area.x0 - 3


def _is_outdented(current: Draft, line: SetLine) -> bool:
    """Does the line begin left of the item's text, back where the item's mark stands or before?"""
    if len(current.lines) > 1:
        return line.area.x0 < current.lines[1].area.x0 - 3
    first = current.lines[0]
    return line.area.x0 < first.area.x0 - 3 or (
        abs(line.area.x0 - first.area.x0) < 3 and _has_room(first, line)
    )


def _has_room(previous: SetLine, line: SetLine) -> bool:
    """Would the first word of ``line`` have fitted behind ``previous``?"""
    room = previous.column.x1 - previous.area.x1
    return room > line.first_word + 0.45 * line.size + 2


def _is_forced_break(previous: SetLine, line: SetLine, current: Draft) -> bool:
    if not _has_room(previous, line):
        return False
    if line.text[:1].islower():
        return False
    if ends_sentence(current.text):
        return True
    # Within a sentence a line can end early, before words that must stay together ("Den Helder").
    room = previous.column.x1 - previous.area.x1
    return not is_open(current.text) and room > line.first_word + _SHORT_LINE * line.size


# Drafts put together -----------------------------------------------------------------------------


def _joined(drafts: Sequence[Draft], body: Body) -> list[Draft]:
    """The drafts with sentences that the end of a page or column cut in two put together."""
    result: list[Draft] = []
    for draft in drafts:
        if draft.kind in ("paragraph", "heading") and draft.marker is None and result:
            target = _unfinished(result, draft, body)
            if target is not None:
                whole = result[target]
                result[target] = replace(whole, lines=(*whole.lines, *draft.lines))
                continue
        result.append(draft)
    return result


def _unfinished(before: Sequence[Draft], draft: Draft, body: Body) -> int | None:
    first = draft.lines[0]
    for index in range(len(before) - 1, max(-1, len(before) - 8), -1):
        candidate = before[index]
        if candidate.kind in ("caption", "footnote") and draft.kind != candidate.kind:
            continue
        if candidate.last.page + 1 < first.page:
            return None
        same_region = candidate.last.region == first.region
        alike = abs(candidate.last.size - first.size) < 0.06 * body.size + 0.2
        if candidate.kind == "heading":
            whole = (
                draft.kind == "heading"
                and candidate.last.style == first.style
                and same_region
                and is_open(candidate.text)
            )
            return index if whole else None
        if not alike or draft.kind == "heading":
            return None
        if same_region and not first.after_table:
            return None
        if candidate.kind == "paragraph" and candidate.last.bold != first.bold:
            return None
        small = first.text[:1].islower() or first.text[:1] in ",;)"
        if goes_on(candidate.text, draft.text) and (small or is_open(candidate.text)):
            return index
        if _is_cut_off(candidate, first):
            return index
        return None
    return None


def _is_cut_off(candidate: Draft, first: SetLine) -> bool:
    """Does the last line of ``candidate`` end no sentence, and had its column no more room?"""
    if ends_sentence(candidate.text) or candidate.kind == "caption":
        return False
    return len(candidate.lines) > 1 and not _has_room(candidate.last, first)


def _segments(draft: Draft) -> tuple[Segment, ...]:
    """The ranges of the draft's lines, its mark left out; lines written on after each other are
    one range."""
    segments: list[Segment] = []
    previous: SetLine | None = None
    for line in draft.lines:
        start = line.start + (draft.skip if previous is None else 0)
        if (
            previous is not None
            and segments
            and line.start == previous.end + 1
            and line.page == previous.page
        ):
            segments[-1] = Segment(segments[-1].start, line.end)
        elif start < line.end:
            segments.append(Segment(start, line.end))
        previous = line
    return tuple(segments)
