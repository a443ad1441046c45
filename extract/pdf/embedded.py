"""What a PDF holds besides pages, and what is said of it: files of its own, and XFA forms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import resolve1
from pdfminer.utils import decode_text

from extract.model import Note
from extract.pdf.page.annotations import name_of

#: So many names of attachments are written out.
_NAMED = 5
#: A name tree deeper than this goes round in circles.
_DEEPEST = 20


def embedded_notes(document: Any) -> list[Note]:
    """Return a warning for the attachments of a document (pdfminer's) and for an XFA form."""
    notes = []
    names = attachment_names(document)
    if names:
        listed = ", ".join(f"“{name}”" for name in names[:_NAMED])
        more = f" en {len(names) - _NAMED} andere" if len(names) > _NAMED else ""
        message = f"Het bestand heeft bijlagen die niet zijn gelezen: {listed}{more}"
        notes.append(Note("extract", message))
    form = resolve1(document.catalog.get("AcroForm"))
    if isinstance(form, Mapping) and form.get("XFA"):
        message = "Het bestand is een XFA-formulier: wat alleen daarin staat, is niet gelezen"
        notes.append(Note("extract", message))
    return notes


def attachment_names(document: Any) -> list[str]:
    """Return the names of the files that a document carries, in order."""
    trees = resolve1(document.catalog.get("Names"))
    tree = trees.get("EmbeddedFiles") if isinstance(trees, Mapping) else None
    found = dict.fromkeys(_names_in(tree, 0))
    for file in resolve1(document.catalog.get("AF")) or []:
        found.setdefault(_file_name(file, ""))
    for name in _attached_on_pages(document):
        found.setdefault(name)
    return [name for name in found if name]


def _attached_on_pages(document: Any) -> Iterator[str]:
    """Yield the names of files that hang on a page, as an icon in its margin."""
    for page in _pages_of(document):
        for item in resolve1(page.annots) or []:
            annotation = resolve1(item)
            if not isinstance(annotation, Mapping):
                continue
            if name_of(annotation.get("Subtype")) == "FileAttachment":
                yield _file_name(annotation.get("FS"), _text(annotation.get("Contents")))


def _pages_of(document: Any) -> list[PDFPage]:
    try:
        return list(PDFPage.create_pages(document))
    except Exception:  # pdfminer raises whatever a broken page makes it trip over
        return []


def _names_in(tree: Any, depth: int) -> Iterator[str]:
    """Yield the file names of a name tree."""
    node = resolve1(tree)
    if not isinstance(node, Mapping) or depth > _DEEPEST:
        return
    pairs = resolve1(node.get("Names")) or []
    for key, file in zip(pairs[::2], pairs[1::2], strict=False):
        yield _file_name(file, _text(key))
    for kid in resolve1(node.get("Kids")) or []:
        yield from _names_in(kid, depth + 1)


def _file_name(file: Any, key: str) -> str:
    """Return the name in a file specification, or else its key in the tree."""
    spec = resolve1(file)
    if not isinstance(spec, Mapping):
        return key
    return _text(spec.get("UF") or spec.get("F")) or key


def _text(value: Any) -> str:
    found = resolve1(value)
    return decode_text(found) if isinstance(found, bytes) else str(found or "")
