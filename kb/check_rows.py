"""The checks of a knowledge base as ``woondeal check`` lists them: chosen by what they are about, worst first."""

from __future__ import annotations

import sqlite3
from typing import Any

from kb.checked_areas import CHECKED_AREAS

#: Those that differ first, those with the largest share of the number before others.
_WORST_FIRST = """
    order by case outcome when 'differs' then 0 when 'uncertain' then 1 when 'explained' then 2
      when 'not_comparable' then 4 else 3 end,
      abs(coalesce(difference, 0)) desc, checks.rowid"""


def check_keys(
    database: sqlite3.Connection,
    *,
    outcome: str | None = None,
    document: str | None = None,
    kind: str | None = None,
    area: str | None = None,
) -> list[str]:
    """The keys of the checks, worst first: those with this outcome and kind, of documents with these
    words in their title, about the area with this name or id; all of them without."""
    rows = database.execute(
        f"""select checks.id from checks join documents on documents.id = checks.document_id
            where (:outcome is null or outcome = :outcome)
              and (:kind is null or checks.kind = :kind)
              and (:area is null or checks.id in (select check_id from ({CHECKED_AREAS})
                join areas on areas.id = area_id
                where areas.id = :area or lower(areas.name) = lower(:area)))
              and (:words is null or instr(lower(documents.title), lower(:words))) {_WORST_FIRST}""",
        {"outcome": outcome, "words": document, "kind": kind, "area": area},
    )
    return [row["id"] for row in rows]


def check_data(database: sqlite3.Connection, key: str) -> dict[str, Any]:
    """A check as data: its columns, its document's title, and the places that it goes by."""
    row = database.execute(
        """select checks.*, documents.title as document from checks
           join documents on documents.id = checks.document_id where checks.id = ?""",
        (key,),
    ).fetchone()
    places = database.execute(
        """select role, span_id, quote, page_number as page, pages.label as printed_page from check_spans
           join spans on spans.id = span_id
           left join pages on pages.id = spans.source_id || '-p' || page_number
           where check_id = ? order by check_spans.rowid""",
        (key,),
    )
    return {**dict(row), "places": [dict(place) for place in places]}
