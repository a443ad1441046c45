"""What makes a commitment doubtful: ``commitment-doubts.toml``, whose header explains its fields.

Loading refuses unknown tables and keys, and names the file and line of what is wrong.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Literal

import msgspec

from corpus.codes import values
from corpus.kinds import Stance
from corpus.loading import REFERENCE, Record, Word, Words, load_toml

Field = Literal["commitment", "quote", "parties", "deadlines"]


class Doubt(Record, frozen=True, kw_only=True):
    """A reason for doubt, the field that it is about, and where it holds."""

    id: Word
    label: Word
    field: Field
    kinds: Words | None = None
    rules: Words | None = None
    stance: tuple[Stance, ...] = ()
    find: str = ""
    level: Literal["uncertain", "kept"] = "uncertain"
    examples: tuple[Word, ...] = ()
    counter_examples: tuple[Word, ...] = msgspec.field(name="not", default=())

    def __post_init__(self) -> None:
        unknown = sorted((self.kinds or frozenset()) - set(values("document_kind")))
        if unknown:
            raise ValueError(f"{unknown[0]!r} is no kind of document")


class _DoubtsFile(Record, frozen=True):
    doubt: tuple[Doubt, ...]


@lru_cache(maxsize=4)
def load_commitment_doubts(folder: Path = REFERENCE) -> tuple[Doubt, ...]:
    """The doubts, in the order of the file, which changes nothing.

    Raises :class:`corpus.loading.CorpusError` naming the file, the line and what is wrong with it.
    """
    return load_toml(folder / "commitment-doubts.toml", _DoubtsFile).doubt
