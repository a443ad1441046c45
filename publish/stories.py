"""What does not add up, told once: checks that share a place are one story, with what would mend it.

"Centrumschil 2.550 in the table, 2.250 on the poster" and "the parts of Deventer make 4.850, not 4.550"
rest on one number: with 2.250 both fit. Such a change is a hypothesis; the reader looks in the source.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from publish import labels
from publish.check_facts import Check, Evidence, checks
from publish.facts import Place
from publish.once import once

_DIGITS = re.compile(
    r"(?<![\w.,-])(?P<whole>\d{1,3}(?:[. ]\d{3})+|\d+)(?:,(?P<rest>\d+))?(?![\w,])"
)
_DIGIT = re.compile(r"\d")
#: What was agreed is told before what is possible, and that before what is expected.
_GROUNDS = ("opgave", "sleutelprojecten", "gerealiseerd", "plancapaciteit")
#: The larger the area, the sooner: :data:`areas.kind`.
_LEVELS = ("country", "province", "region", "municipality")
_OUTCOMES = ("differs", "uncertain", "explained", "agrees", "not_comparable")
_TOLD = "uitkomst in ('differs', 'uncertain', 'explained')"
_NOTHING = 1e-6
#: Numbers of fewer figures are the same in two checks by chance.
_TELLING = 3

_GROUND_LEVELS = """
select controle_id as check_id, grondslag as basis, soort_gebied as kind
from aantallen_in_controles where rol in ('stated', 'other')"""


@dataclass(frozen=True, slots=True)
class Story:
    """Checks that tell one thing, the first of which leads; ``change`` says what would make them fit."""

    checks: tuple[Check, ...]
    change: str | None

    @property
    def id(self) -> str:
        """The key of its first check; the address of every check of it leads to it."""
        return self.checks[0].id

    @property
    def outcome(self) -> str:
        """What the surest of its checks says."""
        return min((check.outcome for check in self.checks), key=_OUTCOMES.index)


@dataclass(frozen=True, slots=True)
class _Change:
    """Another number at a place; ``is_told`` where the documents have it at another place."""

    place: Place
    value: float
    is_told: bool


@once
def stories(connection: sqlite3.Connection) -> tuple[Story, ...]:
    """All that does not agree, worst first; without what could not be compared."""
    found = checks(connection, _TOLD)
    ranks = _ranks(connection)
    told = [_story(group, ranks) for group in grouped(found)]
    return tuple(sorted(told, key=lambda story: _rank(story.checks[0], ranks)))


def story_of(connection: sqlite3.Connection, check_id: str) -> Story | None:
    """The story that a check is part of; None where the check agrees, or is not there.

    What could not be compared is a story by itself.
    """
    for story in stories(connection):
        if any(check.id == check_id for check in story.checks):
            return story
    alone = checks(
        connection, "controle_id = :id and uitkomst = 'not_comparable'", {"id": check_id}
    )
    return Story(alone, None) if alone else None


def _story(group: Sequence[Check], ranks: Mapping[str, tuple[int, int]]) -> Story:
    ordered = sorted(group, key=lambda check: _rank(check, ranks))
    return Story(tuple(ordered), hypothesis(ordered))


def grouped(found: Sequence[Check]) -> list[list[Check]]:
    """The checks that share a place, or say the same of two places that the documents give alike."""
    groups: dict[int, list[Check]] = {}
    group_of: dict[object, int] = {}
    for number, check in enumerate(found):
        groups[number] = [check]
        for key in _keys(check):
            other = group_of.setdefault(key, number)
            if other != number and other in groups:
                moved = groups.pop(other)
                groups[number] += moved
                for known, at in group_of.items():
                    if at == other:
                        group_of[known] = number
    return list(groups.values())


def _keys(check: Check) -> Iterator[object]:
    """What a check has in common with others of its story: places, and the same words elsewhere."""
    if check.difference is None:
        yield (check.document_id, check.subject, check.stated, check.computed)
        return
    if sum(letter.isdecimal() for letter in check.stated or "") >= _TELLING:
        yield (check.relation, check.stated, check.computed)
    yield from (e.place.span_id for e in check.evidence if e.role != "explanation")


def _ranks(connection: sqlite3.Connection) -> dict[str, tuple[int, int]]:
    """Of each check the ground of its numbers and the level of their area, as places in the lists."""
    found: dict[str, tuple[int, int]] = {}
    for row in connection.execute(_GROUND_LEVELS):
        ground = _position(_GROUNDS, row["basis"])
        level = _position(_LEVELS, row["kind"])
        known = found.get(row["check_id"], (len(_GROUNDS), len(_LEVELS)))
        found[row["check_id"]] = (min(known[0], ground), min(known[1], level))
    return found


def _position(values: Sequence[str], value: str | None) -> int:
    return values.index(value) if value in values else len(values)


def _rank(check: Check, ranks: Mapping[str, tuple[int, int]]) -> tuple[object, ...]:
    """Certain before uncertain, numbers before words; then ground, level, size and place."""
    ground, level = ranks.get(check.id, (len(_GROUNDS), len(_LEVELS)))
    page = min((e.place.page_number or 0 for e in check.evidence), default=0)
    is_of_words = check.difference is None
    size = -abs(check.difference or 0)
    return (_OUTCOMES.index(check.outcome), is_of_words, ground, level, size, page, check.id)


def hypothesis(group: Sequence[Check]) -> str | None:
    """The one change of a number after which all checks of a story fit, in words."""
    distinct = {(c.relation, c.stated, c.computed): c for c in reversed(group)}
    tested = [check for check in distinct.values() if check.relation in ("sum", "same")]
    if len(tested) != len(distinct) or not any(check.relation == "sum" for check in tested):
        return None
    fitting = [change for change in _changes(tested) if _all_fit(tested, change)]
    best = min(fitting, key=lambda change: not change.is_told, default=None)
    if best is None or (len(tested) > 1 and not best.is_told):
        return None
    old, where = " ".join(best.place.quote.split()), best.place.page
    at = f" op {where}" if where else ""
    beside = ", zoals het op een andere plek staat" if best.is_told else ""
    return f"Met {labels.number(best.value)} in plaats van {old}{at}{beside}, zou het kloppen."


def _changes(tested: Iterable[Check]) -> Iterator[_Change]:
    """The changes that would mend one check: of two readings the other, of a sum its total."""
    for check in tested:
        numbers = _numbered(check)
        if len(numbers) < 2 or numbers[0][0].role != "stated":
            continue
        stated, *others = numbers
        if check.relation == "same":
            for one, other in ((stated, others[0]), (others[0], stated)):
                yield _Change(one[0].place, other[1], True)
        else:
            yield _Change(stated[0].place, sum(value for _, value in others), False)


def _all_fit(tested: Iterable[Check], change: _Change) -> bool:
    return all(_fits(check, change) for check in tested)


def _fits(check: Check, change: _Change) -> bool:
    """Return True if a check has the place that is changed, and fits with the change."""
    numbers = _numbered(check)
    if len(numbers) < 2 or all(e.place.span_id != change.place.span_id for e, _ in numbers):
        return False
    stated, *others = [
        change.value if evidence.place.span_id == change.place.span_id else value
        for evidence, value in numbers
    ]
    made = sum(others) if check.relation == "sum" else others[0]
    return abs(stated - made) <= _NOTHING


def _number(quote: str) -> float | None:
    """The number in words that have one, written in digits: "ruim 2.250 woningen", "31,2%".

    The site runs without the packages that read Dutch.
    """
    found = list(_DIGITS.finditer(quote))
    if len(found) != 1 or len(_DIGIT.findall(quote)) != len(_DIGIT.findall(found[0].group())):
        return None
    whole = re.sub(r"\D", "", found[0]["whole"])
    return float(f"{whole}.{found[0]['rest'] or 0}")


def _numbered(check: Check) -> list[tuple[Evidence, float]]:
    """The evidence that is a number, with it: what is stated first."""
    found = []
    for evidence in check.evidence:
        number = _number(evidence.place.quote)
        if evidence.role != "explanation" and number is not None:
            found.append((evidence, number))
    return sorted(found, key=lambda pair: pair[0].role != "stated")
