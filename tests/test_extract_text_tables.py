"""Tables in texts without rules: values, rows, heads, pairs, groups and captions, in small examples."""

from __future__ import annotations

import pytest

from extract.clean import clean
from extract.lines import TextLine, text_lines
from extract.model import Segment
from extract.tables.columns import closing_words, place_values, split_labels
from extract.tables.draft import joined
from extract.tables.header import is_row_header, pieces_at, split_header
from extract.tables.rows import TableRow
from extract.tables.values import is_total, is_value, is_years, number_of, read_row
from extract.text import parse_text, split_pages

Rows = list[list[str]]


def _tables(text: str) -> list[Rows]:
    """The texts of the cells of each table, row by row."""
    source = parse_text(text)
    return [
        [
            [clean(source.text, c.segments).text for c in sorted(grid.cells, key=lambda c: c.column) if c.row == row]
            for row in range(grid.row_count)
        ]
        for grid in source.grids
    ]  # fmt: skip


def _lines(text: str) -> tuple[TextLine, ...]:
    return text_lines(text, split_pages(text)[0].lines)


# Values -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "token",
    ["12", "1.250", "12.500.000", "12,5", "12,-", "+12", "-12", "−12", "–12", "€12", "€ 12", "10-20", "10–20", "12%", "12 %", "12*", "12***",
     "12woningen", "-", "PM"],
)  # fmt: skip
def test_a_number_or_what_stands_for_it_is_a_value(token: str) -> None:
    assert is_value(token)


@pytest.mark.parametrize(
    "token", ["", "a12", "12****", "12wo", "1.25", "12.5000", "twaalf", "12;", "(12)"]
)
def test_other_words_are_no_values(token: str) -> None:
    assert not is_value(token)


@pytest.mark.parametrize(
    ("text", "label", "values"),
    [
        ("Duinbeek 410 85", "Duinbeek", ["410", "85"]), ("Duin 479 woningen", "Duin", ["479 woningen"]), ("Duin € 12,50", "Duin", ["€ 12,50"]),
        ("410 85", "", ["410", "85"]), ("2024 12 5", "2024", ["12", "5"]), ("2024 t/m 2026 12 5", "2024 t/m 2026", ["12", "5"]),
        ("2024 tot eind 2026 12", "2024 tot eind 2026", ["12"]), ("Duin 479 van", None, None), ("Duin in 2024 woningen", None, None),
        ("Duin - woningen", None, None), ("Duin 479 m", None, None), ("Duin 12 %", "Duin", ["12 %"]), ("Duin 12 p/m", "Duin", ["12 p/m"]),
        ("Duin 12 (%)", "Duin", ["12 (%)"]), ("Duin PM -", "Duin", ["PM", "-"]), ("Duin", None, None), ("2024", "", ["2024"]),
        ("20245 12", "", ["20245", "12"]), ("2024-2026 12", "2024-2026", ["12"]), ("2024/2026 12", "2024/2026", ["12"]),
    ],
)  # fmt: skip
def test_a_row_is_a_label_and_values(
    text: str, label: str | None, values: list[str] | None
) -> None:
    row = read_row(text)
    if row is None:
        assert label is None
        return
    assert text[row.label.start : row.label.end] == label
    assert [text[v.start : v.end] for v in row.values] == values


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2024 2025", True), ("2024", False), ("1998 2005", True), ("2024-2026 2027–2030", True), ("2024-26 2025", True), ("2024-6 2025", False), ("2024-2026 2030", True),
        ("1998-1999 2000", True), ("2000-1999 2000", True), ("1824 2025", False), ("2024 2125", False), ("2024 410", False), ("Jaar 2024", False), ("20245 2024", False),
    ],
)  # fmt: skip
def test_a_line_of_years_heads_columns(text: str, years: bool) -> None:
    assert is_years(text) is years


