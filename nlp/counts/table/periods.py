"""For which period a number in a table holds.

The header of its column says it, or the row, the rows summed, the caption, a heading. The year of an
edition ("Herijking 2016", "PRS 2013", "bron: … 2017") is none, and neither are the years in the title
of an agreement that a heading names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from corpus.count_rules import CountRules
from extract.headers import CellHeaders
from extract.model import Cell
from nlp.counts.periods import NO_PERIOD, Period, period_of_header
from nlp.counts.scope import Scope
from nlp.counts.table.labels import RowLabel, period_of_label
from nlp.counts.table.view import OF_WHICH, TableView
from nlp.counts.votes import Vote, vote

_YEAR = r"(?:19|20)[0-9]{2}"
#: "zoals vastgelegd in Woondeal 2022" is another moment than the caption's.
_OTHER_MOMENT = re.compile(r"\bvastgelegd\b|\bwoondeal\s+(?:van\s+)?20[0-9]{2}", re.IGNORECASE)
#: "t/m" as a converter of scans reads it: "2016 1/m 2025", "2016 Um 2025", "tim", "t/rn", "tm".
_DAMAGED = re.compile(
    rf"(?<=\b)({_YEAR})\s*(?:[1tlIi]/(?:m|rn)|tim|tm|Um|t/rn|t\.m\.)\s*(?=(?:{_YEAR}|[0-9]{{2}})\b)",
    re.IGNORECASE,
)
_TWO_YEARS = re.compile(rf"\b{_YEAR}\b(.{{0,12}}?)\b{_YEAR}\b")
_SINGLE_YEAR = re.compile(
    rf"\s*\(?\s*(?:van\s+|uit\s+)?{_YEAR}\b(?!\s*(?:[-–—/]|t/m|tot\b)\s*[0-9])\)?"
)
_YEARS = re.compile(
    rf"(?:[\s,'’‘\"]+[\w-]+){{0,4}}?[\s(]+{_YEAR}\s?(?:[-–—/]|t/m)\s?(?:{_YEAR}|[0-9]{{2}})\b"
)


def votes_for_period(
    view: TableView,
    scope: Scope,
    cell: Cell,
    headers: CellHeaders,
    row: RowLabel,
    unit: str,
    rules: CountRules,
) -> Iterator[Vote[Period]]:
    """A vote for each place whose words name a period."""
    if rules.ages.search(" ".join(scope.at("column", "row", "corner", "caption"))):
        return  # "Bouwjaar: 1970-1990" is how old homes are
    yield from _of_texts("column", scope.at("column"), rules)
    yield from _of_texts("beside-column", _divided(view, cell, headers), rules)
    if any(row.period):
        yield vote("period", "row", row.period)
    names = row.texts if row.project is None else ()
    for text in names:
        period = period_of_label(without_editions(text, rules))
        if any(period):
            yield vote("period", "row", period, text, 0.999)
    if row.is_total and any(view.years):
        yield vote("period", "rows-summed", view.years)
    if _OTHER_MOMENT.search(" ".join(headers.column)):
        return
    yield from _of_texts("caption", scope.at("caption"), rules)
    if unit != "EUR":
        sections = [without_titles(text, rules) for text in view.around.sections[:2]]
        yield from _of_texts("heading", sections, rules)
    if view.is_project_overview:
        yield from _of_texts("title", (view.around.title,), rules)


def _of_texts(place: str, texts: Iterable[str], rules: CountRules) -> Iterator[Vote[Period]]:
    for distance, text in enumerate(texts):
        period = period_of_header(without_editions(text, rules))
        if any(period):
            yield vote("period", place, period, text, 0.9999**distance)
        if _is_half_read(text, period):
            return


def _is_half_read(text: str, period: Period) -> bool:
    """Return True if a text has two years and is not understood: then neither it nor others count."""
    return not any(period) and bool(_TWO_YEARS.search(text))


def without_editions(text: str, rules: CountRules) -> str:
    """A header with damaged "t/m" mended, and without the year of an edition ("Herijking 2016").

    Two years with something between them that cannot be read are left out: never half a period.
    """
    mended = _DAMAGED.sub(r"\1 t/m ", text)
    kept = mended
    for match in reversed(list(rules.editions.finditer(mended))):
        year = _SINGLE_YEAR.match(mended, match.end())
        if year:
            kept = kept[: match.end()] + kept[year.end() :]
    return kept


def without_titles(text: str, rules: CountRules) -> str:
    """A heading without the years in the title of an agreement ("Woonafspraken Twente 2016-2020")."""
    for match in reversed(list(rules.edition_titles.finditer(text))):
        years = _YEARS.match(text, match.end())
        if years:
            text = text[: match.end()] + text[years.end() :]
    return text


def _divided(view: TableView, cell: Cell, headers: CellHeaders) -> Iterator[str]:
    """The headers of the column that this one divides ("waarvan sociale huur")."""
    if not headers.column or not OF_WHICH.match(headers.column[-1]):
        return
    for text in view.heads_beside(cell, headers):
        yield text
        if not OF_WHICH.match(text):
            return


NO_VOTE: Vote[Period] = Vote("nothing", NO_PERIOD, "none", 1.0)
