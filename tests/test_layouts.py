"""Small layouts are read as they were kept, and thresholds stand where they stood.

Where a change was meant, ``make snapshots`` keeps the new reading.
"""

from __future__ import annotations

import pytest

from tests.layout_reading import cases_of, read_layouts
from tests.snapshot_reading import LAYOUTS, Snapshot, compare, load_snapshots


@pytest.fixture(scope="module")
def layouts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Snapshot]:
    return dict(read_layouts(tmp_path_factory.mktemp("layouts")))


@pytest.mark.parametrize("subject", ["blocks", "edges", "markdown", "pdfs", "tables"])
def test_layouts_are_read_as_they_were(subject: str, layouts: dict[str, Snapshot]) -> None:
    differences = compare(load_snapshots(LAYOUTS).get(subject, {}), layouts[subject])
    if differences:
        pytest.fail(
            f"{subject} are read otherwise; is that meant? Then: make snapshots\n{differences}",
            pytrace=False,
        )


def test_every_subject_is_compared(layouts: dict[str, Snapshot]) -> None:
    assert set(layouts) == {"blocks", "edges", "markdown", "pdfs", "tables"}


def test_a_case_has_a_name_pages_and_blanks_that_a_converter_left() -> None:
    cases = dict(cases_of("=== Een naam, zo\neen ·\n---page---\ntwee\n\n=== b\ndrie\n"))
    assert cases == {"een-naam-zo": "een  \n\ftwee\n", "b": "drie\n"}
