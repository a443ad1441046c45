"""``make bench-scale``: what many documents cost, as ratios in one run, and whether the bars hold.

Everything runs as a user runs it, in processes of its own: builds of copies of one document, from nothing
and after a change; PDFs with two workers; Dask where it is installed; the site on one copy and on many. It
takes some ten minutes of CPU. Exit status 1 says that a bar does not hold.
"""

from __future__ import annotations

import importlib.util
import json
import os
import platform
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from typing import Any

import click

from kb import __version__
from kb.bench_bars import (
    BuildRuns,
    Result,
    as_json,
    failed,
    of_builds,
    of_dask,
    of_libraries,
    of_workers,
    table,
)
from kb.bench_copies import copies, differing, pdf_copies, typical
from kb.build_options import default_workers
from kb.measured_process import Run, run
from publish import bench

ROOT = Path(__file__).resolve().parent.parent
BEGIN, END = "<!-- bench-scale: begin -->", "<!-- bench-scale: end -->"
#: What a build reads whose cost is that of starting to read.
LINE = "Woonafspraken\n\nDe gemeente bouwt 100 woningen.\n"
PARTS = ("builds", "workers", "dask", "libraries", "site")
#: Passwords and damage are no part of what is compared: such files are left out, with status 1.
_SOME_NOT_READ = (0, 1)
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Plan:
    """What to measure with: a text and PDFs to copy, how many copies, how often what is short is repeated
    (the middle one counts), how often each PDF is copied, and requests for each kind of page."""

    document: Path
    pdfs: tuple[Path, ...]
    few: int = 10
    many: int = 50
    repeats: int = 3
    pdf_times: int = 2
    requests: int = 12


@dataclass(slots=True)
class Workplace:
    """A folder to build in, and the runs so far by name."""

    folder: Path
    say: Say
    runs: dict[str, Run] = field(default_factory=dict)

    def build(
        self,
        name: str,
        corpus: Path,
        output: Path,
        *options: str,
        store: Path | None = None,
        fine: Sequence[int] = (0,),
    ) -> Run:
        """Build a folder in a process of its own, with one worker unless ``options`` say otherwise."""
        output.parent.mkdir(parents=True, exist_ok=True)
        kept = ("--store", str(store)) if store else ("--no-store",)
        workers = () if "--workers" in options else ("--workers", "1")
        command = [sys.executable, "-m", "publish.cli", "build", "--corpus", str(corpus)]
        command += ["--output", str(output), *kept, *workers, *options]
        found = run(command, self.folder, cwd=ROOT, fine=fine)
        self.runs[name] = found
        self.say(f"{found.cpu:8.2f} s of CPU  {found.wall:8.2f} s  {name}")
        return found

    def database(self, name: str) -> Path:
        """Where a knowledge base is built; the site's own queries need this name of the file."""
        return self.folder / "databases" / name / "woondeal.db"

    def primed(self, name: str) -> Path:
        """A store of its own that has what starting to read makes, and of what is measured nothing."""
        return Path(shutil.copytree(self.folder / "primed", self.folder / "stores" / name))

    def prime(self, document: Path) -> None:
        """Read a text once, so that there is a store with its patterns."""
        corpus = self.folder / "texts" / "first"
        copies(document, corpus, 1, "vooraf")
        store = self.folder / "primed"
        store.mkdir(mode=0o700)
        self.build("first", corpus, self.database("first"), store=store)


