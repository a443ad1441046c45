"""What a count takes from its number as it is, in running text and in tables alike."""

from __future__ import annotations

from typing import TypedDict

from nlp.language.numbers import Number


class NumberFields(TypedDict):
    """Fields of :class:`nlp.records.Count`."""

    value: float
    low: float | None
    high: float | None


def number_fields(number: Number) -> NumberFields:
    """The fields of a count that its number has by itself."""
    return {"value": number.value, "low": number.low, "high": number.high}
