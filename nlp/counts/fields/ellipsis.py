"""What a number counts where Dutch leaves its noun out: "13 van de 43 woningen", "de huishoudensgroei is geraamd op 7.200".

The noun stands with the number that it is a part of, in the quantity that the sentence is about, with the number of which
it says the same, or behind the last of a list of adjectives.
"""

from __future__ import annotations

import re

from corpus.counting import Vocabulary
from nlp.counts.fields.changed import AMOUNT_OF
from nlp.counts.fields.leaning import (
    Site,
    counts_things,
    is_figure_alone,
    leans,
    leans_on_words,
    shared,
)
from nlp.counts.fields.unit import PEOPLE, Unit, unit_name

#: "13 van de 43 woningen", "20 van die 120"
_OF_NEXT = re.compile(
    r"\s+(?:stuks\s+)?van\s+(?:de|deze|die|alle)\s+(?:in\s+totaal\s+|circa\s+|ca\.\s+|totaal\s+)?",
    re.IGNORECASE,
)
#: Nouns of a quantity of homes, households or people. The groups are units.
_QUANTITY = re.compile(
    r"\b(?:(?P<woningen>\w*plan(?:capaciteit|voorraad)|woning(?:bouw)?(?:behoefte|vraag|opgave|tekort|voorraad|productie|programma|ambitie|taakstelling)"
    r"|(?:nieuw)?bouw(?:opgave|programma|productie)|(?:harde|zachte|totale|benodigde)\s+capaciteit|restcapaciteit)"
    r"|(?P<huishoudens>huishoudens(?:groei|toename|aantal))"
    r"|(?P<personen>bevolkings(?:groei|omvang|toename|aantal)|inwoners?(?:tal|aantal)))\b",
    re.IGNORECASE,
)
#: "een groot aantal": of no number.
_SOME = re.compile(r"\been\s+(?:[a-z]+\s+){0,2}aantal\b", re.IGNORECASE)
_UNITS = frozenset({"woningen", *PEOPLE})
#: Nouns of a task or a need: of what, the text said before.
_TASK = re.compile(
    r"\b(?:ambitie|opgave|taakstelling|behoefte|capaciteit|afspraak)\b", re.IGNORECASE
)
#: Between the quantity and the verb: words, dates and years.
_WORDS = r"(?:\s+(?:[^\s.,;:()0-9]+|(?:[0-9]{1,2}\s+[a-z]+\s+)?20[0-9]{2}(?:\s?\\?[-–]\s?20[0-9]{2})?)){0,14}?"
#: What gives a quantity its number.
_SAYS = (
    r"\s+(?:bedraagt|bedroeg|bedragen|bedroegen|(?:geraamd|geschat|ingeschat|becijferd|begroot|berekend|bepaald|gesteld|vastgesteld|geprognosticeerd)\s+op"
    r"|(?:verwacht|voorzien)\s+van|(?:komt|kwam|komen)(?:\s+\w+){0,3}\s+op|(?:ligt|lag)\s+op)"
)
_SMALL = r"(?:\s+(?:circa|ca\.?|ruim|bijna|ongeveer|zo[’']n|maximaal|minimaal|ten\s+hoogste|ten\s+minste|tenminste|minstens|in\s+totaal|totaal|nog|rond|de))*\s+$"
_GIVES = re.compile(rf"{_WORDS}{_SAYS}{_SMALL}", re.IGNORECASE)
#: "dat het aantal woningen voor de regio 11.600 bedraagt": the verb stands behind the number.
_LEADS_TO = re.compile(rf"{_WORDS}{_SMALL}", re.IGNORECASE)
_GIVES_BEHIND = re.compile(
    r"(?:\s+stuks)?\s+(?:bedraagt|bedroeg|komt|kwam|uitkomt|uitkwam|ligt|lag)\b", re.IGNORECASE
)
#: "Voor de periode daarna is een behoefte aan 13.900"
_TO = re.compile(r"\s+(?:aan|van)\s+(?:(?:circa|ca\.?|ruim|bijna|ongeveer)\s+)?$", re.IGNORECASE)
#: Words between two numbers of which the second says the same as the first, or what it was before.
_SAME = re.compile(
    r"[,(]?\s*\b(?:i\.?p\.?v\.?|in\s+plaats\s+van|ofwel|oftewel|dus)(?:\s+(?:de|circa|ca\.?|ruim|bijna|ongeveer|gemiddeld|maximaal|minimaal))*\s+$",
    re.IGNORECASE,
)
#: "De andere 3.000 komen in Stadshagen"
_REST = re.compile(
    r"(?:de|het)\s+(?:andere|overige|resterende)\s+(?:(?:circa|ca\.?|ruim|bijna|ongeveer)\s+)?$",
    re.IGNORECASE,
)
#: "8 starters- en 8 levensloopbestendige woningen", "25 kwalitatief goede grondgebonden en 8 gestapelde woningen"
_ADJECTIVES = re.compile(
    r"\s+(?:(?:[a-zà-ÿ-]+(?:e|-|gebonden)|kwalitatief)\s+){1,4}(?:en|of)\s+(?:(?:circa|ca\.?|nog|maximaal|minimaal)\s+)?",
    re.IGNORECASE,
)
#: What brackets hold besides their number.
_QUALIFIED = re.compile(
    r"\s*(?:(?:ca\.?|circa|ruim|bijna|ongeveer|minimaal|maximaal)\s+)?", re.IGNORECASE
)
#: So far before a number the number stands of which it says the same.
_NEAR = 60


