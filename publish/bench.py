"""``make bench-site``: how fast the site answers, with many readers at once.

The site runs in a process of its own, as ``woondeal serve`` runs it; the readers are threads of this
one, on the same machine. Each asks one page after another; nothing is kept between requests. Our own
pages are asked by :data:`READERS` at once, Datasette's tables by :data:`SEARCHERS`.
"""

from __future__ import annotations

import os
import platform
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from itertools import cycle, islice
from pathlib import Path
from statistics import median, quantiles

import click

from kb import __version__, surroundings
from publish import source_page
from publish.areas import all_slugs
from publish.serving import serve_arguments

READERS, SEARCHERS = 20, 5
#: Requests for each kind of page.
REQUESTS = 100
#: Different pages of one kind that are asked in turn.
DIFFERENT = 25
#: Seconds that the site may take to start, and to answer.
PATIENCE = 60
REPORT = Path(__file__).resolve().parent.parent / "docs" / "performance.md"
_BEGIN, _END = "<!-- bench-site: begin -->", "<!-- bench-site: end -->"

#: Our own pages: what they are, and the query for their paths. ``{different}`` is :data:`DIFFERENT`;
#: ``words_of_link`` gives the query of the site's link to a range of a text.
OWN: Mapping[str, str] = {
    "start": "select '/'",
    "gemeenten": "select '/gemeenten'",
    "gemeente": """select '/gemeente/' || id from areas where kind = 'municipality'
        and id in (select area_id from counts)""",
    "regio": """select '/gebied/' || id from areas where kind in ('region', 'province')
        and id in (select area_id from counts)""",
    "documenten": "select '/documenten'",
    "document": "select '/document/' || id from documents",
    "bladzijde": """select '/document/' || d.id || '/pagina/' || p.number from documents d
        join pages p on p.source_id = d.source_id and p.number between d.page_first and d.page_last""",
    "bron": "select '/bron/' || span_id from counts union select '/bron/' || span_id from commitments",
    "oude link": """select '/bron/weg?' || words_of_link(text, char_start, char_end)
        from spans join sources on sources.id = source_id
        where spans.id in (select span_id from commitments order by span_id limit {different})""",
    "afspraken": "select '/afspraken'",
    "afspraken van een partij": """select '/afspraken?partij=' || party_id from commitment_parties
        where role = 'responsible'""",
    "partij": "select '/partij/' || party_id from commitment_parties where role = 'responsible'",
    "thema's": "select '/themas'",
    "thema": "select distinct '/thema/' || theme from commitment_themes",
    "partijen": "select '/partijen'",
    "termijnen": "select '/termijnen'",
    "agenda": "select '/termijnen.ics'",
    "vergelijken": "select '/vergelijk'",
    "controles": "select '/controles'",
    "zoeken": """select '/zoeken?q=' || v from (select 'woningen' as v union select 'huur'
        union select '2.500' union select 'gemeente' union select 'sociale+huur')""",
    "over": "select '/over'",
}
#: Datasette's pages; ``{name}`` is the name of the database.
DATASETTE: Mapping[str, str] = {
    "gegevens": "select '/{name}'",
    "tabel": """select '/{name}/' || v from (select 'counts' as v union select 'commitments'
        union select 'spans' union select 'passages' union select 'aantallen_met_bron')""",
    "tabel met facet": "select '/{name}/counts?_facet=basis&_facet=area_id'",
    "rij": "select '/{name}/counts/' || id from counts",
    "JSON": "select '/{name}/aantallen_met_bron.json?_shape=array&_size=100'",
    "vraag met een antwoord": "select '/{name}/woningen_per_gemeente?gemeente='",
}


@dataclass(frozen=True, slots=True)
class Timing:
    """How long pages of one kind took, in milliseconds."""

    kind: str
    requests: int
    middle: float
    slowest_twentieth: float