@pytest.mark.parametrize(
    ("text", "number"),
    [("1.250", 1250), ("12,5", 12.5), ("12,-", 12), ("+12", 12), ("–12", 12), ("-12", -12), ("−12", -12), ("€ 1.250,50", 1250.5), ("12%", 12),
     ("10-20", 10), ("-", None), ("PM", None), ("geen", None)],
)  # fmt: skip
def test_a_value_is_a_number_for_adding_up(text: str, number: float | None) -> None:
    assert number_of(text) == number


@pytest.mark.parametrize(
    ("label", "total"),
    [("Totaal", True), ("totaal Duin", True), ("Duin totaal", True), ("Duin totaal regio", False), ("Samen", False), ("", False), ("Eindtotaal", True)],
)  # fmt: skip
def test_a_label_says_that_its_row_adds_up(label: str, total: bool) -> None:
    assert is_total(label) is total


# Heads --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "columns", "pieces"),
    [
        ("Gemeente  Plan  Gereed", 3, ["Gemeente", "Plan", "Gereed"]), ("Gemeente Plan Gereed", 3, ["Gemeente", "Plan", "Gereed"]),
        ("Gemeente  Nieuwe woningen  Gereed", 3, ["Gemeente", "Nieuwe woningen", "Gereed"]), ("Gemeente  Plan A  Gereed", 3, ["Gemeente", "Plan A", "Gereed"]),
        ("Gemeente  Plan", 3, None), ("Gemeente  Plan  Gereed", 2, ["Gemeente", "Plan Gereed"]), ("Plan A  Norm  Gereed", 2, None), ("Gemeente\nAantal\nNorm", 3, ["Gemeente", "Aantal", "Norm"]),
        ("Gemeente\nAantal \nNorm", 3, ["Gemeente", "Aantal", "Norm"]), ("Gemeente\nAantal\nwoningen\nNorm", 3, ["Gemeente", "Aantal woningen", "Norm"]),
        ("Plan-Gereed  Norm", 2, ["Plan-Gereed", "Norm"]), ("Plan- Gereed  Norm", 2, ["Plan- Gereed", "Norm"]), ("Plan/ Gereed  Norm", 2, ["Plan/ Gereed", "Norm"]),
        ("Plan ( Gereed  Norm", 2, ["Plan ( Gereed", "Norm"]), ("Gemeente", 0, None), ("", 1, None),
    ],
)  # fmt: skip
def test_a_header_is_split_at_its_strongest_boundaries(
    text: str, columns: int, pieces: list[str] | None
) -> None:
    found = split_header(_lines(text + "\n"), columns)
    assert (found and [p.text for p in found]) == pieces


@pytest.mark.parametrize(
    ("strength", "pieces"), [(4, ["Gemeente", "Plan A", "Norm"]), (3, ["Gemeente", "Plan A", "Norm"]), (1, ["Gemeente", "Plan", "A", "Norm"])]
)  # fmt: skip
def test_a_weaker_boundary_gives_more_pieces(strength: int, pieces: list[str]) -> None:
    assert [p.text for p in pieces_at(_lines("Gemeente Plan A\nNorm\n"), strength)] == pieces


def test_a_wrapped_cell_begins_no_hard_boundary() -> None:
    soft = _lines("Gemeente Nieuw \nGebouwd\n")
    assert [p.text for p in pieces_at(soft, 4)] == ["Gemeente", "Nieuw Gebouwd"]
    assert [p.text for p in pieces_at(soft, 3)] == ["Gemeente", "Nieuw", "Gebouwd"]


def test_a_head_has_a_name_without_its_mark() -> None:
    found = pieces_at(_lines("Gemeente Plan1\nNorm**\nJaar 2\n"), 4)
    assert [(p.name, p.mark) for p in found] == [
        ("gemeente", None),
        ("plan", "1"),
        ("norm", "**"),
        ("jaar 2", None),
    ]


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("Gemeente Plan", True),
        ("Gemeente:", True),
        ("Gemeente*", True),
        ("gemeente", False),
        ("Duinbeek", False),
        ("", False),
    ],
)
def test_the_names_of_rows_have_a_word_above_them(text: str, head: bool) -> None:
    assert is_row_header(text) is head


