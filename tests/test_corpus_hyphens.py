"""Words with a hyphen of their own."""

from pathlib import Path

import pytest

from corpus.hyphens import load_hyphen_words
from corpus.loading import CorpusError


def test_words_of_one_rank_are_joined_by_a_hyphen() -> None:
    words = load_hyphen_words()
    assert words.are_joined("laag", "hoog")
    assert not words.are_joined("laag", "huur")


def test_an_english_word_is_joined_to_what_may_follow_it() -> None:
    words = load_hyphen_words()
    assert words.are_joined("real", "time")
    assert not words.are_joined("time", "real")


def test_a_word_of_one_rank_may_begin_a_longer_word() -> None:
    assert load_hyphen_words().begun_by("noord", "zuidlijn") == ("zuid",)
    assert load_hyphen_words().begun_by("noord", "zuid") == ()


def test_a_group_of_one_word_is_refused(tmp_path: Path) -> None:
    text = 'first = ["niet"]\nequal = [["laag"]]\n[english]\nreal = ["time"]\n'
    (tmp_path / "hyphens.toml").write_text(text, encoding="utf-8")
    with pytest.raises(CorpusError, match="two or more"):
        load_hyphen_words(tmp_path)
