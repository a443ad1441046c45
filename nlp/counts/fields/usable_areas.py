"""Which areas of a number's sentence can be the one that it is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from nlp.counts.sightings import Sighting, open_bracket
from nlp.gazetteer import AreaMention

#: "het provinciale aandeel in deze nationale opgave", "een bijdrage aan het hele woningaanbod in Twente": the number is
#: the share's, not the whole's.
_SHARE_OF = re.compile(
    r"\b(?:aandeel|bijdrage|deel)\s+(?:\w+\s+){0,5}?(?:in|aan|van)\s+(?:de|deze|het|dit|die)?\s*(?:totale\s+)?$",
    re.IGNORECASE,
)
#: "het aandeel van Eikendam hierin": the share of the town, in what was said before.
_OWN_SHARE = re.compile(
    r"\s+(?:hierin|daarin|in\s+(?:deze|dit|die)|(?:hier|daar)van)\b", re.IGNORECASE
)
_SHARE_BY = re.compile(r"\bvan\s+(?:de\s+)?(?:gemeente\s+)?$", re.IGNORECASE)
#: "het Nationaal Isolatieprogramma": a word of a name, and no area.
_ADJECTIVE = re.compile(r"(?:Nationaa?le?|Landelijke?|Regiona(?:al|le)|Provincia(?:al|le))")
#: "voor de landelijke woonopgave": whose number that would be says another one.
_TASK_BEHIND = re.compile(r"\s+[\w-]*(?:opgave|behoefte|vraag|doelstelling|ambitie|taakstelling)\b")
_NAME_GOES_ON = re.compile(r"\s+[A-ZÀ-Þ]")
#: "het aantal uit de Structuurvisie Wonen Midden-Limburg 2014-2024": the name of a document.
_FROM_TITLE = re.compile(r"\b(?:uit|volgens|conform)\s+(?:de|het)\s+[A-ZÀ-Þ][^.;:()]{0,90}$")
_YEARS = re.compile(r"\s+20\d\d\s?[-–]\s?(?:20)?\d\d\b")
#: "de regio X, waar Y deel van uitmaakt"
_PART_OF_WHOLE = re.compile(r"\s+(?:onder)?deel\s+(?:van\s+)?uit", re.IGNORECASE)
#: "de regio X, waar Y toe behoort", "waartoe Y behoort": what Y is a part of has the number.
_WHERE = re.compile(
    r"\bwaar(?:toe|onder|bij|in|binnen)?\s+(?:ook\s+)?(?:de\s+)?(?:gemeente\s+)?$", re.I
)
_BELONGS = re.compile(
    r"\s+(?:(?:toe|bij)\s+)?(?:behoor|hoor)[a-z]*|\s+(?:onder\s+)?val[a-z]*"
    # "waarbinnen de gemeente Y is gelegen"
    r"|\s+(?:is\s+gelegen|gelegen\s+is|ligt|zich\s+bevindt)\b",
    re.I,
)
#: "1.500 woningen, exclusief de opvang voor Y": what a number leaves out.
_LEFT_OUT = re.compile(
    r"\b(?:exclusief|excl\.|afgezien\s+van|los\s+van|niet\s+meegerekend|zonder)\s[^.;:()]*$", re.I
)
#: "meer dan de provincie Overijssel aanhoudt", "nergens in Nederland": what something is compared with.
_COMPARED = re.compile(
    r"\b(?:meer|anders|[a-zà-ÿ]{3,}er)\s+dan\s+(?:wat\s+|in\s+|bij\s+|voor\s+)?(?:de\s+)?(?:provincie\s+|gemeenten?\s+|regio\s+)?(?:[A-ZÀ-Þ][\w’'-]+(?:,\s+|\s+en\s+))*$"
    r"|\b(?:hoogste|laagste|grootste|kleinste|meeste|minste)\s+(?:[\w-]+\s+){0,3}?(?:van|onder)\s+(?:alle\s+)?(?:[\w-]+\s+)?(?:(?:in|van)\s+(?:heel\s+)?)?$"
    r"|\b(?:nergens|zoals|net\s+als|in\s+tegenstelling\s+tot|vergeleken\s+met|in\s+vergelijking\s+met|ten\s+opzichte\s+van)\s+(?:in\s+|binnen\s+)?(?:de\s+|het\s+)?(?:provincie\s+|gemeente\s+|rest\s+van\s+|dorp\s+|stad\s+)?$",
    re.IGNORECASE,
)
#: "vergeleken met Ede, waar 300 woningen gepland zijn": the number is that of what is compared.
_HAS_NUMBER = re.compile(r",?\s+(?:waar|met)\s+(?:[\w.]+\s+){0,3}", re.IGNORECASE)
#: "gemeenten in de regio, waaronder Ede": one of those that are meant.
_FOR_EXAMPLE = re.compile(
    r"\b(?:waaronder|met\s+name|bijvoorbeeld|onder\s+(?:meer|andere))\s+(?:in\s+)?(?:de\s+|het\s+)?(?:gemeente\s+|dorp\s+|stad\s+)?$",
    re.IGNORECASE,
)
#: "1.755 woningen, waarvan een derde in Lobith": where a part of them stands, that is no number.
_SHARE = (
    r"(?:(?:een|twee|drie)\s+(?:derde|kwart|vierde|vijfde)|(?:de\s+)?helft|het\s+merendeel|de\s+meeste|enkele"
    r"|het\s+(?:grootste|overgrote)\s+deel)"
)
_WHERE_PART_IS = re.compile(
    rf"\b(?:waarvan|waaronder)\s+(?:[\w-]+\s+){{0,2}}?{_SHARE}\s[^.;:()0-9]*$"
    rf"|,\s*(?:[\w-]+\s+)?{_SHARE}\s+(?:daarvan|hiervan|ervan)\s[^.;:()0-9]*$",
    re.IGNORECASE,
)
#: "De gemeente mag van de regio nog 450 woningen bouwen": who allows it, and not where.
_ALLOWS = re.compile(r"\b(?:mag|mogen|moet|moeten|kan|kunnen)\s+van\s+(?:de\s+)?$", re.IGNORECASE)
#: "heeft de provincie ingestemd met een programma van 120 woningen": who agrees, and not where.
_CONSENTS = re.compile(
    r"\b(?:ingestemd|stemmen|instemming|akkoord|afgestemd)\b",
    re.IGNORECASE,
)
#: "Ede e.o." is not Ede.
_NOT_ALONE = re.compile(r"\s+(?:e\.\s?o\.|en\s+om(?:geving|streken)\b)", re.IGNORECASE)
_ACTORS = r"(?:gemeenten?|rijk|partijen|corporaties|woningcorporaties|marktpartijen|regio|waterschappen|minister|ministerie)"
_AMONG_ACTORS = re.compile(
    rf"\b{_ACTORS}\s*(?:,|en|met|,\s*en)\s+(?:de\s+)?(?:provincie\s+)?$", re.IGNORECASE
)
_DEEDS = r"(?:zal|gaat|wil|bouwt|realiseert|mag|moet|krijgt|heeft)"
#: "Haren zal binnen de regio X 786 woningen bouwen": what the town does there.
_ACTS = re.compile(rf"\s+{_DEEDS}\b", re.IGNORECASE)
_ACTS_BEFORE = re.compile(rf"\b{_DEEDS}\s+(?:de\s+)?(?:gemeente\s+)?$", re.IGNORECASE)
_WITHIN = re.compile(r"\bbinnen\s+(?:(?:de|het)\s+)?(?:regio\s+)?\Z", re.IGNORECASE)
_IN_WHICH = re.compile(r",\s*(?:waar|die|dat|met)\b", re.IGNORECASE)
#: "de huishoudensprognose van de provincie Utrecht": who made it, of a number that no province is too large for.
_MADE_BY = re.compile(
    r"\b[\w-]*(?:prognose|raming|cijfers|onderzoek|monitor|berekening|verordening|visie|programma|afspraken|beleid)\s+van\s+(?:de\s+)?(?:provincie\s+)?$",
    re.IGNORECASE,
)
_PROVINCIAL = re.compile(r"provinciale\s+\w*(?:behoefte|prognose|raming|vraag)\b", re.IGNORECASE)
#: A province has more homes than this to come.
_FEW_OF_PROVINCE = 5_000
_WITH_ACTOR = re.compile(
    r"\b(?:met|door|tussen|vanuit|namens)\s+(?:de\s+)?(?:provincie\s+)?$", re.IGNORECASE
)
_THEN_ACTORS = re.compile(rf"\s*(?:,|en)\s+(?:de\s+|het\s+)?{_ACTORS}\b", re.IGNORECASE)


def usable_mentions(
    text: str, sighting: Sighting, mentions: Sequence[AreaMention]
) -> list[AreaMention]:
    """The areas of a number's sentence that can be the one it is about."""
    begin, end = sighting.sentence
    usable = [m for m in mentions if begin <= m.start < end and _usable(text, m, sighting)]
    usable = _without_settings(text, sighting, usable)
    return [_in_list(text, sighting, m, usable) for m in usable]


