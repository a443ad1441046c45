"""Marks of stars ("25.045**") and the notes below that they stand for.

A page that explains some of its marks and not another one lacks a note. A star at the beginning of a line
opens a note or an item; one that stands alone on its line, or right behind a word, is a mark. In a PDF a
note can be read as something else, so that one that lacks is not told of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checks.words import Mention, WordRelation
from extract.markdown import READER
from extract.model import Page, Segment, SourceText
from extract.passages import Passage

_NOTE = re.compile(r"^[ \t]*(\*{1,4})[ \t]*[^\s*]", re.MULTILINE)
#: Behind a word or number, or alone on a line; "**vet**" of Markdown is none.
_MARK = re.compile(
    r"(?:(?<=[\w.,)])|^[ \t]*|(?<=[\w)] ))(\*{1,4})(?=[ \t]*(?:$|[ \t]))", re.MULTILINE
)


def star_marks(source: SourceText, passages: Sequence[Passage]) -> Iterator[WordRelation]:
    """A relation for each mark of stars on a page that has notes with stars."""
    if source.reader == READER:
        return
    pages = {passage.page for passage in passages}
    for page in source.pages:
        if page.number in pages:
            yield from _on_page(source, page)


def _on_page(source: SourceText, page: Page) -> Iterator[WordRelation]:
    found = list(_NOTE.finditer(source.text, page.start, page.end))
    notes = {note[1]: Segment(*note.span(1)) for note in reversed(found)}
    seen: set[str] = set()
    marks = [m for m in _MARK.finditer(source.text, page.start, page.end) if _is_mark(m, found)]
    are_notes = any(mark[1] in notes for mark in marks)
    for mark in marks if are_notes else ():
        stars = mark[1]
        if stars in seen:
            continue
        seen.add(stars)
        place = Mention(stars, Segment(*mark.span(1)))
        about = f"Noot {stars}"
        if stars in notes:
            yield WordRelation("note", about, place, (Mention(stars, notes[stars]),))
        elif source.character_boxes is None:
            known = f"noot {' en '.join(sorted(notes))}"
            yield WordRelation(
                "note", about, place, known=known, beside=tuple(notes[n] for n in sorted(notes))
            )


def _is_mark(mark: re.Match[str], notes: Sequence[re.Match[str]]) -> bool:
    return all(mark.span(1) != note.span(1) for note in notes)
