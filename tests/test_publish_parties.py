"""The index of parties, and a collective of several regions as one page with its parts."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette

from publish import parties, search, site_map
from publish.search_names import FoundParty, together
from tests.publish_sample import DOCUMENT, sample_site, write_sample

ADDED = """
insert into parties(id, name, kind, area_id) values
    ('gemeenten-elders', 'gemeenten', 'collective', 'PV31'),
    ('makers-hier', 'makers <b>', 'market', 'proefregio'),
    ('makers-daar', 'makers <b>', 'market', 'PV31'),
    ('bergen-l', 'Bergen', 'municipality', 'GM0893'),
    ('slapers-hier', 'slapers', 'market', 'proefregio'),
    ('slapers-daar', 'slapers', 'market', 'PV31');
insert into commitment_parties(commitment_id, party_id, role, span_id, implied, score)
    select id, 'gemeenten-elders', 'responsible', span_id, 0, 1.0 from commitments where level <> 'uncertain';
insert into commitment_parties(commitment_id, party_id, role, span_id, implied, score)
    select id, 'makers-hier', 'partner', span_id, 0, 1.0 from commitments where id = 'c-bouwen';
insert into commitment_parties(commitment_id, party_id, role, span_id, implied, score)
    select id, 'makers-daar', 'partner', span_id, 0, 1.0 from commitments where id = 'c-bouwen';
insert into commitment_parties(commitment_id, party_id, role, span_id, implied, score)
    select id, 'slapers-hier', 'partner', span_id, 0, 1.0 from commitments where id = 'c-bouwen';
insert into commitment_parties(commitment_id, party_id, role, span_id, implied, score)
    select id, 'bergen-l', 'partner', span_id, 0, 1.0 from commitments where id = 'c-bouwen';
"""


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = write_sample(tmp_path_factory.mktemp("parties") / "woondeal.db")
    with sqlite3.connect(path) as connection:
        connection.executescript(ADDED)
    connection.close()
    return path


@pytest.fixture(scope="module")
def connection(database: Path) -> Iterator[sqlite3.Connection]:
    opened = sqlite3.connect(database)
    opened.row_factory = sqlite3.Row
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def site(database: Path) -> Datasette:
    return sample_site(database)


def ask(site: Datasette, path: str) -> Any:
    return asyncio.run(site.client.get(path))


def line(connection: sqlite3.Connection, key: str) -> parties.PartyLine | None:
    lines = (found for kind in parties.index(connection) for found in kind.parties)
    return next((found for found in lines if found.id == key), None)


def test_a_collective_of_several_regions_is_one_line_that_counts_what_they_share_once(
    connection: sqlite3.Connection,
) -> None:
    whole = line(connection, "gemeenten")
    assert whole is not None and whole.name == "gemeenten"
    assert {part.id for part in whole.parts} == {"gemeenten-proefregio", "gemeenten-elders"}
    assert {part.part_name for part in whole.parts} == {"Proefregio", "Limburg"}
    assert whole.responsible < sum(part.responsible for part in whole.parts)
    assert whole.responsible == max(part.responsible for part in whole.parts)
    makers = line(connection, "makers-b")
    assert makers is not None and (makers.partner, [p.partner for p in makers.parts]) == (1, [1, 1])


def test_towns_of_one_name_are_no_collective(connection: sqlite3.Connection) -> None:
    assert line(connection, "bergen") is None
    bergen = line(connection, "bergen-nh")
    assert bergen is not None and bergen.parts == ()
    assert line(connection, "bergen-l") is not None


def test_a_name_of_which_one_region_takes_part_is_that_party(
    connection: sqlite3.Connection,
) -> None:
    assert line(connection, "slapers") is None
    assert line(connection, "slapers-hier") is not None


def test_the_page_of_a_collective_has_its_parts_and_each_part_leads_to_it(site: Datasette) -> None:
    answer = ask(site, "/partij/gemeenten")
    assert answer.status_code == 200
    for part in ("gemeenten-proefregio", "gemeenten-elders"):
        assert f'href="/partij/{part}"' in answer.text
    assert "2 groepen met deze naam" in answer.text
    assert 'href="/partij/gemeenten"' in ask(site, "/partij/gemeenten-elders").text
    assert ask(site, "/partij/slapers").status_code == 404
    assert "groepen met deze naam" not in ask(site, "/partij/slapers-hier").text


def test_a_search_finds_a_collective_once_and_a_part_by_its_region(
    connection: sqlite3.Connection, site: Datasette
) -> None:
    found = [p for p in search.search(connection, "gemeenten").parties if p.name == "gemeenten"]
    assert [(p.id, p.parts) for p in found] == [("gemeenten", "met delen: Limburg, Proefregio")]
    assert "met delen: Limburg, Proefregio" in ask(site, "/zoeken?q=gemeenten").text
    # Two towns of one name have nothing to do with each other.
    towns = (
        FoundParty("bergen-nh", "Bergen (NH.)", "municipality"),
        FoundParty("bergen-l", "Bergen (L.)", "municipality"),
    )
    assert together(connection, towns) == towns
    assert "gemeenten-elders" in {
        p.id for p in search.search(connection, "gemeenten limburg").parties
    }
    (part,) = together(connection, [FoundParty("gemeenten-elders", "gemeenten (Limburg)", "group")])
    assert part.id == "gemeenten-elders"


def test_a_name_is_escaped_on_every_page(site: Datasette) -> None:
    for path in ("/partijen", "/partij/makers-b", "/partij/makers-hier"):
        page = ask(site, path).text
        assert "makers <b>" not in page and "makers <b>" in unescape(page)


def test_the_map_of_the_site_has_collectives_and_their_parts(
    connection: sqlite3.Connection,
) -> None:
    found = set(site_map.addresses(connection))
    assert {"/partij/gemeenten", "/partij/gemeenten-elders", f"/document/{DOCUMENT}"} <= found
