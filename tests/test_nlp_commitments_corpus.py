"""All decisions on the corpus: the order of rules changes none of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.commitment_rules import commitment_rules
from corpus.folder import read_folder
from extract.passages import passages
from extract.read import read
from kb.context import context_of
from kb.read_source import reference
from nlp.commitments.document.walk import decisions_in
from nlp.commitments.rules.match import RuleSet, default_rules, rule_set
from nlp.reading import DocumentReading

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def documents() -> list[DocumentReading]:
    """The readings of the documents of the corpus, each made once for all tests here."""
    areas = reference().areas
    found = []
    for entry in read_folder(ROOT / "corpus").sources:
        text = read(entry.path, entry.media_type, entry.password)
        for document in entry.documents:
            last = document.page_last or len(text.pages)
            context = context_of(document, areas)
            found.append(DocumentReading(context, passages(text, document.page_first, last)))
    return found


def decisions(documents: list[DocumentReading], rules: RuleSet) -> list[tuple[object, ...]]:
    """What is decided on every sentence, and by which rule."""
    return [
        (item.sentence.text, item.decision.outcome, item.decision.level, item.decision.why)
        for document in documents
        for _, decided in decisions_in(document, rules)
        for item in decided
    ]


def test_the_order_of_the_rules_changes_no_decision(documents: list[DocumentReading]) -> None:
    backwards = rule_set(reversed(commitment_rules().rules.values()))
    found = decisions(documents, default_rules())
    assert len(found) > 2000
    assert found == decisions(documents, backwards)
