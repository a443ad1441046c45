"""What came of the mutants that were tried, a line of JSON each, in ``.make/mutants/``."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.mutants.run import DOES_NOT_END, Outcome
from tests.mutants.sites import Mutant


@dataclass(frozen=True, slots=True)
class Results:
    """The results of one run."""

    path: Path

    def clear(self) -> None:
        """Begin anew."""
        self.path.write_text("")

    def add(self, mutant: Mutant, outcome: Outcome) -> None:
        """Add what came of a mutant."""
        record = {
            "mutant": str(mutant),
            "file": mutant.file,
            "killed_by": outcome.failed,
            "cpu": round(outcome.seconds, 1),
        }
        with self.path.open("a", encoding="utf-8") as file:
            file.write(f"{json.dumps(record, ensure_ascii=False)}\n")

    def read(self) -> Mapping[str, str | None]:
        """By how a mutant is shown what killed it; None where nothing did."""
        return {record["mutant"]: record["killed_by"] for record in _records(self.path)}


def killers_of(folder: Path) -> Mapping[str, frozenset[str]]:
    """The tests that noticed a mutant of a file in any run."""
    found: dict[str, set[str]] = {}
    for path in sorted(folder.glob("results-*.jsonl")):
        for record in _records(path):
            if "::" in (killer := record["killed_by"] or ""):
                found.setdefault(record["file"], set()).add(killer.removesuffix(DOES_NOT_END))
    return {file: frozenset(tests) for file, tests in found.items()}


def _records(path: Path) -> Iterator[dict[str, Any]]:
    if path.is_file():
        yield from map(json.loads, path.read_text(encoding="utf-8").splitlines())
