"""Which municipalities make up a region, as a document itself says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from corpus.areas import Areas, load_areas
from corpus.manifest import DocumentEntry
from extract.model import Note
from extract.text import parse_text
from identity.members import listed_members, needs_members
from kb.context import context_of
from nlp.records import DocumentContext

#: Regions whose members the reference data would not know.
UNKNOWN = ("foodvalley", "parkstad", "regio-amersfoort", "zuid-limburg")
AREAS = Areas(replace(area, members=()) if area.id in UNKNOWN else area for area in load_areas())
FOODVALLEY = "Barneveld, Ede, Nijkerk, Renswoude, Rhenen, Scherpenzeel, Veenendaal en Wageningen"


def listed(
    words: str, area: str | None = None
) -> tuple[Mapping[str, tuple[str, ...]], tuple[Note, ...]]:
    text = parse_text(f"Woonvisie\n\n{words}\n")
    return listed_members(text, 1, 1, context(area), AREAS)


def context(area: str | None, **fields: object) -> DocumentContext:
    entry = DocumentEntry("d", "Document", "agreement", 1, None, area=area, **fields)  # type: ignore[arg-type]
    return context_of(entry, AREAS)


@pytest.mark.parametrize(
    "words",
    [
        f"De regio Foodvalley bestaat uit de gemeenten {FOODVALLEY}.",
        f"De regio Foodvalley bestaat uit acht gemeenten:\n{FOODVALLEY}.",
        f"De acht gemeenten in de regio Foodvalley ({FOODVALLEY}) bouwen 100 woningen.",
        f"In 2022 is dit opgesteld door de 8 gemeenten van regio Foodvalley: {FOODVALLEY}.",
        f"{FOODVALLEY} vormen samen de regio Foodvalley.",
        f"Regio Foodvalley, bestaande uit de gemeenten {FOODVALLEY}, groeit.",
    ],
)
def test_a_list_that_is_said_to_be_all_of_them_counts(words: str) -> None:
    found, notes = listed(words)
    assert {key: len(members) for key, members in found.items()} == {"foodvalley": 8}
    assert notes == ()


def test_de_regio_is_the_region_that_the_document_is_about() -> None:
    found, _ = listed(f"De regio bestaat uit de gemeenten {FOODVALLEY}.", "foodvalley")
    assert set(found) == {"foodvalley"}
    assert listed(f"De regio bestaat uit de gemeenten {FOODVALLEY}.")[0] == {}


@pytest.mark.parametrize(
    "words",
    [
        f"De andere acht gemeenten in de regio Foodvalley ({FOODVALLEY}) bouwen.",
        "In de regio Foodvalley hebben de gemeenten Barneveld, Ede en Nijkerk een plan.",
        "Drie gemeenten in de regio Foodvalley (Barneveld, Ede en Nijkerk) hebben een plan.",
        "De gemeenten Barneveld, Ede en Nijkerk vormen samen de kern van de Foodvalley.",
        f"De acht gemeenten ({FOODVALLEY}) werken samen.",
        "De regio Foodvalley bestaat uit kernen: Ede, Rhenen en Wageningen.",
        "De regio Foodvalley bestaat uit steden. Barneveld, Ede en Nijkerk bouwen.",
        # of which everyone knows the municipalities
        "De regio Twente bestaat uit de gemeenten Almelo, Borne en Enschede.",
    ],
)
def test_a_list_that_may_be_of_some_does_not_count(words: str) -> None:
    assert listed(words) == ({}, ())


def test_a_list_of_another_length_than_is_stated_is_left_out_with_a_note() -> None:
    found, (note,) = listed("De acht gemeenten in de regio Foodvalley: Barneveld, Ede en Rhenen.")
    assert found == {}
    assert "Foodvalley" in note.message
    assert note.segment is not None


def test_a_slip_between_names_is_overlooked_where_the_number_is_right() -> None:
    slipped = FOODVALLEY.replace(", Rhenen", ", d Rhenen")
    found, _ = listed(f"De acht gemeenten in de regio Foodvalley ({slipped}) bouwen.")
    assert len(found["foodvalley"]) == 8


@pytest.mark.parametrize("slip", [", d Rhenen", ", Rhenendorp", ", en Rhenendorp"])
def test_a_list_that_goes_on_after_the_names_that_are_known_is_left_out(slip: str) -> None:
    slipped = FOODVALLEY.replace(", Rhenen", slip)
    found, notes = listed(f"De regio Foodvalley bestaat uit de gemeenten {slipped}.")
    assert found == {}
    assert len(notes) == 1


def test_a_municipality_that_merged_is_the_one_it_is_part_of_now() -> None:
    found, _ = listed("De regio Parkstad bestaat uit de gemeenten Heerlen, Nuth en Onderbanken.")
    assert [AREAS[area_id].name for area_id in found["parkstad"]] == ["Heerlen", "Beekdaelen"]


def test_two_lists_that_differ_leave_a_note() -> None:
    _, notes = listed(
        f"De regio Foodvalley bestaat uit de gemeenten {FOODVALLEY}. "
        "De regio Foodvalley bestaat uit de gemeenten Ede, Rhenen en Wageningen."
    )
    assert len(notes) == 1


def test_a_document_about_the_region_leans_on_its_list() -> None:
    entry = DocumentEntry("d", "Document", "agreement", 1, None, area="foodvalley")
    assert needs_members(context_of(entry, AREAS), AREAS)
    found = context_of(entry, AREAS, {"foodvalley": ("GM0228", "GM0203")})
    assert found.municipality_ids == ("GM0228", "GM0203")
    assert not needs_members(found, AREAS)


def test_a_document_about_a_municipality_is_in_the_region_that_lists_it() -> None:
    entry = DocumentEntry("d", "Document", "agreement", 1, None, area="GM0228")
    found = context_of(entry, AREAS, {"foodvalley": ("GM0228", "GM0203")})
    assert (found.region_id, found.municipality_ids) == ("foodvalley", ("GM0228",))
    assert found.region_municipality_ids == ("GM0228", "GM0203")


def test_what_the_reference_data_know_needs_no_list() -> None:
    for area in ("twente", "GM0150", "PV23", "NL", None):
        assert not needs_members(context(area), AREAS)


def test_the_manifest_may_list_the_municipalities_of_a_region() -> None:
    found = context("foodvalley", municipalities=("GM0228", "GM0203"))
    assert found.area_id == "foodvalley"
    assert found.municipality_ids == found.region_municipality_ids == ("GM0228", "GM0203")


def test_a_manifest_that_lists_some_of_a_region_is_about_these() -> None:
    found = context("twente", municipalities=("GM0141", "GM0147"))
    assert (found.area_id, found.region_id) == (None, "twente")
    assert found.municipality_ids == ("GM0141", "GM0147")
