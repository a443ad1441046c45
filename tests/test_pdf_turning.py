"""Turning boxes to where text reads and back, and joining boxes of characters."""

from hypothesis import given
from hypothesis import strategies as st

from extract.boxes import CharacterBoxes
from extract.model import Box, Segment
from extract.pdf.page.ink import Area
from extract.pdf.page.rotation import to_page, to_reading, turn_of

lengths = st.floats(0, 500, allow_nan=False)


@given(lengths, lengths, lengths, lengths, st.sampled_from([0, 90, 180, 270]))
def test_turning_back_gives_the_same_place(
    x: float, y: float, width: float, height: float, turn: int
) -> None:
    area = Area(x, y, x + width, y + height)
    back = to_page(to_reading(area, turn, 1000, 1400), turn, 1000, 1400)
    assert all(
        abs(a - b) < 1e-6
        for a, b in zip(
            (area.x0, area.top, area.x1, area.bottom),
            (back.x0, back.top, back.x1, back.bottom),
            strict=True,
        )
    )


@given(st.sampled_from([(1, 0, 0), (0, 1, 90), (-1, 0, 180), (0, -1, 270)]), st.floats(0.1, 40))
def test_the_turn_of_text_is_read_from_its_matrix(case: tuple[int, int, int], size: float) -> None:
    a, b, turn = case
    assert turn_of((a * size, b * size, -b * size, a * size, 50, 60)) == turn


def test_text_at_an_odd_angle_has_no_turn() -> None:
    assert turn_of((7.1, 7.1, -7.1, 7.1, 0, 0)) == -1


def test_boxes_on_one_line_are_one_and_blanks_have_none() -> None:
    boxes = CharacterBoxes()
    boxes.begin_page(4, 0)
    boxes.add(10, 20, 15, 30)
    boxes.skip(1)
    boxes.add(18, 20, 23, 30)
    boxes.skip(1)
    boxes.add(10, 34, 15, 44)
    assert boxes.of([Segment(0, 5)]) == (Box(4, 10, 20, 23, 30), Box(4, 10, 34, 15, 44))
    assert boxes.at(1) is None


def test_boxes_of_text_that_reads_upwards_are_one_a_line() -> None:
    boxes = CharacterBoxes()
    boxes.begin_page(1, 0)
    boxes.turn(0, 2)
    boxes.add(10, 100, 20, 106)
    boxes.add(10, 94, 20, 100)
    assert boxes.of([Segment(0, 2)]) == (Box(1, 10, 94, 20, 106),)
