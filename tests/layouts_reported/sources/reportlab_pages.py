"""Makes the PDFs of ReportLab: data beside a letter, words set narrow, a table turned a quarter."""

from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas


def canvas(target: Path, name: str) -> Canvas:
    return Canvas(str(target / f"{name}.pdf"), pagesize=A4, invariant=1)


def letter(target: Path) -> None:
    page = canvas(target, "gegevens-naast-de-brief")
    page.setFont("Helvetica-Bold", 15)
    page.drawString(60, 780, "gemeente Duinbeek")
    page.setFont("Helvetica", 9)
    for i, line in enumerate(
        ("Gedeputeerde Staten", "van de provincie Vechtland", "Postbus 12", "1200 AB HOOGSTAD")
    ):
        page.drawString(60, 715 - 12 * i, line)
    data = (
        "Bezoekadres",
        "Markt 4",
        "Duinbeek",
        "",
        "Datum",
        "12 april 2026",
        "",
        "Ons kenmerk",
        "2026-00412",
        "",
        "Behandeld door",
        "J. de Wit",
        "T 14 0500",
        "",
        "Bijlagen",
        "3",
        "",
        "Onderwerp",
        "Afspraken over",
        "120 huurhuizen",
    )
    for i, line in enumerate(data):
        heading = i == 0 or data[i - 1] == ""
        page.setFont("Helvetica-Bold" if heading else "Helvetica", 7.5)
        page.drawString(456, 640 - 12 * i, line)
    page.setFont("Helvetica", 10)
    body = (
        "Geacht college,",
        "",
        "In ons overleg van 3 maart hebben wij afgesproken dat in onze gemeente",
        "ten minste 640 woningen worden gebouwd, waarvan 210 in de sociale huur.",
        "Deze woningen zijn voor 2030 gereed.",
        "",
        "Wij vragen u deze afspraak te bevestigen en de bijdrage voor de ontsluiting van",
        "het gebied voor de zomer vast te stellen. De kosten daarvan zijn begroot op een",
        "bedrag van 2,4 miljoen euro.",
        "",
        "Hoogachtend,",
        "",
        "",
        "burgemeester en wethouders van Duinbeek",
    )
    for i, line in enumerate(body):
        page.drawString(60, 640 - 14 * i, line)
    page.save()


def narrow(target: Path) -> None:
    page = canvas(target, "smal-gezet")

    def put(x: float, y: float, words: str, scale: float, size: float = 10) -> None:
        text = page.beginText(x, y)
        text.setFont("Helvetica", size)
        text.setHorizScale(scale)
        text.textOut(words)
        page.drawText(text)

    put(60, 780, "Op de locatie Noordpolder komen 480 woningen", 55)
    put(60, 766, "en op de locatie Zuiderhof 1.250.", 140)
    put(60, 752, "Hier stond eerder 9.999 woningen", 0.5)
    put(60, 720, "Tabel 7. Woningen naar locatie en eigendom", 60)
    rows = (
        ("Locatie", "Sociale huur", "Middenhuur", "Koop"),
        ("Noordpolder oost", "160", "80", "240"),
        ("Zuiderhof en omgeving", "400", "250", "600"),
    )
    for i, row in enumerate(rows):
        for x, words in zip((64, 134, 184, 234), row, strict=True):
            put(x, 700 - 16 * i, words, 50 if words[0].isalpha() else 70)
        page.setLineWidth(0.4)
        page.line(60, 696 - 16 * i, 270, 696 - 16 * i)
    page.line(60, 711, 270, 711)
    page.save()


def turned(target: Path) -> None:
    page = canvas(target, "gekantelde-tabel")
    page.setFont("Helvetica", 9)
    page.drawCentredString(297, 20, "14")
    page.saveState()
    page.translate(90, 80)
    page.rotate(90)
    page.setFont("Helvetica-Oblique", 10)
    page.drawString(0, 0, "Tabel 8. Projecten en het jaar waarin zij gereed zijn")
    rows = (
        ("Project", "Gemeente", "2026", "2027", "2028", "Totaal"),
        ("De Weide", "Duinbeek", "12", "24", "36", "72"),
        ("Havenkwartier", "Merendam", "", "110", "95", "205"),
        ("Kerkpad (fase 2)", "Elzerveen", "8", "8", "", "16"),
        ("Totaal", "", "20", "142", "131", "293"),
    )
    for i, row in enumerate(rows):
        y = -22 - 20 * i
        page.setFont("Helvetica-Bold" if i == 0 else "Helvetica", 9)
        for k, (x, words) in enumerate(zip((4, 150, 330, 410, 490, 580), row, strict=True)):
            if k < 2:
                page.drawString(x, y, words)
            else:
                page.drawRightString(x, y, words)
        page.setLineWidth(0.5)
        page.line(0, y - 6, 600, y - 6)
    page.setFont("Helvetica", 7)
    page.drawString(0, -126, "Bron: opgave van de gemeenten, stand van januari 2026.")
    page.restoreState()
    page.save()


def make(target: Path) -> None:
    letter(target)
    narrow(target)
    turned(target)
