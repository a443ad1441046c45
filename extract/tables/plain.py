"""From a run of rows and the lines above it to a table with a header."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.tables import load_table_words
from extract.clean import clean
from extract.lines import TextLine
from extract.marks import ends_sentence, goes_on, is_caption, is_open, mark_of
from extract.model import PLACED_BY_SUMS, Cell, Note, Segment
from extract.tables.columns import closing_words, place_values, split_labels
from extract.tables.draft import Draft, joined
from extract.tables.header import Piece, is_row_header, pieces_at, split_header
from extract.tables.rows import Run, TableRow
from extract.tables.values import is_years

READER = "regels met getallen"
_HEADER_LINES = 30
_TITLE_LENGTH = 70
_LOST_NAME = (
    "een kolom heeft in de tekst haar kop verloren; de voetnoot bij de kop erboven noemt haar"
)
_LACKING_NUMBER = (
    "In deze rij ontbreekt een getal; in welke kolom is niet te zeggen. "
    "De getallen van de rij zijn weggelaten."
)
_LABEL_COLUMNS = (1, 2, 3)


def plain_table(
    text: str,
    lines: Sequence[TextLine],
    run: Run,
    after: int,
    footnotes: dict[str, Segment],
    closing: frozenset[str] = frozenset(),
) -> Draft:
    """The table of a run, with its header, its labels in columns, and its values in theirs.

    The header can begin at line ``after`` at the earliest. ``footnotes`` are the notes on the page
    by their marks; see :func:`_two_levels`. ``closing`` are words that labels were found to end in
    on the pages before, where the table can have begun.
    """
    page = run.rows[0].lines[0].page
    above = _header_lines(lines[after : run.first_line])
    warnings: list[Note] = []
    evidence: list[str] = []
    width = run.width
    found = _header(text, above, width, footnotes)
    header, labels = (found[0], found[1]) if found else ([], 1)
    if found and found[2]:
        evidence.append(found[2])
    own = Segment(run.rows[0].lines[0].start, run.rows[-1].lines[-1].end)
    if not header:
        warnings.append(
            Note(
                "extract",
                "De kop van deze tabel is niet te lezen; de kolommen hebben geen naam.",
                page,
                own,
            )
        )
    used = above if header else []
    title = _title(lines[after : run.first_line - len(used)])
    depth = max((cell.row + cell.row_span for cell in header), default=0)
    cells = list(header)
    first_name = _first_name(text, header)
    municipality = first_name in load_table_words().municipality_headers
    cut = split_labels(
        text, run.rows, labels, municipality, closing | closing_words(text, run.rows)
    )
    placed, used_sums = place_values(text, run.rows, width)
    if used_sums:
        evidence.append(PLACED_BY_SUMS)
    for at, (row, label, columns) in enumerate(zip(run.rows, cut, placed, strict=True), depth):
        cells += _label_cells(at, (row.label,) if label is None else label, labels)
        cells += _value_cells(at, row, columns, labels)
        whole = Segment(row.lines[0].start, row.lines[-1].end)
        doubts = _doubts(label is None, columns is None)
        warnings += [Note("extract", doubt, page, whole) for doubt in doubts]
    body = [line for row in run.rows for line in row.lines]
    notes = _notes(lines, body[-1])
    return Draft(
        cells=tuple(sorted(cells, key=lambda c: (c.row, c.column))),
        lines=(*used, *body),
        reader=READER,
        title=joined(title),
        notes=joined(notes),
        evidence=tuple(evidence),
        warnings=tuple(warnings),
    )


def _label_cells(row: int, label: Sequence[tuple[Segment, ...]], columns: int) -> Iterator[Cell]:
    """Return the cells of a row's label; one that is not cut spans all ``columns`` of labels."""
    span = columns if len(label) == 1 else 1
    return (Cell(row, at, segments, 1, span) for at, segments in enumerate(label) if segments)


def _value_cells(
    at: int, row: TableRow, columns: Sequence[int] | None, labels: int
) -> Iterator[Cell]:
    """Return the numbers of a row in their columns, behind those of the labels."""
    placed = zip(columns, row.values, strict=True) if columns is not None else ()
    return (Cell(at, labels + column, (value,)) for column, value in placed)


