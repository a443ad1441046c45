"""What headers of tables say by themselves: periods, what divides others, titles over them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from extract.clean import Clean
from extract.headers import CellHeaders
from extract.model import Cell
from nlp.counts.periods import period_of_header
from nlp.counts.table.columns import realigned, shifted, summed
from nlp.counts.table.regrouped import regrouped

#: "2026 t/m 2030": a label of years and nothing else.
YEARS_ALONE = re.compile(
    r"[\s0-9/–—-]*(?:t/m|tot en met|tot|eind)?[\s0-9/–—-]*(?:eind)?[\s0-9]*", re.IGNORECASE
)
#: The header of a column that divides the one to its left: "Waarvan sociale huur".
OF_WHICH = re.compile(r"\s*(?:waarvan|w\.v\.|hiervan)\s", re.IGNORECASE)
#: "Struc": what an amount is from some year on.
_STRUCTURAL = re.compile(r"\W*struc(?:t|tureel)?\W*", re.IGNORECASE)
_BESIDE_YEARS = re.compile(r"tot en met|eind|periode|\babs\b|\bcum(?:ulatief)?\b", re.IGNORECASE)
#: "1.195", "410": a whole number and nothing else.
_FIGURE = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})*|[0-9]+")
#: A cell of a table with its text.
Placed = tuple[Clean, Cell]


def is_period_alone(headers: CellHeaders) -> bool:
    """Return True if the headers of a column name a period, or the long run, and nothing else."""
    text = " ".join(headers.column)
    return is_period(text) or bool(_STRUCTURAL.fullmatch(text))


def is_period(text: str) -> bool:
    """Return True if a header or label names a period and nothing else ("2026 t/m 2030",
    "2015-2025 – Abs.")."""
    rest = _BESIDE_YEARS.sub("", text)
    return any(period_of_header(text)) and not re.search(r"[^\W\d_]{4,}", rest)


def group_heads(cells: Iterable[Placed]) -> Mapping[int, tuple[str, ...]]:
    """The heads of each column, from that of its group on, where a converter moved them and the lower ones show it."""
    rows: dict[int, dict[int, str]] = {}
    numbers: dict[int, dict[int, float]] = {}
    shares: dict[int, list[bool]] = {}
    last = 0
    for text, cell in cells:
        last = max(last, cell.column)
        words = text.text.strip()
        if cell.is_header:
            if words:
                rows.setdefault(cell.row, {})[cell.column] = text.text
            continue
        if words:
            shares.setdefault(cell.column, []).append(words.endswith("%"))
        if _FIGURE.fullmatch(words):
            numbers.setdefault(cell.row, {})[cell.column] = float(text.text.replace(".", ""))
    if sorted(rows) != [0, 1]:
        return {}
    tops, lows = rows[0], rows[1]
    percent = {column for column, found in shares.items() if 2 * sum(found) > len(found)}
    again = regrouped(tops, lows, percent, last)
    if again is not None:
        return again
    heads = (
        realigned(tops, lows)
        or shifted(tops, lows, last)
        or summed(tops, lows, tuple(numbers.values()))
    )
    return {column: (head, lows[column]) for column, head in (heads or {}).items()}


def title_rows(cells: Iterable[Placed]) -> tuple[str, ...]:
    """The texts of header rows with one text only, above a row with more: titles of the table."""
    rows: dict[int, list[str]] = {}
    for text, cell in cells:
        if cell.is_header and text.text:
            rows.setdefault(cell.row, []).append(text.text)
    last = max(rows, default=0)
    return tuple(texts[0] for row, texts in sorted(rows.items()) if len(texts) == 1 and row < last)


def below_limit(text: str, headers: Sequence[str]) -> str | None:
    """Homes for sale up to a limit, under a head on affordability, are affordable homes for sale."""
    affordable = any("betaalba" in header.casefold() for header in headers)
    if affordable and re.match(r"\s*koopwoningen\s+tot\b", text, re.IGNORECASE):
        return "betaalbare koop"
    return None
