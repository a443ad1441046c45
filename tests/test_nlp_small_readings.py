"""Sentences and small documents of the cases in ``tests/sentences`` are read as they were kept.

Where a change was meant, ``make snapshots`` keeps the new reading, and its diff belongs in the commit.
"""

from __future__ import annotations

import pytest

from tests.small_readings import cases_of, read_case, subjects
from tests.snapshot_reading import SENTENCES, compare, load_snapshots

CASES = {
    (subject, name): (context, text)
    for subject in subjects()
    for name, context, text in cases_of(subject)
}


@pytest.mark.parametrize(("subject", "name"), CASES)
def test_a_case_is_read_as_it_was(subject: str, name: str) -> None:
    context, text = CASES[subject, name]
    read = "".join(f"{line}\n" for line in read_case(text, context, subject))
    kept = (SENTENCES / subject / f"{name}.txt").read_text(encoding="utf-8")
    differences = compare({name: kept}, {name: read})
    if differences:
        pytest.fail(f"is that meant? Then: make snapshots\n{differences}", pytrace=False)


def test_nothing_is_kept_of_a_case_that_is_gone() -> None:
    kept = load_snapshots(SENTENCES)
    assert {(subject, name) for subject in kept for name in kept[subject]} == set(CASES)


def test_variants_that_are_read_alike_are_kept_together() -> None:
    context = next(iter(CASES.values()))[0]
    read = list(read_case("Het zijn {vijf|zes|5} {huizen|plannen}.", context, "language-x.txt"))
    assert read == [
        "= Het zijn {} {}.",
        "{}: vijf",
        "> Het zijn {} huizen.",
        "  number: {} | value=5 | kind=word",
        "{}: zes",
        "  not so: number",
        "  number: {} | value=6 | kind=word",
        "{}: 5",
        "  not so: number",
        "  number: {} | value={}",
        "{}: plannen",
        "  not so: > Het zijn {} huizen., number",
        "> Het zijn vijf {}.",
        "  number: vijf | value=5 | kind=word",
    ]
