"""How sure a count is: what ``certain``, ``probable`` and ``uncertain`` mean.

``certain``: the number's own words say what it counts, and its sentence, row or column names its
area, without a second candidate. ``probable``: one of these was taken from elsewhere (a sentence
before, a heading, the document), or the area stays open: it is then empty. ``uncertain``: it is
doubtful that the agreement counts this at all (a price limit, a threshold in a rule, a rhythm), or
what it counts could not be settled (a percentage of which no words say of what).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlp.counts.readings import Reading
from nlp.counts.sightings import Sighting
from nlp.counts.words import refers_back
from nlp.records import Level

_HOUSING = re.compile(
    r"woning|huur|koop|segment|nieuwbouw|voorraad|opgave|betaalba|parken|plannen|plancapaciteit|wonen\b|sloop|woonvorm"
    r"|\bduur\b|\bdure\b|middel(?:duur|dure)|bouwprogramma",
    re.IGNORECASE,
)
ABOUT_HOMES = re.compile(
    r"woning|huur|koop|nieuwbouw|woonvorm|plancapaciteit|parken", re.IGNORECASE
)
#: Rules by which another area in the sentence leaves no doubt.
NAMED = ("behind", "town-of-project")
#: Percentages of a tax, an interest or an index.
NO_SHARE = re.compile(
    r"\b(?:btw|rente|index\w*|punt\w*|inflatie|cpi|korting|belasting|rendement)\b", re.IGNORECASE
)


def level_in_text(
    reading: Reading, doubt: Sequence[str], reason: str | None, *, of_plans: bool
) -> Level:
    """The level of a number in running text.

    ``doubt`` are the fields whose evidence is weak; ``reason`` is what :mod:`nlp.counts.doubts` found.
    A document that tells of many plans (``of_plans``) is never certain.
    """
    if reason is not None:
        return "uncertain"
    if of_plans:
        return "probable"
    if reading.unit.name == "%" and not is_share_of_homes(reading):
        return "probable"
    own_words = reading.units.vote.place == reading.area.vote.place == "own" and not doubt
    contested = reading.contested and reading.area.rule not in NAMED
    return "certain" if own_words and not contested else "probable"


def is_share_of_homes(reading: Reading) -> bool:
    """Return True if a percentage is one of homes, by its own words or those of its sentence."""
    if NO_SHARE.search(reading.sentence):
        return False
    return reading.segment.value is not None or _is_about_homes(
        reading.passage.text.text, reading.sighting, reading.sentence
    )


def _is_about_homes(text: str, sighting: Sighting, sentence: str) -> bool:
    """Return True if a percentage is one of homes. Its own words decide, or the sentence where it
    has none."""
    own = text[sighting.number.end : sighting.group_right]
    if sighting.tail:
        own += text[sighting.tail[0] : sighting.tail[1]]
    if _HOUSING.search(text[sighting.group_left : sighting.group_first] + " " + own):
        return True
    if re.search(
        r"[a-zà-ÿ]{3,}", re.sub(r"procent|percent|\b(?:van|voor|naar|tot|met|het)\b", "", own)
    ):
        return bool(re.search(r"\b(?:daarvan|hiervan)\b", sentence, re.IGNORECASE))
    return bool(ABOUT_HOMES.search(sentence)) or refers_back(sentence)
