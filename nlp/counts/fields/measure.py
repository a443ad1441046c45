"""What a number measures: a short noun phrase in the document's own words, or a plain fallback."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.count_measures import load_count_measures
from corpus.counting import Deed, Vocabulary
from nlp.counts.fields.change import DECLINE, GROWTH, change_of
from nlp.counts.fields.former import is_former
from nlp.counts.fields.label import begin_of_label
from nlp.counts.fields.modifiers import (
    Modifier,
    end_of_share,
    modifier_behind,
    modifier_in_front,
    part_in_front,
    quantity_of,
)
from nlp.counts.fields.phrases import (
    Phrase,
    after_number,
    before_number,
    in_small_letters,
)
from nlp.counts.fields.purpose import VAGUE, duration_of, purpose_of
from nlp.counts.fields.restrictions import NEAR, restrictions
from nlp.counts.fields.segment import joined_segments
from nlp.counts.fields.size import is_size_of_group
from nlp.counts.fields.unit import Unit
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
#: What a value is called that another took the place of.
FORMER = "eerder"
#: Segments of which a preposition before their words says no more: "voor middenhuur", not "geschikt voor ouderen".
_TENURES = frozenset(
    {"sociale huur", "middenhuur", "betaalbare koop", "vrije sector", "betaalbaar"}
)
#: A share of all.
_ALL = 100
#: So many characters behind a share "daarvan" is said of it.
_BESIDE = 14
_SHARE_SAID = re.compile(r"[0-9]\s*(?:%|procent)|\b(?:helft|derde|kwart|vierde)\b", re.IGNORECASE)
#: Why a number in brackets behind a noun of groups counts nothing.
_SIZE = "de grootte van wat ervoor staat"
#: "Het aandeel huur ligt in Someren tussen de 28 en 33%"
_SHARE_BEFORE = re.compile(
    r"\b(?:aandeel|percentage)\s+(?:sociale\s+)?[a-zà-ÿ-]{3,}(?=\s+(?:ligt|lag|is|was|bedraagt|bedroeg|kan|mag|moet|beperkt|blijft|blijven)\b)"
)
#: "de regeling Vitale Kernen"
_NAME = r"[A-ZÀ-Þ][\w’'-]+(?:\s+(?:(?:van|de|het|en|voor)\s+)?[A-ZÀ-Þ][\w’'-]+)*"
_CHANGE_SAID = re.compile(r"groei|toename|stijging|afname|daling|krimp", re.IGNORECASE)
#: "1.475 huishoudens met mobiliteitsbeperkingen"
_WITH = re.compile(
    r"\s+(?:met|zonder)\s+(?:een\s+)?(?:[a-zà-ÿ-]+\s+){0,2}?[a-zà-ÿ-]{4,}(?=\s*(?:[.,;:()]|$|\s(?:en|of|die|in|is|zijn|wordt|worden|moet|kan)\b))"
)
_PEOPLE = frozenset(["personen", "huishoudens", "gezinnen"])
#: "TWh aan hernieuwbare elektriciteit op land"
_OF_ENERGY = re.compile(
    r"\s+(?:aan|van|uit)\s+(?:[a-zà-ÿ-]+\s+){0,2}[a-zà-ÿ-]{3,}(?:\s+(?:op|uit|van)\s+[a-zà-ÿ-]{3,})?"
)
#: A phrase that only says what the unit says.
_PLAIN = frozenset(["woningen", "woning", "huizen", "nieuwe woningen", "eenheden"])


@dataclass(frozen=True, slots=True)
class Measure:
    """What a number measures, and why that is not all that it is of, in Dutch."""

    words: str
    doubt: str | None = None


def measure_of(
    text: str,
    sighting: Sighting,
    unit: Unit,
    segment: str | None,
    vocabulary: Vocabulary,
    *,
    has_period: bool = True,
    whole: Sighting | None = None,
) -> Measure:
    """A short noun phrase for what is counted; ``SHARE`` or ``AMOUNT`` where the text names none.

    What says which part of a whole it is stands behind it: "woningen (binnenstedelijk)"; so does the
    time without years over which it holds, where it has no period. A part of ``whole`` is restricted as
    that is.
    """
    phrase = _phrase_of(text, sighting, unit, segment, vocabulary)
    phrase = _with_other_half(phrase, text, sighting, unit, segment, vocabulary)
    if unit.name == "EUR":
        labels, doubt = [], None
    else:
        labels = _labels_of(text, sighting, unit, segment, vocabulary)
        labels += restrictions(text, whole, whole.right) if whole is not None else []
        modifier = _modifier_of(text, sighting, unit, segment, vocabulary)
        labels += [modifier.words] if modifier is not None else []
        doubt = _doubt_of(text, sighting, unit, modifier, vocabulary)
    duration = None if has_period else duration_of(text, sighting)
    longer = next((label for label in labels if label.endswith(f" {phrase}")), phrase)
    labels += [duration] if duration is not None else []
    return Measure(_with_labels(longer, labels), doubt)


def _with_other_half(
    phrase: str,
    text: str,
    sighting: Sighting,
    unit: Unit,
    segment: str | None,
    vocabulary: Vocabulary,
) -> str:
    """The phrase with the words of its segment that go on behind the noun: "middenhuurwoningen en goedkope koopwoningen"."""
    if unit.noun is None or segment is None or unit.name != "woningen":
        return phrase
    begin, end = unit.noun
    named = first_of(vocabulary.segments, text, begin, sighting.right)
    if named is None or named[0] != segment or not named[1] <= begin < end < named[2]:
        return phrase
    half = " ".join(text[end : named[2]].split())
    if not half.replace("-", " ").replace(" ", "").isalpha():
        return phrase  # the mark of a footnote
    is_last = phrase.casefold().endswith(text[begin:end].casefold())
    return f"{phrase} {half}" if is_last else phrase


def _with_labels(phrase: str, labels: list[str]) -> str:
    """A phrase with its labels in brackets, each said once: "netto" is in "netto behoefte"."""
    kept: list[str] = []
    for label in labels:
        said = [phrase, *(other for other in labels if other != label and label in other), *kept]
        if label and not any(label.casefold() in other.casefold() for other in said):
            kept.append(label)
    return f"{phrase} ({', '.join(kept)})" if kept else phrase


def _labels_of(
    text: str, sighting: Sighting, unit: Unit, segment: str | None, vocabulary: Vocabulary
) -> list[str]:
    """What restricts a number of things or a share."""
    quantity = quantity_of(text, sighting) if unit.name != "%" else None
    joined = joined_segments(text, sighting, vocabulary) if segment is None else None
    front = modifier_in_front(text, sighting)
    labels = [label for label in (quantity, joined, front) if label is not None]
    has_noun = unit.noun is not None and unit.noun[0] >= sighting.number.end
    labels += restrictions(text, sighting, sighting.right if has_noun else sighting.group_right)
    if is_former(text, sighting):
        # "een afname van 900 naar 700 woningen": by neither of them
        return [*(label for label in labels if label not in (GROWTH, DECLINE)), FORMER]
    change = change_of(text, sighting)
    if change is not None and not _CHANGE_SAID.search(" ".join(labels)):
        labels.append(change)
    return labels


def _modifier_of(
    text: str, sighting: Sighting, unit: Unit, segment: str | None, vocabulary: Vocabulary
) -> Modifier | None:
    """What follows the noun of a number of things; of a share, what it is or does."""
    if unit.name in ENERGY:
        return None
    if unit.name != "%":
        noun = unit.noun if unit.noun and unit.noun[0] >= sighting.number.end else None
        found = modifier_behind(text, noun[1] if noun else sighting.number.end, sighting.right)
        found = found or part_in_front(text, sighting)
        is_said = found is not None and _is_segment_alone(found, segment, vocabulary)
        return None if is_said else found
    phrase = after_number(text, sighting, vocabulary)
    if (
        phrase is None
        and segment is not None
        and not _of_segment_behind(text, sighting, vocabulary)
    ):
        # where the share of social rent "gaat voor 71% naar" says who it is for
        return end_of_share(text, sighting.number.end, sighting.right)
    if (
        phrase is None
        or not phrase.part
        or (segment is not None and not _is_of_segment(phrase, vocabulary))
    ):
        return None
    found = end_of_share(text, phrase.end, sighting.right)
    if found is None and (quantity := quantity_of(text, sighting)) is not None:
        return Modifier(quantity)
    return found


def _is_segment_alone(found: Modifier, segment: str | None, vocabulary: Vocabulary) -> bool:
    """Return True for "voor middenhuur" of homes in that segment: it is said already, as is "in dit segment"."""
    if found.part and found.leans and segment is not None:
        return True
    named = first_of(vocabulary.segments, found.words, 0, len(found.words))
    if named is None or named[0] != segment or named[2] < len(found.words):
        return False
    lead = [w for w in found.words[: named[1]].split() if not (found.part and w in ("de", "het"))]
    return len(lead) == 1 and named[0] in _TENURES


def _is_of_segment(phrase: Phrase, vocabulary: Vocabulary) -> bool:
    """Return True if the whole of a share is a segment: "71% van de sociale huurwoningen"."""
    return first_of(vocabulary.segments, phrase.words, 0, len(phrase.words)) is not None


def _of_segment_behind(text: str, sighting: Sighting, vocabulary: Vocabulary) -> bool:
    """Return True if the words behind a number name a segment."""
    return first_of(vocabulary.segments, text, sighting.number.end, sighting.right) is not None


def _is_part_of_part(text: str, sighting: Sighting) -> bool:
    """Return True for "twee derde is betaalbaar; de helft daarvan is huur": a share of a share."""
    begin, number = sighting.sentence[0], sighting.number
    if not _SHARE_SAID.search(text, begin, number.start):
        return False
    behind = text[number.end : min(sighting.right, number.end + _BESIDE)]
    before = text[max(sighting.left, number.start - NEAR) : number.start]
    of_those = load_count_measures().of_those
    return bool(of_those.search(behind) or of_those.search(before))


def _doubt_of(
    text: str, sighting: Sighting, unit: Unit, modifier: Modifier | None, vocabulary: Vocabulary
) -> str | None:
    """Why the words leave open what a number is of, in Dutch."""
    if modifier is not None and modifier.leans and not modifier.part:
        # "in dit woonmilieu" says that it is a part
        return f"wat eerder in de tekst staat, zegt waarvan het is (“{modifier.words}”)"
    if unit.name != "%":
        return _SIZE if is_size_of_group(text, sighting, vocabulary) else None
    if _is_part_of_part(text, sighting):
        return "een deel van een deel; de rij zegt niet van welk"
    phrase = after_number(text, sighting, vocabulary)
    if sighting.number.value > _ALL and phrase is None and not sighting.number.signed:
        return "een percentage boven 100 waarvan de woorden niet zeggen waarvan"
    return None


def _phrase_of(
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
    if unit.name in _PEOPLE and (having := _WITH.match(text, end, sighting.right)):
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
