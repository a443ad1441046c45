"""What a number is of, in the words around its noun.

"Een netto nieuwbouwbehoefte van 4.031 woningen" names a quantity before the number, "40 woningen voor
ouderen" a modifier behind its noun, "70% van de nieuwbouw komt in de hoofdkernen" what the share does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.count_measures import CountMeasures, load_count_measures
from corpus.counting import load_vocabulary
from nlp.counts.fields.change import DECLINE, GROWTH
from nlp.counts.fields.phrases import ends_phrase, is_participle
from nlp.counts.fields.unit import PEOPLE, unit_name
from nlp.counts.sightings import Sighting
from nlp.counts.words import words_from

#: A quantity stands at most so many characters before its number, a modifier so far behind its noun.
_BEFORE, _BEHIND = 130, 110
#: So many words a modifier and the end of a share have at most.
_MOST_WORDS = 6
#: So many words stand between the preposition and the noun of a part: "in het nieuwe uitleggebied".
_MOST_ADJECTIVES = 3
_SHORTEST = 4
#: What may stand between the link and the number.
_SMALL = (
    r"(?:\s+(?:in|totaal|nog|bruto|netto|circa|ca\.?|ruim|bijna|minimaal|maximaal|minstens|tenminste|ten|minste|ongeveer|zo[’']n|een|kleine"
    r"|naar|schatting|rond|de|het|zeker|meer|dan|gemiddeld|dus|daarmee|nu))*"
)
_SMALL_END = re.compile(_SMALL + r"[\s+€(]*$", re.IGNORECASE)
_OF_THE = re.compile(r"\bvan\s+(?:de|deze|die)\s+$", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_BROKEN = re.compile(r"[.;:()]\s|[.;:()]$|,")
#: A number between a quantity and another is its own; a year is none.
_NUMBER = re.compile(r"(?<![\w-])(?!(?:19|20)[0-9]{2}(?![0-9]))[0-9]")
#: "woningen in Zeist voor ouderen", "woningen per jaar voor ouderen"
_PLACE_OR_RATE = re.compile(
    r"\s+(?:(?:in|te|binnen)\s+(?:de\s+(?:gemeente|regio|stad|kern|provincie)\s+)?[A-ZÀ-Þ][\w’'-]+(?:[\s-][A-ZÀ-Þ][\w’'-]+)*|per\s+(?:jaar|maand)"
    r"|nodig|noodzakelijk|extra|gerealiseerd|gebouwd|gepland|voorzien)(?![\w])"
)
_CHANGE = re.compile(r"\w*(?:(?P<more>groei|toename|stijging)|(?P<less>afname|daling|krimp))")
_SIGN = re.compile(r"\s*(?:%|procent\b|percent\b)")
_FRONT = re.compile(r"(?:Voor|Ten\s+behoeve\s+van)(?=\s)")
#: Sites that nothing tells apart, before the part of an area that they are in.
_SITES = re.compile(
    r"(?:in|op|binnen)\s+(?:de\s+)?(?:diverse|verschillende|meerdere|enkele)\s+(?:projecten|locaties|plekken)\s+"
)
#: How a share comes about: "wordt gerealiseerd door middel van zelfbouw"
_MEANS = re.compile(r"[^.,;:()0-9]*?\b(?P<means>door\s+middel\s+van\s+)", re.IGNORECASE)
#: The first half of two nouns: "woningbouwambitie/-opgave"
_HALF = re.compile(r"[^\W\d_]+(?:/-?|-\s+en\s+)$")
#: A list that goes on behind its first, or a share: "voor starters, doorstromers en ouderen".
_GOES_ON = r"(?:,\s+(?:[a-zà-ÿ-]+\s+)?[a-zà-ÿ-]+(?:,|\s+(?:en|of))\s|\s*\([0-9]+\s?%)"
#: What stands between a part at the head of a sentence and its number: one clause.
_VERB_BEHIND = re.compile(
    r"(?:\s+(?!(?:en|of|maar|die|dat|om|waar\w*|zodat)\b)[^\s,;:()]+){1,9}\s+"
)
#: What stands between a part and the number that a colon or nothing parts from it.
_BEFORE_NUMBER = re.compile(
    r"(?::|\s+(?:zijn|is|worden|komen)\s+(?:er\s+)?)?\s*(?:(?:circa|ca\.|ongeveer|ruim|bijna|maximaal|minimaal|nog|in\s+totaal)\s+)?",
    re.IGNORECASE,
)
_CONNECTORS = ("en", "of", "met", "en/of")


@dataclass(frozen=True, slots=True)
class Modifier:
    """Words that say what a number is of. ``leans`` marks those that only earlier text explains, ``part`` those of a
    part of an area, a market or a stock."""

    words: str
    leans: bool = False
    part: bool = False


def quantity_of(text: str, sighting: Sighting) -> str | None:
    """The noun of quantity with its adjectives of which a number is the amount.

    None where there is none, or it says no more than the basis: "een behoefte aan 480 woningen".
    """
    words = load_count_measures()
    start = max(sighting.group_left, sighting.group_first - _BEFORE)
    window = text[start : sighting.group_first]
    nouns = list(words.quantities.finditer(window))
    if not nouns or not gives(window[nouns[-1].end() :], words):
        return None
    noun = nouns[-1]
    if noun.group()[:1].isupper() and start + noun.start() > sighting.sentence[0]:
        return None  # "het Uitvoeringsprogramma Wonen" is a document
    adjectives = _adjectives(window[: noun.start()], words)
    name = noun.group().casefold().lstrip("-")
    if not adjectives:
        return _alone(name, words)
    return " ".join((*adjectives, name))


def _alone(name: str, words: CountMeasures) -> str | None:
    """A quantity without adjectives: "huishoudensgroei" of households is growth."""
    if name in words.plain_quantities:
        return None
    change = _CHANGE.fullmatch(name)
    if change is not None:
        return GROWTH if change["more"] else DECLINE
    return "tekort" if name.endswith("tekort") else name


def gives(rest: str, words: CountMeasures) -> bool:
    """Return True if the words between a quantity and a number end in a link and take it nowhere else."""
    if _OF_THE.search(rest):
        return False  # "de plancapaciteit van de 11 gemeenten" is theirs
    small = _SMALL_END.search(rest)
    between = rest[: small.start()] if small else rest
    # "de groei waar we rekening mee houden, is 5.600": the comma ends what is said of the quantity
    between = re.sub(r",(?=\s+\w+$)", "", between)
    if _BROKEN.search(between) or _NUMBER.search(between) or words.stops.search(between):
        return False
    last = _WORD.findall(between)
    if not last:
        return False
    return last[-1].casefold() in words.links


def _adjectives(before: str, words: CountMeasures) -> tuple[str, ...]:
    """The adjectives right before a noun that say which part or kind it is."""
    found: list[str] = []
    # "de extra woningbouwambitie/-opgave": one noun of two
    before = _HALF.sub("", before)
    for word in reversed(before.split()):
        low = word.casefold()
        is_name = word[:1].isupper() and word != before.split()[0]
        if not _WORD.fullmatch(word) or is_name or ends_phrase(word):
            break
        if low in words.plain_adjectives:
            continue
        if low not in words.adjectives and not (low.endswith("e") and len(low) >= _SHORTEST):
            break
        found.insert(0, low)
    return tuple(found)


def modifier_behind(text: str, start: int, end: int) -> Modifier | None:
    """What follows a noun that ends at ``start`` and says which of its kind are meant."""
    words = load_count_measures()
    end = _end_of_word(text, start, min(end, start + _BEHIND))
    while (skip := _PLACE_OR_RATE.match(text, start, end)) is not None:
        start = skip.end()
    gap = re.compile(r"\s+").match(text, start, end)
    kind = _kind_behind(text, gap.end(), end, words) if gap else None
    if kind is not None:
        return kind
    return _prepositions_behind(text, gap.end(), end, words) if gap else None


def _end_of_word(text: str, start: int, end: int) -> int:
    """``end``, or the end of the last whole word before it: "voor ouderen" is never cut to "voor ouder"."""
    while start < end < len(text) and text[end - 1].isalpha() and text[end].isalpha():
        end -= 1
    return end


def _prepositions_behind(text: str, start: int, end: int, words: CountMeasures) -> Modifier | None:
    """A preposition with its noun at ``start``; "in diverse projecten in het uitleggebied" says the part last."""
    found = words.modifiers.match(text, start, end) or words.part_prepositions.match(
        text, start, end
    )
    if found is None:
        return None
    phrase = _phrase(text, found.start(), found.end(), end, words)
    if phrase is not None:
        return None if _is_of_some(text, phrase, found.start()) else phrase
    sites = _SITES.match(text, start, end)
    return _prepositions_behind(text, sites.end(), end, words) if sites else None


def _is_of_some(text: str, phrase: Modifier, start: int) -> bool:
    """Return True for words that hold for some alone: the first of a list of more than two ("voor starters,
    doorstromers en ouderen"), or those with a share behind them ("in de sociale huur (50%)")."""
    words = r"\s+".join(map(re.escape, phrase.words.split()))
    return bool(re.compile(words + _GOES_ON, re.IGNORECASE).match(text, start))


def part_in_front(text: str, sighting: Sighting) -> Modifier | None:
    """The part that stands at the head of a sentence, before a colon or right before the number.

    "In het uitleggebied komen 300 woningen", "voorzien in de marktsector: 810 woningen".
    """
    words = load_count_measures()
    begin, end = sighting.group_left, sighting.group_first
    for place in reversed(list(words.part_prepositions.finditer(text, begin, end))):
        behind = [word for _, _, word in words_from(text, place.end(), end)]
        part = part_of(behind, words)
        if not part:
            continue
        last = words_from(text, place.end(), end)[len(part) - 1][1]
        between = text[last:end]
        at_head = place.start() == sighting.sentence[0] and _VERB_BEHIND.fullmatch(between)
        if not (at_head or _BEFORE_NUMBER.fullmatch(between)):
            return None
        lead = place.group().casefold()
        return Modifier(" ".join((lead, *part)), part[0].casefold() in words.anaphors, part=True)
    return None


def _kind_behind(text: str, start: int, end: int, words: CountMeasures) -> Modifier | None:
    """A quantity right behind a noun that says which of its kind: "200 woningen harde plancapaciteit"."""
    adjective = re.compile(r"[a-zà-ÿ]+e\s+|netto\s+|bruto\s+").match(text, start, end)
    if adjective is None:
        return None
    noun = words.quantities.match(text, adjective.end(), end)
    plain = adjective.group().strip() in words.plain_adjectives
    return Modifier(" ".join(text[start : noun.end()].split())) if noun and not plain else None


def _phrase(text: str, start: int, after: int, end: int, words: CountMeasures) -> Modifier | None:
    """A preposition at ``start`` with the noun phrase behind it; None where it says when or where.

    A list of more than two ("voor starters, gezinnen en ouderen") is all that there is.
    """
    following = [word for _, _, word in words_from(text, after, end)]
    if words.part_prepositions.fullmatch(text, start, after):
        part = part_of(following, words)
        if part or not words.modifiers.fullmatch(text, start, after):
            leans = bool(part) and part[0].casefold() in words.anaphors
            lead = text[start:after].casefold().split()
            return Modifier(" ".join((*lead, *part)), leans, part=True) if part else None
    kept = _noun_phrase(following)
    if not kept or any(word[:1].isupper() or word[:1].isdigit() for word in kept):
        return None
    if any(words.elsewhere.fullmatch(word) for word in kept):
        return None
    if text[start:after].casefold() == "aan" and not any(map(_is_people, kept)):
        return None
    leans = kept[0].casefold() in words.anaphors
    return Modifier(" ".join((*text[start:after].split(), *kept)), leans)


def part_of(following: list[str], words: CountMeasures) -> list[str]:
    """The words of a part of an area, a market or a stock with which a text goes on: "het uitleggebied"."""
    joined = " ".join(following[: _MOST_WORDS + 1])
    found = words.parts.search(joined)
    if found is None:
        return []
    kept = joined[: found.end()].split()
    before = joined[: found.start()].split()
    if len(before) > _MOST_ADJECTIVES or any(ends_phrase(w) and not _is_article(w) for w in before):
        return []
    if any(w[:1].isupper() or w[:1].isdigit() or w.casefold() in words.whole for w in kept):
        return []
    rest = following[len(kept) :]
    if not rest or rest[0].casefold() not in _CONNECTORS or _ends_here(rest[1:2]):
        return kept
    other = part_of(rest[1:], words)
    return [*kept, rest[0], *other] if other else []


def _ends_here(following: list[str]) -> bool:
    """Return True where no noun phrase follows."""
    return not following or (ends_phrase(following[0]) and not _is_article(following[0]))


def _noun_phrase(following: list[str]) -> list[str]:
    """The words up to the first that is no part of a noun phrase, articles in front included."""
    kept: list[str] = []
    for place, word in enumerate(following[: _MOST_WORDS + 1]):
        goes_on = word.casefold() in _CONNECTORS and kept and place + 1 < len(following)
        begins = _is_article(word) and (not kept or kept[-1].casefold() in _CONNECTORS)
        if not goes_on and not begins and ends_phrase(word) and not _is_counted(word):
            break
        kept.append(word)
    while kept and (kept[-1].casefold() in _CONNECTORS or _is_article(kept[-1])):
        kept.pop()
    return kept if kept and len(kept[-1]) >= _SHORTEST and len(kept) <= _MOST_WORDS else []


def modifier_in_front(text: str, sighting: Sighting) -> str | None:
    """For what or whom a sentence says it is, at its head: "Voor de lokale vraag zijn 300 woningen nodig"."""
    words = load_count_measures()
    begin = sighting.sentence[0]
    front = _FRONT.match(text, begin, sighting.group_first)
    if front is None:
        return None
    found = _phrase(text, begin, front.end(), sighting.group_first, words)
    if found is None or found.leans:
        return None
    last = found.words.split()[-1]
    is_kind = words.quantities.fullmatch(last) and not _is_plain(found.words, words)
    return found.words[:1].lower() + found.words[1:] if is_kind or _is_people(last) else None


def _is_plain(phrase: str, words: CountMeasures) -> bool:
    """Return True for "voor de totale opgave": no word in it says which."""
    *adjectives, noun = (word.casefold() for word in phrase.split()[1:])
    plain = words.plain_adjectives | {"de", "het", "een"}
    return noun in words.plain_quantities and all(word in plain for word in adjectives)


def _is_people(word: str) -> bool:
    named = unit_name(word, load_vocabulary())
    return named is not None and named[0] in PEOPLE


def _is_counted(word: str) -> bool:
    """Return True for a noun that can be counted ("ouderen"), though it ends as a verb does."""
    return unit_name(word, load_vocabulary()) is not None


def _is_article(word: str) -> bool:
    return word.casefold() in ("de", "het", "een", "deze", "die", "dit", "dat", "hun")


def end_of_share(text: str, start: int, end: int) -> Modifier | None:
    """What a share of a whole that ends at ``start`` is or does: "komt in de hoofdkernen".

    Its words are empty where these only name a place.
    """
    means = _MEANS.match(text, start, min(end, start + _BEHIND))
    found = _end_of_share(text, start, means.start("means") if means is not None else end)
    kept = _noun_phrase([w for _, _, w in words_from(text, means.end(), end)]) if means else []
    if not kept:
        return found
    by = " ".join(("door middel van", *kept))
    return Modifier(f"{found.words}, {by}" if found and found.words else by)


def _end_of_share(text: str, start: int, end: int) -> Modifier | None:
    words = load_count_measures()
    kind = words.tenures.match(text, start, end)
    if kind is not None:
        return Modifier(" ".join(kind["words"].split()))
    sign = _SIGN.match(text, start, end)
    following = words_from(text, sign.end() if sign else start, min(end, start + _BEHIND))
    place = 0
    while place < len(following):
        low = following[place][2].casefold()
        if low not in words.skipped and not is_participle(low):
            break
        place += 1
    if place == len(following):
        return None
    if following[place][2].casefold() not in words.predicates:
        return _without_predicate(following, place, words)
    kept = _noun_phrase([w for _, _, w in following[place + 1 :]])
    if not kept or any(w[:1].isdigit() for w in kept):
        return None
    word = following[place][2]
    names = all(w[:1].isupper() or _is_article(w) for w in kept) and word.casefold() != "aan"
    if names:
        # "van de voorraad in Zeist bestaat uit huurwoningen": what it is stands behind the place
        return _end_of_share(text, following[place + len(kept)][1], end) or Modifier("")
    if any(words.elsewhere.fullmatch(w) for w in kept):
        return Modifier("")
    return _with_predicate(text, following[place:], kept, words)


def _without_predicate(
    following: Sequence[tuple[int, int, str]], place: int, words: CountMeasures
) -> Modifier | None:
    """What a share is where no word such as "uit" or "voor" says it: a noun behind words to skip."""
    kept = _noun_phrase([w for _, _, w in following[place:]])
    behind = following[place + len(kept) : place + len(kept) + 1]
    if not place and not (behind and behind[0][2].casefold() in words.skipped):
        return None
    return Modifier(" ".join(kept), _leans(kept, words)) if kept else None


def _with_predicate(
    text: str,
    following: Sequence[tuple[int, int, str]],
    kept: list[str],
    words: CountMeasures,
) -> Modifier:
    """The word that says what a share is, its noun phrase and the clause on that: "voor ouderen die …"."""
    begin, after, _ = following[0]
    rest = following[1 + len(kept) :]
    clause = [w for _, _, w in rest][:_MOST_WORDS] if rest and rest[0][2] in ("die", "dat") else []
    return Modifier(" ".join((text[begin:after], *kept, *clause)), _leans(kept, words))


def _leans(kept: list[str], words: CountMeasures) -> bool:
    return kept[0].casefold() in words.anaphors
