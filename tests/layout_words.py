"""Which words and signs a rule of layout knows: the same layout with one word of a list in it.

The lists stand here and not in the code, with words beside them that the rule does not know. What is
kept is how the layout is read with each, so that a word that was lost is one changed line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from extract.clean import clean
from extract.markdown import parse_markdown
from extract.model import SourceText
from extract.passages import passages
from extract.pdf import read_pdf
from extract.text import parse_text
from tests.layout_edges import BODY, PROSE
from tests.pdf_writer import PdfPage, write_pdf


@dataclass(frozen=True, slots=True)
class Words:
    """Layouts that differ in one word or sign."""

    name: str
    words: Sequence[str]
    make: Callable[[str], str | PdfPage | tuple[PdfPage, ...]]
    say: Callable[[SourceText], str]
    markdown: bool = False


def read_words(folder: Path) -> Iterator[tuple[str, Sequence[str]]]:
    """For each list, a line for what is read and the words with which it is; PDFs are written in
    ``folder``."""
    for family in _FAMILIES:
        found: dict[str, list[str]] = {}
        for word in family.words:
            source = _read(family.make(word), folder, family.markdown)
            found.setdefault(family.say(source), []).append(word)
        yield family.name, [f"{said}: {_listed(words)}" for said, words in found.items()]


def _read(made: str | PdfPage | tuple[PdfPage, ...], folder: Path, markdown: bool) -> SourceText:
    if isinstance(made, str):
        return parse_markdown(made) if markdown else parse_text(made)
    pages = made if isinstance(made, tuple) else (made,)
    return read_pdf(write_pdf(folder, *pages))


def _listed(words: Sequence[str]) -> str:
    return " | ".join(
        word.encode("unicode_escape").decode() if len(word) == 1 else word for word in words
    )


def _first(source: SourceText) -> str:
    block = source.blocks[0]
    return f"{block.kind} of level {block.level}"


def _marked(source: SourceText) -> str:
    block = source.blocks[0]
    text = clean(source.text, block.segments).text
    return (
        f"{block.kind} of level {block.level}, {'with' if block.marker else 'no'} mark, {text[:5]}"
    )


def _last_kind(source: SourceText) -> str:
    return source.blocks[-1].kind


def _count(source: SourceText) -> str:
    return f"{len(source.blocks)} blocks, the first a {source.blocks[0].kind}"


def _furniture(source: SourceText) -> str:
    labels = " ".join(page.label or "-" for page in source.pages)
    return f"{sum(b.kind == 'furniture' for b in source.blocks)} furniture, labels {labels}"


def _table(source: SourceText) -> str:
    if not source.grids:
        return "no table"
    grid = source.grids[0]
    heads = sum(cell.is_header for cell in grid.cells)
    return f"{grid.row_count} x {grid.column_count}, {heads} heads, {len(grid.cells)} cells"


def _stem(source: SourceText) -> str:
    last = passages(source, 1, 1)[-1]
    return f"{last.kind} {'introduced' if last.stem else 'alone'}"


def _text(source: SourceText) -> str:
    return clean(source.text, source.blocks[0].segments).text


def _rows(*rows: str) -> str:
    return "\n".join(rows) + "\n"


_OPEN = [
    "de",
    "het",
    "een",
    "van",
    "in",
    "en",
    "of",
    "met",
    "voor",
    "op",
    "te",
    "aan",
    "door",
    "naar",
    "bij",
    "om",
    "tot",
    "als",
    "dat",
    "die",
    "hun",
    "onze",
    "ons",
    "deze",
    "dit",
    "per",
    "uit",
    "over",
    "onder",
    "tussen",
    "zonder",
    "binnen",
    "waarvan",
    "waarin",
    "waarbij",
    "zowel",
    "maar",
    "ook",
    "niet",
    "geen",
    "circa",
    "ca",
    "ruim",
    "minimaal",
    "maximaal",
    "andere",
    "elke",
    "ieder",
    "iedere",
    "alle",
    "huis",
    "wonen",
    "snel",
    "zij",
]
_FINITE = [
    "is",
    "zijn",
    "was",
    "waren",
    "wordt",
    "worden",
    "werd",
    "werden",
    "heeft",
    "hebben",
    "had",
    "hadden",
    "kan",
    "kunnen",
    "zal",
    "zullen",
    "moet",
    "moeten",
    "gaat",
    "gaan",
    "wil",
    "willen",
    "mag",
    "mogen",
    "komt",
    "komen",
    "bouwt",
    "samen",
    "groot",
]


def _small_table(page: PdfPage, value: str = "85") -> PdfPage:
    rows = (
        ("Gemeente", "Plan", "Gereed"),
        ("Duinbeek", "410", value),
        ("Merendam", "310", "65"),
        ("Hoog", "12", "3"),
    )
    for i, row in enumerate(rows):
        for x, text in zip((60, 200, 280), row, strict=True):
            page.text(x, 100 + 16 * i, text)
    return page


def _numbered(form: str) -> tuple[PdfPage, ...]:
    pages = []
    for number, subject in enumerate(("Wonen", "Zorgen", "Werken"), 4):
        page = PdfPage().text(60, 100, f"{subject} doen wij samen met alle partners in de regio.")
        pages.append(page.text(290, 810, form.format(number)))
    return tuple(pages)


def _noted(mark: str) -> PdfPage:
    page = PdfPage()
    page.lines(60, 100, PROSE)
    return page.text(60, 740, f"{mark} Zie de visie van de provincie.", size=8)


def _sorts(source: SourceText) -> str:
    kinds = [block.kind for block in source.blocks]
    return f"{_table(source)}; {', '.join(kinds) or 'no blocks'}"


_FAMILIES = (
    Words("words that leave a title open", _OPEN, lambda w: f"Samenwerking {w}\n\n{BODY}", _first),
    Words("verbs that make a title a sentence", _FINITE, lambda w: f"Regio {w} {'b' * (40 - len(w))}\n{BODY}", _count),
    Words(
        "words of a caption",
        ["Figuur", "Afbeelding", "Kaart", "Grafiek", "Foto", "Schema", "Kader", "Diagram", "Tabel", "Bijlage", "Tekening"],
        lambda w: f"{w} 3 Ligging in de regio\n\n{BODY}",
        _first,
    ),
    Words(
        "forms of the number of a caption",
        ["3", "3.1", "3-1", "3a", "IV", "B3", "12", "drie", "x"],
        lambda w: f"Tabel {w} Ligging\n\n{BODY}",
        _first,
    ),
    Words(
        "sources of a figure",
        ["Bron:", "Bronnen:", "Bron :", "bron", "Herkomst:"],
        lambda w: f"{w} CBS 2024\n\n{BODY}",
        _first,
    ),
    Words(
        "verbs after the number of a table",
        ["toont", "tonen", "geeft", "geven", "laat", "laten", "bevat", "is", "zijn", "staat", "staan", "volgt", "biedt", "wordt", "worden", "en", "of", "verdeling", "per", "woningen"],
        lambda w: f"Tabel 2 {w} de aantallen\n\n{BODY}",
        _first,
    ),
    Words(
        "bullets",
        [*"→►●•▪■◊◆◦○✓✔➢➔➤»·\uf0b7\uf0a7\uf0d8\uf02d-–—‒~*o+#"],
        lambda w: f"{w} Iedereen bouwt mee.\n",
        _marked,
    ),
    Words("bullets stuck to their text", [*"•→-–*o"], lambda w: f"{w}Iedereen bouwt mee.\n", _marked),
    Words(
        "marks of articles",
        [
            "1.", "1)", "(1)", "1", "12.", "123.", "1.1", "1.1.", "1.1.1", "1.1.1.1", "1.250", "a.", "a)", "(a)", "A)",
            "A.", "ii)", "(iv)", "(xii)", "Art. 3", "Artikel 3.", "Artikel 3", "artikel 3.1", "Art.4.",
        ],
        lambda w: f"{w} De partijen bouwen samen.\n",
        _marked,
    ),
    Words(
        "chapters without a number before them",
        [
            "Bijlage 1", "Bijlage A", "Bijlage II", "bijlage 3", "Hoofdstuk 2", "HOOFDSTUK 2", "Deel C", "Paragraaf 4",
            "Bijlage", "Wonen", "WONEN", "WONEN IN DE STAD",
        ],
        lambda w: f"{w}\n\n{BODY}",
        _first,
    ),
    Words(
        "ends of a sentence",
        [
            ".", "!", "?", "…", ":", ";", '."', ".'", ".)", ".2", ".12", "?”", "!»", " (zie hoofdstuk 8)", " (vgl. bijlage 2)",
            " (Zie ook 3)", " (bron CBS)", ",", " -", "", "2",
        ],
        lambda w: f"Samen bouwen{w}\n\n{BODY}",
        _first,
    ),
    Words(
        "openings of a title",
        ["‘Samen’", "'Samen'", "“Samen”", '"Samen"', "(Samen)", "Samen", "samen", "3 Samen", "3 samen", "33 Samen", "333 Samen", "—Samen"],
        lambda w: f"{w} bouwen\n\n{BODY}",
        _first,
    ),
    Words(
        "numbers of a page",
        ["{}", "- {} -", "– {} –", "Pagina {}", "pagina {}", "p. {}", "P {}", "| {}", "{} |", "blz {}", "{} van 9", "1.{}"],
        lambda w: "\n\f".join(f"Over {t} gaat dit.\n\nEn {t} is van belang.\n\n{w.format(n)}" for n, t in enumerate(("wonen", "zorg", "werk"), 4)) + "\n",
        _furniture,
    ),
    Words(
        "addresses",
        ["https://voorbeeld.nl", "http://voorbeeld.nl/x", "www.voorbeeld.nl", "file://map", "voorbeeld.nl", "zie www.voorbeeld.nl"],
        lambda w: f"{BODY}\n{w}\n",
        _last_kind,
    ),
    Words(
        "marks of a footnote below a rule",
        ["1", "12", "123", "*", "**", "***", "****", "†", "a"],
        lambda w: f"{BODY}{' ' * 30}\n{w}\nWaaronder de visie.\n",
        _last_kind,
    ),
    Words(
        "marks of a footnote before its text",
        ["1 ", "12 ", "1", "* ", "*** ", "1. ", "a "],
        lambda w: f"{BODY.replace('regio', 'regio' + w.strip(), 1)}\n{w}Waaronder de visie.\n",
        _last_kind,
    ),
    Words(
        "values in a row",
        [
            "12", "1.250", "12,5", "12,-", "€ 12", "€12", "12%", "12 %", "-", "–", "—", "PM", "P.M.", "pm", "n.v.t.", "nvt", "n.b.",
            "?", "x", "12*", "12**", "12***", "12****", "+12", "-12", "−12", "10-20", "10–20", "12 woningen", "12 de", "12woningen",
            "2024", "1.25", "12,5%", "circa", "a12", "12.",
        ],
        lambda w: _rows("Gemeente  Plan  Gereed", f"Duinbeek  {w}  5", "Merendam  3  6"),
        _table,
    ),
    Words(
        "labels that are a year or period",
        ["2024", "2024 t/m 2026", "2024 tot en met 2026", "2024-2026", "2024–2026", "2024/2026", "2024 tot eind 2026", "t/m 2026", "1850"],
        lambda w: _rows("Jaar  Plan  Gereed", f"{w}  12  5", "2030  3  6"),
        _table,
    ),
    Words(
        "words above the names of rows",
        ["Gemeente", "Gemeenten", "Jaar", "Jaartal", "Periode", "Regio", "Subregio", "Kern", "Plaats", "Project", "Projectnaam", "Locatie", "Naam", "Wijk", "Segment", "Type", "Woningtype", "Categorie", "Onderdeel", "Doelgroep", "Corporatie", "gemeente", "Opgave", "Woningen"],
        lambda w: _rows(f"{w}  Plan  Gereed", "Duinbeek  12  5", "Merendam  3  6"),
        _table,
    ),
    Words(
        "rows that add up",
        ["Totaal", "Totalen", "Eindtotaal", "Subtotaal", "Som", "Totaal Duin", "Duin totaal", "Samen", "Rest"],
        lambda w: _rows("Gemeente  Plan  Klaar  Rest", "Duin  12  5  7", "Meer  3  6  8", f"{w}  15", "Hoog  1  2  3"),
        _table,
    ),
    Words(
        "words after a hyphen for a shared half",
        ["en", "of", "als", "noch", "maar ook", "tot", "en/of", "wonen", "op", "En"],
        lambda w: f"De zorg-\n{w} bouwen wij samen.\n",
        _text,
    ),
    Words(
        "signs within a word",
        ["ﬁ", "ﬂ", "ﬀ", "ﬃ", "ﬄ", "\u200b", "\ufeff", "\u2060", "\u00ad", "\u2010", "\u00a0", "-", "’"],
        lambda w: f"Er is a{w}b hier.\n",
        _text,
    ),
    Words(
        "what introduces a list",
        [
            "Wij doen dit:", "Wij doen,", "Wij doen…", "Wij doen...", "Hieronder staan de wensen.", "Onderstaand staan zij.",
            "Onderstaande punten gelden.", "Wij willen het volgende.", "Dit zijn de volgende punten.", "Wij doen dit.", "Wij doen",
        ],
        lambda w: f"{w}\n\n- bouwen en wonen\n",
        _stem,
    ),
    Words(
        "cells that are numbers",
        [
            "12", "1.250", "€ 12", "12%", "(5 %) 12", "(5%) 12", "+12", "−12", "12*", "PM", "n.v.t.", "-", "–", "2024", "2024-2025",
            "2024 – 2025", "ca. 12", "12 woningen", "ja", "**12**",
        ],
        lambda w: f"| Soort | a |\n| --- | --- |\n| kop | kop |\n| Huur | {w} |\n| Koop | {w} |\n",
        _table,
        markdown=True,
    ),
    Words(
        "lines between the head and the rows",
        ["|---|---|", "| --- | --- |", "|:--|--:|", "|:-:|---|", "--- | ---", "|-|-|", "|===|===|", "| | |", "---"],
        lambda w: f"| Soort | Plan |\n{w}\n| Huur | soms |\n| Koop | nooit |\n",
        _table,
        markdown=True,
    ),
    Words(
        "lines of Markdown",
        [
            "# Kop", "###### Kop", "####### Kop", "#Kop", "**Kop**", "*Kop*", "__Kop__", "_Kop_", "**Kop.**", "**Kop;**", "**Kop**:",
            "***Kop***", "- punt", "* punt", "1. punt", "[^1]: noot", "<sup>1</sup> noot", "figuur 3. kaart", "Figuur 3. Kaart",
            "![x](y.png) na", "<!-- x --> na", "**Tabel 1** kop", "**Vet** en gewoon",
        ],
        lambda w: f"{w}\n\nGewone tekst van een zin.\n",
        _marked,
        markdown=True,
    ),
    Words(
        "signs of Markdown within a line",
        [
            "**vet**", "*schuin*", "_schuin_", "`code`", "<b>vet</b>", "<br>", "<br/>", "<u>x</u>", "<sub>2</sub>", "<sup>12</sup>",
            r"\*", r"\_", r"\#", "snake_case", "a*b", "2 * 3", "<x>", "<span class='y'>z</span>",
        ],
        lambda w: f"Er is a {w} b hier.\n",
        _text,
        markdown=True,
    ),
    Words(
        "what parts paragraphs in Markdown",
        ["---", "***", "___", "--", "![x](y.png)", "<!-- x -->", "", "tekst", "- punt", "| a |"],
        lambda w: f"Eerste zin hier\n{w}\ntweede zin hier\n",
        _count,
        markdown=True,
    ),
    Words(
        "lines below a table of a PDF",
        ["Bron: gemeente", "Bronnen: gemeenten", "Noot: gemeente", "Toelichting: gemeente", "Peildatum: januari", "* gemeente",
         "† gemeente", "² gemeente", "Samen: gemeente", "Totaal 3 4"],
        lambda w: _small_table(PdfPage()).text(60, 164, w),
        _sorts,
    ),
    Words(
        "ends of a bold line above a table of a PDF",
        ["", ".", ";", ":", ",", "!", "?"],
        lambda w: _small_table(PdfPage().text(60, 82, f"Plannen van gemeenten{w}", font="F2")),
        lambda source: f"{'a' if source.grids[0].caption else 'no'} caption",
    ),
    Words(
        "values in a table of a PDF",
        ["12", "1.250", "€ 12", "12%", "12 %", "(12)", "+12", "-12", "–", "PM", "p.m.", "n.v.t.", "nvt", "n.b.", "x", "ja", "nee", "•",
         "10-20", "10 – 20", "12*", "12 1)", "12 woningen", "12,-", "±12", ">12", "1:3", "soms", "geen plan nu", "…"],
        lambda w: _small_table(PdfPage(), w),
        _sorts,
    ),
    Words(
        "numbers of a page of a PDF",
        ["{}", "- {} -", "Pagina {}", "pagina {} van 9", "p. {}", "blz. {}", "{} / 9", "{}/9", "| {}", "Akkoord {}", "iv"],
        _numbered,
        _furniture,
    ),
    Words(
        "marks of a note of a PDF",
        ["1", "12", "123", "1234", "*", "**", "****", "†", "‡", "a", "Noot"],
        _noted,
        lambda source: source.blocks[-1].kind,
    ),
    Words(
        "titles of chapters of a PDF",
        ["Bijlage 1", "Hoofdstuk 2", "Deel C", "Annex D", "Paragraaf 4", "Wonen", "1 Wonen", "1.1 Wonen", "A. Wonen", "1. Wonen.", "Wonen e.d."],
        lambda w: PdfPage().text(60, 60, "Programma", size=20).text(60, 84, w, font="F2").text(60, 102, PROSE[0]).text(60, 115, PROSE[1]),
        lambda source: ", ".join(f"{b.kind} {b.level}" for b in source.blocks),
    ),
)  # fmt: skip
