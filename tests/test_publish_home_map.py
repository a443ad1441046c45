"""The map of homes: which number a municipality has, and how dark its tile is."""

from __future__ import annotations

import asyncio
import re
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from kb.database import write_database
from publish import home_map, tile_map
from publish.areas import Area
from tests.publish_sample import sample_rows, sample_site, span_of, write_sample

#: Municipality, ground, number and how sure it is.
NUMBERS = (
    ("GM0373", "opgave", 1200, "certain"),
    ("GM1900", "opgave", 300, "probable"),
    ("GM1900", "gerealiseerd", 40, "certain"),
)


def write(
    folder: Path, numbers: Iterable[tuple[str, str, int, str]], likely: float | None = None
) -> Path:
    rows = sample_rows()
    first: dict[str, Any] = rows["counts"][1]
    rows["counts"] = [
        {
            **first,
            "id": f"count-{n}",
            "cell_id": None,
            "span_id": span_of("479"),
            "area_id": area,
            "basis": basis,
            "value": value,
            "level": level,
            "confidence": likely,
        }
        for n, (area, basis, value, level) in enumerate(numbers)
    ]
    rows["commitment_counts"] = []
    path = folder / "woondeal.db"
    write_database(path, rows, {row["id"]: "" for row in rows["passages"]})
    return path


def homes(path: Path, wanted: str = "") -> home_map.HomeMap | None:
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        return home_map.home_map(connection, wanted)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("map"), NUMBERS)


def test_ground_with_the_most_municipalities_is_shown_first(database: Path) -> None:
    found = homes(database)
    assert found is not None and found.basis == "opgave"
    assert {key: count.value for key, count in found.counts.items()} == {
        "GM0373": 1200,
        "GM1900": 300,
    }
    assert dict(found.choices) == {
        "opgave": 2, "sleutelprojecten": 0, "plancapaciteit": 0, "gerealiseerd": 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("wanted", "basis"),
    [("gerealiseerd", "gerealiseerd"), ("plancapaciteit", "opgave"), ("onzin", "opgave")],
)
def test_a_ground_is_chosen_where_there_is_a_number_on_it(
    database: Path, wanted: str, basis: str
) -> None:
    found = homes(database, wanted)
    assert found is not None and found.basis == basis


def test_doubt_of_one_number_is_known_of_the_map(database: Path) -> None:
    doubtful, sure = homes(database), homes(database, "gerealiseerd")
    assert doubtful is not None and doubtful.is_doubtful
    assert sure is not None and not sure.is_doubtful


def test_a_number_to_check_first_is_said_to_be_so_below_the_map(tmp_path: Path) -> None:
    path = write(tmp_path, [("GM0373", "opgave", 1200, "probable")], 0.6)
    text = page(path, "/")
    assert "1.200 woningen, eerst nalezen" in text
    assert "Een vraagteken: de lezing is eerst na te lezen of waarschijnlijk, niet zeker." in text
    assert 'class="level check_first"' in text


def test_uncertain_numbers_are_on_no_map(tmp_path: Path) -> None:
    assert homes(write(tmp_path, [("GM0373", "opgave", 9, "uncertain")])) is None


@pytest.mark.parametrize(
    ("numbers", "parts"),
    [
        ([100, 250, 480, 9000], (250, 450, 9000)),
        ([90, 1350, 1700, 2400], (1000, 1500, 2000)),
        ([500, 500, 500, 500], ()),
        ([7], ()),
        ([0, 0, 0, 3], (3,)),
        ([], ()),
    ],
)
def test_bounds_are_round_and_part_the_numbers(numbers: list[float], parts: tuple[float]) -> None:
    assert home_map.bounds(numbers) == parts


@pytest.mark.parametrize(
    ("number", "shade"), [(99, 0), (100, 1), (199, 1), (200, 2), (299, 2), (300, 3), (9999, 3)]
)
def test_a_bound_is_of_the_darker_shade(number: float, shade: int) -> None:
    assert home_map.shade_of(number, (100, 200, 300)) == shade


def test_of_fewer_groups_the_darkest_shades_are_used() -> None:
    assert [home_map.shade_of(n, (100,)) for n in (99, 100)] == [2, 3]
    assert home_map.shade_of(1, ()) == tile_map.SHADES - 1


def test_a_municipality_without_a_number_has_no_shade() -> None:
    towns = [Area(k, k, "municipality", None, "/", 5, 0, 0) for k in ("GM0373", "GM0361")]
    drawn = tile_map.tile_map(towns, {"GM0373": 2})
    assert drawn is not None
    shades = {tile.area.id: tile.shade for tile in drawn.tiles if tile.area}
    assert shades == {"GM0373": 2, "GM0361": None}


def page(path: Path, address: str) -> str:
    return str(asyncio.run(sample_site(path).client.get(address)).text)


def test_first_page_shows_homes_with_their_doubt_and_document(database: Path) -> None:
    text = page(database, "/")
    assert "Opgave: hoeveel woningen per gemeente" in text
    assert ">1.200</text>" in text and ">300 ?</text>" in text
    assert "Een vraagteken: de lezing is waarschijnlijk, niet zeker." in text
    assert "300 woningen, waarschijnlijk" in text
    assert "plancapaciteit: bij geen gemeente" in text
    assert 'href="/?kaart=gerealiseerd#h-kaart"' in text
    chosen = page(database, "/?kaart=gerealiseerd")
    assert "geen getal gelezen" in chosen and "Een vraagteken" not in chosen
    assert ">40</text>" in chosen


def test_a_tile_of_a_number_between_two_shows_both(tmp_path: Path) -> None:
    """The lower one alone would be a number that no document names."""
    path = write(tmp_path, NUMBERS)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(
            "update counts set value = 535, low = 535, high = 575 where area_id = 'GM0373'"
        )
        connection.commit()
    tiles = re.findall(r'<text class="number"[^>]*>([^<]*)</text>', page(path, "/"))
    assert "535–575" in tiles and "535" not in tiles and "300 ?" in tiles


def test_a_map_that_is_nearly_empty_says_so_and_gives_the_number_of_the_region(
    tmp_path: Path,
) -> None:
    few = [("GM1900", "opgave", 300, "certain"), ("proefregio", "opgave", 2500, "probable"),
           ("PV27", "gerealiseerd", 70, "certain"), ("GM0373", "gerealiseerd", 40, "certain"),
           ("GM0893", "gerealiseerd", 30, "certain")]  # fmt: skip
    path = write(tmp_path, few)
    found = homes(path, "opgave")
    assert found is not None and [count.area_id for count in found.around] == ["proefregio"]
    text = page(path, "/?kaart=opgave")
    assert "De kaart is bijna leeg" in text and "<span>1 van " in text
    line = text[text.index("De kaart is bijna leeg") :].partition("</p>")[0]
    assert 'href="/gebied/proefregio"' in line and ">2.500 woningen</a> ?" in line
    assert "Noord-Holland" not in line


def test_a_map_with_most_numbers_is_not_called_empty(database: Path) -> None:
    assert "De kaart is bijna leeg" not in page(database, "/")


def test_without_any_number_of_homes_the_map_shows_how_much_there_is(tmp_path: Path) -> None:
    text = page(write(tmp_path, []), "/")
    assert "hoeveel woningen per gemeente" not in text
    assert "hoe meer er over haar te vinden is" in text


def test_map_of_the_sample_names_the_period_only_where_it_is_known(tmp_path: Path) -> None:
    assert "Over welke jaren zij gaan, staat er niet bij." in page(
        write_sample(tmp_path / "woondeal.db"), "/"
    )
