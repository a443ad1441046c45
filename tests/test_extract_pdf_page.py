"""What is made of the characters, fonts and rules of a page of a PDF, in small made examples."""

from __future__ import annotations

import pytest

from extract.pdf.page.doubles import find_doubles
from extract.pdf.page.font_maps import (
    are_figures_moved,
    are_figures_shifted,
    has_shifted_figures,
)
from extract.pdf.page.glyphs import Char, split_at, words_in
from extract.pdf.page.ink import Area, PageInk, Rule, Style, around
from extract.pdf.page.ocr_layers import level_layer
from extract.pdf.page.rotation import to_page, to_reading, turn_of
from extract.pdf.page.ruling import joined, sides, touching
from extract.pdf.page.trust import garbled_fonts, is_garbled, is_unreadable, looks_garbled
from extract.pdf.page.visibility import Brush, Canvas, Color, Paint, color_of, find_hidden
from extract.pdf.page.watermarks import mark_watermarks
from tests.made_words import PLAIN, word

PAGE = Area(0, 0, 600, 800)
BLACK: Color = (0.0, 0.0, 0.0)


def _char(
    text: str,
    x: float = 100,
    baseline: float = 100,
    size: float = 10,
    order: int = 0,
    mode: int = 0,
    color: Color | None = BLACK,
) -> Char:
    top, bottom = baseline - 0.75 * size, baseline + 0.25 * size
    return Char(text, x, top, x + 0.5 * size, bottom, baseline, size, PLAIN, order, mode, color)


def _chars(text: str, x: float = 100, baseline: float = 100, **how: float) -> list[Char]:
    size = how.get("size", 10)
    return [
        _char(letter, x + 0.5 * size * i, baseline, **how)  # type: ignore[arg-type]
        for i, letter in enumerate(text)
    ]


def _texts(*chars: Char) -> list[str]:
    return [w.text for w in words_in({0: list(chars)}, 0, 600, 800)]


# Turning ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("matrix", "turn"),
    [
        ((1, 0), 0), ((-1, 0), 180), ((0, 1), 90), ((0, -1), 270), ((1, 0.051), 0), ((1, 0.054), -1),
        ((0.051, 1), 90), ((1, 1), -1), ((1, -0.051), 0), ((-1, 0.051), 180),
    ],
)  # fmt: skip
def test_text_is_turned_by_quarters_give_or_take_three_degrees(
    matrix: tuple[float, float], turn: int
) -> None:
    assert turn_of((*matrix, 0, 0, 0, 0)) == turn


@pytest.mark.parametrize(
    ("turn", "reading"),
    [
        (0, Area(10, 20, 40, 30)), (90, Area(770, 10, 780, 40)), (180, Area(560, 770, 590, 780)),
        (270, Area(20, 560, 30, 590)),
    ],
)  # fmt: skip
def test_an_area_is_turned_to_where_its_text_reads_and_back(turn: int, reading: Area) -> None:
    area = Area(10, 20, 40, 30)
    assert to_reading(area, turn, 600, 800) == reading
    assert to_page(reading, turn, 600, 800) == area


# Areas --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("x", "y", "slack", "held"),
    [
        (10, 20, 0, True), (40, 30, 0, True), (9.9, 25, 0, False), (40.1, 25, 0, False),
        (25, 19.9, 0, False), (25, 30.1, 0, False), (9, 25, 1, True), (25, 31, 1, True),
        (41, 25, 1, True), (25, 19, 1, True), (8.9, 25, 1, False), (25, 31.1, 1, False),
    ],
)  # fmt: skip
def test_an_area_holds_the_points_on_its_edges(
    x: float, y: float, slack: float, held: bool
) -> None:
    assert Area(10, 20, 40, 30).holds(x, y, slack) is held


@pytest.mark.parametrize(
    ("other", "slack", "shared"),
    [
        (Area(39, 29, 60, 60), 0, True), (Area(40, 20, 60, 30), 0, False),
        (Area(10, 30, 40, 60), 0, False), (Area(38, 20, 60, 30), 2, False),
        (Area(37, 20, 60, 30), 2, True), (Area(10, 28, 40, 60), 2, False),
        (Area(0, 0, 12.5, 23), 2, True), (Area(0, 0, 12, 23), 2, False),
    ],
)  # fmt: skip
def test_areas_overlap_where_they_share_more_than_an_edge(
    other: Area, slack: float, shared: bool
) -> None:
    assert Area(10, 20, 40, 30).overlaps(other, slack) is shared
    assert other.overlaps(Area(10, 20, 40, 30), slack) is shared


