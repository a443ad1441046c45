"""The tile map: positions that are right, tiles that do not lie on each other."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.areas import load_areas
from publish import tile_map
from publish.areas import Area


def area(code: str, name: str, counts: int = 1) -> Area:
    return Area(code, name, "municipality", None, f"/gemeente/{code}", counts, 0, 0)


def test_every_municipality_has_a_position() -> None:
    assert set(tile_map.positions()) == {a.id for a in load_areas().of_kind("municipality")}


def test_position_lies_among_those_of_its_province() -> None:
    known = tile_map.positions()
    by_province: dict[str | None, list[str]] = {}
    for town in load_areas().of_kind("municipality"):
        by_province.setdefault(town.parent_id, []).append(town.id)
    for towns in by_province.values():
        for town in towns:
            others = [known[other] for other in towns if other != town]
            latitude, longitude = known[town]
            nearest = min(abs(a - latitude) * 111 + abs(b - longitude) * 68 for a, b in others)
            assert nearest < 45, town


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("GM0001,Ergens,vijftig,4.0", "2: no latitude"),
        ("GM0001,Ergens,4.0,52.0", "2: .* not in the Netherlands"),
        ("GM0001,Ergens,52.0,5.0\nGM0001,Ergens,52.0,5.0", "3: GM0001 is there twice"),
    ],
)
def test_wrong_line_of_the_positions_is_named(tmp_path: Path, line: str, message: str) -> None:
    path = tmp_path / "positions.csv"
    path.write_text(f"cbs_code,place,latitude,longitude\n{line}\n", encoding="utf-8")
    with pytest.raises(tile_map.PositionError, match=message):
        tile_map.positions.__wrapped__(path)


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.tuples(st.floats(50.8, 53.5), st.floats(3.4, 7.2)), min_size=1, max_size=40).map(
        tuple
    )
)
def test_no_two_tiles_lie_on_each_other(points: tuple[tuple[float, float], ...]) -> None:
    cells = tile_map.layout.__wrapped__(points)
    assert len(cells) == len(points) == len(set(cells))
    assert min(c for c, _ in cells) == 0 and min(r for _, r in cells) == 0


def test_north_is_up_and_east_is_right() -> None:
    names = {"groningen": "GM0014", "middelburg": "GM0687", "maastricht": "GM0935"}
    known = tile_map.positions()
    cells = dict(
        zip(sorted(known), tile_map.layout(tuple(known[k] for k in sorted(known))), strict=True)
    )
    groningen, middelburg, maastricht = (cells[names[n]] for n in names)
    assert groningen[1] < middelburg[1] < maastricht[1]
    assert middelburg[0] < maastricht[0] and middelburg[0] < groningen[0]


@pytest.mark.parametrize("province", ["PV23", None], ids=["Overijssel", "Nederland"])
def test_neighbours_keep_their_sides(province: str | None) -> None:
    """Who lies well to the east (south) of another, up to 40 km away, is not west (north) of it."""
    every = load_areas().of_kind("municipality")
    towns = sorted(a.id for a in every if province in (None, a.parent_id))
    places = {town: tile_map.positions()[town] for town in towns}
    cells = dict(zip(towns, tile_map.layout(tuple(places.values())), strict=True))
    wrong, beside, pairs = [], 0, 0
    for one, other in permutations(towns, 2):
        south = (places[one][0] - places[other][0]) * 111
        east = (places[other][1] - places[one][1]) * 68
        far = max(abs(south), abs(east))
        if not 8 < far < 40 or far != max(south, east):
            continue
        side = 0 if east > south else 1
        pairs += 1
        beside += cells[one][side] == cells[other][side]
        if cells[one][side] > cells[other][side]:
            wrong.append((one, other))
    assert wrong == []
    assert beside < pairs / 40


def test_map_shows_what_is_not_there_in_the_provinces_that_are() -> None:
    found = tile_map.tile_map([area("GM0141", "Almelo", 40), area("GM0193", "Zwolle", 2)])
    assert found is not None
    filled = {tile.name: tile.shade for tile in found.tiles if tile.area}
    assert filled == {"Almelo": 3, "Zwolle": 0}
    assert len(found.tiles) == 25 and not found.is_dense


def test_names_are_shortened_where_there_are_many() -> None:
    towns = [area("GM0141", "Almelo"), area("GM0344", "Utrecht"), area("GM0202", "Arnhem")]
    found = tile_map.tile_map(towns)
    assert found is not None and found.is_dense
    assert max(len(tile.label) for tile in found.tiles) <= tile_map.LONGEST


def test_without_municipalities_there_is_no_map() -> None:
    assert tile_map.tile_map([]) is None
    region = Area("twente", "Twente", "region", None, "/gebied/twente", 3, 0, 0)
    assert tile_map.tile_map([region]) is None
