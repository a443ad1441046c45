"""A person's corrections: ``corrections.toml`` beside the manifest.

Each ``[[correction]]`` points at a row by the words it was read from, says what the row should be,
and who says so, when and why. Reading the file checks everything that can be known without the
documents; whether a correction fits a row shows when the knowledge base is built
(:mod:`kb.corrections`).
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from corpus.areas import Areas
from corpus.codes import values
from corpus.counting import BASES, QUALIFIERS, SEGMENTS
from corpus.loading import CorpusError, read_toml
from corpus.vocabulary import LEVELS, MODALITIES

CORRECTIONS = "corrections.toml"
#: What a field is when there is nothing to say: TOML has no word for it.
NOTHING = ""
KINDS = ("count", "commitment", "deadline", "party")
DEADLINE_KINDS = values("deadline_kind")
ROLES = values("role")

#: The value of a field; None is nothing. Areas are ids, yes and no are 1 and 0.
Value = str | float | int | None
#: Reads the value of a field; raises :class:`ValueError` saying what it should be.
Reader = Callable[[object], Value]

_SPAN = re.compile(r"[a-z2-7]{12}")
_YEAR_OR_DAY = re.compile(r"\d{4}(-\d{2}-\d{2})?")
_RHYTHM = re.compile(r"[1-9]\d*/year|1/[1-9]\d*year")
_KEYS = frozenset(
    {
        *("document", "kind", "exact", "prefix", "suffix", "span", "was", "set", "remove"),
        *("by", "on", "reason"),
    }
)


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person says of one row.

    The row is that of ``kind`` whose words are ``exact``, between ``prefix`` and ``suffix``, in a
    document; or that of the span with the key ``span``. ``was`` has fields as the machine reads
    them: another row does not fit. ``set`` has fields as they should be; it is empty where the row
    should not be there (``remove``). ``number`` counts the corrections of the file from 1.
    """

    number: int
    kind: str
    by: str
    on: str
    reason: str
    document: str | None = None
    exact: str | None = None
    prefix: str | None = None
    suffix: str | None = None
    span: str | None = None
    was: Mapping[str, Value] | None = None
    set: Mapping[str, Value] | None = None
    remove: bool = False

    @property
    def place(self) -> str:
        """Where it points at, in a few words: the document and the words, or the span."""
        words = f"'{self.exact}'" if self.exact else f"vindplaats {self.span}"
        return f"{self.document}, {words}" if self.document else words


def load_corrections(folder: Path, areas: Areas) -> tuple[Correction, ...]:
    """The corrections of a corpus; none where it has no ``corrections.toml``.

    Raises :class:`CorpusError` with one line that names the file, the entry and what is wrong.
    """
    path = folder / CORRECTIONS
    if not path.is_file():
        return ()
    _, data = read_toml(path)
    entries = data.get("correction", [])
    if set(data) - {"correction"} or not isinstance(entries, list):
        raise CorpusError(f"{path}: holds [[correction]] entries only")
    fields = fields_of(areas)
    found = []
    for number, entry in enumerate(entries, start=1):
        try:
            found.append(_correction(number, entry, fields))
        except ValueError as error:
            raise CorpusError(f"{path}: {_named(number, entry)}: {error}") from error
    return tuple(found)


def _named(number: int, entry: Mapping[str, Any]) -> str:
    known = [entry.get("document"), entry.get("exact") or entry.get("span")]
    told = ", ".join(repr(value) for value in known if value)
    return f"correction {number}" + (f" ({told})" if told else "")


def _correction(
    number: int, entry: Mapping[str, Any], fields: Mapping[str, Mapping[str, Reader]]
) -> Correction:
    unknown = sorted(set(entry) - _KEYS)
    if unknown:
        raise ValueError(f"unknown key {unknown[0]!r}; use {', '.join(sorted(_KEYS))}")
    kind = entry.get("kind")
    if not isinstance(kind, str) or kind not in KINDS:
        raise ValueError(f"kind {kind!r} is not one of {', '.join(KINDS)}")
    if ("exact" in entry) == ("span" in entry):
        raise ValueError("name the row by exact (its words) or by span (its key): one of the two")
    if "exact" in entry and "document" not in entry:
        raise ValueError("exact needs the document in which the words stand")
    if "span" in entry and not (isinstance(entry["span"], str) and _SPAN.fullmatch(entry["span"])):
        raise ValueError(f"span {entry['span']!r} is not the key of a span")
    remove = entry.get("remove", False)
    if not isinstance(remove, bool) or remove is ("set" in entry):
        raise ValueError("give either set = { field = value } or remove = true")
    on = entry.get("on")
    if not isinstance(on, date) or isinstance(on, datetime):
        raise ValueError("on must be a date, as in on = 2026-11-03")
    texts = {name: _text(entry, name) for name in ("document", "exact", "prefix", "suffix")}
    return Correction(
        number=number,
        kind=kind,
        by=_needed(entry, "by"),
        on=on.isoformat(),
        reason=_needed(entry, "reason"),
        **texts,
        span=entry.get("span"),
        was=_values(entry, "was", fields[kind]),
        set=_values(entry, "set", fields[kind]),
        remove=remove,
    )


