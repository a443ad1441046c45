"""The whole answer to a question of the site as CSV: Datasette's own stops at a number of rows."""

from __future__ import annotations

import csv
import io
import sqlite3
from collections.abc import Mapping

from kb.metadata import CannedQuery
from publish.cells import holds_span


def as_csv(
    connection: sqlite3.Connection, query: CannedQuery, given: Mapping[str, str], origin: str
) -> str:
    """All rows of a query, with for each place in a source the address of its page.

    ``given`` has what a reader filled in; what is not given is empty.
    """
    asked = {name: given.get(name, "") for name in query.params}
    found = connection.execute(query.sql, asked)
    columns = [column[0] for column in found.description]
    places = [n for n, column in enumerate(columns) if holds_span(column)]
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(
        [*columns, *("link" if n == 0 else f"link_{n + 1}" for n, _ in enumerate(places))]
    )
    for row in found:
        links = (f"{origin}/bron/{row[n]}" if row[n] else "" for n in places)
        writer.writerow([*row, *links])
    return stream.getvalue()
