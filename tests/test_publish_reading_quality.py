"""The figures of how well the documents are read, as the page about the site tells them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from publish import reading_quality as quality


def figures() -> dict[str, Any]:
    share = {"right": 9, "of": 10, "share": 0.9}
    return {
        "all": {
            "counts": {"precision": share, "recall": share, "full": share},
            "commitments": {"precision": share, "recall": share, "parties": {"precision": share}},
        },
        "sources": [{"title": "Proef"}],
    }


def test_figures_are_read_from_the_first_place_that_has_them(tmp_path: Path) -> None:
    place = tmp_path / "quality.json"
    place.write_text(json.dumps(figures()), encoding="utf-8")
    found = quality.reading_quality.__wrapped__((tmp_path / "nergens.json", place))
    assert found is not None
    assert found.documents == ("Proef",) and found.counts_right.percentage == 90


def test_almost_all_is_not_all() -> None:
    assert quality.Share(1999, 2000).percentage == 99.9


@pytest.mark.parametrize("wrong", ["{", "[]", '{"all": {}}', '{"all": 3, "sources": []}'])
def test_figures_that_are_not_understood_are_not_shown(tmp_path: Path, wrong: str) -> None:
    place = tmp_path / "quality.json"
    place.write_text(wrong, encoding="utf-8")
    assert quality.reading_quality.__wrapped__((place,)) is None


def test_a_share_of_nothing_is_not_shown(tmp_path: Path) -> None:
    data = figures()
    data["all"]["counts"]["full"] = {"right": 0, "of": 0, "share": None}
    place = tmp_path / "quality.json"
    place.write_text(json.dumps(data), encoding="utf-8")
    assert quality.reading_quality.__wrapped__((place,)) is None


def test_the_figures_of_the_project_are_understood() -> None:
    project = quality.PLACES[-1]
    if not project.is_file():
        pytest.skip("no figures were written")
    assert quality.reading_quality.__wrapped__((project,)) is not None
