"""Relations between quantities, and the one judge that compares them.

A finder (:mod:`checks.in_text`, :mod:`checks.same`) says that quantities belong together, and how;
it never says whether they fit. :func:`judge` compares intervals and makes the check.

``sum``
    The parts make the whole; where ``is_full`` is False there may be more parts than are named.
``bound``
    A part is not more than its whole.
``average``
    ``stated`` lies between the lowest and the highest of the parts; a check of kind ``bound`` in the base.
``share``
    ``stated`` is the percentage that the first part is of the second.
``multiple``
    ``stated`` is the first part times ``times``; a check of kind ``share`` in the base.
``same``
    Two places give one quantity, or several do.
``count``
    ``stated`` says how many places are named, one part each.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from checks.check import Check, CheckKind, EvidenceRole, Outcome, Reason, RelationKind
from checks.notation import dutch_number, dutch_range
from checks.quantity import Quantity
from extract.model import Segment

Kind = Literal["sum", "bound", "average", "share", "multiple", "same", "count"]

#: The difference between two sums of the same decimal numbers that is only the machine's.
_NOTHING = 1e-6
#: So many numbers of a sum an explanation lists; of more it gives the number.
_MOST_LISTED = 12
#: Shares that are agreed on are written in such steps, in percent.
_STEP = 5
#: What only arithmetic suggests is a mistake no further off than this part of itself.
_NEAR_MISS = 0.05
_UNLINKED = "De tekst zegt niet dat deze getallen bij elkaar horen."


@dataclass(frozen=True, slots=True)
class Relation:
    """Quantities that belong together; ``subject`` says in Dutch what they are about.

    ``is_linked`` where words of the document say so; else arithmetic suggests it, and a relation
    that does not hold proves nothing unless it is a near miss. ``doubt`` says in Dutch what else than a slip
    of the document may explain what does not fit: then nothing differs for certain; ``reason`` is its kind.
    ``beside`` are other places that a reader has to see for it.
    ``is_comparable`` is False where the quantities are told to be of two things, by that reason. ``note`` has a
    note of the document that tells why they are not the same.
    """

    kind: Kind
    check: CheckKind
    subject: str
    stated: Quantity
    parts: tuple[Quantity, ...]
    times: float = 1.0
    is_full: bool = True
    is_linked: bool = True
    doubt: str = ""
    reason: Reason = "link"
    is_comparable: bool = True
    note: Segment | None = None
    beside: tuple[Segment, ...] = ()


@dataclass(frozen=True, slots=True)
class _Finding:
    """What the parts make, and how far the stated number is from it beyond what rounding allows.

    ``words`` begin the explanation; ``told`` is all of it, where it ends in another way than most.
    """

    computed: float
    difference: float
    is_exact: bool
    fits: bool
    words: str
    told: str = ""


def judge(relation: Relation) -> Check:
    """The check of a relation: what does not fit and nothing but arithmetic links is not comparable."""
    finding = _FINDINGS[relation.kind](relation)
    outcome = _outcome(relation, finding)
    stated = _written(relation.stated)
    unlinked = _UNLINKED if outcome == "not_comparable" else ""
    doubt = "" if finding.fits else relation.doubt or unlinked
    return Check(
        relation.check,
        relation.subject,
        stated,
        _computed(relation, finding),
        0.0 if finding.fits else round(finding.difference, 6),
        outcome,
        f"{_explain(relation.kind, finding, stated)} {doubt}".rstrip(),
        _evidence(relation),
        _CODES[relation.kind],
        relation.reason if outcome not in ("agrees", "differs") else None,
    )


def _outcome(relation: Relation, finding: _Finding) -> Outcome:
    if finding.fits:
        return "agrees"
    if relation.note is not None:
        return "explained"
    if not relation.is_comparable:
        return "not_comparable"
    if not relation.is_linked and not is_near_miss(relation.stated.low, finding.computed):
        return "not_comparable"
    return "differs" if relation.is_linked and not relation.doubt else "uncertain"


def _sum(relation: Relation) -> _Finding:
    computed = sum(part.low for part in relation.parts)
    highest = sum(part.high for part in relation.parts)
    slack = sum(part.slack for part in relation.parts if part.is_about)
    slack += relation.stated.slack if relation.stated.is_about else 0.0
    if relation.stated.measure == "percent" and _are_rounded(relation.parts):
        slack += sum(part.grain for part in relation.parts)
    difference = _beyond(relation.stated, computed, highest)
    numbers = [_written(part) for part in relation.parts]
    listed = f"{', '.join(numbers[:-1])} en {numbers[-1]}"
    if len(numbers) > _MOST_LISTED:
        listed = f"{', '.join(numbers[:_MOST_LISTED])} en {len(numbers) - _MOST_LISTED} andere"
    words = f"{listed} zijn samen {dutch_range(computed, highest)}"
    if not relation.is_full and difference > 0:
        told = f"{words}: niet meer dan de {_written(relation.stated)} waar zij van zijn."
        return _Finding(computed, difference, False, True, words, told)
    is_exact = abs(difference) <= _NOTHING
    return _Finding(computed, difference, is_exact, abs(difference) <= slack + _NOTHING, words)


def _beyond(stated: Quantity, low: float, high: float) -> float:
    """How far a number is below or above a range; of two ranges how far their lower ends are apart."""
    if stated.low != stated.high or stated.low < low:
        return stated.low - low
    return max(stated.low - high, 0.0)


def _are_rounded(shares: Sequence[Quantity]) -> bool:
    """Return True if shares are rounded rather than agreed on: most are no steps of five."""
    odd = sum(share.low % _STEP != 0 for share in shares)
    return len(shares) > 2 and odd > 1


def _bound(relation: Relation) -> _Finding:
    part = relation.parts[0]
    difference = relation.stated.high - part.low
    words = f"{_written(part)} is een deel van {_written(relation.stated)}"
    over = dutch_number(abs(round(difference, 2)))
    told = f"{words}, maar {over} meer dan dat geheel." if difference < 0 else ""
    return _Finding(part.low, difference, difference >= 0, difference >= 0, words, told)


def _average(relation: Relation) -> _Finding:
    lowest, highest = relation.parts
    stated = relation.stated.low
    nearest = min(max(stated, lowest.low), highest.high)
    fits = lowest.low - lowest.slack <= stated <= highest.high + highest.slack
    words = f"De delen lopen van {_written(lowest)} tot {_written(highest)}"
    return _Finding(nearest, stated - nearest, fits, fits, words)


def _share(relation: Relation) -> _Finding:
    part, whole = relation.parts
    computed = 100 * part.low / whole.low
    low = 100 * (part.low - part.slack) / (whole.high + whole.slack)
    high = 100 * (part.high + part.slack) / max(whole.low - whole.slack, _NOTHING)
    stated = relation.stated
    fits = low - stated.slack - _NOTHING <= stated.low <= high + stated.slack + _NOTHING
    shown = f"{dutch_number(round(computed, 1))}%"
    words = f"{_written(part)} van {_written(whole)} is {shown}"
    is_exact = round(computed, 1) == round(stated.low, 1)
    return _Finding(computed, round(stated.low - computed, 2), is_exact, fits, words)


def _multiple(relation: Relation) -> _Finding:
    rate = relation.parts[0]
    computed = rate.low * relation.times
    slack = rate.slack * relation.times + relation.stated.slack if rate.is_about else 0.0
    difference = relation.stated.low - computed
    words = f"{dutch_number(relation.times)} keer {_written(rate)} is {dutch_number(computed)}"
    is_exact = abs(difference) <= _NOTHING
    return _Finding(computed, difference, is_exact, abs(difference) <= slack + _NOTHING, words)


def _same(relation: Relation) -> _Finding:
    other = relation.parts[0]
    difference = relation.stated.low - other.low
    is_exact = (relation.stated.low, relation.stated.high) == (other.low, other.high)
    slack = other.slack if other.is_about else 0.0
    slack += relation.stated.slack if relation.stated.is_about else 0.0
    fits = is_exact or abs(difference) <= slack
    places = len(relation.parts)
    where = "Elders staat" if places == 1 else f"Op {places} andere plekken staat"
    return _Finding(other.low, difference, is_exact, fits, f"{where} {_written(other)}")


def _count(relation: Relation) -> _Finding:
    computed = float(len(relation.parts))
    difference = relation.stated.low - computed
    words = f"Er zijn er {dutch_number(computed)} genoemd"
    return _Finding(computed, difference, difference == 0, difference == 0, words)


_FINDINGS = {
    "sum": _sum,
    "bound": _bound,
    "average": _average,
    "share": _share,
    "multiple": _multiple,
    "same": _same,
    "count": _count,
}


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


def is_near_miss(stated: float, computed: float) -> bool:
    """Return True if a number can be a slip for another: a digit, two digits swapped, or up to 5 %.

    >>> is_near_miss(4850, 4550), is_near_miss(518, 581), is_near_miss(28200, 19000)
    (True, True, False)
    """
    if abs(stated - computed) <= _NEAR_MISS * max(abs(stated), abs(computed)):
        return True
    return is_slip(stated, computed)


def is_slip(stated: float, computed: float) -> bool:
    """Return True if a number is another with one figure changed, or two neighbours swapped.

    >>> is_slip(11208, 11280), is_slip(3947, 3497), is_slip(4.7, 5.7), is_slip(700, 800)
    (True, True, True, True)
    """
    one, two = (dutch_number(value).replace(".", "") for value in (stated, computed))
    if len(one) != len(two) or one == two:
        return False
    places = [i for i, (a, b) in enumerate(zip(one, two, strict=True)) if a != b]
    if len(places) == 1:
        return len(one) > 1
    swapped = len(places) == 2 and places[1] == places[0] + 1
    return swapped and one[places[0]] == two[places[1]] and one[places[1]] == two[places[0]]


def _written(quantity: Quantity) -> str:
    text = dutch_range(quantity.low, quantity.high)
    return f"{text}%" if quantity.measure == "percent" else text


def _computed(relation: Relation, finding: _Finding) -> str:
    is_percent = relation.stated.measure == "percent"
    return f"{dutch_number(round(finding.computed, 1 if is_percent else 6))}{'%' * is_percent}"


def _explain(kind: Kind, finding: _Finding, stated: str) -> str:
    if finding.told:
        return finding.told
    if kind == "average":
        told = "ligt daartussen" if finding.fits else "ligt daarbuiten"
        return f"{finding.words}: het gemiddelde van {stated} {told}."
    if kind == "same" and finding.is_exact:
        return f"{finding.words.removesuffix(stated)}ook {stated}."
    if finding.is_exact:
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
