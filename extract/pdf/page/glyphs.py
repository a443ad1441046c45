"""From characters to words, by where they stand.

Producers write characters in any order, with or without blanks between words; only the distances
on the page tell. Measured: a gap of 0.15 of the type size (1.5 point at 10 point) parts words.
"""

from __future__ import annotations

import itertools
import re
from array import array
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from extract.pdf.page.ink import Area, Style, Word
from extract.pdf.page.rotation import to_page, to_reading
from extract.settings import Settings

#: The part of the type size that is a gap between words.
WORD_GAP = 0.15
#: Where a blank is written, so much is enough.
_BLANK_GAP = 0.06
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
_SOFT = "\u00ad"
#: Blanks with which thousands are parted: no-break, thin and narrow no-break.
NARROW_BLANKS = "\u00a0\u2009\u202f"
#: Groups of one number stand no further apart than this (type sizes), whatever blank is between them.
_THOUSANDS_GAP = 0.6
_THOUSANDS_BEGIN = re.compile(rf"[^\w.,]*\d{{1,3}}(?:[{NARROW_BLANKS}]\d{{3}})*")
_THOUSANDS_GROUP = re.compile(r"\d{3}(?:,\d+)?[^\w\s]*")
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


@dataclass(frozen=True, slots=True)
class OverprintSettings(Settings):
    """How near a character stands that is printed again to make it look bold."""

    #: At most so far aside, ...
    gap_em: float = 0.1
    #: ... and so much of its own width: the next figure of type that is set narrow stands further.
    gap_share: float = 0.5


OVERPRINT = OverprintSettings()


