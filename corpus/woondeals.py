"""Which regions made a woondeal, and which of their agreements are known (``corpus/reference/woondeals.toml``)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from corpus.areas import load_areas
from corpus.loading import REFERENCE, CorpusError, Record, Word, load_toml

#: The agreement of 2022 or 2023, an update of it, the next one.
Stage = Literal["first", "update", "next"]
STAGES: tuple[Stage, ...] = ("first", "update", "next")
_Date = Annotated[str, msgspec.Meta(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
_Url = Annotated[str, msgspec.Meta(pattern=r"^https://\S+$")]


class Evidence(Record, frozen=True):
    """Where it is said that an agreement is there: in a document of the corpus, or by somebody at an address."""

    id: Word
    words: Word
    document: Word | None = None
    by: Word | None = None
    url: _Url | None = None

    def __post_init__(self) -> None:
        if (self.document is None) == (self.url is None) or (self.url is None) != (self.by is None):
            raise ValueError(f"{self.id!r} is not in a document, nor by somebody at an address")


class Agreement(Record, frozen=True):
    """An agreement that is known; ``dated`` is left out where the evidence does not say when."""

    stage: Stage
    evidence: Word
    dated: _Date | None = None


class Region(Record, frozen=True):
    """A region with a woondeal: the areas that it is, the first its own, or a name where it is none of them."""

    province: Word
    agreement: tuple[Agreement, ...]
    areas: tuple[Word, ...] = ()
    name: Word | None = None

    def __post_init__(self) -> None:
        if not self.areas and self.name is None:
            raise ValueError("a region has areas or a name")


class Woondeals(Record, frozen=True):
    """The whole file; ``number`` is how many regions there are, as ``evidence_of_number`` says."""

    number: int
    evidence_of_number: Word
    evidence: tuple[Evidence, ...]
    region: tuple[Region, ...]

    def evidence_called(self, key: str) -> Evidence:
        """The evidence of an id; raises :class:`KeyError`."""
        return {found.id: found for found in self.evidence}[key]


@cache
def load_woondeals(folder: Path = REFERENCE) -> Woondeals:
    """The regions and their agreements; raises :class:`CorpusError` naming what is wrong."""
    path = folder / "woondeals.toml"
    found = load_toml(path, Woondeals)
    for wrong in _mistakes(found):
        raise CorpusError(f"{path}: {wrong}")
    return found


def _mistakes(found: Woondeals) -> Iterator[str]:
    known, areas = [evidence.id for evidence in found.evidence], load_areas()
    yield from (f"the evidence {key!r} is there twice" for key in known if known.count(key) > 1)
    named = [agreement.evidence for region in found.region for agreement in region.agreement]
    named.append(found.evidence_of_number)
    yield from (f"no evidence {key!r}" for key in named if key not in known)
    of_regions = [key for region in found.region for key in region.areas]
    yield from (
        f"the area {key!r} is there twice" for key in of_regions if of_regions.count(key) > 1
    )
    of_regions += [region.province for region in found.region]
    yield from (f"no area {key!r}" for key in of_regions if key not in areas)
    if len(found.region) > found.number:
        yield f"more than {found.number} regions"
