"""Tables of TOML that are not parsed again: what Python's parser made of a text, from an earlier process.

The parser is written in Python and takes a fifth of a second for the reference data. What it gives is kept as
MessagePack where that says the same (dates it does not).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from corpus import loading
from kb.closing import Closing

#: The whole numbers that MessagePack has.
_WHOLE = range(-(2**63), 2**63)


class KeptTables(Closing):
    """While it is open, texts whose hash is in ``known`` are not parsed; a context manager.

    ``made`` has what was parsed.
    """

    def __init__(self, known: Mapping[str, bytes]) -> None:
        self._known = known
        self.made: dict[str, bytes] = {}
        self._parse: Callable[[str], dict[str, Any]] = loading.parse_toml
        loading.parse_toml = self._tables

    def close(self) -> None:
        """Have texts parsed again."""
        loading.parse_toml = self._parse

    def _tables(self, text: str) -> dict[str, Any]:
        key = hashlib.sha256(text.encode()).hexdigest()
        known = self._known.get(key)
        if known is not None:
            try:
                return msgspec.msgpack.decode(known, type=dict[str, Any])
            except (msgspec.DecodeError, UnicodeDecodeError):
                # Nobody but another program wrote that.
                pass
        tables = self._parse(text)
        if _is_plain(tables):
            self.made[key] = msgspec.msgpack.encode(tables)
        return tables


def _is_plain(value: object) -> bool:
    """Return True if MessagePack gives a value of TOML back as it is."""
    if isinstance(value, dict):
        return all(map(_is_plain, value.values()))
    if isinstance(value, list):
        return all(map(_is_plain, value))
    return value in _WHOLE if isinstance(value, int) else isinstance(value, str | float)
