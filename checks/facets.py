"""What a number is of, and whether two numbers can be one number given twice.

An agreement gives a number in a sentence and again in a table, a later paper repeats it: each with
the words that fit there, so that one place names a period, a segment or a ground and the other does
not. Two places give one number where nothing that they say conflicts and enough of it is the same.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from checks.check import Reason
from nlp.records import Count

#: With so many figures a number is known again where two places call its ground differently.
_UNMISTAKABLE = 4
#: Points that two places need to give one number; where a reading is in doubt, one more.
_ENOUGH = 3
_ENOUGH_IN_DOUBT = 4
#: A number from here on is rarely given twice by chance, however round it is.
_LARGE = 10_000
#: From here on a number of homes of an area is known by itself, however round: "900.000 woningen".
_LANDMARK = 100_000
_POINTS_OF_LANDMARK = 2
#: More than all of a thing, in percent: such a share has few meanings in one document.
_ALL = 100
#: A ground that says that the document shows none.
NO_BASIS = "overig"
_HOMES = "woningen"
_SHARE = "%"

#: What two numbers are matched by: where one of these is in doubt, the two may be of different things.
_MATCHED_BY = frozenset({"area", "project", "segment"})

Place = TypeVar("Place")


def may_be_misread(level: str, doubt: Iterable[str]) -> bool:
    """Return True if a number with this level and these fields in doubt may be of something else.

    >>> may_be_misread("probable", ["period"]), may_be_misread("probable", ["area"])
    (False, True)
    """
    return level == "uncertain" or not _MATCHED_BY.isdisjoint(doubt)


@dataclass(frozen=True, slots=True)
class Facets:
    """What a number is of: ids and codes as in the table ``counts``, days as ``YYYY[-MM-DD]``."""

    value: float
    unit: str
    area: str | None
    project: str | None
    measure: str
    segment: str | None
    per: str | None
    basis: str
    first: str | None
    last: str | None
    is_total: bool
    in_doubt: bool
    in_table: bool = False

    @classmethod
    def of(cls, count: Count) -> Facets:
        """What a number that was read is of."""
        return cls(
            count.value,
            count.unit,
            count.area_id,
            (count.project or "").casefold() or None,
            count.measure,
            count.segment,
            count.per,
            count.basis,
            count.period_start,
            count.period_end,
            count.is_total,
            count.level == "uncertain",
            count.table is not None,
        )

    @property
    def years(self) -> tuple[str | None, str | None]:
        """The years in which its period begins and ends, each None where it is open."""
        return self.first and self.first[:4], self.last and self.last[:4]

    @property
    def key(self) -> tuple[object, ...]:
        """What is the same of all places that give one number."""
        return (self.area, self.project, self.unit, self.per, self.value)


def are_one(one: Facets, other: Facets) -> bool:
    """Return True if two places give one number: nothing conflicts, and enough is the same.

    >>> deal = Facets(28200, "woningen", "RG09", None, "woningen", None, None, "opgave", "2022",
    ...               "2030", False, False)
    >>> from dataclasses import replace
    >>> are_one(deal, replace(deal, first=None, last=None)), are_one(deal, replace(deal, last="2040"))
    (True, False)
    """
    return one.key == other.key and not conflict(one, other) and _says_enough(one, other)


def _says_enough(one: Facets, other: Facets) -> bool:
    """Return True if as much of what two places say is the same as shows that they give one number."""
    enough = _ENOUGH_IN_DOUBT if one.in_doubt or other.in_doubt else _ENOUGH
    return _points(one, other) >= enough


def conflict(one: Facets, other: Facets) -> Reason | None:
    """What two numbers are told to differ in, so that they are two; None where nothing conflicts."""
    if None not in (one.segment, other.segment) and one.segment != other.segment:
        return "segment"
    has_basis = NO_BASIS not in (one.basis, other.basis)
    is_of_one = one.unit == _HOMES or (has_basis and one.basis == other.basis and one.value > _ALL)
    if not is_of_one and not _have_one_name(one.measure, other.measure):
        return "measure"
    is_known_again = figures(one.value) >= _UNMISTAKABLE or abs(one.value) >= _LANDMARK
    if has_basis and one.basis != other.basis and not is_known_again:
        return "basis"
    return None if overlap(one, other) else "period"


def _have_one_name(one: str, other: str) -> bool:
    """Return True if all words of one measure are in the other: "projecten", "aantal projecten"."""
    words, others = (set(measure.casefold().split()) for measure in (one, other))
    return words <= others or others <= words


def overlap(one: Facets, other: Facets) -> bool:
    """Return True if two periods can be one: an end that is left open can be any."""
    (first, last), (other_first, other_last) = one.years, other.years
    has_one_start = first is not None and first == other_first
    if last and other_last:
        # A reference date and the period that it opens begin together.
        return last == other_last or (has_one_start and figures(one.value) >= _UNMISTAKABLE)
    return has_one_start or not (first and other_first)


def _points(one: Facets, other: Facets) -> int:
    """How much of what two places say is the same."""
    same = [
        one.segment is not None and one.segment == other.segment,
        one.basis == other.basis != NO_BASIS,
        one.measure.casefold() == other.measure.casefold(),
        one.is_total and other.is_total,
        abs(one.value) >= _LARGE,
        one.unit == _SHARE and one.value > _ALL,
    ]
    points = sum(same) + 2 * _same_period(one, other) + min(2, figures(one.value) - 1)
    is_landmark = one.unit == _HOMES and abs(one.value) >= _LANDMARK
    return points + _POINTS_OF_LANDMARK * is_landmark


def _same_period(one: Facets, other: Facets) -> bool:
    (first, last), (other_first, other_last) = one.years, other.years
    if last and other_last:
        return last == other_last
    return first is not None and first == other_first


@lru_cache(maxsize=10_000)
def figures(value: float) -> int:
    """How many figures a whole number has before its trailing zeros.

    >>> figures(28200), figures(900000), figures(10124)
    (3, 1, 5)
    """
    return len(f"{abs(value):.0f}".rstrip("0")) or 1


def clusters(found: Iterable[tuple[Facets, Place]]) -> Iterator[list[Place]]:
    """The places that give one number, in order: each conflicts with none of its cluster.

    Only clusters of two and more. Linear in the places but for those of one number of one area that
    say different things of it.
    """
    # A cluster is what its places say, each thing once, and the places.
    groups: dict[tuple[object, ...], list[tuple[dict[Facets, None], list[Place]]]] = {}
    for facets, place in found:
        of_key = groups.setdefault(facets.key, [])
        for members, places in of_key:
            if _joins(facets, members):
                members[facets] = None
                places.append(place)
                break
        else:
            of_key.append(({facets: None}, [place]))
    for of_key in groups.values():
        yield from (places for _, places in of_key if len(places) > 1)


def _joins(facets: Facets, members: Collection[Facets]) -> bool:
    """Return True if a place is one with a cluster of its key."""
    has_conflict = any(conflict(facets, member) for member in members)
    return not has_conflict and any(_says_enough(facets, member) for member in members)
