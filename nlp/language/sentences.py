"""Sentences: where they end in the clean text of a passage, and what they cover in the source.

A full stop ends a sentence unless it belongs to an abbreviation, an initial, a number, an ordinal
or an address. A list item or sub-article that is no sentence is one all the same: its words are
what is agreed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from corpus.language import language
from extract.model import Segment
from extract.passages import Passage
from nlp.language.tokens import ABBREVIATIONS, ENDING, LEGAL_FORMS, words

COMPONENT = "woondeal_sentences"
#: spaCy's mark for "no sentence begins here": -1, as it stands in an array without signs.
_NO_START = 2**64 - 1

#: A text goes on as one sentence for so many characters at most, two pages of a book, and then ends at a
#: blank: a list that lost its marks, or what is no language. What reads a sentence may look through all
#: of it at each of its words.
_LONGEST = 5_000

#: What may stand between a full stop and the next sentence: quotes, brackets, a footnote's mark
#: ("locatie.3", "koop.*", "koop.¹").
_END = re.compile(
    # A run of marks is tried once, from its beginning: from each of its marks would be quadratic.
    r"(?<![.!?…])(?P<mark>[.!?…]++)(?P<close>[\"'’”»)\]]*)(?P<note> ?[*†‡]{1,3}|[¹²³⁰⁴-⁹]{1,2}|\d{0,2})(?P<gap>\s+|$)"
)
#: "gemeente.De provincie", "met 0,5%.Ook de huur", "in 2030.De provincie": the blank was lost.
_GLUED = re.compile(
    r"(?:(?<=[a-zà-ÿ]{3})|(?<=\d%)|(?<=\b(?:19|20)\d\d))(?P<mark>[.!?])(?=[A-ZÀ-Þ][a-zà-ÿ]+\s)"
)
#: "een behoefte aan 13.900 De totale behoefte is": the full stop was lost behind a figure.
_UNSTOPPED = re.compile(r"(?<=\d\.\d{3})\s(?=(?:De|Het|Dit|Deze|Daarmee|Hiermee) [a-zà-ÿ])")
#: "… verbeterd.nnn De nieuwbouw", "… de wijk § Betere paden": the letter of a bullet whose font is not there.
_LOST_BULLET = re.compile(
    r"(?:(?<=[.!?:;])\s*(?:n{1,3}|[§Ø])|^(?:n{1,3}|[§Ø])|(?<=\s)n{2,3})\s+(?=[A-ZÀ-Þ][a-zà-ÿ])"
)
#: "Kwalitatieve richtingHet gebied zet in op", "We zetten in op doorstroming Wanneer ouderen …": a heading
#: that lost the line break behind it.
_AFTER_HEADING = re.compile(
    r"(?<=[a-zà-ÿ]{3})(?:(?P<glued>)(?=(?:Het|De|We|Wij|Er|Dit|Deze|Daarnaast|Daarom|Wanneer) [\w(])"
    r"| (?=(?P<opener>We|Wij|Er|Daarnaast|Daarom|Hiervoor|Wanneer|Tevens|De|Het) [a-zà-ÿ]))"
)
#: Such a heading has no more words; before an article it is one of "we".
_HEADING_WORDS = 14
_WE_FIRST = re.compile(r"(?:We|Wij)\b")
_ARTICLES = ("De", "Het")
_WORD_BEFORE = re.compile(r"[^\s(\[\"'‘“„]+$")
_OPENING = "\"'‘“„«([•▪→►◊–-"
#: Words that open a sentence whose capital was forgotten.
_OPENERS = words(
    "we wij de het er dit deze dat die daarnaast hierbij daarbij ook verder hiervoor in om bij"
)
#: Words with a number behind them.
_NUMBERED = words("art nr tabel figuur")
#: Words with a letter behind them.
_LETTERED = words(
    "variant scenario optie alternatief fase deel blok klasse categorie type label model bijlage kavel gebied locatie gebouw"
)
_CLOSING = ")]\"'’”»"
#: Behind a mark: another one, or the rest of a year ("20..").
_BLANK = re.compile(r"[\d.…_/-]+(?:\s|$)")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_LETTERS = re.compile(r"[A-Za-zÀ-ÿ]")
_INITIAL = re.compile(r"(?:[A-Z]\.)*[A-Z]")
_ORDINAL = re.compile(r"\d{1,3}(?:\.\d{1,3})*")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a passage.

    ``start`` and ``end`` are offsets in the passage's clean text, ``source`` the range of the
    source's text behind it: without bullet or number, with the full stop. ``index`` counts from 0
    within the passage.
    """

    passage: Passage
    index: int
    start: int
    end: int

    @property
    def position(self) -> int:
        return self.passage.position

    @property
    def text(self) -> str:
        return self.passage.text.text[self.start : self.end]

    @property
    def source(self) -> Segment:
        return self.passage.text.source_range(self.start, self.end)

    def source_of(self, start: int, end: int) -> Segment:
        """The range of the source behind ``text[start:end]``."""
        return self.passage.text.source_range(self.start + start, self.start + end)