def test_the_area_around_things_holds_all_of_them_and_there_is_none_around_nothing() -> None:
    assert around([Area(10, 25, 20, 30), Area(5, 27, 12, 40)]) == Area(5, 25, 20, 40)
    with pytest.raises(ValueError, match="no items"):
        around([])


# Rules --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rules", "found"),
    [
        ([(100, 0, 50), (100, 53, 90)], [(100, 0, 90)]),  # drawn per cell
        ([(100, 0, 50), (100, 53.5, 90)], [(100, 0, 50), (100, 53.5, 90)]),
        ([(100, 0, 50), (103, 0, 50)], [(101.5, 0, 50)]),  # a double rule
        ([(100, 0, 50), (103.5, 0, 50)], [(100, 0, 50), (103.5, 0, 50)]),
        ([(100, 0, 30), (103, 20, 110)], [(102.25, 0, 110)]),  # the longer one weighs more
        ([(100, 0, 60), (100, 10, 20)], [(100, 0, 60)]),
        ([(100, 0, 5.9)], []),
        ([(100, 0, 6)], [(100, 0, 6)]),
        ([(100 + 2 * i, 0, 10) for i in range(5)], [(103, 0, 10), (108, 0, 10)]),  # no stairs
        ([(100, 5, 5), (102, 9, 9)], []),
    ],
)
def test_rules_at_one_place_that_meet_are_one(
    rules: list[tuple[float, float, float]], found: list[tuple[float, float, float]]
) -> None:
    assert joined([Rule(*rule) for rule in rules]) == tuple(Rule(*rule) for rule in found)


def test_an_area_has_four_sides() -> None:
    assert sides([Area(10, 20, 40, 30)]) == (
        (Rule(20, 10, 40), Rule(30, 10, 40)),
        (Rule(10, 20, 30), Rule(40, 20, 30)),
    )


@pytest.mark.parametrize(
    ("upright", "groups"),
    [
        (Rule(50, 0, 97), 1), (Rule(50, 0, 96.9), 2), (Rule(103, 50, 150), 1),
        (Rule(103.1, 50, 150), 2), (Rule(-3, 50, 150), 1), (Rule(-3.1, 50, 150), 2),
        (Rule(50, 103, 150), 1), (Rule(50, 103.1, 150), 2),
    ],
)  # fmt: skip
def test_rules_that_cross_or_touch_are_of_one_group(upright: Rule, groups: int) -> None:
    found = touching([Rule(100, 0, 100)], [upright])
    assert len(found) == groups


def test_rules_are_of_one_group_through_others() -> None:
    level = [Rule(100, 0, 100), Rule(200, 0, 100), Rule(400, 0, 100)]
    found = touching(level, [Rule(50, 100, 200), Rule(80, 400, 500)])
    assert [(len(a), len(b)) for a, b in found] == [(2, 1), (1, 1)]


# Words --------------------------------------------------------------------------------------------


def test_characters_at_one_height_that_stand_close_are_a_word() -> None:
    assert _texts(*_chars("dorp")) == ["dorp"]
    assert _texts(*_chars("do"), *_chars("rp", 111.5)) == ["dorp"]
    assert _texts(*_chars("do"), *_chars("rp", 111.6)) == ["do", "rp"]


def test_a_blank_parts_words_that_stand_closer() -> None:
    def parted(x: float) -> list[str]:
        return _texts(*_chars("do"), _char(" ", 110), *_chars("rp", x))

    assert parted(110.6) == ["dorp"]
    assert parted(110.7) == ["do", "rp"]


def test_letters_that_are_all_spaced_out_are_one_word() -> None:
    def spaced(text: str, x: float = 100) -> list[Char]:
        return [_char(letter, x + 8 * i) for i, letter in enumerate(text)]

    assert _texts(*spaced("wonen")) == list("wonen")
    assert _texts(*spaced("wonend")) == ["wonend"]
    assert _texts(*spaced("wonen"), *spaced("in", 148)) == ["wonen", "in"]


