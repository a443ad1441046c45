"""Tables from words, rules and white space, in small made examples: columns, rows, cells, heads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from extract.pdf.page.ink import Area, PageInk, Rule, Word
from extract.pdf.tables.banded import banded_tables
from extract.pdf.tables.candidates import (
    Drawn,
    drawn_tables,
    is_table,
    undrawn_tables,
    with_parts,
    words_outside,
)
from extract.pdf.tables.cells import DraftCell, DraftTable, Line, filled, lines_of
from extract.pdf.tables.gutters import (
    Column,
    Run,
    are_page_numbers,
    columns_of,
    home,
    is_figure,
    is_figure_cell,
    is_note,
    is_placeholder,
    reach,
    runs_of,
)
from extract.pdf.tables.header_lines import head_rows, header_of, over_columns
from extract.pdf.tables.header_rows import header_rows
from extract.pdf.tables.header_spans import spread_over
from extract.pdf.tables.placing import PlacedLine, cell_pitch, figure_columns, placed
from extract.pdf.tables.row_cells import cells_of
from extract.pdf.tables.row_splitting import split_rows
from extract.pdf.tables.side_by_side import side_by_side, with_halves_joined
from extract.pdf.tables.strips import aligned_tables
from extract.pdf.tables.turned_headers import with_turned_header
from extract.pdf.tables.word_columns import worded_tables
from extract.pdf.tables.zebra import with_white_rows
from tests.made_words import BOLD, line, run, table, word, words

INK = PageInk(1, 600, 800, ())
Rows = list[list[str]]


def _grid(found: DraftTable) -> Rows:
    """The texts of the cells of a table, row by row."""
    return [[c.text for c in found.row(r)] for r in range(found.row_count)]


# What a text is -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    ["12", "1.250", "1 250", "1\u00a0250", "1\u2009250", "1\u202f250", "12 345 678", "€ 12", "€12", "$12", "£ 5", "+12", "-12", "–12",
     "−12", "± 12", "<12", "> 12", "≥12", "≤ 12", "~12", "(12)", "[12]", "(5%)", "12%", "12 %", "12‰", "12,-", "12,5", "10-20",
     "10 – 20", "1/3", "1:3", "3x4", "12*", "12 **", "12†", "12‡", "12 1)", "12 (1)", "- € 5", " 12 "],
)  # fmt: skip
def test_a_number_of_a_table_is_a_figure(text: str) -> None:
    assert is_figure(text)
    assert is_figure_cell(text)


@pytest.mark.parametrize(
    "text",
    [
        "twaalf",
        "",
        "12 woningen erbij dus",
        "a12",
        "12a",
        "12 34",
        "12 2024",
        "-",
        "PM",
        "€",
        "12 ***x",
    ],
)
def test_a_text_is_no_figure(text: str) -> None:
    assert not is_figure(text)


@pytest.mark.parametrize(
    ("text", "figure"),
    [("12 woningen", True), ("12 m²", True), ("12 sociale woningen", True), ("12 sociale huur woningen", False),
     ("12woningen", False)],
)  # fmt: skip
def test_a_figure_may_have_a_unit_of_two_words(text: str, figure: bool) -> None:
    assert is_figure_cell(text) is figure


@pytest.mark.parametrize(
    "text",
    ["-", "–", "—", "−", ".", "…", "?", "/", "--", "PM", "p.m.", "pm", "n.v.t.", "nvt", "N.v.t.", "n.b.", "nb", "n.a.", "na", "x", "X",
     "✓", "✔", "●", "•", "ja", "nee", "Ja", " - "],
)  # fmt: skip
def test_what_stands_for_a_number_is_a_placeholder(text: str) -> None:
    assert is_placeholder(text)


@pytest.mark.parametrize("text", ["", "12", "geen", "jazeker", "neen", "xx", "- 12", "n.o.t.k."])
def test_a_text_or_number_is_no_placeholder(text: str) -> None:
    assert not is_placeholder(text)


@pytest.mark.parametrize(
    ("text", "note"),
    [("Bron: CBS", True), ("Bronnen: CBS", True), ("Noot: zie", True), ("Toelichting zie", True), ("Peildatum: mei", True),
     ("bron CBS", True), ("* Stand", True), ("† Stand", True), ("‡ Stand", True), ("¹ Stand", True), ("² Stand", True), ("³ Stand", True),
     ("Bronbeek", False), ("Noten", False), ("Stand", False), ("⁴ Stand", False)],
)  # fmt: skip
def test_a_note_below_a_table_begins_with_its_name_or_mark(text: str, note: bool) -> None:
    assert is_note(text) is note


@pytest.mark.parametrize(
    ("texts", "numbers"),
    [(["3", "4", "4"], True), (["3", "4"], False), (["3", "5", "4"], False), (["3", "4", "1.000"], False),
     (["3", "4", "999"], True), (["3", "4", "1000"], False), (["3", "x", "4"], False), ([" 3 ", "4", "9"], True)],
)  # fmt: skip
def test_numbers_of_pages_are_small_and_never_go_down(texts: list[str], numbers: bool) -> None:
    assert are_page_numbers(texts) is numbers


# Runs and columns ---------------------------------------------------------------------------------


@pytest.mark.parametrize(("gap", "runs"), [(5, 1), (5.1, 2)])
def test_words_half_a_size_apart_are_of_two_runs(gap: float, runs: int) -> None:
    assert len(runs_of(Line((word("een"), word("twee", 15 + gap))))) == runs


def test_the_smaller_of_two_sizes_says_how_wide_a_gap_is() -> None:
    assert len(runs_of(Line((word("een", size=20), word("twee", 36, size=10))))) == 2
    assert len(runs_of(Line((word("een", size=10), word("twee", 21, size=20))))) == 2
    assert len(runs_of(Line((word("een", size=2), word("twee", 5, size=2))))) == 1
    assert len(runs_of(Line((word("een", size=2), word("twee", 5.1, size=2))))) == 2


def test_a_run_ends_where_its_last_words_do() -> None:
    found = Run((word("langwoord"), word("i", 10)))
    assert (found.x0, found.x1, found.center) == (0, 45, 22.5)
    assert len(runs_of(Line((word("langwoord"), word("i", 10), word("a", 49))))) == 1


COLUMNS = (Column(0, 50, -2, 60), Column(70, 100, 60, 120), Column(140, 160, 120, 170))


@pytest.mark.parametrize(
    ("x", "column"), [(0, 0), (50, 0), (50.1, 1), (110, 1), (110.1, 2), (300, 2)]
)
def test_a_run_is_at_home_where_its_middle_stands(x: float, column: int) -> None:
    assert home(run("abcd", x), COLUMNS) == column


@pytest.mark.parametrize(
    ("text", "x", "over"),
    [
        ("aaaa", 0, (0, 0)), ("aaaa", 32, (0, 0)), ("a" * 10, 22, (0, 0)), ("a" * 10, 22.1, (0, 1)), ("a" * 30, 0, (0, 2)),
        ("a", 59, (0, 1)), ("a", 66.4, (0, 1)), ("a", 66.6, (1, 1)), ("a", 48.6, (0, 1)), ("a", 48.4, (0, 0)),
        ("aa", 115, (1, 2)), ("a", 300, (2, 2)),
    ],
)  # fmt: skip
def test_a_run_reaches_over_the_columns_whose_texts_it_overlaps(
    text: str, x: float, over: tuple[int, int]
) -> None:
    assert reach(run(text, x), COLUMNS) == over


def test_of_a_narrow_column_a_third_is_enough_to_reach_over_it() -> None:
    narrow = (Column(0, 50, -2, 55), Column(60, 65, 55, 80))
    assert reach(run("a" * 12, 1.4), narrow) == (0, 0)
    assert reach(run("a" * 12, 1.6), narrow) == (0, 1)


def _rows(*texts: Sequence[tuple[str, float]], pitch: float = 14) -> list[Line]:
    return [line(*row, baseline=100 + pitch * i) for i, row in enumerate(texts)]


def _columns(*texts: Sequence[tuple[str, float]], borders: Sequence[float] = ()) -> int:
    return len(columns_of(_rows(*texts), -10, 400, borders))


def test_one_text_a_line_makes_no_columns() -> None:
    assert _columns([("een", 0)], [("twee", 0)]) == 0
    assert _columns() == 0


def test_a_header_over_columns_hides_no_white_below() -> None:
    rows = [[("a", 0), ("b", 60), ("c", 120)] for _ in range(4)]
    assert _columns([("naam", 0), ("over de twee kolommen", 50)], *rows) == 3
    assert _columns(*rows, [("naam", 0), ("over de twee kolommen", 50)], rows[0]) == 2


def test_a_stray_text_is_no_column() -> None:
    rows = [[("a", 0), ("b", 60)] for _ in range(5)]
    stray = [("a", 0), ("b", 60), ("los", 200)]
    assert _columns(rows[0], stray, *rows) == 2
    assert _columns(stray, *rows) == 3  # Over the first line it heads an empty column.
    assert _columns(*rows, [("a", 0), ("b", 60), ("los", 200)]) == 3
    two = [[("a", 0), ("b", 60)], [("a", 0), ("b", 60), ("los", 200)]]
    assert _columns(*two) == 3


def test_signs_of_money_belong_to_the_numbers_behind_them() -> None:
    rows = [[("naam", 0), ("€", 60), (f"{n}", 90)] for n in (410, 310, 670, 120)]
    assert _columns(*rows) == 2
    ends = [[("naam", 0), (f"{n}", 60), ("%", 90)] for n in (410, 310, 670, 120)]
    found = columns_of(_rows(*ends), -10, 400)
    assert (len(found), found[-1].right) == (2, 400)


def test_columns_end_halfway_the_white_between_them() -> None:
    rows = [[("een", 0), ("twee", 60)] for _ in range(4)]
    assert columns_of(_rows(*rows), -5, 100) == (Column(0, 15, -5, 37.5), Column(60, 80, 37.5, 100))


# Cells --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("below", "lines"), [(3.5, 1), (3.6, 2)])
def test_words_at_nearly_one_height_are_a_line(below: float, lines: int) -> None:
    assert len(lines_of([word("een"), word("twee", 30, 100 + below)])) == lines


def test_lines_go_down_and_their_words_to_the_right() -> None:
    found = lines_of([word("c", 0, 120), word("b", 30), word("a", 0)])
    assert [x.text for x in found] == ["a b", "c"]
    glued = Line((word("km"), word("2", 10, glued=True), word("x", 20)))
    assert glued.text == "km2 x"
    assert Line((word("2", glued=True),)).text == "2"


def _turned(text: str, x0: float, top: float, turn: int) -> Word:
    made = word(text, turn=turn)
    return replace(made, x0=x0, x1=x0 + 10, top=top, bottom=top + 30, baseline=top + 30)


@pytest.mark.parametrize(
    ("turn", "texts"), [(90, ["c b", "a"]), (270, ["a", "b c"]), (180, ["c", "b", "a"])]
)
def test_turned_words_are_read_in_their_own_direction(turn: int, texts: list[str]) -> None:
    held = [_turned("a", 60, 100, turn), _turned("b", 20, 100, turn), _turned("c", 20, 140, turn)]
    found = [x.text for x in lines_of(held)]
    if turn == 180:
        assert sorted(" ".join(found).split()) == ["a", "b", "c"]
    else:
        assert sorted(found) == sorted(texts)


def test_turned_words_a_little_aside_are_of_one_line() -> None:
    near = [_turned("a", 20, 140, 90), _turned("b", 23.5, 100, 90)]
    assert [x.text for x in lines_of(near)] == ["a b"]
    far = [_turned("a", 20, 140, 90), _turned("b", 23.6, 100, 90)]
    assert [x.text for x in lines_of(far)] == ["a", "b"]


def _two_cells() -> list[DraftCell]:
    return [DraftCell(0, 0, Area(0, 80, 50, 110)), DraftCell(0, 1, Area(50, 80, 100, 110))]


def test_words_go_to_the_cell_that_their_middle_stands_in() -> None:
    cells, rest = filled(_two_cells(), [word("een", 5), word("twee", 60), word("drie", 120)])
    assert [c.text for c in cells] == ["een", "twee"]
    assert [w.text for w in rest] == ["drie"]
    assert not filled(_two_cells(), [word("een", 5, 118.1)])[0][0].lines
    assert filled(_two_cells(), [word("een", 5, 112.9)])[0][0].lines
    assert not filled(_two_cells(), [word("een", 5, 113.1)])[0][0].lines


@pytest.mark.parametrize(
    ("x", "texts"), [(40, ["wo", "ning"]), (22, ["woning", ""]), (48.5, ["", "woning"]), (49.5, ["", "woning"])]
)  # fmt: skip
def test_a_word_over_a_border_is_cut_there(x: float, texts: list[str]) -> None:
    cells, _ = filled(_two_cells(), [word("woning", x)])
    assert [c.text for c in cells] == texts


def test_a_table_counts_its_rows_and_columns_with_those_that_cells_span() -> None:
    cell = DraftCell(1, 2, Area(0, 0, 1, 1), (), 2, 3)
    made = DraftTable(1, Area(0, 0, 1, 1), (cell,), "ruled")
    assert (made.row_count, made.column_count) == (3, 5)
    assert DraftTable(1, Area(0, 0, 1, 1), (), "ruled").row_count == 0


# Heads --------------------------------------------------------------------------------------------

DATA = [["Duinbeek", "410", "85"], ["Merendam", "310", "65"]]


@pytest.mark.parametrize(
    ("rows", "heads"),
    [
        ([["Gemeente", "Plan", "Klaar"], *DATA], 1), (DATA, 0), ([["Gemeente", "2025", "2026"], *DATA], 1),
        ([["", "Woningen", ""], ["Gemeente", "Plan", "Klaar"], *DATA], 2),
        ([["Gemeente", "2025-2027", "19-20"], *DATA], 0), ([["Gemeente", "2025-2027", "1998/99"], *DATA], 1),
        ([["Gemeente", "2025*", "2026 – 2030"], *DATA], 1), ([["Gemeente", "2125", "1826"], *DATA], 0),
        ([["Gemeente", "2025", "12"], *DATA], 0), ([["Jaar", "2024", "2025"], ["Jaar", "2026", "2027"]], 0),
        ([["Gemeente", "Plan", "Klaar"], ["Noord", "", ""], *DATA], 1), ([["Noord", "", ""], *DATA], 1),
        ([["Gemeente", "-", "PM"], *DATA], 0), ([*[["Kop", "Kop", "Kop"]] * 5, *DATA * 4], 4),
    ],
)  # fmt: skip
def test_the_rows_above_the_first_numbers_are_heads(rows: Rows, heads: int) -> None:
    assert header_rows(table(rows)) == heads


@pytest.mark.parametrize(("lines", "heads"), [(("6", "11"), 1), (("netto", "nieuw"), 2)])
def test_a_cell_of_which_each_line_is_a_number_is_no_head(
    lines: tuple[str, ...], heads: int
) -> None:
    made = table([["Gemeente", "Plan"], ["Noord", "x"], ["Zuid", "4"], ["West", "5"]])
    written = tuple(Line((word(text, 102, 30 + 8 * below),)) for below, text in enumerate(lines))
    cells = [replace(c, lines=written) if c.text == "x" else c for c in made.cells]
    assert header_rows(replace(made, cells=tuple(cells))) == heads


def test_a_head_that_spans_rows_takes_them_along() -> None:
    made = table([["Gemeente", "Plan"], ["", "x"], ["Duinbeek", "410"], ["Merendam", "310"]])
    tall = replace(made.cells[0], row_span=3)
    assert header_rows(replace(made, cells=(tall, *made.cells[1:]))) == 3
    # As many rows as a header can have, and more.
    highest, higher = (replace(made.cells[0], row_span=count) for count in (4, 5))
    assert header_rows(replace(made, cells=(highest, *made.cells[1:]))) == 4
    assert header_rows(replace(made, cells=(higher, *made.cells[1:]))) == 1


WORDS = [
    ["Actie", "Wie"],
    ["Een plan voor de buurt maken", "De gemeente"],
    ["Geld zoeken voor wonen", "Het Rijk"],
]


@pytest.mark.parametrize(
    ("rows", "bold", "heads"),
    [
        (WORDS, 1, 1), (WORDS, 3, 1), (WORDS, 0, 1), ([["Actie", ""], *WORDS[1:]], 0, 0),
        ([["Actie lang genoeg", "Wie doet wat"], ["a", "b"]], 0, 0), ([["Actie lang genoeg", "Wie doet wat"], ["a", "b"]], 1, 1),
        ([["Actie", "Wie."], *WORDS[1:]], 0, 0), ([["Actie", "Wie;"], *WORDS[1:]], 0, 0),
        ([["Actie", "W" * 41], ["a" * 70, "b" * 70]], 0, 0), ([["Actie", "W" * 40], ["a" * 70, "b" * 70]], 0, 1), (WORDS[:1], 1, 0),
    ],
)  # fmt: skip
def test_without_numbers_a_head_is_heavier_or_short_and_complete(
    rows: Rows, bold: int, heads: int
) -> None:
    assert header_rows(table(rows, bold=bold)) == heads


@pytest.mark.parametrize(
    ("texts", "over"),
    [
        ([("Plan", 70)], ((0, 2),)), ([("Naam", 0), ("Woningen", 95)], ((0, 0), (1, 2))),
        ([("Naam", 0), ("Plan", 70), ("Nu", 140)], ((0, 0), (1, 1), (2, 2))), ([("a", 0), ("b", 20), ("c", 70), ("d", 140)], ()),
        ([("Alles samen", 55)], ((0, 2),)), ([("Naam", 0), ("Plan", 85), ("b", 150)], ((0, 0), (1, 1), (2, 2))),
    ],
)  # fmt: skip
def test_heads_share_the_columns_that_they_stand_over(
    texts: list[tuple[str, float]], over: tuple[tuple[int, int], ...]
) -> None:
    assert spread_over([run(text, x) for text, x in texts], COLUMNS) == over


# Rows ---------------------------------------------------------------------------------------------

THREE = (Column(0, 60, -2, 65), Column(100, 130, 65, 140), Column(180, 210, 140, 220))


def _placed(*rows: Sequence[tuple[str, float]], pitch: float = 16) -> list[PlacedLine]:
    return [placed(each, THREE) for each in _rows(*rows, pitch=pitch)]


def _row_texts(rows: Sequence[Sequence[PlacedLine]]) -> list[str]:
    return [" / ".join(p.line.text for p in row) for row in rows]


def _split(*rows: tuple[float, str, str, str], columns: int = 3) -> list[str]:
    """The rows of lines, each with its baseline and its texts in three columns."""
    made = [
        placed(line(*[(t, x) for t, x in zip(texts, (0, 100, 180), strict=True) if t], baseline=y), THREE)
        for y, *texts in rows
    ]  # fmt: skip
    return _row_texts(split_rows(made, columns))


def test_each_line_with_numbers_is_a_row() -> None:
    assert _split((100, "Duin", "41", "8"), (116, "Meer", "31", "6")) == ["Duin 41 8", "Meer 31 6"]
    assert _split((100, "Duin", "41", "8")) == ["Duin 41 8"]
    assert _split() == []


@pytest.mark.parametrize(("y", "rows"), [(128, "above"), (135, "own"), (140, "below")])
def test_a_line_without_numbers_goes_with_the_nearer_row(y: float, rows: str) -> None:
    found = _split(
        (100, "Duin", "41", "8"),
        (116, "Meer", "31", "6"),
        (y, "en Dam", "", ""),
        (152, "Hoog", "7", "5"),
        (168, "Laag", "9", "4"),
    )
    wanted = {
        "above": ["Duin 41 8", "Meer 31 6 / en Dam", "Hoog 7 5", "Laag 9 4"],
        "own": ["Duin 41 8", "Meer 31 6", "en Dam", "Hoog 7 5", "Laag 9 4"],
        "below": ["Duin 41 8", "Meer 31 6", "en Dam / Hoog 7 5", "Laag 9 4"],
    }
    assert found == wanted[rows]


def test_the_first_line_of_the_first_row_is_no_head() -> None:
    rows = [(130.0, "Duin en", "41", "8"), (160.0, "Meer", "31", "6"), (190.0, "Hoog", "7", "5")]
    assert _split((118, "Stad", "", ""), *rows)[0] == "Stad / Duin en 41 8"
    assert _split((105, "Stad", "", ""), *rows)[0] == "Stad"


def test_the_end_of_a_range_below_its_beginning_is_no_row() -> None:
    rows = [
        (100.0, "Plan een", "2027-", "8"),
        (112.0, "", "2028", ""),
        (140.0, "Plan twee", "2029", "6"),
        (168.0, "Drie", "2030", "6"),
    ]
    assert _split(*rows) == ["Plan een 2027- 8 / 2028", "Plan twee 2029 6", "Drie 2030 6"]
    rows[0] = (100.0, "Plan een", "2027", "8")
    assert _split(*rows)[1] == "2028"


def test_rows_of_words_stand_further_apart_than_their_lines() -> None:
    rows = [
        (100.0, "Een plan", "Rijk", "nu"),
        (112.0, "maken", "en regio", ""),
        (130.0, "Geld zoeken", "Stad", "straks"),
        (142.0, "en geven", "", "of later"),
    ]
    assert _split(*rows) == [
        "Een plan Rijk nu / maken en regio",
        "Geld zoeken Stad straks / en geven of later",
    ]


def test_where_rows_stand_no_further_apart_the_first_column_begins_them() -> None:
    rows = [
        (100.0, "Een plan", "Rijk", "nu"),
        (112.0, "", "Regio", ""),
        (124.0, "Geld", "Stad", "straks"),
        (136.0, "", "Dorp", "later"),
    ]
    assert _split(*rows) == ["Een plan Rijk nu / Regio", "Geld Stad straks / Dorp later"]


def test_text_that_goes_on_is_of_the_row_above() -> None:
    rows = [
        (100.0, "Een plan", "Rijk", "nu"),
        (112.0, "maken", "en regio", "of later"),
        (124.0, "Geld", "Stad", "Straks"),
    ]
    assert _split(*rows) == ["Een plan Rijk nu / maken en regio of later", "Geld Stad Straks"]
    broken = [
        (100.0, "Woning-", "Rijk", "Nu"),
        (112.0, "Bouw", "", ""),
        (124.0, "Geld", "Stad", "Straks"),
    ]
    assert _split(*broken)[0] == "Woning- Rijk Nu / Bouw"


@pytest.mark.parametrize(
    ("name", "wrapped", "goes_on"),
    [
        # "Duin N" is no longer than "Plan Meer", so that "N" would have fitted behind it
        ("Duin", ("N", ""), False),
        ("Duin", ("Noord", ""), True),
        ("Bestemmingsplan", ("N", ""), True),
        # in a small letter it goes on, whatever there was room for
        ("Duin", ("en", ""), True),
        # nothing stands above it
        ("Bestemmingsplan", ("", "Noord"), False),
        ("Bestemmingsplan", ("Noord", "Noord"), False),
        ("Bestemmingsplan", ("Noord en ook nog een deel Oost", ""), False),
    ],
)
def test_in_rows_set_close_what_did_not_fit_goes_on(
    name: str, wrapped: tuple[str, str], goes_on: bool
) -> None:
    rows = [(0.0, "Plan Meer", "", "31"), (12.0, name, "", "7"), (24.0, *wrapped, "")]
    rows += [(36.0 + 12 * i, "Dorp", "", str(9 - i)) for i in range(3)]
    assert len(_split(*rows)) == len(rows) - goes_on


def test_columns_of_figures_are_mostly_numbers() -> None:
    made = _placed(
        [("Duin", 0), ("41", 100), ("x", 180)],
        [("Meer", 0), ("31", 100), ("7", 180)],
        [("Hoog", 0), ("a", 100), ("b", 180)],
    )
    assert figure_columns(made) == {1, 2}
    years = _placed([("2024", 0), ("41", 100)], [("2025", 0), ("31", 100)])
    assert figure_columns(years) == {1}
    assert figure_columns(_placed([("2024", 0)], [("2025", 0)])) == {0}
    assert figure_columns(_placed([("a", 0), ("-", 100)], [("b", 0), ("-", 100)])) == set()


def test_the_pitch_of_a_cell_is_the_least_between_its_lines() -> None:
    assert cell_pitch(_placed([("a", 0), ("b", 100)], [("c", 0)], [("d", 100)], pitch=12)) == 12
    assert cell_pitch(_placed([("a", 0)], [("b", 100)], pitch=12)) is None
    assert cell_pitch(_placed([("a", 0)], [("b", 0)], pitch=9.5)) is None
    assert cell_pitch(_placed([("a", 0)], [("b", 0)], pitch=9.6)) == pytest.approx(9.6)


def test_a_run_for_each_column_may_stand_aside() -> None:
    (found,) = _placed([("Naam", 0), ("Plan", 60), ("Nu", 150)])
    assert found.reaches == ((0, 0), (1, 1), (2, 2))


def test_runs_close_to_each_other_are_cut_where_columns_begin() -> None:
    near = (Column(0, 40, -2, 42), Column(44, 60, 42, 70))
    made = line(("Duin", 0), baseline=100)
    both = Line((*made.words, word("41", 44)))
    assert [r.text for r in placed(both, near).runs] == ["Duin", "41"]
    assert len(placed(Line((word("Duindorp"), word("41", 44))), near).runs) == 2
    assert len(placed(Line((word("Duindorp"), word("ab", 42.1))), near).runs) == 1
    begins = Line((word("Duindorp"), word("ab", 44)))
    assert [r.text for r in placed(begins, near).runs] == ["Duindorp", "ab"]
    glued = Line((word("Duindorp"), word("41", 44, glued=True)))
    assert len(placed(glued, near).runs) == 1


def test_two_texts_in_one_cell_are_one() -> None:
    (found,) = _placed([("Naam", 0), ("ook", 40)])
    assert [r.text for r in found.runs] == ["Naam ook"]
    assert found.reaches == ((0, 0),)


def test_a_rule_below_a_text_says_how_far_it_reaches() -> None:
    over = placed(line(("Woningen", 140)), THREE, [Rule(105, 100, 210)])
    assert over.reaches == ((1, 2),)
    assert over.spans
    beside = placed(line(("Plan", 100)), THREE, [Rule(105, 175, 215)])
    assert beside.reaches == ((1, 1),)
    assert not beside.spans


def test_heads_that_stand_over_columns_are_spread() -> None:
    lines = _placed([("Woningen", 140)], [("Naam", 0), ("Plan", 100), ("Nu", 180)], pitch=12)
    found = over_columns(lines, THREE)
    assert found[0].reaches == ((1, 2),)
    assert found[1].reaches == ((0, 0), (1, 1), (2, 2))


def test_a_head_over_columns_and_those_below_it_are_two_rows() -> None:
    lines = _placed([("Woningen", 140)], [("Naam", 0), ("Plan", 100), ("Nu", 180)], pitch=12)
    assert _row_texts(header_of(lines, THREE)) == ["Woningen", "Naam Plan Nu"]
    one = _placed([("Plan-", 100), ("Nu", 180)], [("nen", 100), ("klaar", 180)], pitch=12)
    assert len(head_rows(one)) == 1


@pytest.mark.parametrize(("pitch", "rows"), [(16, 1), (16.1, 2)])
def test_heads_far_apart_are_two_rows(pitch: float, rows: int) -> None:
    lines = _placed([("Plan", 100)], [("klaar", 100)], pitch=pitch)
    assert len(head_rows(lines)) == rows


def test_a_head_in_the_middle_of_two_lines_is_of_the_upper_row() -> None:
    lines = _placed(
        [("Plan", 100), ("Nu", 180)], [("Naam", 0)], [("klaar", 100), ("klaar", 180)], pitch=6
    )
    assert _row_texts(header_of(lines, THREE)) == ["Plan Nu / klaar klaar / Naam"]


def test_cells_have_the_borders_halfway_their_rows() -> None:
    rows = [[p] for p in _placed([("Duin", 0), ("41", 100)], [("Meer", 0), ("31", 100)])]
    cells = cells_of(rows, THREE)
    assert [(c.row, c.column, c.text) for c in cells if c.lines] == [
        (0, 0, "Duin"),
        (0, 1, "41"),
        (1, 0, "Meer"),
        (1, 1, "31"),
    ]
    assert all(c.row_span == c.column_span == 1 for c in cells)
    two = cells_of([_placed([("Duin", 0)], [("aan Zee", 0)], pitch=12)], THREE)
    assert (two[0].area.top, two[0].area.bottom) == (92.5, 114.5)
    assert cells[0].area == Area(-2, 92.5, 65, 105.5)
    assert cells[-1].area == Area(140, 105.5, 220, 118.5)
    known = cells_of(rows, THREE, [90, 105], 125)
    assert (known[0].area.top, known[0].area.bottom, known[-1].area.bottom) == (90, 105, 125)
    assert cells_of(rows, THREE, [90], 125)[0].area.top == 92.5


# Tables without rules -----------------------------------------------------------------------------


def _page(*rows: Sequence[tuple[str, float]], pitch: float = 16) -> list[Word]:
    return [w for each in _rows(*rows, pitch=pitch) for w in each.words]


FIGURES = [
    [("Duinbeek", 0.0), ("410", 100.0)],
    [("Merendam", 0.0), ("310", 100.0)],
    [("Elzerveen", 0.0), ("670", 100.0)],
]


def _aligned(*rows: Sequence[tuple[str, float]], pitch: float = 16) -> list[Rows]:
    return [_grid(t) for t in aligned_tables(1, _page(*rows, pitch=pitch))]


def test_numbers_below_each_other_behind_names_are_a_table() -> None:
    assert _aligned(*FIGURES) == [[["Duinbeek", "410"], ["Merendam", "310"], ["Elzerveen", "670"]]]
    assert _aligned(*FIGURES[:2]) == []


@pytest.mark.parametrize(("pitch", "count"), [(36, 1), (36.1, 0)])
def test_rows_of_a_table_do_not_stand_too_far_apart(pitch: float, count: int) -> None:
    assert len(_aligned(*FIGURES, pitch=pitch)) == count


def test_two_rows_with_two_numbers_are_a_table() -> None:
    rows = [[*row, ("8", 160.0)] for row in FIGURES[:2]]
    assert len(_aligned(*rows)) == 1


@pytest.mark.parametrize(("shift", "count"), [(2.9, 1), (7.6, 0)])
def test_numbers_stand_below_each_other(shift: float, count: int) -> None:
    rows = [
        FIGURES[0],
        [("Merendam", 0.0), ("310", 100.0 + shift)],
        FIGURES[2],
        [("Meer", 0.0), ("31", 200.0)],
    ]
    assert len(_aligned(*rows[:3])) == count


@pytest.mark.parametrize("leaders", ["....", "…………", "····", ". . . ", "____"])
def test_lines_with_leaders_are_no_table(leaders: str) -> None:
    rows = [[("Wonen " + leaders, 0.0), (text, 200.0)] for text in ("410", "310", "670")]
    assert _aligned(*rows) == []


@pytest.mark.parametrize("numbers", [("3", "4", "9")])
def test_titles_with_numbers_of_pages_are_no_table(numbers: tuple[str, ...]) -> None:
    rows = [[("Wonen", 0.0), (text, 100.0)] for text in numbers]
    assert _aligned(*rows) == []
    assert len(_aligned(*reversed(rows))) == 1


def test_numbered_items_are_no_table() -> None:
    rows = [
        [("Wonen", 0.0), (f"{n}", 100.0), ("een lange tekst van een punt", 115.0)]
        for n in (7, 5, 3)
    ]
    assert _aligned(*rows) == []


def test_rows_have_names_at_one_place() -> None:
    rows = [
        [(name, 30.0 * i), ("410", 200.0)]
        for i, name in enumerate(("Duin", "Meer", "Hoog", "Laag", "Dam", "Kil"))
    ]
    assert _aligned(*rows) == []
    unnamed = [[("x", 0.0), ("410", 100.0)], *[[("", 0.0), ("410", 100.0)][1:]] * 3]
    assert _aligned(*unnamed) == []


HEADS = [("Gemeente", 0.0), ("Plan", 100.0)]


def test_the_line_above_is_a_head_unless_it_stands_apart_or_is_a_caption() -> None:
    assert _aligned(HEADS, *FIGURES)[0][0] == ["Gemeente", "Plan"]
    apart = [
        w for each in [line(*HEADS, baseline=70), *_rows(*FIGURES, pitch=16)] for w in each.words
    ]
    assert _grid(aligned_tables(1, apart)[0])[0] == ["Duinbeek", "410"]
    caption = [("Tabel 2", 0.0), ("Plan", 100.0)]
    assert _aligned(caption, *FIGURES)[0][0] == ["Duinbeek", "410"]


@pytest.mark.parametrize("years", [("2024", "2025"), ("1998", "1999")])
def test_years_below_heads_are_heads(years: tuple[str, str]) -> None:
    data = [
        [("Duin", 0.0), ("410", 100.0), ("85", 160.0)],
        [("Meer", 0.0), ("310", 100.0), ("65", 160.0)],
        [("Hoog", 0.0), ("31", 100.0), ("6", 160.0)],
    ]
    rows = [
        [("Kern", 0.0), ("Plan", 100.0), ("Nu", 160.0)],
        [(years[0], 100.0), (years[1], 160.0)],
        *data,
    ]
    found = _aligned(*rows, pitch=14)
    assert found[0][-3] == ["Duin", "410", "85"]
    assert any(years[0] in cell for row in found[0][:-3] for cell in row)


def test_short_remarks_right_of_the_numbers_are_a_column() -> None:
    rows = [[*row, ("na besluit", 160.0)] for row in FIGURES]
    assert _aligned(*rows)[0][0] == ["Duinbeek", "410", "na besluit"]
    long = [[*row, ("dit is een tekst van zes woorden", 160.0)] for row in FIGURES]
    assert len(_aligned(*long)[0][0]) == 2
    headed = [[*HEADS, ("Uitleg", 160.0)], *long]
    assert len(_aligned(*headed)[0][0]) == 3


@pytest.mark.parametrize(
    ("above", "below", "is_text"),
    [(0, 2, False), (0, 3, True), (2, 0, False), (3, 0, True), (2, 2, False)],
)
def test_remarks_that_go_on_above_or_below_the_numbers_are_a_text_beside_them(
    above: int, below: int, is_text: bool
) -> None:
    text = [[("ook deze tekst gaat verder", 160.0)]]
    rows = [*text * above, *([*row, ("na besluit", 160.0)] for row in FIGURES), *text * below]
    found = _aligned(*rows)
    assert any(row[-1] == "310" for row in found[0]) is is_text


def test_a_column_of_names_further_left_is_part_of_the_table() -> None:
    rows = [
        [("Noord", -100.0), *FIGURES[0]],
        [("Oost", -100.0), *FIGURES[1]],
        [("Zuid", -100.0), *FIGURES[2]],
    ]
    assert _aligned(*rows)[0][0] == ["Noord", "Duinbeek", "410"]
    text = [[("een lange regel van gewone tekst hier", -250.0), *row] for row in FIGURES]
    assert _aligned(*text)[0][0] == ["Duinbeek", "410"]


def _further_left(
    texts: Sequence[str], *, above: int = 0, below: int = 0, long: str = "een veel langere regel"
) -> bool:
    """Whether texts left of the names are a column, with lines of text above and below at the same place."""
    line_of_text = [[(f"{long} van de tekst", -250.0)]]
    rows = [[(text, -250.0), *row] for text, row in zip(texts, FIGURES, strict=True)]
    (found,) = _aligned(*line_of_text * above, *rows, *line_of_text * below)
    body = next(row for row in found if row[-1] == "310")
    return body[0] == texts[1]


@pytest.mark.parametrize(
    ("texts", "is_column"),
    [
        (("Noord Oost", "Zuid Meer", "West Kade"), True),
        (("bouwen samen met", "wonen in het", "groei en"), True),
        # three words a line that fill a width
        (("bouwen samen met", "wonen tussen drie", "groeien naast wat"), False),
        (("een twee", "een twee drie vier", "een twee drie vier vijf zes zeven"), True),
        (("een twee drie vier vijf zes", "een twee drie vier vijf", "a b c d e f g"), False),
    ],
)
def test_texts_further_left_are_a_column_unless_they_run_on(
    texts: tuple[str, ...], is_column: bool
) -> None:
    assert _further_left(texts) is is_column


@pytest.mark.parametrize(
    ("above", "below", "is_column"),
    [(0, 1, True), (0, 2, False), (4, 0, True), (5, 0, False), (4, 1, False)],
)
def test_texts_further_left_run_on_where_longer_lines_stand_above_or_below(
    above: int, below: int, is_column: bool
) -> None:
    texts = ("bouwen samen met", "wonen in het", "groei en nog")
    assert _further_left(texts, above=above, below=below) is is_column
    # no longer than the texts themselves
    assert _further_left(texts, above=above, below=below, long="in")
    # two words a line are names, whatever stands around them
    assert _further_left(("Noord Oost", "Zuid Meer", "West Kade"), above=above, below=below)


def _flush_right(names: Sequence[str], x: float = 100) -> list[list[tuple[str, float]]]:
    """Rows of a name that ends at ``x`` and a number behind it."""
    return [[(name, x - 5 * len(name)), (str(455 - 7 * i), x + 30)] for i, name in enumerate(names)]


def test_names_may_end_at_one_place_instead() -> None:
    names = ("Duin", "Merendam", "Elzerveen", "Hoogveld", "Kil")
    assert _aligned(*_flush_right(names))[0][1] == ["Merendam", "448"]
    ragged = [
        [(name, 31.0 * i), (figure[0], 230.0)]
        for i, (name, (_, figure)) in enumerate(zip(names, _flush_right(names), strict=True))
    ]
    assert _aligned(*ragged) == []


def test_a_column_further_left_may_end_at_one_place_too() -> None:
    districts = ("Noordwesten", "Oost", "Zuid", "Dal", "West")
    rows = [
        [(district, -60 - 5.0 * len(district)), ("Duinbeek", 0.0), (str(455 - 7 * i), 100.0)]
        for i, district in enumerate(districts)
    ]
    assert _aligned(*rows)[0][1] == ["Oost", "Duinbeek", "448"]
    ends_anywhere = [[(name, x - 11 * i), *rest] for i, ((name, x), *rest) in enumerate(rows)]
    assert _aligned(*ends_anywhere)[0][1] == ["Duinbeek", "448"]


def test_running_text_is_no_table() -> None:
    prose = [[("de gemeenten bouwen samen met alle partners in de regio", 0.0)]] * 3
    rows = [each for pair in zip(FIGURES, prose, strict=True) for each in pair]
    assert _aligned(*rows, pitch=12) == []


HEADER = [("Actie", 0.0), ("Wie", 100.0), ("Wanneer", 180.0)]
TASKS = [
    [("Plan maken", 0.0), ("Rijk", 100.0), ("nu", 180.0)],
    [("Geld zoeken", 0.0), ("Stad", 100.0), ("straks", 180.0)],
    [("Grond kopen", 0.0), ("Dorp", 100.0), ("later", 180.0)],
]


def _worded(
    header: Sequence[tuple[str, float]],
    *rows: Sequence[tuple[str, float]],
    pitch: float = 20,
    bold: bool = True,
    size: float = 10,
    above: str = "",
) -> list[Rows]:
    held = [
        replace(w, style=BOLD if bold else w.style)
        for w in line(*header, baseline=100, size=size).words
    ]
    held += [
        w for i, row in enumerate(rows) for w in line(*row, baseline=100 + pitch * (i + 1)).words
    ]
    held += words(above, 0, 85)
    return [_grid(t) for t in worded_tables(1, held)]


def test_texts_that_begin_below_bold_heads_are_a_table() -> None:
    assert _worded(HEADER, *TASKS) == [
        [
            ["Actie", "Wie", "Wanneer"],
            ["Plan maken", "Rijk", "nu"],
            ["Geld zoeken", "Stad", "straks"],
            ["Grond kopen", "Dorp", "later"],
        ]
    ]
    assert _worded(HEADER, *TASKS, bold=False) == []
    assert len(_worded(HEADER, *TASKS, bold=False, above="Tabel 2 Wie doet wat")) == 1
    assert _worded(HEADER, *TASKS, bold=False, above="Figuur 2 Wie doet wat") == []


@pytest.mark.parametrize(("pitch", "count"), [(32, 1), (32.1, 0)])
def test_lines_of_a_table_of_words_do_not_stand_too_far_apart(pitch: float, count: int) -> None:
    assert len(_worded(HEADER, *TASKS, pitch=pitch)) == count


@pytest.mark.parametrize(("size", "count"), [(12.5, 1), (12.6, 0)])
def test_heads_of_words_are_not_much_larger(size: float, count: int) -> None:
    assert len(_worded(HEADER, *TASKS, size=size)) == count


@pytest.mark.parametrize(("shift", "count"), [(3, 1), (-3, 1), (-3.1, 0)])
def test_texts_begin_where_their_head_does(shift: float, count: int) -> None:
    rows = [[(text, x + (shift if x else 0)) for text, x in row] for row in TASKS]
    assert len(_worded(HEADER, *rows)) == count


def test_a_text_that_reaches_into_the_next_column_ends_the_table() -> None:
    assert (
        _worded(HEADER, [("Een plan maken voor de hele buurt", 0.0), ("Rijk", 180.0)], *TASKS) == []
    )


def test_heads_stand_apart_from_each_other() -> None:
    assert _worded([("A", 0.0), ("B", 11.9), ("C", 180.0)], *TASKS) == []
    assert _worded([("Figuur 2", 0.0), ("Wie", 100.0), ("Wanneer", 180.0)], *TASKS) == []
    assert _worded([("Actie", 0.0)], *TASKS) == []


def test_columns_of_running_text_are_no_table() -> None:
    text = "de stad en het dorp"
    rows = [[(text, 0.0), (text, 100.0), (text, 200.0)]] * 4
    assert _worded([("Een", 0.0), ("Twee", 100.0), ("Drie", 200.0)], *rows) == []


def test_two_columns_are_names_and_texts_and_no_list() -> None:
    names = [
        [("Rijk", 0.0), ("zorgt voor geld", 100.0)],
        [("Stad", 0.0), ("bouwt huizen", 100.0)],
        [("Dorp", 0.0), ("helpt", 100.0)],
    ]
    assert len(_worded([("Wie", 0.0), ("Wat", 100.0)], *names)) == 1
    bullets = [[("•", 0.0), *row[1:]] for row in names]
    assert _worded([("Wie", 0.0), ("Wat", 100.0)], *bullets) == []
    contents = [[*row[:1], (f"{n}", 100.0)] for row, n in zip(names, (3, 5, 9), strict=True)]
    assert _worded([("Wie", 0.0), ("1", 100.0)], *contents) == []


def test_a_last_line_that_is_a_heading_is_no_row() -> None:
    assert len(_worded(HEADER, *TASKS, [("Vervolg", 0.0)])[0]) == 4 + 1
    held = [replace(w, style=BOLD) for w in line(*HEADER, baseline=100).words]
    held += [w for i, row in enumerate(TASKS) for w in line(*row, baseline=120 + 20 * i).words]
    held += [replace(w, style=BOLD) for w in words("Vervolg", 0, 180)]
    assert len(_grid(worded_tables(1, held)[0])) == 4


# Tables with level rules --------------------------------------------------------------------------


def _banded(
    *ys: float, rows: Sequence[tuple[float, str, str]] = (), start: float = 0, end: float = 200
) -> list[Rows]:
    held = [
        w
        for y, *texts in rows
        for w in line(
            *[(t, x) for t, x in zip(texts, (5, 105), strict=True) if t], baseline=y
        ).words
    ]
    across = [Rule(y, start if i else 0, end if i else 200) for i, y in enumerate(ys)]
    return [_grid(t) for t in banded_tables(1, across, [], held)]


BANDS = [(110.0, "Gemeente", "Plan"), (130.0, "Duinbeek", "410"), (150.0, "Merendam", "310")]


def test_level_rules_of_one_width_make_rows() -> None:
    assert _banded(98, 118, 138, 158, rows=BANDS) == [
        [["Gemeente", "Plan"], ["Duinbeek", "410"], ["Merendam", "310"]]
    ]
    assert _banded(98, 118, rows=BANDS) == []


@pytest.mark.parametrize(
    ("rule", "spans"),
    [
        (None, [1, 1, 1, 1]),
        (Rule(113, 104, 295), [1, 2, 1]),
        (Rule(113, 104, 195), [1, 1, 1, 1]),
        # above the head it is no rule under it
        (Rule(100, 104, 295), [1, 1, 1, 1]),
    ],
)
def test_a_rule_under_a_head_between_rules_says_how_far_it_reaches(
    rule: Rule | None, spans: list[int]
) -> None:
    rows = [
        (110.0, [("Kern", 5.0), ("Huur", 105.0), ("Koop", 305.0)]),
        (144.0, [("Duin", 5.0), ("41", 105.0), ("8", 205.0), ("3", 305.0)]),
        (164.0, [("Meer", 5.0), ("31", 105.0), ("6", 205.0), ("2", 305.0)]),
    ]
    held = [w for baseline, texts in rows for w in line(*texts, baseline=baseline).words]
    across = [*(Rule(y, 0, 400) for y in (98, 130, 150, 170)), *([rule] if rule else [])]
    (found,) = banded_tables(1, across, [], held)
    assert [cell.column_span for cell in found.row(0)] == spans


@pytest.mark.parametrize(
    ("start", "end", "count"), [(4, 200, 1), (4.1, 200, 0), (0, 196, 1), (0, 195.9, 0)]
)
def test_rules_of_one_table_begin_and_end_alike(start: float, end: float, count: int) -> None:
    found = banded_tables(
        1, [Rule(98, 0, 200), Rule(118, start, end), Rule(138, start, end)], [], _held(BANDS)
    )
    assert len(found) == count


def _held(rows: Sequence[tuple[float, str, str]]) -> list[Word]:
    return [w for y, a, b in rows for w in line((a, 5), (b, 105), baseline=y).words]


@pytest.mark.parametrize(("top", "found"), [(178, True), (178.1, False)])
def test_wide_white_between_rules_parts_tables(top: float, found: bool) -> None:
    rows = [*BANDS[:2], (top + 12, "Merendam", "310")]
    assert bool(_banded(98, 118, 138, top, top + 20, rows=rows)) is True
    assert (len(_banded(98, 118, 138, top, top + 20, rows=rows)[0]) == 3) is found


def test_a_row_below_the_last_rule_has_numbers_and_is_near() -> None:
    rules = (98, 118, 138, 158)
    assert _banded(*rules, rows=[*BANDS, (170, "Totaal", "720")])[0][-1] == ["Totaal", "720"]
    assert _banded(*rules, rows=[*BANDS, (177.6, "Totaal", "720")])[0][-1] == ["Merendam", "310"]
    assert _banded(*rules, rows=[*BANDS, (170, "Totaal", "samen")])[0][-1] == ["Merendam", "310"]
    assert _banded(*rules, rows=[*BANDS, (170, "Totaal", "")])[0][-1] == ["Merendam", "310"]


def test_heads_above_the_first_rule_are_near_and_no_caption() -> None:
    rules = (118, 138, 158)
    assert _banded(*rules, rows=BANDS)[0][0] == ["Gemeente", "Plan"]
    far = [(106.4, "Gemeente", "Plan"), *BANDS[1:]]
    assert _banded(*rules, rows=far)[0][0] == ["Duinbeek", "410"]
    caption = [(110.0, "Tabel 2", "Plan"), *BANDS[1:]]
    assert _banded(*rules, rows=caption)[0][0] == ["Duinbeek", "410"]
    alone = [(110.0, "Gemeente", ""), *BANDS[1:]]
    assert _banded(*rules, rows=alone)[0][0] == ["Duinbeek", "410"]


def test_running_text_between_rules_is_no_table() -> None:
    prose = [(110.0 + 20 * i, "de gemeenten bouwen samen", "") for i in range(3)]
    assert _banded(98, 118, 138, 158, rows=prose) == []


# Which are tables ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([["Gemeente", "Plan"], ["Duinbeek", "410"]], True), ([["Gemeente", "Plan"]], False), ([["Gemeente"], ["Plan"]], False),
        ([["Gemeente", "Plan"], ["Duinbeek", ""]], False), ([["a", "b", "", "", "", "", "", ""], ["c", "d", "", "", "", "", "", ""]], True),
        ([["a", "b", "", "", "", "", "", "", ""], ["c", "d", "", "", "", "", "", "", ""]], False),
    ],
)  # fmt: skip
def test_a_table_has_two_rows_with_two_cells_and_is_not_mostly_empty(
    rows: Rows, found: bool
) -> None:
    assert is_table(table(rows), INK) is found


def _texts(count: int, lines: int) -> DraftTable:
    """Two by two cells of ``count`` words in so many lines."""
    made = table([["a", "b"], ["c", "d"]])
    per = [count // lines + (i < count % lines) for i in range(lines)]
    held = tuple(
        line((" ".join(["woord"] * n), 0), baseline=100 + 12 * i) for i, n in enumerate(per)
    )
    return replace(made, cells=tuple(replace(c, lines=held) for c in made.cells))


@pytest.mark.parametrize(
    ("count", "lines", "found"), [(22, 4, True), (23, 4, False), (23, 3, True)]
)
def test_boxes_of_running_text_are_no_table(count: int, lines: int, found: bool) -> None:
    assert is_table(_texts(count, lines), INK) is found


@pytest.mark.parametrize(("size", "found"), [(13.4, True), (13.5, False)])
def test_boxes_with_a_large_heading_each_are_no_table(size: float, found: bool) -> None:
    made = table([["a", "b"], ["c", "d"]])
    held = (line(("Kop", 0), size=size), line(("tekst van de kaart", 0), baseline=115))
    cards = replace(made, cells=tuple(replace(c, lines=held) for c in made.cells))
    assert is_table(cards, INK) is found


@pytest.mark.parametrize(
    ("bars", "found"),
    [((10, 20, 30), False), ((10, 20), True), ((10, 10, 10), True), ((5, 6, 30), False)],
)
def test_a_chart_with_bars_of_different_lengths_is_no_table(
    bars: tuple[float, ...], found: bool
) -> None:
    fills = tuple(Area(20 + 30 * i, 36 - h, 30 + 30 * i, 36) for i, h in enumerate(bars))
    made = table([["Gemeente", "Plan"], ["Duinbeek", "410"]])
    assert is_table(made, replace(INK, fills=fills)) is found


@pytest.mark.parametrize(
    ("reader", "below", "found"),
    [("shaded", ["Duin", "410"], False), ("ruled", ["Duin", "410"], True), ("shaded", ["Duin", "geen"], True), ("shaded", ["410"], True)],
)  # fmt: skip
def test_the_shaded_head_of_rows_that_follow_is_no_table(
    reader: str, below: list[str], found: bool
) -> None:
    made = table([["Gemeente", "Plan"], ["naam", "aantal"]], reader=reader)
    held = tuple(word(text, 5 + 100 * i, 52) for i, text in enumerate(below))
    assert is_table(made, replace(INK, words=held)) is found


def test_words_outside_of_tables_stand_in_no_filled_cell() -> None:
    made = table([["Gemeente", ""], ["Duinbeek", "410"]])
    free = word("los", 300, 300)
    own = made.cells[0].lines[0].words[0]
    over = word("Gem", 5, 14)
    empty = word("leeg", 110, 14)
    mark = word("CONCEPT", 5, 14, turn=-1)
    assert words_outside([free, own, over, empty, mark], [made]) == [free, empty, mark]


def test_tables_with_and_without_rules_are_found_on_a_page() -> None:
    held = _page(*FIGURES)
    assert [t.reader for t in undrawn_tables(1, held, INK)] == ["aligned"]
    ruled = PageInk(
        1,
        600,
        800,
        tuple(_held(BANDS)),
        across=tuple(Rule(y, 0, 200) for y in (98, 118, 138, 158)),
        down=tuple(Rule(x, 98, 158) for x in (0, 100, 200)),
    )
    assert [t.reader for t in drawn_tables(ruled).tables] == ["ruled"]
    many = replace(
        ruled, across=(*ruled.across, *(Rule(200 + 8.0 * i, 300, 310) for i in range(2500)))
    )
    assert drawn_tables(many).tables == ()
    shaded = replace(
        ruled,
        across=(),
        down=(),
        fills=tuple(
            Area(100 * c, 98 + 20 * r, 100 * c + 99, 117 + 20 * r)
            for r in range(3)
            for c in range(2)
        ),
    )
    assert [t.reader for t in drawn_tables(shaded).tables] == ["shaded"]


def test_a_box_with_text_is_kept_as_a_box() -> None:
    held = tuple(w for i in range(2) for w in words("tekst in een kader", 110, 120 + 12 * i))
    box = PageInk(
        1,
        600,
        800,
        held,
        across=(Rule(100, 100, 300), Rule(150, 100, 300)),
        down=(Rule(100, 100, 150), Rule(300, 100, 150)),
    )
    assert drawn_tables(box).boxes == (Area(100, 100, 300, 150),)
    one = replace(box, words=tuple(words("tekst in een kader", 110, 120)))
    assert drawn_tables(one).boxes == ()
    wide = replace(box, width=333.0)
    assert drawn_tables(wide).boxes == ()


def _at(top: float, *, x: float = 0) -> DraftTable:
    """A table whose first row begins at ``top``."""
    made = table([["a", "b"], ["c", "d"]])
    cells = tuple(
        replace(c, area=Area(c.area.x0 + x, c.area.top + top, c.area.x1 + x, c.area.bottom + top))
        for c in made.cells
    )
    return replace(made, cells=cells, area=Area(x, top, 200 + x, top + 40))


@pytest.mark.parametrize(
    ("before", "top", "x", "joined"),
    [(521, 199, 0, True), (520, 199, 0, False), (521, 200, 0, False), (521, 199, 3, True), (521, 199, 4, False)],
)  # fmt: skip
def test_a_part_at_the_top_goes_on_with_the_table_before(
    before: float, top: float, x: float, joined: bool
) -> None:
    found = with_parts([(INK, Drawn((_at(before),))), (INK, Drawn((), (_at(top, x=x),)))])
    assert bool(found[1].tables) is joined


@pytest.mark.parametrize(
    ("top", "after", "joined"), [(561, 199, True), (560, 199, False), (561, 200, False)]
)
def test_a_part_at_the_foot_begins_the_table_after(top: float, after: float, joined: bool) -> None:
    found = with_parts([(INK, Drawn((), (_at(top),))), (INK, Drawn((_at(after),)))])
    assert bool(found[0].tables) is joined


# Side by side, turned heads, stripes --------------------------------------------------------------


def _sides(*rows: list[str], shift: float = 0) -> list[Rows]:
    made = table(list(rows))
    cells = tuple(
        replace(c, lines=tuple(Line(tuple(replace(w, x0=w.x0 + shift, x1=w.x1 + shift) for w in x.words)) for x in c.lines)) if c.column >= 2 else c
        for c in made.cells
    )  # fmt: skip
    return [_grid(t) for t in side_by_side(replace(made, cells=cells))]


HALVES = (
    table([["Kern", "2024"], ["Duin", "41"], ["Meer", "31"]], reader="shaded"),
    table([["2025"], ["42"], ["32"]], reader="shaded"),
)


def _beside(right: DraftTable, gap: float = 10, down: float = 0) -> list[Rows]:
    """The tables that are made of the left half and one ``gap`` points right of it, and so much lower."""

    def moved(area: Area) -> Area:
        x = 200 + gap
        return Area(area.x0 + x, area.top + down, area.x1 + x, area.bottom + down)

    cells = tuple(replace(c, area=moved(c.area)) for c in right.cells)
    right = replace(right, area=moved(right.area), cells=cells)
    return [_grid(found) for found in with_halves_joined([right, HALVES[0]])]


def test_shaded_numbers_in_the_rows_beside_them_are_the_other_half_of_a_table() -> None:
    assert _beside(HALVES[1]) == [
        [["Kern", "2024", "2025"], ["Duin", "41", "42"], ["Meer", "31", "32"]]
    ]


@pytest.mark.parametrize(
    ("right", "gap", "down"),
    [
        pytest.param(HALVES[0], 10, 0, id="names of its own"),
        pytest.param(replace(HALVES[1], reader="ruled"), 10, 0, id="not shaded"),
        pytest.param(table([["2025"], ["42"]], reader="shaded"), 10, 0, id="fewer rows"),
        pytest.param(HALVES[1], 30, 0, id="far aside"),
        pytest.param(HALVES[1], -10, 0, id="over the other"),
        pytest.param(HALVES[1], 10, 5, id="rows elsewhere"),
    ],
)
def test_another_table_beside_one_is_no_half_of_it(
    right: DraftTable, gap: float, down: float
) -> None:
    assert len(_beside(right, gap, down)) == 2


SIDES = [["Kern", "Huur", "Kern", "Koop"], ["Duin", "41", "Hoog", "7"], ["Meer", "31", "Laag", "9"]]


def test_names_behind_numbers_begin_a_second_table_where_its_rows_differ() -> None:
    longer = [*SIDES, ["", "", "Dam", "5"]]
    assert [len(t[0]) for t in _sides(*longer)] == [2, 2]
    assert [t[-1] for t in _sides(*longer)] == [["Meer", "31"], ["Dam", "5"]]
    assert len(_sides(*SIDES)) == 1
    assert len(_sides(*[[*row[:2], "12", row[3]] for row in longer])) == 1
    assert len(_sides(*[[row[0], "ja graag", *row[2:]] for row in longer])) == 1


def test_a_second_table_stands_apart() -> None:
    assert len(_sides(*SIDES, shift=55)) == 1
    assert len(_sides(*SIDES, shift=57)) == 2


def test_a_caption_over_one_of_two_tables_is_no_row_of_it() -> None:
    rows = [["", "", "Tabel", ""], *SIDES, ["", "", "Dam", "5"]]
    assert _sides(*rows)[1][0] == ["Kern", "Koop"]


def _with_heads(gap: float = 5, count: int = 2, *, x: float = 140, turn: int = 90) -> DraftTable:
    made = table([["Duin", "41", "8"], ["Meer", "31", "6"]])
    made = replace(
        made,
        area=Area(0, 200, 300, 240),
        cells=tuple(
            replace(c, area=Area(c.area.x0, c.area.top + 200, c.area.x1, c.area.bottom + 200))
            for c in made.cells
        ),
    )
    heads = [_turned(f"kop{i}", x + 100 * i, 170 - gap, turn) for i in range(count)]
    return with_turned_header(made, [*heads, word("Kern", 10, 190)])


@pytest.mark.parametrize(("gap", "headed"), [(20, True), (20.1, False)])
def test_turned_heads_end_near_their_table(gap: float, headed: bool) -> None:
    assert (_with_heads(gap).row_count == 3) is headed


def test_turned_heads_are_two_and_over_most_columns() -> None:
    assert _grid(_with_heads())[0] == ["Kern", "kop0", "kop1"]
    assert _grid(_with_heads(turn=270))[0] == ["Kern", "kop0", "kop1"]
    assert _with_heads(count=1).row_count == 2
    assert _with_heads(turn=180).row_count == 2
    assert _with_heads(x=400).row_count == 2


def _stripes(height: float = 18, gap: float = 18, shift: float = 0, width: float = 98) -> int:
    """How many cells are found between and around two shaded rows of two cells."""
    fills = [
        Area(100 * c + shift * r, (height + gap) * r, 100 * c + width + shift * r, (height + gap) * r + height)
        for r in range(2)
        for c in range(2)
    ]  # fmt: skip
    return len(with_white_rows(fills, [])) - len(fills)


def test_the_white_row_between_shaded_ones_has_cells() -> None:
    assert _stripes() == 2
    assert _stripes(gap=3) == 0
    assert _stripes(gap=3.1) == 2
    assert _stripes(gap=72) == 2
    assert _stripes(gap=72.1) == 0
    assert _stripes(shift=3) == 2
    assert _stripes(shift=3.1) == 0
    assert _stripes(height=79.9) == 2
    assert _stripes(height=80) == 0
    assert _stripes(width=4) == 0
    assert _stripes(width=97) == 2
    assert _stripes(width=96.9) == 0


def test_a_row_of_words_above_or_below_stripes_has_cells() -> None:
    fills = [
        Area(100 * c, 100 + 36 * r, 100 * c + 98, 118 + 36 * r) for r in range(2) for c in range(2)
    ]

    def found(*held: Word) -> int:
        return len(with_white_rows(fills, list(held))) - len(fills) - 2

    assert found(word("Kern", 5, 94), word("Plan", 105, 94)) == 2
    assert found(word("Kern", 5, 166), word("Plan", 105, 166)) == 2
    assert found(word("Kern", 5, 94)) == 0
    assert found(word("Kern", 5, 94), word("over de rand heen", 85, 94)) == 0
    assert found(word("Bron:", 5, 166), word("CBS", 105, 166)) == 0
    assert found(word("Kern", 5, 60), word("Plan", 105, 60)) == 0
    assert found(word("Kern", 75, 94), word("Plan", 100, 94)) == 2
    assert found(word("Kern", 78, 94), word("Plan", 102.9, 94)) == 0


# Headers of two levels ----------------------------------------------------------------------------

#: Names of rows, and two columns of numbers for each of two groups.
FIVE = (
    Column(0, 60, -2, 65),
    Column(100, 130, 65, 140),
    Column(150, 180, 140, 190),
    Column(200, 230, 190, 240),
    Column(250, 280, 240, 290),
)


def test_groups_of_columns_leave_out_the_column_of_names() -> None:
    left_aligned = [run("Huur", 100), run("Koop", 200)]
    assert spread_over(left_aligned, FIVE) == ((1, 2), (3, 4))


def test_a_header_that_begins_over_the_names_stands_over_them() -> None:
    assert spread_over([run("Gemeente", 10), run("Koop", 200)], FIVE)[0][0] == 0


def test_a_second_line_of_full_headers_is_no_group() -> None:
    full = line(("Gemeente", 0), ("Bruto", 95), ("Sloop", 180))
    rest = line(("toevoeging", 80), baseline=112)
    units = line(("(won)", 100), ("(won)", 180), baseline=124)
    spread = over_columns([placed(x, THREE) for x in (full, rest, units)], THREE)
    assert spread[1].reaches == ((1, 1),)


@pytest.mark.parametrize(
    ("name", "heads"), [("Totaal", 1), ("Minderjarigen", 1), ("(aantal woningen)", 2)]
)
def test_a_text_over_all_columns_below_a_header_names_a_group(name: str, heads: int) -> None:
    made = table([["", "2013", "2022"], [name, "", ""], ["Woningen", "8.300", "5.800"]])
    kept = [c for c in made.cells if c.row != 1 or c.column == 0]
    cells = [replace(c, column_span=3) if c.row == 1 else c for c in kept]
    assert header_rows(replace(made, cells=tuple(cells))) == heads


def _years_under_groups(distance: float) -> DraftTable:
    rows = [("Duinbeek", "12", "15", "3", "4"), ("Merendam", "10", "11", "5", "6")]
    xs = (0, 100, 150, 200, 250)
    found = words("Voorraad", 101, 100) + words("Sloop", 201, 100)
    for x, year in zip(xs[1:], ("2022", "2026", "2022", "2026"), strict=True):
        found += words(year, x, 100 + distance)
    for i, row in enumerate(rows, start=1):
        for x, text in zip(xs, row, strict=True):
            found += words(text, x, 100 + distance + 18 * i)
    return aligned_tables(1, found)[0]


def test_years_under_the_names_of_groups_are_a_row_of_the_header() -> None:
    spans = [(c.text, c.column, c.column_span) for c in _years_under_groups(20).row(0) if c.lines]
    assert spans == [("Voorraad", 1, 2), ("Sloop", 3, 2)]


@pytest.mark.parametrize(("distance", "columns"), [(22, 2), (22.5, 1)])
def test_years_far_below_the_names_of_groups_are_no_header_of_theirs(
    distance: float, columns: int
) -> None:
    names = {c.text: c.column_span for c in _years_under_groups(distance).cells}
    assert names["Sloop"] == columns


def _shaded(rows: Rows) -> bool:
    return is_table(table(rows, reader="shaded"), INK)


def test_boxes_with_a_text_on_each_line_are_no_table() -> None:
    assert not _shaded([["Naam", "1"], ["Soort", "2"], *[["een regel", ""]] * 6])


def test_shaded_rows_of_two_texts_are_a_table() -> None:
    assert _shaded([["Naam", "1"], ["Soort", "2"], *[["een regel", ""]] * 3])
