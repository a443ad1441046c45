"""The marks of Markdown, one by one: an example and one that looks like it."""

from __future__ import annotations

import pytest

from extract.clean import clean
from extract.markdown import parse_markdown


def _text(text: str) -> str:
    source = parse_markdown(text)
    return clean(source.text, source.blocks[0].segments).text


def _heads(text: str) -> tuple[int, int]:
    """How many cells are heads, and how many rows there are; (0, 0) without a table."""
    source = parse_markdown(text)
    if not source.grids:
        return 0, 0
    grid = source.grids[0]
    return sum(c.is_header for c in grid.cells), grid.row_count


@pytest.mark.parametrize(
    "tag", ["b", "i", "em", "strong", "u", "p", "div", "span", "B", "span class='x'"]
)
def test_a_tag_is_not_seen(tag: str) -> None:
    assert _text(f"Er is <{tag}>vet</{tag.split()[0]}> hier.\n") == "Er is vet hier."


@pytest.mark.parametrize("tag", ["a", "table", "x"])
def test_another_tag_is_text(tag: str) -> None:
    assert f"<{tag}>" in _text(f"Er is <{tag}>vet hier.\n")


@pytest.mark.parametrize("tag", ["<br>", "<br/>", "<br />", "<BR>"])
def test_a_break_is_a_blank(tag: str) -> None:
    assert _text(f"Er is{tag}tekst.\n") == "Er is tekst."


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("**vet** en *schuin*", "vet en schuin"), ("***beide***", "beide"), ("_schuin_ en __vet__", "schuin en vet"), ("snake_case_woord", "snake_case_woord"),
        ("2 * 3", "2 * 3"), ("`code`", "code"), (r"een \| bar", "een | bar"), (r"een \a", r"een \a"),
        ("H<sub>2</sub>O", "H O"), ("zin<sup>12</sup>.", "zin ."), ("zin<sup>1234</sup>.", "zin<sup>1234</sup>."),
    ],
)  # fmt: skip
def test_marks_within_a_line_are_not_seen(text: str, seen: str) -> None:
    assert _text(f"Dit is {text}\n").replace("Dit is ", "") == seen


@pytest.mark.parametrize(
    ("line", "heads"),
    [
        ("|---|---|", 2), ("| --- | --- |", 2), ("|:--|--:|", 2), ("|---", 2), ("|:---:", 2), ("| ---", 2), ("|--", 0), ("|-|-|", 2), ("|===|===|", 0),
    ],
)  # fmt: skip
def test_a_line_of_dashes_parts_heads_from_rows(line: str, heads: int) -> None:
    assert _heads(f"| Soort | Plan |\n{line}\n| Huur | soms |\n| Koop | nooit |\n")[0] == heads


@pytest.mark.parametrize(
    ("value", "heads"),
    [("12", 4), ("PM", 4), ("n.v.t.", 4), ("-", 4), ("2024", 2), ("1998", 2), ("2024-2030", 2), ("1998–1999", 2), ("2024 - 1999", 2), ("1824", 4), ("soms", 2)],
)  # fmt: skip
def test_rows_above_the_first_numbers_are_heads(value: str, heads: int) -> None:
    assert _heads(f"| Soort | Plan |\n|---|---|\n| kop | kop |\n| Huur | {value} |\n")[0] == heads


@pytest.mark.parametrize(("length", "rows"), [(60, 3), (61, 2)])
def test_a_long_text_in_the_first_cell_alone_is_a_note(length: int, rows: int) -> None:
    assert _heads(f"| Naam | Plan |\n|---|---|\n| Duin | 4 |\n| {'N' * length} | |\n")[1] == rows


def test_placeholders_before_the_heads_are_left_out() -> None:
    rows = "|---|---|---|---|\n| Duin | 41 |\n| Meer | 31 |\n"
    assert _heads(f"| Kolom 1 | Kolom 2 | Gemeente | Plan |\n{rows}") == (2, 3)
    source = parse_markdown(f"| Kop 1 | Kop 2 | Gemeente | Plan |\n{rows}")
    assert not source.grids
    assert [(note.stage, note.page) for note in source.warnings] == [("extract", 1)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("**Kop**", "heading"), ("*Kop*", "heading"), ("**Kop:**", "heading"), ("**Kop**:", "heading"), ("**Kop.**", "paragraph"), ("**Kop;**", "paragraph"),
        ("**Kop** en tekst", "paragraph"), ("# Kop", "heading"), ("###### Kop", "heading"), ("####### Kop", "paragraph"), ("#Kop", "paragraph"),
        ("[^1]: noot", "footnote"), ("<sup>1</sup> noot", "footnote"), ("<sup>1234</sup> noot", "paragraph"), ("- punt", "list_item"), ("1. punt", "article"),
        ("figuur 3. kaart", "caption"), ("figuur 3. kaart.", "paragraph"), ("Tabel 3. kaart.", "caption"),
    ],
)  # fmt: skip
def test_a_line_is_what_its_mark_says(text: str, kind: str) -> None:
    assert parse_markdown(f"{text}\n\nTekst.\n").blocks[0].kind == kind