def _doubts(uncut: bool, lacking: bool) -> list[str]:
    """Return what is said of a row of which the label cannot be cut, or a number is lacking."""
    found = ["Het is niet te zeggen waar in deze rij de kolommen beginnen."] if uncut else []
    return [*found, _LACKING_NUMBER] if lacking else found


def _title(before: Sequence[TextLine]) -> list[TextLine]:
    """The line just above a table that says what it is, where it has no caption there."""
    line = before[-1] if before else None
    above = before[-2].text if len(before) > 1 else ""
    if line is None or not _is_worded_as_title(line.text):
        return []
    if line.gap <= 1 and above and goes_on(above, line.text):
        return []
    return [line] if not above or ends_sentence(above) or line.gap > 0 else []


def _is_worded_as_title(text: str) -> bool:
    """Return True for a short line that is no sentence, item or caption."""
    if len(text) > _TITLE_LENGTH or not text[0].isupper():
        return False
    return not (is_caption(text) or mark_of(text) or ends_sentence(text) or is_open(text))


def _first_name(text: str, header: Sequence[Cell]) -> str:
    for cell in header:
        if cell.column == 0:
            return clean(text, cell.segments).text.strip(":* ").casefold()
    return ""


def _header_lines(before: Sequence[TextLine]) -> list[TextLine]:
    """The lines above a run that can be its header, from the top.

    The header begins at a line that begins with the name of the rows ("Gemeente"), at lines that
    are indented (their first cell is empty), or at a line of years.
    """
    found: list[TextLine] = []
    tops: list[int] = []
    for line in reversed(before[-_HEADER_LINES:]):
        if is_caption(line.text) or (ends_sentence(line.text) and not line.text.endswith("?")):
            break
        if mark_of(line.text) is not None and not line.text[0].isdigit():
            break
        found.append(line)
        if is_row_header(line.text) or is_years(line.text):
            tops.append(len(found))
            break
        if line.indent:
            tops.append(len(found))
        elif tops and line.gap > 0 and not line.soft:
            break
    if not tops:
        return []
    return list(reversed(found[: tops[-1]]))


def _header(
    text: str, lines: Sequence[TextLine], width: int, footnotes: dict[str, Segment]
) -> tuple[list[Cell], int, str | None] | None:
    """The cells of the header, how many columns of labels there are, and evidence used."""
    if not lines:
        return None
    corner_empty = not is_row_header(lines[0].text)
    for labels in _LABEL_COLUMNS:
        columns = width if corner_empty else width + labels
        two = _two_levels(text, lines, columns, footnotes)
        if two is not None:
            return two[0], labels, two[1]
        for first in reversed(_starts(lines)):
            pieces = _year_pieces(lines[first:]) or split_header(lines[first:], columns)
            if pieces is None or len(pieces) != columns:
                continue
            shift = labels if corner_empty else 0
            depth = 1 if first else 0
            cells = [
                Cell(depth, shift + i, _parts(lines, piece), is_header=True)
                for i, piece in enumerate(pieces)
            ]
            if first:
                cells.extend(_spanners(lines[:first], columns, shift))
            return cells, labels, None
        if corner_empty:
            break
    return None


def _starts(lines: Sequence[TextLine]) -> list[int]:
    """Where the lowest level of the header can begin: at its top, or at a later indented line."""
    return [0, *(i for i, line in enumerate(lines) if i and line.indent and line.gap)]


def _spanners(lines: Sequence[TextLine], columns: int, shift: int) -> list[Cell]:
    return [Cell(0, shift, joined(lines), 1, columns, is_header=True)]


def _parts(lines: Sequence[TextLine], piece: Piece) -> tuple[Segment, ...]:
    """The piece's range, without the lines between that are not the header's."""
    parts = [
        Segment(max(line.start, piece.segment.start), min(line.end, piece.segment.end))
        for line in lines
        if line.start < piece.segment.end and line.end > piece.segment.start
    ]
    return (Segment(parts[0].start, parts[-1].end),) if parts else (piece.segment,)


def _year_pieces(lines: Sequence[TextLine]) -> tuple[Piece, ...] | None:
    if len(lines) != 1 or not is_years(lines[0].text):
        return None
    line = lines[0]
    return tuple(
        Piece(Segment(line.start + m.start(), line.start + m.end()), m.group(), 0)
        for m in re.finditer(r"\S+", line.text)
    )


