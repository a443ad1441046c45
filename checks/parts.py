"""Numbers that others make, found by arithmetic among the counts of a document.

"250.000 sociale huurwoningen en 350.000 in het middensegment" on one page and "600.000 betaalbare
woningen" on another; "4,7%" and "705" beside "15.000"; a rate a year and what it makes by the end.
No words link them, so that only what is exact is proposed, and what looks like a slip for it where
the document has one number only that it can be a slip for.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

from checks.facets import figures
from checks.quantity import quantity_of_count
from checks.relation import Kind, Relation, is_near_miss, is_slip
from checks.same import subject_of
from corpus.areas import Areas
from corpus.relations import load_relation_words
from nlp.records import Count

_HOMES = "woningen"
_SHARE = "%"
_LEVELS = ("certain", "probable", "uncertain")
_DOUBTFUL = _LEVELS[-1]
#: So far apart, in characters, the parts of one enumeration stand.
_APART = 400
#: So far a number of homes stands from the percentage that it is.
_BESIDE = 160
#: The most years that a rate is multiplied by.
_MOST_YEARS = 15
#: How far from a whole number of homes a share of them may come out.
_HALF = 0.5
_WHOLE = 100.0
#: Half of the last figure of a share that is written with two decimals, in percent.
_GRAIN = 0.005
#: Fewer homes are a percentage of something by chance.
_FEWEST_OF_SHARE = 20
_PROJECTS = "projecten"
#: Fewer projects are that many, or make a number together, by chance.
_FEWEST_PROJECTS = 5
#: With so many figures before its noughts a number is hardly the sum of projects by chance.
_TELLING = 4
#: Of the name of projects, these letters are their plural: "sleutelprojecten".
_PLURAL = 2


@dataclass(frozen=True, slots=True)
class _Found:
    """A count and those that make it, or that it is the share of."""

    kind: Kind
    stated: Count
    parts: Sequence[Count]
    times: float = 1.0
    is_linked: bool = False


def made_of_others(counts: Sequence[Count], areas: Areas) -> Iterator[Relation]:
    """The relations among the counts of a document that arithmetic alone shows."""
    plain = sorted(
        (c for c in counts if c.low is None and c.value > 0 and c.area_id is not None),
        key=lambda count: count.span.start,
    )
    in_text = [count for count in plain if count.passage is not None]
    wholes = _by_area(plain)
    for found in (
        *_unions(in_text, wholes),
        *_rates(in_text),
        *_shares(in_text, wholes),
        *_projects(counts),
    ):
        yield Relation(
            found.kind,
            "plausibility",
            subject_of(found.stated, areas),
            quantity_of_count(found.stated),
            tuple(quantity_of_count(part) for part in found.parts),
            times=found.times,
            is_linked=found.is_linked,
        )


_ByArea = dict[tuple[str | None, str], list[Count]]


def _by_area(counts: Iterable[Count]) -> _ByArea:
    found: _ByArea = {}
    for count in counts:
        found.setdefault((count.area_id, count.unit), []).append(count)
    return found


def _unions(counts: Sequence[Count], wholes: _ByArea) -> Iterator[_Found]:
    """Kinds of homes, one after the other, whose sum the document gives for all of them."""
    of_homes = [count for count in counts if count.segment and count.unit == _HOMES]
    of_shares = [count for count in counts if count.segment and count.unit == _SHARE]
    for of_kind, union in product((of_homes, of_shares), load_relation_words().union):
        size = len(union.kinds)
        for start in range(len(of_kind) - size + 1):
            parts = of_kind[start : start + size]
            if {part.segment for part in parts} == set(union.kinds) and _belong_together(parts):
                yield from _sums(parts, union.of, wholes)


def _belong_together(parts: Sequence[Count]) -> bool:
    of_one = len({(part.area_id, part.unit, part.per, part.project) for part in parts}) == 1
    near = all(two.span.start - one.span.end <= _APART for one, two in pairwise(parts))
    return of_one and near


def _sums(parts: Sequence[Count], union: str | None, wholes: _ByArea) -> Iterator[_Found]:
    """The sum, at the surest place where the document gives it; of equals at the one nearest to its parts.

    Where no place has it, and the document has one other number for it, that may be a slip.
    """
    made = sum(part.value for part in parts)
    alike = [
        whole
        for whole in wholes.get((parts[0].area_id, parts[0].unit), ())
        if whole.segment == union and (whole.per, whole.project) == (parts[0].per, parts[0].project)
    ]
    fitting = [whole for whole in alike if whole.value == made]
    if fitting:
        surest = min(fitting, key=lambda w: (*_unsureness(w), _distance(w, parts)))
        yield _Found("sum", surest, parts)
    elif union is not None and len({whole.value for whole in alike}) == 1:
        whole = min(alike, key=lambda whole: _distance(whole, parts))
        if _is_slip_of_sum(whole, parts, made):
            yield _Found("sum", whole, parts, is_linked=True)


def _is_slip_of_sum(whole: Count, parts: Sequence[Count], made: float) -> bool:
    """Return True if one figure changed, in the sum or in one part, makes a sum fit.

    Only in one passage of running text, with no reading in doubt.
    """
    is_in_doubt = any(c.level == _DOUBTFUL for c in (whole, *parts))
    # "tweederde" is 66,67 %: as the sum of 30 and 40 % it is no slip.
    is_fraction = whole.value != int(whole.value)
    if is_in_doubt or is_fraction or len({p.passage for p in parts}) > 1:
        return False
    last = {c.period_end[:4] for c in (whole, *parts) if c.period_end}
    short = whole.value - made
    return len(last) <= 1 and (
        is_near_miss(whole.value, made) or any(is_slip(p.value, p.value + short) for p in parts)
    )


def _unsureness(count: Count) -> tuple[int, bool]:
    """How little the place of a number says for sure: its level, and if it is "minimaal" or so."""
    return _LEVELS.index(count.level), count.qualifier is not None


def _distance(whole: Count, parts: Sequence[Count]) -> int:
    return abs(whole.span.start - parts[0].span.start)


def _rates(counts: Sequence[Count]) -> Iterator[_Found]:
    """ "15.000 flexwoningen per jaar", and next "135.000 flexwoningen": nine years of it.

    Where a passage says so of one pair, another that nearly makes as many years is held against it.
    """
    homes = [count for count in counts if count.unit == _HOMES]
    pairs = [(rate, total) for rate, total in pairwise(homes) if _are_rate_and_total(rate, total)]
    years_of: dict[int | None, float] = {}
    for rate, total in pairs:
        years = total.value / rate.value
        if years == int(years) and 1 < years <= _MOST_YEARS:
            years_of.setdefault(rate.passage, years)
            yield _Found("multiple", total, (rate,), times=years)
    for rate, total in pairs:
        years = years_of.get(rate.passage, 0.0)
        if (years * rate.value != total.value and is_slip(total.value, years * rate.value)) or (
            years and years * rate.value != total.value and is_slip(rate.value, total.value / years)
        ):
            yield _Found("multiple", total, (rate,), times=years, is_linked=True)


def _are_rate_and_total(rate: Count, total: Count) -> bool:
    is_of_one = (rate.area_id, rate.segment) == (total.area_id, total.segment)
    is_near = total.span.start - rate.span.end <= _APART
    return rate.per == "jaar" and total.per is None and is_of_one and is_near


def _shares(counts: Sequence[Count], wholes: _ByArea) -> Iterator[_Found]:
    """A percentage beside a number of homes that is exactly so much of one the document gives."""
    for one, two in pairwise(counts):
        if {one.unit, two.unit} != {_SHARE, _HOMES} or two.span.start - one.span.end > _BESIDE:
            continue
        share, part = (one, two) if one.unit == _SHARE else (two, one)
        if share.passage == part.passage:
            whole = _whole_of(share, part, counts, wholes)
            if whole is not None:
                yield _Found("share", share, (part, whole))


def _whole_of(share: Count, part: Count, counts: Sequence[Count], wholes: _ByArea) -> Count | None:
    """What a part is the stated share of: in its own passage, else of its own area."""
    beside = [c for c in counts if c.passage == part.passage and c.unit == _HOMES]
    for whole in (*beside, *wholes.get((part.area_id, _HOMES), ())):
        is_telling = part.value >= _FEWEST_OF_SHARE
        is_more = bool(is_telling and whole.value > part.value and whole.per == part.per)
        is_more = is_more and _can_hold(whole.segment, part.segment)
        made = whole.value * share.value / _WHOLE
        # "tweederde" is 66,67 %, so that what it makes is off by some.
        off = _HALF if share.value == int(share.value) else whole.value * _GRAIN / _WHOLE
        if is_more and math.isclose(made, part.value, abs_tol=max(off, _HALF)):
            found: Count = whole
            return found
    return None


def _can_hold(whole: str | None, part: str | None) -> bool:
    """Return True if homes of one kind can be a part of those of another: homes for the old hold clustered ones."""
    unions = load_relation_words().union
    is_union = any(union.of == whole and part in union.kinds for union in unions)
    return whole in (None, part) or part is None or is_union


def _projects(counts: Sequence[Count]) -> Iterator[_Found]:
    """The projects of a table: how many a sentence says there are, and what they make together."""
    tables: dict[int, list[Count]] = {}
    for count in sorted(counts, key=lambda count: count.span.start):
        if count.table is not None and count.unit == _HOMES and count.area_id is not None:
            tables.setdefault(count.table, []).append(count)
    stated = [c for c in counts if c.unit == _PROJECTS and c.value >= _FEWEST_PROJECTS]
    listed = [tuple(_first_of_projects(rows).values()) for rows in tables.values()]
    for count in stated:
        yield from _number_of_projects(count, listed)
    for rows in tables.values():
        yield from _totals_of_projects([row for row in rows if row.low is None])
    yield from _totals_told(counts, listed)


def _first_of_projects(rows: Sequence[Count]) -> Mapping[tuple[str | None, str], Count]:
    """The first number of each project; two areas can have a project of one name."""
    return {(c.area_id, c.project): c for c in reversed(rows) if c.project}


def _number_of_projects(stated: Count, listed: Sequence[tuple[Count, ...]]) -> Iterator[_Found]:
    """A number of projects and the table that lists so many, or the one of such projects that nearly does."""
    fitting = [projects for projects in listed if len(projects) == stated.value]
    if fitting:
        yield from (_Found("count", stated, projects) for projects in fitting)
        return
    name = stated.measure.casefold()[:-_PLURAL]
    of_name = [ps for ps in listed if ps and len(name) > _PLURAL and name in ps[0].measure.split()]
    if len(of_name) == 1 and is_slip(stated.value, len(of_name[0])):
        yield _Found("count", stated, of_name[0], is_linked=True)


def _totals_told(counts: Sequence[Count], listed: Sequence[tuple[Count, ...]]) -> Iterator[_Found]:
    """What the projects of a table make, as a sentence gives it; or a slip for that.

    Of a range its lower end counts, as a total of ranges is given most often.
    """
    told = [c for c in counts if c.passage is not None and c.unit == _HOMES and c.low is None]
    exact = [c for c in told if c.qualifier is None and figures(c.value) >= _TELLING]
    for projects in listed:
        made = sum(project.value for project in projects)
        if len(projects) < _FEWEST_PROJECTS:
            continue
        fitting = [count for count in exact if count.value == made]
        slips = [] if fitting else [c for c in exact if is_slip(c.value, made)]
        for count in fitting or (slips if len(slips) == 1 else []):
            yield _Found("sum", count, projects, is_linked=not fitting)


def _totals_of_projects(rows: Sequence[Count]) -> Iterator[_Found]:
    columns: dict[tuple[str, str | None], list[Count]] = {}
    for count in rows:
        columns.setdefault((count.measure, count.period_end), []).append(count)
    for column in columns.values():
        parts = [count for count in column if count.project]
        made = sum(part.value for part in parts)
        for total in column:
            if total.is_total and total.value == made and len(parts) >= _FEWEST_PROJECTS:
                yield _Found("sum", total, parts)
