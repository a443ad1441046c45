"""Numbers of lines in the margin of a text belong to no sentence; numbers of a list stay."""

from __future__ import annotations

import pytest

from extract.margin_numbers import margin_ends
from extract.markdown import parse_markdown
from extract.passages import passages
from extract.text import parse_text

LINES = (
    "  1  De partijen willen dat er in Weert voor iedereen een huis is.",
    "  2  zij spraken af dat er tot en met 2030 in Weert 1.340",
    "  3  woningen bij komen. De corporatie heeft samen met",
    "",
    "  4  woningzoekenden gekeken wat er nodig is. In Nederweert komen er",
    "  5  woningen bij voor ouderen.",
)


def test_lines_of_running_text_are_read_without_their_numbers() -> None:
    assert margin_ends(LINES) == {0: 5, 1: 5, 2: 5, 4: 5, 5: 5}


@pytest.mark.parametrize(
    "lines",
    [
        LINES[:4],  # fewer may be a list
        tuple(line.replace("  4 ", "  7 ") for line in LINES),  # they do not count on
        tuple(f"  {n}  Almelo bouwt huizen" for n in range(1, 9)),  # items begin with a capital
        tuple(f"  {n} woningen" for n in range(1, 9)),  # one blank parts a number from its noun
    ],
)
def test_other_numbers_at_the_beginning_of_lines_stay(lines: tuple[str, ...]) -> None:
    assert not margin_ends(lines)


@pytest.mark.parametrize("parse", [parse_text, parse_markdown])
def test_a_sentence_over_numbered_lines_is_whole(parse) -> None:  # type: ignore[no-untyped-def]
    source = parse("Akkoord\n\n" + "\n".join(LINES[:3] + LINES[4:]))
    said = " ".join(p.text.text for p in passages(source, 1, 1))
    assert "in Weert 1.340 woningen bij komen" in said
    assert "komen er woningen bij voor ouderen" in said
