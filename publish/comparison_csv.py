"""A comparison as CSV: a row for each line of it."""

from __future__ import annotations

import csv
import io
from itertools import zip_longest

from publish import count_facts
from publish.comparison import Comparison


def as_csv(found: Comparison) -> str:
    """The lines of a comparison as CSV, one number of each side a row."""
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(
        ("gebied", "project", "grondslag", "segment", "eenheid", "per", "eerst", "eerst_wat",
         "eerst_periode", "eerst_bron", "later", "later_wat", "later_periode", "later_bron",
         "verschil", "zelfde_periode", "daarna")
    )  # fmt: skip
    for area in found.areas:
        for subject in area.subjects:
            for line in subject.lines:
                about = (area.area.name, subject.name if subject.is_project else "")
                ahead = "; ".join(f"{_plain(c.value)} ({c.period})" for c in line.after)
                for before, after in zip_longest(line.first, line.second):
                    writer.writerow(
                        (*about, line.basis, line.segment, line.unit, line.per, *_told(before),
                         *_told(after), _plain(line.change), int(line.exact), ahead)
                    )  # fmt: skip
    return stream.getvalue()


def _told(count: count_facts.Count | None) -> tuple[str | None, ...]:
    if count is None:
        return (None, None, None, None)
    return (_plain(count.value), count.measure, count.period, count.place.href)


def _plain(value: float | None) -> str | None:
    if value is None:
        return None
    return str(int(value)) if float(value).is_integer() else str(round(value, 2))
