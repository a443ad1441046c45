"""Furniture of a PDF: running headers and footers, page numbers, texts in the margin.

It is known by standing at the edge of a page and repeating on others, numbers aside, at the same
height; or by standing where such lines stand on other pages, in the same type.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations

from extract.pdf.page.ink import OCR_STYLE, Word
from extract.pdf.tables.cells import Line, lines_of
from extract.pdf.tables.gutters import Run, runs_of

#: Furniture stands in this part of a page, above and below.
_EDGE = 0.17
#: So many lines at the edge can be furniture.
_LINES = 6
#: How far (points) the same furniture may shift from page to page.
_SHIFT = 4.0
#: Texts on one line with a gap of so many type sizes between them have nothing to do with each other.
_LEVEL_GAP = 2.0
#: Texts recognised in a picture are the same when this part of them is.
_ALIKE = 0.8
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


@dataclass(frozen=True, slots=True)
class PageWords:
    """What furniture is looked for in: the words of a page outside of its drawn tables."""

    number: int
    height: float
    width: float
    words: Sequence[Word]


def find_furniture(pages: Sequence[PageWords]) -> Furniture:
    """The furniture of all pages."""
    edges = [edge for page in pages for edge in _edges(page)]
    repeated = _repeated(edges) | _numbered(edges, pages) | _small_headers(edges, pages)
    found: dict[int, set[int]] = defaultdict(set)
    lines: dict[int, list[Line]] = defaultdict(list)
    for page in pages:
        for at_top in (True, False):
            side = [e for e in edges if e.page == page.number and e.at_top is at_top]
            for edge in sorted(side, key=lambda e: e.place):
                if edge in repeated:
                    found[page.number].update(id(w) for w in edge.line.words)
                    lines[page.number].append(edge.line)
                elif not _is_part_of(edge, repeated):
                    break
    for page in pages:
        for run in _runs_of_furniture(edges, repeated, page.number):
            if not any(id(w) in found[page.number] for w in run.words):
                found[page.number].update(id(w) for w in run.words)
                lines[page.number].append(Line(run.words))
    for number, word in _margin_numbers(pages):
        found[number].add(id(word))
        lines[number].append(Line((word,)))
    for number, words in _margin_texts(pages).items():
        found[number].update(id(w) for w in words)
    return Furniture(
        {number: frozenset(words) for number, words in found.items()}, _labels(pages, lines)
    )


def _edges(page: PageWords) -> list[_Edge]:
    lines = sorted(lines_of([w for w in page.words if w.turn == 0]), key=lambda x: x.baseline)
    found = []
    for place, line in enumerate(lines[:_LINES]):
        if line.top < _EDGE * page.height:
            found.append(_Edge(page.number, line, place, line.baseline, True))
    for place, line in enumerate(reversed(lines[-_LINES:])):
        if line.bottom > (1 - _EDGE) * page.height:
            found.append(_Edge(page.number, line, place, page.height - line.baseline, False))
    return found


def _repeated(edges: Sequence[_Edge]) -> set[_Edge]:
    by_shape: dict[tuple[str, bool], list[_Edge]] = defaultdict(list)
    for edge in edges:
        if edge.shape.strip("# .-–|/"):
            by_shape[edge.shape, edge.at_top].append(edge)
    found: set[_Edge] = set()
    for alike in by_shape.values():
        for edge in alike:
            others = {
                o.page
                for o in alike
                if o.page != edge.page and abs(o.distance - edge.distance) <= _SHIFT
            }
            if others:
                found.add(edge)
    found |= _recognised(edges)
    # Where furniture of one kind stands on most pages, what stands there on the others is too.
    slots: dict[tuple[bool, int, str, int], set[int]] = defaultdict(set)
    for edge in found:
        slots[_slot(edge)].add(edge.page)
    for edge in edges:
        if edge not in found and len(slots.get(_slot(edge), ())) >= 3 and edge.place <= 2:
            found.add(edge)
    return found


def _runs_of_furniture(edges: Sequence[_Edge], repeated: set[_Edge], page: int) -> list[Run]:
    """The parts of a page's lines that are furniture elsewhere: other text stands level with them
    on this page."""
    shapes: dict[tuple[bool, str], list[float]] = defaultdict(list)
    for edge in repeated:
        for run in runs_of(edge.line, _LEVEL_GAP) if edge.page != page else ():
            if _shape(run.text).strip("# .-–|/"):
                shapes[edge.at_top, _shape(run.text)].append(edge.distance)
    found: list[Run] = []
    for edge in edges:
        if edge.page != page or edge in repeated:
            continue
        runs = runs_of(edge.line, _LEVEL_GAP)
        known = [
            run
            for run in runs
            if any(
                abs(distance - edge.distance) <= _SHIFT
                for distance in shapes.get((edge.at_top, _shape(run.text)), ())
            )
        ]
        found += known
        if known:
            found += [run for run in runs if _PAGE_NUMBER.fullmatch(run.text.strip())]
    return found


def _shape(text: str) -> str:
    return _NUMBER.sub("#", " ".join(text.split())).casefold()


def _recognised(edges: Sequence[_Edge]) -> set[_Edge]:
    """The lines of scans that stand at one height on two pages and say nearly the same: letters of
    a logo are never recognised twice alike."""
    scanned = [e for e in edges if e.line.words[0].style.font == OCR_STYLE.font]
    found: set[_Edge] = set()
    for a, b in combinations(scanned, 2):
        if (
            a.page != b.page
            and a.at_top is b.at_top
            and abs(a.distance - b.distance) <= 2 * _SHIFT
            and SequenceMatcher(None, a.shape, b.shape).ratio() >= _ALIKE
        ):
            found |= {a, b}
    return found


def _slot(edge: _Edge) -> tuple[bool, int, str, int]:
    word = edge.line.words[0]
    return edge.at_top, round(edge.distance), word.style.font, round(word.size * 2)


def _is_part_of(edge: _Edge, repeated: set[_Edge]) -> bool:
    """Does a line with furniture on it stand below (above, at the foot) within a line's height?"""
    return (
        any(
            o.page == edge.page
            and o.at_top is edge.at_top
            and 0 < o.place - edge.place <= 2
            and abs(o.distance - edge.distance) <= 2.2 * edge.line.size
            and o.distance > edge.distance
            for o in repeated
        )
        and len(edge.line.text) < 60
    )


