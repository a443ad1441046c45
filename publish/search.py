"""One search over passages, commitments, counts, projects, parties, areas, documents and themes."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from corpus.codes import labels
from publish import areas, comparison, count_facts, did_you_mean, facts, marks, rows, slugs
from publish.areas import Area
from publish.query_language import Lead, is_lead, leads, meaningful
from publish.query_words import beginning, fts, parts_of, quoted, signed_numbers, words
from publish.search_index import COMMITMENTS, NO_MARKS, PARTS_OF_WORDS, PASSAGES, Hit
from publish.search_names import (
    FoundParty,
    Known,
    Thing,
    all_areas,
    all_commitments,
    all_counts,
    all_documents,
    all_parties,
    all_projects,
    all_themes,
    municipalities,
    together,
)
from publish.slugs import fold
from publish.statements import AGREED, OTHER, grouped, statements

LIMIT = 20
#: So many words are tried to do without, each by itself, where nothing has all.
MOST_LEFT_OUT = 4
#: Of passages with the figures of such a number so many are looked through for the sign.
_LOOKED_THROUGH = 400


@dataclass(frozen=True, slots=True)
class Results:
    """What a search found, by what it is; ``more`` says that passages were left out.

    Where nothing has all words, ``nearby`` has the areas that one of them names and ``apart`` the
    words that are to be found by themselves; ``without`` is the word without which there is the rest, if
    what is shown has not all of them, and ``around`` the area whose counts are shown for that of the query.
    ``leads`` are the pages of the site that the words ask for.
    ``absent`` names a municipality that was asked for and of which the documents say nothing; ``meant`` is
    what somebody may have meant who typed words that are nowhere.
    """

    query: str
    areas: tuple[Area, ...]
    parties: tuple[FoundParty, ...]
    projects: tuple[tuple[str, str, str, str], ...]
    counts: tuple[count_facts.Count, ...]
    commitments: tuple[Hit, ...]
    passages: tuple[Hit, ...]
    more: bool
    nearby: tuple[Area, ...] = ()
    apart: tuple[str, ...] = ()
    absent: str = ""
    documents: tuple[tuple[str, str, str | None], ...] = ()
    themes: tuple[tuple[str, str], ...] = ()
    without: str = ""
    around: Area | None = None
    meant: str = ""
    leads: tuple[Lead, ...] = ()

    @property
    def total(self) -> int:
        found = (
            self.areas,
            self.documents,
            self.themes,
            self.parties,
            self.projects,
            self.counts,
            self.commitments,
            self.passages,
        )
        return sum(len(part) for part in found)


def search(connection: sqlite3.Connection, query: str) -> Results:
    """What there is for a query; nothing for an empty one. No query is an error."""
    terms = words(query)
    if not terms:
        return Results(query, (), (), (), (), (), (), False)
    place, others = _named_area(connection, terms)
    rest = meaningful(others, or_all=place is None)
    found = _of_place(connection, place, rest)
    found = replace(found, query=query, leads=leads(rest, place, _years(connection)))
    if not found.areas:
        found = replace(found, absent=absent_municipality(connection, query))
    return found if found.total else _relaxed(connection, found, place, rest)


def _years(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The years that can be compared."""
    return tuple(
        choice.value for choice in comparison.choices(connection) if choice.value.isdigit()
    )


def _of_place(connection: sqlite3.Connection, place: Area | None, rest: tuple[str, ...]) -> Results:
    """What has all words of a query, of which ``place`` is the area that it names.

    Where no count of the place has the other words, those of the nearest area around it stand in.
    """
    found = _found(connection, place, rest)
    around = (
        _of_areas_around(connection, place, rest) if place and rest and not found.counts else None
    )
    if place is None or around is None:
        return found
    themes = found.themes or _with_all(all_themes(), rest)
    return replace(found, nearby=(place,), around=around[0], counts=around[1], themes=themes)


def _found(connection: sqlite3.Connection, place: Area | None, rest: tuple[str, ...]) -> Results:
    """What has the name of the place, if any, and all other words."""
    terms = (*words(place.name), *rest) if place else rest
    query = " ".join(terms)
    passages = _passages(connection, query)
    return Results(
        query=query,
        areas=_with_all(all_areas(connection), terms),
        parties=together(connection, _with_all(all_parties(connection), terms)),
        projects=_with_all(all_projects(connection), terms),
        counts=_counts_of(connection, place, terms),
        commitments=_commitments(connection, query),
        passages=passages[:LIMIT],
        more=len(passages) > LIMIT,
        documents=_with_all(all_documents(connection), terms),
        themes=_with_all(all_themes(), terms),
    )


