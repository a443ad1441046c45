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

from corpus.count_rules import load_count_rules
from corpus.counting import Vocabulary
from nlp.counts.fields.basis import is_limit
from nlp.counts.fields.unit import per_of
from nlp.counts.readings import Reading
from nlp.counts.sightings import Sighting
from nlp.counts.words import refers_back
from nlp.records import Level

_HOUSING = re.compile(
    r"woning|huur|koop|segment|nieuwbouw|voorraad|opgave|betaalba|parken|plannen|plancapaciteit|wonen\b|sloop|woonvorm"
    r"|\bgoedkoop\b|\bduur\b|\bdure\b|middel(?:duur|dure)|bouwprogramma",
    re.IGNORECASE,
)
_ABOUT_HOMES = re.compile(
    r"woning|huur|koop|nieuwbouw|woonvorm|plancapaciteit|parken", re.IGNORECASE
)
#: "Van de 2.500 woningen wordt 70% binnenstedelijk gerealiseerd".
_OF_HOMES = re.compile(
    r"\bvan\s+(?:de|deze|die|alle|onze)\s+[^.;:,]{0,40}?(?:woningen|woonvormen|opgave|nieuwbouw|plannen)\b[^.;:,]{0,40}$",
    re.IGNORECASE,
)
_NO_SHARE = re.compile(
    r"\b(?:btw|rente|index\w*|punt\w*|inflatie|cpi|korting|belasting|rendement)\b", re.IGNORECASE
)
#: Amounts from here on are counts even where no word says what they are for.
_LARGE_AMOUNT = 1_000_000
#: Where no words of the sentence, its heading or the same number elsewhere give a number its area.
_FAR_PLACES = ("before", "document", "none")


def level_in_text(reading: Reading, kind: str, doubt: Sequence[str], reason: str | None) -> Level:
    """The level of a number in running text.

    ``kind`` is that of the document; ``doubt`` are the fields whose evidence is weak; ``reason`` is
    what :func:`why_uncertain` found. A text that tells of many plans is never certain.
    """
    if reason is not None:
        return "uncertain"
    if kind in load_count_rules().kinds_of_many_plans:
        return "probable"
    if reading.unit.name == "%" and not is_share_of_homes(reading):
        return "probable"
    own_words = reading.units.vote.place == reading.area.vote.place == "own" and not doubt
    contested = reading.contested and reading.area.rule != "behind"
    return "certain" if own_words and not contested else "probable"


def why_uncertain(
    reading: Reading, vocabulary: Vocabulary, kind: str, *, has_subject: bool
) -> str | None:
    """Why it is doubtful that an agreement counts this, in Dutch; None where nothing makes it so.

    ``kind`` is that of the document; ``has_subject`` says that the number's words name what it measures.
    """
    text, sighting, unit = reading.passage.text.text, reading.sighting, reading.unit
    number = sighting.number
    limit = is_limit(text, sighting, vocabulary)
    small = unit.name == "EUR" and not reading.basis.vote.words and number.value < _LARGE_AMOUNT
    borrowed = unit.source in ("list", "antecedent", "before")
    share = unit.name == "%" and not is_share_of_homes(reading)
    of_nothing = share and (not has_subject or bool(_NO_SHARE.search(reading.sentence)))
    reasons = (
        (unit.doubtful, f"een afspraak telt zelden {unit.name}"),
        (reading.outside is not None, f"“{' '.join((reading.outside or '').split())}”"),
        (limit is not None, f"een grens (“{limit}”)"),
        (of_nothing, "een percentage waarvan de woorden niet zeggen waarvan"),
        (small, "een bedrag zonder woorden die zeggen waarvoor"),
        (per_of(text, sighting, vocabulary) == "project", "een aantal per project"),
        (_is_threshold(text, sighting, unit.name, vocabulary), "een drempel"),
        (borrowed and number.kind == "word", "een telwoord zonder woord voor wat het telt"),
        (borrowed and not unit.alone, "andere woorden zeggen wat het telt"),
        (_is_of_some_plan(reading, kind), "de zin noemt geen gebied en geen project"),
    )
    return next((reason for holds, reason in reasons if holds), None)


def _is_of_some_plan(reading: Reading, kind: str) -> bool:
    """Return True if homes may be those of any plan: "Er komen 40 woningen" in a zoning plan's text.

    Judged by readers on 200 rows of such documents, 9 of 74 of these rows could be printed.
    """
    rules = load_count_rules()
    if kind not in rules.kinds_of_many_plans or reading.unit.name not in rules.units_of_plans:
        return False
    return reading.project_name is None and reading.area.vote.place in _FAR_PLACES


def is_share_of_homes(reading: Reading) -> bool:
    """Is a percentage one of homes, by its own words or those of its sentence?"""
    if _NO_SHARE.search(reading.sentence):
        return False
    return reading.segment.value is not None or _is_about_homes(
        reading.passage.text.text, reading.sighting, reading.sentence
    )


def _is_about_homes(text: str, sighting: Sighting, sentence: str) -> bool:
    """Is a percentage one of homes? Its own words decide, or the sentence where it has none."""
    own = text[sighting.number.end : sighting.group_right]
    if sighting.tail:
        own += text[sighting.tail[0] : sighting.tail[1]]
    if _HOUSING.search(text[sighting.group_left : sighting.group_first] + " " + own):
        return True
    if re.search(
        r"[a-zà-ÿ]{3,}", re.sub(r"procent|percent|\b(?:van|voor|naar|tot|met|het)\b", "", own)
    ):
        before = text[sighting.sentence[0] : sighting.group_first]
        return bool(_OF_HOMES.search(before[-120:])) or bool(
            re.search(r"\b(?:daarvan|hiervan)\b", sentence, re.IGNORECASE)
        )
    return bool(_ABOUT_HOMES.search(sentence)) or refers_back(sentence)


def _is_threshold(text: str, sighting: Sighting, unit: str, vocabulary: Vocabulary) -> bool:
    """ "bij meer dan 11 woningen", "met minder dan 50.000 inwoners": a rule, not a number of anything."""
    if sighting.number.value >= 1000 and unit not in ("personen", "huishoudens"):
        return False
    before = text[max(sighting.sentence[0], sighting.number.start - 22) : sighting.number.start]
    matches = list(vocabulary.thresholds.finditer(before))
    return bool(matches) and not before[matches[-1].end() :].strip()
