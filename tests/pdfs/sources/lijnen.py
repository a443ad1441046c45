"""Makes lijnen.pdf: tables that only vertical rules, groups or turned names tell the cells of."""

import sys

from reportlab.lib import colors
from reportlab.lib.pagesizes import A5
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

TEXT = ParagraphStyle("t", fontName="Helvetica", fontSize=8.5, leading=11, spaceAfter=5)
CAPTION = ParagraphStyle("c", parent=TEXT, fontName="Helvetica-Bold", fontSize=8)
CELL = ParagraphStyle("k", fontName="Helvetica", fontSize=8, leading=9.6)


class Turned(Flowable):
    """A word that reads upwards."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def wrap(self, *_: float) -> tuple[float, float]:
        return 9, 58

    def draw(self) -> None:
        self.canv.rotate(90)
        self.canv.setFont("Helvetica-Bold", 8)
        self.canv.drawString(0, -8, self.text)


def table(rows: list, widths: list[float], *style: tuple) -> Table:
    size = ("FONTSIZE", (0, 0), (-1, -1), 8)
    return Table(rows, colWidths=widths, style=[size, *style], hAlign="LEFT")


def main(target: str) -> None:
    black = colors.black
    right = ("ALIGN", (1, 0), (-1, -1), "RIGHT")
    story = [
        Paragraph("Tabel 1. Woningen met alleen lijnen tussen de kolommen", CAPTION),
        table(
            [["Gemeente", "Huur", "Koop"], ["Duinbeek", "410", "830"], ["Elzerveen", "115", "270"],
             ["Merendam", "31", "67"]],
            [90, 50, 50], right, ("LINEBEFORE", (1, 0), (-1, -1), 0.5, black),
        ),
        Spacer(1, 8),
        Paragraph("Tabel 2. Gemeenten per deelgebied, zonder lijnen daartussen", CAPTION),
        table(
            [["Deelgebied", "Gemeente", "Huur", "Koop"], ["Kust", "Duinbeek", "410", "830"],
             ["", "Merendam", "31", "67"], ["Heuvels", "Elzerveen", "115", "270"],
             ["", "Hoogwoude", "670", "1.345"], ["", "Zandhuizen", "154", "358"]],
            [80, 80, 50, 50], ("ALIGN", (2, 0), (-1, -1), "RIGHT"), ("SPAN", (0, 1), (0, 2)),
            ("SPAN", (0, 3), (0, 5)), ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("LINEABOVE", (0, 0), (-1, 0), 1, black), ("LINEBELOW", (0, 0), (-1, 0), 0.5, black),
            ("LINEBELOW", (0, -1), (-1, -1), 1, black),
        ),
        Spacer(1, 8),
        Paragraph("Tabel 3. Plannen met een toelichting achter de getallen", CAPTION),
        table(
            [["Plan", "Aantal", "Toelichting"],
             ["Spoorzone", "240", Paragraph("vastgesteld, de bouw begint zodra de weg er ligt", CELL)],
             ["Dorpshart", "36", ""],
             ["Kloosterland", "118", Paragraph("wacht op een aansluiting op het net van de stad", CELL)]],
            [80, 45, 150], ("VALIGN", (0, 0), (-1, -1), "TOP"), ("ALIGN", (1, 0), (1, -1), "RIGHT"),
        ),
        PageBreak(),
        Paragraph("Tabel 4. Woningen naar soort, met gekantelde koppen", CAPTION),
        table(
            [["Gemeente", Turned("Sociale huur"), Turned("Middenhuur"), Turned("Koop")],
             ["Duinbeek", "410", "96", "734"], ["Elzerveen", "115", "40", "230"],
             ["Merendam", "31", "12", "55"]],
            [90, 34, 34, 34], right, ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
            ("LINEBELOW", (0, 0), (-1, -1), 0.4, colors.grey),
        ),
    ]  # fmt: skip
    SimpleDocTemplate(
        target, pagesize=A5, leftMargin=45, rightMargin=45, topMargin=45, invariant=1
    ).build(story)


if __name__ == "__main__":
    main(sys.argv[1])
