"""Who published a file, to suggest to the person who adds it to a corpus."""

from __future__ import annotations

from corpus.areas import Areas
from corpus.parties import PartyRegistry
from extract.model import SourceText
from identity.bodies import Body, bodies_of
from identity.sheet import sheet_of


def publisher_of(source: SourceText, areas: Areas, registry: PartyRegistry) -> str | None:
    """The one public body whose name is a line of its own on the front of a source.

    It may as well be the body that a letter is addressed to: somebody must look.
    """
    if not source.pages:
        return None
    bodies = bodies_of(areas, registry)
    rows = sheet_of(source, 1, len(source.pages), "").front
    found = {
        _called(body, row.words): None
        for row in rows
        if (body := bodies.of_line(row.text)) is not None
    }
    return next(iter(found)) if len(found) == 1 else None


def _called(body: Body, line: str) -> str:
    """A body as publishers are called: "gemeente Deventer"; one without an area as it is written."""
    if body.kind == "municipality":
        return f"gemeente {body.name}"
    return body.name if body.area is not None else line[:1].lower() + line[1:]
