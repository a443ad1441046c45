"""The text in cells that hold sentences: what is read of it, and what is left."""

from __future__ import annotations

from extract.markdown import parse_markdown
from extract.model import Cell, Grid, Page, Segment, SourceText
from extract.passages import Passage
from extract.prose import TableAt, cell_passages


def read(*rows: tuple[str, ...], section: tuple[str, ...] = ()) -> tuple[Passage, ...]:
    """The passages of a table of these rows, the first of which is its header."""
    text, cells = "", []
    for number, row in enumerate(rows):
        for column, words in enumerate(row):
            segment = Segment(len(text), len(text) + len(words))
            cells.append(Cell(number, column, (segment,), is_header=number == 0, read_by="pdf"))
            text += f"{words}\n"
    page = Page(1, 0, len(text))
    source = SourceText(text, (page,))
    return cell_passages(source, [TableAt(Grid(tuple(cells), 1, 1, "test"), section)], 7)


def test_a_cell_with_a_sentence_is_read_and_one_with_a_name_or_number_is_not() -> None:
    (found,) = read(("Nr.", "Wie", "Wat"), ("1", "Zwolle", "De wethouder zal dit terugkoppelen."))
    assert found.text.text == "De wethouder zal dit terugkoppelen."
    assert (found.position, found.kind, found.page) == (8, "paragraph", 1)


def test_the_header_of_its_column_is_the_heading_above_a_cell() -> None:
    (found,) = read(
        ("Nr.", "Besluit"), ("1", "De begroting gaat naar de raad."), section=("Verslag",)
    )
    assert found.section == ("Verslag", "Besluit")


def test_bullets_in_a_cell_are_items_of_the_line_that_introduces_them() -> None:
    stem, first, second = read(
        ("Nr.", "Toelichting"),
        ("6", "Besluit:\n- Bandbreedte\nopnemen in afspraken.\n- Venster opent in mei."),
    )
    assert stem.text.text == "Besluit:"
    assert [p.text.text for p in (first, second)] == [
        "Bandbreedte opnemen in afspraken.",
        "Venster opent in mei.",
    ]
    assert (first.kind, first.stem, second.stem) == ("list_item", stem.position, stem.position)


def test_a_short_first_line_is_the_heading_of_its_cell() -> None:
    (found,) = read(
        ("Nr.", "Onderwerp"),
        ("3", "Memo beleid\nIn de notitie is het vastgestelde beleid vergeleken\nmet het kader."),
    )
    assert found.section == ("Onderwerp", "Memo beleid")
    assert found.text.text == "In de notitie is het vastgestelde beleid vergeleken met het kader."


def test_what_a_passage_of_a_cell_covers_is_its_text_in_the_source() -> None:
    _, item = read(("Wat",), ("Besluit:\n- De gemeente stelt een plan op.",))
    assert item.span.end - item.span.start == len("De gemeente stelt een plan op.")


def test_a_table_of_names_and_numbers_has_no_sentences() -> None:
    assert not read(("Gemeente", "Aantal"), ("Hof van Twente", "1.200"), ("Totaal", "1.200"))


def read_markdown_cell(words: str) -> tuple[Passage, ...]:
    """The passages of a cell of a Markdown table, whose escapes and emphasis are not part of it."""
    text = f"| Nr | Wat |\n| --- | --- |\n| 1 | {words} |\n"
    source = parse_markdown(text)
    return cell_passages(source, [TableAt(grid) for grid in source.grids], 0)


def test_an_escape_in_a_cell_ends_no_line_and_begins_no_item() -> None:
    (found,) = read_markdown_cell(
        r"De regio Noord\-Veluwe bouwt circa 4\.300 woningen, waarvan 100 \- naar *schatting* \- in Putten."
    )
    assert found.text.text == (
        "De regio Noord-Veluwe bouwt circa 4.300 woningen, waarvan 100 - naar schatting - in Putten."
    )
    assert found.kind == "paragraph"


def test_an_escaped_bullet_behind_a_break_in_a_cell_begins_an_item() -> None:
    stem, item = read_markdown_cell(r"Besluit:<br>\- De gemeente stelt een *plan* op.")
    assert (stem.text.text, item.text.text) == ("Besluit:", "De gemeente stelt een plan op.")
    assert (item.kind, item.stem) == ("list_item", stem.position)
