"""Which rows of a table of texts are header, and which are notes."""

from __future__ import annotations

import pytest

from extract.markdown import parse_markdown
from extract.table_heads import (
    count_header_rows,
    first_row_ends_another,
    first_row_is_prose,
    is_note_row,
    parts_of_table,
)

HEAD = ["Gemeente", "Bruto", "Netto"]


@pytest.mark.parametrize(
    "row",
    [
        ["Almen", "62", "87"],
        ["Almen", "62", "-/- 87"],
        ["Almen", "-/- 62", "40-"],
        ["Almen", "(62)", "(1.087)"],
        ["Almen", "− 62", "+ 87"],
        ["Almen", "€ 62", "30,8%"],
        ["Almen", "PM", "87"],
        ["Almen", "62", ""],
    ],
)
def test_a_row_of_numbers_is_the_first_that_is_no_header(row: list[str]) -> None:
    assert count_header_rows([HEAD, row, ["Lochem", "1", "2"]], 0) == 1


@pytest.mark.parametrize(
    "row",
    [
        ["", "2025", "2030"],
        ["", "2025-2027", "2028-2030"],
        ["", "aantal", "in %"],
        ["", "(bruto)", "(netto)"],
        ["", "tabel 1-2", "fase 3-"],
    ],
)
def test_a_row_of_years_or_words_is_header(row: list[str]) -> None:
    assert count_header_rows([HEAD, row, ["Lochem", "1", "2"]], 0) == 2


def test_a_table_without_numbers_has_the_header_that_its_marks_say() -> None:
    assert count_header_rows([["Actie", "Wie"], ["Overleg", "Rijk"]], 1) == 1
    assert count_header_rows([["Actie", "Wie"], ["Overleg", "Rijk"]], 0) == 0


def test_one_long_text_is_a_note_and_a_short_one_a_name() -> None:
    assert is_note_row(["Bron: " + "x" * 60, "", ""])
    assert not is_note_row(["Regio Achterhoek", "", ""])
    assert not is_note_row(["Bron: " + "x" * 60, "12", ""])


@pytest.mark.parametrize(
    ("row", "heads"),
    [
        (["K1", "wonen", "initiatief", "25"], 1),
        (["K1", "wonen", "initiatief", "50 (bijgebouw)"], 1),
        (["", "soort", "stand", "2016 (prognose)"], 2),
        (["", "soort", "stand", "(netto)"], 2),
        (["K1", "wonen", "initiatief", "2025"], 2),
        (["K1", "wonen", "De woningen passen goed in de straat en in de rooilijn van de buurt.", ""], 1),
        (["K1", "wonen", "De woningen passen goed in de straat en in de rooilijn van de buurt", ""], 2),
    ],
    ids=["number", "remarked", "remarked year", "words", "year", "sentence", "long"],
)  # fmt: skip
def test_below_the_dashes_a_row_with_a_number_or_a_sentence_is_no_header(
    row: list[str], heads: int
) -> None:
    top = ["Kavel", "programma", "status", "aantal"]
    rows = [["K2", "wonen", "initiatief", "12"], ["K3", "1", "2", "3"]]
    assert count_header_rows([top, row, *rows[1:], rows[0], rows[0]], 1) == heads


PARTS = [["", "2017", "2020", "2025"], ["hoog", "1", "2", "3"]]


@pytest.mark.parametrize(
    ("row", "parts"),
    [
        (["", "Stand", "Nieuwbouw", "Sloop"], [2]),
        (["", "Stand", "Nieuwbouw", ""], []),
        (["", "Stand", "Nieuwbouw", "4"], []),
        (["Fase 2", "Stand", "Nieuwbouw", "Sloop"], []),
    ],
)
def test_a_row_of_words_over_numbers_begins_another_table(row: list[str], parts: list[int]) -> None:
    assert parts_of_table([*PARTS, row, ["Woning", "8", "9", "7"]], 1) == parts


