"""Footnotes that say what a word is, with their mark behind another word of the sentence.

"80.000 geclusterde woonvormen en 40.000 verpleegzorgplekken⁵" above the note "5 Geclusterde woonvormen,
vaak met ontmoetingsruimtes, zijn …". The note opens with the word that it explains; that word stands in
the sentence of the mark, and of the word that has the mark the note says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from checks.stems import stems
from checks.words import Mention, WordRelation
from extract.model import RUNNING_TEXT, Segment
from extract.passages import Passage
from nlp.reading import DocumentReading

_MARK = re.compile(r"(?<![\w-])(?P<word>[a-zà-ÿ-]{5,})(?P<mark>\d{1,2})(?=[\s.,;:)]|$)")
#: "Nultredenwoningen zijn", "Geclusterde woonvormen, vaak met …, betreffen".
_EXPLAINED = re.compile(
    r"(?P<term>[A-Z][a-zà-ÿ-]{4,}(?: [a-zà-ÿ-]{4,})?)(?:,[^.,;:]{1,80},)? (?:zijn|is|betreft|betreffen|omvat|omvatten)\b"
)
#: So many letters of a word stay the same however it is bent.
_STEM = 6


@dataclass(frozen=True, slots=True)
class _Note:
    """A note: the word that it explains, all its words in small letters, and where it stands."""

    term: str
    words: str
    place: Segment


def marks_behind_others(
    document: DocumentReading, passages: Sequence[Passage]
) -> Iterator[WordRelation]:
    """A relation for each mark behind a word that its note is not about, beside the word that it is."""
    notes = _explanations(passages)
    for passage in passages if notes else ():
        if passage.kind not in RUNNING_TEXT:
            continue
        for sentence in document.sentences(passage):
            for match in _MARK.finditer(sentence.text):
                note = notes.get(match["mark"])
                if note is not None:
                    at = sentence.start + match.start()
                    yield from _relation(passage, sentence.text, match, at, note)


def _explanations(passages: Sequence[Passage]) -> Mapping[str, _Note]:
    """The notes that open with what they explain, by their mark; none whose mark stands twice."""
    found: dict[str, _Note | None] = {}
    for passage in passages:
        if passage.kind == "footnote" and (passage.marker or "").isdecimal():
            for mark, start, end in _notes_in(passage):
                match = _EXPLAINED.match(passage.text.text, start, end)
                words, place = passage.text.text[start:end], passage.text.source_range(start, end)
                note = _Note(match["term"], words.casefold(), place) if match else None
                found[mark] = None if mark in found else note
    return {mark: note for mark, note in found.items() if note is not None}


def _notes_in(passage: Passage) -> Iterator[tuple[str, int, int]]:
    """The notes of a passage with the range of each: one may begin on the line where another ends."""
    text, number, start = passage.text.text, int(passage.marker or 0), 0
    while following := re.compile(rf"(?<=[.!?)]) {number + 1} (?=[A-Z])").search(text, start):
        yield str(number), start, following.start()
        number, start = number + 1, following.end()
    yield str(number), start, len(text)


def _relation(
    passage: Passage, sentence: str, match: re.Match[str], at: int, note: _Note
) -> Iterator[WordRelation]:
    own = stems(match["word"], _STEM, _STEM)
    if not own or own[0] in note.words:
        return
    place = re.search(rf"(?<!\w){re.escape(note.term)}(?!\w)", sentence, re.IGNORECASE)
    if place is None:
        return
    begin = at - match.start()
    mark = passage.text.source_range(at + len(match["word"]), at + len(match[0]))
    word = passage.text.source_range(begin + place.start(), begin + place.end())
    about = f"Noot {match['mark']} bij '{match['word']}'"
    stated, other = Mention(match["mark"], mark), Mention(place[0], word)
    yield WordRelation("term", about, stated, (other,), match["word"], (note.place,))
