"""How sure a count is: what ``certain``, ``probable`` and ``uncertain`` mean.

``certain``: the number's own words say what it counts, and its sentence, row or column names its
area, without a second candidate. ``probable``: one of these was taken from elsewhere (a sentence
before, a heading, the document). ``uncertain``: it is doubtful that the agreement counts this at
all (a price limit, a threshold in a rule, a rhythm, a percentage without anything to do with homes),
or its area or value could not be settled.
"""

from __future__ import annotations

import re

from corpus.counting import Vocabulary
from nlp.counts.basis import Basis, is_limit
from nlp.counts.places import Place
from nlp.counts.sightings import Sighting
from nlp.counts.units import Unit
from nlp.counts.words import refers_back
from nlp.records import Level

_HOUSING = re.compile(
    r"woning|huur|koop|segment|nieuwbouw|voorraad|opgave|betaalba|park|bouw|plan|wonen|sloop|project|goedkoop|duur", re.IGNORECASE
)
_NO_SHARE = re.compile(r"\b(?:btw|rente|index\w*|inflatie|cpi|korting|belasting|rendement)\b", re.IGNORECASE)
_THRESHOLD_RULE = re.compile(r"\b(?:sprake\s+van|geldt|ladder|vereist|verplicht|voorwaarde\w*|mogelijk\s+gemaakt)\b", re.IGNORECASE)


def level_in_text(
    text: str,
    sighting: Sighting,
    unit: Unit,
    place: Place,
    basis: Basis,
    sentence: str,
    vocabulary: Vocabulary,
) -> Level:
    """The level of a number in running text."""
    if unit.doubtful or place.source == "none":
        return "uncertain"
    if is_limit(text, sighting, vocabulary):
        return "uncertain"
    about_homes = _HOUSING.search(sentence) or place.source == "antecedent" or refers_back(sentence)
    if unit.name == "%" and (not about_homes or _NO_SHARE.search(sentence)):
        return "uncertain"
    if unit.name == "EUR" and not basis.words and sighting.number.value < 1_000_000:
        return "uncertain"
    if _is_threshold(text, sighting, sentence, vocabulary):
        return "uncertain"
    if sighting.number.kind == "word" and unit.source not in ("noun", "symbol"):
        return "uncertain"
    own_words = unit.source in ("noun", "symbol", "words")
    if own_words and place.source in ("right", "left") and not place.contested:
        return "certain"
    if own_words and place.source == "right":
        return "certain"
    return "probable"


def _is_threshold(text: str, sighting: Sighting, sentence: str, vocabulary: Vocabulary) -> bool:
    """"bij meer dan 11 woningen is sprake van": a rule, not a number of homes."""
    if sighting.number.value >= 1000:
        return False
    before = text[max(sighting.sentence[0], sighting.number.start - 22) : sighting.number.start]
    match = None
    for match in vocabulary.thresholds.finditer(before):
        pass
    return match is not None and not before[match.end() :].strip()
