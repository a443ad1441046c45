"""``woondeal check``: what the documents get wrong, worst first, and what of it is news."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import click

from corpus.codes import values
from kb.check_rows import check_data, check_keys
from kb.database_option import database_option
from kb.known_differences import (
    KnownDifference,
    KnownDifferences,
    News,
    compare,
    found_in,
    load_known,
    write_known,
)
from kb.show import open_database, show
from kb.terminal import one_line

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command()
@click.option("--all", "everything", is_flag=True, help="Also those that agree.")
@click.option(
    "--outcome", type=click.Choice(values("outcome")), help="Only those with this outcome."
)
@click.option(
    "--document", metavar="WORDS", help="Only of documents with these words in their title."
)
@click.option("--kind", type=click.Choice(values("check_kind")), help="Only of this kind.")
@click.option("--area", metavar="NAME", help="Only about this area, by its name or id.")
@click.option("--json", "in_json", is_flag=True, help="As JSON, with the places of both sides.")
@click.option(
    "--known", type=_FILE, help="A file of differences that are known: say what else there is."
)
@click.option("--write-known", type=_FILE, help="Write such a file of what differs now.")
@database_option
def check(
    everything: bool,
    in_json: bool,
    known: Path | None,
    write_known: Path | None,
    database: Path,
    **chosen: str | None,
) -> None:
    """List the claims of the documents that differ when they are worked out again, worst first.

    With --known exit status 1 says that something differs that is not in the file, or that a claim
    of which the file says that it agrees no longer does.

    \b
    Example:
        woondeal check --known corpus/known_differences.toml
    """
    with one_line(), closing(open_database(database)) as connection:
        if known is not None or write_known is not None:
            _compare(found_in(connection), known, write_known)
            return
        outcome = chosen.pop("outcome") or (None if everything else "differs")
        keys = check_keys(connection, outcome=outcome, **chosen)
        if in_json:
            found = [check_data(connection, key) for key in keys]
            click.echo(json.dumps(found, ensure_ascii=False, indent=1))
            return
        for key in keys:
            click.echo(show(connection, key) + "\n")
    click.echo(f"{len(keys)} checks" + (" that differ" if outcome == "differs" else ""))


def _compare(found: KnownDifferences, known: Path | None, target: Path | None) -> None:
    """Say what differs from a file, or write one."""
    source = known if known is not None else target
    before = load_known(source) if source is not None and source.is_file() else KnownDifferences()
    if known is not None and not known.is_file():
        raise click.UsageError(f"{known}: no such file; --write-known {known} makes it")
    if target is not None:
        write_known(target, found, before)
        click.echo(f"Wrote {len(found.difference)} differences to {target}")
        return
    news = compare(before, found)
    click.echo("\n".join(_lines(news)))
    if news:
        raise SystemExit(1)


def _lines(news: News) -> Iterator[str]:
    for each in news.new:
        yield f"New: {_words(each)}"
    for each in news.gone:
        yield f"Gone: {_words(each)}"
    lost = [f"Lost: {document}: {each}" for document, told in news.lost.items() for each in told]
    yield from lost
    yield f"{len(news.new)} new, {len(news.gone)} gone, {len(lost)} agreements lost"


def _words(each: KnownDifference) -> str:
    numbers = f": {each.stated}, not {each.computed}" if each.stated or each.computed else ""
    return f"{each.document}: {each.subject}{numbers}"
