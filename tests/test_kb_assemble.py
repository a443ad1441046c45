"""All sources side by side."""

from __future__ import annotations

from typing import Any

import pytest

from corpus.areas import load_areas
from kb.assemble import Parties, area_ids, assembled, surrounding, unique
from kb.keys import KeyCollisionError
from kb.rows import ProjectMention, Row, SourceRows

AREAS = load_areas()


def party(name: str, **fields: Any) -> Row:
    return {"id": "taskforce-wonen", "name": name, "kind": "other", "area_id": None, **fields}


def test_a_party_of_two_spellings_is_one_with_an_alias() -> None:
    parties = Parties()
    parties.add([party("Taskforce Wonen")])
    parties.add([party("taskforce wonen")])
    assert [row["name"] for row in parties.rows] == ["Taskforce Wonen"]
    assert parties.aliases == [{"alias": "taskforce wonen", "party_id": "taskforce-wonen"}]


def test_two_parties_with_one_key_are_an_error() -> None:
    with pytest.raises(KeyCollisionError, match="taskforce-wonen"):
        Parties().add([party("Taskforce Wonen"), party("Taskforce Wonen", area_id="PV23")])


def test_the_kind_of_a_party_is_the_one_that_says_most() -> None:
    parties = Parties()
    parties.add([party("Taskforce Wonen"), party("Taskforce Wonen", kind="platform")])
    assert [row["kind"] for row in parties.rows] == ["platform"]


def test_rows_of_two_sources_stay_in_order_and_shared_ones_are_one() -> None:
    first, second = SourceRows(), SourceRows()
    for rows, name in ((first, "a"), (second, "b")):
        rows.add("sources", id=name)
        rows.add("parties", **party("Taskforce Wonen"))
    rows, _ = assembled([first, second], AREAS)
    assert [row["id"] for row in rows["sources"]] == ["a", "b"]
    assert len(rows["parties"]) == 1


def test_two_different_rows_with_one_key_are_an_error() -> None:
    with pytest.raises(KeyCollisionError, match="spans"):
        unique("spans", [{"id": "abc", "quote": "a"}, {"id": "abc", "quote": "b"}])


def test_projects_are_joined_over_sources() -> None:
    sources = []
    for name, project in (
        ("a", "Nieuwe Veemarkt/ Meeuwenlaan"),
        ("b", "Nieuwe Veemarkt/Meeuwenlanden"),
    ):
        rows = SourceRows()
        rows.add("counts", id=f"count-{name}", document_id=name, area_id="GM0193", project_id=None, low=5, high=9,
                 level="certain", period_end=None, cell_id=None)  # fmt: skip
        rows.add("documents", id=name, replaces=None, annex_of=None, area_id=None)
        rows.projects.append(ProjectMention(f"count-{name}", name, "GM0193", project))
        sources.append(rows)
    rows_of, _ = assembled(sources, AREAS)
    assert len({count["project_id"] for count in rows_of["counts"]}) == 1
    assert len(rows_of["projects"]) == 1


def test_a_document_that_was_not_read_is_not_referred_to() -> None:
    rows = SourceRows()
    rows.add("documents", id="bijlage", replaces=None, annex_of="kwijt", area_id=None)
    found, _ = assembled([rows], AREAS)
    assert found["documents"][0]["annex_of"] is None


def test_areas_come_with_what_is_around_them_and_their_members() -> None:
    used = area_ids({"counts": [{"area_id": "wt4"}, {"area_id": None}, {"id": "a"}]}, AREAS)
    assert used == {"wt4"}
    found = {area.id for area in surrounding({"NL", *used}, AREAS)}
    assert {"wt4", "twente", "PV23", "NL", "GM0141"} <= found
    assert "GM0363" not in found
