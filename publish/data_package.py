"""The data as others describe data sets: a Frictionless data package, and schema.org for search engines.

https://specs.frictionlessdata.io/data-package/ and https://schema.org/Dataset. Both follow from the
description of the schema, and lead to the CSV of every table and view.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kb.metadata import DESCRIPTION, LICENSE, LICENSE_URL, TITLE
from kb.rights import rights_of
from kb.schema import TABLES, Column, Table
from kb.views import VIEWS, View
from publish import data_licence
from publish.data_licence import DataLicence
from publish.documents import Document
from publish.overview import Build

NAME = "woondeal-kennisbank"
_TYPES: Mapping[str, str] = {"text": "string", "integer": "integer", "real": "number"}
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_SQLITE = "application/vnd.sqlite3"
#: What is one file: its name, its path on the site (with the name of the database), its kind, what it is.
_FILES = (
    ("woondeal-sqlite", "/{database}.db", _SQLITE, "Alles in één SQLite-bestand"),
    ("woondeals-xlsx", "/woondeals.xlsx", _XLSX, "Alle overzichten als Excel-bestand"),
)


def data_package(
    documents: Iterable[Document],
    build: Build | None,
    origin: str,
    database: str,
    chosen: DataLicence,
) -> dict[str, Any]:
    """The descriptor of the data; ``origin`` is the address of the site, ``database`` what it calls it.

    The licence of the data (``chosen``) and that of the documents stand apart.
    """
    base = f"{origin}/{database}"
    return {
        "profile": "data-package",
        "name": NAME,
        "title": TITLE,
        "description": DESCRIPTION,
        "homepage": f"{origin}/",
        **_made(build, "created", "version"),
        "licenses": [
            data_licence.in_package(chosen, origin),
            {"title": f"De documenten, en wat eruit is aangehaald: {LICENSE}", "path": LICENSE_URL},
        ],
        "sources": [{"title": d.title, "path": f"{origin}/document/{d.id}"} for d in documents],
        "resources": [
            *(
                _csv(table, base) | _in_full(table.name, _table_schema(table), origin)
                for table in TABLES
            ),
            *(_csv(view, base) | _in_full(view.name, _view_schema(view), origin) for view in VIEWS),
            *_files(origin, database),
        ],
    }


def dataset(build: Build | None, origin: str, database: str, chosen: DataLicence) -> dict[str, Any]:
    """The data as a ``Dataset`` of schema.org, with the licence of the data and that of the documents."""
    base = f"{origin}/{database}"
    return {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": TITLE,
        "description": DESCRIPTION,
        "url": base,
        "inLanguage": "nl",
        "isAccessibleForFree": True,
        "license": data_licence.in_dataset(chosen, origin),
        "isBasedOn": {
            "@type": "CreativeWork",
            "name": "De documenten in deze kennisbank",
            "url": f"{origin}/documenten",
            "license": LICENSE_URL,
        },
        "spatialCoverage": "Nederland",
        **_made(build, "dateModified", "version"),
        "distribution": [
            {
                "@type": "DataDownload",
                "name": resource["title"],
                "encodingFormat": resource["mediatype"],
                "contentUrl": resource["path"],
            }
            for resource in (*_files(origin, database), *(_csv(view, base) for view in VIEWS))
        ],
    }


def _made(build: Build | None, day: str, version: str) -> dict[str, str]:
    found = {day: build.finished, version: build.version} if build else {}
    return {name: value for name, value in found.items() if value}


def _files(origin: str, database: str) -> Iterator[dict[str, Any]]:
    for name, path, kind, title in _FILES:
        yield {
            "name": name,
            "title": title,
            "path": origin + path.format(database=database),
            "mediatype": kind,
        }


def _in_full(name: str, schema: Mapping[str, Any], origin: str) -> dict[str, Any]:
    """What a package says of a CSV beside where it is: its columns, and whose it is if not of the documents."""
    described: dict[str, Any] = {"profile": "tabular-data-resource", "schema": schema}
    rights = rights_of(name)
    if rights:
        licence = {"title": rights.licence, "path": _address(rights.licence_url, origin)}
        described["licenses"] = [licence]
        described["sources"] = [
            {"title": title, "path": _address(path, origin)} for title, path in rights.sources
        ]
    return described


def _address(path: str, origin: str) -> str:
    return f"{origin}{path}" if path.startswith("/") else path


def _csv(entry: Table | View, base: str) -> dict[str, Any]:
    """The CSV of a table or view, with all of its rows."""
    return {
        "name": entry.name,
        "title": entry.title,
        "description": entry.description,
        "path": f"{base}/{entry.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
    }


def _table_schema(table: Table) -> dict[str, Any]:
    keys = [
        {"fields": c.name, "reference": {"resource": c.references, "fields": "id"}}
        for c in table.columns
        if c.references
    ]
    return {
        "fields": [_field(column) for column in table.columns],
        "missingValues": [""],
        "primaryKey": list(table.primary_key),
        **({"foreignKeys": keys} if keys else {}),
    }


def _field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    if column.allowed:
        constraints["enum"] = list(column.allowed)
    return {
        "name": column.name,
        "type": _TYPES[column.type],
        "description": column.meaning,
        **({"constraints": constraints} if constraints else {}),
    }


def _view_schema(view: View) -> dict[str, Any]:
    fields = [
        {"name": column.name, "type": "any", "description": column.description}
        for column in view.columns
    ]
    return {"fields": fields, "missingValues": [""]}
