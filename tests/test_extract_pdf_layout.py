"""What is made of the lines of a page of a PDF, in small made examples: blocks, headings, captions,
furniture and the order in which columns are read."""

from __future__ import annotations

import sys
from array import array
from dataclasses import replace
from types import FrameType

import pytest

from extract.model import Block, Cell, Grid, Segment
from extract.pdf.layout.captions import Bounds, around_tables
from extract.pdf.layout.headings import as_named, as_slanted, heading_levels
from extract.pdf.layout.line_numbers import line_numbers
from extract.pdf.layout.order import in_order
from extract.pdf.layout.order_parts import Region
from extract.pdf.layout.page_words import PageWords
from extract.pdf.layout.paragraphs import find_blocks
from extract.pdf.layout.running_texts import find_furniture
from extract.pdf.layout.text_writer import (
    TextWriter,
    is_broken_number,
    is_broken_word,
    without_marks,
)
from extract.pdf.layout.typesetting import Body, SetLine, body_of
from extract.pdf.layout.typesetting import set_line as set_line_of
from extract.pdf.page.ink import OCR_STYLE, Area, PageInk, Style, Word
from extract.pdf.tables.cells import DraftCell, Line
from tests.made_words import BOLD, PLAIN, draft, line, segments, set_line, word, words

BODY = Body(10.0, False, (0.0,))
RED = (0.8, 0.1, 0.1)


# Headings -----------------------------------------------------------------------------------------


def _kind(text: str, *, kind: str = "paragraph", marker: str | None = None, **how: object) -> str:
    made = set_line(text, **how)  # type: ignore[arg-type]
    return as_named(draft(made, kind=kind, marker=marker), BODY).kind


@pytest.mark.parametrize(("size", "kind"), [(10.69, "paragraph"), (10.71, "heading")])
def test_a_heading_is_set_larger_than_the_text(size: float, kind: str) -> None:
    assert _kind("Bouwen in de regio", size=size) == kind


def test_a_heading_is_set_heavier_than_text_that_is_not() -> None:
    assert _kind("Bouwen in de regio", bold=True) == "heading"
    bold = draft(set_line("Bouwen in de regio", bold=True))
    assert as_named(bold, Body(10.0, True, (0.0,))).kind == "paragraph"
    half = draft(set_line("Bouwen in", bold=True), set_line("de regio", 113))
    assert as_named(half, BODY).kind == "paragraph"


@pytest.mark.parametrize(
    ("color", "size", "kind"),
    [
        (RED, 10, "heading"), (RED, 9.7, "heading"), (RED, 9.6, "paragraph"), ((0.5,), 10, "paragraph"),
        ((0.5, 0.5, 0.55), 10, "paragraph"), ((0.5, 0.5, 0.561), 10, "heading"), ((0.1, 0.2, 0.3, 0.4), 10, "heading"),
    ],
)  # fmt: skip
def test_a_heading_has_a_color_of_its_own_that_is_no_grey(
    color: tuple[float, ...], size: float, kind: str
) -> None:
    assert _kind("Bouwen in de regio", color=color, size=size) == kind


def test_a_colored_heading_has_one_color() -> None:
    mixed = draft(set_line("Bouwen in", color=RED), set_line("de regio", 113))
    assert as_named(mixed, BODY).kind == "paragraph"
    red = draft(set_line("Bouwen in", color=RED))
    assert as_named(red, Body(10.0, False, RED)).kind == "paragraph"


@pytest.mark.parametrize(
    ("text", "kind"),
    [("WONEN", "heading"), ("WON", "paragraph"), ("Wonen", "paragraph"), ("2030", "paragraph")],
)
def test_a_heading_in_capitals_is_longer_than_an_abbreviation(text: str, kind: str) -> None:
    assert _kind(text) == kind


@pytest.mark.parametrize(
    ("kind", "marker", "found"),
    [
        ("paragraph", None, "heading"), ("article", "1.", "heading"), ("list_item", "a.", "heading"),
        ("list_item", "(A)", "heading"), ("list_item", "•", "list_item"), ("list_item", None, "list_item"),
        ("list_item", "ii)", "list_item"), ("caption", None, "caption"), ("footnote", "1", "footnote"),
    ],
)  # fmt: skip
def test_texts_and_items_with_a_letter_can_be_headings(
    kind: str, marker: str | None, found: str
) -> None:
    assert _kind("Bouwen in de regio", kind=kind, marker=marker, bold=True) == found


def test_a_large_item_is_a_heading_whatever_its_mark() -> None:
    assert _kind("Bouwen in de regio", kind="list_item", marker="•", size=14) == "heading"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Wij bouwen.", "paragraph"), ("Wij bouwen;", "paragraph"), ("Wij bouwen,", "paragraph"),
        ("Wij bouwen:", "paragraph"), ("Wij bouwen in de", "paragraph"), ("Wij bouwen", "heading"),
        ("Wonen, zorg etc.", "heading"), ("Wonen e.d.", "heading"), ("Woningen B.V.", "heading"),
        ("Woningen N.V.", "heading"), ("Woningen V.O.F.", "paragraph"), ("Wij bouwen?", "heading"),
    ],
)  # fmt: skip
def test_a_heading_is_no_sentence(text: str, kind: str) -> None:
    assert _kind(text, bold=True) == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("1. Vaststelling van de agenda.", "heading"), ("1. Vaststelling van de nieuwe agenda.", "article"),
        ("1. Vaststelling van agenda;", "article"), ("1. Vaststelling agenda", "heading"),
    ],
)  # fmt: skip
def test_a_short_numbered_title_may_end_in_a_point(text: str, kind: str) -> None:
    assert _kind(text, kind="article", marker="1.", bold=True) == kind
    assert _kind("Vaststelling agenda.", bold=True) == "paragraph"


@pytest.mark.parametrize(("length", "kind"), [(110, "heading"), (111, "paragraph")])
def test_a_heading_no_larger_than_the_text_is_short(length: int, kind: str) -> None:
    assert _kind("Wonen " + "b" * (length - 6), bold=True) == kind


@pytest.mark.parametrize(("length", "kind"), [(160, "heading"), (161, "paragraph")])
def test_a_large_heading_may_be_longer(length: int, kind: str) -> None:
    assert _kind("Wonen " + "b" * (length - 6), size=14) == kind


@pytest.mark.parametrize(("length", "kind"), [(59, "heading"), (60, "paragraph")])
def test_a_short_large_line_may_end_in_a_point(length: int, kind: str) -> None:
    assert _kind("Wonen " + "b" * (length - 7) + ".", size=14) == kind


@pytest.mark.parametrize(("count", "kind"), [(5, "heading"), (6, "paragraph")])
def test_a_heading_has_at_most_five_lines(count: int, kind: str) -> None:
    made = draft(*(set_line("Wonen", 100 + 13 * i, bold=True) for i in range(count)))
    assert as_named(made, BODY).kind == kind


def test_a_heading_has_letters() -> None:
    assert _kind("2026 – 2030", bold=True) == "paragraph"


