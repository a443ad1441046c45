"""The noun phrases beside a number: what follows it ("van de totale opgave"), what it is said of
("een grijze druk van").

A phrase ends at a noun of the vocabulary where there is one, else before the first word that is no
part of a noun phrase. Where neither can be told there is no phrase: a measure is not to be made up.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.counting import Vocabulary
from nlp.counts.fields.unit import unit_name
from nlp.counts.sightings import Sighting
from nlp.counts.words import STOP_WORDS, words_from
from nlp.language.clauses.grammar import AUXILIARIES
from nlp.language.clauses.lexicon import lexicon
from nlp.language.tokens import words

_LEAD = re.compile(
    r"\s*(?:%|procent\b|percent\b)?\s*(?:deel\s+)?(?:(?:is|zijn|betreft)\s+(?=een\s))?(?P<of>van\s+(?:al\s+)?)?"
    r"(?P<article>(?:de|het|alle|deze|die|onze|een|haar|hun|elke?)\s+(?:(?:tota(?:al|le)\s+)?aantal\s+)?)?",
    re.IGNORECASE,
)
#: What may stand between a phrase and the number that is said of it.
_LINK = re.compile(
    r"(?P<link>(?:\s+|^)(?:van|bedraagt|bedroeg|bedragen|is|was|naar|tot|op|met|ligt|lag|komt)\b)?"
    r"(?:\s+(?:nu|momenteel|gemiddeld|rond|op|uit|de|circa|ca\.?|ruim|minimaal|maximaal|minstens|tenminste"
    r"|ten\s+minste|bijna|ongeveer|zo[’']n|een|nog|al|boven\s+de|onder\s+de|slechts))*[\s:>≥<≤(-]*$",
    re.IGNORECASE,
)
_ARTICLES = words("de het een deze die dit dat alle onze haar hun elke elk geen")
_PREPOSITIONS = words("van in voor op binnen bij aan met naar uit over tot per")
_OF_VERBS = words(
    "niet wel ook zal nodig vereist haalbaar omhoog omlaag hoger lager sneller groter kleiner beter duurder goedkoper extra verder terug"
)
_ENDS = words(
    "daarvan hiervan ervan waarvan te meer minder er we wij zij ze wat zoals dan wel niet zich af toe zowel ten slechts stapsgewijs jaarlijks"
    " nog al elk geval geleidelijk structureel inmiddels"
)
_PARTICIPLE = re.compile(
    r"(?!gebied|beleid|bestand|verband|geld|beeld|bericht|gewest|bewind)(?:ge|be|ver|ont|her|toege|opge)[a-zà-ÿ]{2,}(?:d|t)|[a-zà-ÿ]{2,}(?:eert|eerd|eren)"
)
_ASSIGNED = re.compile(r"(?:toe|aan|op|uit|af|in)?ge[a-zà-ÿ]{3,}en")
_WORD = re.compile(r"[^\W\d_][\w’'/&.-]*[\w]|[^\W\d_]")
_LONGEST, _MOST_WORDS = 60, 7


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase that ends at ``end``. ``article`` stood before it; ``part`` says that it followed "van"."""

    words: str
    article: str = ""
    part: bool = False
    end: int = -1


def after_number(text: str, sighting: Sighting, vocabulary: Vocabulary) -> Phrase | None:
    """The noun phrase that follows a number: "30% van de totale opgave", "30% sociale huur"."""
    start, end = sighting.number.end, sighting.right
    lead = _LEAD.match(text, start, end)
    if lead:
        start = lead.end()
    places = words_from(text, start, min(end, start + 90))[:8]
    following = [word for _, _, word in places]
    kept = _up_to_head(following, vocabulary) or _up_to_end(following)
    if not kept:
        return None
    article = (lead["article"] or "").strip() if lead else ""
    return Phrase(
        _small(kept), article.casefold(), bool(lead and lead["of"]), places[len(kept) - 1][1]
    )


def _up_to_head(following: list[str], vocabulary: Vocabulary) -> list[str]:
    """The words up to the first noun that ends a phrase, and one more of a pair ("huur en koop")."""
    for place, word in enumerate(following):
        low = word.casefold()
        if is_head(word, vocabulary):
            if place + 2 < len(following) and following[place + 1].casefold() in (
                "en",
                "of",
                "en/of",
            ):
                for more in range(place + 2, min(place + 5, len(following))):
                    if is_head(following[more], vocabulary):
                        return following[: more + 1]
                    if ends_phrase(following[more]):
                        break
            return following[: place + 1]
        if low == "te" and place + 2 < len(following):
            continue  # "van de te realiseren woningen"
        if place and (
            following[place - 1].casefold() == "te" or following[place - 1].endswith("-")
        ):
            continue
        if ends_phrase(word):
            break
    return []


