"""Which lines of a text source are a title: their length, the gaps around them and their marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from extract.block_drafts import BlockDraft
from extract.block_settings import SETTINGS
from extract.lines import (
    TextLine,
    is_forced_break,
    is_title_break,
)
from extract.marks import (
    Mark,
    ends_sentence,
    goes_on,
    is_open,
    mark_of,
)

DASHES = ("-", "–", "—", "‒", "~")


FOOTNOTE_MARK = re.compile(r"\d{1,2}|\*{1,3}")


#: "2 Ouderen": the number of a chapter without a full stop.
_NUMBERED_TITLE = re.compile(r"(\d{1,2})\s{1,3}(?=[A-Z][a-z])")


@dataclass(frozen=True, slots=True)
class LinesAround:
    """What the lines around a line say.

    ``spacing`` is how many blank lines stand between two lines of a paragraph, ``near`` are the
    lines around, ``common`` the words that the source also writes without a capital.
    """

    spacing: int
    near: Sequence[TextLine]
    common: frozenset[str]
    width: int


@dataclass(slots=True)
class _TitleDraft:
    """A title in the making; ``inner_gap`` counts the blank lines between its first two lines."""

    lines: list[TextLine]
    mark: Mark | None
    inner_gap: int | None = None

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)


def heading_at(prose: Sequence[TextLine], first: int, around: LinesAround) -> BlockDraft | None:
    """Return the heading that begins at line ``first``, if one does.

    A heading is a few short lines that end before the next word would have to be wrapped (or
    before a wider gap), do not end as a sentence does, and are not the first half of a sentence.
    """
    mark = mark_of(prose[first].text)
    number = _title_number(prose[first].text, mark)
    if number is None:
        return None
    title = _title_from(prose, first, mark, around)
    if title is None or not _can_be_title(title):
        return None
    depth = mark.level if mark else 0
    return BlockDraft("heading", tuple(title.lines), number or None, 0, depth)


def _title_number(line: str, mark: Mark | None) -> str | None:
    """Return the number that a title begins with, "" where it has none, None for no title."""
    if mark and mark.kind == "list_item" and not mark.text.startswith("("):
        return None
    text = line[mark.length :] if mark else line
    if not _begins_title(text):
        return None
    if mark:
        return mark.text
    numbered = _NUMBERED_TITLE.match(text)
    if numbered:
        return numbered.group(1)
    return None if text[0].isdigit() else ""


def _begins_title(text: str) -> bool:
    return bool(text) and (text[0].isupper() or text[0].isdigit() or text[0] in "‘'“\"(")


def _title_from(
    prose: Sequence[TextLine], first: int, mark: Mark | None, around: LinesAround
) -> _TitleDraft | None:
    """Return the title with the lines that go on with it; None where it turns out to be none."""
    title = _TitleDraft([prose[first]], mark)
    for offset, line in enumerate(prose[first + 1 :], start=first + 1):
        step = _title_step(title, line, prose[offset + 1 : offset + 2], around)
        if step == "none":
            return None
        if step == "end":
            break
        if len(title.lines) == 1 and step == "add":
            title.inner_gap = line.gap
        title.lines.append(line)
    return title


#: What a line says of the title above it: its end, that it is no title, or that it goes on (set in
#: capitals, or otherwise).
_Step = Literal["end", "none", "add capitals", "add"]


def _title_step(
    title: _TitleDraft, line: TextLine, behind: Sequence[TextLine], around: LinesAround
) -> _Step:
    return (
        _step_of_note(line, behind, around)
        or _step_of_length(title)
        or _step_of_gap(title, line, around)
        or _step_of_mark(title, line, around)
        or _step_of_words(title, line, around)
    )


def _step_of_note(line: TextLine, behind: Sequence[TextLine], around: LinesAround) -> _Step | None:
    """A footnote mark ends a title, unless the sentence goes on behind it."""
    if not FOOTNOTE_MARK.fullmatch(line.text) or line.gap > around.spacing:
        return None
    goes = bool(behind) and behind[0].gap <= around.spacing and not behind[0].text[0].isupper()
    return "none" if goes else "end"


def _step_of_length(title: _TitleDraft) -> _Step | None:
    text = title.text
    if ends_sentence(text) and not text.endswith(("?", ":")):
        return "none"
    return "none" if _is_too_long(title) else None


def _is_too_long(title: _TitleDraft) -> bool:
    return (
        len(title.text) > SETTINGS.title_length_count
        or len(title.lines) > SETTINGS.title_line_count
    )


def _is_wide(title: _TitleDraft, line: TextLine, around: LinesAround) -> bool:
    """Return True if the gap above ``line`` is wider than those within the title."""
    return line.gap > max(around.spacing, title.inner_gap or 0)


def _step_of_gap(title: _TitleDraft, line: TextLine, around: LinesAround) -> _Step | None:
    if title.text.endswith("?"):
        return "end"
    ends = _is_wide(title, line, around) and not _title_goes_on(title, line)
    return "end" if ends else None


def _step_of_mark(title: _TitleDraft, line: TextLine, around: LinesAround) -> _Step | None:
    """A line with a mark ends a title, or shows that it is the beginning of a sentence."""
    mark = mark_of(line.text)
    if mark is None:
        return None
    if is_dash_within(title.text, line.text, mark) or _is_sub_item(title, line, mark, around):
        return "none"
    ends = mark.kind == "list_item" or is_forced_break(title.lines[-1], line, around.width)
    return "end" if ends else None


def _is_sub_item(title: _TitleDraft, line: TextLine, mark: Mark, around: LinesAround) -> bool:
    """ "1. De corporaties" and below it "a. kopen …": the beginning of its sub-items."""
    lettered = mark.text.strip("(")[:1].isalpha() and mark.kind == "list_item"
    close = line.gap <= around.spacing and line.text[mark.length].islower()
    return title.mark is not None and lettered and close


def _step_of_words(title: _TitleDraft, line: TextLine, around: LinesAround) -> _Step:
    text = title.text
    if text.isupper() and line.text.isupper() and line.gap <= max(1, around.spacing):
        return "add capitals"
    close = line.gap <= around.spacing and not is_open(text)
    if close and is_title_break(title.lines, line, around.near, around.common):
        return "end"
    if not _is_ended(title, line, around):
        return "add"
    return "end" if line.text[0].isupper() or line.text[0] in '‘“"(' else "none"


def _is_ended(title: _TitleDraft, line: TextLine, around: LinesAround) -> bool:
    """Return True if the title's last line ends on purpose, and nothing says that it goes on."""
    if _is_wide(title, line, around):
        return False
    even = title.inner_gap == line.gap and line.gap > around.spacing
    forced = is_forced_break(title.lines[-1], line, around.width)
    return forced and not even and not goes_on(title.text, line.text)


def _can_be_title(title: _TitleDraft) -> bool:
    """Return True if the words of a title are no sentence, no address and not too many."""
    text = title.text
    if _is_too_long(title) or is_open(text) or len(text.split()) > SETTINGS.title_word_count:
        return False
    if ends_sentence(text) and not text.endswith("?"):
        return False
    return any(c.isalpha() for c in text) and "://" not in text and "www." not in text


def is_dash_within(before: str, line: str, mark: Mark) -> bool:
    """Return True if ``line`` begins with the second of two dashes around words of a sentence."""
    return (
        mark.text in DASHES
        and line[mark.length].islower()
        and f" {before} ".count(f" {mark.text} ") % 2 == 1
    )


def _title_goes_on(title: _TitleDraft, line: TextLine) -> bool:
    """A numbered title set wide goes on below a blank line, but not where its lines stood closer before."""
    if title.mark is None or title.inner_gap is not None or line.gap > 1 or mark_of(line.text):
        return False
    return goes_on(title.lines[-1].text, line.text)
