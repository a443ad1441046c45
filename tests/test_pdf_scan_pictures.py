"""What is made of the picture of a page and of what is recognised in it; the recogniser is told here
what it sees, so that tesseract is not needed."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PIL import Image, ImageDraw

from extract.ocr import SeenWord
from extract.pdf.page.ink import PageInk, Rule
from extract.pdf.scans import recognition
from extract.pdf.scans.picture_lines import dark_rows

#: Points of a pixel at the resolution of the pictures.
PX = 72 / 300
Lines = Sequence[tuple[int, int, int, int]]


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[list[SeenWord]]:
    """What is recognised in each picture that is asked about next, the page itself last."""
    told: list[list[SeenWord]] = []

    def answer(
        pictures: Sequence[Image.Image], _mode: str, _resolution: int
    ) -> list[list[SeenWord]]:
        return [told.pop(0) if told else [] for _ in pictures]

    monkeypatch.setattr(recognition, "recognised", answer)
    return told


def _word(
    text: str,
    x0: int = 100,
    top: int = 100,
    x1: int = 200,
    bottom: int = 130,
    confidence: float = 90,
    line: int = 1,
) -> SeenWord:
    return SeenWord(text, x0, top, x1, bottom, (1, 1, line), confidence)


def _read(
    *boxes: tuple[int, int, int, int], size: tuple[int, int] = (960, 480), paper: int = 255
) -> PageInk:
    """A page of white paper with black boxes drawn on it."""
    picture = Image.new("L", size, paper)
    pen = ImageDraw.Draw(picture)
    for x0, y0, x1, y1 in boxes:
        pen.rectangle((x0, y0, x1 - 1, y1 - 1), fill=0)
    return recognition.ink_of_picture(picture, 3, size[0] * PX, size[1] * PX)


def _texts(seen: list[list[SeenWord]], *words: SeenWord) -> list[str]:
    seen.append(list(words))
    return [w.text for w in _read().words]


# Words --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "confidence", "kept"),
    [
        ("woningen", 15, ["woningen"]), ("woningen", 14.9, []), ("410", 45, ["410"]), ("410", 44.9, ["\ufffd\ufffd\ufffd"]),
        ("a4", 44.9, []), ("abc4", 44.9, ["abc\ufffd"]), ("1,250", 90, ["1\ufffd250"]), ("1,2500", 90, ["1,2500"]), ("1,25", 90, ["1,25"]),
        ("ab", 59.9, []), ("ab", 60, ["ab"]), ("12", 59, ["12"]), ("-", 59, ["-"]), ("–", 59, ["–"]), ("•", 59, ["•"]), ("abc", 59, ["abc"]),
    ],
)  # fmt: skip
def test_what_is_seen_badly_is_dust_or_a_figure_that_is_not_read(
    seen: list[list[SeenWord]], text: str, confidence: float, kept: list[str]
) -> None:
    assert _texts(seen, _word(text, confidence=confidence)) == kept


def test_words_stand_where_they_were_seen(seen: list[list[SeenWord]]) -> None:
    seen.append([_word("Kern", 100, 100, 200, 130)])
    page = _read()
    (word,) = page.words
    size = 30 * PX / 0.72
    assert (word.x0, word.x1) == pytest.approx((100 * PX, 200 * PX))
    assert (word.baseline, word.size) == pytest.approx((130 * PX, size))
    assert (word.top, word.bottom) == pytest.approx(
        (130 * PX - 0.78 * size, 130 * PX + 0.22 * size)
    )
    assert list(word.edges) == pytest.approx([24, 30, 30, 36, 36, 42, 42, 48])
    assert (page.read_by, page.number, page.character_count, page.unreadable) == ("ocr", 3, 4, 0)


def test_a_line_has_one_baseline_and_size(seen: list[list[SeenWord]]) -> None:
    seen.append([_word("Duin"), _word("en", 220, 110, 260, 130), _word("gaag", 280, 108, 360, 140)])
    sizes = {(round(w.baseline, 2), round(w.size, 2)) for w in _read().words}
    assert sizes == {(round(130 * PX, 2), round(30 * PX / 0.72, 2))}


@pytest.mark.parametrize("text", ["Kern", "kern", "2030", "bonen", "dan", "fee", "hoe", "lat"])
def test_letters_that_are_high_tell_the_size(seen: list[list[SeenWord]], text: str) -> None:
    seen.append([_word(text), _word("ons", 220, 112, 300, 130)])
    assert _read().words[0].size == pytest.approx(30 * PX / 0.72)


@pytest.mark.parametrize("text", ["gat", "jan", "pat", "que", "yen", "a,", "a;", "a(", "a)", "Qa"])
def test_letters_that_hang_do_not_tell_the_baseline(seen: list[list[SeenWord]], text: str) -> None:
    seen.append([_word(text, bottom=140, confidence=95), _word("ons", 220, 112, 300, 130)])
    assert _read().words[0].baseline == pytest.approx(130 * PX)


def test_very_small_letters_are_no_smaller_than_five_points(seen: list[list[SeenWord]]) -> None:
    seen.append([_word("Kern", bottom=110)])
    assert _read().words[0].size == 5.0


@pytest.mark.parametrize(
    ("height", "width", "own"),
    [(24, 100, True), (25, 100, False), (35, 116, False), (37, 116, True), (45, 100, False), (46, 100, True), (40, 114, False)],
)  # fmt: skip
def test_lines_of_about_one_size_are_of_that_size(
    seen: list[list[SeenWord]], height: int, width: int, own: bool
) -> None:
    usual = [_word("Nnnn", top=100 * i, bottom=100 * i + 30, line=i) for i in (1, 2, 3)]
    seen.append([*usual, _word("Nnnn", 300, 50, 300 + width, 50 + height, line=4)])
    found = _read().words[-1].size
    assert (found == pytest.approx(height * PX / 0.72)) is own
    assert (found == pytest.approx(30 * PX / 0.72)) is not own


# Rules --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("length", "found"), [(144, 1), (120, 0)])
def test_a_dark_line_that_is_long_enough_is_a_rule(
    seen: list[list[SeenWord]], length: int, found: int
) -> None:
    page = _read((96, 200, 96 + length, 204))
    assert len(page.across) == found
    assert len(_read((200, 96, 204, 96 + length)).down) == found
    assert not page.words
    assert not seen


def test_a_rule_is_as_long_as_the_strips_that_it_darkens(seen: list[list[SeenWord]]) -> None:
    assert not seen
    (rule,) = _read((96, 200, 480, 204)).across
    assert rule.at == pytest.approx(202 * PX)
    assert (rule.start, rule.end) == pytest.approx((84 * PX, 492 * PX))


@pytest.mark.parametrize(("thick", "rules"), [(14, 1), (16, 2)])
def test_of_what_is_thick_both_edges_are_rules(
    seen: list[list[SeenWord]], thick: int, rules: int
) -> None:
    assert not seen
    assert len(_read((96, 200, 480, 200 + thick)).across) == rules


def test_a_broken_line_is_a_rule_where_most_of_it_is_drawn(seen: list[list[SeenWord]]) -> None:
    assert not seen
    short = [(96, 200, 240, 204), (264, 200, 480, 204)]
    assert len(_read(*short).across) == 1
    long = [(96, 200, 240, 204), (336, 200, 480, 204)]
    assert [rule.at for rule in _read(*long).across] == pytest.approx([202 * PX] * 2)


@pytest.mark.parametrize(("step", "rules"), [(3, 1), (12, 1), (14, 2)])
def test_a_scanned_line_need_not_be_straight(
    seen: list[list[SeenWord]], step: int, rules: int
) -> None:
    assert not seen
    boxes = [(96, 200, 288, 202), (288, 200 + step, 480, 202 + step)]
    assert len(_read(*boxes).across) == rules


@pytest.mark.parametrize(("grey", "found"), [(178, 1), (181, 0)])
def test_what_is_clearly_darker_than_its_paper_is_dark(
    seen: list[list[SeenWord]], grey: int, found: int
) -> None:
    assert not seen
    picture = Image.new("L", (960, 480), 255)
    ImageDraw.Draw(picture).rectangle((96, 200, 479, 203), fill=grey)
    assert len(recognition.ink_of_picture(picture, 1, 230, 115).across) == found


# Cells --------------------------------------------------------------------------------------------


def _table_boxes() -> list[tuple[int, int, int, int]]:
    """The rules of two rows of two cells."""
    level = [(96, y, 672, y + 4) for y in (96, 216, 336)]
    return [*level, *((x, 96, x + 4, 340) for x in (96, 384, 668))]


def test_each_cell_is_recognised_by_itself(seen: list[list[SeenWord]]) -> None:
    seen += [[_word("Kern", 24, 24, 64, 54)], [_word("410", 24, 24, 54, 54)], []]
    page = _read(*_table_boxes(), (140, 140, 180, 170), (440, 260, 470, 290))
    first, second = page.words
    assert (first.text, second.text) == ("Kern", "410")
    assert (first.x0, first.baseline) == pytest.approx((132 * PX + 0 * PX, 162 * PX), abs=6)
    assert (second.x0, second.baseline) == pytest.approx((432 * PX, 282 * PX), abs=6)


def test_a_dash_that_is_not_recognised_is_a_dash(seen: list[list[SeenWord]]) -> None:
    seen += [[], []]
    (dash,) = _read(*_table_boxes(), (200, 150, 224, 158)).words
    assert (dash.text, dash.size) == ("-", 8.0)
    assert dash.x0 == pytest.approx(200 * PX, abs=0.6)


@pytest.mark.parametrize(
    ("box", "dashes"),
    [((200, 150, 224, 162), 1), ((200, 150, 224, 164), 0), ((200, 150, 260, 158), 1), ((200, 150, 262, 158), 0), ((200, 150, 216, 161), 0)],
)  # fmt: skip
def test_a_dash_is_wide_and_not_high(
    seen: list[list[SeenWord]], box: tuple[int, int, int, int], dashes: int
) -> None:
    seen += [[], []]
    assert len(_read(*_table_boxes(), box).words) == dashes


def test_specks_are_not_recognised(seen: list[list[SeenWord]]) -> None:
    seen += [[_word("Kern", 24, 24, 64, 54)]]
    page = _read(*_table_boxes(), (200, 150, 202, 152))
    assert [w.text for w in page.words] == ["Kern"]
    assert page.words[0].x0 == pytest.approx(24 * PX)


def test_a_dark_row_is_a_row_with_white_letters(seen: list[list[SeenWord]]) -> None:
    seen += [[], [], []]
    page = _read((96, 96, 672, 160), *_table_boxes()[1:])
    tops = [rule.at for rule in page.across]
    assert any(abs(at - 96 * PX) < 2 for at in tops)
    assert any(abs(at - 160 * PX) < 2 for at in tops)
    assert isinstance(page.across[0], Rule)


# Skew ---------------------------------------------------------------------------------------------


def _lines(angle: float) -> Image.Image:
    picture = Image.new("L", (900, 900), 255)
    pen = ImageDraw.Draw(picture)
    for y in range(200, 700, 40):
        pen.rectangle((150, y, 750, y + 9), fill=0)
    return picture.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=255)


@pytest.mark.parametrize("angle", [0, 1.0, -1.0, 2.4])
def test_a_page_that_is_askew_is_turned_until_its_lines_are_level(angle: float) -> None:
    assert recognition.skew_of(_lines(angle)) == pytest.approx(-angle, abs=0.15)


def test_a_page_without_lines_is_not_turned() -> None:
    assert recognition.skew_of(Image.new("L", (600, 600), 255)) == 0


# Dark rows ----------------------------------------------------------------------------------------

Box = tuple[int, int, int, int]


def _dark(*boxes: Box, light: Sequence[Box] = ()) -> list[tuple[int, int, int, int]]:
    """The dark rows of a picture with dark boxes, and light ones on these, in pixels."""
    picture = Image.new("L", (1200, 400), 0)
    for box in boxes:
        picture.paste(255, box)
    for box in light:
        picture.paste(0, box)
    return [
        (round(a.x0 / PX), round(a.top / PX), round(a.x1 / PX), round(a.bottom / PX))
        for a in dark_rows(picture)
    ]


@pytest.mark.parametrize(
    ("box", "found"),
    [
        pytest.param((80, 80, 480 + 8, 112), True, id="a row"),
        pytest.param((80, 80, 480, 112), False, id="too narrow"),
        pytest.param((80, 80, 480 + 8, 104), False, id="too low"),
    ],
)
def test_dark_areas_of_the_size_of_rows_are_rows(box: Box, found: bool) -> None:
    assert _dark(box) == ([box] if found else [])


def test_letters_in_white_leave_a_dark_row_whole() -> None:
    box = (80, 80, 880, 144)
    letters = [(120 + 40 * i, 96, 136 + 40 * i, 120) for i in range(10)]
    assert _dark(box, light=letters) == [box]


def test_a_frame_is_no_dark_row() -> None:
    assert _dark((80, 80, 880, 240), light=[(96, 96, 864, 224)]) == []


def test_dark_rows_apart_are_two_and_those_that_touch_are_one() -> None:
    upper, lower = (80, 80, 880, 120), (80, 136, 880, 176)
    assert _dark(upper, lower) == [upper, lower]
    assert _dark(upper, (80, 120, 880, 176)) == [(80, 80, 880, 176)]
    # corners alone do not touch
    assert _dark((80, 80, 560, 120), (560, 120, 1040, 160)) == [
        (80, 80, 560, 120),
        (560, 120, 1040, 160),
    ]
