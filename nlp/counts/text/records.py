"""Readings of running text as records: how they were read, why, and how sure."""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.count_bases import load_basis_rules
from corpus.count_plans import load_plan_words
from corpus.count_rules import CountRules, load_count_rules
from corpus.counting import Vocabulary
from extract.model import Segment
from extract.passages import Passage
from nlp.counts.case import Case
from nlp.counts.cautions import Caution, cautions_of
from nlp.counts.confidence import assess
from nlp.counts.doubts import why_uncertain
from nlp.counts.fields.floor_area import floor_area_of
from nlp.counts.fields.future import WAS
from nlp.counts.fields.learned import Learned
from nlp.counts.fields.measure import Measure, measure_of
from nlp.counts.fields.modifiers import modifier_behind
from nlp.counts.fields.owner import part_named
from nlp.counts.fields.part_of_area import part_called_as
from nlp.counts.fields.qualifier import qualifier_of
from nlp.counts.fields.share import with_share_said
from nlp.counts.fields.unit import per_of
from nlp.counts.learned_basis import FITTED_ON, evidence, reconsidered
from nlp.counts.levels import NAMED, level_in_text
from nlp.counts.number_fields import number_fields
from nlp.counts.readings import Reading
from nlp.counts.said import labels_said
from nlp.counts.sightings import Sighting
from nlp.counts.text.of_policy import ROOM
from nlp.counts.votes import Decision, field_votes, label_of
from nlp.counts.words_around import words_around
from nlp.language.numbers import Number
from nlp.records import Count, FieldVote

#: Before a street that says where homes are; "Dorpsweg 12" alone may be an address of whoever.
_AT = frozenset({"aan", "op", "langs", "bij"})
_BLANKS = re.compile(r"\s+")
#: "Aan de Dorpsweg komen nog ": between a street and the number of its homes.
_ONE_CLAUSE = re.compile(r"\s+(?:(?!(?:en|of|maar|die|dat)\b)[^\W\d_][\w’'-]*\s+){1,6}")
#: A sentence that is about what the one before it is about
_LEANS = re.compile(r"(?:hiervan|daarvan|er|dit|deze|die|daarnaast)\b", re.IGNORECASE)
#: What a measure says of fewer homes than the plan has in all.
PART_OF_PLAN = "deel van het plan"
#: A measure that does not say which homes of a plan: "woningen", "te bouwen appartementen".
_BARE = re.compile(
    r"(?:(?:nog\s+)?te\s+[a-z]+\s+|toe\s+te\s+voegen\s+)?(?:nieuwe?\s+)?(?:woning(?:en)?|appartement(?:en)?|wooneenheden|eenheden)"
)
#: Whose a number is, for readers.
_OWNERS = {"plan": "van het plan", "policy": "van beleid", "other": "van geen plan of beleid"}


def count_span(passage: Passage, number: Number) -> Segment:
    """The range of the source that a count points at: the figure, both ends of a range.

    The word of scale of an amount ("miljoen") is left out: the annotations mark the figure alone.
    """
    return passage.text.source_range(number.start, number.written_end)


def count_of(
    reading: Reading, vocabulary: Vocabulary, learned: Learned, *, of_plans: bool
) -> Count:
    """The record of a reading; ``of_plans`` says that its document tells of many plans."""
    number, passage = reading.sighting.number, reading.passage
    text = passage.text.text
    is_known = learned.context.kind in FITTED_ON
    seen = _seen(reading) if is_known else frozenset[str]()
    reading = replace(reading, basis=_reconsidered(reading, seen))
    per = _per(reading, vocabulary)
    if reading.unit.name == "%" and per in ("gemeente", "project"):
        per = None  # "30% sociale huur per gemeente" is a share that holds in each, not a rate
    confidence, doubt = assess(strengths(reading, load_count_rules()))
    measure = measure_of(
        text,
        reading.sighting,
        reading.unit,
        reading.segment.value,
        vocabulary,
        has_period=any(reading.period.value),
        whole=reading.part_of.sighting if reading.part_of is not None else None,
    )
    measure = replace(measure, words=with_share_said(measure.words, reading, vocabulary))
    measure = _with_street(_with_part(_with_floor_area(measure, reading), reading), reading)
    measure = _with_part_of_town(_with_makers(measure, reading), reading)
    context = learned.context
    case = Case(
        reading,
        vocabulary,
        measure.words,
        of_plans,
        context.area_id,
        context.kind,
        learned.plans.named,
    )
    for said in labels_said(case):
        measure = _with_words(measure, said) if said not in measure.words else measure
    if reading.is_part and reading.segment.value is None and _BARE.fullmatch(measure.words):
        measure = _with_words(measure, PART_OF_PLAN)
    case = replace(case, measure=measure.words)
    of_what = (
        measure.doubt
        or _same_as_whole(reading, measure.words, vocabulary)
        or _part_of_those(reading, measure.words)
    )
    if of_what is not None:
        doubt = (*doubt, "measure")
    reason = ", ".join(filter(None, (why_uncertain(case), of_what))) or None
    cautions = cautions_of(case)
    doubt += tuple(c.field for c in cautions if c.field not in doubt)
    unit_from, area_from = label_of("unit", reading.units.rule), label_of("area", reading.area.rule)
    return Count(
        span=count_span(passage, number),
        **number_fields(number),
        unit=reading.unit.name,
        measure=measure.words,
        basis=reading.basis.value,
        area_id=reading.area.value,
        named_area=learned.found.get(reading.area.value or ""),
        project=reading.project_name,
        segment=reading.segment.value,
        per=per,
        qualifier=qualifier_of(text, reading.sighting, vocabulary),
        period_start=reading.period.value[0],
        period_end=reading.period.value[1],
        method=f"zin; eenheid: {unit_from}; gebied: {area_from}",
        level=level_in_text(reading, doubt, reason, of_plans=of_plans),
        confidence=confidence,
        doubt=doubt,
        cautions=tuple(caution.id for caution in cautions),
        why=_why(reading, reason, cautions),
        passage=passage.position,
        votes=field_votes(
            {
                "unit": reading.units,
                "area": reading.area,
                "project": reading.project,
                "basis": reading.basis,
                "period": reading.period,
                "segment": reading.segment,
            }
        )
        + owner_votes(reading),
        seen=seen,
    )


