"""Marks of pages that converters leave in a text: "-- 3 of 37 --", "Page 3 of 37", "## Pagina 3".

A line that is such a mark and nothing else begins a page or ends one; it belongs to no passage.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

_PAGE = r"(?:page|pagina)"
_OF = r"(?:of|van)"
_NUMBER = r"(?P<number>[0-9]{1,4})"
#: "-- 3 of 37 --" stands below the page.
_ENDS = re.compile(rf"\s*-{{2,}}\s*{_NUMBER}\s+{_OF}\s+(?P<last>[0-9]{{1,4}})\s*-{{2,}}\s*", re.I)
#: "## Pagina 3", "<!-- page 3 -->", "[page 3]", "--- Page 3 of 20 ---" stand above it.
_BEGINS = re.compile(
    rf"\s*(?:\#{{1,6}}\s+|<!--\s*|\[|-{{3,}}\s*){_PAGE}\s+{_NUMBER}(?:\s+{_OF}\s+(?P<last>[0-9]{{1,4}}))?"
    r"\s*(?:-->|\]|-{3,})?\s*",
    re.I,
)
#: "Page 3 of 37" stands above it or below.
_EITHER = re.compile(
    rf"\s*[*_]{{0,2}}{_PAGE}\s+{_NUMBER}\s+{_OF}\s+(?P<last>[0-9]{{1,4}})[*_]{{0,2}}\s*", re.I
)

#: No document has more pages.
_MOST_PAGES = 3000

Place = Literal["begins", "ends", "either"]


@dataclass(frozen=True, slots=True)
class PageMark:
    """A mark of a page: ``line`` is the index of its line, ``number`` the page that it names."""

    line: int
    number: int
    place: Place
    says_last: bool


def page_marks(lines: Sequence[str]) -> tuple[PageMark, ...]:
    """The marks of pages among the lines of a text, each as one that begins a page or ends it.

    Empty where their numbers do not count on, are more than any document has, or where the one there is does not
    say how many pages there are.
    """
    found = [mark for at, raw in enumerate(lines) if (mark := _mark(at, raw)) is not None]
    if any(b.number < a.number for a, b in pairwise(found)):
        return ()
    if any(not 0 < mark.number <= _MOST_PAGES for mark in found):
        return ()
    if len(found) == 1 and not found[0].says_last:
        return ()
    return tuple(_placed(found, lines))


def _mark(at: int, raw: str) -> PageMark | None:
    places: tuple[tuple[Place, re.Pattern[str]], ...] = (
        ("ends", _ENDS),
        ("begins", _BEGINS),
        ("either", _EITHER),
    )
    for place, pattern in places:
        match = pattern.fullmatch(raw)
        if match is None:
            continue
        number, last = int(match["number"]), match["last"]
        if last is not None and number > int(last):
            return None
        return PageMark(at, number, place, last is not None)
    return None


def _placed(found: Sequence[PageMark], lines: Sequence[str]) -> Sequence[PageMark]:
    """The marks, those that stand above their page or below told apart by the text before the first.

    "Page 1 of 9" with text above it is the foot of page 1; "Page 2 of 9" with text above it heads page 2.
    """
    begins = {mark.number for mark in found if mark.place == "begins"}
    first = next((mark for mark in found if mark.place == "either"), None)
    if first is None:
        return found
    earlier = max((mark.line + 1 for mark in found if mark.line < first.line), default=0)
    has_text = any(raw.strip() for raw in lines[earlier : first.line])
    at_foot = first.number in begins or (has_text and (earlier > 0 or first.number == 1))
    place: Place = "ends" if at_foot else "begins"
    return [
        PageMark(m.line, m.number, place, m.says_last) if m.place == "either" else m for m in found
    ]


def pages_of_lines(marks: Sequence[PageMark], lines: Sequence[str]) -> dict[int, list[int]]:
    """The indexes of the lines on each page that the marks tell of, the lines of marks left out."""
    pages: dict[int, list[int]] = {}
    number, at = 1, 0
    for before, after in pairwise((None, *marks, None)):
        end = after.line if after is not None else len(lines)
        part = list(range(at, end))
        at = end + 1
        if any(lines[line].strip() for line in part):
            number = max(number, _page_between(before, after))
            pages.setdefault(number, []).extend(part)
    return pages


def _page_between(before: PageMark | None, after: PageMark | None) -> int:
    """The page of the text between two marks."""
    if after is not None and after.place == "ends":
        return after.number
    if before is not None:
        return before.number + (before.place == "ends")
    return after.number - 1 if after is not None else 1
