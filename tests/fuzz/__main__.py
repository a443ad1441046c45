"""``make fuzz``: read damaged PDFs and say of how many the numbers changed without a word."""

from __future__ import annotations

import hashlib
import json
import logging
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import click

from tests.fuzz.mutations import mutation
from tests.fuzz.pdfs import OUTCOMES, originals, outcome_apart

ROOT = Path(__file__).resolve().parent.parent.parent
CACHE = ROOT / ".make" / "fuzz"
#: The most that may have other numbers and no warning, of all that were tried.
SILENT = 0.03


@click.command()
@click.option("--seed", default=1, show_default=True, help="Another seed, other damage.")
@click.option("--count", default=1000, show_default=True, help="How many files to damage.")
@click.option(
    "--folder",
    "folders",
    multiple=True,
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Damage the PDFs of this folder too; once for each.",
)
@click.option("--minutes", default=60.0, show_default=True, help="Begin with none after so many.")
@click.option("--show", is_flag=True, help="List those that were silent, crashed or hung.")
def main(seed: int, count: int, folders: tuple[Path, ...], minutes: float, show: bool) -> None:
    """Damage the PDFs of tests/pdfs, read them, and say what became of their numbers.

    What was tried is kept in .make/fuzz for as long as the reader is the same: a run that was stopped
    goes on where it was. Exit status 1 says that too many were silent, or that one crashed or hung.
    """
    # What a damaged file makes the readers log is of no use to anybody here.
    logging.disable(logging.CRITICAL)
    files, readings = originals((ROOT / "tests" / "pdfs", *folders))
    names = "".join(name for name, _ in files)
    CACHE.mkdir(parents=True, exist_ok=True)
    kept = CACHE / f"{_mark(names)}-{seed}.jsonl"
    tried = {row["index"]: row for row in _rows(kept) if row["index"] < count}
    until = time.monotonic() + 60 * minutes
    with kept.open("a", encoding="utf-8") as file:
        for index in range(count):
            if index in tried:
                continue
            if time.monotonic() > until:
                break
            damaged = mutation(files, seed, index)
            outcome, word = outcome_apart(damaged, readings[damaged.name])
            row = {
                "index": index, "file": damaged.name, "kind": damaged.kind,
                "outcome": outcome, "word": word,
            }  # fmt: skip
            tried[index] = row
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
            file.flush()
    raise SystemExit(_report([tried[index] for index in sorted(tried)], show=show))


def _report(rows: list[dict[str, object]], *, show: bool) -> int:
    counted = Counter(str(row["outcome"]) for row in rows)
    click.echo(f"{len(rows)} damaged PDFs: " + ", ".join(f"{counted[o]} {o}" for o in OUTCOMES))
    for row in rows if show else ():
        if row["outcome"] in ("silent", "crashed", "hung"):
            click.echo("{index:>5} {outcome:8} {kind:13} {file}: {word}".format(**row))
    silent = counted["silent"] > SILENT * len(rows)
    return int(silent or counted["crashed"] > 0 or counted["hung"] > 0)


def _rows(path: Path) -> Iterable[dict[str, object]]:
    if not path.is_file():
        return []
    rows = []
    for line in path.read_text(encoding="utf-8").splitlines():
        try:
            rows.append(json.loads(line))
        except ValueError:  # the last line of a run that was killed
            continue
    return rows


def _mark(names: str) -> str:
    """Return a short hash of the files' names and of the code that reads and damages them."""
    total = hashlib.sha256(names.encode())
    for path in sorted([*(ROOT / "extract").rglob("*.py"), *Path(__file__).parent.glob("*.py")]):
        total.update(path.read_bytes())
    return total.hexdigest()[:12]


if __name__ == "__main__":
    main()
