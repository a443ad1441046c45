"""What is counted far more often than anything else of its kind."""

from __future__ import annotations

from collections import Counter


def far_ahead(times: Counter[str], ratio: int, least: int = 1) -> str | None:
    """Return what is counted ``least`` times at least and ``ratio`` times as often as any other, or None."""
    ranked = times.most_common(2)
    if not ranked or ranked[0][1] < least:
        return None
    if len(ranked) > 1 and ranked[0][1] < ratio * ranked[1][1]:
        return None
    return ranked[0][0]
