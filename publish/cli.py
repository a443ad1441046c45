"""The command line ``woondeal`` as it is installed: the commands of ``kb``, ``serve`` and ``publish``."""

from __future__ import annotations

import errno
import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from kb.cli import main, one_line
from kb.database_option import database_option
from kb.local_path import LocalPath
from kb.show import open_database
from publish import settings
from publish.serving import serve_arguments

__all__ = ["main"]


_sources = click.option(
    "--sources",
    type=LocalPath(path_type=Path, file_okay=False, exists=True),
    help="The folder with the files that were read, to download and to show pages of PDFs."
    "  [default: sources or corpus beside the database]",
)
_report = click.option(
    "--report",
    metavar="ADDRESS",
    help="Where mistakes can be reported: mailto:… or https://…; without it no page asks for them.",
)
_data_licence = click.option(
    "--data-licence",
    metavar="ID",
    help="Under which licence the data are: CC-BY-4.0, CC0-1.0, …"
    "  [default: data_licence of the manifest; without it the site says that none was chosen]",
)


@main.command()
@database_option
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=8001,
    show_default=True,
    help="The port to listen on.",
)
@_sources
@_report
@_data_licence
def serve(
    database: Path,
    host: str,
    port: int,
    sources: Path | None,
    report: str | None,
    data_licence: str | None,
) -> None:
    """Serve the knowledge base as a site, with Datasette.

    \b
    Example:
        woondeal serve --port 8080 --report mailto:redactie@example.nl
    """
    with one_line(), in_one_line():
        os.environ.update(settings.environment(sources, report, data_licence))
        open_database(database).close()
        port_is_free(host, port)
    # Imported here: it takes a second to load, and --help does without.
    with plain_tracebacks():
        from datasette.cli import cli as datasette
    arguments = serve_arguments(database, host=host, port=port)
    datasette.main(args=arguments, prog_name="datasette", standalone_mode=False)


@main.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@database_option
@_sources
@_report
@_data_licence
@click.option("--base-url", metavar="PATH", help="The path under which it will stand: /woondeals/.")
def publish(
    folder: Path,
    database: Path,
    sources: Path | None,
    report: str | None,
    data_licence: str | None,
    base_url: str | None,
) -> None:
    """Write the site to DIR, with everything needed to run it elsewhere.

    DIR then holds the database, templates, styles, plugin, metadata, settings and the files that were
    read, to download: `datasette serve DIR` runs it. An earlier site in DIR is replaced.

    \b
    Example:
        woondeal publish build/site --report mailto:redactie@example.nl
    """
    with plain_tracebacks():
        from publish.site_folder import write_site
    with one_line(), in_one_line():
        open_database(database).close()
        given = settings.settings(
            {"sources": str(sources)} if sources else None, os.environ, database
        )
        written = write_site(
            database,
            folder,
            sources=given.sources,
            report=settings.checked_report(report or ""),
            data_licence=settings.checked_licence(data_licence or ""),
            base_url=base_url,
        )
    click.echo(f"Wrote {folder}; run it with: datasette serve {folder}")
    if written.sources:
        click.echo(f"{written.sources:>5} files that were read, to download")
    for file in written.missing:
        click.echo(f"Not found, so it cannot be downloaded or drawn: {file}", err=True)


def port_is_free(host: str, port: int) -> None:
    """Raise :class:`click.UsageError` where a port cannot be listened on: another program does already."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        with socket.socket(family, kind, protocol) as tried:
            # As the server does it: a port that was left a moment ago is free.
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind(address)
    except OSError as error:
        reason = "in use" if error.errno == errno.EADDRINUSE else error.strerror or str(error)
        raise click.UsageError(
            f"port {port} of {host}: {reason}; try another with --port"
        ) from error


@contextmanager
def in_one_line() -> Iterator[None]:
    """A setting or folder that cannot be used is one line on standard error and exit status 2."""
    try:
        yield
    except settings.SettingError as error:
        raise click.UsageError(str(error)) from error


@contextmanager
def plain_tracebacks() -> Iterator[None]:
    """Datasette, when it is loaded, puts a traceback of its own in the place of Python's, which prints
    the values of variables: passwords are among them. After this Python's is back."""
    try:
        yield
    finally:
        sys.excepthook = sys.__excepthook__


if __name__ == "__main__":
    main()
