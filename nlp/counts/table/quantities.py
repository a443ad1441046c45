"""On what basis a number in a table stands, and for which segment."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from corpus.count_bases import load_basis_rules
from corpus.count_rules import load_count_rules
from corpus.count_tables import load_count_tables
from extract.headers import CellHeaders
from nlp.counts.fields.basis import is_need_of_homes, key_projects, named_in, votes_in_scope
from nlp.counts.fields.basis_beside import OPEN
from nlp.counts.fields.change import CHANGES
from nlp.counts.fields.named_unit import unit_named
from nlp.counts.fields.segment import segment_named
from nlp.counts.periods import Period, period_of_header
from nlp.counts.scope import Scope
from nlp.counts.table.calculations import is_text_of_plan
from nlp.counts.table.cells import CellValue
from nlp.counts.table.heads import below_limit
from nlp.counts.table.label_words import is_what_is_left
from nlp.counts.table.labels import RowLabel
from nlp.counts.table.view import TableView
from nlp.counts.votes import Decision, Vote, decide, vote

#: No document is of a later year: where it has no date, later years are its future.
_LATEST_PAST = "2025"
#: "Er worden 30 woningen gerealiseerd", "wat gebouwd kan worden"
_WILL = re.compile(
    r"\b(?:word(?:t|en)|zal|zullen|kan|kunnen|mag|mogen|te)\b[^.;]*\b(?:gerealiseerd|gebouwd|opgeleverd|toegevoegd)\b"
    r"|\b(?:gerealiseerd|gebouwd|opgeleverd|toegevoegd)\s+(?:\w+\s+)?word(?:t|en)\b",
    re.IGNORECASE,
)
#: "Jaarlijks woningbouwprogramma": all numbers of the table are those of a year.
_YEARLY = re.compile(
    r"\bjaarlijkse?\s+(?:[\w-]+\s+)?\w*(?:programma|productie|behoefte|opgave|toename|groei|nieuwbouw|toevoeging)\b",
    re.IGNORECASE,
)
#: How many homes there are of a kind: words of a cell, and no header.
_COUNTED = re.compile(
    r"\b[0-9][0-9.]*\s+(?:[a-zà-ÿ]+\s+){0,2}[a-zà-ÿ]*(?:woningen|appartementen)\b"
)
#: What is said above a list of sites is said of the area in which they lie: its need is no number of a site.
_ABOVE = frozenset({"corner", "caption", "lead", "heading", "title"})
#: "Prognose van huishoudens en woningvoorraad": no stock that was counted.
_STOCK_FORECAST = re.compile(r"\b\w*prognoses?\b(?=[^.;]*voorraad)", re.IGNORECASE)
#: So many characters has a day: "2014-01-01".
_A_DAY = 10
#: A text further away at one place says less than the one before it.
_FURTHER = 0.9999


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
        if _COUNTED.search(text):
            continue  # "circa 2.300 sociale huurwoningen" is a cell that a converter put with the heads
        found = segment_named(text, view.vocabulary) or below_limit(text, headers.column)
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
    return view.rows.name_units and any(
        unit_named(text, view.vocabulary) == "personen" for text in row.texts
    )


def basis_of(
    view: TableView,
    scope: Scope,
    headers: CellHeaders,
    unit: str,
    period: Period,
    project: str | None = None,
    listed: Iterable[Vote[str]] = (),
) -> Decision[str]:
    """The basis of a number: what its scope says, else what the form of the table gives.

    Homes of a ``project`` that the row names are planned, whatever programme the table is of. ``listed``
    are the votes of a list of sites.
    """
    nothing = vote("basis", "nothing", OPEN)
    votes = [*listed, *_votes_for_basis(view, scope, headers, unit, period)]
    if project and unit == "woningen":
        votes += _votes_of_site(view, decide(votes, nothing), project)
    return decide(votes, nothing)


def _votes_for_basis(
    view: TableView, scope: Scope, headers: CellHeaders, unit: str, period: Period
) -> Iterator[Vote[str]]:
    """A vote for each word of a basis around a number, and for what the table lists."""
    skip = _words_of_others(view, scope, headers)
    said = votes_in_scope(scope, unit, view.vocabulary, load_count_rules(), skip)
    around = " ".join(words.text for words in scope)
    yield from (v for v in said if not is_need_of_homes(v, unit, around))
    if unit == "projecten" or view.lists_projects:
        yield from key_projects(scope, view.heads)
    if unit in ("personen", "huishoudens"):
        yield from _votes_of_people(view, scope, period)
    if view.is_project_overview and unit != "EUR":
        yield vote("basis", "list-of-projects", "sleutelprojecten", view.context.title)
    own = (text for text in scope.at("column") if load_count_tables().differences.fullmatch(text))
    for text in own:
        yield vote("basis", "column-of-differences", OPEN, text)
    if len(view.numeric) == 1:
        yield from _votes_of_listed_row(view, scope)
    plans = next(filter(None, map(load_count_tables().plans.search, scope.at("column"))), None)
    if plans is not None and unit in ("woningen", "%") and not _is_done(view, scope):
        yield vote("basis", "column-of-plans", "plancapaciteit", plans.group())
    if unit == "woningen":
        yield from _votes_of_plans(view, scope)
        yield from _votes_of_stock_to_come(view, scope, period)


def _words_of_others(view: TableView, scope: Scope, headers: CellHeaders) -> list[tuple[str, str]]:
    """The texts around the table with words of a basis that say nothing of one of its numbers.

    "Nieuwbouw en harde plannen" names both columns; "worden gerealiseerd" is not done.
    """
    rules = load_count_rules()
    return [
        (text, named[1])
        for text in scope.at("caption", "lead", "heading", "title")
        if (named := named_in(text, view.vocabulary, rules))
        and (
            view.columns.names_columns(text, headers, named[1])
            or (named[0] == "gerealiseerd" and _WILL.search(text))
        )
    ]


def _votes_of_people(view: TableView, scope: Scope, period: Period) -> Iterator[Vote[str]]:
    """A vote for people who are counted, or are expected in a year to come."""
    if _is_future(view, period):
        yield vote("basis", "future", "prognose", str(period[1] or period[0]))
    if _is_counted(view, scope, period):
        yield vote("basis", "counted", "voorraad", str(period[0]))


def _votes_of_stock_to_come(view: TableView, scope: Scope, period: Period) -> Iterator[Vote[str]]:
    """A vote for a forecast where a stock is that of a year to come, or the title says "prognose" of the stock in a row.

    A column that is called a stock beside others of a forecast was counted.
    """
    if _names_stock(view, scope.at("row")):
        over_all = (view.around.caption, *view.around.sections[:1])
        said = next(filter(None, map(_STOCK_FORECAST.search, over_all)), None)
        if said is not None:
            yield vote("basis", "stock-to-come", "prognose", said.group())
    if _is_future(view, period) and _names_stock(view, scope.at("row", "column")):
        yield vote("basis", "stock-to-come", "prognose", str(period[1] or period[0]))


def _names_stock(view: TableView, texts: Iterable[str]) -> bool:
    named = (named_in(text, view.vocabulary, load_count_rules()) for text in texts)
    return any(found is not None and found[0] == "voorraad" for found in named)


def _is_done(view: TableView, scope: Scope) -> bool:
    """Return True if a row says that its homes are built: so they are, in a column of plans too."""
    named = (named_in(text, view.vocabulary, load_count_rules()) for text in scope.at("row"))
    return any(found is not None and found[0] == "gerealiseerd" for found in named)


def _votes_of_plans(view: TableView, scope: Scope) -> Iterator[Vote[str]]:
    """A vote for how far plans are, which a row says ("Onherroepelijk"), and for a caption that lists plans."""
    words = load_count_tables()
    for text in scope.at("row"):
        if words.states.fullmatch(text.strip(" :.*")):
            yield vote("basis", "row-of-plans", "plancapaciteit", text)
    for text in scope.at("caption"):
        plans = words.plans.search(text)
        if plans and named_in(text, view.vocabulary, load_count_rules()) is None:
            yield vote("basis", "caption-of-plans", "plancapaciteit", plans.group())


def _votes_of_listed_row(view: TableView, scope: Scope) -> Iterator[Vote[str]]:
    """A vote for the row's own words: over one column of numbers stands what the whole list is called."""
    for text in scope.at("row"):
        named = named_in(text, view.vocabulary, load_count_rules())
        if named is not None:
            yield vote("basis", "row-of-list", named[0], named[1])


