"""What a number counts: its unit, and of what it is a rate."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.counting import Vocabulary
from nlp.counts.sightings import Sighting
from nlp.counts.words import STOP_WORDS, words_from

UnitSource = Literal["symbol", "noun", "words", "before", "list", "antecedent"]

_PERCENT = re.compile(r"\s*(?:%|procent(?:punt(?:en)?)?|percent)")
_BEFORE_NUMBER = re.compile(
    r"\s*(?:[:=(€]|van|bedraagt|bedroeg|is|naar|tot|met|op|nog|ruim|circa|ca\.?|ongeveer|minimaal|maximaal|zo’n|zo'n|bijna|een|kleine"
    r"|gemiddeld|in|totaal|waren|waarvan|bedragen|van\s+de|om)?",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"[:=]|\b(?:van|bedraagt|bedroeg|is|naar|tot|op|waren|bedragen)\b", re.IGNORECASE
)
#: A word with a meaning of its own right after the number.
_CONTENT_WORD = re.compile(
    r"\s*(?!(?:in|binnen|voor|door|op|van|uit|bij|met|aan|naar|over|per|en|of|tot|is|zijn|was|waren|wordt|worden|werd|heeft|hebben"
    r"|kan|moet|die|dat|waarvan|bruto|netto|totaal|meer|extra|in|gerealiseerd|gebouwd|opgeleverd|gesloopt|toegevoegd|verkocht|bijgebouwd|slopen|bouwen|hard|zacht|harde|zachte|betaalbaar|sociaal|stuks|toe|te|nodig|opgenomen|voldoet)\b)[a-zà-ÿ]{3,}",
)
#: "drie typen woningen" counts types.
_KINDS = frozenset(
    [
        "typen",
        "type",
        "soorten",
        "soort",
        "categorieën",
        "vormen",
        "manieren",
        "maatregelen",
        "lagen",
    ]
)
_POINTS_BACK = re.compile(r"\b(?:waarvan|hiervan|daarvan|dit|dat|ervan)\b", re.IGNORECASE)
#: "1 wijkagent per 5.000 inwoners": what follows "per" is a measure, not a count.
_PER_BEFORE = re.compile(r"\bper\s+(?:circa\s+|ca\.\s*)?$", re.IGNORECASE)
_LIST_START = re.compile(r"\s*[:,(–-]")
#: A number after these is a place to look, no count.
_ELSEWHERE = re.compile(r"\b(?:zie|vgl|bron|conform|kenmerk|zaak|dossier)\b", re.IGNORECASE)
_DIGITS = re.compile(r"[0-9]")
#: From here on a number without a noun can be one of the things that the sentence counts.
_LEAST_ALONE = 20
#: What stands between two numbers of which the second counts the same: "... en in Twente 14.100".
_ALIKE = re.compile(
    r"[^.;:()0-9]{0,90}(?:,|\ben\b|\bof\b|\btegenover\b|\bversus\b|\bmaar\b)[^.;:()0-9,]{0,40}"
)
#: "er" for the things that were counted before.
_OF_THEM = re.compile(
    r"\b(?:er|ervan)\b(?!\s+(?:sprake|behoefte|kans))[^.;:()]{0,60}$", re.IGNORECASE
)
_QUALIFIED = re.compile(
    r"\s*(?:\+|(?:ca\.?|circa|ruim|bijna|minimaal|maximaal)\s+)?", re.IGNORECASE
)
_NAME_BEFORE_BRACKET = re.compile(r"[A-ZÀ-Þ][\w’'-]*\s*$")
_NOTE_MARK = re.compile(r"(?<=[a-z])[0-9]{1,2}$")
_PART_OF = re.compile(r"\s*van\s+(?:de|deze|die|alle|onze|het\s+aantal)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit and where it was read.

    ``noun`` is the range of the words that name it (None for a symbol or an antecedent).
    ``doubtful`` marks units that an agreement seldom means as a count: years, times, gemeenten.
    """

    name: str
    source: UnitSource
    noun: tuple[int, int] | None = None
    doubtful: bool = False


def unit_name(word: str, vocabulary: Vocabulary) -> tuple[str, bool] | None:
    """The unit that one noun stands for, and whether it is doubtful."""
    for term in vocabulary.units:
        if term.pattern.fullmatch(word):
            return term.name, term.doubtful
    return None


def own_unit(text: str, sighting: Sighting, vocabulary: Vocabulary) -> Unit | None:
    """The unit that the number's own words give: a symbol, the noun after it or before it."""
    number = sighting.number
    if _PER_BEFORE.search(text[max(0, number.start - 16) : number.start]):
        return None
    if number.is_money:
        return Unit("EUR", "symbol")
    if number.is_percent or _PERCENT.match(text, number.end):
        return Unit("%", "symbol")
    return _after(text, sighting, vocabulary) or _before(text, sighting, vocabulary)


