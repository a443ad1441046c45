"""The base of named thresholds: small frozen classes whose values are checked when they are made."""

from __future__ import annotations

from dataclasses import dataclass, fields
from math import isfinite


@dataclass(frozen=True, slots=True)
class Settings:
    """Thresholds of one rule or reader.

    The end of a field's name is its unit: ``_share`` a part of a whole (0 to 1), ``_pt`` points,
    ``_em`` type sizes, ``_ratio`` a multiple, ``_px`` pixels, ``_count`` a whole number of things.
    Raises :class:`ValueError` for a value that its unit does not allow.
    """

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            problem = _problem_of(field.name, value)
            if problem:
                raise ValueError(f"{type(self).__name__}.{field.name} {problem}: {value!r}")


def _problem_of(name: str, value: object) -> str | None:
    """Return what is wrong with the value of a field, or None."""
    if not isinstance(value, int | float) or not isfinite(value):
        return "is no number"
    if value < 0:
        return "is below zero"
    if name.endswith("_share") and value > 1:
        return "is no part of a whole"
    if name.endswith("_count") and value != int(value):
        return "is no whole number"
    return None
