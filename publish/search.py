"""One search over passages, commitments, counts, projects, parties and areas.

A reader's words are never handed to SQLite as a query of their own: every word is quoted, so that
an apostrophe, a quote or a minus means nothing more than itself.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeAlias, TypeVar

from markupsafe import Markup

import corpus.areas
from publish import areas, facts, marks, slugs
from publish.areas import Area
from publish.once import once
from publish.slugs import fold

Thing = TypeVar("Thing", bound=Hashable)
#: Something to find, with the folded text that it is found by.
_Known: TypeAlias = tuple[Thing, str]

LONGEST = 200
MOST_WORDS = 12
LIMIT = 20
_OPEN, _CLOSE = "\x02", "\x03"
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{3})+|\d+")


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage or commitment that was found, with the words marked."""

    place: facts.Place
    html: Markup
    section: str | None


@dataclass(frozen=True, slots=True)
class Results:
    """What a search found, by what it is; ``more`` says that passages were left out.

    Where nothing has all words, ``nearby`` has the areas that one of them names and ``apart`` the
    words that are to be found by themselves. ``absent`` names a municipality that was asked for and
    of which the documents say nothing.
    """

    query: str
    areas: tuple[Area, ...]
    parties: tuple[tuple[str, str, str], ...]
    projects: tuple[tuple[str, str, str, str], ...]
    counts: tuple[facts.Count, ...]
    commitments: tuple[Hit, ...]
    passages: tuple[Hit, ...]
    more: bool
    nearby: tuple[Area, ...] = ()
    apart: tuple[str, ...] = ()
    absent: str = ""

    @property
    def total(self) -> int:
        found = (
            self.areas,
            self.parties,
            self.projects,
            self.counts,
            self.commitments,
            self.passages,
        )
        return sum(len(part) for part in found)


def words(query: str) -> tuple[str, ...]:
    """The words of a query: what lies between blanks, without those that hold no letter or digit."""
    found = [w for w in query[:LONGEST].split() if any(c.isalnum() for c in w)]
    return tuple(found[:MOST_WORDS])


def fts(query: str) -> str:
    """The query for a full-text index: all words, each also as the beginning of a word.

    A number is looked for as ``2500`` and as ``2.500``. Empty where there is no word.
    """
    return " AND ".join(_term(word) for word in words(query))


def _term(word: str) -> str:
    spellings = spellings_of(word)
    if len(spellings) > 1:
        return "(" + " OR ".join(_quoted(s) for s in spellings) + ")"
    return f"{_quoted(word)}*"


def _quoted(word: str) -> str:
    return '"' + word.replace('"', '""').replace("\x00", "") + '"'


def spellings_of(word: str) -> tuple[str, ...]:
    """A whole number with and without its points; any other word as it is."""
    if not _NUMBER.fullmatch(word):
        return (word,)
    plain = word.replace(".", "")
    pointed = f"{int(plain):,}".replace(",", ".") if len(plain) < 16 else plain
    return (plain, pointed) if plain != pointed else (plain,)


def search(connection: sqlite3.Connection, query: str) -> Results:
    """What there is for a query; nothing for an empty one. No query is an error."""
    terms = words(query)
    if not terms:
        return Results(query, (), (), (), (), (), (), False)
    passages = _passages(connection, query)
    found = Results(
        query=query,
        areas=_with_all(_all_areas(connection), terms),
        parties=_with_all(_all_parties(connection), terms),
        projects=_with_all(_all_projects(connection), terms),
        counts=_counts(connection, terms),
        commitments=_commitments(connection, query),
        passages=passages[:LIMIT],
        more=len(passages) > LIMIT,
    )
    if not found.areas:
        found = replace(found, absent=absent_municipality(connection, query))
    if not found.total and len(terms) > 1:
        nearby = [a for term in terms for a in _with_all(_all_areas(connection), (term,))]
        apart = tuple(term for term in dict.fromkeys(terms) if _is_there(connection, term))
        found = replace(found, nearby=tuple(dict.fromkeys(nearby))[:LIMIT], apart=apart)
    return found


def _is_there(connection: sqlite3.Connection, term: str) -> bool:
    sql = "select 1 from passages_fts where passages_fts match ? limit 1"
    return connection.execute(sql, (fts(term),)).fetchone() is not None


