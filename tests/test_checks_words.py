"""What a document refers to, spells, repeats and puts in order."""

from __future__ import annotations

import pytest

from checks.check import Check
from checks.footnotes import footnotes_of, marked_up_notes
from checks.judge import judge
from checks.names import misspelt_names, names_of_two_forms, names_without_hyphen
from checks.periods import deadlines_after, periods_in
from checks.references import references_in
from checks.repeated_text import repeated_items, repeated_sentences, repeated_words
from corpus.areas import load_areas
from extract.markdown import parse_markdown
from extract.model import Segment
from extract.passages import passages
from extract.text import parse_text
from nlp.reading import DocumentReading
from nlp.records import Commitment, Deadline, DocumentContext

CONTEXT = DocumentContext("d", "other", "")
CAPTIONS = "\n\nTabel 1: Woningen\n\nTabel 2: Projecten\n\n"


def references(text: str) -> list[tuple[str, str]]:
    source = parse_text(text)
    read = passages(source, 1, 1)
    found = references_in(DocumentReading(CONTEXT, read), source, read)
    return [(relation.stated.text, judge(relation).outcome) for relation in found]


def repeats(text: str) -> list[str]:
    read = passages(parse_text(text), 1, 1)
    found = repeated_sentences(DocumentReading(CONTEXT, read), read)
    return [judge(relation).outcome for relation in found]


def periods(text: str) -> list[tuple[str, str]]:
    read = passages(parse_text(text), 1, 1)
    return [(r.subject, judge(r).outcome) for r in periods_in(read, ())]


def names(text: str) -> list[Check]:
    areas = load_areas()
    read = passages(parse_text(text), 1, 1)
    context = DocumentContext("d", "other", "", municipality_ids=("GM0173", "GM0177"))
    return [judge(r) for r in misspelt_names(context, areas, read, ())]


def test_a_reference_to_a_table_that_is_there_agrees() -> None:
    text = f"De opgave staat in de cijfers hieronder (zie tabel 2).{CAPTIONS}"
    assert references(text) == [("tabel 2", "agrees")]


def test_a_reference_to_a_table_that_is_not_there_differs() -> None:
    text = f"De opgave staat in de cijfers hieronder (zie tabel 4).{CAPTIONS}"
    assert references(text) == [("tabel 4", "differs")]


@pytest.mark.parametrize("behind", ["van de Woonvisie", "uit het onderzoek", "bij de brief"])
def test_a_reference_to_a_table_of_another_document_is_left_alone(behind: str) -> None:
    assert references(f"De cijfers staan in tabel 4 {behind} van vorig jaar.{CAPTIONS}") == []


def test_a_table_of_this_document_is_its_own() -> None:
    text = f"De cijfers staan in tabel 4 van deze overeenkomst.{CAPTIONS}"
    assert references(text) == [("tabel 4", "differs")]


PIECE = "# 3. Beleid\n\nTabel 3.1: Woningen\n\nTabel 3.3: Projecten\n\n"


@pytest.mark.parametrize(
    ("number", "outcome"),
    [("2.1", None), ("3.2", "differs"), ("3.4", None), ("4.1", None), ("3.1", "agrees")],
)
def test_a_piece_of_a_document_says_nothing_of_tables_before_and_behind_it(
    number: str, outcome: str | None
) -> None:
    found = references(f"{PIECE}De cijfers staan hier in (zie tabel {number}), en kloppen.")
    assert found == ([(f"tabel {number}", outcome)] if outcome else [])
    whole = references(f"# 1. Kop\n\n{PIECE}De cijfers staan hier in (zie tabel 2.1), en kloppen.")
    assert whole == [("tabel 2.1", "differs")]


def test_a_caption_at_the_top_of_a_page_is_one() -> None:
    text = (
        "Tabel 1: Woningen\n\nTabel 2: Projecten\n\n"
        "De groei staat in tabel 3, het vervolg in tabel 4.\n25\fTabel 3\nDe groei\n"
    )
    source = parse_text(text)
    read = passages(source, 1, 2)
    found = references_in(DocumentReading(CONTEXT, read), source, read)
    assert [(r.stated.text, judge(r).outcome) for r in found] == [
        ("tabel 3", "agrees"),
        ("tabel 4", "differs"),
    ]


