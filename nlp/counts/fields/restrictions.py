"""Words that say which part of a whole a number is: "200 binnenstedelijke woningen", "resterend"."""

from __future__ import annotations

import re

from corpus.count_rules import load_count_rules
from nlp.counts.sightings import Sighting

#: So many characters before and behind a number its measure is restricted.
NEAR, _NEAR_BEHIND = 50, 80
#: "1.500 woningen (inclusief zachte plannen)" are not the soft ones.
_BESIDES = re.compile(
    r"\b(?:inclusief|incl\.?|exclusief|excl\.?|zowel|en|of|niet|naast|buiten|zonder|minus|na\s+aftrek\s+van|behalve)\s+(?:de\s+|het\s+)?$",
    re.IGNORECASE,
)
_SHARE = re.compile(r"\s*(?:%|procent)")
#: What may stand between "de overige" and its number.
_SMALL = re.compile(
    r"\s+(?:(?:circa|ca\.?|ongeveer|ruim|bijna|maximaal|minimaal)\s+)?", re.IGNORECASE
)
#: "de Gelderse gemeenten" of a region: a part of it.
_SOME_TOWNS = re.compile(r"\b[A-ZÀ-Þ][\w-]+se\s+gemeenten\b")
#: "op minimaal label B", "met energielabel E, F of G": homes of that label only. The letter is a capital.
_ENERGY_LABEL = re.compile(
    r"(?P<label>\b(?:(?:op|met|naar|van|onder)\s+)?(?:(?:ten\s+minste|minimaal|minstens|gemiddeld)\s+)?"
    r"(?:energie)?label\s+[A-G]\b\+*(?:(?:,\s*|\s+(?:en|of|t/m|tot)\s+)(?:[A-G]\b\+*|hoger|beter|lager|slechter))*)"
)


def restrictions(text: str, sighting: Sighting, right: int) -> list[str]:
    """The labels of the words up to ``right`` that say which part of a whole a number is."""
    # what brackets hold is said of the words before them
    begin = sighting.after if sighting.enclosed else sighting.group_left
    begin = max(begin, sighting.number.start - NEAR)
    window = text[begin : min(right, sighting.number.end + _NEAR_BEHIND)]
    if begin < sighting.group_first < sighting.number.start:
        # what stands between the numbers of a list is said of the one before it
        skipped = sighting.number.start - begin
        window = f"{text[begin : sighting.group_first]} {window[skipped:]}"
    if sighting.tail:
        window += text[sighting.tail[0] : sighting.tail[1]][:NEAR]
    rules = load_count_rules().restrictions
    is_of_region = "regio" in text[slice(*sighting.sentence)].casefold()
    some = _SOME_TOWNS.search(window) if is_of_region else None
    said = [r.either for r in rules if r.either and r.pattern.search(text, *sighting.sentence)]
    labels = [
        r.label
        for r in rules
        if not r.at_number
        and any(not _is_besides(text, begin, window, m) for m in r.pattern.finditer(window))
        and not (said.count(r.either) > 1 and not sighting.enclosed)
    ]
    at_number = _at_number(text, begin, sighting, labels)
    # Each number of a list has its own: the label of another number stands before this one.
    energy = _ENERGY_LABEL.search(window, max(0, sighting.number.end - begin))
    own = [found.group() for found in (some, energy) if found]
    return own + at_number + labels


def _at_number(text: str, begin: int, sighting: Sighting, labels: list[str]) -> list[str]:
    """The labels of words right before a number: "de overige 40 woningen", not "de overige 50%"."""
    if sighting.number.is_percent or _SHARE.match(text, sighting.number.end):
        return []
    before = text[begin : sighting.number.start]
    return [
        r.label
        for r in load_count_rules().restrictions
        if r.at_number
        and r.unless.isdisjoint(labels)
        and any(_SMALL.fullmatch(before, m.end()) for m in r.pattern.finditer(before))
    ]


def _is_besides(text: str, begin: int, window: str, match: re.Match[str]) -> bool:
    """Return True for what is not counted: "na aftrek van de harde plannen". The ``window`` begins at ``begin``."""
    before = window[: match.start()]
    if text.startswith(before, begin):
        before = text[max(0, begin - NEAR) : begin] + before
    return bool(_BESIDES.search(before))