def _relaxed(
    connection: sqlite3.Connection, nothing: Results, place: Area | None, rest: tuple[str, ...]
) -> Results:
    """The best partial match where nothing has all words, and what may have been meant."""
    terms = (*(words(place.name) if place else ()), *rest)
    missing = tuple(term for term in dict.fromkeys(rest) if not _is_anywhere(connection, term))
    unknown = tuple(term for term in missing if not is_lead(term))
    meant = did_you_mean.nearest(connection, terms, unknown) if unknown else ""
    if len(terms) == 1:
        return replace(nothing, meant=meant)
    nearby = [a for term in rest for a in _with_all(all_areas(connection), (term,))]
    found = replace(
        nothing,
        meant=meant,
        nearby=tuple(dict.fromkeys([place] if place else nearby))[:LIMIT],
        apart=tuple(term for term in dict.fromkeys(terms) if term not in missing),
    )
    for without in _to_leave_out(place, rest, missing):
        kept = tuple(term for term in rest if term not in without)
        of_place = None if without == words(place.name if place else "") else place
        if not (kept or of_place):
            continue
        partial = _of_place(connection, of_place, kept)
        if partial.total:
            return replace(
                partial,
                query=nothing.query,
                absent=nothing.absent,
                leads=nothing.leads,
                meant=meant,
                nearby=tuple(area for area in found.nearby if area not in partial.areas),
                apart=found.apart,
                without=", ".join(without),
            )
    return found


def _to_leave_out(
    place: Area | None, rest: tuple[str, ...], missing: tuple[str, ...]
) -> Iterator[tuple[str, ...]]:
    """Words to do without, the best choice first: what is nowhere, what asks for a page of the site, a word
    from the end, all but the place; and the place only in the end."""
    asking = tuple(term for term in rest if is_lead(term))
    tried = [*((term,) for term in missing), missing, *((term,) for term in asking)]
    tried.extend((term,) for term in reversed(rest[-MOST_LEFT_OUT:]))
    if place:
        tried.extend((rest, words(place.name)))
    yield from (without for without in dict.fromkeys(tried) if without)


def _named_area(
    connection: sqlite3.Connection, terms: tuple[str, ...]
) -> tuple[Area | None, tuple[str, ...]]:
    """The area whose whole name is in a query, and the other words.

    A word beside the name for its kind is none of these: "gemeente Hengelo", "provincie Utrecht".
    """
    known: dict[str, list[Area]] = {}
    for area in areas.with_data(connection):
        known.setdefault(slugs.slug(area.name), []).append(area)
    runs = (
        (start, start + n) for n in range(len(terms), 0, -1) for start in range(len(terms) - n + 1)
    )
    for start, end in runs:
        named = known.get(slugs.slug(" ".join(terms[start:end])))
        if named:
            return _with_kind(named, terms, start, end)
    return None, terms


def _with_kind(
    named: Sequence[Area], terms: tuple[str, ...], start: int, end: int
) -> tuple[Area, tuple[str, ...]]:
    """The area of a name that the word before or behind it means, and the other words of the query."""
    before, after = terms[:start], terms[end:]
    for area in named:
        kind = labels("area_kind")[area.kind]
        if before and fold(before[-1]) == kind:
            return area, (*before[:-1], *after)
        if after and fold(after[0]) == kind:
            return area, (*before, *after[1:])
    return named[0], (*before, *after)


def _of_areas_around(
    connection: sqlite3.Connection, place: Area, terms: tuple[str, ...]
) -> tuple[Area, tuple[count_facts.Count, ...]] | None:
    """The nearest area around a place of which counts have all words, with these.

    What is promised goes before what is planned, and a number that is repeated is there once.
    """
    counts = _counts(connection, terms, most=None)
    for around in areas.around(connection, place.id):
        said = statements(
            (count for count in counts if count.area_id == around.id),
            count_facts.standing(connection),
        )
        if said:
            groups = grouped(said, (*AGREED, *OTHER))
            return around, tuple(s.main for group in groups for s in group.shown)[:LIMIT]
    return None


def _is_anywhere(connection: sqlite3.Connection, term: str) -> bool:
    """Return True if a word is in a text or in a name."""
    known = (all_areas, all_parties, all_projects)
    return _is_there(connection, term) or any(
        _with_all(find(connection), (term,)) for find in known
    )


def _is_there(connection: sqlite3.Connection, term: str) -> bool:
    sql = "select 1 from passages_fts where passages_fts match ? limit 1"
    return connection.execute(sql, (fts(term),)).fetchone() is not None


