"""The period that a number in running text holds for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.count_rules import CountRules
from nlp.counts.fields.basis_beside import OPEN
from nlp.counts.fields.former import is_former
from nlp.counts.fields.horizon import horizon_before
from nlp.counts.fields.purpose import is_long_run
from nlp.counts.periods import (
    NO_PERIOD,
    Period,
    PeriodMention,
    joined,
    periods_in,
    without_dates_of_papers,
    without_editions,
    without_titles,
)
from nlp.counts.readings import Reading, Scene
from nlp.counts.sightings import Sighting, open_bracket
from nlp.counts.votes import Decision, Vote, decide, vote

_WHOLE_PERIOD = re.compile(
    r"\b(?:gehele|hele|deze|die)\s+(?:(?:woondeal)?periode|termijn)\b", re.IGNORECASE
)
_SAME_PERIOD = re.compile(
    r"\b(?:dezelfde|diezelfde)\s+(?:\w*periode|jaren)\b",
    re.IGNORECASE,
)
_CALLED_PERIOD = re.compile(r"\bperiode\s+(?:van\s+)?$", re.IGNORECASE)
_PART = re.compile(r"\b(?:waarvan|terwijl)\b[^,;]*$", re.IGNORECASE)
#: "2.600 studenten zoeken een woning, maar de bouw van 1.500 is uitgesteld tot 2026": of another number.
_OTHER_CLAUSE = re.compile(r"(?:\bmaar\b|;|\bterwijl\b|,\s+en\s+(?:de|het|er|een)\b)[^.]*[0-9]")
#: "de 200 woningen passen binnen de opgave tot 2028": of what they fit into.
_FITS = re.compile(r"\b(?:past|passen|blijft|blijven|valt|vallen)\b.*\bbinnen\b", re.IGNORECASE)
#: "in 2020 tot 3.835 en in 2025 zal dit aantal 3.916 zijn": where the part of the next number begins.
_AND_THEN = re.compile(r"\ben\s+(?:(?:in|tot|van|vanaf|voor)\s+)?$", re.IGNORECASE)
_NUMBER_BEHIND = re.compile(
    r"[^.;:(),0-9]{1,60}?(?:[0-9]|\b(?:honderd|duizend|miljoen)\b)", re.IGNORECASE
)
_PART_AFTER = re.compile(r"\b(?:van\s+(?:deze|die)|hiervan|daarvan|ervan)\b", re.IGNORECASE)
#: "tot 2030 met 800 huishoudens en daarna tot 2040": what follows is another time.
_LATER = re.compile(r"\b(?:daarna|waarna|vervolgens)\b", re.IGNORECASE)
#: Brackets around a period and nothing else: "de planperiode (2015-2025) 774 woningen".
_BEFORE_PERIOD = re.compile(r"\(\s*(?:(?:de\s+)?periode\s+)?", re.IGNORECASE)
#: "Dit betekent 900 woningen": the sentence puts the one before it in numbers.
_SAYS_THE_SAME = re.compile(
    r"(?:het\s+gaat|het\s+betreft|een\s+(?:toename|groei|stijging|afname|daling)\s+van)\b|(?:dit|dat)\s+(?:betekent|betreft|schetst|komt|zijn|is|houdt|vertaalt)\b|(?:onder)?verdeeld\s+(?:in|over)\b",
    re.IGNORECASE,
)
#: Brackets so near after a number say something of it: "38.787 woningen (periode 2024 t/m 2030)".
_NEAR = 40
#: "het midden wordt aangehouden, dat is 555 woningen", "In Waalwijk waren het er 151"
_THAT_IS = re.compile(
    r"\b(?:dat\s+(?:is|zijn|betekent|betreft)|(?:is|zijn|was|waren|werden|gaat|ging)\s+(?:het|dat)\s+(?:er|om)|(?:is|zijn|betreft)\s+dat)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
#: "Hiervan is 39% gerealiseerd, namelijk 269", "in dit programma zijn 840", "de overige 560", "voor Lochem betekent dit 860":
#: parts of what the sentence before counts.
_OF_THE_SAME = re.compile(
    r"^(?:Hiervan|Daarvan)\b[^.;]*$"
    r"|\b(?:in|van|binnen)\s+(?:dit|deze|die)\s+(?:[a-zà-ÿ]+\s+)?(?:\w*programma|\w*opgave|\w*afspraken|\w*taakstelling|\w*behoefte)\b[^.;]*$"
    r"|^De\s+(?:overige|resterende)\s+(?:[a-z]+\.?\s+)?$"
    r"|\bbetekent\s+(?:dit|dat)\b[^.;:0-9]*$",
    re.IGNORECASE,
)
#: "De meeste huizen zijn van 1970-1990": how old they are.
_AGE_BEFORE = re.compile(
    r"\b(?:huizen|\w*woningen|panden|complexen)\b[^.;,:]{0,40}\b(?:zijn|is|dateren|dateert|stammen|stamt)\s+(?:van|uit)\s+(?:de\s+(?:jaren|periode)\s+)?$",
    re.IGNORECASE,
)
#: "Op basis van de op 6 februari 2018 vastgestelde afspraken": when something was agreed.
_MADE_THEN = re.compile(
    r"\s+(?:door\s+(?:[\w-]+\s+){1,4})?(?:vastgestelde|gesloten|ondertekende|gemaakte|opgestelde|verschenen|gepubliceerde)\b",
    re.IGNORECASE,
)
#: Brackets before a number and its sign, and a year right before them.
_ALONE = re.compile(r"\(\s*(?:(?:circa|ca\.|ruim|ongeveer)\s+)?(?:€|EUR|euro)?\s*", re.IGNORECASE)
_BARE_YEAR = re.compile(r"(?:(?:in|voor|en|over)\s+|[,;:]\s*)(?P<year>(?:19|20)[0-9]{2})\s*$")
#: "van 46.200 in 2018 naar 52.300"
_YEAR_BEHIND = re.compile(r"(?:\s+[a-zà-ÿ-]+)?\s+in\s+(?:19|20)[0-9]{2}\b")
_RESPECTIVELY = re.compile(r"\brespectievelijk\b", re.IGNORECASE)
#: So many characters after a number can say that it is a part.
_NEAR_AFTER = 25
#: Bases of numbers that hold for the years over which a heading tells.
_OVER_YEARS = frozenset({"opgave", "prognose", "plancapaciteit"})
_AIMS = frozenset({"opgave", "prognose"})
#: What a horizon is for: homes and people. How many towns agree is no number until 2030.
_LOOKED_AHEAD_AT = frozenset(
    {"woningen", "huishoudens", "personen", "plekken", "eenheden", "kavels"}
)
NO_VOTE: Vote[Period] = Vote("nothing", NO_PERIOD, "none", 1.0)


def period_of(
    scene: Scene,
    sighting: Sighting,
    unit: str,
    basis: str,
    whole: Reading | None,
    rules: CountRules,
    *,
    is_rate: bool,
) -> Decision[Period]:
    """The period that the sentence gives the number, or that it refers back to.

    ``whole`` is the number of which this one says something or is a part.
    """
    text = scene.text
    own = _respective(scene, sighting) or _year_in_front(scene, sighting)
    if own is not None:
        return decide((_for("beside", own, text),), NO_VOTE)
    if is_long_run(text, sighting):
        return decide((), NO_VOTE)
    if is_former(text, sighting):
        # "groeit tot 2030 van 49.000 tot 57.000": the years are those of what it becomes
        year = _YEAR_BEHIND.match(text, sighting.number.end, scene.end)
        beside = [p for p in scene.periods if year is not None and p.end == year.end()]
        return decide([_for("beside", p, text) for p in beside], NO_VOTE)
    usable = [
        p for p in _periods_of(scene, sighting, rules) if _is_usable(scene, p, unit, basis, rules)
    ]
    votes = [
        *_votes_of_sentence(text, sighting, usable),
        *_votes_around(scene, sighting, basis, whole, is_rate=is_rate),
        *_votes_of_paragraph(scene, unit, basis, is_rate=is_rate),
    ]
    if basis in _OVER_YEARS and unit not in ("EUR", "%"):
        votes += _votes_of_heading(scene, rules)
    return decide(votes, NO_VOTE)


def _is_usable(
    scene: Scene, period: PeriodMention, unit: str, basis: str, rules: CountRules
) -> bool:
    """Return True if a period of the sentence can be that of a number of this unit and basis."""
    if _AGE_BEFORE.search(scene.text, scene.start, period.start):
        return False
    is_in = period.kind == "in"
    if is_in and (_MADE_THEN.match(scene.text, period.end) or not _says_when(scene, basis, unit)):
        return False
    is_of_age = rules.ages.search(scene.words) is not None
    if is_of_age or (basis == "voorraad" and not is_in):
        # what stands does so at a moment: "gebouwd tussen 1970 en 1990" is its age
        return False
    # an amount "voor 2025" is one for that year
    return unit != "EUR" or period.kind != "before"


def _periods_of(scene: Scene, sighting: Sighting, rules: CountRules) -> list[PeriodMention]:
    """The periods of a sentence, those of papers left out; those that go on are one for a number that stands alone."""
    found = without_dates_of_papers(scene.text, scene.periods, rules)
    is_alone = sighting.group_first == sighting.number.start and not any(
        s.group == sighting.group and s is not sighting for s in scene.seen
    )
    return joined(scene.text, found) if is_alone else found


def _respective(scene: Scene, sighting: Sighting) -> PeriodMention | None:
    """The range in the number's own place: "In 2024-2027 en 2028-2030 respectievelijk 300 en 200"."""
    marker = _RESPECTIVELY.search(scene.text, sighting.sentence[0], sighting.group_first)
    group = [s for s in scene.seen if s.group == sighting.group]
    if marker is None or len(group) < 2:
        return None
    ranges = [p for p in scene.periods if p.kind == "range" and p.end <= marker.start()]
    return ranges[group.index(sighting)] if len(ranges) == len(group) else None


