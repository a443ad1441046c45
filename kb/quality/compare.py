"""When two readings of one text are the same: places that overlap, names that agree, shares."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kb.words import fold

#: Two ranges are the same place where at least so much of what they cover together is common.
SAME_PLACE = 0.5
#: So many of the words of two names of a project must be common.
_SAME_WORDS = 0.6
#: A name of so many characters may be a part of a longer one.
_TELLING = 5
_WORD = re.compile(r"[a-z0-9]+")
_MUNICIPALITY = "gemeente "


@dataclass(frozen=True, slots=True)
class Share:
    """So many ``right`` ``of`` so many."""

    right: int = 0
    of: int = 0

    def __add__(self, other: Share) -> Share:
        return Share(self.right + other.right, self.of + other.of)

    @property
    def value(self) -> float | None:
        """From 0 to 1; None of nothing."""
        return self.right / self.of if self.of else None


@dataclass(frozen=True, slots=True)
class Found:
    """How much of what is there was found (``recall``), and how much of what was found is there."""

    precision: Share = field(default_factory=Share)
    recall: Share = field(default_factory=Share)

    def __add__(self, other: Found) -> Found:
        return Found(self.precision + other.precision, self.recall + other.recall)

    @property
    def f1(self) -> float | None:
        """The harmonic mean of the two; None where one of them says nothing."""
        precision, recall = self.precision.value, self.recall.value
        if precision is None or recall is None:
            return None
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def overlap(a: tuple[int, int], b: tuple[int, int]) -> float:
    """Of all characters in either of two ranges, the share that is in both."""
    common = min(a[1], b[1]) - max(a[0], b[0])
    if common <= 0:
        return 0.0
    return common / ((a[1] - a[0]) + (b[1] - b[0]) - common)


def plain(name: str | None) -> str:
    """A name without accents, capitals and punctuation, and without "gemeente" before it."""
    words = " ".join(_WORD.findall(fold(name or "")))
    return words.removeprefix(_MUNICIPALITY)


def same_name(a: str | None, b: str | None) -> bool:
    """Return True if two names are one but for accents, capitals and punctuation. No name is no
    name."""
    return plain(a) == plain(b)


def same_project(a: str | None, b: str | None) -> bool:
    """Return True if two names are those of one project, or both none.

    Projects are written in many ways: one name may be a part of the other, or share most words.
    """
    one, other = plain(a), plain(b)
    if not one or not other or one == other:
        return one == other
    if min(len(one), len(other)) >= _TELLING and (one in other or other in one):
        return True
    words, others = set(one.split()), set(other.split())
    return len(words & others) / len(words | others) >= _SAME_WORDS


def same_year(a: str | None, b: str | None) -> bool:
    """Return True if two dates (``YYYY``, ``YYYY-MM-DD``) are of one year, or both none."""
    return (a or "")[:4] == (b or "")[:4]
