"""Pages written here by hand, each with a layout that a rule of reading PDFs is for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from extract.model import SourceText
from extract.pdf import read_pdf
from tests.layout_edges import PROSE
from tests.pdf_writer import PdfPage, write_pdf

Pages = tuple[PdfPage, ...]


def read_all(folder: Path) -> Iterator[tuple[str, SourceText]]:
    """All cases by name, read."""
    for name, make in _CASES.items():
        yield name, read_pdf(write_pdf(folder, *make()))


def _row(page: PdfPage, xs: list[float], y: float, *texts: str, **how: object) -> None:
    for x, text in zip(xs, texts, strict=True):
        if text:
            page.text(x, y, text, **how)  # type: ignore[arg-type]


def merged_cells() -> Pages:
    page = PdfPage().text(60, 90, "Tabel 1. Woningen naar soort en fase")
    page.rule(60, 100, 400, 100).rule(160, 120, 400, 120)
    for y in (140, 160, 180, 200):
        page.rule(60, y, 400, y)
    for x in (60, 160, 280, 400):
        page.rule(x, 100, x, 200)
    for x in (220, 340):
        page.rule(x, 120, x, 200)
    _row(page, [64, 164, 284], 114, "Gemeente", "Huur", "Koop", font="F2")
    _row(page, [164, 224, 284, 344], 134, "Plan", "Klaar", "Plan", "Klaar", font="F2")
    for i, name in enumerate(("Duinbeek", "Merendam", "Totaal")):
        values = [f"{(i + 1) * 10 + k}" for k in range(4)]
        _row(page, [64, 164, 224, 284, 344], 154 + 20 * i, name, *values)
    page.lines(60, 230, PROSE)
    return (page,)


def merged_rows() -> Pages:
    page = PdfPage()
    page.grid([60, 160, 260, 340], [100, 120])
    for x in (60, 160, 260, 340):
        page.rule(x, 120, x, 200)
    for y in (140, 180):
        page.rule(160, y, 340, y)
    page.rule(60, 160, 340, 160).rule(60, 200, 340, 200)
    _row(page, [64, 164, 264], 114, "Gemeente", "Soort", "Aantal", font="F2")
    for i, (name, kind, count) in enumerate(
        (
            ("Duinbeek", "Huur", "41"),
            ("", "Koop", "85"),
            ("Merendam", "Huur", "31"),
            ("", "Koop", "65"),
        )
    ):
        _row(page, [64, 164, 264], 134 + 20 * i, name, kind, count)
    return (page,)


def zebra() -> Pages:
    page = PdfPage()
    _row(page, [64, 220, 320], 94, "Gemeente", "Plan", "Gereed", font="F2")
    for i, name in enumerate(("Duinbeek", "Merendam", "Elzerveen", "Hoograde", "Totaal")):
        if i % 2 == 0:
            page.fill(60, 100 + 18 * i, 380, 118 + 18 * i)
        _row(page, [64, 220, 320], 113 + 18 * i, name, f"{41 + i}", f"{8 + i},5%")
    return (page,)


def rules_between_rows() -> Pages:
    page = PdfPage().text(60, 80, "Tabel 2: Plannen en wie ze maakt", font="F3")
    page.rule(60, 90, 500, 90).rule(60, 110, 500, 110)
    _row(page, [60, 240, 400], 104, "Actie", "Trekker", "Gereed", font="F2")
    y = 124.0
    for i, who in enumerate(("gemeente Duinbeek", "provincie", "corporaties")):
        _row(page, [60, 240, 400], y, f"Plan {chr(97 + i)} wordt gemaakt", who, f"eind 202{6 + i}")
        page.text(60, y + 12, "samen met de buurt.")
        page.rule(60, y + 18, 500, y + 18)
        y += 32
    page.text(60, y + 6, "* Data onder voorbehoud.", size=7)
    return (page,)


def no_rules_with_groups() -> Pages:
    page = PdfPage()
    xs = [60.0, 200.0, 280.0, 360.0]
    _row(page, xs, 100, "Kern", "Huur", "Koop", "Samen", font="F2")
    y = 120.0
    for group in ("Noord", "Zuid"):
        page.text(60, y, group, font="F2")
        for i in range(3):
            y += 16
            _row(page, xs, y, f"Dorp {group[0]}{i}", f"{12 + i}", f"{1300 + i}", f"{1312 + 2 * i}")
        y += 22
    page.lines(60, y + 30, PROSE)
    return (page,)


def wrapped_cells() -> Pages:
    page = PdfPage().grid([60, 200, 330, 480], [100, 124, 172, 220])
    _row(page, [64, 204, 334], 116, "Wat", "Wie", "Wanneer", font="F2")
    page.lines(64, 136, ["De woningbouw versnel-", "len in alle kernen van", "de regio."], pitch=12)
    page.lines(204, 136, ["Gemeenten", "en provincie"], pitch=12)
    page.text(334, 136, "Voor 1 juli 2026")
    page.lines(64, 184, ["• plannen maken;", "• geld zoeken;", "• beginnen."], pitch=12)
    page.lines(204, 184, ["Het Rijk"], pitch=12)
    page.text(334, 184, "Ieder jaar")
    return (page,)


def boxes_in_the_text() -> Pages:
    page = PdfPage()
    page.lines(60, 60, PROSE)
    page.grid([60, 535], [160, 250])
    page.text(70, 178, "Afspraak 1", font="F2")
    page.lines(
        70, 194, ["De gemeenten bouwen ieder jaar 400 woningen.", "De provincie helpt hen daarbij."]
    )
    page.lines(60, 280, PROSE)
    return (page,)


def two_columns() -> Pages:
    page = PdfPage().text(60, 60, "Wonen in de regio Vechtland", size=18)
    words = " ".join(PROSE).split()
    lines = [" ".join(words[i : i + 6]) for i in range(0, len(words), 6)]
    page.text(60, 92, "Bouwen", size=12, font="F2")
    page.lines(60, 110, lines)
    page.text(320, 92, "Zorgen", size=12, font="F2")
    page.lines(320, 110, list(reversed(lines)))
    page.text(60, 800, "Vechtland", size=8).text(530, 800, "3", size=8)
    return (page,)


def notes_at_the_foot() -> Pages:
    pages = []
    for number in (1, 2, 3):
        page = PdfPage().text(60, 40, "Woonakkoord regio Vechtland", size=8)
        page.text(60, 80, f"{number}. Hoofdstuk {chr(64 + number)}", size=14, font="F2")
        page.lines(60, 110, [f"{line[: 60 + 3 * number]} {chr(64 + number)}" for line in PROSE])
        page.text(60, 220, "Zie de visie van de provincie over wonen").text(243, 216, "1", size=6)
        page.rule(60, 730, 200, 730)
        page.text(60, 742, "1", size=6).text(66, 745, "Visie van 2023, bijlage 2.", size=8)
        page.text(290, 810, f"{number + 4}", size=8)
        pages.append(page)
    return tuple(pages)


def headings_and_lists() -> Pages:
    page = PdfPage().text(60, 60, "Uitvoeringsprogramma", size=22)
    page.text(60, 90, "1 Bouwen", size=16).text(60, 112, "1.1 Tempo", size=12, font="F2")
    y = page.lines(60, 132, PROSE)
    page.text(60, y + 8, "Wie doet wat", font="F3")
    y = page.lines(60, y + 22, PROSE[:3])
    page.text(60, y + 6, "De partijen spreken af:")
    for i, (mark, text) in enumerate(
        (
            ("•", "dat zij bouwen;"),
            ("–", "in de dorpen;"),
            ("–", "in de stad;"),
            ("•", "dat zij betalen."),
        )
    ):
        left = 72 if mark == "•" else 90
        page.text(left, y + 22 + 14 * i, mark).text(left + 12, y + 22 + 14 * i, text)
    y += 100
    for i, text in enumerate(
        ("de gemeente bouwt;", "de provincie betaalt;", "het Rijk kijkt mee.")
    ):
        page.text(60, y + 14 * i, f"{'abc'[i]}.").text(80, y + 14 * i, text)
    return (page,)


def table_over_pages() -> Pages:
    first, second, third = PdfPage(), PdfPage(), PdfPage()
    first.lines(60, 60, PROSE)
    first.text(60, 630, "Tabel 3. Projecten")
    number = 0
    for page, top, count in ((first, 640, 6), (second, 60, 8), (third, 60, 3)):
        page.grid([60, 220, 320, 400], [top + 20 * i for i in range(count + 2)])
        _row(page, [64, 224, 324], top + 14, "Project", "Gemeente", "Aantal", font="F2")
        for i in range(count):
            number += 1
            _row(
                page,
                [64, 224, 324],
                top + 34 + 20 * i,
                f"Plan {number}",
                "Duinbeek",
                f"{number * 10}",
            )
    third.lines(60, 200, PROSE)
    return first, second, third


def turned_heads() -> Pages:
    page = PdfPage().grid([60, 160, 190, 220, 250], [100, 180, 200, 220, 240])
    page.text(64, 176, "Gemeente")
    for x, text in zip((178, 208, 238), ("Sociale huur", "Middenhuur", "Koop"), strict=True):
        page.text(x, 176, text, turn=90)
    for i, name in enumerate(("Duinbeek", "Merendam", "Elzerveen")):
        _row(page, [64, 164, 194, 224], 194 + 20 * i, name, f"{i + 4}", f"{i + 11}", f"{i + 30}")
    return (page,)


def landscape_page() -> Pages:
    page = PdfPage(842, 595)
    page.text(60, 60, "Bijlage 1 Projecten", size=14, font="F2")
    xs = [60.0, 200.0, 320.0, 420.0, 520.0]
    _row(page, xs, 90, "Project", "Gemeente", "2025", "2026", "2027", font="F2")
    for i in range(6):
        _row(
            page,
            xs,
            108 + 15 * i,
            f"Plan {i}",
            "Merendam",
            f"{i}",
            "-" if i % 2 else f"{i * 3}",
            "PM",
        )
    return (page,)


def words_spaced_out() -> Pages:
    page = PdfPage()
    for i, letter in enumerate("WONEN"):
        page.text(60 + 13 * i, 70, letter, size=12)
    page.text(60, 100, "De ge\xadmeente en de woning-").text(60, 113, "bouw in West-")
    page.text(60, 126, "Friesland gaan door; 2025-").text(60, 139, "2030 is de termijn.")
    page.text(60, 165, "Totaal").text(60.3, 165, "Totaal").text(120, 165, "1").text(
        126.5, 165, ".250"
    )
    page.text(60, 190, "m").text(68.5, 186, "2", size=6).text(80, 190, "per woning")
    page.text(60, 215, "EUR").text(85, 215, "€ 12,50")
    return (page,)


def contents() -> Pages:
    page = PdfPage().text(60, 60, "Inhoudsopgave", size=16)
    for i, title in enumerate(("Inleiding", "Opgave", "Afspraken", "Uitvoering", "Bijlagen")):
        page.text(60, 90 + 16 * i, f"{i + 1} {title} {'.' * 60} {3 + 4 * i}")
    return (page,)


def two_tables_beside_each_other() -> Pages:
    page = PdfPage()
    for left, name in ((50.0, "Huur"), (320.0, "Koop")):
        page.text(left, 84, f"Tabel {1 if left < 100 else 2}. {name}")
        page.grid([left, left + 110, left + 170], [90, 110, 130, 150])
        _row(page, [left + 4, left + 114], 104, "Gemeente", name, font="F2")
        _row(page, [left + 4, left + 114], 124, "Duinbeek", "41")
        _row(page, [left + 4, left + 114], 144, "Merendam", "31")
    return (page,)


def letterhead() -> Pages:
    page = PdfPage().text(400, 50, "provincie Vechtland", size=14)
    page.lines(
        60, 120, ["Aan de raad van de", "gemeente Duinbeek", "Postbus 1", "1234 AB DUINBEEK"]
    )
    for i, (field, value) in enumerate(
        (("Datum", "12 maart 2026"), ("Kenmerk", "2026/0123"), ("Onderwerp", "Woningbouw"))
    ):
        page.text(60, 200 + 14 * i, field).text(140, 200 + 14 * i, value)
    page.text(60, 260, "Geachte leden van de raad,")
    page.lines(60, 286, PROSE)
    page.text(60, 390, "Hoogachtend,")
    return (page,)


_CASES: Mapping[str, Callable[[], Pages]] = {
    make.__name__.replace("_", "-"): make
    for make in (
        merged_cells, merged_rows, zebra, rules_between_rows, no_rules_with_groups, wrapped_cells,
        boxes_in_the_text, two_columns, notes_at_the_foot, headings_and_lists, table_over_pages,
        turned_heads, landscape_page, words_spaced_out, contents, two_tables_beside_each_other,
        letterhead,
    )
}  # fmt: skip
