"""Numbers as Dutch readers write them."""

from __future__ import annotations


def dutch_number(value: float) -> str:
    """``14100`` as ``14.100`` and ``20.5`` as ``20,5``; two decimals at most."""
    text = f"{value:,.2f}".rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,"))


def dutch_range(low: float, high: float) -> str:
    """A number, or a range of two: ``509 - 514``."""
    return dutch_number(low) if low == high else f"{dutch_number(low)} - {dutch_number(high)}"
