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
    page = f", {view.page_name}" if view.page_name else ""
    page += f", punt {view.article}" if view.article else ""
    page += f", {view.in_table}" if view.in_table else ""
    end = "" if view.cited.endswith((".", "!", "?")) else "."
    cited = f"{publisher}{_title(view)}{dated}{page}: “{view.cited}”{end}"
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
        "note": _quotation(view),
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
        "note": _escaped(f"{_quotation(view)}. Via {SITE_NAME}"),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join((f"@techreport{{{_key(view)},", *lines, "}")) + "\n"


def _quotation(view: SourceView) -> str:
    """The words, and where in a table or on which page of the file they are where that says more."""
    places = (view.in_table, view.page_name if "(" in view.page_name else "")
    where = "; ".join(part for part in places if part)
    return f"Citaat: “{view.cited}”" + (f" ({where})" if where else "")


def _title(view: SourceView) -> str:
    return view.document_title or view.file


def _key(view: SourceView) -> str:
    """A key of letters, digits and hyphens, another one for each place."""
    where = view.located.span_id or f"{view.located.start}-{view.located.end}"
    return f"{view.document_id or view.located.source_id}-{where}"


def _escaped(text: str) -> str:
    return "".join(_BIBTEX.get(character, character) for character in text)
