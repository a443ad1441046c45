"""The rows of what a document says: counts, commitments with their deadlines, asks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from extract.document_table import DocumentTable
from extract.model import Segment
from extract.passages import Passage
from kb.keys import digest
from kb.party_rows import write_commitment_party, write_party
from kb.rows import ProjectMention, SourceWriter
from kb.schema import table
from kb.themes import themes_of
from nlp.records import Ask, Commitment, Count, DocumentContext


@dataclass(frozen=True, slots=True)
class Around:
    """What facts of a document point to: its passages with their keys, by position, its tables,
    and the keys of their cells. The text of a table's cell has no key: it is no passage."""

    context: DocumentContext
    passages: Mapping[int, tuple[str | None, Passage]]
    tables: Sequence[DocumentTable]
    cells: Sequence[Sequence[str]]


class KeyedCounts:
    """The counts of running text with their keys, found by place."""

    def __init__(self, counts: Iterable[tuple[Count, str]]) -> None:
        numbered = enumerate(counts)
        # A table that stands between the halves of a sentence is not part of it.
        in_text = ((c.span, n, key) for n, (c, key) in numbered if c.passage is not None)
        self._counts = sorted(in_text, key=lambda item: item[0].start)
        self._starts = [span.start for span, _, _ in self._counts]

    def inside(self, outer: Segment) -> list[str]:
        """The keys of the counts in a range of the source, in the order in which they were given."""
        first = bisect_left(self._starts, outer.start)
        last = bisect_right(self._starts, outer.end)
        found = [(n, key) for span, n, key in self._counts[first:last] if span.end <= outer.end]
        return [key for _, key in sorted(found)]


def write_count(writer: SourceWriter, count: Count, around: Around) -> str:
    """Add a count; its key."""
    passage_id = cell_id = None
    if count.passage is not None:
        passage_id, _ = around.passages[count.passage]
    elif count.table is not None and count.cell is not None:
        cell_id = around.cells[count.table][count.cell]
    span_id = writer.span(count.span)
    key = writer.keys.numbered(f"count-{span_id}")
    writer.rows.add(
        "counts",
        id=key,
        document_id=writer.document_id,
        span_id=span_id,
        cell_id=cell_id,
        passage_id=passage_id,
        project_id=None,
        **_columns("counts", count),
    )
    if count.named_area is not None:
        writer.rows.named_areas[count.named_area.id] = count.named_area
    if count.project:
        # an area that only this document knows tells no projects of others apart
        area_id = count.area_id if count.named_area is None else None
        writer.rows.projects.append(
            ProjectMention(key, around.context.document_id, area_id, count.project)
        )
    return key


def write_commitment(
    writer: SourceWriter,
    commitment: Commitment,
    around: Around,
    counts: KeyedCounts,
) -> None:
    """Add a commitment with its parties, its deadlines and those of ``counts`` that stand in it."""
    passage_id, _ = around.passages[commitment.passage]
    span_id = writer.span(commitment.span)
    key = writer.keys.numbered(f"commitment-{span_id}")
    writer.rows.add(
        "commitments",
        id=key,
        document_id=writer.document_id,
        passage_id=passage_id,
        span_id=span_id,
        conditional=int(commitment.condition is not None),
        **_columns("commitments", commitment),
    )
    for found in themes_of(commitment.text, commitment.theme):
        writer.rows.add("commitment_themes", commitment_id=key, **asdict(found))
    for count_id in counts.inside(commitment.span):
        writer.rows.add("commitment_counts", commitment_id=key, count_id=count_id)
    writer.rows.contexts[around.context.document_id] = around.context
    taken: set[tuple[str, str]] = set()
    for mention in commitment.parties:
        write_commitment_party(writer, key, span_id, mention, around.context, taken)
    for deadline in commitment.deadlines:
        deadline_span = writer.span(deadline.span)
        days = (deadline.first_day, deadline.last_day, deadline.every)
        writer.rows.add(
            "deadlines",
            id=writer.keys.numbered(f"deadline-{digest(key, deadline_span, deadline.kind, *days)}"),
            commitment_id=key,
            span_id=deadline_span,
            **_columns("deadlines", deadline),
        )


def write_ask(
    writer: SourceWriter,
    ask: Ask,
    around: Around,
) -> None:
    """Add an ask."""
    passage_id, _ = around.passages[ask.passage]
    span_id = writer.span(ask.span)
    asker, addressee = (
        write_party(writer, writer.registry.record(name, around.context)) if name else None
        for name in (ask.asker, ask.addressee)
    )
    writer.rows.add(
        "asks",
        id=writer.keys.numbered(f"ask-{span_id}"),
        document_id=writer.document_id,
        passage_id=passage_id,
        span_id=span_id,
        asker_id=asker,
        addressee_id=addressee,
        **_columns("asks", ask),
    )


def _columns(name: str, record: object) -> dict[str, Any]:
    """The columns of a table that a record has as fields of the same name.

    Yes and no are 1 and 0; several names are one text with commas.
    """
    columns = [column.name for column in table(name).columns]
    return {c: _stored(getattr(record, c)) for c in columns if hasattr(record, c)}


def _stored(value: Any) -> Any:
    if isinstance(value, tuple):
        return ", ".join(value) or None
    return int(value) if isinstance(value, bool) else value
