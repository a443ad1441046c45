"""Whose each number in the text of a plan is, over the whole of its text.

What follows from that stands in :mod:`nlp.counts.text.of_plan` and :mod:`nlp.counts.text.of_policy`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.count_owners import load_owner_rules
from nlp.counts.fields.learned import Learned
from nlp.counts.fields.owner import Known, evidence_of, known_of, owner_of
from nlp.counts.fields.plan_title import plan_name
from nlp.counts.levels import ABOUT_HOMES, is_share_of_homes
from nlp.counts.ownership import Ownership, Said
from nlp.counts.readings import Reading
from nlp.counts.text.area_named_last import with_areas_named_last
from nlp.counts.text.of_paper import PAPERS, of_paper
from nlp.counts.text.of_plan import of_plan
from nlp.counts.text.of_policy import of_policy
from nlp.counts.text.plan_of_text import Plan, plan_of
from nlp.counts.text.referred_area import with_referred_areas
from nlp.counts.text.village_of_text import with_village
from nlp.reading import DocumentReading

#: Units of which letters and proposals tell for their plan; what else they count is of many things.
_UNITS_OF_PAPERS = frozenset({"woningen", "%"})


def with_owners(
    readings: Sequence[Reading], document: DocumentReading, learned: Learned
) -> list[Reading]:
    """The readings of a document of plans, each with whose it is and what follows from that."""
    context, rules = document.context, load_owner_rules()
    if context.kind not in rules.kinds:
        return list(readings)
    plan = plan_of(document, learned)
    name = plan_name(context) or learned.plans.own or plan.headed
    of_plan = plan.is_text
    asks = _asks_paper if context.kind in PAPERS else _asks
    evidence = [
        evidence_of(r, context, name, of_plan=of_plan) if asks(r) else None for r in readings
    ]
    first = _owners(readings, evidence, Known(), of_plan=of_plan)
    known = known_of(zip(readings, first, strict=True))
    owners = _owners(readings, evidence, known, of_plan=of_plan)
    found: dict[int, Reading] = {}
    for reading, owned in zip(readings, owners, strict=True):
        part_of = found.get(id(reading.part_of), reading.part_of) if reading.part_of else None
        reading_of_whole = replace(reading, part_of=part_of)
        if context.kind in PAPERS and owned is not None:
            owned = of_paper(reading_of_whole, owned, name)
        found[id(reading)] = _given(reading_of_whole, owned, plan)
    given = [found[id(reading)] for reading in readings]
    referred = with_referred_areas([with_village(r, plan) for r in given], plan, learned)
    return with_areas_named_last(referred, plan)


def _asks(reading: Reading) -> bool:
    """Return True if a number can be a plan's: it has a unit that plans have."""
    if reading.unit.name not in load_owner_rules().units:
        return False
    return reading.unit.name != "%" or _is_of_homes(reading)


def _asks_paper(reading: Reading) -> bool:
    """Return True if a number of a letter or a proposal can be a plan's: it is one of homes."""
    return reading.unit.name in _UNITS_OF_PAPERS and _asks(reading)


def _owners(
    readings: Sequence[Reading],
    evidence: Sequence[Sequence[Said] | None],
    known: Known,
    *,
    of_plan: bool,
) -> list[Ownership | None]:
    """Whose each number is; None of those without ``evidence``, which no plan has."""
    by_id: dict[int, Ownership | None] = {}
    for reading, said in zip(readings, evidence, strict=True):
        whole = by_id.get(id(reading.part_of or reading.host))
        by_id[id(reading)] = (
            owner_of(reading, said, known, whole, of_plan=of_plan) if said is not None else None
        )
    return [by_id[id(reading)] for reading in readings]


def _is_of_homes(reading: Reading) -> bool:
    """Return True for a share that its own words call one of homes, or that is one of a number of them."""
    text, sighting = reading.passage.text.text, reading.sighting
    whole = reading.part_of or reading.host
    if reading.segment.value is not None or (whole is not None and whole.unit.name == "woningen"):
        return True
    behind = text[sighting.number.end : sighting.group_right]
    return is_share_of_homes(reading) and bool(ABOUT_HOMES.search(behind))


def _given(reading: Reading, owned: Ownership | None, plan: Plan) -> Reading:
    if owned is None:
        return reading
    reading = replace(reading, owner=owned)
    if owned.owner == "plan":
        return of_plan(reading, owned, plan)
    if owned.owner == "policy":
        return of_policy(reading, owned, plan)
    return reading
