"""The words of a page that furniture is looked for in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extract.pdf.page.ink import Word


@dataclass(frozen=True, slots=True)
class PageWords:
    """What furniture is looked for in: the words of a page outside of its drawn tables."""

    number: int
    height: float
    width: float
    words: Sequence[Word]
