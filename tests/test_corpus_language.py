"""The closed classes of Dutch: one list each, without contradictions."""

import shutil
from pathlib import Path

import pytest

from corpus.language import language, load_language
from corpus.loading import REFERENCE, CorpusError


def test_months_have_their_abbreviations() -> None:
    months = language().months
    assert months["maart"] == months["mrt"] == 3
    assert months["sept"] == months["sep"] == 9
    assert len(language().month_names) == 12


def test_a_winter_ends_in_the_next_year() -> None:
    winter = language().seasons["winter"]
    assert (winter.first, winter.last) == (12, 2)
    assert language().seasons["lente"] is language().seasons["voorjaar"]


def test_auxiliaries_give_infinitive_and_tense() -> None:
    assert language().auxiliaries["zou"] == ("zullen", "past")
    assert language().auxiliaries["moeten"] == ("moeten", "present")
    assert "zijn" not in language().modals


def test_subordinators_can_be_asked_by_what_they_do() -> None:
    assert {"indien", "mits", "tenzij"} == language().subordinators(meaning="condition")
    assert "dat" in language().subordinators("content", doubtful=True)
    assert "dat" not in language().subordinators(doubtful=False)
    assert language().subordinators("relative").isdisjoint(language().subordinators("question"))


def test_coordinators_know_what_they_join() -> None:
    coordinators = language().coordinators
    assert "want" not in coordinators.between_phrases
    assert "/" in coordinators.between_phrases
    assert "/" not in coordinators.words


def test_function_words_name_nothing() -> None:
    assert {"de", "van", "omdat", "wij", "zullen", "ook"} <= language().function_words
    assert language().function_words.isdisjoint({"gemeente", "woning", "januari", "twee"})


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('negative = "geen"', 'negative = "geen de"', "'de' is there twice, under"),
        ('definite = "de het"', 'definite = "de het de"', "'de' is there twice"),
        ('meaning = "cause"', 'meaning = "clause"', "unknown value 'clause'"),
        ('clause = "content"', 'clause = "adverbial"', "a meaning belongs to an adverbial clause"),
        (
            'past = "deed deden"',
            'past = "deed deden"\nmeaning = "due"',
            "'doen' has a meaning and is no modal",
        ),
        ("number = 12", "number = 11", "the twelve months must be there"),
        ("maandag = 1", "maandag = 8", "weekdays maandag: expected a whole number <= 7"),
        ('we = "we wij"', 'wee = "we wij"', "unknown key 'wee'"),
        ("a.s. c.a.", "as c.a.", "'as' has no full stop"),
    ],
)
def test_a_fault_in_the_file_is_named(tmp_path: Path, old: str, new: str, message: str) -> None:
    shutil.copy(REFERENCE / "language.toml", tmp_path)
    path = tmp_path / "language.toml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(CorpusError, match=message):
        load_language(tmp_path)


def test_modals_say_what_must_be_and_what_may_be() -> None:
    assert language().modals_of("due") == {"moeten", "dienen"}
    assert language().modals_of("possible") == {"kunnen", "mogen", "hoeven"}
    assert language().modals_of("due") < language().modals