def _up_to_end(following: list[str]) -> list[str]:
    """Up to three words before the first that is no part of a noun phrase."""
    kept: list[str] = []
    for word in following:
        if word.casefold() in _OF_VERBS:
            return []  # "30% evident niet haalbaar": these words say how, not of what
        if ends_phrase(word):
            break
        kept.append(word)
    if not kept or len(kept) > 3 or len(kept[-1]) < 3:
        return []
    return kept


def before_number(text: str, sighting: Sighting) -> str | None:
    """What a number is said of: "een grijze druk van 32%", "het aandeel mantelzorgers ligt rond de 14%"."""
    start, end = sighting.group_left, sighting.group_first
    if sighting.enclosed and sighting.host is None:
        start, end = sighting.after, sighting.open_at
    window = text[start:end]
    link = _LINK.search(window)
    last = link.start() if link else len(window)
    if link is not None and link["link"] is None and window[last:].strip(" :>≥<≤(-"):
        return None  # "ruim 80%": nothing says of what
    inside = [(m.start(), m.end(), m.group()) for m in _WORD.finditer(window, 0, last)]
    if not inside or window[inside[-1][1] : last].strip():
        return None
    first = _begin_of_phrase(window, inside)
    if first is None or not _is_anchored(window, first):
        return None
    phrase = " ".join(window[first:last].split())
    linked = link is not None and link["link"] is not None
    if (
        len(phrase) > _LONGEST
        or len(phrase.split()) > _MOST_WORDS
        or (not linked and " " not in phrase)
    ):
        return None  # "de overige 50%": one word beside the number is often an adjective
    return phrase


def _is_anchored(window: str, first: int) -> bool:
    """Return True if an article stands before the phrase, or nothing."""
    before = window[:first].split()
    return not before or before[-1].casefold() in _ARTICLES or not before[-1][-1].isalnum()


def _begin_of_phrase(window: str, found: list[tuple[int, int, str]]) -> int | None:
    """Where the phrase at the end of ``found`` begins; "aandeel ... in de regio" is one phrase."""
    first: int | None = None
    place = len(found) - 1
    deep = 0
    while place >= 0:
        begin, end, word = found[place]
        low = word.casefold()
        gap = window[end : found[place + 1][0]] if place + 1 < len(found) else ""
        if gap.strip() or low in _ENDS or low in AUXILIARIES or _is_verb(word):
            break
        if low in _ARTICLES:
            before = found[place - 1][2].casefold() if place else ""
            if (
                before in _PREPOSITIONS
                and deep < 2
                and not window[end - len(word) - 1 : begin].strip()
            ):
                place, deep = place - 2, deep + 1
                first = None
                continue
            break
        if low in _PREPOSITIONS:
            deep += 1
            first = None
            if deep > 2:
                return None
        elif low in STOP_WORDS:
            break
        else:
            first = begin
        place -= 1
    return first


def is_head(word: str, vocabulary: Vocabulary) -> bool:
    """Return True if the word is a noun with which a phrase for what is counted ends."""
    bare = word.strip("*‘’'\"”")
    return unit_name(bare, vocabulary) is not None or bool(vocabulary.heads.fullmatch(bare))


def ends_phrase(word: str) -> bool:
    """Return True if a word is no part of a noun phrase: an article, a verb, a preposition, a
    mark."""
    low = word.casefold().strip("*‘’'\"”")
    if low.endswith("-"):
        return False  # "rij- en hoekwoningen"
    if low in STOP_WORDS or low in _ENDS or low in _ARTICLES or low in AUXILIARIES:
        return True
    return not _WORD.fullmatch(low) or _is_verb(word)


def _is_verb(word: str) -> bool:
    low = word.casefold()
    return word[:1].islower() and (
        bool(_PARTICIPLE.fullmatch(low)) or bool(lexicon().readings(low))
    )


def is_participle(word: str) -> bool:
    """Return True if a word is a participle by its form: "toegewezen", "gebouwd"."""
    low = word.casefold()
    return bool(_PARTICIPLE.fullmatch(low) or _ASSIGNED.fullmatch(low))


def _small(kept: list[str]) -> str:
    return " ".join(in_small_letters(word) for word in kept).strip(" *‘’'\"”")


def in_small_letters(word: str) -> str:
    """A word of a heading in capitals as it would stand in a sentence; names and short ones stay."""
    return word.casefold() if len(word) > 4 and word.isupper() else word
