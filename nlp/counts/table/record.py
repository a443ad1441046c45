"""The record of one number in a table: its fields, how sure they are, and why."""

from __future__ import annotations

from corpus.count_rules import load_count_rules
from nlp.counts.confidence import assess
from nlp.counts.fields.learned import Learned
from nlp.counts.number_fields import number_fields
from nlp.counts.table.cells import qualifier_in, qualifier_named
from nlp.counts.table.doubts import doubts_of
from nlp.counts.table.fields import NumberCell, TableFields
from nlp.counts.table.label_words import is_total
from nlp.counts.table.quantities import per_of
from nlp.counts.table.view import TableView
from nlp.counts.votes import field_votes, label_of
from nlp.records import Count, Level

#: Places from which a unit is no word of the table itself.
_FAR_UNITS = frozenset({"heading", "caption", "lead"})


def record_of(
    view: TableView, table: int, found: NumberCell, fields: TableFields, learned: Learned
) -> Count:
    """The count of a number; ``table`` is the index of its grid."""
    text, row = view.texts[found.index], found.row
    number, period = fields.number, fields.period.value
    footnote = view.footnote(text.text[number.written_end :])
    heads = found.headers.column[-1:]
    confidence, doubt = _assessed(fields)
    reasons = doubts_of(view, found, fields)
    named = map(qualifier_named, (footnote or "", *heads))
    area_from, unit_from = label_of("area", fields.area.rule), label_of("unit", fields.units.rule)
    return Count(
        span=text.source_range(number.start, number.written_end),
        **number_fields(number),
        unit=fields.unit,
        measure=fields.measure.words,
        basis=fields.basis.value,
        area_id=fields.area.value,
        named_area=learned.found.get(fields.area.value or ""),
        project=fields.project,
        segment=fields.segment.value,
        per=per_of(view, found.headers),
        qualifier=qualifier_in(text.text[: number.start], view.vocabulary)
        or next(filter(None, named), None),
        period_start=period[0],
        period_end=period[1],
        is_total=row.is_total or any(is_total(head) for head in heads),
        method=f"tabel ({view.grid.reader}); gebied: {area_from}; eenheid: {unit_from}",
        level=_level(view, fields, doubt, reasons),
        confidence=confidence,
        doubt=doubt,
        why="; ".join(_why(view, fields, reasons, footnote)),
        table=table,
        cell=found.index,
        votes=field_votes(
            {
                "unit": fields.units,
                "area": fields.area,
                "basis": fields.basis,
                "period": fields.period,
                "segment": fields.segment,
            }
        ),
    )


def _assessed(fields: TableFields) -> tuple[float, tuple[str, ...]]:
    """How likely all fields are right, and which ones are in doubt."""
    strength = load_count_rules().strength
    confidence, doubt = assess(
        {
            "unit": strength[fields.units.vote.place],
            "area": strength[fields.area.vote.place],
            "basis": strength[fields.basis.vote.place],
            "period": strength[fields.period.vote.place] if any(fields.period.value) else 1.0,
        }
    )
    if fields.basis.in_doubt and "basis" not in doubt:
        doubt = (*doubt, "basis")
    return confidence, doubt


def _level(
    view: TableView, fields: TableFields, doubt: tuple[str, ...], reasons: tuple[str, ...]
) -> Level:
    if reasons:
        return "uncertain"
    is_near = fields.units.rule not in _FAR_UNITS
    return "certain" if is_near and not doubt and not view.grid.evidence else "probable"


def _why(
    view: TableView, fields: TableFields, reasons: tuple[str, ...], footnote: str | None
) -> list[str]:
    """Where each field comes from and what speaks against it, in Dutch."""
    why = [
        f"gebied: {label_of('area', fields.area.rule)}",
        f"eenheid: {label_of('unit', fields.units.rule)}",
    ]
    if any(fields.period.value):
        why.append(f"periode: {label_of('period', fields.period.rule)}")
    if fields.basis.vote.words:
        why.append(f"{fields.basis.value} door “{fields.basis.vote.words}”")
    elif fields.basis.rule == "homes-of-plan-table":
        why.append(f"{fields.basis.value}: {label_of('basis', fields.basis.rule)}")
    if view.grid.evidence:
        why.append(view.grid.evidence)
    if reasons:
        why.append(f"onzeker: {', '.join(reasons)}")
    if footnote:
        why.append(f"noot: {footnote}")
    return why
