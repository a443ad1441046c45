"""A piece of a plan's text retells the policy of others, and is none of it."""

from __future__ import annotations

import pytest

from tests.identity_text import BODY, area_name, identity_of

RETOLD = (
    "Het plangebied ligt in de kern Raalte. {body}\n# {heading}\n\nDe Woonvisie Raalte 2030 is op 3 mei 2021 "
    "vastgesteld. {body}\n#### Toets\n\nVoorliggend plan voorziet in 3 woningen. {body}"
)


@pytest.mark.parametrize("number", ["3.5.2 ", "4. "])
def test_a_section_on_a_vision_gives_a_plan_neither_its_title_nor_its_kind(number: str) -> None:
    text = RETOLD.format(heading=f"{number}Woonvisie Raalte 2030", body=BODY)
    found = identity_of(text, markdown=True)
    assert found.kind == "plan"
    assert found.title != "Woonvisie Raalte 2030"


def test_a_line_that_the_pages_begin_with_is_the_title() -> None:
    text = "".join(f"{page} Woonvisie Raalte 2030\nWonen {BODY}\n" for page in (11, 12, 13))
    assert identity_of(text).kind == "vision"


def test_a_plan_is_about_no_province_that_its_policy_is_of() -> None:
    policy = "De provincie Gelderland vraagt om woningen. In Gelderland is ruimte schaars. " * 3
    about = f"Stuk\n\n{policy}\n\n{BODY}"
    assert area_name(identity_of(about)) == "Gelderland"
    plan = f"{about}\n\nHet plangebied is klein. Voorliggend plan maakt 3 woningen mogelijk."
    assert area_name(identity_of(plan)) is None
