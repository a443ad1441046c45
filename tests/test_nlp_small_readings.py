"""Sentences and small documents of the cases in ``tests/sentences`` are read as they were kept.

Where a change was meant, ``make snapshots`` keeps the new reading, and its diff belongs in the commit.
"""

from __future__ import annotations

import pytest

from tests.small_readings import KEPT, cases_of, lines_of, read_case, readings_of, subjects
from tests.snapshot_reading import SENTENCES, compare, load_snapshots

CASES = {
    (subject, name): (context, lines_of(text, subject))
    for subject in subjects()
    for name, context, text in cases_of(subject)
}
LINES = [(*case, number) for case, (_, lines) in CASES.items() for number in range(len(lines))]


@pytest.mark.parametrize(("subject", "name", "number"), LINES)
def test_a_text_is_read_as_it_was(subject: str, name: str, number: int) -> None:
    context, lines = CASES[subject, name]
    read = "".join(f"{line}\n" for line in read_case(lines[number], context, subject))
    file = SENTENCES / subject / f"{name}.txt"
    kept = readings_of(file.read_text(encoding="utf-8"), subject)[number:][:1]
    differences = compare({name: "".join(kept)}, {name: read})
    if differences:
        pytest.fail(f"is that meant? Then: make snapshots\n{differences}", pytrace=False)


def test_nothing_is_kept_of_a_text_that_is_gone() -> None:
    kept = load_snapshots(SENTENCES)
    assert {
        (subject, name): len(readings_of(reading, subject))
        for subject, of_cases in kept.items()
        for name, reading in of_cases.items()
    } == {case: len(lines) for case, (_, lines) in CASES.items()}


@pytest.mark.parametrize("subject", subjects())
def test_of_each_subject_all_kinds_of_lines_are_kept(subject: str) -> None:
    readings = load_snapshots(SENTENCES)[subject].values()
    kept = {line.strip().partition(":")[0] for reading in readings for line in reading.split("\n")}
    assert set(KEPT.get(subject, ("count",) if "counts" in subject else ())) <= kept


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