def _after(text: str, sighting: Sighting, vocabulary: Vocabulary) -> Unit | None:
    end = min(sighting.right, sighting.number.end + 110)
    start = sighting.number.end
    while start < end and text[start] in "*†":
        start += 1
    part = _PART_OF.match(text, start, end)
    if part:
        start = part.end()
    words = words_from(text, start, end)
    for count, (begin, _, word) in enumerate(words):
        if count >= 8 or (_DIGITS.match(word) and not word.endswith("ers")):
            break
        if word.casefold() in _KINDS:
            break
        if (
            count == 0
            and word[:1].isupper()
            and sighting.number.value < 100
            and not re.search(r"(?:se|s|[A-Z])$", word)
        ):
            break  # the mark of a footnote before its first word
        bare = _NOTE_MARK.sub("", word.strip("*‘’'\"”"))
        named = unit_name(bare, vocabulary)
        if named:
            vague = bare.casefold() in ("project", "projecten")
            return Unit(named[0], "noun", (begin, begin + len(bare)), named[1] or vague)
        shared = count and words[count - 1][2].endswith("-")
        if word.casefold() in STOP_WORDS and not (word.casefold() == "te" or shared):
            break
    match = vocabulary.homes.match(
        text, start + (len(text[start:end]) - len(text[start:end].lstrip())), end
    )
    if match:
        return Unit("woningen", "words", (start, match.end()))
    return None


def _before(text: str, sighting: Sighting, vocabulary: Vocabulary) -> Unit | None:
    """ "aantal woningen: 14.100", "een netto plancapaciteit van 25.900"."""
    if sighting.enclosed and not text[sighting.open_at + 1 : sighting.number.start].strip(" €+"):
        return None  # "sleutelprojecten (2)"
    start = max(sighting.left, sighting.number.start - 70)
    if _CONTENT_WORD.match(text, sighting.number.end, sighting.right):
        return None  # "per project minimaal 3 maatregelen": another noun follows
    window = text[start : sighting.number.start]
    best: Unit | None = None
    for match in re.finditer(r"[\w’'-]+", window):
        rest = window[match.end() :]
        if not _fills(rest):
            continue
        named = unit_name(match.group(), vocabulary)
        if named and len(match.group()) > 3:
            best = Unit(named[0], "before", (start + match.start(), start + match.end()), named[1])
    if best:
        return best
    for homes in vocabulary.homes.finditer(window):
        if _fills(window[homes.end() :]) and homes.group().casefold().endswith(
            ("plannen", "capaciteit")
        ):
            return Unit("woningen", "before", (start + homes.start(), start + homes.end()))
    return None


def _fills(rest: str) -> bool:
    """Is there nothing but small words between a noun and the number after it?"""
    position = 0
    for _ in range(4):
        match = _BEFORE_NUMBER.match(rest, position)
        if not match or match.end() == position:
            break
        position = match.end()
    return not rest[position:].strip() and bool(_LINK.search(rest))


def borrowed_unit(
    text: str,
    sightings: Sequence[Sighting],
    index: int,
    units: Sequence[Unit | None],
    before: Unit | None,
    vocabulary: Vocabulary,
) -> Unit | None:
    """The unit of a number that names none: that of its list, its host or what it refers to.

    ``units`` are those of the sentence's other numbers as far as known, ``before`` is the unit of
    the last number in the text before this sentence.
    """
    sighting = sightings[index]
    if _CONTENT_WORD.match(text, sighting.number.end, sighting.sentence[1]):
        return None  # it counts something with a name of its own
    between = text[sighting.left : sighting.number.start]
    if sighting.host is not None:
        return _of_host(text, sighting, sightings, units, vocabulary)
    if sighting.enclosed:
        named = _of_place(text, sighting, units[:index], before, vocabulary)
        if named:
            return named
    # a list or a range of two: "minimaal 104 en maximaal 132 woningen", "van 12.000 naar 3.500"
    if index + 1 < len(sightings) and sightings[index + 1].open_at < 0:
        gap = text[sighting.number.end : sightings[index + 1].number.start]
        following = units[index + 1]
        if (
            following
            and following.name not in ("EUR", "%")
            and len(gap) <= 40
            and re.fullmatch(
                r"\s*(?:,|en|of|naar|tot|,?\s*en\s+(?:in|voor)\s+[A-Z]\w+)?\s*(?:maximaal|minimaal|circa|ca\.|ruim|een|kleine|uiterlijk)?\s*",
                gap,
            )
        ):
            return Unit(following.name, "list", None, following.doubtful)
    if index and re.search(
        r"\bnaar\s+(?:\w+\s+)?$", text[sightings[index - 1].number.end : sighting.number.start]
    ):
        # "van 148.000 woningen in 2022 naar 165.000 in 2030"
        source = units[index - 1]
        if source and source.name not in ("EUR", "%"):
            return Unit(source.name, "list", None, source.doubtful)
    earlier = next((u for u in reversed(units[:index]) if u and u.name not in ("EUR", "%")), None)
    same_group = index and sightings[index - 1].group == sighting.group
    if earlier and (same_group or _POINTS_BACK.search(between)):
        return Unit(earlier.name, "list" if same_group else "antecedent", None, earlier.doubtful)
    in_list = _LIST_START.match(between) and not _ELSEWHERE.search(between)
    if earlier and sightings[index].number.value >= 100 and in_list:
        return Unit(earlier.name, "antecedent", None, earlier.doubtful)
    if earlier and re.search(r"\bdat\s+(?:gemiddeld\s+)?(?:zo.n\s+|circa\s+|ca\.\s+)?$", between):
        return Unit(earlier.name, "antecedent", None, earlier.doubtful)
    if _is_figure_alone(sighting):
        if earlier and _ALIKE.fullmatch(
            text, sightings[index - 1].number.end, sighting.number.start
        ):
            # "28.200 woningen komen en in Twente 14.100", "3.900 woningen gebouwd en 3.200 gesloopt"
            return Unit(earlier.name, "list", None, earlier.doubtful)
        if _OF_THEM.search(between) and (earlier or _counts_things(before)):
            # "Daarvan willen ze er 25.000 slopen", "zijn er 450.000 nodig"
            them = earlier or before
            return Unit(them.name, "antecedent", None, them.doubtful) if them else None
    if (
        before
        and before.name not in ("EUR", "%")
        and re.match(r"\s*(?:in\s+)?totaal\b", text[sighting.number.end :][:12])
    ):
        return Unit(before.name, "list", None, before.doubtful)
    if (
        before
        and before.name not in ("EUR", "%")
        and _POINTS_BACK.search(text[sighting.sentence[0] : sighting.number.start])
    ):
        return Unit(before.name, "antecedent", None, before.doubtful)
    return None


