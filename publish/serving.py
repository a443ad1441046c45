"""How Datasette is started: one list of arguments for the command line, tests and deployment."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

HERE = Path(__file__).parent
TEMPLATES = HERE / "templates"
PLUGINS = HERE / "plugins"
STATIC = HERE / "static"
METADATA = HERE.parent / "datasette_metadata.json"

#: The longest that a reader's own SQL may take, and how much of an answer is shown on one page;
#: a CSV has all rows. Suggesting facets costs a query for each column, and the useful ones are set.
SETTINGS: Mapping[str, str] = {
    "sql_time_limit_ms": "3000",
    "max_returned_rows": "2000",
    "default_page_size": "100",
    "default_facet_size": "15",
    "facet_time_limit_ms": "500",
    "suggest_facets": "off",
    "max_csv_mb": "200",
    "truncate_cells_html": "300",
}


def serve_arguments(
    database: Path,
    *,
    host: str = "127.0.0.1",
    port: int = 8001,
    metadata: Path | None = None,
    base_url: str | None = None,
) -> list[str]:
    """The arguments of ``datasette`` that serve ``database`` as the site.

    Raises :class:`FileNotFoundError` where there is no such database.
    """
    if not database.is_file():
        raise FileNotFoundError(database)
    arguments = [
        "serve",
        "--immutable",
        str(database),
        "--host",
        host,
        "--port",
        str(port),
        "--template-dir",
        str(TEMPLATES),
        "--plugins-dir",
        str(PLUGINS),
        "--static",
        f"static:{STATIC}",
    ]
    described = metadata or METADATA
    if described.is_file():
        arguments += ["--metadata", str(described)]
    for name, value in SETTINGS.items():
        arguments += ["--setting", name, value]
    if base_url:
        arguments += ["--setting", "base_url", base_url]
    return arguments
