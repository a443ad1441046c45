"""Whose area a number of policy is of: the document's own, where nothing around it speaks of any other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.areas import COUNTRY, load_areas
from corpus.count_rules import load_count_rules
from nlp.counts.fields.area import OWN_PLACES
from nlp.counts.fields.part_of_area import whole_name
from nlp.counts.fields.place import joined_with
from nlp.counts.readings import Reading
from nlp.counts.text.area_of_section import vote_of_section
from nlp.counts.text.area_of_wide_policy import area_of_wide_policy, is_of_wide_area
from nlp.counts.text.named_before import named_last
from nlp.counts.text.plan_of_text import Plan
from nlp.counts.text.village_of_plan import TOWNS
from nlp.counts.votes import Decision, Vote, beaten, vote

#: So many passages before a number say of what scale a policy is.
_PASSAGES = 2
#: More homes than this are seldom those of one town's programme.
_MOST_OF_TOWN = 10_000
#: A wider area that a policy is of, and not who estimates: "de regionale behoefte", "in de provincie".
REGION_SAID = re.compile(
    r"\b\w*regio\b|\bregionaal\s+niveau\b|\bregionale?\s+(?:\w+\s+)?\w*(?:behoefte|opgave|programma|vraag|productie|voorraad|capaciteit)\b"
    r"|\bin\s+(?:de|onze|heel)\s+provincie\b|(?<!\bvan de )(?<!\bdoor de )\bprovincie\s+(?-i:[A-Z])|\bnationa\w*|\bin\s+(?:heel\s+)?Nederland\b"
    # who speaks: "maakt de provincie de hoofdkeuze"
    r"|(?<!\bvan )(?<!\bdoor )(?<!\bmet )\b(?:de\s+provincie|het\s+Rijk)\b"
    # "in het landelijk gebied" is not all over the country
    r"|\blandelijke?\b(?!\s+(?:gebied|omgeving|wonen|woonmilieu|karakter|kern|ligging|setting))",
    re.IGNORECASE,
)
#: "de regio X, waar de gemeente Y onderdeel van uitmaakt": that Y lies there says nothing of whose a number is.
LIES_IN = re.compile(
    r"\bwaar(?:toe|onder|bij|in|binnen)?\s[^.;:()]{0,60}?\s(?:deel\s+(?:van\s+)?uit\w*|onderdeel\s+(?:van\s+)?(?:uit\w*|is)|behoort|is\s+gelegen|gelegen\s+is|ligt|valt)\b",
    re.IGNORECASE,
)
TOWN_SAID = re.compile(r"\b(?:de\s+gemeente|gemeentelijk\w*|gemeenteraad)\b", re.IGNORECASE)
#: "Dit komt voor de gemeente neer op", "De ambitie van de gemeente is": the town in the number's own sentence.
_OF_TOWN = re.compile(
    r"\b(?:(?:voor|van|in|binnen)\s+(?:de|onze)\s+gemeente|(?:de|onze)\s+gemeente\s+(?:telt|telde|heeft|kent|wil|bouwt|zet|gaat|streeft))\b(?!\s+(?-i:[A-Z]))",
    re.IGNORECASE,
)
#: "staan 600 woningen op de gemeentelijke planningslijst"
_TOWN_BEHIND = re.compile(r"\b(?:op|in|binnen)\s+(?:de|het)\s+gemeentelijke?\b", re.IGNORECASE)
#: "Dorp-Zuid bestaat uit twee buurten en biedt ruimte aan 350 woningen": the number is of what the sentence is about.
_SUBJECT = re.compile(
    r"\W*(?P<name>[A-ZÀ-Þ][\w’'-]{3,}(?:\s+[A-ZÀ-Þ][\w’'-]+)*)\s+(?:bestaat|biedt|telt|omvat|bevat|kent|krijgt|voorziet)\b"
)
#: "de gemeente", "gemeentelijk": names none.
_GENERIC = re.compile(r"(?:\w+\s+)*gemeente\w*", re.IGNORECASE)
#: So many characters before a name "gemeente" stands.
_BEFORE = 10
#: A heading over the policy of others than the town: "Provinciaal beleid".
_WIDER_HEADING = re.compile(r"\b(?:provinci|rijks|nationa|regiona)", re.IGNORECASE)

#: Who estimates or agrees, and has no homes of its own.
_ESTIMATES = re.compile(r"de\s+provincie|het\s+Rijk", re.IGNORECASE)
#: A heading over the policy of the town: "Gemeentelijk beleid".
_CHAPTER_OF_TOWN = re.compile(
    r"\bgemeentelijke?\s+(?:\w+)?(?:beleid|visie|programma)\b", re.IGNORECASE
)


def area_of_policy(reading: Reading, plan: Plan) -> Decision[str | None]:
    """The town where its sentence, paragraph or heading is about the town's own policy, and about no wider area."""
    area = reading.area
    if is_of_wide_area(plan):
        return area_of_wide_policy(reading, plan)
    own = plan.area_id
    if own is None or load_areas()[own].kind not in TOWNS:
        return area
    then = _town_of_then(reading, plan, own)
    if then is not None:
        return Decision(vote("area", "town-of-policy", then.area_id, then.words), beaten(area))
    town = _town_in_sentence(reading, own)
    is_said = area.value == own and area.vote.place == "own" and not reading.contested
    if town is not None and not is_said:
        return Decision(vote("area", "town-of-policy", own, town), beaten(area))
    if area.vote.place in OWN_PLACES or area.value not in (None, own):
        return area
    village = _village_of_paragraph(reading, plan, own)
    if village is not None:
        return Decision(
            vote("area", "town-of-policy", village.area_id, village.words), beaten(area)
        )
    if _named_last(reading, plan) not in (None, own):
        return area  # "5% komt in de kern Zegveld. Dit zijn 103 woningen"
    if reading.sighting.number.value > _MOST_OF_TOWN:
        return _of_large_town(reading, plan, own)
    said = next((words for words in _around(reading, plan) if _last_scale(words, own)), None)
    if said is None:
        return _of_town_alone(reading, plan, own)
    words = _last_scale(said, own)
    chapter = _chapter_of_town(reading) if _ESTIMATES.fullmatch(words) else None
    if chapter is not None:
        return Decision(vote("area", "town-of-policy", own, chapter), beaten(area))
    if REGION_SAID.search(words):
        # a heading with the town's name does not give it "de capaciteit van de gehele regio"
        is_far = area.rule == "heading" and REGION_SAID.search(reading.sentence)
        wider: Vote[str | None] = vote("area", "several", None, words)
        return Decision(wider, beaten(area)) if is_far else area
    return Decision(vote("area", "town-of-policy", own, words), beaten(area))


