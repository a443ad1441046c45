"""What the numbers of a relation make, each kind in its own way: arithmetic, and no verdict."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from checks.quantity import Quantity
from checks.relation import Kind, Relation, is_slip
from corpus.dutch_numbers import dutch_number, dutch_range

#: The difference between two sums of the same decimal numbers that is only the machine's.
NOTHING = 1e-6
#: So many numbers of a sum an explanation lists; of more it gives the number.
_MOST_LISTED = 12
#: Shares that are agreed on are written in such steps, in percent.
_STEP = 5
#: So many documents are named; of more the number is given.
_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Finding:
    """What the parts make, and how far the stated number is from it beyond what rounding allows.

    ``computed`` is how that is written. ``words`` begin the explanation; ``told`` is all of it, where it ends
    in another way than most. ``is_slip`` where one figure changed explains what does not fit.
    """

    value: float
    computed: str
    difference: float
    is_exact: bool
    fits: bool
    words: str
    told: str = ""
    is_slip: bool = False


def find(relation: Relation) -> Finding:
    """What the numbers of a relation make."""
    return _FINDINGS[relation.kind](relation)


def _sum(relation: Relation) -> Finding:
    low = sum(part.low for part in relation.parts)
    high = sum(part.high for part in relation.parts)
    slack = sum(part.slack for part in relation.parts if part.is_about)
    slack += relation.stated.slack if relation.stated.is_about else 0.0
    if relation.stated.measure == "percent" and _are_rounded(relation.parts):
        slack += sum(part.grain for part in relation.parts)
    difference = _beyond(relation, low, high)
    computed, words = _in_words(relation, low, high), _added_up(relation.parts, low, high)
    if not relation.is_full and difference > 0:
        told = f"{words}: niet meer dan de {written(relation.stated)} waar zij van zijn."
        return Finding(low, computed, difference, False, True, words, told)
    is_exact = abs(difference) <= NOTHING
    fits = abs(difference) <= slack + NOTHING
    return Finding(
        low, computed, difference, is_exact, fits, words, is_slip=is_slip(relation.stated.low, low)
    )


def _added_up(parts: Sequence[Quantity], low: float, high: float) -> str:
    numbers = [written(part) for part in parts]
    if len(numbers) == 1:
        return f"Het ene onderdeel is {numbers[0]}"
    listed = f"{', '.join(numbers[:-1])} en {numbers[-1]}"
    if len(numbers) > _MOST_LISTED:
        listed = f"{', '.join(numbers[:_MOST_LISTED])} en {len(numbers) - _MOST_LISTED} andere"
    return f"{listed} zijn samen {dutch_range(low, high)}"


def _beyond(relation: Relation, low: float, high: float) -> float:
    """How far a number is below or above a range; of two ranges how far their ends are apart."""
    stated = relation.stated
    if relation.is_exact or stated.low != stated.high:
        return _between_ends(stated, low, high)
    return stated.low - low if stated.low < low else max(stated.low - high, 0.0)


def _between_ends(stated: Quantity, low: float, high: float) -> float:
    """How far the lower ends of two ranges are apart; where these are the same, the upper ends."""
    difference = stated.low - low
    return difference if abs(difference) > NOTHING else stated.high - high


def _in_words(relation: Relation, low: float, high: float | None = None) -> str:
    """What was computed, as the stated number is written."""
    is_percent = relation.stated.measure == "percent"
    ends = [round(end, 1 if is_percent else 6) for end in (low, low if high is None else high)]
    return f"{dutch_range(*ends)}{'%' * is_percent}"


def _are_rounded(shares: Sequence[Quantity]) -> bool:
    """Return True if shares are rounded rather than agreed on: most are no steps of five."""
    odd = sum(share.low % _STEP != 0 for share in shares)
    return len(shares) > 2 and odd > 1


def _bound(relation: Relation) -> Finding:
    part = relation.parts[0]
    difference = relation.stated.high - part.low
    words = f"{written(part)} is een deel van {written(relation.stated)}"
    over = dutch_number(abs(round(difference, 2)))
    told = f"{words}, maar {over} meer dan dat geheel." if difference < 0 else ""
    fits = difference >= 0
    return Finding(part.low, _in_words(relation, part.low), difference, fits, fits, words, told)


def _average(relation: Relation) -> Finding:
    lowest, highest = relation.parts
    stated = relation.stated.low
    nearest = min(max(stated, lowest.low), highest.high)
    fits = lowest.low - lowest.slack <= stated <= highest.high + highest.slack
    said = "ligt daartussen" if fits else "ligt daarbuiten"
    words = f"De delen lopen van {written(lowest)} tot {written(highest)}"
    told = f"{words}: het gemiddelde van {written(relation.stated)} {said}."
    computed = _in_words(relation, nearest)
    return Finding(nearest, computed, stated - nearest, fits, fits, words, told)


def _share(relation: Relation) -> Finding:
    part, whole = relation.parts
    stated = relation.stated
    computed = 100 * part.low / whole.low
    low = 100 * (part.low - part.slack) / (whole.high + whole.slack)
    high = 100 * (part.high + part.slack) / max(whole.low - whole.slack, NOTHING)
    is_within = low - stated.slack - NOTHING <= stated.low <= high + stated.slack + NOTHING
    made = round(stated.low * whole.low / 100)
    is_one_slip = made != round(part.low) and is_slip(part.low, made)
    fits = is_within and not (relation.is_exact and is_one_slip)
    words = f"{written(part)} van {written(whole)} is {dutch_number(round(computed, 1))}%"
    return Finding(
        computed,
        _in_words(relation, computed),
        round(stated.low - computed, 2),
        round(computed, 1) == round(stated.low, 1),
        fits,
        words,
        "" if fits else f"{words}, niet de {written(stated)} die er staat.",
        is_slip=is_one_slip,
    )


def _multiple(relation: Relation) -> Finding:
    rate = relation.parts[0]
    computed = rate.low * relation.times
    slack = rate.slack * relation.times + relation.stated.slack if rate.is_about else 0.0
    difference = relation.stated.low - computed
    words = f"{dutch_number(relation.times)} keer {written(rate)} is {dutch_number(computed)}"
    is_exact, fits = abs(difference) <= NOTHING, abs(difference) <= slack + NOTHING
    return Finding(computed, _in_words(relation, computed), difference, is_exact, fits, words)


def _same(relation: Relation) -> Finding:
    stated, other = relation.stated, relation.parts[0]
    difference = _between_ends(stated, other.low, other.high)
    is_exact = (stated.low, stated.high) == (other.low, other.high)
    slack = other.slack if other.is_about else 0.0
    slack += stated.slack if stated.is_about else 0.0
    fits = is_exact or abs(difference) <= slack
    places = len(relation.parts)
    where = "Elders staat" if places == 1 else f"Op {places} andere plekken staat"
    told = _in_documents(relation, fits=fits, off=difference) if relation.named else ""
    words, computed = f"{where} {written(other)}", written(other)
    return Finding(other.low, computed, difference, is_exact, fits, words, told)


def _in_documents(relation: Relation, *, fits: bool, off: float) -> str:
    """What several documents say of one quantity."""
    stated, other = written(relation.stated), written(relation.parts[0])
    titles = [f"'{title}'" for title in dict.fromkeys(relation.named)]
    if not fits:
        told = f"In {titles[0]} staat {stated}, in {titles[-1]} {other}"
        return f"{told}: een verschil van {dutch_number(abs(round(off, 6)))}."
    more = f" en in nog {len(titles) - _MOST_NAMED}" if len(titles) > _MOST_NAMED else ""
    return f"In {' en '.join(titles[:_MOST_NAMED])}{more} staat {stated}."


def _count(relation: Relation) -> Finding:
    computed = float(len(relation.parts))
    difference = relation.stated.low - computed
    words = f"Er zijn er {dutch_number(computed)} genoemd"
    fits = difference == 0
    return Finding(computed, _in_words(relation, computed), difference, fits, fits, words)


_FINDINGS: Mapping[Kind, Callable[[Relation], Finding]] = {
    "sum": _sum,
    "bound": _bound,
    "average": _average,
    "share": _share,
    "multiple": _multiple,
    "same": _same,
    "count": _count,
}


def written(quantity: Quantity) -> str:
    """A quantity as a Dutch reader writes it."""
    text = dutch_range(quantity.low, quantity.high)
    return f"{text}%" if quantity.measure == "percent" else text
