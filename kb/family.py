"""Documents that belong together: an agreement and its annexes."""

from __future__ import annotations

from collections.abc import Mapping

from kb.rows import Row


def family(document_id: str, documents: Mapping[str, Row]) -> str:
    """The document that a document is annexed to, directly or through others; else itself."""
    seen = [document_id]
    while (above := documents[seen[-1]]["annex_of"]) and above in documents and above not in seen:
        seen.append(above)
    return seen[-1]
