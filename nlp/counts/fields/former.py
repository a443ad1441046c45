"""Whether a number is what something was before: the first of "verhoogd van 114 naar 273"."""

from __future__ import annotations

import re

from nlp.counts.sightings import Sighting

#: So many characters before a number a "van" is its own.
_NEAR = 50
_FROM = re.compile(
    r"\bvan\s+(?:(?:gemiddeld|circa|ca\.?|ruim|bijna|ongeveer|de|het)\s+){0,2}$", re.IGNORECASE
)
_TO = re.compile(
    r"(?:(?:\s+[a-zà-ÿ-]+)?\s+in\s+(?:19|20)[0-9]{2}\b)?[^.;:()0-9]{0,30}\b(?P<how>naar|tot)\s+(?:[\w.]+\s+){0,2}?(?!(?:19|20)[0-9]{2}\b(?!\s\([-−–+]))[0-9]",
    re.IGNORECASE,
)
#: With these "van 1.095 tot 707" is a change, and no range.
_CHANGES = re.compile(
    r"\b(?:groeit|groeien|groeide|stijgt|stijgen|daalt|dalen|krimpt|krimpen|verhogen|verlagen|verminderen|reduceren|terugbrengen)\b"
    r"|\b(?:terug|ver|ge)\w*(?:bracht|hoogd|laagd|minderd|stegen|daald|groeid|duceerd)\b"
    r"|\b(?:neemt|nemen|nam|namen)\b[^.;:]*\b(?:toe|af)\b|\b(?:toe|af)(?:nemen|genomen|name)\b"
    r"|\b(?:loopt|lopen|liep|liepen)\b[^.;:]*\b(?:op|terug)\b|\b(?:bevolkings|inwoners?|huishoudens)groei\b",
    re.IGNORECASE,
)
#: "van 46.200 in 2018 naar ": what stands before the second number, from the "van" of the first
_FROM_FIRST = re.compile(
    r"\bvan\s+(?:\w+\.?\s+)?[0-9][0-9.]*(?:\s+nu|(?:\s+[a-zà-ÿ-]+)?\s+in\s+(?:19|20)[0-9]{2})?\s+(?P<how>naar|tot)\s+(?:[a-z]+\.?\s+)?$",
    re.IGNORECASE,
)


def is_former(text: str, sighting: Sighting) -> bool:
    """Return True for the first of two values of which the second took its place."""
    begin, end = sighting.sentence
    number = sighting.number
    before = text[max(begin, number.start - _NEAR) : number.start]
    to = _TO.match(text, number.end, end)
    if to is None or not _FROM.search(before):
        return False
    return to["how"].casefold() == "naar" or bool(_CHANGES.search(text, begin, end))


def is_latter(text: str, sighting: Sighting) -> bool:
    """Return True for the second of two bare values: "het aantal groeit van 46.200 naar 52.300"."""
    begin, end = sighting.sentence
    found = _FROM_FIRST.search(text, begin, sighting.number.start)
    if found is None:
        return False
    return found["how"].casefold() == "naar" or bool(_CHANGES.search(text, begin, end))