def boundaries(text: str) -> tuple[tuple[int, int], ...]:
    """The sentences of a clean text as ``(start, end)``, blanks left out; linear in its length.

    >>> boundaries("Zie art. 3. De provincie betaalt ca. 40%.")
    ((0, 11), (12, 41))
    """
    bullets = {m.start(): m.end() for m in _LOST_BULLET.finditer(text)}
    lost = (m.end() for pattern in (_GLUED, _UNSTOPPED) for m in pattern.finditer(text))
    ends = sorted({*_stops(text), *lost, *bullets} - {0})
    found = []
    start = 0
    for end in _with_breaks(text, (*ends, len(text))):
        for piece in (*_headings_in(text, start, end), end):
            left, right = bullets.get(start, start), piece
            while left < right and text[left].isspace():
                left += 1
            while right > left and text[right - 1].isspace():
                right -= 1
            if left < right:
                found.append((left, right))
            start = piece
    return tuple(_joined(text, found))


def _with_breaks(text: str, ends: Sequence[int]) -> Iterator[int]:
    """The ends of sentences, and those of the pieces of what is too long to be one."""
    start = 0
    for end in ends:
        # In pieces of about one length: a short rest would read as a sentence.
        while end - start > _LONGEST:
            pieces = ceil((end - start) / _LONGEST)
            length = ceil((end - start) / pieces)
            blank = text.rfind(" ", start + 1, start + length)
            if blank < 0:
                blank = text.find(" ", start + length, end)
            if blank < 0:
                break
            yield blank
            start = blank
        yield end
        start = end


def _headings_in(text: str, start: int, end: int) -> Iterator[int]:
    """Where headings end within what runs on as one sentence."""
    for match in _AFTER_HEADING.finditer(text, start, end):
        heading = text[start : match.start()].strip()
        words = heading.split()
        last = words[-1].casefold() if words else ""
        if len(words) > _HEADING_WORDS or not heading[:1].isupper() or "," in heading:
            continue
        if match["glued"] is None:
            article = match["opener"] in _ARTICLES and not _WE_FIRST.match(heading)
            if article or last in language().function_words:
                continue
        yield match.end()
        start = match.end()


def _stops(text: str) -> Iterator[int]:
    for match in _END.finditer(text):
        after = match.end()
        if after >= len(text):
            continue
        if _ends(text, match):
            yield match.end("note")


def _ends(text: str, match: re.Match[str]) -> bool:
    """Return True if this mark ends a sentence."""
    window = text[max(0, match.start() - 60) : match.start()]
    found = _WORD_BEFORE.search(window)
    word = found.group() if found else ""
    capital = _capital(text, match.end()) or _opens_bracket(text, match.end())
    if word and word[-1] in _CLOSING:
        return capital
    if not word and _is_blank(window, _following(text, match.end())):
        # ".. - .. - 20..": what is to be filled in yet.
        return False
    if match["mark"] != ".":
        # "…" and "?" within a sentence are followed by a small letter.
        return capital or match["mark"][-1] in "!?"
    if match["note"] and not match["note"].strip("0") and not capital:
        return False
    return _full_stop_ends(word, window, _following(text, match.end()), capital=capital)


