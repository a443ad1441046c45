"""The name of a plan on the cover of a paper whose title is no more than what it is."""

from __future__ import annotations

import pytest

from nlp.counts.fields.own_plan import plan_on_line
from nlp.counts.fields.plan_title import name_in_title


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Project Zuiderhof", "Zuiderhof"),
        ("Woningbouwplan De Lindehoeve, Markelo", "De Lindehoeve"),
        ("Bouwplan Molenweg te Heino", "Molenweg te Heino"),
        ("Dit bestemmingsplan Oosterhof", "Oosterhof"),
        ("Bestemmingsplan Oosterhof", "Oosterhof"),
        ("Vigerend plan Oosterhof", None),
        ("Project Zuiderhof telt 40 woningen", None),
        ("Plan voor de wijk", None),
        ("Gemeente Markelo", None),
    ],
)
def test_a_line_that_is_a_plan_and_its_name_names_it(line: str, name: str | None) -> None:
    assert plan_on_line(line) == name


@pytest.mark.parametrize(
    "title",
    ["Goede ruimtelijke onderbouwing", "Ruimtelijke motivering", "Uitgebreide plantoelichting"],
)
def test_what_a_paper_is_is_no_name(title: str) -> None:
    assert name_in_title(title, bare=True) is None