@pytest.mark.parametrize(
    ("blank", "group", "texts"),
    [
        ("\u00a0", "250", ["1\u00a0250"]), ("\u2009", "250", ["1\u2009250"]),
        ("\u202f", "250", ["1\u202f250"]), (" ", "250", ["1", "250"]),
        ("\u00a0", "25", ["1", "25"]), ("\u00a0", "2500", ["1", "2500"]),
        ("\u00a0", "250,5", ["1\u00a0250,5"]), ("\u00a0", "250*", ["1\u00a0250*"]),
        ("\u00a0", "abc", ["1", "abc"]),
    ],
)  # fmt: skip
def test_a_narrow_blank_parts_thousands_and_not_words(
    blank: str, group: str, texts: list[str]
) -> None:
    chars = [_char("1"), _char(blank, 105), *_chars(group, 108)]
    assert _texts(*chars) == texts


def test_a_number_that_a_group_goes_on_from_has_three_figures_at_most() -> None:
    def found(begin: str) -> list[str]:
        end = 100 + 5 * len(begin)
        return _texts(*_chars(begin), _char("\u00a0", end), *_chars("250", end + 3))

    assert found("€12") == ["€12\u00a0250"]
    assert found("1234") == ["1234", "250"]
    assert found("a1") == ["a1", "250"]


def test_a_number_of_thousands_knows_where_each_character_stands() -> None:
    (found,) = words_in(
        {0: [_char("1"), _char("\u00a0", 105), *_chars("250", 108, size=10)]}, 0, 600, 800
    )
    assert list(found.edges) == [100, 105, 105, 108, 108, 113, 113, 118, 118, 123]
    assert (found.x0, found.x1, found.top, found.bottom) == (100, 123, 92.5, 102.5)


def test_a_character_printed_again_a_little_aside_is_one() -> None:
    assert _texts(_char("a"), _char("a", 100.9), _char("b", 105)) == ["ab"]
    assert _texts(_char("a"), _char("b", 100.9)) == ["ab"]
    assert _texts(_char("a"), _char("a", 101.1), _char("b", 106)) == ["aab"]


def test_a_soft_hyphen_breaks_a_word_at_its_end_only() -> None:
    assert _texts(*_chars("woning\u00adbouw")) == ["woning-bouw"]
    assert _texts(*_chars("woning\u00ad")) == ["woning\u00ad"]
    assert _texts(*_chars("2025\u00ad")) == ["2025-"]
    assert _texts(*_chars("zorg\u00ad"), *_chars("en", 128)) == ["zorg-", "en"]
    assert _texts(*_chars("zorg\u00ad"), *_chars("en", 135.5)) == ["zorg\u00ad", "en"]


@pytest.mark.parametrize(
    ("shift", "texts", "glued"),
    [(0, ["woning2"], None), (3, ["woning", "2"], True), (6.9, ["woning", "2"], True), (7.1, ["2", "woning"], False)],
)  # fmt: skip
def test_a_small_mark_above_the_end_of_a_word_is_glued_to_it(
    shift: float, texts: list[str], glued: bool | None
) -> None:
    chars = [*_chars("woning"), _char("2", 130, 100 - shift, 6)]
    found = words_in({0: chars}, 0, 600, 800)
    assert sorted(w.text for w in found) == sorted(texts)
    if glued is not None:
        mark = next(w for w in found if w.text == "2")
        assert (mark.glued, mark.baseline == 100) == (glued, glued)


@pytest.mark.parametrize(("size", "glued"), [(8.5, True), (8.6, False)])
def test_a_mark_is_smaller_than_its_word(size: float, glued: bool) -> None:
    found = words_in({0: [*_chars("woning"), _char("2", 130, 96, size)]}, 0, 600, 800)
    assert next(w for w in found if w.text == "2").glued is glued


@pytest.mark.parametrize(
    ("text", "size", "shift", "glued"),
    [
        ("410", 10, 2.1, True), ("410", 10, 1.9, False), ("2023.", 10, 2.1, True), ("woning", 10, 2.1, False),
        ("410", 10.2, 2.1, False), ("410", 8.5, 0, True), ("410", 8.6, 0, None), ("410", 6, 0, True), ("410", 10, -2.1, False),
    ],
)  # fmt: skip
def test_a_figure_behind_a_number_is_a_mark_when_it_is_raised_or_small(
    text: str, size: float, shift: float, glued: bool | None
) -> None:
    chars = [*_chars(text), _char("2", 100 + 5 * len(text), 100 - shift, size)]
    found = words_in({0: chars}, 0, 600, 800)
    marks = [w.glued for w in found if w.text == "2"]
    assert marks == ([] if glued is None else [glued])