def _without_settings(
    text: str, sighting: Sighting, mentions: Sequence[AreaMention]
) -> list[AreaMention]:
    """The areas without the region within which a town does what the sentence counts."""
    number = sighting.number.start
    acting = [m.end for m in mentions if m.end <= number and _acts(text, m)]
    if not acting:
        return list(mentions)
    return [
        m
        for m in mentions
        if not (
            acting[0] <= m.start < number
            and not kind_of_area(m)
            and _WITHIN.search(text, acting[0], m.start)
            and not _IN_WHICH.search(text, m.end, number)
        )
    ]


def _acts(text: str, mention: AreaMention) -> bool:
    """Return True for a town of which the sentence says what it does: "Haren zal …", "heeft de gemeente Haren …"."""
    if not mention.area_id.startswith("GM"):
        return False
    before = text[max(0, mention.start - 30) : mention.start]
    return bool(_ACTS.match(text, mention.end) or _ACTS_BEFORE.search(before))


def _in_list(
    text: str, sighting: Sighting, mention: AreaMention, mentions: Sequence[AreaMention]
) -> AreaMention:
    """A bare name right before the number's brackets, sure where others are: "in Mijlbeek (40), Achterveen (25)"."""
    is_beside = _opens_beside(text, sighting, mention)
    before = any(m.strength == "strong" and m.end <= mention.start for m in mentions)
    return replace(mention, strength="strong") if is_beside and before else mention


