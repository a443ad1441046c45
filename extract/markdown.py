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

from extract.clean import clean
from extract.front_matter import front_matter_of
from extract.margin_numbers import margin_ends
from extract.marks import ends_sentence, is_caption, mark_of, table_label
from extract.model import Block, BlockKind, Cell, Grid, Note, Page, Segment, SourceText
from extract.stacked_rows import unstacked
from extract.table_heads import (
    count_header_rows,
    first_row_ends_another,
    first_row_is_data,
    is_note_row,
    parts_of_table,
)
from extract.table_lines import begins_table, is_delimiter, table_rows_from
from extract.text import decode, split_pages
from extract.wrapped_rows import join_wrapped

READER = "markdown 1"
TABLE_READER = "pipe-tabel"

#: A converter may leave the blank out behind several signs: "##Inleiding".
_HEADING = re.compile(r"(#{1,6}(?=\s)|#{2,6}(?=[^\W\d_]))\s*(?=\S)")
_FOOTNOTE = re.compile(r"\s*(?:<sup>\s*(\d{1,3})\s*</sup>|\[\^(\w+)\]:)\s*(?=\S)")
_IMAGE_OR_RULE = re.compile(r"\s*(?:!\[[^\]]*\]\([^)]*\)|[-*_]{3,}|<!--.*-->)\s*")
#: The "b" is that of <br/> too.
_TAG = re.compile(r"</?(?:b|i|em|strong|u|p|div|span)[^>]*>", re.IGNORECASE)
_SUPERSCRIPT = re.compile(r"<su[bp]>\s*([\d*]{1,3})\s*</su[bp]>", re.IGNORECASE)
_EMPHASIS = re.compile(r"\*{1,3}(?=\S)|(?<=\S)\*{1,3}|(?<!\w)_{1,2}(?=\S)|(?<=\S)_{1,2}(?!\w)|`+")
#: What is left of a blank that may not break, decoded with another table of characters.
_LOST_BLANK = re.compile(r"Â(?=[\s*_]|$)")
_ESCAPE = re.compile(r"\\(?=[\\`*_{}\[\]()#+\-=.!|<>&~])")
_PLACEHOLDER = re.compile(r"Kolom \d{1,2}")
_MISFIT = (
    "De kop van deze tabel heeft meer cellen dan al haar rijen: onder welke kop een getal staat is"
    " niet te zeggen. Niet als tabel gelezen."
)
_WHOLE_EMPHASIS = re.compile(r"\s*([*_]{1,3})(?=\S)(.+?)(?<=\S)\1\s*:?\s*")
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
            and not ends_sentence(_text_of(text, before.segments))
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
            segments = _visible(text, start + found.end(), start + len(raw))
            if segments:
                state.blocks.append(Block("heading", segments, page, len(found.group(1))))
        else:
            if paragraph and (mark_of(raw) or _FOOTNOTE.match(raw)):
                close()
            paragraph.append((start, raw))
        i += 1
    close()


def _is_cut(line: str, following: Sequence[str]) -> bool:
    """Return True if a converter parted a sentence in italics: two lines that are emphasised as a whole.

    The first does not end its sentence, and the second goes on with it: "*In het plan komen 39*" and
    "*woningen.*"
    """
    first = _WHOLE_EMPHASIS.fullmatch(line)
    second = _WHOLE_EMPHASIS.fullmatch(following[0]) if following else None
    if first is None or second is None or first[1] != second[1]:
        return False
    is_open = re.search(rf"{_ENDS_SENTENCE.pattern}$", first[2]) is None
    return is_open and bool(_GOES_ON.match(second[2].lstrip("\\")))


def _close_paragraph(text: str, lines: Sequence[tuple[int, str]], page: int, state: _State) -> None:
    first = lines[0][1]
    opening = _opening_of(first, alone=len(lines) == 1)
    end = lines[-1][0] + len(lines[-1][1])
    # the numbers of lines in the margin
    margin = [
        (before + len(raw), start)
        for (before, raw), (start, _) in pairwise(lines)
        if text[before + len(raw) : start].strip()
    ]
    segments = _visible(text, lines[0][0] + opening.skip, end, margin)
    if not segments:
        return
    if opening.kind == "caption" and state.grids and state.grids[-1].page_last == page:
        grid = state.grids[-1]
        between = [b for b in state.blocks if b.start > grid.end]
        if not between and not grid.caption:
            state.grids[-1] = replace(grid, caption=segments, label=table_label(_plain(first)))
    state.blocks.append(Block(opening.kind, segments, page, opening.level, opening.marker))


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
    if is_caption(_plain(first)) or (alone and _is_small_caption(_plain(first))):
        return _Opening("caption")
    emphasised = _WHOLE_EMPHASIS.fullmatch(first) if alone else None
    if emphasised and not first.rstrip(" *_").endswith((".", ";")) and len(first) < 110:
        return _Opening("heading", 7 if emphasised.group(1)[0] == "*" else 8)
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
    rows, delimiter = _table_rows(text, lines)
    if not rows:
        return
    fitting = _with_fitting_header(text, rows, delimiter)
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
    for part, headers in _parts(text, rows, delimiter or 0):
        state.grids.append(_grid_of(text, part, headers, page, caption))


