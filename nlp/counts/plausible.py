"""Numbers that cannot be: more homes or people than the country has.

Cells of several rows that ran together make such numbers, "72.033.228" of 72, 33 and 228.
"""

from __future__ import annotations

#: More than the country has now (8.3 million homes, 18 million people), with room for forecasts.
_MOST = {
    "woningen": 12_000_000,
    "huishoudens": 12_000_000,
    "personen": 25_000_000,
    "projecten": 1_000_000,
    "plekken": 12_000_000,
}


def is_too_many(value: float, unit: str) -> bool:
    """Return True for a number of something that is larger than all of it in the Netherlands."""
    return abs(value) > _MOST.get(unit, float("inf"))