# Rows ---------------------------------------------------------------------------------------------

HEAD = "Gemeente  Plan  Gereed\n"


def test_rows_follow_each_other_below_a_head() -> None:
    assert _tables(f"{HEAD}Duin  41  8\nMeer  31  6\n") == [
        [["Gemeente", "Plan", "Gereed"], ["Duin", "41", "8"], ["Meer", "31", "6"]]
    ]
    assert len(_tables(f"{HEAD}Duin  41  8\n")) == 1
    assert _tables("Duin  41  8\n") == []


@pytest.mark.parametrize("end", [".", ";", ","])
def test_a_line_that_ends_in_a_sign_is_no_row(end: str) -> None:
    assert len(_tables(f"{HEAD}Duin  41  8\nMeer  31  6{end}\n")[0]) == 2


@pytest.mark.parametrize(
    ("row", "count"),
    [("Meer  31  6", 3), ("• Meer  31  6", 2), ("Wij bouwen. 31  6", 2), ("Meer, 31  6", 2), ("meer  31  6", 2), ("‘Meer’  31  6", 3), ("3 Meer  31  6", 3), ("Tabel 2 31  6", 2)],
)  # fmt: skip
def test_a_row_has_a_label_that_is_a_name(row: str, count: int) -> None:
    assert len(_tables(f"{HEAD}Duin  41  8\n{row}\n")[0]) == count


@pytest.mark.parametrize(("length", "count"), [(90, 4), (91, 2)])
def test_a_label_is_at_most_so_long(length: int, count: int) -> None:
    text = f"{HEAD}Duin  41  8\n{'M' * length}  31  6\nHoog  7  5\n"
    assert len(_tables(text)[0]) == count


@pytest.mark.parametrize(("length", "count"), [(60, 4), (61, 2)])
def test_the_first_line_of_a_label_is_at_most_so_long(length: int, count: int) -> None:
    text = f"{HEAD}Duin  41  8\n{'M' * length}\nDam  31  6\nHoog  7  5\n"
    assert len(_tables(text)[0]) == count


@pytest.mark.parametrize(("pieces", "count"), [(4, 4), (5, 2)])
def test_a_label_is_wrapped_over_at_most_so_many_lines(pieces: int, count: int) -> None:
    names = "Alphen\n" * pieces
    assert len(_tables(f"{HEAD}Duin  41  8\n{names}Rijn  31  6\nHoog  7  5\n")[0]) == count


@pytest.mark.parametrize(("blanks", "count"), [(3, 3), (4, 2)])
def test_rows_are_not_parted_by_many_blank_lines(blanks: int, count: int) -> None:
    gap = "\n" * blanks
    assert len(_tables(f"{HEAD}Duin  41  8\n{gap}Meer  31  6\n")[0]) == count


@pytest.mark.parametrize(
    "piece", ["Wij bouwen.", "Tabel 2 Woningen", "• punt", "* noot", "Gemeente", "---"]
)
def test_what_is_no_name_ends_the_rows(piece: str) -> None:
    found = _tables(f"{HEAD}Duin  41  8\nMeer  31  6\n{piece}\nHoog  7  5\nLaag  9  4\n")
    assert ["Hoog", "7", "5"] not in found[0]


def test_a_row_may_lack_one_number_and_not_two() -> None:
    rows = "Duin 1 2 3\nMeer 2 3 4\n"
    assert len(_tables(f"{rows}Hoog 5 6\nLaag 1 2 3\n")[0]) == 4
    assert len(_tables(f"{rows}Hoog 5\nLaag 1 2 3\n")[0]) == 2
    assert len(_tables(f"{rows}Totaal 5\nLaag 1 2 3\n")[0]) == 4
    assert len(_tables(f"Hoog 5 6\n{rows}")[0]) == 2


