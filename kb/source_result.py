"""What reading one source gave: light to load, for whoever keeps it or puts sources together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.model import SourceText
from kb.packed_rows import PackedSource
from kb.rows import SourceRows

if TYPE_CHECKING:
    from kb.source_rows import ReadDocument


@dataclass(frozen=True, slots=True)
class SourceResult:
    """The rows of a source, whether it was read or not.

    ``problems`` are one-line messages for the person who builds: something of this source is not in
    the knowledge base. ``tracebacks`` tell a programmer more, where the program is to blame.
    ``text`` and ``documents`` are what was read, only where that was asked to be kept.
    ``is_lasting`` says that reading the same file again gives the same: a file that was not read may
    be read the next time, with more time or memory.
    """

    rows: SourceRows
    problems: tuple[str, ...] = ()
    tracebacks: tuple[str, ...] = ()
    text: SourceText | None = None
    documents: tuple[ReadDocument, ...] = ()
    is_lasting: bool = False


@dataclass(frozen=True, slots=True)
class PackedResult:
    """What putting sources together needs of a :class:`SourceResult`."""

    rows: PackedSource
    problems: tuple[str, ...] = ()
    tracebacks: tuple[str, ...] = ()

    @classmethod
    def of(cls, result: SourceResult) -> PackedResult:
        """Pack a result."""
        return cls(PackedSource.of(result.rows), result.problems, result.tracebacks)
