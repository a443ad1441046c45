"""``woondeal reference``: numbers of others, to lay beside those of the documents."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from kb.terminal import one_line

#: The first year that can be asked for; no table is older.
_FIRST_YEAR = 1921


@click.group()
def reference() -> None:
    """Bring numbers of others into a corpus, to lay beside what documents promise.

    \b
    Example:
        woondeal reference add cbs
    """


@reference.group()
def add() -> None:
    """Bring the numbers of a statistics office.

    \b
    Example:
        woondeal reference add cbs
    """


@add.command()
@click.option(
    "--corpus",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    default=Path("corpus"),
    show_default=True,
    help="The folder to put them in.",
)
@click.option(
    "--from",
    "since",
    type=click.IntRange(_FIRST_YEAR, 2999),
    metavar="YEAR",
    help="The first year to bring.  [default: all that there are]",
)
def cbs(corpus: Path, since: int | None) -> None:
    """Bring homes per municipality and year from Statistics Netherlands (CBS).

    Writes DIR/statistics/86098NED-YYYY-MM-DD.csv with what its table 86098NED says of the homes of
    municipalities, provinces and the country: the stock, permits, new homes, demolition and the balance of
    each year. The next build reads it; of several files of this kind the latest is used. Needs a network and
    the extra cbs. The numbers are those of CBS, under CC BY 4.0: name it as their source.

    \b
    Example:
        woondeal reference add cbs --from 2015
    """
    with one_line():
        # Imported here: it needs the extra, and --help does without.
        from kb.reference_cbs import add_statistics, load_client

        path = add_statistics(corpus, load_client(), datetime.now(UTC).date(), since)
    click.echo(f"Added {path} (source: CBS, CC BY 4.0)")
    others = sorted(other.name for other in path.parent.glob("*.csv") if other != path)
    if others:
        click.echo(f"  kept beside it, and not used any more: {', '.join(others)}")
    click.echo("Next:")
    click.echo(f"  woondeal build --corpus {corpus}")
