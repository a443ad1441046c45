"""What is known of a document, as an entry: from the manifest, or from the document itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from corpus.areas import Areas
from corpus.manifest import DocumentEntry, SourceEntry
from corpus.parties import PartyRegistry
from extract.model import Note, SourceText
from identity.bundles import document_pages
from identity.identify import identify
from identity.model import Identity


def described(
    source: SourceEntry,
    entry: DocumentEntry,
    text: SourceText,
    areas: Areas,
    registry: PartyRegistry,
) -> Identity:
    """What a document of the manifest is: a person's word goes before the document's."""
    last = entry.page_last or len(text.pages)
    return identify(text, entry.page_first, last, source.path.stem, areas, registry, entry)


def undescribed(
    source: SourceEntry, text: SourceText, areas: Areas, registry: PartyRegistry
) -> Iterator[tuple[DocumentEntry, Identity]]:
    """The documents of a file that no manifest describes; several get a number each."""
    ranges = document_pages(text)
    for number, (first, last) in enumerate(ranges, 1):
        found = identify(text, first, last, source.path.stem, areas, registry)
        document_id = source.id if len(ranges) == 1 else f"{source.id}-{number}"
        yield _entry(document_id, found, first, last), found


def suggestion(
    source: SourceEntry, text: SourceText, areas: Areas, registry: PartyRegistry
) -> DocumentEntry:
    """The whole file as one document, as it describes itself."""
    last = len(text.pages)
    found = identify(text, 1, last, source.path.stem, areas, registry)
    return replace(_entry(source.id, found, 1, last), page_last=None)


def _entry(document_id: str, found: Identity, first: int, last: int) -> DocumentEntry:
    return DocumentEntry(
        id=document_id,
        title=found.title,
        kind=found.kind,
        page_first=first,
        page_last=last,
        area=found.area,
        municipalities=found.municipalities,
        dated=found.dated,
        period_start=found.period_start,
        period_end=found.period_end,
        issued_by=found.issuers,
    )


def note_on(source: SourceEntry, entry: DocumentEntry, areas: Areas) -> Note:
    """A note that says what was taken from the document itself, for the person who builds."""
    area = areas[entry.area].name if entry.area else "onbekend"
    if entry.municipalities:
        area += f" ({', '.join(areas[area_id].name for area_id in entry.municipalities)})"
    known = [
        f"titel '{entry.title}'",
        f"soort {entry.kind}",
        f"afzender {', '.join(entry.issued_by) or 'onbekend'}",
        f"gebied {area}",
        f"datum {entry.dated or 'onbekend'}",
    ]
    message = f"{source.file} staat niet in manifest.toml; uit het bestand zelf: {', '.join(known)}"
    return Note("corpus", message)
