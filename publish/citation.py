"""A place in a source as others cite it: in a newspaper, in BibTeX, and as CSL-JSON.

What is cited is the document, with the page and the words; the site is only where they were found.
"""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

from publish import labels
from publish.source_page import SourceView

SITE_NAME = "Woondeal-kennisbank"
#: What has a meaning of its own in BibTeX, and how it is written there to mean only itself.
_BIBTEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "%": r"\%",
    "&": r"\&",
    "#": r"\#",
    "$": r"\$",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


def newspaper(view: SourceView, address: str) -> str:
    """The place as a newspaper cites it; ``address`` is the absolute address of its page."""
    dated = f" ({labels.day(view.dated)})" if view.dated else ""
    publisher = f"{view.publisher}, " if view.publisher else ""
    page = f", p. {view.page_label}" if view.page_label else ""
    page += f", punt {view.article}" if view.article else ""
    end = "" if view.one_line.endswith((".", "!", "?")) else "."
    cited = f"{publisher}{_title(view)}{dated}{page}: “{view.one_line}”{end}"
    return f"{cited} Via {SITE_NAME}, {address}"


def csl(view: SourceView, address: str, accessed: date) -> dict[str, Any]:
    """The place as an item of CSL-JSON, which Zotero and its like read."""
    item: dict[str, Any] = {
        "id": _key(view),
        "type": "report",
        "language": "nl-NL",
        "title": _title(view),
        "URL": address,
        "accessed": {"date-parts": [[accessed.year, accessed.month, accessed.day]]},
        "source": SITE_NAME,
        "note": f"Citaat: “{view.one_line}”",
    }
    if view.document_kind:
        item["genre"] = labels.DOCUMENT_KIND.get(view.document_kind, view.document_kind)
    if view.publisher:
        item["author"] = [{"literal": view.publisher}]
        item["publisher"] = view.publisher
    if view.dated and re.fullmatch(r"\d{4}(-\d{2}){0,2}", view.dated):
        item["issued"] = {"date-parts": [[int(part) for part in view.dated.split("-")]]}
    if view.page_label:
        item["page"] = view.page_label
    return item


def csl_json(view: SourceView, address: str, accessed: date) -> str:
    """The text of a CSL-JSON file with this one place."""
    return json.dumps([csl(view, address, accessed)], ensure_ascii=False, indent=2) + "\n"


def bibtex(view: SourceView, address: str, accessed: date) -> str:
    """The place as an entry of BibTeX (biblatex reads it too), in UTF-8."""
    year, _, month = (view.dated or "").partition("-")
    fields = {
        "title": f"{{{_escaped(_title(view))}}}",
        "author": f"{{{_escaped(view.publisher)}}}" if view.publisher else "",
        "institution": _escaped(view.publisher or ""),
        "year": year,
        "month": str(int(month[:2])) if month[:2].isdigit() else "",
        "pages": _escaped(view.page_label),
        "url": address,
        "urldate": accessed.isoformat(),
        "language": "dutch",
        "note": _escaped(f"Citaat: “{view.one_line}”. Via {SITE_NAME}"),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join((f"@techreport{{{_key(view)},", *lines, "}")) + "\n"


def _title(view: SourceView) -> str:
    return view.document_title or view.file


def _key(view: SourceView) -> str:
    """A key of letters, digits and hyphens, another one for each place."""
    where = view.located.span_id or f"{view.located.start}-{view.located.end}"
    return f"{view.document_id or view.located.source_id}-{where}"


def _escaped(text: str) -> str:
    return "".join(_BIBTEX.get(character, character) for character in text)
