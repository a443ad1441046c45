"""What two numbers count between which something changes: "het aantal huishoudens groeit van 46.200 naar 52.300"."""

from __future__ import annotations

import re
from dataclasses import replace

from nlp.counts.fields.change import CHANGES
from nlp.counts.fields.former import is_former, is_latter
from nlp.counts.fields.leaning import (
    Site,
    counts_things,
    is_figure_alone,
    leans_on_words,
)
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
#: "het aantal extra huishoudens", "de vraag naar huurwoningen"
AMOUNT_OF = re.compile(
    r"\b(?:aantal|vraag\s+naar|behoefte\s+aan)\s+(?:extra\s+|[a-zà-ÿ-]+e\s+){0,2}(?P<noun>[a-zà-ÿ-]{4,})",
    re.IGNORECASE,
)
#: "met ongeveer 1.500"
_BY = re.compile(
    r"\bmet\s+(?:(?:nog|gemiddeld|circa|ca\.?|ruim|bijna|ongeveer|maar|liefst|zo[’']n)\s+){0,2}$",
    re.IGNORECASE,
)
#: What stands behind the size of a change: the rest of its verb, or when.
_ENDS_CHANGE = re.compile(
    r"\s*(?:[.,;)]|$|(?:toe|af|op|terug|omhoog|omlaag|in|tot|per|naar|te|uit|en|zou|zal|zullen)\b|(?:toe|af)(?:nemen|genomen)|ver(?:minder|hoog|laag)d\b|uit(?:ge)?breid|(?:ge)?(?:groei|stijg|steg|daal|dal)\w+)",
    re.IGNORECASE,
)
#: Verbs of change, of what somebody makes more too.
_GROWS = re.compile(
    rf"{CHANGES.pattern}|\buit\s+te\s+breiden\b|\buit(?:ge)?brei\w+|\bte\s+(?:verhogen|vergroten)\b",
    re.IGNORECASE,
)


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


def of_what_grows(site: Site) -> Unit | None:
    """ "Het aantal inwoners neemt met ongeveer 1.500 toe": what there is more or less of."""
    text, number, begin = site.text, site.number, site.sighting.sentence[0]
    if not is_figure_alone(site.sighting) or site.sighting.enclosed:
        return None
    if not _BY.search(text, begin, number.start) or not _ENDS_CHANGE.match(text, number.end):
        return None
    amounts = list(AMOUNT_OF.finditer(text, begin, number.start))
    if not amounts or not _GROWS.search(text, *site.sighting.sentence):
        return None
    named = unit_name(amounts[-1]["noun"], site.vocabulary)
    if named is None or named[1] or named[0] in ("%", "EUR", "projecten"):
        return None
    return Unit(named[0], "before", amounts[-1].span("noun"))


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