def test_single_numbers_are_of_one_kind_in_three_rows() -> None:
    assert len(_tables("Duin 41\nMeer 31\nHoog 7\n")) == 1
    assert _tables("Duin 41\nMeer 31\n") == []
    assert _tables("Duin 41\nMeer 31%\nHoog € 7\n") == []
    assert len(_tables("Duin 41\nMeer 31\nHoog 7\nLaag 9%\n")) == 1
    assert _tables("Duin 2024\nMeer 2025\nHoog 2026\n") == []


def test_a_label_stands_above_numbers_without_one() -> None:
    assert _tables("Alphen aan\n41 8\nMeer 31 6\n") == []
    assert _tables("alphen aan den\n41 8\nMeer 31 6\nHoog 3 4\n")[0][0] == ["Meer", "31", "6"]
    assert _tables("Wij bouwen.\n41 8\nMeer 31 6\nHoog 3 4\n")[0][0] == ["Meer", "31", "6"]
    assert _tables("Alphen aan-\nden Rijn\n41 8\nMeer 31 6\n")[0][0][1:] == ["41", "8"]


# Captions, titles, notes --------------------------------------------------------------------------

TWO = "Duin  41  8\nMeer  31  6\n"


def _caption(text: str) -> str:
    source = parse_text(text)
    return clean(source.text, source.grids[0].caption).text


def test_a_caption_stands_above_or_below_its_table() -> None:
    assert _caption(f"Tabel 2. Woningen\n{HEAD}{TWO}") == "Tabel 2. Woningen"
    assert _caption(f"{HEAD}{TWO}Tabel 2. Woningen\n") == "Tabel 2. Woningen"
    assert _caption(f"Figuur 2. Woningen\n\n{HEAD}{TWO}") != "Figuur 2. Woningen"


@pytest.mark.parametrize(
    ("second", "whole"),
    [("in de regio", True), ("In de regio", False), ("1 Waaronder", False), ("\nin de regio", True), ("\n\nin de regio", False)],
)  # fmt: skip
def test_a_caption_goes_on_where_its_sentence_does(second: str, whole: bool) -> None:
    found = _caption(f"Tabel 2. Woningen per jaar\n{second}\n\n{HEAD}{TWO}")
    assert ("regio" in found) is whole


@pytest.mark.parametrize(
    ("title", "captioned"),
    [
        ("Plannen", True), ("plannen", False), ("Plannen van", False), ("Plannen.", False), ("1. Plannen", False), ("P" * 70, True), ("P" * 71, False),
    ],
)  # fmt: skip
def test_a_short_line_above_a_table_is_its_title(title: str, captioned: bool) -> None:
    found = _caption(f"De gemeenten bouwen.\n\n{title}\n{HEAD}{TWO}")
    assert (found == title) is captioned


def test_notes_below_a_table_begin_with_an_asterisk() -> None:
    def notes(below: str) -> str:
        source = parse_text(f"{HEAD}{TWO}{below}\nDaarna volgt gewone tekst.\n")
        return clean(source.text, source.grids[0].notes).text

    assert notes("* Stand van\n1 januari.") == "* Stand van 1 januari."
    assert notes("Stand van.") == ""
    assert notes("Woord een\nWoord twee\n* Stand.") == "* Stand."
    assert notes("* Stand van\n\n\n\n1 januari.") == "* Stand van"


def test_a_table_goes_on_on_the_next_page_where_its_head_comes_back() -> None:
    def count(second: str) -> int:
        return len(parse_text(f"{HEAD}{TWO}\f{second}Hoog  7  5\nLaag  9  4\n").grids)

    assert count(HEAD) == 1
    assert count("Gemeente  Plan  Klaar\n") == 2
    assert count(f"Tabel 3. Plannen\n{HEAD}") == 2
    assert len(parse_text(f"{HEAD}{TWO}\f\f{HEAD}{TWO}").grids) == 2