def test_an_article_on_a_line_of_its_own_is_a_heading() -> None:
    own = "".join(f"Artikel {n}\nDe partijen werken samen aan wonen.\n\n" for n in (1, 2, 3))
    law = "Bijlage: uit de wet\nhet volgende is bepaald.\nArtikel 10\nIeder mag het vragen.\n"
    assert ("Artikel 10", "differs") not in references(f"{own}{law}")
    assert ("artikel 9", "differs") in references(f"{own}Dat staat in artikel 9, dat geldt.\n")


@pytest.mark.parametrize(("number", "outcome"), [("3.1", None), ("3.3", "differs")])
def test_a_piece_of_a_document_is_one_where_its_dots_are_escaped(
    number: str, outcome: str | None
) -> None:
    text = (
        "## 3\\.3 Beleid\n\n*Figuur 3\\.2 Woningen per jaar*\n\n*Figuur 3\\.4 Kavels per jaar*\n\n"
        f"Het plan ligt in de kern, zoals blijkt uit figuur {number}\\.\n"
    )
    assert in_markdown(text) == ([(f"figuur {number}", outcome)] if outcome else [])


def test_a_caption_in_the_first_cell_of_its_table_is_one() -> None:
    text = (
        "Figuur 1: Inwoners\n\nHet tekort groeit (zie figuur 2).\n\n"
        "| {} | |\n|---|---|\n| 2030 | 1.200 |\n"
    )
    assert in_markdown(text.format("Figuur 2: Tekort aan woningen")) == [("figuur 2", "agrees")]
    assert in_markdown(text.format("Tekort aan woningen")) == [("figuur 2", "differs")]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Tabel 4: het bouwplan langs de weg.", []),
        ("![beeld](beeld.png)Tabel 4: het bouwplan langs de weg.", []),
        ("Zie Tabel 4: het bouwplan staat langs de weg.", [("Tabel 4", "differs")]),
    ],
)
def test_a_caption_behind_its_picture_is_no_reference(
    words: str, found: list[tuple[str, str]]
) -> None:
    assert references(f"De opgave is groot.{CAPTIONS}{words}") == found


def test_without_numbered_tables_no_reference_is_wrong() -> None:
    assert references("De cijfers staan in tabel 4, zoals gezegd, en kloppen.") == []


def test_a_chapter_beyond_the_last_differs() -> None:
    heads = "".join(
        f"\n\n{n}. HOOFDSTUK OVER WONEN\n\nDe gemeente bouwt hier huizen." for n in "123"
    )
    assert references(f"Dit werken wij uit in hoofdstuk 7 hieronder.{heads}") == [
        ("hoofdstuk 7", "differs")
    ]
    assert references(f"Dit werken wij uit in hoofdstuk 3 hieronder.{heads}") == [
        ("hoofdstuk 3", "agrees")
    ]


def test_an_article_of_a_law_is_no_article_of_the_document() -> None:
    articles = "".join(
        f"\n\nArtikel {n}\n\n{n}. De gemeente bouwt woningen in dit gebied." for n in "123"
    )
    assert references(f"Dit volgt uit artikel 12 Huisvestingswet en is bekend.{articles}") == []
    assert references(f"In de Huisvestingsverordening staat het in artikel 12 zo.{articles}") == []


def test_an_article_of_which_one_sentence_says_whose_it_is_is_no_other_ones() -> None:
    own = "".join(f"\n\n{n}. De gemeente bouwt woningen in dit gebied." for n in range(1, 7))
    later = f"Volgens artikel 20 is dat een plicht.{own}\n"
    assert references(later) == [("artikel 20", "differs")]
    assert references(f"Dat staat in artikel 20 van de verordening. {later}") == []


def test_a_sentence_right_behind_itself_differs() -> None:
    sentence = "De gemeenten en de provincie werken samen aan de opgave."
    assert repeats(f"{sentence} {sentence} Dat gaat goed.") == ["differs"]


def test_a_short_sentence_may_stand_twice() -> None:
    assert repeats("Zie de bijlage hierbij. Zie de bijlage hierbij. Dat gaat goed.") == []


def test_words_without_a_full_stop_are_cells_of_a_form() -> None:
    words = "Aanjager en uitvoerder namens de zes gemeenten van de regio"
    assert repeats(f"- {words}\n- {words}\n") == []