def _year_in_front(scene: Scene, sighting: Sighting) -> PeriodMention | None:
    """The bare year before the brackets that hold the number alone: "voor 2024 (€ 125.600), 2025 (€ 21.900)"."""
    text = scene.text
    if not sighting.enclosed or not _ALONE.fullmatch(text, sighting.open_at, sighting.number.start):
        return None
    year = _BARE_YEAR.search(text, scene.start, sighting.open_at)
    if year is None:
        return None
    return PeriodMention(year.start("year"), year.end("year"), "in", year["year"], year["year"])


def called_period(sentence: str) -> Period | None:
    """The period that a sentence calls one: "in de periode tot en met 2030"."""
    for mention in periods_in(sentence):
        if _CALLED_PERIOD.search(sentence[: mention.start]):
            return mention.first, mention.last
    return None


def _says_when(scene: Scene, basis: str, unit: str) -> bool:
    """Return True if "in 2023" says when the number holds, not when something was agreed.

    A key project is named in a year, a limit of a price is set in one.
    """
    if scene.is_report:
        return False
    return basis != "sleutelprojecten" and not (unit == "EUR" and basis == OPEN)


def _votes_around(
    scene: Scene,
    sighting: Sighting,
    basis: str,
    whole: Reading | None,
    *,
    is_rate: bool,
) -> Iterator[Vote[Period]]:
    """A vote for what the number is a part of, and for what the text before the sentence said."""
    if whole is not None:
        yield vote("period", "whole", whole.period.value, whole.period.vote.words)
    if _WHOLE_PERIOD.search(scene.words) and not is_rate:
        named = scene.memory.whole if any(scene.memory.whole) else scene.memory.period
        yield vote("period", "period-of-text", named)
    after = scene.text[sighting.number.end : sighting.number.end + _NEAR_AFTER]
    before = scene.text[scene.start : sighting.number.start]
    says_again = _SAYS_THE_SAME.match(scene.words) or _THAT_IS.search(before)
    leans = (
        _PART_AFTER.search(after)
        or says_again
        or _SAME_PERIOD.search(before)
        or _SAME_PERIOD.search(scene.text, sighting.number.end, sighting.right)
        or (_OF_THE_SAME.search(before) and _holds_for_part(scene, basis))
    )
    # a rate above a list holds for each year, and not for the years of the line above it
    if leans or (scene.memory.from_stem and not is_rate):
        yield vote("period", "sentence-before", scene.memory.period)


