"""The noun phrase of what a number measures, without what restricts it."""

from __future__ import annotations

import re

from corpus.counting import Deed, Vocabulary
from nlp.counts.fields.label import begin_of_label
from nlp.counts.fields.phrases import after_number, before_number, in_small_letters
from nlp.counts.fields.purpose import VAGUE, purpose_of
from nlp.counts.fields.segment import joined_segments
from nlp.counts.fields.unit import PEOPLE, Unit
from nlp.counts.sightings import Sighting
from nlp.counts.words import STOP_WORDS, first_of

#: What a share and an amount are called where the text names no subject.
SHARE, AMOUNT = "percentage", "bedrag"

#: Units of which nobody knows what they are of where no word says it.
ENERGY = frozenset(["TWh", "GWh"])

_MONEY = re.compile(
    r"\b(\w*(?:bijdragen?|subsidie|middelen|gelden|impuls|budget|cofinanciering|fonds|regeling|tekort|investering|prijs|grens|totaalbedrag|onrendabele top))\b",
    re.IGNORECASE,
)
#: "185 (570 - 385) woningen"
_STEPS = re.compile(r"\([^()]*[0-9][^()]*\)\s*")
_BEFORE_NOUN = re.compile(r"(?:van\s+)?(?:(?:de|het|deze|die|alle|onze|hun)\s+)*", re.IGNORECASE)
#: What may stand between "de bouw van" and the number.
_SMALL = (
    r"(?:\s+(?:de|het|een|in|totaal|nog|bruto|netto|extra|circa|ca\.?|ruim|bijna|minimaal|maximaal|minstens|tenminste"
    r"|ten|minste|ongeveer|zo[’']n|kleine|naar|schatting|overige|geplande|afgesproken|beoogde))*\s*$"
)
_AFTER_SMALL = re.compile(_SMALL.removesuffix("$") + "$", re.IGNORECASE)
_CLAUSE_END = re.compile(
    r"[;:()]|,|\.\s|\b(?:waarvan|waarbij|die|dat|terwijl|maar|en)\b", re.IGNORECASE
)
_STILL_TO_DO = re.compile(
    r"\b(?:worden|wordt|zal|zullen|moet|moeten|kan|kunnen|gaat|gaan|wil|willen|dient|dienen)\b",
    re.IGNORECASE,
)
_KIND_OF_PLACE = re.compile(
    r"\s+in\s+(?:(?:de|het)\s+)?(?:[^\W\d_]+e\s+){0,2}[^\W\d_]*(?:huur|koop|sector|segment)\b",
    re.IGNORECASE,
)
#: "Het aandeel huur ligt in Someren tussen de 28 en 33%"
_SHARE_BEFORE = re.compile(
    r"\b(?:aandeel|percentage)\s+(?:sociale\s+)?[a-zà-ÿ-]{3,}(?=\s+(?:ligt|lag|is|was|bedraagt|bedroeg|kan|mag|moet|beperkt|blijft|blijven)\b)"
)
#: "de regeling Vitale Kernen"
_NAME = r"[A-ZÀ-Þ][\w’'-]+(?:\s+(?:(?:van|de|het|en|voor)\s+)?[A-ZÀ-Þ][\w’'-]+)*"
#: "1.475 huishoudens met mobiliteitsbeperkingen"
_WITH = re.compile(
    r"\s+(?:met|zonder)\s+(?:een\s+)?(?:[a-zà-ÿ-]+\s+){0,2}?[a-zà-ÿ-]{4,}(?=\s*(?:[.,;:()]|$|\s(?:en|of|die|in|is|zijn|wordt|worden|moet|kan)\b))"
)
#: "TWh aan hernieuwbare elektriciteit op land"
_OF_ENERGY = re.compile(
    r"\s+(?:aan|van|uit)\s+(?:[a-zà-ÿ-]+\s+){0,2}[a-zà-ÿ-]{3,}(?:\s+(?:op|uit|van)\s+[a-zà-ÿ-]{3,})?"
)
#: A phrase that only says what the unit says.
_PLAIN = frozenset(["woningen", "woning", "huizen", "nieuwe woningen", "eenheden"])


def phrase_of(
    text: str, sighting: Sighting, unit: Unit, segment: str | None, vocabulary: Vocabulary
) -> str:
    if unit.name == "EUR":
        return _of_money(text, sighting)
    if unit.name in ENERGY:
        return _of_energy(text, sighting, unit)
    if unit.name == "%":
        return _of_share(text, sighting, segment, vocabulary)
    phrase = _of_things(text, sighting, unit) or unit.name
    if unit.name != "woningen" or phrase.split()[0] in ("te", "toe", "nieuw", "op"):
        return phrase
    deed = _deed(text, sighting, unit, vocabulary)
    return f"{deed} {phrase}" if deed and deed.split()[-1] not in phrase else phrase


def _of_things(text: str, sighting: Sighting, unit: Unit) -> str:
    """The words from the number to its noun, without articles: "geclusterde woningen"."""
    if unit.noun is None:
        return ""
    start, end = unit.noun
    if end <= sighting.number.start:
        start = begin_of_label(text, sighting, start, end)
    if start >= sighting.number.end:
        start = sighting.number.end
        while start < end and text[start] in " *†":
            start += 1
        steps = _STEPS.match(text, start, end)
        start = steps.end() if steps else start
    lead = _BEFORE_NOUN.match(text, start, end)
    words = text[lead.end() if lead and lead.end() < end else start : end].split()
    if start < unit.noun[0] < sighting.number.start and words[0][1:].islower():
        words[0] = words[0].casefold()  # the head of a label
    phrase = " ".join(in_small_letters(word) for word in words).strip(" *‘’'\"”")
    if unit.name in PEOPLE and (having := _WITH.match(text, end, sighting.right)):
        phrase += " " + " ".join(having.group().split())
    if phrase.casefold() in _PLAIN and unit.noun[0] >= sighting.number.end:
        kind = _KIND_OF_PLACE.match(text, end, sighting.right)
        if kind:
            phrase += " " + " ".join(kind.group().split())
    return phrase


