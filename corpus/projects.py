"""Words in the names of housing projects: which tell projects apart, and which say nothing."""

from __future__ import annotations

import re
from pathlib import Path

from corpus.loading import REFERENCE, Record, Spellings, load_toml

_WORD = re.compile(r"[a-z]+")


class ProjectWords(Record, frozen=True):
    """Words of names, folded: ``telling`` ones keep names apart, ``empty`` ones are passed over."""

    telling: Spellings
    empty: Spellings

    def __post_init__(self) -> None:
        for word in (*self.telling, *self.empty):
            if not _WORD.fullmatch(word):
                raise ValueError(f"{word!r} is not one word of letters a to z")
        for word in self.telling & self.empty:
            raise ValueError(f"{word!r} is both telling and empty")


def load_project_words(folder: Path = REFERENCE) -> ProjectWords:
    """The words of ``project-words.toml``; raises :class:`CorpusError` naming what is wrong."""
    return load_toml(folder / "project-words.toml", ProjectWords)