@pytest.mark.parametrize(("length", "kind"), [(109, "heading"), (110, "paragraph")])
def test_a_heading_in_bold_is_short(length: int, kind: str) -> None:
    assert parse_markdown(f"**{'k' * (length - 4)}**\n").blocks[0].kind == kind


@pytest.mark.parametrize("line", ["---", "***", "___", "![x](y.png)", "<!-- weg -->"])
def test_rules_pictures_and_comments_part_paragraphs(line: str) -> None:
    assert len(parse_markdown(f"Een zin\n{line}\nnog een\n").blocks) == 2
    assert len(parse_markdown("Een zin\n--\nnog een\n").blocks) == 1


def test_a_caption_below_a_table_is_its_caption_unless_it_has_one() -> None:
    rows = "| Naam | Plan |\n|---|---|\n| Duin | 4 |\n"
    assert parse_markdown(f"{rows}\nTabel 2. Plannen\n").grids[0].label == "Tabel 2"
    assert parse_markdown(f"Tabel 1. Huur\n{rows}\nTabel 2. Plannen\n").grids[0].label == "Tabel 1"
    assert parse_markdown(f"{rows}\nTekst.\n\nTabel 2. Plannen\n").grids[0].label is None
    assert parse_markdown(f"{rows}\n\fTabel 2. Plannen\n").grids[0].label is None


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("*Plannen per gemeente tot 2030*", "caption"),
        ("_Plannen per gemeente tot 2030_", "caption"),
        ("*Plannen per gemeente*", "heading"),  # so short may be a heading
        ("**Plannen per gemeente tot 2030**", "heading"),
        ("*3.2 Plannen per gemeente tot 2030*", "heading"),
        ("*De plannen lopen tot 2030.*", "paragraph"),
    ],
)
def test_a_long_line_in_italics_right_below_a_table_is_its_caption(line: str, kind: str) -> None:
    rows = "| Naam | Plan |\n|---|---|\n| Duin | 4 |\n"
    read = parse_markdown(f"{rows}\n{line}\n")
    assert read.blocks[-1].kind == kind
    assert bool(read.grids[0].caption) == (kind == "caption")


def test_a_line_in_italics_is_no_caption_of_a_table_that_has_one_or_stands_further_up() -> None:
    rows, line = "| Naam | Plan |\n|---|---|\n| Duin | 4 |\n", "*Plannen per gemeente tot 2030*"
    assert parse_markdown(f"Tabel 1. Huur\n{rows}\n{line}\n").blocks[-1].kind == "heading"
    assert parse_markdown(f"{rows}\nTekst.\n\n{line}\n").blocks[-1].kind == "heading"


@pytest.mark.parametrize(
    ("first", "second", "blocks"),
    [
        ("*In het plan komen 39*", "*woningen in twee lagen.*", 1),
        ("*De toename is*", "*18 woningen.*", 1),
        ("*In het plan komen woningen.*", "*daarvan zijn er 39 te koop.*", 2),
        ("*Het gaat om:*", "*woningen in twee lagen.*", 2),
        ("*Fase 5 en 6*", "*In het plan komen 39 woningen.*", 2),
        ("*In het plan komen 39*", "woningen in twee lagen.", 2),
        ("*In het plan komen 39*", "_woningen in twee lagen._", 2),
        ("In het plan komen 39", "*woningen in twee lagen.*", 2),
        (
            "Uit de visie van de gemeente en haar buren blijkt dat er tot",
            "2030 een behoefte is.",
            1,
        ),
        (
            "Uit de visie van de gemeente en haar buren blijkt dat er een",
            "behoefte is aan 39 woningen.",
            1,
        ),
        ("Uit de visie van de gemeente en haar buren blijkt dat er een", "1. behoefte is.", 2),
        ("Uit de visie van de gemeente en haar buren blijkt dat er een", "Behoefte is er.", 2),
        ("Uit de visie van de gemeente en haar buren blijkt een tekort", "aan huizen.", 1),
        (
            "De behoefte aan huurhuizen in deze regio is nu becijferd op 800",
            "woningen tot 2030.",
            1,
        ),
        (
            "De behoefte aan huurhuizen in deze regio is nu becijferd op 800",
            "Woningen zijn duur.",
            2,
        ),
        ("Uit de visie van de gemeente en haar buren blijkt het volgende:", "aan huizen", 2),
        ("Uit de visie van de gemeente en haar buren blijkt een tekort.\\", "aan huizen", 2),
        ("Figuur 3.1 Uit de visie van de gemeente en haar buren: een tekort", "aan huizen", 2),
        ("De visie ![van de gemeente en haar buren](een/heel/lang/adres.png)", "aan huizen", 2),
        ("**Uit de visie van de gemeente en haar buren blijkt een tekort**", "aan huizen", 2),
        ("Waar gaat het over en voor wie is het", "behoefte is er.", 2),
    ],
)
def test_a_sentence_that_a_blank_line_cut_is_one_paragraph(
    first: str, second: str, blocks: int
) -> None:
    assert len(parse_markdown(f"{first}\n\n{second}\n").blocks) == blocks
