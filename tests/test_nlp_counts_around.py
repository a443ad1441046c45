"""The words around a table: what announces it, the lines above it, its caption."""

from __future__ import annotations

import pytest

from extract.markdown import parse_markdown
from nlp.counts.table.around import Around, surroundings

TABLE = "| Gemeente | Woningen |\n|---|---|\n| Aalten | 120 |\n"
ANNOUNCED = "De aantallen staan in de onderstaande tabel."
#: Longer than a title, so that it is text.
TEXT = "De gemeenten maken elk jaar afspraken over wat er wordt gebouwd en voor wie dat is bestemd."


def around(*above: str, below: str = "") -> Around:
    """What stands around a table below some paragraphs of Markdown."""
    source = parse_markdown("\n\n".join((*above, TABLE, below)))
    return surroundings(source, source.grids[0], (), "Woondeal")


@pytest.mark.parametrize(("between", "announced"), [(0, True), (1, True), (2, True), (3, False)])
def test_a_table_is_announced_at_most_three_paragraphs_above_it(
    between: int, announced: bool
) -> None:
    found = around(ANNOUNCED, *[TEXT] * between)
    assert found.lead == (ANNOUNCED if announced else "")


def test_a_paragraph_above_a_heading_announces_nothing_below_it() -> None:
    assert around(ANNOUNCED, "# Bouw", TEXT).lead == ""


def test_a_paragraph_that_points_at_no_table_announces_none() -> None:
    assert around(TEXT).lead == ""


def test_the_paragraph_before_the_announcement_is_kept() -> None:
    assert (
        around(TEXT, "Tot 2030 bouwen wij samen.", ANNOUNCED).above_lead
        == "Tot 2030 bouwen wij samen."
    )


def test_a_heading_before_the_announcement_is_no_paragraph() -> None:
    assert around("# Bouw", ANNOUNCED).above_lead == ""


def test_an_announcement_that_is_the_first_paragraph_has_none_before_it() -> None:
    assert around(ANNOUNCED).above_lead == ""
