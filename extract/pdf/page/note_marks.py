"""Marks of footnotes and the like: the word that each of them stands at."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from extract.pdf.page.ink import Word

#: The part of the type size that is a gap between words.
WORD_GAP = 0.15
#: How far (points) the baselines of one line may differ.
BASELINE_SLACK = 2.0
#: A mark is raised or lowered, and at most this part of the size of the word it belongs to.
MARK_SIZE = 0.85
#: Nor is it smaller than this part: that is text beside a large letter.
_LEAST_MARK_SIZE = 0.4
#: It stands at most this far (parts of the type size) from the word: a blank may be between.
_MARK_GAP = 0.4
#: The number of a footnote hangs at most this many type sizes left of its text.
_NOTE_GAP = 3.0
#: A mark has at most so many characters, or is a list of marks: "f,g,h".
_MARK_LENGTH = 4
_MARKS = re.compile(r"(?:\d{1,2}|[a-z*†‡])(?:[,;](?:\d{1,2}|[a-z*†‡]))*[,;]?")
#: A figure of the size of its word is a mark where it is raised so much (parts of the type size).
_RAISED = 0.2
_FIGURES = re.compile(r"\d{1,2}")
#: What such a mark, or one that is small and not raised, stands behind: a number, the end of a phrase.
_BEFORE_FIGURES = re.compile(r"(?:\d|[.,;:?!)\]%»”’\"'…])$")
#: The sign that ends a phrase, behind a mark.
_SIGNS = re.compile(r"[.,;:?!)\]%»”’\"'…]+")


def with_marks_attached(words: list[Word]) -> list[Word]:
    """Puts footnote marks and the like on the baseline of the word that they stand at."""
    if not words:
        return words
    usual = Counter(round(w.size, 1) for w in words).most_common(1)[0][0]
    small = [i for i, w in enumerate(words) if _is_short(w.text) and w.size < 1.2 * usual]
    if not small:
        return words
    ends: dict[int, list[Word]] = {}
    starts: dict[int, list[Word]] = {}
    for word in words:
        ends.setdefault(int(word.x1 // 4), []).append(word)
        starts.setdefault(int(word.x0 // 4), []).append(word)
    found = list(words)
    places = {id(word): i for i, word in enumerate(words)}
    for i in small:
        mark = words[i]
        host = _host(mark, ends, before=True)
        if host is not None:
            found[i] = replace(mark, baseline=host.baseline, glued=True)
            sign = _sign_behind(mark, host, starts)
            if sign is not None:
                found[places[id(sign)]] = replace(sign, glued=True)
            continue
        host = _host(mark, starts, before=False) or _note_text(mark, words)
        if host is not None:
            found[i] = replace(mark, baseline=host.baseline)
    return found


def _sign_behind(mark: Word, host: Word, starts: Mapping[int, Sequence[Word]]) -> Word | None:
    """Return the sign that ends the phrase of ``host``, right behind its mark."""
    place = int(mark.x1 // 4)
    for key in (place, place - 1, place + 1):
        for word in starts.get(key, ()):
            level = abs(word.baseline - host.baseline) <= BASELINE_SLACK
            near = abs(word.x0 - mark.x1) <= WORD_GAP * host.size
            if level and near and _SIGNS.fullmatch(word.text):
                return word
    return None


def _is_short(text: str) -> bool:
    """Return True for a text that is short enough for a mark, or several marks."""
    return len(text) <= _MARK_LENGTH or bool(_MARKS.fullmatch(text))


def _note_text(mark: Word, words: Sequence[Word]) -> Word | None:
    """The first word of the footnote that ``mark`` is the number of, which hangs left of it."""
    if not _is_note_mark(mark.text):
        return None
    level = [w for w in words if w is not mark and _is_level(w, mark)]
    if any(w.x1 <= mark.x0 + 1 and mark.x0 - w.x1 < 4 * w.size for w in level):
        return None
    right = min((w for w in level if w.x0 >= mark.x1), key=lambda w: w.x0, default=None)
    if right is None or right.x0 - mark.x1 > _NOTE_GAP * right.size:
        return None
    raised = 0.05 * right.size < right.baseline - mark.baseline < 0.7 * right.size
    return right if raised and mark.size <= MARK_SIZE * right.size else None


def _is_note_mark(text: str) -> bool:
    """Return True for a number or asterisks."""
    bare = text.strip("*")
    return not bare or bare.isdigit()


def _is_level(word: Word, mark: Word) -> bool:
    """Return True if a mark stands beside a word, and not below it."""
    return word.top < mark.bottom and mark.top < word.bottom - 0.3 * word.size


def _host(mark: Word, places: dict[int, list[Word]], *, before: bool) -> Word | None:
    """The larger word that ``mark`` stands directly behind (or before), on another baseline."""
    x = mark.x0 if before else mark.x1
    furthest = WORD_GAP if before and not _MARKS.fullmatch(mark.text) else _MARK_GAP
    for key in (int(x // 4), int(x // 4) - 1, int(x // 4) + 1):
        for word in places.get(key, ()):
            gap = mark.x0 - word.x1 if before else word.x0 - mark.x1
            if (
                word is not mark
                and mark.size >= _LEAST_MARK_SIZE * word.size
                and _has_shift_of_mark(mark, word, before and gap <= WORD_GAP * word.size)
                and -0.2 * word.size <= gap <= furthest * word.size
                and min(mark.bottom, word.bottom) - max(mark.top, word.top)
                > 0.3 * (mark.bottom - mark.top)
            ):
                return word
    return None


def _has_shift_of_mark(mark: Word, word: Word, touches: bool) -> bool:
    """Return True if a mark is small and on another baseline than its word; right behind a number it
    need be one of these only."""
    small = mark.size <= MARK_SIZE * word.size
    rise = word.baseline - mark.baseline
    shifted = 0.05 * word.size < abs(rise) < 0.7 * word.size
    if small and shifted:
        return True
    if not (touches and _FIGURES.fullmatch(mark.text) and _BEFORE_FIGURES.search(word.text)):
        return False
    raised = _RAISED * word.size <= rise < 0.7 * word.size
    return (small and rise >= 0) or (raised and mark.size <= word.size)
