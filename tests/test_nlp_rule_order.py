"""On the corpus the order of rules changes nothing: no decision on a sentence and no field of a count.

The documents are read once for all tests here.
"""

from __future__ import annotations

import builtins
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from corpus.commitment_rules import commitment_rules
from corpus.folder import read_folder
from corpus.manifest import DocumentEntry
from extract.document_table import document_table
from extract.model import SourceText
from extract.passages import passages
from extract.read import read
from identity.model import Identity
from kb.context import context_of
from kb.explain import explanations
from kb.identities import described, undescribed
from kb.read_document import Findings
from kb.read_source import reference
from kb.source_rows import ReadDocument
from nlp.commitments import find
from nlp.commitments.document.walk import decisions_in
from nlp.commitments.rules.match import RuleSet, default_rules, rule_set
from nlp.counts import cautions, doubts, table_counts, text_counts, votes
from nlp.counts.fields import area, borrowed, place, project, segment, unit
from nlp.counts.table import doubts as table_doubts
from nlp.counts.table import places
from nlp.reading import DocumentReading
from nlp.records import Count

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Read:
    """A document with the text that it is from, and its pages there."""

    text: SourceText
    entry: DocumentEntry
    identity: Identity
    first: int
    last: int
    reading: DocumentReading


def documents_in(folder: str) -> list[Read]:
    """The documents of a folder, each read once."""
    areas, parties = reference().areas, reference().parties
    found: list[Read] = []
    for source in read_folder(ROOT / folder).sources:
        text = read(source.path, source.media_type, source.password)
        known = [(d, described(source, d, text, areas, parties)) for d in source.documents]
        for entry, identity in known or undescribed(source, text, areas, parties):
            last = entry.page_last or len(text.pages)
            context = context_of(entry, areas, identity=identity)
            blocks = passages(text, entry.page_first, last)
            reading = DocumentReading(context, blocks, areas)
            found.append(Read(text, entry, identity, entry.page_first, last, reading))
    return found


@pytest.fixture(scope="module")
def documents() -> list[Read]:
    """The documents of the corpus."""
    return documents_in("corpus")


Decided = list[tuple[object, ...]]


def decisions(documents: list[Read], rules: RuleSet) -> Decided:
    """What is decided on every sentence, and why."""
    return [
        (item.sentence.text, item.decision.outcome, item.decision.level, item.decision.why)
        for document in documents
        for _, decided in decisions_in(document.reading, rules)
        for item in decided
    ]


@pytest.fixture(scope="module")
def found(documents: list[Read]) -> Decided:
    """What is decided with the rules as they stand."""
    return decisions(documents, default_rules())


def test_the_order_of_the_rules_changes_no_decision(documents: list[Read], found: Decided) -> None:
    backwards = rule_set(reversed(commitment_rules().rules.values()))
    assert len(found) > 2000
    assert found == decisions(documents, backwards)


def test_every_sentence_of_the_corpus_is_explained(documents: list[Read], found: Decided) -> None:
    explained = [
        explanation
        for document in documents
        for explanation in explanations(_kept(document), document.text, reading=document.reading)
    ]
    assert [explanation["text"] for explanation in explained] == [text for text, *_ in found]
    assert all(said["decision"]["why"] for said in explained)
    assert all(said["clauses"] or said["decision"]["rule"] != "verb" for said in explained)


def _kept(document: Read) -> ReadDocument:
    """A document with what was decided on its sentences."""
    reading = document.reading
    findings = Findings(passages=reading.passages, decisions=find(reading).decisions)
    return ReadDocument(document.entry, reading.context, findings, document.identity)


def counts(documents: Iterable[Read]) -> list[Count]:
    """All counts of the documents, in text and in tables."""
    areas = reference().areas
    found: list[Count] = []
    for document in documents:
        text, reading = document.text, document.reading
        found += text_counts(reading, reading.passages, areas)[0]
        for index, grid in enumerate(text.grids):
            if document.first <= grid.page_first <= document.last and grid.cells:
                section = document_table(text, grid, reading.passages).section
                found += table_counts(reading, text, index, grid, section, areas)[0]
    return found


def backwards(found: Iterable[Any], key: Callable[[Any], Any]) -> list[Any]:
    turned = list(found)[::-1]
    return builtins.sorted(turned, key=key)


def test_the_order_of_the_rules_changes_no_field(
    documents: list[Read], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the corpus, and in texts of all kinds."""
    documents = [*documents, *documents_in("tests/texts")]
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