def _votes_of_site(view: TableView, found: Decision[str], project: str) -> Iterator[Vote[str]]:
    """A vote for plan capacity where a row names the site of its homes and no word sets a task."""
    if found.rule == "nothing" and is_text_of_plan(view):
        yield vote("basis", "homes-of-row-site-alone", "plancapaciteit", project)
    if is_what_is_left(project) or any(period_of_header(project)):
        return
    is_about_area = found.value == "prognose" and found.vote.place in _ABOVE
    if found.value != "opgave" and not is_about_area:
        return
    yield vote("basis", "homes-of-row-site", "plancapaciteit", project)
    if is_about_area:
        return
    if is_text_of_plan(view) and not load_basis_rules().tasks.search(found.vote.words):
        yield vote("basis", "homes-of-row-in-plan", "plancapaciteit", project)


def _is_future(view: TableView, period: Period) -> bool:
    """Return True if a period ends after the document was made, or is later than any document."""
    last = (period[1] or period[0] or "")[:4]
    dated = (view.context.dated or "")[:4]
    if dated:
        return last > dated
    return last > _LATEST_PAST


def _is_counted(view: TableView, scope: Scope, period: Period) -> bool:
    """Return True if people were counted in a period: on a day that is past, or year after year.

    Of years with gaps ("2015, 2020, 2025") the first can be past for the reader and not for the writer.
    """
    first, last = period
    if first is None or first != last or _is_future(view, period):
        return False
    if any(CHANGES.search(text) for text in scope.at("column", "row")):
        return False
    if any(view.columns.period_of_column(column)[0] == first for column in view.growth):
        return True  # what grows from a year on was counted then
    return len(first) == _A_DAY or view.rows.follow_by_year


def per_of(view: TableView, headers: CellHeaders) -> str | None:
    """What the numbers of a column are a rate of: "per jaar", by its headers or by what is over the whole table."""
    text = " ".join(headers.column)
    around = view.around
    over_all = (*view.titles, around.caption, around.below, around.lead)
    has_years = any(any(period_of_header(head)) for head in headers.column)
    if not has_years and any(_YEARLY.search(words) for words in over_all):
        return "jaar"
    if "€" in text:
        return None  # the limit of a rent in the header
    for term in view.vocabulary.pers:
        if term.name != "gemeente" and term.pattern.search(text):
            return term.name
    return None