def _votes_of_paragraph(
    scene: Scene, unit: str, basis: str, *, is_rate: bool
) -> Iterator[Vote[Period]]:
    """A vote for the one horizon that the paragraph names before, for what looks ahead and counts homes or people."""
    if basis not in _AIMS or unit not in _LOOKED_AHEAD_AT or is_rate:
        return
    horizon = horizon_before(scene.text, scene.start, scene.end)
    if horizon is not None:
        yield _for("horizon", horizon, scene.text)


def _holds_for_part(scene: Scene, basis: str) -> bool:
    """Return True if the period of the sentence before is that of a part of what it counts.

    Of two periods it is neither, and what was built of a task "tot 2050" was not built until then.
    """
    found = {(p.first, p.last) for p in periods_in(scene.previous)}
    first, last = scene.memory.period
    return len(found) <= 1 and (first is not None or (last is not None and basis in _AIMS))


def _votes_of_heading(scene: Scene, rules: CountRules) -> Iterator[Vote[Period]]:
    """A vote for the range of years that the nearest heading names, and that is no document's."""
    for title in scene.passage.section[-1:]:
        found = periods_in(without_titles(without_editions(title, rules), rules))
        ranges = {(p.first, p.last) for p in found if p.kind == "range"}
        if len(ranges) == 1:
            yield vote("period", "heading", ranges.pop(), title)


