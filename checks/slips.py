"""Numbers that look like a slip for a number that a document gives elsewhere for the same thing.

"28.500 woningen" in a document that says "28.200 woningen" three times: one figure changed, or two
neighbours swapped. How much else must be the same depends on the number: with four figures and more
it is hardly another number by chance; with three, the usual number must stand there twice or all that
is said of both must be known and the same; shorter ones prove nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from checks.check import Reason
from checks.facets import NO_BASIS, Facets, conflict, figures, overlap
from checks.relation import is_slip

#: So many figures a number has at least that can be known for a slip.
_FEWEST_FIGURES = 3
#: With so many it is one where nothing that is said of it conflicts, ...
_TELLING = 4
#: ... and with so many even where the grounds of the two are called differently.
UNMISTAKABLE = 5
#: So often the usual number stands at least, where the number alone does not tell.
_USUAL = 2
#: A number of four figures that is no further from the usual one than this part of it is meant as
#: that, where its kind of homes and its ground are the same: "3.984" beside "3.947".
_NEAR = 0.02
#: How a number is meant that is no exact one: `counts.qualifier`, "bijna" and "een kleine" are `kleine`.
INEXACT = ("circa", "ruim", "kleine")

Place = TypeVar("Place")
_Member = tuple[Facets, Place]
_Slip = tuple[Place, list[Place]]


def slips(found: Iterable[tuple[Facets, Place]]) -> Iterator[tuple[Place, list[Place]]]:
    """The places with a number that looks like a slip, each with those of the usual number.

    Linear in the places: numbers that can be slips of each other share what is left of them without
    one figure, or with two neighbours in order.
    """
    groups: dict[tuple[object, ...], dict[float, list[tuple[Facets, Place]]]] = {}
    for facets, place in found:
        if not facets.in_doubt and figures(facets.value) > 1:
            key = (facets.area, facets.project, facets.unit, facets.per, facets.segment)
            groups.setdefault(key, {}).setdefault(facets.value, []).append((facets, place))
    for values in groups.values():
        yield from _near_usual(values)
        by_rest: dict[str, list[float]] = {}
        for value in values:
            for rest in _rests(value):
                by_rest.setdefault(rest, []).append(value)
        for value, places in values.items():
            if len(places) == 1:
                near = {n for rest in _rests(value) for n in by_rest[rest] if n != value}
                yield from _slip_of(places[0], [values[n] for n in sorted(near)])


def told_apart(found: Iterable[tuple[Facets, Place]]) -> Iterator[tuple[Place, Place, Reason]]:
    """Numbers that look like a slip for another one, and are told to be of something else: each with that
    one, and with what they differ in.

    Of all places with two such numbers the first of each are given.
    """
    groups: dict[tuple[object, ...], dict[float, list[_Member[Place]]]] = {}
    for facets, place in found:
        if not facets.in_doubt and figures(facets.value) >= _FEWEST_FIGURES:
            key = (facets.area, facets.project, facets.unit, facets.per)
            groups.setdefault(key, {}).setdefault(facets.value, []).append((facets, place))
    for values in groups.values():
        by_rest: dict[str, list[float]] = {}
        for value in values:
            near = {n for rest in _rests(value) for n in by_rest.get(rest, ())}
            for rest in _rests(value):
                by_rest.setdefault(rest, []).append(value)
            for other in sorted(near):
                if (apart := _apart(values[value], values[other])) is not None:
                    yield apart


def _apart(
    some: Sequence[_Member[Place]], others: Sequence[_Member[Place]]
) -> tuple[Place, Place, Reason] | None:
    """The first places of two numbers, where all places of them conflict or stand in tables."""
    pairs = [(one, other) for one in some for other in others]
    if any(one[0].in_table and other[0].in_table for one, other in pairs):
        return None
    reasons = [conflict(one[0], other[0]) for one, other in pairs]
    if any(reason is None for reason in reasons) or _rounds_to(some[0][0], others[0][0]):
        return None
    reason = reasons[0]
    return (some[0][1], others[0][1], reason) if reason is not None else None


def _near_usual(values: Mapping[float, list[_Member[Place]]]) -> Iterator[_Slip[Place]]:
    """Numbers of running text that stand once, each next in size to one that stands there more often."""
    ordered = sorted(values)
    for index, value in enumerate(ordered):
        if len(values[value]) != 1 or figures(value) < _TELLING:
            continue
        odd, place = values[value][0]
        beside = (n for n in ordered[max(0, index - 1) : index + 2] if n != value)
        usual = [
            [member for member in values[number] if _is_near(odd, member[0])] for number in beside
        ]
        found = [members for members in usual if len(members) >= _USUAL]
        if len(found) == 1:
            yield place, [other for _, other in found[0]]


def _is_near(odd: Facets, other: Facets) -> bool:
    is_of_text = not odd.in_table and not other.in_table
    is_of_one = odd.segment is not None and odd.basis == other.basis != NO_BASIS
    is_told = figures(other.value) >= _TELLING and not is_slip(odd.value, other.value)
    is_beside = abs(odd.value - other.value) <= _NEAR * other.value
    return is_of_text and is_of_one and is_told and is_beside and overlap(odd, other)


def _slip_of(
    odd: tuple[Facets, Place], near: Sequence[list[tuple[Facets, Place]]]
) -> Iterator[tuple[Place, list[Place]]]:
    """The place, with those of the one usual number that it is a slip for."""
    usual = [
        matching
        for places in near
        if (matching := [m for m in places if _can_be_one(odd[0], m[0])])
        and _is_telling(odd[0], [facets for facets, _ in matching])
    ]
    if len(usual) == 1 and (len(usual[0]) > 1 or not _is_usual_itself(odd[0], usual[0][0][0])):
        yield odd[1], [place for _, place in usual[0]]


def _is_usual_itself(odd: Facets, other: Facets) -> bool:
    """Of two numbers that each stand once, the total of a table is the usual one, else the larger."""
    ranks = [(facets.in_table, facets.value) for facets in (odd, other)]
    return ranks[0] > ranks[1]


def _can_be_one(odd: Facets, other: Facets) -> bool:
    """Return True if two numbers can be meant as one: nothing conflicts, one stands in the text."""
    if odd.in_table and other.in_table:
        return False
    if any(f.in_table and not (f.is_total or f.project) for f in (odd, other)):
        return False
    has_one_basis = odd.basis == other.basis or NO_BASIS in (odd.basis, other.basis)
    if not has_one_basis and _fewest_figures(odd, other) < UNMISTAKABLE:
        return False
    # A number of no period may be one of another year.
    is_dated = [facets.years != (None, None) for facets in (odd, other)]
    if is_dated[0] != is_dated[1] and _fewest_figures(odd, other) < _TELLING:
        return False
    return is_slip(odd.value, other.value) and overlap(odd, other) and not _rounds_to(odd, other)


def _is_telling(odd: Facets, others: Sequence[Facets]) -> bool:
    fewest = max(figures(odd.value), figures(others[0].value))
    if fewest >= _TELLING:
        return True
    if fewest < _FEWEST_FIGURES:
        return False
    return len(others) >= _USUAL or _is_known_and_equal(odd, others[0])


def _is_known_and_equal(one: Facets, other: Facets) -> bool:
    """Return True if all that is said of two numbers is known and the same."""
    has_basis = one.basis == other.basis != NO_BASIS
    has_period = one.years[1] is not None and one.years == other.years
    return has_basis and has_period and one.measure.casefold() == other.measure.casefold()


def _fewest_figures(one: Facets, other: Facets) -> int:
    return min(figures(one.value), figures(other.value))


def _rounds_to(one: Facets, other: Facets) -> bool:
    """Return True if the rounder of two numbers is what the other rounds to."""
    rough, fine = sorted((one.value, other.value), key=figures)
    step = 10.0 ** (len(f"{abs(rough):.0f}") - figures(rough))
    return abs(rough - fine) <= step / 2 and figures(rough) < figures(fine) - 1


def _rests(value: float) -> set[str]:
    """What slips of a number have in common: all but one figure, or two neighbours in order."""
    text = f"{abs(value):.0f}"
    one_out = {f"{text[:i]}*{text[i + 1 :]}" for i in range(len(text))}
    swaps = {
        f"{text[:i]}{''.join(sorted(text[i : i + 2]))}~{text[i + 2 :]}"
        for i in range(len(text) - 1)
    }
    return one_out | swaps
