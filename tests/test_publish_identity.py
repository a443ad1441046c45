"""The block on the page of a document that says what it is, with the words that say so."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from publish import identity
from tests.publish_sample import DOCUMENT, write_sample


@pytest.fixture
def connection(tmp_path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(write_sample(tmp_path / "woondeal.db"))
    connection.row_factory = sqlite3.Row
    return connection


def by_name(connection: sqlite3.Connection) -> dict[str, identity.Fact]:
    return {fact.name: fact for fact in identity.facts(connection, DOCUMENT)}


def test_a_value_is_in_words_and_has_its_sign_one_click_away(
    connection: sqlite3.Connection,
) -> None:
    (value,) = by_name(connection)["Soort"].values
    assert (value.text, value.level) == ("overeenkomst", "certain")
    (sign,) = value.signs
    assert sign.why == "een woord van de titel"
    assert sign.span_id is not None


def test_a_value_that_was_not_taken_is_not_shown(connection: sqlite3.Connection) -> None:
    assert [value.text for value in by_name(connection)["Soort"].values] == ["overeenkomst"]


def test_an_unknown_sender_is_said_to_be_unknown(connection: sqlite3.Connection) -> None:
    fact = by_name(connection)["Afzender"]
    assert fact.values == ()
    assert fact.unknown == "afzender onbekend"


def test_a_known_sender_leads_to_its_page(connection: sqlite3.Connection) -> None:
    party = connection.execute("select id, name from parties limit 1").fetchone()
    connection.execute(
        "insert into document_parties (document_id, party_id, role, level) values (?, ?, ?, ?)",
        (DOCUMENT, party["id"], "issuer", "probable"),
    )
    (value,) = by_name(connection)["Afzender"].values
    assert (value.text, value.path) == (party["name"], f"/partij/{party['id']}")


def test_a_field_without_a_value_is_left_out(connection: sqlite3.Connection) -> None:
    assert "Gericht aan" not in by_name(connection)