def _votes_of_sentence(
    text: str, sighting: Sighting, periods: Sequence[PeriodMention]
) -> Iterator[Vote[Period]]:
    """A vote for the period of the number's own group, the nearest before it, and one after it."""
    beside = _beside(text, sighting, periods)
    start, end = sighting.number.start, sighting.number.end
    yield from _votes_of_group(text, sighting, beside)
    before = [p for p in beside if p.end <= start and not _is_later(text, sighting, p)]
    # "sinds 2012 ..., sinds 2016 ...": a start holds for its own clause only
    for bound in [p for p in before if p.kind in ("until", "range", "before")][-1:]:
        yield _for("bound-before", bound, text)
    after = [
        p
        for p in beside
        if p.start >= end and p.kind in ("until", "range") and not _begins_next(text, sighting, p)
    ]
    # "3.300 woningen, waarvan 2.400 tot 2023": the period is the part's
    for bound in [p for p in after if not _is_of_other(text[end : p.start])][:1]:
        yield _for("bound-after", bound, text)
    for year in [p for p in before if p.kind == "in"][-1:]:
        yield _for("year-before", year, text)


def _is_of_other(between: str) -> bool:
    """Return True if the words between a number and a period give the period to another number."""
    return any(found.search(between) for found in (_PART, _OTHER_CLAUSE, _FITS))


def _beside(text: str, sighting: Sighting, periods: Sequence[PeriodMention]) -> list[PeriodMention]:
    """The periods on the same side of brackets as the number."""
    beside = [p for p in periods if _open_at(text, sighting, p) == sighting.open_at]
    if beside or not sighting.enclosed or sighting.host is not None:
        return beside
    # "(totaal 8.315 woningen)" sums up what stands before the brackets
    return [p for p in periods if p.end <= sighting.open_at]


def _votes_of_group(
    text: str, sighting: Sighting, beside: Sequence[PeriodMention]
) -> Iterator[Vote[Period]]:
    """A vote for the nearest period in each part of the number's group, the part behind it first."""
    start, end = sighting.number.start, sighting.number.end
    windows = (
        (end, sighting.right),
        sighting.tail or (0, 0),
        (sighting.left, start),
        (sighting.group_left, sighting.group_right),
    )
    for distance, (first, last) in enumerate(windows):
        inside = [
            p
            for p in beside
            if first <= p.start < last
            and not _is_later(text, sighting, p)
            and not (first >= end and _begins_next(text, sighting, p))
            and not (p.start >= end and _FITS.search(text, end, p.start))
        ]
        if inside:
            nearest = inside[0] if first >= end else inside[-1]
            yield _for("beside", nearest, text, 0.9999**distance)


def _for(rule: str, period: PeriodMention, text: str, factor: float = 1.0) -> Vote[Period]:
    words = text[period.start : period.end]
    return vote("period", rule, (period.first, period.last), words, factor)


def _is_later(text: str, sighting: Sighting, period: PeriodMention) -> bool:
    number = sighting.number
    return any(
        _LATER.search(text, start, end)
        for start, end in ((number.end, period.start), (period.end, number.start))
    )


def _begins_next(text: str, sighting: Sighting, period: PeriodMention) -> bool:
    """Return True for "en in 2025" before the next number: "in 2020 tot 3.835 en in 2025 zal dit 3.916 zijn"."""
    before = text[sighting.number.end : period.start]
    behind = text[period.end : sighting.sentence[1]]
    return bool(_AND_THEN.search(before) and _NUMBER_BEHIND.match(behind))


def _open_at(text: str, sighting: Sighting, period: PeriodMention) -> int:
    opened = open_bracket(text, sighting.sentence[0], period.start)
    if opened < 0:
        return -1
    is_alone = (
        _BEFORE_PERIOD.fullmatch(text, opened, period.start) and text[period.end :][:1] == ")"
    )
    if is_alone and not sighting.enclosed:
        return -1
    if opened > sighting.number.end and not sighting.enclosed:
        return -1 if opened - sighting.number.end < _NEAR else opened
    return opened
