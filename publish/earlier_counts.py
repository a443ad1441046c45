"""Counts that an earlier edition read at a place that is gone, in words."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from publish import labels


@dataclass(frozen=True, slots=True)
class EarlierCount:
    """A count as an earlier edition had it; what it did not know is empty."""

    quantity: str
    measure: str
    basis: str
    area: str
    project: str
    period: str
    level: str

    @property
    def words(self) -> str:
        """All that is known, on one line: ``14.100 woningen te bouwen – opgave – Twente – t/m 2030``."""
        number = f"{self.quantity} {self.measure}".strip()
        where = ", ".join(part for part in (self.project, self.area) if part)
        return " – ".join(part for part in (number, self.basis, where, self.period) if part)


def of_json(text: str | None) -> tuple[EarlierCount, ...]:
    """The counts of the column ``counts`` of ``editions``."""
    return tuple(_count(row) for row in json.loads(text or "[]"))


def _count(row: Mapping[str, Any]) -> EarlierCount:
    told = ("low", "high", "per", "qualifier")
    measure, segment = row.get("measure") or "", row.get("segment") or ""
    beside = labels.beside(measure, row.get("unit"))
    if segment and segment not in measure:
        beside = ", ".join(part for part in (beside, segment) if part)
    return EarlierCount(
        labels.quantity(
            row.get("value"), row.get("unit"), **{name: row.get(name) for name in told}
        ),
        beside,
        labels.BASIS.get(row.get("basis") or "", ""),
        row.get("area") or "",
        row.get("project") or "",
        labels.period(row.get("period_start"), row.get("period_end")),
        row.get("level") or "",
    )
