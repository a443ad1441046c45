"""The mutants that no text can show, each with the reason: ``equivalent.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.mutants.sites import Mutant

FILE = Path(__file__).resolve().parent / "equivalent.toml"


@dataclass(frozen=True, slots=True)
class Equivalent:
    """A mutant by what it changes, wherever in the file that stands: ``change`` is how ``make mutants``
    shows it, after the line."""

    file: str
    scope: str | None
    change: str
    why: str

    def is_of(self, mutant: Mutant) -> bool:
        """Return True if this is that mutant."""
        change = str(mutant).partition(" ")[2]
        return (mutant.file, mutant.scope, change) == (self.file, self.scope, self.change)


def load_equivalents(file: Path = FILE) -> tuple[Equivalent, ...]:
    """The mutants of the file; raises TypeError where an entry lacks a key or has another."""
    entries = tomllib.loads(file.read_text(encoding="utf-8")).get("equivalent", [])
    return tuple(Equivalent(**{"scope": None, **entry}) for entry in entries)


def without_equivalents(
    mutants: Iterable[Mutant], equivalents: Iterable[Equivalent]
) -> list[Mutant]:
    """The mutants that a text can show."""
    known = tuple(equivalents)
    return [m for m in mutants if not any(one.is_of(m) for one in known)]
