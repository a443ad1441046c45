"""Heads of groups over lower heads that repeat, wherever a converter put either of them.

A merged cell has no place of its own in a table of text, and so "hard | zacht" under "2016-2025" and under "na 2025"
can stand over a share, or one column too far. That the lower heads come again under each group says where they belong.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

#: Fewer lower heads, or fewer groups, show no order that comes again.
_LEAST = 2
#: For each column the head of its group and its own, where it has one.
Heads = dict[int, tuple[str, ...]]


def regrouped(
    tops: Mapping[int, str], lows: Mapping[int, str], percent: Collection[int], last: int
) -> Heads | None:
    """The heads of each column, where the same lower heads come again under each head of a group.

    ``tops`` are the heads of groups and ``lows`` those below them, by the column in which a converter put them;
    ``percent`` the columns of shares; ``last`` the last column. None where the order does not say whose each column is.
    """
    groups = [tops[column] for column in sorted(tops) if column > 0]
    texts = [lows[column] for column in sorted(lows) if column > 0]
    if len(set(groups)) != len(groups) or len(groups) < _LEAST:
        return None
    return _with_shares(groups, texts, percent, last) or _with_single_columns(groups, lows, last)


def _with_shares(
    groups: Sequence[str], texts: Sequence[str], percent: Collection[int], last: int
) -> Heads | None:
    """The heads where each group has the same columns: the lower heads are those of its numbers, in their order.

    A share has the head of the number to its left, where the group begins with a number and ends with a share.
    """
    size, left = divmod(len(texts), len(groups))
    width, over = divmod(last, len(groups))
    if left or over or size < _LEAST or width <= size or not _comes_again(texts, size):
        return None
    shares = [offset for offset in range(width) if 1 + offset in percent]
    if not shares or shares[0] == 0 or shares[-1] != width - 1 or width - len(shares) != size:
        return None
    found: Heads = {}
    for place, group in enumerate(groups):
        first, names = 1 + place * width, iter(texts[:size])
        own = ""
        for offset in range(width):
            if (first + offset in percent) != (offset in shares):
                return None
            own = own if offset in shares else next(names)
            found[first + offset] = (group, own)
    return found


def _with_single_columns(groups: Sequence[str], lows: Mapping[int, str], last: int) -> Heads | None:
    """The heads where columns without a lower head stand between the groups: each of these is a group by itself."""
    texts = [lows[column] for column in sorted(lows) if column > 0]
    first = min((column for column in lows if column > 0), default=0)
    runs = [c for c in range(first, last + 1) if (c in lows and c - 1 not in lows) or c == first]
    size = len(texts) // len(runs) if runs else 0
    if size < _LEAST or len(runs) < _LEAST or not _comes_again(texts, size):
        return None
    parts: list[tuple[int, ...]] = []
    column = 1
    while column <= last:
        part = tuple(range(column, column + size)) if column in lows else (column,)
        if column in lows and tuple(lows.get(c) for c in part) != tuple(texts[:size]):
            return None
        parts.append(part)
        column += len(part)
    if len(parts) != len(groups):
        return None
    return {
        c: (group, lows[c]) if c in lows else (group,)
        for group, part in zip(groups, parts, strict=True)
        for c in part
    }


def _comes_again(texts: Sequence[str], size: int) -> bool:
    """Return True if texts are the same ``size`` different ones again and again."""
    times, left = divmod(len(texts), size)
    own = list(texts[:size])
    return not left and times >= _LEAST and list(texts) == own * times and len(set(own)) == size
