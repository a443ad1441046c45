"""The particle of a verb is its own, not that of an infinitive behind it."""

from __future__ import annotations

import pytest

from nlp.language.clauses.lexicon import lexicon
from nlp.language.clauses.predicate import predicate_of
from nlp.pipeline import build, make_doc
from nlp.records import DocumentContext

NLP = build()
CONTEXT = DocumentContext("d", "agreement", "Woondeal")


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("De gemeente maakt plannen op te stellen.", "maken"),
        ("De gemeente maakt een plan op.", "opmaken"),
    ],
)
def test_a_particle_before_te_is_that_of_the_infinitive(sentence: str, verb: str) -> None:
    analysis = NLP(make_doc(NLP, sentence, CONTEXT))._.readings[0].analysis
    assert analysis is not None
    assert predicate_of(analysis.clauses[0], analysis.words, lexicon()).infinitive == verb