def test_a_period_that_ends_before_it_begins_differs() -> None:
    assert periods("De doorkijk loopt van 2034 tot en met eind 2030 door.") == [
        ("Periode 2034 tot en met eind 2030", "differs")
    ]


def test_a_period_in_order_agrees() -> None:
    assert periods("Dit geldt van 1 januari 2024 t/m 31 december 2024 in de regio.") == [
        ("Periode 1 januari 2024 t/m 31 december 2024", "agrees")
    ]


def test_numbers_that_are_no_years_are_no_period() -> None:
    assert periods("Er komen 2.030 t/m 2.024 woningen, op nummer 12024 t/m 2019.") == []


@pytest.mark.parametrize(("day", "outcome"), [("2019-12-31", "differs"), ("2022-12-31", "agrees")])
def test_a_deadline_lies_after_its_document(day: str, outcome: str) -> None:
    deadline = Deadline("by", Segment(10, 20), "eind jaar", None, day)
    commitment = Commitment(0, Segment(0, 30), "", "duty", (), (deadline,))
    context = DocumentContext("d", "agreement", "", dated="2021-05")
    (relation,) = deadlines_after([commitment], context)
    assert judge(relation).outcome == outcome


def test_without_a_date_of_the_document_no_deadline_is_too_early() -> None:
    deadline = Deadline("by", Segment(10, 20), "eind jaar", None, "2019-12-31")
    commitment = Commitment(0, Segment(0, 30), "", "duty", (), (deadline,))
    assert list(deadlines_after([commitment], CONTEXT)) == []


def test_a_municipality_that_is_misspelt_once_differs() -> None:
    (check,) = names("In Oldenzaal en Raalte wordt gebouwd. Ook Oldenzal doet mee aan de opgave.")
    assert (check.kind, check.outcome, check.stated) == ("name", "differs", "Oldenzal")


@pytest.mark.parametrize("word", ["Raalter", "Raaltes", "Oldenzaals", "Raalten"])
def test_a_name_that_is_bent_is_spelt_well(word: str) -> None:
    assert names(f"In Oldenzaal en Raalte wordt gebouwd. De {word} opgave is groot.") == []


def test_a_name_with_an_s_more_between_its_parts_is_spelt_well() -> None:
    text = "Over het beleid: zie Welstandsbeleid, en ook Welstandsbeleid. Zie {} van vorig jaar."
    assert names(text.format("Welstandbeleid")) == []
    assert [c.outcome for c in names(text.format("Welstandsbelid"))] == ["differs"]


def test_a_place_that_exists_is_no_misspelling_of_another() -> None:
    text = "In Zwartewaterland wordt gebouwd. Ook Zwartsluis en Westerveld doen mee aan de opgave."
    assert names(text) == []


def notes(text: str) -> list[tuple[str, str]]:
    source = parse_text(text)
    found = footnotes_of(source, passages(source, 1, 1))
    return [(relation.stated.text, judge(relation).outcome) for relation in found]


BODY = "De gemeente kiest voor woningen met een tuin1 en voor woningen zonder trap2 in de kern.\n\n"


def test_a_mark_with_its_note_agrees() -> None:
    foot = "1 Een tuin is een stuk grond bij het huis.\n\n2 Zonder trap is op een verdieping.\n"
    assert ("1", "differs") not in notes(BODY + foot)


def test_a_mark_of_which_the_note_lacks_differs() -> None:
    found = notes(f"{BODY}1 Een tuin is een stuk grond bij het huis.\n")
    assert ("2", "agrees") not in found


@pytest.mark.parametrize(
    ("last", "is_shown"), [("19. Er is genoeg.", False), ("Er is genoeg.", True)]
)
def test_what_closes_a_page_is_shown_for_a_note_that_lacks_unless_it_has_a_number(
    last: str, is_shown: bool
) -> None:
    source = parse_text(f"{BODY}1 Een tuin is grond bij het huis.\n\n{last}\n")
    found = [r for r in footnotes_of(source, passages(source, 1, 1)) if r.stated.text == "2"]
    shown = [source.text[p.start : p.end] for relation in found for p in relation.beside]
    assert any("genoeg" in words for words in shown) == is_shown