@pytest.mark.parametrize(("gap", "glued"), [(1.4, True), (1.6, False)])
def test_a_raised_figure_of_the_size_of_its_number_touches_it(gap: float, glued: bool) -> None:
    found = words_in({0: [*_chars("410"), _char("2", 115 + gap, 97, 10)]}, 0, 600, 800)
    assert next(w for w in found if w.text == "2").glued is glued


@pytest.mark.parametrize(
    ("sign", "gap", "level", "glued"),
    [
        (".", 0, 100, True), ("),", 1.4, 100, True), (".", 1.6, 100, False), (".", 0, 102.1, False), ("a", 0, 100, False),
    ],
)  # fmt: skip
def test_the_sign_behind_a_mark_ends_the_phrase_before_it(
    sign: str, gap: float, level: float, glued: bool
) -> None:
    chars = [*_chars("woning"), _char("2", 130, 96, 6), *_chars(sign, 133 + gap, level)]
    found = words_in({0: chars}, 0, 600, 800)
    assert next(w for w in found if w.text == sign).glued is glued


@pytest.mark.parametrize(("gap", "raised"), [(29.9, True), (30.2, False)])
def test_the_number_of_a_footnote_hangs_near_its_text(gap: float, raised: bool) -> None:
    chars = [_char("1", 100, 97, 6), *_chars("Waaronder", 103 + gap)]
    found = words_in({0: chars}, 0, 600, 800)
    assert (next(w for w in found if w.text == "1").baseline == 100) is raised


@pytest.mark.parametrize(("mark", "raised"), [("1", True), ("**", True), ("a", False)])
def test_what_hangs_left_of_a_footnote_is_a_number_or_asterisks(mark: str, raised: bool) -> None:
    chars = [*_chars(mark, 100, 97, size=6), *_chars("Waaronder", 115)]
    found = words_in({0: chars}, 0, 600, 800)
    assert (next(w for w in found if w.text == mark).baseline == 100) is raised


@pytest.mark.parametrize(
    ("x", "parts"),
    [(102, None), (103, ("w", "oning")), (112, ("wo", "ning")), (127, ("wonin", "g")), (128, None)],
)
def test_a_word_is_cut_between_its_characters(x: float, parts: tuple[str, str] | None) -> None:
    found = split_at(word("woning", 100), x)
    assert (found and tuple(p.text for p in found)) == parts
    if found:
        cut = 100 + 5 * len(found[0].text)
        assert (found[0].x1, found[1].x0) == (cut, cut)


def test_a_turned_word_is_not_cut_and_the_rest_of_one_is_not_glued() -> None:
    assert split_at(word("woning", 100, turn=90), 112) is None
    found = split_at(word("woning", 100, glued=True), 112)
    assert found is not None
    assert (found[0].glued, found[1].glued) == (True, False)


def test_text_across_the_page_gets_its_place_there_and_keeps_its_turn() -> None:
    (found,) = words_in({90: _chars("dorp", 500, 50)}, 0, 600, 800)
    assert (found.turn, found.x0, found.x1, found.top, found.bottom) == (90, 42.5, 52.5, 280, 300)
    (slanted,) = words_in({-1: _chars("dorp")}, 0, 600, 800)
    assert (slanted.turn, slanted.x0) == (-1, 100)
    (own,) = words_in({90: _chars("dorp", 500, 50)}, 90, 600, 800)
    assert (own.turn, own.x0) == (0, 500)


# Doubles, watermarks, layers ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("dx", "dy", "count"), [(4.4, 0, 4), (4.6, 0, 0), (0, 4.4, 4), (0, 4.6, 0), (2, 2, 4)]
)
def test_text_that_stands_twice_very_near_is_printed_twice(
    dx: float, dy: float, count: int
) -> None:
    chars = [*_chars("dorp", order=1), *_chars("dorp", 100 + dx, 100 + dy, order=2)]
    assert len(find_doubles(chars)) == count


@pytest.mark.parametrize(
    ("text", "doubles"), [("dor", 3), ("do", 0), ("ddd", 0), ("...", 0), ("410", 3)]
)
def test_three_letters_in_a_row_tell_a_double(text: str, doubles: int) -> None:
    chars = [*_chars(text, order=1), *_chars(text, 102, order=2)]
    assert len(find_doubles(chars)) == doubles


