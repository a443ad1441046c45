"""Writes small PDFs by hand, for tests: text at a place, rules, fills, and whatever may be wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

A4 = (595, 842)


@dataclass
class PdfPage:
    """A page in the making: ``text`` and the others add to its content; y counts from the top."""

    width: float = A4[0]
    height: float = A4[1]
    extra: str = ""
    content: list[str] = field(default_factory=list)

    def text(
        self, x: float, y: float, text: str, size: float = 10, font: str = "F1", turn: int = 0
    ) -> PdfPage:
        """Text with its baseline at ``y`` from the top; ``turn`` in degrees anticlockwise."""
        a, b = {0: (1, 0), 90: (0, 1), 180: (-1, 0), 270: (0, -1)}[turn]
        coded = text.encode("cp1252").hex()
        self.content.append(
            f"BT /{font} {size} Tf {a} {b} {-b} {a} {x} {self.height - y} Tm <{coded}> Tj ET"
        )
        return self

    def lines(
        self, x: float, y: float, lines: Sequence[str], pitch: float = 13, **how: object
    ) -> float:
        """Lines below each other; gives the height below the last."""
        for line in lines:
            self.text(x, y, line, **how)  # type: ignore[arg-type]
            y += pitch
        return y

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> PdfPage:
        self.content.append(f"{x0} {self.height - y0} m {x1} {self.height - y1} l S")
        return self

    def fill(self, x0: float, top: float, x1: float, bottom: float, grey: float = 0.85) -> PdfPage:
        self.content.append(
            f"q {grey} g {x0} {self.height - bottom} {x1 - x0} {bottom - top} re f Q"
        )
        return self

    def grid(self, xs: Sequence[float], ys: Sequence[float]) -> PdfPage:
        """Rules around all cells."""
        for y in ys:
            self.rule(xs[0], y, xs[-1], y)
        for x in xs:
            self.rule(x, ys[0], x, ys[-1])
        return self


def font(name: str = "Helvetica", to_unicode: int | None = None) -> str:
    mapped = f" /ToUnicode {to_unicode} 0 R" if to_unicode else ""
    return f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding{mapped} >>"


def pdf_bytes(
    pages: Sequence[PdfPage],
    fonts: dict[str, str] | None = None,
    streams: Sequence[str] = (),
    resources: str = "",
    catalog: str = "",
) -> bytes:
    """The file: ``streams`` become objects 3, 4, ... that ``fonts`` and ``resources`` may name.

    A stream that begins with ``OBJECT`` is an object of its own; ``catalog`` is put in the catalog.
    """
    fonts = fonts or {"F1": font(), "F2": font("Helvetica-Bold"), "F3": font("Helvetica-Oblique")}
    objects: list[bytes] = [f"<< /Type /Catalog /Pages 2 0 R {catalog} >>".encode("latin-1"), b""]
    for stream in streams:
        objects.append(_stream(stream))
    named = " ".join(f"/{name} {spec}" for name, spec in fonts.items())
    kids = []
    for page in pages:
        objects.append(_stream("\n".join(page.content)))
        content = len(objects)
        objects.append(
            (
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {page.width} {page.height}] "
                f"/Resources << /Font << {named} >> {resources} >> /Contents {content} 0 R "
                f"{page.extra} >>"
            ).encode()
        )
        kids.append(len(objects))
    listed = " ".join(f"{kid} 0 R" for kid in kids)
    objects[1] = f"<< /Type /Pages /Kids [{listed}] /Count {len(kids)} >>".encode()
    out = bytearray(b"%PDF-1.5\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    for place in places:
        out += f"{place:010d} 00000 n \n".encode()
    out += (
        f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    )
    return bytes(out)


def _stream(text: str) -> bytes:
    if text.startswith("OBJECT"):
        return text.removeprefix("OBJECT").encode("latin-1")
    data = text.encode("latin-1")
    head = "<< /Length " + str(len(data))
    if text.startswith("FORM"):
        head, data = text[4:].split("|", 1)[0], text.split("|", 1)[1].encode("latin-1")
        head += f" /Length {len(data)}"
    return f"{head} >>\nstream\n".encode() + data + b"\nendstream"


def write_pdf(folder: Path, *pages: PdfPage, name: str = "proef.pdf", **how: object) -> Path:
    path = folder / name
    path.write_bytes(pdf_bytes(pages, **how))  # type: ignore[arg-type]
    return path
