"""Numbers that a narrow column broke within their digits, and a reader put in two rows.

"€ 1.34" above "0.000" is € 1.340.000, and neither of them is a number of the table. One of the two rows has
no name: it holds the lines of a row that lie higher or lower than its name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

#: A number that ends within a group of thousands: "€ 1.34", "475.0", "75."
_BEGINS = re.compile(r"(?P<money>€)?\s*(?P<figures>[0-9]{1,3}(?:\.[0-9]{3})*\.[0-9]{0,2})")
#: What can be the rest of one.
_GOES_ON = re.compile(r"[0-9]+(?:\.[0-9]{3})*")
_WHOLE = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+")
_DIGITS = re.compile(r"[0-9]+")

#: A row and a column of a table.
Place = tuple[int, int]


def halves_of_numbers(cells: Iterable[tuple[Place, str]]) -> frozenset[Place]:
    """The places of cells that hold a half of a number; ``cells`` are those that are no headers."""
    texts = {place: text.strip() for place, text in cells if text.strip()}
    pairs = [(place, (place[0] + 1, place[1])) for place in texts if place[1] > 0]
    beside = [
        (above, below)
        for above, below in pairs
        if below in texts and _is_one_nameless(texts, above[0], below[0])
    ]
    sure = [pair for pair in beside if _is_broken(texts[pair[0]], texts[pair[1]])]
    if not sure:
        return frozenset()
    # Where the columns are so narrow, "12" above "5" may be 125 as well.
    doubtful = [
        (above, below)
        for above, below in beside
        if _DIGITS.fullmatch(texts[above]) and _DIGITS.fullmatch(texts[below])
    ]
    return frozenset(place for pair in (*sure, *doubtful) for place in pair)


def _is_one_nameless(texts: Mapping[Place, str], above: int, below: int) -> bool:
    """Return True if one of two rows has no name in the first column, and the other has."""
    return ((above, 0) in texts) != ((below, 0) in texts)


def _is_broken(above: str, below: str) -> bool:
    """Return True if two texts are one number: together well written, and the second none by itself."""
    begin = _BEGINS.fullmatch(above)
    if begin is None or not _GOES_ON.fullmatch(below):
        return False
    is_rest = below.startswith("0") or begin["money"] is not None
    return is_rest and bool(_WHOLE.fullmatch(begin["figures"] + below))
