"""What a number counts: its unit, and of what it is a rate."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from corpus.counting import Vocabulary
from nlp.counts.sightings import Sighting
from nlp.counts.votes import Vote, vote
from nlp.counts.words import STOP_WORDS, words_from

#: The units of people, alone or together.
PEOPLE = frozenset({"personen", "huishoudens", "gezinnen"})

UnitSource = Literal["symbol", "noun", "words", "before", "list", "antecedent", "part"]

_PERCENT = re.compile(r"\s*(?:%|procent(?:punt(?:en)?)?|percent)")
_BEFORE_NUMBER = re.compile(
    r"\s*(?:[:=(€]|van\s+de|van|bedraagt|bedroeg|is|naar|totaal|tot|met|op|nog|rond|ruim|circa|ca\.?|ongeveer|minimaal|maximaal|zo’n|zo'n|bijna|een|kleine"
    r"|gemiddeld|in|waren|waarvan|bedragen|om)?",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"[:=]|\b(?:van|bedraagt|bedroeg|is|naar|tot|op|waren|bedragen)\b", re.IGNORECASE
)
#: A word with a meaning of its own right after the number.
CONTENT_WORD = re.compile(
    r"\s*(?:(?:extra|nieuwe)\s+(?=[a-zà-ÿ]{4}))?(?!(?:binnen|voor|door|van|uit|bij|met|aan|naar|over|per|tot|zijn|was|waren|wordt|worden|werd|heeft|hebben"
    r"|kan|moet|die|dat|waarvan|bruto|netto|totaal|meer|extra|bovenop|inclusief|exclusief|respectievelijk|gerealiseerd|gebouwd|opgeleverd|gesloopt|toegevoegd|verkocht|bijgebouwd|slopen|bouwen|hard|zacht|harde|zachte|betaalbaar|sociaal|stuks|toe|nodig|aanwezig|beschikbaar|opgenomen|voldoet|omlaag|omhoog|terug|onder|boven|tussen|volgens|via|sinds|vanaf|als|waarbij|waarmee|ten|ter|reeds|specifiek|voorzien|beoogd|bedoeld|bestemd|gepland|verminderd|komen|komt)\b)[a-zà-ÿ]{3,}",
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
#: "1 wijkagent per 5.000 inwoners": what follows "per" is a measure, not a count.
_PER_BEFORE = re.compile(r"\bper\s+(?:circa\s+|ca\.\s*)?$", re.IGNORECASE)
_RATE_BEFORE = {
    "jaar": re.compile(
        r"\b(?:(?:jaarlijks|per\s+jaar|elk\s+jaar)\s+(?:(?!en\b|of\b)\w+\.?\s+)?|structureel\s+(?:(?!en\b|of\b)\w+\s+){0,3})€?\s*$",
        re.IGNORECASE,
    ),
    "maand": re.compile(
        r"\b(?:maandelijks|per\s+maand)\s+(?:(?!en\b|of\b)\w+\s+)?$", re.IGNORECASE
    ),
}
#: "is jaarlijks behoefte aan 300 woningen en 20 plekken": no number stands between.
_YEARLY = re.compile(
    r"\bjaarlijks\b(?!\s+(?:en|of)\s)[^.,;:()0-9]{0,60}(?:\bca\.\s*)?$"
    # "de jaarlijkse netto woningbehoefte in de regio is geschat op 350"
    r"|\bjaarlijkse\s+(?:[\w-]+\s+){0,2}?\w*(?:behoefte|productie|opgave|toename|groei)\b[^.,;:()0-9]{0,60}$",
    re.IGNORECASE,
)
#: "Per jaar moeten er 100.000 woningen bij": the sentence tells of a year. Not "Elk jaar wordt bekeken of
#: er 100 woningen bij moeten".
_YEAR_OF_SENTENCE = re.compile(
    r"\s*(?:per|elk|ieder)\s+jaar\s+(?:(?!(?:of|dat|om|die|hoe|waar\w*)\b)[^\s.,;:()0-9]+\s+){1,8}€?\s*$",
    re.IGNORECASE,
)
#: "van 480 omlaag naar 310 woningen per jaar": both are a rate.
_TO_RATE = re.compile(
    r"\s+(?:omlaag\s+|omhoog\s+|terug\s+)?(?:naar|tot)\s+(?:\w+\s+)?[0-9.]+\s+\w+\s+per\s+(jaar|maand)\b",
    re.IGNORECASE,
)
#: "Het aantal woningen voor de Gelderse gemeenten bedraagt 11.500"
_AMOUNT_OF = re.compile(
    r"\baantal\s+((?:\w|-)+)\b(?:\s+[^\s.,;:()]+){0,7}\s+(?:bedraagt|bedroeg|is|was|ligt\s+op|komt\s+uit\s+op)\s+(?:circa\s+|ca\.?\s+|ruim\s+|ten\s+hoogste\s+|maximaal\s+)?$",
    re.IGNORECASE,
)
#: "een woningbehoefte van 171.000"
_HOMES_BEFORE = re.compile(
    r"\b(woning(?:bouw)?(?:behoefte|vraag|opgave|tekort|voorraad|productie))\s+(?:\w+\s+)?(?:van|bedraagt|is)\s+(?:circa\s+|ca\.?\s+|ruim\s+)?$",
    re.IGNORECASE,
)
#: "De harde plancapaciteit voor de gehele regio bedraagt 5.655"
_CAPACITY_IS = re.compile(
    r"\b(\w*plan(?:capaciteit|voorraad)|woning(?:behoefte|vraag|opgave|tekort|voorraad))(?:\s+[^\s.,;:()0-9]+){0,6}\s+(?:bedraagt|bedroeg)\s+(?:circa\s+|ca\.?\s+|ruim\s+)?$",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"[0-9]")
#: "seniorenwoningen": homes for people that the word itself names.
_HOMES_FOR = re.compile(r"[a-zà-ÿ-]{3,}woningen", re.IGNORECASE)
#: "starters- en seniorenwoningen": the hyphen stands for a noun that follows.
_SHARES_NOUN = re.compile(r"\s*(?:,|en\b|of\b|\()", re.IGNORECASE)
#: "2-onder-1 kapwoningen"
_SEMI_DETACHED = re.compile(r"[0-9]-onder-")
_MILLION = 1e6
_SPENT = re.compile(
    r"\b(?:uitgegeven|uitgaven|uitgave|begroot|begroting|\w*kosten|bekostig\w*|\w*bijdragen?|\w*subsidies?|\w*budget\w*"
    r"|\w*investering\w*|investe\w+|financi\w+)\b",
    re.IGNORECASE,
)
_NOTE_MARK = re.compile(r"(?<=[a-z])[0-9]{1,2}$")
_NOTE_MARKS = re.compile(r"(?<=[a-z])[0-9]{1,2}(?![0-9\w])")
#: "100 (koop)woningen", "75 (nader te bepalen) woningen", "185 (570 - 385) woningen",
#: "7 aaneengebouwde (grondgebonden) woningen", "86 zelfstandige (15%) en onzelfstandige (60%) woningen"
_BRACKETS = re.compile(
    r"(?:\s+[a-zà-ÿ-]{3,}e(?=\s*\())?\s*\([^()]{1,40}\)\s?(?:(?:en|of)\s+[a-zà-ÿ-]{3,}e\s*\([^()]{1,40}\)\s?)?"
)
#: "10.000 (bruto) nieuw te bouwen woningen"
_TO_BUILD = frozenset({"nieuw", "bouwen"})
#: "negen kleine, levensloopbestendige woningen": adjectives before the last of them
_ADJECTIVES = re.compile(
    r"(?:\s+[a-zà-ÿ-]{3,}e,){1,2}(?=\s+(?:(?:goed|zeer|meer)\s+)?[a-zà-ÿ-]{3,}e\s+[a-zà-ÿ-])"
)
#: "850 won./jr."; not how many there are on a hectare
_ABBREVIATED = re.compile(r"\s*(?:won|wngn|app)\.(?!\s*(?:/|per)\s*ha\b)(?=[\s/,;)]|$)")
#: "404 (30,8%) woningen": the share in brackets parts a number from what it counts.
_SHARE_ASIDE = re.compile(
    r"\s*\(\s*(?:ca\.?\s*|circa\s*)?[0-9]+(?:[.,][0-9]+)?\s?(?:%|procent)\s*\)"
)
_PART_OF = re.compile(r"\s*van\s+(?:de|deze|die|alle|onze|het\s+aantal)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit and where it was read.

    ``noun`` is the range of the words that name it (None for a symbol or an antecedent).
    ``doubtful`` marks units that an agreement seldom means as a count: years, times, gemeenten.
    ``origin`` is the number of the sentence (an index) with which it shares the noun. ``alone`` says
    that a unit taken from other words is the only one that these name.
    """

    name: str
    source: UnitSource = field(compare=False)
    noun: tuple[int, int] | None = field(default=None, compare=False)
    doubtful: bool = field(default=False, compare=False)
    origin: int | None = field(default=None, compare=False)
    alone: bool = field(default=True, compare=False)

    @property
    def counts_things(self) -> bool:
        return self.name not in ("EUR", "%")


