"""The total of numbers whose names stand apart from them."""

from __future__ import annotations

from extract.document_table import document_table
from extract.passages import passages
from extract.text import parse_text
from tests.judged import checks_of_table

POSTER = """RAALTE
Centrum
Dorpsrand West
Molenweg
Totaal
{}
120
80
{}

OMMEN
Haven
Singel
Esch
Totaal
50
60
70
180 woningen
"""


def sums(first: str, total: str) -> list[tuple[str, str, str]]:
    source = parse_text(POSTER.format(first, total))
    found = passages(source, 1, 1)
    tables = [document_table(source, grid, found) for grid in source.grids]
    checks = [check for table in tables for check in checks_of_table(source, table)]
    return [(check.stated, check.computed, check.outcome) for check in checks]


OTHER = ("180", "180", "agrees")


def test_the_numbers_above_a_total_are_its_parts() -> None:
    assert sums("100\n40", "340 woningen") == [("340", "340", "agrees"), OTHER]
    assert sums("100\n70", "340 woningen") == [("340", "370", "differs"), OTHER]


def test_numbers_that_make_something_far_off_are_no_parts() -> None:
    assert sums("400\n40", "340 woningen") == [OTHER]
