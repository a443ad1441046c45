"""At what size, distance or number a layout is read otherwise: the edges of thresholds.

Each family makes the same layout with one thing growing. What is kept is how it is read at first and
at which value that changes, so that a threshold that moved is one changed line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from extract.clean import clean
from extract.headers import cell_text
from extract.markdown import parse_markdown
from extract.model import SourceText
from extract.pdf import read_pdf
from extract.prose import TableAt, cell_passages
from extract.text import parse_text
from tests.pdf_writer import PdfPage, write_pdf

Made = str | PdfPage | tuple[PdfPage, ...]


@dataclass(frozen=True, slots=True)
class Family:
    """Layouts that differ in one number, from ``first`` to ``last`` in steps."""

    name: str
    make: Callable[[float], Made]
    say: Callable[[SourceText], str]
    first: float
    last: float
    step: float = 1.0
    markdown: bool = False


def find_edges(folder: Path) -> Iterator[tuple[str, Sequence[str]]]:
    """For each subject its families and where they are read otherwise."""
    for subject, families in (("text", _TEXT), ("pdf", _PDF)):
        yield subject, [_edges_of(family, folder) for family in families]


def _edges_of(family: Family, folder: Path) -> str:
    """In a text every step is read, in a PDF (which costs more) only those around a change."""

    def said(index: int) -> str:
        if index not in known:
            value = round(family.first + index * family.step, 3)
            known[index] = family.say(_read(family.make(value), folder, family.markdown))
        return known[index]

    known: dict[int, str] = {}
    last = round((family.last - family.first) / family.step)
    coarse = 1 if isinstance(family.make(family.first), str) else last
    places = [*range(0, last, coarse), last]
    changes: list[tuple[int, str]] = [(0, said(0))]
    for low, high in pairwise(places):
        while said(low) != said(high):
            first = _first_change(said, low, high)
            changes.append((first, said(first)))
            low = first
    parts = [f"{round(family.first + index * family.step, 3):g} {what}" for index, what in changes]
    return f"{family.name}: {'; '.join(parts)}"


def _first_change(said: Callable[[int], str], low: int, high: int) -> int:
    """An index in (low, high] that is read otherwise than the one before it."""
    before = said(low)
    while high - low > 1:
        middle = (low + high) // 2
        if said(middle) == before:
            low = middle
        else:
            high = middle
    return high


def _read(made: Made, folder: Path, markdown: bool) -> SourceText:
    if isinstance(made, str):
        return parse_markdown(made) if markdown else parse_text(made)
    pages = made if isinstance(made, tuple) else (made,)
    return read_pdf(write_pdf(folder, *pages))


# --- what is said of a reading --------------------------------------------------------------------


def _first_kind(source: SourceText) -> str:
    return source.blocks[0].kind if source.blocks else "nothing"


def _kinds(source: SourceText) -> str:
    """How many blocks there are of each kind, and how many tables."""
    kinds = [block.kind for block in source.blocks]
    said = [f"{kinds.count(kind)} {kind}" for kind in sorted(set(kinds))]
    return ", ".join([*said, *_sizes(source)]) or "nothing"


def _sizes(source: SourceText) -> list[str]:
    return [
        f"{grid.reader} table {grid.row_count} x {grid.column_count}, {len(grid.cells)} cells"
        for grid in source.grids
    ]


def _tables(source: SourceText) -> str:
    return ", ".join(_sizes(source)) or "no table"


def _caption(source: SourceText) -> str:
    return "captioned" if any(grid.caption for grid in source.grids) else "no caption"


def _words(source: SourceText) -> str:
    return f"{len(source.text.split())} words"


def _glued(source: SourceText) -> str:
    return "glued" if "woningen2" in source.text else "apart"


def _line_count(source: SourceText) -> str:
    return f"{source.text.count(chr(10)) + 1} lines"


def _cell_words(source: SourceText) -> str:
    found = cell_passages(source, [TableAt(grid) for grid in source.grids], 0)
    return ", ".join(f"{p.kind} under {len(p.section)}" for p in found) or "no sentences"


def _cells(source: SourceText) -> str:
    return " / ".join(cell_text(source, cell).text for grid in source.grids for cell in grid.cells)


def _furniture(source: SourceText) -> str:
    return f"{sum(block.kind == 'furniture' for block in source.blocks)} furniture"


def _headings(source: SourceText) -> str:
    return f"{sum(block.kind == 'heading' for block in source.blocks)} headings"


def _texts(source: SourceText) -> str:
    return " / ".join(clean(source.text, block.segments).text[:24] for block in source.blocks)


def _heads(source: SourceText) -> str:
    heads = sum(cell.is_header for grid in source.grids for cell in grid.cells)
    return f"{heads} heads, {_tables(source)}"


# --- text -----------------------------------------------------------------------------------------

BODY = (
    "De gemeenten in de regio werken samen aan de bouw van de\n"
    "woningen die nodig zijn voor alle inwoners van de dorpen\n"
    "en steden, en zij doen dat tot en met 2030 met de hulp\n"
    "van de corporaties en de provincie in het hele gebied.\n"
)
_FILLER = "bouwen wonen leven zorgen groeien helpen delen kijken lopen rijden "


def _length(count: float, start: str = "Samen") -> str:
    text = f"{start} {_FILLER * 20}"[: int(count)]
    return text[:-1] + "n" if text.endswith(" ") else text


def _n_words(count: float) -> str:
    return " ".join(["Samen", *["aan"] * (int(count) - 2), *["bos"] * (count > 1)])


def _rows(*rows: str) -> str:
    return "\n".join(rows) + "\n"


def _on_pages(pages: int, line: Callable[[int], str], place: int = 0) -> str:
    made = []
    for number in range(1, pages + 1):
        lines = [f"Onderwerp {chr(96 + number)}{chr(105 + i)} komt hier aan bod." for i in range(8)]
        lines.insert(place, line(number))
        made.append("\n\n".join(lines))
    return "\n\f".join(made) + "\n"


_TEXT = (
    Family("characters of a heading", lambda n: f"{_length(n)}\n\n{BODY}", _first_kind, 100, 120),
    Family("words of a heading", lambda n: f"{_n_words(n)}\n\n{BODY}", _first_kind, 12, 20),
    Family(
        "lines of a heading in capitals",
        lambda n: "\n".join(["BOUWEN NU"] * int(n)) + f"\n\n{BODY}",
        _kinds,
        1,
        8,
    ),
    Family(
        "short lines below each other",
        lambda n: (
            "\n\n".join(["Omgevingsvisie", "Beeldplan", "Welstand", "Kaart", "Groen"][: int(n)])
            + f"\n\n{BODY}"
        ),
        _headings,
        1,
        5,
    ),
    Family(
        "blanks of the rule above a footnote",
        lambda n: f"{BODY}{' ' * int(n)}\n1\nWaaronder de visie.\n",
        _kinds,
        15,
        25,
    ),
    Family(
        "characters of the last line of a paragraph",
        lambda n: (
            BODY + _length(n, "van") + ".\nDe provincie helpt hen daarbij met geld en kennis.\n"
        ),
        _kinds,
        20,
        60,
    ),
    Family(
        "characters of the last line of a list item",
        lambda n: (
            f"- {_length(n)}\nZij doen dat met alle partners die er in de regio zijn, ook nu.\n"
        ),
        _kinds,
        10,
        70,
    ),
    Family(
        "blank lines within a sentence",
        lambda n: "De gemeenten bouwen samen met" + "\n" * int(n) + "de provincie in de regio.\n",
        _kinds,
        1,
        6,
    ),
    Family(
        "line from the top that comes back",
        lambda n: _on_pages(4, lambda _: "Woonakkoord Vechtland", int(n)),
        _furniture,
        0,
        6,
    ),
    Family(
        "pages on which a line comes back",
        lambda n: _on_pages(int(n), lambda _: "Woonakkoord Vechtland"),
        _furniture,
        1,
        5,
    ),
    Family(
        "pages on which capitals come back",
        lambda n: _on_pages(int(n), lambda _: "WONEN IN VECHTLAND"),
        _furniture,
        1,
        5,
    ),
    Family(
        "words in capitals that come back on two pages",
        lambda n: _on_pages(2, lambda _: " ".join(["WONEN"] * int(n))),
        _furniture,
        1,
        5,
    ),
    Family(
        "pages on which a number counts along",
        lambda n: _on_pages(int(n), lambda page: f"Akkoord {page + 3}", 8),
        _furniture,
        1,
        4,
    ),
    Family(
        "characters of a label in a table",
        lambda n: _rows("Gemeente  Plan  Gereed", f"{_length(n)}  41  8", "Duinbeek  310  65"),
        _tables,
        80,
        100,
    ),
    Family(
        "characters of the first line of a label",
        lambda n: _rows(
            "Gemeente  Plan  Gereed", "Duin  1  2", _length(n), "Rijn  41  8", "Oever  3  5"
        ),
        _tables,
        50,
        70,
    ),
    Family(
        "lines of a label",
        lambda n: _rows(
            "Gemeente  Plan  Gereed", "Duin  1  2", *["Alphen"] * int(n), "Rijn  41  8"
        ),
        _tables,
        1,
        7,
    ),
    Family(
        "characters of a title above a table",
        lambda n: _rows(
            BODY, _length(n), "Gemeente  Plan  Gereed", "Duinbeek  4  8", "Meren  3  6"
        ),
        _caption,
        60,
        80,
    ),
    Family(
        "blank lines between rows",
        lambda n: ("\n" * int(n)).join(
            ["Gemeente  Plan  Gereed", "Duinbeek  41  8", "Meren  3  6", "Hoog  4  8"]
        ),
        _tables,
        1,
        7,
    ),
    Family(
        "rows with one number",
        lambda n: _rows(*[f"Dorp{c} {i + 12}" for i, c in enumerate("abcdef"[: int(n)])]),
        _tables,
        1,
        5,
    ),
    Family(
        "rows with two numbers",
        lambda n: _rows(*[f"Dorp{c} {i + 12} {i + 40}" for i, c in enumerate("abcdef"[: int(n)])]),
        _tables,
        1,
        5,
    ),
    Family(
        "rows of a hundred that are numbers of one kind",
        lambda n: _rows(*[f"Dorp{i} {i + 12}{'' if i < n else '%'}" for i in range(10)]),
        _tables,
        3,
        10,
    ),
    Family(
        "numbers that a row lacks",
        lambda n: _rows(
            "Duinbeek 1 2 3 4 5",
            "Meren 2 3 4 5 6",
            f"Hoog {' '.join('789123'[: 5 - int(n)])}",
            "Top 1 2 3 4 5",
        ),
        _tables,
        0,
        4,
    ),
    Family(
        "names and numbers in lists",
        lambda n: _rows(
            *["Duinbeek", "Merendam", "Elzerveen", "Hoograde"][: int(n)],
            "",
            *["479 woningen", "120 woningen", "75 woningen", "12 woningen"][: int(n)],
        ),
        _tables,
        1,
        4,
    ),
    Family(
        "lines between a table and its caption",
        lambda n: _rows(
            "Tabel 1. Woningen",
            *[f"Onderwerp {chr(97 + i % 26)} komt hier aan bod." for i in range(int(n))],
            "Gemeente  Plan  Gereed",
            "Duinbeek  41  8",
            "Meren  3  6",
        ),
        _caption,
        54,
        66,
    ),
    Family(
        "lines between a table and its heads",
        lambda n: _rows(
            "Gemeente  Plan  Gereed", *["Woningen"] * int(n), "Duinbeek  41  8", "Meren  3  6"
        ),
        _heads,
        0,
        4,
    ),
    Family(
        "characters of a heading in bold",
        lambda n: f"**{_length(n - 4)}**\n\n{BODY}",
        _first_kind,
        105,
        115,
        markdown=True,
    ),
    Family(
        "characters of a note in a table",
        lambda n: f"| Naam | Plan |\n|---|---|\n| Duin | 4 |\n| {_length(n)} | |\n| Meer | 5 |\n",
        _tables,
        55,
        66,
        markdown=True,
    ),
    Family(
        "words of a sentence in a cell",
        lambda n: f"| Actie | Wie |\n|---|---|\n| {_n_words(n)}. | Rijk |\n| Doen | Ons |\n",
        _cell_words,
        3,
        8,
        markdown=True,
    ),
    Family(
        "numbers among the cells of a first row",
        lambda n: (
            "| Soort | a | b | c | d |\n|---|---|---|---|---|\n| x | "
            + " | ".join(["12"] * int(n) + ["woord"] * (4 - int(n)))
            + " |\n| y | 1 | 2 | 3 | 4 |\n"
        ),
        _heads,
        0,
        4,
        markdown=True,
    ),
)

# --- PDF ------------------------------------------------------------------------------------------

PROSE = (
    "De gemeenten spreken af dat zij in de komende jaren samen meer woningen bouwen in",
    "de dorpen en steden van de regio, en dat zij daarbij rekening houden met de vraag",
    "van ouderen en van starters die nu geen woning kunnen vinden in hun eigen dorp of",
    "stad, zoals uit het onderzoek van de provincie naar de behoefte aan woningen blijkt",
    "dat in het voorjaar met alle partners is besproken en daarna is vastgesteld door de",
    "raden van de gemeenten en door de staten van de provincie in hun vergaderingen nu.",
)
_ROWS = (
    ("Duinbeek", "410", "85"), ("Merendam", "310", "65"), ("Elzerveen", "670", "96"),
    ("Hoograde", "120", "12"), ("Vaartdorp", "99", "41"),
)  # fmt: skip


def _prose(page: PdfPage, y: float) -> float:
    return page.lines(60, y, PROSE)


def _page() -> PdfPage:
    """A page with some running text: no more than it takes, as hundreds are read."""
    page = PdfPage()
    page.lines(60, 400, PROSE[:3])
    return page


def _put(page: PdfPage, xs: Sequence[float], y: float, row: Sequence[str], **how: object) -> None:
    for x, text in zip(xs, row, strict=True):
        page.text(x, y, text, **how)  # type: ignore[arg-type]


def _two(first: str, x: float, y: float, second: str, size: float = 10) -> PdfPage:
    page = PdfPage()
    _prose(page, 400)
    return page.text(60, 100, first).text(x, y, second, size=size)


def _borderless(pitch: float = 18, gap: float = 60, rows: int = 5) -> PdfPage:
    page = _page()
    xs = [60, 112 + gap, 140 + 2 * gap]
    _put(page, xs, 100, ["Gemeente", "Plan", "Gereed"])
    for i, row in enumerate(_ROWS[:rows]):
        _put(page, xs, 100 + (i + 1) * pitch, row)
    return page


def _ruled(page: PdfPage, top: float = 100, left: float = 60, rows: int = 3) -> PdfPage:
    xs = [left, left + 100, left + 160, left + 220]
    page.grid(xs, [top + 20 * i for i in range(rows + 2)])
    _put(page, [x + 4 for x in xs[:3]], top + 14, ["Gemeente", "Plan", "Gereed"])
    for i, row in enumerate(_ROWS[:rows]):
        _put(page, [x + 4 for x in xs[:3]], top + 34 + 20 * i, row)
    return page


def _side(drawn: float) -> PdfPage:
    """A table in which the side between two cells is drawn for a part."""
    page = _page()
    for y in (100, 120, 160):
        page.rule(60, y, 280, y)
    for x in (60, 170, 280):
        page.rule(x, 100, x, 160)
    page.rule(60, 140, 170, 140).rule(170, 140, 170 + 110 * drawn, 140)
    for i, row in enumerate((("Gemeente", "Plan"), *[r[:2] for r in _ROWS[:2]])):
        _put(page, [64, 174], 114 + 20 * i, row)
    return page


def _banded(below: float) -> PdfPage:
    """A table with rules between its rows only, and a row ``below`` points below the last."""
    page = _page()
    xs = [64, 200, 280]
    _put(page, xs, 114, ["Gemeente", "Plan", "Gereed"])
    for i, row in enumerate(_ROWS[:3]):
        _put(page, xs, 134 + 20 * i, row)
    for i in range(4):
        page.rule(60, 120 + 20 * i, 340, 120 + 20 * i)
    _put(page, xs, 180 + below, ["Totaal", "1.390", "246"])
    return page


def _captioned(distance: float) -> PdfPage:
    return _ruled(_page().text(60, 200 - distance, "Tabel 1. Woningen per gemeente"), top=206)


def _columns(white: float) -> PdfPage:
    page = PdfPage()
    left = [f"links regel {c} van deze tekst in de kolom" for c in "abcdefghij"]
    right = [f"rechts regel {c} van deze tekst in de kolom" for c in "abcdefghij"]
    page.lines(60, 100, left)
    page.lines(228 + white, 100, right)
    return page


def _repeated(y: float, shift: float = 0, pages: int = 3) -> tuple[PdfPage, ...]:
    made = []
    for number in range(pages):
        page = PdfPage()
        for start in (300, 420, 540):
            page.text(60, start - 20, f"Onderwerp {chr(97 + number)}{start} van vandaag is wonen.")
            page.lines(60, start, PROSE[:1])
        page.text(60, y + shift * number, "Woonakkoord Vechtland")
        made.append(page)
    return tuple(made)


def _rest(
    foot: float = 760, top: float = 40, shift: float = 0, pitch: float = 20
) -> tuple[PdfPage, PdfPage]:
    """A table without rules of which two rows stand on the next page."""
    first, second = PdfPage(), PdfPage()
    xs = [60.0, 300.0, 420.0]
    _put(first, xs, foot - 5 * 20, ("Actie", "Wie", "Wanneer"), font="F2")
    for i in range(5):
        _put(first, xs, foot - (4 - i) * 20, (f"Plan {i} uitvoeren", "Gemeenten", "doorlopend"))
    for i in range(2):
        row = (f"Plan {i + 5} uitvoeren", "Provincie", "eind 2027")
        _put(second, [x + shift for x in xs], top + pitch * i, row)
    second.text(60, top + 180, "Na deze tabel volgt weer gewone tekst, over de volle breedte.")
    return first, second


def _over_pages(shift: float = 0) -> tuple[PdfPage, PdfPage]:
    first, second = PdfPage(), PdfPage()
    for page, y, rows, left in (
        (first, 720, (("Gemeente", "Plan"), *[r[:2] for r in _ROWS[:2]]), 60.0),
        (second, 60, [r[:2] for r in _ROWS[2:]], 60 + shift),
    ):
        page.grid([left, left + 150, left + 250], [y + 20 * i for i in range(len(rows) + 1)])
        for i, row in enumerate(rows):
            _put(page, [left + 4, left + 154], y + 14 + 20 * i, row)
    return first, second


def _beside(white: float) -> PdfPage:
    page = PdfPage()
    for left in (40.0, 40 + 150 + white):
        _put(page, [left, left + 70, left + 120], 100, ["Gemeente", "Plan", "Klaar"])
        for i, row in enumerate(_ROWS):
            _put(page, [left, left + 70, left + 120], 116 + 16 * i, row)
    return page


def _worded(pitch: float = 20, words: int = 3) -> PdfPage:
    page = PdfPage()
    for x, text in zip((60, 260, 380), ("Actie", "Wie", "Wanneer"), strict=True):
        page.text(x, 105, text, font="F2")
    for i in range(4):
        said = " ".join([f"Plan {chr(97 + i)}", *["maken"] * words])
        _put(page, [60, 260, 380], 105 + (i + 1) * pitch, [said, "Gemeenten", "doorlopend"])
    return page


def _turned(above: float) -> PdfPage:
    page = _page()
    xs = [60, 160, 200, 240, 280]
    page.grid(xs, [200, 220, 240, 260])
    for x, text in zip((184, 224, 264), ("Opgave", "Plan", "Gereed"), strict=True):
        page.text(x, 198 - above, text, turn=90)
    for i, row in enumerate(_ROWS[:3]):
        _put(page, [64, 164, 204, 244], 214 + 20 * i, [*row, "7"])
    return page


def _bold(characters: float) -> PdfPage:
    title = _length(characters)
    return _page().text(60, 370, title[:80], font="F2").text(60, 382, title[80:], font="F2")


def _pitched(pitch: float) -> PdfPage:
    page = PdfPage()
    _prose(page, 300)
    page.lines(60, 100, PROSE, pitch=pitch)
    return page


def _roomy(room: float) -> PdfPage:
    """A line that ends ``room`` points before the next word would have fitted."""
    page = PdfPage()
    _prose(page, 120)
    words = PROSE[0].split()
    count = max(3, len(words) - int(room) // 6)
    return page.text(60, 107, " ".join(words[:count])).text(60, 94, PROSE[1])


def _thick(points: float) -> PdfPage:
    page = _page()
    for y in (100, 120, 140, 160):
        page.fill(60, y, 280, y + points, 0)
    for x in (60, 170, 280):
        page.fill(x, 100, x + points, 160, 0)
    for i, row in enumerate((("Gemeente", "Plan"), *[r[:2] for r in _ROWS[:2]])):
        _put(page, [72, 182], 116 + 20 * i, row)
    return page


def _slanted(points: float) -> PdfPage:
    page = _page()
    for y in (100, 120, 140, 160):
        page.rule(60, y, 280, y + points)
    for x in (60, 170, 280):
        page.rule(x, 100, x + points, 160)
    for i, row in enumerate((("Gemeente", "Plan"), *[r[:2] for r in _ROWS[:2]])):
        _put(page, [72, 182], 114 + 20 * i, row)
    return page


def _low(height: float) -> PdfPage:
    """A table whose rows are ``height`` points high, their sides drawn row by row."""
    page = _page()
    for i in range(4):
        top = 100 + i * (height + 2)
        page.rule(60, top, 280, top)
        if i < 3:
            for x in (60, 170, 280):
                page.rule(x, top + 1, x, top + height)
    for i, row in enumerate((("Gemeente", "Plan"), *[r[:2] for r in _ROWS[:2]])):
        _put(page, [64, 174], 100 + (i + 1) * (height + 2) - 2, row, size=max(3, height - 2))
    return page


_PDF = (
    Family("gap between words, points", lambda n: _two("Samen", 91 + n, 100, "bouwen"), _words, 0, 6, 0.1),
    Family("baselines of one line, points", lambda n: _two("Samen bouwen", 126, 100 + n, "wij"), _line_count, 0, 8, 0.2),
    Family("size of a raised mark", lambda n: _two("woningen", 101, 96, "2", n), _glued, 4, 10, 0.1),
    Family("size of a heading", lambda n: _page().text(60, 380, "Bouwen in de regio", size=n), _headings, 10, 12, 0.05),
    Family("characters of a bold heading", _bold, _headings, 150, 170),
    Family("characters of a slanted heading", lambda n: _page().text(60, 386, _length(n), font="F3"), _headings, 50, 70),
    Family("distance below a slanted heading", lambda n: _page().text(60, 400 - n, "Bouwen", font="F3"), _headings, 12, 30, 0.5),
    Family("words of a numbered title with a point", lambda n: _page().text(60, 380, f"1.2 {_n_words(n)}.", font="F2"), _headings, 1, 8),
    Family("pitch of the lines of a paragraph", lambda n: _pitched(n), _kinds, 13, 26, 0.25),
    Family("room at the end of a line", lambda n: _roomy(n), _kinds, 5, 80, 1),
    Family("pitch of a table without rules", lambda n: _borderless(pitch=n), _tables, 12, 60, 0.5),
    Family("white between columns without rules", lambda n: _borderless(gap=n), _tables, -10, 30, 0.5),
    Family("rows of a table without rules", lambda n: _borderless(rows=int(n)), _tables, 1, 5),
    Family("part of a side that is drawn", _side, _tables, 0, 1, 0.02),
    Family("points between two drawn tables", lambda n: _ruled(_ruled(_page()), top=180 + n), _tables, 0, 30, 0.5),
    Family("thickness of a rule", lambda n: _thick(n), _tables, 0.5, 8, 0.1),
    Family("slant of a rule", lambda n: _slanted(n), _tables, 0, 4, 0.1),
    Family("length of a side", lambda n: _low(n), _tables, 3, 16, 0.25),
    Family("row below the last rule", _banded, _tables, 10, 50, 0.5),
    Family("distance of a caption", _captioned, _caption, 0, 80, 1),
    Family("white between columns of text", _columns, _line_count, -4, 30, 0.5),
    Family("height of a running header", lambda n: _repeated(n), _furniture, 20, 240, 1),
    Family("height of a running footer", lambda n: _repeated(842 - n), _furniture, 20, 180, 1),
    Family("shift of a running header", lambda n: _repeated(40, shift=n), _furniture, 0, 10, 0.25),
    Family("pages with a running header", lambda n: _repeated(40, pages=int(n)), _furniture, 1, 4),
    Family("shift of a table over pages", lambda n: _over_pages(shift=n), _tables, 0, 20, 0.5),
    Family("foot of a table over pages", lambda n: _rest(foot=n), _tables, 400, 780, 2),
    Family("top of the rest of a table", lambda n: _rest(top=n), _tables, 40, 320, 2),
    Family("white between two tables", _beside, _tables, 6, 60, 1),
    Family("shift of the rest of a table", lambda n: _rest(shift=n), _tables, 0, 12, 0.25),
    Family("pitch of the rest of a table", lambda n: _rest(pitch=n), _tables, 14, 60, 0.5),
    Family("pitch of a table of words", lambda n: _worded(pitch=n), _tables, 12, 50, 0.5),
    Family("words in the cells of a table", lambda n: _worded(words=int(n)), _tables, 1, 7),
    Family("distance of a turned head", _turned, _heads, 0, 40, 0.5),
)  # fmt: skip