def of_next_whole(site: Site) -> Unit | None:
    """ "13 van de 43 nieuwbouwwoningen": as many of what the next number counts."""
    following = site.index + 1
    if following >= len(site.sightings):
        return None
    gap = site.text[site.number.end : site.sightings[following].number.start]
    return shared(site.units, following, "list") if _OF_NEXT.fullmatch(gap) else None


def of_quantity(site: Site) -> Unit | None:
    """ "De huishoudensgroei wordt tot 2025 geraamd op 7.200": the quantity that the verb gives the number."""
    text, number, begin = site.text, site.number, site.sighting.sentence[0]
    is_behind = _GIVES_BEHIND.match(text, number.end) and site.sighting.host is None
    if not is_figure_alone(site.sighting) or not (is_behind or leans_on_words(site)):
        return None
    before = text[begin : number.start]
    for start, end, name in reversed(_quantities(before, site.vocabulary)):
        if _GIVES.fullmatch(before, end) or (is_behind and _LEADS_TO.fullmatch(before, end)):
            return Unit(name, "before", (begin + start, begin + end))
    return _of_task(site, before)


def _quantities(text: str, vocabulary: Vocabulary) -> list[tuple[int, int, str]]:
    """Where quantities of homes, households or people stand, and their units: "woningbehoefte", "aantal woningen"."""
    found = [(*noun.span(), noun.lastgroup or "") for noun in _QUANTITY.finditer(text)]
    for amount in AMOUNT_OF.finditer(text):
        if any(some.end() > amount.start() for some in _SOME.finditer(text, 0, amount.end())):
            continue
        named = unit_name(amount["noun"], vocabulary)
        if named is not None and not named[1] and named[0] in _UNITS:
            found.append((*amount.span("noun"), named[0]))
    return sorted(found)


def of_quantity_before_bracket(site: Site) -> Unit | None:
    """ "van de totale plancapaciteit (bijna 14.000)": the quantity right before the brackets."""
    text, sighting = site.text, site.sighting
    if not sighting.enclosed or sighting.host is not None or not is_figure_alone(sighting):
        return None
    inside = text[sighting.open_at + 1 : sighting.number.start]
    is_all = text[sighting.number.end :][:1] == ")" and _QUALIFIED.fullmatch(inside)
    before = text[sighting.sentence[0] : sighting.open_at].rstrip()
    nouns = [noun for noun in _QUANTITY.finditer(before) if noun.end() == len(before)]
    if not is_all or not nouns:
        return None
    begin = sighting.sentence[0]
    return Unit(
        nouns[0].lastgroup or "", "before", (begin + nouns[0].start(), begin + nouns[0].end())
    )


def _of_task(site: Site, before: str) -> Unit | None:
    """ "De ambitie in het woonplan bedraagt 525": as many of what the text counted before."""
    if site.before is None or not counts_things(site.before) or any(site.earlier):
        return None
    nouns = list(_TASK.finditer(before))
    if any(
        _GIVES.fullmatch(before, noun.end()) or _TO.fullmatch(before, noun.end()) for noun in nouns
    ):
        return Unit(site.before.name, "antecedent", None, site.before.doubtful)
    return None


def of_same(site: Site) -> Unit | None:
    """ "8.970 woningen in plaats van 8.100", "7.200 huishoudens, ofwel 720 per jaar": of what the number before counts."""
    if not site.index or not is_figure_alone(site.sighting) or not leans(site):
        return None
    end = site.sightings[site.index - 1].number.end
    gap = site.text[end : site.number.start]
    if len(gap) > _NEAR or _SAME.search(gap) is None:
        return None
    return shared(site.units, site.index - 1, "antecedent")


def of_rest(site: Site) -> Unit | None:
    """ "De andere 3.000 komen in Stadshagen": of what the sentence before counts."""
    if site.index or not is_figure_alone(site.sighting) or not leans_on_words(site):
        return None
    before = site.text[site.sighting.sentence[0] : site.number.start]
    if not counts_things(site.before) or _REST.fullmatch(before.lstrip()) is None:
        return None
    return Unit(site.before.name, "antecedent", None, site.before.doubtful)


def of_adjectives(site: Site) -> Unit | None:
    """ "8 starters- en 8 levensloopbestendige woningen": the noun stands behind the next number."""
    following = site.index + 1
    if following >= len(site.sightings) or site.number.kind not in ("figure", "word"):
        return None
    later = site.sightings[following].number
    unit = site.units[following]
    is_behind = unit is not None and unit.noun is not None and unit.noun[0] >= later.end
    if unit is None or unit.noun is None or unit.name != "woningen" or not is_behind:
        return None
    if not site.text[later.end : unit.noun[0]].strip():
        return None  # "7 groene en 8 woningen": the second has no adjective
    adjectives = _ADJECTIVES.fullmatch(site.text, site.number.end, later.start)
    return shared(site.units, following, "list") if adjectives else None
