"""Makes the PDFs of fpdf2: a table that goes on, notes under a table, names in the middle of their rows."""

from datetime import UTC, datetime
from pathlib import Path

from fpdf import FPDF
from fpdf.enums import TableBordersLayout
from fpdf.fonts import FontFace

PLAIN = FontFace(emphasis="")


def new() -> FPDF:
    pdf = FPDF(format="A5")
    pdf.set_creation_date(datetime(2026, 1, 1, tzinfo=UTC))
    pdf.add_page()
    pdf.set_font("Helvetica", size=9)
    return pdf


def going_on(target: Path) -> None:
    pdf = new()
    pdf.multi_cell(
        0, 5, "De locaties staan in de volgende tabel, met het jaar waarin de bouw begint."
    )
    pdf.ln(3)
    pdf.set_font(style="B")
    pdf.cell(0, 5, "Tabel 9: Locaties en aantallen", new_x="LMARGIN", new_y="NEXT")
    pdf.set_font(style="")
    with pdf.table(
        num_heading_rows=2,
        col_widths=(40, 25, 25, 25),
        line_height=6,
        headings_style=PLAIN,
        text_align=("LEFT", "RIGHT", "RIGHT", "CENTER"),
        borders_layout=TableBordersLayout.HORIZONTAL_LINES,
    ) as table:
        row = table.row()
        row.cell("Locatie", rowspan=2)
        row.cell("Woningen", colspan=2, align="CENTER")
        row.cell("Start", rowspan=2)
        row = table.row()
        row.cell("Huur", align="RIGHT")
        row.cell("Koop", align="RIGHT")
        for number in range(1, 40):
            row = table.row()
            for words in (
                f"Locatie {number}",
                str(10 + number),
                str(20 + number),
                str(2026 + number % 4),
            ):
                row.cell(words)
        row = table.row()
        for words in ("Totaal", "1.240", "1.640", ""):
            row.cell(words)
    pdf.ln(4)
    pdf.multi_cell(0, 5, "Over de locaties die niet in de tabel staan, spreken de gemeenten later.")
    pdf.output(str(target / "vervolg-met-kop.pdf"))


def notes(target: Path) -> None:
    pdf = new()
    pdf.cell(0, 6, "Tabel 10: Plannen en harde plannen", new_x="LMARGIN", new_y="NEXT")
    widths = (50, 30, 30)
    rows = (
        (("Gemeente", ""), ("Plan", "2"), ("Hard", "")),
        (("Duinbeek", ""), ("250", "1"), ("120", "")),
        (("Elzerveen", ""), ("1.410", ""), ("900", "1")),
        (("Merendam", "2"), ("96", ""), ("-", "")),
        (("Totaal", ""), ("1.756", ""), ("1.020", "")),
    )
    for i, row in enumerate(rows):
        y = pdf.get_y()
        x = pdf.l_margin
        for k, ((words, mark), width) in enumerate(zip(row, widths, strict=True)):
            pdf.set_font(style="B" if i == 0 else "", size=9)
            length = pdf.get_string_width(words)
            left = x + 1 if k == 0 else x + width - 4 - length
            pdf.text(left, y + 4, words)
            if mark:
                pdf.set_font(style="", size=5.5)
                pdf.text(left + length + 0.2, y + 2.6, mark)
            x += width
        pdf.line(pdf.l_margin, y + 5.4, pdf.l_margin + 110, y + 5.4)
        pdf.set_y(y + 6)
    pdf.set_font(style="", size=6.5)
    y = pdf.get_y() + 2.5
    for mark, words in (
        ("1", "Inclusief 40 tijdelijke woningen die na 2030 verdwijnen."),
        ("2", "Stand van 1 januari 2026."),
    ):
        pdf.set_font(size=4.5)
        pdf.text(pdf.l_margin + 1, y - 0.8, mark)
        pdf.set_font(size=6.5)
        pdf.text(pdf.l_margin + 2.4, y, words)
        y += 3
    pdf.set_font(size=9)
    pdf.set_y(y + 4)
    pdf.multi_cell(
        0, 5, "De harde plannen liggen vast in een bestemmingsplan dat onherroepelijk is."
    )
    pdf.output(str(target / "noten-onder-de-tabel.pdf"))


def middle(target: Path) -> None:
    pdf = new()
    pdf.cell(0, 6, "Tabel 11. Woningen naar regio en gemeente", new_x="LMARGIN", new_y="NEXT")
    with pdf.table(
        col_widths=(30, 30, 25, 30),
        line_height=6,
        v_align="MIDDLE",
        text_align=("CENTER", "LEFT", "RIGHT", "CENTER"),
    ) as table:
        for words in (("Regio", "Gemeente", "Woningen", "Termijn"),):
            row = table.row()
            for word in words:
                row.cell(word)
        row = table.row()
        row.cell("Vechtland", rowspan=3)
        row.cell("Duinbeek")
        row.cell("1 240")
        row.cell("2026-2030", rowspan=2)
        row = table.row()
        row.cell("Merendam")
        row.cell("380")
        row = table.row()
        row.cell("Elzerveen")
        row.cell("95")
        row.cell("2028-2030")
        row = table.row()
        row.cell("Heuvelrode", rowspan=2)
        row.cell("Hoogwoude")
        row.cell("2 015")
        row.cell("2026-2030", rowspan=2)
        row = table.row()
        row.cell("Zandhuizen")
        row.cell("512")
        row = table.row()
        row.cell("Totaal", colspan=2)
        row.cell("4 242")
        row.cell("")
    pdf.ln(4)
    pdf.multi_cell(0, 5, "De termijn geldt voor de plannen die de gemeenten hebben vastgesteld.")
    pdf.output(str(target / "namen-in-het-midden.pdf"))


def make(target: Path) -> None:
    going_on(target)
    notes(target)
    middle(target)
