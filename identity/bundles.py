"""Several documents in one file, where nobody says where each begins.

A page begins one where a letter or minutes start as the first page did, where "pagina 1 van 3" starts
again, where the printed numbers of the pages start again under a title or behind a cover, or where a
line says what kind of paper follows, with fields of its own ("Raadsbesluit", "Datum: …"). Else the file
is one document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.document_words import load_document_words
from corpus.kinds import load_kind_words
from corpus.manifest import slug
from extract.model import Page, SourceText
from identity.dates import dates_in
from identity.fields import fields_of
from identity.letters import greeting_of, is_addressed
from identity.sheet import COVER_WORDS, Row, Sheet, sheet_of

#: A page says what kind of document begins on it in so many of its first rows.
_TITLE_ROWS = 8
#: A title has no more words.
_TITLE_WORDS = 12
#: The line that says what kind of paper begins is one of so many first rows,
_OPENING_ROWS = 3
#: its fields stand in so many rows below it,
_FIELD_ROWS = 12
#: and so many characters may stand before the kind ("raads" of "raadsvoorstel").
_PREFIX = 12
#: Papers that are put together in one file.
_PAPERS = ("minutes", "decision", "proposal", "questions", "press_release", "letter")
#: A file that says "Besluit:" so many times is a list of decisions.
_LISTED = 5
#: A printed number is one of so many first or last rows of its page.
_EDGE_ROWS = 2
#: The number of the page behind a cover.
_AFTER_COVER = 2
#: A line with a date has so many words at most ("Den Haag, woensdag 3 mei 2024").
_DATE_WORDS = 6
_NUMBER = re.compile(r"(?:pagina|blz\.?|p\.)?\s*[-–|]?\s*(?P<number>\d{1,3})\s*[-–|]?", re.I)
_PAGE_OF = re.compile(
    r"(?:\bpagina\s+|\bblad\s+|^)(?P<number>\d{1,3})\s+van\s+(?P<total>\d{1,3})\b", re.I
)


def document_pages(source: SourceText) -> tuple[tuple[int, int], ...]:
    """The first and last page (1-based, inclusive) of each document of a source, in order."""
    numbers = [page.number for page in source.pages]
    if not numbers:
        return ()
    starts = [numbers[0], *_starts(source)]
    ends = [start - 1 for start in starts[1:]] + [numbers[-1]]
    return tuple(zip(starts, ends, strict=True))


def _starts(source: SourceText) -> Iterator[int]:
    """The pages after the first on which a document begins."""
    sheets = [_sheet(source, page) for page in source.pages]
    first = sheets[0]
    is_letter, is_counted = _begins_letter(first), _page_of(first) == 1
    numbers = [_printed(page, sheet) for page, sheet in zip(source.pages, sheets, strict=True)]
    before = _numbers_before(numbers)
    decisions = sum(_decides(row) for sheet in sheets for row in sheet.rows)
    for index, (page, sheet) in enumerate(zip(source.pages, sheets, strict=True)):
        if not index or not page.lines:
            continue
        if (
            (is_letter and _begins_letter(sheet))
            or (is_counted and _page_of(sheet) == 1)
            or (
                _restarts(numbers, index, before[index])
                and _names_kind(sheet)
                and _may_open(numbers, index, sheet)
            )
            or (not _continues(numbers, index) and _opens_paper(sheet, decisions))
        ):
            yield page.number


def _sheet(source: SourceText, page: Page) -> Sheet:
    return sheet_of(source, page.number, page.number, "")


def _begins_letter(sheet: Sheet) -> bool:
    """Return True if a page has the fields of a letter above its greeting."""
    greeting = greeting_of(sheet.rows)
    if greeting is None:
        return False
    above = sheet.rows[:greeting]
    labels = {field.label for field in fields_of(above)}
    return bool(labels & {"date", "subject"}) or (
        any(is_addressed(row) for row in above) and any(_is_dated(row) for row in above)
    )


def _is_dated(row: Row) -> bool:
    """Return True for "Zwolle, 3 mei 2024": a date and little else."""
    return len(row.words.split()) <= _DATE_WORDS and next(dates_in(row.text), None) is not None


def _opens_paper(sheet: Sheet, decisions: int) -> bool:
    """Return True if a line near the top says what kind of paper begins, and fields or the body that
    decides stand below it.

    ``decisions`` is how many times the file says "Besluit:"; in a list of decisions each item does.
    """
    at = next((i for i, row in enumerate(sheet.rows[:_OPENING_ROWS]) if _says_kind(row)), None)
    if at is None:
        return False
    below = sheet.rows[at : at + _FIELD_ROWS]
    labels = {field.label for field in fields_of(below)}
    if labels & {"date", "subject", "present"}:
        return True
    return decisions < _LISTED and any(map(_decides, below))


def _decides(row: Row) -> bool:
    return row.words.casefold().rstrip(":") in load_document_words().imprint.decides


def _says_kind(row: Row) -> bool:
    """Return True for a line that begins with a kind of paper which stands by itself."""
    found = next(load_kind_words().words_in(row.words), None)
    if found is None or found[1] not in _PAPERS or row.words[0].islower():
        return False
    return len(row.words.split()) <= _TITLE_WORDS and slug(row.words).find(found[0]) <= _PREFIX


def _page_of(sheet: Sheet) -> int | None:
    """The number of a page that says of how many it is one; None where no row or several do."""
    numbers = {
        int(match["number"])
        for row in sheet.rows
        if (match := _PAGE_OF.search(row.words)) and int(match["number"]) <= int(match["total"])
    }
    return numbers.pop() if len(numbers) == 1 else None


def _printed(page: Page, sheet: Sheet) -> int | None:
    """The number printed on a page: the one that the reader knows, or a row with nothing else."""
    if (page.label or "").isdecimal():
        return int(page.label or 0)
    rows = dict.fromkeys((*sheet.rows[:_EDGE_ROWS], *sheet.rows[-_EDGE_ROWS:]))
    found = {int(m["number"]) for row in rows if (m := _NUMBER.fullmatch(row.words))}
    return found.pop() if len(found) == 1 else None


def _numbers_before(numbers: Sequence[int | None]) -> list[int | None]:
    """For each page the last number that was printed before it."""
    found: list[int | None] = []
    last: int | None = None
    for number in numbers:
        found.append(last)
        last = last if number is None else number
    return found


def _restarts(numbers: Sequence[int | None], index: int, before: int | None) -> bool:
    """Return True if a page is numbered 1 after a higher number ``before``, or has no number (a cover)
    between a higher one and a 2."""
    if before is None or before <= 1:
        return False
    following = numbers[index + 1] if index + 1 < len(numbers) else None
    if numbers[index] == 1:
        # A lone "1" may be the last cell of a table.
        return following in (None, _AFTER_COVER, 1)
    return numbers[index] is None and following == _AFTER_COVER


def _may_open(numbers: Sequence[int | None], index: int, sheet: Sheet) -> bool:
    """Return True if a page is numbered, or is a cover: a page without a number and little on it."""
    return numbers[index] is not None or sum(len(r.words.split()) for r in sheet.rows) < COVER_WORDS


def _continues(numbers: Sequence[int | None], index: int) -> bool:
    """Return True if the printed numbers go on from the page before."""
    before, here = numbers[index - 1], numbers[index]
    return before is not None and here == before + 1


def _names_kind(sheet: Sheet) -> bool:
    return any(
        len(row.words.split()) <= _TITLE_WORDS and load_kind_words().kind_of(row.words)
        for row in sheet.head[:_TITLE_ROWS]
    )
