"""A row of the knowledge base in words, for the terminal: what it says, where, and why.

The words of the documents are Dutch and so are those for the codes, which the views use too.
"""

from __future__ import annotations

import sqlite3
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from corpus.codes import label, values
from corpus.commitment_rules import commitment_rules
from corpus.dutch_numbers import dutch_number
from kb.printed_page import page_name
from kb.schema import Column, corrected_column, table
from kb.schema_mark import mark_of, schema_mark

WIDTH = 100
#: So many characters before and after a quote are shown with it.
AROUND = 160

#: Columns of a count that are told together, and those of all rows that say why they were read so.
_IN_QUANTITY = frozenset({"value", "low", "high", "unit", "per", "qualifier"})
_IN_PERIOD = frozenset({"period_start", "period_end"})
_IN_REASON = frozenset({"level", "method", "why"})


class NotAKnowledgeBaseError(ValueError):
    """The file is not a knowledge base; the message is one line that says what to do."""


class NoSuchRowError(LookupError):
    """There is no row with this key; the message is one line."""


def open_database(path: Path) -> sqlite3.Connection:
    """A connection that reads a knowledge base and cannot change it.

    Raises :class:`NotAKnowledgeBaseError` for a file that is not there or is something else.
    """
    if not path.is_file():
        raise NotAKnowledgeBaseError(f"{path}: no such file; make it with `woondeal build`")
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    connection.row_factory = sqlite3.Row
    try:
        connection.execute("select 1 from spans join sources on sources.id = spans.source_id")
        connection.execute("select 1 from corrections")
    except sqlite3.DatabaseError as error:
        connection.close()
        raise NotAKnowledgeBaseError(
            f"{path}: not a knowledge base of this version; make one with `woondeal build`"
        ) from error
    if mark_of(connection) != schema_mark():
        connection.close()
        raise NotAKnowledgeBaseError(
            f"{path}: made with other tables than this version knows; make it again with"
            " `woondeal build`"
        )
    return connection


def show(database: sqlite3.Connection, key: str) -> str:
    """The row with this key: a count, commitment, deadline, ask, check, cell, statistic, passage or span.

    With what a person corrected in it; a row that a person took away is shown by that.

    Raises :class:`NoSuchRowError` where there is none.
    """
    for name, lines in _KINDS:
        row = database.execute(f"select * from {name} where id = ?", (key,)).fetchone()
        if row is not None:
            return "\n".join(lines(database, row))
    taken_away = _corrections(database, key)
    if taken_away:
        return "\n".join(_taken_away(database, key, taken_away))
    raise NoSuchRowError(
        f"{key}: no count, commitment, deadline, ask, check, cell, statistic or span with this key"
    )


def _count(database: sqlite3.Connection, row: sqlite3.Row) -> Iterator[str]:
    names = database.execute(
        """select areas.name as area, projects.name as project, cells.row_header, cells.column_header,
             source_tables.label
           from counts left join areas on areas.id = counts.area_id
           left join projects on projects.id = counts.project_id
           left join cells on cells.id = counts.cell_id
           left join source_tables on source_tables.id = cells.table_id where counts.id = ?""",
        (row["id"],),
    ).fetchone()
    number = _number(row["value"])
    if row["low"] is not None and row["high"] is not None:
        number = f"{_number(row['low'])} - {_number(row['high'])}"
    per = f" per {row['per']}" if row["per"] else ""
    quantity = " ".join(filter(None, (label("qualifier", row["qualifier"]), number, row["unit"])))
    yield f"aantal {row['id']}"
    yield from _fields(("getal", quantity + per))
    values = {**dict(row), "area_id": names["area"], "project_id": names["project"]}
    yield from _titled("counts", values, _IN_QUANTITY | _IN_PERIOD | _IN_REASON)
    yield from _fields(
        ("periode", _period(row["period_start"], row["period_end"])),
        ("tabel", names["label"]),
        ("rij", names["row_header"]),
        ("kolom", names["column_header"]),
    )
    yield from _reason(row)
    yield from _correction_lines(_corrections(database, row["id"]))
    yield from _place(database, row["span_id"])


def _commitment(database: sqlite3.Connection, row: sqlite3.Row) -> Iterator[str]:
    yield f"afspraak {row['id']}"
    parties = database.execute(
        """select name, role, implied, score from commitment_parties
           join parties on parties.id = party_id where commitment_id = ? order by role, name""",
        (row["id"],),
    ).fetchall()
    for role in values("role"):
        named = [
            party["name"] + (" (volgt uit de tekst)" if party["implied"] else "")
            for party in parties
            if party["role"] == role
        ]
        yield from _fields((label("role", role), "; ".join(named)))
    deadlines = database.execute(
        "select * from deadlines where commitment_id = ? order by rowid", (row["id"],)
    ).fetchall()
    yield from _fields(
        ("afspraak", row["text"]),
        ("termijn", "; ".join(f"{_when(d)} ({d['text']})" for d in deadlines)),
    )
    yield from _titled("commitments", dict(row), _IN_REASON)
    yield from _reason(row)
    yield from _correction_lines(_corrections(database, row["id"]))
    yield from _place(database, row["span_id"])


