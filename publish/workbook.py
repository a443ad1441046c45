"""The overviews as one Excel file (Office Open XML), a sheet for each.

Written with nothing but a zip file and text: cells with words, numbers and days, a heading that stays in
view, filters, and links to the source of every row.
"""

from __future__ import annotations

import io
import re
import sqlite3
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from kb.views import VIEWS

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: The column of every overview with the key of the span, which becomes a link.
PLACE = "vindplaats"
#: Excel's own limits: characters of a cell and of the name of a sheet, links of a sheet.
MOST_CHARACTERS, LONGEST_NAME, MOST_LINKS = 32_767, 31, 65_000
#: Times are those of nothing in particular: the same data give the same file.
_STAMP = (1980, 1, 1, 0, 0, 0)
#: A whole day; a month or a year alone is no day for Excel, and stays as it is written.
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
#: Excel counts days from here, and is right from March 1900 on.
_FIRST_DAY, _EARLIEST = date(1899, 12, 30), date(1900, 3, 1)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table to be a sheet."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]


def sheets(connection: sqlite3.Connection) -> tuple[Sheet, ...]:
    """The overviews of the knowledge base, each whole."""
    found = []
    for view in (view for view in VIEWS if view.in_workbook):
        columns = tuple(column.name for column in view.columns)
        order = f" order by {view.sort}" if view.sort else ""
        rows = connection.execute(f"select {', '.join(columns)} from {view.name}{order}")
        found.append(Sheet(view.title, columns, tuple(tuple(row) for row in rows)))
    return tuple(found)


