"""How well the documents are read, in figures for people who are no specialists.

The figures are those of ``docs/quality.json``, which ``make quality`` writes. A site that runs
elsewhere has them beside the code.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
#: Where a published site keeps the figures, and where they are in the project.
PLACES = (HERE / "quality.json", HERE.parent / "docs" / "quality.json")


@dataclass(frozen=True, slots=True)
class Share:
    """So many out of so many; ``of`` is at least 1."""

    right: int
    of: int

    @property
    def percentage(self) -> float:
        """Rounded down to a tenth: 99.96% is not all."""
        return (1000 * self.right // self.of) / 10


@dataclass(frozen=True, slots=True)
class ReadingQuality:
    """What was right of what was read, and how much of what is there was found.

    ``documents`` are the titles of the documents in which people marked what is there.
    """

    documents: tuple[str, ...]
    counts_right: Share
    counts_found: Share
    counts_whole: Share
    commitments_right: Share
    commitments_found: Share
    parties_right: Share
    document_ids: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def reading_quality(places: tuple[Path, ...] = PLACES) -> ReadingQuality | None:
    """The figures of the first of the places that has them; None where none has."""
    for place in places:
        if place.is_file():
            try:
                return of_data(json.loads(place.read_text(encoding="utf-8")))
            except (ValueError, KeyError, TypeError, ZeroDivisionError):
                # Figures of another version: better none than wrong ones.
                return None
    return None


def of_data(data: Mapping[str, Any]) -> ReadingQuality:
    """The figures of ``quality.json``; raises :class:`KeyError` or the like where it is not that."""
    counts, commitments = data["all"]["counts"], data["all"]["commitments"]
    return ReadingQuality(
        documents=tuple(str(source["title"]) for source in data["sources"]),
        counts_right=_share(counts["precision"]),
        counts_found=_share(counts["recall"]),
        counts_whole=_share(counts["full"]),
        commitments_right=_share(commitments["precision"]),
        commitments_found=_share(commitments["recall"]),
        parties_right=_share(commitments["parties"]["precision"]),
        document_ids=tuple(str(source.get("id", "")) for source in data["sources"]),
    )


def _share(data: Mapping[str, Any]) -> Share:
    found = Share(int(data["right"]), int(data["of"]))
    if not 0 <= found.right <= found.of or not found.of:
        raise ValueError(f"not a share: {data}")
    return found