def _deadline(database: sqlite3.Connection, row: sqlite3.Row) -> Iterator[str]:
    commitment = database.execute(
        "select text from commitments where id = ?", (row["commitment_id"],)
    ).fetchone()
    yield f"termijn {row['id']}"
    yield from _fields(
        ("termijn", _when(row)),
        ("woorden", row["text"]),
        ("afspraak", commitment["text"]),
        ("zie", row["commitment_id"]),
    )
    yield from _correction_lines(_corrections(database, row["id"]))
    yield from _place(database, row["span_id"])


def _ask(database: sqlite3.Connection, row: sqlite3.Row) -> Iterator[str]:
    names = {
        party["id"]: party["name"]
        for party in database.execute(
            "select id, name from parties where id in (?, ?)",
            (row["asker_id"], row["addressee_id"]),
        )
    }
    yield f"verzoek {row['id']}"
    yield from _fields(
        ("van", names.get(row["asker_id"])),
        ("aan", names.get(row["addressee_id"])),
        ("verzoek", row["text"]),
        ("omdat", row["why"]),
    )
    yield from _place(database, row["span_id"])


def _check(database: sqlite3.Connection, row: sqlite3.Row) -> Iterator[str]:
    title = database.execute(
        "select title from documents where id = ?", (row["document_id"],)
    ).fetchone()
    yield f"controle {row['id']}"
    yield from _fields(
        ("onderwerp", row["subject"]),
        ("document", title["title"]),
        ("uitkomst", label("outcome", row["outcome"])),
        ("genoemd", row["stated"]),
        ("berekend", row["computed"]),
        ("reden", label("check_reason", row["reason"])),
        ("uitleg", row["explanation"]),
    )
    for span in database.execute(
        """select span_id, role, quote, page_number, pages.label from check_spans
           join spans on spans.id = span_id
           left join pages on pages.id = spans.source_id || '-p' || page_number
           where check_id = ? order by check_spans.rowid""",
        (row["id"],),
    ):
        quote = " ".join(span["quote"].split())
        page = page_name(span["label"], span["page_number"])
        yield from _fields(
            (label("evidence_role", span["role"]), f"{quote} ({page}, {span['span_id']})")
        )


def _cell(database: sqlite3.Connection, row: sqlite3.Row) -> Iterator[str]:
    source_table = database.execute(
        "select label, caption from source_tables where id = ?", (row["table_id"],)
    ).fetchone()
    yield f"cel {row['id']}"
    yield from _fields(
        ("tekst", row["text"]),
        ("getal", _number(row["value"])),
        ("rij", row["row_header"]),
        ("kolom", row["column_header"]),
        ("tabel", source_table["caption"] or source_table["label"]),
    )
    if row["span_id"]:
        yield from _place(database, row["span_id"])


def _statistic(database: sqlite3.Connection, row: sqlite3.Row) -> Iterator[str]:
    area = database.execute("select name from areas where id = ?", (row["area_id"],)).fetchone()
    yield f"cijfer {row['id']}"
    yield from _fields(
        ("getal", f"{_number(row['value'])} {row['unit'] or ''}"),
        ("gebied", f"{area['name']} ({row['region_code']})"),
        ("jaar", str(row["year"])),
    )
    yield from _titled("statistics", dict(row), frozenset({"year"}))
    yield from _place(database, row["span_id"])


def _passage(database: sqlite3.Connection, row: sqlite3.Row) -> Iterator[str]:
    yield f"tekstblok {row['id']}"
    yield from _fields(("soort", label("passage_kind", row["kind"])), ("onder", row["section"]))
    yield from _place(database, row["span_id"])


def _span(database: sqlite3.Connection, row: sqlite3.Row) -> Iterator[str]:
    yield f"vindplaats {row['id']}"
    yield from _place(database, row["id"])


_KINDS = (
    ("counts", _count),
    ("commitments", _commitment),
    ("deadlines", _deadline),
    ("asks", _ask),
    ("checks", _check),
    ("cells", _cell),
    ("statistics", _statistic),
    ("passages", _passage),
    ("spans", _span),
)


