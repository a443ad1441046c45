"""What differs between two knowledge bases: rows that appeared, went and changed, with their words."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from kb.build import BuildOptions, build
from kb.cli import main
from kb.difference import Change, differences
from kb.schema import TABLES
from kb.schema_mark import schema_mark
from kb.show import NotAKnowledgeBaseError, open_database

OLD = """# Woondeal Twente

20 maart 2025

De gemeente Almelo bouwt tot en met 2030 in totaal 450 woningen.

De gemeente Borne bouwt tot en met 2030 in totaal 340 woningen.

De provincie Overijssel stelt voor 1 juli 2026 een programma vast.
"""
NEW = OLD.replace("De gemeente Borne bouwt tot en met 2030 in totaal 340 woningen.\n", "").replace(
    "een programma vast.\n",
    "een programma vast.\n\nDe gemeente Hengelo bouwt tot en met 2030 in totaal 170 woningen.\n",
)


@pytest.fixture(scope="module")
def bases(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("diff")
    for name, text in (("old", OLD), ("new", NEW)):
        (folder / name).mkdir()
        (folder / name / "deal.md").write_text(text, encoding="utf-8")
        build(BuildOptions(folder / name, folder / f"{name}.db", strict=True))
    return folder / "old.db", folder / "new.db"


def found(old: Path, new: Path) -> list[Change]:
    with closing(open_database(old)) as before, closing(open_database(new)) as after:
        return list(differences(before, after))


def test_a_row_of_added_words_is_new_and_one_of_removed_words_is_gone(
    bases: tuple[Path, Path],
) -> None:
    counts = {c.fields["value"]: c.what for c in found(*bases) if c.kind == "counts"}
    assert counts == {(340.0, None): "gone", (None, 170.0): "new"}


def test_rows_of_untouched_words_do_not_differ(bases: tuple[Path, Path]) -> None:
    assert not [c for c in found(*bases) if "450" in c.quote or "programma" in c.quote]


def test_a_row_whose_key_changed_with_its_neighbours_is_the_same_row(
    bases: tuple[Path, Path],
) -> None:
    with closing(open_database(bases[0])) as before, closing(open_database(bases[1])) as after:
        query = "select id from counts where value = 450"
        assert before.execute(query).fetchone()[0] != after.execute(query).fetchone()[0]
    assert not [c for c in found(*bases) if c.quote.startswith("De gemeente Almelo")]


def test_a_base_does_not_differ_from_itself(bases: tuple[Path, Path]) -> None:
    assert found(bases[0], bases[0]) == []


def changed_copy(base: Path, folder: Path, statement: str, name: str = "changed.db") -> Path:
    copy = folder / name
    copy.write_bytes(base.read_bytes())
    with closing(sqlite3.connect(copy)) as database:
        database.execute(statement)
        database.commit()
    return copy


@pytest.mark.parametrize(
    ("statement", "kind", "field", "values"),
    [
        ("update counts set basis = 'budget' where value = 450", "counts", "basis", 1),
        ("update counts set value = 451 where value = 450", "counts", "value", (450.0, 451.0)),
        ("update commitments set level = 'uncertain' where text like '%programma%'", "commitments", "level", 1),
        ("delete from commitment_parties where commitment_id in (select id from commitments where text like '%programma%')", "commitments", "parties", 0),
        ("update deadlines set last_day = '2027-06-30' where last_day like '2026%'", "commitments", "deadlines", 1),
        ("update documents set title = 'Anders'", "documents", "title", ("Woondeal Twente", "Anders")),
    ],
)  # fmt: skip
def test_a_field_that_differs_is_named_with_both_values(
    bases: tuple[Path, Path], tmp_path: Path, statement: str, kind: str, field: str, values: object
) -> None:
    (change,) = found(bases[0], changed_copy(bases[0], tmp_path, statement))
    assert (change.kind, change.what, list(change.fields)) == (kind, "changed", [field])
    if isinstance(values, tuple):
        assert change.fields[field] == values


def test_the_command_tells_it_by_document_and_exits_with_one(bases: tuple[Path, Path]) -> None:
    result = CliRunner().invoke(main, ["diff", *map(str, bases)])
    assert result.exit_code == 1
    lines = result.output.splitlines()
    assert lines[0] == "Woondeal Twente"
    assert any("in totaal 340 woningen" in line for line in lines)
    assert lines[-1].endswith("veranderd")


def test_the_command_exits_with_zero_where_nothing_differs(bases: tuple[Path, Path]) -> None:
    result = CliRunner().invoke(main, ["diff", str(bases[0]), str(bases[0])])
    assert (result.exit_code, result.output) == (0, "0 nieuw, 0 weg, 0 veranderd\n")


def test_as_json_it_is_a_list_of_changes(bases: tuple[Path, Path]) -> None:
    result = CliRunner().invoke(main, ["diff", "--json", *map(str, bases)])
    changes = json.loads(result.output)
    assert {"kind", "what", "id", "document", "page", "quote", "fields"} == set(changes[0])


def test_a_code_is_shown_in_dutch(bases: tuple[Path, Path], tmp_path: Path) -> None:
    set_level = "update counts set level = '{}' where value = 450"
    old = changed_copy(bases[0], tmp_path, set_level.format("probable"), "old.db")
    new = changed_copy(bases[0], tmp_path, set_level.format("certain"), "new.db")
    output = CliRunner().invoke(main, ["diff", str(old), str(new)]).output
    assert "zekerheid: waarschijnlijk → zeker" in output


def test_a_base_with_other_tables_is_refused_in_one_line(
    bases: tuple[Path, Path], tmp_path: Path
) -> None:
    other = changed_copy(bases[0], tmp_path, "pragma user_version = 7")
    with pytest.raises(NotAKnowledgeBaseError, match="made with other tables"):
        open_database(other)
    result = CliRunner().invoke(main, ["diff", str(other), str(bases[1])])
    assert result.exit_code == 1
    assert "woondeal build" in result.stderr


def test_the_mark_of_a_schema_changes_with_a_column() -> None:
    assert schema_mark(TABLES) == schema_mark(tuple(reversed(TABLES)))
    assert schema_mark(TABLES[1:]) != schema_mark(TABLES)
