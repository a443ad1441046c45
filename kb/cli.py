"""The command line ``woondeal``: all but ``serve``, which :mod:`publish.cli` adds.

Exit status 0: all went well. 1: something could not be read, or a row is not there; one line says
what. 2: the command was used in a way that it cannot be.
"""

from __future__ import annotations

import gc
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import click

import corpus as corpus_package
from extract.limits import Limits
from kb import __version__
from kb.add_command import add
from kb.build_options import BuildOptions, BuildReport, default_workers
from kb.check_command import check
from kb.database_option import DATABASE, database_option
from kb.diff_command import diff
from kb.explain_command import explain, read
from kb.local_path import LocalPath
from kb.reference_command import reference
from kb.show import open_database
from kb.show import show as show_row
from kb.store import LIMIT, default_folder
from kb.summary import file_lines, files_left_out, files_read, total_lines
from kb.terminal import ProgressBars, one_line

__all__ = ["DATABASE", "main", "one_line"]

#: For :func:`gc.set_threshold`. Reading makes small things by the million, hardly any of them in circles: to
#: look for those as often as Python does takes a tenth of a build that starts.
_LOOK_FOR_CIRCLES = (50_000, 20, 20)


def default_corpus() -> Path:
    """The folder ``corpus`` where there is one, and else the documents that come with the program."""
    here = Path("corpus")
    return here if here.is_dir() else Path(corpus_package.__file__).parent


def _passwords(
    _context: click.Context, _option: click.Parameter, given: tuple[str, ...]
) -> Mapping[str, str]:
    """The passwords by file; the first = ends the name of the file."""
    passwords: dict[str, str] = {}
    for value in given:
        file, equals, secret = value.partition("=")
        if not file or not equals or not secret:
            # Not the value itself: it may be a password.
            raise click.BadParameter("give it as FILE=SECRET")
        passwords[file] = secret
    return passwords


@click.group()
@click.version_option(__version__, package_name="woondeal-kennisbank", prog_name="woondeal")
def main() -> None:
    """Read Dutch housing agreements and build a knowledge base of what they promise.

    \b
    Example:
        woondeal build
        woondeal serve
    """


main.add_command(add)
main.add_command(check)
main.add_command(diff)
main.add_command(explain)
main.add_command(read)
main.add_command(reference)


