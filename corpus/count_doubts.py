"""Words that make a count uncertain: ``count-doubts.toml``, whose header explains its fields.

Loading refuses unknown tables and keys, and names the file and line of what is wrong.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Literal

import msgspec

from corpus.counting import Patterns
from corpus.loading import REFERENCE, Record, Word, Words, load_toml

Where = Literal["own", "before", "behind", "sentence"]


class Doubt(Record, frozen=True, kw_only=True):
    """A reason for doubt, the words for it and where they stand."""

    id: Word
    label: Word
    where: Where
    words: Patterns
    examples: tuple[Word, ...]
    counter_examples: tuple[Word, ...] = msgspec.field(name="not")
    plans: bool = False
    units: Words | None = None
    own_area: bool = True
    wider: bool = False
    says: Word | None = None


class _DoubtsFile(Record, frozen=True):
    doubt: tuple[Doubt, ...]


@lru_cache(maxsize=4)
def load_count_doubts(folder: Path = REFERENCE) -> tuple[tuple[Doubt, re.Pattern[str]], ...]:
    """The doubts, each with the pattern of its words.

    Raises :class:`corpus.loading.CorpusError` naming the file, the line and what is wrong with it.
    """
    file = load_toml(folder / "count-doubts.toml", _DoubtsFile)
    return tuple((doubt, doubt.words.compile()) for doubt in file.doubt)
