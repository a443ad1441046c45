"""The clean view of a range of source text: one line, wrapped and hyphenated lines joined.

The source's text is never edited. :class:`Clean` is a copy for reading and for language
processing, with for each of its characters the offset in the source that it came from.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import accumulate

from extract.hyphens import LONGEST_WORD, hyphen_verdict
from extract.misread import LEADS, mended
from extract.model import Segment

_HYPHENS = "-\u2010\u00ad"
_LIGATURES = {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"}
#: Blanks up to the end of a line, or of all that is read.
_LINE_END = re.compile(r"[ \t]*[\n\r\f]|\s*\Z")
#: What hides between characters of one word: escapes and emphasis.
_SIGNS = re.compile(r"[\\*_`]{1,3}")
#: What is kept as it is, wherever it stands behind another character: marks, letters and figures of
#: ASCII, and words of them with one blank between.
_PLAIN = re.compile(r"[!-~]*(?: [!-~]+)*")
_INVISIBLE = "\u200b\ufeff\u2060"


@dataclass(frozen=True, slots=True)
class Clean:
    """A clean one-line text and where each of its characters stands in the source.

    ``offsets`` has one entry a character, never decreasing. ``ends`` is where a character ends that stands
    for several of the source, by its offset (:mod:`extract.misread`).
    """

    text: str
    offsets: tuple[int, ...]
    ends: Mapping[int, int] = field(default_factory=dict, compare=False)

    def source_range(self, start: int, end: int) -> Segment:
        """The range of the source behind ``text[start:end]``.

        Raises :class:`ValueError` for an empty or impossible range.
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"not a range of the clean text: {start}-{end}")
        last = self.offsets[end - 1]
        return Segment(self.offsets[start], self.ends.get(last, last + 1))


def clean(source: str, segments: Iterable[Segment], narrow: bool = False) -> Clean:
    """The clean view of ``segments`` of ``source``.

    Blanks and line breaks become one space, soft hyphens and zero-width characters vanish,
    ligatures are written out, and signs that were read in the wrong encoding are the signs again. A hyphen at the end of a line joins the word before a lower-case
    letter, unless it stands for a shared half ("zorg- en ondersteuning") or is the word's own
    (:mod:`extract.hyphens`). With ``narrow`` (the cells of a table) a word
    that was broken without a hyphen is joined too: it ends its line without a blank behind it, and
    goes on with a small letter.
    """
    cleaner = _Cleaner(source, narrow)
    for segment in segments:
        cleaner.read(segment)
    return cleaner.result()


class _Cleaner:
    """Collects the characters of a clean view, and where each came from."""

    def __init__(self, source: str, narrow: bool) -> None:
        self.source = source
        self.narrow = narrow
        self.characters: list[str] = []
        self.offsets: list[int] = []
        self.ends: dict[int, int] = {}
        self.pending_space = False
        self.broken_line = False

    def read(self, segment: Segment) -> None:
        if self.characters and not self._goes_on_behind_signs(segment.start):
            self.pending_space = self.broken_line = True
        offset, end = segment.start, segment.end
        while offset < end:
            character, behind = self.source[offset], offset + 1
            found = mended(self.source, offset) if character in LEADS else None
            if found is not None and found[1] <= end:
                character, behind = found
                self.ends[offset] = behind
            if character.isspace():
                self.pending_space = True
                self.broken_line = self.broken_line or character in "\n\r\f\v"
            elif not self._is_left_out(character, offset, end):
                self._add(character, offset, end)
                behind = self._add_plain(behind, end)
            offset = behind

    def _goes_on_behind_signs(self, start: int) -> bool:
        """Return True if nothing but signs of Markdown part a segment from the one before it:
        "2015\\-2025" and "**n**iet" are one word."""
        end = self._end()
        if not _SIGNS.fullmatch(self.source, end, start):
            return False
        # "4*6" is no 46; an escape is of the sign behind it.
        figures = self.source[end - 1].isdigit() and self.source[start : start + 1].isdigit()
        return not figures

    def _end(self) -> int:
        """Where the last character ends in the source."""
        return self.ends.get(self.offsets[-1], self.offsets[-1] + 1)

    def result(self) -> Clean:
        # What is left of a word that breaks off at the very end, and the blank before it.
        while self.characters and self.characters[-1] in ("\u00ad", " "):
            self.characters.pop()
            self.offsets.pop()
        return Clean("".join(self.characters), _rising(self.offsets), self.ends)

    def _is_left_out(self, character: str, offset: int, end: int) -> bool:
        if character in _INVISIBLE:
            return True
        return character == "\u00ad" and not _at_line_end(self.source, offset, end)

    def _add(self, character: str, offset: int, end: int) -> None:
        joined = self.broken_line and (
            self._joins_hyphen(offset, end) or self._joins_broken_word(character)
        )
        if self.pending_space and self.characters and not joined:
            self.characters.append(" ")
            self.offsets.append(offset - 1)
        self.pending_space = self.broken_line = False
        for part in _LIGATURES.get(character, character):
            self.characters.append(part)
            self.offsets.append(offset)

    def _add_plain(self, start: int, end: int) -> int:
        """Add what stands for itself at once, the rest of a word and words behind it; gives where it ends."""
        plain = _PLAIN.match(self.source, start, end)
        if plain is None:
            return start
        self.characters.extend(plain.group())
        self.offsets.extend(range(start, plain.end()))
        return plain.end()

    def _joins_broken_word(self, character: str) -> bool:
        """Return True if a narrow cell broke a word right before ``character``."""
        if not self.narrow or not self.characters or not character.islower():
            return False
        last = self._end()
        return self.characters[-1].isalpha() and self.source[last : last + 1] == "\n"

    def _joins_hyphen(self, offset: int, end: int) -> bool:
        """Return True if the word before a line break goes on at ``offset``; sets its hyphen right."""
        characters = self.characters
        if len(characters) < 2 or characters[-1] not in _HYPHENS:
            return False
        # A word's length on both sides is enough: all of it, at each line, is quadratic.
        before = "".join(characters[-LONGEST_WORD - 1 :])
        following = self.source[offset : min(end, offset + 2 * LONGEST_WORD)]
        verdict = hyphen_verdict(before, following, self.source)
        if verdict == "own":
            if characters[-1] == "\u00ad" or characters[-2].isdigit():
                characters[-1] = "-"
        elif verdict == "drop":
            characters.pop()
            self.offsets.pop()
        return verdict != "apart"


def _rising(offsets: list[int]) -> tuple[int, ...]:
    """The offsets with the odd blank set right, so that they never go down."""
    return tuple(accumulate(offsets, max))


def _at_line_end(source: str, offset: int, end: int) -> bool:
    return _LINE_END.match(source, offset + 1, end) is not None
