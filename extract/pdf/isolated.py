"""Reading a PDF in a process of its own, which may take a set time and memory and no more.

A file can be made, or broken, so that reading it never ends or fills the memory. Then its process
is ended, the file is reported, and the others go on.
"""

from __future__ import annotations

import multiprocessing
import resource
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

from extract.errors import ReadError
from extract.model import SourceText
from extract.pdf.errors import PdfError
from extract.pdf.reader import read_pdf

#: Seconds that a file may take.
TIMEOUT = 300.0
#: Megabytes that reading a file may take.
MEMORY = 1500
_MEGABYTE = 1024 * 1024

Reader = Callable[[Path, str | None], SourceText]


def read_isolated(
    path: Path,
    password: str | None = None,
    *,
    timeout: float = TIMEOUT,
    memory: int = MEMORY,
    reader: Reader = read_pdf,
) -> SourceText:
    """Read a PDF as :func:`extract.pdf.read_pdf` does, in a process of its own.

    ``timeout`` is in seconds, ``memory`` in megabytes. Raises :class:`PdfError` with one line where
    the file cannot be read, takes longer or needs more; ``reader`` must be importable by name.
    """
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(
        target=_read_and_send, args=(reader, path, password, memory, sender), daemon=True
    )
    process.start()
    sender.close()
    try:
        if not receiver.poll(timeout):
            raise PdfError(
                f"{path}: not read within {timeout:g} seconds; give more with --timeout, or leave it out"
            )
        outcome: SourceText | str = receiver.recv()
    except EOFError:
        process.join()
        raise PdfError(
            f"{path}: the reading process ended (exit code {process.exitcode}); "
            f"it may need more than {memory} MB, give more with --memory"
        ) from None
    finally:
        receiver.close()
        if process.is_alive():
            process.kill()
        process.join()
    if isinstance(outcome, str):
        raise PdfError(outcome)
    return outcome


def _read_and_send(
    reader: Reader, path: Path, password: str | None, memory: int, sender: Connection
) -> None:
    limit_memory(memory)
    outcome: SourceText | str
    try:
        outcome = reader(path, password)
    except MemoryError:
        outcome = f"{path}: needs more than {memory} MB; give more with --memory, or leave it out"
    except ReadError as error:
        outcome = str(error)
    except Exception as error:  # a reader that breaks on a file must say so on the other side
        said = " ".join(str(error).split())[:200]
        outcome = f"{path}: the reader failed: {type(error).__name__}: {said}"
    sender.send(outcome)
    sender.close()


def limit_memory(megabytes: int) -> None:
    """Lets this process take no more than ``megabytes`` of memory of its own."""
    limit = megabytes * _MEGABYTE
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    if hard != resource.RLIM_INFINITY:
        limit = min(limit, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (limit, hard))
