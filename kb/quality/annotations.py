"""Annotations: what careful readers marked in the text of a source, one JSON object a line.

A folder holds ``counts-<name>.jsonl`` and ``commitments-<name>.jsonl``, where ``<name>`` is how the
name of the source's file begins; ``files.json`` may say otherwise (``{"<name>": "<file>"}``). Where
only parts of a source were annotated for commitments, ``coverage-<name>.json`` lists them
(``[[start, end], …]``). Offsets are characters of the source's text, the end exclusive.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")

_KINDS = ("counts", "commitments")
_COMMITMENT = "commitment"


class AnnotationError(ValueError):
    """An annotation that cannot be understood; the message is one line with its file and line."""


@dataclass(frozen=True, slots=True)
class CountNote:
    """A number that an agreement counts, as people read it.

    ``must`` is False where careful readers would dispute that it is one; ``disputed`` names the
    fields on which they differ. The area and the project are names.
    """

    start: int
    end: int
    quote: str
    value: float | None
    low: float | None
    unit: str | None
    area: str | None
    project: str | None
    segment: str | None
    basis: str | None
    period_start: str | None
    period_end: str | None
    must: bool = True
    disputed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class DeadlineNote:
    """A date or rhythm: days are ``YYYY-MM-DD``, ``every`` is ``n/year`` or ``1/nyear``."""

    kind: str
    first_day: str | None
    last_day: str | None
    every: str | None


@dataclass(frozen=True, slots=True)
class CommitmentNote:
    """A commitment as people read it, with the names of those responsible.

    ``must`` is False where careful readers would dispute it, and for a wish addressed at others.
    ``vague`` says that its term names no day: whether a deadline was read is then no matter.
    """

    start: int
    end: int
    quote: str
    modality: str | None
    parties: frozenset[str]
    deadline: DeadlineNote | None
    must: bool = True
    vague: bool = False


@dataclass(frozen=True, slots=True)
class Annotated:
    """All annotations of one source; ``file`` is how the name of its file begins.

    ``counts`` or ``commitments`` is None where nobody looked for them. ``coverage`` are the parts
    of the text in which commitments were looked for; None means all of it.
    """

    name: str
    file: str
    counts: tuple[CountNote, ...] | None
    commitments: tuple[CommitmentNote, ...] | None
    coverage: tuple[tuple[int, int], ...] | None = None


def are_in(folder: Path) -> bool:
    """Return True if the folder holds annotations."""
    return any(any(folder.glob(f"{kind}-*.jsonl")) for kind in _KINDS)


def load_annotations(folder: Path) -> tuple[Annotated, ...]:
    """The annotations in ``folder``, by the names of their sources.

    Raises :class:`AnnotationError` naming the file and line of what is wrong.
    """
    files = _json(folder / "files.json") or {}
    names = {
        path.stem.split("-", 1)[1] for kind in _KINDS for path in folder.glob(f"{kind}-*.jsonl")
    }
    return tuple(
        Annotated(
            name,
            str(files.get(name, name)),
            _notes(folder / f"counts-{name}.jsonl", _count),
            _notes(folder / f"commitments-{name}.jsonl", _commitment),
            _coverage(folder / f"coverage-{name}.json"),
        )
        for name in sorted(names)
    )


def _json(path: Path) -> Any:
    if not path.is_file():
        return None
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise AnnotationError(f"{path}: not JSON: {error}") from error


def _coverage(path: Path) -> tuple[tuple[int, int], ...] | None:
    parts = _json(path)
    return None if parts is None else tuple((int(part[0]), int(part[1])) for part in parts)


def _notes(path: Path, note: Callable[[dict[str, Any]], T]) -> tuple[T, ...] | None:
    return tuple(_lines(path, note)) if path.is_file() else None


def _lines(path: Path, note: Callable[[dict[str, Any]], T]) -> Iterator[T]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            yield note(json.loads(line))
        except KeyError as error:
            raise AnnotationError(f"{path}:{number}: has no {error}") from error
        except (TypeError, ValueError) as error:
            raise AnnotationError(f"{path}:{number}: {error}") from error


def _count(data: dict[str, Any]) -> CountNote:
    return CountNote(
        start=int(data["start"]),
        end=int(data["end"]),
        quote=str(data["quote"]),
        value=_number(data["value"]),
        low=_number(data.get("low")),
        unit=data.get("unit"),
        area=data.get("area"),
        project=data.get("project"),
        segment=data.get("segment"),
        basis=data.get("basis"),
        period_start=data.get("period_start"),
        period_end=data.get("period_end"),
        must=bool(data.get("must", True)),
        disputed=frozenset(data.get("uncertain") or ()),
    )


def _commitment(data: dict[str, Any]) -> CommitmentNote:
    is_commitment = data.get("kind", _COMMITMENT) == _COMMITMENT
    deadline = _deadline(data.get("deadline"))
    return CommitmentNote(
        start=int(data["start"]),
        end=int(data["end"]),
        quote=str(data["quote"]),
        modality=data.get("modality"),
        parties=frozenset(data.get("parties") or ()),
        deadline=deadline,
        must=bool(data.get("must", True)) and is_commitment,
        vague=bool(data.get("vague_term")) or (deadline is not None and _names_no_day(deadline)),
    )


def _deadline(data: dict[str, Any] | None) -> DeadlineNote | None:
    if not data:
        return None
    return DeadlineNote(str(data["kind"]), data.get("start"), data.get("end"), data.get("every"))


def _names_no_day(deadline: DeadlineNote) -> bool:
    return not (deadline.first_day or deadline.last_day or deadline.every)


def _number(value: object) -> float | None:
    return None if value is None else float(str(value))
