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
#: "Zwolle, 20 maart 2025".
_DATELINE = re.compile(r"[A-ZÀ-Þ'’][\w '’-]+,\s+(?:de\s+)?\d{1,2} [a-z]+ \d{4}")
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
    for above, row in zip((None, *sheet.front), sheet.front, strict=False):
        found = [] if row.start in in_fields else list(dates_in(row.text))
        if len(found) == 1 and _stands_alone(row, found[0]):
            rule = "date_line" if _is_of_face(row, sheet) else "date_in_text"
            if not _is_of_election(row, above):
                yield Vote("date", found[0].iso, rule, row.part(found[0].start, found[0].end))


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


def _is_of_face(row: Row, sheet: Sheet) -> bool:
    """Return True for a row above the running text, or one that says where and when or which version it is:
    the date of a row within the text is that of something in it."""
    if sheet.head and row.start < sheet.head[-1].segment.end:
        return True
    return _DATELINE.fullmatch(row.words) is not None or _begins_with_version(row)


def _begins_with_version(row: Row) -> bool:
    """Return True for "Versie: september 2021" and "ontwerp, 8 mei 2023"."""
    first = row.words.split()[0].casefold().strip(" ,;:")
    return first in load_document_words().date.versions or _begins_with_status(row)


def _is_of_election(row: Row, above: Row | None) -> bool:
    """Return True for the day of the elections that a programme is for: it says nothing of when that was made."""
    said = f"{above.words if above is not None else ''} {row.words}".casefold()
    return any(word in said for word in load_document_words().date.elections)


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


def title_votes_on_moments(
    title: str, segment: Segment | None, *, is_subject: bool
) -> Iterator[Vote]:
    """The one date and the one period of the title, and its word for a draft.

    The date in the subject of a letter is mostly that of what it answers ("Uw brief van 3 maart 2024").
    """
    dates = {found.iso for found in dates_in(title)}
    elections = load_document_words().date.elections
    if len(dates) == 1 and not any(word in title.casefold() for word in elections):
        yield Vote("date", dates.pop(), "subject_date" if is_subject else "title_date", segment)
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
