"""An area behind the name of a document or programme names that, not a place."""

from __future__ import annotations

import pytest

from corpus.areas import load_areas
from nlp.area_names import area_mentions
from nlp.records import DocumentContext

AREAS = load_areas()
OVERIJSSEL = DocumentContext("d", "agreement", "Woondeal", "PV23", None, "PV23", ())


@pytest.mark.parametrize(
    ("words", "strength"),
    [
        ("volgens de versnellingsaanpak Almelo", "weak"),
        ("volgens het dashboard Almelo", "weak"),
        ("volgens de woonvisie Almelo", "weak"),
        ("Versnellingsaanpak Overijssel", "weak"),
        ("volgens de aanpak Almelo", "strong"),
        ("Heel Overijssel", "strong"),
    ],
)
def test_an_area_behind_a_title_is_weak_however_that_is_written(words: str, strength: str) -> None:
    (mention,) = area_mentions(words, OVERIJSSEL, AREAS)
    assert mention.strength == strength
