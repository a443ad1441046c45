"""What stands at the head of a letter: addresses, and data about the letter with their labels.

They are set as headings and notes are (bold, small, on lines of their own), and are neither.
"""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.document_words import load_document_words
from corpus.language import language

#: "06.12.2025", "038 499", "12 mei 2025", "1 van 2".
_NUMBERED = re.compile(
    r"0\d*\s|\d+[.,/:-]\d|\d+\s+(?P<word>[^\W\d_]+)(?=\.?\s+\d|\.?$)",
)
#: The postal code and place that end a Dutch address.
_POSTAL = re.compile(r"[1-9]\d{3}\s?[A-Z]{2}\s+[A-Z'’]")
#: A label has at most so many words.
_LONGEST = 4


def is_reference_data(text: str) -> bool:
    """Return True if a line begins with a number as the data of a letter do, and no note does: a
    date, pages, a telephone number, a figure with others behind its points."""
    found = _NUMBERED.match(text)
    if found is None:
        return False
    return found["word"] is None or found["word"].casefold() in _data_words()


def ends_address(text: str) -> bool:
    """Return True for the line of an address with its postal code and place."""
    return bool(_POSTAL.match(text))


def are_labels(text: str) -> bool:
    """Return True if a text is nothing but labels of the data of a letter: "Datum Kenmerk"."""
    words = [word.strip(":") for word in text.casefold().split()]
    known, place = _labels(), 0
    while place < len(words):
        ends = (place + n for n in range(min(_LONGEST, len(words) - place), 0, -1))
        end = next((end for end in ends if " ".join(words[place:end]) in known), None)
        if end is None:
            return False
        place = end
    return bool(words)


@lru_cache(maxsize=1)
def _data_words() -> frozenset[str]:
    """Return the words that stand behind a number in a date or a number of pages."""
    return frozenset({*language().months, "van"})


@lru_cache(maxsize=1)
def _labels() -> frozenset[str]:
    fields = load_document_words().fields
    groups = (fields.date, fields.subject, fields.to, fields.sender, fields.status, fields.other)
    return frozenset(label.casefold() for group in groups for label in group)
