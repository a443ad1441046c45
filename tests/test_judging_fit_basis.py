"""Fitting the model of words on numbers that people annotated."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.basis_words import BASES, load_basis_words
from judging.fit import TooFewJudgementsError
from judging.fit_basis import FEWEST_DOCUMENTS, Known, apart, fit_basis, known_of, write_model
from judging.readings import Reading
from kb.quality.annotations import CountNote
from nlp.counts.learned_basis import best_basis


def _note(start: int, end: int, basis: str, **more: object) -> CountNote:
    fields: dict[str, object] = {
        **{"quote": "36", "value": 36.0, "low": None, "unit": "woningen", "area": None},
        **{"project": None, "segment": None, "period_start": None, "period_end": None},
    }
    return CountNote(start=start, end=end, basis=basis, **{**fields, **more})  # type: ignore[arg-type]


def _reading(start: int, end: int) -> Reading:
    return Reading(("sha", start, end), {}, "plan", (), frozenset({"rule:overig", "before:plan"}))


def test_a_reading_is_known_by_the_note_at_its_place() -> None:
    found = list(known_of([_reading(10, 12)], [_note(10, 12, "plancapaciteit")]))
    assert [(k.basis, k.by_rules, k.file) for k in found] == [("plancapaciteit", "overig", "sha")]


@pytest.mark.parametrize(
    "note",
    [
        _note(40, 42, "prognose"),
        _note(10, 12, "prognose", must=False),
        _note(10, 12, "prognose", disputed=frozenset({"basis"})),
        _note(10, 12, "sleutelprojecten"),
    ],
)
def test_a_number_on_which_people_differ_teaches_nothing(note: CountNote) -> None:
    assert not list(known_of([_reading(10, 12)], [note]))


_TOLD_BY = {"plan": "plancapaciteit", "behoefte": "prognose", "bestaande": "voorraad"}


def _corpus() -> list[Known]:
    """Twenty documents in which a word says plan, another need, a third stock."""
    return [
        Known(
            frozenset({"rule:overig", f"before:{word}", f"around:eigen{n}"}),
            basis,
            "overig",
            f"f{n}",
        )
        for n in range(20)
        for word, basis in _TOLD_BY.items()
        for _ in range(3)
    ]


def test_the_fitted_model_tells_what_the_words_say() -> None:
    model = fit_basis(_corpus())
    seen = frozenset({"rule:overig", "before:behoefte"})
    assert best_basis("overig", seen, model) == "prognose"


def test_a_word_of_few_documents_has_no_weight() -> None:
    model = fit_basis(_corpus())
    assert FEWEST_DOCUMENTS > 1
    assert not any(name.startswith("around:eigen") for name in model.weights)


def test_a_basis_that_nobody_annotated_is_never_told() -> None:
    model = fit_basis(_corpus())
    assert best_basis("overig", frozenset(), model) != "budget"
    assert model.always[BASES.index("budget")] < -50


def test_the_score_apart_counts_what_changes() -> None:
    told = apart(_corpus())
    assert (told.numbers, told.by_rules) == (180, 0)
    assert told.with_model == told.changed == 180


def test_too_few_documents_are_refused() -> None:
    with pytest.raises(TooFewJudgementsError, match="documents"):
        fit_basis(_corpus()[:6])


def test_a_model_is_read_as_it_was_written(tmp_path: Path) -> None:
    model = fit_basis(_corpus())
    write_model(tmp_path / "basis-words.csv", model)
    again = load_basis_words(tmp_path)
    assert again.always == model.always
    assert again.weights == model.weights