def _slanted(text: str = "Tempo", distance: float = 13, below: bool = False, **how: object) -> str:
    made = draft(set_line(text, 100, **({"italic": True} | how)))  # type: ignore[arg-type]
    following = draft(set_line("De gemeenten bouwen.", 100 + distance, italic=below))
    return as_slanted(made, following).kind


@pytest.mark.parametrize(
    ("distance", "kind"), [(18.9, "heading"), (19, "paragraph"), (0, "paragraph"), (0.1, "heading")]
)
def test_a_title_in_italics_stands_right_above_its_text(distance: float, kind: str) -> None:
    assert _slanted(distance=distance) == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("T" + "b" * 59, "heading"), ("T" + "b" * 60, "paragraph"), ("tempo", "paragraph"), ("Tempo.", "paragraph"),
        ("Tempo van de", "paragraph"), ("Tempo 2", "heading"), ("Tempo?", "paragraph"), (" Tempo ", "heading"),
    ],
)  # fmt: skip
def test_a_title_in_italics_is_short_and_no_sentence(text: str, kind: str) -> None:
    assert _slanted(text) == kind


def test_a_title_in_italics_is_one_line_above_text_that_is_not_slanted() -> None:
    assert _slanted(below=True) == "paragraph"
    assert _slanted(italic=False) == "paragraph"
    two = draft(set_line("Tempo", italic=True), set_line("van", 113, italic=True))
    following = draft(set_line("De gemeenten bouwen.", 126))
    assert as_slanted(two, following).kind == "paragraph"
    assert as_slanted(draft(set_line("Tempo", italic=True)), None).kind == "paragraph"
    article = draft(set_line("Tempo", italic=True), kind="article")
    assert as_slanted(article, draft(set_line("De gemeenten bouwen.", 113))).kind == "article"


def _levels(*looks: tuple[str, float, bool, int]) -> list[int]:
    made = [draft(set_line(t, size=s, bold=b), kind="heading", depth=d) for t, s, b, d in looks]
    levels = heading_levels([*made, draft(set_line("Gewone tekst"))])
    return [levels[id(d)] for d in made]


def test_the_largest_headings_are_the_highest() -> None:
    assert _levels(("Een", 14, False, 0), ("Twee", 20, False, 0), ("Drie", 12, False, 0)) == [
        2,
        1,
        3,
    ]


@pytest.mark.parametrize(("size", "level"), [(13.6, 1), (13.5, 2)])
def test_sizes_that_hardly_differ_are_of_one_level(size: float, level: int) -> None:
    assert _levels(("Een", 14, False, 0), ("Twee", size, False, 0))[1] == (
        level if size < 13.6 else 2
    )


def test_bold_and_capitals_go_above_the_same_size() -> None:
    looks = [("Een", 14.0, False, 0), ("Twee", 14.0, True, 0), ("DRIE", 14.0, True, 0)]
    assert _levels(*looks) == [3, 2, 1]


def test_there_are_six_levels() -> None:
    assert _levels(*((f"Kop {c}", 30 - 2.0 * i, False, 0) for i, c in enumerate("abcdefgh"))) == [
        1,
        2,
        3,
        4,
        5,
        6,
        6,
        6,
    ]


def test_a_number_with_points_goes_deeper() -> None:
    assert _levels(
        ("1.1 Een", 14, False, 1), ("1.1.1 Een", 14, False, 2), ("1 Een", 14, False, 0)
    ) == [2, 3, 1]


@pytest.mark.parametrize("word", ["Bijlage", "Hoofdstuk", "Deel", "Annex", "bijlage"])
def test_chapters_are_high_whatever_their_size(word: str) -> None:
    others = [(f"Kop {c}", 30 - 2.0 * i, False, 0) for i, c in enumerate("abc")]
    assert _levels(*others, (f"{word} 1", 12, False, 0))[-1] == 2
    assert _levels(*others, (f"{word}n 1", 12, False, 0))[-1] == 4
    assert _levels((f"{word} 1", 12, False, 0)) == [1]


# Blocks -------------------------------------------------------------------------------------------


def _lines(*made: SetLine) -> list[SetLine]:
    """The lines with the ranges that they have in a text, one behind the other."""
    found, start = [], 0
    for each in made:
        found.append(replace(each, start=start, end=start + len(each.text)))
        start += len(each.text) + 1
    return found


def _blocks(*made: SetLine) -> list[tuple[str, str]]:
    """The kind and the text of each block."""
    found = _lines(*made)
    text = "\n".join(each.text for each in found)
    return [
        (b.kind, " ".join(text[s.start : s.end] for s in b.segments).replace("\n", " "))
        for b in find_blocks(found)
    ]


#: Lines that fill their column, so that nothing could have stood behind them.
FULL = "De gemeenten bouwen in de komende jaren samen met alle partners in de regio huizen aan"
_PROSE = [set_line(FULL, 400 + 13 * i) for i in range(8)]


def _first(*made: SetLine) -> tuple[str, str]:
    return _blocks(*made, *_PROSE)[0]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("1 Waaronder de visie.", "footnote"), ("12 Waaronder de visie.", "footnote"),
        ("123 Waaronder de visie.", "footnote"), ("1234 Waaronder de visie.", "paragraph"),
        ("* Waaronder de visie.", "footnote"), ("**** Waaronder de visie.", "footnote"),
        ("† Waaronder de visie.", "footnote"), ("‡ Waaronder de visie.", "footnote"),
        ("a Waaronder de visie.", "paragraph"), ("12 400", "paragraph"), ("1Waaronder de visie.", "footnote"),
        ("1. Waaronder de visie.", "article"), ("1) Waaronder de visie.", "article"),
        ("12.500 woningen erbij.", "paragraph"), ("2,5 miljoen euro.", "paragraph"), ("30% van de bouw.", "paragraph"),
        ("30 % van de bouw.", "paragraph"), ("2-3 jaar later.", "paragraph"), ("Waaronder de visie.", "paragraph"),
    ],
)  # fmt: skip
def test_a_note_is_set_small_behind_its_mark(text: str, kind: str) -> None:
    assert _first(set_line(text, 100, size=8))[0] == kind


def test_a_note_below_a_rule_has_the_number_of_an_item() -> None:
    assert _first(set_line("1. Waaronder de visie.", 100, size=8, noted=True))[0] == "footnote"


@pytest.mark.parametrize(("size", "kind"), [(9.39, "footnote"), (9.41, "paragraph")])
def test_notes_are_smaller_than_the_text(size: float, kind: str) -> None:
    assert _first(set_line("1 Waaronder de visie.", 100, size=size))[0] == kind


@pytest.mark.parametrize("word", ["Bron", "Bronnen", "Bronvermelding", "Noot", "Toelichting", "NB"])
def test_a_note_with_a_name_begins_a_block(word: str) -> None:
    above = set_line(FULL, 100)
    assert len(_blocks(above, set_line(f"{word}: de monitor", 113))) == 2
    assert len(_blocks(above, set_line(f"{word}en de monitor", 113))) == 1


