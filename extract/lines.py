"""Lines of a text source with what layout can tell from characters alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.model import Line, Segment

#: A line of so many blanks is what a converter leaves of the rule above footnotes.
_RULE = 20
_LOWER_WORD = re.compile(r"(?<![\w’'./@-])[a-zà-ÿ]+(?![\w/@]|\.\w)")
#: Verbs that make a line the beginning of a sentence rather than a title.
_FINITE = re.compile(
    r"\b(?:is|zijn|was|waren|wordt|worden|werd|werden|heeft|hebben|had|hadden|kan|kunnen|zal|zullen"
    r"|moet|moeten|gaat|gaan|wil|willen|mag|mogen|komt|komen)\b"
)
#: A caption that a converter glued to the line before it: "24.210 woningenTabel 2. Overzicht".
_GLUED_CAPTION = re.compile(r"(?<=[a-z0-9)*])(?=Tabel \d+[.:] )")


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line that is not blank.

    ``text`` has no blanks around it; ``start`` and ``end`` are its offsets in the source. ``indent``
    counts the blanks before it. ``soft`` tells that a blank stands behind it, which converters
    leave where a line was wrapped. ``gap`` counts the blank lines between it and the line before it
    on the page (a large number for the first), ``rule`` that one of them was a footnote rule.
    ``index`` counts the lines of the page, ``numbered`` tells that its number in the margin was left out.
    """

    text: str
    start: int
    end: int
    page: int
    indent: int
    soft: bool
    gap: int
    rule: bool = False
    tabbed: bool = False
    index: int = 0
    numbered: bool = False

    @property
    def segment(self) -> Segment:
        return Segment(self.start, self.end)


FIRST = 99


def text_lines(text: str, lines: Sequence[Line]) -> tuple[TextLine, ...]:
    """The lines of a page that hold text, with the blanks around them counted."""
    found: list[TextLine] = []
    gap, rule = FIRST, False
    for line in lines:
        raw = text[line.start : line.end]
        stripped = raw.strip()
        if not stripped:
            gap += gap < FIRST
            rule = rule or len(raw) >= _RULE
            continue
        indent = len(raw) - len(raw.lstrip())
        starts = [0, *(m.start() for m in _GLUED_CAPTION.finditer(stripped)), len(stripped)]
        for i, (a, b) in enumerate(pairwise(starts)):
            start = line.start + indent + a
            part = stripped[a:b]
            found.append(
                TextLine(
                    part.strip(),
                    start,
                    start + len(part.rstrip()),
                    line.page,
                    indent if i == 0 else 0,
                    raw != raw.rstrip() if b == len(stripped) else False,
                    gap if i == 0 else 1,
                    rule and i == 0,
                    raw.startswith("\t"),
                    len(found),
                )
            )
        gap, rule = 0, False
    return tuple(found)


def line_spacing(lines: Sequence[TextLine]) -> int:
    """How many blank lines stand between two lines of a paragraph: 0, or 1 where a converter
    put one behind every line.

    Lines that begin with a small letter go on from the line before, so their gaps tell.
    """
    inside = Counter(
        min(line.gap, 2) for line in lines[1:] if line.text[0].islower() and line.gap < FIRST
    )
    if not inside:
        return 0
    return 1 if inside[1] > inside[0] else 0


def line_width(lines: Sequence[TextLine]) -> int:
    """The width in characters of a full line of running text (the upper quartile)."""
    lengths = sorted(len(line.text) for line in lines)
    return lengths[(len(lengths) * 3) // 4] if lengths else 0


def is_forced_break(line: TextLine, following: TextLine, width: int) -> bool:
    """Return True if ``line`` ends though the next word would have fitted: then the writer ended
    it."""
    return _length_with_next_word(line, following) < 0.85 * width


def is_title_break(
    title: Sequence[TextLine],
    following: TextLine,
    near: Sequence[TextLine],
    common: frozenset[str],
) -> bool:
    """Return True if ``title`` ends before a line that begins a sentence, though its first word
    would fit.

    A title has no finite verb in its last two lines. ``near`` are the lines around, ``common`` the words that the source also writes without a
    capital: a capital on one of those begins a sentence.
    """
    word = following.text.split()[0].strip("‘’'\"“”(),.:;").casefold()
    return (
        following.text[0].isupper()
        and word in common
        and _length_with_next_word(title[-1], following) <= line_width(near)
        and not any(_FINITE.search(line.text) for line in title[-2:])
    )


def _length_with_next_word(line: TextLine, following: TextLine) -> int:
    return len(line.text) + 1 + len(following.text.split()[0])


def common_words(text: str) -> frozenset[str]:
    """The words that stand in ``text`` without a capital."""
    return frozenset(_LOWER_WORD.findall(text))
