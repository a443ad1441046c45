"""Whether a number of policy is of the whole province or country that its document is about."""

from __future__ import annotations

import re

from corpus.areas import COUNTRY, load_areas
from nlp.counts.fields.area import OWN_PLACES
from nlp.counts.readings import Reading
from nlp.counts.text.named_before import named_last
from nlp.counts.text.plan_of_text import Plan
from nlp.counts.votes import Decision, beaten, vote

#: Parts of a province or of the country, and what they have as one of many.
_PART_SAID = re.compile(
    r"\b(?:gemeenten?|\w*regio|steden|stad|kern(?:en)?|dorp(?:en)?|wijk(?:en)?|(?:elke|iedere|enkele|sommige|andere|alle)\s+provincies?|corporaties?)\b",
    re.IGNORECASE,
)
_COUNTRY_SAID = re.compile(
    r"\b(?:landelijke?|nationa\w*|Nederland\w*|Rijks?|het\s+kabinet)\b", re.IGNORECASE
)
#: ", landelijk is dit 4,9%": what the area is compared with, and no subject of what follows.
_COMPARED = re.compile(
    r"[,;(]\s*(?:landelijk|in\s+Nederland)\s+(?:is|was|ligt|lag|bedraagt)\s+[^.;)]{0,40}", re.I
)
#: What makes a number one of the policy of a whole province or of the country.
_OF_PROGRAMME = ("programme", "governed", "rate", "need", "goal", "many", "laid-down")


def is_of_wide_area(plan: Plan) -> bool:
    """Return True for a document of a province or of the country."""
    own = plan.document.context.area_id
    return own is not None and load_areas()[own].kind in ("province", "country")


def area_of_wide_policy(reading: Reading, plan: Plan) -> Decision[str | None]:
    """The province or the country, where neither sentence nor paragraph speaks of a part of it or of another area."""
    area, own, owned = reading.area, plan.document.context.area_id, reading.owner
    if own is None or area.vote.place in OWN_PLACES or area.value not in (None, own):
        return area
    others = [name for name in reading.areas_named if name != own]
    is_of_programme = owned is not None and owned.has(*_OF_PROGRAMME)
    if others or not is_of_programme or _says_part(reading.sentence, own):
        return area
    before = reading.passage.text.text[: reading.sighting.sentence[0]]
    if _named_last(reading, plan) not in (None, own):
        return area
    if _says_part(_COMPARED.sub("", reading.previous or before), own):
        return area
    return Decision(vote("area", "town-of-policy", own), beaten(area))


def _says_part(words: str, own: str) -> bool:
    """Return True for words on parts of the area ``own``, or on the country around it."""
    if _PART_SAID.search(words):
        return True
    return own != COUNTRY and _COUNTRY_SAID.search(words) is not None


def _named_last(reading: Reading, plan: Plan) -> str | None:
    """The area that the paragraph names last before a number, and that it does not only compare with."""
    text, end = reading.passage.text.text, reading.sighting.number.start
    compared = [match.span() for match in _COMPARED.finditer(text, 0, end)]
    return named_last(reading, plan, lambda m: not any(a <= m.start < b for a, b in compared))