@pytest.mark.parametrize("word", ["Tabel", "Figuur", "Kaart", "Afbeelding", "Grafiek"])
@pytest.mark.parametrize("sign", [":", ".", "|"])
def test_a_caption_begins_a_block_behind_a_sentence(word: str, sign: str) -> None:
    above = set_line(FULL[:-1] + ".", 100)
    assert len(_blocks(above, set_line(f"{word} 2{sign} {FULL * 2}", 113))) == 2
    assert len(_blocks(above, set_line(f"Schets 2{sign} {FULL * 2}", 113))) == 1


@pytest.mark.parametrize("sign", [".", ";", ",", ")"])
def test_a_sign_alone_belongs_to_the_block_above(sign: str) -> None:
    assert len(_blocks(set_line(FULL, 100), set_line(sign, 160))) == 1
    assert len(_blocks(set_line(FULL, 100), set_line("x", 160))) == 2


@pytest.mark.parametrize(("pitch", "count"), [(15.8, 1), (15.9, 2)])
def test_lines_further_apart_than_usual_are_two_blocks(pitch: float, count: int) -> None:
    above = [set_line(FULL, 100 + 13 * i) for i in range(7)]
    assert len(_blocks(*above, set_line(FULL, 178 + pitch))) == count


@pytest.mark.parametrize(("pitch", "count"), [(20.7, 1), (20.8, 2)])
def test_a_sentence_goes_on_over_a_gap_that_is_not_too_wide(pitch: float, count: int) -> None:
    above = [set_line(FULL, 100 + 13 * i) for i in range(7)]
    rest = set_line(FULL[0].lower() + FULL[1:], 178 + pitch)
    assert len(_blocks(*above, rest)) == count


@pytest.mark.parametrize(("size", "count"), [(9.21, 1), (9.19, 2)])
def test_another_size_begins_a_block(size: float, count: int) -> None:
    assert len(_blocks(set_line(FULL, 100), set_line(FULL, 113, size=size), *_PROSE)) - 1 == count


def test_bold_lines_and_colors_begin_a_block_but_within_a_sentence() -> None:
    assert len(_blocks(set_line("Kop zonder punt", 100, bold=True), set_line(FULL, 113))) == 2
    end = FULL[:-1] + "."
    assert len(_blocks(set_line(end, 100), set_line(FULL, 113, bold=True), *_PROSE)) == 3
    assert (
        len(_blocks(set_line(FULL, 100), set_line("bouwen " + FULL, 113, bold=True), *_PROSE)) == 2
    )
    assert len(_blocks(set_line(end, 100), set_line(FULL, 113, color=RED), *_PROSE)) == 3


@pytest.mark.parametrize(("x", "count"), [(67, 1), (67.1, 2)])
def test_a_first_line_that_is_set_in_begins_a_paragraph(x: float, count: int) -> None:
    made = replace(set_line(FULL, 113), area=Area(x, 105, 495, 116))
    above = set_line(FULL[:-1] + ".", 100)
    assert len(_blocks(above, made)) == count


@pytest.mark.parametrize(("length", "count"), [(85, 1), (84, 2)])
def test_a_line_that_ends_early_ends_its_paragraph(length: int, count: int) -> None:
    text = "Wij bouwen " + "b" * (length - 12) + "."
    assert len(_blocks(set_line(text, 100), set_line(FULL, 113))) == count


def test_items_begin_at_their_mark_and_go_on_below_their_text() -> None:
    made = [set_line("De partijen spreken af:", 100), set_line("• dat zij bouwen;", 113),
            set_line("in de dorpen", 126, x=70), set_line("• dat zij betalen.", 139)]  # fmt: skip
    assert [kind for kind, _ in _blocks(*made)] == ["paragraph", "list_item", "list_item"]


def test_a_dash_within_a_sentence_begins_no_item() -> None:
    above = set_line(FULL, 100)
    assert len(_blocks(above, set_line("– als het kan – en anders niet " + FULL, 113))) == 1
    assert len(_blocks(set_line(FULL[:-1] + ".", 100), set_line("– als het kan", 113))) == 2


def test_lines_of_a_table_of_contents_are_blocks_of_their_own() -> None:
    def led(baseline: float) -> SetLine:
        made = set_line(
            "Wonen in de regio Vechtland en wat daar bij hoort voor de mensen 12", baseline
        )
        return replace(made, led=True)

    assert len(_blocks(led(100), led(113))) == 2


def _on(page: int, text: str, region: int, baseline: float = 100, **how: object) -> SetLine:
    made = set_line(text, baseline, page=page, **how)  # type: ignore[arg-type]
    return replace(made, region=region)


@pytest.mark.parametrize(
    ("above", "below", "page", "count"),
    [
        (FULL, "en dat doen zij samen.", 2, 1), (FULL, "en dat doen zij samen.", 3, 2),
        (FULL[:-1] + ".", "en dat doen zij samen.", 2, 2), (FULL, "Dat doen zij samen.", 2, 1),
        ("De gemeenten bouwen met hun", "Partners samen.", 2, 1), ("De gemeenten bouwen", "Partners samen.", 2, 2),
        (FULL, "(en dat samen).", 2, 1), (FULL, ", dat is zo.", 2, 1),
    ],
)  # fmt: skip
def test_a_sentence_that_a_page_cuts_is_put_together(
    above: str, below: str, page: int, count: int
) -> None:
    made = [_on(1, above, 1), _on(page, below, 2)]
    assert len(_blocks(*made)) == count


def test_a_heading_over_two_lines_goes_on_where_it_is_open() -> None:
    made = [set_line("Samen bouwen in de", 100, size=14), set_line("regio", 160, size=14)]
    assert _first(*made) == ("heading", "Samen bouwen in de regio")
    closed = [set_line("Samen bouwen", 100, size=14), set_line("Regio", 160, size=14)]
    assert _first(*closed) == ("heading", "Samen bouwen")


def test_what_follows_a_table_begins_a_block() -> None:
    made = set_line(FULL, 113)
    after = replace(made, after_table=True)
    above = set_line(FULL[:-1] + ".", 100)
    assert len(_blocks(above, after)) == 2
    assert len(_blocks(above, made)) == 1


def test_a_note_below_a_rule_counts_on() -> None:
    def noted(text: str, baseline: float) -> SetLine:
        made = set_line(text, baseline, size=8)
        return replace(made, noted=True)

    second = [noted("1 Waaronder de visie van", 600), noted("2 de provincie.", 609)]
    assert [kind for kind, _ in _blocks(*_PROSE, *second)][1:] == ["footnote", "footnote"]
    other = [noted("1 Waaronder de visie van", 600), noted("3 de provincie.", 609)]
    assert len(_blocks(*_PROSE, *other)) == 2


@pytest.mark.parametrize(
    ("first", "second", "notes"),
    [("1", "2", 2), ("1", "3", 1), ("*", "†", 2), ("*", "1", 1), ("1", "*", 2)],
)
def test_notes_count_on_or_have_other_signs(first: str, second: str, notes: int) -> None:
    lines = [
        replace(set_line(text, baseline, size=8), noted=True)
        for text, baseline in (
            (f"{first} Waaronder de visie van", 600),
            (f"{second} de provincie.", 609),
        )
    ]
    kinds = [kind for kind, _ in _blocks(*_PROSE, *lines)][1:]
    assert kinds == ["footnote"] * notes


