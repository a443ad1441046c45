"""Several documents in one file, where nobody says where each begins.

A page begins one where a letter starts as the first page did, where "pagina 1 van 3" starts again,
or where the printed numbers of the pages start again under a title. Else the file is one document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.kinds import load_kind_words
from extract.model import Page, SourceText
from identity.fields import fields_of
from identity.letters import greeting_of
from identity.sheet import Sheet, sheet_of

#: A page says what kind of document begins on it in so many of its first rows.
_TITLE_ROWS = 8
#: A title has no more words.
_TITLE_WORDS = 12
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
    first = _sheet(source, source.pages[0])
    is_letter, is_counted = _begins_letter(first), _page_of(first) == 1
    for before, page in zip(source.pages, source.pages[1:], strict=False):
        if not page.lines:
            continue
        sheet = _sheet(source, page)
        if (
            (is_letter and _begins_letter(sheet))
            or (is_counted and _page_of(sheet) == 1)
            or (_restarts(before, page) and _names_kind(sheet))
        ):
            yield page.number


def _sheet(source: SourceText, page: Page) -> Sheet:
    return sheet_of(source, page.number, page.number, "")


def _begins_letter(sheet: Sheet) -> bool:
    """Return True if a page has the fields of a letter above its greeting."""
    greeting = greeting_of(sheet.rows)
    if greeting is None:
        return False
    labels = {field.label for field in fields_of(sheet.rows[:greeting])}
    return bool(labels & {"date", "subject"})


def _page_of(sheet: Sheet) -> int | None:
    """The number of a page that says of how many it is one; None where no row or several do."""
    numbers = {
        int(match["number"])
        for row in sheet.rows
        if (match := _PAGE_OF.search(row.words)) and int(match["number"]) <= int(match["total"])
    }
    return numbers.pop() if len(numbers) == 1 else None


def _restarts(before: Page, page: Page) -> bool:
    """Return True if the printed number of a page is 1 after a higher one."""
    return page.label == "1" and (before.label or "").isdecimal() and int(before.label or 0) > 1


def _names_kind(sheet: Sheet) -> bool:
    return any(
        len(row.words.split()) <= _TITLE_WORDS and load_kind_words().kind_of(row.words)
        for row in sheet.head[:_TITLE_ROWS]
    )