def _place(database: sqlite3.Connection, span_id: str) -> Iterator[str]:
    """Where a span stands, and its words between those around them."""
    span = database.execute(
        """select spans.*, documents.title, documents.dated, pages.label, sources.file,
             substr(sources.text, max(1, spans.char_start + 1 - :around),
               min(spans.char_start, :around)) as before,
             substr(sources.text, spans.char_end + 1, :around) as after
           from spans join sources on sources.id = spans.source_id
           left join documents on documents.id = spans.document_id
           left join pages on pages.id = spans.source_id || '-p' || spans.page_number
           where spans.id = :id""",
        {"id": span_id, "around": AROUND},
    ).fetchone()
    page = f"{span['page_number']} van {span['file']}"
    if span["label"]:
        page = f"{span['label']} (pagina {page})"
    yield from _fields(
        ("document", ", ".join(filter(None, (span["title"], span["dated"])))),
        ("pagina", page),
        ("vindplaats", span_id),
    )
    before, quote, after = (" ".join(span[part].split()) for part in ("before", "quote", "after"))
    yield ""
    yield textwrap.fill(
        f"… {before} [[{quote}]] {after} …", WIDTH, initial_indent="  ", subsequent_indent="  "
    )


def _reason(row: sqlite3.Row) -> Iterator[str]:
    level = label("level", row["level"])
    yield from _fields(("zekerheid", level), ("regel", _rule(row["method"])), ("omdat", row["why"]))


def _rule(method: str) -> str:
    """The Dutch name of the rule that found a row, with what a person corrected after it."""
    rule, plus, corrected = method.partition(" + ")
    return commitment_rules().label(rule) + plus + corrected


def _corrections(database: sqlite3.Connection, key: str) -> Sequence[sqlite3.Row]:
    """What people corrected in a row; in a commitment, with its parties and deadlines."""
    return database.execute(
        "select * from corrections where :key in (row_id, commitment_id) order by rowid",
        {"key": key},
    ).fetchall()


def _correction_lines(corrections: Sequence[sqlite3.Row]) -> Iterator[str]:
    """The corrected value beside the machine's, and who says so."""
    for row in corrections:
        if row["field"]:
            corrected = _field_value(row["field"], row["corrected_value"])
            machine = _field_value(row["field"], row["machine_value"])
            told = f"{corrected_column(row['field']).title}: {corrected}; de machine las {machine}"
        else:
            told = f"hoort er niet te staan; de machine las {row['machine_value'] or 'niets'}"
        if not row["applied"]:
            told = f"niet toegepast ({row['remark']}): {told}"
        said = f"{row['said_by']}, {row['said_on']}: {row['reason']}"
        yield from _fields(("correctie", f"{told} ({said})"))


def _field_value(name: str, value: str | None) -> str:
    """A value of a correction, as the rest of the row is told: codes and numbers in Dutch."""
    if value is None:
        return "niets"
    column = corrected_column(name)
    return value if column.type == "integer" else _in_words(column, value) or value


def _taken_away(
    database: sqlite3.Connection, key: str, corrections: Sequence[sqlite3.Row]
) -> Iterator[str]:
    yield f"weggehaald {key}"
    yield from _correction_lines(corrections)
    yield from _place(database, corrections[0]["span_id"])


def _in_words(column: Column, value: Any) -> str | None:
    if column.type == "real" and value is not None:
        return dutch_number(float(value))
    return column.in_words(value)


def _titled(name: str, row: Mapping[str, Any], left_out: frozenset[str]) -> Iterator[str]:
    """A line for each column of a table that has a title and a value."""
    for column in table(name).columns:
        if column.title and column.name not in left_out:
            yield from _fields((column.title, _in_words(column, row[column.name])))


def _fields(*fields: tuple[str, str | None]) -> Iterator[str]:
    for name, value in fields:
        if value:
            yield textwrap.fill(
                str(value), WIDTH, initial_indent=f"  {name:<12} ", subsequent_indent=" " * 15
            )


def _number(value: float | None) -> str | None:
    return None if value is None else dutch_number(value)


def _period(start: str | None, end: str | None) -> str | None:
    if start and end:
        return start if start == end else f"{start} t/m {end}"
    return f"vanaf {start}" if start else f"t/m {end}" if end else None


def _when(deadline: sqlite3.Row) -> str:
    """The kind of a deadline and its days or rhythm: "uiterlijk 2026-12-31", "terugkerend 2/year".

    A deadline that an event begins may have no days: its own words say when.
    """
    days = dict.fromkeys(filter(None, (deadline["first_day"], deadline["last_day"])))
    when = deadline["every"] or " t/m ".join(days)
    return " ".join(filter(None, (label("deadline_kind", deadline["kind"]), when)))
