"""What of a page may move, grow or go before it is read otherwise.

A scene is a page written here by hand: texts, rules and fills. Each of its things is moved in turn, by
little and by much; what is kept is how the scene is read, and what each move changes in that. A rule
that looks at a distance, a size or a style shows as the moves that it minds, so that one that was lost
or that moved is a few changed lines:

    'Merendam' 6.2 down: table 4 x 3 …
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from random import Random

from extract.clean import clean
from extract.model import Grid, Segment, SourceText
from extract.passages import passages
from extract.pdf.page.glyphs import Char, words_in
from extract.pdf.page.ink import Area, PageInk, Rule, Style
from extract.pdf.reader import assembled
from tests.layout_edges import PROSE

WIDTH, HEIGHT = 595.0, 842.0


@dataclass(frozen=True, slots=True)
class Text:
    """Words with their baseline at ``y``; each character is half its size wide. What is ``fixed`` is
    not moved."""

    text: str
    x: float
    y: float
    size: float = 10
    bold: bool = False
    italic: bool = False
    turn: int = 0
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A drawn rule, level or upright."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class Fill:
    """A shaded area."""

    x0: float
    top: float
    x1: float
    bottom: float


Thing = Text | Line | Fill
Scene = Sequence[Sequence[Thing]]
Move = tuple[str, Sequence[Thing]]


def page_of(things: Sequence[Thing], number: int = 1) -> PageInk:
    """The page that has these things on it."""
    chars: dict[int, list[Char]] = {}
    for thing in things:
        if isinstance(thing, Text):
            chars.setdefault(thing.turn, []).extend(_chars(thing))
    words = words_in(chars, 0, WIDTH, HEIGHT)
    lines = [thing for thing in things if isinstance(thing, Line)]
    return PageInk(
        number,
        WIDTH,
        HEIGHT,
        words,
        across=tuple(Rule(t.y0, t.x0, t.x1) for t in lines if t.y0 == t.y1),
        down=tuple(Rule(t.x0, t.y0, t.y1) for t in lines if t.y0 != t.y1),
        fills=tuple(Area(t.x0, t.top, t.x1, t.bottom) for t in things if isinstance(t, Fill)),
    )


def _chars(text: Text) -> Iterator[Char]:
    style = Style("F1", text.bold, text.italic, False, (0.0,))
    x, y = (text.x, text.y) if text.turn == 0 else (HEIGHT - text.y, text.x)
    for letter in text.text:
        x1 = x + 0.5 * text.size
        if letter != " ":
            top, bottom = y - 0.75 * text.size, y + 0.25 * text.size
            yield Char(letter, x, top, x1, bottom, y, text.size, style)
        x = x1


def read(scene: Scene) -> SourceText:
    """What is read of a scene."""
    return assembled([_page(tuple(page), number) for number, page in enumerate(scene, start=1)])


@lru_cache(maxsize=8)
def _page(things: tuple[Thing, ...], number: int) -> PageInk:
    """The same page again where only another one has something moved."""
    return page_of(things, number)


# Moves --------------------------------------------------------------------------------------------


def moves_of(thing: Thing, chance: Random) -> Iterator[Move]:
    """A thing as it may stand otherwise, by name; nothing in its place where it is gone."""
    name = _name(thing)
    yield f"{name} gone", ()
    for points in (_step(chance, 0.4, 4), _step(chance, 3, 16), _step(chance, 12, 60)):
        for way, dx, dy in (("right", 1, 0), ("left", -1, 0), ("down", 0, 1), ("up", 0, -1)):
            yield f"{name} {points} {way}", (_moved(thing, dx * points, dy * points),)
    if isinstance(thing, Text):
        yield from _moves_of_text(name, thing, chance)
    else:
        yield from _moves_of_shape(name, thing, chance)


def _moves_of_text(name: str, text: Text, chance: Random) -> Iterator[Move]:
    for ratio in (_step(chance, 0.6, 0.95), _step(chance, 1.04, 1.2), _step(chance, 1.2, 1.8)):
        yield f"{name} {ratio} times as large", (replace(text, size=round(text.size * ratio, 2)),)
    yield f"{name} bold turned", (replace(text, bold=not text.bold),)
    yield f"{name} italic turned", (replace(text, italic=not text.italic),)
    yield f"{name} twice", (text, replace(text, y=text.y + _step(chance, 9, 30)))
    said = "de " + text.text if text.text[0].isdigit() else "12"
    others = (text.text.lower(), f"{text.text}.", f"1. {text.text}", f"{text.text},", said)
    for other in chance.sample(others, 3):
        yield f"{name} as {other!r}", (replace(text, text=other),)
    yield f"{name} said thrice", (replace(text, text=" ".join([text.text] * 3)),)


def _moves_of_shape(name: str, shape: Line | Fill, chance: Random) -> Iterator[Move]:
    for part in (_step(chance, 0.02, 0.2), _step(chance, 0.2, 0.8)):
        yield f"{name} {part} shorter", (_shorter(shape, part, 0),)
        yield f"{name} {part} shorter at its start", (_shorter(shape, 0, part),)


def _shorter(shape: Line | Fill, at_end: float, at_start: float) -> Thing:
    if isinstance(shape, Fill):
        width = shape.x1 - shape.x0
        return replace(shape, x0=shape.x0 + at_start * width, x1=shape.x1 - at_end * width)
    width, height = shape.x1 - shape.x0, shape.y1 - shape.y0
    return Line(
        shape.x0 + at_start * width,
        shape.y0 + at_start * height,
        shape.x1 - at_end * width,
        shape.y1 - at_end * height,
    )


def _moved(thing: Thing, dx: float, dy: float) -> Thing:
    if isinstance(thing, Text):
        return replace(thing, x=thing.x + dx, y=thing.y + dy)
    if isinstance(thing, Line):
        return Line(thing.x0 + dx, thing.y0 + dy, thing.x1 + dx, thing.y1 + dy)
    return Fill(thing.x0 + dx, thing.top + dy, thing.x1 + dx, thing.bottom + dy)


def _step(chance: Random, least: float, most: float) -> float:
    """A number between two, as likely near the one as near the other."""
    return round(least * (most / least) ** chance.random(), 2)


def _name(thing: Thing) -> str:
    if isinstance(thing, Text):
        return f"{thing.text[:24]!r}"
    if isinstance(thing, Line):
        return f"rule {thing.x0:g} {thing.y0:g} to {thing.x1:g} {thing.y1:g}"
    return f"fill {thing.x0:g} {thing.top:g} to {thing.x1:g} {thing.bottom:g}"


# What is kept -------------------------------------------------------------------------------------


def read_moves(scene: Scene, share: float = 1.0) -> Iterator[str]:
    """How a scene is read, and what each move changes; of the moves only a ``share`` is tried."""
    usual = list(summary(read(scene)))
    yield from usual
    for place, page in enumerate(scene):
        for index, thing in enumerate(page):
            if isinstance(thing, Text) and thing.fixed:
                continue
            chance = Random(f"{place} {index} {_name(thing)}")
            for name, instead in moves_of(thing, chance):
                if chance.random() >= share:
                    continue
                moved = [*page[:index], *instead, *page[index + 1 :]]
                found = list(summary(read([*scene[:place], moved, *scene[place + 1 :]])))
                if found != usual:
                    yield f"{name}: {_difference(usual, found)}"


def _difference(before: Sequence[str], after: Sequence[str]) -> str:
    new = [line for line in after if line not in before]
    gone = sum(line not in after for line in before)
    return " / ".join([*new, f"without {gone}"] if gone else new or ["in another order"])


def summary(source: SourceText) -> Iterator[str]:
    """A reading in lines: a block or a row of a table each."""
    for passage in passages(source, 1, len(source.pages)):
        text = passage.text.text
        text = text if len(text) <= 40 else f"{text[:22]}…{text[-16:]}"
        mark = f" {passage.marker}" if passage.marker else ""
        stem = " introduced" if passage.stem else ""
        yield f"p{passage.page} {passage.kind} {passage.level}{mark}{stem}: {text}"
    for grid in source.grids:
        yield from _table(source, grid)


def _table(source: SourceText, grid: Grid) -> Iterator[str]:
    caption = _said(source, grid.caption) or "no caption"
    notes = f" notes {_said(source, grid.notes)[:30]}" if grid.notes else ""
    yield (
        f"{grid.reader} table {grid.row_count} x {grid.column_count} "
        f"p{grid.page_first}-{grid.page_last} {caption[:40]}{notes}"
    )
    for row in range(grid.row_count):
        cells = sorted((c for c in grid.cells if c.row == row), key=lambda c: c.column)
        shown = []
        for cell in cells:
            said = _said(source, cell.segments)
            said = said if len(said) <= 30 else f"{said[:18]}…{said[-10:]}"
            spans = "" if cell.row_span == 1 else f" v{cell.row_span}"
            spans += "" if cell.column_span == 1 else f" h{cell.column_span}"
            shown.append(f"[{said}]{spans}" if cell.is_header else f"{said}{spans}")
        yield f"{row}: {' | '.join(shown)}"


def _said(source: SourceText, segments: tuple[Segment, ...]) -> str:
    return clean(source.text, segments).text


# Scenes -------------------------------------------------------------------------------------------


def _put(xs: Sequence[float], y: float, row: Sequence[str], **how: bool | float) -> list[Thing]:
    return [Text(t, x, y, **how) for x, t in zip(xs, row, strict=True) if t]  # type: ignore[arg-type]


def _grid(xs: Sequence[float], ys: Sequence[float]) -> list[Thing]:
    return [
        *(Line(xs[0], y, xs[-1], y) for y in ys),
        *(Line(x, ys[0], x, ys[-1]) for x in xs),
    ]


def _prose(y: float, count: int = 2) -> list[Thing]:
    return [Text(line[:60], 60, y + 13 * i, fixed=True) for i, line in enumerate(PROSE[:count])]


def _figures() -> Scene:
    xs = [60, 190, 260, 330]
    page = _prose(60)
    page += [Text("Tabel 3. Woningen per gemeente", 60, 108)]
    page += _put(xs, 128, ("Gemeente", "Plan", "Klaar", "2030"))
    page += _put(xs, 144, ("Duinbeek", "1.410", "85", "12%"))
    page += _put(xs, 160, ("Merendam", "310", "-", "8%"))
    page += _put(xs, 176, ("Hoog en", "", "", ""))
    page += _put(xs, 188, ("Laagdorp", "67", "PM", "15%"))
    page += _put(xs, 204, ("Totaal", "1.787", "85", ""), bold=True)
    return ([*page, Text("* Stand 1 januari", 60, 220, 8), *_prose(250)],)


def _named_figures() -> Scene:
    xs = [60, 150, 290, 350]
    page = _put([290], 100, ("Opgave",)) + _put([350], 100, ("Klaar",))
    page += _put(xs, 112, ("Kern", "Project", "2025", "2026"))
    page += _put(xs, 130, ("Noord", "Havenkwartier", "120", "40"))
    page += _put(xs, 146, ("", "De Weide", "75", "30"))
    page += _put(xs, 162, ("Zuid", "Oude Haven", "60", "10"))
    page += _put(xs, 178, ("", "Stationshof", "90", "20"))
    page += [Text("na besluit raad", 410, 130), Text("in onderzoek", 410, 162)]
    return (page + _prose(210),)


def _ruled() -> Scene:
    page: list[Thing] = [Text("Tabel 1. Plannen", 60, 92)]
    page += [Line(60, 100, 360, 100), Line(160, 120, 360, 120)]
    page += [Line(60, y, 360, y) for y in (140, 160, 200)]
    page += [Line(x, 100, x, 200) for x in (60, 160, 360)]
    page += [Line(260, 120, 260, 200)]
    page += [Text("Gemeente", 64, 124), Text("Woningen", 230, 114, bold=True)]
    page += _put([164, 264], 134, ("Huur", "Koop"))
    page += _put([64, 164, 264], 154, ("Duinbeek", "410", "85"))
    page += _put([64, 164, 264], 176, ("Merendam en", "310", "65"))
    page += _put([64, 264], 190, ("Hoog", "7"))
    return (page + _prose(230),)


def _open_ruled() -> Scene:
    """A grid without sides, with a row that is merged over two."""
    page = _grid([60, 160, 260, 340], [100, 120])
    page += [Line(x, 120, x, 200) for x in (160, 260)]
    page += [Line(160, 140, 340, 140), Line(60, 160, 340, 160)]
    page += [Line(160, 180, 340, 180), Line(60, 200, 340, 200)]
    page += _put([64, 164, 264], 114, ("Gemeente", "Soort", "Aantal"), bold=True)
    page += _put([64, 164, 264], 134, ("Duinbeek", "Huur", "41"))
    page += _put([164, 264], 154, ("Koop", "85"))
    page += _put([64, 164, 264], 174, ("Merendam", "Huur", "31"))
    page += _put([164, 264], 194, ("Koop", "65"))
    return ([*page, Text("Bron: gemeenten", 60, 212, 8)],)


def _banded() -> Scene:
    page: list[Thing] = [Text("Tabel 2: Wie doet wat", 60, 80, italic=True)]
    page += [Line(60, y, 460, y) for y in (90, 110, 142, 174)]
    xs = [60, 220, 360]
    page += _put(xs, 104, ("Actie", "Trekker", "Gereed"), bold=True)
    page += _put(xs, 124, ("Een plan voor de buurt", "gemeente", "eind 2026"))
    page += _put([60], 136, ("maken samen.",))
    page += _put(xs, 156, ("Geld zoeken", "provincie", "2027"))
    page += _put([220], 168, ("en corporaties",))
    page += _put(xs, 190, ("Totaal", "410", "85"))
    return (page + _prose(230),)


def _banded_rows() -> Scene:
    """Rules above and below only, with the rows between them and heads that stand over columns."""
    page = [*_put([200], 94, ("Woningen",))]
    page += [Line(60, 112, 380, 112), Line(60, 128, 380, 128), Line(60, 196, 380, 196)]
    page += [Line(180, 98, 380, 98)]
    page += _put([60, 190, 290], 124, ("Gemeente", "Plan", "Klaar"), bold=True)
    for i, row in enumerate((("Duinbeek", "410", "85"), ("Merendam", "310", "65"),
                             ("Elzerveen", "67", "9"), ("Hoog", "120", "12"))):  # fmt: skip
        page += _put([60, 190, 290], 140 + 16 * i, row)
    return (page,)


def _striped() -> Scene:
    page = _put([64, 200, 300], 94, ("Gemeente", "Plan", "Gereed"), bold=True)
    for i, name in enumerate(("Duinbeek", "Merendam", "Elzerveen", "Hoograde", "Totaal")):
        if i % 2 == 0:
            page += [Fill(60, 100 + 18 * i, 360, 118 + 18 * i)]
        page += _put([64, 200, 300], 113 + 18 * i, (name, f"{41 + i}", f"{8 + i},5%"))
    return (page,)


def _shaded() -> Scene:
    """Cells that are filled, with white between them."""
    page: list[Thing] = []
    for i, row in enumerate((("Kern", "Huur", "Koop"), ("Noord", "12", "7"), ("Zuid", "30", "9"))):
        for x, text in zip((60, 160, 260), row, strict=True):
            page += [Fill(x, 100 + 20 * i, x + 98, 118 + 20 * i), Text(text, x + 4, 113 + 20 * i)]
    return (page,)


def _worded() -> Scene:
    xs = [60, 240, 360]
    page = _put(xs, 105, ("Actie", "Wie", "Wanneer"), bold=True)
    page += _put(xs, 125, ("Plan maken", "Gemeenten", "eind 2026"))
    page += _put(xs, 145, ("Grond kopen in", "Provincie en", "doorlopend"))
    page += _put([60, 240], 157, ("de dorpen", "Rijk"))
    page += _put(xs, 177, ("Geld zoeken", "Corporaties", "voor de zomer"))
    return (page + _prose(215),)


def _beside() -> Scene:
    page: list[Thing] = []
    for left, name in ((50.0, "Huur"), (300.0, "Koop")):
        page += [Text(f"Tabel {1 if left < 100 else 2}. {name}", left, 84)]
        page += _put([left, left + 110], 100, ("Gemeente", name))
        for i, (town, count) in enumerate((("Duinbeek", "41"), ("Merendam", "31"), ("Hoog", "7"))):
            page += _put([left, left + 110], 116 + 16 * i, (town, count))
    return (page,)


def _turned() -> Scene:
    page = _grid([60, 160, 200, 240], [180, 200, 220, 240])
    page += [Text("Opgave", 185, 172, turn=90), Text("Gereed", 225, 172, turn=90)]
    for i, row in enumerate((("Duinbeek", "41", "8"), ("Merendam", "31", "6"), ("Hoog", "7", "5"))):
        page += _put([64, 164, 204], 194 + 20 * i, row)
    return (page,)


def _text() -> Scene:
    page: list[Thing] = [
        Text("Uitvoeringsprogramma", 60, 50, 20),
        Text("1 Bouwen", 60, 80, 14, bold=True),
        *(Text(line, 60, 100 + 13 * i) for i, line in enumerate(PROSE[:3])),
        Text("Tempo van de bouw", 60, 152, bold=True),
        *_prose(166),
        Text("De partijen spreken af:", 60, 198),
        Text("• dat zij bouwen;", 72, 212),
        Text("– in de dorpen en de steden", 84, 226),
        Text("van de regio;", 94, 239),
        Text("• dat zij betalen.", 72, 254),
        Text("Artikel 2. Slot", 60, 280, italic=True),
        Text("2.1 Dit eindigt in 2030.", 60, 296),
        Text("1", 175, 292, 6),
    ]
    return ([*page, Line(60, 720, 200, 720), Text("1 Of later.", 60, 734, 8)],)


def _columns() -> Scene:
    left = [f"links regel {c} van deze tekst in de kolom" for c in "abcdef"]
    right = [f"rechts regel {c} van deze tekst in de kolom" for c in "abcdef"]
    page: list[Thing] = [Text("Wonen in de regio", 60, 60, 16)]
    page += [Text(line, 60, 90 + 13 * i) for i, line in enumerate(left)]
    page += [Text(line, 310, 90 + 13 * i) for i, line in enumerate(right)]
    return ([*page, *_prose(190)],)


def _boxed() -> Scene:
    page = [*_prose(60), *_grid([60, 400], [100, 170])]
    page += [Text("Afspraak 1", 70, 118, bold=True)]
    page += [Text("De gemeenten bouwen 400 woningen.", 70, 136), Text("Het Rijk helpt.", 70, 149)]
    return ([*page, *_prose(200)],)


def _pages() -> Scene:
    """Two pages with a header, a number and a table that goes on."""
    xs = [60, 200, 300]
    pages: list[list[Thing]] = []
    for number, top, rows in ((1, 640, ("Duinbeek", "Merendam")), (2, 70, ("Hoog", "Laag"))):
        page: list[Thing] = [
            Text("Woonakkoord Vechtland", 60, 40, 8),
            Text(f"{number + 3}", 290, 810),
        ]
        if number == 1:
            page += [*_prose(90), Text("Tabel 1. Plannen", 60, 630)]
        page += _grid([*xs, 380], [top + 20 * i for i in range(len(rows) + 2)])
        page += _put([x + 4 for x in xs], top + 14, ("Gemeente", "Plan", "Klaar"), bold=True)
        for i, row in enumerate(rows):
            page += _put([x + 4 for x in xs], top + 34 + 20 * i, (row, f"{number}{i}0", f"{i}5"))
        if number == 2:
            page += _prose(200)
        pages.append(page)
    return pages


def _rest() -> Scene:
    """A table of words without rules of which two rows stand on the next page."""
    xs = [60, 260, 380]
    first = _put(xs, 660, ("Actie", "Wie", "Wanneer"), bold=True)
    for i in range(4):
        first += _put(xs, 680 + 20 * i, (f"Plan {i} maken", "Gemeenten", "doorlopend"))
    second = _put(xs, 50, ("Plan 5 maken", "Provincie", "eind 2027"))
    second += _put(xs, 70, ("Plan 6 maken", "Rijk", "2028"))
    return (first, [*second, *_prose(200)])


_SCENES: Mapping[str, tuple[Callable[[], Scene], float]] = {
    "figures": (_figures, 0.35),
    "named figures": (_named_figures, 0.35),
    "ruled": (_ruled, 0.35),
    "open ruled": (_open_ruled, 0.35),
    "banded": (_banded, 0.35),
    "banded rows": (_banded_rows, 0.35),
    "striped": (_striped, 0.35),
    "shaded": (_shaded, 0.35),
    "worded": (_worded, 0.35),
    "beside": (_beside, 0.35),
    "turned": (_turned, 0.35),
    "text": (_text, 0.3),
    "columns": (_columns, 0.25),
    "boxed": (_boxed, 0.35),
    "pages": (_pages, 0.25),
    "rest": (_rest, 0.35),
}


def scenes() -> Sequence[str]:
    """The names of all scenes."""
    return list(_SCENES)


def read_scene(name: str) -> str:
    """What is kept of a scene."""
    make, share = _SCENES[name]
    return "".join(f"{line}\n" for line in read_moves(make(), share))