def _two_levels(
    text: str, lines: Sequence[TextLine], columns: int, footnotes: dict[str, Segment]
) -> tuple[list[Cell], str | None] | None:
    """A header of two levels, known by a name that comes back below ("Sociale huurwoningen" twice).

    Columns that have the same name stand under different headings, and those headings are the
    cells before the first of them, on the line or lines of their own. Where one column has lost
    its name, the footnote of its heading may tell it: it lists the columns in their order.
    """
    leaves = pieces_at(lines, 3)
    starts = _group_starts(leaves)
    if starts is None:
        return None
    first, second = starts
    groups = (leaves[first:second], leaves[second:])
    headings = _headings_before(lines, leaves, first)
    if first < 2 or len(headings) != 2:
        return None
    plain = leaves[: first - 1]
    lacking = columns - len(plain) - len(groups[0]) - len(groups[1])
    if lacking not in (0, 1):
        return None
    names = [[_parts(lines, piece) for piece in group] for group in groups]
    if lacking:
        lost = _lost_name(text, headings[0], groups[0], footnotes)
        if lost is None:
            return None
        names[0].append((lost,))
    cells = [Cell(0, i, _parts(lines, p), 2, 1, True) for i, p in enumerate(plain)]
    at = len(plain)
    for heading, group in zip(headings, names, strict=True):
        cells.append(Cell(0, at, (heading.segment,), 1, len(group), True))
        cells.extend(Cell(1, at + i, parts, 1, 1, True) for i, parts in enumerate(group))
        at += len(group)
    return cells, _LOST_NAME if lacking else None


def _group_starts(leaves: Sequence[Piece]) -> tuple[int, int] | None:
    """Return where the two groups of columns begin, which have one name in common."""
    names = [piece.name for piece in leaves]
    repeated = [i for i, name in enumerate(names) if names.index(name) < i]
    return (names.index(names[repeated[0]]), repeated[0]) if len(repeated) == 1 else None


def _headings_before(
    lines: Sequence[TextLine], leaves: Sequence[Piece], first: int
) -> Sequence[Piece]:
    """Return the headings of the groups: they stand right before the first column of these."""
    start, end = leaves[first - 1].segment.start, leaves[first].segment.start
    return pieces_at([line for line in lines if start <= line.start < end], 1)


def _lost_name(
    text: str,
    heading: Piece,
    group: Sequence[Piece],
    footnotes: dict[str, Segment],
) -> Segment | None:
    """Return the name of a column that is told by the footnote of the heading above it only."""
    note = footnotes.get(heading.mark) if heading.mark else None
    listed = _listed(text, note) if note else []
    fits = len(listed) == len(group) + 1 and _match(text, listed, group)
    return listed[-1] if fits else None


def _listed(text: str, note: Segment) -> list[Segment]:
    """The members of the list that a note sums up: "… vallen de A, B … en C"."""
    quote = text[note.start : note.end]
    opening = re.search(
        r"\b(?:vallen|valt|zijn|omvat|omvatten|betreft|bestaat uit|bestaan uit)\s+", quote
    )
    if not opening:
        return []
    members: list[Segment] = []
    begin = opening.end()
    for separator in re.finditer(r",\s+|\s+en\s+", quote[opening.end() :]):
        members.append(Segment(note.start + begin, note.start + opening.end() + separator.start()))
        begin = opening.end() + separator.end()
    members.append(Segment(note.start + begin, note.start + len(quote.rstrip())))
    return members


def _match(text: str, listed: Sequence[Segment], group: Sequence[Piece]) -> bool:
    """Return True if the members of the list name the columns, in their order."""
    for member, piece in zip(listed, group, strict=False):
        name = " ".join(text[member.start : member.end].split()).casefold()
        first = piece.name.split()
        if not all(word.strip("().,") in name for word in first[:2]):
            return False
    return True


def _notes(lines: Sequence[TextLine], last: TextLine) -> list[TextLine]:
    """The lines of the notes below a table: from one that begins with an asterisk."""
    found: list[TextLine] = []
    for line in lines:
        if line.index <= last.index:
            continue
        if not found and not line.text.startswith("*"):
            if line.index > last.index + 2:
                break
            continue
        if found and line.gap > 2:
            break
        found.append(line)
        if ends_sentence(line.text):
            break
    return found
