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
    assert area_name(identity_of(f"Notitie Gelderland\n\n{policy}\n\n{BODY}")) == "Gelderland"
    assert area_name(identity_of(about)) is None
    plan = f"{about}\n\nHet plangebied is klein. Voorliggend plan maakt 3 woningen mogelijk."
    assert area_name(identity_of(plan)) is None


@pytest.mark.parametrize(
    ("heading", "issuers"),
    [("# Notitie wonen Zeeland", ("provincie Zeeland",)), ("### 4.3.2 Omgevingsplan Zeeland", ())],
)
def test_a_section_on_the_policy_of_a_province_is_not_of_that_province(
    heading: str, issuers: tuple[str, ...]
) -> None:
    text = f"{heading}\n\nDe provincie wil huizen. De provincie telt mee. {BODY}"
    found = identity_of(text, markdown=True)
    assert found.issuers == issuers
    assert area_name(found) == ("Zeeland" if issuers else None)


def test_a_paper_with_fields_that_speaks_of_a_plan_area_is_no_plan() -> None:
    said = f"Het plangebied is klein. In het plangebied is het stil. {BODY}"
    assert identity_of(f"Wonen\n\n{said}").kind == "plan"
    assert identity_of(f"Verzoek wonen\nDatum: 3 mei 2024\n\n{said}").kind == "other"


def test_a_regulation_over_a_piece_of_a_plan_is_the_heading_of_a_section() -> None:
    said = f"Het plangebied is klein. Het plangebied is stil. {BODY}"
    assert identity_of(f"Omgevingsverordening Gelderland\n\n{said}").kind == "plan"
    assert identity_of(f"Omgevingsverordening Gelderland\n\n{BODY}").kind == "regulation"