def absent_municipality(connection: sqlite3.Connection, name: str) -> str:
    """The name of the municipality that is called (about) so, where there is nothing about it."""
    wanted = slugs.slug(name)
    known = {a.id for a in areas.with_data(connection)}
    return next(
        (a.name for a in municipalities() if slugs.slug(a.name) == wanted and a.id not in known),
        "",
    )


def _passages(connection: sqlite3.Connection, query: str) -> tuple[Hit, ...]:
    signed = signed_numbers(words(query))
    limit = _LOOKED_THROUGH if signed else LIMIT + 1
    shown = {
        number: text
        for number, text in PASSAGES.matches(connection, fts(query), limit).items()
        if all(wanted.search((text or "").translate(NO_MARKS)) for wanted in signed)
    }
    found = {hit.place.span_id: hit for hit in PASSAGES.hits(connection, shown)}
    if len(found) <= LIMIT and not signed:
        for hit in _inside_words(connection, words(query)):
            found.setdefault(hit.place.span_id, hit)
    return tuple(found.values())[: LIMIT + 1]


def _inside_words(connection: sqlite3.Connection, terms: tuple[str, ...]) -> tuple[Hit, ...]:
    """Passages in which all words stand somewhere, also in the middle of a word.

    The index of three letters needs three of them; shorter words are left to the other index.
    """
    parts = parts_of(terms)
    if not parts:
        return ()
    query = " AND ".join(quoted(part) for part in parts)
    shown = PARTS_OF_WORDS.matches(connection, query, LIMIT + 1)
    return PARTS_OF_WORDS.hits(connection, shown, lambda text: _with_parts(text, parts))


def _with_parts(text: str, parts: tuple[str, ...]) -> Markup:
    """The text with the parts of its words marked."""
    folded = fold(text)
    ranges = [m.span() for part in parts for m in re.finditer(re.escape(part), folded)]
    return marks.marked(text, ranges if len(folded) == len(text) else ())


def _commitments(connection: sqlite3.Connection, query: str) -> tuple[Hit, ...]:
    shown = COMMITMENTS.matches(connection, fts(query), LIMIT)
    found = {hit.place.span_id: hit for hit in COMMITMENTS.hits(connection, shown)}
    parts = parts_of(words(query))
    if parts and len(found) < LIMIT:
        inside = [key for key, text in all_commitments(connection) if all(p in text for p in parts)]
        sql = f"""select kop as section, coalesce(afspraak, citaat) as shown, {facts.PLACE_COLUMNS}
            from alle_afspraken where afspraak_id in (select value from json_each(?))
            order by afspraak_id limit {2 * LIMIT}"""
        for row in connection.execute(sql, (json.dumps(inside),)):
            html = _with_parts(row["shown"], parts)
            found.setdefault(
                row["span_id"], rows.of_row(Hit, row, place=facts.place(row), html=html)
            )
    return tuple(found.values())[:LIMIT]


def _with_all(
    known: Sequence[Known[Thing]], terms: tuple[str, ...], most: int | None = LIMIT
) -> tuple[Thing, ...]:
    """The first things whose text has all words as the beginning of a word (a number as a whole).

    Behind those come the ones that have them in the middle of a word.
    """
    patterns = [beginning(term) for term in terms]
    found = [thing for thing, text in known if all(p.search(text) for p in patterns)]
    parts = parts_of(terms)
    if parts and (most is None or len(found) < most):
        there = set(found)
        inside = (t for t, text in known if all(part in text for part in parts))
        found.extend(thing for thing in inside if thing not in there)
    return tuple(found[:most])


def _counts_of(
    connection: sqlite3.Connection, place: Area | None, terms: tuple[str, ...]
) -> tuple[count_facts.Count, ...]:
    """The counts that have all words; those of the place itself before those of its projects and others."""
    if place is None:
        return _counts(connection, terms)
    found = _counts(connection, terms, most=None)
    own = statements(count for count in found if count.area_id == place.id and not count.project_id)
    groups = grouped(own, (*AGREED, *OTHER))
    first = [s.main for group in groups for s in (*group.shown, *group.rest)]
    repeated = {count.id for statement in own for count in statement.counts}
    return (*first, *(count for count in found if count.id not in repeated))[:LIMIT]


def _counts(
    connection: sqlite3.Connection, terms: tuple[str, ...], most: int | None = LIMIT
) -> tuple[count_facts.Count, ...]:
    """The counts of which number, measure, ground, segment, years, area and project together have all words."""
    wanted = _with_all(all_counts(connection), terms, most)
    if not wanted:
        return ()
    return count_facts.counts(
        connection,
        "aantal_id in (select value from json_each(:ids))",
        {"ids": json.dumps(wanted)},
    )