def test_lines_of_one_page_that_follow_each_other_are_one_range() -> None:
    def line(page: int, start: int, index: int) -> TextLine:
        return TextLine("abcde", start, start + 5, page, 0, False, 0, index=index)

    assert joined([line(1, 0, 0), line(1, 6, 1)]) == (Segment(0, 11),)
    assert joined([line(1, 0, 0), line(1, 12, 2)]) == (Segment(0, 5), Segment(12, 17))
    assert joined([line(1, 0, 0), line(2, 6, 1)]) == (Segment(0, 5), Segment(6, 11))
    assert joined([]) == ()


# Names beside numbers, groups with a sum ----------------------------------------------------------


def _paired(names: str, numbers: str) -> list[Rows]:
    return _tables(f"{names}\n\n{numbers}\n")


def test_as_many_names_as_numbers_are_pairs() -> None:
    names, numbers = "Duin\nMeer\nHoog", "41 woningen\n31 woningen\n7 woningen"
    assert _paired(names, numbers) == [
        [["Duin", "41 woningen"], ["Meer", "31 woningen"], ["Hoog", "7 woningen"]]
    ]
    assert _paired("Duin\nMeer", "41 woningen\n31 woningen") == []
    assert _paired(names, "41 woningen\n31 woningen") == []
    assert _paired(f"{names}\nLaag", numbers) == []
    assert _paired("DORPEN\n" + names, numbers)[0][0] == ["DORPEN"]
    assert _paired("Duin\nMeer (met\nde haven)\nHoog", numbers)[0][1] == [
        "Meer (met de haven)",
        "31 woningen",
    ]
    assert _paired("Duin\nMeer \nen Dam\nHoog", numbers)[0][1] == ["Meer en Dam", "31 woningen"]


@pytest.mark.parametrize("name", ["Wij bouwen.", "• Meer", "Tabel 2 Meer", "M" * 61])
def test_what_is_no_name_ends_the_list_of_names(name: str) -> None:
    names = f"{name}\nDuin\nMeer\nHoog"
    assert _paired(names, "41 woningen\n31 woningen\n7 woningen")[0][0] == ["Duin", "41 woningen"]


@pytest.mark.parametrize("number", ["€ 41", "1.250", "41,5", "41%", "41 %", "41 woningen"])
def test_numbers_beside_names_have_a_unit_or_none(number: str) -> None:
    assert len(_paired("Duin\nMeer\nHoog", "\n".join([number] * 3))) == 1


GROUPS = "Almelo (120 woningen)\nCentrum: 70 woningen\nNoord: 50 woningen\nBorne (80 woningen)\nWest: 80 woningen\n"


def test_items_stand_below_groups_with_their_sum() -> None:
    assert _tables(GROUPS) == [[
        ["Almelo (120 woningen)", "Centrum: 70 woningen"], ["Noord: 50 woningen"], ["Borne (80 woningen)", "West: 80 woningen"],
    ]] or len(_tables(GROUPS)[0]) >= 3  # fmt: skip
    assert _tables("Almelo (120 woningen)\nCentrum: 70 woningen\n") == []
    assert _tables("Almelo (120 woningen)\nBorne (80 woningen)\nWest: 80 woningen\n") == []


@pytest.mark.parametrize(
    "amount",
    [
        "70 woningen",
        "1.250 woningen",
        "ca. 70 woningen",
        "ca 70 woningen",
        "circa 70 woningen",
        "50-70 woningen",
        "50 – 70 woningen",
    ],
)
def test_an_item_has_an_amount(amount: str) -> None:
    text = GROUPS.replace("70 woningen", amount)
    assert any(f"Centrum: {amount}" in row for row in _tables(text)[0])


