"""Which kind of document a title or the name of a file says that it is."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from corpus.areas import REFERENCE
from corpus.manifest import DOCUMENT_KINDS, CorpusError, slug

UNKNOWN = "overig"
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")


@dataclass(frozen=True, slots=True)
class KindWords:
    """The words of each kind, in the order in which they are tried; ``about`` rules all out."""

    kinds: tuple[tuple[str, tuple[str, ...]], ...]
    about: tuple[str, ...]

    def kind_of(self, title: str) -> str | None:
        """The kind that a title names; None where it names none, or says that it is about one."""
        words = slug(title)
        if _holds(words, self.about):
            return None
        return next((kind for kind, names in self.kinds if _holds(words, names)), None)


def _holds(words: str, names: tuple[str, ...]) -> bool:
    return any(re.search(rf"(?<![a-z]){name}", words) for name in names)


@cache
def load_kind_words(folder: Path = REFERENCE) -> KindWords:
    """The words of ``kinds.toml``; raises :class:`CorpusError` naming what is wrong."""
    path = folder / "kinds.toml"
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CorpusError(f"{path}: not valid TOML: {error}") from error
    unknown = sorted(set(data) - {"kind", "about"})
    if unknown:
        raise CorpusError(f"{path}: unknown key {unknown[0]!r}")
    kinds = []
    for table in data.get("kind", []):
        name = table.get("name")
        if name not in DOCUMENT_KINDS:
            raise CorpusError(f"{path}: unknown kind {name!r}")
        kinds.append((str(name), _words(path, str(name), table)))
    return KindWords(tuple(kinds), _words(path, "about", data.get("about", {})))


def _words(path: Path, where: str, table: dict[str, Any]) -> tuple[str, ...]:
    words = table.get("words")
    if not isinstance(words, list) or not words:
        raise CorpusError(f"{path}: {where}: words must be a list of words")
    for word in words:
        if not isinstance(word, str) or not _WORD.fullmatch(word):
            raise CorpusError(f"{path}: {where}: {word!r} is not a word in small letters")
    return tuple(words)
