"""Whose a passive is in a paper that does not say who made it: the municipality that it is about."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nlp.parties.participation import PartyDecision
from nlp.records import DocumentContext
from tests.party_readings import decided

VISION = DocumentContext(
    "d", "vision", "Visie op het terrein", area_id="GM0141", municipality_ids=("GM0141",)
)
PASSIVE = "Het terrein wordt herontwikkeld als woonbuurt."


def responsible(found: PartyDecision) -> list[str]:
    return [role.name for role in found.responsible]


def test_a_passive_in_a_paper_about_one_municipality_is_that_municipality_s() -> None:
    found = decided(PASSIVE, VISION)
    assert (responsible(found), found.why) == (["Almelo"], ("area",))


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "election_programme"},
        {"kind": "plan"},
        {"area_id": "twente"},
        {"signatories": ("Hengelo", "Almelo")},
    ],
)
def test_other_kinds_areas_and_papers_with_makers_are_not(changes: dict[str, object]) -> None:
    found = decided(PASSIVE, replace(VISION, **changes))  # type: ignore[arg-type]
    assert "area" not in found.why


@pytest.mark.parametrize(
    "text", ["De dorpsraad zoekt dit uit.", "Het terrein is groen.", "We bouwen dertig woningen."]
)
def test_what_is_no_passive_or_has_a_subject_of_its_own_is_not(text: str) -> None:
    assert "area" not in decided(text, VISION).why
