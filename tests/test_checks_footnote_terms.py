"""Marks of footnotes behind another word than the one that the note explains."""

from __future__ import annotations

from checks.footnote_terms import marks_behind_others
from checks.judge import judge
from extract.passages import passages
from extract.text import parse_text
from nlp.reading import DocumentReading
from nlp.records import DocumentContext

NOTES = """

1 Hofjeswoningen zijn woningen aan een gedeelde tuin.
2 Kangoeroewoningen, vaak met een eigen deur, zijn woningen voor twee huishoudens.
"""


def found(sentence: str, notes: str = NOTES) -> list[tuple[str, str]]:
    read = passages(parse_text(f"1. Wonen\n\n{sentence}\n{notes}"), 1, 1)
    reading = DocumentReading(DocumentContext("proef", "agreement", "Proef"), read)
    checks = map(judge, marks_behind_others(reading, read))
    return [(check.subject, check.computed) for check in checks]


def test_the_mark_stands_behind_the_word_after_the_one_that_is_explained() -> None:
    text = "Er komen 40 hofjeswoningen1, 30 kangoeroewoningen en 20 zorgstudio's voor studenten2 in het dorp."
    assert found(text) == [("Noot 2 bij 'studenten'", "bij 'kangoeroewoningen'")]


def test_the_mark_stands_behind_its_own_word() -> None:
    assert found("Er komen 40 hofjeswoningen1 en 30 kangoeroewoningen2 in het dorp.") == []


def test_a_note_that_speaks_of_the_marked_word_fits() -> None:
    assert found("Er komen kangoeroewoningen voor huishoudens2 in het dorp.") == []


def test_the_explained_word_must_stand_in_the_sentence() -> None:
    assert (
        found("Er komen kangoeroewoningen. Er komen ook studio's voor studenten2 in het dorp.")
        == []
    )