def _parts(
    text: str, rows: list[list[tuple[Segment, ...]]], delimiter: int
) -> list[tuple[list[list[tuple[Segment, ...]]], int]]:
    """Return the tables that a converter put under each other, each with how many rows are header in any case."""
    texts = [[_text_of(text, cell) for cell in row] for row in rows]
    if delimiter == 1 and first_row_ends_another(texts):
        return [(rows[:1], 0), *_parts(text, rows[1:], 0)]
    starts = parts_of_table(texts, max(delimiter, count_header_rows(texts, delimiter)))
    ends = [*starts, len(rows)]
    return [
        (rows[start:end], 1 if start else delimiter)
        for start, end in zip([0, *starts], ends, strict=True)
    ]


def _grid_of(
    text: str,
    rows: list[list[tuple[Segment, ...]]],
    delimiter: int,
    page: int,
    caption: tuple[Segment, ...],
) -> Grid:
    """Return the table of ``rows``, the first ``delimiter`` of which are header in any case."""
    texts = [[_text_of(text, cell) for cell in row] for row in rows]
    if delimiter == 1 and first_row_is_data(texts):
        delimiter = 0
    headers = max(delimiter, count_header_rows(texts, delimiter))
    rows, texts, headers = _merge_header_lines(rows, texts, headers)
    rows, texts = join_wrapped(rows, texts, headers)
    title: tuple[Segment, ...] = ()
    if headers > 1 and not any(texts[0][1:]):
        title = rows[0][0]
    notes = [r for r in range(headers, len(rows)) if is_note_row(texts[r])]
    noted_rows = frozenset(notes)
    width = max(len(row) for row in rows)
    cells = tuple(
        cell
        for r in range(len(rows))
        if r not in noted_rows
        for cell in _cells_of_row(rows[r], texts, r, headers, width if title else None)
    )
    label = table_label(_text_of(text, caption)) if caption else None
    noted = tuple(segment for r in notes for segment in rows[r][0])
    return Grid(cells, page, page, TABLE_READER, label, caption or title, notes=noted)


def _table_rows(
    text: str, lines: Sequence[tuple[int, str]]
) -> tuple[list[list[tuple[Segment, ...]]], int | None]:
    """Return the rows of a pipe table, and how many of them stand above its delimiter."""
    rows: list[list[tuple[Segment, ...]]] = []
    delimiter: int | None = None
    for start, raw in lines:
        if is_delimiter(raw):
            delimiter = len(rows) if delimiter is None else delimiter
            continue
        ranges = _cell_ranges(raw)
        for row in unstacked(raw, ranges) if ranges else ():  # a bar by itself is no row
            rows.append([_visible(text, start + a, start + b) for a, b in row])
    return rows, delimiter


def _cells_of_row(
    cells: Sequence[tuple[Segment, ...]],
    texts: Sequence[Sequence[str]],
    row: int,
    headers: int,
    title_width: int | None,
) -> list[Cell]:
    """Return the cells of a row; those of a header span the columns that they stand over.

    ``title_width`` is the width of the table where its first row is its title.
    """
    found = []
    for column, segments in enumerate(cells):
        if not segments:
            continue
        span = 1
        if row < headers:
            # It ends where the row does: no cell stands there.
            while _spans(texts, row, column, column + span, headers):
                span += 1
            if row == 0 and title_width is not None:
                span = title_width
        found.append(Cell(row, column, segments, 1, span, is_header=row < headers))
    return found


def _caption_above(state: _State, page: int) -> tuple[Segment, ...]:
    above = state.blocks[-1] if state.blocks else None
    is_caption_here = above is not None and above.kind == "caption" and above.page == page
    return above.segments if above is not None and is_caption_here else ()


