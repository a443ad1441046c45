"""What kinds of homes a share is of, where it is of some homes and not of all.

"De opgave aan geclusterde woningen bestaat uit 50% sociale huur" says nothing of all homes, and "30% sociale huur in de
woningvoorraad" nothing of the new ones.
"""

from __future__ import annotations

import re

from corpus.counting import Vocabulary
from nlp.counts.readings import Reading
from nlp.counts.words import first_of

#: "De opgave aan zorggeschikte woningen bestaat op regionaal niveau uit 50%"
_CONSISTS = re.compile(
    r"(?P<whole>[^.,;:()0-9]{4,90}?)\s+(?:bestaat|bestaan)\s+(?:[^.,;:()0-9]{1,40}\s+)?uit\s",
    re.IGNORECASE,
)
#: "30% sociale huurwoningen in de bestaande voorraad"
_IN_STOCK = re.compile(
    r"\s*%\s*(?:[\w-]+\s+){1,3}in\s+(?P<stock>(?:de|onze)\s+(?:[\w-]+e\s+)?[a-z]*voorraad)\b",
    re.IGNORECASE,
)
#: Behind a share that was named before, with what it is of: "toegroeien naar 30% is niet logisch"
_OTHER_WHOLE = re.compile(
    r"\s*%\s*(?:sociale|[\w-]*(?:huur|koop|woning)\w*|van|in|onder)\b", re.IGNORECASE
)
#: A measure that names no whole yet: "aandeel sociale huur".
_OPEN = re.compile(r"aandeel(?:\s+(?!(?:in|van|onder)\b)[\w-]+)+", re.IGNORECASE)


def with_some_said(measure: str, reading: Reading, vocabulary: Vocabulary) -> str:
    """The measure of a share with the homes that it is of, where the subject of its sentence names a kind."""
    if reading.unit.name != "%" or not _OPEN.fullmatch(measure):
        return measure
    text, sighting = reading.passage.text.text, reading.sighting
    stock = _IN_STOCK.match(text, sighting.number.end, sighting.sentence[1])
    stock = stock or _named_before(reading)
    if stock is not None:
        return f"{measure} in {' '.join(stock['stock'].split())}"
    found = _CONSISTS.match(text, sighting.sentence[0], sighting.group_first)
    if found is None:
        return measure
    whole = " ".join(found["whole"].split())
    kind = first_of(vocabulary.segments, whole, 0, len(whole))
    if kind is None or kind[0] == reading.segment.value:
        return measure
    return f"{measure} in {whole[:1].casefold()}{whole[1:]}"


def _named_before(reading: Reading) -> re.Match[str] | None:
    """The stock that the sentence before names behind the same share, where this one names nothing behind it."""
    text, number = reading.passage.text.text, reading.sighting.number
    if _OTHER_WHOLE.match(text, number.end, reading.sighting.sentence[1]):
        return None
    same = re.compile(rf"(?<![0-9.,]){re.escape(text[number.start : number.figure_end])}(?=\s*%)")
    matches = (
        _IN_STOCK.match(reading.previous, found.end()) for found in same.finditer(reading.previous)
    )
    return next(filter(None, matches), None)
