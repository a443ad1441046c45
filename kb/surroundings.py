"""A place of a text by its own words and those around it, so that an edit elsewhere does not move it.

Blanks do not matter: every run of them is one. Places with the same words and the same surroundings
are equal; only these are told apart by the document of the file that they are in, and by their order.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import pairwise
from operator import itemgetter

from kb.keys import digest

#: Characters on each side of a place by which it is known: the first where no other place is equal.
#: The last is more than a row of a table, so that two rows of noughts are not taken for one another.
WIDTHS = (32, 128, 512)

#: A word between its neighbours.
_Three = tuple[str, str, str]
#: Which of equal places one is: its number, and its document where they are in several.
_Order = int | str
_Words = tuple[Sequence[int], Sequence[str], Mapping[_Three, Sequence[int]]]

_BLANKS = re.compile(r"\s+")


class Surroundings:
    """The text of a source, asked for what stands around its places.

    Offsets are characters of that text, end exclusive. ``documents`` says where in it each document begins, in
    the order of the text, by its key.
    """

    def __init__(
        self, source_id: str, text: str, documents: Sequence[tuple[int, str]] = ()
    ) -> None:
        self._source_id = source_id
        # Where each run of blanks ends, and how many characters are left out up to there.
        self._ends, self._less = [0], [0]
        parts: list[str] = []
        position = 0
        for blank in _BLANKS.finditer(text):
            parts += (text[position : blank.start()], " ")
            position = blank.end()
            self._ends.append(position)
            self._less.append(self._less[-1] + position - blank.start() - 1)
        parts.append(text[position:])
        self._text = "".join(parts)
        self._found: dict[tuple[_Three, int, int], dict[int, tuple[int, _Order]]] = {}
        self._documents = [(self._squeezed(start), key) for start, key in documents]

    def key(self, start: int, end: int) -> str:
        """The key of the range ``[start, end)``: a hash of the source, the words and what is around."""
        first, last = self._squeezed(start), self._squeezed(end)
        width, ordinal = self._told_apart(first, last)
        return digest(self._source_id, *self._around(first, last, width), ordinal)

    def around(self, start: int, end: int) -> tuple[int, str, str]:
        """How much of what stands around a range tells it apart, and what stands before and behind it.

        Both are on one line, and each of the second width at least, or of the third where the words are not alone
        with less of it: enough to know a place by one side.
        """
        first, last = self._squeezed(start), self._squeezed(end)
        width = self._told_apart(first, last)[0]
        text = self._text
        before, after = (
            next((w for w in WIDTHS[1:] if w >= width and self._is_alone(*side(w))), WIDTHS[-1])
            for side in (lambda w: (first - w, last), lambda w: (first, last + w))
        )
        return width, text[max(0, first - before) : first], text[last : last + after]

    def _is_alone(self, first: int, last: int) -> bool:
        return _is_alone(self._text, first, last)

    def _squeezed(self, offset: int) -> int:
        """The same place in the text with single blanks."""
        run = bisect_right(self._ends, offset) - 1
        return offset - self._less[run]

    def _told_apart(self, first: int, last: int) -> tuple[int, _Order]:
        """How wide a place must be looked at, and how many equal ones stand before it then in its document."""
        starts, padded, same = self._words
        word = bisect_right(starts, first) - 1
        three, inside, length = _three(padded, word), first - starts[word], last - first
        if len(same[three]) == 1:
            return WIDTHS[0], 0
        known = self._found.setdefault((three, inside, length), {})
        if not known:
            known.update(self._all_told_apart([starts[w] + inside for w in same[three]], length))
        return known[first]

    def _all_told_apart(
        self, places: Sequence[int], length: int
    ) -> Iterator[tuple[int, tuple[int, _Order]]]:
        """What :meth:`_told_apart` says of places of ``length``, in the order of the text."""
        for width in WIDTHS:
            groups: dict[tuple[str, str, str], list[int]] = {}
            for place in places:
                groups.setdefault(self._around(place, place + length, width), []).append(place)
            alone = {group[0] for group in groups.values() if len(group) == 1}
            yield from ((place, (width, 0)) for place in alone)
            places = [place for place in places if place not in alone]
        for group in groups.values():
            for place, order in zip(group, self._orders(group), strict=True):
                yield place, (WIDTHS[-1], order)

    def _orders(self, places: Sequence[int]) -> Iterator[_Order]:
        """Which each of equal places is: an edit in one document makes it no other's."""
        documents = [self._document_at(place) for place in places]
        if len(set(documents)) < 2:
            yield from range(len(places))
            return
        seen: Counter[str] = Counter()
        for document in documents:
            yield f"{document} {seen[document]}"
            seen[document] += 1

    def _document_at(self, place: int) -> str:
        at = bisect_right(self._documents, place, key=itemgetter(0)) - 1
        return self._documents[at][1] if at >= 0 else ""

    def _around(self, first: int, last: int, width: int) -> tuple[str, str, str]:
        """The words of a place, what stands before them and what behind them."""
        text = self._text
        return text[first:last], text[max(0, first - width) : first], text[last : last + width]

    @cached_property
    def _words(self) -> _Words:
        """Where the words of the text begin, the words, and which stand between the same two."""
        starts = [0, *(match.end() for match in re.finditer(" ", self._text))]
        words = (self._text[a:b] for a, b in pairwise((*starts, len(self._text))))
        padded = ("", *words, "")
        same: dict[_Three, list[int]] = {}
        for index, three in enumerate(zip(padded, padded[1:], padded[2:], strict=False)):
            same.setdefault(three, []).append(index)
        return starts, padded, same


def context(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and behind a range: as much as :class:`Surroundings` tells it apart by.

    For one place of a text: nothing is found out about the others, which takes ten times as long.
    """
    plain, first = _plain(text), len(_squeezed(text[:start]))
    last = first + len(_squeezed(text[start:end]))
    for width in WIDTHS:
        if _is_alone(plain, first - width, last + width):
            break
    return plain[max(0, first - width) : first].strip(), plain[last : last + width].strip()


@lru_cache(maxsize=2)
def _plain(text: str) -> str:
    """A whole text with single blanks: the same for all places of a source that are asked for in turn."""
    return _squeezed(text)


def _squeezed(text: str) -> str:
    """``text`` with one blank for every run of them (three times faster than a pattern)."""
    words = " ".join(text.split())
    if not words:
        return text[:1] and " "
    return f"{' ' * text[0].isspace()}{words}{' ' * text[-1].isspace()}"


def _is_alone(text: str, first: int, last: int) -> bool:
    """Return True if no other place of a text is like that from ``first`` to ``last``.

    One that would begin before the text or end behind it has less around it than any other.
    """
    if first < 0 or last > len(text):
        return True
    window = text[first:last]
    return text.find(window, text.find(window) + 1) < 0


def _three(padded: Sequence[str], word: int) -> _Three:
    before, itself, behind = padded[word : word + 3]
    return before, itself, behind
