"""What two numbers count between which something changes: "het aantal huishoudens groeit van 46.200 naar 52.300"."""

from __future__ import annotations

import re
from dataclasses import replace

from nlp.counts.fields.change import CHANGES
from nlp.counts.fields.former import is_former, is_latter
from nlp.counts.fields.leaning import Site, counts_things, leans_on_words
from nlp.counts.fields.unit import Unit, unit_name

#: "het aantal huishoudens", "het aantal betaalbare woningen"
_AMOUNT = re.compile(r"\baantal(?:len)?\s+(?:[\w-]+e\s+){0,2}$", re.IGNORECASE)
#: "De woningvoorraad groeit": of nothing but homes
_HOMES = re.compile(r"woning(?:voorraad|behoefte|vraag|tekort|productie|programma)", re.IGNORECASE)
#: "Een toename van 46.200 naar 50.700", "Dit aantal groeit": of what the text counted before.
_OF_THOSE = re.compile(
    r"\b(?:(?:dat|dit)\s+aantal|deze|die|toename|afname|groei|daling|stijging|krimp)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[\w’'-]+")


def of_what_changes(site: Site) -> Unit | None:
    """What grows or declines from one number to the other: the subject of the change."""
    text, index = site.text, site.index
    if not leans_on_words(site):
        return None
    former, latter = is_former(text, site.sighting), is_latter(text, site.sighting)
    if not former and not latter:
        return None
    beside = index + 1 if former else index - 1
    other = site.units[beside] if 0 <= beside < len(site.units) else None
    if counts_things(other):
        noun = other.noun if latter else None
        return replace(other, source="before", noun=noun, origin=None if noun else beside)
    first = site.sightings[max(0, index - 1)] if latter else site.sighting
    return _subject(site, first.number.start)


def _subject(site: Site, end: int) -> Unit | None:
    """What the words up to ``end`` say that changes, else what the text counted before."""
    begin = site.sighting.sentence[0]
    for word in reversed(list(_WORD.finditer(site.text, begin, end))):
        named = unit_name(word.group(), site.vocabulary)
        name = named[0] if named and not named[1] else None
        if name is None and _HOMES.fullmatch(word.group()):
            name = "woningen"
        if name not in (None, "%", "projecten"):
            amount = _AMOUNT.search(site.text, begin, word.start())
            changes = amount or CHANGES.search(site.text, word.end(), end)
            return Unit(name, "before", word.span()) if changes else None
    before = site.before
    if not counts_things(before) or not _OF_THOSE.search(site.text, begin, end):
        return None
    return Unit(before.name, "antecedent", None, before.doubtful)