def paths(database: Path, kinds: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """The paths to ask for each kind, spread over what there is; kinds without any are left out."""
    found = {}
    with closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        # The id of a municipality is an address too, but one that sends on to its name.
        names = {
            f"/gemeente/{key}": f"/gemeente/{slug}" for key, slug in all_slugs(connection).items()
        }
        connection.create_function("words_of_link", 3, _words_of_link)
        for kind, sql in kinds.items():
            asked = sql.replace("{name}", database.stem).replace("{different}", str(DIFFERENT))
            rows = connection.execute(asked)
            every = sorted({names.get(row[0], row[0]) for row in rows})
            step = max(1, len(every) // DIFFERENT)
            if every:
                found[kind] = tuple(every[::step][:DIFFERENT])
    return found


def _words_of_link(text: str, start: int, end: int) -> str:
    """The query of the site's own link to a range: a link that says less may find nothing."""
    words = " ".join(text[start:end].split())
    return source_page.words_of_link(words, surroundings.context(text, start, end))


def free_port() -> int:
    """A port of this machine that nothing listens on."""
    with closing(socket.socket()) as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def served(database: Path) -> Iterator[tuple[str, int]]:
    """The host and port of the site, for as long as it is needed."""
    host, port = "127.0.0.1", free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "datasette", *serve_arguments(database, host=host, port=port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        until = time.monotonic() + PATIENCE
        while True:
            try:
                ask(host, port, "/over")
                break
            except OSError as error:
                if process.poll() is not None or time.monotonic() > until:
                    raise click.ClickException("the site does not start") from error
                time.sleep(0.1)
        yield host, port
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)


def ask(host: str, port: int, path: str) -> float:
    """How long it takes to get a page, in milliseconds; raises :class:`OSError` where it fails."""
    began = time.perf_counter()
    with closing(HTTPConnection(host, port, timeout=PATIENCE)) as connection:
        connection.request("GET", path)
        response = connection.getresponse()
        response.read()
    if response.status != 200:
        raise ConnectionError(f"{path}: status {response.status}")
    return 1000 * (time.perf_counter() - began)


def measure(
    host: str, port: int, kinds: Mapping[str, Sequence[str]], readers: int, anew: bool = False
) -> tuple[Timing, ...]:
    """Ask for pages of all kinds in turn, ``readers`` at a time; the timings by kind.

    ``anew`` asks for each page at an address of its own, so that it is made again every time.
    """
    asked = [
        (kind, path) for kind, those in kinds.items() for path in islice(cycle(those), REQUESTS)
    ]
    # Kinds are mixed, as readers mix them; the order is the same every time.
    asked = [asked[i] for start in range(REQUESTS) for i in range(start, len(asked), REQUESTS)]
    if anew:
        asked = [
            (kind, f"{path}{'&' if '?' in path else '?'}_meting={number}")
            for number, (kind, path) in enumerate(asked)
        ]
    with ThreadPoolExecutor(readers) as pool:
        times = list(pool.map(lambda one: ask(host, port, one[1]), asked))
    by_kind: dict[str, list[float]] = {}
    for (kind, _), took in zip(asked, times, strict=True):
        by_kind.setdefault(kind, []).append(took)
        by_kind.setdefault("alle", []).append(took)
    return tuple(
        Timing(kind, len(took), median(took), quantiles(took, n=20)[-1])
        for kind, took in by_kind.items()
    )


def table(anew: Sequence[Timing], kept: Sequence[Timing] = ()) -> list[str]:
    """The timings as a Markdown table, slowest kinds first and all together last.

    ``anew`` are those of pages that are made for each reader, ``kept`` those of pages that the site
    may have kept from an earlier reader.
    """
    rows = sorted(anew, key=lambda t: (t.kind == "alle", -t.middle))
    again = {timing.kind: timing for timing in kept}
    lines = [
        "| page | requests | median (ms) | 95th percentile (ms) | kept: median | 95th |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for row in rows:
        kind = "**all**" if row.kind == "alle" else row.kind
        figures = [f"{row.middle:.0f}", f"{row.slowest_twentieth:.0f}"]
        other = again.get(row.kind)
        figures += [f"{other.middle:.0f}", f"{other.slowest_twentieth:.0f}"] if other else ["", ""]
        lines.append(f"| {kind} | {row.requests} | {' | '.join(figures)} |")
    return lines


#: Timings of pages that were made anew, and of those that may have been kept.
Pair = tuple[Sequence[Timing], Sequence[Timing]]


def report(database: Path, own: Pair, tables: Pair) -> str:
    """The part of ``docs/performance.md`` that this program writes."""
    with closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        sizes = {
            name: connection.execute(f"select count(*) from {name}").fetchone()[0]
            for name in ("documents", "pages", "counts", "commitments")
        }
    held = ", ".join(f"{number} {name}" for name, number in sizes.items())
    return "\n".join(
        (
            _BEGIN,
            f"Measured with `make bench-site`, version {__version__}, Python "
            f"{platform.python_version()}, {os.cpu_count()} processors, on which the readers ran "
            f"too; {held}. Every reader asks for a page that is made anew, and then again for pages that "
            f"the site may have kept.",
            "",
            f"Our own pages, {READERS} readers at once:",
            "",
            *table(*own),
            "",
            f"Datasette's pages, {SEARCHERS} readers at once:",
            "",
            *table(*tables),
            _END,
        )
    )


def write(
    text: str, file: Path, begin: str = _BEGIN, end: str = _END, heading: str = "The site"
) -> None:
    """Put a report between its marks in the file, or at its end under a heading where it has none yet."""
    before = file.read_text(encoding="utf-8") if file.is_file() else "# Performance\n"
    head, found, rest = before.partition(begin)
    tail = rest.partition(end)[2] if found else "\n"
    above = "" if found else f"\n## {heading}\n\n"
    file.write_text(f"{head}{above}{text}{tail}", encoding="utf-8")


def _both(host: str, port: int, kinds: Mapping[str, Sequence[str]], readers: int) -> Pair:
    return measure(host, port, kinds, readers, anew=True), measure(host, port, kinds, readers)


@click.command()
@click.option(
    "--database",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    default=Path("woondeal.db"),
    show_default=True,
    help="The knowledge base to serve.",
)
@click.option("--print-only", is_flag=True, help="Leave docs/performance.md as it is.")
def main(database: Path, print_only: bool) -> None:
    """Measure how fast the site answers and write it to docs/performance.md."""
    with served(database) as (host, port):
        own = _both(host, port, paths(database, OWN), READERS)
        tables = _both(host, port, paths(database, DATASETTE), SEARCHERS)
    text = report(database, own, tables)
    click.echo(text)
    if not print_only:
        write(text, REPORT)


if __name__ == "__main__":
    main()