def test_words_below_all_numbers_begin_no_table() -> None:
    assert parts_of_table([*PARTS, ["", "Stand", "Nieuwbouw", "Sloop"]], 1) == []


ENDED = [["Subtotaal", "14.265", "67%"], ["Regio", "opgave", "plannen"], ["Almen", "62", "87%"]]


def test_a_row_of_numbers_above_a_header_ends_the_table_before() -> None:
    assert first_row_ends_another(ENDED)


@pytest.mark.parametrize(
    "rows",
    [
        [["Regio", "opgave", "plannen"], *ENDED[1:]],
        [["Jaar", "2016", "2025"], *ENDED[1:]],
        [ENDED[0], ["Almen", "62", "87%"], ["Lochem", "1", "2%"]],
        [ENDED[0], ["Overig", "", "geen"], ENDED[2]],
        ENDED[:2],
    ],
    ids=["words", "years", "no header below", "one word below", "no numbers below"],
)
def test_other_first_rows_are_the_header(rows: list[list[str]]) -> None:
    assert not first_row_ends_another(rows)


def test_the_last_row_of_another_table_is_no_header_of_this_one() -> None:
    lines = (
        "| Subtotaal | 14.265 | 67% |\n|---|---|---|\n"
        "| Regio | opgave | plannen |\n| Almen | 62 | 87% |\n| Lochem | 41 | 30% |\n"
    )
    first, second = parse_markdown(lines).grids
    assert [cell.is_header for cell in first.cells] == [False] * 3
    assert sum(cell.is_header for cell in second.cells) == 3


@pytest.mark.parametrize(
    "row",
    [
        ["Almen", "0-50", "75 - 150"],
        ["Almen", "62 woningen", "87 woningen"],
        ["Almen", "10-20 woningen", ""],
    ],
)
def test_ranges_and_numbers_with_a_noun_are_numbers(row: list[str]) -> None:
    assert count_header_rows([HEAD, row, ["Lochem", "1 woningen", "2 woningen"]], 1) == 1


def test_numbers_with_a_noun_in_one_row_alone_are_heads() -> None:
    rooms = ["", "2 kamers", "3 kamers"]
    assert count_header_rows([HEAD, rooms, ["Almen", "1", "2"], ["Lochem", "3", "4"]], 1) == 2


def test_a_list_of_numbers_with_a_noun_has_no_header() -> None:
    source = parse_markdown(
        "| Almen Kerkweg | 12 woningen |\n|---|---|\n| Almen Dijk | 2 woningen |\n| Totaal | 14 woningen |\n"
    )
    assert not any(cell.is_header for cell in source.grids[0].cells)


_SENTENCE = (
    "De behoefte aan woningen is aangetoond in het regionale en het gemeentelijke woonbeleid."
)
_OTHER = (
    "De gemeente heeft enkele locaties binnen de kern, en die zijn niet genoeg voor wat nodig is."
)


def test_sentences_above_the_line_of_dashes_are_no_header() -> None:
    assert first_row_is_prose([["ad 1.", _SENTENCE], ["ad 2.", _OTHER]])
    table = f"| ad 1. | {_SENTENCE} |\n|---|---|\n| ad 2. | {_OTHER} |\n"
    assert not any(cell.is_header for cell in parse_markdown(table).grids[0].cells)


@pytest.mark.parametrize(
    "texts",
    [
        [["Vraag", "Antwoord"], ["ad 2.", _OTHER]],
        [["Voorwaarde", _SENTENCE], ["Woningen", "ja"]],
        [["Gemeente", _SENTENCE], ["Almen", "62"], ["Lochem", "40"]],
    ],
    ids=["words", "no sentence below", "numbers"],
)
def test_a_header_stays_one_where_no_sentences_go_on_below_it(texts: list[list[str]]) -> None:
    assert not first_row_is_prose(texts)
