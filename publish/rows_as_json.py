"""JSON of tables and answers, with the source of these rows: Datasette names that of the whole site beside each.

What SQLite says of SQL that it does not run is in Dutch, as on the page of the question.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from datasette.renderer import json_renderer

from kb.metadata import SOURCE
from kb.rights import NOT_OF_DOCUMENTS, in_metadata
from publish import sql_errors


def rendered(args: Any, data: dict[str, Any], view_name: str) -> Any:
    """The response for ``.json``: that of Datasette, with the rights on the rows that are in it."""
    if data.get("error"):
        data["error"] = sql_errors.in_dutch(str(data["error"]))
    if "source" in data:
        data.update(rights(data))
    return json_renderer(args, data, view_name)


def rights(data: Mapping[str, Any]) -> dict[str, str]:
    """What an answer has to say of its source otherwise than the whole site does."""
    table = data.get("table")
    if table:
        return in_metadata(table)
    words = set(re.findall(r"\w+", (data.get("query") or {}).get("sql") or ""))
    others = [in_metadata(name)["source"] for name in NOT_OF_DOCUMENTS if name in words]
    return {"source": "; ".join((SOURCE, *dict.fromkeys(others)))} if others else {}
