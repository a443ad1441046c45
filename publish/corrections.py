"""What people corrected in the reading: shown beside what the machine read."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from kb.schema import corrected_column
from publish import labels


@dataclass(frozen=True, slots=True)
class Correction:
    """A row of ``corrections``; ``field`` is None where the whole row was taken away.

    ``remark`` says why it was not applied, where it was not.
    """

    id: str
    field: str | None
    machine_value: str | None
    corrected_value: str | None
    said_by: str
    said_on: str
    reason: str
    applied: bool
    remark: str | None

    @property
    def words(self) -> str:
        """What was corrected, in Dutch."""
        if self.field is None:
            read = self.machine_value or "iets"
            return f"hoort er niet te staan; de machine las: {read}"
        named = corrected_column(self.field).title
        machine = self._in_words(self.machine_value)
        return f"{named}: {self._in_words(self.corrected_value)}; de machine las: {machine}"

    def _in_words(self, value: str | None) -> str:
        if value is None or self.field is None:
            return "niets"
        column = corrected_column(self.field)
        if column.type == "real":
            try:
                return labels.number(float(value))
            except ValueError:
                return value
        return value if column.type == "integer" else column.in_words(value) or value


def corrections(
    connection: sqlite3.Connection, rows: Iterable[str], span_id: str | None = None
) -> tuple[Correction, ...]:
    """The corrections of the rows with these keys, and those that point at a span."""
    found = connection.execute(
        """select * from corrections where row_id in (select value from json_each(:rows))
        or commitment_id in (select value from json_each(:rows)) or span_id = :span
        order by said_on, id""",
        {"rows": json.dumps(list(rows)), "span": span_id},
    )
    return tuple(
        Correction(
            row["id"],
            row["field"],
            row["machine_value"],
            row["corrected_value"],
            row["said_by"],
            row["said_on"],
            row["reason"],
            bool(row["applied"]),
            row["remark"],
        )
        for row in found
    )