class Char(NamedTuple):
    """A glyph in the reading frame of its turn; ``text`` may be several characters (a ligature).

    ``order`` counts what is painted on the page, ``mode`` is PDF's text rendering mode, ``color`` its
    red, green and blue (None where they are not known), ``stretch`` how wide it is set: 1 is as its
    font draws it.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    size: float
    style: Style
    order: int = 0
    mode: int = 0
    color: tuple[float, float, float] | None = None
    stretch: float = 1.0


def words_in(
    chars: dict[int, list[Char]], turn: int, width: float, height: float
) -> tuple[Word, ...]:
    """The words of a page whose text has ``turn``, in the frame in which that text reads.

    ``chars`` are grouped by their own turn, each in its own reading frame. ``width`` and ``height``
    are those of the page as it is shown.
    """
    found: list[Word] = []
    for own, group in chars.items():
        words = _words(group)
        if own == turn or own == -1:
            found += [replace(w, turn=-1) for w in words] if own == -1 else words
            continue
        # A word that stands across the page's text keeps its own turn and gets its place there.
        relative = (own - turn) % 360
        for word in words:
            shown = to_page(Area(word.x0, word.top, word.x1, word.bottom), own, width, height)
            area = to_reading(shown, turn, width, height)
            found.append(
                replace(
                    word,
                    x0=area.x0,
                    top=area.top,
                    x1=area.x1,
                    bottom=area.bottom,
                    baseline=area.bottom,
                    turn=relative,
                )
            )
    return tuple(found)


def _words(chars: list[Char]) -> list[Word]:
    rows = _rows(chars)
    words = [word for row in rows for word in _words_of_row(row)]
    return _attach_marks(words)


def _rows(chars: list[Char]) -> list[list[Char]]:
    """The characters by baseline, each row from left to right, overprinted ones once."""
    rows: list[list[Char]] = []
    last = 0.0
    for char in sorted(chars, key=lambda c: c.baseline):
        slack = min(BASELINE_SLACK, max(0.5, 0.2 * char.size))
        if rows and char.baseline - last <= slack:
            rows[-1].append(char)
        else:
            rows.append([char])
        last = char.baseline
    for row in rows:
        row.sort(key=lambda c: c.x0)
    return rows


def _words_of_row(row: list[Char]) -> list[Word]:
    words: list[Word] = []
    run: list[Char] = []
    blank = False
    narrow: Char | None = None
    groups: dict[int, Char] = {}
    widen = _letter_spacing(row)
    for char in row:
        if char.text.isspace():
            blank = True
            narrow = char if char.text in NARROW_BLANKS else None
            continue
        if run:
            before = run[-1]
            size = min(before.size, char.size)
            if _is_overprint(run, char):
                continue
            gap = char.x0 - before.x1
            # A blank that other characters are printed over parts nothing.
            apart = gap > max(1.0, WORD_GAP * size) + widen or (
                blank and gap > _BLANK_GAP * size * min(1.0, char.stretch) + widen
            )
            raised = abs(char.baseline - before.baseline) > 0.12 * max(before.size, char.size)
            if apart or raised or _is_small_mark(before, char) or char.x0 < before.x0 - 0.5 * size:
                words.append(_word(run))
                run = []
                if narrow is not None:
                    groups[len(words)] = narrow
        blank, narrow = False, None
        run.append(char)
    if run:
        words.append(_word(run))
    return _with_hyphens(_with_thousands(words, groups) if groups else words)


def _with_thousands(words: Sequence[Word], blanks: Mapping[int, Char]) -> list[Word]:
    """Return the words of a row with groups of three figures joined to the number before them.

    ``blanks`` are the narrow (or unbreakable) blanks, by the index of the word behind them.
    """
    found: list[Word] = []
    for i, word in enumerate(words):
        blank = blanks.get(i)
        if (
            blank is not None
            and _THOUSANDS_BEGIN.fullmatch(found[-1].text)
            and _THOUSANDS_GROUP.fullmatch(word.text)
            and word.x0 - found[-1].x1 <= _THOUSANDS_GAP * word.size
        ):
            found[-1] = _joined(found[-1], blank, word)
        else:
            found.append(word)
    return found


def _joined(word: Word, blank: Char, group: Word) -> Word:
    return replace(
        word,
        text=word.text + blank.text + group.text,
        x1=group.x1,
        top=min(word.top, group.top),
        bottom=max(word.bottom, group.bottom),
        edges=word.edges + array("f", (word.x1, group.x0)) + group.edges,
    )


def _with_hyphens(words: list[Word]) -> list[Word]:
    """The words of a row with the soft hyphens in them that are none.

    Some producers name all hyphens so, as one glyph draws both. One that is drawn breaks a word
    only where the word ends its line or cell: else it stands for what is seen.
    """
    for i, word in enumerate(words):
        if _SOFT in word.text:
            after = words[i + 1].x0 - word.x1 if i + 1 < len(words) else float("inf")
            kept = int(after > word.size and word.text[-2:-1].isalpha() and word.text[-1] == _SOFT)
            end = len(word.text) - kept
            words[i] = replace(word, text=word.text[:end].replace(_SOFT, "-") + word.text[end:])
    return words


def _is_overprint(run: Sequence[Char], char: Char) -> bool:
    """Return True if ``char`` is the last one printed again, a little aside, to make it look
    bold: in type that is set narrow the next figure may stand as near, but not on it."""
    # Asked of every character of a file, and hardly any is the one before it again.
    same = [c for c in run[-2:] if c.text == char.text]
    if not same:
        return False
    near = min(OVERPRINT.gap_em * char.size, OVERPRINT.gap_share * (char.x1 - char.x0))
    return any(max(abs(c.x0 - char.x0), abs(c.x1 - char.x1)) < max(near, 0.01) for c in same)


def _is_small_mark(before: Char, char: Char) -> bool:
    """Return True for a small figure behind a number: it is none of its figures."""
    return (
        char.text.isdecimal()
        and 0 < char.size <= MARK_SIZE * before.size
        and before.text.isdecimal()
    )


def _letter_spacing(row: Sequence[Char]) -> float:
    """The space (points) that is put between all letters of a row: 0 for ordinary text."""
    if len(row) < 6:
        return 0.0
    gaps = sorted(
        (b.x0 - a.x1) / b.size
        for a, b in itertools.pairwise(row)
        if b.size > 0 and not a.text.isspace() and not b.text.isspace()
    )
    if len(gaps) < 4:
        return 0.0
    low = gaps[len(gaps) // 4]
    return low * row[0].size if low > 0.08 else 0.0


def _word(run: Sequence[Char]) -> Word:
    edges = array("f")
    for char in run:
        step = (char.x1 - char.x0) / len(char.text)
        for i in range(len(char.text)):
            edges.append(char.x0 + i * step)
            edges.append(char.x0 + (i + 1) * step)
    if len(run) == 1 or run[0].style is run[-1].style:
        style, size = run[0].style, run[0].size
    else:
        style = Counter(c.style for c in run).most_common(1)[0][0]
        size = Counter(c.size for c in run).most_common(1)[0][0]
    return Word(
        "".join([c.text for c in run]),
        min([c.x0 for c in run]),
        min([c.top for c in run]),
        max([c.x1 for c in run]),
        max([c.bottom for c in run]),
        run[0].baseline,
        size,
        style,
        edges,
    )


def _attach_marks(words: list[Word]) -> list[Word]:
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


def split_at(word: Word, x: float) -> tuple[Word, Word] | None:
    """The parts of ``word`` left and right of ``x``, or None where it does not stand across it."""
    middles = [(a + b) / 2 for a, b in zip(word.edges[::2], word.edges[1::2], strict=True)]
    cut = sum(m < x for m in middles)
    if cut in (0, len(middles)) or word.turn != 0:
        return None
    left = replace(
        word, text=word.text[:cut], edges=word.edges[: 2 * cut], x1=max(word.edges[1 : 2 * cut : 2])
    )
    right = replace(
        word,
        text=word.text[cut:],
        edges=word.edges[2 * cut :],
        x0=min(word.edges[2 * cut :: 2]),
        glued=False,
    )
    return left, right
