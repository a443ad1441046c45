"""The words around a table: what stands above and below it and may say what it counts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.clean import clean
from extract.model import Block, Grid, SourceText

#: Lines above a table that are longer, or more of them, are running text.
_TITLE_LENGTH = 120
_TITLE_LINES = 2
#: A paragraph below a table that is longer is no caption.
_CAPTION_LENGTH = 250
_SAYS_TABLE = re.compile(r"\W*(?:tabel|figuur|bron|uit)\b", re.IGNORECASE)
_SOURCE = re.compile(r"\W*(?:bron|uit)\b", re.IGNORECASE)
_EMPHASIS = re.compile(r"\s*[*_]{1,3}[^*_].*[*_]{1,3}\s*", re.DOTALL)
#: A line right above a table that says what its rows divide is its caption: "Opgeleverde woningen per gemeente".
_DIVIDES = re.compile(
    r"\bper\s+(?:gemeente|regio|subregio|provincie|kern|wijk|buurt|jaar|project|locatie|segment|woningtype)\b"
    r"|\bnaar\s+(?:gemeente|regio|segment|woningtype|eigendom|prijsklasse)\b",
    re.IGNORECASE,
)
_ANNOUNCES = re.compile(
    r":\s*$|\b(?:onderstaande?|volgende|navolgende?|bovenstaande?)\s+(?:\w+\s+)?(?:tabel|tabellen|figuur|afbeelding|schema|matrix|overzicht|verdeling|aantallen|getallen|cijfers)\b"
    r"|\b(?:hieronder|onderstaand)\s+(?:(?:is|zijn|wordt|worden|staat|staan|volgt|volgen)\s+)?(?:een|het|de)\b|\bin\s+de\s+tabel\s+(?:is|zijn|staat|staan|wordt|worden)\b"
    r"|\b(?:in|zie)\s+(?:tabel|afbeelding|figuur)\s+[0-9]|\b(?:aantallen|getallen|cijfers|bedragen)\s+in\s+(?:de|deze)\s+tabel\b",
    re.IGNORECASE,
)


#: A year in the head of a column.
_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
#: "Abs." and "t/m" say nothing of what is counted.
_HAS_WORD = re.compile(r"[^\W\d_]{4}")
_LEAST_YEARS = 2


@dataclass(frozen=True, slots=True)
class Around:
    """The words around a table.

    ``caption`` stands above it or below, ``below`` is a second one below it, ``lead`` is the paragraph that announces it, ``above_lead``
    the one before that; ``tells_of_years`` says that it does so by the years in the heads alone. ``sections`` are the headings above it from the nearest up, ``title`` is the document's.
    """

    caption: str
    sections: tuple[str, ...]
    title: str
    lead: str = ""
    above_lead: str = ""
    below: str = ""
    tells_of_years: bool = False

    def texts(self) -> tuple[str, ...]:
        """Caption, headings and title, as far as there are, the nearest first."""
        return tuple(text for text in (self.caption, *self.sections, self.title) if text)


def surroundings(source: SourceText, grid: Grid, section: tuple[str, ...], title: str) -> Around:
    """What stands around a table; ``section`` are the headings above it, highest first."""
    caption = clean(source.text, grid.caption).text if grid.caption else ""
    above = _blocks_above(source, grid)
    lines = _title_lines(source, above)
    below = _caption_below(source, grid)
    if not caption:
        caption, below = below, ""
    if _SOURCE.match(below):
        below = ""  # where numbers come from is not what they are
    if not caption and lines and _DIVIDES.search(lines[0]):
        caption, lines = lines[0], lines[1:]
    leads = _leads(source, above)
    told = "" if caption or lines or leads[0] else _told_of_years(source, grid, above)
    return Around(
        caption,
        (*lines, *reversed(section)),
        title,
        *((told, "") if told else leads),
        below,
        bool(told),
    )


def _blocks_above(source: SourceText, grid: Grid) -> list[Block]:
    """The blocks of text above a table on its page, the nearest first; no furniture, no captions."""
    if not any(cell.segments for cell in grid.cells):
        return []
    return [
        block
        for block in source.places.between_tables(grid.start)
        if block.page == grid.page_first
        and block.start not in source.places.captions
        and block.kind not in ("furniture", "footnote", "caption")
    ]


def _title_lines(source: SourceText, above: list[Block]) -> tuple[str, ...]:
    """The title-like lines above a table that have not become headings, nearest first."""
    found: list[str] = []
    for block in above:
        text = clean(source.text, block.segments).text
        if len(text) > _TITLE_LENGTH or text.endswith((".", ";")) or len(found) == _TITLE_LINES:
            break
        found.append(text)
    return tuple(found)


def _leads(source: SourceText, above: list[Block]) -> tuple[str, str]:
    """The paragraph right above a table that announces it, and the one before; nothing where none does."""
    for place, block in enumerate(above[:3]):
        text = clean(source.text, block.segments).text
        if block.kind == "heading":
            break
        if _ANNOUNCES.search(text):
            before = next(iter(above[place + 1 : place + 2]), None)
            is_text = before is not None and before.kind != "heading"
            return text, clean(source.text, before.segments).text if is_text and before else ""
    return "", ""


def _told_of_years(source: SourceText, grid: Grid, above: list[Block]) -> str:
    """The paragraph right above a table whose heads are years and nothing else, where it tells of one of these."""
    heads = [
        clean(source.text, cell.segments).text
        for cell in grid.cells
        if cell.is_header and cell.column
    ]
    years = {year for head in heads for year in _YEAR.findall(head)}
    if len(years) < _LEAST_YEARS or any(map(_HAS_WORD.search, heads)):
        return ""
    if not above or above[0].kind != "paragraph":
        return ""
    text = clean(source.text, above[0].segments).text
    return text if years.intersection(_YEAR.findall(text)) else ""


def _caption_below(source: SourceText, grid: Grid) -> str:
    """The caption below a table: the next block, where it is set off or says "Tabel"."""
    below = source.places.first_below(grid.end)
    if below is None or below.start in source.places.captions or below.kind == "heading":
        return ""
    if source.places.is_table_between(grid.end, below.start):
        return ""
    text = clean(source.text, below.segments).text
    raw = source.text[below.start : below.end]
    around = source.text[max(0, below.start - 3) : below.start]
    set_off = _EMPHASIS.fullmatch(raw) or (around.strip(" \n") and around.strip(" \n")[0] in "*_")
    if len(text) <= _CAPTION_LENGTH and (set_off or _SAYS_TABLE.match(text)):
        return text
    return ""
