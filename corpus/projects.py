"""Words in the names of housing projects: which tell projects apart, and which say nothing."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from corpus.areas import REFERENCE
from corpus.manifest import CorpusError

_WORD = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True)
class ProjectWords:
    """Words of names, folded: ``telling`` ones keep names apart, ``empty`` ones are passed over."""

    telling: frozenset[str]
    empty: frozenset[str]


def load_project_words(folder: Path = REFERENCE) -> ProjectWords:
    """The words of ``project-words.toml``; raises :class:`CorpusError` naming what is wrong."""
    path = folder / "project-words.toml"
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CorpusError(f"{path}: not valid TOML: {error}") from error
    if set(data) != {"telling", "empty"}:
        raise CorpusError(f"{path}: must have the lists telling and empty, and nothing else")
    for key, words in data.items():
        for word in words if isinstance(words, list) else [words]:
            if not isinstance(word, str) or not _WORD.fullmatch(word):
                raise CorpusError(f"{path}: {key}: {word!r} is not one word of letters a to z")
    both = set(data["telling"]) & set(data["empty"])
    if both:
        raise CorpusError(f"{path}: {sorted(both)[0]!r} is both telling and empty")
    return ProjectWords(frozenset(data["telling"]), frozenset(data["empty"]))
