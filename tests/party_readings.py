"""Short texts as documents, for the tests of parties."""

from __future__ import annotations

from collections.abc import Sequence

from extract.clean import clean
from extract.model import Segment
from extract.passages import Passage
from nlp.parties.participation import Mention, PartyDecision
from nlp.parties.roles import PartyReader
from nlp.reading import DocumentReading
from nlp.records import DocumentContext


def passage(
    position: int, text: str, *, stem: int | None = None, section: Sequence[str] = ()
) -> Passage:
    segments = (Segment(0, len(text)),)
    kind = "paragraph" if stem is None else "list_item"
    return Passage(
        position, kind, 1, 0, None, tuple(section), stem, segments, clean(text, segments)
    )


def document(context: DocumentContext, *texts: str) -> DocumentReading:
    """A document of paragraphs."""
    return DocumentReading(context, [passage(i, text) for i, text in enumerate(texts, start=1)])


def mentions(text: str, context: DocumentContext) -> tuple[Mention, ...]:
    """The parties that a text of one sentence names."""
    return tuple(m for r in document(context).text(text).clauses for m in r.mentions)


def decided(
    text: str,
    context: DocumentContext,
    *,
    stem: str | None = None,
    before: Sequence[str] = (),
    section: Sequence[str] = (),
    others: Sequence[str] = (),
) -> PartyDecision:
    """Who takes part in the last sentence of ``text``; ``others`` are passages before it."""
    texts = [*others, *([stem] if stem else []), *before]
    found = [passage(i, t, section=section) for i, t in enumerate(texts, start=1)]
    at = len(others) + 1 if stem else None
    last = passage(len(found) + 1, text, stem=at, section=section)
    reader = PartyReader(DocumentReading(context, [*found, last]))
    places = [(p, 0) for p in found[len(found) - len(before) :]] if before else None
    return reader.roles_of(last, len(reader.document.of(last).clauses) - 1, places)
