"""The command line ``woondeal`` as it is installed: the commands of ``kb``, and ``serve``."""

from __future__ import annotations

import os
from pathlib import Path

import click
from datasette.cli import cli as datasette

from kb.cli import DATABASE, main, one_line
from kb.show import open_database
from publish import settings
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
@click.option(
    "--sources",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="The folder with the PDFs that were read, to show their pages."
    "  [default: sources or corpus beside the database]",
)
@click.option(
    "--report",
    metavar="ADDRESS",
    help="Where mistakes can be reported: mailto:… or https://…; without it no page asks for them.",
)
def serve(database: Path, host: str, port: int, sources: Path | None, report: str | None) -> None:
    """Serve the knowledge base as a site, with Datasette.

    \b
    Example:
        woondeal serve --port 8080 --report mailto:redactie@example.nl
    """
    try:
        os.environ.update(settings.environment(sources, report))
    except settings.SettingError as error:
        raise click.UsageError(str(error)) from error
    with one_line():
        open_database(database).close()
    arguments = serve_arguments(database, host=host, port=port)
    datasette.main(args=arguments, prog_name="datasette", standalone_mode=False)


if __name__ == "__main__":
    main()
