"""The board of regions: what there is of each, and what is not there."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from kb.database import write_database
from publish import regions
from tests.publish_sample import sample_rows

#: Id, kind, area and date of each document.
DOCUMENTS = (
    ("oud", "agreement", "twente", "2016"),
    ("woondeal", "agreement", "twente", "2022-12"),
    ("actualisatie", "agreement", "twente", "2025-03-20"),
    ("zonder-jaar", "agreement", "twente", None),
    ("visie", "vision", "twente", "2023"),
    ("nota", "proposal", "GM0141", "2024"),
    ("noorden", "agreement", "groningen-assen", "2023"),
    ("landelijk", "programme", "NL", "2022"),
    ("ergens", "agreement", "set-bergen", "2022"),
)


def board_of(folder: Path, documents: Iterable[tuple[str, str, str, str | None]]) -> regions.Board:
    rows = sample_rows()
    rows["areas"] += [
        {"id": "PV23", "name": "Overijssel", "kind": "province", "parent_id": "NL"},
        {"id": "twente", "name": "Twente", "kind": "region", "parent_id": "PV23"},
        {"id": "GM0141", "name": "Almelo", "kind": "municipality", "parent_id": "PV23"},
        {"id": "groningen-assen", "name": "Groningen-Assen", "kind": "region"},
    ]
    known = {row["id"] for row in rows["areas"]}
    rows["areas"] += [
        {"id": key, "name": key, "kind": kind}
        for key, kind in (("NL", "country"), ("set-bergen", "set"))
        if key not in known
    ]
    rows.setdefault("area_members", []).append({"area_id": "twente", "member_id": "GM0141"})
    first: dict[str, Any] = rows["documents"][0]
    rows["documents"] += [
        {**first, "id": key, "title": key, "kind": kind, "area_id": area, "dated": dated}
        for key, kind, area, dated in documents
    ]
    path = folder / "woondeal.db"
    write_database(path, rows, {row["id"]: "" for row in rows["passages"]})
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        return regions.board(connection)


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> regions.Board:
    return board_of(tmp_path_factory.mktemp("regions"), DOCUMENTS)


def named(board: regions.Board, province: str) -> regions.BoardProvince:
    return next(one for one in board.provinces if one.name == province)


def ids(found: Iterable[Any]) -> list[str]:
    return [document.id for document in found]


def test_agreements_of_a_region_stand_by_their_year(board: regions.Board) -> None:
    (twente,) = named(board, "Overijssel").lines
    assert (twente.name, twente.path) == ("Twente", "/gebied/twente")
    assert ids(twente.earlier) == ["oud"]
    assert ids(twente.first) == ["woondeal"]
    assert ids(twente.later) == ["actualisatie"]
    assert ids(twente.others) == ["zonder-jaar", "visie"]


def test_a_document_of_a_town_stands_with_its_region_alone(board: regions.Board) -> None:
    assert ids(named(board, "Overijssel").lines[0].members) == ["nota"]


def test_regions_without_documents_are_named(board: regions.Board) -> None:
    assert "Regio Zwolle" in named(board, "Overijssel").absent
    # Regions with a woondeal have a line of their own.
    assert not {"Twente", "West-Overijssel"} & {*named(board, "Overijssel").absent}
    assert len(board.provinces) == 12


def test_towns_are_counted_that_lie_in_a_region_with_an_agreement(board: regions.Board) -> None:
    overijssel = named(board, "Overijssel")
    assert (overijssel.covered, overijssel.towns) == (14, 25)
    assert named(board, "Zeeland").covered == 0


def test_a_region_counts_in_the_province_that_it_reaches_into(board: regions.Board) -> None:
    assert not named(board, "Drenthe").lines
    assert named(board, "Drenthe").covered > 0


def test_an_agreement_of_the_province_covers_all_of_its_towns(tmp_path: Path) -> None:
    found = named(board_of(tmp_path, [("x", "agreement", "PV23", "2022")]), "Overijssel")
    assert found.covered == found.towns == 25


def test_agreements_before_the_first_ones_cover_nothing(tmp_path: Path) -> None:
    old = board_of(tmp_path, [("x", "agreement", "twente", "2021-12")])
    assert named(old, "Overijssel").covered == 0


def test_what_stands_with_a_woondeal_has_no_second_line(tmp_path: Path) -> None:
    found = named(board_of(tmp_path, [("x", "agreement", "twente", "2022-12")]), "Overijssel")
    assert ids(found.lines[0].first) == ["x"] and found.more == ()


def test_other_documents_of_a_region_with_a_woondeal_have_a_line(board: regions.Board) -> None:
    (line,) = named(board, "Overijssel").more
    assert line.name == "Twente"


def test_other_documents_are_not_lost(board: regions.Board) -> None:
    assert ids(board.country.others) == ["landelijk"]
    assert "ergens" in ids(board.elsewhere)
