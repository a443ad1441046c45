"""Votes on the fields of counts: on the corpus the order of the rules changes no field."""

from __future__ import annotations

import builtins
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from corpus.count_rules import load_count_rules
from corpus.folder import read_folder
from corpus.loading import REFERENCE, CorpusError
from extract.document_table import document_table
from extract.markdown import parse_markdown
from extract.model import SourceText
from extract.passages import passages
from extract.read import read
from kb.context import context_of
from kb.identities import described, undescribed
from kb.read_source import reference
from nlp.counts import cautions, doubts, numbers_left_out, table_counts, text_counts, votes
from nlp.counts.fields import area, borrowed, place, project, segment, unit
from nlp.counts.table import doubts as table_doubts
from nlp.counts.table import places
from nlp.reading import DocumentReading
from nlp.records import Count, DocumentContext

ROOT = Path(__file__).resolve().parent.parent
Read = tuple[SourceText, int, int, DocumentReading]


@pytest.fixture(scope="module")
def documents() -> list[Read]:
    """The documents of the corpus and of ``tests/texts``, each read once."""
    data = reference()
    found: list[Read] = []
    for folder in ("corpus", "tests/texts"):
        for entry in read_folder(ROOT / folder).sources:
            text = read(entry.path, entry.media_type, entry.password)
            known = [
                (d, described(entry, d, text, data.areas, data.parties)) for d in entry.documents
            ]
            for document, identity in known or undescribed(entry, text, data.areas, data.parties):
                last = document.page_last or len(text.pages)
                context = context_of(document, data.areas, identity=identity)
                blocks = passages(text, document.page_first, last)
                reading = DocumentReading(context, blocks, data.areas)
                found.append((text, document.page_first, last, reading))
    return found


def counts(documents: Iterable[Read]) -> list[Count]:
    """All counts of the documents, in text and in tables."""
    areas = reference().areas
    found: list[Count] = []
    for text, first, last, reading in documents:
        found += text_counts(reading, reading.passages, areas)[0]
        for index, grid in enumerate(text.grids):
            if first <= grid.page_first <= last and grid.cells:
                section = document_table(text, grid, reading.passages).section
                found += table_counts(reading, text, index, grid, section, areas)[0]
    return found


def backwards(found: Iterable[Any], key: Callable[[Any], Any]) -> list[Any]:
    turned = list(found)[::-1]
    return builtins.sorted(turned, key=key)


def test_the_order_of_the_rules_changes_no_field(
    documents: list[Read], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = counts(documents)
    assert len(found) > 700
    for module, name in (
        (area, "RULES"),
        (place, "SENTENCE_RULES"),
        (borrowed, "RULES"),
        (unit, "WORD_RULES"),
        (segment, "WORD_RULES"),
        (project, "WORD_RULES"),
        (places, "RULES"),
        (doubts, "RULES"),
        (table_doubts, "RULES"),
        (cautions, "_FAR"),
    ):
        rules = getattr(module, name)
        turned = tuple(reversed(rules))
        kept = {rule: rules[rule] for rule in turned} if isinstance(rules, dict) else turned
        monkeypatch.setattr(module, name, kept)
    monkeypatch.setattr(votes, "sorted", backwards, raising=False)
    assert counts(documents) == found


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