def absent_municipality(connection: sqlite3.Connection, name: str) -> str:
    """The name of the municipality that is called (about) so, where there is nothing about it."""
    wanted = slugs.slug(name)
    known = {a.id for a in areas.with_data(connection)}
    return next(
        (a.name for a in _municipalities() if slugs.slug(a.name) == wanted and a.id not in known),
        "",
    )


@lru_cache(maxsize=1)
def _municipalities() -> tuple[corpus.areas.Area, ...]:
    return tuple(corpus.areas.load_areas().of_kind("municipality"))


def _passages(connection: sqlite3.Connection, query: str) -> tuple[Hit, ...]:
    sql = f"""select b.section, {facts.PLACE_COLUMNS},
            highlight(passages_fts, 0, '{_OPEN}', '{_CLOSE}') as shown
        from passages_fts f join passages b on b.rowid = f.rowid
            join spans s on s.id = b.span_id {facts.PLACE_JOINS}
        where passages_fts match :query and b.kind <> 'furniture'
        order by f.rank, b.id limit :limit"""
    found = {
        row["span_id"]: _hit(row, row["section"])
        for row in connection.execute(sql, {"query": fts(query), "limit": LIMIT + 1})
    }
    if len(found) <= LIMIT:
        for hit in _inside_words(connection, words(query)):
            found.setdefault(hit.place.span_id, hit)
    return tuple(found.values())[: LIMIT + 1]


def _inside_words(connection: sqlite3.Connection, terms: tuple[str, ...]) -> tuple[Hit, ...]:
    """Passages in which all words stand somewhere, also in the middle of a word.

    The index of three letters needs three of them; shorter words are left to the other index.
    """
    parts = _parts(terms)
    if not parts:
        return ()
    sql = f"""select b.section, {facts.PLACE_COLUMNS}, b.text as shown
        from passages_trigram f join passages b on b.rowid = f.rowid
            join spans s on s.id = b.span_id {facts.PLACE_JOINS}
        where passages_trigram match :query and b.kind <> 'furniture'
        order by f.rank, b.id limit :limit"""
    query = " AND ".join(_quoted(part) for part in parts)
    hits = []
    for row in connection.execute(sql, {"query": query, "limit": LIMIT + 1}):
        hits.append(Hit(facts.place(row), _with_parts(row["shown"], parts), row["section"]))
    return tuple(hits)


def _with_parts(text: str, parts: tuple[str, ...]) -> Markup:
    """The text with the parts of its words marked."""
    folded = fold(text)
    ranges = [m.span() for part in parts for m in re.finditer(re.escape(part), folded)]
    return marks.marked(text, ranges if len(folded) == len(text) else ())


def _commitments(connection: sqlite3.Connection, query: str) -> tuple[Hit, ...]:
    sql = f"""select c.theme, {facts.PLACE_COLUMNS},
            highlight(commitments_fts, 0, '{_OPEN}', '{_CLOSE}') as shown
        from commitments_fts f join commitments c on c.rowid = f.rowid
            join spans s on s.id = c.span_id {facts.PLACE_JOINS}
        where commitments_fts match :query and {areas.CERTAIN}
        order by f.rank, c.id limit :limit"""
    rows = connection.execute(sql, {"query": fts(query), "limit": LIMIT})
    found = {row["span_id"]: _hit(row, row["theme"]) for row in rows}
    parts = _parts(words(query))
    if parts and len(found) < LIMIT:
        inside = [
            key for key, text in _all_commitments(connection) if all(p in text for p in parts)
        ]
        sql = f"""select c.theme, coalesce(c.text, s.quote) as shown, {facts.PLACE_COLUMNS}
            from commitments c join spans s on s.id = c.span_id {facts.PLACE_JOINS}
            where c.id in (select value from json_each(?)) order by c.id limit {2 * LIMIT}"""
        for row in connection.execute(sql, (json.dumps(inside),)):
            hit = Hit(facts.place(row), _with_parts(row["shown"], parts), row["theme"])
            found.setdefault(row["span_id"], hit)
    return tuple(found.values())[:LIMIT]


@once
def _all_commitments(connection: sqlite3.Connection) -> tuple[_Known[str], ...]:
    rows = connection.execute(
        f"select c.id, c.text from commitments c where {areas.CERTAIN} order by c.id"
    )
    return tuple((row["id"], fold(row["text"] or "")) for row in rows)


