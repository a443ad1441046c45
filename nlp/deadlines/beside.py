"""By when, by the column beside what a table of actions says is to be done."""

from __future__ import annotations

from dataclasses import replace

from extract.model import Segment
from extract.passages import Passage
from nlp.deadlines.find_deadlines import deadlines_in, placed
from nlp.records import Deadline, DocumentContext

#: What a sentence has before a time, and a cell has not.
_IN = "in "


def deadlines_beside(passage: Passage, context: DocumentContext) -> tuple[Deadline, ...]:
    """The deadlines in the cell that says by when; none of a passage that is no action of a table.

    Under "Gereed" or "Uiterlijk" a day or period is the last in which it is done.
    """
    beside = passage.beside
    if beside is None or beside.when is None:
        return ()
    found = deadlines_in(beside.when.text, context) or _without_year(beside.when.text, context)
    said = (placed(deadline, beside.when, 0) for deadline in found)
    return tuple(_due(deadline) if beside.due else deadline for deadline in said)


def _without_year(text: str, context: DocumentContext) -> tuple[Deadline, ...]:
    """ "November", "Q3": in a cell by itself that is when, with the year of the document."""
    found = deadlines_in(f"{_IN}{text}", context)
    return tuple(
        replace(d, span=Segment(0, d.span.end - len(_IN)), text=d.text[len(_IN) :])
        for d in found
        if not d.span.start
    )


def _due(deadline: Deadline) -> Deadline:
    if deadline.kind != "in" or deadline.last_day is None:
        return deadline
    return replace(deadline, kind="by", first_day=None)
