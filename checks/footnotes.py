"""Marks of footnotes in the text, and the notes that they stand for.

A mark is a small number right behind a word, or on a line of its own in the middle of a sentence.
Only where the document has the note before or after it do we know that a number is the mark of one, or
where such marks count on from 1 and a text has no notes at all. The same words with the marks of two
notes, of which one is about them, have one mark too many.
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
#: Markdown's marks and notes: "tekst[^2]", "[^2]: noot".
_MARK_IN_MARKUP = re.compile(r"\[\^(\w{1,20})\](?!:)")
_NOTE_IN_MARKUP = re.compile(r"^[ \t]*\[\^(\w{1,20})\]:", re.MULTILINE)
_ALONE = re.compile(r"\s*(\d{1,2})\s*")
_ON_ITS_LINE = re.compile(r"\s*\n[ \t]*(\d{1,2})[ \t]*\n\s*(?:\S{1,8}\s*)?")
#: The words before a mark that say what its note is about.
_MARKED = re.compile(r"[^\W\d_]{3,}\s+[^\W\d_]{3,}(?=[.,;:)”’\"']?$)")
_WINDOW = 80


def marked_up_notes(source: SourceText, passages: Sequence[Passage]) -> Iterator[WordRelation]:
    """A relation for each mark "[^2]" of Markdown, in a document that has such notes."""
    if source.character_boxes is not None or not passages:
        return
    start, end = passages[0].span.start, max(passage.span.end for passage in passages)
    notes = {
        match[1]: Mention(match[1], Segment(*match.span(1)))
        for match in _NOTE_IN_MARKUP.finditer(source.text)
    }
    seen: set[str] = set()
    for match in _MARK_IN_MARKUP.finditer(source.text, start, end):
        mark = Mention(match[1], Segment(*match.span(1)))
        if mark.text not in seen and notes:
            seen.add(mark.text)
            own = (notes[mark.text],) if mark.text in notes else ()
            known = "" if own else f"noot {' en '.join(notes)}"
            yield WordRelation("note", f"Noot {mark.text}", mark, own, known)


def footnotes_of(source: SourceText, passages: Sequence[Passage]) -> Iterator[WordRelation]:
    """A relation for each mark whose note, or the one beside it, the document has."""
    notes: dict[int, Passage] = {}
    for passage in passages:
        if passage.kind == "footnote" and (passage.marker or "").isdecimal():
            notes.setdefault(int(passage.marker or 0), passage)
    if not notes:
        yield from _without_notes(source, passages)
        return
    yield from _marks_of_another(passages, notes)
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


def _without_notes(source: SourceText, passages: Sequence[Passage]) -> Iterator[WordRelation]:
    """The marks of a text that has no notes: 1 in the middle of a sentence, and those that count on."""
    if source.character_boxes is not None or not passages:
        return
    numbered = frozenset(p.span.start for p in passages if p.kind in _NUMBERED)
    of_document = (passages[0].span.start, passages[-1].span.end)
    expected = 1
    for passage, following in zip(passages, (*passages[1:], None), strict=True):
        if passage.kind == "furniture":
            continue
        marks = _alone_in(source, passage) if passage.kind in RUNNING_TEXT else []
        if following is not None and expected > 1:
            marks += _behind(source, passage, following)
        for mark in marks:
            if int(mark.text) != expected:
                continue
            if _begins_line(source, expected, mark, of_document, numbered):
                return
            expected += 1
            yield WordRelation("note", f"Noot {mark.text}", mark)


def _behind(source: SourceText, passage: Passage, following: Passage) -> list[Mention]:
    """A number on a line of its own between two passages, before the number of an article perhaps."""
    alone = _ON_ITS_LINE.fullmatch(source.text, passage.span.end, following.span.start)
    return [Mention(alone[1], Segment(*alone.span(1)))] if alone else []


def _marks_of_another(
    passages: Sequence[Passage], notes: Mapping[int, Passage]
) -> Iterator[WordRelation]:
    """The marks behind words that elsewhere have the mark of a note that is about them."""
    marked: dict[str, list[Mention]] = {}
    for passage in passages:
        if passage.kind in _IN_TEXT:
            for match in _ATTACHED.finditer(passage.text.text):
                before = passage.text.text[max(0, match.start() - _WINDOW) : match.start()]
                words = _MARKED.search(before)
                if words:
                    place = passage.text.source_range(match.start(1), match.end(1))
                    marked.setdefault(words[0].casefold(), []).append(Mention(match[1], place))
    for term, marks in marked.items():
        right = next((m for m in marks if _is_about(notes.get(int(m.text)), term)), None)
        for mark in marks if right is not None else ():
            if right is not None and not _is_about(notes.get(int(mark.text)), term):
                other = Mention(f"noot {right.text}", notes[int(right.text)].span)
                yield WordRelation("mark", f"Noot {mark.text} bij '{term}'", mark, (other,))


def _is_about(note: Passage | None, words: str) -> bool:
    return note is not None and words in note.text.text.casefold()


def _alone_in(source: SourceText, passage: Passage) -> list[Mention]:
    """The numbers on lines of their own within a passage."""
    found = []
    for one, two in pairwise(passage.segments):
        alone = _ALONE.fullmatch(source.text, one.end, two.start)
        if alone:
            found.append(Mention(alone[1], Segment(alone.start(1), alone.end(1))))
    return found


def _marks(source: SourceText, passage: Passage) -> Iterator[Mention]:
    text = passage.text
    for match in _ATTACHED.finditer(text.text):
        yield Mention(match[1], text.source_range(match.start(1), match.end(1)))
    yield from _alone_in(source, passage)


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
    if _ends_note(notes.get(number - 1), number):
        return
    near = [notes[n] for n in (number - 1, number + 1) if n in notes]
    places = [passage.span for passage in near]
    last = last_of_page.get(page.number)
    # What closes the page may be the note without its number; an article or an item has one of its own.
    if last is not None and not (last.marker or "").rstrip(".)").isdecimal():
        places.append(last.span)
    marks = " en ".join(f"noot {p.marker}" for p in near)
    # In a PDF a note can be read as something else; in a text it begins with its number.
    is_certain = source.character_boxes is None
    beside = tuple(dict.fromkeys(places))
    yield WordRelation("note", about, mark, known=marks, beside=beside, is_certain=is_certain)


def _ends_note(note: Passage | None, number: int) -> bool:
    """Return True if a note ends with a number: that of the next note, whose words stand below it."""
    return note is not None and re.search(rf"\s{number}$", note.text.text.rstrip()) is not None


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
