"""Furniture: running headers and footers, page numbers, link addresses, outlines.

It belongs to the page and not to the text, and is known by repeating over pages, or by a number in
it that counts along with the pages.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from extract.lines import TextLine
from extract.marks import is_page_number, is_url
from extract.tables.header import is_row_header

#: So many lines from the top or bottom of a page can be furniture.
_EDGE = 3
_NUMBER = re.compile(r"\d+")
#: A number that can count pages; "2.1" is the number of a section.
_COUNTER = re.compile(r"(?<![\d.,])\d+(?![\d]|[.,]\d)")


def find_furniture(pages: Sequence[Sequence[TextLine]]) -> frozenset[int]:
    """The offsets at which lines of furniture start.

    A line at the edge of a page is furniture when the same line stands at the edge of two more
    pages (of one more, when it is in capitals), or of one more but for a number that counts along
    with the pages. A number alone at the edge is a page number. Addresses alone on a line, and lines
    of an outline that a converter appended (they begin with a tab), are furniture anywhere.
    """
    found: set[int] = set()
    for lines in pages:
        found.update(line.start for line in lines if is_url(line.text) or line.tabbed)
        found.update(line.start for line in _page_numbers(lines, found))
    for alike in _edges_by_shape(pages).values():
        if _repeats(alike) or _counts_along(alike):
            found.update(line.start for line in alike)
    for lines in pages:
        found.update(line.start for line in _page_numbers(lines, found))
    return frozenset(found)


def _edges_by_shape(pages: Sequence[Sequence[TextLine]]) -> dict[str, list[TextLine]]:
    """Return the lines at the edges of pages by their text, numbers aside."""
    edges: dict[str, list[TextLine]] = defaultdict(list)
    for lines in pages:
        edge = {line.start: line for line in (*_top(lines), *lines[-_EDGE:])}
        for line in edge.values():
            shape = _NUMBER.sub("#", " ".join(line.text.split()))
            if shape.strip("# .-–|"):
                edges[shape].append(line)
    return edges


def _repeats(alike: Sequence[TextLine]) -> bool:
    """Return True if one text stands on three pages, or on two in capitals."""
    text = alike[0].text
    capitals = text.isupper() and len(text.split()) > 2
    pages = {line.page for line in alike}
    return all(line.text == text for line in alike) and len(pages) >= (2 if capitals else 3)


def _top(lines: Sequence[TextLine]) -> Sequence[TextLine]:
    """The first lines of a page, up to the header of a table: that is repeated, and no furniture."""
    top = lines[:_EDGE]
    for i, line in enumerate(top):
        title = line.text.isupper() and len(line.text.split()) > 2
        if is_row_header(line.text) and not title:
            return top[:i]
    return top


def page_label(
    lines: Sequence[TextLine], furniture: frozenset[int], offset: int | None
) -> str | None:
    """The number printed on a page: ``page + offset`` where furniture on it says so."""
    if offset is None:
        return None
    for line in lines:
        if line.start in furniture:
            for number in _NUMBER.findall(line.text):
                if int(number) == line.page + offset:
                    return str(number)
    return None


def label_offset(pages: Sequence[Sequence[TextLine]], furniture: frozenset[int]) -> int | None:
    """What two or more pages agree on to add to a page's number to get the printed one."""
    votes: dict[int, int] = defaultdict(int)
    for lines in pages:
        offsets = {
            int(number) - line.page
            for line in lines
            if line.start in furniture
            for number in _NUMBER.findall(line.text)
            if len(number) < 4
        }
        for offset in offsets:
            votes[offset] += 1
    best = max(votes, key=lambda offset: (votes[offset], -abs(offset)), default=None)
    return best if best is not None and votes[best] >= 2 else None


def _counts_along(lines: Sequence[TextLine]) -> bool:
    """Return True if there is a number in the lines that is as much higher as the page is further
    on."""
    return len(lines) > 1 and any(
        all(
            int(b) - int(a) == after.page - before.page != 0
            for (a, before), (b, after) in pairwise(zip(numbers, lines, strict=True))
        )
        for numbers in zip(*(_COUNTER.findall(line.text) for line in lines), strict=False)
    )


def _page_numbers(lines: Sequence[TextLine], furniture: set[int]) -> list[TextLine]:
    """Numbers alone on the first or last line of a page, furniture left out of account."""
    rest = [line for line in lines if line.start not in furniture]
    return [
        line
        for line in {id(x): x for x in (*rest[:1], *rest[-1:])}.values()
        if is_page_number(line.text) and len(rest) > 1
    ]
