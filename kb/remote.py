"""Reading a source for a build that runs elsewhere: what a worker of a cluster does.

The worker gets the bytes of the file with the task, so that it needs no folder in common with the
build. It reads only where it would read as the build's machine does: with the same code, reference
data and libraries.
"""

from __future__ import annotations

import pickle
import tempfile
import threading
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from corpus.manifest import SourceEntry
from extract.limits import Limits
from kb.fingerprint import reading_parts

#: A worker with several threads reads one source at a time: more gain nothing, and spaCy's shared
#: vocabulary is not made for it.
_READING = threading.Lock()


@dataclass(frozen=True, slots=True)
class Task:
    """A source to read, with the bytes of its file and the options of the build."""

    entry: SourceEntry
    content: bytes
    limits: Limits | None
    ocr: bool
    model: str | None
    keep_decisions: bool


class Answer(msgspec.Struct, array_like=True, frozen=True):
    """What a worker answers: a result (:mod:`kb.encoded_result`), or why there is none.

    ``differences`` says in what the worker would read otherwise, ``problem`` what it could not do.
    """

    result: bytes = b""
    differences: tuple[str, ...] = ()
    problem: str = ""


def depends_on(*, ocr: bool, model: str | None) -> Mapping[str, str | None]:
    """All that the result of a task depends on where it is read, each by its name.

    Raises :class:`nlp.pipeline.ModelError` where the model is not installed here.
    """
    parts = dict(reading_parts())
    if ocr:
        from extract.ocr import version

        parts["tesseract"] = version()
    if model:
        from nlp.pipeline import model_version

        parts["the model"] = model_version(model)
    return parts


def differences(
    wanted: Mapping[str, str | None], here: Mapping[str, str | None]
) -> tuple[str, ...]:
    """What is not as it is wanted: the versions where these say something, else only what.

    >>> differences({"python": "3.11", "the code": "a" * 64}, {"python": "3.12", "the code": "b" * 64})
    ('python (3.12, not 3.11)', 'the code')
    """
    found = []
    for name in dict.fromkeys((*wanted, *here)):
        ours, theirs = wanted.get(name), here.get(name)
        if ours != theirs:
            is_hash = name in ("the code", "the reference data")
            found.append(name if is_hash else f"{name} ({theirs or 'none'}, not {ours or 'none'})")
    return tuple(found)


def read_there(wanted: Mapping[str, str | None], task: bytes) -> bytes:
    """Read the source of a pickled :class:`Task`; an :class:`Answer` as bytes.

    The task comes from the build, which runs its code here anyway; what goes back is no pickle.
    Raises nothing: whatever goes wrong is in the answer.
    """
    try:
        answer = _read(wanted, task)
    except Exception as error:  # the build must hear of it, whatever it is
        answer = Answer(problem=f"{type(error).__name__}: {' '.join(str(error).split())}")
    return msgspec.msgpack.encode(answer)


def _read(wanted: Mapping[str, str | None], pickled: bytes) -> Answer:
    # Before the task is taken out: another version may not know what it is made of.
    differ = differences({name: wanted.get(name) for name in reading_parts()}, reading_parts())
    if differ:
        return Answer(differences=differ)
    task: Task = pickle.loads(pickled)
    differ = differences(wanted, depends_on(ocr=task.ocr, model=task.model))
    if differ:
        return Answer(differences=differ)
    # Imported here: it takes seconds, which a worker with another version does without.
    from kb.read_source import read_encoded

    with _READING, tempfile.TemporaryDirectory(prefix="woondeal-") as folder:
        path = Path(folder, task.entry.file)
        path.write_bytes(task.content)
        return Answer(
            read_encoded(
                replace(task.entry, path=path),
                limits=task.limits,
                ocr=task.ocr,
                model=task.model,
                keep_decisions=task.keep_decisions,
            )
        )