def _owns(text: str, mention: AreaMention, before: str, sighting: Sighting) -> bool:
    """Return True for the share of a town, and for "het aanbod in Twente (in totaal 14.130 woningen)"."""
    if _SHARE_BY.search(before) and _OWN_SHARE.match(text, mention.end):
        return True
    return _opens_beside(text, sighting, mention)


def _opens_beside(text: str, sighting: Sighting, mention: AreaMention) -> bool:
    """Return True if the brackets of a number open right behind a name."""
    is_before = sighting.enclosed and mention.end <= sighting.open_at
    return is_before and not text[mention.end : sighting.open_at].strip()


def kind_of_area(mention: AreaMention) -> str:
    """Municipality, province or country by the id of the area; anything else is a region."""
    if "-" in mention.area_id:
        return "kern" if mention.area_id.startswith("GM") else ""
    prefix = mention.area_id[:2]
    return prefix if prefix in ("GM", "PV", "NL") else ""


def _usable(text: str, mention: AreaMention, sighting: Sighting) -> bool:
    before = text[max(sighting.sentence[0], mention.start - 60) : mention.start]
    behind = text[mention.end : sighting.number.start]
    is_aside = any(p.search(before) for p in (_COMPARED, _FOR_EXAMPLE, _ALLOWS))
    if is_aside and not _HAS_NUMBER.fullmatch(behind):
        return False
    if _SHARE_OF.search(before) and not _owns(text, mention, before, sighting):
        return False
    if _WHERE_PART_IS.search(text, sighting.number.end, mention.start):
        return False
    if _LEFT_OUT.search(text[sighting.number.end : max(sighting.number.end, mention.start)]):
        return False
    if _is_in_name(text, mention, sighting):
        return False
    if _NOT_ALONE.match(text, mention.end) or _is_served(text, mention, sighting):
        return False
    written = text[mention.start : mention.end]
    if _is_part(text, mention, before):
        return False
    opened = open_bracket(text, sighting.sentence[0], mention.start)
    if opened >= 0 and opened != sighting.open_at:
        return False
    after = text[mention.end : mention.end + 30]
    is_body = bool(re.search(r"\bprovincie\s+$", before))
    if written.casefold() == "de provincie" and _CONSENTS.search(text, *_around(sighting, mention)):
        return False
    if _is_maker(mention, before, written, sighting):
        return False
    if mention.start > sighting.number.start or re.search(r"se\b|s\b$", written):
        return True
    if not is_body and not mention.area_id.startswith("PV"):
        return True
    if _AMONG_ACTORS.search(before) or _WITH_ACTOR.search(before):
        return False
    return not (is_body and _THEN_ACTORS.match(after))


def _is_maker(mention: AreaMention, before: str, written: str, sighting: Sighting) -> bool:
    """Return True for the province whose estimate or policy a number of a town stands in."""
    if sighting.number.value >= _FEW_OF_PROVINCE or sighting.number.is_percent:
        return False
    # "de provinciale woningbehoefte is verhoogd van 675 naar 720"
    says_who = _PROVINCIAL.match(written) is not None
    return mention.area_id.startswith("PV") and (says_who or bool(_MADE_BY.search(before)))


def _around(sighting: Sighting, mention: AreaMention) -> tuple[int, int]:
    begin, end = sighting.sentence
    return max(begin, mention.start - 40), min(end, mention.end + 60)


def _is_part(text: str, mention: AreaMention, before: str) -> bool:
    """Return True for an area that the sentence only calls a part of the one that it is about."""
    if _PART_OF_WHOLE.match(text, mention.end):
        return True
    return bool(_WHERE.search(before) and _BELONGS.match(text, mention.end))


def _is_in_name(text: str, mention: AreaMention, sighting: Sighting) -> bool:
    """Return True if a mention is a word of the name of a programme or a document."""
    written = text[mention.start : mention.end]
    if _ADJECTIVE.fullmatch(written) and _NAME_GOES_ON.match(text, mention.end):
        return True
    behind = mention.start > sighting.number.end and _YEARS.match(text, mention.end)
    return bool(behind and _FROM_TITLE.search(text, sighting.sentence[0], mention.start))


def _is_served(text: str, mention: AreaMention, sighting: Sighting) -> bool:
    """Return True for what a number adds to: "10.000 woningen extra voor de landelijke opgave"."""
    written = text[mention.start : mention.end]
    behind = mention.start > sighting.number.end and _ADJECTIVE.fullmatch(written.capitalize())
    return bool(behind and _TASK_BEHIND.match(text, mention.end))
