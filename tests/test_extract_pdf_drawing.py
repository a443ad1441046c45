"""What is kept of what a page draws: rules, filled areas, bullets, fonts, and what hides text."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from pdfminer.pdfinterp import PDFGraphicState, PDFResourceManager

from extract.pdf import read_pdf
from extract.pdf.page.device import PageDevice
from extract.pdf.page.ink import Area, Rule
from extract.pdf.page.type_styles import style_of, visible_text
from tests.pdf_writer import PdfPage, write_pdf

IDENTITY = (1, 0, 0, 1, 0, 0)
GRAY = SimpleNamespace(name="DeviceGray")


def _device(
    media: Sequence[float] = (0, 0, 600, 800), crop: Sequence[float] | None = None, **how: bool
) -> PageDevice:
    device = PageDevice(PDFResourceManager(), **how)
    device.begin_page(SimpleNamespace(mediabox=media, cropbox=crop), IDENTITY)
    device.ctm = IDENTITY
    return device


def _state(fill: Any = 0, line: Any = 0, width: float = 1) -> PDFGraphicState:
    state = PDFGraphicState()
    state.ncolor, state.scolor, state.linewidth = fill, line, width
    state.ncs = state.scs = GRAY
    return state


def _path(*points: tuple[float, float], closed: bool = True) -> list[tuple[Any, ...]]:
    """The outline through points, whose y counts from the top of the page."""
    steps = [("l" if i else "m", x, 800 - y) for i, (x, y) in enumerate(points)]
    return [*steps, ("h",)] if closed else steps


def _box(x0: float, top: float, x1: float, bottom: float) -> list[tuple[Any, ...]]:
    return _path((x0, top), (x1, top), (x1, bottom), (x0, bottom))


def _drawn(
    path: list[tuple[Any, ...]], *, stroke: bool = False, fill: bool = False, **how: Any
) -> PageDevice:
    device = _device()
    device.paint_path(_state(**how), stroke, fill, False, path)
    return device


# Pages --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("media", "crop", "size"),
    [
        ((0, 0, 600, 800), None, (600, 800)), ((0, 0, 600, 800), (100, 100, 500, 700), (400, 600)),
        ((0, 0, 600, 800), (-50, -50, 900, 900), (600, 800)), ((0, 0, 600, 800), (700, 0, 900, 800), (600, 800)),
        ((0, 0, 600, 800), (0, 900, 600, 950), (600, 800)), ((50, 20, 650, 820), None, (600, 800)),
    ],
)  # fmt: skip
def test_a_page_is_what_is_seen_of_it(
    media: Sequence[float], crop: Sequence[float] | None, size: tuple[float, float]
) -> None:
    device = _device(media, crop)
    assert (device.width, device.height) == size


def test_what_is_drawn_has_its_place_on_the_part_that_is_seen() -> None:
    device = _device((0, 0, 600, 800), (100, 100, 500, 700))
    device.paint_path(_state(), True, False, False, _path((120, 200), (220, 200), closed=False))
    assert device.across == [Rule(100, 20, 120)]


# Rules --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("slant", "across", "down"), [(0, 1, 0), (1, 1, 0), (1.1, 0, 0)])
def test_a_drawn_line_that_is_level_is_a_rule(slant: float, across: int, down: int) -> None:
    device = _drawn(_path((10, 100), (110, 100 + slant), closed=False), stroke=True)
    assert (len(device.across), len(device.down)) == (across, down)
    upright = _drawn(_path((10, 100), (10 + slant, 200), closed=False), stroke=True)
    assert (len(upright.across), len(upright.down)) == (down, across)


@pytest.mark.parametrize(("height", "rule"), [(3, True), (3.1, False)])
def test_a_thin_filled_area_is_a_rule(height: float, rule: bool) -> None:
    level = _drawn(_box(10, 100, 110, 100 + height), fill=True)
    assert level.across == ([Rule(100 + height / 2, 10, 110)] if rule else [])
    upright = _drawn(_box(10, 100, 10 + height, 200), fill=True)
    assert upright.down == ([Rule(10 + height / 2, 100, 200)] if rule else [])
    assert bool(level.fills) is bool(upright.fills) is not rule


def test_a_dot_of_a_dotted_line_is_a_rule_either_way() -> None:
    device = _drawn(_box(10, 100, 13, 103), fill=True)
    assert (device.across, device.down) == ([Rule(101.5, 10, 13)], [Rule(11.5, 100, 103)])
    assert not device.dots


@pytest.mark.parametrize(
    ("x1", "bottom", "dots", "fills"),
    [(19, 109, 1, 0), (19.1, 109, 0, 1), (19, 109.1, 0, 1), (19, 104.6, 1, 0), (19, 104.5, 0, 0), (14, 107.9, 1, 0), (14, 108, 0, 0)],
)  # fmt: skip
def test_a_small_filled_square_is_a_bullet(x1: float, bottom: float, dots: int, fills: int) -> None:
    device = _drawn(_box(10, 100, x1, bottom), fill=True)
    assert (len(device.dots), len(device.fills)) == (dots, fills)


def test_the_outline_of_a_box_is_four_rules() -> None:
    device = _drawn(_box(10, 100, 110, 150), stroke=True)
    assert sorted(device.across, key=lambda r: r.at) == [Rule(100, 10, 110), Rule(150, 10, 110)]
    assert sorted(device.down, key=lambda r: r.at) == [Rule(10, 100, 150), Rule(110, 100, 150)]
    assert not device.fills
    white = _drawn(_box(10, 100, 110, 150), stroke=True, line=1)
    assert not white.across
    opened = _drawn(_path((10, 100), (110, 100), (110, 150), (10, 150), closed=False), stroke=True)
    assert (len(opened.across), len(opened.down)) == (2, 1)


def test_the_side_that_closes_an_outline_is_a_rule() -> None:
    shape = _path((10, 100), (110, 100), (160, 150), (10, 150))
    closed = _drawn(shape, stroke=True)
    assert [(r.at, r.start, r.end) for r in closed.down] == [(10, 100, 150)]
    assert not _drawn(shape[:-1], stroke=True).down


def test_a_side_of_an_outline_that_is_no_longer_than_a_rule_is_thick_is_none() -> None:
    upright = _path((10, 100), (110, 100), (110, 103), (60, 150), closed=False)
    assert not _drawn(upright, stroke=True).down
    assert _drawn(
        _path((10, 100), (110, 100), (110, 103.1), (60, 150), closed=False), stroke=True
    ).down
    level = _path((10, 100), (10, 200), (13, 200), (60, 250), closed=False)
    assert not _drawn(level, stroke=True).across


def test_a_curved_side_of_an_outline_is_no_rule() -> None:
    curve = ("c", 60, 650, 80, 650, 110, 700)
    device = _drawn([("m", 10, 700), curve, ("l", 110, 600)], stroke=True)
    assert not device.across
    assert device.down == [Rule(110, 100, 200)]


@pytest.mark.parametrize(
    ("width", "line", "fills"), [(6, 0, 0), (6.1, 0, 1), (6.1, 1, 0), (None, 0, 0)]
)
def test_a_line_as_thick_as_text_is_a_shade(width: float, line: float, fills: int) -> None:
    device = _drawn(_path((10, 100), (110, 100), closed=False), stroke=True, width=width, line=line)
    assert len(device.fills) == fills
    if fills:
        assert device.fills == [Area(10, 96.95, 110, 103.05)]
        assert device.canvas.paints[0].hides
    upright = _drawn(_path((10, 100), (10, 200), closed=False), stroke=True, width=width, line=line)
    assert upright.fills == ([Area(6.95, 100, 13.05, 200)] if fills else [])


def test_a_thick_line_grows_with_the_page() -> None:
    device = _device()
    device.ctm = (4, 0, 0, 1, 0, 0)
    device.paint_path(
        _state(width=3.1), True, False, False, _path((10, 100), (30, 100), closed=False)
    )
    assert len(device.fills) == 1


# Filled areas -------------------------------------------------------------------------------------


def test_a_filled_area_is_kept_as_far_as_it_is_on_the_page() -> None:
    assert _drawn(_box(10, 100, 110, 150), fill=True).fills == [Area(10, 100, 110, 150)]
    assert _drawn(_box(-10, -20, 700, 900), fill=True).fills == [Area(0, 0, 600, 800)]
    assert not _drawn(_box(700, 100, 800, 150), fill=True).fills


@pytest.mark.parametrize(
    ("color", "kept"),
    [(0, True), (1, False), (0.98, False), (0.979, True), ((1, 1, 1), False), ((1, 1, 0.9), True), ((0, 0, 0, 0), False),
     ((0, 0, 0, 0.02), False), ((0, 0, 0, 0.021), True), ("P1", True), ((), True)],
)  # fmt: skip
def test_white_areas_are_no_shades(color: Any, kept: bool) -> None:
    device = _device()
    device.paint_path(_state(fill=color), False, True, False, _box(10, 100, 110, 150))
    assert bool(device.fills) is kept


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        (_path((10, 100), (110, 100), (60, 150)), False),
        (_box(10, 100, 110, 150), True),
        (_path((10, 100), (110, 100), (110, 150), (10, 150), closed=False), True),
        (_path((10, 120), (20, 100), (110, 100), (110, 150), (10, 150)), True),
    ],
)
def test_a_shade_has_the_form_of_a_rectangle(path: list[tuple[Any, ...]], kept: bool) -> None:
    assert bool(_drawn(path, fill=True).fills) is kept


def test_nothing_is_kept_of_what_is_not_painted_hidden_or_left_out() -> None:
    assert not _drawn(_box(10, 100, 110, 150)).canvas.paints
    device = _device(with_paths=False)
    device.paint_path(_state(), False, True, False, _box(10, 100, 110, 150))
    assert not device.fills
    layered = _device()
    layered.open_content(hidden=True)
    layered.paint_path(_state(), False, True, False, _box(10, 100, 110, 150))
    assert not layered.fills
    layered.close_content()
    layered.paint_path(_state(), False, True, False, _box(10, 100, 110, 150))
    assert layered.fills


@pytest.mark.parametrize(
    ("box", "kept"),
    [((-60, 100, -1, 150), True), ((-60, 100, -1.1, 150), False), ((601, 100, 660, 150), True), ((601.1, 100, 660, 150), False),
     ((10, -60, 110, -1), True), ((10, -60, 110, -1.1), False), ((10, 801, 110, 860), True), ((10, 801.1, 110, 860), False)],
)  # fmt: skip
def test_what_stands_beside_the_page_is_not_kept(
    box: tuple[float, float, float, float], kept: bool
) -> None:
    device = _drawn(_box(*box), stroke=True)
    assert bool(device.across) is kept


# What hides ---------------------------------------------------------------------------------------


def _hides(path: list[tuple[Any, ...]]) -> list[bool]:
    return [paint.hides for paint in _drawn(path, fill=True).canvas.paints]


def test_a_rectangle_hides_and_what_has_holes_or_curves_does_not() -> None:
    assert _hides(_box(10, 100, 110, 150)) == [True]
    assert _hides([*_box(10, 100, 110, 150), *_box(20, 110, 100, 140)]) == [False, False]
    assert _hides([*_box(10, 100, 110, 150), *_box(200, 100, 300, 150)]) == [True, True]
    assert _hides(_path((10, 100), (110, 100), (60, 150))) == [False]
    many = [step for i in range(41) for step in _box(10, 10 * i, 110, 10 * i + 5)]
    assert not any(_hides(many))
    few = [step for i in range(40) for step in _box(10, 10 * i, 110, 10 * i + 5)]
    assert all(_hides(few))


def test_a_curve_that_is_no_box_hides_nothing() -> None:
    curve = [("m", 10, 700), ("c", 20, 650, 150, 650, 110, 700), ("h",)]
    assert not any(paint.hides for paint in _drawn(curve, fill=True).canvas.paints)


def test_paint_is_cut_at_the_clipping_area() -> None:
    device = _device()
    device.clip([(50, 690), (80, 660)])
    device.paint_path(_state(), False, True, False, _box(10, 100, 110, 150))
    assert device.canvas.paints[0].area == Area(50, 110, 80, 140)
    device.clip([(60, 700), (200, 670)])
    assert device.brush.clip == Area(60, 110, 80, 130)
    device.clip([(300, 300), (310, 310)])
    device.paint_path(_state(), False, True, False, _box(10, 100, 110, 150))
    assert len(device.canvas.paints) == 1


def test_a_shading_fills_the_clipping_area_and_hides_nothing() -> None:
    device = _device()
    device.clip([(50, 690), (80, 660)])
    device.paint_shading()
    (paint,) = device.canvas.paints
    assert (paint.area, paint.color, paint.hides) == (Area(50, 110, 80, 140), None, False)


@pytest.mark.parametrize("key", ["SMask", "Mask", "ImageMask", "IM"])
def test_a_picture_with_a_mask_lets_something_through(key: str) -> None:
    device = _device()
    device.ctm = (200, 0, 0, 100, 50, 600)
    device.render_image("a", {key: True})
    device.render_image("b", {"Other": True})
    assert [paint.hides for paint in device.canvas.paints] == [False, True]
    assert device.images == device.canvas.pictures == [Area(50, 100, 250, 200)] * 2


def test_a_picture_in_a_layer_that_is_off_or_beside_the_page_is_none() -> None:
    device = _device()
    device.ctm = (200, 0, 0, 100, 50, 600)
    device.open_content(hidden=True)
    device.render_image("a", {})
    assert not device.images
    beside = _device()
    beside.ctm = (200, 0, 0, 100, 700, 600)
    beside.render_image("a", {})
    assert not beside.images


def test_an_annotation_strikes_out_what_is_on_the_page() -> None:
    device = _device()
    device.strike((10, 650, 110, 700))
    device.strike((-50, 650, -10, 700))
    device.strike((-50, 790, 20, 900))
    assert device.canvas.struck == [Area(10, 100, 110, 150), Area(0, 0, 20, 10)]


def test_marked_contents_end_one_by_one_or_all_but_some() -> None:
    device = _device()
    for hidden in (False, True, False):
        device.open_content(hidden=hidden)
    assert device.content_depth == 3
    device.close_content()
    assert device.content_depth == 2
    device.close_content(1)
    assert device.content_depth == 1
    device.close_content(0)
    device.close_content()
    assert device.content_depth == 0


# Characters ---------------------------------------------------------------------------------------


class _Font:
    """A font of pdfminer as far as it is asked."""

    def __init__(self, name: Any = "Arial", **descriptor: Any) -> None:
        self.fontname = name
        self.flags = descriptor.pop("flags", 0)
        self.italic_angle = descriptor.pop("angle", 0)
        self.descriptor = descriptor
        self.shown = descriptor.pop("shown", None)

    def char_width(self, cid: int) -> float:
        return 0.0 if self.shown == "thin" else 0.5

    def to_unichr(self, cid: int) -> str:
        return chr(cid)

    def is_vertical(self) -> bool:
        return False

    def is_multibyte(self) -> bool:
        return False

    def get_descent(self) -> float:
        return -0.25


def _typed(
    text: str, matrix: Sequence[float] = (1, 0, 0, 1, 100, 700), font: _Font | None = None
) -> PageDevice:
    device = _device()
    for letter in text:
        device.render_char(tuple(matrix), font or _Font(), 10, 1, 0, ord(letter), None, _state())  # type: ignore[arg-type]
    return device


def test_a_character_stands_on_its_baseline_and_is_as_large_as_its_font() -> None:
    (char,) = _typed("a").chars[0]
    assert (char.x0, char.x1, char.baseline, char.size) == (100, 105, 100, 10)
    assert (char.top, char.bottom) == (92.5, 102.5)


def test_a_slanted_letter_is_as_wide_as_an_upright_one() -> None:
    (char,) = _typed("a", (1, 0, 0.3, 1, 100, 700)).chars[0]
    assert (char.x0, char.x1) == (100, 105)
    (scaled,) = _typed("a", (2, 0, 0, 2, 100, 700)).chars[0]
    assert (scaled.x1, scaled.size) == (110, 20)


def test_a_turned_character_stands_in_its_own_frame() -> None:
    (char,) = _typed("a", (0, 1, -1, 0, 100, 700)).chars[90]
    assert (char.x0, char.x1, char.baseline) == (700, 705, 100)


@pytest.mark.parametrize(
    ("text", "kept", "count", "unreadable"),
    [("a", "a", 1, 0), (" ", " ", 0, 0), ("\t", " ", 0, 0), ("\u00a0", "\u00a0", 0, 0), ("\u2009", "\u2009", 0, 0), ("\u2003", " ", 0, 0),
     ("\x01", "\ufffd", 1, 1), ("\x85", " ", 0, 0), ("\x81", "\ufffd", 1, 1), ("\ufffd", "\ufffd", 1, 1)],
)  # fmt: skip
def test_what_no_glyph_stands_for_is_unreadable(
    text: str, kept: str, count: int, unreadable: int
) -> None:
    device = _typed(text)
    assert [c.text for c in device.chars[0]] == [kept]
    assert (device.character_count, device.unreadable) == (count, unreadable)


def test_a_soft_hyphen_without_width_is_not_seen() -> None:
    assert not _typed("\u00ad", font=_Font(shown="thin")).chars
    assert _typed("\u00ad").chars[0][0].text == "\u00ad"
    assert _typed("a", font=_Font(shown="thin")).chars


@pytest.mark.parametrize(
    ("name", "text"),
    [("feymr10", "€"), ("ABCDEF+feybr10", "€"), ("TeX-feymr10", "€"), ("ABCDEF+TeX-feyml10", "€"), ("feymr", "e"), ("Arial", "e"), ("Xfeymr10", "e")],
)  # fmt: skip
def test_the_only_glyph_of_a_euro_font_is_the_euro_sign(name: str, text: str) -> None:
    assert _typed("e", font=_Font(name)).chars[0][0].text == text
    assert _typed("a", font=_Font(name)).chars[0][0].text == "a"


@pytest.mark.parametrize(
    ("x", "y", "seen"),
    [(-3.5, 700, True), (-3.6, 700, False), (598.5, 700, True), (598.6, 700, False), (100, 798.5, True), (100, 798.6, False), (100, -3.4, True),
     (100, -3.6, False), (100, 803.4, False)],
)  # fmt: skip
def test_a_character_with_its_middle_off_the_page_is_not_seen(
    x: float, y: float, seen: bool
) -> None:
    device = _typed("a", (1, 0, 0, 1, x, y))
    assert bool(device.chars) is seen
    assert device.hidden == ({} if seen else {"outside": 1})


def test_characters_are_not_seen_for_a_reason() -> None:
    device = _device()
    device.open_content(hidden=True)
    device.render_char((1, 0, 0, 1, 100, 700), _Font(), 10, 1, 0, 97, None, _state())  # type: ignore[arg-type]
    device.render_char((1, 0, 0, 1, 100, 700), _Font(), 10, 1, 0, 32, None, _state())  # type: ignore[arg-type]
    assert device.hidden["layer"] == 1
    clear = _device()
    clear.brush = clear.brush.__class__(alpha=0)
    clear.render_char((1, 0, 0, 1, 100, 700), _Font(), 10, 1, 0, 97, None, _state())  # type: ignore[arg-type]
    assert clear.hidden == {"invisible": 1}
    clipped = _device()
    clipped.clip([(103.6, 720), (200, 690)])
    clipped.render_char((1, 0, 0, 1, 100, 700), _Font(), 10, 1, 0, 97, None, _state())  # type: ignore[arg-type]
    assert clipped.hidden == {"outside": 1}


# Fonts --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "bold", "italic", "symbolic"),
    [
        ("Arial", False, False, False), ("Arial-Bold", True, False, False), ("Roboto-Black", True, False, False),
        ("Gotham-Heavy", True, False, False), ("Open-Semibold", True, False, False), ("Frutiger-Demi", True, False, False),
        ("Univers-Bd", True, False, False), ("Lambda", False, False, False), ("Abdul", False, False, False),
        ("Arial-Italic", False, True, False), ("Arial-Oblique", False, True, False), ("Univers-It", False, True, False),
        ("Britannic", False, False, False), ("Wingdings", False, False, True), ("Webdings", False, False, True),
        ("ZapfDingbats", False, False, True), ("SymbolMT", False, False, True), ("Symbolic", False, False, False),
        ("open-iconic", False, False, True), ("FontAwesome5Free", False, False, True), ("Silicon", False, False, False),
        ("ABCDEF+Arial-Bold", True, False, False), ("BOLDIT+Arial", False, False, False), (b"Arial-Bold", True, False, False), (None, False, False, False),
    ],
)  # fmt: skip
def test_a_font_tells_by_its_name_how_it_is_set(
    name: Any, bold: bool, italic: bool, symbolic: bool
) -> None:
    found = style_of(_Font(name), ())  # type: ignore[arg-type]
    assert (found.bold, found.italic, found.symbolic) == (bold, italic, symbolic)


@pytest.mark.parametrize(
    ("descriptor", "bold", "italic"),
    [({"FontWeight": 600}, True, False), ({"FontWeight": 599}, False, False), ({"FontWeight": "x"}, False, False), ({"flags": 1 << 18}, True, False),
     ({"flags": 1 << 6}, False, True), ({"flags": 1 << 5}, False, False), ({"flags": "x"}, False, False), ({"angle": -12}, False, True)],
)  # fmt: skip
def test_a_font_tells_by_its_descriptor_how_it_is_set(
    descriptor: dict[str, Any], bold: bool, italic: bool
) -> None:
    found = style_of(_Font(**descriptor), ())  # type: ignore[arg-type]
    assert (found.bold, found.italic) == (bold, italic)


def test_two_subsets_of_a_font_are_two() -> None:
    assert style_of(_Font("ABCDEF+Arial"), ()).font == "ABCDEF+Arial"  # type: ignore[arg-type]


# What is said of a page ---------------------------------------------------------------------------


def _warned(folder: Path, page: PdfPage, *, picture: str = "") -> list[str]:
    """What is said of a page, with a picture put on it by ``picture`` (its matrix)."""
    streams, resources = [], ""
    if picture:
        made = "/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray"
        streams, resources = [f"FORM<< {made}|\x80"], "/XObject << /Im1 3 0 R >>"
        page.content.insert(0, f"q {picture} cm /Im1 Do Q")
    source = read_pdf(write_pdf(folder, page, streams=streams, resources=resources), ocr=False)
    assert {(note.stage, note.page) for note in source.warnings} <= {("extract", 1)}
    return [note.message for note in source.warnings]


def _page() -> PdfPage:
    page = PdfPage()
    page.lines(
        72,
        600,
        ["De gemeente bouwt 310 woningen.", "De provincie betaalt mee aan de wegen en bruggen."],
    )
    page.lines(72, 640, ["Het Rijk helpt.", "Dat gebeurt ieder jaar tot en met 2030."])
    return page


def test_a_warning_of_reading_names_its_page(tmp_path: Path) -> None:
    assert _warned(tmp_path, _page()) == []
    assert "bevat een afbeelding" in _warned(tmp_path, _page(), picture="300 0 0 300 72 420")[0]
    stamp = PdfPage().text(72, 60, "Ontvangen 3 mei")
    assert "een paar woorden" in _warned(tmp_path, stamp, picture="595 0 0 842 0 0")[0]
    assert "zonder tekst" in _warned(tmp_path, PdfPage(), picture="595 0 0 842 0 0")[0]
    hidden = _page().text(72, 130, "Van Dongen 425").fill(60, 120, 300, 135, grey=0)
    assert "afgedekte tekst (12 tekens)" in _warned(tmp_path, hidden)[0]


@pytest.mark.parametrize(("count", "said"), [(19, False), (20, True)])
def test_few_characters_beside_the_page_are_marks_of_the_printer(
    tmp_path: Path, count: int, said: bool
) -> None:
    page = _page().text(700, 300, "x" * count)
    assert bool(_warned(tmp_path, page)) is said


@pytest.mark.parametrize(
    ("font", "text", "seen"),
    [
        ("ABCDEF+open-iconic", "6", "•"),
        ("Wingdings-Regular", "n", "•"),
        ("ZapfDingbats", "4", "•"),
        ("Wingdings-Regular", "\uf0a7", "\uf0a7"),
        ("SymbolMT", "2", "2"),
        ("Silicon", "6", "6"),
    ],
)
def test_a_figure_of_a_font_of_pictures_is_no_number(font: str, text: str, seen: str) -> None:
    assert visible_text(text, SimpleNamespace(fontname=font), 5.0, 10.0) == seen
