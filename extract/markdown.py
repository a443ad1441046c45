"""The reader of Markdown, as converters of PDFs write it: headings, lists, pipe tables.

The text stays as it stands, marks and all; blocks and cells point at the words between the marks.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path

from extract.front_matter import front_matter_of
from extract.margin_numbers import margin_ends
from extract.markdown_marks import plain, text_of, visible
from extract.marks import ends_sentence, is_caption, mark_of, table_label
from extract.model import Block, BlockKind, Grid, Note, Page, Segment, SourceText
from extract.pipe_tables import grid_of, parts_with_headers, rows_of_table, with_fitting_header
from extract.table_lines import begins_table, table_rows_from
from extract.text import decode, split_pages

READER = "markdown 1"

#: A converter may leave the blank out behind several signs: "##Inleiding".
_HEADING = re.compile(r"(#{1,6}(?=\s)|#{2,6}(?=[^\W\d_]))\s*(?=\S)")
_FOOTNOTE = re.compile(r"\s*(?:<sup>\s*(\d{1,3})\s*</sup>|\[\^(\w+)\]:)\s*(?=\S)")
_IMAGE_OR_RULE = re.compile(r"\s*(?:!\[[^\]]*\]\([^)]*\)|[-*_]{3,}|<!--.*-->)\s*")
_MISFIT = (
    "De kop van deze tabel heeft meer cellen dan al haar rijen: onder welke kop een getal staat is"
    " niet te zeggen. Niet als tabel gelezen."
)
#: A line of a paragraph has so many characters; a short one can be the name of something.
_LONG = 60
#: With such a word no sentence ends.
_ENDS_OPEN = re.compile(r"\s(?:tot|van|de|het|een|en|of|per)\s*$")
#: A word in small letters: what a paragraph of its own does not begin with.
_SMALL_WORD = re.compile(r"[a-zà-ÿ]{2}")
#: The marks of emphasis and of a forced break at the end of a line.
_MARKS_AT_END = " *_\\"
_IMAGE = re.compile(r"!\[")
#: A small letter, or a number that marks no item of a list.
_BEGINS_WITHIN = re.compile(r"[a-zà-ÿ]{2}|[0-9]+(?![0-9]|\\?[.)](?:\s|$))")
_WHOLE_EMPHASIS = re.compile(r"\s*([*_]{1,3})(?=\S)(.+?)(?<=\S)\1\s*:?\s*")
#: How deep a heading is that is emphasised as a whole, by its marks.
_LEVELS_OF_EMPHASIS = {"*": 7, "_": 8}
#: A line in italics right below a table with so many words is its caption.
_WORDS_OF_CAPTION = 4
_ITALICS = re.compile(r"\s*([*_])(?!\1)")
_NUMBERED = re.compile(r"[0-9]+(?:\.[0-9]+)*\.?\s")
#: What ends a sentence or announces what follows.
_ENDS_SENTENCE = re.compile(r"[.:;!?]\W*")
#: What goes on with the sentence of the line before.
_GOES_ON = re.compile(r"[a-zà-ÿ0-9(‘'“\"]")


@dataclass(slots=True)
class _State:
    """What has been read so far."""

    blocks: list[Block] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


def read_markdown(path: Path) -> SourceText:
    """Read a Markdown file into the page model.

    Raises :class:`extract.errors.ReadError` as :func:`extract.text.read_text` does.
    """
    return parse_markdown(decode(path))


def parse_markdown(text: str) -> SourceText:
    """The page model of a Markdown text; form feeds and the marks of converters are page breaks."""
    pages = split_pages(text)
    state = _State()
    begins = front_matter_of(text).end
    if begins:
        state.blocks.append(Block("furniture", (Segment(0, begins),), 1))
    for page in pages:
        page_lines = [line for line in page.lines if line.start >= begins]
        raws = [text[line.start : line.end] for line in page_lines]
        margin = margin_ends(raws)
        lines = [
            (line.start + margin.get(i, 0), raw[margin.get(i, 0) :])
            for i, (line, raw) in enumerate(zip(page_lines, raws, strict=True))
        ]
        _read_page(text, lines, page.number, state)
    blocks = _joined_over_pages(text, state, pages)
    return SourceText(text, pages, blocks, tuple(state.grids), tuple(state.notes), READER)


def _joined_over_pages(text: str, state: _State, pages: Sequence[Page]) -> tuple[Block, ...]:
    """The blocks, a paragraph that a page cut made whole: "in totaal 1.710" and "woningen bij komen."."""
    starts = [page.start for page in pages]
    tables = [grid.start for grid in state.grids]
    joined: list[Block] = []
    for block in state.blocks:
        before = joined[-1] if joined else None
        if (
            before is not None
            and before.kind in ("paragraph", "list_item")
            and block.kind == "paragraph"
            and block.marker is None
            and _stands_between(starts, before.end, block.start)
            and not _stands_between(tables, before.end, block.start)
            and text[block.start].islower()
            and not ends_sentence(text_of(text, before.segments))
        ):
            joined[-1] = replace(before, segments=(*before.segments, *block.segments))
        else:
            joined.append(block)
    return tuple(joined)


def _stands_between(offsets: Sequence[int], first: int, last: int) -> bool:
    """Return True if one of some sorted offsets lies behind ``first`` and not behind ``last``."""
    return bisect_right(offsets, last) > bisect_right(offsets, first)


def _read_page(text: str, lines: Sequence[tuple[int, str]], page: int, state: _State) -> None:
    i = 0
    raws = [raw for _, raw in lines]
    paragraph: list[tuple[int, str]] = []

    def close() -> None:
        if paragraph:
            _close_paragraph(text, paragraph, page, state)
            paragraph.clear()

    while i < len(lines):
        start, raw = lines[i]
        if begins_table(raw):
            close()
            i, rows = table_rows_from(raws, i)
            _read_table(text, [lines[row] for row in rows], page, state)
            continue
        if not raw.strip() and paragraph and _is_cut(paragraph[-1][1], raws[i + 1 : i + 2]):
            pass  # the paragraph goes on below the blank line
        elif not raw.strip() or _IMAGE_OR_RULE.fullmatch(raw):
            close()
        elif _HEADING.match(raw):
            close()
            found = _HEADING.match(raw)
            assert found
            segments = visible(text, start + found.end(), start + len(raw))
            if segments:
                state.blocks.append(Block("heading", segments, page, len(found.group(1))))
        else:
            if paragraph and (mark_of(raw) or _FOOTNOTE.match(raw)):
                close()
            paragraph.append((start, raw))
        i += 1
    close()


def _is_cut(line: str, following: Sequence[str]) -> bool:
    """Return True if a converter parted a sentence with a blank line.

    A long line does not end its sentence, and the second begins with a small letter: "… is een behoefte van 800" and
    "woningen tot 2025". Or it ends in a word that ends no sentence, and the second begins with a number: "… blijkt dat
    er tot" and "2020 een behoefte is". Or two lines are emphasised as a whole, the first does not end its sentence, and
    the second goes on with it: "*In het plan komen 39*" and "*woningen.*"
    """
    first = _WHOLE_EMPHASIS.fullmatch(line)
    if len(line) >= _LONG and following and first is None and not _IMAGE.search(line):
        if _ENDS_OPEN.search(line):
            return bool(_BEGINS_WITHIN.match(following[0]))
        if _SMALL_WORD.match(following[0]) and not is_caption(plain(line)):
            return not ends_sentence(line.rstrip(_MARKS_AT_END))
        return False
    second = _WHOLE_EMPHASIS.fullmatch(following[0]) if following else None
    if first is None or second is None or first[1] != second[1]:
        return False
    is_open = re.search(rf"{_ENDS_SENTENCE.pattern}$", first[2]) is None
    return is_open and bool(_GOES_ON.match(second[2].lstrip("\\")))


def _close_paragraph(text: str, lines: Sequence[tuple[int, str]], page: int, state: _State) -> None:
    first = lines[0][1]
    opening = _opening_of(first, alone=len(lines) == 1)
    if opening.kind == "heading" and _is_below_table(state, page):
        opening = _caption_or(opening, first)
    end = lines[-1][0] + len(lines[-1][1])
    # the numbers of lines in the margin
    margin = [
        (before + len(raw), start)
        for (before, raw), (start, _) in pairwise(lines)
        if text[before + len(raw) : start].strip()
    ]
    segments = visible(text, lines[0][0] + opening.skip, end, margin)
    if not segments:
        return
    if opening.kind == "caption" and _is_below_table(state, page):
        state.grids[-1] = replace(
            state.grids[-1], caption=segments, label=table_label(plain(first))
        )
    state.blocks.append(Block(opening.kind, segments, page, opening.level, opening.marker))


def _is_below_table(state: _State, page: int) -> bool:
    """Return True if the last thing read is a table of this page that has no caption."""
    grid = state.grids[-1] if state.grids else None
    if grid is None or grid.page_last != page or grid.caption:
        return False
    return not state.blocks or state.blocks[-1].start <= grid.end


def _caption_or(opening: _Opening, line: str) -> _Opening:
    """A caption, where a line in italics right below a table says what the table gives: a heading is shorter.

    "*Nieuwbouw per gemeente in de periode 2015-2025*" is one, "*Conclusie*" is none.
    """
    words = plain(line)
    is_long = len(words.split()) >= _WORDS_OF_CAPTION and not _NUMBERED.match(words)
    return _Opening("caption") if is_long and _ITALICS.match(line) else opening


@dataclass(frozen=True, slots=True)
class _Opening:
    """What the first line of a paragraph says of it; ``skip`` characters of it are its mark."""

    kind: BlockKind = "paragraph"
    level: int = 0
    marker: str | None = None
    skip: int = 0


def _opening_of(first: str, *, alone: bool) -> _Opening:
    """Return what a paragraph is by its first line; ``alone`` where it has no other."""
    note = _FOOTNOTE.match(first)
    if note:
        return _Opening("footnote", 0, note.group(1) or note.group(2), note.end())
    if is_caption(plain(first)) or (alone and _is_small_caption(plain(first))):
        return _Opening("caption")
    emphasised = _WHOLE_EMPHASIS.fullmatch(first) if alone else None
    if emphasised and not first.rstrip(" *_").endswith((".", ";")) and len(first) < 110:
        return _Opening("heading", _LEVELS_OF_EMPHASIS[emphasised.group(1)[0]])
    mark = mark_of(first)
    if mark is None or (mark.text == "*" and emphasised):
        return _Opening()
    if mark.kind == "article":
        return _Opening("article", mark.level, mark.text, mark.length)
    indent = (len(first) - len(first.lstrip())) // 2
    return _Opening("list_item", mark.level + indent, mark.text, mark.length)


def _read_table(text: str, lines: Sequence[tuple[int, str]], page: int, state: _State) -> None:
    """One pipe table: what stands above the delimiter is header, and so is what stands above the
    first row of numbers."""
    rows, delimiter = rows_of_table(text, lines)
    if not rows:
        return
    fitting = with_fitting_header(text, rows, delimiter)
    if fitting is None:
        whole = Segment(lines[0][0], lines[-1][0] + len(lines[-1][1]))
        state.notes.append(Note("extract", _MISFIT, page, whole))
        _read_loose_rows(text, rows, page, state)
        return
    rows = fitting
    if len(rows) < 2 or max(len(row) for row in rows) < 2:
        _read_loose_rows(text, rows, page, state)
        return
    caption = _caption_above(state, page)
    for part, headers in parts_with_headers(text, rows, delimiter or 0):
        state.grids.append(grid_of(text, part, headers, page, caption))


def _caption_above(state: _State, page: int) -> tuple[Segment, ...]:
    above = state.blocks[-1] if state.blocks else None
    is_caption_here = above is not None and above.kind == "caption" and above.page == page
    return above.segments if above is not None and is_caption_here else ()


def _read_loose_rows(
    text: str, rows: Sequence[Sequence[tuple[Segment, ...]]], page: int, state: _State
) -> None:
    """Lines with bars that are no table: a caption that a converter put in cells, or words."""
    for row in rows:
        segments = tuple(segment for cell in row for segment in cell)
        if segments:
            words = text_of(text, segments)
            kind: BlockKind = "paragraph"
            if is_caption(words) or _is_small_caption(words):
                kind = "caption"
            state.blocks.append(Block(kind, segments, page))


def _is_small_caption(line: str) -> bool:
    """ "figuur 14. Woningbouwprogramma": a caption without a capital, where a line stands alone."""
    return line[:1].islower() and line.rstrip()[-1:] != "." and is_caption(line.capitalize())