@lru_cache(maxsize=50_000)
def unit_name(word: str, vocabulary: Vocabulary) -> tuple[str, bool] | None:
    """The unit that one noun stands for, and whether it is doubtful."""
    for term in vocabulary.units:
        if term.pattern.fullmatch(word):
            return term.name, term.doubtful
    return None


def votes_of_words(text: str, sighting: Sighting, vocabulary: Vocabulary) -> Iterator[Vote[Unit]]:
    """A vote for a sign at the number, the noun behind it, one before it, and words of money."""
    number = sighting.number
    if _PER_BEFORE.search(text[max(0, number.start - 16) : number.start]):
        return
    if number.is_money:
        yield vote("unit", "sign", Unit("EUR", "symbol"))
    elif number.is_percent or _PERCENT.match(text, number.end):
        yield vote("unit", "sign", Unit("%", "symbol"))
    for rule, find in WORD_RULES.items():
        unit = find(text, sighting, vocabulary)
        if unit is not None:
            words = text[unit.noun[0] : unit.noun[1]] if unit.noun else ""
            yield vote("unit", rule, unit, words)


def _money(text: str, sighting: Sighting, _: Vocabulary) -> Unit | None:
    """ "100 tot 165 miljoen meer uitgegeven": millions of nothing else, in words of money."""
    if sighting.number.scale < _MILLION or CONTENT_WORD.match(text, sighting.number.end):
        return None
    match = _SPENT.search(text, *sighting.sentence)
    return Unit("EUR", "words", match.span()) if match else None


