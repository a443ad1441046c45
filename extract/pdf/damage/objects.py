"""The objects that a page is made of: they must be there, and their streams whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pdfminer.pdfdocument import PDFXRefFallback
from pdfminer.pdftypes import PDFObjRef, PDFStream, resolve1
from pdfminer.psparser import PSLiteral

from extract.pdf.damage.streams import is_whole

#: What of a page's resources bears on its text.
_RESOURCES = ("Font", "XObject")
#: An object further down than this is no part of any page that a program writes.
_DEEPEST = 40


class ObjectFaults:
    """Finds what is broken among the objects of a document (pdfminer's), each looked at once."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._broken: dict[int, bool] = {}
        #: What each object refers to; an object that is gone refers to nothing.
        self._links: dict[int, tuple[int, ...]] = {}

    def on_page(self, attributes: Mapping[str, Any]) -> bool:
        """Return True if content, a font or a form of a page is gone or broken.

        ``attributes`` are those of the page, with what it inherits.
        """
        if not _is_content(attributes.get("Contents")):
            return True
        roots = [attributes.get("Contents"), *self._of_resources(attributes.get("Resources"))]
        waiting = [number for root in roots for number in _references(root)]
        seen: set[int] = set()
        while waiting:
            number = waiting.pop()
            if number not in seen:
                seen.add(number)
                self._look_at(number)
                waiting += self._links[number]
        return any(self._broken[number] for number in seen)

    def _look_at(self, number: int) -> None:
        if number in self._links:
            return
        try:
            found = self._document.getobj(number)
        except Exception:  # pdfminer raises whatever a broken object makes it trip over
            found = None
        self._broken[number] = found is None
        self._links[number] = ()
        if isinstance(found, PDFStream):
            form = name_of(found.get("Subtype"))
            if form == "Image":
                return
            self._broken[number] = not is_whole(found)
            parts = self._of_resources(found.get("Resources")) if form == "Form" else [found.attrs]
        else:
            parts = [found]
        self._links[number] = tuple(link for part in parts for link in _references(part))

    def _of_resources(self, resources: Any) -> list[Any]:
        """Return the fonts and forms that resources name; what cannot be found stays a reference."""
        named = resolved(resources)
        if not isinstance(named, Mapping):
            return [resources]
        parts = [(named.get(kind), resolved(named.get(kind))) for kind in _RESOURCES]
        return [part if isinstance(part, Mapping) else value for value, part in parts]


def _is_content(contents: Any) -> bool:
    """Return True if what a page draws are streams; a page may have nothing."""
    found = resolved(contents)
    parts = found if isinstance(found, list) else [found]
    return contents is None or all(isinstance(resolved(part), PDFStream) for part in parts)


def _references(value: Any, depth: int = 0) -> Iterator[int]:
    """Return the numbers of the objects that a value refers to, but its parents."""
    if isinstance(value, PDFObjRef):
        yield value.objid
    elif depth < _DEEPEST and isinstance(value, Mapping):
        for key, item in value.items():
            if key not in ("Parent", "P"):
                yield from _references(item, depth + 1)
    elif depth < _DEEPEST and isinstance(value, list):
        for item in value:
            yield from _references(item, depth + 1)


def structure_fault(document: Any, pages: int) -> str | None:
    """Return in Dutch what is wrong with a document as a whole, of which so many pages were found."""
    if any(isinstance(table, PDFXRefFallback) for table in document.xrefs):
        return "de lijst van zijn onderdelen is niet te lezen"
    tree = resolved(document.catalog.get("Pages"))
    declared = resolved(tree.get("Count")) if isinstance(tree, Mapping) else None
    if declared != pages:
        said = f"{declared}" if isinstance(declared, int) else "een onbekend aantal"
        return f"het zegt {said} pagina's te hebben en er zijn er {pages} gevonden"
    return None


def resolved(value: Any) -> Any:
    """Return what a value refers to, or None where that cannot be read."""
    try:
        return resolve1(value)
    except Exception:  # pdfminer raises whatever a broken object makes it trip over
        return None


def name_of(value: Any) -> str:
    """Return the name that a value is, or nothing."""
    found = resolved(value)
    return str(found.name) if isinstance(found, PSLiteral) else ""
