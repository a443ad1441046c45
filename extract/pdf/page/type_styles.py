"""How characters are set and what they say, as far as the font tells."""

from __future__ import annotations

import re

from pdfminer.pdffont import PDFFont

from extract.pdf.page.glyphs import NARROW_BLANKS
from extract.pdf.page.ink import Style

#: The character that stands for one that cannot be read.
UNREADABLE = "\ufffd"


_BOLD = re.compile(r"bold|black|heavy|semib|demi|(?<![a-z])bd(?![a-z])", re.I)


_ITALIC = re.compile(r"ital|obli|(?<![a-z])it(?![a-z])", re.I)


#: Fonts whose letters and figures are pictures: those of typesetters, and of icons as websites use.
_PICTURES = re.compile(
    r"wingding|webding|dingbat|iconic\b|(?<![a-z])icons?\b|icomoon|awesome|glyphicon|fontello", re.I
)
_SYMBOLIC = re.compile(rf"{_PICTURES.pattern}|symbol(?!ic)", re.I)
#: What is read for a picture that stands for a letter or figure in the file.
_PICTURE = "•"


#: The fonts of LaTeX's eurosym have one glyph, the euro sign, and call it "e".
_EURO = re.compile(r"(?:[A-Z]{6}\+)?(?:TeX-)?fey[a-z]{2}\d+$", re.IGNORECASE)


_FORCE_BOLD = 1 << 18


_ITALIC_FLAG = 1 << 6


def visible_text(text: str, font: PDFFont, width: float, height: float) -> str:
    """Return what is seen of a glyph's text: "" for a soft hyphen that is not drawn."""
    if not text.isprintable():
        text = _printable(text)
    if text == "\u00ad" and width < 0.2 and height > 1:
        return ""
    if text.isascii() and text.isalnum() and _PICTURES.search(str(font.fontname)):
        # "6" may be an arrow, and never is a number.
        return _PICTURE
    return "€" if text == "e" and _EURO.match(str(font.fontname)) else text


def _printable(text: str) -> str:
    """The text of a glyph without what no glyph stands for; control characters are unreadable."""
    if text.isspace():
        return text if text in NARROW_BLANKS else " "
    kept = "".join(c for c in text if c >= " " and not "\x7f" <= c <= "\x9f")
    return kept or (UNREADABLE if text else "")


def style_of(font: PDFFont, color: tuple[float, ...]) -> Style:
    """What can be told of a font from its name and its descriptor."""
    name = font.fontname
    if isinstance(name, bytes):
        name = name.decode("latin-1")
    full = str(name or "")
    # The prefix of a subset stays in the font's name: two subsets can be read differently.
    name = re.sub(r"^[A-Z]{6}\+", "", full)
    flags = font.flags if isinstance(font.flags, int) else 0
    weight = font.descriptor.get("FontWeight")
    heavy = isinstance(weight, int | float) and weight >= 600
    return Style(
        full,
        bool(_BOLD.search(name)) or heavy or bool(flags & _FORCE_BOLD),
        bool(_ITALIC.search(name)) or bool(flags & _ITALIC_FLAG) or bool(font.italic_angle),
        bool(_SYMBOLIC.search(name)),
        color,
    )