def test_furniture_is_a_block_of_its_own_in_the_order_of_the_text() -> None:
    header = replace(set_line("Woonakkoord"), start=50, end=61)
    found = find_blocks([set_line("De gemeenten bouwen.")], [header])
    assert [(b.kind, b.start) for b in found] == [("paragraph", 0), ("furniture", 50)]
    assert find_blocks([], []) == ()
    assert len(find_blocks([], [header])) == 1


# How lines are set --------------------------------------------------------------------------------


def _set(*held: Word) -> SetLine:
    return set_line_of(Line(held), Segment(0, 9), "", 1, Area(0, 0, 1, 1), 1)


@pytest.mark.parametrize(("light", "bold"), [(3, True), (4, False)])
def test_a_line_is_bold_where_nearly_all_letters_are(light: int, bold: bool) -> None:
    heavy = word("a" * (20 - light), style=BOLD)
    assert _set(heavy, word("b" * light, 200)).bold is bold


def test_marks_do_not_tell_how_a_line_is_set() -> None:
    mark = word("12345678901", 60, size=6, glued=True)
    assert _set(word("woningen", size=10), mark).size == 10
    assert _set(word("2", size=6, glued=True)).size == 6


@pytest.mark.parametrize(
    ("held", "led"),
    [
        ([("Wonen", 0), ("12", 45.1)], True), ([("Wonen", 0), ("12", 45)], False),
        ([("Wonen", 0), ("....", 30), ("12", 51)], True), ([("Wonen", 0), ("...", 30), ("12", 46)], False),
        ([("Wonen", 0), ("..a.", 30), ("12", 51)], False), ([("Wonen", 0), ("x12", 90)], False), ([("12", 90)], False),
    ],
)  # fmt: skip
def test_a_line_of_contents_ends_in_a_number_behind_dots_or_white(
    held: list[tuple[str, float]], led: bool
) -> None:
    assert _set(*(word(text, x) for text, x in held)).led is led


def test_a_sign_of_a_font_of_signs_is_a_symbol_where_it_is_alone() -> None:
    signs = Style("W", False, False, True)
    assert _set(word("n", style=signs), word("Bouwen", 20)).symbol
    assert not _set(word("nn", style=signs), word("Bouwen", 20)).symbol
    assert not _set(word("n"), word("Bouwen", 20)).symbol


def test_the_body_is_how_most_letters_are_set() -> None:
    made = [
        set_line("Kop", size=14, bold=True),
        set_line("Kop", size=14, bold=True),
        set_line(FULL),
    ]
    assert body_of(made) == BODY
    assert body_of([]) == Body(10.0, False, ())


# Captions and notes -------------------------------------------------------------------------------


def _captioned(
    *made: tuple[str, str, SetLine], top: float = 200, x: float = 60, page: int = 1
) -> tuple[Grid, tuple[Block, ...]]:
    """A table at ``top`` with blocks around it, each of a kind and one line."""
    lines = _lines(*(each for _, _, each in made))
    text = "\n".join(each.text for each in lines)
    blocks = [
        Block(kind, (Segment(each.start, each.end),), each.page)  # type: ignore[arg-type]
        for (kind, _, _), each in zip(made, lines, strict=True)
    ]
    grid = Grid((Cell(0, 0, (Segment(9000, 9001),)),), page, page, "ruled")
    placed = [(grid, Bounds(x, x + 300, top, top + 100))]
    (found,), kept = around_tables(text, placed, blocks, {each.start: each for each in lines})
    return found, kept


def _is_captioned(kind: str, made: SetLine, **how: float) -> bool:
    return bool(_captioned((kind, "", made), **how)[0].caption)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("baseline", "captioned"),
    [(162.5, True), (162.4, False), (200.5, True), (200.6, False), (342.5, True), (342.6, False), (304.5, True), (304.4, False)],
)  # fmt: skip
def test_a_caption_stands_near_its_table(baseline: float, captioned: bool) -> None:
    assert _is_captioned("caption", set_line("Tabel 1. Woningen", baseline)) is captioned


@pytest.mark.parametrize(
    ("x", "captioned"), [(360, True), (360.1, False), (-25, True), (-25.1, False)]
)
def test_a_caption_does_not_stand_beside_its_table(x: float, captioned: bool) -> None:
    assert _is_captioned("caption", set_line("Tabel 1. Woningen", 190, x=x)) is captioned


def test_a_caption_stands_on_the_page_of_its_table() -> None:
    assert not _is_captioned("caption", set_line("Tabel 1. Woningen", 190, page=2))
    assert not _is_captioned("caption", set_line("Figuur 1. Woningen", 190))


@pytest.mark.parametrize(("baseline", "captioned"), [(181.5, True), (181.4, False), (310, False)])
def test_a_title_without_a_label_stands_right_above(baseline: float, captioned: bool) -> None:
    assert _is_captioned("paragraph", set_line("Woningen", baseline, bold=True)) is captioned


@pytest.mark.parametrize(
    ("kind", "captioned"),
    [("paragraph", True), ("heading", True), ("furniture", False), ("list_item", False), ("article", False), ("footnote", True)],
)  # fmt: skip
def test_items_and_furniture_are_no_titles_of_tables(kind: str, captioned: bool) -> None:
    assert _is_captioned(kind, set_line("Woningen", 190, bold=True)) is captioned


@pytest.mark.parametrize(
    ("text", "captioned"),
    [
        ("Woningen", True), ("Woningen.", False), ("Woningen;", False), ("Woningen:", False), ("Bron: CBS", False),
        ("W" * 120, True), ("W" * 121, False),
    ],
)  # fmt: skip
def test_a_title_without_a_label_is_short_and_no_sentence(text: str, captioned: bool) -> None:
    assert _is_captioned("paragraph", set_line(text, 190, bold=True)) is captioned


def test_a_title_without_a_label_is_set_otherwise_than_text() -> None:
    assert _is_captioned("paragraph", set_line("Woningen", 190, italic=True))
    assert not _is_captioned("paragraph", set_line("Woningen", 190))
    assert _is_captioned("heading", set_line("Woningen", 190))


def test_a_block_that_is_a_caption_becomes_one() -> None:
    _, (block,) = _captioned(("paragraph", "", set_line("Woningen", 190, bold=True)))
    assert block.kind == "caption"
    _, (heading,) = _captioned(("heading", "", set_line("Woningen", 190)))
    assert heading.kind == "heading"


def test_the_label_of_a_caption_is_kept() -> None:
    grid, _ = _captioned(("caption", "", set_line("Tabel 2.1: Woningen", 190)))
    assert grid.label == "Tabel 2.1"


@pytest.mark.parametrize(
    ("kind", "text", "noted"),
    [
        ("footnote", "Stand 1 januari", True), ("paragraph", "Bron: CBS", True), ("paragraph", "* Stand", True),
        ("paragraph", "Stand 1 januari", False),
    ],
)  # fmt: skip
def test_a_note_stands_below_its_table(kind: str, text: str, noted: bool) -> None:
    grid, _ = _captioned((kind, "", set_line(text, 310)))
    assert bool(grid.notes) is noted


