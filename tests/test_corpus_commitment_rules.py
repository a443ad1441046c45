"""Loading the rules of commitments, and errors that name the line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from corpus.commitment_rules import FILE, load_commitment_rules
from corpus.loading import REFERENCE, CorpusError


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('subject = "actor"', 'subject = "iemand"', "'iemand'"),
        ('modality = "support"', 'modality = "steun"', "'steun'"),
        ("perfect = true", "volmaakt = true", "unknown key 'volmaakt'"),
        ('strength = "verb"', 'strength = "werk"', "unknown 'werk'"),
        ('overrides = ["done"]', 'overrides = ["gedaan"]', "unknown 'gedaan'"),
        ('kinds = ["election_programme", "coalition_agreement"]', 'kinds = ["krant"]', "'krant'"),
        ('id = "verb"', 'id = "state"', "there twice"),
        ('label = "werkwoord"\n', "", "key 'label' is missing"),
    ],
)
def test_a_wrong_row_is_an_error_that_names_file_and_line(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    path = tmp_path / FILE
    shutil.copy(REFERENCE / FILE, path)
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(CorpusError, match=rf"{FILE}:\d+: ") as error:
        load_commitment_rules(tmp_path)
    assert message in str(error.value)