def _with_fitting_header(
    text: str, rows: list[list[tuple[Segment, ...]]], delimiter: int | None
) -> list[list[tuple[Segment, ...]]] | None:
    """The rows of a table, its header without the placeholders that a converter put before it.

    Regulations are converted with "Kolom 1 | Kolom 2 | Gemeente | Bedrag" above rows of two cells.
    None where all rows are shorter than the header and nothing says under which heads they stand.
    """
    data = rows[1:]
    if delimiter != 1 or not data or any(len(row) >= len(rows[0]) for row in data):
        return rows
    named = [cell for cell in rows[0] if not _PLACEHOLDER.fullmatch(_text_of(text, cell))]
    if len(named) < len(rows[0]) and all(len(row) == len(named) for row in data):
        return [named, *data]
    return None


def _read_loose_rows(
    text: str, rows: Sequence[Sequence[tuple[Segment, ...]]], page: int, state: _State
) -> None:
    """Lines with bars that are no table: a caption that a converter put in cells, or words."""
    for row in rows:
        segments = tuple(segment for cell in row for segment in cell)
        if segments:
            words = _text_of(text, segments)
            kind: BlockKind = "paragraph"
            if is_caption(words) or _is_small_caption(words):
                kind = "caption"
            state.blocks.append(Block(kind, segments, page))


def _is_small_caption(line: str) -> bool:
    """ "figuur 14. Woningbouwprogramma": a caption without a capital, where a line stands alone."""
    return line[:1].islower() and line.rstrip()[-1:] != "." and is_caption(line.capitalize())


def _merge_header_lines(
    rows: Sequence[Sequence[tuple[Segment, ...]]],
    texts: Sequence[Sequence[str]],
    headers: int,
) -> tuple[list[list[tuple[Segment, ...]]], list[list[str]], int]:
    """A header cell that a converter spread over rows put together again.

    So it is where a header row has no first cell, and every cell it has stands below a filled one.
    """
    merged: list[list[tuple[Segment, ...]]] = []
    words: list[list[str]] = []
    count = headers
    for r, (row, text) in enumerate(zip(rows, texts, strict=True)):
        above = words[-1] if words else []
        goes_on = (
            0 < r < headers
            and not text[0]
            and any(text)
            and any(above[1:])
            and all(c < len(above) and above[c] for c, cell in enumerate(text) if cell)
        )
        if goes_on:
            for c, cell in enumerate(row):
                merged[-1][c] = (*merged[-1][c], *cell)
                words[-1][c] = f"{words[-1][c]} {text[c]}".strip()
            count -= 1
        else:
            merged.append(list(row))
            words.append(list(text))
    return merged, words, count


def _spans(texts: Sequence[Sequence[str]], row: int, first: int, column: int, headers: int) -> bool:
    """Return True if the header cell at ``first`` goes on over ``column``: then its own cell there
    is empty and the row below, a header too, has a name for it."""
    cells = texts[row]
    if first == 0 or column >= len(cells) or cells[column] or row + 1 >= headers:
        return False
    below = texts[row + 1]
    return column < len(below) and bool(below[column])


def _cell_ranges(raw: str) -> list[tuple[int, int]]:
    """The ranges of a table line's cells; an escaped bar does not end one."""
    bars = [m.start() for m in re.finditer(r"(?<!\\)\|", raw)]
    ranges = [(a + 1, b) for a, b in pairwise(bars)]
    if bars and raw[bars[-1] + 1 :].strip():
        ranges.append((bars[-1] + 1, len(raw)))
    return ranges


def _visible(
    text: str, start: int, end: int, left_out: Sequence[tuple[int, int]] = ()
) -> tuple[Segment, ...]:
    """The ranges of ``[start, end)`` that a reader of the page sees: marks of layout and what is ``left_out`` are not."""
    hidden = [(a - start, b - start) for a, b in left_out if a >= start]
    part = text[start:end]
    for pattern in (_TAG, _SUPERSCRIPT, _EMPHASIS, _LOST_BLANK, _ESCAPE):
        hidden.extend((m.start(), m.end()) for m in pattern.finditer(part))
    segments: list[Segment] = []
    at = 0
    for a, b in sorted(hidden):
        if a > at and part[at:a].strip():
            segments.append(_stripped(part, start, at, a))
        at = max(at, b)
    if part[at:].strip():
        segments.append(_stripped(part, start, at, len(part)))
    return tuple(segments)


def _stripped(part: str, offset: int, start: int, end: int) -> Segment:
    piece = part[start:end]
    left = len(piece) - len(piece.lstrip())
    right = len(piece) - len(piece.rstrip())
    return Segment(offset + start + left, offset + end - right)


def _text_of(text: str, segments: Sequence[Segment]) -> str:
    return clean(text, segments).text


def _plain(raw: str) -> str:
    return _EMPHASIS.sub("", _TAG.sub(" ", raw)).strip()
