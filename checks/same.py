"""The same quantity at two places of a document: told twice in the text, or in the text and a table.

A number that is given again agrees where nothing that its places say conflicts
(:mod:`checks.facets`). Two that differ are only held against each other where every field that says
what is counted is known and equal, and one looks like a slip for the other; else they are two things
that the fields do not tell apart.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from checks.changed_numbers import is_told_as_change
from checks.facets import Facets, clusters, figures, may_be_misread
from checks.quantity import quantity_of_count
from checks.relation import Relation
from checks.slips import INEXACT, UNMISTAKABLE, slips, told_apart
from corpus.areas import Areas
from corpus.codes import label
from nlp.records import UNNAMED_PLAN, Count

#: Units of which a repeated number says something.
_UNITS = ("woningen", "EUR")
#: Smaller numbers are the same by chance.
_FROM = 100
#: Of one project, and of things that are not homes or money: the key projects of a region, say.
_FROM_FEW = 10
#: All of a thing, in percent.
_ALL = 100
#: Numbers of fewer figures are those of the parts of a plan that has no name.
_TELLING = 4
_CHANGED = "De tekst zegt dat het ene getal in het andere is veranderd."
_MISREAD = "Van een van beide is niet zeker waar het over gaat."


def repeated_counts(
    counts: Sequence[Count], areas: Areas, changed: Collection[int] = ()
) -> Iterator[Relation]:
    """A relation for each number that the document gives again, with all places before its last.

    ``changed`` are the places of :func:`checks.changed_numbers.changed_numbers`.
    """
    ordered = sorted(counts, key=lambda count: count.span.start)
    comparable = [count for count in ordered if _is_comparable(count)]
    for places in clusters((Facets.of(count), count) for count in comparable):
        *others, stated = places
        yield _same(stated, others, areas)
    exact = [c for c in comparable if c.qualifier not in INEXACT and not _is_of_part(c)]
    for odd, usual in slips((Facets.of(count), count) for count in exact):
        # With so many figures the number itself says what it is of, whatever field is in doubt.
        is_told = min(figures(odd.value), figures(usual[0].value)) >= UNMISTAKABLE
        in_doubt = any(
            may_be_misread(count.level, () if is_told else count.doubt) for count in (odd, usual[0])
        )
        same = _same(odd, usual, areas, is_linked=True)
        if is_told_as_change(odd, usual, changed):
            yield replace(same, doubt=_CHANGED, reason="edition", is_comparable=False)
        else:
            yield replace(same, doubt=_MISREAD if in_doubt else "", reason="reading")
    for one, other, reason in told_apart((Facets.of(count), count) for count in exact):
        told = f"Daar gaat het om {label('check_reason', reason)}."
        same = _same(one, [other], areas)
        yield replace(same, doubt=told, reason=reason, is_comparable=False)


def _is_comparable(count: Count) -> bool:
    if count.low is not None or count.area_id is None:
        return False
    if count.unit == "%":
        # A share of homes, or more than all: other percentages are the same by chance.
        return count.segment is not None or count.value > _ALL
    is_among_many = count.unit in _UNITS and count.project is None
    return abs(count.value) >= (_FROM if is_among_many else _FROM_FEW)


def _is_of_part(count: Count) -> bool:
    """Return True if a number may well be that of one part of a plan, of which each has its own."""
    return count.project == UNNAMED_PLAN and figures(count.value) < _TELLING


def subject_of(count: Count, areas: Areas) -> str:
    """What a count is about, for a reader: "Almelo: te bouwen woningen"."""
    of_text = count.named_area.name if count.named_area else None
    name = count.project or of_text or areas[count.area_id or ""].name
    return f"{name}: {count.measure or count.unit}"


def _same(
    stated: Count, others: Sequence[Count], areas: Areas, *, is_linked: bool = False
) -> Relation:
    last = next((c.period_end for c in (stated, *others) if c.period_end), None)
    period = f", t/m {last[:4]}" if last else ""
    is_in_one_form = all((stated.table is None) == (other.table is None) for other in others)
    return Relation(
        "same",
        "plausibility" if is_in_one_form else "text_table",
        f"{subject_of(stated, areas)}{period}",
        quantity_of_count(stated),
        tuple(quantity_of_count(other) for other in others),
        is_linked=is_linked,
    )
