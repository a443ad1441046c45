"""What was decided on every sentence and number, in a file beside the knowledge base."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner

from corpus.manifest import CorpusError
from kb.build import BuildOptions, build
from kb.cli import main

AGREEMENT = """# Woondeal Twente

20 maart 2025

De gemeenten bouwen tot en met 2030 in Twente 14.100 woningen.
De provincie bouwt op dit moment een brug.
Een mooie dag voor Twente.
Het kostte 2.500 in totaal.

| Gemeente | Woningen 2030 |
|---|---|
| Almelo | 250 |
| Borne | 340 |
"""


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        yield connection


def corpus_in(folder: Path) -> Path:
    (folder / "corpus").mkdir()
    (folder / "corpus" / "deal.md").write_text(AGREEMENT, encoding="utf-8")
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return corpus_in(tmp_path)


@pytest.fixture(scope="module")
def decisions(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """The decisions, with the knowledge base as ``kb``."""
    folder = corpus_in(tmp_path_factory.mktemp("decisions"))
    build(
        BuildOptions(
            folder / "corpus", folder / "kb.db", strict=True, decisions=folder / "decisions.db"
        )
    )
    with opened(folder / "decisions.db") as rows:
        rows.execute("attach ? as kb", (str(folder / "kb.db"),))
        yield rows


def decision(rows: sqlite3.Connection, text: str, about: str = "commitment") -> sqlite3.Row:
    (found,) = rows.execute(
        "select * from decisions where about = ? and text like ?", (about, f"%{text}%")
    ).fetchall()
    assert isinstance(found, sqlite3.Row)
    return found


def test_a_sentence_that_promises_nothing_keeps_the_votes_for_and_against(
    decisions: sqlite3.Connection,
) -> None:
    row = decision(decisions, "op dit moment")
    assert (row["about"], row["outcome"], row["rule"]) == ("commitment", "none", "already")
    votes = decisions.execute(
        "select rule, outcome, words, decides, beaten_by from decision_votes"
        " where decision_id = ? order by rule",
        (row["id"],),
    ).fetchall()
    assert [tuple(vote) for vote in votes] == [
        ("already", "none", "op dit moment", 1, None),
        ("verb", "commitment", "bouwt", 0, "already"),
    ]


def test_a_sentence_on_which_no_rule_votes_says_so(decisions: sqlite3.Connection) -> None:
    row = decision(decisions, "Een mooie dag")
    assert (row["outcome"], row["rule"]) == ("none", None)
    assert row["why"] == "geen regel had iets over deze zin te zeggen"


def test_a_number_that_counts_nothing_says_what_was_noted(decisions: sqlite3.Connection) -> None:
    row = decision(decisions, "2.500", "count")
    assert (row["about"], row["outcome"], row["rule"]) == ("count", "none", None)
    assert row["why"].startswith("Een getal waarvan de tekst niet zegt wat het telt")


def test_every_count_and_commitment_has_its_decision(decisions: sqlite3.Connection) -> None:
    for table, about in (("counts", "count"), ("commitments", "commitment")):
        known = decisions.execute(f"select span_id from kb.{table}").fetchall()
        decided = decisions.execute(
            "select span_id from decisions where about = ? and outcome = ?", (about, about)
        ).fetchall()
        assert known
        assert {row[0] for row in known} == {row[0] for row in decided}


def test_a_decision_on_a_number_in_a_table_stands_at_its_cell(
    decisions: sqlite3.Connection,
) -> None:
    row = decision(decisions, "340", "count")
    assert (row["outcome"], AGREEMENT[row["char_start"] : row["char_end"]]) == ("count", "340")


def test_the_decisions_are_no_part_of_the_knowledge_base(folder: Path) -> None:
    build(BuildOptions(folder / "corpus", folder / "without.db", strict=True))
    build(
        BuildOptions(
            folder / "corpus", folder / "with.db", strict=True, decisions=folder / "decisions.db"
        )
    )
    dumps = []
    for name in ("without.db", "with.db"):
        with opened(folder / name) as rows:
            rows.execute("delete from builds")
            dumps.append(list(rows.iterdump()))
    assert dumps[0] == dumps[1]


def test_the_decisions_are_written_though_nothing_changed(folder: Path) -> None:
    arguments = ["build", "--corpus", str(folder / "corpus"), "--output", str(folder / "kb.db")]
    arguments += ["--workers", "1", "--if-changed", "--decisions", str(folder / "decisions.db")]
    for _ in range(2):
        (folder / "decisions.db").unlink(missing_ok=True)
        assert CliRunner().invoke(main, arguments).exit_code == 0
        assert (folder / "decisions.db").is_file()


def test_the_decisions_cannot_take_the_place_of_the_knowledge_base(folder: Path) -> None:
    output = folder / "kb.db"
    with pytest.raises(CorpusError, match="name another file"):
        build(BuildOptions(folder / "corpus", output, decisions=output))


def test_a_folder_that_is_not_there_is_named(folder: Path) -> None:
    with pytest.raises(CorpusError, match="no such folder"):
        build(
            BuildOptions(folder / "corpus", folder / "kb.db", decisions=folder / "nergens" / "d.db")
        )
