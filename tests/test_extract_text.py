"""The text reader: pages, blocks and passages by layout alone."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.errors import ReadError
from extract.markdown import parse_markdown
from extract.passages import Passage, passages
from extract.text import parse_text, read_text


def read(text: str) -> tuple[Passage, ...]:
    source = parse_text(text)
    return passages(source, 1, len(source.pages))


def kinds(text: str) -> list[tuple[str, str]]:
    return [(p.kind, p.text.text) for p in read(text)]


BODY = (
    "De gemeenten in de regio werken samen aan de bouw \n"
    "van voldoende woningen voor alle inwoners van de \n"
    "dorpen en steden, en zij doen dat tot en met 2030 \n"
    "in goed overleg met de corporaties in hun gebied.\n"
)


def test_form_feeds_are_page_breaks_and_belong_to_no_page() -> None:
    source = parse_text("een\ftwee\fdrie")
    assert [source.text[p.start : p.end] for p in source.pages] == ["een", "twee", "drie"]


def test_heading_is_a_short_line_before_a_sentence() -> None:
    assert kinds("Samenwerking\n" + BODY)[0] == ("heading", "Samenwerking")


def test_numbered_title_set_over_lines_is_one_heading() -> None:
    text = "3. Versnelling via \n\nde regionale \n\naanpak \n \n \n\n" + BODY
    assert kinds(text)[0] == ("heading", "3. Versnelling via de regionale aanpak")


def test_title_in_capitals_over_two_lines_is_one_heading() -> None:
    text = "7. DUURZAAM EN TOEKOMSTBESTENDIG \nBOUWEN\n\n" + BODY
    assert kinds(text)[0] == ("heading", "7. DUURZAAM EN TOEKOMSTBESTENDIG BOUWEN")


def test_first_line_of_a_sentence_is_no_heading() -> None:
    assert [kind for kind, _ in kinds(BODY)] == ["paragraph"]


def test_text_with_a_blank_line_behind_every_line_is_one_paragraph() -> None:
    text = BODY.replace("\n", "\n\n")
    assert len(read(text)) == 1


def test_arrow_items_are_list_items_without_their_bullet() -> None:
    text = " → Wij bouwen duurzaam en snel.\n\n → Wij bespreken dat elk jaar.\n"
    assert kinds(text) == [
        ("list_item", "Wij bouwen duurzaam en snel."),
        ("list_item", "Wij bespreken dat elk jaar."),
    ]


def test_numbered_articles_and_sub_articles_have_their_stem() -> None:
    text = (
        "2. Gemeenten en provincie bevorderen doorstroming: \n\n"
        "2.1. Provincie onderzoekt welke instrumenten nodig zijn. \n\n"
        "2.2. Gemeenten voeren pilots uit. \n"
    )
    found = read(text)
    assert [(p.kind, p.marker, p.stem) for p in found] == [
        ("article", "2.", None),
        ("article", "2.1.", 1),
        ("article", "2.2.", 1),
    ]


def test_a_footnote_between_a_list_and_what_introduces_it_parts_them_not() -> None:
    text = (
        "De provincie zorgt voor deze onderdelen, die in 2027 klaar zijn:\n\n"
        "[^1]: Zie de visie op wonen van de provincie.\n\n"
        "- een kaart van alle locaties\n"
    )
    found = [p for p in passages(parse_markdown(text), 1, 1) if p.kind != "footnote"]
    assert [(p.kind, p.stem) for p in found] == [("paragraph", None), ("list_item", 1)]


def test_a_number_with_a_thousands_point_begins_no_article() -> None:
    text = "Er komen in de regio tot en met het jaar 2030 ook nog \n14.100 woningen bij.\n"
    assert len(read(text)) == 1


def test_dash_within_a_sentence_begins_no_item() -> None:
    text = "De aanbevelingen – voor zover nodig \n– worden gezamenlijk opgepakt.\n"
    assert kinds(text) == [
        ("paragraph", "De aanbevelingen – voor zover nodig – worden gezamenlijk opgepakt.")
    ]


def test_sentence_over_a_page_break_is_one_passage() -> None:
    text = BODY.rstrip(".\n") + " en \n\fzij betrekken daarbij de huurders.\n"
    found = read(text)
    assert len(found) == 1
    assert found[0].text.text.endswith("gebied en zij betrekken daarbij de huurders.")
    assert len(found[0].segments) == 2


def test_running_header_between_two_halves_is_furniture() -> None:
    header = "REGIO EN RIJK BOUWEN SAMEN\n\n"
    others = "".join(f"Over onderwerp {c} spreken zij af wat hun goed lijkt.\n\n" for c in "abcd")
    text = "\f".join(
        [
            header + "4\n\n" + others + BODY.rstrip(".\n") + " en ",
            header + "5\n\nzij betrekken daarbij de huurders.\n\n" + BODY,
            header + "6\n\nEen slot.\n\n" + others,
        ]
    )
    found = read(text)
    assert any(p.text.text.endswith("gebied en zij betrekken daarbij de huurders.") for p in found)
    assert {p.text.text for p in found if p.kind == "furniture"} == {
        "REGIO EN RIJK BOUWEN SAMEN",
        "4",
        "5",
        "6",
    }


@pytest.mark.parametrize(
    ("header", "pages", "furniture"),
    [
        ("REGIO EN RIJK", 2, True),
        ("REGIO RIJK", 2, False),
        ("Samen bouwen wij verder", 2, False),
        ("Samen bouwen wij verder", 3, True),
        ("Regio en Rijk bouwen samen", 3, False),  # as a table begins
        ("REGIO EN RIJK", 1, False),
    ],
)
def test_a_running_header_stands_on_three_pages_or_on_two_in_capitals(
    header: str, pages: int, furniture: bool
) -> None:
    others = [f"Over onderwerp {c} spreken zij af wat hun goed lijkt.\n\n" for c in "abc"]
    text = "\f".join((f"{header}\n\n" if n < pages else "") + others[n] + BODY for n in range(3))
    found = [p.kind for p in read(text) if p.text.text == header]
    assert found and all((kind == "furniture") is furniture for kind in found)


def test_printed_page_numbers_become_labels() -> None:
    text = "\f".join(f"{BODY}\n{BODY}\n\n{number}\n" for number in (7, 8, 9))
    assert [page.label for page in parse_text(text).pages] == ["7", "8", "9"]


def test_footnote_mark_above_the_line_is_left_out_of_the_sentence() -> None:
    text = "WoON\n1\n heeft deelgenomen aan het overleg over de afspraken.\n"
    assert kinds(text)[0][1] == "WoON heeft deelgenomen aan het overleg over de afspraken."


def test_note_below_a_rule_is_a_footnote() -> None:
    text = BODY + "\n" + " " * 40 + "\n1\n Waaronder de Omgevingsvisie.\n"
    assert kinds(text)[-1] == ("footnote", "Waaronder de Omgevingsvisie.")


def test_caption_glued_to_the_line_before_it_is_split_off() -> None:
    text = "Totaal 24.210 woningenTabel 2. Overzicht van projecten \n"
    assert ("caption", "Tabel 2. Overzicht van projecten") in kinds(text)


def test_sentence_that_begins_with_a_table_is_no_caption() -> None:
    text = "Tabel 2 geeft de verdeling van de woningen per gemeente.\n"
    assert kinds(text) == [
        ("paragraph", "Tabel 2 geeft de verdeling van de woningen per gemeente.")
    ]


def test_link_addresses_alone_on_a_line_are_furniture() -> None:
    assert kinds(BODY + "\nhttps://www.voorbeeld.nl/pagina\n")[-1][0] == "furniture"


def test_section_holds_the_headings_above() -> None:
    text = "1. Wonen\n\n" + BODY + "\n1.1. Doorstroming\n\n" + BODY
    assert read(text)[-1].section == ("1. Wonen", "1.1. Doorstroming")


def test_many_short_lines_in_a_figure_are_no_headings() -> None:
    text = "Strategie\n\nOmgevingsvisie\n\nWelstandsnota\n\nProjectdefinitie\n\n" + BODY
    assert "heading" not in {kind for kind, _ in kinds(text)}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "empty"),
        (b"  \n\n", "empty"),
        (b"caf\xe9 wonen", "not UTF-8"),
        (b"een\0twee", "NUL"),
    ],
)
def test_bad_files_are_refused_with_one_line_that_names_them(
    tmp_path: Path, content: bytes, message: str
) -> None:
    path = tmp_path / "kapot.txt"
    path.write_bytes(content)
    with pytest.raises(ReadError) as error:
        read_text(path)
    assert str(path) in str(error.value)
    assert message in str(error.value)
    assert "\n" not in str(error.value)


@given(st.text(max_size=400))
def test_no_text_makes_the_reader_raise(text: str) -> None:
    source = parse_text(text)
    for passage in passages(source, 1, len(source.pages)):
        assert text[passage.span.start : passage.span.end]


@given(
    st.lists(
        st.sampled_from(
            [
                "Gemeente Aantal",
                "Dalfsen 479 woningen",
                " → Wij bouwen.",
                "2.1. Artikel",
                "",
                " ",
                "Tabel 1. Kop",
                "Totaal 12",
                "DALFSEN",
                "1",
                "*Noot",
                "\f",
                "Almelo (20 woningen) A: 2 woningen",
            ]
        ),
        max_size=25,
    )
)
def test_no_mixture_of_lines_makes_the_reader_raise(lines: list[str]) -> None:
    source = parse_text("\n".join(lines))
    for block in source.blocks:
        assert all(s.start < s.end for s in block.segments)
    for grid in source.grids:
        places = {(cell.row, cell.column) for cell in grid.cells}
        assert len(places) == len(grid.cells)


def test_note_between_two_columns_does_not_cut_the_sentence_around_it() -> None:
    text = (
        "De gemeenten onderzoeken of er in de regio nog kansen \n\n"
        "* Bron: Provincie, Dashboard Wonen Provincie \n\nVoorbeeld (2024).\n\n"
        "zijn om extra woningen te bouwen.\n"
    )
    text = BODY.replace("gebied.", "gebied.*") + text
    found = [(p.kind, p.text.text) for p in read(text)]
    assert found[-1] == ("footnote", "Bron: Provincie, Dashboard Wonen Provincie Voorbeeld (2024).")
    assert found[-2][1].endswith("nog kansen zijn om extra woningen te bouwen.")


def test_article_that_a_page_break_cuts_goes_on_with_a_capital() -> None:
    line = "Ten behoeve van het beleid van de gemeenten en de voortgang van de bouw ontwikkelt \n"
    text = (
        "1. "
        + line
        + "de provincie samen met haar partners in het land een zogenoemd Data \n\fManagement Systeem.\n"
    )
    assert read(text)[0].text.text.endswith("een zogenoemd Data Management Systeem.")


def test_chapter_number_without_full_stop_opens_a_heading() -> None:
    assert kinds("2 Ouderen  \n\n" + BODY)[0] == ("heading", "2 Ouderen")


def test_title_that_comes_back_under_other_numbers_is_no_furniture() -> None:
    pages = [
        f"{n}.1 Wat speelt er?  \n\nOnderwerp {c} is dit.\n\n" + BODY
        for n, c in ((2, "a"), (3, "b"), (4, "c"))
    ]
    found = read("\f".join(pages))
    assert [p.text.text for p in found if p.kind == "heading"] == [
        "2.1 Wat speelt er?",
        "3.1 Wat speelt er?",
        "4.1 Wat speelt er?",
    ]


def test_line_that_names_a_source_is_a_caption() -> None:
    assert kinds(BODY + "\nBron: CBS (2022)\n")[-1] == ("caption", "Bron: CBS (2022)")


def test_lettered_lines_are_items_of_the_line_above_them() -> None:
    found = read("De gemeenten:\n\na. bouwen 500 woningen;\nb. werken samen.\n\n" + BODY)
    items = [p for p in found if p.stem is not None]
    assert [p.text.text for p in items] == ["bouwen 500 woningen;", "werken samen."]
