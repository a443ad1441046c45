"""What stands around the places of a check: the name of a number, its table, its sentence with the words marked."""

from __future__ import annotations

import json
import sqlite3
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from markupsafe import Markup

from extract.headers import LEVELS
from publish import cited_words, marks, tables
from publish.labels import page_range
from publish.once import once

#: Characters that are shown before and behind marked words, where their sentence is long.
_AROUND = 200
#: Characters that are shown around words which stand in no passage.
_NEAR = 120
#: Longer words are cut when they are shown: an article that a reference points to.
_LONGEST = 600

Facts = Mapping[str, str | None]

_CELLS = """
select cel_id as id, van_teken as char_start, tot_teken as char_end, tekst as text, rijkop as row_header,
    kolomkop as column_header, tabelnaam as label, bijschrift as caption, eerste_bladzijde as page_first,
    laatste_bladzijde as page_last, tabel_id as table_id, eerste_gedrukt as first, laatste_gedrukt as last
from cellen where cel_id in (select value from json_each(?))"""

_PASSAGES = """
select passage_id as id, van_teken as char_start, tot_teken as char_end, tekst as text
from passages_met_bladzijde where passage_id in (select value from json_each(?))"""

#: Where every cell and passage stands: a few are looked up for each page, and they stand still.
_CELL_RANGES = """
select bron_id as source_id, cel_id as id, van_teken as char_start, tot_teken as char_end
from cellen order by bron_id, van_teken"""
_PASSAGE_RANGES = """
select bron_id as source_id, passage_id as id, van_teken as char_start, tot_teken as char_end
from passages_met_bladzijde order by bron_id, van_teken"""

_COUNTS = """
select vindplaats as span_id, project, gebied as area, segment, wat as measure
from alle_aantallen where vindplaats in (select value from json_each(?)) order by aantal_id desc"""
#: What tells the parts of a sum apart, in this order.
_TELLING = ("project", "area", "segment", "measure")


@dataclass(frozen=True, slots=True)
class Spot:
    """A range of a source that a check rests on."""

    span_id: str
    source_id: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Setting:
    """What stands around a place: of a cell its table and headers, of running text its passage.

    ``at`` is where its words stand in the ``text`` of the cell or passage; None where they are not found in it.
    """

    table_id: str | None = None
    table: str = ""
    row: str = ""
    column: str = ""
    passage: str | None = None
    text: str = ""
    at: tuple[int, int] | None = None
    facts: Facts | None = field(default=None, hash=False)

    @property
    def in_table(self) -> str:
        """Where in its table: ``rij “Almelo”, kolom “2030”``."""
        named = (("rij", self.row), ("kolom", self.column))
        return ", ".join(f"{kind} “{words}”" for kind, words in named if words)


#: A range of a source and the key of what stands there.
Range = tuple[int, int, str]


@once
def _cell_ranges(connection: sqlite3.Connection) -> Mapping[str, Sequence[Range]]:
    return _by_source(connection.execute(_CELL_RANGES))


@once
def _passage_ranges(connection: sqlite3.Connection) -> Mapping[str, Sequence[Range]]:
    return _by_source(connection.execute(_PASSAGE_RANGES))


def settings(connection: sqlite3.Connection, spots: Sequence[Spot]) -> dict[str, Setting]:
    """What stands around each place, by the key of its span."""
    if not spots:
        return {}
    cells = _rows_around(connection, _CELLS, _cell_ranges(connection), spots)
    passages = _rows_around(connection, _PASSAGES, _passage_ranges(connection), spots)
    sources = json.dumps(sorted({spot.source_id for spot in spots}))
    texts = dict(
        connection.execute(
            "select id, text from sources where id in (select value from json_each(?))", (sources,)
        ).fetchall()
    )
    ids = json.dumps(sorted({spot.span_id for spot in spots}))
    facts = {
        row["span_id"]: {name: row[name] for name in _TELLING}
        for row in connection.execute(_COUNTS, (ids,))
    }
    found: dict[str, Setting] = {}
    for spot in spots:
        cell, passage = cells.get(spot), passages.get(spot)
        # The range of a passage around a table reaches over the table, but has not its words.
        if cell is not None and (passage is None or _length(cell) <= _length(passage)):
            setting = _in_text(_in_cell(cell), cell, spot, texts[spot.source_id])
        elif passage is not None:
            setting = Setting(passage=passage["id"])
            setting = _in_text(setting, passage, spot, texts[spot.source_id])
        else:
            setting = Setting()
        if setting.at is None:
            setting = _in_source(setting, spot, texts[spot.source_id])
        found[spot.span_id] = replace(setting, facts=facts.get(spot.span_id))
    return found


def _by_source(rows: Iterable[sqlite3.Row]) -> dict[str, list[Range]]:
    found: dict[str, list[Range]] = {}
    for row in rows:
        found.setdefault(row["source_id"], []).append(
            (row["char_start"], row["char_end"], row["id"])
        )
    return found


def _rows_around(
    connection: sqlite3.Connection,
    sql: str,
    ranges: Mapping[str, Sequence[Range]],
    spots: Iterable[Spot],
) -> dict[Spot, sqlite3.Row]:
    """The row of the smallest range that holds each place, of those places that are in one."""
    keys = {spot: _around(ranges.get(spot.source_id, ()), spot) for spot in spots}
    ids = json.dumps(sorted({key for key in keys.values() if key is not None}))
    rows = {row["id"]: row for row in connection.execute(sql, (ids,))}
    return {spot: rows[key] for spot, key in keys.items() if key is not None}


#: So many ranges before a place are looked at: notes and columns may stand between a passage and its end.
_BACK = 40


