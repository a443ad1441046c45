"""Results of one build on disk, each at its place in the corpus, until they are put together."""

from __future__ import annotations

import tempfile
from pathlib import Path

from kb.closing import Closing


class Spool(Closing):
    """Bytes by number, in a file without a name, which is gone when the process is; a context manager.

    Raises :class:`OSError` where ``folder`` cannot be written to.
    """

    def __init__(self, folder: Path) -> None:
        self._file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 -- closed by close()
        self._places: dict[int, tuple[int, int]] = {}
        self._end = 0

    def close(self) -> None:
        """Let the file go, and with it all that is in it."""
        self._file.close()

    def __contains__(self, number: int) -> bool:
        return number in self._places

    def __setitem__(self, number: int, blob: bytes) -> None:
        self._file.seek(self._end)
        self._file.write(blob)
        self._places[number] = (self._end, len(blob))
        self._end += len(blob)

    def __getitem__(self, number: int) -> bytes:
        start, length = self._places[number]
        self._file.seek(start)
        return self._file.read(length)
