"""Votes on the fields of counts: each rule has its strength and place, and votes that lost are kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.count_rules import load_count_rules
from corpus.loading import REFERENCE, CorpusError
from extract.markdown import parse_markdown
from extract.passages import passages
from kb.read_source import reference
from nlp.counts import numbers_left_out, text_counts
from nlp.reading import DocumentReading
from nlp.records import DocumentContext


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        (
            '{ id = "before", place = "own", strength = 0.972',
            '{ id = "before", place = "own", strength = 0.993',
        ),
        ('{ id = "before", place = "own"', '{ id = "behind", place = "own"'),
        ('{ id = "before", place = "own"', '{ id = "before", place = "nowhere"'),
        ("strength = 0.972", "strength = 1.0"),
    ],
)
def test_a_rule_has_an_id_and_strength_of_its_own_and_a_known_place(
    tmp_path: Path, was: str, becomes: str
) -> None:
    words = (REFERENCE / "count-rules.toml").read_text(encoding="utf-8")
    assert was in words
    (tmp_path / "count-rules.toml").write_text(words.replace(was, becomes, 1), "utf-8")
    with pytest.raises(CorpusError, match="area"):
        load_count_rules(tmp_path)


def test_a_count_keeps_the_votes_that_lost() -> None:
    source = parse_markdown(
        "In Twente komen 200 woningen, zo heeft Almelo met 4 corporaties afgesproken."
    )
    areas = reference().areas
    blocks = passages(source, 1, 1)
    reading = DocumentReading(DocumentContext("nota", "agreement", "Nota", "GM0141"), blocks, areas)
    count = text_counts(reading, blocks, areas)[0][0]
    on_area = [(vote.rule, vote.value) for vote in count.votes if vote.field == "area"]
    assert on_area == [("before", "twente"), ("sentence", "twente"), ("document", "GM0141")]


def test_each_number_that_is_no_count_has_its_reason() -> None:
    source = parse_markdown("Het kantoor aan de Lindelaan 46 wijkt voor 30 bomen en 12 woningen.")
    areas = reference().areas
    blocks = passages(source, 1, 1)
    reading = DocumentReading(DocumentContext("nota", "agreement", "Nota"), blocks, areas)
    assert [n.reason for n in numbers_left_out(reading, blocks, areas)] == [
        "een huisnummer of deel van een naam",
        "de woorden zeggen niet wat het telt",
    ]
