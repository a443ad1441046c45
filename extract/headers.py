"""What stands above and beside a cell: its column's and its row's header, in words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extract.clean import Clean, clean
from extract.model import Cell, Grid, SourceText
from extract.row_indents import indented_under
from extract.row_sections import is_part_of_row, sections_of

#: Between the levels of a header.
LEVELS = " › "
#: "2030", "2020-2030", "2020/21"
_YEAR = re.compile(r"(?:19|20)\d\d(?:\s?[-–—/]\s?(?:(?:19|20)\d\d|\d\d))?")
#: "< € 250.000", "€ 250.000 - € 390.000", "> 100", "50-75": from where to where a class goes.
_CLASS = re.compile(
    r"\s*(?:(?!(?:19|20)\d\d\b)\d{1,4}\s?[-–—]\s?\d{1,4}|[<>≤≥]=?\s*€?\s*\d[\d.,]*(?:,-)?|€\s*\d[\d.,]*(?:,-)?\s*(?:[-–—]|tot|t/m|en)\s*€?\s*\d[\d.,]*(?:,-)?)\s*"
)
#: "€ 13,5 mld": an amount is no name, whatever letters its unit has.
_AMOUNT = re.compile(r"\s*€\s?\d[\d.,]*\s*(?:mln|mld|mrd|miljoen|miljard)\.?\s*", re.IGNORECASE)
#: A number at the beginning, with what may stand before it.
_FIGURE_FIRST = re.compile(r"(?:ca\.?|circa|ruim)?[\s€ƒ<>≤≥±+\-−–(]*\d", re.IGNORECASE)
#: Fewer classes do not show what a column holds.
_LEAST_CLASSES = 3
#: So large a part of its cells at least are classes: sums stand under them.
_MOSTLY = 2 / 3


@dataclass(frozen=True, slots=True)
class CellHeaders:
    """The headers of a cell: the texts above it from the top, and to its left from the left.

    ``above`` are the names that stand over those of the row: alone in a row above it, or less far in.
    """

    column: tuple[str, ...]
    row: tuple[str, ...]
    above: tuple[str, ...] = ()

    @property
    def column_text(self) -> str | None:
        return LEVELS.join(self.column) or None

    @property
    def row_text(self) -> str | None:
        above = (name for name in self.above if name not in self.row)
        return LEVELS.join((*above, *self.row)) or None


def cell_text(source: SourceText, cell: Cell) -> Clean:
    """The clean text of a cell; words that a narrow column broke are whole again."""
    return clean(source.text, cell.segments, narrow=cell.read_by == "text")


def resolve(source: SourceText, grid: Grid) -> Mapping[int, CellHeaders]:
    """For each cell that is no header (by its index in the grid) the headers that hold for it.

    Above it are the header cells that span its column. Beside it are the cells to its left, in its
    row or spanning it, that hold words and no number alone.
    """
    texts = [cell_text(source, cell).text for cell in grid.cells]
    classes = {0, *columns_of_classes(grid, texts)}
    above: dict[int, list[str]] = {}
    for cell, text in sorted(
        zip(grid.cells, texts, strict=True), key=lambda item: (item[0].row, item[0].column)
    ):
        if cell.is_header and text:
            for column in range(cell.column, cell.column + cell.column_span):
                if text not in above.setdefault(column, []):
                    above[column].append(text)
    beside: dict[int, list[tuple[int, int, str]]] = {}
    figures = _columns_of_figures(grid, texts) - classes
    for i, (cell, text) in enumerate(zip(grid.cells, texts, strict=True)):
        if cell.is_header or cell.column in figures:
            continue
        if _is_name(text) or (cell.column in classes and is_class(text)):
            for row in range(cell.row, cell.row + cell.row_span):
                beside.setdefault(row, []).append((cell.column, i, text))
    wholes, over = _wholes(beside), _names_over(source, grid, texts)
    found: dict[int, CellHeaders] = {}
    for i, cell in enumerate(grid.cells):
        if cell.is_header:
            continue
        left = sorted(item for item in beside.get(cell.row, ()) if item[0] < cell.column)
        names = _names(left)
        if names and cell.row in wholes and wholes[cell.row] not in names:
            names = (wholes[cell.row], *names)
        own = over.get(cell.row, ()) if names else ()
        found[i] = CellHeaders(tuple(above.get(cell.column, ())), names, own)
    return found


def _names_over(
    source: SourceText, grid: Grid, texts: Sequence[str]
) -> Mapping[int, tuple[str, ...]]:
    """For each row the names that stand over its own, the widest first."""
    sections, indented = sections_of(grid, texts), indented_under(source, grid, texts)
    found: dict[int, tuple[str, ...]] = {}
    for row in {*sections, *indented}:
        names = (*((sections[row],) if row in sections else ()), *indented.get(row, ()))
        found[row] = tuple(dict.fromkeys(names))
    return found


def _wholes(beside: Mapping[int, list[tuple[int, int, str]]]) -> Mapping[int, str]:
    """For each row that names a part of a row above it ("waarvan sociale huur") the name of that."""
    found: dict[int, str] = {}
    whole: str | None = None
    for row in sorted(beside):
        column, _, text = min(beside[row])
        if column > 0:
            continue
        if not is_part_of_row(text):
            whole = text
        elif whole is not None:
            found[row] = whole
    return found


def is_class(text: str) -> bool:
    """Return True if a text is a class of sizes or prices without words: "< € 250.000"."""
    return bool(_CLASS.fullmatch(text))


def columns_of_classes(grid: Grid, texts: Sequence[str]) -> frozenset[int]:
    """The columns that hold classes of prices, and name the rows of the numbers to their right: "Prijsklasse".

    ``texts`` are those of the cells. One class at least has no lowest or no highest: "> € 1.000"; a column of
    budgets has none, and neither has one of ranges.
    """
    found: dict[int, list[str]] = {}
    numbers: set[int] = set()
    for cell, text in zip(grid.cells, texts, strict=True):
        if not cell.is_header and text:
            found.setdefault(cell.column, []).append(text)
            if text[0].isdigit():
                numbers.add(cell.column)
    last = max(numbers, default=0)
    return frozenset(
        column for column, cells in found.items() if column < last and _are_classes(cells)
    )


def _columns_of_figures(grid: Grid, texts: Sequence[str]) -> set[int]:
    """The columns behind the first of which most cells begin with a number: "PM" or "RES 2.0" in one names no row."""
    begins: dict[int, list[bool]] = {}
    for cell, text in zip(grid.cells, texts, strict=True):
        if not cell.is_header and cell.column and text:
            begins.setdefault(cell.column, []).append(bool(_FIGURE_FIRST.match(text)))
    return {column for column, found in begins.items() if 2 * sum(found) > len(found)}


def _are_classes(cells: Sequence[str]) -> bool:
    """Return True if most cells are classes of prices, and the lowest or the highest of them is open."""
    classes = [text for text in cells if is_class(text)]
    if len(classes) < max(_LEAST_CLASSES, _MOSTLY * len(cells)):
        return False
    return any("€" in text for text in classes) and any(text[0] in "<>≤≥" for text in classes)


def _is_name(text: str) -> bool:
    """Return True if a text can name a row. Words can, and so can a year or years; an amount cannot."""
    if _AMOUNT.fullmatch(text):
        return False
    return any(c.isalpha() for c in text) or bool(_YEAR.fullmatch(text))


def _names(left: list[tuple[int, int, str]]) -> tuple[str, ...]:
    """The texts to the left that name the row: those before the first that begins with a number."""
    names: list[str] = []
    for _, _, text in left:
        if text[0].isdigit() and names:
            break
        names.append(text)
    return tuple(names)
