"""The same quantity at two places of a document: told twice in the text, or in the text and a table.

Two counts are of one thing where every field that says what is counted is known and equal. A number
that is repeated agrees. Two that differ are only held against each other where one looks like a
slip for the other; else they are two things that the fields do not tell apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from checks.quantity import Measure, Quantity
from checks.relation import Relation, is_near_miss
from corpus.areas import Areas
from nlp.records import Count

#: Units of which a repeated number says something.
_UNITS = ("woningen", "EUR")
#: Smaller numbers are the same by chance.
_FROM = 100
_DOUBTFUL = "uncertain"
_MEASURES: Mapping[str, Measure] = {"%": "percent", "EUR": "money"}

_Key = tuple[str | None, ...]


def repeated_counts(counts: Sequence[Count], areas: Areas) -> Iterator[Relation]:
    """A relation for each number that the document gives again, with the place before it."""
    for alike in _alike(counts):
        values: dict[float, list[Count]] = {}
        for count in alike:
            values.setdefault(count.value, []).append(count)
        for same in values.values():
            for first, again in pairwise(same):
                yield _same(again, first, areas)
        yield from _near_misses(list(values.values()), areas)


def _alike(counts: Iterable[Count]) -> Iterator[list[Count]]:
    """The counts of one thing, in order, where there is more than one."""
    groups: dict[_Key, list[Count]] = {}
    for count in sorted(counts, key=lambda count: count.span.start):
        if _is_comparable(count):
            groups.setdefault(_key(count), []).append(count)
    yield from (group for group in groups.values() if len(group) > 1)


def _is_comparable(count: Count) -> bool:
    if count.level == _DOUBTFUL or count.low is not None or count.area_id is None:
        return False
    if count.unit == "%":
        # A share of homes: other percentages are the same by chance.
        return count.segment is not None
    return count.unit in _UNITS and abs(count.value) >= _FROM


def _key(count: Count) -> _Key:
    return (
        count.area_id,
        (count.project or "").casefold(),
        count.unit,
        count.segment,
        count.per,
        count.basis,
        (count.period_end or "")[:4],
    )


def _near_misses(values: Sequence[Sequence[Count]], areas: Areas) -> Iterator[Relation]:
    """Two sentences that give two numbers for one thing, of which one looks like a slip."""
    told = [[c for c in same if c.passage is not None and c.period_end] for same in values]
    told = [same for same in told if same]
    if len(told) != 2 or told[0][0].unit != "woningen" or max(map(len, told)) < 2:
        return
    more, less = sorted(told, key=len, reverse=True)
    if len(less) == 1 and is_near_miss(less[0].value, more[0].value):
        yield _same(less[0], more[0], areas)


def _same(stated: Count, other: Count, areas: Areas) -> Relation:
    name = stated.project or areas[stated.area_id or ""].name
    period = f", t/m {stated.period_end[:4]}" if stated.period_end else ""
    is_in_one_form = (stated.table is None) == (other.table is None)
    return Relation(
        "same",
        "plausibility" if is_in_one_form else "text_table",
        f"{name}: {stated.measure or stated.unit}{period}",
        _quantity(stated),
        (_quantity(other),),
        is_linked=False,
    )


def _quantity(count: Count) -> Quantity:
    return Quantity(count.value, count.value, count.span, _MEASURES.get(count.unit, "amount"))
