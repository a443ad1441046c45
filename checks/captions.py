"""Sentences that announce a table or figure whose caption is about something else.

"In tabel 3.1 is de grijze druk weergegeven" where tabel 3.1 is about housing and tabel 4.1 has the
caption "grijze druk". Only where the sentence shares no word with the part that it names, and two words
or more with the caption of one other part. And captions that are numbered on but for one number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from checks.references import captions_of
from checks.stems import stems
from checks.words import Mention, WordRelation
from corpus.either import either
from corpus.references import PartKind, load_reference_words
from extract.document_table import DocumentTable
from extract.model import RUNNING_TEXT, SourceText
from extract.passages import Passage
from nlp.reading import DocumentReading

_SHORTEST = 4
#: So many letters of a word stay the same however it is bent.
_STEM = 5
#: So many words of another caption say that it was meant.
_TELLING = 2
#: So many captions numbered from 1 are a row that can lack one.
_FEWEST_IN_ROW = 4


def announced_parts(
    document: DocumentReading,
    source: SourceText,
    passages: Sequence[Passage],
    tables: Iterable[DocumentTable],
) -> Iterator[WordRelation]:
    """A relation for each sentence that announces a part about something else."""
    cells = {table.grid.label: " ".join(table.texts) for table in tables if table.grid.label}
    for kind in load_reference_words().part:
        if kind.by != "caption" or not kind.announced:
            continue
        found = [
            (passage, match)
            for passage in passages
            if passage.kind in RUNNING_TEXT
            for match in _announces(kind).finditer(passage.text.text)
        ]
        captions = captions_of(kind, source, passages) if found else {}
        for passage, match in found:
            yield from _relation(document, passage, match, captions, cells)


def gaps_in_captions(source: SourceText, passages: Sequence[Passage]) -> Iterator[WordRelation]:
    """A relation for the one number that a row of captions skips, in doubt in a PDF, of which we can miss one."""
    if not passages:
        return
    is_certain = source.character_boxes is None
    for kind in load_reference_words().part:
        if kind.by != "caption" or not kind.announced:
            continue
        captions = captions_of(kind, source, passages)
        numbers = {int(number): part for number, part in captions.items() if number.isdecimal()}
        missing = [n for n in range(1, max(numbers, default=0)) if n not in numbers]
        if len(missing) != 1 or len(numbers) < _FEWEST_IN_ROW:
            continue
        (gap,) = missing
        if gap - 1 in numbers:
            after, before = numbers[gap + 1], numbers[gap - 1]
            about = f"Nummers van {kind.name}: {gap} ontbreekt"
            yield WordRelation(
                "gap", about, after, (before,), known=str(gap), is_certain=is_certain
            )


def _relation(
    document: DocumentReading,
    passage: Passage,
    match: re.Match[str],
    captions: Mapping[str, Mention],
    cells: Mapping[str, str],
) -> Iterator[WordRelation]:
    own = captions.get(match["number"])
    if own is None:
        return
    name, number = match["name"].casefold(), match["number"]
    start, end = document.of(passage).sentence_at(match.start()) or (0, len(passage.text.text))
    said = _stems(passage.text.text[start:end])
    inside = cells.get(f"{name.capitalize()} {number}", "")
    if said & _stems(f"{own.text} {inside}"):
        return
    fitting = [c for n, c in captions.items() if n != number and _is_about(said, c.text)]
    if len(fitting) == 1:
        stated = Mention(
            f"{match['name']} {number}",
            passage.text.source_range(match.start("name"), match.end("number")),
        )
        about = f"Verwijzing naar {stated.text}"
        yield WordRelation("caption", about, stated, (fitting[0],), own.text, (own.place,))


def _is_about(said: set[str], caption: str) -> bool:
    return len(said & _stems(caption)) >= _TELLING


def _stems(text: str) -> set[str]:
    return set(stems(text, _STEM, _SHORTEST)) - _common_stems()


@cache
def _common_stems() -> frozenset[str]:
    return frozenset(word[:_STEM] for word in load_reference_words().common)


@cache
def _announces(kind: PartKind) -> re.Pattern[str]:
    words, number = either(kind.words), r"(?P<number>\d{1,3}(?:\.\d{1,2})*)"
    behind = either(load_reference_words().shown)
    return re.compile(
        rf"\b(?:in\s+)?(?P<name>{words})\s+{number}\s+(?:{behind})(?!\w)", re.IGNORECASE
    )