@pytest.mark.parametrize(
    ("baseline", "x", "page", "noted"),
    [
        (332.5, 60, 1, True), (332.6, 60, 1, False), (304.5, 60, 1, True), (304.4, 60, 1, False),
        (310, 360, 1, True), (310, 360.1, 1, False), (310, 15, 1, True), (310, 14.9, 1, False), (310, 60, 2, False),
    ],
)  # fmt: skip
def test_a_note_stands_right_below_its_table(
    baseline: float, x: float, page: int, noted: bool
) -> None:
    grid, _ = _captioned(("paragraph", "", set_line("Bron: CBS", baseline, x=x, page=page)))
    assert bool(grid.notes) is noted


def test_a_second_note_stands_below_the_first() -> None:
    first, second = set_line("Bron: CBS", 320), set_line("* Stand", 345)
    assert len(_captioned(("paragraph", "", first), ("paragraph", "", second))[0].notes) == 2
    assert not _captioned(("paragraph", "", second))[0].notes


# Furniture ----------------------------------------------------------------------------------------


def _pages(*texts: list[tuple[str, float, float]], style: Style = PLAIN) -> list[PageWords]:
    """Pages with texts at x and baseline, and lines of text in their middle."""
    made = []
    for number, held in enumerate(texts, start=1):
        body = [
            w
            for i in range(6)
            for w in words(f"onderwerp {chr(96 + number)}{chr(105 + i)} nu", 72, 300 + 14 * i)
        ]
        found = [*body]
        for text, x, y in held:
            found += [
                Word(w.text, w.x0, w.top, w.x1, w.bottom, w.baseline, w.size, style, w.edges)
                for w in words(text, x, y)
            ]
        made.append(PageWords(number, 842.0, 595.0, found))
    return made


def _furniture(*texts: list[tuple[str, float, float]], style: Style = PLAIN) -> list[str]:
    pages = _pages(*texts, style=style)
    found = find_furniture(pages).words
    return [" ".join(w.text for w in p.words if id(w) in found.get(p.number, ())) for p in pages]


@pytest.mark.parametrize(
    "form",
    [
        "{}", "pagina {}", "Page {}", "blad {}", "p. {}", "p {}", "pag. {}", "pag {}", "{} van 9", "{} of 9", "{} / 9",
        "{} | 9", "- {} -", "– {} –", "• {}", "Pagina {} van 9",
    ],
)  # fmt: skip
def test_numbers_of_pages_have_a_label_in_all_their_forms(form: str) -> None:
    pages = _pages(*([(form.format(n), 290, 810)] for n in (4, 5)))
    assert find_furniture(pages).labels == {1: "4", 2: "5"}
    assert _furniture([(form.format(4), 290, 810)]) == [form.format(4)]


@pytest.mark.parametrize("form", ["bladzij {}", "{} uit 9", "hoofdstuk {}.1 en verder in de tekst"])
def test_other_words_with_a_number_are_no_number_of_a_page(form: str) -> None:
    assert _furniture([(form.format(4), 290, 810)]) == [""]


def test_texts_that_a_scan_spells_nearly_alike_are_furniture() -> None:
    texts = [[("provincie Vechtiand", 72, 50)], [("provinoie Vechtland", 72, 57)]]
    assert all(_furniture(*texts, style=OCR_STYLE))
    assert not any(_furniture(*texts))
    far = [[("provincie Vechtiand", 72, 50)], [("provinoie Vechtland", 72, 58.1)]]
    assert not any(_furniture(*far, style=OCR_STYLE))
    other = [[("provincie Vechtiand", 72, 50)], [("gemeente Duinstede", 72, 50)]]
    assert not any(_furniture(*other, style=OCR_STYLE))
    below = [[("provincie Vechtiand", 72, 50)], [("provinoie Vechtland", 72, 792)]]
    assert not any(_furniture(*below, style=OCR_STYLE))


@pytest.mark.parametrize(("gap", "whole"), [(22, True), (22.1, False)])
def test_a_line_right_outside_furniture_does_not_end_it(gap: float, whole: bool) -> None:
    texts = [[(f"Versie {c} van vandaag", 72, 50), ("Woonakkoord", 72, 50 + gap)] for c in "ab"]
    assert _furniture(*texts)[0] == ("Woonakkoord" if whole else "")


def test_a_long_line_outside_furniture_is_text() -> None:
    long = "de gemeenten bouwen samen met alle partners aan huizen voor {}"
    texts = [[(long.format(name), 72, 50), ("Woonakkoord", 72, 62)] for name in ("jong", "oud")]
    assert _furniture(*texts) == ["", ""]


@pytest.mark.parametrize(("alike", "found"), [(3, True), (2, False)])
def test_what_stands_where_headers_stand_on_most_pages_is_furniture(
    alike: int, found: bool
) -> None:
    texts = [[("Woonakkoord", 72, 50)]] * alike
    texts += [[(f"over {word}", 72, 50)] for word in ("huur", "koop", "zorg")]
    assert _furniture(*texts)[alike:] == (
        ["over huur", "over koop", "over zorg"] if found else [""] * 3
    )


def test_first_lines_that_say_the_same_on_a_few_of_many_pages_make_no_furniture_of_the_others() -> (
    None
):
    texts = [[("Aantal woningen", 72, 50)]] * 3
    texts += [[(f"over {chr(97 + number)}", 72, 50)] for number in range(4)]
    assert _furniture(*texts) == ["Aantal woningen"] * 3 + [""] * 4


def test_of_a_line_only_what_stands_apart_is_furniture() -> None:
    header = [("Woonakkoord", 72, 50)]
    texts = [
        header,
        header,
        [("Woonakkoord", 72, 50), ("Bijlage over wonen", 300, 50), ("7", 500, 50)],
    ]
    assert _furniture(*texts)[2] == "Woonakkoord 7"


def _call_count(pages: list[PageWords]) -> int:
    """The functions of furniture that are called, and called again."""
    count = 0

    def seen(frame: FrameType, event: str, _: object) -> None:
        nonlocal count
        count += event == "call" and frame.f_code.co_filename.endswith("running_texts.py")

    before = sys.getprofile()
    sys.setprofile(seen)
    try:
        find_furniture(pages)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("style", [PLAIN, OCR_STYLE])
def test_twice_as_many_pages_take_twice_as_much(style: Style) -> None:
    held = [("Woonagenda", 60.0, 40.0), ("versie van nu", 400.0, 40.0), ("Bijlage", 60.0, 60.0)]
    pages = [[*held, (f"tekst {chr(97 + i % 20)} {i}", 60.0, 75.0)] for i in range(80)]
    few, many = (_call_count(_pages(*pages[:n], style=style)) for n in (40, 80))
    assert 1.8 * few < many < 2.2 * few


@pytest.mark.parametrize(("apart", "found"), [(10, True), (11, False)])
def test_texts_that_a_scan_spells_nearly_alike_stand_near(apart: int, found: bool) -> None:
    texts: list[list[tuple[str, float, float]]] = [[] for _ in range(apart + 1)]
    texts[0], texts[-1] = [("Woonagonda Merendam", 60, 40)], [("Woonagenda Merendam", 60, 40)]
    assert bool(find_furniture(_pages(*texts, style=OCR_STYLE)).words) is found


