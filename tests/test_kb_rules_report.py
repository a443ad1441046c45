"""The report on rules: where each fires, what it decides and beats, and how often it is right."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from corpus.folder import read_folder
from kb.quality.annotations import Annotated, CommitmentNote
from kb.read_source import read_source
from kb.rules_report import Fired, decisions_of, main, report_lines, tally
from nlp.commitments import SentenceDecision

TEXT = """Woondeal Twente

De gemeenten bouwen woningen. De gemeenten bouwen momenteel huizen. Almelo is mooi.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "deal.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


@pytest.fixture
def decisions(folder: Path) -> list[SentenceDecision]:
    (entry,) = read_folder(folder).sources
    return list(decisions_of(read_source(entry, keep=True)))


def note(start: int, end: int) -> CommitmentNote:
    return CommitmentNote(start, end, TEXT[start:end], "plan", frozenset(), None)


def test_a_rule_counts_its_votes_its_decisions_and_what_it_beats(
    decisions: list[SentenceDecision],
) -> None:
    found: dict[str, Fired] = {}
    tally(decisions, found)
    assert (found["verb"].votes, found["verb"].decides) == (2, 1)
    assert found["already"].beats == {"verb": 1}


def test_what_a_rule_decides_is_held_against_the_annotations(
    decisions: list[SentenceDecision],
) -> None:
    start = TEXT.index("De gemeenten bouwen woningen.")
    right = Annotated("deal", "deal", None, (note(start, start + 29),))
    for annotated, expected in (
        (right, (1, 1)),
        (Annotated("deal", "deal", None, ()), (1, 0)),
        (Annotated("deal", "deal", None, (), coverage=((0, 5),)), (0, 0)),
        (Annotated("deal", "deal", (), None), (0, 0)),
    ):
        found: dict[str, Fired] = {}
        tally(decisions, found, annotated)
        assert (found["verb"].judged, found["verb"].right) == expected


def test_the_report_names_rules_that_never_vote() -> None:
    lines = list(report_lines({"verb": Fired(2, 1, 1, 1)}))
    assert "1 of 1" in lines[1]
    assert "agreement" in lines[-1]
    assert " verb," not in lines[-1]


def test_the_command_reads_a_folder(folder: Path) -> None:
    found = CliRunner().invoke(main, [str(folder)])
    assert found.exit_code == 0
    assert "already" in found.output
