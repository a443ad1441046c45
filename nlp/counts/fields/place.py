"""For which area a number holds: the nearest words that say so, from the number outwards.

The words after the number ("20.000 in Twente"), those before it in its own clause, the rest of the
sentence before it; else what the sentence refers back to, the heading, the same number elsewhere,
and last the document.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise

from corpus.areas import COUNTRY
from nlp.counts.fields.usable_areas import kind_of_area
from nlp.counts.sightings import Sighting, open_bracket
from nlp.counts.votes import Vote, vote
from nlp.gazetteer import AreaMention

_PREPOSITION = re.compile(
    r"\b(?:in|binnen|voor|aan|naar|over|te|bij|op|van|door|per|rond|rondom|nabij)\s+(?:(?:de|het|heel|onze|hele|gehele|voormalige|gemeente|gemeenten|provincie|regio|alleen)\s+){0,3}$",
    re.IGNORECASE,
)
#: "Velsen-Zuid, Driehuis en Velserbroek": between two that are known stands a name that is not.
_UNKNOWN_LISTED = re.compile(r"\s*,\s*[A-ZÀ-Þ][\w’'-]+(?:\s+[A-ZÀ-Þ][\w’'-]+)?\s*(?:,|en)\s*")
_LISTED = re.compile(r"\s*(?:,\s*en|,|en|/|&)\s*(?:de\s+gemeenten?\s+|gemeente\s+)?", re.IGNORECASE)


_STATE_GIVES = re.compile(
    r"\b(?:stelt|investeert|reserveert|trekt|financiert|geeft)\s+(?:het\s+rijk|de\s+rijksoverheid|het\s+kabinet|de\s+minister)"
    r"|\b(?:het\s+rijk|de\s+rijksoverheid|het\s+kabinet|de\s+minister)\s+(?:stelt|investeert|reserveert|trekt|financiert|geeft)",
    re.IGNORECASE,
)
_STATE_WANTS = re.compile(
    r"\b(?:het\s+rijk|de\s+rijksoverheid|het\s+kabinet|de\s+minister|de\s+regering|het\s+ministerie)\s+(?:wil|streeft|zet|heeft|verwacht|gaat|koerst|mikt)\b",
    re.IGNORECASE,
)
#: "Het Rijk wil dat wij 2.000 woningen bouwen": what others are to do.
_OF_OTHERS = re.compile(
    r"\b(?:dat|wij|we|ons|onze|gemeenten?|regio|provincies?|corporaties|stad|dorp|hier)\b",
    re.IGNORECASE,
)
#: "de 290.000 woningen zijn onderdeel van de landelijke 900.000"
_PART_OF_NEXT = re.compile(r"\b(?:onderdeel|deel)\b[^.;]{0,40}\b(?:van|uit)\b", re.IGNORECASE)


def votes_of_sentence(
    text: str, sighting: Sighting, mentions: Sequence[AreaMention]
) -> Iterator[Vote[AreaMention]]:
    """A vote for each area that the words around a number give it; ``mentions`` are usable ones."""
    for prefix, strength in (("", "strong"), ("name-", "weak")):
        alike = [m for m in mentions if m.strength == strength]
        for rule, find in SENTENCE_RULES.items():
            mention = find(text, sighting, alike)
            if mention is not None:
                words = text[mention.start : mention.end]
                yield vote("area", prefix + rule, mention, words)


def state_gives(text: str, sighting: Sighting) -> Iterator[Vote[str | None]]:
    """A vote for the country where the state gives an amount of money."""
    found = _STATE_GIVES.search(text, *sighting.sentence) if sighting.number.is_money else None
    if found:
        yield vote("area", "state-gives", COUNTRY, found.group())


def state_wants(text: str, sighting: Sighting) -> Iterator[Vote[str | None]]:
    """A vote for the country where the state has an aim of its own: "Het Rijk wil 100.000 woningen bouwen"."""
    begin = sighting.sentence[0]
    found = (
        None
        if sighting.number.is_money
        else _STATE_WANTS.search(text, begin, sighting.number.start)
    )
    if found is not None and not _OF_OTHERS.search(text, found.end(), sighting.sentence[1]):
        yield vote("area", "state-gives", COUNTRY, found.group())


#: What a list of villages opens with, and what it has before one of them.
_OF_PLACES = re.compile(
    r"\b(?i:kernen|dorpen)\s+(?:[A-ZÀ-Þ’'][\w’' -]{1,30}?(?:,\s*|\s+en\s+)){0,4}$"
)
_PLACES = frozenset({"GM", "kern"})
#: So many characters before a name its list can begin.
_FAR = 90


def joined_with(
    text: str, mention: AreaMention, mentions: Sequence[AreaMention]
) -> tuple[str, ...]:
    """The areas of the list in which this one stands with others of its kind; none where it is alone."""
    kinds = {kind_of_area(mention)}
    if kinds <= _PLACES and _OF_PLACES.search(text[max(0, mention.start - _FAR) : mention.start]):
        kinds = set(_PLACES)  # "de kernen Bladel en Hapert": the one has its municipality's name
    alike = sorted((m for m in mentions if kind_of_area(m) in kinds), key=lambda m: m.start)
    runs: list[list[AreaMention]] = []
    for other in alike:
        if runs and _LISTED.fullmatch(text, runs[-1][-1].end, other.start):
            runs[-1].append(other)
        else:
            runs.append([other])
    run = next(run for run in runs if mention in run)
    ids = tuple(dict.fromkeys(m.area_id for m in run))
    return ids if len(ids) > 1 else ()


def is_listed_with_unknown(
    text: str, mention: AreaMention, mentions: Sequence[AreaMention]
) -> bool:
    """Return True if its list has a name that is no known area: then it is not known what it is about."""
    alike = sorted(
        (m for m in mentions if kind_of_area(m) == kind_of_area(mention)), key=lambda m: m.start
    )
    unknown = inside = False
    for first, second in pairwise(alike):
        gap = _UNKNOWN_LISTED.fullmatch(text, first.end, second.start)
        if gap is None and not _LISTED.fullmatch(text, first.end, second.start):
            if inside:
                break
            unknown = False
            continue
        unknown = unknown or gap is not None
        inside = inside or mention in (first, second)
    return unknown and inside


def _in_the_sentence(
    text: str, sighting: Sighting, mentions: Sequence[AreaMention]
) -> AreaMention | None:
    """The last mention before the number; else the whole of which it is a part, else one behind it."""
    number, begin = sighting.number, sighting.sentence[0]
    before = [
        m
        for m in mentions
        if m.end <= sighting.group_first and open_bracket(text, begin, m.start) < 0
    ]
    whole = _PART_OF_NEXT.search(text, number.end, sighting.sentence[1])
    behind = [m for m in mentions if whole and whole.end() <= m.start <= whole.end() + 20]
    after = [m for m in mentions if number.end <= m.start < sighting.group_right]
    chosen = before[-1:] or behind or after
    return chosen[0] if chosen else None


def _on_the_right(
    text: str, sighting: Sighting, mentions: Sequence[AreaMention]
) -> AreaMention | None:
    """The first mention behind the number that a preposition ties to it."""
    for start, end in ((sighting.number.end, sighting.group_right), sighting.tail or (0, 0)):
        for mention in mentions:
            inside = start <= mention.start < end and mention.end <= end + 1
            if inside and _attached(text, sighting.number.end, mention):
                return mention
    return None


def _on_the_left(
    text: str, sighting: Sighting, mentions: Sequence[AreaMention]
) -> AreaMention | None:
    """The last mention before the number's group, or before the number in its list."""
    left = [m for m in mentions if sighting.group_left <= m.start and m.end <= sighting.group_first]
    if left:
        return left[-1]
    if sighting.group_first == sighting.number.start:
        return None
    # within a list: "40.000 in West-Overijssel en 20.000 in Twente"
    own = [m for m in mentions if sighting.left <= m.start and m.end <= sighting.number.start]
    return own[-1] if own and not _attached_to_previous(text, sighting, own[-1]) else None


def _attached(text: str, end: int, mention: AreaMention) -> bool:
    """Return True if the mention after the number is tied to it by a preposition, or a word that
    is one."""
    before = text[max(end, mention.start - 40) : mention.start]
    written = text[mention.start : mention.end].casefold()
    if _PREPOSITION.search(before) or re.match(r"(?:in|binnen|over|op)\b", written):
        return True
    return written in ("nationaal", "landelijk", "regiobreed")


def _attached_to_previous(text: str, sighting: Sighting, mention: AreaMention) -> bool:
    """Return True if an area between two numbers of a list belongs to the first of them."""
    rest = text[mention.end : sighting.number.start]
    return bool(re.match(r"\s*(?:,|en|of|\))", rest))


def is_of_province(mention: AreaMention, written: str) -> bool:
    """Return True for the adjective of a province: "Gelderse"."""
    return mention.area_id.startswith("PV") and written.endswith("se")


Find = Callable[[str, Sighting, Sequence[AreaMention]], AreaMention | None]
#: Where an area can stand in the sentence, by the id of the rule.
SENTENCE_RULES: Mapping[str, Find] = {
    "behind": _on_the_right,
    "before": _on_the_left,
    "sentence": _in_the_sentence,
}
