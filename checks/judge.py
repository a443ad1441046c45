"""The one judge: what comes of a relation that a finder proposed.

Quantities are compared as intervals (:mod:`checks.findings`), words by what they say (:mod:`checks.words`).
What does not fit differs, unless the relation says what else may explain that. Every relation leaves a check.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate

from checks.check import Check, EvidenceRole, Outcome, Reason, RelationKind
from checks.findings import NOTHING, Finding, find, written
from checks.quantity import Quantity
from checks.relation import PLAUSIBLE, Kind, Relation, is_near_miss
from checks.words import WordRelation, verdict_on
from corpus.dutch_numbers import dutch_number
from extract.model import Segment

_UNLINKED = "De tekst zegt niet dat deze getallen bij elkaar horen."
_ROUNDED = "Dat kan van het afronden komen."
_LACKS = "Niet bij elk onderdeel staat een getal."
_OTHER_PARTS = "Het is niet zeker dat dit de onderdelen van dit totaal zijn."
_DIVIDED_AGAIN = "Misschien verdelen deze onderdelen hetzelfde aantal op meer dan één manier."
_OTHER_WHOLE = "Misschien is het een aandeel van iets anders."

#: A total that is further from the sum of its parts than this part of itself may have other parts.
_MUCH = 0.1
#: Two parts that are as much as a third are often all there is; three times the same is no chance.
_FEWEST_WAYS = 3
#: A whole number is rounded by so much at most.
_HALF = 0.5
#: What the base calls a kind of relation.
_CODES: Mapping[Kind, RelationKind] = {
    "sum": "sum",
    "bound": "bound",
    "average": "bound",
    "share": "share",
    "multiple": "share",
    "same": "same",
    "count": "count",
}
_Verdict = tuple[Outcome, Reason | None, str]


def judge(relation: Relation | WordRelation) -> Check:
    """The check of a relation."""
    return _of_words(relation) if isinstance(relation, WordRelation) else _of_numbers(relation)


def _of_numbers(relation: Relation) -> Check:
    finding = find(relation)
    outcome, reason, told = _verdict(relation, finding)
    stated = written(relation.stated)
    return Check(
        relation.check,
        relation.subject,
        stated,
        finding.computed,
        0.0 if finding.fits else round(finding.difference, 6),
        outcome,
        f"{_explain(relation.kind, finding, stated)} {told}".rstrip(),
        _evidence(relation),
        _CODES[relation.kind],
        reason,
    )


def _verdict(relation: Relation, finding: Finding) -> _Verdict:
    """The outcome, its reason, and in Dutch what else than a slip of the document may explain it."""
    if finding.fits:
        return "agrees", None, relation.proof if relation.kind == "sum" else ""
    if relation.note is not None:
        return "explained", "note", relation.doubt
    if abs(finding.difference) <= max(relation.rounding, _rounded_off(relation)):
        return "explained", "rounding", _ROUNDED
    if not relation.is_complete:
        # What a part without a number is, nobody knows: it can make up for what lacks.
        is_more = finding.difference < 0 and _is_within(relation, finding, PLAUSIBLE)
        return "uncertain" if is_more else "not_comparable", "missing", _LACKS
    if not relation.is_comparable:
        return "not_comparable", relation.reason, relation.doubt
    is_far = not _is_within(relation, finding, _MUCH)
    if is_far and relation.kind == "sum" and _are_divisions(relation.parts):
        return "not_comparable", "overlap", _DIVIDED_AGAIN
    if not _is_within(relation, finding, relation.within):
        return _too_far(relation)
    if not relation.is_linked and not is_near_miss(relation.stated.low, finding.value):
        return "not_comparable", relation.reason, relation.doubt or _UNLINKED
    if relation.doubt or not relation.is_linked:
        return "uncertain", relation.reason, relation.doubt
    if relation.misread:
        return "uncertain", "reading", relation.misread
    return "differs", None, ""


def _rounded_off(relation: Relation) -> float:
    """What a total in whole numbers of parts with decimals can be off by rounding: 185 of 176,7 and 8,6."""
    is_whole = not (relation.stated.low % 1 or relation.stated.high % 1)
    has_decimals = any(part.low % 1 for part in relation.parts)
    return _HALF if relation.kind == "sum" and is_whole and has_decimals else 0.0


def _are_divisions(parts: Sequence[Quantity]) -> bool:
    """Return True if the parts are one number divided in several ways: 185 and 125, then 80 and 230, then 310."""
    ends = tuple(accumulate(part.low for part in parts))
    # Only where the first parts are all of it once can the others be it again: few such ways are to be tried.
    first = {round(ends[-1] / end) for end in ends if end}
    return any(_ends_alike(ends, ways) for ways in first if _FEWEST_WAYS <= ways < len(parts))


def _ends_alike(ends: Sequence[float], ways: int) -> bool:
    """Return True if sums so far reach each of so many equal steps to the last of them."""
    reached = 0
    for end in ends:
        reached += abs(end - ends[-1] / ways * (reached + 1)) <= NOTHING
    return reached == ways


def _is_within(relation: Relation, finding: Finding, part: float) -> bool:
    """Return True if a number is no further off than this part of itself, or looks like a slip."""
    return abs(finding.difference) <= part * abs(relation.stated.low) or finding.is_slip


def _too_far(relation: Relation) -> _Verdict:
    """What comes of numbers so far apart that they may be of different things."""
    if relation.kind == "share":
        return "uncertain", "link", _OTHER_WHOLE
    if relation.doubt:
        return "not_comparable", relation.reason, relation.doubt
    return "not_comparable", "parts", _OTHER_PARTS


def _explain(kind: Kind, finding: Finding, stated: str) -> str:
    if finding.told:
        return finding.told
    if kind == "same" and finding.is_exact:
        return f"{finding.words.removesuffix(stated)}ook {stated}."
    if finding.is_exact and finding.fits:
        return f"{finding.words}, zoals er staat."
    if finding.fits:
        return f"{finding.words}; dat past bij de {stated} die er staat."
    more = "minder" if finding.difference > 0 else "meer"
    amount = dutch_number(abs(round(finding.difference, 2)))
    return f"{finding.words}: {amount} {more} dan de {stated} die er staat."


def _evidence(relation: Relation) -> tuple[tuple[Segment, EvidenceRole], ...]:
    parts: Sequence[tuple[Segment, EvidenceRole]] = [(p.place, "part") for p in relation.parts]
    if relation.kind == "share":
        parts = [parts[0], (parts[1][0], "other")]
    elif relation.kind == "same":
        parts = [(place, "other") for place, _ in parts]
    note: Sequence[tuple[Segment, EvidenceRole]] = ()
    if relation.note is not None:
        note = ((relation.note, "explanation"),)
    beside: Sequence[tuple[Segment, EvidenceRole]] = [(b, "other") for b in relation.beside]
    return ((relation.stated.place, "stated"), *parts, *beside, *note)


def _of_words(relation: WordRelation) -> Check:
    verdict = verdict_on(relation)
    stated: Sequence[tuple[Segment, EvidenceRole]] = [(p, "stated") for p in relation.stated.places]
    others: Sequence[tuple[Segment, EvidenceRole]] = [
        (place, "other") for mention in relation.others for place in mention.places
    ]
    beside: Sequence[tuple[Segment, EvidenceRole]] = [(b, "explanation") for b in relation.beside]
    is_plain = relation.is_certain or verdict.fits
    failed: Outcome = "differs" if relation.is_certain else "uncertain"
    failed = failed if relation.is_comparable else "not_comparable"
    doubt = "" if is_plain else f" {relation.doubt}"
    return Check(
        verdict.check,
        relation.subject,
        relation.stated.text,
        verdict.computed,
        None,
        "agrees" if verdict.fits else failed,
        f"{verdict.words}{doubt}",
        (*stated, *others, *beside),
        verdict.relation,
        None if is_plain else relation.reason,
    )
