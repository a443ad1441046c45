"""The model that says from words what a number rests on: ``basis-words.csv``.

A row is a feature, such as ``before:behoefte``, and what it adds to the score of each basis; the row
``(always)`` is what each begins with. ``python -m judging fit-basis`` writes the file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from corpus.codes import values
from corpus.loading import REFERENCE, CorpusError, load_rows

FILE = "basis-words.csv"
FEATURE, ALWAYS = "feature", "(always)"
#: The bases that the model tells apart. Agreements alone name key projects, by that word.
BASES = ("opgave", "plancapaciteit", "gerealiseerd", "prognose", "voorraad", "budget", "overig")


@dataclass(frozen=True, slots=True, eq=False)
class BasisWords:
    """What each feature adds to the scores of the bases, in the order of :data:`BASES`."""

    always: tuple[float, ...]
    weights: Mapping[str, tuple[float, ...]]


@lru_cache(maxsize=4)
def load_basis_words(folder: Path = REFERENCE) -> BasisWords:
    """The model of words.

    Raises :class:`corpus.loading.CorpusError` naming the file, the line and what is wrong with it.
    """
    assert set(BASES) <= set(values("basis"))
    path = folder / FILE
    found: dict[str, tuple[float, ...]] = {}
    for line, row in load_rows(path, (FEATURE, *BASES)):
        try:
            found[row[FEATURE]] = tuple(float(row[basis] or 0) for basis in BASES)
        except ValueError as error:
            raise CorpusError(f"{path}:{line}: expected a number for each basis") from error
    if ALWAYS not in found:
        raise CorpusError(f"{path}: no row {ALWAYS}")
    return BasisWords(found.pop(ALWAYS), found)
