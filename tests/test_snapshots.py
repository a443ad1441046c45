"""The reading of the corpus, of the PDFs and of the texts of all kinds is as it was kept.

Where a change was meant, ``make snapshots`` keeps the new reading, and its diff belongs in the commit.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.snapshot_reading import (
    FOLDERS,
    SNAPSHOTS,
    Snapshot,
    compare,
    load_snapshots,
    read_snapshots,
)

SOURCES = [
    (name, source.name)
    for name in FOLDERS
    for source in sorted((SNAPSHOTS / name).glob("*"))
    if source.is_dir()
]


@pytest.fixture(scope="module")
def snapshots(built_folder: Callable[[str], Path]) -> Callable[[str], dict[str, Snapshot]]:
    read: dict[str, dict[str, Snapshot]] = {}

    def of_folder(name: str) -> dict[str, Snapshot]:
        if name not in read:
            read[name] = dict(read_snapshots(built_folder(name)))
        return read[name]

    return of_folder


@pytest.mark.parametrize(("folder", "source"), SOURCES)
def test_a_source_is_read_as_it_was(
    folder: str, source: str, snapshots: Callable[[str], dict[str, Snapshot]]
) -> None:
    kept = load_snapshots(SNAPSHOTS / folder)[source]
    differences = compare(kept, snapshots(folder).get(source, {}))
    if differences:
        pytest.fail(
            f"{folder}/{source} is read otherwise; is that meant? Then: make snapshots\n{differences}",
            pytrace=False,
        )


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_source_has_a_snapshot(
    folder: str, snapshots: Callable[[str], dict[str, Snapshot]]
) -> None:
    assert set(snapshots(folder)) == {source for name, source in SOURCES if name == folder}


def test_a_difference_is_shown_by_its_lines() -> None:
    kept, read = {"counts": "p1 a\np1 b\n"}, {"counts": "p1 a\np1 c\n"}
    assert compare(kept, read).splitlines()[-2:] == ["-p1 b", "+p1 c"]
    assert compare(kept, kept) == ""


def test_a_kind_of_fact_that_is_gone_or_new_is_a_difference() -> None:
    assert "-p1 a" in compare({"asks": "p1 a\n"}, {})
    assert "+p1 a" in compare({}, {"asks": "p1 a\n"})


def test_long_differences_are_cut() -> None:
    read = {"counts": "".join(f"p{n} x\n" for n in range(100))}
    shown = compare({}, read, limit=10).splitlines()
    assert len(shown) == 11
    assert shown[-1] == "… and 93 lines more"
