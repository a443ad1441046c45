"""The sentences in the cells of a table: minutes and lists of actions are often laid out as one.

A table is no running text, and its cells are no passages of the document. But what a cell says in
sentences is read as text is: this gives it the form of passages, for those who look for sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from extract.actions import actions_of
from extract.clean import clean
from extract.headers import cell_text, resolve
from extract.marks import mark_of
from extract.model import BlockKind, Cell, Grid, Segment, SourceText
from extract.passages import Passage

#: A cell of fewer words holds a name, a number or a remark.
_WORDS = 5
_WORD = re.compile(r"[^\W\d_]{2,}")
_ENDS = re.compile(r"[.!?:;][\"'”’»)\]]*\s*(?:$|\n)")
#: What ends a line between two parts of a cell; marks of Markdown between them ("1\\.300") do not.
_LINE_END = re.compile(r"\n|<br", re.IGNORECASE)
_ENDS_LINE = (".", "!", "?", ":", ";", ",")
#: A line so much shorter than the longest of its cell was ended on purpose.
_SHORT = 0.75


@dataclass(frozen=True, slots=True)
class TableAt:
    """A table with the headings above it."""

    grid: Grid
    section: tuple[str, ...] = ()


#: The parts of a line that a reader sees.
_Line = tuple[Segment, ...]


@dataclass(slots=True)
class _Part:
    kind: BlockKind
    segments: list[Segment]
    marker: str | None = None


def cell_passages(source: SourceText, tables: Iterable[TableAt], after: int) -> tuple[Passage, ...]:
    """The text in cells that hold sentences, as passages with positions from ``after + 1`` on.

    A cell's bullets are list items; the line before them that ends in a colon introduces them. A
    short first line is the heading of the cell, and the column's header stands above that. What a
    table of actions says beside a cell goes with it.
    """
    found: list[Passage] = []
    for table in tables:
        headers = resolve(source, table.grid)
        actions = actions_of(source, table.grid, headers, table.section)
        for index, cell in enumerate(table.grid.cells):
            if cell.is_header or not _holds_sentences(source, cell):
                continue
            column = headers[index].column if index in headers else ()
            section = (*table.section, *column[-1:])
            own = _passages(source, cell, section, after + len(found))
            found += [replace(passage, beside=actions.get(index)) for passage in own]
    return tuple(found)


def action_passages(
    source: SourceText, tables: Iterable[TableAt], after: int
) -> tuple[Passage, ...]:
    """What tables of actions say is to be done in cells that hold no sentences ("Locatie aanwijzen"),
    as passages with positions from ``after + 1`` on."""
    found: list[Passage] = []
    for table in tables:
        actions = actions_of(source, table.grid, resolve(source, table.grid), table.section)
        for index, beside in actions.items():
            cell = table.grid.cells[index]
            text = cell_text(source, cell)
            if not text.text or _holds_sentences(source, cell):
                continue
            position, page = after + len(found) + 1, source.page_at(cell.start).number
            section = (*table.section, beside.header)
            segments = tuple(cell.segments)
            found.append(
                Passage(position, "list_item", page, 0, None, section, None, segments, text, beside)
            )
    return tuple(found)


def _holds_sentences(source: SourceText, cell: Cell) -> bool:
    lines = [_words_of(source, line) for line in _lines(source, cell.segments)]
    text = "\n".join(lines)
    if len(_WORD.findall(text)) < _WORDS:
        return False
    return bool(_ENDS.search(text)) or any(_bullet(line) for line in lines)


def _words_of(source: SourceText, line: _Line) -> str:
    return "".join(source.quote(part.start, part.end) for part in line)


def _bullet(line: str) -> int:
    """How many characters the bullet of a line takes; 0 where it has none."""
    mark = mark_of(line)
    return mark.length if mark is not None and mark.kind == "list_item" else 0


def _passages(
    source: SourceText, cell: Cell, section: tuple[str, ...], after: int
) -> Iterator[Passage]:
    lines = list(_lines(source, cell.segments))
    title = _title(source, lines)
    if title is not None:
        section = (*section, _words_of(source, title).strip())
        lines = lines[1:]
    stem: int | None = None
    narrow = cell.read_by == "text"
    position = after
    for part in _parts(source, lines):
        text = clean(source.text, part.segments, narrow=narrow)
        if not text.text:
            continue
        position += 1
        yield Passage(
            position=position,
            kind=part.kind,
            page=source.page_at(part.segments[0].start).number,
            level=0,
            marker=part.marker,
            section=section,
            stem=stem if part.kind == "list_item" else None,
            segments=tuple(part.segments),
            text=text,
        )
        if part.kind != "list_item":
            stem = position if text.text.endswith((":", ",")) else None


def _lines(source: SourceText, segments: Iterable[Segment]) -> Iterator[_Line]:
    """The lines of a cell that hold anything."""
    line: list[Segment] = []
    for part in _unbroken(source, segments):
        if line and _LINE_END.search(source.text, line[-1].end, part.start):
            yield tuple(line)
            line = []
        line.append(part)
    if line:
        yield tuple(line)


def _unbroken(source: SourceText, segments: Iterable[Segment]) -> Iterator[Segment]:
    """The segments of a cell, cut where one goes on over a line's end."""
    for segment in segments:
        start = segment.start
        for line in source.quote(segment.start, segment.end).splitlines(keepends=True):
            end = start + len(line.rstrip())
            if end > start:
                yield Segment(start, end)
            start += len(line)


def _title(source: SourceText, lines: Sequence[_Line]) -> _Line | None:
    """The first line where it stands alone: short, without an end, a new beginning after it."""
    if len(lines) < 2 or _bullet(_words_of(source, lines[0])):
        return None
    first = _words_of(source, lines[0]).strip()
    second = _words_of(source, lines[1]).lstrip()
    longest = max(len(_words_of(source, line)) for line in lines)
    new = bool(_bullet(second)) or second[:1].isupper()
    alone = not first.endswith(_ENDS_LINE) and len(first) <= _SHORT * longest
    return lines[0] if new and alone else None


def _parts(source: SourceText, lines: Iterable[_Line]) -> Iterator[_Part]:
    """Paragraphs and list items: a bullet begins one, and so does what follows a colon."""
    part: _Part | None = None
    for line in lines:
        text = _words_of(source, line)
        length = _bullet(text)
        if length:
            if part is not None:
                yield part
            part = _Part("list_item", _without(line, length), text[:length].strip())
        elif part is None:
            part = _Part("paragraph", list(line))
        else:
            part.segments.extend(line)
    if part is not None:
        yield part


def _without(line: _Line, length: int) -> list[Segment]:
    """The segments of a line behind its first ``length`` characters."""
    rest: list[Segment] = []
    for part in line:
        cut = min(length, part.end - part.start)
        length -= cut
        if part.start + cut < part.end:
            rest.append(Segment(part.start + cut, part.end))
    return rest
