"""What stands on a page besides its text, or twice: shadows, watermarks, numbers of lines, strokes."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.headers import cell_text
from extract.model import SourceText
from extract.pdf import read_pdf
from extract.pdf.layout.line_numbers import line_numbers
from extract.pdf.opening import opened, page_inks
from extract.pdf.page.doubles import SETTINGS as DOUBLES
from extract.pdf.page.doubles import find_doubles
from extract.pdf.page.glyphs import Char, words_in
from extract.pdf.page.ink import Style
from extract.pdf.page.ocr_layers import SETTINGS as OCR_LAYER
from extract.pdf.page.ocr_layers import level_layer
from extract.pdf.page.watermarks import mark_watermarks
from tests.pdf_writer import PdfPage, write_pdf

_STYLE = Style("F1", False, False, False, (0.0,))
_SENTENCE = "De gemeente Borne bouwt in totaal 310 woningen."


def _read(folder: Path, *pages: PdfPage) -> SourceText:
    return read_pdf(write_pdf(folder, *pages), ocr=False)


def _chars(
    text: str,
    x: float = 0,
    baseline: float = 100,
    size: float = 10,
    mode: int = 0,
    width: float = 5,
) -> list[Char]:
    return [
        Char(
            letter,
            x + width * i,
            baseline - 0.75 * size,
            x + width * (i + 1),
            baseline + 0.25 * size,
            baseline,
            size,
            _STYLE,
            order=i,
            mode=mode,
        )
        for i, letter in enumerate(text)
        if letter != " "
    ]


def _texts(source: SourceText, kind: str) -> list[str]:
    return [
        source.text[b.segments[0].start : b.segments[-1].end]
        for b in source.blocks
        if b.kind == kind
    ]


# Text that is printed twice -----------------------------------------------------------------------


@pytest.mark.parametrize(("dx", "dy"), [(0, 0), (0.7, 0), (1, 1), (2, 2), (-2, 1), (4, 3)])
def test_text_with_a_shadow_is_read_once(tmp_path: Path, dx: float, dy: float) -> None:
    page = PdfPage().text(72 + dx, 100 + dy, _SENTENCE).text(72, 100, _SENTENCE)
    assert _texts(_read(tmp_path, page), "paragraph") == [_SENTENCE]


def test_a_number_with_a_shadow_is_read_once(tmp_path: Path) -> None:
    page = PdfPage().text(73.5, 101.5, "1.250 woningen").text(72, 100, "1.250 woningen")
    assert _read(tmp_path, page).text.split() == ["1.250", "woningen"]


def test_double_letters_and_lines_of_dots_are_no_shadow(tmp_path: Path) -> None:
    text = "Alle wooneenheden, 1.100 stuks, illegaal ........................ 77"
    page = PdfPage().text(72, 100, text, size=12)
    assert _texts(_read(tmp_path, page), "paragraph") == [text]


def test_equal_rows_of_small_print_are_rows(tmp_path: Path) -> None:
    rows = PdfPage()
    rows.lines(72, 100, ["opgave 310", "opgave 310"], pitch=5, size=5)
    assert _read(tmp_path, rows).text.split() == ["opgave", "310"] * 2


@pytest.mark.parametrize(("aside", "doubled"), [(0.44, True), (0.46, False)])
def test_a_shadow_stands_within_reach(aside: float, doubled: bool) -> None:
    chars = _chars("woning") + _chars("woning", x=aside * 10)
    assert bool(find_doubles(chars)) is doubled
    assert DOUBLES.reach_em == 0.45


@pytest.mark.parametrize(("text", "doubled"), [("abab", False), ("abc", True), ("...", False)])
def test_a_shadow_has_three_different_letters(text: str, doubled: bool) -> None:
    chars = _chars(text) + _chars(text, x=2, baseline=102)
    assert bool(find_doubles(chars)) is doubled


@pytest.mark.parametrize(("gap", "doubled"), [(9.5, True), (10.5, False)])
def test_the_letters_of_a_shadow_stand_near_each_other(gap: float, doubled: bool) -> None:
    chars = [
        c
        for dx, dy in ((0.0, 0.0), (2.0, 2.0))
        for i, letter in enumerate("abc")
        for c in _chars(letter, x=dx + i * (5 + gap), baseline=100 + dy)
    ]
    assert bool(find_doubles(chars)) is doubled


@pytest.mark.parametrize(("off", "doubled"), [(0.05, True), (0.5, False)])
def test_all_letters_of_a_shadow_are_as_far_from_their_twins(off: float, doubled: bool) -> None:
    chars = [
        *_chars("abc"),
        *_chars("a", x=2, baseline=102),
        *_chars("b", x=7 + off, baseline=102),
        *_chars("c", x=12, baseline=102),
    ]
    assert bool(find_doubles(chars)) is doubled


def test_what_is_painted_last_is_the_text() -> None:
    shadow = _chars("woning", x=2, baseline=102)
    text = [c._replace(order=c.order + 10) for c in _chars("woning")]
    assert find_doubles([*text, *shadow]) == set(range(6, 12))


# Watermarks ---------------------------------------------------------------------------------------


def _table(folder: Path, watermark: float | None) -> SourceText:
    page = PdfPage()
    if watermark:
        page.content.append("0.85 g")
        page.text(70, 152, "ONTWERP", size=watermark)
        page.content.append("0 g")
    page.grid([60, 140, 220, 300, 380], [100, 120, 140, 160, 180])
    for i, row in enumerate(
        [("Gemeente", "Huur", "Koop"), ("Ede", "41", "83"), ("Epe", "31", "65"), ("Elst", "7", "9")]
    ):
        for j, text in enumerate(row):
            page.text(64 + 80 * j, 114 + 20 * i, text, size=9)
    return _read(folder, page)


def test_an_upright_watermark_is_no_part_of_the_cells_it_lies_under(tmp_path: Path) -> None:
    source = _table(tmp_path, 48)
    (grid,) = source.grids
    assert [cell_text(source, c).text for c in grid.cells if c.segments][3:6] == ["Ede", "41", "83"]
    assert _texts(source, "furniture") == ["ONTWERP"]


def test_a_large_figure_beside_small_text_is_text(tmp_path: Path) -> None:
    page = PdfPage().text(72, 140, "1.250", size=48)
    page.text(220, 115, "woningen in 2030,", size=9).text(220, 130, "waarvan 400 huur", size=9)
    page.text(72, 160, "Deze woningen komen in de kernen van de gemeente.", size=9)
    source = _read(tmp_path, page)
    assert "1.250" in source.text
    assert not _texts(source, "furniture")


@pytest.mark.parametrize(("size", "marked"), [(24.9, False), (25, True)])
def test_a_watermark_is_larger_than_the_text(size: float, marked: bool) -> None:
    assert _is_marked(size=size) is marked


@pytest.mark.parametrize(("crossing", "marked"), [(1, False), (2, True)])
def test_a_watermark_is_crossed_by_two_words(crossing: int, marked: bool) -> None:
    assert _is_marked(crossing=crossing) is marked


@pytest.mark.parametrize(("height", "marked"), [(0.69, True), (0.71, False)])
def test_text_above_the_letters_does_not_cross_them(height: float, marked: bool) -> None:
    assert _is_marked(height=height) is marked


def _is_marked(size: float = 40, crossing: int = 2, height: float = 0.3) -> bool:
    """Is a word marked across which others stand with their middle at ``height`` (in its ems)?"""
    middle = 100 - height * size + 0.35 * 10
    chars = _chars("PROEF", size=size, width=20)
    for i in range(crossing):
        chars += _chars("ab", x=20 + 30 * i, baseline=middle)
    chars += _chars("tekst", baseline=300) + _chars("tekst", baseline=320)
    words = mark_watermarks(words_in({0: chars}, 0, 595, 842))
    return any(w.turn == -1 for w in words)


# Numbers of lines ---------------------------------------------------------------------------------

_PROSE = [
    "De gemeente bouwt woningen in de kern van het dorp, en doet dat",
    "samen met de provincie en de corporaties in de regio.",
    "In totaal gaat het om 310 woningen, waarvan een derde sociale",
    "huur is. De provincie draagt bij aan de kosten van de weg die",
    "hiervoor moet worden aangelegd en zoekt een aannemer.",
] * 3


def _numbered(
    step: int, count: int = 15, gap: float = 12, texts: list[str] | None = None
) -> PdfPage:
    page = PdfPage()
    for i, line in enumerate((texts or _PROSE)[:count], start=1):
        if i % step == 0:
            width = 8 * 0.556 * len(str(i))
            page.text(72 - gap - width, 100 + 14 * i, str(i), size=8)
        page.text(72, 100 + 14 * i, line)
    return page


@pytest.mark.parametrize("step", [1, 5])
def test_numbers_of_lines_are_no_text(tmp_path: Path, step: int) -> None:
    source = _read(tmp_path, _numbered(step))
    assert _texts(source, "furniture") == [str(i) for i in range(step, 16, step)]
    assert "5 hiervoor" not in source.text


def test_numbers_of_lines_stand_right_of_the_text_too(tmp_path: Path) -> None:
    page = PdfPage()
    for i, line in enumerate(_PROSE, start=1):
        page.text(72, 100 + 14 * i, line).text(540, 100 + 14 * i, str(i), size=8)
    assert len(_texts(_read(tmp_path, page), "furniture")) == 15


def test_a_blank_line_can_have_a_number(tmp_path: Path) -> None:
    page = _numbered(1, 7)
    page.text(72 - 12 - 4.45, 100 + 14 * 8, "8", size=8)
    for i in (9, 10):
        page.text(72 - 12 - 4.45 * len(str(i)), 100 + 14 * i, str(i), size=8)
        page.text(72, 100 + 14 * i, _PROSE[i - 1])
    assert len(_texts(_read(tmp_path, page), "furniture")) == 10


def test_numbers_of_items_are_no_numbers_of_lines(tmp_path: Path) -> None:
    items = [f"Een voornemen van de gemeente voor wijk {name}." for name in "ABCDEFGHIJKL"]
    source = _read(tmp_path, _numbered(1, 12, texts=items))
    assert not _texts(source, "furniture")


def _count_numbers(page: PdfPage, folder: Path) -> int:
    with opened(write_pdf(folder, page), None) as pdf:
        ink, _ = next(page_inks(pdf))
    assert not isinstance(ink, Exception)
    return len(line_numbers(ink.words))


@pytest.mark.parametrize(("count", "found"), [(7, 0), (8, 8)])
def test_each_line_is_numbered_on_so_many_lines(tmp_path: Path, count: int, found: int) -> None:
    assert _count_numbers(_numbered(1, count), tmp_path) == found


@pytest.mark.parametrize(("count", "found"), [(14, 0), (15, 3)])
def test_every_fifth_line_is_numbered_three_times(tmp_path: Path, count: int, found: int) -> None:
    assert _count_numbers(_numbered(5, count), tmp_path) == found


@pytest.mark.parametrize(("gap", "found"), [(6.3, 0), (6.5, 15)])
def test_numbers_of_lines_stand_apart(tmp_path: Path, gap: float, found: int) -> None:
    assert _count_numbers(_numbered(1, gap=gap), tmp_path) == found


@pytest.mark.parametrize(("small", "found"), [(2, 0), (3, 10)])
def test_three_in_ten_numbered_lines_go_on(tmp_path: Path, small: int, found: int) -> None:
    texts = ["hoofdzaak van het plan"] * small + ["Hoofdzaak van het plan"] * (10 - small)
    assert _count_numbers(_numbered(1, 10, texts=texts), tmp_path) == found


def test_a_number_that_does_not_count_along_is_no_number_of_a_line(tmp_path: Path) -> None:
    page = PdfPage()
    for i, line in enumerate(_PROSE, start=1):
        page.text(50, 100 + 14 * i, str(2 * i), size=8).text(72, 100 + 14 * i, line)
    assert _count_numbers(page, tmp_path) == 0


# A layer of recognised text -----------------------------------------------------------------------


def _layer(step: float, sizes: tuple[float, ...] = (6, 8, 6, 4, 6, 8)) -> list[Char]:
    """Words of one line, each in its own size, by turns ``step`` lower."""
    return [
        char
        for i, size in enumerate(sizes)
        for char in _chars("bouwt", x=40 * i, baseline=100 + step * (i % 2), size=size, mode=3)
    ]


def test_words_of_a_recognised_line_get_one_size_and_baseline() -> None:
    leveled = level_layer(_layer(2))
    assert {(c.baseline, c.size) for c in leveled} == {(100, 8)}


def test_text_that_is_seen_keeps_its_size() -> None:
    chars = [c._replace(mode=0) for c in _layer(2)]
    assert level_layer(chars) == chars


def test_a_layer_with_a_size_for_each_line_is_left_as_it_is() -> None:
    chars = _layer(2, (6,) * 6)
    assert level_layer(chars) == chars


@pytest.mark.parametrize(("step", "lines"), [(3, 1), (3.1, 2)])
def test_words_of_a_line_are_half_a_type_size_apart_at_most(step: float, lines: int) -> None:
    leveled = level_layer(_layer(step, (6, 6, 6, 8, 6, 6, 6, 8)))
    assert len({c.baseline for c in leveled}) == lines
    assert OCR_LAYER.step_em == 0.5


@pytest.mark.parametrize(("large", "size"), [(10, 8), (10.1, 10.1)])
def test_a_line_that_is_much_larger_stays_so(large: float, size: float) -> None:
    rest = [
        c._replace(baseline=c.baseline + 20 * i, top=c.top + 20 * i, bottom=c.bottom + 20 * i)
        for i in (1, 2)
        for c in _layer(2)
    ]
    leveled = level_layer([*_layer(2, (6, large, 6, 4, 6, 8)), *rest])
    assert leveled[0].size == size


@pytest.mark.parametrize(("share", "changed"), [(0.04, False), (0.06, True)])
def test_sizes_that_hardly_differ_are_one(share: float, changed: bool) -> None:
    chars = _layer(2, (10, 10 * (1 - share)) * 3)
    assert (level_layer(chars) != chars) is changed


# Slanted letters, struck-out text, numbers over two lines -------------------------------------------


def test_slanted_text_keeps_its_blanks(tmp_path: Path) -> None:
    page = PdfPage()
    coded = _SENTENCE.encode("cp1252").hex()
    page.content.append(f"BT /F1 10 Tf 1 0 0.33 1 72 700 Tm <{coded}> Tj ET")
    assert _texts(_read(tmp_path, page), "paragraph") == [_SENTENCE]


def _annotated(kind: str, points: str) -> PdfPage:
    box = "/Rect [121 719 139 732]"
    page = PdfPage(extra=f"/Annots [<< /Type /Annot /Subtype /{kind} {box} {points} >>]")
    return page.text(72, 120, "Het zijn er 425 in de kern, zegt de gemeente.")


@pytest.mark.parametrize("points", ["", "/QuadPoints [121 732 139 732 121 719 139 719]"])
def test_what_a_note_strikes_out_is_not_read(tmp_path: Path, points: str) -> None:
    page = _annotated("StrikeOut", points)
    source = _read(tmp_path, page)
    assert "425" not in source.text
    assert "in de kern" in source.text
    assert any("doorgehaalde tekst" in note.message for note in source.warnings)


@pytest.mark.parametrize("kind", ["Highlight", "Underline"])
def test_what_a_note_marks_is_read(tmp_path: Path, kind: str) -> None:
    assert "425" in _read(tmp_path, _annotated(kind, "")).text


def _cell(folder: Path, *lines: str, width: float = 50) -> str:
    """What is read of a cell with these lines, in a table."""
    page = PdfPage().grid([72, 150, 150 + width], [100, 120, 150, 170])
    page.text(76, 114, "Gemeente").text(154, 114, "Opgave")
    page.text(76, 134, "Borne").text(76, 164, "Wierden").text(154, 164, "12")
    for i, line in enumerate(lines):
        page.text(154, 132 + 12 * i, line)
    source = _read(folder, page)
    (cell,) = [c for c in source.grids[0].cells if (c.row, c.column) == (1, 1)]
    return cell_text(source, cell).text


@pytest.mark.parametrize(
    ("above", "below", "expected"),
    [
        ("€ 75.", "500", "€ 75.500"),
        ("1.", "250", "1.250"),
        ("1.2", "50", "1.250"),
        ("1.250.", "000", "1.250.000"),
        ("75.", "50", "75. 50"),
        ("1.250", "300", "1.250 300"),
        ("12", "500", "12 500"),
    ],
)
def test_a_number_that_a_narrow_cell_broke_is_whole(
    tmp_path: Path, above: str, below: str, expected: str
) -> None:
    assert _cell(tmp_path, above, below) == expected


def test_a_sentence_that_ends_in_a_number_does_not_go_on_with_the_next(tmp_path: Path) -> None:
    read = _cell(tmp_path, "Eerst waren het er 75.", "500 volgen er", width=200)
    assert read == "Eerst waren het er 75. 500 volgen er"


# Type that is set narrow ------------------------------------------------------------------------------


def _scaled(tmp_path: Path, percent: float) -> SourceText:
    page = PdfPage().text(60, 100, "De gemeente bouwt hier 1.990 nieuwe woningen")
    page.content.append(f"BT /F1 10 Tf {percent} Tz 60 700 Td (Hier 9.999 en 1.100) Tj ET")
    return read_pdf(write_pdf(tmp_path, page))


@pytest.mark.parametrize("percent", [12, 18, 25, 50, 100, 150])
def test_narrow_type_keeps_all_its_figures(tmp_path: Path, percent: float) -> None:
    assert _scaled(tmp_path, percent).text.split()[-4:] == ["Hier", "9.999", "en", "1.100"]


@pytest.mark.parametrize(("percent", "seen"), [(0, False), (2, False), (9.9, False), (10.1, True)])
def test_type_squeezed_to_hairs_is_not_read(tmp_path: Path, percent: float, seen: bool) -> None:
    source = _scaled(tmp_path, percent)
    assert ("9.999" in source.text) is seen
    assert bool(source.warnings) is not seen


@pytest.mark.parametrize(("aside", "text"), [(0.9, "180"), (1.1, "1180")])
def test_a_figure_printed_again_a_little_aside_is_one_figure(
    tmp_path: Path, aside: float, text: str
) -> None:
    page = PdfPage().text(60, 100, "1").text(60 + aside, 100, "180")
    assert read_pdf(write_pdf(tmp_path, page)).text.split() == [text]
