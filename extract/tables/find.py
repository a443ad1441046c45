"""Finding all tables of a text source, their captions, and which go on over a page."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from extract.clean import clean
from extract.lines import TextLine
from extract.marks import ends_sentence, goes_on, is_caption, table_label
from extract.model import Cell, Grid, Note, Segment
from extract.tables.columns import closing_words
from extract.tables.draft import Draft, joined
from extract.tables.grouped import grouped_tables
from extract.tables.paired import paired_tables
from extract.tables.plain import plain_table
from extract.tables.rows import find_runs

_FOOTNOTE = re.compile(r"(\d{1,2})\s+(?=[A-Z])")
#: A caption can stand so many lines from its table when nothing nearer claims it.
_FAR = 60
#: No caption has more lines: what goes on longer is text. Each caption of a list looks so far ahead.
_LONGEST_CAPTION = 12


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of a source; ``lines`` holds the offsets at which their lines start."""

    grids: tuple[Grid, ...]
    lines: frozenset[int]
    notes: tuple[Note, ...]


def find_tables(
    text: str, pages: Sequence[Sequence[TextLine]], furniture: frozenset[int]
) -> Tables:
    """All tables of a source, in reading order."""
    grids: list[Grid] = []
    taken: set[int] = set()
    notes: list[Note] = []
    closing: frozenset[str] = frozenset()
    for page in pages:
        lines = [
            replace(line, index=i)
            for i, line in enumerate(x for x in page if x.start not in furniture)
        ]
        drafts, closing = _page_drafts(text, lines, closing)
        captions = _captions(lines, drafts)
        for draft in drafts:
            caption = captions.get(draft.start, ())
            label = table_label(clean(text, joined(caption)).text) if caption else None
            grids.append(draft.grid(label, joined(caption)))
            taken.update(line.start for line in draft.lines)
            notes.extend(draft.warnings)
    return Tables(tuple(_continued(text, grids)), frozenset(taken), tuple(notes))


def _page_drafts(
    text: str, lines: Sequence[TextLine], closing: frozenset[str]
) -> tuple[list[Draft], frozenset[str]]:
    """The tables of a page, and the words that their labels end in (for the page after it)."""
    drafts = grouped_tables(lines)
    rest = _without(lines, drafts)
    paired = paired_tables(text, rest)
    drafts.extend(paired)
    rest = _without(rest, paired)
    footnotes = _footnotes(rest)
    after = 0
    words: frozenset[str] = frozenset()
    for run in find_runs(text, rest):
        draft = plain_table(text, rest, run, after, footnotes, closing)
        words |= closing_words(text, run.rows)
        after = rest.index(run.rows[-1].lines[-1]) + 1
        if len(run.rows) > 1 or any(cell.is_header for cell in draft.cells):
            drafts.append(draft)
    # A page with tables hands on what it saw, and what it was handed itself.
    return sorted(drafts, key=lambda draft: draft.start), (closing | words) if words else words


def _without(lines: Sequence[TextLine], drafts: Sequence[Draft]) -> list[TextLine]:
    """The lines that no table has taken; a gap is left where one stood."""
    taken = {line.start for draft in drafts for line in draft.lines}
    rest: list[TextLine] = []
    cut = False
    for line in lines:
        if line.start in taken:
            cut = True
            continue
        rest.append(replace(line, gap=max(line.gap, 5)) if cut else line)
        cut = False
    return rest


def _footnotes(lines: Sequence[TextLine]) -> dict[str, Segment]:
    """The numbered footnotes on a page: from their mark to the next note or a wider gap."""
    found: dict[str, Segment] = {}
    current: tuple[str, int, int] | None = None
    for line in lines:
        mark = _FOOTNOTE.match(line.text)
        if mark:
            current = (mark.group(1), line.start + mark.end(), line.end)
        elif current is not None and line.gap <= 1 and not is_caption(line.text):
            current = (current[0], current[1], line.end)
        else:
            current = None
        if current is not None:
            found[current[0]] = Segment(current[1], current[2])
    return found


