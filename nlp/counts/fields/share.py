"""What a percentage is of where no words beside it say so: the size of a lack, a part, how much something grows.

"Een woningtekort van 3%" is the size of the shortage; "hiervan is 60% koop" is a part of the number that the
sentence before counts; "een toename van 4%" is that of what was counted last; "de opgave wordt voor 70%
binnenstedelijk gebouwd" is a part of the subject.
"""

from __future__ import annotations

import re

from corpus.count_measures import load_count_measures
from corpus.counting import Vocabulary
from nlp.counts.fields.change import GROWTH, change_of
from nlp.counts.fields.measure_phrase import SHARE
from nlp.counts.fields.modifiers import gives
from nlp.counts.fields.phrases import in_small_letters, is_head
from nlp.counts.fields.share_beside import share_beside
from nlp.counts.fields.share_of_some import with_some_said
from nlp.counts.fields.unit import unit_name
from nlp.counts.levels import ABOUT_HOMES
from nlp.counts.readings import Reading

#: "bedroeg per 1 januari 2011", "was in 2015": when, before the number.
_WHEN = re.compile(
    r"\s+(?:per|op|in)\s+(?:[0-9]{1,2}\s+[a-z]+\s+)?(?:19|20)[0-9]{2}\s*$", re.IGNORECASE
)
#: "350 nieuwe woningen": a number with what it counts.
_COUNTED = re.compile(r"\b[0-9][0-9.]*\s+(?:[a-zà-ÿ]+e\s+|extra\s+){0,2}(?P<noun>[a-zà-ÿ-]{4,})")
#: "het aantal inwoners"
_NUMBER_OF = re.compile(r"\baantal\s+(?:[a-zà-ÿ]+e\s+)?(?P<noun>[a-zà-ÿ-]{4,})", re.IGNORECASE)
_DIGIT = re.compile(r"[0-9]")
_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
#: So many characters from a number "daarvan" is said of it.
_NEAR = 40
#: "Hiervan mag 60%", "van deze woningen is 60%"
_OF_THOSE_FIRST = re.compile(
    r"(?:hiervan|daarvan|van\s+(?:deze|die)\s+(?P<noun>[a-zà-ÿ-]+))\b", re.IGNORECASE
)
#: "De opgave wordt voor ongeveer 70% binnenstedelijk gebouwd"
_FOR_SHARE = re.compile(
    r"(?P<subject>(?:(?:De|Het)\s+)?(?:[a-zà-ÿ]+e\s+){0,2}[A-Za-zà-ÿ-]{4,})\s+(?:wordt|worden|werd|is|zijn|moet|moeten|zal|zullen|bestaat|bestaan|ligt)\s+"
    r"voor\s+(?:(?:circa|ca\.?|ongeveer|ruim|bijna|minimaal|maximaal|minstens|zo[’']n)\s+){0,2}"
)
#: "Het grootste deel (93%)", "een klein percentage (4%)", "bestaat de voorraad voor 71%": of nothing yet.
_NO_WORDS = re.compile(
    r"^(?:(?:groot|grootste|klein|kleinste|overgrote)\s+)?(?:deel|percentage|gedeelte)$|\svoor$",
    re.IGNORECASE,
)
#: A word for a change, beside its size.
_CHANGE_NOUN = re.compile(r"(?:groei|toename|stijging|afname|daling|krimp)\b", re.IGNORECASE)


def with_share_said(measure: str, reading: Reading, vocabulary: Vocabulary) -> str:
    """The measure of a percentage with what it is of, where it leaves that open: "percentage (tekort)"."""
    phrase, _, labels = measure.removesuffix(")").partition(" (")
    says_nothing = phrase == SHARE or _is_change(phrase) or _NO_WORDS.search(phrase) is not None
    if reading.unit.name != "%" or not says_nothing:
        return with_some_said(measure, reading, vocabulary)
    said = _share_said(reading, vocabulary)
    if said is None:
        return measure
    kept = [
        label
        for label in filter(None, labels.split(", "))
        if label not in said and not (_is_change(label) and _CHANGE_NOUN.match(said))
    ]
    return f"{said} ({', '.join(kept)})" if kept else said


def _is_change(phrase: str) -> bool:
    """Return True if words say that something changes at most, and not what."""
    return _CHANGE_NOUN.fullmatch(phrase.removeprefix("aandeel ")) is not None


def _share_said(reading: Reading, vocabulary: Vocabulary) -> str | None:
    """What a percentage is of by words that do not stand beside it; None where none say so."""
    return (
        share_beside(reading, vocabulary)
        or _size_of(reading)
        or _part_said(reading, vocabulary)
        or _change_said(reading, vocabulary)
        or _subject_said(reading, vocabulary)
    )