def test_of_a_double_what_was_painted_last_stays() -> None:
    chars = [*_chars("dorp", order=5), *_chars("dorp", 102, order=2)]
    assert find_doubles(chars) == {4, 5, 6, 7}


def test_twins_have_one_size_and_one_distance() -> None:
    larger = [*_chars("dorp"), *_chars("dorp", 101, size=10.2)]
    assert not find_doubles(larger)
    shifted = [*_chars("dorp"), *(_char(t, 102 + 5.4 * i) for i, t in enumerate("dorp"))]
    assert not find_doubles(shifted)


def test_letters_of_a_double_stand_near_each_other() -> None:
    def doubled(gap: float) -> int:
        found = [_char(t, 100 + (5 + gap) * i, order=1) for i, t in enumerate("dor")]
        return len(find_doubles([*found, *(c._replace(x0=c.x0 + 2, x1=c.x1 + 2) for c in found)]))

    assert doubled(10) == 3
    assert doubled(10.2) == 0


@pytest.mark.parametrize(("size", "turn"), [(24.9, 0), (25, -1)])
def test_a_watermark_is_much_larger_than_the_text(size: float, turn: int) -> None:
    texts = [word("tekst", 20 + 30 * i, 98) for i in range(3)]
    found = mark_watermarks([word("CONCEPT", 0, 102, size), *texts])
    assert found[0].turn == turn
    assert all(w.turn == 0 for w in found[1:])


@pytest.mark.parametrize(("crossed", "turn"), [(1, 0), (2, -1)])
def test_words_stand_across_a_watermark(crossed: int, turn: int) -> None:
    texts = [word("tekst", 20 + 30 * i, 95 if i < crossed else 300) for i in range(3)]
    assert mark_watermarks([word("CONCEPT", 0, 102, 40), *texts])[0].turn == turn


@pytest.mark.parametrize(
    ("x", "baseline", "turn"),
    [(20, 105.4, -1), (20, 105.6, 0), (20, 77.6, -1), (20, 77.4, 0), (-12.4, 95, -1), (-12.6, 95, 0),
     (127.4, 95, -1), (127.6, 95, 0)],
)  # fmt: skip
def test_words_across_a_watermark_stand_on_its_letters(
    x: float, baseline: float, turn: int
) -> None:
    large = word("CONCEPT", 0, 102, 40)
    texts = [word("tekst", x, baseline), word("tekst", 50, 95), word("tekst", 300, 300)]
    assert mark_watermarks([large, *texts])[0].turn == turn


def test_without_level_words_nothing_is_a_watermark() -> None:
    turned = [word("CONCEPT", 0, 102, 40, turn=90)]
    assert mark_watermarks(turned) == tuple(turned)


def _layer(*words: tuple[str, float, float, float], mode: int = 3) -> list[Char]:
    return [c for text, x, y, size in words for c in _chars(text, x, y, size=size, mode=mode)]  # type: ignore[arg-type]


def test_words_of_a_recognised_line_get_one_baseline_and_size() -> None:
    chars = _layer(("De", 100, 100, 10), ("gemeente", 120, 102, 12), ("er", 170, 99, 8))
    found = level_layer(chars)
    assert {(c.baseline, c.size) for c in found} == {(99, 12)}


def test_a_layer_with_one_size_and_seen_text_are_left_alone() -> None:
    level = _layer(("De", 100, 100, 10), ("gemeente", 120, 100, 10.4), ("er", 170, 100, 10))
    assert level_layer(level) == level
    seen = _layer(("De", 100, 100, 10), ("gemeente", 120, 102, 12), mode=0)
    assert level_layer(seen) == seen
    one = _layer(("De", 100, 100, 10))
    assert level_layer(one) == one


@pytest.mark.parametrize(("size", "own"), [(12.5, 10), (12.6, 12.6)])
def test_a_line_that_is_much_larger_keeps_its_size(size: float, own: float) -> None:
    lines = [w for y in (100, 130, 160) for w in (("De", 100, y, 8), ("stad", 120, y, 10))]
    found = level_layer(_layer(*lines, ("Kop", 100, 60, 8), ("stad", 120, 60, size)))
    assert found[-1].size == own


