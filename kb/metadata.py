"""``datasette_metadata.json``: what Datasette shows about the database, tables, views and columns.

It is made from :mod:`kb.schema`, :mod:`kb.views` and the canned queries in ``publish/queries/``;
nobody edits it. ``python -m kb.metadata`` writes it, and a test fails when the file differs.

A canned query is a file ``<name>.sql`` that begins with comments saying what it is::

    -- title: Woningen per gemeente
    -- description: Hoeveel woningen elk document per gemeente noemt,
    --   met de vindplaats.
    -- params: gemeente
    select …
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from typing import Any

from kb.rights import in_metadata
from kb.schema import TABLES, Table
from kb.views import VIEWS, View

ROOT = Path(__file__).resolve().parent.parent
METADATA_FILE = ROOT / "datasette_metadata.json"
QUERIES = ROOT / "publish" / "queries"
#: The name of the database on the site: that of its file.
DATABASE = "woondeal"

TITLE = "Woondeal-kennisbank"
DESCRIPTION = (
    "Wat gemeenten, provincies en Rijk in woondeals met elkaar afspreken: hoeveel woningen, wie "
    "wat doet, waar en wanneer. Elk getal en elke afspraak verwijst naar de woorden in de bron."
)
DATABASE_DESCRIPTION = (
    "Aantallen, afspraken, termijnen en partijen uit de documenten, met de plek waar het staat. "
    "Machinaal gelezen: kijk bij twijfel in de bron."
)
LICENSE = "Openbare documenten van Nederlandse overheden (Auteurswet art. 11 en 15b)"
LICENSE_URL = "https://wetten.overheid.nl/BWBR0001886"
SOURCE = "De documenten in deze kennisbank"
#: The page of the site that lists the documents, whatever the file of the database is called.
DOCUMENTS_PAGE = "/documenten"

_HEADER = re.compile(r"--\s*(?P<key>[a-z_]+):\s*(?P<value>.*)")
_QUERY_KEYS = ("title", "description", "params")
_QUERY_NAME = re.compile(r"[a-z0-9]+([_-][a-z0-9]+)*")


class QueryError(ValueError):
    """A canned query that is not written as it should be; the message is one line."""


@dataclass(frozen=True, slots=True)
class CannedQuery:
    """A question that the site answers: ``params`` are the words that a reader fills in."""

    name: str
    title: str
    description: str
    sql: str
    params: tuple[str, ...] = ()


def load_queries(folder: Path = QUERIES) -> tuple[CannedQuery, ...]:
    """The canned queries of a folder, by name.

    Raises :class:`QueryError` naming the file and what is wrong with it.
    """
    return tuple(read_query(path) for path in sorted(folder.glob("*.sql")))


def read_query(path: Path) -> CannedQuery:
    """The canned query of one file.

    Raises :class:`QueryError` where a title or description is missing, a key is unknown, or what
    follows is not one SELECT.
    """
    if not _QUERY_NAME.fullmatch(path.stem):
        raise QueryError(f"{path}: the name of a query is lower-case words joined by _ or -")
    lines = path.read_text(encoding="utf-8").splitlines()
    header: dict[str, str] = {}
    key = None
    comments = list(takewhile(lambda line: line.startswith("--"), lines))
    for number, line in enumerate(comments, start=1):
        match = _HEADER.match(line)
        if match:
            key = match["key"]
            if key not in _QUERY_KEYS:
                keys = ", ".join(_QUERY_KEYS)
                raise QueryError(f"{path}:{number}: unknown key {key!r}; use {keys}")
            header[key] = match["value"].strip()
        elif key:
            header[key] = f"{header[key]} {line.removeprefix('--').strip()}".strip()
        else:
            raise QueryError(f"{path}:{number}: begin with '-- title: …'")
    for key in ("title", "description"):
        if not header.get(key):
            raise QueryError(f"{path}: has no {key}")
    sql = "\n".join(lines[len(comments) :]).strip().removesuffix(";").rstrip()
    if not re.match(r"(select|with)\b", sql, re.IGNORECASE):
        raise QueryError(f"{path}: after its comments a query begins with select or with")
    params = tuple(name.strip() for name in header.get("params", "").split(",") if name.strip())
    for name in params:
        if not re.search(rf":{re.escape(name)}\b", sql):
            raise QueryError(f"{path}: the SQL has no :{name}")
    return CannedQuery(path.stem, header["title"], header["description"], sql, params)


def metadata(queries: Iterable[CannedQuery] = (), database: str = DATABASE) -> dict[str, Any]:
    """The metadata of the whole site, in the format of Datasette 0.65.

    ``database`` is the name under which Datasette knows the knowledge base: that of its file.
    """
    rights = {
        "license": LICENSE,
        "license_url": LICENSE_URL,
        "source": SOURCE,
        "source_url": DOCUMENTS_PAGE,
    }
    described = {table.name: _table(table) for table in TABLES}
    described |= {view.name: _view(view) for view in VIEWS}
    return {
        "title": TITLE,
        "description": DESCRIPTION,
        **rights,
        "databases": {
            database: {
                "title": TITLE,
                "description": DATABASE_DESCRIPTION,
                **rights,
                "tables": described,
                "queries": {query.name: _query(query) for query in queries},
            }
        },
    }


def as_json(data: dict[str, Any]) -> str:
    """The text of the file: readable, and the same on every machine."""
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _table(table: Table) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "title": table.title,
        "description": table.description,
        **in_metadata(table.name),
        "columns": {column.name: column.meaning for column in table.columns},
    }
    if table.label:
        entry["label_column"] = table.label
    if table.sort:
        entry["sort"] = table.sort
    facets = [column.name for column in table.columns if column.facet]
    if facets:
        entry["facets"] = facets
    if table.hidden:
        entry["hidden"] = True
    return entry


def _view(view: View) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "title": view.title,
        "description": view.description,
        **in_metadata(view.name),
        "columns": {column.name: column.description for column in view.columns},
    }
    if view.sort:
        entry["sort"] = view.sort
    facets = [column.name for column in view.columns if column.facet]
    if facets:
        entry["facets"] = facets
    return entry


def _query(query: CannedQuery) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "title": query.title,
        "description": query.description,
        "sql": query.sql,
    }
    if query.params:
        entry["params"] = list(query.params)
    return entry


def main() -> None:
    """Write the file."""
    METADATA_FILE.write_text(as_json(metadata(load_queries())), encoding="utf-8")
    print(f"wrote {METADATA_FILE.name}")


if __name__ == "__main__":
    main()
