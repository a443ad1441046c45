"""The scope of a number in a table: the words of its column, row, corner, caption and what is above."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.count_rules import CountRules
from corpus.count_tables import load_count_tables
from extract.headers import CellHeaders
from extract.model import Cell
from nlp.counts.fields.segment import segment_named
from nlp.counts.periods import period_of_header
from nlp.counts.scope import Scope
from nlp.counts.table.heads import OF_WHICH, below_limit, is_period_alone
from nlp.counts.table.labels import RowLabel
from nlp.counts.table.view import TableView

#: The header of a column that says how, and nothing of what.
_MEASURE_ALONE = re.compile(
    r"\W*(?:abs?\.?|in\s+procenten|absoluut|in\s*%|aandeel|percentage|totaal|tot\.?|cum\.?)?\W*",
    re.IGNORECASE,
)


def scope_of(
    view: TableView, cell: Cell, headers: CellHeaders, row: RowLabel, rules: CountRules
) -> Scope:
    """The scope of the numbers of a cell."""
    heads = own_heads(view, cell, headers)
    around = view.around
    return Scope.of(
        ("column", whole_words(heads, rules)),
        (
            "sum",
            whole_words(_summed(view, cell), rules),
        ),
        ("beside", whole_words(beside_of(view, cell, headers), rules)),
        ("row", (*row.texts[::-1], *filter(None, (view.rows.section_of(cell.row),)))),
        ("corner", whole_words(view.corner, rules)),
        ("caption", (*view.titles, around.caption, around.below)),
        ("lead", _sentences(view)),
        ("heading", _of_homes(around.sections)),
        ("title", (around.title,)),
    )


def _sentences(view: TableView) -> tuple[str, ...]:
    """The sentences of a paragraph that announces a table, the last one first; those on parking left out."""
    results = load_count_tables().results
    lead = view.document.text(view.around.lead)
    sentences = (lead.text[start:end] for start, end in reversed(lead.bounds))
    return tuple(sentence for sentence in sentences if not results.search(sentence))


def _of_homes(sections: Sequence[str]) -> tuple[str, ...]:
    """The headings but those over parking and traffic, and those that name a part of any text.

    "Benodigde parkeerplaatsen" and "Uitgangspunten" say nothing of homes.
    """
    words = load_count_tables()
    return tuple(
        text for text in sections if not words.results.search(text) and not words.parts.search(text)
    )


def own_heads(view: TableView, cell: Cell, headers: CellHeaders) -> tuple[str, ...]:
    """The headers of a column from the lowest up, without the titles of the table.

    Where the column sums up others, the head of a group that begins with it is the next group's.
    """
    heads = tuple(h for h in reversed(headers.column) if h not in view.titles)
    return heads[:1] if view.columns.sum_of(cell.column) is not None else heads


def whole_words(heads: Sequence[str], rules: CountRules) -> tuple[str, ...]:
    """Headers with their cut words made whole, alone and as one phrase."""
    whole = [rules.cut_words.sub(r"\1\2", head) for head in heads]
    phrase = " ".join(reversed(heads))
    joined = rules.cut_words.sub(r"\1\2", phrase)
    glued = (joined,) if joined != phrase and len(heads) > 1 else ()
    return (*glued, *whole)


def _summed(view: TableView, cell: Cell) -> tuple[str, ...]:
    """The headers of the columns that one sums up, or of the part of which it is the share."""
    parts = view.columns.sum_of(cell.column) or view.shares.get(cell.column, ())[:1]
    # a part that divides another column ("waarvan hard") is that one's as well
    wholes = (whole for column in parts if (whole := view.columns.divided_by(column)) is not None)
    return tuple(
        head
        for column in (*parts, *wholes)
        for head in reversed(view.columns.heads_of(column))
        if head not in view.titles
    )


def is_measure_alone(head: str) -> bool:
    """Return True for a header that says how, and nothing of what: "%", "abs.", "totaal"."""
    return bool(_MEASURE_ALONE.fullmatch(head))


def beside_of(view: TableView, cell: Cell, headers: CellHeaders) -> Sequence[str]:
    """The headers that go on over this column, from the lowest up.

    A share goes on with the column that it divides. A segment or a period goes on with what stands
    beside it; "Bruto nieuwbouw" beside "Harde plannen" says for itself what it is.
    """
    heads = own_heads(view, cell, headers)
    if heads and OF_WHICH.match(heads[0]):
        return view.columns.left_of(cell.column) or view.columns.heads_beside(cell, headers)
    if heads and all(_MEASURE_ALONE.fullmatch(h) or any(period_of_header(h)) for h in heads):
        left = view.columns.left_of(cell.column)
        if left and any(_MEASURE_ALONE.fullmatch(h) for h in heads):
            return left
    goes_on = is_period_alone(headers) or any(
        segment_named(h, view.vocabulary) or below_limit(h, headers.column) for h in heads
    )
    return view.columns.heads_beside(cell, headers) if goes_on or not heads else ()