def _size_of(reading: Reading) -> str | None:
    """ "Een woningtekort van 3%", "de leegstand bedraagt 2%": the noun of which it is the size."""
    words = load_count_measures()
    text, sighting = reading.passage.text.text, reading.sighting
    begin = sighting.sentence[0]
    window = text[begin : sighting.group_first]
    nouns = list(words.quantities.finditer(window))
    sizes = list(words.sizes.finditer(window))
    if not sizes or (nouns and nouns[-1].start() > sizes[-1].start()):
        return None
    noun = in_small_letters(sizes[-1].group())
    says_homes = ABOUT_HOMES.search(f"{reading.previous} {reading.sentence}")
    if noun == "tekort" and not says_homes:
        return None  # "een tekort van 2% op de begroting"
    return noun if gives(_WHEN.sub(" ", window[sizes[-1].end() :]), words) else None


def _part_said(reading: Reading, vocabulary: Vocabulary) -> str | None:
    """ "33.613 huishoudens, waarvan 48%", "er komen 40 woningen. Hiervan is 60% koop"."""
    whole = reading.part_of
    if whole is not None and whole.unit.counts_things and whole.unit.noun is not None:
        start, end = whole.sighting.number.start, whole.unit.noun[1]
        if start < end:
            return _of_whole(whole.passage.text.text[start:end])
    text, sighting = reading.passage.text.text, reading.sighting
    begin, number = sighting.sentence[0], sighting.number
    first = _OF_THOSE_FIRST.match(text, begin, number.start)
    behind = load_count_measures().of_those.match(text[number.end : sighting.right].lstrip(" %"))
    is_first = first is not None and number.start - first.end() <= _NEAR
    if not is_first and behind is None:
        return None
    before = text[begin : number.start]
    beside = None if is_first else _last_counted(before, vocabulary)
    if beside is not None and before[beside.end() :].lstrip().startswith(","):
        return _of_whole(beside.group())  # "635 woningen, de helft daarvan in het centrum"
    found = _last_counted(reading.previous or reading.lead, vocabulary)
    if found is None:
        return None
    if first is not None and first["noun"] is not None and first["noun"] != found["noun"]:
        return None
    return _of_whole(found.group())


def _of_whole(words: str) -> str:
    return f"aandeel van de {' '.join(words.split())}"


def _last_counted(words: str, vocabulary: Vocabulary) -> re.Match[str] | None:
    """The last number of a sentence with what it counts, where no other number follows it."""
    found = [m for m in _COUNTED.finditer(words) if _counts_things(m["noun"], vocabulary)]
    if not found or _is_followed(words[found[-1].end() :]):
        return None
    return found[-1]


def _is_followed(rest: str) -> bool:
    """Return True if a number follows that is no year."""
    return bool(_DIGIT.search(_YEAR.sub("", rest)))


def _counts_things(noun: str, vocabulary: Vocabulary) -> bool:
    named = unit_name(noun, vocabulary)
    return named is not None and not named[1] and named[0] not in ("%", "EUR")


def _change_said(reading: Reading, vocabulary: Vocabulary) -> str | None:
    """ "Het aantal inwoners neemt toe. Een toename van 4%": of what was counted last."""
    text, sighting = reading.passage.text.text, reading.sighting
    noun = _CHANGE_NOUN.match(text[sighting.number.end : sighting.right].lstrip(" %"))
    change = change_of(text, sighting)
    if noun is None and change is None:
        return None
    before = text[sighting.sentence[0] : sighting.number.start]
    counted = _thing_counted(before, vocabulary) or _thing_counted(reading.previous, vocabulary)
    if counted is None:
        return None
    word = noun.group().casefold() if noun is not None else change or GROWTH
    return f"{word} van het aantal {counted}"


def _thing_counted(words: str, vocabulary: Vocabulary) -> str | None:
    """What the last words that count something count."""
    found = [
        m
        for pattern in (_COUNTED, _NUMBER_OF)
        for m in pattern.finditer(words)
        if _counts_things(m["noun"], vocabulary)
    ]
    return max(found, key=lambda m: m.end())["noun"].casefold() if found else None


def _subject_said(reading: Reading, vocabulary: Vocabulary) -> str | None:
    """ "De opgave wordt voor ongeveer 70% binnenstedelijk gebouwd": a part of the subject."""
    text, sighting = reading.passage.text.text, reading.sighting
    found = _FOR_SHARE.fullmatch(text, sighting.sentence[0], sighting.number.start)
    if found is None:
        return None
    subject = found["subject"]
    if not is_head(subject.split()[-1].casefold(), vocabulary):
        return None
    return f"aandeel van {subject[:1].casefold()}{subject[1:]}"
