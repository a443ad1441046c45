"""For which period a number in a table holds.

The header of its column says it, or the row, the rows summed, the caption, a heading. The year of an
edition ("Herijking 2016", "PRS 2013", "bron: … 2017") is none, and neither are the years in the title
of an agreement that a heading names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from corpus.count_rules import CountRules
from corpus.count_tables import load_count_tables
from extract.headers import CellHeaders
from extract.model import Cell
from nlp.counts.periods import (
    NO_PERIOD,
    Period,
    PeriodMention,
    period_of_header,
    periods_in,
    without_editions,
    without_titles,
)
from nlp.counts.scope import Scope
from nlp.counts.table.heads import OF_WHICH
from nlp.counts.table.label_words import period_of_label
from nlp.counts.table.labels import RowLabel
from nlp.counts.table.view import TableView
from nlp.counts.votes import Vote, vote

_YEAR = r"(?:19|20)[0-9]{2}"
#: "zoals vastgelegd in Woondeal 2022" is another moment than the caption's.
_OTHER_MOMENT = re.compile(r"\bvastgelegd\b|\bwoondeal\s+(?:van\s+)?20[0-9]{2}", re.IGNORECASE)
#: A heading of more characters is a sentence: its years are not those of a table.
_TITLE_LENGTH = 120
#: A day has so many characters: "2024-03-03".
_A_DAY = 10
_ON_THE_DAY = re.compile(r"\b(?:per|op|stand|peildatum)\b", re.IGNORECASE)
#: Rules whose words stand in the table itself.
_NEAR = frozenset({"column", "beside-column", "row"})
#: "woningvraag periode 2017", of which "t/m 2026" went astray: no period is one year.
_BEGUN = re.compile(rf"\bperiode\s+({_YEAR})\W*$", re.IGNORECASE)
#: "(bron: Primos, 2021)", "(Jansen Architecten, 2016)": of when its source is, says nothing of when a number holds.
_SOURCE = re.compile(rf"\(?\bbron(?:nen)?\s*:.*|\([^()0-9]*[^\W\d_],\s*{_YEAR}\)", re.IGNORECASE)
#: "Regio's (situatie 2011)", "Gemeenten (indeling 2015)": of when the borders of areas are, says no more.
_BORDERS = re.compile(
    r"\b(?:gemeente|regio|provincie|wijk|buurt)[\w’']*\s*\(\s*(?:[\w-]+\s)?(?:situatie|indeling)\b[^()]*\)",
    re.IGNORECASE,
)
#: "2016 t/m totaal", also damaged: what it ends with went astray.
_OPEN_END = re.compile(
    rf"\b{_YEAR}\s+(?:Um|[t1Il]/m|t[iIl1]m|tot(?:\s+en\s+met)?)(?!\w)(?!.*[0-9])", re.IGNORECASE
)
_END = re.compile(rf"\W*(?:t/m|tot(?:\s+en\s+met)?)\s+({_YEAR})\W*", re.IGNORECASE)
_TWO_YEARS = re.compile(rf"\b{_YEAR}\b(.{{0,12}}?)\b{_YEAR}\b")


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
    heads = [_with_end(view, text) for text in scope.at("column")]
    if any(view.rows.years):
        # "prognose hoog 2018" over rows of years is an edition; over others it can be the year meant
        heads = [" ".join(load_count_tables().which.sub(" ", head).split()) for head in heads]
    yield from _of_texts("column", heads, rules, view.made)
    yield from _of_texts("beside-column", _divided(view, cell, headers), rules)
    yield from _of_row_and_sums(view, cell, row, rules)
    if _OTHER_MOMENT.search(" ".join(headers.column)):
        return
    # "t/m 2016" in the corner is half a period that went astray
    yield from (
        found
        for found in _of_texts("corner", scope.at("corner"), rules, view.made)
        if all(found.value)
    )
    yield from _of_texts("caption", scope.at("caption"), rules, view.made)
    if unit != "EUR":
        yield from _of_what_stands_above(view, rules)
    if view.is_project_overview:
        yield from _of_texts("title", (view.around.title,), rules)


def _with_end(view: TableView, text: str) -> str:
    """A header with the end of its period, which a converter put in a cell of its own; without a year where none has it.

    "2016 t/m totaal" is half a period, and so none.
    """
    text = _OPEN_END.sub(" ", text)
    begin = _BEGUN.search(text)
    if begin is None:
        return text
    ends = {found[1] for head in view.heads if (found := _END.fullmatch(head)) is not None}
    if len(ends) == 1 and max(ends) > begin[1]:
        return f"{text} t/m {ends.pop()}"
    return text[: begin.start()]


def _of_row_and_sums(
    view: TableView, cell: Cell, row: RowLabel, rules: CountRules
) -> Iterator[Vote[Period]]:
    """A vote for the row, a column of periods beside it, and what the number sums up."""
    if any(row.period):
        yield vote("period", "row", row.period)
    names = row.texts if row.project is None else ()
    for text in (*names, view.rows.section_of(cell.row)):
        period = period_of_label(without_editions(text, rules))
        if any(period):
            yield vote("period", "row", period, text, 0.999)
    beside = view.rows.period_beside(cell)
    if any(beside):
        yield vote("period", "row", beside, factor=0.998)
    if row.is_total and any(view.rows.years):
        yield vote("period", "rows-summed", view.rows.years)
    summed = view.columns.period_of_sum(cell.column)
    if any(summed):
        yield vote("period", "columns-summed", summed)


def votes_of_own_plan(votes: Iterable[Vote[Period]]) -> Iterator[Vote[Period]]:
    """The votes that count for homes of the document's own plan: the years above are those of a norm."""
    return (vote for vote in votes if vote.rule in _NEAR)