@pytest.mark.parametrize(("y", "lines"), [(104.9, 1), (105.1, 2)])
def test_a_recognised_line_may_slant_by_half_a_size_from_word_to_word(y: float, lines: int) -> None:
    chars = _layer(("De", 100, 100, 10), ("stad", 120, y, 8), ("groeit", 145, 100, 10))
    assert len({c.baseline for c in level_layer(chars)}) == lines


# Fonts and text that cannot be trusted ------------------------------------------------------------


def _map(step: int, figures: int = 10, wrong: int = 0) -> dict[int, str]:
    """What a font names its codes: figures a step on, ``wrong`` letters by another."""
    named = {code: chr(code) for code in range(0x41, 0x5B)}
    named.update({0x41 + i: "z" for i in range(wrong)})
    return named | {0x30 + i: str((i + step) % 10) for i in range(figures)}


@pytest.mark.parametrize(
    ("named", "shifted"),
    [
        (_map(1), True), (_map(0), False), (_map(1, 3), True), (_map(1, 2), False),
        (_map(1, 10, 2), True), (_map(1, 10, 3), False), (_map(1) | {0x39: "9"}, False),
        ({**_map(1), 0x35: "x"}, True), ({}, False),
    ],
)  # fmt: skip
def test_figures_that_are_all_named_one_step_on_are_wrong(
    named: dict[int, str], shifted: bool
) -> None:
    assert are_figures_shifted(named) is shifted


def _glyphs(letters: int, moved: dict[str, str], first: int = 29) -> dict[int, str]:
    """What a font of numbered glyphs names them: in the order of ASCII but for what is ``moved``."""
    text = "".join(chr(0x41 + i) for i in range(letters)) + "0123456789"
    return {ord(c) - first: moved.get(c, c) for c in text}


@pytest.mark.parametrize(
    ("named", "moved"),
    [
        (_glyphs(26, {}), False), (_glyphs(26, {"3": "8", "8": "3"}), True),
        (_glyphs(8, {"3": "8", "8": "3"}), True), (_glyphs(7, {"3": "8", "8": "3"}), False),
        (_glyphs(26, {"3": "8"}), False), (_glyphs(26, {"3": "ff", "8": "fi"}), False),
        (dict(enumerate("WONIGEBUDL1234567890")), False),
    ],
)  # fmt: skip
def test_figures_at_the_place_of_others_are_wrong_where_the_letters_tell_the_order(
    named: dict[int, str], moved: bool
) -> None:
    assert are_figures_moved(named) is moved


def test_a_font_without_a_map_says_nothing() -> None:
    class Map:
        cid2unichr = _map(1)

    class Font:
        unicode_map = Map()
        wide = False

        def is_multibyte(self) -> bool:
            return self.wide

    font = Font()
    assert has_shifted_figures(font)
    font.wide = True
    assert has_shifted_figures(font)
    Map.cid2unichr = _map(0)
    assert not has_shifted_figures(font)
    assert not has_shifted_figures(object())


@pytest.mark.parametrize(
    ("unreadable", "count", "doubtful"), [(3, 10, False), (4, 10, True), (8, 200, False), (9, 200, True)]
)  # fmt: skip
def test_a_page_with_many_unreadable_characters_is_not_read(
    unreadable: int, count: int, doubtful: bool
) -> None:
    page = PageInk(1, 600, 800, (), unreadable=unreadable, character_count=count)
    assert is_unreadable(page) is doubtful


#: Letters that spell nothing in any language, without vowels.
_NOISE = ["xqzt", "wrtk", "bnmp", "vcxz", "qwrt"] * 12


@pytest.mark.parametrize(("count", "garbled"), [(24, False), (25, True)])
def test_few_words_say_nothing_of_their_language(count: int, garbled: bool) -> None:
    assert looks_garbled(_NOISE[:count]) is garbled


@pytest.mark.parametrize(
    "small", ["the", "of", "and", "to", "for", "with", "on", "by", "der", "das", "und", "les", "des", "du", "de", "het", "van"]
)  # fmt: skip
def test_small_words_of_dutch_and_its_neighbours_tell_text(small: str) -> None:
    assert not looks_garbled([*_NOISE[:49], small])
    assert looks_garbled([*_NOISE[:50], small])
    assert looks_garbled([*_NOISE[:49], small[0]])


