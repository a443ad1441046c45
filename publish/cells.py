"""Cells of Datasette's pages: links to the page of the source, and numbers as Dutch writes them."""

from __future__ import annotations

import re
from typing import Any

from markupsafe import Markup, escape

from publish import labels

#: Columns that hold the key of a span, in the tables and in the views.
SPAN_COLUMNS = frozenset({"span_id", "vindplaats"})
#: How other columns with such a key end, where a row has more than one.
_SPAN_ENDING = "_vindplaats"
_LONGEST = 80
_PATH = re.compile(r"/(?:bron|gemeente|gebied|document|partij)/[A-Za-z0-9-]+(?:/pagina/\d+)?")


def holds_span(column: str) -> bool:
    """Return True if a column holds the key of a place in a source."""
    return column in SPAN_COLUMNS or column.endswith(_SPAN_ENDING)


def rendered(value: Any, column: str, table: str | None, base: str = "") -> Markup | None:
    """A cell as HTML where it leads to a page of ours or is a number that Dutch writes its own way.

    None leaves the cell to Datasette.

    ``base`` is put before the paths.
    """
    if holds_span(column) or (table == "spans" and column == "id"):
        return _link_to_span(value, base)
    if isinstance(value, float):
        return escape(labels.number(value))
    if isinstance(value, str) and _PATH.fullmatch(value):
        return Markup('<a href="{}{}">{}</a>').format(base, value, value)
    return None


def _link_to_span(value: Any, base: str) -> Markup | None:
    label = "bekijk in de bron"
    if isinstance(value, dict):
        quote = " ".join(str(value.get("label") or "").split())
        label = quote if len(quote) <= _LONGEST else quote[: _LONGEST - 1] + "…"
        value = value.get("value")
    if not isinstance(value, str) or not re.fullmatch(r"[A-Za-z0-9-]+", value):
        return None
    return Markup('<a class="to-source" href="{}/bron/{}">{}</a>').format(base, value, label)
