"""What a number in a table counts: homes, people, euros, shares; and by how much it is to be multiplied."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from corpus.count_measures import load_count_measures
from corpus.count_rules import load_count_rules
from corpus.count_tables import load_count_tables
from extract.headers import CellHeaders
from extract.model import Cell
from nlp.counts.fields.basis import named_in
from nlp.counts.fields.named_unit import unit_named
from nlp.counts.table.cells import CellValue
from nlp.counts.table.heads import OF_WHICH, is_period_alone
from nlp.counts.table.label_words import is_total
from nlp.counts.table.labels import RowLabel
from nlp.counts.table.scope import whole_words
from nlp.counts.table.site_lists import counts_homes_of_site
from nlp.counts.table.sums import whole_of_columns
from nlp.counts.table.view import TableView
from nlp.counts.votes import Decision, Vote, decide, vote

_SCALES = (
    (
        re.compile(
            r"[x×*]\s*(?:€\s*)?1\.?000\b|\bin\s+duizenden\b|\(\s*(?:€\s*)?1\.000\s*\)",
            re.IGNORECASE,
        ),
        1e3,
    ),
    (
        re.compile(
            r"\bin\s+(?:€\s*)?(?:miljoenen|mln)\b|[x×]\s*(?:€\s*)?1\s*(?:mln|miljoen)\b|\bmln\.?\s*(?:€|euro\b)|€\s*mln\b"
            r"|[x×]\s*(?:€\s*)?1\.000\.000\b|\bin\s+miljoen(?:en)?\s+euro|^\W*miljoen(?:en)?\s+euro(?:'s)?\W*$"
            r"|\(\s*(?:mln|miljoen(?:en)?)\.?\s*\)",
            re.IGNORECASE,
        ),
        1e6,
    ),
    (
        re.compile(
            r"\bin\s+(?:€\s*)?(?:miljarden|mld|mrd)\b|\b(?:mld|mrd)\.?\s*(?:€|euro\b)|[x×]\s*(?:€\s*)?1\s*(?:mld|mrd|miljard)\b"
            r"|\(\s*(?:mld|mrd|miljard(?:en)?)\.?\s*\)",
            re.IGNORECASE,
        ),
        1e9,
    ),
)
_AMOUNT = re.compile(r"\baantal(?:len)?\b|€|%", re.IGNORECASE)
#: "(in %)", "(%)", "in procenten": the unit of all numbers below a caption.
_IN_PERCENT = re.compile(
    r"\(\s*(?:in\s+)?(?:%|procent(?:en)?|percentages?)\s*\)|\bin\s+(?:%|procenten|percentages)\W*$",
    re.IGNORECASE,
)
_NUMBERS = re.compile(r"\baantal(?:len)?\b|\babs(?:oluut)?\b|€", re.IGNORECASE)
#: No share of a whole is larger, in percents.
_WHOLE = 100.0
#: So many areas are a list of them.
_LEAST_AREAS = 3
_LETTERS = re.compile(r"[^\W\d_]{3}")
_HOMES = "woningen"
#: What a column is called that says that it counts, and not what.
_UNITS_ALONE = "eenheden"
#: A heading of so few words that has a scale says nothing else.
_WORDS_OF_SCALE = 3
#: So many columns that name one unit show what all parts of a sum count.
_LEAST_PARTS = 2
#: Units that a heading names by a word; others may stand in a name: "Zonnepark".
_COMMON = frozenset({"woningen", "huishoudens", "personen", "%", "EUR"})
_NAME_BEHIND = re.compile(r"(?<=\S\s)[A-ZÀ-Þ][\w’'-]*")
_YEARS = re.compile(r"\b(?:19|20)[0-9]{2}(?:\s?(?:[-–/]|t/m|tot)\s?(?:19|20)?[0-9]{2})?\b")
#: A text further away at one place says less than the one before it.
_FURTHER = 0.9999


def unit_of(
    view: TableView, cell: Cell, value: CellValue, headers: CellHeaders, row: RowLabel
) -> Decision[str] | None:
    """The unit of a number; None where the table does not say it.

    The cell says it, the column, the row, a column beside one that is a period alone, the corner,
    the caption or a heading.
    """
    votes: list[Vote[str]] = []
    if value.unit:
        votes.append(vote("unit", "cell", value.unit, value.words))
    if cell.column in view.percent or _is_of_shares(view, headers, value):
        votes.append(vote("unit", "column-of-shares", "%"))
    if _tells_of_points(view, headers, row) and not _names_unit(view, headers):
        return decide(votes, votes[0]) if votes else None
    if not (headers.column and load_count_tables().other_quantities.search(headers.column[-1])):
        votes += _units_around(view, cell, headers, row)
    if not votes:
        return None
    found = decide(votes, votes[0])
    if found.value == "woningen" and _is_of_something_else(view, headers, found):
        return None
    if (
        found.rule not in ("cell", "column-of-shares")
        and found.value not in ("%", "EUR")
        and _has_fractions(view, cell, found)
        and scale_of(view, cell, headers, found.value) == 1.0
    ):
        return None  # 9,4 is no number of persons
    return found


def _has_fractions(view: TableView, cell: Cell, units: Decision[str]) -> bool:
    """Return True if numbers that are not whole stand in the column, and in the row too where this one says what it counts.

    "Inwoners" over "gemiddelde grootte van huishoudens" in a table of years.
    """
    is_whole_row = units.rule == "row" and cell.row not in view.fractional_rows
    return cell.column in view.fractional and not is_whole_row


def _is_of_shares(view: TableView, headers: CellHeaders, value: CellValue) -> bool:
    """Return True if a caption says that all numbers are shares: "Afspraken per gemeente (in %)".

    A column that says that it has numbers is not meant, and neither is a number over a hundred.
    """
    over_all = (*view.titles, *view.corner, view.around.caption, *view.around.sections[:1])
    if not any(_IN_PERCENT.search(text) for text in over_all):
        return False
    counts = any(_NUMBERS.search(text) for text in headers.column if text not in view.titles)
    return not counts and abs(value.number.value) <= _WHOLE


def _is_of_something_else(view: TableView, headers: CellHeaders, units: Decision[str]) -> bool:
    """Return True if a table measures surfaces, or is about offices and the like.

    A word that names homes outright ("aantal woningen") in the column itself, or in what named the unit
    where only the subject speaks against it, says more. "Woningbouwlocaties" over "bruto opp. in ha" does not.
    """
    if units.rule == "cell":
        return False
    words = load_count_tables()
    column = [text for text in headers.column if text not in view.titles]
    if any(words.surfaces.search(text) for text in column):
        return True
    if any(words.homes.search(text) for text in column):
        return False
    around = view.around
    over_all = (*view.titles, *view.corner, around.caption, *around.sections[:1], *view.heads)
    if any(words.surfaces.search(text) for text in over_all):
        return True
    said = (*view.titles, *view.corner, around.caption, *around.sections[:2], *view.heads)
    is_other = any(words.other_subjects.search(text) for text in said)
    return is_other and not words.homes.search(units.vote.words)


def _tells_of_points(view: TableView, headers: CellHeaders, row: RowLabel) -> bool:
    """Return True if a table, a row or a column is about the points of rents."""
    texts = (*headers.column, *row.texts, *view.corner, *view.titles, view.around.caption)
    return any(load_count_tables().points.search(text) for text in texts)


def _names_unit(view: TableView, headers: CellHeaders) -> bool:
    """Return True if a column itself says that it counts homes or people: "Aantal huurwoningen"."""
    return any(
        _AMOUNT.search(text)
        and not load_count_tables().points.search(text)
        and unit_named(text, view.vocabulary)
        for text in headers.column
    )


def _divides(headers: CellHeaders) -> bool:
    """Return True if a column says that it divides the one beside it ("Waarvan vervanging")."""
    return bool(headers.column) and bool(OF_WHICH.match(headers.column[-1]))


def _units_around(
    view: TableView, cell: Cell, headers: CellHeaders, row: RowLabel
) -> Iterator[Vote[str]]:
    """A vote for each text around a number that names a unit, the nearest first."""
    names = [t for t in row.texts if t != row.project and view.labels.area(t) is None]
    for rule, texts in _places(view, cell, headers, row, names):
        for distance, text in enumerate(texts):
            unit = _unit_in(text, rule, view)
            if rule == "column" and unit == _UNITS_ALONE:
                # "Eenheid" beside "tussenwoning"
                unit, text = _unit_beside(names, view) or (unit, text)
            if unit:
                yield vote("unit", rule, unit, text, _FURTHER**distance)
            if unit == "EUR" and rule == "corner" and any(p.search(text) for p, _ in _SCALES):
                yield vote("unit", "corner-of-money", unit, text)
    summed = unit_of_rows(view) if row.is_total or not row.texts else None
    if summed is None and _is_quantity_among_homes(names, view):
        summed = _HOMES
    if summed is not None:
        yield vote("unit", "rows-summed", summed, summed)
    whole = view.columns.unit_of_whole(cell.column) if _divides(headers) else None
    if whole is not None:
        yield vote("unit", "beside", whole, whole)
    for head in view.columns.heads_of_names(cell.column):
        if load_count_tables().types.fullmatch(head.strip(" :.*")):
            yield vote("unit", "corner", _HOMES, head)
    if _counts_as_others(view, cell.column):
        yield vote("unit", "other-columns", _HOMES, _HOMES)
    if (parts := view.once("unit of parts", lambda: _unit_of_parts(view))) is not None:
        yield vote("unit", "columns-summed", parts, parts)


def _places(
    view: TableView, cell: Cell, headers: CellHeaders, row: RowLabel, names: Sequence[str]
) -> tuple[tuple[str, Sequence[str]], ...]:
    """The texts around a number by the place where they stand, the nearest first."""
    adds_up = bool(headers.column) and is_sum_alone(headers.column[-1])
    beside = view.columns.heads_beside(cell, headers) if adds_up or is_period_alone(headers) else []
    divided = view.columns.left_of(cell.column) if _divides(headers) else ()
    listed = view.lists_projects and row.project is not None
    around = view.around
    return (
        ("column", whole_words(headers.column[::-1], load_count_rules())),
        ("row", names[::-1] if view.rows.name_units else ()),
        ("list-of-projects", (_HOMES,) if listed else ()),
        ("list-of-sites", (_HOMES,) if counts_homes_of_site(view, headers, row) else ()),
        ("beside", (*beside, view.columns.division_of(cell), *divided)),
        ("corner", (view.rows.section_of(cell.row), *view.corner)),
        ("caption", (around.caption, around.below)),
        ("lead", _leads(view, headers)),
        ("heading", (*around.sections, around.title)),
    )


def _leads(view: TableView, headers: CellHeaders) -> tuple[str, ...]:
    """The paragraphs that announce a table, where its column says no more than that it has numbers."""
    if _is_named_quantity(view, headers) and not _is_bare_list(view):
        return (view.around.lead,)
    if is_period_alone(headers):
        return _of_years_alone(view)
    if not _is_bare_list(view):
        return ()
    return (view.around.lead, view.around.above_lead) if view.around.lead else ()


def _of_years_alone(view: TableView) -> tuple[str, ...]:
    """What the paragraph above says of columns that are years: its last sentence; all of it names one unit where it only tells of the years."""
    lead = view.document.text(view.around.lead)
    sentences = tuple(lead.text[start:end] for start, end in lead.bounds)
    units = {unit_named(text, view.vocabulary) for text in sentences} - {None}
    if view.around.tells_of_years and len(units) != 1:
        return ()
    return sentences[-1:]


def unit_of_years(view: TableView) -> str | None:
    """What the paragraph right above a table of years counts, where it tells of these."""
    said = _of_years_alone(view) if view.around.tells_of_years else ()
    return next((u for text in said if (u := unit_named(text, view.vocabulary))), None)


def _is_bare_list(view: TableView) -> bool:
    """Return True for a list of areas with one number each, and no header over the numbers but "Aantal"."""
    if len(view.numeric) != 1 or len(view.rows.areas) < _LEAST_AREAS:
        return False
    (column,) = view.numeric
    heads = [h for h in view.columns.heads_of(column) if h not in view.titles]
    return not any(
        _LETTERS.search(head) and not is_sum_alone(head) and not _AMOUNT.fullmatch(head.strip())
        for head in heads
    )


def _unit_in(text: str, rule: str, view: TableView) -> str | None:
    """The unit that a text names; a name in a heading ("Plan Zonnepark") is no word for one."""
    unit = unit_named(text, view.vocabulary) if text else None
    if unit is not None and rule == "heading" and unit not in _COMMON:
        unit = unit_named(_NAME_BEHIND.sub("", text), view.vocabulary)
    return unit


def _unit_beside(names: Iterable[str], view: TableView) -> tuple[str, str] | None:
    """Homes, where the name of a row or of all rows says so, and the words for it."""
    for name in names:
        if unit_named(name, view.vocabulary) == _HOMES:
            return _HOMES, name
    return (_HOMES, _HOMES) if unit_of_rows(view) == _HOMES else None


def unit_of_rows(view: TableView) -> str | None:
    """The one unit that all rows name but those of totals and those without a name."""
    units = view.once("units of rows", lambda: _units_of_rows(view))
    return next(iter(units)) if len(units) == 1 else None


def _is_quantity_among_homes(names: Sequence[str], view: TableView) -> bool:
    """Return True if a row names a quantity ("Resterende behoefte") and most rows name homes and nothing else."""
    units = view.once("units of rows", lambda: _units_of_rows(view)) - {None}
    quantities, rules = load_count_tables().quantities, load_count_rules()
    is_named = any(
        quantities.search(name) or named_in(name, view.vocabulary, rules) for name in names
    )
    return view.rows.name_units and units == {_HOMES} and is_named


def _units_of_rows(view: TableView) -> frozenset[str | None]:
    named = {
        view.grid.cells[index].row: view.headers[index].row
        for index, values in view.values.items()
        if values and view.headers[index].row
    }
    return frozenset(
        next((u for name in names if (u := unit_named(name, view.vocabulary))), None)
        for names in named.values()
        if not any(is_total(name) for name in names)
    )


def _counts_as_others(view: TableView, column: int) -> bool:
    """Return True if a column names a quantity, and all columns that name what they count count homes.

    A column that divides another ("waarvan hard") counts what that one counts, whatever it is called.
    """
    if column in view.percent:
        return False
    whole = view.columns.divided_by(column)
    if not _names_quantity(view, column) and (whole is None or not _names_quantity(view, whole)):
        return False
    units = view.once("units of columns", lambda: _units_of_columns(view))
    return any(units.values()) and set(filter(None, units.values())) == {_HOMES}


def _unit_of_parts(view: TableView) -> str | None:
    """The one unit that several columns name, where one column sums up all others: "Totaal" and "Overig" beside kinds of households."""
    columns = view.numeric - view.percent - {0, *view.rows.years_beside.values()}
    if whole_of_columns(view.columns.numbers, columns) is None:
        return None
    units = [unit for unit in _units_of_columns(view).values() if unit is not None]
    return units[0] if len(units) >= _LEAST_PARTS and len(set(units)) == 1 else None


def _names_quantity(view: TableView, column: int) -> bool:
    heads = [text for text in view.columns.heads_of(column) if text not in view.titles]
    return any(
        load_count_tables().quantities.search(text)
        or named_in(text, view.vocabulary, load_count_rules())
        for text in heads
    )


def _units_of_columns(view: TableView) -> dict[int, str | None]:
    """The unit that the headers of each column of numbers name, shares left out."""
    return {
        column: next(
            (u for h in view.columns.heads_of(column) if (u := unit_named(h, view.vocabulary))),
            None,
        )
        for column in view.numeric - view.percent
    }


def _is_named_quantity(view: TableView, headers: CellHeaders) -> bool:
    """Return True if a column is called by a quantity ("Opgave", "Aantal") that the text above may explain.

    Years and words that say which one ("prognose hoog 2018", "totale capaciteit") do not count.
    """
    patterns = (_AMOUNT, load_count_measures().quantities, load_count_tables().quantities)
    heads = [_YEARS.sub("", text).strip() for text in headers.column if text not in view.titles]
    bare = [load_count_tables().which.sub("", head).strip(" *-–") for head in heads]
    return any(pattern.fullmatch(head) for head in (*heads, *bare) for pattern in patterns)


def is_sum_alone(text: str) -> bool:
    """Return True for a header that says that its numbers are sums, and of nothing."""
    return bool(load_count_tables().sums.fullmatch(text.strip(" .:*()–-")))


def scale_of(view: TableView, cell: Cell, headers: CellHeaders, unit: str) -> float:
    """By what the numbers are to be multiplied: "x 1.000" in a header or caption."""
    if unit == "%":
        return 1.0
    # "Miljoen Euro" on a line of its own above a table can be read as its heading
    sections = view.around.sections if unit == "EUR" else ()
    bare = [text for text in sections if len(text.split()) <= _WORDS_OF_SCALE]
    said = (
        *headers.column,
        view.rows.section_of(cell.row),
        *view.corner,
        view.around.caption,
        *bare,
    )
    for text in said:
        for pattern, factor in _SCALES:
            if pattern.search(text):
                return factor
    return 1.0