def _after(text: str, sighting: Sighting, vocabulary: Vocabulary) -> Unit | None:
    start, end = _behind(text, sighting)
    words = words_from(text, start, end)
    for count, (begin, _, word) in enumerate(words):
        if count >= 8 or word.startswith("-"):
            break
        if _DIGITS.match(word) and not _is_no_number(word, [w for _, _, w in words[:count]]):
            break
        if word.casefold() in _KINDS:
            break
        if (
            count == 0
            and word[:1].isupper()
            and sighting.number.value < 100
            and not re.search(r"(?:se|s|[A-Z])$|^[A-Z]{2}", word)
        ):
            break  # the mark of a footnote before its first word
        bare = _NOTE_MARK.sub("", word.strip("*‘’'\"”"))
        if bare.endswith("-") and not _SHARES_NOUN.match(text, begin + len(word), end):
            bare = bare[:-1]  # "-een wijk met 44 woningen- op": a dash
        named = _unit_of(bare, vocabulary)
        if named:
            vague = bare.casefold() in ("project", "projecten")
            return Unit(named[0], "noun", (begin, begin + len(bare)), named[1] or vague)
        if word.casefold() in STOP_WORDS and not _goes_on(words, count):
            break
    return None


def _goes_on(words: Sequence[tuple[int, int, str]], at: int) -> bool:
    """Return True if a noun phrase goes on behind a small word: "senioren- en jongerenwoningen", "niet zelfstandige"."""
    word = words[at][2].casefold()
    if word == "niet":
        return at + 1 < len(words) and words[at + 1][2].endswith("e")
    return word == "te" or (at > 0 and words[at - 1][2].endswith("-"))


def _unit_of(word: str, vocabulary: Vocabulary) -> tuple[str, bool] | None:
    """The unit of a noun, and of nouns with strokes between them: "huur/koopwoningen", "starters/seniorenwoningen".

    Where they count different things ("inwoners/woningen") it is none.
    """
    parts = word.split("/")
    named = [unit_name(part, vocabulary) for part in parts]
    units = {unit[0] for unit in named if unit is not None}
    if len(units) > 1 and _HOMES_FOR.fullmatch(parts[-1]):
        units -= PEOPLE
    return named[-1] if len(units) == 1 else None


def _is_no_number(word: str, before: Sequence[str]) -> bool:
    """Return True for digits that begin a noun: "65-plussers", "brede 2-onder-1 kapwoningen" behind adjectives alone."""
    if word.endswith("ers"):
        return True
    return bool(_SEMI_DETACHED.match(word)) and all(one.endswith("e") for one in before)


def _homes_behind(text: str, sighting: Sighting, vocabulary: Vocabulary) -> Unit | None:
    """ "11.840 sociale huur": words for homes that are no noun of homes."""
    start, end = _behind(text, sighting)
    abbreviated = _ABBREVIATED.match(text, sighting.number.end, sighting.sentence[1])
    if abbreviated is not None:
        return Unit("woningen", "words", (sighting.number.end, abbreviated.end()))
    match = vocabulary.homes.match(
        text, start + (len(text[start:end]) - len(text[start:end].lstrip())), end
    )
    return Unit("woningen", "words", (start, match.end())) if match else None


