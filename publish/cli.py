"""The command line ``woondeal`` as it is installed: the commands of ``kb``, and ``serve``."""

from __future__ import annotations

from pathlib import Path

import click
from datasette.cli import cli as datasette

from kb.cli import DATABASE, main, one_line
from kb.show import open_database
from publish.serving import serve_arguments

__all__ = ["main"]


@main.command()
@click.option(
    "--database",
    type=click.Path(path_type=Path, dir_okay=False),
    default=DATABASE,
    show_default=True,
    help="The knowledge base to read.",
)
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=8001,
    show_default=True,
    help="The port to listen on.",
)
def serve(database: Path, host: str, port: int) -> None:
    """Serve the knowledge base as a site, with Datasette.

    \b
    Example:
        woondeal serve --port 8080
    """
    with one_line():
        open_database(database).close()
    arguments = serve_arguments(database, host=host, port=port)
    datasette.main(args=arguments, prog_name="datasette", standalone_mode=False)


if __name__ == "__main__":
    main()
