"""Which rows of a table of texts are its header, and which are notes: for files without rules."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

#: The mark of a footnote behind a number, or its share of a whole: "640¹", "205 1)", "404 (30,8%)".
_BEHIND = r"(?:\s*[¹²³⁰⁴-⁹†*]+⁾?|\s[0-9]\)|\s?[a-d]\)|\^\d{1,2}\^?|<sup>[^<]{0,10}</sup>|\s*\(\s*\d[\d.,]*\s?%\s?\))*"
#: A number as tables have it, also one in negative: "-/- 25", "40-", "(35)"; or what stands for one.
_NUMERIC = re.compile(
    r"(?:\(\d+\s?%\)\s*)?(?:(?:ca\.|circa|ruim)\s*)?(?:-/-)?[€+\-−–*\s]*\d[\d.,%*'’\s]*[-−–]?"
    rf"{_BEHIND}|\(\d[\d.,]*\)|PM|n\.v\.t\.|[-–]"
)
_YEARS = re.compile(r"(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)\d\d)?")
#: "0-50", "75 - 150": from how many to how many.
_RANGE = re.compile(r"\d[\d.]*\s?[-–]\s?\d[\d.]*")
#: "12 woningen", "75-150 woningen": a number with one word behind it.
_COUNTED = re.compile(
    r"(?P<figure>[+±]?\s?\d[\d.]*(?:\s?[-–]\s?\d[\d.]*)?)\s+(?P<noun>[a-zà-ÿ]{4,})\W*"
)
_LETTER = re.compile(r"[^\W\d_]")
#: So many words over numbers are the header of a table.
_LEAST_HEADS = 3
#: Fewer rows below the first do not show what it is.
_LEAST_ROWS = 2
#: A text alone in its row that has more characters is a note, and no name of rows.
_NOTE_LENGTH = 60
#: A number with how it is made up or what it is of behind it: "50 (bijgebouw)"; a year so is a head.
_REMARKED = re.compile(r"(?!(?:19|20)\d\d\b)\d[\d.]*\s?[(+]")


def count_header_rows(texts: Sequence[Sequence[str]], least: int) -> int:
    """Return how many rows come before the first in which most cells but the first are numbers.

    Behind the ``least`` rows that are header in any case, a row with a number in a column of numbers is none,
    and neither is a row with a sentence, or a row with one name where there are more: names of parts of the table. In a table without rows of numbers the delimiter alone says what is header.
    """
    texts = _without_nouns(texts)
    numeric = _columns_of_numbers(texts[least:])
    sections = [r for r, row in enumerate(texts) if r >= least and row[0] and not any(row[1:])]
    for r, row in enumerate(texts):
        if r < least:
            continue
        if _is_data(row):
            return r
        if least and r in sections and len(sections) > 1:
            return r
        if least and (_has_number(row, numeric) or any(map(_is_sentence, row))):
            return r
    return least


def _columns_of_numbers(texts: Sequence[Sequence[str]]) -> frozenset[int]:
    """The columns behind the first in which most of the filled cells are numbers."""
    filled: dict[int, list[bool]] = {}
    for row in texts:
        for column, cell in enumerate(row[1:], start=1):
            if cell:
                filled.setdefault(column, []).append(_is_figure(cell))
    return frozenset(c for c, found in filled.items() if 2 * sum(found) > len(found))


def _has_number(row: Sequence[str], columns: frozenset[int]) -> bool:
    return any(
        column < len(row) and (_is_figure(row[column]) or _REMARKED.match(row[column]))
        for column in columns
    )


def _is_figure(cell: str) -> bool:
    return _is_number(cell) and any(c.isdigit() for c in cell)


def _without_nouns(texts: Sequence[Sequence[str]]) -> list[list[str]]:
    """The texts of rows, without the noun behind the numbers of a column where several rows have it: "12 woningen".

    "2 kamers" beside "3 kamers", in one row, are heads.
    """
    nouns: dict[tuple[int, str], int] = {}
    for row in texts:
        for column, cell in enumerate(row):
            if found := _COUNTED.fullmatch(cell):
                noun = _singular(found["noun"])
                nouns[column, noun] = nouns.get((column, noun), 0) + 1
    return [[_without_noun(cell, c, nouns) for c, cell in enumerate(row)] for row in texts]


def _without_noun(cell: str, column: int, nouns: Mapping[tuple[int, str], int]) -> str:
    found = _COUNTED.fullmatch(cell) if column else None
    if found is None or nouns[column, _singular(found["noun"])] < _LEAST_ROWS:
        return cell
    return found["figure"]


def _singular(noun: str) -> str:
    """ "woning" of "woningen": one home beside two is the same noun."""
    return noun.removesuffix("en")


def _is_sentence(cell: str) -> bool:
    return len(cell) > _NOTE_LENGTH and cell.rstrip().endswith(".")


def parts_of_table(texts: Sequence[Sequence[str]], headers: int) -> list[int]:
    """Return the rows below the first ``headers`` that are the header of a new table, which a converter put under this one.

    Such a row has words in three columns of numbers at least, and no figures; numbers stand above and below it.
    """
    numeric = _columns_of_numbers(texts[headers:])
    data = [r for r, row in enumerate(texts) if r >= headers and _is_data(row)]
    return [
        r
        for r, row in enumerate(texts)
        if data
        and data[0] < r < data[-1]
        and not any(c.isdigit() for cell in row[:1] for c in cell)
        and sum(bool(_LETTER.search(row[c])) for c in numeric if c < len(row)) >= _LEAST_HEADS
        and not _has_number(row, numeric)
    ]


def first_row_is_data(texts: Sequence[Sequence[str]]) -> bool:
    """Return True if the row above the line of dashes is one of numbers, as all others: there is no header.

    Markdown has no table without a header, and so a converter makes one of the first row.
    """
    first, *others = _without_nouns(texts)
    if len(others) < _LEAST_ROWS or not _LETTER.search(first[0]):
        return False
    return _has_figures(first) and all(_is_data(row) for row in others) and _is_data(first)


def first_row_is_prose(texts: Sequence[Sequence[str]]) -> bool:
    """Return True if the row above the line of dashes holds sentences as those below it do: a layout, and no header.

    Columns of numbers have a header, whatever stands in it.
    """
    first, *others = texts
    if _columns_of_numbers(others):
        return False
    return any(
        _is_sentence(cell) and any(c < len(row) and _is_sentence(row[c]) for row in others)
        for c, cell in enumerate(first)
    )


def first_row_ends_another(texts: Sequence[Sequence[str]]) -> bool:
    """Return True if the row above the line of dashes is the last of the table on the page before.

    It holds numbers, the rows right below it hold words over several columns and no numbers, as headers do, and
    numbers follow.
    """
    if len(texts) <= _LEAST_ROWS or not _LETTER.search(texts[0][0]):
        return False
    if not (_has_figures(texts[0]) and _is_data(texts[0])):
        return False
    below = [cell for cell in texts[1][1:] if cell]
    are_heads = len(below) > 1 and all(map(_LETTER.search, below))
    return are_heads and any(map(_is_data, texts[2:]))


def _has_figures(row: Sequence[str]) -> bool:
    """Return True if a cell behind the first holds figures, and none holds words."""
    rest = [cell for cell in row[1:] if cell]
    return any(c.isdigit() for cell in rest for c in cell) and not any(map(_LETTER.search, rest))


def _is_data(row: Sequence[str]) -> bool:
    filled = [cell for cell in row[1:] if cell]
    numbers = [cell for cell in filled if _is_number(cell)]
    return bool(filled) and 2 * len(numbers) >= len(filled) and len(numbers) > 0


def _is_number(cell: str) -> bool:
    return bool(_NUMERIC.fullmatch(cell) or _RANGE.fullmatch(cell)) and not _YEARS.fullmatch(cell)


def is_note_row(texts: Sequence[str]) -> bool:
    """Return True if a row has one long text and nothing else."""
    return not any(texts[1:]) and len(texts[0]) > _NOTE_LENGTH
