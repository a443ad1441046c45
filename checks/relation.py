"""Relations between quantities: what a finder proposes.

A finder (:mod:`checks.in_text`, :mod:`checks.same`) says that quantities belong together, and how;
it never says whether they fit: the one judge does (:mod:`checks.judge`).

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

import math
from dataclasses import dataclass
from typing import Literal

from checks.check import CheckKind, Reason
from checks.quantity import Quantity
from corpus.dutch_numbers import dutch_number
from extract.model import Segment

Kind = Literal["sum", "bound", "average", "share", "multiple", "same", "count"]

#: What only arithmetic suggests is a mistake no further off than this part of itself.
_NEAR_MISS = 0.05
#: Of a number whose parts nothing confirms, so much may differ before we doubt that these are its parts.
PLAUSIBLE = 0.25


@dataclass(frozen=True, slots=True)
class Relation:
    """Quantities that belong together; ``subject`` says in Dutch what they are about.

    ``is_linked`` where words of the document say so; else arithmetic suggests it, and a relation
    that does not hold proves nothing unless it is a near miss. What is further off than the part ``within`` of
    itself, and no slip, may be of something else. ``doubt`` says in Dutch what else than a slip
    of the document may explain what does not fit: then nothing differs for certain; ``reason`` is its kind.
    ``is_comparable`` is False where the quantities are told to be of two things, by that reason.

    ``rounding`` is the most that rounding of the parts can make of a difference. Where ``is_exact``, what stands
    beside the numbers shows that they are meant to the unit: no rounding excuses a slip, and of ranges the ends
    are compared. ``is_complete`` is False where a part has no number. ``misread`` says in Dutch why the reading
    may be wrong, ``proof`` why what fits proves less than elsewhere.

    ``note`` has a note of the document that tells why they are not the same, ``beside`` other places that a
    reader has to see. ``named`` are the titles of the documents of the stated quantity and of the others, where
    these are several.
    """

    kind: Kind
    check: CheckKind
    subject: str
    stated: Quantity
    parts: tuple[Quantity, ...]
    times: float = 1.0
    is_full: bool = True
    is_linked: bool = True
    within: float = math.inf
    doubt: str = ""
    reason: Reason = "link"
    is_comparable: bool = True
    rounding: float = 0.0
    is_exact: bool = False
    is_complete: bool = True
    misread: str = ""
    proof: str = ""
    note: Segment | None = None
    beside: tuple[Segment, ...] = ()
    named: tuple[str, ...] = ()


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
