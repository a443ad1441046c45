"""Texts that are edited by chance, remembering of every character where it came from.

What a link of before the edits should show follows from that, whatever the site says. Offsets are characters
of a text, end exclusive.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from random import Random

#: A character of an edited text, and where it stood before; None for what is new.
_Character = tuple[str, int | None]
_Line = list[_Character]

NEW = "Een nieuwe zin over het weer van morgen, die nog niemand eerder in dit stuk las."
#: More characters than any place is known by.
FAR = 100_000
#: How many lines further a line is moved.
FURTHER = 12


@dataclass(frozen=True, slots=True)
class Edited:
    """A text after its edits; ``origins`` has where each of its characters stood before."""

    text: str
    origins: Sequence[int | None]
    edits: Sequence[str]


class Places:
    """Where what stood at a range before the edits stands after them."""

    def __init__(self, edited: Edited) -> None:
        self.edited = edited

    @cached_property
    def _now(self) -> Mapping[int, int]:
        return {old: new for new, old in enumerate(self.edited.origins) if old is not None}

    def left(self, start: int, end: int) -> tuple[int, ...]:
        """Where those characters of a range that are still there stand, blanks apart."""
        now = (self._now.get(old) for old in range(start, end))
        return tuple(n for n in now if n is not None and not self.edited.text[n].isspace())

    def whole(self, start: int, end: int) -> tuple[int, int] | None:
        """Where the range stands with nothing taken out or put in; None where it does no more."""
        now = [self._now.get(old, -1) for old in range(start, end)]
        first = now[0]
        return (first, first + end - start) if now == [*range(first, first + end - start)] else None

    def untouched(self, start: int, end: int) -> tuple[int, int]:
        """How many characters right before and behind a range that is whole are as they were.

        The beginning and the end of a text count as any number of them.
        """
        first, last = self._now[start], self._now[end - 1]
        origins, length = self.edited.origins, len(self.edited.origins)
        before = next(
            (n for n in range(min(start, first)) if origins[first - 1 - n] != start - 1 - n), None
        )
        behind = next(
            (n for n in range(length - last - 1) if origins[last + 1 + n] != end + n), None
        )
        return FAR if before is None else before, FAR if behind is None else behind

    def replaced(self, start: int, end: int) -> tuple[int, int] | None:
        """Between what stood right around the range: None where that is not there in this order."""
        before, after = self._now.get(start - 1), self._now.get(end)
        if before is None or after is None or after <= before + 1:
            return None
        return before + 1, after


def edit(text: str, kinds: Sequence[str], random: Random) -> Edited:
    """``text`` with an edit of each of ``kinds`` (names of :data:`KINDS`), each at a line of its own."""
    lines: list[_Line] = []
    offset = 0
    for line in text.splitlines(keepends=True):
        lines.append([(character, offset + n) for n, character in enumerate(line)])
        offset += len(line)
    written = [n for n, line in enumerate(lines) if len(_text(line).strip()) > 20]
    places = sorted(random.sample(written, len(kinds)), reverse=True)
    for place, kind in zip(places, kinds, strict=True):
        KINDS[kind](lines, place)
    flat = [character for line in lines for character in line]
    return Edited("".join(c for c, _ in flat), [old for _, old in flat], tuple(kinds))


def _text(line: _Line) -> str:
    return "".join(character for character, _ in line)


def _new(text: str) -> _Line:
    return [(character, None) for character in text]


def _insert(lines: list[_Line], place: int) -> None:
    """A new sentence, or in a table a row of the same numbers for another place."""
    row = re.match(r"\|\s*[^|]+?\s*(\|.*)", _text(lines[place]))
    lines.insert(place, _new(f"| Nieuwstad {row[1]}\n" if row else f"{NEW}\n"))


def _delete(lines: list[_Line], place: int) -> None:
    del lines[place]


def _move(lines: list[_Line], place: int) -> None:
    line = lines.pop(place)
    lines.insert(min(len(lines), place + FURTHER), line)


def _change(lines: list[_Line], place: int) -> None:
    """The last number of a line is another, or its longest word where it has no number."""
    text = _text(lines[place])
    found: Iterator[re.Match[str]] = re.finditer(r"\d+", text)
    words = [*found] or sorted(re.finditer(r"\w+", text), key=lambda word: len(word[0]))
    first, last = words[-1].span()
    number = words[-1][0]
    other = f"{int(number) + 7}" if number.isdigit() else "anderszins"
    lines[place] = [*lines[place][:first], *_new(other), *lines[place][last:]]


KINDS: Mapping[str, Callable[[list[_Line], int], None]] = {
    "insert": _insert,
    "delete": _delete,
    "move": _move,
    "change": _change,
}