def _numbered(edges: Sequence[_Edge], pages: Sequence[PageWords]) -> set[_Edge]:
    """The lines that are a page's number and nothing else.

    On two pages or more they count along with the pages; a single number must stand apart from the
    text, at the very edge.
    """
    heights = {page.number: page.height for page in pages}
    candidates = [
        edge
        for edge in edges
        if _PAGE_NUMBER.fullmatch(edge.line.text.strip())
        and edge.place <= 2
        and edge.distance <= 0.14 * heights[edge.page]
    ]
    votes: Counter[tuple[bool, int]] = Counter()
    for edge in candidates:
        votes[edge.at_top, _first_number(edge) - edge.page] += 1
    found = {e for e in candidates if votes[e.at_top, _first_number(e) - e.page] >= 2}
    for edge in set(candidates) - found:
        inner = [
            e
            for e in edges
            if e.page == edge.page and e.at_top is edge.at_top and e.place == edge.place + 1
        ]
        apart = not inner or abs(inner[0].distance - edge.distance) > 1.4 * edge.line.size
        named = any(c.isalpha() for c in edge.line.text)
        at_edge = edge.distance < 0.1 * heights[edge.page] and edge.place == 0
        own = _first_number(edge) == edge.page and edge.place == 0 and len(pages) == 1
        if at_edge and (apart or own or named):
            found.add(edge)
    found |= {
        edge
        for edge in edges
        if edge.place == 0
        and _ROMAN.fullmatch(edge.line.text.strip())
        and edge.distance <= 0.12 * heights[edge.page]
        and len(pages) > 2
    }
    return found


