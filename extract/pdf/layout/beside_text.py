"""Texts in the margin of a page: turned and slanted ones, and numbers of pages beside the text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from extract.pdf.layout.furniture_settings import SETTINGS
from extract.pdf.layout.page_words import PageWords
from extract.pdf.page.ink import Word


def margin_texts(pages: Sequence[PageWords]) -> defaultdict[int, list[Word]]:
    """Turned texts that stand in the same place on several pages, and slanted ones (watermarks)."""
    places: dict[tuple[str, int, int], set[int]] = defaultdict(set)
    for page in pages:
        for word in page.words:
            if word.turn > 0:
                places[word.text, *_margin_place(word)].add(page.number)
    found: defaultdict[int, list[Word]] = defaultdict(list)
    for page in pages:
        for word in page.words:
            key = (word.text, *_margin_place(word))
            if word.turn < 0 or (word.turn > 0 and len(places[key]) > 1):
                found[page.number].append(word)
    return found


def margin_numbers(pages: Sequence[PageWords]) -> list[tuple[int, Word]]:
    """The numbers of pages that stand in the margin beside the text, at any height: at one height
    on three pages or more, and counting along with them."""
    places: dict[tuple[int, int], list[tuple[int, Word]]] = defaultdict(list)
    for page in pages:
        level = [w for w in page.words if w.turn == 0]
        for word in level:
            if word.text.isdecimal() and len(word.text) <= 4 and _is_beside_all(word, level):
                offset = int(word.text) - page.number
                height = round(word.baseline / SETTINGS.shift_pt)
                places[offset, height].append((page.number, word))
    return [item for found in places.values() if len(found) >= 3 for item in found]


def _is_beside_all(word: Word, words: Sequence[Word]) -> bool:
    """Return True if all other words stand on one side of the word."""
    others = [w for w in words if w is not word]
    left = all(w.x0 > word.x1 for w in others)
    return bool(others) and (left or all(w.x1 < word.x0 for w in others))


def _margin_place(word: Word) -> tuple[int, int]:
    grid = SETTINGS.margin_grid_pt
    return round(word.x0 / grid), round(word.top / grid)
