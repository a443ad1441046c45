"""How likely it is that every field of a count is right, and which fields are in doubt.

The confidence is the product of the strengths of the fields' evidence (``[strength]`` of
``count-rules.toml``); a field whose evidence is weaker than ``DOUBTFUL`` is in doubt.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import prod

from nlp.counts.votes import DOUBTFUL

#: The fields that are assessed, in the order in which doubt is told.
FIELDS = ("unit", "area", "basis", "period")


def assess(strengths: Mapping[str, float]) -> tuple[float, tuple[str, ...]]:
    """The confidence (0-1) of a row and the names of the fields in doubt."""
    doubt = tuple(name for name in FIELDS if strengths.get(name, 1.0) < DOUBTFUL)
    return round(prod(strengths.values()), 3), doubt
