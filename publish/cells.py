"""Cells of Datasette's pages: links to the page of the source, numbers as Dutch writes them, long texts folded."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from markupsafe import Markup, escape

from kb.metadata import DATABASE
from kb.schema import TABLES
from publish import labels

#: Columns that hold the key of a span, in the tables and in the views.
SPAN_COLUMNS = frozenset({"span_id", "vindplaats"})
#: How other columns with such a key end, where a row has more than one.
_SPAN_ENDING = "_vindplaats"
#: Characters of a link in a cell; what it leads to has the whole text.
_LONGEST = 80
#: Characters from which on a text is folded to a few lines in a table, and above which it is left to
#: Datasette, which cuts it off: the text of a source would make a page of a megabyte.
FOLDED, CUT = 160, 2_000
#: The table that a column refers to, by the table that the column is in.
REFERENCES: Mapping[str, Mapping[str, str]] = {
    t.name: {c.name: c.references for c in t.columns if c.references} for t in TABLES
}
_PATH = re.compile(r"/(?:bron|gemeente|gebied|document|partij)/[A-Za-z0-9-]+(?:/pagina/\d+)?")


def holds_span(column: str) -> bool:
    """Return True if a column holds the key of a place in a source."""
    return column in SPAN_COLUMNS or column.endswith(_SPAN_ENDING)


def rendered(
    value: Any, column: str, table: str | None, base: str = "", database: str = DATABASE
) -> Markup | None:
    """A cell as HTML where it leads to a page, is long, or is a number that Dutch writes its own way.

    None leaves the cell to Datasette.

    ``base`` is put before the paths.
    """
    if holds_span(column) or (table == "spans" and column == "id"):
        return _link_to_span(value, base)
    if isinstance(value, float):
        return escape(labels.number(value))
    if isinstance(value, str) and _PATH.fullmatch(value):
        return Markup('<a href="{}{}">{}</a>').format(base, value, value)
    if isinstance(value, str) and FOLDED < len(value) <= CUT:
        return Markup('<span class="long">{}</span>').format(value)
    if isinstance(value, dict) and len(str(value.get("label") or "")) > _LONGEST:
        other = REFERENCES.get(table or "", {}).get(column, "")
        return _short_link(value, f"{base}/{database}/{other}") if other else None
    return None


def _short_link(value: Mapping[str, Any], table: str) -> Markup:
    """A link to the row of a table, by the beginning of its text."""
    label = _beginning(str(value["label"]))
    return Markup('<a href="{}/{}">{}</a>').format(table, quote(str(value["value"])), label)


def _beginning(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"


def _link_to_span(value: Any, base: str) -> Markup | None:
    label = "bekijk in de bron"
    if isinstance(value, dict):
        label = _beginning(str(value.get("label") or ""))
        value = value.get("value")
    if not isinstance(value, str) or not re.fullmatch(r"[A-Za-z0-9-]+", value):
        return None
    return Markup('<a class="to-source" href="{}/bron/{}">{}</a>').format(base, value, label)
