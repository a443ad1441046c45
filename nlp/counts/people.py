"""People and households that a place has: "Op 1 januari 2015 telde Zeist 63.000 inwoners"."""

from __future__ import annotations

import re

from nlp.counts.case import Case

#: Verbs that say of a place what it has.
_HAS = re.compile(
    r"\b(?:telt|telde|tellen|telden|heeft|had|kent|kende|wonen|woonden|woont|vangt|ving|zijn\s+er|waren\s+er|er\s+zijn|er\s+waren)\b",
    re.IGNORECASE,
)
_LIVE = r"\b(?:wonen|woonden|woont|zijn\s+er|waren\s+er)\b"
#: What is not so, or not yet, or what somebody is meant to do.
_NOT_SO = re.compile(
    r"\b(?:kunnen|kan|kon|konden|zou|zouden|zal|zullen|moet|moeten|wil|willen|plaats|ruimte|opvangplekken|per|als|indien|bijvoorbeeld|norm|gemeenten\s+met)\b",
    re.IGNORECASE,
)
#: A part of the place that is named.
_PART = re.compile(
    r"\b(?:stadsdeel|wijk|wijken|buurt|buurten|dorpen|kernen|deel|deelgebied|centrum|regio|gebied)\b",
    re.IGNORECASE,
)
#: Nouns that say which people: of "mensen" and "personen" other words must say it.
_NAMED = re.compile(
    r"(?:inwoners|huishoudens|studenten|asielzoekers|statushouders|woningzoekenden|arbeidsmigranten)",
    re.IGNORECASE,
)
#: Words behind the noun that say which of them: "inwoners van 65 jaar en ouder".
_WHICH = re.compile(
    r"\s*(?:,\s*)?(?:die|met|van|zonder|boven|onder|tussen|ouder|jonger|waarvan|wier|zoeken|zoekt)\b",
    re.IGNORECASE,
)


def are_there(case: Case) -> bool:
    """Return True if the sentence says of the area that it names that it has so many people of a kind."""
    reading = case.reading
    noun = reading.unit.noun
    named = reading.area.vote.place in ("own", "sentence") and not reading.contested
    if noun is None or not named or reading.area.value is None:
        return False
    start, end = reading.sighting.sentence
    if _NAMED.fullmatch(case.text, *noun) is None or _WHICH.match(case.text, noun[1], end):
        return False
    sentence = case.text[start:end]
    if _NOT_SO.search(sentence) or _PART.search(sentence):
        return False
    name = re.escape(reading.area.vote.words)
    # "Zeist telt", "telde de gemeente Zeist", "in Zeist wonen": it is the place that has them
    has = re.compile(
        rf"(?:(?<!\bin\s)(?<!\bte\s)(?<!\bvan\s)(?<!\buit\s)(?<!\bbij\s){name}\s+(?:{_HAS.pattern})|(?:{_HAS.pattern})\s+(?:(?:de|het)\s+)?(?:gemeente\s+|dorp\s+|provincie\s+)?{name}|\bin\s+(?:de\s+)?(?:gemeente\s+)?{name}\s+(?:{_LIVE}))",
        re.IGNORECASE,
    )
    return has.search(sentence) is not None
