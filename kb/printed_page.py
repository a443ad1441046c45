"""The name of a page for a reader: the number printed on it, and that in the file where it is another."""

from __future__ import annotations


def page_name(label: str | None, number: int | None) -> str:
    """A page as printed, and that in the file where it is another: ``p. 13 (in het bestand p. 10)``."""
    printed = label or (str(number) if number is not None else "")
    if not printed:
        return ""
    inside = "" if number is None or str(number) == printed else f" (in het bestand p. {number})"
    return f"p. {printed}{inside}"
