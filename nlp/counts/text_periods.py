"""The period that a number in running text holds for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.count_rules import CountRules
from nlp.counts.fields.basis import OPEN, Basis
from nlp.counts.periods import PeriodMention, periods_in
from nlp.counts.readings import NO_PERIOD, Period, Reading, Scene
from nlp.counts.sightings import Sighting

_WHOLE_PERIOD = re.compile(r"\b(?:gehele|hele|deze|die)\s+(?:woondeal)?periode\b", re.IGNORECASE)
_CALLED_PERIOD = re.compile(r"\bperiode\s+(?:van\s+)?$", re.IGNORECASE)
_PART = re.compile(r"\b(?:waarvan|terwijl)\b[^,;]*$", re.IGNORECASE)
_PART_AFTER = re.compile(r"\b(?:van\s+(?:deze|die)|hiervan|daarvan|ervan)\b", re.IGNORECASE)
#: "tot 2030 met 800 huishoudens en daarna tot 2040": what follows is another time.
_LATER = re.compile(r"\b(?:daarna|waarna|vervolgens)\b", re.IGNORECASE)
#: Brackets around a period and nothing else: "de planperiode (2015-2025) 774 woningen".
_BEFORE_PERIOD = re.compile(r"\(\s*(?:(?:de\s+)?periode\s+)?", re.IGNORECASE)
#: "Dit betekent 900 woningen": the sentence puts the one before it in numbers.
_SAYS_THE_SAME = re.compile(
    r"(?:dit|dat)\s+(?:betekent|betreft|schetst|komt|zijn|is|houdt|vertaalt)\b", re.IGNORECASE
)
#: Brackets so near after a number say something of it: "38.787 woningen (periode 2024 t/m 2030)".
_NEAR = 40


def period_of(
    scene: Scene,
    sighting: Sighting,
    unit: str,
    basis: Basis | None,
    whole: Reading | None,
    rules: CountRules,
    *,
    is_rate: bool,
) -> Period:
    """The period that the sentence gives the number, or that it refers back to.

    ``whole`` is the number of which this one says something or is a part.
    """
    text = scene.text
    usable = [p for p in scene.periods if p.kind != "in" or _says_when(scene, basis, unit)]
    if (basis is not None and basis.name == "voorraad") or rules.ages.search(scene.words):
        # what stands does so at a moment: "gebouwd tussen 1970 en 1990" is its age
        usable = [p for p in usable if p.kind == "in" and not rules.ages.search(scene.words)]
    if unit == "EUR":
        # an amount "voor 2025" is one for that year
        usable = [p for p in usable if p.kind != "before"]
    chosen = _nearest(text, sighting, usable)
    if chosen is not None:
        return chosen.first, chosen.last
    if whole is not None:
        return whole.period
    if _WHOLE_PERIOD.search(text, scene.start, scene.end) and not is_rate:
        return scene.memory.whole
    after = text[sighting.number.end : sighting.number.end + 25]
    if _PART_AFTER.search(after) or scene.memory.from_stem or _SAYS_THE_SAME.match(scene.words):
        return scene.memory.period
    return NO_PERIOD


def called_period(sentence: str) -> Period | None:
    """The period that a sentence calls one: "in de periode tot en met 2030"."""
    for mention in periods_in(sentence):
        if _CALLED_PERIOD.search(sentence[: mention.start]):
            return mention.first, mention.last
    return None


def _says_when(scene: Scene, basis: Basis | None, unit: str) -> bool:
    """Return True if "in 2023" says when the number holds, not when something was agreed.

    A key project is named in a year, a limit of a price is set in one.
    """
    if scene.is_report or basis is None:
        return not scene.is_report
    return basis.name != "sleutelprojecten" and not (unit == "EUR" and basis.name == OPEN)


def _nearest(
    text: str, sighting: Sighting, periods: Sequence[PeriodMention]
) -> PeriodMention | None:
    """The period of the number's own group, else the nearest one before it, else one after it."""
    beside = [p for p in periods if _open_at(text, sighting, p) == sighting.open_at]
    if not beside and sighting.enclosed and sighting.host is None:
        # "(totaal 8.315 woningen)" sums up what stands before the brackets
        beside = [p for p in periods if p.end <= sighting.open_at]
    windows = (
        (sighting.number.end, sighting.right),
        sighting.tail or (0, 0),
        (sighting.left, sighting.number.start),
        (sighting.group_left, sighting.group_right),
    )
    for first, last in windows:
        inside = [p for p in beside if first <= p.start < last]
        inside = [p for p in inside if not _is_later(text, sighting, p)]
        if inside:
            return inside[0] if first >= sighting.number.end else inside[-1]
    before = [p for p in beside if p.end <= sighting.number.start]
    # "sinds 2012 ..., sinds 2016 ...": a start holds for its own clause only
    bounds = [p for p in before if p.kind in ("until", "range", "before")]
    if bounds:
        return bounds[-1]
    after = [p for p in beside if p.start >= sighting.number.end and p.kind in ("until", "range")]
    # "3.300 woningen, waarvan 2.400 tot 2023": the period is the part's
    after = [p for p in after if not _PART.search(text[sighting.number.end : p.start])]
    if after:
        return after[0]
    years = [p for p in before if p.kind == "in"]
    return years[-1] if years else None


def _is_later(text: str, sighting: Sighting, period: PeriodMention) -> bool:
    return bool(_LATER.search(text, sighting.number.end, period.start))


def _open_at(text: str, sighting: Sighting, period: PeriodMention) -> int:
    opened = text.rfind("(", sighting.sentence[0], period.start)
    if opened < 0 or text.find(")", opened, period.start) >= 0:
        return -1
    is_alone = (
        _BEFORE_PERIOD.fullmatch(text, opened, period.start) and text[period.end :][:1] == ")"
    )
    if is_alone and not sighting.enclosed:
        return -1
    if opened > sighting.number.end and not sighting.enclosed:
        return -1 if opened - sighting.number.end < _NEAR else opened
    return opened
