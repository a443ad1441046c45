"""What a document is, with the words that say so: the block on its page."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from publish import labels

#: Of several signs for one value so many are shown.
_SIGNS = 3
_ROLES: Mapping[str, str] = {
    "issuer": "Afzender",
    "signatory": "Ondertekend door",
    "addressee": "Gericht aan",
    "speaker": "Sprekers namens",
}
UNKNOWN_SENDER = "afzender onbekend"


@dataclass(frozen=True, slots=True)
class Sign:
    """Why a value was taken: in words, and the span where the document says so (None: nowhere)."""

    why: str
    span_id: str | None


@dataclass(frozen=True, slots=True)
class Value:
    """A value as it is shown, the page that it leads to, its level, and its signs."""

    text: str
    path: str | None
    level: str
    signs: tuple[Sign, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A field of the block: its name and its values; ``unknown`` is shown where it has none."""

    name: str
    values: tuple[Value, ...]
    unknown: str | None = None


#: Values with their level and signs.
Signs = Mapping[str, tuple[str, tuple[Sign, ...]]]


def facts(connection: sqlite3.Connection, document_id: str) -> tuple[Fact, ...]:
    """The fields of a document that have a value, and its sender in any case."""
    signs = _signs(connection, document_id)
    parties = _parties(connection, document_id)
    found = [
        Fact("Titel", _values(signs.get("title", {}), str)),
        Fact("Soort", _values(signs.get("kind", {}), labels.DOCUMENT_KIND.get)),
        *(
            Fact(
                name,
                tuple(_party_values(parties, signs.get(role, {}), role)),
                UNKNOWN_SENDER if role == "issuer" else None,
            )
            for role, name in _ROLES.items()
        ),
        Fact("Gaat over", _areas(connection, signs.get("area", {}))),
        Fact("Datum", _values(signs.get("date", {}), labels.day)),
        Fact("Periode", _values(signs.get("period", {}), _period)),
        Fact("Concept of definitief", _values(signs.get("status", {}), labels.STATUS.get)),
    ]
    return tuple(fact for fact in found if fact.values or fact.unknown)


def _signs(connection: sqlite3.Connection, document_id: str) -> Mapping[str, Signs]:
    """The level and the signs of each value that was taken, by field."""
    found: dict[str, dict[str, tuple[str, tuple[Sign, ...]]]] = {}
    rows = connection.execute(
        """select field, value, level, why, span_id from document_evidence
        where document_id = ? and level <> 'uncertain' order by span_id is null, rowid""",
        (document_id,),
    )
    for row in rows:
        values = found.setdefault(row["field"], {})
        level, signs = values.get(row["value"], (row["level"], ()))
        sign = Sign(row["why"], row["span_id"])
        if len(signs) < _SIGNS and sign.why not in {known.why for known in signs}:
            signs = (*signs, sign)
        values[row["value"]] = (level, signs)
    return found


def _values(signs: Signs, shown: Callable[[str], str | None]) -> tuple[Value, ...]:
    return tuple(
        Value(shown(value) or value, None, level, own) for value, (level, own) in signs.items()
    )


def _period(value: str) -> str:
    start, _, end = value.partition("/")
    return labels.period(start, end)


def _areas(connection: sqlite3.Connection, signs: Signs) -> tuple[Value, ...]:
    found = []
    for area_id, (level, own) in signs.items():
        row = connection.execute("select name, kind from areas where id = ?", (area_id,)).fetchone()
        if row is not None:
            folder = "gemeente" if row["kind"] == "municipality" else "gebied"
            found.append(Value(row["name"], f"/{folder}/{area_id}", level, own))
    return tuple(found)


def _parties(connection: sqlite3.Connection, document_id: str) -> list[sqlite3.Row]:
    return connection.execute(
        """select rol as role, partij_id as party_id, niveau as level, vindplaats as span_id, partij as name
        from partijen_van_documenten where document_id = ? order by volgorde""",
        (document_id,),
    ).fetchall()


def _party_values(parties: Iterable[sqlite3.Row], signs: Signs, role: str) -> Iterator[Value]:
    for row in parties:
        if row["role"] == role:
            _, own = signs.get(row["name"], ("", ()))
            if not own and row["span_id"]:
                own = (Sign("de plek in het document", row["span_id"]),)
            yield Value(row["name"], f"/partij/{row['party_id']}", row["level"], own)