def _small_headers(edges: Sequence[_Edge], pages: Sequence[PageWords]) -> set[_Edge]:
    """The first line of a page, when it is set clearly smaller than the text and apart from it."""
    found: set[_Edge] = set()
    for page in pages:
        sizes = Counter(round(w.size, 1) for w in page.words if w.turn == 0)
        if not sizes:
            continue
        usual = sizes.most_common(1)[0][0]
        top = sorted(
            (e for e in edges if e.page == page.number and e.at_top), key=lambda e: e.place
        )
        if not top or top[0].line.size > 0.86 * usual or top[0].distance > 0.09 * page.height:
            continue
        below = top[1].line.top if len(top) > 1 else top[0].line.bottom + 3 * usual
        if below - top[0].line.bottom > 0.6 * usual:
            found.add(top[0])
    return found


def _first_number(edge: _Edge) -> int:
    return int(_NUMBER.findall(edge.line.text)[0])


def _margin_texts(pages: Sequence[PageWords]) -> dict[int, list[Word]]:
    """Turned texts that stand in the same place on several pages, and slanted ones (watermarks)."""
    places: dict[tuple[str, int, int], set[int]] = defaultdict(set)
    for page in pages:
        for word in page.words:
            if word.turn > 0:
                places[word.text, round(word.x0 / 8), round(word.top / 8)].add(page.number)
    found: dict[int, list[Word]] = defaultdict(list)
    for page in pages:
        for word in page.words:
            key = (word.text, round(word.x0 / 8), round(word.top / 8))
            if word.turn < 0 or (word.turn > 0 and len(places[key]) > 1):
                found[page.number].append(word)
    return found


def _margin_numbers(pages: Sequence[PageWords]) -> list[tuple[int, Word]]:
    """The numbers of pages that stand in the margin beside the text, at any height: at one height
    on three pages or more, and counting along with them."""
    places: dict[tuple[int, int], list[tuple[int, Word]]] = defaultdict(list)
    for page in pages:
        level = [w for w in page.words if w.turn == 0]
        for word in level:
            if not word.text.isdigit() or len(word.text) > 4:
                continue
            others = [w for w in level if w is not word]
            left = all(w.x0 > word.x1 for w in others)
            right = all(w.x1 < word.x0 for w in others)
            if others and (left or right):
                offset = int(word.text) - page.number
                places[offset, round(word.baseline / _SHIFT)].append((page.number, word))
    return [item for found in places.values() if len(found) >= 3 for item in found]


def _labels(pages: Sequence[PageWords], lines: Mapping[int, Sequence[Line]]) -> dict[int, str]:
    """The number printed on each page: what most pages agree on to add to a page's number."""
    votes: Counter[int] = Counter()
    seen: dict[int, set[int]] = {}
    for page in pages:
        numbers = {
            int(number)
            for line in lines.get(page.number, ())
            for run in runs_of(line, 1.2)
            for number in _page_numbers(run)
        }
        seen[page.number] = numbers
        votes.update({number - page.number for number in numbers})
    if not votes:
        return {}
    offset, count = max(votes.items(), key=lambda item: (item[1], -abs(item[0])))
    if count < 2 and len(pages) > 1:
        return {}
    return {
        number: str(number + offset)
        for number, numbers in seen.items()
        if number + offset in numbers
    }


def _page_numbers(run: Run) -> list[str]:
    text = run.text.strip()
    if _PAGE_NUMBER.fullmatch(text):
        return _NUMBER.findall(text)[:1]
    return [n for n in (*_NUMBER.findall(text)[-1:], *_NUMBER.findall(text)[:1]) if len(n) <= 3]
