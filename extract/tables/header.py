"""The header of a text table: which words stand above which column.

A converter leaves the cells of a header as lines, wrapped and one behind the other. Cells begin
with a capital; a line that was wrapped within a cell has a blank behind it, the last line of a
cell often has none. That gives boundaries of different strength; the strongest that yield as many
pieces as there are columns are taken, and where none do the header is left out with a warning.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.tables import load_table_words
from extract.lines import TextLine
from extract.model import Segment

_WORD = re.compile(r"\S+")
_MARK = re.compile(r"(?<=[a-zé)])\d$|\*+$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A cell of a header: its range of the source, and its words."""

    segment: Segment
    text: str
    line: int

    @property
    def name(self) -> str:
        """The words without the mark of a footnote, for comparing."""
        return _MARK.sub("", self.text).casefold()

    @property
    def mark(self) -> str | None:
        found = _MARK.search(self.text)
        return found.group() if found else None


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    text: str
    strength: int
    line: int


def split_header(lines: Sequence[TextLine], columns: int) -> tuple[Piece, ...] | None:
    """The header's ``columns`` cells, or None where its words do not say where they begin."""
    words = _words(lines)
    if not words or columns < 1:
        return None
    for strength in (4, 3, 2, 1):
        pieces = _pieces(words, strength)
        if len(pieces) == columns:
            return pieces
        if len(pieces) > columns:
            return None
    return None


def pieces_at(lines: Sequence[TextLine], strength: int) -> tuple[Piece, ...]:
    """All cells that begin at boundaries of at least this strength (1-4)."""
    return _pieces(_words(lines), strength)


def is_row_header(text: str) -> bool:
    """Return True if the text begins with what stands above the rows' names ("Gemeente")."""
    words = text.split()
    name = words[0].strip(":*") if words else ""
    return name[:1].isupper() and name.casefold() in load_table_words().row_headers


def _pieces(words: Sequence[_Word], strength: int) -> tuple[Piece, ...]:
    groups: list[list[_Word]] = []
    for word in words:
        if not groups or word.strength >= strength:
            groups.append([])
        groups[-1].append(word)
    return tuple(
        Piece(
            Segment(group[0].start, group[-1].end), " ".join(w.text for w in group), group[0].line
        )
        for group in groups
    )


def _words(lines: Sequence[TextLine]) -> list[_Word]:
    """The words of the header, each with the strength of the boundary before it."""
    row_headers = load_table_words().row_headers
    found: list[_Word] = []
    for number, line in enumerate(lines):
        previous_end = 0
        for match in _WORD.finditer(line.text):
            text = match.group()
            before = found[-1] if found else None
            begins = text[0].isupper()
            strength = 0
            names_rows = before is not None and before.text.strip(":*").casefold() in row_headers
            if before is None or (names_rows and begins):
                strength = 4
            elif match.start() == 0:
                hard = not lines[number - 1].soft
                if begins:
                    strength = 4 if hard else 3
            elif begins and before.text[-1:] not in "-/(":
                wide = match.start() - previous_end > 1
                strength = 2 if wide else 1
            found.append(
                _Word(line.start + match.start(), line.start + match.end(), text, strength, number)
            )
            previous_end = match.end()
    return found
