"""Text that is printed twice, a little aside: a shadow, or the same text in two layers.

Overprinting within a hair, to make letters look bold, is seen to where words are formed; here what
is up to some points apart. It is known by several different letters in a row that all have a twin
at one and the same distance: no word is spelled so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from extract.pdf.page.glyphs import Char
from extract.settings import Settings


@dataclass(frozen=True, slots=True)
class DoubleSettings(Settings):
    """How sure it must be that text is printed twice."""

    #: A shadow stands this near, in parts of the type size, across as well as down.
    reach_em: float = 0.45
    #: The distance is the same for all letters, but for this.
    slack_pt: float = 0.2
    #: So many different letters and figures in a row have their twin there.
    letter_count: int = 3
    #: Letters of a row of twins stand at most this far apart.
    gap_em: float = 1.0


SETTINGS = DoubleSettings()

#: How far a character stands right of and below its twin, in steps of the slack.
_Offset = tuple[int, int]


def find_doubles(chars: Sequence[Char]) -> set[int]:
    """Return the indexes of the characters that another one repeats; the one painted last stays."""
    twins: dict[_Offset, list[tuple[int, int]]] = defaultdict(list)
    for first, second in _twins(chars):
        twins[_offset(chars[first], chars[second])].append((first, second))
    found: set[int] = set()
    for pairs in twins.values():
        for row in _rows([pair for pair in pairs if pair[0] not in found], chars):
            if _is_spelled(chars[first].text for first, _ in row):
                found |= {min(pair, key=lambda i: chars[i].order) for pair in row}
    return found


def _twins(chars: Sequence[Char]) -> Iterator[tuple[int, int]]:
    """Return the pairs of characters with one text and size that stand very near each other."""
    alike: dict[str, list[int]] = defaultdict(list)
    for i in sorted(range(len(chars)), key=lambda i: chars[i].baseline):
        char = chars[i]
        if char.text.isspace():
            continue
        reach = SETTINGS.reach_em * char.size
        group = alike[char.text]
        for j in reversed(group):
            other = chars[j]
            if char.baseline - other.baseline > reach:
                break
            if abs(char.x0 - other.x0) <= reach and abs(char.size - other.size) <= 0.01 * char.size:
                yield j, i
        group.append(i)


def _offset(char: Char, twin: Char) -> _Offset:
    slack = SETTINGS.slack_pt
    return round((twin.x0 - char.x0) / slack), round((twin.baseline - char.baseline) / slack)


def _rows(
    pairs: Sequence[tuple[int, int]], chars: Sequence[Char]
) -> Iterator[list[tuple[int, int]]]:
    """Return the pairs that stand in a row, each from left to right."""
    row: list[tuple[int, int]] = []
    for pair in sorted(pairs, key=lambda p: (chars[p[0]].baseline, chars[p[0]].x0)):
        char = chars[pair[0]]
        if row:
            before = chars[row[-1][0]]
            level = char.baseline - before.baseline <= SETTINGS.slack_pt
            if not level or char.x0 - before.x1 > SETTINGS.gap_em * char.size:
                yield row
                row = []
        row.append(pair)
    if row:
        yield row


def _is_spelled(texts: Iterable[str]) -> bool:
    """Return True if the texts of characters are those of a word or number, not of a line of dots."""
    return len({text for text in texts if text.isalnum()}) >= SETTINGS.letter_count
