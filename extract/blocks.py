"""Blocks of a text source: which lines make a heading, a paragraph, a list item, a footnote.

Only layout counts here: blank lines, where lines end, bullets and numbers, capitals.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

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
from extract.settings import Settings

_DASHES = ("-", "–", "—", "‒", "~")


@dataclass(frozen=True, slots=True)
class BlockSettings(Settings):
    """How long titles are, and how far around a line is looked."""

    #: A longer title is a sentence.
    title_length_count: int = 110
    title_line_count: int = 4
    title_word_count: int = 16
    #: So many unnumbered headings with nothing between them are the labels of a figure.
    label_count: int = 4
    #: Columns on a page differ in width: only so many lines around a line tell how wide it could be.
    near_line_count: int = 8
    #: A list item whose last line is shorter than this part of a full line was ended on purpose.
    short_item_share: float = 0.6
    #: The rest of a sentence stands at most so many blocks further.
    apart_block_count: int = 8


SETTINGS = BlockSettings()
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


@dataclass(frozen=True, slots=True)
class _Around:
    """What the lines around a line say.

    ``spacing`` is how many blank lines stand between two lines of a paragraph, ``near`` are the
    lines around, ``common`` the words that the source also writes without a capital.
    """

    spacing: int
    near: Sequence[TextLine]
    common: frozenset[str]
    width: int


@dataclass(slots=True)
class _Title:
    """A title in the making; ``inner_gap`` counts the blank lines between its first two lines."""

    lines: list[TextLine]
    mark: Mark | None
    inner_gap: int | None = None

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)


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
    notes = [_Draft("furniture", (line,)) for line in lines if line.start in furniture]
    drafts = notes + _PageReader(prose, common).read()
    return sorted(drafts, key=lambda draft: draft.lines[0].start)


class _PageReader:
    """Makes blocks of the lines of one page, from top to bottom."""

    def __init__(self, prose: Sequence[TextLine], common: frozenset[str]) -> None:
        self.prose = prose
        self.common = common
        self.spacing = line_spacing(prose)
        self.page_text = "\n".join(line.text for line in prose)
        self.drafts: list[_Draft] = []
        self.current: _Draft | None = None
        self.in_notes = False

    def read(self) -> list[_Draft]:
        i = 0
        while i < len(self.prose):
            i += self._take_footnote_mark(i) or self._take_footnote(i) or self._take_line(i)
        self._begin(None)
        return self.drafts

    def _begin(self, draft: _Draft | None) -> None:
        """Close the block under way and go on with ``draft``."""
        if self.current is not None:
            self.drafts.append(self.current)
        self.current = draft

    def _is_broken(self, i: int) -> bool:
        """Return True if more than the usual blank stands above line ``i``."""
        line = self.prose[i]
        return line.gap > self.spacing or i == 0 or line.index > self.prose[i - 1].index + 1

    def _take_footnote_mark(self, i: int) -> int:
        """Read a mark alone on its line; return how many lines were used, 0 for none."""
        line = self.prose[i]
        if not _FOOTNOTE_MARK.fullmatch(line.text):
            return 0
        following = self.prose[i + 1] if i + 1 < len(self.prose) else None
        if following is not None and following.gap <= 1:
            if self._opens_notes(i, following):
                self.in_notes = True
                self._begin(_Draft("footnote", (following,), marker=line.text))
                return 2
            if self.current is not None:
                return self._skip_mark(self.current, following)
        # The mark of a footnote to the heading before it.
        return int(self.current is None and bool(self.drafts) and not self._is_broken(i))

    def _opens_notes(self, i: int, following: TextLine) -> bool:
        line = self.prose[i]
        apart = self._is_broken(i) and following.text[0].isupper() and line.gap > 1
        return line.rule or self.in_notes or apart

    def _skip_mark(self, current: _Draft, following: TextLine) -> int:
        """Leave out a mark that stood above its line: the sentence goes on behind it."""
        if following.text[0].islower() or following.text[0] in ",.;:)":
            self.current = current.add(following)
            return 2
        return 1

    def _take_footnote(self, i: int) -> int:
        """Begin the footnote that line ``i`` begins with its mark; return the lines used."""
        line = self.prose[i]
        note = _FOOTNOTE.match(line.text)
        if note is None or not self._is_broken(i):
            return 0
        if self.in_notes or line.rule or _is_marked(note.group(1), self.page_text, line.text):
            self._begin(_Draft("footnote", (line,), note.group(1), note.end()))
            return 1
        return 0

    def _take_line(self, i: int) -> int:
        """Go on with the block under way, or begin another; return the lines used."""
        line = self.prose[i]
        near = self.prose[max(0, i - SETTINGS.near_line_count) : i + SETTINGS.near_line_count]
        around = _Around(self.spacing, near, self.common, line_width(near))
        if self.current is not None and not _starts_block(
            self.current, line, self._is_broken(i), around.width
        ):
            self.current = self.current.add(line)
            return 1
        if is_caption(line.text) and not is_caption_sentence(line.text):
            self._begin(_Draft("caption", (line,)))
            return 1
        heading = _heading(self.prose, i, around)
        if heading is not None:
            self._begin(heading)
            self._begin(None)
            return len(heading.lines)
        self._begin(_draft_of_line(line))
        return 1


def _draft_of_line(line: TextLine) -> _Draft:
    """Return the list item, article or paragraph that ``line`` begins."""
    mark = mark_of(line.text)
    if mark is None:
        return _Draft("paragraph", (line,))
    kind: BlockKind = "article" if mark.kind == "article" else "list_item"
    return _Draft(kind, (line,), mark.text, mark.length, mark.level)


def _is_marked(mark: str, page_text: str, line: str) -> bool:
    """Return True if the page carries the mark of this note somewhere else, stuck to a word."""
    rest = page_text.replace(line, "", 1)
    if mark.startswith("*"):
        return bool(re.search(rf"(?<=[\w.)])\s?{re.escape(mark)}(?!\*)", rest))
    return bool(re.search(rf"[a-zé)”’\"“]{mark}(?![\d%]|[.,]\d)", rest))


def _starts_block(current: _Draft, line: TextLine, broken: bool, width: int) -> bool:
    """Return True if ``line`` begins a new block rather than goes on with ``current``."""
    if line.text in (".", ";", ","):
        return False
    if is_caption(line.text) and not is_caption_sentence(line.text):
        return True
    mark = mark_of(line.text)
    by_mark = _starts_by_mark(current, line, mark, broken, width) if mark else None
    if by_mark is not None:
        return by_mark
    by_kind = _starts_after_kind(current, line, broken)
    if by_kind is not None:
        return by_kind
    ended = ends_sentence(current.last.text) or _short_item(current, width)
    return ended and is_forced_break(current.last, line, width) and line.text[0].isupper()


def _starts_after_kind(current: _Draft, line: TextLine, broken: bool) -> bool | None:
    """Return whether a line below a caption, a footnote or a gap begins a block."""
    if current.kind == "caption":
        return not _caption_goes_on(current, line, broken)
    if current.kind == "footnote" and line.gap <= 1 and not ends_sentence(current.text):
        return not (current.last.soft or goes_on(current.text, line.text))
    if broken:
        return not (line.gap < FIRST and goes_on(current.text, line.text))
    return None


def _starts_by_mark(
    current: _Draft, line: TextLine, mark: Mark, broken: bool, width: int
) -> bool | None:
    """Return whether a line with a mark begins a block; None where the mark does not say."""
    ended = ends_sentence(current.last.text)
    if mark.text in _DASHES and not broken and not ended:
        # "aanbevelingen – voor zover nodig \n– worden opgepakt": a dash within the sentence,
        # unless one such item follows another.
        return not _is_dash_within(current.text, line.text, mark) and (
            current.marker == mark.text or not line.text[mark.length].islower()
        )
    if broken or ended or mark.kind == "list_item":
        return True
    # "- Leeuwarden: 350" and on the next line "3. Partijen …": the list is over.
    under_article = mark.level > 0 and current.kind == "article"
    return True if under_article or _short_item(current, width) else None


def _caption_goes_on(current: _Draft, line: TextLine, broken: bool) -> bool:
    wrapped = current.last.soft and not ends_sentence(current.text)
    if line.gap <= 1 and goes_on(current.text, line.text):
        return True
    return wrapped and (not broken or line.gap <= 1)


def _short_item(current: _Draft, width: int) -> bool:
    """Return True for a list item whose last line was ended on purpose."""
    short = len(current.last.text) < SETTINGS.short_item_share * width
    return current.kind == "list_item" and short and not is_open(current.text)


def _heading(prose: Sequence[TextLine], first: int, around: _Around) -> _Draft | None:
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
    return _Draft("heading", tuple(title.lines), number or None, 0, depth)


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
    prose: Sequence[TextLine], first: int, mark: Mark | None, around: _Around
) -> _Title | None:
    """Return the title with the lines that go on with it; None where it turns out to be none."""
    title = _Title([prose[first]], mark)
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
    title: _Title, line: TextLine, behind: Sequence[TextLine], around: _Around
) -> _Step:
    return (
        _step_of_note(line, behind, around)
        or _step_of_length(title)
        or _step_of_gap(title, line, around)
        or _step_of_mark(title, line, around)
        or _step_of_words(title, line, around)
    )


def _step_of_note(line: TextLine, behind: Sequence[TextLine], around: _Around) -> _Step | None:
    """A footnote mark ends a title, unless the sentence goes on behind it."""
    if not _FOOTNOTE_MARK.fullmatch(line.text) or line.gap > around.spacing:
        return None
    goes = bool(behind) and behind[0].gap <= around.spacing and not behind[0].text[0].isupper()
    return "none" if goes else "end"


def _step_of_length(title: _Title) -> _Step | None:
    text = title.text
    if ends_sentence(text) and not text.endswith(("?", ":")):
        return "none"
    return "none" if _is_too_long(title) else None


def _is_too_long(title: _Title) -> bool:
    return (
        len(title.text) > SETTINGS.title_length_count
        or len(title.lines) > SETTINGS.title_line_count
    )


def _is_wide(title: _Title, line: TextLine, around: _Around) -> bool:
    """Return True if the gap above ``line`` is wider than those within the title."""
    return line.gap > max(around.spacing, title.inner_gap or 0)


def _step_of_gap(title: _Title, line: TextLine, around: _Around) -> _Step | None:
    if title.text.endswith("?"):
        return "end"
    ends = _is_wide(title, line, around) and not _title_goes_on(title, line)
    return "end" if ends else None


def _step_of_mark(title: _Title, line: TextLine, around: _Around) -> _Step | None:
    """A line with a mark ends a title, or shows that it is the beginning of a sentence."""
    mark = mark_of(line.text)
    if mark is None:
        return None
    if _is_dash_within(title.text, line.text, mark) or _is_sub_item(title, line, mark, around):
        return "none"
    ends = mark.kind == "list_item" or is_forced_break(title.lines[-1], line, around.width)
    return "end" if ends else None


def _is_sub_item(title: _Title, line: TextLine, mark: Mark, around: _Around) -> bool:
    """ "1. De corporaties" and below it "a. kopen …": the beginning of its sub-items."""
    lettered = mark.text.strip("(")[:1].isalpha() and mark.kind == "list_item"
    close = line.gap <= around.spacing and line.text[mark.length].islower()
    return title.mark is not None and lettered and close


def _step_of_words(title: _Title, line: TextLine, around: _Around) -> _Step:
    text = title.text
    if text.isupper() and line.text.isupper() and line.gap <= max(1, around.spacing):
        return "add capitals"
    close = line.gap <= around.spacing and not is_open(text)
    if close and is_title_break(title.lines, line, around.near, around.common):
        return "end"
    if not _is_ended(title, line, around):
        return "add"
    return "end" if line.text[0].isupper() or line.text[0] in '‘“"(' else "none"


def _is_ended(title: _Title, line: TextLine, around: _Around) -> bool:
    """Return True if the title's last line ends on purpose, and nothing says that it goes on."""
    if _is_wide(title, line, around):
        return False
    even = title.inner_gap == line.gap and line.gap > around.spacing
    forced = is_forced_break(title.lines[-1], line, around.width)
    return forced and not even and not goes_on(title.text, line.text)