@pytest.mark.parametrize(("end", "outcome"), [(" 2", None), (" nr. 12", "differs")])
def test_the_number_of_a_note_can_stand_at_the_end_of_the_note_before(
    end: str, outcome: str | None
) -> None:
    found = in_markdown_notes(
        f"{BODY}<sup>1</sup> Een tuin is grond bij het huis{end}\n\nZonder trap.\n"
    )
    assert found.get("2") == outcome


def in_markdown_notes(text: str) -> dict[str, str]:
    source = parse_markdown(text)
    found = footnotes_of(source, passages(source, 1, 1))
    return {relation.stated.text: judge(relation).outcome for relation in found}


def test_without_any_note_a_number_behind_a_word_is_no_mark() -> None:
    assert notes("De gemeente kiest voor een wijk met de naam Buiten3 in het noorden.") == []


MARKED = "De gemeenten\n1\n maken hier afspraken over.\n\nVoorraad\n2\n\n3. Er is genoeg.\n"


def marks(text: str) -> list[tuple[str, str, str]]:
    source = parse_text(text)
    found = footnotes_of(source, passages(source, 1, 1))
    checks = [judge(relation) for relation in found]
    return [(check.stated, check.computed, check.outcome) for check in checks]


def test_marks_that_count_on_in_a_text_without_notes_differ() -> None:
    assert marks(MARKED) == [("1", "geen noten", "differs"), ("2", "geen noten", "differs")]


def test_a_number_that_does_not_count_from_one_is_no_mark() -> None:
    assert marks(MARKED.replace("\n1\n", "\n4\n")) == []


def test_a_text_whose_line_begins_with_the_mark_has_a_note() -> None:
    assert marks(f"{MARKED}\n1 De gemeenten in de regio.\n") == []


NOTE = "\n\n7 De Ronde Tafel is een overleg.\n8 Dit is een ander overleg.\n"


def test_a_mark_behind_words_that_another_note_is_about_differs() -> None:
    text = f"Wij leggen dit voor aan de Ronde Tafel7. Ook later komt de Ronde Tafel5 bijeen.{NOTE}"
    assert ("5", "noot 7", "differs") in marks(text)
    assert ("5", "noot 7", "differs") not in marks(text.replace("Tafel7", "Tafel"))
    assert ("5", "noot 7", "differs") not in marks(text.replace("De Ronde Tafel is", "Dat is"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dit geldt voor de de komende jaren.", ["differs"]),
        ("Dit kan zowel zowel hier als daar.", ["differs"]),
        ("Het is iets om om te zien, en het het mooist.", []),  # can be right
        ("Dat is de de facto norm.", []),
        ("Afspraken tussen de GGD’en en het Rijk, de VVE'en en de gemeente.", []),
        ("Afspraken tussen 'huurders en en kopers' van huizen.", ["differs"]),
        ("De grens van Van den Berg.", []),
    ],
)
def test_a_small_word_that_is_printed_twice(text: str, expected: list[str]) -> None:
    read = passages(parse_text(text), 1, 1)
    assert [judge(relation).outcome for relation in repeated_words(read)] == expected


def forms(text: str) -> list[tuple[str, str]]:
    read = passages(parse_text(text), 1, 1)
    checks = map(judge, names_of_two_forms(read))
    return [(check.stated, check.computed) for check in checks]


def test_a_name_with_a_small_word_beside_the_name_without_it() -> None:
    text = "Het plan is van Buro de Wilg. Later nam Buro Wilg het over."
    assert forms(text) == [("Buro de Wilg", "Buro Wilg")]
    assert forms(f"{text} Ook Buro de Wilg tekende.") == []
    assert forms(text.replace("Buro Wilg", "Buro Esdoorn")) == []
    assert forms("Het plan is van Buro de Wilg. Buro. Wilg nam het over.") == []
    # The beginning of a longer name.
    assert forms(text.replace("Buro de Wilg", "Buro de Wilg Advies")) == []
    assert forms(text.replace("Buro Wilg", "Buro Wilg Advies")) == []


def test_an_ordinary_word_may_lose_its_van_and_a_name_may_not() -> None:
    phrase = "Het Register van Meppen is oud. Later ging het Register Meppen niet meer op."
    assert forms(phrase) == []
    name = "Het plan is van Maaike van Wilg. Later nam Maaike Wilg het over."
    assert forms(name) == [("Maaike van Wilg", "Maaike Wilg")]


