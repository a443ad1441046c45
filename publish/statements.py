"""What documents say, a line a statement: repeats of one number are one line.

A statement is what is counted (ground, segment, unit, period) with its number. Documents repeat
theirs, in a summary, a text and a table: that is one statement, said so many times.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from corpus.codes import values
from kb.views import BINDING
from publish import count_facts

#: What parties agree on, in the order in which a reader wants it: promised, planned, built.
AGREED = ("opgave", "sleutelprojecten", "plancapaciteit", "gerealiseerd")
#: The grounds of all other numbers.
OTHER = tuple(basis for basis in values("basis") if basis not in AGREED)
#: A ground has so many lines in the table that a page begins with; the others are below it.
SHOWN = 10

_SURENESS = {"certain": 0, "probable": 1, "check_first": 2}
_SEGMENTS = values("segment")
#: Words beside a number that make it a rounded one.
_ROUNDED = ("circa", "ruim", "kleine", "tot")


@dataclass(frozen=True, slots=True)
class Statement:
    """The counts that say the same, the surest of the latest document first; one or more."""

    counts: tuple[count_facts.Count, ...]

    @property
    def main(self) -> count_facts.Count:
        """The count that stands for all."""
        return self.counts[0]

    @property
    def is_binding(self) -> bool:
        """Return True if a document says it by which parties bind themselves."""
        return any(count.document_kind in BINDING for count in self.counts)

    def is_one_of(self, ids: Collection[str]) -> bool:
        """Return True if one of the counts has one of these ids."""
        return any(count.id in ids for count in self.counts)

    @property
    def measures(self) -> tuple[str, ...]:
        """What is counted, in the words of the documents, each once."""
        return tuple(dict.fromkeys(count.measure for count in self.counts if count.measure))

    @property
    def documents(self) -> tuple[tuple[str, str, tuple[count_facts.Count, ...]], ...]:
        """The documents that say it: id, title and their counts."""
        found: dict[str, list[count_facts.Count]] = {}
        for count in self.counts:
            found.setdefault(count.place.document_id or "", []).append(count)
        return tuple(
            (key, counts[0].place.document_title or key, tuple(counts))
            for key, counts in found.items()
        )


@dataclass(frozen=True, slots=True)
class StatementGroup:
    """The statements with one ground; ``rest`` are those that do not stand in the table."""

    basis: str
    shown: tuple[Statement, ...]
    rest: tuple[Statement, ...]


def statements(
    counts: Iterable[count_facts.Count], standing: Collection[str] = ()
) -> tuple[Statement, ...]:
    """The statements that the counts make: what stands for an area, then agreements, then others.

    ``standing`` are the ids of the counts that stand for their areas (:func:`count_facts.standing`). Of
    agreements, and of others, the latest document is first, and of a document all homes before a segment.

    Two documents that name one number are one statement only where both name its period: without,
    a number is about the period of its document.
    """
    found: dict[tuple[object, ...], list[count_facts.Count]] = {}
    for count in counts:
        found.setdefault(_said(count), []).append(count)
    folded = [Statement(tuple(sorted(same, key=_rank))) for same in found.values()]
    return tuple(
        sorted(
            folded,
            key=lambda statement: (
                not statement.is_one_of(standing),
                not statement.is_binding,
                _latest_first(statement),
                _order(statement),
            ),
        )
    )


def is_of_all(count: count_facts.Count) -> bool:
    """Return True unless it is a share of some homes, or of those that stand: "sociale huur in de voorraad"."""
    said, own = (count.measure or "").casefold(), count.segment or ""
    if count.unit != "%":
        return True
    return "voorraad" not in said and not any(
        kind in said and kind not in own for kind in values("segment")
    )


def grouped(
    found: Sequence[Statement], bases: Sequence[str], shown: int = SHOWN
) -> tuple[StatementGroup, ...]:
    """The statements by ground, in the order of ``bases``; no group is empty.

    Not shown is what is a part in time of another statement, and what is too much; the first statement
    on each segment goes before the second on another.
    """
    groups = []
    for basis in bases:
        of_basis = [s for s in found if (s.main.basis or "overig") == basis]
        parts = {id(s) for s in of_basis if any(_is_part(s, other) for other in of_basis)}
        whole = [s for s in of_basis if id(s) not in parts]
        chosen = _choose(whole, shown)
        above = {id(s) for s in chosen}
        rest = [*(s for s in whole if id(s) not in above), *(s for s in of_basis if id(s) in parts)]
        if of_basis:
            groups.append(StatementGroup(basis, chosen, tuple(rest)))
    return tuple(groups)


def _choose(found: Sequence[Statement], most: int) -> tuple[Statement, ...]:
    """At most so many statements in their order: the first of each segment and unit, then others.

    Besides these stands what the same document says otherwise of a kind of homes that is among them: of two
    numbers nobody knows from one which is meant.
    """
    first: dict[tuple[str | None, str | None], int] = {}
    for place, statement in enumerate(found):
        first.setdefault((statement.main.segment, statement.main.unit), place)
    by_worth = sorted(range(len(found)), key=lambda place: (place not in first.values(), place))
    chosen = [found[place] for place in by_worth[:most]]
    said: dict[tuple[str | None, ...], set[float | None]] = {}
    for statement in chosen:
        said.setdefault(_kind(statement), set()).add(statement.main.value)
    return tuple(s for s in found if s in chosen or _contradicts(s, said))


def _contradicts(
    statement: Statement, said: Mapping[tuple[str | None, ...], Collection[float | None]]
) -> bool:
    """Return True if what is said of a kind of homes is another number than this one."""
    numbers = said.get(_kind(statement), ())
    return bool(statement.main.segment and numbers) and statement.main.value not in numbers


def _kind(statement: Statement) -> tuple[str | None, ...]:
    """What two numbers of homes have in common of which one contradicts the other."""
    c = statement.main
    homes = (c.segment, c.unit if c.unit == "woningen" else statement.main.id, c.per)
    return (c.place.document_id, *homes, c.period_start, c.period_end)


def _said(count: count_facts.Count) -> tuple[object, ...]:
    """What two counts have in common that say the same."""
    period = (count.period_start, count.period_end)
    document = None if any(period) else count.place.document_id
    number = (count.value, count.low, count.high, count.unit, count.per, count.qualifier)
    return (count.area_id, count.project_id, count.basis, count.segment, *period, document, *number)


def _rank(count: count_facts.Count) -> tuple[object, ...]:
    """The latest document first, then the surest reading."""
    latest = _descending(count.dated)
    return (latest, _sureness(count))


def _sureness(count: count_facts.Count) -> int:
    """How sure a count is, 0 for the surest."""
    return _SURENESS.get(count.level or "", len(_SURENESS))


def _descending(text: str | None) -> tuple[int, ...]:
    """A key that sorts texts from last to first; what has none comes at the end."""
    return (*(-ord(character) for character in text or ""), 1)


def _latest_first(statement: Statement) -> tuple[object, ...]:
    return (_descending(statement.main.dated), statement.main.place.document_id or "")


def _order(statement: Statement) -> tuple[object, ...]:
    """Homes before other units, all homes before a segment; then what was surest read and most often said.

    How large a number is says nothing of its worth, an ambition is larger than what is agreed: it comes last.
    """
    count = statement.main
    segment = _SEGMENTS.index(count.segment) if count.segment in _SEGMENTS else -1
    sureness = min(_sureness(count) for count in statement.counts)
    worth = (count.qualifier in _ROUNDED, sureness, -len(statement.counts), -(count.value or 0))
    return (count.unit != "woningen", not is_of_all(count), segment, *worth, count.period_end or "")


def _is_part(one: Statement, other: Statement) -> bool:
    """Return True if the period of ``one`` lies within that of ``other``, of the same document.

    "2023" is a part of "2022 t/m 2030"; of a period without a first year nothing is known.
    """
    a, b = one.main, other.main
    if not (a.period_start and a.period_end and b.period_start and b.period_end):
        return False
    counted = (a.place.document_id, a.basis, a.segment, a.unit, a.per)
    if counted != (b.place.document_id, b.basis, b.segment, b.unit, b.per):
        return False
    return (
        (a.period_start[:4], a.period_end[:4]) != (b.period_start[:4], b.period_end[:4])
        and b.period_start[:4] <= a.period_start[:4]
        and a.period_end[:4] <= b.period_end[:4]
    )
