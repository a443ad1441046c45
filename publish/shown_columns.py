"""The columns of a page of rows as a reader needs them: the telling ones first, none empty, no column of links.

What belongs to a number (its period, how sure it is, where it stands) is put with it: Datasette's own order is that
of the table, where a value may be the tenth column, and the words about a number far away from it. Only pages are
arranged so; CSV and JSON have every column in its own order.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

#: The columns of a table or view that come first; the keys of its rows come last.
FIRST: Mapping[str, tuple[str, ...]] = {
    "counts": ("value", "measure", "basis", "area_id", "period_start", "period_end", "span_id", "document_id"),
    "commitments": ("text", "modality", "theme", "level", "document_id", "span_id", "condition"),
    "deadlines": ("text", "kind", "first_day", "last_day", "commitment_id", "span_id"),
    "checks": ("subject", "outcome", "stated", "computed", "difference", "explanation", "document_id"),
    "cells": ("text", "value", "row_header", "column_header", "span_id", "table_id"),
    "passages": ("text", "section", "kind", "page_number", "document_id", "span_id"),
    "spans": ("quote", "page_number", "document_id"),
    "statistics": ("value", "flow", "area_id", "year", "gross_or_net", "span_id"),
    "price_limits": ("kind", "value", "first_day", "last_day", "regulation", "url", "told_by", "told_url"),
    "aantallen_met_bron": ("gebied", "aantal", "wat", "grondslag", "periode_van", "periode_tot", "document"),
    "afspraken_met_partijen": ("afspraak", "verantwoordelijk", "laatste_dag", "document", "vindplaats"),
}  # fmt: skip
#: The columns of a table or view that are said in small print with another one.
BESIDE: Mapping[str, Mapping[str, str]] = {
    "counts": {"unit": "value", "per": "value", "qualifier": "value", "level": "value", "confidence": "value", "segment": "measure",
               "project_id": "area_id"},
    "cells": {"unit": "value"},
    "statistics": {"unit": "value", "status": "value"},
    "price_limits": {"per": "value", "checked": "value"},
    "aantallen_met_bron": {"eenheid": "aantal", "per": "aantal", "aanduiding": "aantal", "zekerheid": "aantal",
                           "segment": "wat", "project": "gebied", "datum": "document", "pagina": "document"},
    "afspraken_met_partijen": {"datum": "document", "pagina": "document", "soort": "afspraak",
                               "zekerheid": "afspraak"},
}  # fmt: skip
#: The same for every table and answer.
ALWAYS: Mapping[str, str] = {"soort_gebied": "gebied", "eenheid": "aantal", "regel_geldt": "regel_euro",
                             "regel_nagekeken": "regel_euro", "regel_volgens": "regeling"}  # fmt: skip
#: How columns end that say something of the number before it, in the order in which they are shown.
_NOTES = ("wat", "periode", "in", "document", "datum", "zekerheid")
_LINK = "vindplaats"
#: The numbers that the link of a whole row belongs to.
_NUMBERS = ("aantal", "aandeel", "euro")
#: Says why there is no answer, where there is none.
_NO_ANSWER = "geen_antwoord"
#: What goes without saying.
_SURE = ("zeker", "certain")
_KEY = re.compile(r"[A-Za-z0-9-]+")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as Datasette gives it: its value, how that is shown (HTML if it is Markup), and its type."""

    raw: Any
    shown: Any
    type: str = ""

    @property
    def is_empty(self) -> bool:
        return self.raw is None or self.raw == ""


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A cell on the page, with what belongs to it in small print."""

    html: Any
    notes: tuple[Any, ...]
    type: str


@dataclass(frozen=True, slots=True)
class Arranged:
    """The columns that are shown, by their places in the table, the rows, and the columns that are empty.

    ``beside`` has, for each that is shown, the places of those in small print.
    """

    columns: tuple[int, ...]
    beside: tuple[tuple[int, ...], ...]
    rows: tuple[tuple[ShownCell, ...], ...]
    empty: tuple[str, ...]


def arranged(
    table: str | None, names: Sequence[str], rows: Sequence[Sequence[Cell]], base: str = ""
) -> Arranged:
    """The rows of a page with the columns ``names``; ``base`` is put before the paths of links."""
    filled = [n for n in range(len(names)) if any(not row[n].is_empty for row in rows)]
    homes = {n: home for n in filled if (home := _home(table, names, n, rows)) is not None}
    shown = sorted(
        (n for n in filled if n not in homes), key=lambda n: (*_place(table, names[n]), n)
    )
    beside = {n: _in_order(names, [other for other in homes if homes[other] == n]) for n in shown}
    cells = tuple(
        tuple(_shown(names, row, n, beside[n], base) for n in shown) for row in rows
    )  # fmt: skip
    empty = tuple(name for n, name in enumerate(names) if n not in filled and name != _NO_ANSWER)
    small = tuple(tuple(m for m in beside[n] if not _is_link(names[m])) for n in shown)
    return Arranged(tuple(shown), small, cells, empty)


def _in_order(names: Sequence[str], beside: Sequence[int]) -> tuple[int, ...]:
    """Columns in small print in the order in which they are shown."""
    ends = [names[n].rpartition("_")[2] for n in beside]
    known = [_NOTES.index(end) if end in _NOTES else -1 for end in ends]
    return tuple(n for _, n in sorted(zip(known, beside, strict=True)))


def _is_link(name: str) -> bool:
    return name == _LINK or name.endswith(f"_{_LINK}")


def _place(table: str | None, name: str) -> tuple[int, int]:
    """What sorts a column among the others of its table."""
    first = FIRST.get(table or "", ())
    if name in first:
        return (0, first.index(name))
    return (2 if first and (name == "id" or name.endswith("_id")) else 1, 0)


def _home(
    table: str | None, names: Sequence[str], n: int, rows: Sequence[Sequence[Cell]]
) -> int | None:
    """The column that another belongs to: "opgave" for "opgave_periode"; None where it stands by itself."""
    told = BESIDE.get(table or "", {}).get(names[n]) or ALWAYS.get(names[n])
    if told in names and any(not row[names.index(told)].is_empty for row in rows):
        return names.index(told)
    if names[n] == _LINK:
        return next((names.index(number) for number in _NUMBERS if number in names), None)
    start, mark, end = names[n].rpartition("_")
    if not mark or end not in (*_NOTES, _LINK):
        return None
    if start in names:
        home = names.index(start)
        return home if _is_number(rows, home) else None
    longer = (m for m, name in enumerate(names) if name.startswith(f"{start}_") and m != n)
    return next((m for m in longer if _is_number(rows, m)), None)


def _is_number(rows: Sequence[Sequence[Cell]], n: int) -> bool:
    filled = [row[n].raw for row in rows if not row[n].is_empty]
    return bool(filled) and all(isinstance(value, (int, float)) for value in filled)


def _shown(
    names: Sequence[str], row: Sequence[Cell], n: int, beside: Sequence[int], base: str
) -> ShownCell:
    cell = row[n]
    link = next((row[other].raw for other in beside if _is_link(names[other])), None)
    notes = [row[other] for other in beside if not _is_link(names[other])]
    small = tuple(note.shown for note in notes if _tells(note))
    return ShownCell(_linked(cell, link, base), small, cell.type)


def _tells(cell: Cell) -> bool:
    return not cell.is_empty and cell.raw not in _SURE


def _linked(cell: Cell, key: Any, base: str) -> Any:
    """A number as the link to where it stands."""
    if not isinstance(key, str) or not _KEY.fullmatch(key):
        return cell.shown
    words = "bekijk in de bron" if cell.is_empty else cell.shown
    return Markup('<a class="to-source" href="{}/bron/{}">{}</a>').format(base, key, words)


def of_table(table: str, columns: Sequence[Any], rows: Sequence[Any], base: str = "") -> Arranged:
    """The rows of a table as Datasette gives them to its page."""
    names = [column["name"] for column in columns]
    cells = [[Cell(c["raw"], c["value"], c["value_type"]) for c in row] for row in rows]
    return arranged(table, names, cells, base)


def of_query(
    names: Sequence[str], rows: Sequence[Any], shown: Sequence[Sequence[Any]], base: str = ""
) -> Arranged:
    """The rows of a query as Datasette gives them to its page, and how their cells are shown."""
    cells = [
        [Cell(*pair) for pair in zip(row, html, strict=True)]
        for row, html in zip(rows, shown, strict=True)
    ]
    return arranged(None, names, cells, base)
