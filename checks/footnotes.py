"""Marks of footnotes in the text, and the notes that they stand for.

A mark is a small number right behind a word, or on a line of its own in the middle of a sentence.
Only where the document has the note before or after it do we know that a number is the mark of one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from checks.words import Mention, WordRelation
from extract.model import RUNNING_TEXT, Segment, SourceText
from extract.passages import Passage

_IN_TEXT = (*RUNNING_TEXT, "heading")
_NUMBERED = ("list_item", "article", "heading")
#: "Normaal3", "bouw.4": three small letters at least, so that "CO2" and "km2" are no marks.
_ATTACHED = re.compile(r"(?<=[a-zà-ÿ]{3})[.,;:)”’\"']?(\d{1,2})(?=[\s.,;:)]|$)")
_ALONE = re.compile(r"\s*(\d{1,2})\s*")


def footnotes_of(source: SourceText, passages: Sequence[Passage]) -> Iterator[WordRelation]:
    """A relation for each mark whose note, or the one beside it, the document has."""
    notes: dict[int, Passage] = {}
    for passage in passages:
        if passage.kind == "footnote" and (passage.marker or "").isdecimal():
            notes.setdefault(int(passage.marker or 0), passage)
    if not notes:
        return
    last_of_page = {passage.page: passage for passage in passages if passage.kind != "furniture"}
    numbered = frozenset(p.span.start for p in passages if p.kind in _NUMBERED)
    seen: set[int] = set()
    for passage in passages:
        if passage.kind not in _IN_TEXT:
            continue
        for mark in _marks(source, passage):
            number = int(mark.text)
            if number not in seen and {number - 1, number, number + 1} & notes.keys():
                seen.add(number)
                yield from _relation(number, mark, source, notes, last_of_page, numbered)


def _marks(source: SourceText, passage: Passage) -> Iterator[Mention]:
    text = passage.text
    for match in _ATTACHED.finditer(text.text):
        yield Mention(match[1], text.source_range(match.start(1), match.end(1)))
    for one, two in pairwise(passage.segments):
        alone = _ALONE.fullmatch(source.text, one.end, two.start)
        if alone:
            yield Mention(alone[1], Segment(alone.start(1), alone.end(1)))


def _relation(
    number: int,
    mark: Mention,
    source: SourceText,
    notes: Mapping[int, Passage],
    last_of_page: Mapping[int, Passage],
    numbered: frozenset[int],
) -> Iterator[WordRelation]:
    about = f"Noot {number}"
    note = notes.get(number)
    if note is not None:
        yield WordRelation("note", about, mark, (Mention(str(number), note.span),))
        return
    page = source.page_at(mark.place.start)
    after = source.pages[min(page.number, len(source.pages) - 1)]
    if _begins_line(source, number, mark, (page.start, after.end), numbered):
        return
    near = [notes[n] for n in (number - 1, number + 1) if n in notes]
    places = [passage.span for passage in near]
    if page.number in last_of_page:
        places.append(last_of_page[page.number].span)
    marks = " en ".join(f"noot {p.marker}" for p in near)
    # In a PDF a note can be read as something else; in a text it begins with its number.
    is_certain = source.character_boxes is None
    beside = tuple(dict.fromkeys(places))
    yield WordRelation("note", about, mark, known=marks, beside=beside, is_certain=is_certain)


def _begins_line(
    source: SourceText, number: int, mark: Mention, page: tuple[int, int], numbered: frozenset[int]
) -> bool:
    """Return True if a line of the page begins with the number: a note that was read as something else.

    ``numbered`` are the beginnings of articles, items and headings, which have numbers of their own.
    """
    line = re.compile(rf"^[ \t]*\W?{number}\W{{0,2}}(?:[ \t]+|\n[ \t]*)(?=\S)", re.MULTILINE)
    return any(
        not found.start() <= mark.place.start < found.end()
        and not numbered.intersection(range(found.end() - 2, found.end() + 3))
        and not source.text[found.end()].islower()
        for found in line.finditer(source.text, *page)
    )
