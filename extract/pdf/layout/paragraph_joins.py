"""Blocks that go on behind a page break, a table or a note: the pieces of one paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.marks import (
    ends_sentence,
    goes_on,
    is_open,
)
from extract.pdf.layout.paragraph_breaks import (
    has_room,
    size_slack,
)
from extract.pdf.layout.paragraph_settings import SETTINGS
from extract.pdf.layout.typesetting import Body, Draft, SetLine


def join_pieces(drafts: Sequence[Draft], body: Body) -> list[Draft]:
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
    """Return the index of the block that ``draft`` is the rest of, if there is one."""
    lowest = max(-1, len(before) - SETTINGS.apart_block_count - 1)
    for index in range(len(before) - 1, lowest, -1):
        candidate = before[index]
        if candidate.kind in ("caption", "footnote") and draft.kind != candidate.kind:
            continue
        if _stands_aside(candidate, draft):
            continue
        return index if _is_rest_of(candidate, draft, body) else None
    return None


def _stands_aside(candidate: Draft, draft: Draft) -> bool:
    """Return True if the candidate stands in a box, or in small print in another region: text goes
    on around it."""
    last, first = candidate.last, draft.lines[0]
    if last.box is not None and last.box != first.box:
        return True
    return last.size <= SETTINGS.note_size_ratio * first.size and last.region != first.region


def _is_rest_of(candidate: Draft, draft: Draft, body: Body) -> bool:
    """Return True if ``draft`` goes on where the end of a page or column cut ``candidate``."""
    first = draft.lines[0]
    if candidate.last.page + 1 < first.page or candidate.last.box != first.box:
        return False
    same_region = candidate.last.region == first.region
    if candidate.kind == "heading":
        alike = draft.kind == "heading" and candidate.last.style == first.style
        return alike and same_region and is_open(candidate.text)
    if draft.kind == "heading" or not _is_set_alike(candidate, first, body):
        return False
    if same_region and not first.after_table:
        return False
    small = first.text[:1].islower() or first.text[:1] in ",;)"
    runs_on = goes_on(candidate.text, draft.text) and (small or is_open(candidate.text))
    return runs_on or _is_cut_off(candidate, first)


def _is_set_alike(candidate: Draft, first: SetLine, body: Body) -> bool:
    if abs(candidate.last.size - first.size) >= size_slack(body):
        return False
    return candidate.kind != "paragraph" or candidate.last.bold == first.bold


def _is_cut_off(candidate: Draft, first: SetLine) -> bool:
    """Return True if the last line of ``candidate`` ends no sentence, and had its column no more
    room."""
    if ends_sentence(candidate.text) or candidate.kind == "caption":
        return False
    return len(candidate.lines) > 1 and not has_room(candidate.last, first)