def measure_builds(place: Workplace, plan: Plan) -> list[Result]:
    """Build one, few and many copies, and many again: changed, unchanged, to a new file, from nothing."""
    start = _middle(place, "start", plan, lambda folder, mark: _one_line(folder, mark))
    one = _middle(place, "one", plan, lambda folder, mark: copies(plan.document, folder, 1, mark))
    texts = place.folder / "texts"
    copies(plan.document, texts / "few", plan.few, "weinig")
    fews = place.build("few", texts / "few", place.database("few"), store=place.primed("few"))
    files = copies(plan.document, texts / "many", plan.many, "veel")
    store, base = place.primed("many"), place.database("many")
    manys = place.build("many", texts / "many", base, store=store)
    changed = files[len(files) // 2]
    changed.write_text(f"Nieuw. {changed.read_text(encoding='utf-8')}", encoding="utf-8")
    after = place.build("changed", texts / "many", base, store=store)
    before = _state(base)
    unchanged = place.build("unchanged", texts / "many", base, "--if-changed", store=store)
    written = _state(base) != before
    again = place.build("again", texts / "many", place.database("again"), store=store)
    nothing = place.build("nothing", texts / "many", place.database("nothing"))
    tables = differing(place.database("again"), place.database("nothing"))
    runs = BuildRuns(plan.few, plan.many, start, one, fews, manys, after, unchanged, again, nothing)
    return of_builds(runs, written, tables)


def _middle(place: Workplace, name: str, plan: Plan, write: Callable[[Path, str], object]) -> Run:
    """The run with the middle CPU of some builds of different folders; its base is that of the last."""
    found = []
    for number in range(1, plan.repeats + 1):
        corpus = place.folder / "texts" / f"{name}-{number}"
        write(corpus, f"{name}{number}")
        store = place.primed(f"{name}-{number}")
        run_name = f"{name} {number}"
        found.append(place.build(run_name, corpus, place.database(name), store=store))
    return sorted(found, key=lambda one: one.cpu)[len(found) // 2]


def _one_line(folder: Path, mark: str) -> None:
    folder.mkdir(parents=True)
    (folder / "regel.txt").write_text(f"Versie {mark}. {LINE}", encoding="utf-8")


def _state(file: Path) -> tuple[int, int, int]:
    found = file.stat()
    return found.st_ino, found.st_mtime_ns, found.st_size


def measure_workers(place: Workplace, plan: Plan) -> list[Result]:
    """Read PDFs with one worker and with two."""
    corpus = place.folder / "texts" / "pdfs"
    files = pdf_copies(plan.pdfs, corpus, plan.pdf_times)
    found = [
        place.build(
            f"PDFs, workers {workers}",
            corpus,
            place.database(f"pdfs-{workers}"),
            *("--workers", str(workers)),
            store=place.primed(f"pdfs-{workers}"),
            fine=_SOME_NOT_READ,
        )
        for workers in (1, 2)
    ]
    return of_workers(found[0], found[1], files, _processors())


def measure_dask(place: Workplace, plan: Plan) -> list[Result]:
    """Read few copies on Dask with one worker and with four, where Dask is installed."""
    if importlib.util.find_spec("distributed") is None:
        return of_dask(None, None, plan.few, _processors())
    corpus = place.folder / "texts" / "dask"
    copies(plan.document, corpus, plan.few, "dask")
    found = [
        place.build(
            f"Dask, workers {workers}",
            corpus,
            place.database(f"dask-{workers}"),
            *("--dask", "local", "--workers", str(workers)),
        )
        for workers in (1, 4)
    ]
    return of_dask(found[0], found[1], plan.few, _processors())


def measure_libraries(_place: Workplace, plan: Plan) -> list[Result]:
    """Read PDFs with our reader, with pdfplumber and with pypdfium2."""
    # Imported here: it loads what reads Dutch, which takes seconds and memory of this process.
    from kb.bench_parts import pdf_figures, pdfium_seconds

    readable = [file for file in plan.pdfs if pdf_figures([file]).files]
    figures = pdf_figures(readable)
    return of_libraries(figures.ours, figures.theirs, pdfium_seconds(readable), figures.pages)


def measure_site(place: Workplace, plan: Plan) -> list[Result]:
    """Ask pages of the site on one copy and on many in turn, each made anew, one reader at a time.

    Builds what :func:`measure_builds` has not built.
    """
    bases = {"one": 1, "many": plan.many}
    for name, count in bases.items():
        if not place.database(name).is_file():
            corpus = place.folder / "texts" / f"site-{name}"
            copies(plan.document, corpus, count, "site")
            place.build(f"site, {name}", corpus, place.database(name))
    times = {
        group: _asked([place.database(name) for name in bases], kinds, plan.requests)
        for group, kinds in (("our own pages", bench.OWN), ("Datasette's pages", bench.DATASETTE))
    }
    return of_site(plan.many, times)


#: For each kind of page the milliseconds on the small base and on the large one, and who did not answer.
Asked = tuple[Mapping[str, tuple[list[float], list[float]]], Sequence[str]]


def _asked(databases: Sequence[Path], kinds: Mapping[str, str], requests: int) -> Asked:
    found = [bench.paths(database, kinds) for database in databases]
    times: dict[str, tuple[list[float], list[float]]] = {}
    silent: list[str] = []
    with bench.served(databases[0]) as small, bench.served(databases[1]) as large:
        for kind in [kind for kind in kinds if all(kind in paths for paths in found)]:
            times[kind] = ([], [])
            asked = [list(islice(cycle(paths[kind]), requests + 1)) for paths in found]
            for number in range(requests + 1):
                for side, address in enumerate((small, large)):
                    path = asked[side][number]
                    took = _answer(address, f"{path}{'&' if '?' in path else '?'}_meting={number}")
                    if took is None:
                        silent.append(path)
                    elif number:  # the first answer of a kind loads its template
                        times[kind][side].append(took)
    return times, silent


def _answer(address: tuple[str, int], path: str) -> float | None:
    try:
        return bench.ask(*address, path)
    except OSError:
        return None


def of_site(many: int, groups: Mapping[str, Asked]) -> list[Result]:
    """What the site takes with so many times the rows: all pages, and the kind that grows the most."""
    results = []
    for group, (times, silent) in groups.items():
        sides = [[ms for both in times.values() for ms in both[side]] for side in (0, 1)]
        grown = {
            kind: (median(large) / median(small), median(small), median(large))
            for kind, (small, large) in times.items()
            if small and large
        }
        if grown:
            kind, (_, before, after) = max(grown.items(), key=lambda item: item[1][0])
            small, large = (median(side) for side in sides)
            most = f"the most: {kind}, {after:.0f} and {before:.0f} ms"
            results.append(
                Result(
                    f"the site with {many} times the rows, {group}: median of an answer made anew",
                    large / small,
                    "times",
                    note=f"{large:.0f} and {small:.0f} ms; {most}",
                )
            )
        results.append(
            Result(
                f"{group} that do not answer",
                float(len(silent)),
                "",
                most=0,
                note=", ".join(sorted(set(silent))[:3]),
            )
        )
    return results


#: By the names of the parts.
MEASURES: Mapping[str, Callable[[Workplace, Plan], list[Result]]] = {
    "builds": measure_builds,
    "workers": measure_workers,
    "dask": measure_dask,
    "libraries": measure_libraries,
    "site": measure_site,
}


def measure(place: Workplace, plan: Plan, parts: Sequence[str] = PARTS) -> list[Result]:
    """Measure the parts that are asked for, in the order of :data:`PARTS`."""
    place.prime(plan.document)
    return [result for part in PARTS if part in parts for result in MEASURES[part](place, plan)]


def machine(document: Path) -> dict[str, Any]:
    """What the figures depend on: processors, system, versions, the document that was copied."""
    libraries = ("spacy", "pdfplumber", "pypdfium2", "datasette")
    return {
        "processors": _processors(),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "version": __version__,
        "libraries": {
            **{name: version(name) for name in libraries},
            "sqlite": sqlite3.sqlite_version,
        },
        "document": document.name,
        "words": len(document.read_text(encoding="utf-8").split()),
    }


def report(results: Sequence[Result], facts: Mapping[str, Any], load: Sequence[float]) -> str:
    """The part of ``docs/performance.md`` that this program writes."""
    return "\n".join(
        (
            BEGIN,
            f"Measured with `make bench-scale`, version {facts['version']}, Python {facts['python']}, "
            f"{facts['processors']} processors, a load of {load[0]:.1f} before it and {load[1]:.1f} at "
            f"its end. Copies of `{facts['document']}` ({facts['words']:,} words); CPU is that of a "
            f"whole process, with one worker where nothing else is said.",
            "",
            *table(results),
            END,
        )
    )


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else default_workers()


def _load() -> float:
    return os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0


_file = click.Path(path_type=Path, dir_okay=False)


@click.command()
@click.option(
    "--document",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="The text to copy.  [default: the one of corpus/ that is nearest to their mean length]",
)
@click.option("--few", type=click.IntRange(1), default=10, show_default=True, help="Copies.")
@click.option("--many", type=click.IntRange(2), default=50, show_default=True, help="Copies.")
@click.option(
    "--part",
    "parts",
    type=click.Choice(PARTS),
    multiple=True,
    default=PARTS,
    help="Only this; may be given more than once.  [default: all]",
)
@click.option("--json", "json_file", type=_file, help="Write all figures to this file too.")
@click.option("--print-only", is_flag=True, help="Leave docs/performance.md as it is.")
def main(
    document: Path | None,
    few: int,
    many: int,
    parts: tuple[str, ...],
    json_file: Path | None,
    print_only: bool,
) -> None:
    """Measure what many documents cost and write it to docs/performance.md."""
    chosen = document or typical(sorted((ROOT / "corpus" / "documents").glob("*.txt")))
    pdfs = tuple(sorted((ROOT / "tests" / "pdfs").glob("*.pdf")))
    plan = Plan(chosen, pdfs, min(few, many), many)
    before = _load()
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        place = Workplace(Path(folder), lambda line: click.echo(line, err=True))
        results = measure(place, plan, parts)
    load = (before, _load())
    facts = machine(chosen)
    text = report(results, facts, load)
    click.echo(text)
    if json_file is not None:
        told = as_json(results, place.runs, {**facts, "load": load})
        json_file.write_text(json.dumps(told, indent=1, ensure_ascii=False), encoding="utf-8")
    if not print_only:
        bench.write(text, bench.REPORT, BEGIN, END, "Many documents")
    if failed(results):
        raise SystemExit(1)


if __name__ == "__main__":
    main()
