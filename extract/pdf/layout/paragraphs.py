"""Blocks of a PDF: which lines make a heading, a paragraph, a list item, a footnote, a caption.

Where lines stand and in which type they are set tell it, besides what they begin with
(:mod:`extract.marks`).
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from extract.model import Block, Segment
from extract.pdf.layout.headings import as_named, as_slanted, heading_levels
from extract.pdf.layout.letterheads import ends_address
from extract.pdf.layout.paragraph_breaks import (
    find_break,
    is_caption_start,
    item_of,
    note_of,
    starts_block,
)
from extract.pdf.layout.paragraph_joins import join_pieces
from extract.pdf.layout.paragraph_settings import SETTINGS
from extract.pdf.layout.typesetting import Body, Draft, SetLine, body_of


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
    drafts = join_pieces(drafts, body)
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
    if len(lines) < SETTINGS.few_line_count:
        pitch = min(pitch, 1.05 * usual)
    drafts = [_begin(lines[0], body)] if lines else []
    for previous, line in itertools.pairwise(lines):
        if line.after_table or starts_block(find_break(drafts[-1], previous, line, pitch, body)):
            drafts.append(_begin(line, body))
        else:
            drafts[-1] = replace(drafts[-1], lines=(*drafts[-1].lines, line))
    named = _without_addresses([as_named(draft, body) for draft in drafts])
    return [
        as_slanted(draft, following)
        for draft, following in itertools.zip_longest(named, named[1:])
        if draft is not None
    ]


def _without_addresses(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with the lines of addresses as text: they are set as headings are."""
    found = list(drafts)
    for number, draft in enumerate(drafts):
        if ends_address(draft.text):
            for i in range(max(0, number - SETTINGS.address_line_count), number + 1):
                if found[i].kind == "heading":
                    found[i] = replace(found[i], kind="paragraph")
    return found


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
    if is_caption_start(line, body):
        return Draft("caption", (line,))
    return note_of(line, body) or item_of(line) or Draft("paragraph", (line,))


# Drafts put together -----------------------------------------------------------------------------


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
