"""Regions, villages together and addresses as the names of rows."""

from __future__ import annotations

from dataclasses import replace

import pytest
from test_nlp_counts_tables import ZEIST, table

from corpus.areas import load_areas
from extract.markdown import parse_markdown
from nlp.counts.fields.learned import Learned, names_villages
from nlp.counts.table.label_words import are_addresses

PLAN = replace(ZEIST, kind="plan")
WIDE = replace(PLAN, area_id=None, province_id=None)

REGIONS = """| | Aantal woningen |
|---|---|
| Regio Amersfoort | 120 |
| Regio West | 40 |
| Regio Zuid Oost | 60 |
| {} | 220 |
"""


def test_rows_called_regions_are_of_these() -> None:
    found = table(REGIONS.format("Totaal"), WIDE)
    assert [c.area_id for c in found][1:3] == ["subregion-regio-west", "subregion-regio-zuid-oost"]


def test_the_share_below_a_number_is_its_own_and_the_name_beside_it_goes_on() -> None:
    rows = "| | binnenstedelijk | uitleg |\n|---|---|---|\n| Soest | 70 | 30 |\n| Baarn | 11 | 9 |\n| Totaal Provincie | 81 (68 %) | 39 |\n| Utrecht | | (32 %) |\n"
    (grid,) = parse_markdown(rows).grids
    assert max(cell.row for cell in grid.cells) == 3
    (grid,) = parse_markdown(rows.replace("(32 %)", "32")).grids
    assert max(cell.row for cell in grid.cells) == 4
    (grid,) = parse_markdown(rows.replace("| 39 |", "| 39 (x) |")).grids
    assert max(cell.row for cell in grid.cells) == 4


SITES = """### Overzicht

| Vigerende bouwtitels {} | Aantal woningen |
|---|---|
| Dorpsstraat 2-6 | 1 woning |
| Kerkweg naast 2 | 2 woningen |
| Oude Kerkweg 19 | 3 woningen |
| Totaal {} | 6 woningen |
"""


def test_addresses_are_sites_in_the_villages_that_the_corner_names() -> None:
    found = table(SITES.format(*["kern Austerlitz en kern Berg"] * 2), PLAN)
    assert [c.project for c in found] == [
        "Dorpsstraat 2-6",
        "Kerkweg naast 2",
        "Oude Kerkweg 19",
        None,
    ]
    assert {c.area_id for c in found} == {"set-kern-austerlitz-en-kern-berg"}


def test_the_corner_names_one_village() -> None:
    found = table(SITES.format("kern Austerlitz", ""), PLAN)
    assert {c.area_id for c in found} == {"GM0355-austerlitz"}


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (("Dorpsstraat 2-6", "Kerkweg naast 2", "Lange Dijk 3"), False),
        (("Dorpsstraat 2-6", "Kerkweg naast 2", "Zeedijk 3"), True),
        (("Dorpsstraat 2-6", "Kerkweg naast 2"), False),
        (("Dorpsstraat 2", "Kerkweg 2", "Zeedijk 3", "huur", "koop", "rest"), False),
    ],
)
def test_a_list_of_addresses(texts: tuple[str, ...], found: bool) -> None:
    assert are_addresses(texts) == found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Bouwtitels kern Emst en kern Oene", "kern Emst en kern Oene"),
        ("de dorpen Emst, Oene en Vaassen samen", "dorpen Emst, Oene en Vaassen"),
        ("kernen Berg aan de Maas en Urmond", "kernen Berg aan de Maas en Urmond"),
        ("kern Emst en omgeving", None),
        ("Kern Emst", None),
        ("kernpunten Emst en Oene", None),
    ],
)
def test_villages_together_are_an_area_of_their_own(text: str, name: str | None) -> None:
    found = Learned(load_areas(), ZEIST).villages(text)
    assert (found and found.name) == name
    assert names_villages(text) == (name is not None)
