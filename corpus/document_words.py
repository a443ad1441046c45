"""Words by which a document says what it is about, who made it and when."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from corpus.areas import REFERENCE
from corpus.manifest import CorpusError

_SECTIONS = {
    "national": ("signs", "local", "seat"),
    "members": ("consists", "form"),
    "publisher": ("forms", "names"),
    "title": ("never",),
    "date": ("beside",),
    "issuer": ("municipality", "province", "body"),
}


@dataclass(frozen=True, slots=True)
class DocumentWords:
    """The lists of ``document-words.toml``, which says what each is for."""

    national_signs: tuple[str, ...]
    national_local: tuple[str, ...]
    national_seat: tuple[str, ...]
    members_consists: tuple[str, ...]
    members_form: tuple[str, ...]
    publisher_forms: tuple[str, ...]
    publisher_names: tuple[str, ...]
    title_never: tuple[str, ...]
    date_beside: tuple[str, ...]
    issuer_municipality: tuple[str, ...]
    issuer_province: tuple[str, ...]
    issuer_body: tuple[str, ...]


@cache
def load_document_words(folder: Path = REFERENCE) -> DocumentWords:
    """The words of ``document-words.toml``; raises :class:`CorpusError` naming what is wrong."""
    path = folder / "document-words.toml"
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CorpusError(f"{path}: not valid TOML: {error}") from error
    unknown = sorted(set(data) - set(_SECTIONS))
    if unknown:
        raise CorpusError(f"{path}: unknown section [{unknown[0]}]")
    lists: dict[str, tuple[str, ...]] = {}
    for section, names in _SECTIONS.items():
        table = data.get(section, {})
        extra = sorted(set(table) - set(names))
        if extra:
            raise CorpusError(f"{path}: [{section}] unknown list {extra[0]!r}")
        for name in names:
            lists[f"{section}_{name}"] = _words(f"{path}: [{section}] {name}", table.get(name))
    return DocumentWords(**lists)


def _words(where: str, words: Any) -> tuple[str, ...]:
    if not isinstance(words, list) or not words:
        raise CorpusError(f"{where} must be a list of words")
    for word in words:
        if not isinstance(word, str) or not word.strip() or word != word.strip():
            raise CorpusError(f"{where}: {word!r} is not a word")
        if words.count(word) > 1:
            raise CorpusError(f"{where} has {word!r} twice")
    return tuple(words)
