"""Reading a PDF in a process of its own, which may take a set time and memory and no more.

A file can be made, or broken, so that reading it never ends or fills the memory. Then its process
is ended, the file is reported, and the others go on.
"""

from __future__ import annotations

import os
import pickle
import resource
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from extract.end_with_parent import end_with_parent
from extract.errors import ReadError
from extract.limits import Limits
from extract.model import SourceText
from extract.pdf.errors import PdfError
from extract.pdf.reader import read_pdf

_MEGABYTE = 1024 * 1024
#: An interpreter of its own, rather than :mod:`multiprocessing`, which runs the main module again in
#: each child: that of the command line takes a second to load, and no PDF needs it.
_COMMAND = (sys.executable, "-c", "from extract.pdf.isolated import child; child()")

Reader = Callable[[Path, str | None], SourceText]


def read_isolated(
    path: Path,
    password: str | None = None,
    limits: Limits | None = None,
    *,
    ocr: bool = False,
    reader: Reader | None = None,
) -> SourceText:
    """Read a PDF as :func:`extract.pdf.read_pdf` does, in a process of its own.

    Without ``limits`` those of :class:`Limits` hold; ``ocr`` is as for :func:`read_pdf`. Raises :class:`PdfError` with one line where the
    file cannot be read, takes longer or needs more; ``reader`` must be importable by name.
    """
    limits = limits or Limits()
    asked = (reader or partial(read_pdf, ocr=ocr), path, password, limits.memory)
    timeout, memory = limits.timeout, limits.memory
    modules = os.pathsep.join(place or str(Path.cwd()) for place in sys.path)
    with subprocess.Popen(
        (*_COMMAND, str(os.getpid())),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": modules},
    ) as process:
        try:
            told, _ = process.communicate(pickle.dumps(asked), timeout)
        except subprocess.TimeoutExpired:
            raise PdfError(
                f"{path}: not read within {timeout:g} seconds; give more with --timeout, or leave it out",
                f"het lezen duurde langer dan {timeout:g} seconden",
            ) from None
        finally:
            process.kill()
    if process.returncode != 0 or not told:
        raise PdfError(
            f"{path}: the reading process ended (exit code {process.returncode}); "
            f"it may need more than {memory} MB, give more with --memory",
            f"het lezen brak af; misschien is er meer dan {memory} MB geheugen voor nodig",
        )
    outcome: SourceText | PdfError = pickle.loads(told)
    if isinstance(outcome, PdfError):
        raise outcome
    return outcome


def child() -> None:
    """What the process of its own does: read what standard input asks for, and send it back."""
    # The parent may be gone by the time that this one has loaded what it needs.
    end_with_parent(int(sys.argv[1]))
    # Whatever else is printed must not stand in the answer.
    answer = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    reader, path, password, memory = pickle.load(sys.stdin.buffer)
    limit_memory(memory)
    outcome = _outcome(reader, path, password, memory)
    with answer:
        try:
            pickle.dump(outcome, answer, pickle.HIGHEST_PROTOCOL)
        except MemoryError:
            # It was read, but there is no room left to say so: the exit code tells.
            os._exit(1)


def _outcome(
    reader: Reader, path: Path, password: str | None, memory: int
) -> SourceText | PdfError:
    try:
        return reader(path, password)
    except MemoryError:
        return PdfError(
            f"{path}: needs more than {memory} MB; give more with --memory, or leave it out",
            f"er is meer dan {memory} MB geheugen voor nodig",
        )
    except ReadError as error:
        return PdfError(str(error), error.reason)
    except Exception as error:  # a reader that breaks on a file must say so on the other side
        said = " ".join(str(error).split())[:200]
        return PdfError(
            f"{path}: the reader failed: {type(error).__name__}: {said}",
            f"het lezen mislukte door een fout in het programma ({type(error).__name__})",
        )


def limit_memory(megabytes: int) -> None:
    """Lets this process take no more than ``megabytes`` of memory of its own."""
    limit = megabytes * _MEGABYTE
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    if hard != resource.RLIM_INFINITY:
        limit = min(limit, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (limit, hard))