def _of_energy(text: str, sighting: Sighting, unit: Unit) -> str:
    """ "TWh aan hernieuwbare elektriciteit op land"; the unit alone where nothing says of what."""
    phrase = _of_things(text, sighting, unit) or unit.name
    of = _OF_ENERGY.match(text, unit.noun[1], sighting.right) if unit.noun else None
    words = of.group().split() if of else []
    while words and words[-1].casefold() in STOP_WORDS:
        words.pop()  # "aan duurzame energie door zon en door wind"
    return " ".join((phrase, *words))


def _deed(text: str, sighting: Sighting, unit: Unit, vocabulary: Vocabulary) -> str | None:
    """What is or is to be done with the homes: "te bouwen" by "de bouw van 900 woningen"."""
    left = text[sighting.group_left : sighting.group_first]
    for deed in vocabulary.deeds:
        for noun in deed.nouns.finditer(left):
            if _AFTER_SMALL.fullmatch(left[noun.end() :]):
                return deed.to_do
    end = unit.noun[1] if unit.noun and unit.noun[0] > sighting.number.end else sighting.number.end
    right = text[end : min(sighting.right, end + 70)]
    stop = _CLAUSE_END.search(right)
    right = right[: stop.start()] if stop else right
    if sighting.tail:
        right += " " + text[sighting.tail[0] : sighting.tail[1]][:40]
    found = [
        (place, words) for deed in vocabulary.deeds for place, words in _said(deed, right, left)
    ]
    return min(found)[1] if found else None


def _said(deed: Deed, right: str, left: str) -> list[tuple[int, str]]:
    """Where the words behind a number name the deed, and as what: still to do, or done."""
    found = []
    to_do = re.search(rf"\b{re.escape(deed.to_do)}\b", right, re.IGNORECASE)
    if to_do:
        found.append((to_do.start(), deed.to_do))
    participle = re.search(rf"\b{deed.participle}\b", right, re.IGNORECASE)
    if participle:
        later = _STILL_TO_DO.search(left) or _STILL_TO_DO.search(right)
        found.append((participle.start(), deed.to_do if later else deed.done))
    return found


def _of_share(text: str, sighting: Sighting, segment: str | None, vocabulary: Vocabulary) -> str:
    """ "aandeel sociale huur", "aandeel van de totale opgave", "grijze druk"."""
    said = before_number(text, sighting)
    if said and re.match(r"(?:aandeel|percentage)\s", said, re.IGNORECASE):
        return said
    phrase = after_number(text, sighting, vocabulary)
    if phrase is not None:
        words = phrase.words
        joined = joined_segments(text, sighting, vocabulary)
        if joined is not None and joined.casefold().startswith(words.casefold()):
            return f"aandeel {joined}"
        if words.casefold().startswith(("aandeel ", "percentage ")):
            return words
        if words.casefold() in ("aandeel", "percentage"):
            return f"aandeel {segment}" if segment else SHARE
        if not phrase.part:
            return f"aandeel {words}"
        named = f"{phrase.article} {words}".strip()
        if segment and first_of(vocabulary.segments, words, 0, len(words)) is None:
            # "betaalbaar onder de nieuwe woningen", "sociale huur in de totale opgave"
            return f"aandeel {segment} {'onder' if named.endswith('woningen') else 'in'} {named}"
        return f"aandeel van {named}"
    joined = joined_segments(text, sighting, vocabulary)
    if joined is not None and said is None:
        return f"aandeel {joined}"
    share = _SHARE_BEFORE.search(text, sighting.group_left, sighting.number.start)
    return said or (share.group() if share else f"aandeel {segment}" if segment else SHARE)


def _of_money(text: str, sighting: Sighting) -> str:
    """The word for money, with what it is for where the word does not say it."""
    word = _word_of_money(text, sighting)
    if word.casefold() not in VAGUE:
        return word
    named = re.compile(rf"\b{re.escape(word)}\s+[‘'“\"]?(?P<name>{_NAME})").search(
        text, *sighting.sentence
    )
    if named is not None:
        return f"{word} {named['name']}"
    purpose = purpose_of(text, sighting)
    if purpose is None:
        return word
    invests = word == AMOUNT and purpose.startswith(("in ", "aan "))
    return f"{'investering' if invests else word} {purpose}"


def _word_of_money(text: str, sighting: Sighting) -> str:
    """The nearest word for money in its own part of the sentence, else in the sentence."""
    begin, end = sighting.number.start, sighting.number.end
    for window in ((sighting.group_left, sighting.group_right), sighting.sentence):
        named = list(_MONEY.finditer(text, *window))
        if sighting.number.value >= 1_000_000:  # no rent, price or limit is that large
            named = [m for m in named if not m.group(1).casefold().endswith(("prijs", "grens"))]
        if named:
            nearest = min(named, key=lambda m: max(m.start() - end, begin - m.end()))
            word = nearest.group(1)
            first = nearest.start() == sighting.sentence[0]
            return word.casefold() if first and word[1:].islower() else in_small_letters(word)
    return AMOUNT
