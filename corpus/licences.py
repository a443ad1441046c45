"""The licences that the data of a knowledge base may have (``corpus/reference/licences.toml``)."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Annotated

import msgspec

from corpus.loading import REFERENCE, Record, Word, line_error, load_toml

_Url = Annotated[str, msgspec.Meta(pattern=r"^https://\S+$")]


class Licence(Record, frozen=True):
    """A licence: its id of SPDX, its name for readers, and where it stands."""

    id: Word
    name: Word
    url: _Url


class _Licences(Record, frozen=True):
    licence: tuple[Licence, ...]


@cache
def load_licences(folder: Path = REFERENCE) -> dict[str, Licence]:
    """The licences by their id; raises :class:`corpus.loading.CorpusError` naming what is wrong."""
    path = folder / "licences.toml"
    found: dict[str, Licence] = {}
    for licence in load_toml(path, _Licences).licence:
        if licence.id in found:
            raise line_error(path, licence.id, f"{licence.id!r} is there twice")
        found[licence.id] = licence
    return found


def licence(key: str) -> Licence:
    """The licence of an id, in capitals or not; raises :class:`ValueError` with those that are known."""
    known = load_licences()
    found = next((known[name] for name in known if name.casefold() == key.casefold()), None)
    if found is None:
        raise ValueError(f"unknown licence {key!r}; known are {', '.join(known)}")
    return found