def _is_figure_alone(sighting: Sighting) -> bool:
    """Can a number that has no noun be a number of homes? Small ones and words are too often others."""
    number = sighting.number
    return number.kind == "figure" and number.value >= _LEAST_ALONE and not number.is_percent


def _counts_things(unit: Unit | None) -> bool:
    return unit is not None and unit.name not in ("EUR", "%")


def _of_place(
    text: str,
    sighting: Sighting,
    units: Sequence[Unit | None],
    before: Unit | None,
    vocabulary: Vocabulary,
) -> Unit | None:
    """ "De meeste woningen komen in Zwolle (12.000) en Enschede (5.040)": a number for each name."""
    inside = text[sighting.open_at + 1 : sighting.number.start]
    close = text[sighting.number.end : sighting.number.end + 1]
    if not _is_figure_alone(sighting) or close != ")" or not _QUALIFIED.fullmatch(inside):
        return None
    if not _NAME_BEFORE_BRACKET.search(text, sighting.sentence[0], sighting.open_at):
        return None
    earlier = next((u for u in reversed(units) if _counts_things(u)), None)
    if earlier:
        return Unit(earlier.name, "list", None, earlier.doubtful)
    for word in reversed(re.findall(r"[\w’'-]+", text[sighting.sentence[0] : sighting.open_at])):
        named = unit_name(word, vocabulary)
        if named:
            return Unit(named[0], "list", None, named[1])
    return (
        Unit(before.name, "list", None, before.doubtful)
        if before and _counts_things(before)
        else None
    )


def _of_host(
    text: str,
    sighting: Sighting,
    sightings: Sequence[Sighting],
    units: Sequence[Unit | None],
    vocabulary: Vocabulary,
) -> Unit | None:
    """ "26% van deze parken (85)": the noun before the bracket."""
    if sighting.host is None:
        return None
    host = units[sighting.host]
    inside = text[sighting.open_at + 1 : sighting.number.start]
    if host is None or inside.strip() or text[sighting.number.end : sighting.number.end + 1] != ")":
        return None
    if host.name != "%":
        return None
    start = sightings[sighting.host].number.end
    for word in reversed(re.findall(r"[\w’'-]+", text[start : sighting.open_at])):
        named = unit_name(word, vocabulary)
        if named:
            return Unit(named[0], "antecedent", None, named[1])
    return None


def per_of(text: str, sighting: Sighting, vocabulary: Vocabulary) -> str | None:
    """What the number is a rate of ("per jaar"), or None for a stock."""
    end = min(sighting.right, sighting.number.end + 60)
    window = text[sighting.number.end : end]
    stop = re.search(r"[,;:(]|\b(?:en|waarvan)\b", window)
    for term in vocabulary.pers:
        match = term.pattern.search(window)
        if match and (stop is None or match.start() < stop.start()):
            return term.name
        if term.name in ("jaar", "maand"):
            before = text[max(sighting.left, sighting.number.start - 30) : sighting.number.start]
            if re.search(
                r"\bjaarlijks\s+(?:\w+\s+)?$"
                if term.name == "jaar"
                else r"\bmaandelijks\s+(?:\w+\s+)?$",
                before,
            ):
                return term.name
    return None
