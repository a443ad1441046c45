"""What a number in a table measures, in the words of its headers.

The words come from the headers of the column; where these only say when or how ("2016 t/m 2025 – %"),
from what stands beside, from the name of the row, and from what gave the number its unit. That a number is
growth, or a share of another column, is said even where only the numbers show it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.count_rules import load_count_rules
from corpus.count_tables import load_count_tables
from extract.headers import CellHeaders
from extract.model import Cell
from nlp.counts.fields.measure_phrase import SHARE
from nlp.counts.fields.named_unit import NOTE_MARKS
from nlp.counts.table.cells import CellValue
from nlp.counts.table.heads import OF_WHICH, is_period, is_period_alone
from nlp.counts.table.label_words import is_total, without_notes, without_total
from nlp.counts.table.labels import RowLabel
from nlp.counts.table.scope import beside_of, is_measure_alone, whole_words
from nlp.counts.table.units import unit_of_years
from nlp.counts.table.view import TableView
from nlp.counts.votes import Decision

#: Longer words for what is counted lose their first headers.
_MEASURE_LENGTH = 90
_WORD = re.compile(r"[^\W\d_]{3}")
#: Where the words stand from which a number without headers of its own has its unit.
_NAMING = frozenset({"beside", "corner", "row"})
#: Units that say of themselves what is counted.
_CLEAR_ALONE = frozenset({"woningen", "EUR"})
#: Units that a caption says clearly: "Bevolking per gemeente".
_PEOPLE = frozenset({"huishoudens", "personen"})
#: What a number is called that says how many there are more.
GROWTH = "toename"


@dataclass(frozen=True, slots=True)
class TableMeasure:
    """What a number measures; ``is_bare`` says that no header tells more than its unit."""

    words: str
    is_bare: bool = False


#: "< €710", "€185-250.000", "tot € 1.000 per maand": a class of prices, and no word more.
_PRICES = re.compile(r"(?:tot|van|vanaf|boven|onder|en|per\s+maand|[€<>≤≥0-9\s.,–-])+")
_PRICE = re.compile(r"€\s?[0-9]")
#: What a list of sites counts.
_ON_SITE = "woningen op de locatie"


def measure_of(
    view: TableView,
    cell: Cell,
    value: CellValue,
    headers: CellHeaders,
    row: RowLabel,
    units: Decision[str],
    segment: str | None,
) -> TableMeasure:
    """What is counted, in the words of the headers."""
    if value.name and cell.column not in view.numeric:
        return TableMeasure(_small(value.name))  # a number among the words of a label
    unit = units.value
    subject = _subject_of(view, row)
    words = _of_headers(view, cell, headers, units, row, subject)
    is_bare = not words
    if not words:
        words = value.words or (SHARE if unit == "%" else unit)
    words = _with_key_projects(view, row, words)
    is_named = row.area is not None or row.project is not None
    if subject and not is_named and not _says(words, subject):
        bare = words in (unit, SHARE)
        words, is_bare = (subject if bare else f"{words} – {subject}"), False
    words = _with_kind(view, cell, row, words, subject, segment)
    price = _price_of(row)
    if price is not None and unit in ("woningen", "%") and not _says(words, price):
        words = f"{words} ({price})"
    is_clear = unit in _CLEAR_ALONE or (unit in _PEOPLE and _is_said_of_all(view, units))
    return TableMeasure(words, is_bare and not is_clear)


def _is_said_of_all(view: TableView, units: Decision[str]) -> bool:
    """Return True if what gave a number its unit is said of the whole table: its caption, its title, or what tells of its years."""
    if units.rule == "caption" or units.vote.words in view.titles:
        return True
    return units.rule == "lead" and view.around.tells_of_years


def _of_headers(
    view: TableView,
    cell: Cell,
    headers: CellHeaders,
    units: Decision[str],
    row: RowLabel,
    subject: str,
) -> str:
    """The words of the headers on what is counted; empty where they only say how the table is set out."""
    words = _of_share(view, cell.column) or _of_column(view, cell, headers, units, row, subject)
    if units.rule == "list-of-sites":
        words = _ON_SITE  # the head says "Aantal" and no more
    # "Gemeente", under "Aantal woningen per gemeente"
    return "" if load_count_tables().rows.fullmatch(words) else words


def _with_kind(
    view: TableView, cell: Cell, row: RowLabel, words: str, subject: str, segment: str | None
) -> str:
    """The words with the segment that the row names and whether it is growth, in small letters."""
    if segment and row.segment == segment and row.project is None and not _says(words, segment):
        words = f"{words} ({segment})"
    if _is_growth(view, cell.column):
        words = f"{GROWTH} {_small(words)}"
    # the name of a row is written as the table has it
    return words if words == subject else _small(words)


def _of_share(view: TableView, column: int) -> str:
    """ "harde plancapaciteit als % van de opgave", where the numbers show it and both have a name."""
    share = view.shares.get(column)
    if share is None:
        return ""
    part, whole = (_label(view, other) for other in share)
    return f"{part} als % van {whole}" if part and whole and part != whole else ""


def _of_column(
    view: TableView,
    cell: Cell,
    headers: CellHeaders,
    units: Decision[str],
    row: RowLabel,
    subject: str,
) -> str:
    """The words of a column, or of what stands beside one that only says when or how."""
    heads = _telling(headers.column)
    if view.labels.of_columns(headers.column) is not None:
        return ""
    if heads and not is_period_alone(headers) and not all(map(is_measure_alone, heads)):
        words = _joined([head for head in heads if not is_measure_alone(head)])
        whole = _label_of(view.columns.left_of(cell.column)) if OF_WHICH.match(words) else ""
        return f"{whole}, {_small(words)}" if whole else words
    if any(is_total(head) for head in heads) and units.value != "%":
        return _joined(heads)
    if subject and (heads or not (row.area or row.project)):
        return subject
    beside = _beside(view, cell, headers, units)
    if beside:
        words = _joined(beside)
        return f"{words}, aandeel" if units.value == "%" else words
    if units.rule in _NAMING and _WORD.search(units.vote.words):
        return _bare(units.vote.words)
    return ""


def _beside(view: TableView, cell: Cell, headers: CellHeaders, units: Decision[str]) -> list[str]:
    """What stands beside a column and says what it counts; under years the unit of a share."""
    beside = _telling(reversed(beside_of(view, cell, headers)))
    beside = [h for h in beside if not is_measure_alone(h) and not is_period(h)]
    if view.around.tells_of_years and all(map(load_count_tables().rows.fullmatch, beside)):
        word = unit_of_years(view) if units.value == "%" else None
        return [word] if word else []
    return beside


def _telling(heads: Iterable[str]) -> list[str]:
    """The headers that have letters, without the marks of footnotes: a number is no name."""
    bare = (_bare(text) for text in heads)
    return [text for text in bare if any(c.isalpha() for c in text) or is_period(text)]


def _joined(heads: Sequence[str]) -> str:
    """Headers from the top as one text; where it is too long the first are left out."""
    whole = load_count_rules().cut_words.sub(r"\1\2", " ".join(heads))
    words = whole if whole != " ".join(heads) else " – ".join(dict.fromkeys(heads))
    while len(words) > _MEASURE_LENGTH and len(heads) > 1:
        heads = heads[1:]
        words = " – ".join(dict.fromkeys(heads))
    return words


def _label(view: TableView, column: int) -> str:
    """What a column is called, without when and how; nothing where it is only that."""
    heads = [h for h in view.columns.heads_of(column) if h not in view.titles]
    if not heads:
        return ""
    return _label_of(heads[::-1]) or _label_of(view.columns.left_of(column))


def _label_of(heads: Sequence[str]) -> str:
    """Headers, from the lowest up, without when and how."""
    telling = [h for h in _telling(heads) if not is_measure_alone(h) and not is_period(h)]
    words = whole_words(telling, load_count_rules())
    glued = words[0] if len(words) > len(telling) else " – ".join(reversed(words))
    return _small(glued)


def _with_key_projects(view: TableView, row: RowLabel, words: str) -> str:
    if words != "woningen" or not view.lists_projects:
        return words
    if "sleutelproject" not in " ".join(view.around.texts()).casefold():
        return words
    return "woningen in sleutelprojecten" if row.is_total else "woningen in sleutelproject"


def _is_growth(view: TableView, column: int) -> bool:
    """Return True for a column of growth, and for one of its share ("% 2015-2040")."""
    if column in view.growth:
        return True
    if column not in view.percent:
        return False
    share, own = view.shares.get(column), view.columns.period_of_column(column)
    if share is not None:
        return share[0] in view.growth
    return any(own) and any(view.columns.period_of_column(other) == own for other in view.growth)


def _subject_of(view: TableView, row: RowLabel) -> str:
    """The name of a row that is neither an area, nor a project, nor a period, nor a sum alone."""
    names = [
        _bare(without_total(text))
        for text in row.texts
        if text not in (row.project, row.unknown_area)
        and view.labels.area(text) is None
        and not is_period(text)
    ]
    names = [name for name in names if name != row.project and view.labels.area(name) is None]
    subject = max(names, key=len, default="")
    return subject if _WORD.search(subject) else ""


def _price_of(row: RowLabel) -> str | None:
    """The class of prices that a row is of: "< €710"."""
    named = (" ".join(text.split()) for text in row.texts)
    return next((t for t in named if _PRICES.fullmatch(t) and _PRICE.search(t)), None)


def _says(words: str, part: str) -> bool:
    return part.casefold() in words.casefold()


def _small(words: str) -> str:
    return words[:1].lower() + words[1:] if words[1:2].islower() else words


def _bare(text: str) -> str:
    """A header without marks of footnotes and without brackets that lost their other half."""
    words = without_notes(NOTE_MARKS.sub("", text)).replace("(%)", " ")
    if words.count("(") != words.count(")"):
        words = words.replace("(", " ").replace(")", " ")
    return " ".join(words.split()).strip(" *:;,.-–")
