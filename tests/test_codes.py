"""Codes and their Dutch words: one table, enforced by the database, used by whoever shows a code."""

from __future__ import annotations

import re
import shutil
import sqlite3
import typing
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

import checks.check
import extract.model
import nlp.records
from corpus.codes import codes, label, labels, load_codes, values
from corpus.loading import REFERENCE, CorpusError
from kb.database import NewDatabase, create_tables
from kb.schema import TABLES, corrected_column
from kb.schema.codes import code_rows
from kb.views import in_words
from publish.labels import quantity


@pytest.fixture(scope="module")
def database() -> Database:
    database = Database(memory=True)
    create_tables(database)
    return database


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (nlp.records.Level, "level"),
        (nlp.records.Modality, "modality"),
        (nlp.records.Role, "role"),
        (nlp.records.DeadlineKind, "deadline_kind"),
        (extract.model.PageReader, "read_by"),
        (extract.model.BlockKind, "passage_kind"),
        (checks.check.CheckKind, "check_kind"),
        (checks.check.RelationKind, "relation"),
        (checks.check.Outcome, "outcome"),
        (checks.check.EvidenceRole, "evidence_role"),
    ],
)
def test_what_the_program_writes_has_a_code(kind: object, name: str) -> None:
    assert set(typing.get_args(kind)) <= set(values(name))


def test_every_column_with_codes_names_a_list() -> None:
    named = {column.codes for table in TABLES for column in table.columns if column.codes}
    assert named <= set(codes())
    # Parties of documents have no table yet; units are open; sureness is of views.
    assert set(codes()) - named <= {"unit", "document_role", "sureness"}


def test_the_database_refuses_a_value_without_a_code(database: Database) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="areas_kind"):
        database.execute("insert into areas (id, name, kind) values ('x', 'X', 'wijk')")
    with pytest.raises(sqlite3.IntegrityError, match="counts_basis"):
        database.execute(
            "insert into counts (id, document_id, span_id, basis) values ('x', 'd', 's', 'wens')"
        )


def test_the_database_takes_a_code_and_nothing(database: Database) -> None:
    for basis in ("voorraad", None):
        database.execute(
            "insert into counts (id, document_id, span_id, basis) values (?, 'd', 's', ?)",
            (f"count-{basis}", basis),
        )


def test_the_key_of_a_code_can_stand_in_a_link() -> None:
    keys = [row["id"] for row in code_rows()]
    assert len(keys) == len(set(keys))
    assert all(re.fullmatch(r"[a-z0-9-]+", key) for key in keys)
    # A sign is called by its word.
    assert {"basis-opgave", "unit-procent"} <= set(keys)


def test_a_code_has_one_word() -> None:
    assert label("check_kind", "total") == labels("check_kind")["total"]
    assert f"then '{label('check_kind', 'total')}'" in in_words("kind", "check_kind")
    assert in_words("basis", "basis") == "basis"


def test_an_open_list_gives_what_it_does_not_have() -> None:
    assert label("unit", "EUR") == "euro"
    assert label("unit", "scholen") == "scholen"
    assert label("unit", None) == ""


def test_values_of_a_field_are_in_words() -> None:
    assert corrected_column("kind").in_words("by") == "uiterlijk"
    assert corrected_column("area").title == "gebied"
    assert corrected_column("measure").in_words("woningen") == "woningen"
    assert corrected_column("is_total").in_words(1) == "ja"
    assert corrected_column("is_total").in_words(0) is None
    with pytest.raises(KeyError):
        corrected_column("document")


def test_a_qualifier_stands_before_its_number() -> None:
    assert quantity(300, "woningen", qualifier="kleine") == "een kleine 300 woningen"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('label = "opgave"', 'word = "opgave"', r":\d+: basis opgave: unknown key 'word'"),
        ('label = "opgave"', 'label = ""', "basis opgave label: expected a word"),
    ],
)
def test_a_fault_in_the_file_is_named(tmp_path: Path, old: str, new: str, message: str) -> None:
    shutil.copy(REFERENCE / "codes.toml", tmp_path)
    path = tmp_path / "codes.toml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(CorpusError, match=message):
        load_codes(tmp_path)


def test_a_build_refuses_a_value_without_a_code_too(tmp_path: Path) -> None:
    # It looks for itself, for all rows at once, in the place of SQLite.
    area = {"id": "GM0141", "name": "Almelo", "parent_id": None}
    with (
        NewDatabase(tmp_path / "kb.db") as new,
        pytest.raises(sqlite3.IntegrityError, match="areas_kind: 'wijk'"),
    ):
        new.add({"areas": [{**area, "kind": "municipality"}, {**area, "id": "x", "kind": "wijk"}]})


def test_what_a_build_wrote_refuses_it_afterwards(tmp_path: Path) -> None:
    with NewDatabase(tmp_path / "kb.db") as new:
        new.add({"areas": [{"id": "GM0141", "name": "Almelo", "kind": "municipality"}]})
        new.finish()
    with (
        closing(sqlite3.connect(tmp_path / "kb.db")) as written,
        pytest.raises(sqlite3.IntegrityError, match="areas_kind"),
    ):
        written.execute("update areas set kind = 'wijk'")
