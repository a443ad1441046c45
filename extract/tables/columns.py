"""Which column a text belongs to: labels of several columns, and rows with values missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import combinations

from rapidfuzz import fuzz

from corpus.areas import load_areas
from extract.model import Segment
from extract.tables.rows import TableRow
from extract.tables.values import number_of

_LONGEST_NAME = 6
_SURE = 90.0


def closing_words(text: str, rows: Sequence[TableRow]) -> frozenset[str]:
    """The words that labels end in, where they are few and each comes back; totals do not count."""
    labels = [_words(text, row.label) for row in rows if not row.is_total(text)]
    last = Counter(_fold(text, words[-1]) for words in labels if len(words) > 1)
    few = {word for word, times in last.items() if times >= 2}
    covered = sum(last[word] for word in few)
    return frozenset(few) if covered >= 0.7 * sum(last.values()) and len(few) <= 4 else frozenset()


def split_labels(
    text: str,
    rows: Sequence[TableRow],
    columns: int,
    municipality_first: bool,
    closing: frozenset[str],
) -> list[tuple[tuple[Segment, ...], ...] | None]:
    """For each row its label cut into ``columns`` cells, or None where that cannot be told.

    The first cell is a municipality where the header says so, else the words that neighbouring
    rows begin with alike. With three columns or more the last cell is a word of a small set that
    rows end in ("Bestaand", "Nieuw"): ``closing``, see :func:`closing_words`. Totals are not cut.
    """
    if columns <= 1:
        return [(row.label,) for row in rows]
    words = [_words(text, row.label) for row in rows]
    cut: list[tuple[tuple[Segment, ...], ...] | None] = []
    for i, row in enumerate(rows):
        near = [words[j] for j in (i - 1, i, i + 1) if 0 <= j < len(rows)]
        if row.is_total(text):
            cut.append((row.label,))
        elif municipality_first:
            first = _municipality_prefix(text, words[i])
            cut.append(_cut_label(text, words[i], first, columns, closing))
        else:
            first = _common_prefix(text, near, words[i])
            cut.append(_cut_label(text, words[i], first, columns, closing))
    return cut


def _cut_label(
    text: str, words: Sequence[Segment], first: int, columns: int, closing: frozenset[str]
) -> tuple[tuple[Segment, ...], ...] | None:
    """Return a label cut behind its first words, and before a closing word where it has three
    columns; None where it has no such words."""
    last = 1 if columns >= 3 else 0
    if last and not (words and _fold(text, words[-1]) in closing):
        return None
    middle = words[first : len(words) - last]
    if not first or not middle or columns == 4:
        return None
    cells = [_segments(words[:first]), _segments(middle)]
    return (*cells, _segments(words[-1:])) if last else tuple(cells)


def place_values(
    text: str, rows: Sequence[TableRow], width: int
) -> tuple[list[tuple[int, ...] | None], bool]:
    """For each row the columns (from 0) of its values, and whether sums were used to tell.

    A full row is plain. A row with fewer values is taken from the left where most rows are such
    (the columns behind them are empty but for the total), or where the sums of the columns say so;
    else it is None.
    """
    usual = Counter(len(row.values) for row in rows).most_common(1)[0][0]
    placed: list[tuple[int, ...] | None] = []
    used_sums = False
    since_total: list[tuple[int, ...]] = []
    numbers: list[dict[int, float]] = []
    for row in rows:
        count = len(row.values)
        values = [number_of(text[v.start : v.end]) for v in row.values]
        if count == width or (count == usual and not row.is_total(text)):
            columns: tuple[int, ...] | None = tuple(range(count))
        elif row.is_total(text) and numbers:
            columns = _by_sums(values, numbers, width)
            used_sums = used_sums or columns is not None
        else:
            columns = None
        placed.append(columns)
        if row.is_total(text):
            numbers = []
        elif columns is not None:
            since_total.append(columns)
            numbers.append({c: v for c, v in zip(columns, values, strict=True) if v is not None})
    return placed, used_sums


def _by_sums(
    values: Sequence[float | None], numbers: Sequence[dict[int, float]], width: int
) -> tuple[int, ...] | None:
    """The columns whose sums the values of a total are: one must be exact, the others near."""
    sums = [sum(row.get(c, 0.0) for row in numbers) for c in range(width)]

    def misfit(columns: tuple[int, ...]) -> tuple[int, float]:
        pairs = [(v, sums[c]) for v, c in zip(values, columns, strict=True) if v is not None]
        exact = sum(1 for v, s in pairs if v == s)
        return -exact, sum(abs(v - s) / max(v, s, 1.0) for v, s in pairs)

    options = sorted(combinations(range(width), len(values)), key=misfit)
    if not options or misfit(options[0])[0] == 0 or misfit(options[0])[1] > 0.25:
        return None
    if len(options) > 1 and misfit(options[1]) == misfit(options[0]):
        return None
    return options[0]


def _words(text: str, label: Sequence[Segment]) -> list[Segment]:
    words: list[Segment] = []
    for segment in label:
        start = None
        for offset in range(segment.start, segment.end + 1):
            blank = offset == segment.end or text[offset].isspace()
            if blank and start is not None:
                words.append(Segment(start, offset))
                start = None
            elif not blank and start is None:
                start = offset
    return words


def _segments(words: Sequence[Segment]) -> tuple[Segment, ...]:
    """Ranges of words, those on one line (one blank apart) put together."""
    joined: list[Segment] = []
    for word in words:
        if joined and word.start - joined[-1].end <= 2:
            joined[-1] = Segment(joined[-1].start, word.end)
        else:
            joined.append(word)
    return tuple(joined)


def _fold(text: str, word: Segment) -> str:
    return text[word.start : word.end].strip("*").casefold()


def _common_prefix(text: str, near: Sequence[Sequence[Segment]], words: Sequence[Segment]) -> int:
    """How many words ``words`` begin with as a neighbouring label does."""
    best = 0
    for other in near:
        if other is words:
            continue
        alike = 0
        for a, b in zip(words, other, strict=False):
            if _fold(text, a) != _fold(text, b):
                break
            alike += 1
        best = max(best, alike)
    return min(best, max(0, len(words) - 1))


def _municipality_prefix(text: str, words: Sequence[Segment]) -> int:
    """How many words at the beginning are the name of a municipality, misspelt ones included; all or more where there
    is nothing behind it.

    A misspelt name counts where it is near to one name only.
    """
    areas = load_areas()
    for count in range(_LONGEST_NAME, 0, -1):
        name = " ".join(text[w.start : w.end] for w in words[:count])
        if any(area.kind == "municipality" for area in areas.named(name)):
            return count
    if not words:
        return 0
    first = text[words[0].start : words[0].end]
    near = [
        area.name
        for area in areas.of_kind("municipality")
        if " " not in area.name and fuzz.ratio(area.name.casefold(), first.casefold()) >= _SURE
    ]
    return 1 if len(near) == 1 else 0
