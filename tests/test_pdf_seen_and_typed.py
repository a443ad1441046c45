"""What a viewer draws over a page, and what nobody sees: redactions, typed text, faint and tiny type."""

from pathlib import Path

import pytest

from extract.model import Segment, SourceText
from extract.pdf import read_pdf
from extract.pdf.opening import MAX_PATHS
from extract.pdf.page.glyphs import Char
from extract.pdf.page.ink import Style
from extract.pdf.page.superiors import with_superiors
from tests.pdf_writer import PdfPage, write_pdf

SECRET = "Mevrouw Oosterhuis bouwt 771 woningen."
OPEN = "De gemeente Duinbeek bouwt 310 woningen."


def page_with(*content: str) -> PdfPage:
    page = PdfPage().text(72, 100, OPEN).text(72, 140, SECRET)
    page.content += content
    return page


def read(folder: Path, page: PdfPage, **how: object) -> SourceText:
    return read_pdf(write_pdf(folder, page, **how))


def annotated(folder: Path, annotation: str, page: PdfPage | None = None) -> SourceText:
    page = page or page_with()
    page.extra = "/Annots [3 0 R]"
    stream = f"OBJECT<< /Type /Annot /Rect [70 698 300 712] /F 4 {annotation} >>"
    return read(folder, page, streams=[stream])


def test_what_is_marked_to_be_blacked_out_is_not_read(tmp_path: Path) -> None:
    assert "Oosterhuis" not in annotated(tmp_path, "/Subtype /Redact").text


@pytest.mark.parametrize(
    ("more", "seen"),
    [("/IC [0 0 0]", False), ("/C [0 0 0]", True), ("/IC [0 0 0] /CA 0.3", True)],
)
def test_a_filled_box_that_the_viewer_draws_covers_text(
    tmp_path: Path, more: str, seen: bool
) -> None:
    assert ("Oosterhuis" in annotated(tmp_path, f"/Subtype /Square {more}").text) is seen


@pytest.mark.parametrize(
    "annotation",
    [
        "/Subtype /FreeText /Contents (Merendam bouwt 12 woningen) /DA (/F1 9 Tf)",
        "/Subtype /Widget /FT /Tx /V (Merendam bouwt 12 woningen)",
    ],
)
def test_typed_text_without_an_appearance_is_read_at_its_place(
    tmp_path: Path, annotation: str
) -> None:
    source = annotated(tmp_path, annotation, PdfPage().text(72, 100, OPEN))
    start = source.text.index("Merendam bouwt 12 woningen")
    (box,) = source.boxes_of([Segment(start, start + 8)])
    assert 70 <= box.x0 < box.x1 <= 300 and 130 <= box.top < box.bottom <= 144


def test_a_button_types_nothing(tmp_path: Path) -> None:
    assert "Ja" not in annotated(tmp_path, "/Subtype /Widget /FT /Btn /V (Ja)").text


def rounded(radius: float) -> str:
    x0, y0, x1, y1, r = 70, 697, 300, 713, radius
    return (
        f"0 g {x0 + r} {y0} m {x1 - r} {y0} l {x1} {y0} {x1} {y0} {x1} {y0 + r} c"
        f" {x1} {y1 - r} l {x1} {y1} {x1} {y1} {x1 - r} {y1} c {x0 + r} {y1} l"
        f" {x0} {y1} {x0} {y1} {x0} {y1 - r} c {x0} {y0 + r} l"
        f" {x0} {y0} {x0} {y0} {x0 + r} {y0} c h f"
    )


@pytest.mark.parametrize("radius", [3, 8])
def test_a_box_with_round_corners_covers_text(tmp_path: Path, radius: float) -> None:
    assert "Oosterhuis" not in read(tmp_path, page_with(rounded(radius))).text


