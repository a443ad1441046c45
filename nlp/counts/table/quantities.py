"""What a number in a table counts: its unit, scale, segment and basis."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.count_measures import load_count_measures
from corpus.count_rules import load_count_rules
from corpus.count_tables import load_count_tables
from extract.headers import CellHeaders
from extract.model import Cell
from nlp.counts.fields.basis import OPEN, key_projects, named_in, votes_in_scope
from nlp.counts.fields.named_unit import unit_named
from nlp.counts.fields.segment import segment_named
from nlp.counts.periods import Period
from nlp.counts.scope import Scope
from nlp.counts.table.cells import CellValue
from nlp.counts.table.heads import OF_WHICH, is_period_alone
from nlp.counts.table.labels import RowLabel
from nlp.counts.table.scope import whole_words
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
            r"|[x×]\s*(?:€\s*)?1\.000\.000\b|\bin\s+miljoen(?:en)?\s+euro|^\W*(?:miljoen(?:en)?|mln\.?)\s+euro(?:'s)?\W*$",
            re.IGNORECASE,
        ),
        1e6,
    ),
    (
        re.compile(
            r"\bin\s+(?:€\s*)?(?:miljarden|mld|mrd)\b|\b(?:mld|mrd)\.?\s*(?:€|euro\b)|[x×]\s*(?:€\s*)?1\s*(?:mld|mrd|miljard)\b",
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
#: No document is of a later year: where it has no date, later years are its future.
_LATEST_PAST = "2025"
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
        and cell.column in view.fractional
        and scale_of(view, cell, headers, found.value) == 1.0
    ):
        return None  # 9,4 is no number of persons
    return found


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
    adds_up = bool(headers.column) and is_sum_alone(headers.column[-1])
    beside = view.heads_beside(cell, headers) if adds_up or is_period_alone(headers) else []
    divided = view.left_of(cell.column) if _divides(headers) else ()
    listed = view.lists_projects and row.project is not None
    places: tuple[tuple[str, Sequence[str]], ...] = (
        ("column", whole_words(headers.column[::-1], load_count_rules())),
        ("row", names[::-1] if view.rows_name_units else ()),
        ("list-of-projects", ("woningen",) if listed else ()),
        ("beside", (*beside, view.division_of(cell), *divided)),
        ("corner", (view.section_of(cell.row), *view.corner)),
        ("caption", (view.around.caption,)),
        ("lead", (view.around.lead,) if _is_named_quantity(view, headers) else ()),
        ("heading", (*view.around.sections, view.around.title)),
    )
    for rule, texts in places:
        for distance, text in enumerate(texts):
            unit = unit_named(text, view.vocabulary) if text else None
            if unit:
                yield vote("unit", rule, unit, text, _FURTHER**distance)
            if unit == "EUR" and rule == "corner" and any(p.search(text) for p, _ in _SCALES):
                yield vote("unit", "corner-of-money", unit, text)


def _is_named_quantity(view: TableView, headers: CellHeaders) -> bool:
    """Return True if a column is called by a quantity ("Opgave", "Aantal") that the text above may explain."""
    quantities = load_count_measures().quantities
    heads = [text for text in headers.column if text not in view.titles]
    return any(
        _AMOUNT.fullmatch(text.strip()) or quantities.fullmatch(text.strip()) for text in heads
    )


def is_sum_alone(text: str) -> bool:
    """Return True for a header that says that its numbers are sums, and of nothing."""
    return bool(load_count_tables().sums.fullmatch(text.strip(" .:*()–-")))


def scale_of(view: TableView, cell: Cell, headers: CellHeaders, unit: str) -> float:
    """By what the numbers are to be multiplied: "x 1.000" in a header or caption."""
    if unit == "%":
        return 1.0
    for text in (*headers.column, view.section_of(cell.row), *view.corner, view.around.caption):
        for pattern, factor in _SCALES:
            if pattern.search(text):
                return factor
    return 1.0


def segment_of(
    view: TableView, value: CellValue, headers: CellHeaders, row: RowLabel, unit: str
) -> Decision[str | None]:
    """The segment that the cell, its column, its row or the caption names; people have none."""
    nothing: Vote[str | None] = vote("segment", "nothing", None)
    if unit in ("personen", "huishoudens") or _counts_people(view, row):
        return decide((), nothing)
    return decide(_segments_around(view, value, headers, row), nothing)


def _segments_around(
    view: TableView, value: CellValue, headers: CellHeaders, row: RowLabel
) -> Iterator[Vote[str | None]]:
    own = segment_named(value.words, view.vocabulary) if value.words else None
    if own:
        yield vote("segment", "cell", own, value.words)
    for distance, text in enumerate(reversed(headers.column)):
        found = segment_named(text, view.vocabulary) or _below_limit(text, headers.column)
        # "Betaalbaarheid" above other headers says what they divide
        if found and (found != "betaalbaar" or text == headers.column[-1]):
            yield vote("segment", "column", found, text, _FURTHER**distance)
    if row.segment:
        yield vote("segment", "row", row.segment)
    caption = segment_named(view.around.caption, view.vocabulary)
    if caption:
        yield vote("segment", "caption", caption, view.around.caption)


def _counts_people(view: TableView, row: RowLabel) -> bool:
    """Return True if the name of a row counts people ("Ouderen 65+ jaar")."""
    return view.rows_name_units and any(
        unit_named(text, view.vocabulary) == "personen" for text in row.texts
    )


def _below_limit(text: str, headers: Sequence[str]) -> str | None:
    """Homes for sale up to a limit, under a head on affordability, are affordable homes for sale."""
    affordable = any("betaalba" in header.casefold() for header in headers)
    if affordable and re.match(r"\s*koopwoningen\s+tot\b", text, re.IGNORECASE):
        return "betaalbare koop"
    return None


def basis_of(
    view: TableView,
    scope: Scope,
    headers: CellHeaders,
    unit: str,
    period: Period,
    project: str | None = None,
) -> Decision[str]:
    """The basis of a number: what its scope says, else what the form of the table gives.

    Homes of a ``project`` that the row names are planned, whatever programme the table is of.
    """
    rules = load_count_rules()
    skip = [
        (text, named[1])
        for text in scope.at("caption", "lead", "heading", "title")
        if (named := named_in(text, view.vocabulary, rules))
        # "nieuwbouw en harde plannen" names both columns
        and view.names_columns(text, headers, named[1])
    ]
    votes = list(votes_in_scope(scope, unit, view.vocabulary, rules, skip))
    if unit == "projecten" or view.lists_projects:
        votes += key_projects(scope, view.heads)
    if unit in ("personen", "huishoudens") and _is_future(view, period):
        votes.append(vote("basis", "future", "prognose", str(period[1] or period[0])))
    if view.is_project_overview and unit != "EUR":
        title = view.context.title
        votes.append(vote("basis", "list-of-projects", "sleutelprojecten", title))
    nothing = vote("basis", "nothing", OPEN)
    found = decide(votes, nothing)
    if project and unit == "woningen" and found.value == "opgave":
        votes.append(vote("basis", "homes-of-row-site", "plancapaciteit", project))
    return decide(votes, nothing)


def _is_future(view: TableView, period: Period) -> bool:
    """Return True if a period ends after the document was made, or is later than any document."""
    last = (period[1] or period[0] or "")[:4]
    dated = (view.context.dated or "")[:4]
    if dated:
        return last > dated
    return last > _LATEST_PAST


def per_of(view: TableView, headers: CellHeaders) -> str | None:
    """What the numbers of a column are a rate of: "per jaar"."""
    text = " ".join(headers.column)
    if "€" in text:
        return None  # the limit of a rent in the header
    for term in view.vocabulary.pers:
        if term.name != "gemeente" and term.pattern.search(text):
            return term.name
    return None
