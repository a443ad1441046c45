"""Pages that stand otherwise: turned text, /Rotate, a CropBox away from the origin. Needs reportlab and pikepdf."""

import sys
from pathlib import Path

import pikepdf
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Table

ROWS = [
    ["Gemeente", "Huur", "Koop", "Totaal"],
    ["Duinbeek", "410", "830", "1.240"],
    ["Elzerveen", "120", "265", "385"],
    ["Hoogwoude", "670", "1.345", "2.015"],
]
TEXTS = [
    (
        "De verdeling van de woningen over de gemeenten staat in de tabel hieronder.",
        "De aantallen zijn vastgesteld in het overleg met de provincie.",
    ),
    (
        "In het tweede jaar komen er in alle gemeenten woningen bij, ook in de kleine.",
        "Voor de jaren daarna maken partijen in een later stadium afspraken.",
    ),
    (
        "Een pagina kan gedraaid in het bestand staan en toch recht te lezen zijn.",
        "Wie haar opent ziet de tekst van links naar rechts.",
    ),
    (
        "Van deze pagina is maar een deel te zien, omdat de randen zijn afgesneden.",
        "Wat daarbuiten valt hoort niet bij de tekst.",
    ),
]


def draw(canvas: Canvas, x: float, y: float, number: int) -> None:
    canvas.setFont("Helvetica", 10)
    for line in TEXTS[number]:
        canvas.drawString(x, y, line)
        y -= 14
    rows = [ROWS[0], *([row[0], *(f"{cell}{number}" for cell in row[1:])] for row in ROWS[1:])]
    table = Table(rows, colWidths=[90, 60, 60, 60])
    table.setStyle(
        [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("FONT", (0, 0), (-1, 0), "Helvetica-Bold")]
    )
    table.wrapOn(canvas, 400, 400)
    table.drawOn(canvas, x, y - 90)


def main(out: Path) -> None:
    canvas = Canvas(str(out), pagesize=A4, invariant=1)
    width, height = A4
    canvas.translate(0, height)
    canvas.rotate(-90)
    draw(canvas, 60, width - 80, 0)
    canvas.showPage()
    canvas.translate(width, 0)
    canvas.rotate(90)
    draw(canvas, 60, width - 80, 1)
    canvas.showPage()
    draw(canvas, 160, height - 240, 2)
    canvas.showPage()
    draw(canvas, 160, height - 240, 3)
    canvas.setFont("Helvetica", 10)
    canvas.drawString(20, 20, "Buiten beeld")
    canvas.showPage()
    canvas.save()
    with pikepdf.open(out, allow_overwriting_input=True) as pdf:
        pdf.pages[2].Rotate = 90
        pdf.pages[2].CropBox = [100, 200, 560, 800]
        pdf.pages[3].MediaBox = [20, 30, 590, 830]
        pdf.pages[3].CropBox = [120, 300, 560, 780]
        pdf.save(out)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