def test_texts_upright_in_the_margin_come_back_in_one_place() -> None:
    def turned(x: float, turn: int = 90) -> list[PageWords]:
        return [
            PageWords(
                n,
                842,
                595,
                [
                    *words("tekst hier", 72, 300),
                    word("Concept", x if n > 1 else 20, 400, turn=turn),
                ],
            )
            for n in (1, 2)
        ]

    assert len(find_furniture(turned(20)).words) == 2
    assert not find_furniture(turned(40)).words
    assert len(find_furniture(turned(40, turn=-1)).words) == 2
    assert not find_furniture(turned(20, turn=0)).words


# Numbers of lines ---------------------------------------------------------------------------------


def _numbered(
    count: int, step: int = 1, gap: float = 8, right: bool = False, lower: int = 8
) -> int:
    """How many numbers are found beside ``count`` lines, each ``step``-th of them numbered."""
    found: list[Word] = []
    for i in range(count):
        text = "huis en tuin" if i < lower else "Huis en tuin"
        text_words = words(text, 100, 100 + 13 * i)
        found += text_words
        if (i + 1) % step == 0:
            number = str(i + 1)
            x = text_words[-1].x1 + gap if right else 100 - gap - 5 * len(number)
            found.append(word(number, x, 100 + 13 * i))
    return len(line_numbers(found))


@pytest.mark.parametrize(("count", "found"), [(7, 0), (8, 8)])
def test_eight_lines_with_a_number_each_are_numbered(count: int, found: int) -> None:
    assert _numbered(count) == found


@pytest.mark.parametrize(("count", "found"), [(14, 0), (15, 3)])
def test_each_fifth_of_three_lines_is_numbered(count: int, found: int) -> None:
    assert _numbered(count, 5) == found


@pytest.mark.parametrize(("gap", "found"), [(7.9, 0), (8, 8)])
def test_numbers_of_lines_stand_apart_from_the_text(gap: float, found: int) -> None:
    assert _numbered(8, gap=gap) == found


def test_numbers_of_lines_may_stand_on_the_right() -> None:
    assert _numbered(15, 5, gap=30, right=True) == 3


@pytest.mark.parametrize(("lower", "found"), [(2, 0), (3, 8)])
def test_numbered_lines_go_on_with_sentences(lower: int, found: int) -> None:
    assert _numbered(8, lower=lower) == found


# Order --------------------------------------------------------------------------------------------


def _order(*texts: tuple[str, float, float], **how: object) -> list[str]:
    made = [w for text, x, y in texts for w in words(text, x, y)]
    regions = in_order(made, (), 595, **how)  # type: ignore[arg-type]
    return [" ".join(each.text for each in region.lines) for region in regions]


def _two(white: float, lines: int = 6, left: str = "links in de kolom") -> list[str]:
    """Columns of lines with ``white`` between them, read."""
    start = 60 + sum(5 * len(p) + 2.5 for p in left.split()) - 2.5
    texts = [(left, 60.0, 100.0 + 13 * i) for i in range(lines)]
    texts += [("rechts in de kolom", start + white, 100.0 + 13 * i) for i in range(lines)]
    return _order(*texts)


@pytest.mark.parametrize(("white", "columns"), [(7.9, 1), (8.1, 2)])
def test_white_that_is_wide_enough_parts_columns(white: float, columns: int) -> None:
    assert len(_two(white)) == columns


@pytest.mark.parametrize(("lines", "columns"), [(1, 1), (2, 2), (4, 2)])
def test_columns_have_two_lines(lines: int, columns: int) -> None:
    assert len(_two(20, lines)) == columns


def test_columns_are_wide_enough() -> None:
    assert len(_two(20, left="links in de kolom")) == 2
    assert len(_two(20, left="links in de kolo")) == 1


def test_a_line_over_the_page_ends_columns() -> None:
    left = [("links in de kolom", 60.0, 100.0 + 13 * i) for i in range(5)]
    right = [("rechts in de kolom", 300.0, 100.0 + 13 * i) for i in range(5)]
    wide = ("een lange regel die over de hele breedte van de pagina loopt en eindigt", 60.0, 180.0)
    found = _order(*left, *right, wide)
    assert len(found) == 3
    assert found[2].startswith("een lange regel")


def test_terms_and_what_they_mean_are_read_line_by_line() -> None:
    terms = [("begrip", 60.0, 100.0), ("ander begrip", 60.0, 139.0)]
    meant = [("wat het betekent in deze tekst van ons", 180.0, 100.0 + 13 * i) for i in range(6)]
    assert len(_order(*terms, *meant)) == 1


_MEANT = [
    ("In de regio komen er woningen bij,", 180.0, 100.0), ("en ook in de dorpen eromheen.", 180.0, 113.0),
    ("De wegen worden er ook beter,", 180.0, 139.0), ("en het water krijgt meer ruimte.", 180.0, 152.0),
]  # fmt: skip


def test_texts_that_both_go_on_below_are_columns() -> None:
    notes = [("Bekijk ook eens het", 60.0, 100.0), ("plan van nu", 60.0, 113.0)]
    found = _order(*notes, *[(t, x, 100.0 + 13 * i) for i, (t, x, _) in enumerate(_MEANT)])
    assert found[0] == "Bekijk ook eens het plan van nu"
    terms = [("Bekijk ook eens het", 60.0, 100.0), ("Plan van nu", 60.0, 113.0)]
    assert len(_order(*terms, *_MEANT)) == 1
    assert len(_order(*notes, *[("kort en goed", x, y) for _, x, y in _MEANT])) == 1
    full = [("In de regio komen er woningen.", 180.0, 100.0), *_MEANT[1:]]
    assert len(_order(*notes, *full)) == 1


def test_a_heading_at_the_side_stands_before_its_text() -> None:
    heads = [
        ("Woningbouw in onze", 60.0, 100.0), ("hele regio", 60.0, 113.0), ("Bereikbaarheid en", 60.0, 139.0), ("water ernaast", 60.0, 152.0),
    ]  # fmt: skip
    found = _order(*heads, *_MEANT)
    assert [text.split()[0] for text in found] == ["Woningbouw", "In", "Bereikbaarheid", "De"]
    assert found[2] == "Bereikbaarheid en water ernaast"


@pytest.mark.parametrize(("height", "count"), [(139.0, 4), (152.0, 2)])
def test_a_note_at_the_side_that_begins_no_text_stands_apart(height: float, count: int) -> None:
    notes = [("Woningbouw in onze", 60.0, 100.0), ("hele regio", 60.0, 113.0)]
    notes += [("Bereikbaarheid en", 60.0, height), ("water ernaast", 60.0, height + 13)]
    assert len(_order(*notes, *_MEANT, ("tot het einde van de tekst.", 180.0, 165.0))) == count


def test_a_box_is_read_as_a_whole() -> None:
    texts = [
        ("boven", 60.0, 90.0),
        ("in", 60.0, 120.0),
        ("in ook", 60.0, 133.0),
        ("onder", 60.0, 170.0),
    ]
    found = _order(*texts, boxes=[Area(50, 105, 300, 145)])
    assert found == ["boven", "in in ook", "onder"]


