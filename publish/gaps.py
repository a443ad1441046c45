"""What the documents do not say of an area, and who does: an empty place in a table explains nothing."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from publish import count_facts
from publish.areas import Area
from publish.statements import AGREED, Statement, is_of_all, statements

#: Of another area a sentence names so many numbers.
NAMED = 2


@dataclass(frozen=True, slots=True)
class Subject:
    """What readers look for first: ``words`` fit behind "is … gevonden"."""

    words: str
    fits: Callable[[count_facts.Count], bool]


def _homes(count: count_facts.Count) -> bool:
    return count.unit == "woningen" and count.per is None


def _of_segment(segment: str) -> Callable[[count_facts.Count], bool]:
    return lambda count: (
        count.segment == segment
        and count.basis in AGREED
        and (count.unit == "woningen" or (count.unit == "%" and is_of_all(count)))
    )


#: In the order in which they are named.
SUBJECTS = (
    Subject(
        "een opgave voor alle woningen samen",
        lambda count: count.basis == "opgave" and count.segment is None and _homes(count),
    ),
    Subject("een aantal of aandeel sociale huurwoningen", _of_segment("sociale huur")),
    Subject("een aantal of aandeel betaalbare woningen", _of_segment("betaalbaar")),
    Subject(
        "een aantal gerealiseerde woningen",
        lambda count: count.basis == "gerealiseerd" and _homes(count),
    ),
)


@dataclass(frozen=True, slots=True)
class Named:
    """What is said of another area that this one is part of, or of both together."""

    area: Area
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """A subject of which nothing certain is said of an area.

    ``elsewhere`` has what is said of the nearest area around it and of areas together, ``projects`` what
    is said of its projects, ``uncertain`` the readings that are too uncertain to be shown as a number.
    """

    subject: str
    elsewhere: tuple[Named, ...]
    projects: tuple[Statement, ...]
    uncertain: tuple[count_facts.Count, ...]


def gaps(
    own: Sequence[count_facts.Count],
    uncertain: Sequence[count_facts.Count],
    in_projects: Sequence[count_facts.Count],
    joined: Sequence[tuple[Area, Sequence[count_facts.Count]]],
    around: Sequence[tuple[Area, Sequence[count_facts.Count]]],
    standing: Collection[str] = (),
) -> tuple[Gap, ...]:
    """The subjects of which the counts of an area say nothing; ``around`` begins with the nearest.

    ``standing`` are the ids of the counts that stand for their areas: where one of these is on the
    subject it alone is named.
    """
    found = []
    for subject in SUBJECTS:
        if any(subject.fits(count) for count in own):
            continue
        nearest = next((n for n in _named(subject, around, standing)), None)
        found.append(
            Gap(
                subject.words,
                (*_named(subject, joined, standing), *((nearest,) if nearest else ())),
                _fitting(subject, in_projects, standing),
                tuple(count for count in uncertain if subject.fits(count)),
            )
        )
    return tuple(found)


def _named(
    subject: Subject,
    areas: Sequence[tuple[Area, Sequence[count_facts.Count]]],
    standing: Collection[str],
) -> tuple[Named, ...]:
    fitting = ((area, _fitting(subject, counts, standing)) for area, counts in areas)
    return tuple(Named(area, found) for area, found in fitting if found)


def _fitting(
    subject: Subject, counts: Sequence[count_facts.Count], standing: Collection[str]
) -> tuple[Statement, ...]:
    """The statements to name, each number once: those of agreements first, promised before planned."""
    found = statements((count for count in counts if subject.fits(count)), standing)
    found = tuple(statement for statement in found if statement.is_one_of(standing)) or found
    by_number: dict[tuple[float | None, str | None], Statement] = {}
    for statement in sorted(found, key=_rank):
        by_number.setdefault((statement.main.value, statement.main.unit), statement)
    return tuple(by_number.values())[:NAMED]


def _rank(statement: Statement) -> tuple[bool, int, bool]:
    count = statement.main
    basis = AGREED.index(count.basis) if count.basis in AGREED else len(AGREED)
    return (not statement.is_binding, basis, count.level != "certain")
