"""Typed loading of reference data: TOML files into frozen structs, checked when they are read.

A file's shape is a :class:`Record` per table; :func:`load_toml` refuses unknown keys, missing keys
and values of another type, and says in one line which file, line and key is wrong. What a type
cannot say stands in the record's ``__post_init__``, which raises :class:`ValueError`. For example::

    class Season(Record, frozen=True):
        name: Word
        first: Month
        last: Month

    class Seasons(Record, frozen=True):
        season: tuple[Season, ...]

    load_toml(REFERENCE / "seasons.toml", Seasons)
"""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any, TypeVar

import msgspec

REFERENCE = Path(__file__).parent / "reference"

#: What makes tables of the text of a TOML file. :mod:`kb.kept_tables` puts one here that remembers.
parse_toml: Callable[[str], dict[str, Any]] = tomllib.loads

T = TypeVar("T")
#: A key of a table or an index of a list.
Key = str | int

#: Text that is not empty and has no blank at either end.
Word = Annotated[str, msgspec.Meta(pattern=r"^\S(?:.*\S)?$")]

_PLACE = re.compile(r" - at `(?P<in_keys>key(?: in)? )?\$?(?P<keys>[^`]*)`$")
_KEY_OF_PLACE = re.compile(r"\.([^.\[]+)|\[(\d+|\.\.\.)\]")
_MESSAGES = (
    (re.compile(r"Object contains unknown field `(.+)`"), r"unknown key '\1'"),
    (re.compile(r"Object missing required field `(.+)`"), r"key '\1' is missing"),
    (re.compile(r"Invalid enum value (.+)"), r"unknown value \1"),
    (re.compile(r"Expected `str` matching regex .*"), "expected a word or words"),
    (re.compile(r"Expected `(array|object)`"), r"Expected `\1`"),
)
_TYPES = {"array": "a list", "object": "a table", "str": "text", "int": "a whole number"}
_HEADER = re.compile(r"\s*(?P<array>\[)?\[\s*(?P<name>[^\[\]]+?)\s*\]\]?\s*(?:#.*)?$")
_ENTRY = re.compile(r"\s*(?P<name>\"[^\"]*\"|'[^']*'|[\w-]+)\s*=")
_NAME_PART = re.compile(r"\"([^\"]*)\"|'([^']*)'|([\w-]+)")


