"""One search over passages, commitments, counts, projects, parties and areas.

A reader's words are never handed to SQLite as a query of their own: every word is quoted, so that
an apostrophe, a quote or a minus means nothing more than itself.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import TypeAlias, TypeVar

from markupsafe import Markup

from publish import areas, facts, marks
from publish.once import once
from publish.slugs import fold

Thing = TypeVar("Thing")
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
    """What a search found, by what it is; ``more`` says that passages were left out."""

    query: str
    areas: tuple[areas.Area, ...]
    parties: tuple[tuple[str, str, str], ...]
    projects: tuple[tuple[str, str, str, str], ...]
    counts: tuple[facts.Count, ...]
    commitments: tuple[Hit, ...]
    passages: tuple[Hit, ...]
    more: bool

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
    return Results(
        query=query,
        areas=_with_all(_all_areas(connection), terms),
        parties=_with_all(_all_parties(connection), terms),
        projects=_with_all(_all_projects(connection), terms),
        counts=_counts(connection, terms),
        commitments=_commitments(connection, query),
        passages=passages[:LIMIT],
        more=len(passages) > LIMIT,
    )


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
    parts = [fold(term) for term in terms]
    if any(len(part) < 3 for part in parts) or any(_NUMBER.fullmatch(part) for part in parts):
        return ()
    sql = f"""select b.section, {facts.PLACE_COLUMNS}, b.text as shown
        from passages_trigram f join passages b on b.rowid = f.rowid
            join spans s on s.id = b.span_id {facts.PLACE_JOINS}
        where passages_trigram match :query and b.kind <> 'furniture'
        order by f.rank, b.id limit :limit"""
    query = " AND ".join(_quoted(part) for part in parts)
    hits = []
    for row in connection.execute(sql, {"query": query, "limit": LIMIT + 1}):
        text = row["shown"]
        folded = fold(text)
        ranges = [m.span() for part in parts for m in re.finditer(re.escape(part), folded)]
        html = marks.marked(text, ranges if len(folded) == len(text) else ())
        hits.append(Hit(facts.place(row), html, row["section"]))
    return tuple(hits)


def _commitments(connection: sqlite3.Connection, query: str) -> tuple[Hit, ...]:
    sql = f"""select c.theme, {facts.PLACE_COLUMNS},
            highlight(commitments_fts, 0, '{_OPEN}', '{_CLOSE}') as shown
        from commitments_fts f join commitments c on c.rowid = f.rowid
            join spans s on s.id = c.span_id {facts.PLACE_JOINS}
        where commitments_fts match :query and {areas.CERTAIN}
        order by f.rank, c.id limit :limit"""
    rows = connection.execute(sql, {"query": fts(query), "limit": LIMIT})
    return tuple(_hit(row, row["theme"]) for row in rows)


def _hit(row: sqlite3.Row, section: str | None) -> Hit:
    return Hit(facts.place(row), marks.between_signs(row["shown"], _OPEN, _CLOSE), section)


def _with_all(known: Iterable[_Known[Thing]], terms: tuple[str, ...]) -> tuple[Thing, ...]:
    """The first things whose text has all words as the beginning of a word (a number as a whole)."""
    patterns = [_beginning(term) for term in terms]
    found = (thing for thing, text in known if all(p.search(text) for p in patterns))
    return tuple(islice(found, LIMIT))


def _beginning(term: str) -> re.Pattern[str]:
    spellings = (
        re.escape(fold(s)) + (r"(?!\d)" if s[-1].isdigit() else "") for s in spellings_of(term)
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(spellings)})")


@once
def _all_areas(connection: sqlite3.Connection) -> tuple[_Known[areas.Area], ...]:
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
