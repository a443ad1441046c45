"""Keys: the same document gives the same keys on every build, on every machine.

A span's key is a hash of its source, its words and those around it (:mod:`kb.surroundings`); keys of
what stands at a span derive from the span's, with a prefix that says what they are. All keys are of
``[A-Za-z0-9-]``.
"""

from __future__ import annotations

import base64
import hashlib

#: 12 base32 characters are 60 bits: among a million spans a collision has odds of one in two million.
_LENGTH = 12


class KeyCollisionError(RuntimeError):
    """Two different things got the same key."""


def digest(*parts: object) -> str:
    """A short hash of ``parts``, of the characters ``a-z2-7``; None and the empty text differ."""
    joined = "\x1f".join("\x00" if part is None else str(part) for part in parts)
    raw = hashlib.sha256(joined.encode("utf-8")).digest()
    return base64.b32encode(raw).decode("ascii").lower()[:_LENGTH]


def page_key(source_id: str, number: int) -> str:
    """The key of page ``number`` (1-based) of a source."""
    return f"{source_id}-p{number}"


def cell_key(table_id: str, row: int, column: int) -> str:
    """The key of the cell whose top left is at ``row`` and ``column`` (both 1-based)."""
    return f"{table_id}-r{row}c{column}"


class Keys:
    """Hands out keys, and remembers what for: one key for two different things is an error."""

    def __init__(self) -> None:
        self._given: dict[str, tuple[object, ...]] = {}

    def __contains__(self, key: object) -> bool:
        return key in self._given

    def claim(self, key: str, *meaning: object) -> str:
        """``key``, for the thing that ``meaning`` describes.

        Raises :class:`KeyCollisionError` where the key is already that of something else.
        """
        known = self._given.setdefault(key, meaning)
        if known != meaning:
            raise KeyCollisionError(f"key {key!r} stands for {known!r} and for {meaning!r}")
        return key

    def numbered(self, key: str) -> str:
        """``key``, or ``key-2``, ``key-3``, … where it was given before.

        For rows that stand at one and the same place, in the order in which they were read.
        """
        number = 1
        candidate = key
        while candidate in self._given:
            number += 1
            candidate = f"{key}-{number}"
        return self.claim(candidate, candidate)