def _of_large_town(reading: Reading, plan: Plan, own: str) -> Decision[str | None]:
    """The town of more homes than one mostly plans, where sentence and section speak of it alone."""
    said, section = TOWN_SAID.search(reading.sentence), vote_of_section(reading, plan, own)
    if said is None or section is None:
        return reading.area
    return Decision(vote("area", "town-of-policy", own, said.group()), beaten(reading.area))


def _chapter_of_town(reading: Reading) -> str | None:
    """The heading of the town's own policy over a number whose sentence says nothing of a wider area."""
    headings = reading.passage.section
    if any(map(_WIDER_HEADING.search, headings)) or REGION_SAID.search(reading.sentence):
        return None
    return next((h for h in reversed(headings) if _CHAPTER_OF_TOWN.search(h)), None)


def _town_in_sentence(reading: Reading, own: str) -> str | None:
    """Words of a number's own sentence that say that it is its town's, where that names no other area."""
    text, sighting = reading.passage.text.text, reading.sighting
    if any(name != own for name in reading.areas_named):
        return None
    named = re.compile(
        rf"\b(?:[Vv]oor|[Ii]n|[Vv]an)\s+(?:de\s+gemeente\s+)?{whole_name(load_areas()[own].name)}"
    )
    found = [
        match
        for pattern in (_OF_TOWN, named)
        for match in pattern.finditer(text, sighting.sentence[0], sighting.number.start)
    ]
    found.sort(key=lambda match: match.start())
    wider = found and REGION_SAID.search(text, found[-1].end(), sighting.number.start)
    if found and not wider:
        return found[-1].group()
    behind = _TOWN_BEHIND.search(text, sighting.number.end, sighting.group_right)
    return behind.group() if behind is not None else None


@dataclass(frozen=True, slots=True)
class _Named:
    """An area with the words that name it."""

    area_id: str
    words: str


