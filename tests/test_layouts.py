"""Small layouts are read as they were kept, and thresholds stand where they stood.

Where a change was meant, ``make snapshots`` keeps the new reading.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.layout_reading import cases_of, read_layouts, subjects
from tests.snapshot_reading import LAYOUTS, compare, load_snapshots


@pytest.mark.parametrize("subject", subjects())
def test_layouts_are_read_as_they_were(subject: str, tmp_path: Path) -> None:
    kept = load_snapshots(LAYOUTS).get(subject, {})
    differences = compare(kept, read_layouts(subject, tmp_path))
    if differences:
        pytest.fail(
            f"{subject} are read otherwise; is that meant? Then: make snapshots\n{differences}",
            pytrace=False,
        )


def test_no_layouts_are_kept_that_nobody_reads() -> None:
    assert set(load_snapshots(LAYOUTS)) == set(subjects())


def test_a_case_has_a_name_pages_and_blanks_that_a_converter_left() -> None:
    cases = dict(cases_of("=== Een naam, zo\neen ·\n---page---\ntwee\n\n=== b\ndrie\n"))
    assert cases == {"een-naam-zo": "een  \n\ftwee\n", "b": "drie\n"}