@pytest.mark.parametrize(
    ("behind", "last"),
    [
        # an item whose name is wrapped, and one that stands apart
        ("Centrum met de\nOude Haven: 40 woningen\n", "Centrum met de Oude Haven: 40 woningen"),
        ("\n\nOost: 40 woningen\n", "Oost: 40 woningen"),
        # text that stands apart ends the table, and so does that of some lines
        ("\n\nZie de kaart\nOost: 40 woningen\n", "West: 80 woningen"),
        ("a\nb\nc\nd\nOost: 40 woningen\n", "West: 80 woningen"),
        ("a\nb\nc\nOost: 40 woningen\n", "a b c Oost: 40 woningen"),
    ],
)
def test_items_of_the_last_group_go_on_until_text_that_is_none(behind: str, last: str) -> None:
    assert _tables(GROUPS + behind)[0][-1][-1] == last


def test_items_may_have_a_bullet() -> None:
    text = GROUPS.replace("Centrum", "• Centrum").replace("West", "- West")
    found = [cell for row in _tables(text)[0] for cell in row]
    assert "Centrum: 70 woningen" in found
    assert "West: 80 woningen" in found


# Columns ------------------------------------------------------------------------------------------


def _rows(*rows: tuple[str, str]) -> tuple[str, list[TableRow]]:
    """A text with rows of a label and numbers, and the rows."""
    text, made = "", []
    for label, numbers in rows:
        start = len(text)
        text += f"{label}  {numbers}\n"
        segments, at = [], start + len(label) + 2
        for number in numbers.split():
            segments.append(Segment(at, at + len(number)))
            at += len(number) + 1
        line = TextLine(f"{label}  {numbers}", start, at - 1, 1, 0, False, 0)
        made.append(TableRow((line,), (Segment(start, start + len(label)),), tuple(segments)))
    return text, made


def _placed(*rows: tuple[str, str], width: int = 3) -> tuple[list[tuple[int, ...] | None], bool]:
    text, made = _rows(*rows)
    return place_values(text, made, width)


FULL = (("Duin", "1 20 300"), ("Meer", "2 30 400"))


def test_the_values_of_a_total_stand_where_the_sums_are_theirs() -> None:
    assert _placed(*FULL, ("Totaal", "3 700")) == ([(0, 1, 2), (0, 1, 2), (0, 2)], True)
    assert _placed(*FULL, ("Totaal", "50 700")) == ([(0, 1, 2), (0, 1, 2), (1, 2)], True)
    assert _placed(*FULL, ("Totaal", "50 690"))[0][2] == (1, 2)
    assert _placed(*FULL, ("Totaal", "50 500"))[0][2] is None
    assert _placed(*FULL, ("Totaal", "51 690")) == ([(0, 1, 2), (0, 1, 2), None], False)
    assert _placed(*FULL, ("Totaal", "3 50 700"))[1] is False
    assert _placed(("Totaal", "3 700"), *FULL)[0][0] is None


def test_a_total_adds_up_the_rows_since_the_one_before() -> None:
    found, _ = _placed(*FULL, ("Totaal", "3 700"), ("Hoog", "5 50 500"), ("Totaal", "5 500"))
    assert found[-1] == (0, 2)
    alike, _ = _placed(("Duin", "1 20 20"), ("Meer", "2 30 30"), ("Totaal", "3 50"))
    assert alike[-1] is None


def test_a_row_with_fewer_values_than_most_is_placed_by_nothing() -> None:
    assert _placed(*FULL, ("Hoog", "5 6")) == ([(0, 1, 2), (0, 1, 2), None], False)
    short = [("Duin", "1 20"), ("Meer", "2 30"), ("Totaal", "3 50 700")]
    assert _placed(*short) == ([(0, 1), (0, 1), (0, 1, 2)], False)
    missing = _placed(("Duin", "1 - 300"), ("Meer", "2 30 400"), ("Totaal", "30 700"))
    assert missing[0][2] == (1, 2)


