"""Whether a number in brackets says how large each of some groups is: "kleine VvE's (2 tot 8 appartementen)"."""

from __future__ import annotations

import re

from corpus.counting import Vocabulary
from nlp.counts.fields.phrases import is_head
from nlp.counts.sightings import Sighting

#: A range of more homes than this is no size of a building or a club.
_LARGEST = 100
_PLURAL = re.compile(r"(?P<word>[^\W\d_][\w-]*(?:en|s|['’]s))\s*$")


def is_size_of_group(text: str, sighting: Sighting, vocabulary: Vocabulary) -> bool:
    """Return True for a small range in brackets right behind a plural noun that is none of homes."""
    number = sighting.number
    if not sighting.enclosed or sighting.host is not None or number.high is None:
        return False
    if number.high > _LARGEST or text[sighting.open_at + 1 : number.start].strip():
        return False
    plural = _PLURAL.search(text, sighting.sentence[0], sighting.open_at)
    return plural is not None and not is_head(plural["word"], vocabulary)