def _around(ranges: Sequence[Range], spot: Spot) -> str | None:
    """The key of the smallest range that holds a place."""
    last = bisect_right(ranges, spot.start, key=lambda one: one[0])
    near = ranges[max(0, last - _BACK) : last]
    holding = [one for one in near if one[1] >= spot.end]
    return min(holding, key=lambda one: one[1] - one[0])[2] if holding else None


def _length(row: sqlite3.Row) -> int:
    return int(row["char_end"]) - int(row["char_start"])


def _one_line(words: str | None) -> str:
    return " ".join((words or "").split())


def _in_cell(row: sqlite3.Row) -> Setting:
    pages = page_range(
        row["first"] or str(row["page_first"] or ""), row["last"] or str(row["page_last"] or "")
    )
    return Setting(
        row["table_id"],
        tables.name(row["label"], row["caption"], pages),
        _one_line(row["row_header"]),
        _one_line(row["column_header"]),
    )


def _in_text(setting: Setting, row: sqlite3.Row, spot: Spot, text: str) -> Setting:
    """The setting with the text of its cell or passage, and where the words stand in it."""
    words, shown = _one_line(spot.quote), _one_line(row["text"])
    first = int(row["char_start"])
    ordinal = cited_words.ordinal_of(text[first : spot.start], spot.start - first, words)
    start = cited_words.occurrence(shown, words, ordinal)
    at = None if start is None else (start, start + len(words))
    return replace(setting, text=shown, at=at)


def _in_source(setting: Setting, spot: Spot, text: str) -> Setting:
    """The setting with the words around a place as they stand in the source: no cell or passage has them.

    The mark of a note is left out of a passage.
    """
    before = _one_line(text[max(0, spot.start - _NEAR) : spot.start]).partition(" ")[2]
    after = _one_line(text[spot.end : spot.end + _NEAR]).rpartition(" ")[0]
    glue = " " if text[max(0, spot.start - 1) : spot.start].isspace() else ""
    start, words = len(before) + len(glue), _one_line(spot.quote)
    behind = " " if text[spot.end : spot.end + 1].isspace() else ""
    shown = f"{before}{glue}{words}{behind}{after}"
    return replace(setting, passage=None, text=shown, at=(start, start + len(words)))


def quotations(found: Iterable[Setting]) -> Iterator[Markup]:
    """The sentences of places in one passage, each once, with the words of all its places marked."""
    ranges = sorted({setting.at for setting in found if setting.at is not None})
    text = next((setting.text for setting in found if setting.text), "")
    joined: list[tuple[int, int, list[tuple[int, int]]]] = []
    for start, end in ranges:
        first, last = cited_words.bounds(text, start, end)
        if joined and first < joined[-1][1]:
            before = joined.pop()
            joined.append((before[0], max(last, before[1]), [*before[2], (start, end)]))
        else:
            joined.append((first, last, [(start, end)]))
    for first, last, inside in joined:
        yield _marked(text, first, last, inside)


def _marked(text: str, first: int, last: int, ranges: Sequence[tuple[int, int]]) -> Markup:
    """``text[first:last]`` with its ranges marked; what stands far from them is cut between words."""
    lowest, highest = ranges[0][0], max(end for _, end in ranges)
    before, after = "", ""
    if last - first > cited_words.LONGEST and lowest - first > _AROUND:
        first, before = text.find(" ", lowest - _AROUND, lowest) + 1 or lowest, "… "
    highest = min(highest, first + max(_LONGEST, lowest - first + _LONGEST))
    if last - first > cited_words.LONGEST and last - highest > _AROUND:
        cut = text.rfind(" ", highest, highest + _AROUND)
        last, after = (cut if cut > highest else highest), " …"
    shown = text[first:last].rstrip()
    return before + marks.marked(shown, [(a - first, b - first) for a, b in ranges]) + after


def names(found: Sequence[Setting]) -> tuple[str, ...]:
    """What tells numbers of one check apart: their rows, columns, or what they count; empty where nothing does.

    Of rows in groups ("Deventer › Bathmen › Bestaand") what all of them have is left out.
    """
    if len({setting.table_id for setting in found}) == 1 and found and found[0].table_id:
        return _of_headers(found)
    for name in _TELLING:
        told = [(setting.facts or {}).get(name) or "" for setting in found]
        if all(told) and len(set(told)) == len(told):
            return tuple(told)
    return ("",) * len(found)


def _of_headers(found: Sequence[Setting]) -> tuple[str, ...]:
    rows = {setting.row for setting in found}
    columns = {setting.column for setting in found}
    sides: list[Callable[[Setting], str]] = []
    if len(rows) > 1 or len(columns) == 1:
        sides.append(lambda setting: setting.row)
    if len(columns) > 1:
        sides.append(lambda setting: setting.column)
    told = [_apart([side(setting) for setting in found]) for side in sides]
    return tuple(", ".join(filter(None, each)) for each in zip(*told, strict=True))


def _apart(headers: Sequence[str]) -> list[str]:
    """Headers without the levels that all of them share at their beginning and their end."""
    levels = [header.split(LEVELS) for header in headers]
    shortest = min(map(len, levels))
    if len(levels) < 2 or shortest < 2:
        return list(headers)
    is_shared = [len({each[at] for each in levels}) == 1 for at in range(shortest)]
    first = min(sum(1 for _ in takewhile(bool, is_shared)), shortest - 1)
    ends = [len({each[-at] for each in levels}) == 1 for at in range(1, shortest - first)]
    last = sum(1 for _ in takewhile(bool, ends))
    return [LEVELS.join(each[first : len(each) - last]) for each in levels]