def _cut(*labels: str, columns: int = 2, municipality: bool = False) -> list[list[str] | None]:
    text, made = _rows(*((label, "1 2") for label in labels))
    found = split_labels(text, made, columns, municipality, closing_words(text, made))
    return [
        None if cells is None else [" ".join(text[s.start : s.end] for s in cell) for cell in cells]
        for cells in found
    ]


def test_a_label_is_cut_behind_the_words_that_neighbours_begin_with() -> None:
    assert _cut("Noord Haven", "Noord Weide", "Zuid Bos") == [
        ["Noord", "Haven"],
        ["Noord", "Weide"],
        None,
    ]
    assert _cut("Noord Haven", "Totaal", columns=1) == [["Noord Haven"], ["Totaal"]]
    assert _cut("Noord Haven", "Noord Weide", "Totaal Noord")[2] == ["Totaal Noord"]
    assert _cut("Noord Haven", "Noord Haven") == [["Noord", "Haven"]] * 2
    assert _cut("Noord* Haven", "noord Weide")[0] == ["Noord*", "Haven"]


def test_a_label_begins_with_a_municipality() -> None:
    assert _cut("Zwolle Haven fase 1", "Hof van Twente Goor", municipality=True) == [
        ["Zwolle", "Haven fase 1"],
        ["Hof van Twente", "Goor"],
    ]
    assert _cut("Zwole Haven", municipality=True) == [["Zwole", "Haven"]]
    assert _cut("Haven Zwolle", municipality=True) == [None]
    assert _cut("Zwolle", municipality=True) == [None]


def test_three_columns_of_labels_end_in_a_word_that_comes_back() -> None:
    labels = [
        "Zwolle Haven Nieuw",
        "Zwolle Weide Bestaand",
        "Deventer Bos Nieuw",
        "Deventer Park Bestaand",
    ]
    assert _cut(*labels, columns=3, municipality=True)[0] == ["Zwolle", "Haven", "Nieuw"]
    assert _cut(*labels[:2], columns=3, municipality=True) == [None, None]
    assert _cut(*labels, columns=4, municipality=True) == [None] * 4


def test_closing_words_are_few_and_come_back() -> None:
    def found(*labels: str) -> set[str]:
        return set(closing_words(*_rows(*((label, "1") for label in labels))))

    pairs = [
        f"Plan {c}{i} {word}"
        for c, word in zip("abcd", ("een", "twee", "drie", "vier"), strict=True)
        for i in (1, 2)
    ]
    assert found(*pairs) == {"een", "twee", "drie", "vier"}
    assert found(*pairs, "Plan e1 vijf", "Plan e2 vijf") == set()
    assert found(*pairs[:6], "Plan x los", "Plan y weg") == {"een", "twee", "drie"}
    assert found(*pairs[:4], "Plan x los", "Plan y weg") == set()
    assert found(*pairs[:4], "Totaal los", "Totaal weg", "Los") == {"een", "twee"}


def test_a_header_begins_at_the_name_of_the_rows_or_an_indented_line() -> None:
    assert _tables(f"Wij bouwen dit.\n{HEAD}{TWO}")[0][0] == ["Gemeente", "Plan", "Gereed"]
    assert _tables(f"- Plan  Gereed\n{TWO}")[0][0] == ["Duin", "41", "8"]
    assert _tables(f"               Plan   Gereed\n\n{TWO}")[0][0] == ["Plan", "Gereed"]
    assert _tables(f"2025 2026\n{TWO}")[0][0] == ["2025", "2026"]
    assert _tables(f"Plan  Gereed\n{TWO}")[0][0] == ["Duin", "41", "8"]
    assert _tables(f"Gemeente  Wat is er?  Gereed\n{TWO}")[0][0][0] == "Gemeente"
