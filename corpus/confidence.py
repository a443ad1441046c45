"""The models of confidence: how much each feature of a reading says for or against it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from corpus.loading import REFERENCE, Record, load_toml

#: A count that was probably read well is called so from this likelihood (0-1) on that all of it is
#: right; one below it is to be checked first. From the contract of the knowledge base. Of 233 shown
#: rows of plans that nobody had seen (two readers, who agree on 225 of them) 83 % could be printed as
#: they stand from here on, 66 % from 0.7, 56 % from 0.5 and 42 % below that. docs/confidence.md has
#: how often every field is right.
LIKELY = 0.85


class Odds(Record, frozen=True):
    """``intercept`` and ``weights`` add up to the logarithm of the odds that all of a row is right."""

    intercept: float
    weights: Mapping[str, float]


class Confidence(Odds, frozen=True):
    """A row is ``certain`` or ``probable`` from these likelihoods (0-1) on."""

    certain: float
    probable: float


class _ConfidenceFile(Record, frozen=True):
    count: Confidence


@lru_cache(maxsize=4)
def load_confidence(folder: Path = REFERENCE) -> Confidence:
    """The model for counts.

    Raises :class:`corpus.loading.CorpusError` naming the file, the line and what is wrong with it.
    """
    return load_toml(folder / "confidence.toml", _ConfidenceFile).count


class _CommitmentFile(Record, frozen=True):
    commitment: Odds


@lru_cache(maxsize=4)
def load_commitment_confidence(folder: Path = REFERENCE) -> Odds:
    """The model for commitments, whose level stays what their evidence says.

    Raises :class:`corpus.loading.CorpusError` naming the file, the line and what is wrong with it.
    """
    return load_toml(folder / "commitment-confidence.toml", _CommitmentFile).commitment
