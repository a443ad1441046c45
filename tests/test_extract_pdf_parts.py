"""Tables that are drawn, set right by their words, and put together over pages, in small examples."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from extract.pdf.page.ink import Area, Rule, Word
from extract.pdf.tables.across_pages import Part, spread
from extract.pdf.tables.cells import DraftCell, DraftTable, Line
from extract.pdf.tables.page_breaks import Sheet, over_pages, with_last_row
from extract.pdf.tables.refine import refined
from extract.pdf.tables.row_groups import with_groups
from extract.pdf.tables.ruled import ruled_tables
from tests.made_words import BOLD, line, table, word, words

Rows = list[list[str]]


def _grid(found: DraftTable) -> Rows:
    return [[c.text for c in found.row(r)] for r in range(found.row_count)]


def _spans(found: DraftTable) -> list[tuple[int, int, int, int]]:
    """Row, column, rows and columns of each cell."""
    return [(c.row, c.column, c.row_span, c.column_span) for c in found.cells]


# Drawn tables -------------------------------------------------------------------------------------

XS, YS = (0, 100, 200), (100, 120, 140)


def _across(*ys: float, x0: float = 0, x1: float = 200) -> list[Rule]:
    return [Rule(y, x0, x1) for y in ys]


def _down(*xs: float, y0: float = 100, y1: float = 140) -> list[Rule]:
    return [Rule(x, y0, y1) for x in xs]


TEXTS = [word("a", 10, 114), word("b", 110, 114), word("c", 10, 134), word("d", 110, 134)]
EACH = [(0, 0, 1, 1), (0, 1, 1, 1), (1, 0, 1, 1), (1, 1, 1, 1)]


def _ruled(
    across: Sequence[Rule], down: Sequence[Rule], held: Sequence[Word] = TEXTS
) -> list[DraftTable]:
    return ruled_tables(1, across, down, held)


def test_rules_around_all_cells_make_a_table() -> None:
    (found,) = _ruled(_across(*YS), _down(*XS))
    assert _grid(found) == [["a", "b"], ["c", "d"]]
    assert found.area == Area(0, 100, 200, 140)
    assert _ruled(_across(100), _down(0)) == []
    assert _ruled(_across(*YS), []) == []


@pytest.mark.parametrize(("drawn", "parted"), [(0.7, True), (0.69, False)])
def test_a_side_that_is_mostly_drawn_parts_cells(drawn: float, parted: bool) -> None:
    down = [*_down(0, 200), Rule(100, 100, 120), Rule(100, 120, 120 + 20 * drawn)]
    (found,) = _ruled(_across(*YS), down)
    wanted = EACH if parted else [*EACH[:2], (1, 0, 1, 2)]
    assert _spans(found) == wanted
    levels = [*_across(100, 140), Rule(120, 0, 100), Rule(120, 100, 100 + 100 * drawn)]
    (other,) = _ruled(levels, _down(*XS))
    assert _spans(other) == (EACH if parted else [(0, 0, 1, 1), (0, 1, 2, 1), (1, 0, 1, 1)])


def test_a_table_that_is_open_at_its_sides_is_closed_where_its_rules_end() -> None:
    (left,) = _ruled(_across(*YS), _down(100))
    assert _spans(left) == EACH
    (top,) = _ruled(_across(120), _down(*XS))
    assert _spans(top) == EACH


def test_a_side_is_closed_where_words_stand_between() -> None:
    assert _ruled(_across(*YS), _down(100), []) == []
    half = _ruled(_across(*YS), _down(100), [TEXTS[0], TEXTS[2]])
    assert [len(t.cells) for t in half] == [2]


@pytest.mark.parametrize(("end", "closed"), [(193.9, True), (194, False)])
def test_a_side_is_closed_where_rules_reach_far_enough_past_the_last(
    end: float, closed: bool
) -> None:
    found = _ruled(_across(*YS), _down(0, 100, end), [*TEXTS, word("i", 194.5, 114)])
    assert (max(c.area.x1 for c in found[0].cells) == 200) is closed


def test_cells_over_rows_that_a_page_cuts_are_closed_by_an_edge_that_is_mostly_drawn() -> None:
    def cells(middle: float) -> list[tuple[int, int, int, int]]:
        levels = [Rule(100, 0, middle), *_across(120, 140)]
        return _spans(_ruled(levels, _down(0, middle, 200))[0])

    assert cells(101) == EACH
    assert cells(100) == [EACH[0], *EACH[2:]]


@pytest.mark.parametrize(("gap", "count"), [(14, 1), (14.1, 2)])
def test_blocks_of_one_table_stand_near_each_other(gap: float, count: int) -> None:
    levels = [*_across(*YS), *_across(140 + gap, 160 + gap)]
    down = [*_down(*XS), *_down(*XS, y0=140 + gap, y1=160 + gap)]
    assert len(_ruled(levels, down, [*TEXTS, word("e", 10, 154 + gap)])) == count


@pytest.mark.parametrize(
    ("x0", "x1", "middle", "text", "count"),
    [(0, 200, 100, "", 1), (3, 200, 100, "", 1), (3.1, 200, 100, "", 2), (0, 203, 100, "", 1), (0, 203.1, 100, "", 2),
     (0, 200, 103, "", 1), (0, 200, 104, "", 2), (0, 200, 100, "tekst", 2)],
)  # fmt: skip
def test_blocks_of_one_table_have_one_width_and_borders_and_nothing_between(
    x0: float, x1: float, middle: float, text: str, count: int
) -> None:
    levels = [*_across(*YS), *_across(150, 170, x0=x0, x1=x1)]
    down = [*_down(*XS), *_down(x0, middle, x1, y0=150, y1=170)]
    held = [*TEXTS, word("e", 10, 164), word("f", 110, 164), *words(text, 50, 148)]
    assert len(_ruled(levels, down, held)) == count


def test_a_region_that_is_no_rectangle_is_cut_by_rows() -> None:
    levels = [*_across(100, 140), Rule(120, 100, 200)]
    down = [*_down(0, 200), Rule(100, 120, 140)]
    (found,) = _ruled(levels, down)
    assert _spans(found) == [(0, 0, 1, 2), (1, 0, 1, 1), (1, 1, 1, 1)]


def test_graph_paper_is_no_table() -> None:
    fine = [10.0 * i for i in range(143)]
    assert _ruled([Rule(y, 0, 1420) for y in fine], [Rule(x, 0, 1420) for x in fine], []) == []
    coarse = fine[:21]
    assert (
        len(_ruled([Rule(y, 0, 200) for y in coarse], [Rule(x, 0, 200) for x in coarse], [])) == 1
    )


def test_rules_that_part_nothing_count_for_no_row() -> None:
    down = _down(*XS, y1=160)
    (found,) = _ruled([*_across(100, 140, 160), Rule(120, 0, 200), Rule(150, 0, 60)], down)
    assert found.row_count == 3


# Names for rows -----------------------------------------------------------------------------------


def _named(*rows: tuple[str, str, float]) -> DraftTable:
    """Rows of a name and a number, the name ``down`` points lower than its row."""
    made = table([["Regio", "Plan"], *[[name, number] for name, number, _ in rows]])
    cells = []
    for cell in made.cells:
        down = rows[cell.row - 1][2] if cell.row and cell.column == 0 else 0
        cells.append(
            replace(
                cell,
                lines=tuple(
                    Line(
                        tuple(
                            replace(
                                w,
                                top=w.top + down,
                                bottom=w.bottom + down,
                                baseline=w.baseline + down,
                            )
                            for w in x.words
                        )
                    )
                    for x in cell.lines
                ),
            )
        )
    return replace(made, cells=tuple(cells))


@pytest.mark.parametrize(
    ("down", "spans"), [(10, True), (6.1, True), (5.9, False), (14.9, True), (15.1, False)]
)
def test_a_name_in_the_middle_of_its_rows_spans_them(down: float, spans: bool) -> None:
    made = _named(("Noord", "41", down), ("", "31", 0), ("Zuid", "7", 10), ("", "9", 0))
    found = [c.row_span for c in with_groups(made).cells if c.column == 0 and c.lines]
    assert found == ([1, 2, 2] if spans else [1, 1, 1])


def test_names_that_come_out_for_some_rows_only_span_none() -> None:
    made = _named(("Noord", "41", 10), ("", "31", 0), ("", "7", 0))
    assert all(c.row_span == 1 for c in with_groups(made).cells)
    all_named = _named(("Noord", "41", 0), ("Oost", "31", 0), ("Zuid", "7", 0))
    assert with_groups(all_named) == all_named
    level = _named(("Noord", "41", 0), ("", "31", 0), ("Zuid", "7", 0), ("", "9", 0))
    assert with_groups(level) == level
    empty = _named(("Noord", "41", 10), ("", "", 0), ("Zuid", "7", 10), ("", "9", 0))
    assert with_groups(empty) == empty


# Set right by words -------------------------------------------------------------------------------


def _cell(
    row: int, column: int, area: Area, *texts: str, span: int = 1, rows: int = 1
) -> DraftCell:
    """A cell with its texts below each other, each a list of words with their x."""
    held = []
    for i, text in enumerate(texts):
        parts = [tuple(p.split("@")) for p in text.split("|")] if text else []
        if parts:
            held.append(
                line(
                    *[(p[0], float(p[1]) if len(p) > 1 else area.x0 + 2) for p in parts],
                    baseline=area.top + 12 + 14 * i,
                )
            )
    return DraftCell(row, column, area, tuple(held), rows, span)


def _table(*cells: DraftCell, reader: str = "ruled") -> DraftTable:
    area = Area(
        min(c.area.x0 for c in cells),
        min(c.area.top for c in cells),
        max(c.area.x1 for c in cells),
        max(c.area.bottom for c in cells),
    )
    return DraftTable(1, area, cells, reader)


def _tall(
    numbers: Sequence[str], names: Sequence[str] = ("Duin", "Meer", "Hoog"), reader: str = "ruled"
) -> DraftTable:
    """A head, and one drawn row with several rows of words in it."""
    return _table(
        _cell(0, 0, Area(0, 100, 100, 120), "Kern"), _cell(0, 1, Area(100, 100, 200, 120), "Plan"),
        _cell(1, 0, Area(0, 120, 100, 180), *names), _cell(1, 1, Area(100, 120, 200, 180), *numbers), reader=reader,
    )  # fmt: skip


def test_several_rows_between_two_rules_are_taken_apart() -> None:
    found = refined(_tall(("41", "31", "7")), [])
    assert _grid(found) == [["Kern", "Plan"], ["Duin", "41"], ["Meer", "31"], ["Hoog", "7"]]
    assert [c.area.bottom for c in found.row(1)] == [found.row(2)[0].area.top] * 2
    assert refined(_tall(("41", "31", "7"), reader="banded"), []).row_count == 2


def test_a_row_with_one_number_stays_one() -> None:
    assert _grid(refined(_tall(("41",)), [])) == [["Kern", "Plan"], ["Duin Meer Hoog", "41"]]
    assert refined(_tall(("41", "", "")), []).row_count == 2


def test_a_cell_beside_rows_that_are_taken_apart_spans_them() -> None:
    made = _table(
        _cell(0, 0, Area(0, 100, 100, 160), "Noord", rows=2), _cell(0, 1, Area(100, 100, 200, 120), "Kern"),
        _cell(0, 2, Area(200, 100, 300, 120), "Plan"), _cell(1, 1, Area(100, 120, 200, 160), "Duin", "Meer"),
        _cell(1, 2, Area(200, 120, 300, 160), "41", "31"),
    )  # fmt: skip
    assert refined(made, []).row_count == 2
    longer = replace(
        made,
        cells=(
            *made.cells[:3],
            _cell(1, 1, Area(100, 120, 200, 180), "Duin", "Meer", "Hoog"),
            _cell(1, 2, Area(200, 120, 300, 180), "41", "31", "7"),
        ),
    )
    found = refined(replace(longer, area=Area(0, 100, 300, 180)), [])
    assert (found.row_count, found.cells[0].row_span) == (4, 4)


def test_a_merged_cell_with_a_text_for_each_column_is_taken_apart() -> None:
    made = _table(
        _cell(0, 0, Area(0, 100, 100, 120), "Kern"), _cell(0, 1, Area(100, 100, 200, 120), "Plan"),
        _cell(1, 0, Area(0, 120, 200, 140), "Duin@2|41@150", span=2),
    )  # fmt: skip
    assert _grid(refined(made, [])) == [["Kern", "Plan"], ["Duin", "41"]]
    one = replace(
        made, cells=(*made.cells[:2], _cell(1, 0, Area(0, 120, 200, 140), "Duin@2", span=2))
    )
    assert refined(one, []).cells[-1].column_span == 2
    over = replace(
        made, cells=(*made.cells[:2], _cell(1, 0, Area(0, 120, 200, 140), "Duin@2|412@92", span=2))
    )
    assert refined(over, []).cells[-1].column_span == 2


def test_two_levels_of_heads_in_one_drawn_row_are_taken_apart() -> None:
    made = _table(
        _cell(0, 0, Area(0, 100, 100, 140), "Kern"), _cell(0, 1, Area(100, 100, 300, 140), "Woningen@170", "Plan@102|Klaar@202", span=2),
        _cell(1, 0, Area(0, 140, 100, 160), "Duin"), _cell(1, 1, Area(100, 140, 200, 160), "41"), _cell(1, 2, Area(200, 140, 300, 160), "8"),
    )  # fmt: skip
    found = refined(made, [])
    assert _grid(found) == [["Kern", "Woningen"], ["Plan", "Klaar"], ["Duin", "41", "8"]]
    assert found.cells[0].row_span == 2
    single = replace(
        made,
        cells=(
            made.cells[0],
            _cell(0, 1, Area(100, 100, 300, 140), "Woningen@170", "Plan@102", span=2),
            *made.cells[2:],
        ),
    )
    assert refined(single, []).row_count == 2


def test_heads_of_which_one_reaches_lower_are_not_taken_apart() -> None:
    below = tuple(
        _cell(2, c, Area(100 * c, 160, 100 * c + 100, 180), str(41 + c)) for c in range(4)
    )
    heads = ("Woningen@70", "Plan@2|Klaar@102"), ("Kavels@270", "Plan@202|Klaar@302")
    level = [
        _cell(0, 2 * i, Area(200 * i, 100, 200 * i + 200, 140), *texts, span=2)
        for i, texts in enumerate(heads)
    ]
    rows = [replace(c, row=1) for c in below]
    assert refined(_table(*level, *rows), []).row_count == 3
    lower = replace(level[1], row_span=2, area=Area(200, 100, 400, 160))
    beside = [_cell(1, c, Area(100 * c, 140, 100 * c + 100, 160), "nu") for c in (0, 1)]
    assert refined(_table(level[0], lower, *beside, *below), []).row_count == 3


def _small(*extra: Word) -> DraftTable:
    """Two drawn rows of numbers, with words around them."""
    made = _table(
        _cell(0, 0, Area(100, 100, 200, 120), "41"), _cell(0, 1, Area(200, 100, 300, 120), "8"),
        _cell(1, 0, Area(100, 120, 200, 140), "31"), _cell(1, 1, Area(200, 120, 300, 140), "6"),
    )  # fmt: skip
    return refined(made, list(extra))


def _heads(y: float, *, style: bool = False) -> list[Word]:
    found = [word("Plan", 110, y), word("Klaar", 210, y)]
    return [replace(w, style=BOLD) for w in found] if style else found


@pytest.mark.parametrize(("y", "headed"), [(85.5, True), (85.4, False), (99, True)])
def test_heads_stand_right_above_the_rules(y: float, headed: bool) -> None:
    found = _small(*_heads(y))
    assert (_grid(found)[0] == ["Plan", "Klaar"]) is headed


def test_heads_have_a_text_for_each_column_and_are_no_caption() -> None:
    assert _small(word("Plan", 110, 95)).row_count == 2
    assert _small(word("Plan", 110, 95), word("over", 195, 95)).row_count == 2
    assert _small(word("Tabel", 110, 95), word("2", 210, 95)).row_count == 2
    assert _small(*_heads(95), *_heads(82.6, style=True)).row_count == 3
    two = _small(*_heads(95), word("Nieuw", 110, 84), word("Nieuw", 210, 84))
    assert _grid(two)[0] == ["Nieuw Plan", "Nieuw Klaar"]
    apart = _small(*_heads(95), word("Nieuw", 110, 79.9), word("Nieuw", 210, 79.9))
    assert _grid(apart)[0] == ["Plan", "Klaar"]


@pytest.mark.parametrize(("x", "named"), [(60, True), (-139.9, True), (-140, False), (86, False)])
def test_names_stand_left_of_the_first_rule(x: float, named: bool) -> None:
    found = _small(word("Duin", x, 114), word("Meer", x, 134))
    assert (found.column_count == 3) is named
    if named:
        assert [c.text for c in found.row(1)] == ["Meer", "31", "6"]


def test_there_are_as_many_names_as_rows() -> None:
    assert _small(word("Duin", 60, 114)).column_count == 2
    many = [word("Duin", 60, 105 + 8 * i) for i in range(5)]
    assert _small(*many).column_count == 2


def test_a_column_that_holds_several_is_taken_apart() -> None:
    rows = ["Duin@2|41@60", "Meer@2|31@60", "Hoog@2|7@65"]
    made = _table(
        *(
            _cell(r, 0, Area(0, 100 + 20 * r, 100, 120 + 20 * r), text)
            for r, text in enumerate(rows)
        ),
        *(_cell(r, 1, Area(100, 100 + 20 * r, 200, 120 + 20 * r), "ja") for r in range(3)),
    )
    assert _grid(refined(made, [])) == [
        ["Duin", "41", "ja"],
        ["Meer", "31", "ja"],
        ["Hoog", "7", "ja"],
    ]
    two = _table(*(c for c in made.cells if c.row < 2))
    assert refined(two, []).column_count == 2


# Over pages ---------------------------------------------------------------------------------------

HEAD = [["Kern", "Plan"], ["Duin", "41"], ["Meer", "31"]]


def _part(
    rows: Rows,
    page: int,
    *,
    x: float = 0,
    closes: bool = True,
    opens: bool = True,
    reader: str = "ruled",
) -> Part:
    made = table(rows, reader=reader)
    cells = tuple(
        replace(c, area=replace(c.area, x0=c.area.x0 + x, x1=c.area.x1 + x)) for c in made.cells
    )
    return Part(
        replace(made, page=page, cells=cells, area=replace(made.area, x0=x, x1=made.area.x1 + x)),
        closes,
        opens,
    )


def _joined(*parts: Part) -> int:
    return len(spread(parts))


def test_a_table_goes_on_on_the_next_page() -> None:
    rest = [["Hoog", "7"], ["Laag", "9"]]
    assert _joined(_part(HEAD, 1), _part(rest, 2)) == 1
    assert _joined(_part(HEAD, 1), _part(rest, 3)) == 2
    assert _joined(_part(HEAD, 1, closes=False), _part(rest, 2)) == 2
    assert _joined(_part(HEAD, 1), _part(rest, 2, opens=False)) == 2
    assert _joined(_part(HEAD, 1), _part([["Hoog", "7", "x"], ["Laag", "9", "x"]], 2)) == 2
    assert _joined(_part(HEAD, 1), _part(rest, 2), _part(rest, 3)) == 1


def test_the_place_of_a_table_may_shift_over_pages_but_not_its_columns() -> None:
    rest = _part([["Hoog", "7"], ["Laag", "9"]], 2)
    assert _joined(_part(HEAD, 1), _part([["Hoog", "7"], ["Laag", "9"]], 2, x=40)) == 1

    def moved(by: float, reader: str) -> Part:
        cells = tuple(
            replace(
                c, area=replace(c.area, **({"x1": 100 + by} if c.column == 0 else {"x0": 100 + by}))
            )
            for c in rest.table.cells
        )
        return replace(rest, table=replace(rest.table, cells=cells, reader=reader))

    assert _joined(_part(HEAD, 1), moved(6, "ruled")) == 1
    assert _joined(_part(HEAD, 1), moved(6.1, "ruled")) == 2
    assert _joined(_part(HEAD, 1), moved(6.1, "banded")) == 1


def test_a_head_that_comes_back_is_left_out() -> None:
    (whole,) = spread([_part(HEAD, 1), _part([["Kern", "Plan"], ["Hoog", "7"]], 2)])
    assert whole.places[1][:2] == (None, None)
    assert [p.row for p in whole.places[1][2:] if p] == [3, 3]
    assert [p.header for p in whole.places[0] if p] == [True, True, False, False, False, False]


@pytest.mark.parametrize(
    ("top", "is_header"), [(["Kern", "Plan"], True), (["Kern", "12"], False), (["12", ""], False)]
)
def test_one_row_above_a_page_break_is_header_where_it_names_the_numbers_below(
    top: list[str], is_header: bool
) -> None:
    below = [["Hoog", "7"], ["Laag", "9"], ["Lang", "4"]]
    (whole,) = spread([_part([top], 1), _part(below, 2)])
    assert all(p.header == is_header for p in whole.places[0] if p)
    words = [["Hoog", "een"], ["Laag", "twee"], ["Lang", "drie"]]
    (other,) = spread([_part([top], 1), _part(words, 2)])
    assert not any(p.header for p in other.places[0] if p)


def _rest_row(rows: Rows, below: Rows) -> list[tuple[int, int | None]]:
    """The row of each cell of the part below, and of what it is the rest."""
    (whole,) = spread([_part(rows, 1), _part(below, 2)])
    return [(p.row, p.rest_of) for p in whole.places[1] if p]


TASKS = [["Actie", "Wie"], ["Plan maken", "Rijk"], ["Grond", "Stad en"]]


def test_a_row_without_a_name_is_a_rest_where_all_others_are_named() -> None:
    def rests(rows: Rows, below: Rows) -> list[int | None]:
        return [rest for _, rest in _rest_row(rows, below)]

    named = [["Actie", "Wie"], ["Plan maken", "Rijk"], ["Grond", ""]]
    assert rests(named, [["", "Dorp"], ["Geld", "Regio"]])[:2] != [None, None]
    assert rests([*named[:2], ["", "Stad"], named[2]], [["", "Dorp"], ["Geld", "Regio"]])[:2] == [
        None,
        None,
    ]


def test_a_row_that_a_page_cuts_is_one() -> None:
    assert _rest_row(TASKS, [["", "dorp samen"], ["Geld", "Regio"]]) == [
        (2, 4),
        (2, 5),
        (3, None),
        (3, None),
    ]
    assert _rest_row(TASKS, [["", "Dorp"], ["Geld", "Regio"]])[0] == (2, 4)
    assert _rest_row(TASKS, [["Geld", "dorp"], ["Huis", "Regio"]])[0] == (3, None)
    assert _rest_row([*TASKS[:2], ["Grond", "410"]], [["", "85"], ["Geld", "7"]])[0] == (3, None)
    assert _rest_row([*TASKS[:2], ["Grond", "Stad."]], [["", "dorp"], ["", "Regio"]])[0] == (
        3,
        None,
    )


def test_what_a_row_is_the_rest_of_stands_in_the_last_row() -> None:
    rows = [
        ["Actie", "Wie", "Hoe"],
        ["", "Rijk", "x"],
        ["Grond", "Stad", "Samen met"],
        ["Huis", "", ""],
    ]
    below = [["", "", "de regio"], ["", "Dorp", "y"]]
    first, second = _part(rows, 1), _part(below, 2)
    assert _rest_row(rows, below)[2] == (4, None)
    assert _rest_row([*rows[:3], ["Huis", "", "Samen met"]], below)[2] == (3, 11)
    # A cell over two columns ends the row: what stands above it in the second is not cut.
    held = [*first.table.cells[:10], replace(first.table.cells[10], column_span=2)]
    (whole,) = spread([replace(first, table=replace(first.table, cells=tuple(held))), second])
    assert [p.row for p in whole.places[1] if p] == [4, 4, 4, 5, 5, 5]


def test_a_merged_cell_goes_on_on_the_next_page() -> None:
    first = _part([["Regio", "Kern", "Plan"], ["Noord", "Duin", "41"], ["", "Meer", "31"]], 1)
    tall = [
        replace(c, row_span=2) if (c.row, c.column) == (1, 0) else c
        for c in first.table.cells
        if (c.row, c.column) != (2, 0)
    ]
    first = replace(first, table=replace(first.table, cells=tuple(tall)))
    second = _part([["", "Hoog", "7"], ["Zuid", "Laag", "9"]], 2)
    (whole,) = spread([first, second])
    assert whole.places[1][0] is not None
    assert whole.places[1][0].rest_of == 3
    assert whole.places[0][3] is not None
    assert whole.places[0][3].row_span == 3


def test_columns_of_one_page_go_on_beside_each_other() -> None:
    first = _part(HEAD, 1)
    beside = _part([["Hoog", "7"], ["Laag", "9"]], 1, x=250)
    lower = replace(first, table=replace(first.table, area=Area(0, 300, 200, 360)))
    assert _joined(lower, beside) == 1
    assert _joined(first, beside) == 2


# What a page break cuts off -----------------------------------------------------------------------


def _aligned(rows: Rows, top: float, *, reader: str = "banded") -> DraftTable:
    """A table with its first line at ``top``, rows 16 points apart and texts at 10 and 110."""
    cells = []
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            area = Area(100 * c, top + 16 * r, 100 * c + 100, top + 16 * r + 16)
            held = (line((text, 100 * c + 10), baseline=top + 16 * r + 12),) if text else ()
            cells.append(DraftCell(r, c, area, held))
    return DraftTable(1, Area(0, top, 200, top + 16 * len(rows)), tuple(cells), reader)


def _loose(*rows: tuple[float, str, str], x: float = 10) -> tuple[Word, ...]:
    return tuple(
        w
        for y, a, b in rows
        for w in line(*[(t, at) for t, at in ((a, x), (b, 110)) if t], baseline=y).words
    )


LONG = [
    ["Kern", "Plan"],
    *[[f"Dorp{c}", f"{n}"] for c, n in zip("abcdefgh", range(410, 418), strict=True)],
]


@pytest.mark.parametrize(
    ("first", "text", "found"),
    [(761.4, "en dorp", True), (761.6, "en dorp", False), (755, "", False)],
)
def test_the_rest_of_a_row_below_the_last_rule_is_a_row(
    first: float, text: str, found: bool
) -> None:
    made = _aligned([["Actie", "Wie"], ["Plan maken", "Rijk"], ["Geld zoeken", "Stad"]], 688)
    below = _loose((first, "Grond", text)) if text else _loose((first, "Grond", ""))
    assert (with_last_row(made, below).row_count == 4) is found
    assert with_last_row(replace(made, reader="aligned"), below).row_count == 3


def _over(
    before: Sequence[DraftTable],
    above: tuple[Word, ...],
    after: Sequence[DraftTable],
    below: tuple[Word, ...],
) -> tuple[list[int], list[int]]:
    """The rows of the tables on two pages of 800 points."""
    found = over_pages([Sheet(800, tuple(before), above), Sheet(800, tuple(after), below)])
    return [t.row_count for t in found[0]], [t.row_count for t in found[1]]


REST = _loose((50, "Dorpi", "418"), (66, "Dorpj", "419"))


def test_rows_at_the_top_of_a_page_go_on_with_the_table_before() -> None:
    last = _aligned(LONG, 600)
    assert _over([last], (), [], REST) == ([9], [2])
    assert _over([_aligned(LONG, 400)], (), [], REST) == ([9], [])
    assert _over([last], _loose((780, "Tekst onder de", "tabel")), [], REST)[1] == []
    assert _over([last], _loose((780, "Bron: CBS", "")), [], REST)[1] == [2]
    assert _over([last], (), [], _loose((220, "Dorpi", "418"), (236, "Dorpj", "419"))) == ([9], [])
    assert _over([last], (), [], _loose((50, "Dorpi", "418"), (66, "Dorpj", "419"), x=25)) == (
        [9],
        [],
    )


def test_a_column_that_the_rest_leaves_empty_is_no_running_text() -> None:
    wide = _aligned([[*row, "ja"] for row in LONG], 600)
    assert _over([wide], (), [], REST)[1] == [2]


def test_one_row_goes_on_where_it_is_full_and_has_a_number() -> None:
    last = _aligned(LONG, 600)
    assert _over([last], (), [], REST[:2])[1] == [1]
    assert _over([last], (), [], _loose((50, "Dorpi", "woord")))[1] == []
    assert _over([last], (), [], _loose((50, "Dorpi", "")))[1] == []


@pytest.mark.parametrize(("pitch", "rows"), [(32, [2]), (32.1, [1])])
def test_rows_of_the_rest_do_not_stand_too_far_apart(pitch: float, rows: list[int]) -> None:
    found = _over(
        [_aligned(LONG, 600)], (), [], _loose((50, "Dorpi", "418"), (50 + pitch, "Dorpj", "419"))
    )
    assert found[1] == rows


def test_rows_right_above_the_first_table_are_its_first() -> None:
    last = _aligned(LONG, 600)
    assert _over([last], (), [_aligned(LONG[1:], 75)], REST) == ([9], [10])
    assert _over([last], (), [_aligned(LONG[1:], 90)], REST) == ([9], [2, 8])


def test_a_table_read_otherwise_does_not_go_on_below_a_rest() -> None:
    last = _aligned(LONG, 600)
    ruled = _aligned(LONG[1:], 75, reader="ruled")
    assert _over([last], (), [ruled], REST)[1] == [2, 8]
    three = _aligned([[*row, "ja"] for row in LONG[1:]], 75)
    assert _over([last], (), [three], REST)[1] == [2, 8]


def _indented(share: int, by: float) -> DraftTable:
    """A table of nine rows, ``share`` of whose names begin at one x, every other one ``by`` points
    further; no two of the rest begin or end alike."""
    made = _aligned(LONG, 600)
    cells = []
    for cell in made.cells:
        if cell.column == 0:
            one = cell.row >= 9 - share
            x = 40.0 + by * (cell.row % 2) if one else 12.0 + 3 * cell.row
            name = "Dorp" + "a" * (1 + cell.row % 2)
            cell = replace(cell, lines=(line((name, x), baseline=612 + 16 * cell.row),))
        cells.append(cell)
    return replace(made, cells=tuple(cells))


@pytest.mark.parametrize(
    ("share", "by", "rows"), [(6, 0, [2]), (5, 0, []), (6, 1, [2]), (6, 1.1, [])]
)
def test_the_rest_begins_where_six_in_ten_names_do(share: int, by: float, rows: list[int]) -> None:
    rest = _loose((50, "Dorpi-x", "418"), (66, "Dorpjj-xx", "419"), x=40)
    assert _over([_indented(share, by)], (), [], rest)[1] == rows


@pytest.mark.parametrize(
    ("longest", "rows"), [("waar de stad bouwt", [1]), ("waar de stad bou", [])]
)
def test_lines_that_fill_two_columns_are_running_text(longest: str, rows: list[int]) -> None:
    made = _aligned([[longest, longest], *[["dorp", "plan"]] * 8], 600)
    cells = [
        replace(c, lines=tuple(line((y.text, y.x0 + 10), baseline=y.baseline) for y in c.lines))
        if c.row
        else c
        for c in made.cells
    ]
    rest = _loose((50, "het is er ook", "en ook nu nog"), (66, "en dan is het", "er nog een xx"))
    assert _over([replace(made, cells=tuple(cells))], (), [], rest)[1] == rows


@pytest.mark.parametrize(("x", "rows"), [(1, [2]), (-2, [])])
def test_the_rest_reaches_no_further_than_the_cells(x: float, rows: list[int]) -> None:
    made = _aligned(LONG, 600)
    cells = [
        replace(c, lines=tuple(line((y.text, 0.5), baseline=y.baseline) for y in c.lines))
        if c.column == 0
        else c
        for c in made.cells
    ]
    rest = _loose((50, "Dorpi", "418"), (66, "Dorpj", "419"), x=x)
    assert _over([replace(made, cells=tuple(cells))], (), [], rest)[1] == rows


def test_a_head_and_rows_at_the_foot_of_a_page_begin_the_table_after() -> None:
    after = _aligned(LONG, 50)
    head = _loose((740, "Kern", "Plan"), (756, "Dorpx", "400"))
    assert _over([], head, [after], ()) == ([2], [9])
    assert _over([], _loose((740, "Dorpw", "400"), (756, "Dorpx", "401")), [after], ()) == (
        [2],
        [9],
    )
    assert _over([], _loose((740, "Kern", "Plan")), [after], ()) == ([], [9])
    assert _over([], _loose((540, "Kern", "Plan"), (556, "Dorpx", "400")), [after], ()) == ([], [9])
    assert _over([], head, [_aligned(LONG, 210)], ()) == ([], [9])


def test_a_part_with_fewer_columns_gets_those_of_the_other() -> None:
    def merged(top: float) -> DraftTable:
        cells = []
        for r in range(3):
            held = (line((f"Dorp{r}", 10), (f"{r + 1}", 110), baseline=top + 16 * r + 12),)
            cells.append(DraftCell(r, 0, Area(0, top + 16 * r, 200, top + 16 * r + 16), held))
        return DraftTable(1, Area(0, top, 200, top + 48), tuple(cells), "banded")

    found = over_pages([Sheet(800, (_aligned(LONG, 600),), ()), Sheet(800, (merged(50),), ())])
    assert found[1][0].column_count == 2
    before = over_pages([Sheet(800, (merged(700),), ()), Sheet(800, (_aligned(LONG, 50),), ())])
    assert before[0][0].column_count == 2
    drawn = over_pages(
        [
            Sheet(800, (_aligned(LONG, 600),), ()),
            Sheet(800, (replace(merged(50), reader="ruled"),), ()),
        ]
    )
    assert drawn[1][0].column_count == 1