def test_words_that_a_dictionary_knows_tell_text() -> None:
    assert not looks_garbled([*_NOISE[:44], *["woning"] * 6])
    assert looks_garbled([*_NOISE[:45], *["woning"] * 5])


def test_names_can_be_pronounced_and_are_not_too_many() -> None:
    names = ["Ferwoldra", "Zuilmaren", "Oskembel"] * 10
    assert not looks_garbled(names)
    assert looks_garbled([*names[:27], "a{b", "c|d", "e~f", "g^h"])
    assert not looks_garbled(names * 13)
    assert looks_garbled(names * 14)


@pytest.mark.parametrize(("odd", "garbled"), [(3, False), (4, True)])
def test_most_words_are_of_ordinary_characters(odd: int, garbled: bool) -> None:
    names = ["Ferwoldra", "Zuilmaren", "Oskembel"] * 10
    assert looks_garbled([*["Ferwo{ldra"] * odd, *names[odd:]]) is garbled


@pytest.mark.parametrize(("without", "garbled"), [(1, False), (2, True)])
def test_nearly_all_names_have_a_vowel(without: int, garbled: bool) -> None:
    names = ["Ferwoldra", "Zuilmaren", "Oskembel"] * 10
    assert looks_garbled([*["Zwrk"] * without, *names[without:]]) is garbled


@pytest.mark.parametrize(
    ("name", "garbled"), [("bacdbfgace", False), ("bacdbfgach", True), ("aebacifogd", False), ("aebaecifog", True)]
)  # fmt: skip
def test_names_have_as_many_vowels_as_words_have(name: str, garbled: bool) -> None:
    assert looks_garbled([name] * 30) is garbled


def test_a_font_is_doubted_for_all_of_a_file_and_one_of_signs_never() -> None:
    odd = Style("X", False, False, False)
    signs = Style("Y", False, False, True)
    words = tuple(word(text, style=odd) for text in _NOISE[:30])
    page = PageInk(1, 600, 800, words)
    assert garbled_fonts([page]) == {"X"}
    assert is_garbled(page, frozenset({"X"}))
    assert not is_garbled(page, frozenset({"Z"}))
    picture = PageInk(1, 600, 800, tuple(word(text, style=signs) for text in _NOISE[:30]))
    assert garbled_fonts([picture]) == frozenset()


# What is seen -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "space", ["DeviceGray", "DeviceRGB", "DeviceCMYK", "CalGray", "CalRGB", "ICCBased"]
)
def test_colors_are_known_in_the_usual_spaces(space: str) -> None:
    assert color_of((0.25, 0.5, 0.75), space) == (0.25, 0.5, 0.75)


@pytest.mark.parametrize(
    ("color", "space", "known"),
    [
        (0.5, "DeviceGray", (0.5, 0.5, 0.5)), (1, "DeviceGray", (1.0, 1.0, 1.0)),
        ([0.5], "DeviceGray", (0.5, 0.5, 0.5)), ((0.25, 0.5, 0.75, 0.5), "DeviceCMYK", (0.375, 0.25, 0.125)),
        ((0.5, 0.5), "DeviceRGB", None), ((0.5,), "Separation", None), ("P1", "DeviceGray", None),
        (("P1",), "DeviceGray", None), (None, "DeviceGray", None),
    ],
)  # fmt: skip
def test_a_color_is_made_of_red_green_and_blue(
    color: object, space: str, known: Color | None
) -> None:
    assert color_of(color, space) == known


def test_a_brush_is_opaque_unless_it_lets_something_through() -> None:
    assert Brush().hides(None)
    assert not Brush(alpha=0.99).hides(None)
    assert not Brush(blends=True).hides(None)
    assert not Brush(masked=True).hides(None)


def _hidden(
    chars: list[Char], *paints: Paint, rules: tuple[Rule, ...] = (), **more: list[Area]
) -> dict[int, str]:
    canvas = Canvas(list(paints), more.get("pictures", []), more.get("struck", []))
    return dict(find_hidden(chars, canvas, rules, PAGE))


BOX = Area(90, 80, 140, 110)