def test_a_page_with_a_map_is_no_reason_to_read_covered_text(tmp_path: Path) -> None:
    lines = " ".join(
        f"{60 + i % 400} 100 m {66 + i % 400} {110 + i % 90} l S" for i in range(MAX_PATHS + 10)
    )
    page = page_with("0 g 70 697 230 16 re f", lines)
    source = read(tmp_path, page)
    assert any("kaart of tekening" in note.message for note in source.warnings)
    assert OPEN in source.text and "Oosterhuis" not in source.text


@pytest.mark.parametrize(("alpha", "seen"), [(0.05, False), (0.06, True)])
def test_faint_text_is_not_seen(tmp_path: Path, alpha: float, seen: bool) -> None:
    page = PdfPage().text(72, 100, OPEN)
    page.content += ["q /G gs"]
    page.text(72, 140, SECRET).content += ["Q"]
    source = read(tmp_path, page, resources=f"/ExtGState << /G << /ca {alpha} >> >>")
    assert ("Oosterhuis" in source.text) is seen


@pytest.mark.parametrize(("size", "seen"), [(0.9, False), (1.2, True)])
def test_tiny_text_is_not_seen(tmp_path: Path, size: float, seen: bool) -> None:
    page = PdfPage().text(72, 100, OPEN).text(72, 140, SECRET, size=size)
    assert ("Oosterhuis" in read(tmp_path, page).text) is seen


def test_struck_words_in_a_line_are_no_gutter(tmp_path: Path) -> None:
    page = PdfPage()
    for i, (before, struck, after) in enumerate(
        [
            ("De gemeente bouwt", "twee honderd", "310 woningen in de"),
            ("komende jaren met", "weinig hulp en", "veel hulp van allen."),
        ]
    ):
        y = 100 + 14 * i
        page.text(72, y, before).text(166, y, struck).text(233, y, after)
        page.rule(166, y - 3.5, 228, y - 3.5)
    text = " ".join(read(tmp_path, page).text.split())
    assert text == "De gemeente bouwt 310 woningen in de komende jaren met veel hulp van allen."


# Raised figures of a font's own -------------------------------------------------------------------

PLAIN = Style("Serif", False, False, False)


def chars(*letters: tuple[str, float]) -> list[Char]:
    """Characters of 10 points on one line, each with its width as a part of the type size."""
    x, found = 0.0, []
    for text, width in letters:
        found.append(Char(text, x, 0.0, x + 10 * width, 10.0, 8.0, 10.0, PLAIN))
        x += 10 * width
    return found


def raised(*letters: tuple[str, float]) -> str:
    line = chars(*letters)
    return "".join(
        b.text for a, b in zip(line, with_superiors(line), strict=True) if b.size < a.size
    )


def test_a_figure_narrower_than_the_others_of_its_font_is_raised() -> None:
    assert raised(("4", 0.5), ("1", 0.5), ("0", 0.5), ("2", 0.35)) == "2"


@pytest.mark.parametrize(("width", "found"), [(0.36, "2"), (0.38, "")])
def test_how_much_narrower_a_raised_figure_is(width: float, found: str) -> None:
    assert raised(("4", 0.5), ("0", 0.5), ("2", width)) == found


def test_a_narrow_one_is_raised_only_beside_a_wide_one() -> None:
    assert raised(("4", 0.5), ("0", 0.5), ("1", 0.3)) == ""
    assert raised(("1", 0.5), ("0", 0.5), ("1", 0.3)) == "1"


def test_a_letter_is_raised_where_the_font_has_a_wider_one() -> None:
    assert raised(("a", 0.5), ("n", 0.5), ("a", 0.3)) == "a"


def test_condensed_text_is_not_raised() -> None:
    plain = [(c, 0.5) for c in "woning"]
    condensed = [(c, 0.3) for c in "woning"]
    assert raised(*plain, *condensed) == ""


def test_text_that_is_fitted_to_a_scan_is_not_raised() -> None:
    assert raised(*(("e", width) for width in (0.6, 0.5, 0.55, 0.45, 0.4))) == ""
