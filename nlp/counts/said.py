"""What the measure of a number says that would else make it uncertain: "woningen (eerder)".

A number of a plan or a policy that was so before, or that the plan of now allows, is what the text tells; a row
that says so misleads nobody. Of whom the number is must be decided: in an agreement the old goal is no goal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.count_doubts import load_count_doubts
from nlp.counts.case import Case
from nlp.counts.fields.measure import FORMER
from nlp.counts.less_doubts import words_of_instead

#: Units of which a measure says what they were before; an amount and a share change their sense.
_THINGS = frozenset({"woningen", "kavels", "plekken", "eenheden"})
#: What is said of each number of a group: "2 woningen bij recht en 8 via een bevoegdheid"
_OF_EACH = frozenset({"bij recht", "bevoegdheid"})
#: What a row must say where the words stand in the sentence: else it would pass for what there is or comes.
_MUST_BE_SAID = frozenset({FORMER})
#: "ten opzichte van het geldende bestemmingsplan": with what the number is compared.
_COMPARED = re.compile(
    r"\b(?:ten\s+opzichte\s+van|anders\s+dan|afwijking\s+van|strijd(?:ig)?\s+met|niet\s+(?:is\s+)?voorzien\s+van)\s+(?:(?:de|het|een)\s+)?(?:[\w-]+\s+)?$",
    re.IGNORECASE,
)


def is_said(case: Case, label: str) -> bool:
    """Return True if a row says ``label``, or needs not say it, of things of a plan or a policy."""
    return _is_told(case) and (label in case.measure or label not in _MUST_BE_SAID)


def labels_said(case: Case) -> tuple[str, ...]:
    """What the words beside a number say of it, once, for its measure."""
    return tuple(dict.fromkeys(_labels(case))) if _is_told(case) else ()


def _is_told(case: Case) -> bool:
    """Return True for things that are decided to be a plan's or a policy's."""
    return case.reading.unit.name in _THINGS and (case.of_own_plan or case.is_policys)


def _labels(case: Case) -> Iterator[str]:
    for doubt, pattern in load_count_doubts():
        if doubt.says is None:
            continue
        words = _own_words(case) if doubt.says in _OF_EACH else _words_of_group(case)
        found = pattern.search(words)
        if found is not None and not _COMPARED.search(words, 0, found.start()):
            yield doubt.says
    if words_of_instead(case) is not None:
        yield FORMER


def _words_of_group(case: Case) -> str:
    sighting = case.reading.sighting
    tail = case.text[slice(*sighting.tail)] if sighting.tail else ""
    return f"{case.text[sighting.group_left : sighting.group_right]} {tail}"


def _own_words(case: Case) -> str:
    """The words beside a number; those between it and the one before are said of that one."""
    sighting = case.reading.sighting
    is_first = sighting.number.start == sighting.group_first
    left = sighting.group_left if is_first else sighting.number.start
    return case.text[left : sighting.right]
