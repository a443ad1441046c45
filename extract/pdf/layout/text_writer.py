"""Writing the text of a source, and where on the page each of its characters stands.

Lines are written one below the other. In a table the cells of a row are parted by tabs and the
lines of a cell by line breaks; a word that a narrow cell broke is written whole, as it is printed
without a hyphen.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import cos, radians, sin

from corpus.language import language
from extract.boxes import CharacterBoxes
from extract.model import Box, Segment
from extract.pdf.page.ink import Area, PageInk, Word
from extract.pdf.page.rotation import to_page, to_reading
from extract.pdf.tables.cells import DraftCell, DraftTable, Line

_LETTERS_END = re.compile(r"[^\W\d_]+$")
_LETTERS_START = re.compile(r"[^\W\d_]+")
#: A number that ends where a group of three figures begins, or within one.
_THOUSANDS_CUT = re.compile(r"(?<![\d.,])\d{1,3}(?:\.\d{3})*\.\d{0,2}$")
#: A number that ends behind its figures, and one whose sign is the next; one that ends in its comma.
_FIGURES_END = re.compile(r"(?<![\d.,])\d{1,3}(?:\.\d{3})*$")
_SIGN_START = re.compile(r"[.,]\d")
_COMMA_END = re.compile(r"(?<![\d.,])\d{1,3}(?:\.\d{3})*,$")
_DECIMALS = re.compile(r"\d{1,3}(?:\.\d{3})*,\d{1,2}%?")
#: Figures that no sign parts: a number, and what is left of it on the next line.
_FIGURES = re.compile(r"\d+")
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,(?:\d{1,2}|-))?%?")
#: A word too long for a unit or a formula, and the marks of footnotes behind it.
_WHOLE_WORD = re.compile(r"[^\W\d_]{4}[^\w\s]?$")
_MARKS = re.compile(r"(?:\d{1,2}|[a-z*†‡])(?:[,;](?:\d{1,2}|[a-z*†‡]))*\)?")
#: A mark of figures, bare or in brackets; what has a stroke is a fraction.
_FIGURE_MARK = re.compile(r"[(\[]?\d[^/]*")
#: A mark of figures stands behind a number or behind the sign that ends a phrase; a minus or a
#: stroke can be part of a unit or formula.
_NUMBER_OR_PHRASE_END = re.compile(r"(?:\d|[.,;:?!)\]%»”’\"'…]|,[-–—])$")
#: A number that has marks of letters behind it: a year, or more than one figure.
_MARKED_NUMBER = re.compile(r"[^\w]*(?:\d[\d.,]*)?\d{2}[^\w]*")
#: Marks of letters; a raised "e" or "de" is an ordinal's.
_LETTER_MARKS = re.compile(r"[a-df-z](?:[,;][a-z])*")
#: Lines that begin or end this near (points) below each other are aligned.
_ALIGNED = 0.5
#: Units and the like: a line that begins with one does not go on with a broken word.
_UNITS = frozenset(["t", "s", "km", "ha", "m", "jaar"])


@dataclass(slots=True)
class TextWriter:
    """Collects the text and the boxes of its characters.

    ``marks`` are the ranges of footnote marks behind a number or phrase: they stand in the text, but are no
    part of what the number says.
    """

    parts: list[str] = field(default_factory=list)
    length: int = 0
    boxes: CharacterBoxes = field(default_factory=CharacterBoxes)
    page: PageInk | None = None
    marks: list[Segment] = field(default_factory=list)

    def begin(self, page: PageInk) -> None:
        """Goes on with ``page``: a form feed parts it from the page before."""
        if self.page is not None:
            self._put("\f")
        self.page = page
        self.boxes.begin_page(page.number, self.length)

    def text(self) -> str:
        return "".join(self.parts)

    def skip(self, characters: str) -> None:
        """Writes blanks that stand nowhere on the page."""
        self._put(characters)

    def line(self, line: Line, *, in_cell: bool = False) -> Segment:
        """Writes a line; a blank parts its words. The words of a cell are names, from which the marks
        of notes are parted too."""
        start = self.length
        before: Word | None = None
        for word in line.words:
            is_mark = before is not None and (
                _is_mark_of_number(before, word) or (in_cell and _is_mark_of_word(before, word))
            )
            if before is not None and (is_mark or not word.glued or _is_fraction(before, word)):
                self._put(" ")
            if is_mark:
                self.marks.append(Segment(self.length - 1, self.length + len(word.text)))
            self._word(word)
            before = word
        return Segment(start, self.length)

    def cell(self, cell: DraftCell, *, drawn: bool) -> tuple[Segment, tuple[Segment, ...]] | None:
        """Writes the lines of a cell; None for an empty one. Also gives the range of each line.

        ``drawn`` tells that the cell has borders, at which words can be broken.
        """
        if not cell.lines:
            return None
        start = self.length
        ranges = []
        for number, line in enumerate(cell.lines):
            whole = number > 0 and (
                is_broken_number(cell, number) or (drawn and is_broken_word(cell, number))
            )
            if number and not whole:
                self._put("\n")
            ranges.append(self.line(line, in_cell=True))
        return Segment(start, self.length), tuple(ranges)

    def table(self, table: DraftTable) -> list[tuple[Segment, tuple[Segment, ...]] | None]:
        """Writes a table row by row; the range of each of its cells, in their order."""
        found: list[tuple[Segment, tuple[Segment, ...]] | None] = []
        row: int | None = None
        for cell in table.cells:
            if row is not None:
                self._put("\t" if cell.row == row else "\n")
            row = cell.row
            found.append(self.cell(cell, drawn=table.reader in ("ruled", "shaded")))
        return found

    def _put(self, characters: str) -> None:
        self.parts.append(characters)
        self.length += len(characters)
        self.boxes.skip(len(characters))

    def _word(self, word: Word) -> None:
        if self.page is None:
            raise ValueError("a page must be begun before words are written")
        self.parts.append(word.text)
        if (word.turn > 0 and word.turn != 180) != (self.page.turn in (90, 270)):
            self.boxes.turn(self.length, self.length + len(word.text))
        self.length += len(word.text)
        for area in character_areas(word, self.page):
            self.boxes.add(area.x0, area.top, area.x1, area.bottom)


def _is_mark_of_number(before: Word, word: Word) -> bool:
    """Return True for a footnote mark behind a number, or behind the sign that ends a phrase: it
    must not become one of its figures, nor a letter of it."""
    if not word.glued:
        return False
    if _FIGURE_MARK.fullmatch(word.text):
        return bool(_NUMBER_OR_PHRASE_END.search(before.text))
    return bool(_LETTER_MARKS.fullmatch(word.text) and _MARKED_NUMBER.fullmatch(before.text))


def _is_fraction(before: Word, word: Word) -> bool:
    """Return True for a raised fraction behind a whole number: "1 1/2"."""
    return before.text[-1].isdigit() and "/" in word.text


def _is_mark_of_word(before: Word, word: Word) -> bool:
    """Return True for a raised mark behind a word: a letter, or a figure where the word is too long
    for a unit ("m2") or ends in a bracket."""
    if not word.glued or word.middle >= before.middle or not _MARKS.fullmatch(word.text):
        return False
    if word.text[0].isalpha():
        return not before.text[-1].isdigit() and len(before.text) > 1
    return before.text.endswith(")") or bool(_WHOLE_WORD.search(before.text))


def without_marks(segments: Sequence[Segment], marks: Sequence[Segment]) -> tuple[Segment, ...]:
    """Return the segments with the ``marks`` (in order) cut out; what is a mark alone stays."""
    found: list[Segment] = []
    for segment in segments:
        first = bisect_left(marks, segment.start, key=lambda mark: mark.start)
        start = segment.start
        for mark in marks[first:]:
            if mark.end > segment.end:
                break
            if start < mark.start:
                found.append(Segment(start, mark.start))
            start = mark.end
        if start < segment.end:
            found.append(Segment(start, segment.end))
    return tuple(found) or tuple(segments)


def is_broken_word(cell: DraftCell, number: int) -> bool:
    """Return True if line ``number`` of a cell goes on with the word that the line before it ends
    in.

    A word is broken without a hyphen only where it fills its line alone and its next letter would
    not have fitted.
    """
    above, line = cell.lines[number - 1], cell.lines[number]
    if above.words[0].turn or line.words[0].turn or len(above.words) != 1:
        return False
    end = _LETTERS_END.search(above.words[-1].text)
    rest = _LETTERS_START.match(line.words[0].text)
    if not end or not rest or not rest.group()[0].islower() or not end.group()[-1].islower():
        return False
    if _stands_alone(rest.group()) or len(end.group()) < 4:
        return False
    first = line.words[0].edges[1] - line.words[0].edges[0]
    room = _inner_width(cell) - (above.x1 - above.x0)
    return room < first and (len(rest.group()) <= 3 or room < 0.5 * first)


def is_broken_number(cell: DraftCell, number: int) -> bool:
    """Return True if line ``number`` of a cell goes on with the number that the line before it ends
    in: "€ 75." over "500", "12," over "5%".

    A number that lacks figures is one where the cell holds figures only; beside words it may be the
    end of a sentence, unless the next figure would not have fitted.
    """
    above, line = cell.lines[number - 1], cell.lines[number]
    if above.words[0].turn or line.words[0].turn:
        return False
    end, rest = above.words[-1].text, line.words[0].text
    if not _goes_on(end, rest):
        return _is_rest_of_figures(cell, number)
    if not any(c.isalpha() for c in cell.text):
        return True
    return _inner_width(cell) - (above.x1 - above.x0) < line.words[0].x1 - line.words[0].x0


def _goes_on(end: str, rest: str) -> bool:
    """Return True if a text and the one on the next line are a number that its sign shows to be cut."""
    cut = _THOUSANDS_CUT.search(end)
    if cut:
        return bool(_THOUSANDS.fullmatch(cut.group() + rest))
    cut = _COMMA_END.search(end)
    if cut is None and _SIGN_START.match(rest):
        cut = _FIGURES_END.search(end)
    whole = cut.group() + rest if cut else ""
    return bool(_THOUSANDS.fullmatch(whole) or _DECIMALS.fullmatch(whole))


def _is_rest_of_figures(cell: DraftCell, number: int) -> bool:
    """Return True for fewer figures below figures that left no room for one more: "125" over "0"."""
    texts = [line.text for line in cell.lines]
    if len(texts) != 2 or not all(_FIGURES.fullmatch(text) for text in texts):
        return False
    above, line = cell.lines[number - 1], cell.lines[number]
    # Lines in the middle of a cell do not show how much room they had.
    aligned = min(abs(line.x0 - above.x0), abs(line.x1 - above.x1)) <= _ALIGNED
    first = line.words[0].edges[1] - line.words[0].edges[0]
    room = _inner_width(cell) - (above.x1 - above.x0)
    return aligned and len(texts[1]) < len(texts[0]) and room < first


def _stands_alone(word: str) -> bool:
    """Return True for a word that is no rest of a broken one."""
    return word in _UNITS or word in language().function_words


def _inner_width(cell: DraftCell) -> float:
    """How wide a line of the cell can be: the same room is kept on both sides."""
    left = min(line.x0 for line in cell.lines) - cell.area.x0
    right = cell.area.x1 - max(line.x1 for line in cell.lines)
    padding = max(0.0, min(left, right, 8.0))
    return cell.area.width - 2 * padding


def character_areas(word: Word, page: PageInk) -> Sequence[Area]:
    """The area of each character of ``word`` on the page as it is shown, in points."""
    areas = _level_areas(word, page)
    return [_skewed(area, page) for area in areas] if page.skew else areas


def _skewed(area: Area, page: PageInk) -> Area:
    """An area of a page that was set straight, where it stands on the page as it is shown."""
    angle = radians(page.skew)
    x, y = (area.x0 + area.x1) / 2 - page.width / 2, (area.top + area.bottom) / 2 - page.height / 2
    dx = x * cos(angle) - y * sin(angle) - x
    dy = x * sin(angle) + y * cos(angle) - y
    return Area(area.x0 + dx, area.top + dy, area.x1 + dx, area.bottom + dy)


def _level_areas(word: Word, page: PageInk) -> Sequence[Area]:
    width, height = (
        (page.height, page.width) if page.turn in (90, 270) else (page.width, page.height)
    )
    edges = word.edges
    pairs = zip(edges[::2], edges[1::2], strict=True)
    if word.turn <= 0:
        if not page.turn:
            return [Area(a, word.top, b, word.bottom) for a, b in pairs]
        return [
            to_page(Area(a, word.top, b, word.bottom), page.turn, width, height) for a, b in pairs
        ]
    # The word stands across the page's text: its edges are in the frame in which it reads.
    own = (word.turn + page.turn) % 360
    shown = to_page(Area(word.x0, word.top, word.x1, word.bottom), page.turn, width, height)
    framed = to_reading(shown, own, width, height)
    return [to_page(Area(a, framed.top, b, framed.bottom), own, width, height) for a, b in pairs]


def box_of(area: Area, page: PageInk) -> Box:
    """``area`` of the (turned) page as a box on the page as it is shown."""
    width, height = (
        (page.height, page.width) if page.turn in (90, 270) else (page.width, page.height)
    )
    shown = to_page(area, page.turn, width, height)
    if page.skew:
        shown = _skewed(shown, page)
    return Box(page.number, shown.x0, shown.top, shown.x1, shown.bottom)
