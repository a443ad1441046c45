"""Numbers for one thing that documents give in other editions or for other periods: told, and not held against each other.

A later agreement may say something else than an earlier one, and what is planned until 2035 is not what is
planned until 2030. Of each thing a document is set beside the one before it, once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from checks.check import Reason
from kb.family import family
from kb.rows import Row

#: The counts of one thing: by document, then by the year in which their period ends.
_ByDocument = dict[str, dict[str, list[Row]]]


@dataclass(frozen=True, slots=True)
class Apart:
    """Two numbers for one thing and why they are not held against each other."""

    stated: Row
    other: Row
    reason: Reason


def told_apart(
    counts: Iterable[tuple[tuple[object, ...] | None, Row]], documents: Mapping[str, Row]
) -> Iterator[Apart]:
    """The numbers of each thing that differ by edition or period; each count with what it is of, or None."""
    things: dict[tuple[object, ...], _ByDocument] = {}
    for thing, count in counts:
        if thing is not None:
            of_document = things.setdefault(thing, {}).setdefault(count["document_id"], {})
            of_document.setdefault(str(count["period_end"])[:4], []).append(count)
    for by_document in things.values():
        in_order = sorted(by_document, key=lambda key: (documents[key]["dated"] or "", key))
        for earlier, later in pairwise(in_order):
            is_one = family(earlier, documents) == family(later, documents)
            yield from _between(by_document[later], by_document[earlier], is_one_edition=is_one)


def _between(
    later: Mapping[str, list[Row]], earlier: Mapping[str, list[Row]], *, is_one_edition: bool
) -> Iterator[Apart]:
    """What differs between two documents: in a period of both by edition, else by their last periods."""
    shared = sorted(later.keys() & earlier.keys())
    if shared and is_one_edition:
        return
    reason: Reason = "edition" if shared else "period"
    pairs = [(p, p) for p in shared] or [(max(later), max(earlier))]
    for here, there in pairs:
        found, other = _only(later[here]), _only(earlier[there])
        if found is not None and other is not None and _value(found) != _value(other):
            yield Apart(found, other, reason)


def _only(counts: list[Row]) -> Row | None:
    """The count of a document for a thing; None where it has several numbers for it."""
    return counts[0] if len({_value(count) for count in counts}) == 1 else None


def _value(count: Row) -> tuple[object, ...]:
    return count["value"], count["low"], count["high"]
