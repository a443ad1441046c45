"""Tables of HTML: their cells with what they span, and which rows are header."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lxml.html import HtmlElement

from extract.marks import table_label
from extract.markup.pieces import Piece, child_pieces, is_seen, joined, one_line
from extract.markup.writer import TextWriter
from extract.model import Cell, Grid, Segment
from extract.table_heads import count_header_rows, is_note_row

READER = "html-tabel"
#: A cell that says that it spans more is damaged, or an attack.
_MOST_SPANNED = 1000
#: Cells of a table have fewer words: what has more is text that is laid out in a table.
_TEXT_WORDS = 60
#: In so many of its cells a table of layout has that many words.
_TEXT_SHARE = 0.5
#: What is set apart in a cell.
_LINES = frozenset(
    [
        "p",
        "div",
        "li",
        "ul",
        "ol",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "dl",
        "dt",
        "dd",
    ]
)
_IN_TABLES = ("thead", "tbody", "tfoot")


@dataclass(frozen=True, slots=True)
class MarkedCell:
    """A cell as the file marks it, at the row and column that it gets."""

    row: int
    column: int
    row_span: int
    column_span: int
    is_header: bool
    pieces: tuple[Piece, ...]

    @property
    def is_bold(self) -> bool:
        """Whether all that the cell says is bold; an empty cell may go with any."""
        return all(piece.strong for piece in self.pieces if piece.text.strip() and not piece.mark)

    @property
    def text(self) -> str:
        """What the cell says, with single blanks."""
        return " ".join("".join(piece.text for piece in self.pieces if not piece.mark).split())


def rows_in(table: HtmlElement) -> list[HtmlElement]:
    """The rows of a table, not those of tables in it; the foot last."""
    rows: list[HtmlElement] = []
    foot: list[HtmlElement] = []
    for child in table:
        if child.tag == "tr":
            rows.append(child)
        elif child.tag in _IN_TABLES:
            (foot if child.tag == "tfoot" else rows).extend(row for row in child if row.tag == "tr")
    return [row for row in (*rows, *foot) if is_seen(row)]


def cells_in(row: HtmlElement) -> list[HtmlElement]:
    """The cells of a row that are seen."""
    return [cell for cell in row if cell.tag in ("td", "th") and is_seen(cell)]


def is_layout(table: HtmlElement) -> bool:
    """Return True for a table that only puts texts beside each other or in a box."""
    if table.get("role") in ("presentation", "none"):
        return True
    rows = [cells_in(row) for row in rows_in(table)]
    cells = [cell for row in rows for cell in row]
    if max((len(row) for row in rows), default=0) < 2 or len(rows) < 2:
        return True
    if table.find(".//table") is not None:
        return True
    long = sum(len((cell.text_content() or "").split()) > _TEXT_WORDS for cell in cells)
    return long >= _TEXT_SHARE * len(cells)


def marked_cells(table: HtmlElement) -> list[MarkedCell]:
    """The cells of a table at their rows and columns, as HTML's table model places them."""
    found: list[MarkedCell] = []
    #: For each column the first row that no cell of a row above reaches.
    free: dict[int, int] = {}
    rows = rows_in(table)
    for number, row in enumerate(rows):
        column = 0
        in_head = row.getparent() is not None and row.getparent().tag == "thead"
        for cell in cells_in(row):
            while free.get(column, 0) > number:
                column += 1
            down = min(_span(cell, "rowspan") or len(rows), len(rows) - number)
            across = max(1, _span(cell, "colspan"))
            for taken in range(column, column + across):
                free[taken] = number + down
            pieces = tuple(joined(_cell_pieces(cell)))
            head = in_head or cell.tag == "th"
            found.append(MarkedCell(number, column, down, across, head, pieces))
            column += across
    return found


def write_table(table: HtmlElement, writer: TextWriter) -> None:
    """Write a table and keep its grid; the caption right above it is its caption."""
    cells = marked_cells(table)
    count = max(cell.row for cell in cells) + 1
    by_row = [[cell for cell in cells if cell.row == row] for row in range(count)]
    texts = _texts(cells, count)
    headers = count_header_rows(texts, _marked_header_rows(by_row))
    caption = writer.caption_above()
    writer.open_table()
    made: list[Cell] = []
    notes: list[Segment] = []
    for row, of_row in enumerate(by_row):
        written = writer.write_cells([cell.pieces for cell in of_row])
        if row >= headers and is_note_row(texts[row]):
            notes += [segment for segments in written for segment in segments]
            continue
        made += [
            Cell(row, cell.column, segments, cell.row_span, cell.column_span, row < headers)
            for cell, segments in zip(of_row, written, strict=True)
            if segments
        ]
    if made:
        words, segments = caption
        label = table_label(words)
        writer.grids.append(Grid(tuple(made), 1, 1, READER, label, segments, tuple(notes)))


def _texts(cells: Sequence[MarkedCell], count: int) -> list[list[str]]:
    """The texts of the cells by row and column; what is spanned has an empty text."""
    width = max(cell.column + cell.column_span for cell in cells)
    texts = [[""] * width for _ in range(count)]
    for cell in cells:
        texts[cell.row][cell.column] = cell.text
    return texts


def _marked_header_rows(by_row: Sequence[Sequence[MarkedCell]]) -> int:
    """How many of the first rows have nothing but cells that are marked as header, or set bold."""
    count = 0
    for cells in by_row[:-1]:
        if not cells or not all(cell.is_header or cell.is_bold for cell in cells):
            break
        count += 1
    return count


def _span(cell: HtmlElement, name: str) -> int:
    value = (cell.get(name) or "1").strip()
    return min(int(value), _MOST_SPANNED) if value.isascii() and value.isdigit() else 1


def _cell_pieces(cell: HtmlElement) -> Iterator[Piece]:
    """The characters of a cell, on one line: a row of a table is one."""
    yield Piece(one_line(cell.text or ""))
    for child in cell:
        if child.tag in _LINES and is_seen(child):
            yield Piece(" ")
            yield from _cell_pieces(child)
            yield Piece(" ")
        else:
            for piece in child_pieces(child):
                yield replace(piece, text=piece.text.replace("\n", " "))
        yield Piece(one_line(child.tail or ""))