def _town_of_then(reading: Reading, plan: Plan, own: str) -> _Named | None:
    """The municipality of before a merger that the paragraph of a number speaks of, or the one before it.

    "De gemeente Leek groeit. Het gemeentelijke programma telt 93 woningen" in a plan of the municipality of now.
    """
    areas, text = load_areas(), reading.passage.text.text
    if reading.area.value not in (None, own) or reading.project_name is not None:
        return None
    if re.search(whole_name(areas[own].name), reading.sentence):
        return None
    passage, end = reading.passage, reading.sighting.number.start
    before = plan.passages.get(passage.position - 1)
    for where in (passage, before):
        if where is None or where.section != passage.section:
            return None
        named = [
            m
            for m in plan.document.of(where).areas
            if m.strength == "strong"
            and (where is not passage or m.end <= end)
            and not _GENERIC.fullmatch(where.text.text, m.start, m.end)
        ]
        if named:
            last = named[-1]
            words = where.text.text[last.start : last.end]
            is_then = areas.was_within(last.area_id, own)
            is_town = (
                "gemeente" in where.text.text[max(0, last.start - _BEFORE) : last.end].casefold()
            )
            wider = where is passage and REGION_SAID.search(text, last.end, end)
            return _Named(last.area_id, words) if is_then and is_town and not wider else None
    return None


def _village_of_paragraph(reading: Reading, plan: Plan, own: str) -> _Named | None:
    """The village of the town that a paragraph names before a number, where it names no other area at all.

    "Voor de kern Bemmel zijn tot 2025 495 woningen nodig. Tot 2035 zijn in totaal 675 woningen nodig."
    """
    if reading.project_name is not None or TOWN_SAID.search(reading.sentence):
        return None
    text, begin = reading.passage.text.text, reading.sighting.sentence[0]
    mentions = [
        m
        for m in plan.document.of(reading.passage).areas
        if m.strength == "strong" or load_areas().is_village_of(m.area_id, own)
    ]
    before = [m for m in mentions if m.end <= begin]
    if not any(m.strength == "strong" for m in before):
        return None
    villages = tuple(dict.fromkeys(m.area_id for m in mentions))
    if not before or not all(load_areas().is_village_of(name, own) for name in villages):
        return None
    if REGION_SAID.search(text, 0, reading.sighting.sentence[1]):
        return None
    last = before[-1]
    if len(villages) == 1:
        return _Named(last.area_id, text[last.start : last.end])
    # "In Mijlbeek en Achterveen zijn 320 woningen nodig. Er zijn plannen voor 154": always of all of them
    if any(set(joined_with(text, m, mentions)) != set(villages) for m in mentions):
        return None
    return _Named(plan.learned.joined(villages).id, text[before[0].start : last.end])


def _named_last(reading: Reading, plan: Plan) -> str | None:
    """The area that the paragraph names last before a number; "landelijk gebied" names no country."""
    text = reading.passage.text.text
    return named_last(
        reading,
        plan,
        lambda m: m.area_id != COUNTRY or REGION_SAID.match(text, m.start) is not None,
    )


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


def _of_town_alone(reading: Reading, plan: Plan, own: str) -> Decision[str | None]:
    """The document's town where nothing around a number of a programme speaks of any other area."""
    owned, area = reading.owner, reading.area
    is_of_programme = owned is not None and owned.has("programme", "governed", "rate", "laid-down")
    others = [name for name in reading.areas_named if name != own]
    is_under_wider = any(_WIDER_HEADING.search(heading) for heading in reading.passage.section)
    if area.rule == "heading" or others or is_under_wider:
        return area
    if not is_of_programme:
        section = vote_of_section(reading, plan, own)
        return Decision(section, beaten(area)) if section is not None else area
    subject = _SUBJECT.match(reading.sentence)
    if subject is not None and subject["name"] != load_areas()[own].name:
        return area
    return Decision(vote("area", "town-of-policy", own), beaten(area))


def _is_of_policy(heading: str) -> bool:
    """Return True for a heading over a policy: "Woonvisie Zeist", and not "Locaties gemeente Zeist"."""
    rules = load_count_rules()
    return bool(
        rules.headings_of_areas.search(heading) or re.search(r"gemeentelijk", heading, re.I)
    )


def _last_scale(words: str, own: str) -> str:
    """The last words that say of what scale a policy is: of a wider area, or of the town."""
    name = re.compile(whole_name(load_areas()[own].name))
    words = LIES_IN.sub("", words)
    found = [
        match for pattern in (REGION_SAID, TOWN_SAID, name) for match in pattern.finditer(words)
    ]
    return max(found, key=lambda match: match.start()).group() if found else ""
