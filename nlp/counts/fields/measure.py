"""What a number measures: a short noun phrase in the document's own words, or a plain fallback."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.count_measures import load_count_measures
from corpus.counting import Vocabulary
from nlp.counts.fields.change import DECLINE, GROWTH, change_of
from nlp.counts.fields.former import is_former
from nlp.counts.fields.measure_phrase import ENERGY, phrase_of
from nlp.counts.fields.modifiers import (
    Modifier,
    end_of_share,
    modifier_behind,
    modifier_in_front,
    part_in_front,
    quantity_of,
)
from nlp.counts.fields.parts_in_brackets import words_of_part
from nlp.counts.fields.phrases import Phrase, after_number
from nlp.counts.fields.purpose import duration_of
from nlp.counts.fields.restrictions import NEAR, restrictions
from nlp.counts.fields.segment import joined_segments
from nlp.counts.fields.size import is_size_of_group
from nlp.counts.fields.unit import Unit
from nlp.counts.sightings import Sighting
from nlp.counts.words import first_of

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
_CHANGE_SAID = re.compile(r"groei|toename|stijging|afname|daling|krimp", re.IGNORECASE)


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
    phrase = phrase_of(text, sighting, unit, segment, vocabulary)
    phrase = _with_other_half(phrase, text, sighting, unit, segment, vocabulary)
    if unit.name == "EUR":
        labels, doubt = [], None
    else:
        part = words_of_part(text, sighting) if unit.source == "part" else None
        labels = [part] if part is not None else []
        labels += _labels_of(text, sighting, unit, segment, vocabulary)
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
