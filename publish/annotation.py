"""A place in a source as a W3C Web Annotation.

See https://www.w3.org/TR/annotation-model/ for the annotation.
"""

from __future__ import annotations

from typing import Any

from publish import labels
from publish.source_page import SourceView


def web_annotation(view: SourceView, address: str) -> dict[str, Any]:
    """The annotation of a place; ``address`` is the absolute address of its page."""
    selectors: list[dict[str, Any]] = [
        {
            "type": "TextQuoteSelector",
            "exact": view.quote,
            "prefix": view.prefix,
            "suffix": view.suffix,
        },
        {
            "type": "TextPositionSelector",
            "start": view.located.start,
            "end": view.located.end,
        },
    ]
    # A fragment of the file as its kind has them: a page of a PDF, characters of a text.
    # A table has no such fragment of characters.
    if view.media_type != "application/pdf" and view.statistic is None:
        fragment = "rfc5147", f"char={view.located.start},{view.located.end}"
        selectors.append(_fragment(*fragment))
    elif view.pages and view.statistic is None:
        selectors.append(_fragment("rfc3778", f"page={view.pages[0].number}"))
    target: dict[str, Any] = {
        "type": "SpecificResource",
        "source": view.url or f"urn:sha256:{view.sha256}",
        "selector": selectors,
    }
    if view.document_title:
        target["dcterms:title"] = view.document_title
    return {
        "@context": [
            "http://www.w3.org/ns/anno.jsonld",
            {"dcterms": "http://purl.org/dc/terms/"},
        ],
        "id": address,
        "type": "Annotation",
        "motivation": "identifying",
        "body": [
            {"type": "TextualBody", "purpose": "describing", "language": "nl", "value": words}
            for words in described(view)
        ],
        "target": target,
    }


def _fragment(standard: str, value: str) -> dict[str, str]:
    conforms = f"http://tools.ietf.org/rfc/{standard}"
    return {"type": "FragmentSelector", "conformsTo": conforms, "value": value}


def described(view: SourceView) -> list[str]:
    """In plain Dutch what was read at a place, a line for each thing."""
    lines = []
    if view.statistic is not None:
        lines.append(view.statistic.words)
    for count in view.counts:
        about = (
            count.quantity,
            count.measure,
            count.project_name,
            count.area_name,
            labels.BASIS.get(count.basis or "", count.basis),
            count.period,
        )
        lines.append("Aantal: " + ", ".join(part for part in about if part))
    lines.extend(f"Termijn: {deadline.words}" for deadline in view.deadlines)
    for item in view.commitments:
        who = ", ".join(part.name for part in item.responsible) or "niet bekend wie"
        lines.append(f"Afspraak van {who}: {item.text}")
    return lines