def _seen(reading: Reading) -> frozenset[str]:
    """What the model of words sees of a number."""
    passage, number = reading.passage, reading.sighting.number
    return evidence(
        words_around(passage.text.text, number.start, number.end, passage.section),
        reading.basis,
        reading.unit.name,
        has_project=reading.project_name is not None,
        owner=reading.owner,
    )


def _reconsidered(reading: Reading, seen: frozenset[str]) -> Decision[str]:
    """The basis by the words around a number too; what a policy leaves room for is decided by its words."""
    if not seen or _is_room(reading) or _is_of_what_stands(reading.sentence):
        return reading.basis
    return reconsidered(reading.basis, reading.unit.name, seen)


def _is_room(reading: Reading) -> bool:
    """Return True for what a policy leaves room for."""
    owned = reading.owner
    if owned is None or owned.owner != "policy":
        return False
    return owned.has("left") or ROOM.search(reading.basis.vote.words) is not None


def _is_of_what_stands(sentence: str) -> bool:
    """Return True for what is done with homes that stand, and for what was: "er waren 14 woningen aanwezig"."""
    return bool(load_basis_rules().bends.search(sentence) or WAS.search(sentence))


def _with_floor_area(measure: Measure, reading: Reading) -> Measure:
    """The measure with the size of the homes: "appartementen (van circa 55 m2)"."""
    if reading.unit.name not in ("woningen", "%"):
        return measure
    size = floor_area_of(reading.passage.text.text, reading.sighting)
    return measure if size is None or size in measure.words else _with_words(measure, size)


def _with_makers(measure: Measure, reading: Reading) -> Measure:
    """The measure of a share in brackets with who builds the homes before them: "(door corporaties)"."""
    host = reading.host
    if reading.unit.name != "%" or host is None or host.unit.noun is None:
        return measure
    text, begin = reading.passage.text.text, host.unit.noun[1]
    found = modifier_behind(text, begin, reading.sighting.open_at)
    if found is None or not found.words.startswith("door ") or found.words in measure.words:
        return measure
    return _with_words(measure, found.words)


def _with_words(measure: Measure, words: str) -> Measure:
    """The measure with words in brackets behind it."""
    if measure.words.endswith(")"):
        return replace(measure, words=f"{measure.words[:-1]}, {words})")
    return replace(measure, words=f"{measure.words} ({words})")


def _with_part(measure: Measure, reading: Reading) -> Measure:
    """The measure with the part of the plan that the number is of: "woningen (fase 2)"."""
    owned = reading.owner
    if owned is None or owned.owner != "plan":
        return measure
    part = part_named(reading)
    if part is None or part.casefold() in (reading.project_name or "").casefold():
        return measure
    return _with_words(measure, part)


def _with_part_of_town(measure: Measure, reading: Reading) -> Measure:
    """The measure with the part of the town that has the town's name: "woningen (deelgebied Buren)"."""
    if reading.project_name is not None:
        return measure
    sighting = reading.sighting
    # "van de 750 woningen moeten 560 in de kern Soest komen": behind the next number it is that one's
    words = reading.passage.text.text[sighting.sentence[0] : sighting.right]
    part = part_called_as(reading.area.value, words)
    if part is None and _LEANS.match(reading.sentence):
        part = part_called_as(reading.area.value, reading.previous)
    return measure if part is None or part in measure.words else _with_words(measure, part)


