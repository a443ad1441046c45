"""What reading a damaged PDF says: named, warned of, the same numbers, or other numbers in silence."""

from __future__ import annotations

import json
import os
import re
import signal
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from extract.errors import ReadError
from extract.pdf import read_pdf
from extract.pdf.isolated import limit_memory
from tests.fuzz.mutations import Mutation

#: ``named``: not read, with a line that says so. ``warned``: read, with a warning that the original
#: does not have. ``silent``: other numbers than the original and no word of it.
Outcome = Literal["named", "warned", "same", "silent", "crashed", "hung"]
OUTCOMES: tuple[Outcome, ...] = ("named", "warned", "same", "silent", "crashed", "hung")
PASSWORDS = {"wachtwoord.pdf": "merenland"}
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
#: What one file may take: seconds of CPU, and megabytes.
_SECONDS = 60
_MEGABYTES = 2000


@dataclass(frozen=True, slots=True)
class Reading:
    """What matters of a reading here: its numbers, and what it says is wrong."""

    numbers: Mapping[str, int]
    warnings: frozenset[str]


def reading_of(path: Path, name: str) -> Reading:
    """Return the reading of a PDF that goes by ``name``; raises :class:`ReadError`."""
    source = read_pdf(path, PASSWORDS.get(name), ocr=False)
    warnings = frozenset(note.message for note in source.warnings)
    return Reading(Counter(_NUMBER.findall(source.text)), warnings)


def originals(folders: Sequence[Path]) -> tuple[tuple[tuple[str, bytes], ...], dict[str, Reading]]:
    """Return the PDFs of folders that can be read, as name and content, and their readings."""
    files: list[tuple[str, bytes]] = []
    readings: dict[str, Reading] = {}
    for path in sorted(path for folder in folders for path in folder.glob("*.pdf")):
        try:
            readings[path.name] = reading_of(path, path.name)
        except ReadError:
            continue
        files.append((path.name, path.read_bytes()))
    return tuple(files), readings


def outcome_of(mutation: Mutation, original: Reading) -> tuple[Outcome, str]:
    """Return what reading a damaged file says, and a word on it; in this process."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / mutation.name
        path.write_bytes(mutation.data)
        try:
            found = reading_of(path, mutation.name)
        except ReadError as error:
            return "named", error.reason or str(error)
    new = found.warnings - original.warnings
    if found.numbers == original.numbers:
        return ("warned" if new else "same"), "; ".join(sorted(new))[:200]
    lost = Counter(original.numbers) - Counter(found.numbers)
    gained = Counter(found.numbers) - Counter(original.numbers)
    said = f"lost {sum(lost.values())}, gained {sum(gained.values())}; {'; '.join(sorted(new))}"
    return ("warned" if new else "silent"), said[:200]


def outcome_apart(mutation: Mutation, original: Reading) -> tuple[Outcome, str]:
    """Return what :func:`outcome_of` says, in a process of its own that may take no more than a set
    time and memory."""
    reading_end, writing_end = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading_end)
        status = 1
        try:
            signal.setitimer(signal.ITIMER_PROF, _SECONDS)
            limit_memory(_MEGABYTES)
            said = json.dumps(outcome_of(mutation, original))
            os.write(writing_end, said.encode())
            status = 0
        except BaseException as error:  # what the reader raises is what is looked for here
            os.write(writing_end, json.dumps(("crashed", repr(error)[:200])).encode())
            status = 0
        finally:
            os._exit(status)
    os.close(writing_end)
    with os.fdopen(reading_end, "rb") as pipe:
        said_bytes = pipe.read()
    _, status = os.waitpid(child, 0)
    if said_bytes:
        outcome, word = json.loads(said_bytes)
        return outcome, word
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGPROF:
        return "hung", f"over {_SECONDS} seconds"
    return "crashed", f"status {status}"