def _can_be_title(title: _Title) -> bool:
    """Return True if the words of a title are no sentence, no address and not too many."""
    text = title.text
    if _is_too_long(title) or is_open(text) or len(text.split()) > SETTINGS.title_word_count:
        return False
    if ends_sentence(text) and not text.endswith("?"):
        return False
    return any(c.isalpha() for c in text) and "://" not in text and "www." not in text


def _is_dash_within(before: str, line: str, mark: Mark) -> bool:
    """Return True if ``line`` begins with the second of two dashes around words of a sentence."""
    return (
        mark.text in _DASHES
        and line[mark.length].islower()
        and f" {before} ".count(f" {mark.text} ") % 2 == 1
    )


def _title_goes_on(title: _Title, line: TextLine) -> bool:
    """A numbered title set wide: its lines keep the same distance and none is full."""
    if title.mark is None or line.gap > 1 or mark_of(line.text):
        return False
    if title.inner_gap is not None and line.gap != title.inner_gap:
        return False
    last = title.lines[-1]
    short = len(last.text) < 25 and len(line.text) < 25
    return goes_on(last.text, line.text) or (last.soft and short and title.inner_gap is not None)


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
            if _is_rest_of(candidate, draft, behind_heading=bool(headings)):
                return index
            break
        if not draft.text[0].islower():
            return None
        headings.append(index)
        if len(headings) > 1:
            break
    return _first_line_of(before, headings, draft)


def _is_rest_of(candidate: _Draft, draft: _Draft, *, behind_heading: bool) -> bool:
    small = draft.text[0].islower() or draft.text[0] in ",;)"
    if goes_on(candidate.text, draft.text) and (small or not behind_heading):
        return True
    return not behind_heading and draft.kind == "paragraph" and _is_cut_off(candidate, draft)


def _first_line_of(before: Sequence[_Draft], headings: Sequence[int], draft: _Draft) -> int | None:
    """Return the index of what looked like a heading and is the first line of the sentence."""
    if not headings:
        return None
    heading = before[headings[0]]
    first = heading.marker is None and goes_on(heading.text, draft.text)
    return headings[0] if first else None


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
    result: list[_Draft] = []
    row: list[_Draft] = []
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


def _as_labels(row: Sequence[_Draft]) -> list[_Draft]:
    if len(row) < SETTINGS.label_count:
        return list(row)
    return [replace(draft, kind="paragraph") for draft in row]


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
