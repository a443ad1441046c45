"""Blocks of a text source: which lines make a heading, a paragraph, a list item, a footnote.

Only layout counts here: blank lines, where lines end, bullets and numbers, capitals.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.block_drafts import BlockDraft, blocks, drafts_joined, without_labels
from extract.block_settings import SETTINGS
from extract.lines import (
    FIRST,
    TextLine,
    common_words,
    is_forced_break,
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
from extract.model import Block, BlockKind
from extract.title_lines import DASHES, FOOTNOTE_MARK, LinesAround, heading_at, is_dash_within

_FOOTNOTE = re.compile(r"(\d{1,2}|\*{1,3})\s*(?=[A-ZÀ-Ý‘'\"“(])")


def find_blocks(
    pages: Sequence[Sequence[TextLine]], furniture: frozenset[int], tables: frozenset[int]
) -> tuple[Block, ...]:
    """The blocks of all pages, in reading order.

    ``furniture`` and ``tables`` hold the offsets at which lines start that are furniture or stand
    in a table: the first become blocks of their own, the second none. A sentence that a page or
    column break cuts in two is one block with two segments.
    """
    drafts: list[BlockDraft] = []
    common = common_words(" ".join(line.text for lines in pages for line in lines))
    for lines in pages:
        drafts.extend(_page_drafts(lines, furniture, tables, common))
    return blocks(without_labels(drafts_joined(drafts)))


def _page_drafts(
    lines: Sequence[TextLine],
    furniture: frozenset[int],
    tables: frozenset[int],
    common: frozenset[str],
) -> list[BlockDraft]:
    prose = [x for x in lines if x.start not in furniture and x.start not in tables]
    notes = [BlockDraft("furniture", (line,)) for line in lines if line.start in furniture]
    drafts = notes + _PageReader(prose, common).read()
    return sorted(drafts, key=lambda draft: draft.lines[0].start)


class _PageReader:
    """Makes blocks of the lines of one page, from top to bottom."""

    def __init__(self, prose: Sequence[TextLine], common: frozenset[str]) -> None:
        self.prose = prose
        self.common = common
        self.spacing = line_spacing(prose)
        self.page_text = "\n".join(line.text for line in prose)
        self.drafts: list[BlockDraft] = []
        self.current: BlockDraft | None = None
        self.in_notes = False

    def read(self) -> list[BlockDraft]:
        i = 0
        while i < len(self.prose):
            i += self._take_footnote_mark(i) or self._take_footnote(i) or self._take_line(i)
        self._begin(None)
        return self.drafts

    def _begin(self, draft: BlockDraft | None) -> None:
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
        if not FOOTNOTE_MARK.fullmatch(line.text):
            return 0
        following = self.prose[i + 1] if i + 1 < len(self.prose) else None
        if following is not None and following.gap <= 1:
            if self._opens_notes(i, following):
                self.in_notes = True
                self._begin(BlockDraft("footnote", (following,), marker=line.text))
                return 2
            if self.current is not None:
                return self._skip_mark(self.current, following)
        # The mark of a footnote to the heading before it.
        return int(self.current is None and bool(self.drafts) and not self._is_broken(i))

    def _opens_notes(self, i: int, following: TextLine) -> bool:
        line = self.prose[i]
        apart = self._is_broken(i) and following.text[0].isupper() and line.gap > 1
        return line.rule or self.in_notes or apart

    def _skip_mark(self, current: BlockDraft, following: TextLine) -> int:
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
            self._begin(BlockDraft("footnote", (line,), note.group(1), note.end()))
            return 1
        return 0

    def _take_line(self, i: int) -> int:
        """Go on with the block under way, or begin another; return the lines used."""
        line = self.prose[i]
        near = self.prose[max(0, i - SETTINGS.near_line_count) : i + SETTINGS.near_line_count]
        around = LinesAround(self.spacing, near, self.common, line_width(near))
        if self.current is not None and not _starts_block(
            self.current, line, self._is_broken(i), around.width
        ):
            self.current = self.current.add(line)
            return 1
        if is_caption(line.text) and not is_caption_sentence(line.text):
            self._begin(BlockDraft("caption", (line,)))
            return 1
        heading = heading_at(self.prose, i, around)
        if heading is not None:
            self._begin(heading)
            self._begin(None)
            return len(heading.lines)
        self._begin(_draft_of_line(line))
        return 1


def _draft_of_line(line: TextLine) -> BlockDraft:
    """Return the list item, article or paragraph that ``line`` begins."""
    mark = mark_of(line.text)
    if mark is None:
        return BlockDraft("paragraph", (line,))
    kind: BlockKind = "article" if mark.kind == "article" else "list_item"
    return BlockDraft(kind, (line,), mark.text, mark.length, mark.level)


def _is_marked(mark: str, page_text: str, line: str) -> bool:
    """Return True if the page carries the mark of this note somewhere else, stuck to a word."""
    rest = page_text.replace(line, "", 1)
    if mark.startswith("*"):
        return bool(re.search(rf"(?<=[\w.)])\s?{re.escape(mark)}(?!\*)", rest))
    return bool(re.search(rf"[a-zé)”’\"“]{mark}(?![\d%]|[.,]\d)", rest))


def _starts_block(current: BlockDraft, line: TextLine, broken: bool, width: int) -> bool:
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


def _starts_after_kind(current: BlockDraft, line: TextLine, broken: bool) -> bool | None:
    """Return whether a line below a caption, a footnote or a gap begins a block."""
    if current.kind == "caption":
        return not _caption_goes_on(current, line, broken)
    if current.kind == "footnote" and line.gap <= 1 and not ends_sentence(current.text):
        return not (current.last.soft or goes_on(current.text, line.text))
    if broken:
        return not (line.gap < FIRST and goes_on(current.text, line.text))
    return None


def _starts_by_mark(
    current: BlockDraft, line: TextLine, mark: Mark, broken: bool, width: int
) -> bool | None:
    """Return whether a line with a mark begins a block; None where the mark does not say."""
    ended = ends_sentence(current.last.text)
    if mark.text in DASHES and not broken and not ended:
        # "aanbevelingen – voor zover nodig \n– worden opgepakt": a dash within the sentence,
        # unless one such item follows another.
        return not is_dash_within(current.text, line.text, mark) and (
            current.marker == mark.text or not line.text[mark.length].islower()
        )
    if broken or ended or mark.kind == "list_item":
        return True
    # "- Leeuwarden: 350" and on the next line "3. Partijen …": the list is over.
    under_article = mark.level > 0 and current.kind == "article"
    return True if under_article or _short_item(current, width) else None


def _caption_goes_on(current: BlockDraft, line: TextLine, broken: bool) -> bool:
    wrapped = current.last.soft and not ends_sentence(current.text)
    if line.gap <= 1 and goes_on(current.text, line.text):
        return True
    return wrapped and (not broken or line.gap <= 1)


def _short_item(current: BlockDraft, width: int) -> bool:
    """Return True for a list item whose last line was ended on purpose."""
    short = len(current.last.text) < SETTINGS.short_item_share * width
    return current.kind == "list_item" and short and not is_open(current.text)
