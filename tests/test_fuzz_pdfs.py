"""A sample of what ``make fuzz`` does: files that were damaged on purpose, and what is said of them."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fuzz.mutations import mutation
from tests.fuzz.pdfs import Reading, outcome_apart, outcome_of, reading_of

PDFS = Path(__file__).parent / "pdfs"
#: Small files, of two programs.
NAMES = ("artikelen.pdf", "lijnen.pdf", "overeenkomst.pdf", "paginagrens.pdf")
SAMPLE = 40


@pytest.fixture
def quiet() -> Iterator[None]:
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


def test_damaged_files_lose_no_numbers_in_silence(quiet: None) -> None:
    files = tuple((name, (PDFS / name).read_bytes()) for name in NAMES)
    readings = {name: reading_of(PDFS / name, name) for name in NAMES}
    damaged = [mutation(files, seed=1, index=index) for index in range(SAMPLE)]
    outcomes = Counter(outcome_of(one, readings[one.name])[0] for one in damaged)
    # 3 % of a thousand is asked; of so few one may be silent.
    assert outcomes["silent"] <= 1
    assert outcomes["named"] and outcomes["warned"]


def test_damage_is_the_same_for_the_same_seed() -> None:
    files = (("a.pdf", bytes(range(256)) * 20), ("b.pdf", b"woningen" * 400))
    damaged = [[mutation(files, seed, index) for index in range(40)] for seed in (1, 1, 2)]
    assert damaged[0] == damaged[1] != damaged[2]
    assert len({one.kind for one in damaged[0]}) == 6
    assert all(one.data != dict(files)[one.name] or one.kind == "twice" for one in damaged[0])


def test_a_file_that_ends_the_process_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    one = mutation((("a.pdf", b"%PDF-1.5 niets"),), 1, 0)

    def breaks(*_: object, **__: object) -> object:
        raise KeyError("kapot")

    monkeypatch.setattr("tests.fuzz.pdfs.read_pdf", breaks)
    outcome, word = outcome_apart(one, Reading({}, frozenset()))
    assert (outcome, word) == ("crashed", "KeyError('kapot')")
