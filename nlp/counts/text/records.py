"""Readings of running text as records: how they were read, why, and how sure."""

from __future__ import annotations

from corpus.count_rules import CountRules, load_count_rules
from corpus.counting import Vocabulary
from extract.model import Segment
from extract.passages import Passage
from nlp.counts.confidence import assess
from nlp.counts.fields.learned import Learned
from nlp.counts.fields.measure import SHARE, measure_of
from nlp.counts.fields.qualifier import qualifier_of
from nlp.counts.fields.unit import per_of
from nlp.counts.levels import level_in_text, why_uncertain
from nlp.counts.number_fields import number_fields
from nlp.counts.readings import Reading
from nlp.language.numbers import Number
from nlp.records import Count

_UNIT_METHOD = {
    "symbol": "teken bij het getal",
    "noun": "woord na het getal",
    "words": "omschrijving na het getal",
    "before": "woord voor het getal",
    "list": "opsomming",
    "antecedent": "verwijzing",
}
_PLACE_METHOD = {
    "right": "na het getal",
    "left": "voor het getal",
    "sentence": "elders in de zin",
    "antecedent": "zin ervoor",
    "heading": "kop",
    "elsewhere": "zelfde getal elders",
    "document": "document",
    "none": "onbekend",
}


def count_span(passage: Passage, number: Number) -> Segment:
    """The range of the source that a count points at: the figure, both ends of a range.

    The word of scale ("miljoen") is left out: the annotations mark the figure alone.
    """
    return passage.text.source_range(number.start, number.figure_end)


def count_of(reading: Reading, vocabulary: Vocabulary, learned: Learned, kind: str) -> Count:
    """The record of a reading in a document of some kind."""
    number, passage = reading.sighting.number, reading.passage
    text = passage.text.text
    per = per_of(text, reading.sighting, vocabulary)
    if reading.unit.name == "%" and per in ("gemeente", "project"):
        per = None  # "30% sociale huur per gemeente" is a share that holds in each, not a rate
    confidence, doubt = assess(strengths(reading, load_count_rules()))
    measure = measure_of(text, reading.sighting, reading.unit, reading.segment, vocabulary)
    reason = why_uncertain(reading, vocabulary, kind, has_subject=measure != SHARE)
    unit_from, area_from = _UNIT_METHOD[reading.unit.source], _PLACE_METHOD[reading.place.source]
    return Count(
        span=count_span(passage, number),
        **number_fields(number),
        unit=reading.unit.name,
        measure=measure,
        basis=reading.basis.name,
        area_id=reading.place.area_id,
        named_area=learned.found.get(reading.place.area_id or ""),
        project=reading.project.name if reading.project else None,
        segment=reading.segment,
        per=per,
        qualifier=qualifier_of(text, reading.sighting, vocabulary),
        period_start=reading.period[0],
        period_end=reading.period[1],
        method=f"zin; eenheid: {unit_from}; gebied: {area_from}",
        level=level_in_text(reading, kind, doubt, reason),
        confidence=confidence,
        doubt=doubt,
        why=_why(reading, reason),
        passage=passage.position,
    )


#: The place of the words that name a unit or an area, by how they were found.
_UNIT_PLACES = {
    "symbol": "own",
    "noun": "own",
    "words": "own",
    "before": "list",
    "list": "list",
    "antecedent": "before",
}
_AREA_PLACES = {
    "right": "own",
    "left": "own",
    "sentence": "sentence",
    "antecedent": "before",
    "heading": "heading",
    "elsewhere": "elsewhere",
    "document": "document",
    "none": "none",
}


def strengths(reading: Reading, rules: CountRules) -> dict[str, float]:
    """The strength of the evidence for each field of a number in running text."""
    area = rules.strength[_AREA_PLACES[reading.place.source]]
    contested = reading.place.contested and reading.place.source != "right"
    return {
        "unit": rules.strength[_UNIT_PLACES[reading.unit.source]],
        "area": min(area, rules.strength["before"]) if contested else area,
        "basis": reading.basis.strength,
    }


def _why(reading: Reading, reason: str | None) -> str:
    text, unit, place = reading.passage.text.text, reading.unit, reading.place
    parts = []
    if unit.noun:
        parts.append(f"telt “{text[unit.noun[0] : unit.noun[1]].strip()}”")
    elif unit.source == "symbol":
        parts.append("bedrag" if unit.name == "EUR" else "percentage")
    else:
        parts.append(f"telt {unit.name} volgens de woorden ervoor")
    if place.mention is not None and place.source in ("right", "left", "sentence"):
        parts.append(f"gebied door “{text[place.mention.start : place.mention.end]}”")
    else:
        parts.append(f"gebied: {_PLACE_METHOD[place.source]}")
    if reading.basis.words:
        parts.append(f"{reading.basis.name} door “{' '.join(reading.basis.words.split())}”")
    if reason is not None:
        parts.append(f"onzeker: {reason}")
    return "; ".join(parts)