def _text(entry: Mapping[str, Any], name: str) -> str | None:
    return _needed(entry, name) if name in entry else None


def _needed(entry: Mapping[str, Any], name: str) -> str:
    value = entry.get(name)
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"{name} must be given, in words")
    return " ".join(value.split())


def _values(
    entry: Mapping[str, Any], name: str, fields: Mapping[str, Reader]
) -> Mapping[str, Value] | None:
    if name not in entry:
        return None
    given = entry[name]
    if not isinstance(given, dict) or not given:
        raise ValueError(f"{name} must be {{ field = value }}, not {given!r}")
    unknown = sorted(set(given) - set(fields))
    if unknown:
        raise ValueError(f"{name}: unknown field {unknown[0]!r}; use {', '.join(fields)}")
    read: dict[str, Value] = {}
    for field, value in given.items():
        try:
            read[field] = fields[field](value)
        except ValueError as error:
            raise ValueError(f"{name}: {field} {value!r} {error}") from error
    return read


def fields_of(areas: Areas) -> Mapping[str, Mapping[str, Reader]]:
    """The fields of each kind of row that a person may correct, with what reads their values."""

    def area(value: object) -> Value:
        if not isinstance(value, str):
            raise ValueError("is not the id or name of an area")
        if value in areas:
            return value
        named = areas.named(value)
        if len(named) > 1:
            ids = ", ".join(found.id for found in named)
            raise ValueError(f"is the name of several areas; use an id: {ids}")
        if not named:
            raise ValueError("is not the id or name of an area of corpus/reference")
        return named[0].id

    level = _one_of(LEVELS)
    return {
        "count": {
            "area": _or_nothing(area),
            "project": _or_nothing(_words),
            "measure": _words,
            "segment": _or_nothing(_one_of(SEGMENTS)),
            "basis": _one_of(BASES),
            "value": _number,
            "low": _or_nothing(_number),
            "high": _or_nothing(_number),
            "unit": _words,
            "per": _or_nothing(_words),
            "qualifier": _or_nothing(_one_of(QUALIFIERS)),
            "period_start": _or_nothing(_year_or_day),
            "period_end": _or_nothing(_year_or_day),
            "is_total": _yes_or_no,
            "level": level,
        },
        "commitment": {
            "modality": _one_of(MODALITIES),
            "theme": _or_nothing(_words),
            "condition": _or_nothing(_words),
            "level": level,
        },
        "deadline": {
            "kind": _one_of(DEADLINE_KINDS),
            "first_day": _or_nothing(_day),
            "last_day": _or_nothing(_day),
            "every": _or_nothing(_rhythm),
        },
        "party": {"party": _words, "role": _one_of(ROLES)},
    }


def _or_nothing(read: Reader) -> Reader:
    return lambda value: None if value == NOTHING else read(value)


def _one_of(allowed: tuple[str, ...]) -> Reader:
    def read(value: object) -> Value:
        if value not in allowed:
            raise ValueError(f"is not one of {', '.join(allowed)}")
        return str(value)

    return read


def _words(value: object) -> Value:
    if not isinstance(value, str) or not value.strip():
        raise ValueError("is not a text")
    return " ".join(value.split())


def _number(value: object) -> Value:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise ValueError("is not a number; write 14100 or 20.5, without quotes")
    return float(value)


def _yes_or_no(value: object) -> Value:
    if not isinstance(value, bool):
        raise ValueError("is not true or false")
    return int(value)


def _day(value: object) -> Value:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    if not isinstance(value, str) or not _is_day(value):
        raise ValueError("is not a day (YYYY-MM-DD)")
    return value


def _year_or_day(value: object) -> Value:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    if not isinstance(value, str) or not _YEAR_OR_DAY.fullmatch(value):
        raise ValueError('is not a year or a day ("2030" or "2030-12-31")')
    if len(value) > 4 and not _is_day(value):
        raise ValueError("is not a day of the calendar")
    return value


def _is_day(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _rhythm(value: object) -> Value:
    if not isinstance(value, str) or not _RHYTHM.fullmatch(value):
        raise ValueError('is not a rhythm ("2/year" or "1/2year")')
    return value