def _hit(row: sqlite3.Row, section: str | None) -> Hit:
    return Hit(facts.place(row), marks.between_signs(row["shown"], _OPEN, _CLOSE), section)


def _with_all(known: Sequence[_Known[Thing]], terms: tuple[str, ...]) -> tuple[Thing, ...]:
    """The first things whose text has all words as the beginning of a word (a number as a whole).

    Behind those come the ones that have them in the middle of a word.
    """
    patterns = [_beginning(term) for term in terms]
    found = [thing for thing, text in known if all(p.search(text) for p in patterns)]
    parts = _parts(terms)
    if parts and len(found) < LIMIT:
        there = set(found)
        inside = (t for t, text in known if all(part in text for part in parts))
        found.extend(thing for thing in inside if thing not in there)
    return tuple(found[:LIMIT])


def _parts(terms: tuple[str, ...]) -> tuple[str, ...]:
    """The words as they are looked for in the middle of others; none where one is short or a number."""
    parts = tuple(fold(term) for term in terms)
    return () if any(len(p) < 3 or _NUMBER.fullmatch(p) for p in parts) else parts


def _beginning(term: str) -> re.Pattern[str]:
    spellings = (
        re.escape(fold(s)) + (r"(?!\d)" if s[-1].isdigit() else "") for s in spellings_of(term)
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(spellings)})")


@once
def _all_areas(connection: sqlite3.Connection) -> tuple[_Known[Area], ...]:
    return tuple((area, fold(area.name)) for area in areas.with_data(connection))


@once
def _all_parties(connection: sqlite3.Connection) -> tuple[_Known[tuple[str, str, str]], ...]:
    rows = connection.execute(
        """select p.id, p.name, p.kind, group_concat(x.alias, ' | ') as aliases
        from parties p left join party_aliases x on x.party_id = p.id
        where p.kind <> 'municipality' or exists (
            select 1 from commitment_parties cp where cp.party_id = p.id)
        group by p.id order by p.name, p.id"""
    )
    titles = facts.party_titles(connection)
    return tuple(
        (
            (row["id"], titles[row["id"]], row["kind"]),
            fold(f"{row['name']} | {row['aliases'] or ''}"),
        )
        for row in rows
    )


@once
def _all_projects(
    connection: sqlite3.Connection,
) -> tuple[_Known[tuple[str, str, str, str]], ...]:
    known = areas.all_slugs(connection)
    rows = connection.execute(
        """select p.id, p.name, p.area_id, a.name as area_name, a.kind as area_kind,
            (select group_concat(n.name, ' | ') from project_names n where n.project_id = p.id)
                as names
        from projects p left join areas a on a.id = p.area_id order by p.name, p.id"""
    )
    return tuple(
        (
            (
                row["id"],
                row["name"],
                row["area_name"] or "",
                areas.path(row["area_id"], row["area_kind"], known) if row["area_id"] else "",
            ),
            fold(f"{row['name']} | {row['names'] or ''} | {row['area_name'] or ''}"),
        )
        for row in rows
    )


@once
def _all_counts(connection: sqlite3.Connection) -> tuple[_Known[str], ...]:
    """The ids of the counts with their number, measure, segment, area and project."""
    rows = connection.execute(
        """select c.id, s.quote, c.value, c.measure, c.segment, a.name as area, p.name as project
        from counts c join spans s on s.id = c.span_id
            left join areas a on a.id = c.area_id left join projects p on p.id = c.project_id
        where c.level <> 'uncertain' order by c.id"""
    )
    found = []
    for row in rows:
        value = row["value"]
        plain = str(int(value)) if value is not None and float(value).is_integer() else ""
        parts = (row["quote"], plain, row["measure"], row["segment"], row["area"], row["project"])
        found.append((row["id"], fold(" | ".join(part for part in parts if part))))
    return tuple(found)


def _counts(connection: sqlite3.Connection, terms: tuple[str, ...]) -> tuple[facts.Count, ...]:
    """The counts of which number, measure, segment, area and project together have all words."""
    wanted = _with_all(_all_counts(connection), terms)
    if not wanted:
        return ()
    marks_for = ", ".join(f":i{n}" for n in range(len(wanted)))
    return facts.counts(
        connection,
        f"c.id in ({marks_for})",
        {f"i{n}": key for n, key in enumerate(wanted)},
    )
