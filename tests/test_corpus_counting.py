"""The vocabulary of counts and areas is checked when it is loaded."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from corpus.areas import REFERENCE, load_areas
from corpus.counting import BASES, SEGMENTS, compile_words, load_area_words, load_vocabulary
from corpus.manifest import CorpusError


def copied(tmp_path: Path, name: str, old: str, new: str) -> Path:
    text = (REFERENCE / name).read_text(encoding="utf-8")
    assert old in text
    (tmp_path / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    return tmp_path


def test_every_segment_and_basis_has_words() -> None:
    vocabulary = load_vocabulary()
    named = {term.name for term in (*vocabulary.segments, *vocabulary.tenures)}
    assert named == set(SEGMENTS)
    # Money tells the basis "budget"; no words of its own tell "voorraad" yet.
    assert {term.name for term in vocabulary.bases} >= set(BASES) - {"budget", "voorraad"}


def test_every_area_word_stands_for_a_known_area() -> None:
    areas = load_areas()
    for word, name in load_area_words().demonyms:
        assert areas.named(name), word


@pytest.mark.parametrize(
    ("pattern", "text", "fits"),
    [
        ("*woningen", "huurwoningen", True),
        ("*woningen", "woningcorporaties", False),
        ("sociale huur*", "Sociale huurwoningen", True),
        ("zijn ... toegevoegd", "zijn er 300 woningen toegevoegd", True),
        ("zijn ... toegevoegd", "zijn er; later toegevoegd", False),
    ],
)
def test_a_pattern_fits_whole_words(pattern: str, text: str, fits: bool) -> None:
    assert bool(compile_words([pattern]).search(text)) == fits


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('name = "duur"', 'name = "heel duur"', "'heel duur' is no code of [segment]"),
        ('"dure koop*"', '"dure [koop"', "is not a pattern of words"),
        ('"nultreden*"', '"flexwonen"', "'flexwonen' is under"),
        ("[limits]", "[limit]", "unknown key 'limit'"),
    ],
)
def test_a_wrong_entry_is_named_with_its_line(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    folder = copied(tmp_path, "counting.toml", old, new)
    with pytest.raises(CorpusError, match=r"counting\.toml:\d+: .*") as error:
        load_vocabulary(folder)
    assert message in str(error.value)


def test_broken_toml_is_an_error_of_one_line(tmp_path: Path) -> None:
    (tmp_path / "counting.toml").write_text("[[unit]\n", encoding="utf-8")
    with pytest.raises(CorpusError, match="counting"):
        load_vocabulary(tmp_path)


def test_a_former_municipality_without_a_known_successor_is_an_error(tmp_path: Path) -> None:
    for path in REFERENCE.glob("*.csv"):
        shutil.copy(path, tmp_path / path.name)
    file = tmp_path / "former-municipalities.csv"
    file.write_text(
        file.read_text(encoding="utf-8") + "x-voormalig,X,2020,GM9999,\n", encoding="utf-8"
    )
    with pytest.raises(CorpusError, match=r"former-municipalities\.csv:\d+: unknown area 'GM9999'"):
        load_areas(tmp_path)
