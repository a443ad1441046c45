"""What a number rests on by all words around it: the model's vote beside the rules'."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.basis_words import ALWAYS, BASES, BasisWords, load_basis_words
from corpus.loading import CorpusError
from nlp.counts import learned_basis
from nlp.counts.learned_basis import LIKELY, best_basis, evidence, probabilities, reconsidered
from nlp.counts.votes import Decision, vote
from nlp.counts.words_around import words_around

_NONE = (0.0,) * len(BASES)


def _weights(**of_basis: float) -> tuple[float, ...]:
    return tuple(of_basis.get(basis, 0.0) for basis in BASES)


def _model(**features: tuple[float, ...]) -> BasisWords:
    return BasisWords(_NONE, features)


def test_words_count_by_where_they_stand() -> None:
    text = "Het plan van de gemeente voorziet in 36 woningen langs de vaart."
    start = text.index("36")
    found = set(words_around(text, start, start + 2, ("Beleid", "Het plan")))
    assert {"right before:in", "before:plan", "around:vaart", "heading:plan"} <= found
    assert "right before:het" not in found


def test_figures_are_all_alike() -> None:
    text = "In 2030 zijn er 36 woningen"
    found = set(words_around(text, 16, 18, ()))
    assert "before:#" in found
    assert "before:2030" not in found


def test_a_word_far_away_is_not_near() -> None:
    text = "plan " + "en dan " * 15 + "36 woningen"
    start = text.index("36")
    found = set(words_around(text, start, start + 2, ()))
    assert "before:plan" not in found
    assert "around:plan" not in found


def test_probabilities_add_up_to_one() -> None:
    model = _model(**{"before:behoefte": _weights(prognose=2.0)})
    likely = probabilities({"before:behoefte", "before:onbekend"}, model)
    assert sum(likely) == pytest.approx(1.0)
    assert max(likely) == likely[BASES.index("prognose")]


@pytest.mark.parametrize(("over", "told"), [(0.02, "plancapaciteit"), (-0.02, "overig")])
def test_the_model_decides_from_its_threshold_on(over: float, told: str) -> None:
    from math import log

    others = len(BASES) - 1
    weight = log((LIKELY + over) / (1 - LIKELY - over) * others)
    model = _model(**{"before:bestemmingsplan": _weights(plancapaciteit=weight)})
    assert best_basis("overig", frozenset({"before:bestemmingsplan"}), model) == told


def test_the_model_makes_no_target() -> None:
    model = _model(**{"before:moet": _weights(opgave=9.0)})
    assert best_basis("overig", frozenset({"before:moet"}), model) == "overig"


def test_key_projects_stay_what_they_are() -> None:
    model = _model(**{"before:plan": _weights(plancapaciteit=9.0)})
    assert best_basis("sleutelprojecten", frozenset({"before:plan"}), model) == "sleutelprojecten"


def test_the_rules_votes_are_kept_and_the_words_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    model = _model(
        **{
            "before:bestemmingsplan": _weights(plancapaciteit=5.0),
            "around:het": _weights(plancapaciteit=6.0),
            "before:#": _weights(plancapaciteit=6.0),
        }
    )
    monkeypatch.setattr(learned_basis, "load_basis_words", lambda: model)
    by_rules = Decision(vote("basis", "nothing", "overig"))
    seen = frozenset({"before:bestemmingsplan", "around:het", "before:#"})
    found = reconsidered(by_rules, "woningen", seen)
    assert (found.value, found.rule) == ("plancapaciteit", "words-around")
    assert found.vote.words == "bestemmingsplan"
    assert found.others == (by_rules.vote,)


@pytest.mark.parametrize(
    ("rule", "value", "unit", "told"),
    [
        ("sentence", "overig", "woningen", "plancapaciteit"),
        ("weak", "prognose", "woningen", "plancapaciteit"),
        ("own", "prognose", "woningen", "plancapaciteit"),
        ("own", "overig", "woningen", "overig"),
        ("sentence", "voorraad", "woningen", "voorraad"),
        ("own", "gerealiseerd", "woningen", "gerealiseerd"),
        ("future", "opgave", "woningen", "opgave"),
        ("counted", "prognose", "woningen", "prognose"),
        ("sentence", "overig", "%", "overig"),
    ],
)
def test_what_own_words_or_years_settle_stays(
    monkeypatch: pytest.MonkeyPatch, rule: str, value: str, unit: str, told: str
) -> None:
    model = _model(**{"before:plan": _weights(plancapaciteit=9.0)})
    monkeypatch.setattr(learned_basis, "load_basis_words", lambda: model)
    by_rules = Decision(vote("basis", rule, value))
    assert reconsidered(by_rules, unit, frozenset({"before:plan"})).value == told


def test_the_model_sees_what_the_rules_said() -> None:
    by_rules = Decision(vote("basis", "own", "prognose"), (vote("basis", "weak", "voorraad"),))
    seen = evidence(["before:behoefte"], by_rules, "woningen", has_project=True)
    assert {"rule:prognose", "won:prognose:own", "said:voorraad", "unit:woningen", "project"} < seen
    assert "rule:voorraad" not in seen


def test_the_model_of_the_project_loads() -> None:
    model = load_basis_words()
    assert len(model.always) == len(BASES)
    assert ALWAYS not in model.weights


@pytest.mark.parametrize(
    ("rows", "about"),
    [
        (
            "(always),0,0,0,0,0,0,0\nbefore:x,veel,0,0,0,0,0,0\n",
            ":3: expected a number for each basis",
        ),
        ("before:x,1,0,0,0,0,0,0\n", "no row (always)"),
    ],
)
def test_a_broken_model_is_named(tmp_path: Path, rows: str, about: str) -> None:
    (tmp_path / "basis-words.csv").write_text(
        f"feature,{','.join(BASES)}\n{rows}", encoding="utf-8"
    )
    with pytest.raises(CorpusError, match=r"basis-words\.csv") as error:
        load_basis_words(tmp_path)
    assert about in str(error.value)