class CorpusError(ValueError):
    """Something in the corpus that a person must set right.

    The message is one line, in English, for the person who builds. ``reason`` is Dutch, for readers
    of the site: a few words on why a source is not in the knowledge base.
    """

    def __init__(
        self, message: str, reason: str = "de beschrijving ervan in het manifest klopt niet"
    ) -> None:
        super().__init__(message)
        self.reason = reason


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A table of a file: immutable, and without other keys than its fields.

    A subclass says ``frozen=True`` again: type checkers do not see that it is inherited.
    """


class Words(frozenset[str]):
    """A set of words in small letters.

    In a file it is a list, or one text with blanks between the words. A word that is there twice is
    refused, and so is a list without words.
    """

    @classmethod
    def read(cls, value: object) -> Words:
        """The words of a value of a file; raises :class:`ValueError` naming the one that is wrong."""
        return cls(word.casefold() for word in _distinct(value, str.casefold))


class Spellings(frozenset[str]):
    """A set of words as they are written, capitals and all; in a file as :class:`Words` is."""

    @classmethod
    def read(cls, value: object) -> Spellings:
        """The words of a value of a file; raises :class:`ValueError` naming the one that is wrong."""
        return cls(_distinct(value, str))


class Phrases(tuple[str, ...]):
    """Words or phrases as they are written, in order; in a file as :class:`Words` is."""

    @classmethod
    def read(cls, value: object) -> Phrases:
        """The phrases of a value of a file; raises :class:`ValueError` naming what is wrong."""
        return cls(_distinct(value, str))


def check_small(words: Iterable[str]) -> None:
    """Raise :class:`ValueError` for a word with a capital in it."""
    for word in words:
        if word != word.casefold():
            raise ValueError(f"{word!r} is not in small letters")


def _distinct(value: object, same: Callable[[str], str]) -> list[str]:
    """A list of words or a text with blanks, none of them twice; raises :class:`ValueError`."""
    words = value.split() if isinstance(value, str) else value
    if not isinstance(words, list) or not words:
        raise ValueError("expected a list of words")
    seen: set[str] = set()
    for word in words:
        if not isinstance(word, str) or not word.strip() or word != word.strip():
            raise ValueError(f"{word!r} is not a word")
        if same(word) in seen:
            raise ValueError(f"{word!r} is there twice")
        seen.add(same(word))
    return words


def read_toml(path: Path) -> tuple[str, dict[str, Any]]:
    """The text of a TOML file and what it holds; raises :class:`CorpusError` for another file."""
    try:
        # Some editors begin a file with a mark of its encoding, which is no part of its text.
        text = path.read_text(encoding="utf-8-sig")
        return text, parse_toml(text)
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CorpusError(f"{path}: not valid TOML: {error}") from error
    except RecursionError as error:
        raise CorpusError(f"{path}: not valid TOML: nested too deeply") from error


def load_toml(path: Path, shape: type[T]) -> T:
    """The contents of a TOML file as a ``shape``.

    Raises :class:`CorpusError` in one line, ``file:line: key: what is wrong``; the line is left out
    where it cannot be told.
    """
    text, data = read_toml(path)
    try:
        return convert(data, shape)
    except msgspec.ValidationError as error:
        message, keys = _explain(error, data, shape)
        raise CorpusError(f"{_position(path, text, data, keys, message)}: {message}") from error


def convert(value: object, shape: type[T]) -> T:
    """``value`` (of TOML) as a ``shape``; raises :class:`msgspec.ValidationError`."""
    return msgspec.convert(value, shape, strict=True, dec_hook=_decode)


def load_rows(path: Path, columns: tuple[str, ...]) -> list[tuple[int, dict[str, str]]]:
    """The rows of a CSV file with the line that each stands on.

    Raises :class:`CorpusError` naming file and line where a column is missing, a row has another
    number of fields, or one of the first two fields is empty.
    """
    with path.open(encoding="utf-8", newline="") as handle:
        reader = csv.DictReader(handle)
        missing = set(columns) - set(reader.fieldnames or ())
        if missing:
            raise CorpusError(f"{path}:1: no column {sorted(missing)[0]!r}")
        rows = []
        for line, row in enumerate(reader, start=2):
            if None in row or None in row.values():
                raise CorpusError(f"{path}:{line}: not as many fields as there are columns")
            if not row[columns[0]] or not row[columns[1]]:
                raise CorpusError(f"{path}:{line}: {columns[0]} and {columns[1]} must be given")
            rows.append((line, row))
        return rows


def line_error(path: Path, about: str, message: str) -> CorpusError:
    """An error about a value that stands between quotes in a file, with its last line."""
    for number, line in reversed(list(enumerate(path.read_text("utf-8").splitlines(), start=1))):
        if f'"{about}"' in line or line.startswith(f"{about} "):
            return CorpusError(f"{path}:{number}: {message}")
    return CorpusError(f"{path}: {message}")


def _decode(shape: type, value: object) -> object:
    """A value of a type of our own: such a type has a class method ``read``."""
    read = getattr(shape, "read", None)
    if read is None:
        raise NotImplementedError(f"no way to read {shape} from a file")
    return read(value)


def _explain(
    error: msgspec.ValidationError, data: object, shape: type
) -> tuple[str, tuple[Key, ...]]:
    """What is wrong, in plain words, and the keys that lead to it."""
    text = str(error)
    place = _PLACE.search(text)
    message = text[: place.start()] if place else text
    keys: list[Key] = []
    for found in _KEY_OF_PLACE.finditer(place["keys"] if place else ""):
        if found[2] == "...":
            culprit = _culprit(data, tuple(keys), text, shape)
            if culprit is None:
                break
            keys.append(culprit)
        else:
            keys.append(int(found[2]) if found[2] else found[1])
    for pattern, plain in _MESSAGES:
        message = pattern.sub(plain, message)
    message = re.sub(r"`(\w+)`", lambda m: _TYPES.get(m[1], m[1]), message)
    if message.startswith("unknown value"):
        message += f"; use one of {', '.join(map(str, _allowed(shape, tuple(keys))))}"
    return message[:1].lower() + message[1:] if message.startswith("Exp") else message, tuple(keys)


def _allowed(shape: type, keys: tuple[Key, ...]) -> tuple[object, ...]:
    """The values that the type at ``keys`` names; empty where it is another type."""
    info: Any = msgspec.inspect.type_info(shape)
    for key in keys:
        if isinstance(info, msgspec.inspect.StructType):
            info = next((f.type for f in info.fields if f.encode_name == key), None)
        elif isinstance(info, msgspec.inspect.TupleType) and isinstance(key, int):
            info = info.item_types[key]
        else:
            info = getattr(info, "item_type", getattr(info, "value_type", None))
        if isinstance(info, msgspec.inspect.UnionType):
            info = info.types[0]
    return tuple(getattr(info, "values", ()))


def _culprit(data: object, keys: tuple[Key, ...], message: str, shape: type) -> str | None:
    """The key of a mapping whose value is wrong: msgspec does not name it, so each is tried alone."""
    mapping = _value_at(data, keys)
    if not isinstance(mapping, dict):
        return None
    for key in mapping:
        try:
            convert(_with(data, keys, {key: mapping[key]}), shape)
        except msgspec.ValidationError as error:
            if str(error) == message:
                return str(key)
    return None


def _with(data: Any, keys: tuple[Key, ...], value: object) -> object:
    """``data`` with another value at ``keys``."""
    if not keys:
        return value
    copy = data.copy()
    copy[keys[0]] = _with(data[keys[0]], keys[1:], value)
    return copy


def _value_at(data: Any, keys: tuple[Key, ...]) -> Any:
    for key in keys:
        try:
            data = data[key]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def _position(path: Path, text: str, data: object, keys: tuple[Key, ...], message: str) -> str:
    """``file:line: keys``, with the name of the entry where it has one."""
    quoted = re.search(r"'(.+?)'", message)
    wanted = (*keys, quoted[1]) if quoted and message.startswith("unknown key") else keys
    line = _line_of(text, data, wanted, quoted[1] if quoted else None)
    where = f"{path}:{line}" if line else f"{path}"
    label = _label(data, keys)
    return f"{where}: {label}" if label else where


def _label(data: Any, keys: tuple[Key, ...]) -> str:
    """The keys as a person would say them: ``construction 'toezeggen' modality``."""
    parts: list[str] = []
    for key in keys:
        data = _value_at(data, (key,))
        if isinstance(key, str):
            parts.append(key)
        elif isinstance(data, dict):
            name = next((data[n] for n in ("name", "id", "why", "file") if n in data), None)
            parts.append(repr(name) if isinstance(name, str) else str(key + 1))
    return " ".join(parts)


def _line_of(text: str, data: object, keys: tuple[Key, ...], word: str | None) -> int | None:
    """The line of the value at ``keys``, or of ``word`` in it, as far as the file's layout tells."""
    value = _value_at(data, keys)
    sought = word or (value if isinstance(value, str) else None)
    places = list(_places(text))
    for length in range(len(keys), 0, -1):
        inside = keys[:length]
        lines = [line for at, line in places if at[:length] == inside]
        if lines:
            after = (line for at, line in places if at[:length] != inside and line > lines[-1])
            return _line_with(text, sought, lines[0], next(after, None)) or lines[0]
    return _line_with(text, sought, 1, None)


def _line_with(text: str, word: str | None, first: int, end: int | None) -> int | None:
    """The last line from ``first`` up to ``end`` (exclusive; None: to the end) that has ``word``."""
    if not word:
        return None
    lines = text.splitlines()[first - 1 : (end - 1 if end else None)]
    pattern = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")
    found = [first + offset for offset, line in enumerate(lines) if pattern.search(line)]
    return found[-1] if found else None


def _places(text: str) -> Iterator[tuple[tuple[Key, ...], int]]:
    """The keys of each table and entry of a TOML file with the line (from 1) where it begins."""
    table: tuple[Key, ...] = ()
    counts: dict[tuple[Key, ...], int] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        header, entry = _HEADER.match(line), _ENTRY.match(line)
        if header:
            table = ()
            names = [a or b or c for a, b, c in _NAME_PART.findall(header["name"])]
            for name in names[:-1]:
                table = (*table, name)
                if table in counts:
                    table = (*table, counts[table])
            table = (*table, names[-1])
            if header["array"]:
                counts[table] = counts.get(table, -1) + 1
                table = (*table, counts[table])
            yield table, number
        elif entry:
            yield (*table, entry["name"].strip("\"'")), number