def workbook(tables: Sequence[Sheet], origin: str) -> bytes:
    """The Excel file; ``origin`` is the address of the site, for the links to the sources."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in _parts(tables, origin):
            entry = zipfile.ZipInfo(name, _STAMP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(entry, f'<?xml version="1.0" encoding="UTF-8"?>\n{text}')
    return stream.getvalue()


def _parts(tables: Sequence[Sheet], origin: str) -> Iterator[tuple[str, str]]:
    numbers = range(1, len(tables) + 1)
    sheet_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
    overrides = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{sheet_type}"/>'
        for n in numbers
    )
    yield (
        "[Content_Types].xml",
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
        '<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>'
        f"{overrides}</Types>",
    )
    yield "_rels/.rels", _relations([("officeDocument", "xl/workbook.xml", False)])
    named = "".join(
        f'<sheet name={quoteattr(_sheet_name(table.name, n))} sheetId="{n}" r:id="rId{n}"/>'
        for n, table in zip(numbers, tables, strict=True)
    )
    yield (
        "xl/workbook.xml",
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets>{named}</sheets></workbook>',
    )
    yield (
        "xl/_rels/workbook.xml.rels",
        _relations(
            [
                *(("worksheet", f"worksheets/sheet{n}.xml", False) for n in numbers),
                ("styles", "styles.xml", False),
            ]
        ),
    )
    yield "xl/styles.xml", _STYLES
    for n, table in zip(numbers, tables, strict=True):
        links = _links(table, origin)
        yield f"xl/worksheets/sheet{n}.xml", _worksheet(table, links)
        if links:
            targets = [("hyperlink", target, True) for _, target in links]
            yield f"xl/worksheets/_rels/sheet{n}.xml.rels", _relations(targets)


#: Styles 0: plain, 1: heading, 2: link, 3: day.
_STYLES = (
    f'<styleSheet xmlns="{_MAIN}">'
    '<numFmts count="1"><numFmt numFmtId="164" formatCode="d\\-m\\-yyyy"/></numFmts>'
    '<fonts count="3"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font>'
    '<font><u/><color rgb="FF0B4F8A"/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="4"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/>'
    '<xf xfId="0" fontId="2" applyFont="1"/>'
    '<xf xfId="0" numFmtId="164" applyNumberFormat="1"/></cellXfs><cellStyles count="1">'
    '<cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
_PLAIN, _HEADING, _LINK, _DATE = 0, 1, 2, 3


def _relations(items: Iterable[tuple[str, str, bool]]) -> str:
    entries = "".join(
        f'<Relationship Id="rId{n}" Type="{_RELATIONS}/{kind}" Target={quoteattr(target)}'
        f"{' TargetMode=' + quoteattr('External') if outside else ''}/>"
        for n, (kind, target, outside) in enumerate(items, start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{entries}</Relationships>'


def _sheet_name(title: str, number: int) -> str:
    name = re.sub(r"[\[\]:*?/\\\x00-\x1f\ufffe\uffff]", " ", title).strip("' ")
    if len(name) > LONGEST_NAME:
        # Between words, and not behind one that only leads to the next.
        words = name[: LONGEST_NAME + 1].rpartition(" ")[0] or name
        name = re.sub(r"( (en|of|met|per|de|het|van|in))+$", "", words)
    return name[:LONGEST_NAME] or f"Blad {number}"


def _links(table: Sheet, origin: str) -> list[tuple[str, str]]:
    """The cells with a place, and the address that each leads to."""
    if PLACE not in table.columns:
        return []
    column = table.columns.index(PLACE)
    return [
        (f"{_letters(column)}{number}", f"{origin}/bron/{row[column]}")
        for number, row in enumerate(table.rows, start=2)
        if row[column]
    ][:MOST_LINKS]


def _worksheet(table: Sheet, links: Sequence[tuple[str, str]]) -> str:
    linked = {cell for cell, _ in links}
    last = f"{_letters(len(table.columns) - 1)}{len(table.rows) + 1}"
    widths = "".join(
        f'<col min="{n}" max="{n}" width="{_width(table, n - 1)}" customWidth="1"/>'
        for n in range(1, len(table.columns) + 1)
    )
    rows = [_row(1, table.columns, lambda _: _HEADING)]
    for number, row in enumerate(table.rows, start=2):
        rows.append(_row(number, row, lambda cell: _LINK if cell in linked else _PLAIN))
    shown = "".join(
        f'<hyperlink ref="{cell}" r:id="rId{n}"/>' for n, (cell, _) in enumerate(links, start=1)
    )
    return (
        f'<worksheet xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView>'
        f"</sheetViews><cols>{widths}</cols><sheetData>{''.join(rows)}</sheetData>"
        f'<autoFilter ref="A1:{last}"/>'
        f"{f'<hyperlinks>{shown}</hyperlinks>' if shown else ''}</worksheet>"
    )


def _row(number: int, values: Iterable[object], style: Callable[[str], int]) -> str:
    cells = []
    for column, value in enumerate(values):
        place = f"{_letters(column)}{number}"
        if value is None or value == "":
            continue
        kind = style(place)
        day = _day(value)
        if day is not None and kind == _PLAIN:
            cells.append(f'<c r="{place}" s="{_DATE}"><v>{day}</v></c>')
        elif isinstance(value, (int, float)):
            cells.append(f'<c r="{place}" s="{kind}"><v>{value!r}</v></c>')
        else:
            words = escape(_CONTROL.sub(" ", str(value))[:MOST_CHARACTERS])
            cells.append(
                f'<c r="{place}" s="{kind}" t="inlineStr"><is><t xml:space="preserve">{words}</t></is></c>'
            )
    return f'<row r="{number}">{"".join(cells)}</row>'


def _day(value: object) -> int | None:
    """A day as Excel counts it; None for anything but a whole day that it can count."""
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        return None
    try:
        found = date.fromisoformat(value)
    except ValueError:
        return None
    return (found - _FIRST_DAY).days if found >= _EARLIEST else None


def _width(table: Sheet, column: int) -> int:
    """A width in characters in which most cells of the column fit."""
    lengths = sorted(len(str(row[column] or "")) for row in table.rows[:500])
    usual = lengths[len(lengths) * 9 // 10] if lengths else 0
    return min(60, max(len(table.columns[column]), usual) + 2)


def _letters(column: int) -> str:
    """``A`` for column 0, ``AA`` for 26."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
