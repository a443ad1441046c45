"""Whose a spatial plan is by its number: "NL.IMRO.0200.bp1397-vas1" is of the body with code 0200.

Municipalities have the code of Statistics Netherlands, provinces 99 and theirs, the state 0000.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.areas import Area, Areas
from extract.model import Segment
from identity.sheet import Sheet

#: The number of a plan, also with the signs by which Markdown keeps its full stops.
_NUMBER = re.compile(r"NL\\?\.IMRO\\?\.(?P<code>\d{4})(?!\d)", re.IGNORECASE)
_PROVINCE = "99"


def plan_number(sheet: Sheet) -> Segment | None:
    """Return where the number of a plan stands first; None where a text has none."""
    return next((at for _, at in _codes(sheet)), None)


def planner_of(sheet: Sheet, areas: Areas) -> tuple[Area, Segment] | None:
    """Return the area of the body whose plan a text is of, and where its number stands.

    None where it has no number, or has those of several bodies.
    """
    found = list(_codes(sheet))
    if len({code for code, _ in found}) != 1:
        return None
    code, at = found[0]
    area_id = f"PV{code[2:]}" if code.startswith(_PROVINCE) else f"GM{code}"
    if area_id not in areas:
        return None
    return areas[area_id], at


def _codes(sheet: Sheet) -> Iterator[tuple[str, Segment]]:
    for row in sheet.rows:
        for match in _NUMBER.finditer(row.text):
            yield match["code"], row.part(*match.span())