def test_nothing_is_read_of_an_empty_page() -> None:
    assert in_order([], (), 595) == ()
    assert isinstance(in_order(words("tekst"), (), 595)[0], Region)


# Writing ------------------------------------------------------------------------------------------


def _cell(*texts: str, width: float = 60, x: float = 2) -> DraftCell:
    lines = tuple(line((text, x), baseline=100 + 13 * i) for i, text in enumerate(texts))
    return DraftCell(0, 0, Area(0, 80, width, 140), lines)


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        ("woningbouw", "programma", True), ("woningbouw", "Programma", False), ("woningbouW", "programma", False),
        ("de woning", "bouw", False), ("woningbouw", "12", False), ("woningbouw", "km", False), ("woningbouw", "en", False),
        ("woningbouw", "s", False), ("woningbouw", "ha", False), ("woningbouw", "jaar", False), ("woningbouw", "t", False),
        ("woningbouw", "m", False), ("woningbouw", "ma", True),
    ],
)  # fmt: skip
def test_a_word_that_fills_its_line_may_go_on_below(above: str, below: str, whole: bool) -> None:
    width = 4 + 5 * len(above.replace(" ", "")) + 2.5 * above.count(" ")
    assert is_broken_word(_cell(above, below, width=width + 0.1), 1) is whole


@pytest.mark.parametrize(
    ("rest", "room", "whole"), [("ma", 4.9, True), ("ma", 5.1, False), ("programma", 2.4, True), ("programma", 2.6, False)]
)  # fmt: skip
def test_a_broken_word_had_no_room_for_its_next_letter(rest: str, room: float, whole: bool) -> None:
    assert is_broken_word(_cell("woningbouw", rest, width=54 + room), 1) is whole


def test_a_broken_word_is_no_short_word() -> None:
    assert not is_broken_word(_cell("hui", "zen", width=19.1), 1)
    assert is_broken_word(_cell("huis", "vest", width=24.1), 1)


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        ("75.", "500", True), ("75.5", "00", True), ("1.250.", "500", True), ("75.", "50", False), ("75", "500", False),
        ("75", ".500", True), ("1.250", ".500", True), ("75", ".50", False), ("12,", "5%", True), ("12", ",5%", True),
        ("1.250,", "50", True), ("12,", "555", False), ("12,", "x", False), ("1250,", "5", False), ("2024", ".500", False),
        ("75.", "500,25", True), ("75.", "500,-", True), ("75.", "500%", True), ("7500.", "500", False), ("75.", "500x", False),
        ("75.", "500,255", False),
    ],
)  # fmt: skip
def test_a_thousand_without_its_figures_goes_on_below(above: str, below: str, whole: bool) -> None:
    assert is_broken_number(_cell(above, below), 1) is whole


@pytest.mark.parametrize(("width", "whole"), [(78.9, True), (79.1, False)])
def test_beside_words_a_number_goes_on_where_it_had_no_room(width: float, whole: bool) -> None:
    cell = _cell("in totaal 75.", "500", width=width)
    assert is_broken_number(cell, 1) is whole


@pytest.mark.parametrize(
    ("above", "below", "room", "whole"),
    [
        ("125", "0", 4.9, True), ("125", "0", 5.1, False), ("125", "500", 4.9, False), ("12.5", "0", 4.9, False),
        ("125", "m2", 4.9, False),
    ],
)  # fmt: skip
def test_figures_go_on_below_where_one_more_had_no_room(
    above: str, below: str, room: float, whole: bool
) -> None:
    assert is_broken_number(_cell(above, below, width=4 + 5 * len(above) + room), 1) is whole


@pytest.mark.parametrize(("shift", "whole"), [(0.4, True), (0.6, False)])
def test_figures_in_the_middle_of_a_cell_do_not_go_on_below(shift: float, whole: bool) -> None:
    lines = (line(("125", 2)), line(("0", 2 + shift), baseline=113))
    assert is_broken_number(DraftCell(0, 0, Area(0, 80, 20, 140), lines), 1) is whole


def test_a_third_number_below_tells_that_numbers_are_listed() -> None:
    assert not is_broken_number(_cell("125", "0", "7", width=20), 1)


def test_a_cell_is_written_whole_and_in_lines() -> None:
    def written(cell: DraftCell, drawn: bool) -> str:
        writer = TextWriter()
        writer.begin(PageInk(1, 600, 800, ()))
        writer.cell(cell, drawn=drawn)
        return writer.text()

    broken = _cell("woningbouw", "programma", width=54.1)
    assert written(broken, True) == "woningbouwprogramma"
    assert written(broken, False) == "woningbouw\nprogramma"
    assert written(_cell("75.", "500"), False) == "75.500"
    assert written(_cell("Huur", "Koop"), True) == "Huur\nKoop"
    assert TextWriter().cell(_cell(), drawn=True) is None


def test_a_mark_behind_a_number_is_no_part_of_it() -> None:
    writer = TextWriter()
    writer.begin(PageInk(1, 600, 800, ()))
    whole = writer.line(Line((word("410"), word("2", 15, size=6, glued=True))))
    assert writer.text() == "410 2"
    assert without_marks((whole,), writer.marks) == segments((0, 3))
    other = writer.line(Line((word("km", 0), word("2", 10, size=6, glued=True))))
    assert writer.text()[other.start : other.end] == "km2"


@pytest.mark.parametrize(
    ("before", "mark", "left"),
    [
        ("2023.", "8", "2023."), ("2023,", "8", "2023,"), ("(2023)", "8", "(2023)"), ("30%", "2", "30%"), ("75,-", "2", "75,-"),
        ("410", "[3]", "410"), ("410", "(3)", "410"), ("km", "2", "km2"), ("CO", "2", "CO2"), ("-", "2", "-2"),
        ("1", "1/2", "1 1/2"),
    ],
)  # fmt: skip
def test_a_mark_of_figures_stands_behind_a_number_or_a_sign(
    before: str, mark: str, left: str
) -> None:
    writer = TextWriter()
    writer.begin(PageInk(1, 600, 800, ()))
    raised = word(mark, 5.0 * len(before), size=6, glued=True)
    whole = writer.line(Line((word(before), raised)))
    kept = without_marks((whole,), writer.marks)
    assert "".join(writer.text()[s.start : s.end] for s in kept) == left


@pytest.mark.parametrize(
    ("marks", "left"),
    [
        ([], [(0, 10)]), ([(3, 5)], [(0, 3), (5, 10)]), ([(0, 2)], [(2, 10)]), ([(8, 10)], [(0, 8)]),
        ([(0, 10)], [(0, 10)]), ([(8, 12)], [(0, 10)]), ([(2, 3), (5, 6)], [(0, 2), (3, 5), (6, 10)]),
    ],
)  # fmt: skip
def test_marks_are_cut_out_of_what_they_stand_in(
    marks: list[tuple[int, int]], left: list[tuple[int, int]]
) -> None:
    found = without_marks(segments((0, 10)), segments(*marks))
    assert found == segments(*left)


