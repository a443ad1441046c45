"""Whose area a number of policy is of: the document's own, where nothing around it speaks of any other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.areas import load_areas
from corpus.count_rules import load_count_rules
from nlp.counts.fields.area import OWN_PLACES
from nlp.counts.readings import Reading
from nlp.counts.text.area_of_wide_policy import area_of_wide_policy, is_of_wide_area
from nlp.counts.text.plan_of_text import Plan
from nlp.counts.votes import Decision, beaten, vote

#: So many passages before a number say of what scale a policy is.
_PASSAGES = 2
#: More homes than this are seldom those of one town's programme.
_MOST_OF_TOWN = 10_000
#: A wider area that a policy is of, and not who estimates: "de regionale behoefte", "in de provincie".
_REGION_SAID = re.compile(
    r"\b\w*regio\b|\bregionale?\s+(?:\w+\s+)?\w*(?:behoefte|opgave|programma|vraag|productie|voorraad|capaciteit)\b"
    r"|\bin\s+(?:de|onze|heel)\s+provincie\b|\bprovincie\s+[A-Z]|\b(?:landelijk|nationa)\w*|\bin\s+(?:heel\s+)?Nederland\b",
    re.IGNORECASE,
)
_TOWN_SAID = re.compile(r"\b(?:de\s+gemeente|gemeentelijk\w*|gemeenteraad)\b", re.IGNORECASE)


def area_of_policy(reading: Reading, plan: Plan) -> Decision[str | None]:
    """The town where its paragraph or heading is about the town's own policy, and about no wider area."""
    area = reading.area
    if is_of_wide_area(plan):
        return area_of_wide_policy(reading, plan)
    own = plan.area_id
    if area.vote.place in OWN_PLACES or own is None:
        return area
    if load_areas()[own].kind != "municipality" or area.value not in (None, own):
        return area
    is_large = reading.sighting.number.value > _MOST_OF_TOWN
    if is_large or _named_last(reading, plan) not in (None, own):
        return area  # "5% komt in de kern Zegveld. Dit zijn 103 woningen"
    said = next((words for words in _around(reading, plan) if _scale_of(words, own)), None)
    if said is None:
        return _of_town_alone(reading, own)
    if _REGION_SAID.search(_last_scale(said)):
        return area
    found = _TOWN_SAID.search(said)
    words = found.group() if found is not None else load_areas()[own].name
    return Decision(vote("area", "town-of-policy", own, words), beaten(area))


def _named_last(reading: Reading, plan: Plan) -> str | None:
    """The area that the paragraph names last before a number."""
    named = [
        mention
        for mention in plan.document.of(reading.passage).areas
        if mention.strength == "strong" and mention.end <= reading.sighting.number.start
    ]
    return named[-1].area_id if named else None


def _around(reading: Reading, plan: Plan) -> Iterator[str]:
    """The texts that can say of what scale a policy is, the nearest first."""
    passage = reading.passage
    yield passage.text.text[: reading.sighting.number.end]
    yield reading.lead
    for distance in range(1, _PASSAGES + 1):
        before = plan.passages.get(passage.position - distance)
        if before is not None and before.section == passage.section:
            yield before.text.text
    yield from (h for h in reversed(passage.section) if _is_of_policy(h))


def _of_town_alone(reading: Reading, own: str) -> Decision[str | None]:
    """The document's town where nothing around a number of a programme speaks of any other area."""
    owned, area = reading.owner, reading.area
    is_of_programme = owned is not None and owned.has("programme", "governed", "rate", "laid-down")
    others = [name for name in reading.areas_named if name != own]
    if area.rule == "heading" or not is_of_programme or others:
        return area
    return Decision(vote("area", "town-of-policy", own), beaten(area))


def _is_of_policy(heading: str) -> bool:
    """Return True for a heading over a policy: "Woonvisie Zeist", and not "Locaties gemeente Zeist"."""
    rules = load_count_rules()
    return bool(
        rules.headings_of_areas.search(heading) or re.search(r"gemeentelijk", heading, re.I)
    )


def _scale_of(words: str, own: str) -> bool:
    return bool(_last_scale(words)) or load_areas()[own].name in words


def _last_scale(words: str) -> str:
    """The last words that say of what scale a policy is."""
    found = [*_REGION_SAID.finditer(words), *_TOWN_SAID.finditer(words)]
    return max(found, key=lambda match: match.start()).group() if found else ""
