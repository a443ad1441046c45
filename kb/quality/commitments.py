"""Commitments, measured: which were found, and their parties, deadlines and modality.

A commitment is found where a row covers about the same words. What careful readers dispute, and
wishes addressed at others, are neither asked for nor held against a row that matches them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field

from corpus.vocabulary import LEVELS
from kb.quality.annotations import CommitmentNote, DeadlineNote
from kb.quality.compare import SAME_PLACE, Found, Share, overlap, plain, same_name
from kb.quality.found import FoundCommitment, FoundDeadline

Pair = tuple[CommitmentNote, FoundCommitment]

#: Kinds of deadlines whose first day says as much as their last.
_WITH_FIRST_DAY = ("in", "between", "from")
_RHYTHM = "recurring"


@dataclass(frozen=True, slots=True)
class CommitmentFigures:
    """The figures of one source, or of several together.

    ``parties`` counts responsible parties of the commitments that were found, ``exact`` the
    commitments for which all of them are right, ``deadlines`` their dates and rhythms. ``levels``
    has, for each level, how many of its rows are commitments.
    """

    found: Found = field(default_factory=Found)
    parties: Found = field(default_factory=Found)
    exact: Share = field(default_factory=Share)
    deadlines: Found = field(default_factory=Found)
    modality: Share = field(default_factory=Share)
    levels: Mapping[str, Share] = field(default_factory=lambda: dict.fromkeys(LEVELS, Share()))

    def __add__(self, other: CommitmentFigures) -> CommitmentFigures:
        return CommitmentFigures(
            self.found + other.found,
            self.parties + other.parties,
            self.exact + other.exact,
            self.deadlines + other.deadlines,
            self.modality + other.modality,
            {level: share + other.levels[level] for level, share in self.levels.items()},
        )


@dataclass(frozen=True, slots=True)
class CommitmentReading:
    """The figures of a source, and what is behind them.

    ``wrong_parties``, ``wrong_deadlines`` and ``wrong_modality`` are commitments that were found
    with others.
    """

    figures: CommitmentFigures
    missed: tuple[CommitmentNote, ...]
    superfluous: tuple[FoundCommitment, ...]
    wrong_parties: tuple[Pair, ...]
    wrong_deadlines: tuple[Pair, ...]
    wrong_modality: tuple[Pair, ...]


def measure_commitments(
    notes: Sequence[CommitmentNote],
    rows: Sequence[FoundCommitment],
    coverage: Sequence[tuple[int, int]] | None = None,
) -> CommitmentReading:
    """Compare the rows of a source with what people read there.

    With ``coverage`` only rows that begin in one of these ranges are looked at.
    """
    if coverage is not None:
        rows = [row for row in rows if any(a <= row.start < b for a, b in coverage)]
    pairs = pair_commitments(notes, rows)
    wanted = [note for note in notes if note.must]
    good = [pair for pair in pairs if pair[0].must]
    disputed = {row.id for note, row in pairs if not note.must}
    held = [row for row in rows if row.id not in disputed]
    right = {row.id for _, row in good}
    figures = _figures_of(good, held, len(wanted))
    taken = {note for note, _ in pairs}
    return CommitmentReading(
        figures,
        tuple(note for note in wanted if note not in taken),
        tuple(row for row in held if row.id not in right),
        tuple(pair for pair in good if not _has_parties(pair)),
        tuple(pair for pair in good if not _perfect(_deadlines(*pair))),
        tuple(pair for pair in good if not _has_modality(pair)),
    )


def _figures_of(
    good: Sequence[Pair], held: Sequence[FoundCommitment], wanted: int
) -> CommitmentFigures:
    """The figures of the pairs, of the rows that count, and of so many that people marked."""
    right = {row.id for _, row in good}
    return CommitmentFigures(
        Found(Share(len(good), len(held)), Share(len(good), wanted)),
        _sum(_parties(*pair) for pair in good),
        Share(sum(_has_parties(pair) for pair in good), len(good)),
        _sum(_deadlines(*pair) for pair in good),
        Share(sum(_has_modality(pair) for pair in good), len(good)),
        {level: _share_right(held, right, level) for level in LEVELS},
    )


def _has_parties(pair: Pair) -> bool:
    return _names(pair[0].parties) == _names(pair[1].parties)


def _has_modality(pair: Pair) -> bool:
    return same_name(pair[0].modality, pair[1].modality)


def _share_right(rows: Sequence[FoundCommitment], right: Set[str], level: str) -> Share:
    """How many of the rows of a level are among those that are right."""
    of_level = [row for row in rows if row.level == level]
    return Share(sum(row.id in right for row in of_level), len(of_level))


def pair_commitments(
    notes: Sequence[CommitmentNote], rows: Sequence[FoundCommitment]
) -> list[Pair]:
    """Each commitment that people marked with the row for it, each row once, by place.

    Those that overlap most find each other first.
    """
    candidates = [
        (overlap((note.start, note.end), (row.start, row.end)), index, number)
        for index, note in enumerate(notes)
        for number, row in enumerate(rows)
        if row.start < note.end and note.start < row.end
    ]
    pairs: dict[int, int] = {}
    for common, index, number in sorted(candidates, key=lambda c: (-c[0], c[1], c[2])):
        if common >= SAME_PLACE and index not in pairs and number not in pairs.values():
            pairs[index] = number
    return [(notes[index], rows[number]) for index, number in sorted(pairs.items())]


def is_right(wanted: DeadlineNote, found: FoundDeadline) -> bool:
    """Return True if a deadline that was read is the one that people read.

    A rhythm is right as a rhythm, another deadline by its last day, and by its first where it has
    a beginning.
    """
    if wanted.kind == _RHYTHM:
        return (wanted.every or None) == (found.every or None)
    if (wanted.last_day or None) != (found.last_day or None):
        return False
    needs_first = wanted.kind in _WITH_FIRST_DAY
    return not needs_first or (wanted.first_day or None) == (found.first_day or None)


def _parties(note: CommitmentNote, row: FoundCommitment) -> Found:
    wanted, found = _names(note.parties), _names(row.parties)
    common = len(wanted & found)
    return Found(Share(common, len(found)), Share(common, len(wanted)))


def _deadlines(note: CommitmentNote, row: FoundCommitment) -> Found:
    if note.vague:
        return Found()
    wanted = note.deadline
    right = int(wanted is not None and any(is_right(wanted, found) for found in row.deadlines))
    return Found(Share(right, len(row.deadlines)), Share(right, int(wanted is not None)))


def _perfect(found: Found) -> bool:
    return all(share.right == share.of for share in (found.precision, found.recall))


def _names(parties: Iterable[str]) -> frozenset[str]:
    return frozenset(plain(name) for name in parties)


def _sum(parts: Iterable[Found]) -> Found:
    total = Found()
    for part in parts:
        total += part
    return total
