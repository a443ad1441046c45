"""The clean view of a range of source text: one line, wrapped and hyphenated lines joined.

The source's text is never edited. :class:`Clean` is a copy for reading and for language
processing, with for each of its characters the offset in the source that it came from.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from extract.model import Segment

_HYPHENS = "-\u2010\u00ad"
#: "woon- en zorg", "zorg- als ondersteuning": the hyphen stands for a shared second half.
_SHARED_HALF = re.compile(r"(en|of|als|noch|maar ook|tot|en/of)\b")
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_LIGATURES = {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"}
_INVISIBLE = "\u200b\ufeff\u2060"


@dataclass(frozen=True, slots=True)
class Clean:
    """A clean one-line text and where each of its characters stands in the source.

    ``offsets`` has one entry a character, never decreasing.
    """

    text: str
    offsets: tuple[int, ...]

    def source_range(self, start: int, end: int) -> Segment:
        """The range of the source behind ``text[start:end]``.

        Raises :class:`ValueError` for an empty or impossible range.
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"not a range of the clean text: {start}-{end}")
        return Segment(self.offsets[start], self.offsets[end - 1] + 1)


def clean(source: str, segments: Iterable[Segment], narrow: bool = False) -> Clean:
    """The clean view of ``segments`` of ``source``.

    Blanks and line breaks become one space, soft hyphens and zero-width characters vanish,
    ligatures are written out. A hyphen at the end of a line joins the word before a lower-case
    letter, unless it stands for a shared half ("zorg- en ondersteuning") or the source writes the
    word with its hyphen elsewhere and never without. With ``narrow`` (the cells of a table) a word
    that was broken without a hyphen is joined too: it ends its line without a blank behind it, and
    goes on with a small letter.
    """
    characters: list[str] = []
    offsets: list[int] = []
    pending_space = False
    broken_line = False
    for segment in segments:
        if characters:
            pending_space = broken_line = True
        for offset in range(segment.start, segment.end):
            character = source[offset]
            if character.isspace():
                pending_space = True
                broken_line = broken_line or character in "\n\r\f\v"
                continue
            if character in _INVISIBLE:
                continue
            if character == "\u00ad" and not _at_line_end(source, offset, segment.end):
                continue
            joined = broken_line and _joins(source, characters, offset, segment.end, offsets)
            if narrow and broken_line and characters and character.islower():
                last = offsets[-1] + 1
                joined = joined or (characters[-1].isalpha() and source[last : last + 1] == "\n")
            if pending_space and characters and not joined:
                characters.append(" ")
                offsets.append(offset - 1)
            pending_space = broken_line = False
            for part in _LIGATURES.get(character, character):
                characters.append(part)
                offsets.append(offset)
    while characters and characters[-1] == "\u00ad":
        characters.pop()
        offsets.pop()
    return Clean("".join(characters), _rising(offsets))


def _rising(offsets: list[int]) -> tuple[int, ...]:
    """The offsets with the odd blank set right, so that they never go down."""
    highest = 0
    rising = []
    for offset in offsets:
        highest = max(highest, offset)
        rising.append(highest)
    return tuple(rising)


def _at_line_end(source: str, offset: int, end: int) -> bool:
    rest = source[offset + 1 : end]
    return not rest.strip() or bool(re.match(r"[ \t]*[\n\r\f]", rest))


def _is_own_hyphen(before: str, following: str) -> bool:
    """Is a soft hyphen the word's own, whatever it is called: before a capital, or behind an
    abbreviation ("PRIMOS-module")? No word is broken there."""
    word = _LAST_WORD.search(before)
    capitals = word is not None and len(word.group()) > 1 and word.group().isupper()
    return following[0].isupper() is not capitals


def _joins(source: str, characters: list[str], offset: int, end: int, offsets: list[int]) -> bool:
    """Does the word before a line break go on at ``offset``? Drops its hyphen when it does."""
    if len(characters) < 2 or characters[-1] not in _HYPHENS:
        return False
    following = source[offset:end]
    if characters[-2].isdigit() and following[0].isdigit():
        # "2027-\n2028": a range.
        characters[-1] = "-"
        return True
    if not characters[-2].isalpha():
        return False
    if characters[-1] == "\u00ad" and _is_own_hyphen("".join(characters[:-1]), following):
        characters[-1] = "-"
        return True
    if characters[-1] != "\u00ad":
        if following[0].isupper():
            # "West-\nOverijssel": the hyphen is the word's own.
            return True
        if not following[0].islower() or _SHARED_HALF.match(following):
            return False
        before = _LAST_WORD.search("".join(characters[:-1]))
        after = _FIRST_WORD.match(following)
        if before and len(before.group()) > 1 and before.group().isupper():
            # "PRIMOS-\nmodule": the hyphen behind an abbreviation is the word's own.
            return True
        if before and after:
            joined = before.group() + after.group()
            hyphenated = f"{before.group()}-{after.group()}"
            if joined not in source and hyphenated in source:
                return True
    characters.pop()
    offsets.pop()
    return True
