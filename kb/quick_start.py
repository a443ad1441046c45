"""What a process makes before it can read, taken from the store: patterns, tables of TOML, the index of words.

It is the same for every source and depends on the code, the reference data, the libraries and Python alone,
so it has one entry in the store, under a hash of these. Without that entry, or with one that is broken, all is made anew,
which takes longer and gives the same.
"""

from __future__ import annotations

import hashlib
import zlib

import msgspec

from kb.closing import Closing
from kb.fingerprint import reading_version
from kb.kept_patterns import MADE_BY, Code, KeptPatterns
from kb.kept_tables import KeptTables
from kb.kept_words import Index, KeptWords
from kb.store import Store

#: Goes up when what is kept changes.
_VERSION = 1
#: So many new patterns are worth writing the entry again.
_WORTH = 50
#: No more are kept: a process that reads anything needs some 2,000, and each document has some 20 of its own.
_MOST = 6_000
#: Bytes of an entry once it is inflated; it takes some 5,000,000.
_MOST_BYTES = 2**26
#: Level of zlib: what takes a fifth of the room takes little less with more work.
_LEVEL = 1


class _Kept(msgspec.Struct, array_like=True, frozen=True):
    patterns: list[Code]
    words: dict[str, Index]
    tables: dict[str, bytes]


_NOTHING = _Kept([], {}, {})
_DECODER = msgspec.msgpack.Decoder(_Kept)


class QuickStart(Closing):
    """While it is open, patterns and words come from the store and new ones are noted; a context manager
    that puts these in the store at its end."""

    def __init__(self, store: Store) -> None:
        self._store = store
        depends_on = repr((_VERSION, MADE_BY, reading_version()))
        self._key = hashlib.sha256(depends_on.encode()).hexdigest()
        self._kept = _decoded(store.get(self._key))
        self._patterns = KeptPatterns(self._kept.patterns, _MOST)
        self._words = KeptWords(self._kept.words)
        self._tables = KeptTables(self._kept.tables)

    def close(self) -> None:
        """Put what was made in the store, and let go."""
        for part in (self._patterns, self._words, self._tables):
            part.close()
        patterns, words, tables = self._patterns.made, self._words.made, self._tables.made
        if len(patterns) < _WORTH and not words and not tables:
            return
        kept = _Kept(
            [*self._kept.patterns, *patterns.values()],
            {**self._kept.words, **words},
            {**self._kept.tables, **tables},
        )
        self._store.put(self._key, zlib.compress(msgspec.msgpack.encode(kept), _LEVEL))


def _decoded(blob: bytes | None) -> _Kept:
    """What an entry of the store has; nothing where there is none, or it is another thing."""
    if blob is None:
        return _NOTHING
    try:
        inflate = zlib.decompressobj()
        return _DECODER.decode(inflate.decompress(blob, _MOST_BYTES))
    except (zlib.error, msgspec.DecodeError, UnicodeDecodeError):
        return _NOTHING
