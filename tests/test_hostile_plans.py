"""In a zoning plan with twice as much of one thing no function is called more than twice as often.

Calls are counted, of each function of ours by itself: what grows with the square shows in a small text then,
before it weighs. The turns of a generator count as calls of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from cProfile import Profile
from pathlib import Path
from types import CodeType

import pytest

from corpus.folder import read_folder
from extract.limits import Limits
from kb.read_source import read_source
from tests.hostile.plans import PLANS

ROOT = str(Path(__file__).resolve().parent.parent)
#: Twice the text, and what comes with it now and then; four times is quadratic.
MOST = 2.6
#: So many calls more say nothing: some are made for the first of its kind.
_FEW = 150


def calls(work: Callable[[], object]) -> Counter[CodeType]:
    """How often each function of the project is called."""
    profile = Profile(builtins=False)
    profile.enable()
    try:
        work()
    finally:
        profile.disable()
    return Counter(
        {
            entry.code: entry.callcount
            for entry in profile.getstats()
            if isinstance(entry.code, CodeType) and entry.code.co_filename.startswith(ROOT)
        }
    )


def grown(few: Counter[CodeType], many: Counter[CodeType]) -> list[str]:
    """The functions that are called too often for twice the text, with both numbers."""
    return [
        f"{code.co_filename.removeprefix(ROOT)}:{code.co_firstlineno} {code.co_qualname} {few[code]} {count}"
        for code, count in many.items()
        if count > MOST * few[code] + _FEW
    ]


def _reading(text: str, folder: Path) -> Callable[[], object]:
    """Reading a text from the file to its rows."""
    (folder / "plan.md").write_text(text, encoding="utf-8")
    (entry,) = read_folder(folder).sources
    return lambda: read_source(entry, limits=Limits(), strict=True)


@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("sites", 5),
        ("villages", 40),
        ("numbers", 16),
        ("rows of a table", 24),
        ("headings", 40),
        ("articles", 12),
        ("tables", 12),
        ("labels", 60),
        ("plans in a sentence", 40),
    ],
)
def test_a_plan_with_twice_as_much_is_twice_the_work(name: str, size: int, tmp_path: Path) -> None:
    _reading(PLANS[name](2), tmp_path)()  # what is loaded and worked out once a process
    few, many = (calls(_reading(PLANS[name](times * size), tmp_path)) for times in (1, 2))
    assert few
    assert grown(few, many) == []


def test_what_grows_with_the_square_is_found() -> None:
    def one() -> None:
        pass

    def all_pairs(size: int) -> None:
        for _ in range(size * size):
            one()

    few, many = (calls(lambda size=size: all_pairs(size)) for size in (20, 40))
    assert [text.split()[-2:] for text in grown(few, many)] == [["400", "1600"]]
