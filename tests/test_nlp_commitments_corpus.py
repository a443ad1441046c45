"""All decisions on the corpus: the order of rules changes none of them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from corpus.commitment_rules import commitment_rules
from corpus.folder import read_folder
from extract.model import SourceText
from extract.passages import passages
from extract.read import read
from kb.context import context_of
from kb.explain import explanations
from kb.identities import described
from kb.read_document import Findings
from kb.read_source import reference
from kb.source_rows import ReadDocument
from nlp.commitments import find
from nlp.commitments.document.walk import decisions_in
from nlp.commitments.rules.match import RuleSet, default_rules, rule_set
from nlp.reading import DocumentReading

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Read:
    """A document of the corpus with the text that it is from."""

    text: SourceText
    document: ReadDocument
    reading: DocumentReading


@pytest.fixture(scope="module")
def documents() -> list[Read]:
    """The documents of the corpus, each read once for all tests here."""
    areas = reference().areas
    read_ones = []
    for entry in read_folder(ROOT / "corpus").sources:
        text = read(entry.path, entry.media_type, entry.password)
        for document in entry.documents:
            last = document.page_last or len(text.pages)
            identity = described(entry, document, text, areas, reference().parties)
            context = context_of(document, areas, identity=identity)
            found = passages(text, document.page_first, last)
            reading = DocumentReading(context, found, areas)
            findings = Findings(passages=found, decisions=find(reading).decisions)
            kept = ReadDocument(document, context, findings, identity)
            read_ones.append(Read(text, kept, reading))
    return read_ones


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
        for read in documents
        for explanation in explanations(read.document, read.text, reading=read.reading)
    ]
    assert [explanation["text"] for explanation in explained] == [text for text, *_ in found]
    assert all(said["decision"]["why"] for said in explained)
    assert all(said["clauses"] or said["decision"]["rule"] != "verb" for said in explained)
