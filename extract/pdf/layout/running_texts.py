"""Furniture of a PDF: running headers and footers, page numbers, texts in the margin.

It is known by standing at the edge of a page and repeating on others, numbers aside, at the same
height; or by standing where such lines stand on other pages, in the same type.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import islice

from extract.pdf.layout.beside_text import margin_numbers, margin_texts
from extract.pdf.layout.furniture_settings import SETTINGS
from extract.pdf.layout.line_numbers import line_numbers
from extract.pdf.layout.page_words import PageWords
from extract.pdf.page.ink import OCR_STYLE
from extract.pdf.tables.cells import Line, lines_of
from extract.pdf.tables.gutters import Run, runs_of

#: What is left of a text without words.
_NO_WORDS = "# .-–|/"
_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?:[-–—|•/\s]*(?:(?:pagina|page|blad|p\.?|pag\.?)\s*)?\d{1,4}"
    r"(?:\s*(?:van|of|/|\|)\s*\d{1,4})?[-–—|•/\s]*)",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"[-–—|\s]*[ivxl]{1,7}[-–—|\s]*")


@dataclass(frozen=True, slots=True)
class Furniture:
    """The words of each page that are furniture (by identity), and the number printed on it."""

    words: Mapping[int, frozenset[int]]
    labels: Mapping[int, str]


@dataclass(frozen=True, slots=True, eq=False)
class _Edge:
    page: int
    line: Line
    #: Counted from the edge: 0 is the outermost line.
    place: int
    #: Points from the edge of the page.
    distance: float
    at_top: bool

    @property
    def shape(self) -> str:
        return _shape(self.line.text)


def find_furniture(pages: Sequence[PageWords]) -> Furniture:
    """The furniture of all pages."""
    edges = [edge for page in pages for edge in _edges(page)]
    sides = _sides_of(edges)
    repeated = _repeated(edges) | _numbered(edges, pages, sides) | _small_headers(sides, pages)
    known = _heights_of_runs(repeated)
    lines = {
        page.number: _lines_of_furniture(sides, repeated, known, page.number) for page in pages
    }
    for number, word in margin_numbers(pages):
        lines[number].append(Line((word,)))
    words = {n: {id(w) for line in found for w in line.words} for n, found in lines.items()}
    margin = margin_texts(pages)
    for page in pages:
        texts = [*line_numbers(page.words), *margin[page.number]]
        words[page.number].update(id(w) for w in texts)
    return Furniture(
        {number: frozenset(ids) for number, ids in words.items() if ids}, _labels(pages, lines)
    )


#: The lines at an edge of a page, from the edge inwards, by the number of the page and whether the
#: edge is the upper one.
_Sides = Mapping[tuple[int, bool], Sequence[_Edge]]


def _sides_of(edges: Sequence[_Edge]) -> _Sides:
    sides: dict[tuple[int, bool], list[_Edge]] = defaultdict(list)
    for edge in sorted(edges, key=lambda e: e.place):
        sides[edge.page, edge.at_top].append(edge)
    return sides


def _lines_of_furniture(
    sides: _Sides, repeated: Set[_Edge], known: _Heights, page: int
) -> list[Line]:
    """Return the lines of a page that are furniture, and such parts of lines."""
    found: list[Line] = []
    for at_top in (True, False):
        found += _lines_from_edge(sides.get((page, at_top), ()), repeated)
    inside = {id(w) for line in found for w in line.words}
    for at_top in (True, False):
        found += [
            Line(run.words)
            for run in _runs_of_furniture(sides.get((page, at_top), ()), repeated, known)
            if not any(id(w) in inside for w in run.words)
        ]
    return found


def _lines_from_edge(side: Sequence[_Edge], repeated: Set[_Edge]) -> list[Line]:
    """Return the lines of furniture at an edge of a page: from the edge inwards, up to the first
    line that is no part of it."""
    found: list[Line] = []
    for edge in side:
        if edge in repeated:
            found.append(edge.line)
        elif not _is_part_of(edge, side, repeated):
            break
    return found


def _edges(page: PageWords) -> list[_Edge]:
    lines = sorted(lines_of([w for w in page.words if w.turn == 0]), key=lambda x: x.baseline)
    found = []
    for place, line in enumerate(lines[: SETTINGS.line_count]):
        if line.top < SETTINGS.edge_share * page.height:
            found.append(_Edge(page.number, line, place, line.baseline, True))
    for place, line in enumerate(reversed(lines[-SETTINGS.line_count :])):
        if line.bottom > (1 - SETTINGS.edge_share) * page.height:
            found.append(_Edge(page.number, line, place, page.height - line.baseline, False))
    return found


def _repeated(edges: Sequence[_Edge]) -> set[_Edge]:
    by_shape: dict[tuple[str, bool], list[_Edge]] = defaultdict(list)
    for edge in edges:
        if edge.shape.strip(_NO_WORDS):
            by_shape[edge.shape, edge.at_top].append(edge)
    found = {edge for alike in by_shape.values() for edge in _coming_back(alike)}
    found |= _recognised(edges)
    return found | _in_usual_places(edges, found)


def _coming_back(alike: Sequence[_Edge]) -> Iterator[_Edge]:
    """Yield the lines, of those that say the same, that stand at one height on two pages."""
    in_order = sorted(alike, key=lambda e: e.distance)
    places = [(edge.distance, edge.page) for edge in in_order]
    for edge in in_order:
        if _stands_elsewhere(edge.distance, edge.page, places):
            yield edge


def _stands_elsewhere(distance: float, page: int, places: Sequence[tuple[float, int]]) -> bool:
    """Return True if one of the ``places`` (in order) is at about this height on another page."""
    first = bisect_left(places, (distance - SETTINGS.shift_pt, -1))
    for i in range(first, len(places)):
        other, other_page = places[i]
        if other > distance + SETTINGS.shift_pt:
            return False
        if other_page != page:
            return True
    return False


def _in_usual_places(edges: Sequence[_Edge], found: Set[_Edge]) -> set[_Edge]:
    """Return what stands where furniture of one kind stands on most other pages.

    The first lines of text stand in one place too; some that say the same make no furniture of all.
    """
    written: dict[_Place, set[int]] = defaultdict(set)
    for edge in edges:
        written[_place_of(edge)].add(edge.page)
    places: dict[_Place, set[int]] = defaultdict(set)
    for edge in found:
        places[_place_of(edge)].add(edge.page)
    usual = {
        place
        for place, pages in places.items()
        if len(pages) >= SETTINGS.page_count
        and len(pages) >= SETTINGS.usual_share * len(written[place])
    }
    return {
        edge
        for edge in edges
        if edge.place <= SETTINGS.inner_line_count and _place_of(edge) in usual
    }


#: How far from the edge of which page each text of furniture stands, in order, by whether the edge is
#: the upper one and by the text.
_Heights = Mapping[tuple[bool, str], Sequence[tuple[float, int]]]


def _runs_of_furniture(side: Sequence[_Edge], repeated: Set[_Edge], heights: _Heights) -> list[Run]:
    """The parts of the lines at an edge that are furniture elsewhere: other text stands level with
    them on this page."""
    found: list[Run] = []
    for edge in side:
        if edge in repeated:
            continue
        runs = runs_of(edge.line, SETTINGS.level_gap_em)
        known = [
            run
            for run in runs
            if _stands_elsewhere(
                edge.distance, edge.page, heights.get((edge.at_top, _shape(run.text)), ())
            )
        ]
        if known:
            found += known + [run for run in runs if _PAGE_NUMBER.fullmatch(run.text.strip())]
    return found


def _heights_of_runs(repeated: Set[_Edge]) -> _Heights:
    """Return how far from the edge each text of furniture stands on which pages."""
    heights: dict[tuple[bool, str], list[tuple[float, int]]] = defaultdict(list)
    for edge in repeated:
        for run in runs_of(edge.line, SETTINGS.level_gap_em):
            shape = _shape(run.text)
            if shape.strip(_NO_WORDS):
                heights[edge.at_top, shape].append((edge.distance, edge.page))
    return {key: sorted(places) for key, places in heights.items()}


def _shape(text: str) -> str:
    return _NUMBER.sub("#", " ".join(text.split())).casefold()


def _recognised(edges: Sequence[_Edge]) -> set[_Edge]:
    """The lines of scans that stand at one height on two pages and say nearly the same: letters of
    a logo are never recognised twice alike."""
    scanned = [e for e in edges if e.line.words[0].style.font == OCR_STYLE.font]
    found: set[_Edge] = set()
    for number, a in enumerate(scanned):
        for b in islice(scanned, number + 1, None):
            if b.page - a.page > SETTINGS.recognised_page_count:
                break
            if _is_recognised_alike(a, b):
                found |= {a, b}
    return found


def _is_recognised_alike(a: _Edge, b: _Edge) -> bool:
    return (
        a.page != b.page
        and a.at_top is b.at_top
        and abs(a.distance - b.distance) <= 2 * SETTINGS.shift_pt
        and SequenceMatcher(None, a.shape, b.shape).ratio() >= SETTINGS.alike_share
    )


#: At the top or bottom, points from the edge, font, and half points of type size.
_Place = tuple[bool, int, str, int]


def _place_of(edge: _Edge) -> _Place:
    word = edge.line.words[0]
    return edge.at_top, round(edge.distance), word.style.font, round(word.size * 2)


def _is_part_of(edge: _Edge, side: Sequence[_Edge], repeated: Set[_Edge]) -> bool:
    """Return True for a short line with one of furniture right below it (above, at the foot)."""
    reach = SETTINGS.line_gap_em * edge.line.size
    return len(edge.line.text) < 60 and any(
        0 < o.place - edge.place <= SETTINGS.inner_line_count
        and 0 < o.distance - edge.distance <= reach
        and o in repeated
        for o in side
    )


def _numbered(edges: Sequence[_Edge], pages: Sequence[PageWords], sides: _Sides) -> set[_Edge]:
    """The lines that are a page's number and nothing else.

    On two pages or more they count along with the pages; a single number must stand apart from the
    text, at the very edge.
    """
    heights = {page.number: page.height for page in pages}
    numbers = [
        edge
        for edge in edges
        if _PAGE_NUMBER.fullmatch(edge.line.text.strip())
        and edge.place <= SETTINGS.inner_line_count
        and edge.distance <= SETTINGS.number_edge_share * heights[edge.page]
    ]
    votes = Counter((e.at_top, _first_number(e) - e.page) for e in numbers)
    counting = {e for e in numbers if votes[e.at_top, _first_number(e) - e.page] >= 2}
    single = {
        edge
        for edge in set(numbers) - counting
        if edge.place == 0
        and edge.distance < SETTINGS.single_number_edge_share * heights[edge.page]
        and _is_single_number(edge, sides[edge.page, edge.at_top], len(pages))
    }
    return counting | single | (_roman_numbers(edges, heights) if len(pages) > 2 else set())


def _roman_numbers(edges: Sequence[_Edge], heights: Mapping[int, float]) -> set[_Edge]:
    """Return the outermost lines that are a Roman number and nothing else."""
    return {
        edge
        for edge in edges
        if edge.place == 0
        and _ROMAN.fullmatch(edge.line.text.strip())
        and edge.distance <= SETTINGS.roman_edge_share * heights[edge.page]
    }


def _is_single_number(edge: _Edge, side: Sequence[_Edge], page_count: int) -> bool:
    """Return True if a number at the edge is named, stands apart, or is that of the only page."""
    if any(c.isalpha() for c in edge.line.text):
        return True
    inner = [e for e in side if e.place == edge.place + 1]
    gap = SETTINGS.number_gap_em * edge.line.size
    apart = not inner or abs(inner[0].distance - edge.distance) > gap
    return apart or (_first_number(edge) == edge.page and page_count == 1)


def _small_headers(sides: _Sides, pages: Sequence[PageWords]) -> set[_Edge]:
    """The first line of a page, when it is set clearly smaller than the text and apart from it."""
    found: set[_Edge] = set()
    for page in pages:
        top = sides.get((page.number, True), ())
        if top and _is_small_header(top, page):
            found.add(top[0])
    return found


def _is_small_header(top: Sequence[_Edge], page: PageWords) -> bool:
    """Return True if the first line at the top of a page is small, high, and apart from the next."""
    sizes = Counter(round(w.size, 1) for w in page.words if w.turn == 0)
    usual = sizes.most_common(1)[0][0]
    first = top[0]
    if first.line.size > SETTINGS.small_size_ratio * usual:
        return False
    if first.distance > SETTINGS.small_header_edge_share * page.height:
        return False
    below = top[1].line.top if len(top) > 1 else first.line.bottom + 3 * usual
    return below - first.line.bottom > SETTINGS.small_header_gap_em * usual


def _first_number(edge: _Edge) -> int:
    return int(_NUMBER.findall(edge.line.text)[0])


def _labels(pages: Sequence[PageWords], lines: Mapping[int, Sequence[Line]]) -> dict[int, str]:
    """The number printed on each page: what most pages agree on to add to a page's number."""
    seen = {page.number: _numbers_in(lines.get(page.number, ())) for page in pages}
    votes = Counter(number - page for page, numbers in seen.items() for number in numbers)
    if not votes:
        return {}
    offset, count = max(votes.items(), key=lambda item: (item[1], -abs(item[0])))
    if count < 2 and len(pages) > 1:
        return {}
    return {page: str(page + offset) for page, numbers in seen.items() if page + offset in numbers}


def _numbers_in(lines: Sequence[Line]) -> set[int]:
    runs = (run for line in lines for run in runs_of(line, SETTINGS.label_gap_em))
    return {int(number) for run in runs for number in _page_numbers(run)}


def _page_numbers(run: Run) -> list[str]:
    text = run.text.strip()
    if _PAGE_NUMBER.fullmatch(text):
        return _NUMBER.findall(text)[:1]
    return [n for n in (*_NUMBER.findall(text)[-1:], *_NUMBER.findall(text)[:1]) if len(n) <= 3]
