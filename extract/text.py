"""The reader of text files: decoded as they stand, form feeds are page breaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from extract.blocks import find_blocks
from extract.errors import ReadError
from extract.furniture import find_furniture, label_offset, page_label
from extract.lines import TextLine, text_lines
from extract.margin_numbers import margin_ends
from extract.model import Line, Page, SourceText
from extract.page_markers import page_marks, pages_of_lines
from extract.tables import find_tables

READER = "text 1"


def read_text(path: Path) -> SourceText:
    """Read a text file into the page model.

    Raises :class:`ReadError` for a file that is empty, is not UTF-8 or holds NUL characters.
    """
    return parse_text(decode(path), READER)


def decode(path: Path) -> str:
    """The characters of a text file exactly as they stand; see :func:`read_text` for errors."""
    data = path.read_bytes()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ReadError(
            f"{path}: not UTF-8 (byte {error.start}); save it as UTF-8 and try again",
            f"de tekst is niet in UTF-8 opgeslagen (byte {error.start})",
        ) from error
    refuse_nul(path, text, "a text file")
    if not text.strip():
        raise ReadError(f"{path}: the file is empty", "het bestand is leeg")
    return text


def refuse_nul(path: Path, text: str, kind: str) -> None:
    """Raise :class:`ReadError` where a file that should be of a ``kind`` holds NUL characters."""
    if "\0" in text:
        raise ReadError(
            f"{path}: holds NUL characters (at {text.index(chr(0))}); is it {kind}?",
            "er staan tekens in die in geen tekst thuishoren (NUL)",
        )


def _lines_of_text(text: str, lines: Sequence[Line]) -> tuple[TextLine, ...]:
    """The lines of a page that hold text, without the numbers in their margin."""
    margin = margin_ends([text[line.start : line.end] for line in lines])
    starts = {lines[i].start + length for i, length in margin.items()}
    bare = [replace(x, start=x.start + margin.get(i, 0)) for i, x in enumerate(lines)]
    return tuple(
        replace(line, numbered=True) if line.start in starts else line
        for line in text_lines(text, bare if margin else lines)
    )


def parse_text(text: str, reader: str = READER) -> SourceText:
    """The page model of a text."""
    pages = split_pages(text)
    lines = [_lines_of_text(text, page.lines) for page in pages]
    furniture = find_furniture(lines)
    tables = find_tables(text, lines, furniture)
    blocks = find_blocks(lines, furniture, tables.lines)
    offset = label_offset(lines, furniture)
    labelled = tuple(
        replace(page, label=page_label(found, furniture, offset))
        for page, found in zip(pages, lines, strict=True)
    )
    return SourceText(text, labelled, blocks, tables.grids, tables.notes, reader)


def split_pages(text: str) -> tuple[Page, ...]:
    """The pages of a text: form feeds end a page and belong to none.

    In a text without them the marks of converters ("-- 3 of 37 --") part it, and are lines of none.
    """
    parted = _marked_pages(text) if "\f" not in text else ()
    if parted:
        return parted
    pages: list[Page] = []
    start = 0
    for number, part in enumerate(text.split("\f"), start=1):
        end = start + len(part)
        pages.append(Page(number, start, end, tuple(_lines(part, start, number))))
        start = end + 1
    return tuple(pages)


def _marked_pages(text: str) -> tuple[Page, ...]:
    """The pages that marks of converters tell of; a page that has no text is empty, so that pages count on."""
    lines = _lines(text, 0, 1)
    raws = [text[line.start : line.end] for line in lines]
    marks = page_marks(raws)
    if not marks:
        return ()
    found = pages_of_lines(marks, raws)
    starts = {number: lines[at[0]].start for number, at in found.items()}
    pages: list[Page] = []
    for number in range(max(found), 0, -1):
        end = pages[-1].start if pages else len(text)
        start = 0 if number == min(found) else starts.get(number, end)
        kept = tuple(replace(lines[at], page=number) for at in found.get(number, ()))
        pages.append(
            Page(number, start if number >= min(found) else 0, end if kept else start, kept)
        )
    return tuple(reversed(pages))


def _lines(part: str, start: int, page: int) -> Sequence[Line]:
    lines = []
    for raw in part.split("\n"):
        length = len(raw) - (1 if raw.endswith("\r") else 0)
        lines.append(Line(start, start + length, page))
        start += len(raw) + 1
    return lines