def without_hyphen(text: str) -> list[tuple[str, str]]:
    read = passages(parse_text(text), 1, 1)
    checks = map(judge, names_without_hyphen(load_areas(), read, ()))
    return [(check.stated, check.computed) for check in checks]


USUAL = "Gulpen-Wittem bouwt. De raad van Gulpen-Wittem stemt in. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{USUAL}In Gulpen Wittem is ruimte.", [("Gulpen Wittem", "Gulpen-Wittem")]),
        # As often without as with; a hyphen once; part of a longer name; no area.
        (f"{USUAL}In Gulpen Wittem is ruimte. Ook Gulpen Wittem doet mee.", []),
        ("Gulpen-Wittem bouwt. In Gulpen Wittem is ruimte.", []),
        (f"{USUAL}Het plan Gulpen Wittem Zuid begint.", []),
        ("De lijn Almelo-Borne, over Almelo-Borne. Tussen Almelo Borne ligt niets.", []),
    ],
)
def test_the_name_of_an_area_without_its_hyphen(text: str, expected: list[tuple[str, str]]) -> None:
    assert without_hyphen(text) == expected


def in_markdown(text: str) -> list[tuple[str, str]]:
    source = parse_markdown(text)
    read = passages(source, 1, 1)
    found = [
        *references_in(DocumentReading(CONTEXT, read), source, read),
        *marked_up_notes(source, read),
        *repeated_items(read),
    ]
    return [(relation.stated.text, judge(relation).outcome) for relation in found]


PARTS = """# Plan

## 1 Doel

{}

## 2 Opgave

De opgave is groot.

## 3 Vervolg

Er volgt meer.

## Bijlage 1 Kaart

De kaart.
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zie bijlage 2.", ("bijlage 2", "differs")),
        ("Zie bijlage 1.", ("bijlage 1", "agrees")),
        ("Dat staat in hoofdstuk 5.", ("hoofdstuk 5", "differs")),
        ("Dat staat in hoofdstuk 3.", ("hoofdstuk 3", "agrees")),
    ],
)
def test_headings_and_annexes_of_markdown_are_parts(text: str, expected: tuple[str, str]) -> None:
    assert in_markdown(PARTS.format(text)) == [expected]


def test_what_begins_with_a_later_chapter_is_a_part_of_a_document() -> None:
    whole = PARTS.replace("## 2 ", "## 2.1 ").replace("## 3 ", "## 2.2 ")
    assert in_markdown(whole.format("Zie paragraaf 2.3.")) == [("paragraaf 2.3", "differs")]
    part = whole.replace("## 1 Doel", "## Doel")
    assert in_markdown(part.format("Zie paragraaf 2.3.")) == []


def test_one_part_is_told_in_the_singular() -> None:
    source = parse_markdown(PARTS.format("Zie bijlage 2."))
    read = passages(source, 1, 1)
    (relation,) = references_in(DocumentReading(CONTEXT, read), source, read)
    assert judge(relation).computed == "alleen bijlage 1"


def test_a_heading_that_begins_with_the_name_of_an_article_is_one() -> None:
    articles = "".join(f"## Artikel {n} Doel\n\nDe partijen werken samen.\n\n" for n in (1, 2, 3))
    assert in_markdown(f"{articles}## Slot\n\nZie artikel 2 en artikel 8.\n") == [
        ("artikel 2", "agrees"),
        ("artikel 8", "differs"),
    ]


def test_a_note_of_markdown_that_is_marked_and_not_there_differs() -> None:
    text = "De opgave is groot.[^1] Er is haast.[^x]\n\n[^1]: Volgens de provincie.\n"
    assert in_markdown(text) == [("1", "agrees"), ("x", "differs")]
    # A text that has no such notes at all writes brackets.
    assert in_markdown("De opgave is groot.[^1] Er is haast.") == []


def test_an_item_that_stands_twice_in_its_list_differs() -> None:
    item = "- de gemeente stuurt elk jaar een brief aan de provincie;\n"
    other = "- de provincie antwoordt binnen een maand op deze brief;\n"
    assert len(in_markdown(f"De partijen spreken af:\n\n{item}{other}{item}")) == 1
    # Short items may, and one of another list.
    short = "- een brief;\n"
    assert in_markdown(f"De partijen spreken af:\n\n{short}{other}{short}") == []
    assert in_markdown(f"In 2025:\n\n{item}{other}\nEn in 2026:\n\n{other}{item}") == []
