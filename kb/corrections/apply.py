"""Applying corrections, and telling what came of them.

What a correction points at is sought among the rows as the machine read them; only then are rows
changed. The table ``corrections`` has the machine's value beside the corrected one. A correction that
cannot be applied with certainty is not applied: it says why, there and in a warning.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.areas import Areas
from corpus.codes import label
from corpus.corrections import CORRECTIONS, Correction
from corpus.parties import PartyRegistry
from kb.corrections.change import change, drop_double_parties
from kb.corrections.places import places_of, unclear
from kb.corrections.reading import AREA, PARTY, TABLE_OF, Place, Reading
from kb.corrections.sense import nonsense
from kb.corrections.touched import Known
from kb.keys import Keys, digest
from kb.rows import Row, SourceRows
from kb.schema import corrected_column


@dataclass(frozen=True, slots=True)
class Corrected:
    """What came of the corrections: the rows of the tables ``corrections`` and ``warnings``."""

    corrections: tuple[Row, ...] = ()
    warnings: tuple[Row, ...] = ()

    @property
    def applied(self) -> int:
        """How many fields were changed and rows taken away."""
        return sum(row["applied"] for row in self.corrections)


@dataclass(frozen=True, slots=True)
class _Change:
    """One field, or the whole row (no field): what it was, what it should be, in words.

    ``needless`` says that the machine reads it so already, and all of the correction.
    """

    field: str | None
    machine: str | None
    corrected: str | None
    needless: bool = False


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What came of one change; ``remark`` says why it was not made."""

    correction: Correction
    place: Place | None
    change: _Change
    remark: str | None


def apply_corrections(
    sources: Sequence[SourceRows],
    corrections: Sequence[Correction],
    areas: Areas,
    registry: PartyRegistry,
    known: Known | None = None,
) -> Corrected:
    """Change the rows of ``sources`` in place as ``corrections`` say.

    ``known`` is what all sources know, where ``sources`` are not all: those that
    :class:`kb.corrections.touched.Touched` names.

    Projects are not told apart yet, nor are sources compared: what follows sees corrected rows.
    """
    if not corrections:
        return Corrected()
    reading = Reading(sources, areas, registry, known)
    # All are sought, and the machine's values noted, before any row changes.
    sought = []
    for correction in corrections:
        places = places_of(correction, reading)
        place = places[0] if len(places) == 1 else None
        problem = unclear(correction, places, reading)
        if place is not None:
            problem = nonsense(correction, place, reading)
        sought.append((correction, place, list(_changes(correction, place, reading)), problem))
    outcomes: list[_Outcome] = []
    taken: set[tuple[int, str | None]] = set()
    for correction, place, changes, problem in sought:
        if place is not None and _is_taken(place, changes, taken):
            problem = "een eerdere correctie gaat al over dezelfde rij en hetzelfde veld"
        elif place is not None and problem is None:
            taken.update((id(place.row), each.field) for each in changes)
            if not any(each.needless for each in changes):
                change(correction, place, reading)
        outcomes += [
            _Outcome(correction, place, each, problem or _needless(each)) for each in changes
        ]
    for source in sources:
        drop_double_parties(source)
    return _told(outcomes, reading)


def _is_taken(place: Place, changes: Sequence[_Change], taken: set[tuple[int, str | None]]) -> bool:
    """Return True if an earlier correction speaks of these fields, or takes the row away or its
    commitment."""
    whole = {(id(row), None) for row in (place.row, place.commitment) if row is not None}
    if whole & taken or any((id(place.row), each.field) in taken for each in changes):
        return True
    removes = any(each.field is None for each in changes)
    return removes and any(row == id(place.row) for row, _ in taken)


def _changes(correction: Correction, place: Place | None, reading: Reading) -> Iterator[_Change]:
    if correction.remove:
        told = _summary(correction.kind, place, reading) if place else None
        yield _Change(None, told, None)
    wanted = correction.set or {}
    same = {
        name
        for name, value in wanted.items()
        if place is not None and reading.is_read_as(place, name, value)
    }
    for name, value in wanted.items():
        # What is read so already is not worth a word while the rest of the correction is needed.
        if name not in same or len(same) == len(wanted):
            machine = reading.told(place, name) if place else None
            yield _Change(name, machine, reading.in_words(name, value), name in same)


def _summary(kind: str, place: Place, reading: Reading) -> str:
    """What a row says, in a few words: shown where it was taken away."""
    row = place.row
    if kind == "party":
        return f"{reading.told(place, PARTY)} ({label('role', row['role'])})"
    if kind != "count":
        return str(row["text"])
    area = reading.told(place, AREA)
    parts = (reading.told(place, "value"), row["unit"], f"({area})" if area else None)
    return " ".join(part for part in parts if part)


def _needless(each: _Change) -> str | None:
    if not each.needless or each.field is None:
        return None
    return (
        f"{corrected_column(each.field).title} wordt al zo gelezen; de correctie is niet meer nodig"
    )


def _told(outcomes: Sequence[_Outcome], reading: Reading) -> Corrected:
    """The rows that tell what came of the corrections."""
    keys = Keys()
    # A commitment may have been taken away since.
    commitments = {
        row["id"] for source in reading.sources for row in source.tables.get("commitments", ())
    }
    rows = [_row(outcome, reading, keys, commitments) for outcome in outcomes]
    warnings = {row["id"]: row for row in map(_warning, outcomes) if row is not None}
    return Corrected(tuple(rows), tuple(warnings.values()))


def _row(outcome: _Outcome, reading: Reading, keys: Keys, commitments: set[str]) -> Row:
    correction, place, each = outcome.correction, outcome.place, outcome.change
    pointed = (correction.document, correction.kind, correction.exact, correction.span)
    around = (correction.prefix, correction.suffix, sorted((correction.was or {}).items()))
    document = place.document_id if place else correction.document
    commitment = (place.commitment or place.row)["id"] if place else None
    return {
        "id": keys.numbered(f"correction-{digest(*pointed, *around, each.field)}"),
        "document_id": document if document in reading.documents else None,
        "span_id": place.row["span_id"] if place else None,
        "table_name": TABLE_OF[correction.kind],
        "row_id": place.key if place else None,
        "commitment_id": commitment if commitment in commitments else None,
        "exact": correction.exact,
        "field": each.field,
        "machine_value": each.machine,
        "corrected_value": each.corrected,
        "said_by": correction.by,
        "said_on": correction.on,
        "reason": correction.reason,
        "applied": int(outcome.remark is None),
        "remark": outcome.remark,
    }


def _warning(outcome: _Outcome) -> Row | None:
    if outcome.remark is None:
        return None
    correction, place = outcome.correction, outcome.place
    message = f"{CORRECTIONS}, correctie {correction.number} ({correction.place}): {outcome.remark}"
    return {
        "id": f"warning-{digest(message)}",
        "source_id": place.span["source_id"] if place else None,
        "page_number": place.span["page_number"] if place else None,
        "span_id": place.row["span_id"] if place else None,
        "stage": "kb",
        "message": message,
    }
