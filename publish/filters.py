"""What templates may write behind a ``|``."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from publish import check_sides, labels, sql_errors


def plural(number: int, one: str, many: str) -> str:
    """``1 afspraak``, ``2.500 afspraken``."""
    return f"{labels.number(number)} {one if number == 1 else many}"


def label(code: str | None, kind: Mapping[str, str]) -> str:
    """The Dutch word for a code; a code without one is shown as it is."""
    return kind.get(code or "", code or "")


#: By the name that templates use.
FILTERS: Mapping[str, Callable[..., object]] = {
    "getal": labels.number,
    "dag": labels.day,
    "meervoud": plural,
    "in_woorden": label,
    "uitgewerkt": check_sides.worked,
    "plekken": check_sides.sides,
    "sql_fout": sql_errors.in_dutch,
}
