"""The overviews as one Excel file, a sheet for each.

XlsxWriter writes it: words, numbers and days as what they are, a heading that stays in view, filters, and links
to the source of every row. What is text stays text, also where it looks like a formula.
"""

from __future__ import annotations

import io
import re
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from math import isfinite

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from kb.views import VIEWS

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: The column of every overview with the key of the span, which becomes a link.
PLACE = "vindplaats"
#: Excel's own limits: characters of a cell and of the name of a sheet, links of a sheet.
MOST_CHARACTERS, LONGEST_NAME, MOST_LINKS = 32_767, 31, 65_000
#: Made at no moment in particular: the same data give the same file.
_CREATED = datetime(1980, 1, 1)
#: A whole day; a month or a year alone is no day for Excel, and stays as it is written.
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
#: Excel counts days right from here on.
_EARLIEST = date(1900, 3, 1)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
#: What a cell is written as, besides plain.
_FORMATS = {
    "heading": {"bold": True},
    "link": {"font_color": "#0B4F8A", "underline": 1},
    "day": {"num_format": r"d\-m\-yyyy"},
}


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
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as file:
        file.set_properties({"created": _CREATED})
        formats = {name: file.add_format(look) for name, look in _FORMATS.items()}
        for number, table in enumerate(tables, start=1):
            sheet = file.add_worksheet(_sheet_name(table.name, number))
            _write(sheet, table, formats, origin)
    return stream.getvalue()


def _write(sheet: Worksheet, table: Sheet, formats: dict[str, Format], origin: str) -> None:
    place = table.columns.index(PLACE) if PLACE in table.columns else None
    for column, name in enumerate(table.columns):
        sheet.set_column(column, column, _width(table, column))
        sheet.write_string(0, column, name, formats["heading"])
    links = 0
    for row, values in enumerate(table.rows, start=1):
        for column, value in enumerate(values):
            if value is None or value == "":
                continue
            if column == place and links < MOST_LINKS:
                links += 1
                sheet.write_url(
                    row, column, f"{origin}/bron/{value}", formats["link"], _text(value)
                )
            else:
                _write_cell(sheet, row, column, value, formats["day"])
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)


def _write_cell(sheet: Worksheet, row: int, column: int, value: object, day: Format) -> None:
    """A value as what it is: never a formula or an address, whatever a text begins with."""
    found = _day(value)
    if found is not None:
        sheet.write_datetime(row, column, found, day)
    elif isinstance(value, (int, float)) and isfinite(value):
        sheet.write_number(row, column, value)
    else:
        sheet.write_string(row, column, _text(value))


def _text(value: object) -> str:
    return _CONTROL.sub(" ", str(value))[:MOST_CHARACTERS]


def _sheet_name(title: str, number: int) -> str:
    name = re.sub(r"[\[\]:*?/\\\x00-\x1f\ufffe\uffff]", " ", title).strip("' ")
    if len(name) > LONGEST_NAME:
        # Between words, and not behind one that only leads to the next.
        words = name[: LONGEST_NAME + 1].rpartition(" ")[0] or name
        name = re.sub(r"( (en|of|met|per|de|het|van|in))+$", "", words)
    # Excel counts in units of UTF-16, of which a rare sign takes two.
    cut = name.encode("utf-16-le")[: 2 * LONGEST_NAME].decode("utf-16-le", "ignore")
    return cut.strip("' ") or f"Blad {number}"


def _day(value: object) -> date | None:
    """A day that Excel can count; None for anything else."""
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        return None
    try:
        found = date.fromisoformat(value)
    except ValueError:
        return None
    return found if found >= _EARLIEST else None


def _width(table: Sheet, column: int) -> int:
    """A width in characters in which most cells of the column fit."""
    lengths = sorted(len(str(row[column] or "")) for row in table.rows[:500])
    usual = lengths[len(lengths) * 9 // 10] if lengths else 0
    return min(60, max(len(table.columns[column]), usual) + 2)