def _with_street(measure: Measure, reading: Reading) -> Measure:
    """The measure with the street of the homes: "woningen (aan de Dorpsweg)" of a plan that has more of them."""
    noun, sighting = reading.unit.noun, reading.sighting
    text = reading.passage.text.text
    if reading.unit.name != "woningen" or noun is None or noun[0] < sighting.number.end:
        return measure
    streets = load_plan_words().streets
    at = _BLANKS.match(text, noun[1], sighting.right)
    behind = streets.match(text, at.end(), sighting.right) if at is not None else None
    begin = sighting.group_left
    at_head = begin == sighting.sentence[0] or sighting.group_first == sighting.number.start
    front = streets.match(text, begin, sighting.group_first) if at_head else None
    found = behind or (front if front is not None and _in_clause(text, front, sighting) else None)
    if (
        found is None
        or not found.group()[:1].isalpha()
        or found.group().split()[-1] in (reading.project_name or "")
    ):
        return measure
    words = found.group()
    return (
        _with_words(measure, words[:1].lower() + words[1:])
        if words.split()[0].casefold() in _AT
        else measure
    )


def _in_clause(text: str, street: re.Match[str], sighting: Sighting) -> bool:
    """Return True if nothing but a verb and small words stands between a street and the number."""
    return bool(_ONE_CLAUSE.fullmatch(text, street.end(), sighting.group_first))


#: "Hiervan zullen 40 appartementen …"
_OF_THOSE = re.compile(r"\b(?:hiervan|daarvan)\b[^.;:()0-9]{0,30}$", re.IGNORECASE)


def _part_of_those(reading: Reading, measure: str) -> str | None:
    """Why a part of what the sentence before counts is not to be told from it, in Dutch."""
    sighting, unit = reading.sighting, reading.unit
    text = reading.passage.text.text
    if unit.name in ("%", "EUR") or reading.segment.value or reading.project_name or "(" in measure:
        return None
    if measure.split()[0] != measure or "own" in (
        reading.area.vote.place,
        reading.basis.vote.place,
    ):
        return None
    found = _OF_THOSE.search(text, sighting.sentence[0], sighting.number.start)
    return "een deel waarvan de rij niet zegt welk" if found else None


def _same_as_whole(reading: Reading, measure: str, vocabulary: Vocabulary) -> str | None:
    """Why a part is not to be told from its whole by the fields of its row, in Dutch."""
    whole = reading.part_of
    if whole is None or whole.unit.name != reading.unit.name:
        return None
    own = (reading.segment.value, reading.area.value, reading.basis.value, reading.project_name)
    other = (whole.segment.value, whole.area.value, whole.basis.value, whole.project_name)
    named_beside = "own" in (reading.area.vote.place, reading.project.vote.place)
    if named_beside or own != other or reading.period.value != whole.period.value:
        return None
    said = measure_of(
        whole.passage.text.text,
        whole.sighting,
        whole.unit,
        whole.segment.value,
        vocabulary,
        has_period=any(whole.period.value),
    )
    return "een deel waarvan de rij niet zegt welk" if said.words == measure else None


def owner_votes(reading: Reading) -> tuple[FieldVote, ...]:
    """The evidence of whose a number is: that for its owner first, or a vote for none where it does not decide."""
    owned = reading.owner
    if owned is None:
        return ()
    votes = [FieldVote("owner", s.rule, s.owner, s.words, s.weight) for s in owned.said]
    votes.sort(key=lambda vote: vote.value != owned.owner)
    undecided = FieldVote("owner", "nothing", None, "", 0.0)
    return tuple(votes if owned.owner is not None else [undecided, *votes])


def _per(reading: Reading, vocabulary: Vocabulary) -> str | None:
    """What a number is a rate of; a part of a rate is one: "750 per jaar, waarvan 175"."""
    text = reading.passage.text.text
    per = per_of(text, reading.sighting, vocabulary)
    whole = reading.part_of
    if per is not None or whole is None or whole.unit.name != reading.unit.name:
        return per
    return per_of(text, whole.sighting, vocabulary)


def strengths(reading: Reading, rules: CountRules) -> dict[str, float]:
    """The strength of the evidence for each field of a number in running text."""
    found = {
        "unit": rules.strength[reading.units.vote.place],
        "area": rules.strength[reading.area.vote.place],
        "basis": rules.strength[reading.basis.vote.place],
    }
    if reading.contested and reading.area.rule not in NAMED:
        found["area"] = min(found["area"], rules.strength["before"])
    return found


def _why(reading: Reading, reason: str | None, cautions: tuple[Caution, ...]) -> str:
    unit, area, basis = reading.units.vote, reading.area.vote, reading.basis.vote
    parts = []
    if unit.words:
        parts.append(f"telt “{unit.words}”")
    elif reading.unit.source == "symbol":
        parts.append("bedrag" if reading.unit.name == "EUR" else "percentage")
    else:
        parts.append(f"telt {reading.unit.name} volgens de woorden ervoor")
    said = f" door “{area.words}”" if area.words else f": {label_of('area', area.rule)}"
    parts.append(f"gebied{said}")
    if basis.words:
        parts.append(f"{basis.value} door “{basis.words}”")
    owned = reading.owner
    if owned is not None and owned.owner is not None:
        words = ", ".join(f"“{s.words}”" for s in owned.said if s.words and s.owner == owned.owner)
        parts.append(f"{_OWNERS[owned.owner]}{f' door {words}' if words else ''}")
    parts += [f"let op: {caution.label}" for caution in cautions]
    if reason is not None:
        parts.append(f"onzeker: {reason}")
    return "; ".join(parts)