@pytest.mark.parametrize(
    ("paint", "found"),
    [
        (Paint(BOX, 2, BLACK, True), {0: "covered"}),
        (Paint(BOX, 2, BLACK, False), {}),  # it lets something through
        (Paint(BOX, 1, (0.5, 0.5, 0.5), True), {}),  # painted before
        (Paint(Area(90, 80, 102, 110), 2, BLACK, True), {}),  # beside the middle
        (Paint(Area(90, 80, 103, 110), 2, BLACK, True), {0: "covered"}),
        (Paint(Area(0, 0, 480, 501), 2, None, True), {}),  # a scan over half the page
        (Paint(Area(0, 0, 480, 500), 2, None, True), {0: "covered"}),
        (Paint(Area(0, 0, 600, 800), 2, BLACK, True), {0: "covered"}),
    ],
)
def test_what_was_painted_over_is_covered(paint: Paint, found: dict[int, str]) -> None:
    assert _hidden([_char("a", order=1, color=(0.2, 0.4, 0.6))], paint) == found


@pytest.mark.parametrize(
    ("mode", "found"), [(0, {}), (3, {0: "invisible"}), (7, {0: "invisible"}), (1, {})]
)
def test_modes_that_paint_nothing_are_invisible_but_over_a_picture(
    mode: int, found: dict[int, str]
) -> None:
    chars = [_char("a", mode=mode)]
    assert _hidden(chars) == found
    assert _hidden(chars, pictures=[BOX]) == {}
    assert _hidden(chars, pictures=[Area(300, 300, 400, 400)]) == found


@pytest.mark.parametrize(
    ("height", "struck"), [(1.1, False), (1.2, True), (4.8, True), (4.9, False)]
)
def test_a_line_through_the_middle_of_letters_strikes_them_out(height: float, struck: bool) -> None:
    chars = _chars("410")
    assert bool(_hidden(chars, rules=(Rule(100 - height, 100, 115),))) is struck


@pytest.mark.parametrize(
    ("start", "end", "count"),
    [(95, 120, 3), (94.9, 115, 0), (100, 120.1, 0), (105, 115, 2), (100, 110, 2), (103, 115, 2)],
)
def test_a_line_low_in_the_letters_that_strikes_out_is_as_long_as_the_text(
    start: float, end: float, count: int
) -> None:
    assert len(_hidden(_chars("410"), rules=(Rule(98.5, start, end),))) == count


def test_a_line_through_signs_strikes_nothing_out() -> None:
    assert _hidden(_chars("---"), rules=(Rule(97, 100, 115),)) == {}


def test_what_an_annotation_strikes_out_is_struck() -> None:
    assert _hidden(_chars("a"), struck=[BOX]) == {0: "struck"}
    assert _hidden(_chars("a"), struck=[Area(300, 80, 400, 110)]) == {}


@pytest.mark.parametrize(
    ("color", "found"), [((1.0, 1.0, 1.0), True), ((0.946, 1.0, 1.0), True), ((0.944, 1.0, 1.0), False), (None, False)]
)  # fmt: skip
def test_text_in_the_color_of_the_paper_is_not_seen(color: Color | None, found: bool) -> None:
    assert _hidden([_char("a", color=color)]) == ({0: "background"} if found else {})


def test_white_text_on_a_dark_ground_is_seen_and_dark_text_on_it_is_not() -> None:
    white: Color = (1.0, 1.0, 1.0)
    dark = Paint(BOX, 1, BLACK, True)
    assert _hidden([_char("a", order=2, color=white)], dark) == {}
    assert _hidden([_char("a", order=2)], dark) == {0: "background"}
    assert _hidden([_char("a", x=300, order=2, color=white)], dark) == {0: "background"}
    unknown = Paint(BOX, 1, BLACK, False)
    assert _hidden([_char("a", order=2, color=white)], unknown) == {}
    later = Paint(Area(300, 300, 310, 310), 3, BLACK, True)
    assert _hidden([_char("a", order=2, color=white)], later) == {0: "background"}


def test_the_ground_is_what_was_painted_last_and_outlines_and_blanks_have_none() -> None:
    white: Color = (1.0, 1.0, 1.0)
    paints = [Paint(BOX, 1, BLACK, True), Paint(BOX, 2, white, True)]
    assert _hidden([_char("a", order=3, color=white)], *paints) == {0: "background"}
    assert _hidden([_char("a", order=3)], *paints) == {}
    assert _hidden([_char("a", mode=1, color=white)]) == {}
    assert _hidden([_char("a", mode=4, color=white)]) == {0: "background"}
    assert _hidden([_char(" ", color=white)]) == {}