def _captions(
    lines: Sequence[TextLine], drafts: Sequence[Draft]
) -> dict[int, tuple[TextLine, ...]]:
    """For each table (by where it starts) the lines of its caption.

    Captions and tables that touch belong together first; then what is left is matched by distance.
    """
    taken = {line.start for draft in drafts for line in draft.lines}
    captions: list[tuple[TextLine, ...]] = []
    for i, line in enumerate(lines):
        if line.start in taken or not is_caption(line.text) or table_label(line.text) is None:
            continue
        captions.append(_caption_lines(lines, i, taken))
    tables = _extents_by_line(drafts)
    pairs = sorted(
        (_distance(caption, extent), n, extent.start)
        for n, caption in enumerate(captions)
        for extent in _near(caption, tables)
    )
    found: dict[int, tuple[TextLine, ...]] = {}
    used: set[int] = set()
    for _, n, start in pairs:
        if n in used or start in found:
            continue
        found[start] = captions[n]
        used.add(n)
    return found


def _caption_lines(lines: Sequence[TextLine], first: int, taken: set[int]) -> tuple[TextLine, ...]:
    found = [lines[first]]
    for line in lines[first + 1 : first + _LONGEST_CAPTION]:
        so_far = " ".join(x.text for x in found)
        wrapped = found[-1].soft or goes_on(so_far, line.text)
        if line.start in taken or line.gap > 1 or ends_sentence(so_far) or not wrapped:
            break
        if _FOOTNOTE.match(line.text):
            break
        found.append(line)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Extent:
    """The first and the last line of a table (indexes on its page), and where it starts."""

    first: int
    last: int
    start: int


def _extents_by_line(drafts: Sequence[Draft]) -> dict[int, list[_Extent]]:
    """The tables by each line from their first to their last."""
    found: dict[int, list[_Extent]] = {}
    for draft in drafts:
        indexes = [line.index for line in draft.lines]
        extent = _Extent(min(indexes), max(indexes), draft.start)
        for index in range(extent.first, extent.last + 1):
            found.setdefault(index, []).append(extent)
    return found


def _near(caption: Sequence[TextLine], tables: Mapping[int, Sequence[_Extent]]) -> set[_Extent]:
    """The tables that are not too far from a caption to be its own."""
    first, last = caption[0].index - _FAR - 1, caption[-1].index + _FAR + 1
    return {extent for index in range(first, last + 1) for extent in tables.get(index, ())}


def _distance(caption: Sequence[TextLine], table: _Extent) -> int:
    """How many lines stand between a caption and a table."""
    if caption[-1].index < table.first:
        return table.first - caption[-1].index - 1
    if caption[0].index > table.last:
        return caption[0].index - table.last - 1
    return 0


def _continued(text: str, grids: Sequence[Grid]) -> list[Grid]:
    """The tables, those that go on over a page put together.

    A table goes on where the next page has one with the same header, word for word.
    """
    result: list[Grid] = []
    for grid in grids:
        before = result[-1] if result else None
        header = _header_text(text, grid)
        if (
            before is not None
            and header
            and grid.label in (None, before.label)
            and before.page_last + 1 == grid.page_first
            and before.column_count == grid.column_count
            and _header_text(text, before) == header
        ):
            depth = max(c.row + c.row_span for c in grid.cells if c.is_header)
            shift = before.row_count - depth
            rows = tuple(replace(c, row=c.row + shift) for c in grid.cells if not c.is_header)
            result[-1] = replace(
                before,
                cells=(*before.cells, *rows),
                page_last=grid.page_last,
                notes=(*before.notes, *grid.notes),
                evidence=before.evidence or grid.evidence,
            )
        else:
            result.append(grid)
    return result


def _header_text(text: str, grid: Grid) -> tuple[str, ...]:
    def words(cell: Cell) -> str:
        return clean(text, cell.segments).text

    return tuple(words(cell) for cell in grid.cells if cell.is_header)
