"""The summary of a build: readable for one file and for forty."""

from __future__ import annotations

import pytest

from kb.summary import FileRead, file_lines, page_ranges, total_lines


def read(name: str, *numbers: int, warned: tuple[int | None, ...] = ()) -> FileRead:
    return FileRead(name, numbers, warned, failed=False, is_news=True)


@pytest.mark.parametrize(
    ("pages", "said"),
    [([], []), ([3], ["3"]), ([2, 1, 2], ["1-2"]), ([5, 1, 2, 3, 9], ["1-3", "5", "9"])],
)
def test_pages_in_a_row_are_one_range(pages: list[int], said: list[str]) -> None:
    assert page_ranges(pages) == said


def test_columns_stay_in_line_and_within_a_hundred_characters() -> None:
    files = [
        read(f"woondeal-regio-{n}-ondertekend-definitief-exemplaar-2024.pdf", 136, 40, 12345, 987,
             warned=(*range(1, 60, 2), None))
        for n in range(40)
    ]  # fmt: skip
    head, *lines = file_lines(files)
    assert len(lines) == 40
    assert {len(line) for line in lines} == {len(lines[0])}
    assert len(lines[0]) <= 120
    for line in lines:
        assert line.index("12,345") + len("12,345") == head.index("counts") + len("counts")


def test_names_that_are_long_keep_what_tells_them_apart() -> None:
    first, second = list(
        file_lines([read(f"bijlage-{'x' * 60}-{n}.pdf", 1, 1, 1, 1) for n in "12"])
    )[1:]
    assert first != second


def test_pages_with_warnings_are_named_up_to_a_number() -> None:
    _, few, many, none = file_lines(
        [
            read("a.pdf", 9, 0, 0, 0, warned=(1, 3, 4, None)),
            read("b.pdf", 99, 0, 0, 0, warned=tuple(range(1, 20, 2))),
            read("c.pdf", 9, 0, 0, 0),
        ]
    )
    assert few.endswith("4 (p. 1, 3-4)")
    assert many.endswith("10 (p. 1, 3, 5, 7, 9, 11 and 4 more)")
    assert none.endswith("0")


def test_totals_stand_under_each_other() -> None:
    assert list(total_lines({"pages": 1234, "tables": 5})) == ["  1,234 pages", "      5 tables"]
