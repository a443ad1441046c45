"""The basis of a policy's number by words that stand further away than any other rule looks.

"De regionale afspraken zijn herzien. Voor Zeist zijn dit 3.780 woningen": what they are stands in the sentence before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.count_bases import load_basis_rules
from corpus.count_plans import load_plan_words
from nlp.counts.readings import Reading
from nlp.counts.votes import Vote, vote

_SITE = re.compile(r"\b(?:[Ii]n|[Oo]p|[Aa]an)\s+(?:de|het)\s+(?P<name>[A-ZÀ-Þ][\w’'-]+)")
#: So many characters before a word say what it is for.
_NEAR = 60
_SOURCE = re.compile(
    r"\b(?:gebaseerd|basis|grond|hand)\s+(?:op|van)\s+(?:[\w-]+\s+){0,3}$", re.IGNORECASE
)


def basis_before(reading: Reading) -> Vote[str] | None:
    """A vote for the basis of a number of homes that its own words leave open."""
    if reading.unit.name != "woningen" or load_basis_rules().bends.search(reading.sentence):
        return None
    policies = load_basis_rules().policies
    # "de 4.000 woningen vallen binnen het woningbouwprogramma": a part of what is to be done
    allowed = policies.allowed.search(reading.sentence) or policies.task.search(reading.sentence)
    if allowed is not None:
        return vote("basis", "sentence", "opgave", allowed.group())
    planned = policies.locations.search(reading.sentence)
    if planned is not None:
        return vote("basis", "sentence", "plancapaciteit", planned.group())
    if _names_site(reading.previous):
        return None  # "In het Havengebied is afgesproken" tells of a part of the town
    for words in (reading.previous, reading.lead):
        found = max(_said(words), default=None)
        if found is not None:
            return vote("basis", "sentence-before", found[1], found[2])
    return None


def _names_site(words: str) -> bool:
    """Return True if a sentence is about a site: "in het Havengebied"."""
    endings = load_plan_words().site_endings
    return any(endings.fullmatch(found["name"]) for found in _SITE.finditer(words))


def _said(words: str) -> Iterator[tuple[int, str, str]]:
    """Where a text has words of a basis, of which one, and the words."""
    rules = load_basis_rules().policies
    for value, pattern in (
        ("opgave", rules.task),
        ("prognose", rules.need),
        ("plancapaciteit", rules.planned),
    ):
        for match in pattern.finditer(words):
            before = words[max(0, match.start() - _NEAR) : match.start()]
            if _SOURCE.search(before) or load_basis_rules().serves_before.search(before):
                continue  # "gebaseerd op de prognose", "past binnen de behoefte"
            yield match.start(), value, match.group()
