"""Text that the eye does not see is not read: each kind with a page that has it, and one that looks
like it."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.clean import clean
from extract.model import Segment, SourceText
from extract.pdf import read_pdf
from extract.pdf.layout.text_writer import without_marks
from extract.pdf.page.font_maps import are_figures_moved, are_figures_shifted
from extract.pdf.page.glyphs import Char
from extract.pdf.page.ink import Area, Rule, Style
from extract.pdf.page.visibility import (
    SETTINGS,
    Brush,
    Canvas,
    Color,
    Paint,
    Reason,
    color_of,
    find_hidden,
)
from tests.pdf_writer import PdfPage, font, write_pdf

_PAGE = Area(0, 0, 595, 842)
_NAME = "Wethouder Van Dongen bouwt 425 woningen."


def _read(folder: Path, page: PdfPage, **how: object) -> SourceText:
    return read_pdf(write_pdf(folder, page, **how), ocr=False)


def _warned(source: SourceText, words: str) -> bool:
    return any(words in note.message for note in source.warnings)


def _page() -> PdfPage:
    page = PdfPage()
    page.text(72, 100, "De gemeente Borne bouwt tot 2030 in totaal 310 woningen.")
    return page


def test_a_name_behind_a_black_box_is_not_read(tmp_path: Path) -> None:
    page = _page().text(72, 130, _NAME).fill(110, 120, 300, 135, grey=0)
    source = _read(tmp_path, page)
    assert "Dongen" not in source.text
    assert "425" not in source.text
    assert "310 woningen" in source.text
    assert _warned(source, "afgedekte tekst")
    assert not _warned(source, "Dongen")


def test_text_on_a_shade_that_was_painted_before_it_is_read(tmp_path: Path) -> None:
    page = _page().fill(60, 120, 400, 135).text(72, 130, _NAME)
    source = _read(tmp_path, page)
    assert _NAME in source.text
    assert not source.warnings


def test_text_under_a_marker_that_lets_it_through_is_read(tmp_path: Path) -> None:
    page = _page().text(72, 130, _NAME)
    page.content.append("q /G1 gs")
    page.fill(60, 120, 400, 135)
    page.content.append("Q")
    source = _read(tmp_path, page, resources="/ExtGState << /G1 << /ca 0.4 >> >>")
    assert _NAME in source.text


def test_a_blending_marker_lets_text_through(tmp_path: Path) -> None:
    page = _page().text(72, 130, _NAME)
    page.content.append("q /G1 gs")
    page.fill(60, 120, 400, 135)
    page.content.append("Q")
    source = _read(tmp_path, page, resources="/ExtGState << /G1 << /BM /Multiply >> >>")
    assert _NAME in source.text


@pytest.mark.parametrize(
    ("mode", "grey", "read"),
    [("Multiply", 0, False), ("Darken", 0, False), ("Screen", 0, True), ("Multiply", 0.5, True)],
)
def test_black_paint_that_darkens_hides_text(
    tmp_path: Path, mode: str, grey: float, read: bool
) -> None:
    page = PdfPage().text(50, 100, _NAME)
    page.content.append(f"/Mark gs {grey} g 48 735 300 15 re f")
    state = f"/ExtGState << /Mark << /BM /{mode} >> >>"
    assert ("425" in _read(tmp_path, page, resources=state).text) is read


@pytest.mark.parametrize(
    ("look", "read"),
    [
        ("/C [0 0 0]", False), ("/C [0]", False), ("/C [1 1 0]", True), ("/C [0 0 0] /CA 0.4", True), ("", True),
        ("/C []", True), ("/C [0 0 0] /F 2", True),
    ],
)  # fmt: skip
def test_a_black_marker_hides_text(tmp_path: Path, look: str, read: bool) -> None:
    page = PdfPage().text(50, 100, _NAME)
    page.extra = f"/Annots [<< /Type /Annot /Subtype /Highlight /Rect [48 735 348 752] {look} >>]"
    assert ("425" in _read(tmp_path, page).text) is read


def test_what_is_clipped_to_another_place_covers_nothing(tmp_path: Path) -> None:
    page = _page().text(72, 130, _NAME)
    page.content.append("q 10 10 50 50 re W n 1 g 0 0 595 842 re f Q")
    source = _read(tmp_path, page)
    assert _NAME in source.text
    assert not source.warnings


def test_text_outside_its_clipping_area_is_not_read(tmp_path: Path) -> None:
    page = _page()
    page.content.append("q 10 10 50 50 re W n")
    page.text(72, 130, _NAME)
    page.content.append("Q")
    source = _read(tmp_path, page)
    assert "Dongen" not in source.text
    assert _warned(source, "buiten de pagina")


def test_a_frame_with_a_hole_covers_nothing(tmp_path: Path) -> None:
    page = _page().text(72, 130, _NAME)
    page.content.append("0.5 g 50 690 400 60 re 60 700 380 40 re f* 0 g")
    assert _NAME in _read(tmp_path, page).text


def test_white_text_on_white_paper_is_not_read(tmp_path: Path) -> None:
    page = _page()
    page.content.append("1 g")
    page.text(72, 130, _NAME)
    source = _read(tmp_path, page)
    assert "425" not in source.text
    assert _warned(source, "kleur van de achtergrond")


def test_white_text_on_a_dark_band_is_read(tmp_path: Path) -> None:
    page = _page().fill(60, 118, 400, 138, grey=0.2)
    page.content.append("1 g")
    page.text(72, 130, _NAME)
    source = _read(tmp_path, page)
    assert _NAME in source.text
    assert not source.warnings


def test_white_text_on_a_round_shape_is_read(tmp_path: Path) -> None:
    page = _page()
    page.content.append("0.3 g 60 700 m 200 760 300 760 440 700 c f 1 g")
    page.text(150, 125, _NAME, size=6)
    assert _NAME in _read(tmp_path, page).text


def test_a_spot_color_is_not_taken_for_white(tmp_path: Path) -> None:
    page = _page()
    page.content.append("/CS1 cs 1 scn")
    page.text(72, 130, _NAME)
    function = "<< /FunctionType 2 /Domain [0 1] /C0 [1] /C1 [0] /N 1 >>"
    spaces = f"/ColorSpace << /CS1 [/Separation /Blauw /DeviceGray {function}] >>"
    assert _NAME in _read(tmp_path, page, resources=spaces).text


def test_invisible_text_over_no_picture_is_not_read(tmp_path: Path) -> None:
    page = _page()
    page.content.append("3 Tr")
    page.text(72, 130, _NAME)
    source = _read(tmp_path, page)
    assert "425" not in source.text
    assert _warned(source, "onzichtbare tekst")


def test_invisible_text_over_a_picture_is_what_was_recognised_in_it(tmp_path: Path) -> None:
    page = PdfPage()
    page.content.append("q 500 0 0 700 40 100 cm /Im1 Do Q 3 Tr")
    page.text(72, 300, _NAME)
    image = (
        "FORM<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8"
        " /ColorSpace /DeviceGray|\x80"
    )
    source = _read(tmp_path, page, streams=[image], resources="/XObject << /Im1 3 0 R >>")
    assert _NAME in source.text


def _layer(page: PdfPage) -> PdfPage:
    page.content.append("/OC /L1 BDC")
    page.text(72, 130, _NAME)
    page.content.append("EMC")
    return page.text(72, 160, "Dit staat weer in geen laag.")


@pytest.mark.parametrize(("state", "read"), [("/OFF [3 0 R]", False), ("/ON [3 0 R]", True)])
def test_a_layer_is_read_only_where_it_is_on(tmp_path: Path, state: str, read: bool) -> None:
    source = _read(
        tmp_path,
        _layer(_page()),
        streams=["OBJECT<< /Type /OCG /Name (Concept) >>"],
        resources="/Properties << /L1 3 0 R >>",
        catalog=f"/OCProperties << /OCGs [3 0 R] /D << {state} >> >>",
    )
    assert (_NAME in source.text) is read
    assert "weer in geen laag" in source.text
    assert _warned(source, "laag die uit staat") is not read


@pytest.mark.parametrize(
    ("members", "read"),
    [
        ("/OCGs 3 0 R", False),
        ("/OCGs 4 0 R", True),
        ("/OCGs [3 0 R]", False),
        # in an object of its own
        ("/OCGs 6 0 R", True),
        ("/OCGs 6 0 R /P /AnyOn", True),
        ("/OCGs 6 0 R /P /AllOn", False),
        ("/OCGs 6 0 R /P /AnyOff", True),
        ("/OCGs 6 0 R /P /AllOff", False),
        ("/OCGs [3 0 R] /P /AllOff", True),
        ("/OCGs [4 0 R] /P /AnyOff", False),
        # of no group nothing is off
        ("/OCGs []", True),
        ("", True),
    ],
)
def test_a_membership_of_layers_is_on_by_its_policy(
    tmp_path: Path, members: str, read: bool
) -> None:
    group = "OBJECT<< /Type /OCG /Name (Concept) >>"
    source = _read(
        tmp_path,
        _layer(_page()),
        streams=[group, group, f"OBJECT<< /Type /OCMD {members} >>", "OBJECT[3 0 R 4 0 R]"],
        resources="/Properties << /L1 5 0 R >>",
        catalog="/OCProperties << /OCGs [3 0 R 4 0 R] /D << /OFF [3 0 R] >> >>",
    )
    assert (_NAME in source.text) is read


def test_a_struck_out_number_is_not_read(tmp_path: Path) -> None:
    page = PdfPage().text(50, 100, "De gemeente bouwt").text(160, 100, "180").text(185, 100, "240")
    page.rule(160, 97, 177, 97)
    source = _read(tmp_path, page)
    assert source.text.split() == ["De", "gemeente", "bouwt", "240"]
    assert _warned(source, "doorgehaalde tekst")


@pytest.mark.parametrize(
    ("drawn", "read"),
    [
        ("160 742 m 177 749 l S", False),
        ("160 745 m 165 747 171 743 177 745 c S", False),
        ("160 740 m 177 753 l S", False),
        ("160 738 m 177 755 l S", True),
        ("160 742 m 190 749 l S", True),
        ("160 746.5 m 177 751 l S", True),
        ("q 1 G 160 742 m 177 749 l S Q", True),
        ("160 742 m 177 749 l 177 742 l s", True),
    ],
)
def test_a_slanted_or_waved_line_through_a_number_strikes_it_out(
    tmp_path: Path, drawn: str, read: bool
) -> None:
    page = PdfPage().text(50, 100, "De gemeente bouwt").text(160, 100, "180")
    page.content.append(drawn)
    assert ("180" in _read(tmp_path, page).text) is read


@pytest.mark.parametrize("text", ["1", "."])
def test_a_line_through_one_character_is_a_fraction_or_a_mark(tmp_path: Path, text: str) -> None:
    page = PdfPage().text(50, 100, "De gemeente bouwt").text(160, 100, text)
    page.content.append("160 742 m 165.5 749 l S")
    assert text in _read(tmp_path, page).text.split()


def test_an_underlined_number_is_read(tmp_path: Path) -> None:
    page = PdfPage().text(160, 100, "180").rule(160, 101.5, 177, 101.5)
    source = _read(tmp_path, page)
    assert "180" in source.text
    assert not source.warnings


# Edges of the thresholds, on characters alone ---------------------------------------------------

_STYLE = Style("F", False, False, False)


def _char(
    text: str = "a", x0: float = 100, *, order: int = 1, mode: int = 0, color: Color = (0, 0, 0)
) -> Char:
    """A character of 10 points, 6 wide, on a baseline at 200."""
    return Char(text, x0, 192, x0 + 6, 202, 200, 10, _STYLE, order, mode, color)


def _reasons(
    chars: list[Char], paints: tuple[Paint, ...] = (), rules: tuple[Rule, ...] = ()
) -> dict[int, Reason]:
    return find_hidden(chars, Canvas(list(paints)), rules, _PAGE)


@pytest.mark.parametrize(
    ("height", "struck"),
    [
        (SETTINGS.strike_low_em - 0.01, False),
        (SETTINGS.strike_low_em + 0.01, True),
        (SETTINGS.strike_high_em - 0.01, True),
        (SETTINGS.strike_high_em + 0.01, False),
    ],
)
def test_a_line_strikes_out_only_at_the_height_of_small_letters(
    height: float, struck: bool
) -> None:
    rule = Rule(200 - 10 * height, 100, 106)
    assert (_reasons([_char()], rules=(rule,)) == {0: "struck"}) is struck


@pytest.mark.parametrize(
    ("height", "more", "struck"),
    [
        (0.15, 4.9, True),
        (0.15, 5.1, False),
        (0.19, 20, False),
        (0.21, 20, True),
        (0.41, 20, True),
        (0.43, 20, False),
        (0.3, 49.9, True),
        (0.3, 50.1, False),
    ],
)
def test_a_line_that_goes_on_past_the_characters_strikes_out_only_through_their_middle(
    height: float, more: float, struck: bool
) -> None:
    rule = Rule(200 - 10 * height, 100, 106 + more)
    assert bool(_reasons([_char()], rules=(rule,))) is struck


@pytest.mark.parametrize(("shift", "struck"), [(0.9, False), (1.1, True)])
def test_a_line_with_another_of_its_place_and_length_is_a_border_and_strikes_nothing_out(
    shift: float, struck: bool
) -> None:
    rules = (Rule(197, 90, 120), Rule(230, 90 + shift, 120))
    assert bool(_reasons([_char()], rules=rules)) is struck


def test_a_line_to_fill_in_does_not_strike_out_what_was_typed_over_it(tmp_path: Path) -> None:
    page = PdfPage().text(60, 100, "Aantal:").text(120, 100, "180").rule(100, 98.5, 160, 98.5)
    assert "180" in _read(tmp_path, page).text


@pytest.mark.parametrize(("lightness", "hidden"), [(0.96, True), (0.95, True), (0.94, False)])
def test_a_color_is_that_of_the_paper_only_when_it_cannot_be_told_apart(
    lightness: float, hidden: bool
) -> None:
    assert bool(_reasons([_char(color=(lightness,) * 3)])) is hidden


@pytest.mark.parametrize(("share", "covered"), [(0.49, True), (0.51, False)])
def test_a_picture_over_most_of_the_page_is_a_scan_and_covers_nothing(
    share: float, covered: bool
) -> None:
    picture = Paint(Area(0, 0, 595, 842 * share), 2, None, True)
    assert bool(_reasons([_char()], (picture,))) is covered


def test_what_was_painted_before_covers_nothing() -> None:
    under, over = (Paint(Area(90, 180, 120, 210), n, (0.9, 0.9, 0.9), True) for n in (1, 3))
    assert not _reasons([_char(order=2)], (under,))
    assert _reasons([_char(order=2)], (under, over)) == {0: "covered"}


def test_outlined_letters_are_not_judged_by_their_fill_color() -> None:
    assert not _reasons([_char(mode=1, color=(1, 1, 1))])
    assert _reasons([_char(mode=0, color=(1, 1, 1))])


def test_the_last_paint_under_a_character_is_its_background() -> None:
    dark = Paint(Area(90, 180, 120, 210), 1, (0, 0, 0), True)
    light = Paint(Area(90, 180, 120, 210), 2, (1, 1, 1), True)
    assert _reasons([_char(order=3, color=(1, 1, 1))], (dark, light))
    assert not _reasons([_char(order=3, color=(1, 1, 1))], (dark,))


@pytest.mark.parametrize(
    ("color", "space", "expected"),
    [
        (0, "DeviceGray", (0, 0, 0)),
        ((1, 0, 0), "DeviceRGB", (1, 0, 0)),
        ((0, 0, 0, 1), "DeviceCMYK", (0, 0, 0)),
        ((0, 0, 0, 0), "ICCBased", (1, 1, 1)),
        (1, "Separation", None),
        ("P1", "Pattern", None),
    ],
)
def test_colors_of_known_spaces(color: object, space: str, expected: Color | None) -> None:
    assert color_of(color, space) == expected


@pytest.mark.parametrize(
    ("brush", "opaque"),
    [
        (Brush(), True),
        (Brush(alpha=0.99), False),
        (Brush(blends=True), False),
        (Brush(masked=True), False),
    ],
)
def test_only_full_paint_hides(brush: Brush, opaque: bool) -> None:
    assert brush.hides(None) is opaque


# Form fields and annotations --------------------------------------------------------------------


def _appearance(content: str) -> str:
    fonts = f"<< /Font << /F1 {font()} >> >>"
    return f"FORM<< /Type /XObject /Subtype /Form /BBox [0 0 100 20] /Resources {fonts}|{content}"


def _annotation(kind: str, more: str = "") -> str:
    """An annotation of 200 by 40 points, twice as large as the box of its appearance."""
    return (
        f"/Annots [<< /Type /Annot /Subtype /{kind} /Rect [70 700 270 740] /AP << /N 3 0 R >> "
        f"{more} >>]"
    )


@pytest.mark.parametrize(
    ("kind", "more", "read"),
    [
        ("Widget", "/FT /Tx", True),
        ("FreeText", "", True),
        ("Widget", "/FT /Btn", False),
        ("Text", "", False),
        ("FreeText", "/F 2", False),
    ],
)
def test_what_is_typed_on_a_page_is_read_where_it_is_seen(
    tmp_path: Path, kind: str, more: str, read: bool
) -> None:
    page = PdfPage(extra=_annotation(kind, more))
    page.text(72, 60, "Aantal woningen")
    stream = _appearance("BT /F1 8 Tf 5 5 Td (275) Tj ET")
    source = _read(tmp_path, page, streams=[stream])
    assert ("275" in source.text) is read


def test_a_field_stands_where_its_rectangle_is(tmp_path: Path) -> None:
    page = PdfPage(extra=_annotation("Widget", "/FT /Tx"))
    source = _read(tmp_path, page, streams=[_appearance("BT /F1 8 Tf 5 5 Td (275) Tj ET")])
    (box,) = source.boxes_of(source.blocks[0].segments)
    assert box.x0 == pytest.approx(80)
    assert 842 - 740 < box.top < box.bottom < 842 - 700


def test_a_box_that_was_put_over_text_covers_it(tmp_path: Path) -> None:
    page = PdfPage(extra=_annotation("Square")).text(80, 120, _NAME).text(72, 300, "Meer tekst.")
    source = _read(tmp_path, page, streams=[_appearance("0 g 0 0 100 20 re f")])
    assert "Dongen" not in source.text
    assert _warned(source, "afgedekte tekst")


def test_a_text_that_is_marked_to_be_blacked_out_is_not_read(tmp_path: Path) -> None:
    page = PdfPage(extra=_annotation("Redact")).text(80, 120, _NAME).text(72, 300, "Meer tekst.")
    source = _read(tmp_path, page, streams=[_appearance("")])
    assert "Dongen" not in source.text
    assert "Meer tekst." in source.text


# Files within the file, figures with wrong names ------------------------------------------------


def test_attachments_are_named(tmp_path: Path) -> None:
    source = _read(
        tmp_path,
        _page(),
        streams=["OBJECT<< /Type /Filespec /F (cijfers.xlsx) /UF (cijfers 2025.xlsx) >>"],
        catalog="/Names << /EmbeddedFiles << /Kids [<< /Names [(a) 3 0 R] >>] >> >>",
    )
    assert _warned(source, "bijlagen die niet zijn gelezen: “cijfers 2025.xlsx”")


def test_an_xfa_form_says_so(tmp_path: Path) -> None:
    source = _read(tmp_path, _page(), catalog="/AcroForm << /Fields [] /XFA [(a) (b)] >>")
    assert _warned(source, "XFA")


def test_an_ordinary_form_is_no_xfa_form(tmp_path: Path) -> None:
    source = _read(tmp_path, _page(), catalog="/AcroForm << /Fields [] >>")
    assert not source.warnings


_ASCII = {code: chr(code) for code in range(0x21, 0x7F)}


def _shifted(step: int, figures: str = "0123456789") -> dict[int, str]:
    return _ASCII | {ord(f): str((int(f) + step) % 10) for f in figures}


@pytest.mark.parametrize(
    ("named", "shifted"),
    [
        (_ASCII, False),
        (_shifted(1), True),
        (_shifted(9), True),
        ({ord(f): str(int(f) + 1) for f in "124"}, True),
        ({ord(f): str(int(f) + 1) for f in "12"}, False),
        (_ASCII | {0x31: "2", 0x32: "1"}, False),
        # A font that numbers its glyphs as they come: none of its codes are ASCII's.
        ({code: chr(code + 1) for code in range(0x21, 0x7E)} | {0x39: ":"}, False),
    ],
)
def test_a_font_that_shifts_its_figures_and_nothing_else_is_not_trusted(
    named: dict[int, str], shifted: bool
) -> None:
    assert are_figures_shifted(named) is shifted


def _mixed(order: str, first: int, figures: str = "0123456789") -> dict[int, str]:
    """A map of numbered glyphs in which the figures are named in another order."""
    return {first + int(figure): order[int(figure)] for figure in figures}


@pytest.mark.parametrize(
    ("named", "moved"),
    [
        (_mixed("7301942586", 19), True),
        (_mixed("7301942586", 19) | {17: "."}, True),
        (_mixed("7301942586", 40) | {36: ",", 38: "."}, True),
        (_mixed("7301942586", 19, "01234"), True),
        (_mixed("0123456789", 19) | {17: "."}, False),
        (_mixed("7301942586", 19, "0123"), False),
        (_mixed("1023456789", 19), False),
        # Glyphs that are numbered as they come in the text.
        (_mixed("7301942586", 3) | {1: "."}, False),
        # Signs that stand in no order either, and other figures elsewhere in the font.
        (_mixed("7301942586", 19) | {30: ".", 17: ","}, False),
        (_mixed("7301942586", 80) | {17: "."}, False),
    ],
)
def test_a_font_of_figures_in_another_order_is_not_trusted(
    named: dict[int, str], moved: bool
) -> None:
    assert are_figures_moved(named) is moved


@pytest.mark.parametrize(
    ("named", "mixed"),
    [
        (_ASCII | {0x30 + i: f for i, f in enumerate("7301942586")}, True),
        ({0x30 + i: f for i, f in enumerate("7301942586")} | {0x2E: "."}, True),
        (_ASCII | {0x31: "2", 0x32: "3", 0x33: "1"}, True),
        ({0x21 + i: c for i, c in enumerate("abcdefghijklmno7301942586")}, False),
        (_ASCII | dict.fromkeys(range(0x31, 0x3A), "0"), False),
    ],
)
def test_figures_of_one_byte_in_another_order_are_wrong(named: dict[int, str], mixed: bool) -> None:
    assert are_figures_shifted(named) is mixed


@pytest.mark.parametrize(("wrong", "shifted"), [(8, True), (9, False)])
def test_nearly_all_other_codes_must_be_right(wrong: int, shifted: bool) -> None:
    named = _shifted(1)
    named |= dict.fromkeys(range(0x61, 0x61 + wrong), "?")
    assert are_figures_shifted(named) is shifted


def _with_map(figures: str) -> dict[str, object]:
    """A font whose map from codes to characters names the figures from 0 to 9 as these."""
    lines = "".join(
        f"<{code:02X}> <{ord(figures[code - 0x30]) if 0x30 <= code < 0x3A else code:04X}>\n"
        for code in range(0x20, 0x7F)
    )
    return {
        "streams": [
            f"1 begincodespacerange\n<00> <FF>\nendcodespacerange\n95 beginbfchar\n{lines}endbfchar"
        ],
        "fonts": {"F1": font(to_unicode=3)},
    }


@pytest.mark.parametrize(
    ("figures", "read"), [("0123456789", True), ("1234567890", False), ("7301942586", False)]
)
def test_a_page_with_shifted_figures_has_no_usable_text(
    tmp_path: Path, figures: str, read: bool
) -> None:
    source = _read(tmp_path, _page(), **_with_map(figures))
    assert ("310 woningen" in source.text) is read
    assert _warned(source, "geen betrouwbare tekst") is not read


# Marks -----------------------------------------------------------------------------------------


def test_a_raised_figure_behind_a_number_is_no_part_of_what_is_said(tmp_path: Path) -> None:
    page = PdfPage().text(72, 100, "Totaal 4.500").text(127.8, 96, "1", size=5.5)
    page.text(134, 100, "woningen in de gemeente.")
    source = _read(tmp_path, page)
    (block,) = source.blocks
    assert "4.500 1 woningen" in source.text
    assert clean(source.text, block.segments).text == "Totaal 4.500 woningen in de gemeente."


@pytest.mark.parametrize(
    ("segments", "marks", "expected"),
    [
        ([(0, 9)], [(4, 6)], [(0, 4), (6, 9)]),
        ([(0, 9)], [(7, 9)], [(0, 7)]),
        ([(0, 9)], [(9, 11)], [(0, 9)]),
        ([(4, 6)], [(4, 6)], [(4, 6)]),
        ([(0, 3), (5, 9)], [(1, 2), (6, 7)], [(0, 1), (2, 3), (5, 6), (7, 9)]),
    ],
)
def test_marks_are_cut_out_of_segments(
    segments: list[tuple[int, int]],
    marks: list[tuple[int, int]],
    expected: list[tuple[int, int]],
) -> None:
    found = without_marks([Segment(*s) for s in segments], [Segment(*m) for m in marks])
    assert [(s.start, s.end) for s in found] == expected
