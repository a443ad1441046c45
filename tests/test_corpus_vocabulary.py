"""The vocabulary of promises: loading, and errors that name the line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from corpus.areas import REFERENCE
from corpus.manifest import CorpusError
from corpus.vocabulary import load_vocabulary


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("verbs.toml", "commitments.toml", "kinds.toml"):
        shutil.copy(REFERENCE / name, tmp_path / name)
    return tmp_path


def replace(path: Path, old: str, new: str) -> int:
    """Replaces the first ``old``; returns the number of its line."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_verbs_know_their_particle_and_whether_they_are_reflexive() -> None:
    verbs = {(v.infinitive, v.reflexive): v for v in load_vocabulary().verbs}
    assert verbs["uitwerken", False].base == "werken"
    assert verbs["uitwerken", False].particle == "uit"
    assert verbs["inzetten", True].sense == "effort"


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("verbs.toml", '"mee|financieren"', '"mee|financieren", "financieren"', "there twice"),
        (
            "verbs.toml",
            'modality = "process"',
            'modality = "proces"',
            "modality: unknown value 'proces'; use one of",
        ),
        ("verbs.toml", '"subsidiëren"', '"subsidie"', "not an infinitive"),
        ("commitments.toml", '"proposal"', '"advice"', "'advice'"),
        ("commitments.toml", "[deciding]", "[beslissing]", "unknown key 'beslissing'"),
    ],
)
def test_a_wrong_entry_is_an_error_that_names_file_and_line(
    folder: Path, file: str, old: str, new: str, message: str
) -> None:
    replace(folder / file, old, new)
    with pytest.raises(CorpusError, match=rf"{file}:\d+: ") as error:
        load_vocabulary(folder)
    assert message in str(error.value)


def test_a_kind_of_document_without_a_stance_is_an_error(folder: Path) -> None:
    replace(folder / "kinds.toml", 'stance = "background"\n', "")
    with pytest.raises(CorpusError, match=r"kinds\.toml:\d+: .*stance"):
        load_vocabulary(folder)


def test_a_file_that_is_not_toml_is_an_error_that_names_it(folder: Path) -> None:
    (folder / "verbs.toml").write_text("[role", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"verbs\.toml: not valid TOML"):
        load_vocabulary(folder)