def test_words_must_stand_on_a_page() -> None:
    with pytest.raises(ValueError, match="begun"):
        TextWriter().line(line(("woning", 0)))
    assert isinstance(word("a").edges, array)


# Columns and what looks like them -----------------------------------------------------------------


def _terms(
    names: list[str], meant: int = 6, x: float = 180, width: str = "wat het betekent in deze tekst"
) -> int:
    """How many regions there are of names, each level with a line of what they mean."""
    left = [(name, 60.0, 100.0 + 26 * i) for i, name in enumerate(names)]
    right = [(width, x, 100.0 + 13 * i) for i in range(meant)]
    return len(_order(*left, *right))


def test_names_with_what_they_mean_are_no_columns() -> None:
    assert _terms(["een begrip langer", "ander begrip", "nog een begrip"]) == 1
    assert _terms(["dit is een lange naam", "en dit ook een naam"], x=200) == 2
    assert (
        _terms(["een begrip langer", "ander begrip", "nog een begrip"], width="kort maar krachtig")
        == 2
    )


def _blotted(top: float = 93, height: float = 10, x0: float = 112) -> int:
    """How many regions two columns are that a bar over a name closes, where it is one."""
    left = [("links in de kolom", 60.0, 100.0 + 13 * i) for i in range(5)]
    right = [("rechts in de kolom", 250.0, 100.0 + 13 * i) for i in range(5)]
    bars = [Area(x0 + 27, top + 13 * i, 249, top + 13 * i + height) for i in range(5)]
    return len(_order(*left, *right, fills=bars))


def test_a_bar_over_a_name_is_no_white_between_columns() -> None:
    assert _blotted() == 1
    assert _blotted(height=5.9, top=95) == 2
    assert _blotted(height=18.1, top=89) == 2
    assert _blotted(x0=150) == 2


def test_a_heading_between_columns_begins_columns_anew() -> None:
    def read(*sizes: float, gap: float = 20) -> list[str]:
        found = []
        for start in (100.0, 165 + gap):
            for i in range(4):
                found += words("links in de kolom", 60, start + 13 * i)
                found += words("rechts in de kolom", 300, start + 13 * i)
        for i, size in enumerate(sizes):
            found += words("Zorg", 60 + 40 * i, 150 + gap, size)
        return [" ".join(x.text for x in r.lines) for r in in_order(found, (), 595)]

    assert [text.split()[0] for text in read(12)] == ["links", "rechts", "Zorg", "rechts"]
    assert len(read(11)) == 2
    # all of its words are larger
    assert len(read(12, 12)) == 4
    assert len(read(12, 10)) == 2


def test_a_heading_in_the_middle_over_two_columns_begins_them_anew() -> None:
    def read(*heads: tuple[str, float], size: float = 12) -> list[str]:
        found = []
        for start in (100.0, 185.0):
            for i in range(4):
                found += words("links in de kolom van deze", 60, start + 13 * i)
                found += words("rechts in de kolom", 230, start + 13 * i)
        for text, x in heads:
            found += words(text, x, 170, size)
        return [r.lines[0].text.split()[0] for r in in_order(found, (), 595)]

    assert read(("Zorg", 206)) == ["links", "rechts", "Zorg", "links", "rechts"]
    # Of two headings side by side each is that of its column.
    assert read(("Bouw", 60), ("Zorg", 230)) == ["links", "rechts"]
    assert read(("Zorg", 231)) == ["links", "rechts"]
    assert read(("Zorg", 206), size=10) == ["links", "rechts"]


def test_captions_are_mostly_on_one_side() -> None:
    """A caption between two tables belongs to the one that captions of the source stand with."""

    def grid(top: float) -> tuple[Grid, Bounds]:
        cell = Cell(0, 0, (Segment(9000, 9001),))
        return Grid((cell,), 1, 1, "ruled"), Bounds(60, 360, top, top + 60)

    made = [
        set_line("Tabel 1. Huur", 95),
        set_line("Tabel 2. Koop", 180),
        set_line("Tabel 3. Zorg", 265),
    ]
    lines = _lines(*made)
    text = "\n".join(each.text for each in lines)
    blocks = [Block("caption", (Segment(each.start, each.end),), 1) for each in lines]
    found, _ = around_tables(
        text, [grid(103), grid(188), grid(273)], blocks, {x.start: x for x in lines}
    )
    assert [g.label for g in found] == ["Tabel 1", "Tabel 2", "Tabel 3"]
    below = [
        set_line("Tabel 1. Huur", 175),
        set_line("Tabel 2. Koop", 290),
        set_line("Tabel 3. Zorg", 405),
    ]
    lines = _lines(*below)
    blocks = [Block("caption", (Segment(each.start, each.end),), 1) for each in lines]
    found, _ = around_tables(
        text, [grid(103), grid(218), grid(333)], blocks, {x.start: x for x in lines}
    )
    assert [g.label for g in found] == ["Tabel 1", "Tabel 2", "Tabel 3"]


def test_captions_stand_on_the_side_where_each_table_has_its_own() -> None:
    def captions(*tops: float) -> list[str | None]:
        lines = _lines(*(set_line(f"Tabel {n}. Huur", top) for n, top in enumerate(tops, 1)))
        blocks = [Block("caption", (Segment(each.start, each.end),), 1) for each in lines]
        cell = Cell(0, 0, (Segment(9000, 9001),))
        placed = [
            (Grid((cell,), 1, 1, "ruled"), Bounds(60, 360, top, top + 60))
            for top in (100, 190, 280)
        ]
        text = "\n".join(each.text for each in lines)
        found, _ = around_tables(text, placed, blocks, {x.start: x for x in lines})
        return [g.label for g in found]

    below = (172, 262, 352)
    assert captions(*below) == ["Tabel 1", "Tabel 2", "Tabel 3"]
    above = (84, 174, 264)
    assert captions(*above) == ["Tabel 1", "Tabel 2", "Tabel 3"]


def test_a_caption_between_two_tables_goes_to_the_nearer_one() -> None:
    def labels(top: float) -> list[str | None]:
        lines = _lines(set_line("Tabel 2. Koop", top))
        blocks = [Block("caption", (Segment(each.start, each.end),), 1) for each in lines]
        cell = Cell(0, 0, (Segment(9000, 9001),))
        placed = [
            (Grid((cell,), 1, 1, "ruled"), Bounds(60, 360, top, top + 60)) for top in (100, 190)
        ]
        found, _ = around_tables(lines[0].text, placed, blocks, {x.start: x for x in lines})
        return [g.label for g in found]

    assert labels(180) == [None, "Tabel 2"]
    assert labels(176) == ["Tabel 2", None]


@pytest.mark.parametrize(
    ("kind", "text", "noted"),
    [
        ("paragraph", "Toelichting op de begroting", True),
        ("heading", "Toelichting op de begroting", False),
        ("heading", "* Stand van mei", True),
    ],
)
def test_a_heading_below_a_table_is_no_note_of_it(kind: str, text: str, noted: bool) -> None:
    below = set_line(text, 312)
    assert bool(_captioned((kind, "", below))[0].notes) is noted
