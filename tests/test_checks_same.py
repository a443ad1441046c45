"""The same quantity at two places of a document."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checks.changed_numbers import changed_numbers
from checks.judge import judge
from checks.same import repeated_counts
from checks.same_words import repeated_wordings
from corpus.areas import load_areas
from extract.model import Segment
from extract.passages import passages
from extract.text import parse_text
from nlp.reading import DocumentReading
from nlp.records import UNNAMED_PLAN, Count, DocumentContext


def differing(
    *values: float, project: str | None = None, qualifier: str | None = None
) -> list[str]:
    counts = of(*values, project=project, qualifier=qualifier)
    checks = map(judge, repeated_counts(counts, load_areas()))
    return [check.stated for check in checks if check.outcome == "differs"]


def of(*values: float, project: str | None = None, qualifier: str | None = None) -> list[Count]:
    return [
        Count(
            Segment(10 * i, 10 * i + 5),
            value,
            "woningen",
            "woningen",
            "opgave",
            "GM0150",
            project,
            passage=i,
            qualifier=qualifier if i == len(values) - 1 else None,
        )
        for i, value in enumerate(values)
    ]


def test_a_number_of_which_the_area_is_in_doubt_differs_for_uncertain() -> None:
    *usual, odd = of(172, 172, 127, project="Molenveld")
    for fields, outcome in ((("area",), "uncertain"), (("period",), "differs")):
        counts = [*usual, replace(odd, level="probable", doubt=fields)]
        found = [judge(relation) for relation in repeated_counts(counts, load_areas())]
        assert [check.outcome for check in found if check.stated == "127"] == [outcome]


@pytest.mark.parametrize(
    ("level", "outcome"), [("probable", "differs"), ("uncertain", None), ("certain", "differs")]
)
def test_a_number_of_five_figures_is_known_whatever_its_area(
    level: str, outcome: str | None
) -> None:
    *usual, odd = of(10124, 10124, 10114)
    counts = [*usual, replace(odd, level=level, doubt=("area",))]  # type: ignore[arg-type]
    found = [judge(relation) for relation in repeated_counts(counts, load_areas())]
    said = [check.outcome for check in found if check.stated == "10.114"]
    assert said == ([outcome] if outcome else [])


def test_three_figures_beside_the_usual_number_of_a_project_are_a_slip() -> None:
    assert differing(172, 172, 127, project="Molenveld") == ["127"]


def test_the_parts_of_a_plan_without_a_name_have_numbers_of_their_own() -> None:
    assert differing(172, 172, 127, project=UNNAMED_PLAN) == []
    assert differing(1725, 1725, 1752, project=UNNAMED_PLAN) == ["1.752"]


@pytest.mark.parametrize("qualifier", ["circa", "ruim", "kleine"])
def test_a_number_that_is_not_meant_exactly_is_no_slip(qualifier: str) -> None:
    assert differing(3984, 3984, 3948) == ["3.948"]
    assert differing(3984, 3984, 3948, qualifier=qualifier) == []


@pytest.mark.parametrize(
    ("line", "outcomes"),
    [
        # The page of a running head, and homes that a year has.
        ("het programma 2021-2025 {} een sterke economie van nu en later", []),
        ("de gemeente bouwt in 2025 {} woningen voor ouderen in de kern Borne", ["differs"]),
    ],
)
def test_a_number_behind_a_year_is_of_a_page_unless_it_counts_something(
    line: str, outcomes: list[str]
) -> None:
    read = passages(parse_text("\n\n".join(f"Zo {line.format(n)}." for n in (59, 61))), 1, 1)
    found = repeated_wordings(DocumentReading(DocumentContext("d", "other", ""), read), read)
    assert [judge(relation).outcome for relation in found] == outcomes


@pytest.mark.parametrize(
    ("lines", "outcomes"),
    [
        (("In dit plan", "In dit plan"), ["differs"]),
        (("In de eerste herziening", "In de voorliggende herziening"), []),
        (
            ("Het besluit 27048/MDRE zegt: in dit plan", "Het besluit zegt: in dit plan"),
            ["differs"],
        ),
    ],
)
def test_sentences_of_two_editions_have_numbers_of_their_own(
    lines: tuple[str, str], outcomes: list[str]
) -> None:
    words = "staat dat er maximaal {} woningen mogen worden gebouwd in deze fase van het werk"
    text = "\n\n".join(
        f"{line} {words.format(n)}." for line, n in zip(lines, (575, 595), strict=True)
    )
    read = passages(parse_text(text), 1, 1)
    found = repeated_wordings(DocumentReading(DocumentContext("d", "other", ""), read), read)
    assert [judge(relation).outcome for relation in found] == outcomes


def test_the_number_of_a_parcel_in_like_sentences_is_its_name() -> None:
    words = "Ten aanzien van {} {} wordt gezegd dat de huizen aan de rand staan"
    for noun, outcomes in (("perceel", []), ("de", ["differs"])):
        text = "\n\n".join(f"{words.format(noun, n)}." for n in (574, 594))
        read = passages(parse_text(text), 1, 1)
        found = repeated_wordings(DocumentReading(DocumentContext("d", "other", ""), read), read)
        assert [judge(relation).outcome for relation in found] == outcomes


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        (
            "Borne bouwt 4560 woningen. Dit aantal is bijgesteld naar 4565 woningen.",
            "not_comparable",
        ),
        ("Borne bouwt 4565 woningen, in plaats van 4560 woningen.", "not_comparable"),
        # No word for a change, or one of another passage.
        ("Borne bouwt 4560 woningen. Dit aantal is dus 4565 woningen.", "differs"),
        ("Borne bouwt 4560 woningen.\n\nDit aantal is bijgesteld naar 4565 woningen.", "differs"),
    ],
)
def test_a_number_that_the_text_says_was_changed_is_no_slip(text: str, outcome: str) -> None:
    read = passages(parse_text(text), 1, 1)
    document = DocumentReading(DocumentContext("d", "other", ""), read)
    counts = [
        replace(count, span=passage.text.source_range(number.start, number.end), passage=at)
        for at, passage in enumerate(read)
        for number in document.of(passage).numbers
        for count in of(number.value)
    ]
    changed = changed_numbers(document, read)
    (check,) = map(judge, repeated_counts(counts, load_areas(), changed))
    assert check.outcome == outcome
