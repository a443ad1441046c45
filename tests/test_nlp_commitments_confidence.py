"""How likely a row is a commitment of the parties that it names."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from corpus.confidence import Odds, load_commitment_confidence
from corpus.loading import CorpusError
from extract.model import Segment
from nlp.commitments.confidence import features_of, with_confidence
from nlp.confidence import probability
from nlp.parties.participation import PartyDecision
from nlp.records import Commitment, DocumentContext, PartyMention

CONTEXT = DocumentContext("d", "plan", "Plan")
NAMED = PartyMention("Almelo", "responsible", None, False, 0.9)
FOUND = Commitment(
    1, Segment(0, 9), "Almelo bouwt.", "plan", (NAMED,), (), method="verb", doubt=("quote",)
)
WHY = PartyDecision((), (), ("subject",))


def features(found: Commitment = FOUND) -> set[str]:
    return set(features_of(found, WHY, CONTEXT))


def test_features_tell_kind_rule_party_and_doubt() -> None:
    told = {"kind:plan", "rule:verb", "evidence:verb", "party:subject", "doubt:quote", "named"}
    assert told <= features()


@pytest.mark.parametrize(
    ("parties", "said"),
    [((), "nobody"), ((replace(NAMED, implied=True),), "implied"), ((NAMED,), "named")],
)
def test_features_tell_whether_somebody_is_named(
    parties: tuple[PartyMention, ...], said: str
) -> None:
    assert features(replace(FOUND, parties=parties)) & {"nobody", "implied", "named"} == {said}


def test_a_condition_is_a_feature() -> None:
    assert "conditional" not in features()
    assert "conditional" in features(replace(FOUND, condition="indien nodig"))


def test_weights_add_up_and_a_feature_that_is_not_known_changes_nothing() -> None:
    model = Odds(intercept=0.0, weights={"named": 2.0, "doubt:quote": -2.0})
    assert probability((), model) == 0.5
    assert probability(("named", "doubt:quote", "new"), model) == 0.5
    assert probability(("named",), model) > 0.85


def test_a_commitment_gets_its_confidence_and_keeps_its_level() -> None:
    found = with_confidence(FOUND, WHY, CONTEXT)
    likely = probability(found.features, load_commitment_confidence())
    assert found.confidence == round(likely, 3)
    assert replace(found, confidence=None, features=()) == FOUND


def test_an_unknown_key_is_refused_with_its_file(tmp_path: Path) -> None:
    (tmp_path / "commitment-confidence.toml").write_text(
        "[commitment]\nbias = 1\n", encoding="utf-8"
    )
    with pytest.raises(CorpusError, match=r"commitment-confidence\.toml"):
        load_commitment_confidence(tmp_path)