def _behind(text: str, sighting: Sighting) -> tuple[int, int]:
    """The words behind a number that can say what it counts, without the marks of footnotes."""
    start, right = sighting.number.end, sighting.right
    share = _SHARE_ASIDE.match(text, start) if sighting.tail is not None else None
    if share is not None and sighting.tail is not None:
        start, right = share.end(), max(share.end(), sighting.tail[1])
    end = min(right, start + 110)
    while start < end and text[start] in "*†":
        start += 1
    part = _PART_OF.match(text, start, end) or _ADJECTIVES.match(text, start, end)
    return (part.end() if part else start), end


def _behind_brackets(text: str, sighting: Sighting, vocabulary: Vocabulary) -> Unit | None:
    """ "75 (nader te bepalen) woningen": the noun behind brackets, with adjectives alone before it."""
    end = sighting.sentence[1]
    brackets = _BRACKETS.match(text, sighting.number.end, end)
    if brackets is None or sighting.enclosed:
        return None
    for begin, last, word in words_from(text, brackets.end(), end)[:4]:
        named = unit_name(word, vocabulary)
        if named is not None:
            # "(koop)woningen" is one word
            glued = text[begin - 1] == ")"
            start = text.rfind("(", 0, begin) if glued else begin
            return Unit(named[0], "noun", (start, last), named[1])
        if not word.endswith("e") and word not in _TO_BUILD:
            return None
    return None


def _before(text: str, sighting: Sighting, vocabulary: Vocabulary) -> Unit | None:
    """ "aantal woningen: 14.100", "een netto plancapaciteit van 25.900"."""
    if sighting.enclosed and not text[sighting.open_at + 1 : sighting.number.start].strip(" €+"):
        return None  # "sleutelprojecten (2)"
    start = max(sighting.left, sighting.number.start - 70)
    if CONTENT_WORD.match(text, sighting.number.end, sighting.right):
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
    return best or _homes_before(window, start, vocabulary)


def _amount_before(text: str, sighting: Sighting, vocabulary: Vocabulary) -> Unit | None:
    """ "Het aantal woningen voor de Gelderse gemeenten bedraagt 11.500"."""
    if CONTENT_WORD.match(text, sighting.number.end, sighting.right):
        return None
    amount = _AMOUNT_OF.search(text, sighting.left, sighting.number.start)
    named = unit_name(amount[1], vocabulary) if amount else None
    return Unit(named[0], "before", amount.span(1), named[1]) if amount and named else None


def _homes_before(window: str, start: int, vocabulary: Vocabulary) -> Unit | None:
    """Homes by a word that is no noun of homes: "een woningbehoefte van", "harde plannen: "."""
    wanted = _HOMES_BEFORE.search(window) or _CAPACITY_IS.search(window)
    if wanted:
        return Unit("woningen", "before", (start + wanted.start(1), start + wanted.end(1)))
    for homes in vocabulary.homes.finditer(window):
        ends = homes.group().casefold().endswith(("plannen", "capaciteit"))
        if ends and _fills(window[homes.end() :]):
            return Unit("woningen", "before", (start + homes.start(), start + homes.end()))
    return None


def _fills(rest: str) -> bool:
    """Return True if there is nothing but small words between a noun and the number after it."""
    position = 0
    for _ in range(4):
        match = _BEFORE_NUMBER.match(rest, position)
        if not match or match.end() == position:
            break
        position = match.end()
    return not rest[position:].strip() and bool(_LINK.search(rest))


def per_of(text: str, sighting: Sighting, vocabulary: Vocabulary) -> str | None:
    """What the number is a rate of ("per jaar"), or None for a stock."""
    then = _TO_RATE.match(text, sighting.number.end, sighting.sentence[1])
    if then:
        return then[1].casefold()
    end = min(sighting.right, sighting.number.end + 60)
    # "per jaar18" with the mark of a footnote
    window = _NOTE_MARKS.sub("", text[sighting.number.end : end])
    stop = re.search(r"[,;:(]|\b(?:en|waarvan)\b", window)
    for term in vocabulary.pers:
        match = term.pattern.search(window)
        if match and (stop is None or match.start() < stop.start()):
            return term.name
        if term.name in ("jaar", "maand"):
            before = text[max(sighting.left, sighting.number.start - 30) : sighting.number.start]
            if _RATE_BEFORE[term.name].search(before):
                return term.name
    yearly = _YEARLY.search(text[sighting.group_left : sighting.group_first])
    before = text[sighting.sentence[0] : sighting.group_first]
    return "jaar" if yearly is not None or _YEAR_OF_SENTENCE.match(before) else None


#: The words of a number's own sentence that name its unit, by the id of the rule.
WORD_RULES: Mapping[str, Callable[[str, Sighting, Vocabulary], Unit | None]] = {
    "noun-behind": _after,
    "noun-behind-brackets": _behind_brackets,
    "words-behind": _homes_behind,
    "amount-of": _amount_before,
    "noun-before": _before,
    "words-of-money": _money,
}