def _full_stop_ends(word: str, window: str, following: str, *, capital: bool) -> bool:
    """Return True if a full stop after a word ends a sentence.

    ``window`` is the text up to it, ``following`` that behind it, which may begin with a
    ``capital`` or digit.
    """
    dotted = f"{word}."
    if dotted in LEGAL_FORMS:
        return capital and not following[0].isdigit() and _ends_name(window[: -len(word)])
    if dotted.casefold() in ENDING:
        return capital and not following[0].isdigit()
    if _is_letter_of(word, window[: -len(word)]):
        return capital
    if _is_abbreviation(word):
        return False
    if not word:
        return capital
    bracket = "(" in window[window.rfind(")") + 1 :]
    if _ORDINAL.fullmatch(word) and (len(word) <= 2 or bracket):
        return bool(_FIRST_WORD.match(following)) and following[0].isupper() and not bracket
    if capital:
        return not (following[0].isdigit() and word.casefold() in _NUMBERED)
    return _capital_forgotten(word, following)


def _is_letter_of(word: str, before: str) -> bool:
    """Return True for the letter of a variant, phase or the like ("variant B."), which is no initial."""
    nouns = before.split()
    return len(word) == 1 and nouns[-1:] != [] and nouns[-1].casefold() in _LETTERED


def _is_abbreviation(word: str) -> bool:
    """Return True if a word before a full stop is an abbreviation or an initial."""
    if f"{word}.".casefold() in ABBREVIATIONS or _INITIAL.fullmatch(word):
        return True
    return "." in word and len(word) <= 8 and bool(_LETTERS.search(word))


def _is_blank(window: str, following: str) -> bool:
    """Return True if a run of marks stands where a day or number is to be filled in."""
    return bool(_BLANK.match(following)) or window.endswith((". ", "- ", "/ "))


def _capital_forgotten(word: str, following: str) -> bool:
    """Return True if a common word ends a sentence, and one begins the next that mostly begins
    one."""
    opener = _FIRST_WORD.match(following)
    opens = opener is not None and opener.group() in _OPENERS
    return opens and len(word) >= 4 and word.isalpha() and word.islower()


def _ends_name(before: str) -> bool:
    """Return True if a name stands before a legal form ("Zonkracht B.V."), rather than after it
    ("de N.V. …")."""
    words = before.split()
    last = words[-1] if words else ""
    return last[:1].isupper() and last.lower() not in language().function_words


def _following(text: str, offset: int) -> str:
    """What comes next, without the quote or bullet that opens it."""
    return text[offset : offset + 60].lstrip(_OPENING + " ")


def _capital(text: str, offset: int) -> bool:
    following = _following(text, offset)
    return bool(following) and (following[0].isupper() or following[0].isdigit())


def _opens_bracket(text: str, offset: int) -> bool:
    """Return True where a model says in brackets what is to be written: "… gebruiken. [afspraken over"."""
    following = text[offset : offset + 60]
    return following.startswith("[") and following[1:2].isalpha()


def _joined(text: str, found: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """A piece without a letter ("3." or a lost full stop) goes with the sentence before it."""
    pending: tuple[int, int] | None = None
    for start, end in found:
        if pending is None:
            pending = (start, end)
        elif not _LETTERS.search(text, start, end):
            pending = (pending[0], end)
        else:
            yield pending
            pending = (start, end)
    if pending is not None:
        yield pending


def bounds_of(doc: Doc) -> tuple[tuple[int, int], ...]:
    """The sentences of a ``Doc`` as :func:`boundaries` has them, found once and kept in ``_.bounds``."""
    if doc._.bounds is None:
        doc._.bounds = boundaries(doc.text)
    bounds: tuple[tuple[int, int], ...] = doc._.bounds
    return bounds


@Language.component(COMPONENT)
def mark_sentences(doc: Doc) -> Doc:
    """Sets ``token.is_sent_start`` from :func:`boundaries`, for all tokens in one go: setting it a
    token at a time looks at the whole doc at every token."""
    starts = {start for start, _ in bounds_of(doc)}
    marks: Any = doc.to_array(["SENT_START"])
    for token in doc:
        marks[token.i] = 1 if token.i == 0 or token.idx in starts else _NO_START
    doc.from_array(["SENT_START"], marks)
    return doc
