"""A number of a table that a note below it says is not another one: "25.045**" and "** … wijkt af van 25.125".

The mark at the number and the words of the note link the two, so that the difference is explained.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checks.phrases import any_of, counts_something
from checks.quantity import Quantity, is_about, quantity_of
from checks.relation import Relation, is_near_miss
from checks.table_figures import figures_of
from corpus.sums import load_sum_words
from extract.document_table import DocumentTable
from extract.passages import Passage
from nlp.reading import DocumentReading

#: What opens a note: "*** **Vanwege het vervallen van een project"; each run of stars is a mark.
_OPENS = re.compile(r"[*\s]*\*(?=\s*[^\W\d])")
#: A mark right behind a number; stars on both sides of it make it bold.
_MARK = re.compile(r"^[^*]*\d\s?(\*{1,4})$")
#: Smaller numbers of a note are no total.
_FEWEST = 100
_YEAR = re.compile(r"(?:19|20)\d\d")


def noted_totals(
    document: DocumentReading, passages: Sequence[Passage], tables: Sequence[DocumentTable]
) -> Iterator[Relation]:
    """A relation for each number with a mark whose note tells of one other number, near it, and why."""
    for passage in passages:
        opening = _OPENS.match(_words(passage))
        if opening is None or not any_of(load_sum_words().explains).search(passage.text.text):
            continue
        marks = set(opening[0].split())
        for table in tables:
            # A note below a table that reaches the foot of its page stands on the next one.
            if table.grid.page_first <= passage.page <= table.grid.page_last + 1:
                yield from _of_table(document, passage, table, marks)


def _of_table(
    document: DocumentReading, passage: Passage, table: DocumentTable, marks: set[str]
) -> Iterator[Relation]:
    text = passage.text.text
    told = [
        number
        for number in document.of(passage).numbers
        if number.low is None
        and number.value >= _FEWEST
        and counts_something(text, number)
        and not (_YEAR.fullmatch(text[number.start : number.end]) or is_about(text, number))
    ]
    marked = [
        (place, figure)
        for place, figure in figures_of(table).figures.items()
        if (mark := _MARK.match(table.texts[figure.cell].strip())) and mark[1] in marks
    ]
    if len(told) != 1 or len(marked) != 1:
        return
    (row, _), figure = marked[0]
    other = quantity_of(told[0], passage.text)
    if figure.low != other.low and not is_near_miss(figure.low, other.low):
        return
    about = f"{figures_of(table).labels.get(row) or 'Getal'} naast de noot eronder"
    stated = Quantity(figure.low, figure.high, figure.place)
    words = _OPENS.sub("", _words(passage), count=1).strip()
    yield Relation(
        *("same", "text_table", about, stated, (other,)),
        doubt=f"Een noot zegt: '{words}'",
        reason="note",
        note=passage.span,
    )


def _words(passage: Passage) -> str:
    """A passage with the mark that it begins with."""
    return f"{passage.marker or ''} {passage.text.text}"