@main.command()
@click.option(
    "--corpus",
    type=LocalPath(path_type=Path, file_okay=False, exists=True),
    default=default_corpus,
    show_default="corpus; without it the documents that come with the program",
    help="The folder of documents: with a manifest.toml, or just texts.",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    default=DATABASE,
    show_default=True,
    help="The file to write; it is replaced in one step when the build is done.",
)
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    default=None,
    help="How many sources to read at a time.  [default: one a processor, at most 4]",
)
@click.option(
    "--timeout",
    type=click.FloatRange(0, min_open=True),
    default=Limits().timeout,
    show_default=True,
    metavar="SECONDS",
    help="How long reading one file may take, and finding facts in each million characters of it.",
)
@click.option(
    "--memory",
    type=click.IntRange(100),
    default=Limits().memory,
    show_default=True,
    metavar="MB",
    help="How much memory reading one file may take.",
)
@click.option(
    "--password",
    "passwords",
    multiple=True,
    metavar="FILE=SECRET",
    callback=_passwords,
    help="The password of a PDF, by the name of its file; once for each. The manifest can name"
    " it too.",
)
@click.option(
    "--ocr", is_flag=True, help="Recognise the text of scanned pages, with tesseract (Dutch)."
)
@click.option(
    "--model",
    metavar="NAME",
    help="An installed Dutch spaCy model whose parse is a second vote on how sure commitments are.",
)
@click.option(
    "--details/--no-details",
    default=None,
    help="A line for each file in the summary, or none.  [default: where a PDF or a file outside"
    " the manifest was read]",
)
@click.option(
    "--no-corrections",
    is_flag=True,
    help="Leave out what people corrected (corrections.toml): all is as it was read.",
)
@click.option(
    "--forget",
    is_flag=True,
    help="Keep nothing of the knowledge base that is replaced: not what stood where words are gone now"
    " (table editions), for a document that was withdrawn.",
)
@click.option(
    "--decisions",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write to this SQLite file how every sentence and number was decided, with the votes of"
    " the rules: also of what is no commitment and no count. It always builds.",
)
@click.option(
    "--store",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    default=default_folder,
    show_default="woondeal-kennisbank in your cache folder",
    help="Where what was read of each file is kept: a build reads only what is not there. At most"
    f" {LIMIT // 2**30} GB; it may be removed at any time.",
)
@click.option("--no-store", is_flag=True, help="Read all files, and keep nothing of it.")
@click.option(
    "--dask",
    metavar="ADDRESS",
    help="Read on the workers of a Dask cluster, by the address of its scheduler (tcp://host:8786);"
    " local starts a cluster of --workers processes here. Needs the extra dask.",
)
@click.option("--if-changed", is_flag=True, help="Do nothing where nothing changed since.")
@click.option(
    "--strict",
    is_flag=True,
    help="Stop at the first mistake of the program, with a traceback; PDFs have no limits.",
)
def build(
    corpus: Path,
    output: Path,
    workers: int | None,
    timeout: float,
    memory: int,
    passwords: Mapping[str, str],
    ocr: bool,
    model: str | None,
    details: bool | None,
    no_corrections: bool,
    forget: bool,
    decisions: Path | None,
    store: Path,
    no_store: bool,
    dask: str | None,
    if_changed: bool,
    strict: bool,
) -> None:
    """Build the knowledge base of a folder of documents.

    Files that the folder's manifest.toml does not name are read too, with a title from their first
    heading and a warning. A PDF that takes too long or too much memory is left out. Exit status 1 says that something could not be read: it has its line
    here and its reason in the table sources, and everything else is in the knowledge base.

    \b
    Example:
        woondeal build --corpus my-agreements/ --output my.db --timeout 60
    """
    # Imported here, as in the other commands: what reads Dutch takes seconds to load.
    if dask and strict:
        raise click.UsageError("--strict reads here, with tracebacks; leave out --dask")

    gc.set_threshold(*_LOOK_FOR_CIRCLES)
    from kb.build import build as build_knowledge_base

    options = BuildOptions(
        corpus,
        output,
        workers or default_workers(),
        if_changed=if_changed,
        strict=strict,
        limits=Limits(timeout, memory),
        passwords=passwords,
        ocr=ocr,
        model=model,
        corrections=not no_corrections,
        forget=forget,
        decisions=decisions,
        store=None if no_store else store,
        dask=dask,
    )
    with one_line():
        report = build_knowledge_base(options, ProgressBars())
        _summarize(output, report, details=details)
    if report.problems:
        raise SystemExit(1)


def _summarize(output: Path, report: BuildReport, *, details: bool | None) -> None:
    made = "Built" if report.built else "Nothing changed:"
    click.echo(f"{made} {output}")
    for line in total_lines(report.found):
        click.echo(line)
    if report.reused:
        click.echo(f"  ({report.reused} of {report.sources} files were read before)")
    for warning in report.warnings:
        click.echo(f"Warning: {warning}", err=True)
    for note in report.notes:
        click.echo(f"  {note}")
    with closing(open_database(output)) as database:
        files, left_out = files_read(database), files_left_out(database)
    if details or (details is None and any(file.is_news for file in files)):
        click.echo()
        for line in file_lines(files):
            click.echo(line)
    for message in left_out:
        click.echo(f"  {message}")
    for problem in report.problems:
        click.echo(f"Error: {problem}", err=True)
    if report.tracebacks:
        click.echo("A mistake of the program; `woondeal build --strict` shows where.", err=True)


@main.command()
@click.argument("key", metavar="ID")
@database_option
def show(key: str, database: Path) -> None:
    """Show one row with its words, page and document, and why it was read so.

    ID is the key of a count, commitment, deadline, ask, check, cell, statistic, passage or span, as it stands
    in the tables and in the addresses of the site.

    \b
    Example:
        woondeal show count-abcdefghijkl
    """
    with one_line(), closing(open_database(database)) as connection:
        click.echo(show_row(connection, key))


if __name__ == "__main__":
    main()