def _of_what_stands_above(view: TableView, rules: CountRules) -> Iterator[Vote[Period]]:
    """A vote for the paragraphs that announce a table, and for its headings."""
    in_heads = view.once("ranges of heads", lambda: _ranges_of_heads(view))
    for distance, text in enumerate((view.around.lead, view.around.above_lead)):
        ranges = {
            (p.first, p.last) for p in periods_in(text) if p.kind == "range" and not _in_a_year(p)
        }
        # where a column names its years, others in the paragraph are not those of the column beside it
        if len(ranges) == 1 and (not in_heads or ranges & in_heads):
            yield vote("period", "lead", ranges.pop(), text, 0.9999**distance)
    titles = [
        text
        for text in view.around.sections[:2]
        if len(text) <= _TITLE_LENGTH and _is_of_numbers(text, rules)
    ]
    heads = [without_titles(text, rules) for text in titles]
    for found in _of_texts("heading", heads, rules, view.made):
        if not in_heads or found.value[0] != found.value[1]:
            yield found


def _in_a_year(found: PeriodMention) -> bool:
    """Return True for a range of days in one year: how long a paper could be read, and no period of homes."""
    first, last = found.first or "", found.last or ""
    return len(first) == len(last) == _A_DAY and first[:4] == last[:4]


def _ranges_of_heads(view: TableView) -> frozenset[Period]:
    """The ranges of years that heads of columns name."""
    periods = map(view.columns.period_of_column, view.numeric)
    return frozenset(period for period in periods if all(period) and period[0] != period[1])


def _is_of_numbers(heading: str, rules: CountRules) -> bool:
    """Return True if the years of a heading can be those of numbers: "Besluit ruimte, 2012" is a law's."""
    first, last = period_of_header(heading)
    if first == last and len(first or "") == _A_DAY and not _ON_THE_DAY.search(heading):
        return False  # "Gemeente Tiel, 3 maart 2024" is when it was written
    named = rules.editions.search(heading) or rules.edition_titles.search(heading)
    return first != last or not named or bool(load_count_tables().homes.search(heading))


def _of_texts(
    place: str, texts: Iterable[str], rules: CountRules, made: int | None = None
) -> Iterator[Vote[Period]]:
    for distance, text in enumerate(texts):
        words = without_editions(_BORDERS.sub("", _SOURCE.sub("", text)), rules, made)
        period = period_of_header(words)
        if not any(period):
            # "Herijking: Programma woningbouw 2013-2028": the years are those of the last part
            period = period_of_header(words.rpartition(": ")[2])
        if any(period):
            yield vote("period", place, period, text, 0.9999**distance)
        if _is_half_read(text, period):
            return


def _is_half_read(text: str, period: Period) -> bool:
    """Return True if a text has two years and is not understood: then neither it nor others count."""
    return not any(period) and bool(_TWO_YEARS.search(text))


def _divided(view: TableView, cell: Cell, headers: CellHeaders) -> Iterator[str]:
    """The headers of the column that this one divides ("waarvan sociale huur")."""
    if not headers.column or not OF_WHICH.match(headers.column[-1]):
        return
    for text in view.columns.heads_beside(cell, headers):
        yield text
        if not OF_WHICH.match(text):
            return


NO_VOTE: Vote[Period] = Vote("nothing", NO_PERIOD, "none", 1.0)
