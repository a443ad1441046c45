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
from extract.pdf.page.note_marks import BASELINE_SLACK, MARK_SIZE, WORD_GAP, with_marks_attached
from extract.pdf.page.rotation import to_page, to_reading
from extract.settings import Settings

#: Where a blank is written, so much is enough.
_BLANK_GAP = 0.06
_SOFT = "\u00ad"
#: Blanks with which thousands are parted: no-break, thin and narrow no-break.
NARROW_BLANKS = "\u00a0\u2009\u202f"
#: Groups of one number stand no further apart than this (type sizes), whatever blank is between them.
_THOUSANDS_GAP = 0.6
_THOUSANDS_BEGIN = re.compile(rf"[^\w.,]*\d{{1,3}}(?:[{NARROW_BLANKS}]\d{{3}})*")
_THOUSANDS_GROUP = re.compile(r"\d{3}(?:,\d+)?[^\w\s]*")


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
    return with_marks_attached(words)


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
