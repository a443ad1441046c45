"""Fields of a front page: a label and what it holds ("Onderwerp: …", a row of labels over values)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from corpus.document_words import load_document_words
from extract.model import Segment
from identity.dates import dates_in
from identity.sheet import Row

#: So far below a row of labels its values may stand, and so far aside (points).
_BELOW = 40.0
_ASIDE = 8.0
#: So many rows of a text without layout after a row of labels may hold its values.
_ROWS_AFTER = 2
_OF_LETTER = frozenset({"subject", "date"})


@dataclass(frozen=True, slots=True)
class LabelledValue:
    """A field: ``row`` is the index of the row with its label; ``is_first`` where its label opens it."""

    label: str
    value: str
    segment: Segment
    row: int
    is_first: bool = True


@cache
def _labels() -> Mapping[str, str]:
    """Which field each label is of."""
    words = load_document_words()
    return {
        **dict.fromkeys(words.fields.other, "other"),
        **dict.fromkeys(words.fields.makers, "other"),
        **dict.fromkeys(words.fields.status, "status"),
        **dict.fromkeys(words.fields.present, "present"),
        **dict.fromkeys(words.fields.sender, "from"),
        **dict.fromkeys(words.fields.proposer, "proposer"),
        **dict.fromkeys(words.fields.to, "to"),
        **dict.fromkeys(words.fields.subject, "subject"),
        **dict.fromkeys(words.fields.date, "date"),
    }


@cache
def _colon_labels() -> Mapping[str, str]:
    """Which field each label is of that a colon follows."""
    words = load_document_words().fields
    return {
        **_labels(),
        **dict.fromkeys(words.other_with_colon, "other"),
        **dict.fromkeys(words.subject_with_colon, "subject"),
    }


def _either(labels: Mapping[str, str]) -> str:
    return "|".join(re.escape(label) for label in sorted(labels, key=lambda w: (-len(w), w)))


@cache
def _alternatives() -> str:
    return _either(_labels())


@cache
def _with_colon() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<label>{_either(_colon_labels())})\s*\**\s*:\s*\**\s*(?:\|\s*)?", re.IGNORECASE
    )


@cache
def _without_colon() -> re.Pattern[str]:
    """ "Datum 3 juli 2023", "Betreft Voortgang van de bouw": a label and what it holds, by capitals."""
    words = load_document_words().fields
    labels = {**dict.fromkeys(words.subject, "subject"), **dict.fromkeys(words.date, "date")}
    longest_first = sorted(labels, key=lambda word: (-len(word), word))
    written = (
        form for word in longest_first for form in (word[0].upper() + word[1:], word.upper())
    )
    capital = "|".join(map(re.escape, written))
    return re.compile(rf"(?P<label>{capital})\s+(?=[A-Z0-9])")


@cache
def _only_labels() -> re.Pattern[str]:
    return re.compile(rf"(?:(?:{_alternatives()})\s*[:|]?\s*)+", re.IGNORECASE)


@cache
def _each_label() -> re.Pattern[str]:
    return re.compile(rf"(?:{_alternatives()})(?!\w)", re.IGNORECASE)


def has_letter_fields(fields: Sequence[LabelledValue]) -> bool:
    """Return True for a subject and a date: a letter without greeting has these."""
    return {field.label for field in fields} >= _OF_LETTER


def is_label_row(text: str) -> bool:
    """Return True if a row holds nothing but labels ("Datum Kenmerk Bijlagen")."""
    return _only_labels().fullmatch(text) is not None


def begins_with_label(text: str) -> bool:
    """Return True if a row begins with a label and a colon."""
    return _with_colon().match(text) is not None


def rows_under_labels(rows: Sequence[Row]) -> frozenset[int]:
    """Where the rows begin that hold the values of a row of labels above them."""
    below = (_row_below(rows, i) for i, row in enumerate(rows) if is_label_row(row.text))
    return frozenset(row.start for row in below if row is not None)


def fields_of(rows: Sequence[Row]) -> tuple[LabelledValue, ...]:
    """The fields of rows, in order."""
    return tuple(_fields(rows))


def _fields(rows: Sequence[Row]) -> Iterator[LabelledValue]:
    for index, row in enumerate(rows):
        match = _with_colon().match(row.text)
        if match is not None and match.end() < len(row.text):
            label = _colon_labels()[match["label"].casefold()]
            yield LabelledValue(
                label, row.text[match.end() :], row.part(match.end(), len(row.text)), index
            )
        elif (bare := _without_colon().match(row.text)) is not None and not is_label_row(row.text):
            label = _labels()[bare["label"].casefold()]
            value = row.text[bare.end() :]
            if label != "date" or next(dates_in(value), None) is not None:
                yield LabelledValue(label, value, row.part(bare.end(), len(row.text)), index)
        elif is_label_row(row.text):
            yield from _columns(rows, index)


def _columns(rows: Sequence[Row], index: int) -> Iterator[LabelledValue]:
    """The values below a row of labels: each label has the whole row below it."""
    names = [_labels()[name.casefold()] for name in _each_label().findall(rows[index].text)]
    below = _row_below(rows, index)
    if below is None or below.words.casefold().split()[0] in load_document_words().letter.greeting:
        return
    for position, name in enumerate(names):
        if name not in ("other", "proposer"):
            yield LabelledValue(name, below.text, below.segment, index, position == 0)


def _row_below(rows: Sequence[Row], index: int) -> Row | None:
    row = rows[index]
    for other in rows[index + 1 : index + 1 + (_ROWS_AFTER if row.top is None else len(rows))]:
        if other.page != row.page:
            return None
        if is_label_row(other.text):
            if row.top is None:
                return None
            continue
        if _is_below(row, other):
            return other
    return None


def _is_below(row: Row, other: Row) -> bool:
    if row.top is None or other.top is None or row.x0 is None or other.x0 is None:
        return True
    return 0 < other.top - row.top <= _BELOW and abs(other.x0 - row.x0) <= _ASIDE
