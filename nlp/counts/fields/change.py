"""Whether a number says how much more or less there is, and not how much there is."""

from __future__ import annotations

import re

from nlp.counts.sightings import Sighting

GROWTH, DECLINE = "toename", "afname"
#: By how much something is more or less than what was set.
OVER, UNDER = "overschrijding", "onderschrijding"
#: By how much two numbers differ: "1.000 woningen hoger dan de raming".
DIFFERENCE = "verschil"

_SMALL = (
    r"(?:(?:de|het|een|totaal|nog|bruto|netto|circa|ca\.?|ruim|bijna|minimaal|maximaal|minstens|ongeveer|zo[’']n|kleine"
    r"|gemiddeld|naar\s+schatting|€)\s+)*"
)
_MORE = r"(?:ge)?groei(?:t|de|d|en)?|[a-z]{0,20}toename|toegenomen|toeneemt|toenemen|stijging|stijgt|stijgen|steeg|stegen|gestegen"
_LESS = (
    r"daalt|dalen|daalde|daalden|gedaald|[a-z]{0,20}afname|afgenomen|afneemt|afnemen|daling|krimpt|krimpen|kromp|gekrompen"
    r"|gereduceerd|reduceren|verminderd|verminderen|verlaagd|verlagen|terug\s?gebracht|terugbrengen|terug\s+te\s+(?:brengen|dringen)"
)
_BETWEEN = r"(?:[^.;:]|\.(?=[0-9])|(?<=\bca)\.)*"
_APART = rf"(?:neemt|nemen|nam|namen)\b{_BETWEEN}\b{{}}"
_RUN = rf"(?:loopt|lopen|liep|liepen)\b{_BETWEEN}\b{{}}"
#: "een groei van 500", "de toename van het aantal huishoudens met 500", "39 woningen (toename 18 woningen)"
_NOUN = re.compile(
    rf"\b(?:(?P<more>(?:huishoudens|bevolkings|inwoners)?groei|[a-z]{{0,20}}toename|stijging)|(?P<less>[a-z]{{0,20}}afname|daling|krimp))\s+(?:[\w-]+\s+){{0,6}}?(?:van|met)\s+{_SMALL}$"
    rf"|\((?:een\s+)?(?:(?P<more_in>toename|groei|stijging)|(?P<less_in>afname|daling))\s+(?:van\s+)?{_SMALL}$",
    re.IGNORECASE,
)
#: "52.300 huishoudens (+6.100)"
_SIGNED = re.compile(r"\(\s*([-−–+])\s*[0-9]?$")
#: "het programma met 882 woningen opgehoogd"
_RAISED = re.compile(
    r"\b(?:opgehoogd|ophogen|verhoogd|verhogen|verruimd|verruimen|vermeerderd|uitgebreid|uitbreiden)\b",
    re.IGNORECASE,
)
#: "1.000 woningen hoger dan de raming van 2013"
_THAN = re.compile(
    r"\s+(?:[a-zà-ÿ-]+\s+){0,2}?(?:hoger|lager|meer|minder)(?:\s+uit)?\s+dan\b", re.IGNORECASE
)
_SET = re.compile(
    r"\b(?:(?P<over>overschreden|overschrijdt)|(?P<under>onderschreden|onderschrijdt))\b",
    re.IGNORECASE,
)
#: "… stijgt naar verwachting met 5%. Dat zijn 4.300 huishoudens."
_SAYS_THE_SAME = re.compile(
    rf"(?:Dat|Dit)\s+(?:is|zijn|betekent|betreft|komt\s+neer\s+op)\s+{_SMALL}$"
)
_BY = re.compile(
    rf"\bmet\s+(?:respectievelijk\s+(?:[0-9.,]+\s*(?:%|procent)?\s*(?:en|,)\s+)?)?{_SMALL}$",
    re.IGNORECASE,
)
CHANGES = re.compile(
    rf"\b(?:(?P<more>{_MORE}|{_APART.format('toe')}|{_RUN.format('op')})|(?P<less>{_LESS}|{_APART.format('af')}|{_RUN.format('terug')}))\b",
    re.IGNORECASE,
)


_PAST = re.compile(
    r"\b(?:groeide|groeiden|gegroeid|toegenomen|steeg|stegen|gestegen|(?:nam|namen)\b[^.;:]*\btoe)\b",
    re.IGNORECASE,
)


def is_past_change(sentence: str) -> bool:
    """Return True if a sentence tells of a change that was: "de stad groeide met 500 inwoners"."""
    return _PAST.search(sentence) is not None


def change_of(text: str, sighting: Sighting) -> str | None:
    """``GROWTH`` or ``DECLINE`` where the words say by how much something changes, else None.

    "De voorraad groeit met 500 woningen" is growth, "de groei naar 500 woningen" is not.
    """
    begin, end = sighting.sentence
    before = text[begin : sighting.number.start]
    signed = _SIGNED.search(text, begin, sighting.number.start + 1)
    if signed is not None and sighting.host is not None:
        return GROWTH if signed[1] == "+" else DECLINE
    if _SAYS_THE_SAME.fullmatch(before):
        return _change_before(text, begin)
    if _THAN.match(text, sighting.number.end, end):
        return DIFFERENCE
    by_how_much = _SET.search(text, sighting.number.end, sighting.group_right)
    if by_how_much is not None and _BY.search(before):
        return OVER if by_how_much["over"] else UNDER
    found = _NOUN.search(before)
    if found is not None:
        return GROWTH if found["more"] or found["more_in"] else DECLINE
    if _BY.search(before):
        found = CHANGES.search(text, sighting.group_left, min(end, sighting.group_right))
        found = found or CHANGES.search(text, begin, end)
        if found is None and _RAISED.search(text, sighting.number.end, sighting.group_right):
            return GROWTH
    if found is None:
        return None
    return GROWTH if found["more"] else DECLINE


def _change_before(text: str, begin: int) -> str | None:
    """The change of which the sentence before ``begin`` tells: "stijgt met 5%"."""
    start = max(
        (m.end() for m in re.finditer(r"[.!?]\s+(?=[A-Z])", text[: max(0, begin - 2)])), default=0
    )
    before = text[start:begin]
    verb = CHANGES.search(before)
    if verb is None or not re.search(r"\bmet\s+(?:\w+\s+)?[0-9]", before):
        return None
    return GROWTH if verb["more"] else DECLINE
