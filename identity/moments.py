"""Votes on when a document was made, for which period, and whether it is a draft."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.document_words import load_document_words
from extract.clean import clean
from extract.model import Segment
from identity.dates import DateFound, dates_in, periods_in
from identity.fields import LabelledValue, begins_with_label, rows_under_labels
from identity.model import Vote
from identity.senders import imprint_rows
from identity.sheet import Row, Sheet

#: So many words may stand beside a date on its line, apart from those of the reference data.
_FEW_WORDS = 2
#: A row on which a draft is called one has so many words at most.
_STATUS_WORDS = 3
#: A date has so many words ("8 mei 2023").
_DATE_PARTS = 3
#: So many places to be filled in make a draft.
_BLANKS = 2
#: A line on where and when a document was signed runs over so many rows and characters at most.
_SIGNING_ROWS = 3
_SIGNING_REACH = 180
_WORD = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*")


def date_votes(sheet: Sheet, fields: Sequence[LabelledValue]) -> Iterator[Vote]:
    """Votes on the date, but for that of the title."""
    for field in fields:
        if field.label == "date":
            found = list(dates_in(field.value))
            if found and (field.is_first or len(found) == 1):
                yield Vote("date", found[0].iso, "date_field", _part(field.segment, found[0]))
    for row in imprint_rows(sheet):
        found = list(dates_in(row.text))
        if len(found) == 1:
            yield Vote("date", found[0].iso, "imprint", row.part(found[0].start, found[0].end))
    yield from _signing_dates(sheet)
    in_fields = rows_under_labels(sheet.front)
    for row in sheet.front:
        found = [] if row.start in in_fields else list(dates_in(row.text))
        if len(found) == 1 and _stands_alone(row, found[0]):
            yield Vote("date", found[0].iso, "date_line", row.part(found[0].start, found[0].end))


def _signing_dates(sheet: Sheet) -> Iterator[Vote]:
    """ "Aldus overeengekomen te Emmen op 3 mei 2025": the date on which a document was signed."""
    signed = load_document_words().date.signed
    for index, row in enumerate(sheet.rows):
        if not row.words.casefold().startswith(signed):
            continue
        view = clean(
            sheet.source.text, [r.segment for r in sheet.rows[index : index + _SIGNING_ROWS]]
        )
        found = [date for date in dates_in(view.text) if date.end <= _SIGNING_REACH]
        if found:
            segment = view.source_range(found[0].start, found[0].end)
            yield Vote("date", found[0].iso, "signing_date", segment)


def _part(segment: Segment, found: DateFound) -> Segment:
    return Segment(segment.start + found.start, segment.start + found.end)


def _stands_alone(row: Row, found: DateFound) -> bool:
    """Return True for "Zwolle, 20 maart 2025": a date within a sentence says nothing of the
    document's."""
    if not row.text[: found.start].strip() and not row.text[found.end :].strip():
        return True
    first = next(character for character in row.text if character.isalnum())
    if first.islower() and not (row.text.startswith("(") or _begins_with_status(row)):
        return False
    beside = load_document_words().date.beside
    others = _WORD.findall(f"{row.text[: found.start]} {row.text[found.end :]}".casefold())
    if any(word in load_document_words().date.never for word in others):
        return False
    return len([word for word in others if word not in beside]) <= _FEW_WORDS


def _begins_with_status(row: Row) -> bool:
    """Return True for "ontwerp, 8 mei 2023"."""
    first = row.words.split()[0].casefold().strip(" ,;:")
    return any(first in known for _, known in _statuses())


def title_votes_on_moments(title: str, segment: Segment | None) -> Iterator[Vote]:
    """The one date and the one period of the title, and its word for a draft."""
    dates = {found.iso for found in dates_in(title)}
    if len(dates) == 1:
        yield Vote("date", dates.pop(), "title_date", segment)
    periods = {found.iso for found in periods_in(title)}
    if len(periods) == 1:
        yield Vote("period", periods.pop(), "title_period", segment)
    words = re.findall(r"[^\W\d_]+", title.casefold())
    for status, known in _statuses():
        if any(word in known for word in (*words[:1], *words[-1:])):
            yield Vote("status", status, "status_word", segment)


def period_votes(sheet: Sheet) -> Iterator[Vote]:
    """The periods on the cover."""
    for row in sheet.cover:
        for found in periods_in(row.text):
            yield Vote("period", found.iso, "cover_period", row.part(found.start, found.end))


def status_votes(sheet: Sheet, fields: Sequence[LabelledValue]) -> Iterator[Vote]:
    """Votes on whether it is a draft, but for those of the title."""
    for field in fields:
        if field.label == "status":
            yield from _status(field.value, field.segment)
    for row in sheet.head:
        dated = next(dates_in(row.text), None) is not None
        alone = row.text[0].isupper() or row in sheet.cover or dated
        few = len(row.words.split()) <= _STATUS_WORDS + (_DATE_PARTS if dated else 0)
        if alone and few and not begins_with_label(row.text):
            yield from _status(row.words, row.segment)
    blanks = [
        row
        for row in sheet.rows
        if any(blank in row.text.casefold() for blank in load_document_words().status.blanks)
    ]
    if len(blanks) >= _BLANKS:
        yield Vote("status", "draft", "blanks", blanks[0].segment)


def _status(text: str, segment: Segment) -> Iterator[Vote]:
    words = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text.casefold())
    for status, known in _statuses():
        if words and words[0] in known:
            yield Vote("status", status, "status_word", segment)


def _statuses() -> tuple[tuple[str, tuple[str, ...]], ...]:
    words = load_document_words()
    return ("draft", words.status.draft), ("final", words.status.final)
