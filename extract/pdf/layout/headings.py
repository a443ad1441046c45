"""Headings of a PDF: which blocks are set and worded as titles, and how deep they are."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace

from extract.marks import is_open
from extract.pdf.layout.letterheads import are_labels
from extract.pdf.layout.typesetting import Body, Draft
from extract.settings import Settings


@dataclass(frozen=True, slots=True)
class HeadingSettings(Settings):
    """How headings are set and how long they are; lengths in characters."""

    #: A heading is set at least this much larger than running text, or heavier.
    larger_ratio: float = 1.07
    length_count: int = 160
    line_count: int = 5
    #: One that is no larger than running text is shorter.
    plain_length_count: int = 110
    #: A large line that ends in a point is a heading only where it is shorter than this.
    large_sentence_count: int = 60
    #: A heading in a color of its own is not set smaller than this.
    colored_ratio: float = 0.97
    #: Bold or in capitals, it is not set smaller than this.
    heavier_ratio: float = 0.9
    #: A title in italics is short, and the text under it stands at most this far below.
    slanted_length_count: int = 60
    near_em: float = 1.9
    #: A numbered title that ends in a point has so few words besides its number.
    item_word_count: int = 4
    #: Headings whose sizes differ by no more are of one level.
    same_size_pt: float = 0.4
    level_count: int = 6


SETTINGS = HeadingSettings()
#: The mark of a heading: "(A)", "b.".
_LETTERED = re.compile(r"\(?[A-Za-z]\)?[.)]?")
#: What ends in a point without being a sentence.
_POINTED = re.compile(r".*\b(?:etc|e\.d|B\.V|N\.V)\.")
_CHAPTER = re.compile(r"(?:bijlage|hoofdstuk|deel|annex)\b", re.IGNORECASE)


def as_named(draft: Draft, body: Body) -> Draft:
    """The draft as a heading, when it is set and worded as one."""
    text = " ".join(line.text for line in draft.lines)
    if not _can_be_heading(draft, text):
        return draft
    size = min(line.size for line in draft.lines)
    larger = size >= SETTINGS.larger_ratio * body.size
    heavier = all(line.bold for line in draft.lines) and not body.bold
    if not (larger or heavier or _is_in_capitals(text) or _is_colored(draft, body)):
        return draft
    if not larger and (_is_plain_item(draft) or _is_small_print(text, size, body)):
        return draft
    # "3. Vaststelling agenda."
    item = draft.kind == "article" and heavier
    worded = _is_worded_large(text, item) if larger else _is_worded(text, item)
    return replace(draft, kind="heading", skip=0) if worded else draft


def _can_be_heading(draft: Draft, text: str) -> bool:
    if draft.kind not in ("paragraph", "article", "list_item"):
        return False
    if len(text) > SETTINGS.length_count or len(draft.lines) > SETTINGS.line_count:
        return False
    return any(c.isalpha() for c in text)


def _is_plain_item(draft: Draft) -> bool:
    """Return True for an item of a list, but for one with a letter."""
    return draft.kind == "list_item" and not _LETTERED.fullmatch(draft.marker or "")


def _is_small_print(text: str, size: float, body: Body) -> bool:
    """Return True for labels of the data of a letter, and for what is set clearly smaller than
    running text."""
    return size < SETTINGS.heavier_ratio * body.size or are_labels(text)


def _is_in_capitals(text: str) -> bool:
    return text.isupper() and len(text) > 3


def _is_colored(draft: Draft, body: Body) -> bool:
    """Return True if the block has a color of its own, which is no grey."""
    first = draft.lines[0]
    one = all(line.color == first.color for line in draft.lines) and first.color != body.color
    return one and first.size >= SETTINGS.colored_ratio * body.size and not _is_dull(first.color)


def _is_worded_large(text: str, item: bool) -> bool:
    """Return True if a block set larger than the body is worded as a heading."""
    return len(text) < SETTINGS.large_sentence_count or not _is_sentence(text, item)


def _is_worded(text: str, item: bool) -> bool:
    """Return True if a block set no larger than the body is worded as a heading."""
    if _is_sentence(text, item) or text.rstrip().endswith(":"):
        return False
    return not is_open(text) and len(text) <= SETTINGS.plain_length_count


def _is_sentence(text: str, item: bool) -> bool:
    """Return True if the text ends as a sentence does; a short numbered ``item`` may, in a point."""
    plain = text.rstrip()
    if not plain.endswith((".", ";", ",")) or _POINTED.fullmatch(plain):
        return False
    short = len(plain.split()) <= SETTINGS.item_word_count + 1
    return not (item and short and plain.endswith("."))


def as_slanted(draft: Draft, following: Draft | None) -> Draft:
    """The draft as a heading where it is a line in italics right above text that is not."""
    if draft.kind != "paragraph" or len(draft.lines) > 1 or following is None:
        return draft
    line, below = draft.lines[0], following.lines[0]
    near = 0 < below.baseline - line.baseline < SETTINGS.near_em * line.size
    slanted = line.italic and not below.italic
    return replace(draft, kind="heading") if slanted and near and _is_title(draft.text) else draft


def _is_title(text: str) -> bool:
    text = text.strip()
    worded = text[:1].isupper() and len(text) <= SETTINGS.slanted_length_count
    return worded and text[-1].isalnum() and not is_open(text)


def _is_dull(color: tuple[float, ...]) -> bool:
    """Return True if the color is a grey."""
    return len(color) <= 1 or (len(color) == 3 and max(color) - min(color) < 0.06)


def heading_levels(drafts: Sequence[Draft]) -> dict[int, int]:
    """Levels of headings by how they are set: the largest first; numbers with points go deeper."""
    headings = [draft for draft in drafts if draft.kind == "heading"]
    ranks = _ranks({_look(h) for h in headings})
    return {id(heading): _level(heading, ranks) for heading in headings}


#: Size, weight, and whether it is in capitals.
_Look = tuple[float, bool, bool]


def _look(heading: Draft) -> _Look:
    first = heading.lines[0]
    return first.size, first.bold, first.text.isupper()


def _ranks(looks: Set[_Look]) -> dict[_Look, int]:
    """Return the rank of each look, 1 for the largest; sizes that hardly differ share one."""
    ranks: dict[_Look, int] = {}
    rank = 0
    last: float | None = None
    for look in sorted(looks, reverse=True):
        known = {other[1:] for other in ranks if other[0] == look[0]}
        if last is None or last - look[0] > SETTINGS.same_size_pt or look[1:] not in known:
            rank += 1
        last = look[0]
        ranks[look] = min(rank, SETTINGS.level_count)
    return ranks


def _level(heading: Draft, ranks: Mapping[_Look, int]) -> int:
    level = ranks[_look(heading)]
    if heading.depth:
        level = max(level, heading.depth + 1)
    return min(level, 2) if _CHAPTER.match(heading.lines[0].text) else level
