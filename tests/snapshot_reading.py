"""What the knowledge base reads in a folder, as lines that a person can compare.

``make snapshots`` writes them to ``tests/snapshots/``, one folder a source and one file a kind of
fact; ``tests/test_snapshots.py`` compares. The lines come from the built database, the contract of
the project, so that they do not depend on how the code between is arranged. A line has no key and
no offset, and lines stand in the order of the text: a changed rule shows as a few changed lines.
"""

from __future__ import annotations

import difflib
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from kb.build import BuildOptions, build
from tests import small_readings
from tests.layout_reading import read_layouts, subjects

ROOT = Path(__file__).resolve().parent.parent
SNAPSHOTS = ROOT / "tests" / "snapshots"
#: The folders that are read, by the name that their snapshots have.
FOLDERS: Mapping[str, Path] = {
    "corpus": ROOT / "corpus",
    "pdfs": ROOT / "tests" / "pdfs",
    "texts": ROOT / "tests" / "texts",
}
#: What is kept of small layouts (:mod:`tests.layout_reading`).
LAYOUTS = SNAPSHOTS / "layouts"
#: What is kept of sentences and small documents (:mod:`tests.small_readings`).
SENTENCES = SNAPSHOTS / "sentences"
#: So many lines of a diff are shown; the rest is counted.
DIFF_LINES = 40
#: Characters of a text that are shown before it is cut.
_SHORT = 110
#: Characters of the page that are shown on either side of a number in the text.
_BESIDE = 28

Snapshot = Mapping[str, str]
_Place = tuple[int, int]
_Line = tuple[_Place, str]


def build_folder(name: str, output: Path) -> None:
    """Build the database of the folder ``name`` at ``output``; a mistake of the program is raised."""
    build(BuildOptions(FOLDERS[name], output, strict=True))


def read_snapshots(database: Path) -> Mapping[str, Snapshot]:
    """The snapshots of all sources of a database: source, then kind of fact, then its lines."""
    connection = sqlite3.connect(database)
    connection.row_factory = sqlite3.Row
    try:
        sources = [row["id"] for row in connection.execute("select id from sources order by id")]
        return {source: _snapshot(connection, source) for source in sources}
    finally:
        connection.close()


def load_snapshots(folder: Path) -> Mapping[str, Snapshot]:
    """The snapshots that stand in a folder, as :func:`read_snapshots` gives them."""
    return {
        source.name: {
            file.stem: file.read_text(encoding="utf-8") for file in sorted(source.glob("*.txt"))
        }
        for source in sorted(folder.glob("*"))
        if source.is_dir()
    }


def write_snapshots(folder: Path, snapshots: Mapping[str, Snapshot]) -> None:
    """Replace what stands in a folder by ``snapshots``."""
    shutil.rmtree(folder, ignore_errors=True)
    for source, files in snapshots.items():
        (folder / source).mkdir(parents=True)
        for kind, text in files.items():
            (folder / source / f"{kind}.txt").write_text(text, encoding="utf-8")


def compare(kept: Snapshot, read: Snapshot, limit: int = DIFF_LINES) -> str:
    """The differences between two snapshots of a source, at most ``limit`` lines of them; empty
    where there are none."""
    lines: list[str] = []
    for kind in sorted({*kept, *read}):
        before, after = kept.get(kind, "").splitlines(), read.get(kind, "").splitlines()
        lines += difflib.unified_diff(before, after, kind, f"{kind} as read now", "", "", 0)
    more = [f"… and {len(lines) - limit} lines more"] if len(lines) > limit else []
    return "\n".join([*(line.rstrip("\n") for line in lines[:limit]), *more])


def _snapshot(rows: sqlite3.Connection, source: str) -> Snapshot:
    """The files of a source; a kind of fact that it does not have gives none."""
    files = {kind: list(lines_of(rows, source)) for kind, lines_of in _KINDS.items()}
    return {kind: "".join(f"{line}\n" for line in lines) for kind, lines in files.items() if lines}


def _documents(rows: sqlite3.Connection, source: str) -> Iterator[str]:
    for row in rows.execute("select * from sources where id = ?", (source,)):
        yield _joined(row["status"], _labelled("reason", row["reason"]), row["reader"])
    query = (
        "select d.*, a.name area from documents d left join areas a on a.id = d.area_id "
        "where source_id = ? order by page_first"
    )
    for row in rows.execute(query, (source,)):
        yield _joined(
            f"p{row['page_first']}-{row['page_last']} {row['title']}",
            row["kind"],
            _labelled("area", row["area"]),
            _labelled("dated", row["dated"]),
            _labelled("period", _range(row["period_start"], row["period_end"])),
            _labelled("annex of", row["annex_of"]),
        )
    labels = rows.execute(
        "select number, label, read_by from pages where source_id = ? order by number", (source,)
    )
    for read_by, pages in groupby(labels, key=lambda row: row["read_by"]):
        shown = (f"{row['number']}={row['label'] or ''}" for row in pages)
        yield f"pages, {read_by}: {' '.join(shown)}"


def _counts(rows: sqlite3.Connection, source: str) -> Iterator[str]:
    query = (
        "select c.*, s.quote, s.page_number page, s.char_start, s.char_end, a.name area, "
        "p.name project, cells.row_number, cells.column_number, t.label, "
        "substr(o.text, max(s.char_start - :beside, 0) + 1, min(s.char_start, :beside)) before, "
        "substr(o.text, s.char_end + 1, :beside) after "
        "from counts c join spans s on s.id = c.span_id join sources o on o.id = s.source_id "
        "left join areas a on a.id = c.area_id left join projects p on p.id = c.project_id "
        "left join cells on cells.id = c.cell_id left join source_tables t on t.id = cells.table_id "
        "where s.source_id = :source"
    )
    found = rows.execute(query, {"source": source, "beside": _BESIDE})
    return _in_order((_place(row), _count(row)) for row in found)


def _count(row: sqlite3.Row) -> str:
    quote = _in_one_line(row["quote"])
    if row["row_number"] is None:
        place = f"…{_in_one_line(row['before'])} [{quote}] {_in_one_line(row['after'])}…"
    else:
        table = row["label"] or "table"
        place = f"{table} row {row['row_number']} column {row['column_number']} [{quote}]"
    value = _number(row["value"])
    if row["low"] is not None or row["high"] is not None:
        value += f" ({_number(row['low'])} to {_number(row['high'])})"
    return _joined(
        f"p{row['page']} {place}",
        " ".join(filter(None, (row["qualifier"], value, row["unit"]))),
        _labelled("per", row["per"]),
        row["basis"],
        row["area"] or "no area",
        _labelled("project", row["project"]),
        _labelled("segment", row["segment"]),
        _labelled("period", _range(row["period_start"], row["period_end"])),
        _labelled("measure", row["measure"]),
        "total" if row["is_total"] else None,
        row["level"],
        row["method"],
    )


def _commitments(rows: sqlite3.Connection, source: str) -> Iterator[str]:
    query = (
        "select c.*, s.page_number page, s.char_start, s.char_end, "
        "(select count(*) from commitment_counts n where n.commitment_id = c.id) numbers "
        "from commitments c join spans s on s.id = c.span_id where s.source_id = ?"
    )
    found = rows.execute(query, (source,)).fetchall()
    return _in_order((_place(row), _commitment(rows, row)) for row in found)


def _commitment(rows: sqlite3.Connection, row: sqlite3.Row) -> str:
    def parties(role: str) -> str | None:
        query = (
            "select name from commitment_parties c join parties p on p.id = c.party_id "
            "where commitment_id = ? and role = ? order by name"
        )
        return ", ".join(name for (name,) in rows.execute(query, (row["id"], role))) or None

    deadlines = rows.execute("select * from deadlines where commitment_id = ?", (row["id"],))
    return _joined(
        f"p{row['page']} {_shortened(row['text'])}",
        row["modality"],
        row["level"],
        row["method"],
        _labelled("by", parties("responsible")),
        _labelled("with", parties("partner")),
        _labelled("for", parties("beneficiary")),
        _labelled("when", "; ".join(sorted(_days(d) or d["kind"] for d in deadlines)) or None),
        _labelled("if", row["condition"]),
        _labelled("theme", row["theme"]),
        _labelled("numbers", row["numbers"] or None),
    )


def _parties(rows: sqlite3.Connection, source: str) -> Iterator[str]:
    query = (
        "select r.*, p.name, p.kind, s.quote, s.page_number page, s.char_start, s.char_end, c.text, "
        "o.char_start commitment_start from commitment_parties r "
        "join parties p on p.id = r.party_id join spans s on s.id = r.span_id "
        "join commitments c on c.id = r.commitment_id join spans o on o.id = c.span_id "
        "where s.source_id = ?"
    )
    return _in_order(
        (
            (row["commitment_start"], row["char_start"]),
            _joined(
                f"p{row['page']} {row['role']}: {row['name']} ({row['kind']})",
                "implied" if row["implied"] else f'"{_shortened(row["quote"], 50)}"',
                _labelled("score", _number(row["score"])),
                _shortened(row["text"], 60),
            ),
        )
        for row in rows.execute(query, (source,))
    )


def _deadlines(rows: sqlite3.Connection, source: str) -> Iterator[str]:
    query = (
        "select d.*, s.page_number page, s.char_start, s.char_end, c.text commitment "
        "from deadlines d join spans s on s.id = d.span_id join commitments c on c.id = commitment_id "
        "where s.source_id = ?"
    )
    return _in_order(
        (
            _place(row),
            _joined(
                f'p{row["page"]} "{_in_one_line(row["text"])}"',
                " ".join(filter(None, (row["kind"], _days(row)))),
                _shortened(row["commitment"], 60),
            ),
        )
        for row in rows.execute(query, (source,))
    )


def _days(row: sqlite3.Row) -> str:
    days = _range(row["first_day"], row["last_day"])
    return " ".join(filter(None, (row["every"], days)))


def _asks(rows: sqlite3.Connection, source: str) -> Iterator[str]:
    query = (
        "select a.*, s.page_number page, s.char_start, s.char_end, f.name asker, t.name addressee "
        "from asks a join spans s on s.id = a.span_id left join parties f on f.id = asker_id "
        "left join parties t on t.id = addressee_id where s.source_id = ?"
    )
    return _in_order(
        (
            _place(row),
            _joined(
                f"p{row['page']} {_shortened(row['text'])}",
                _labelled("by", row["asker"]),
                _labelled("to", row["addressee"]),
            ),
        )
        for row in rows.execute(query, (source,))
    )


def _tables(rows: sqlite3.Connection, source: str) -> Iterator[str]:
    query = (
        "select t.*, s.char_start, s.char_end from source_tables t join spans s on s.id = t.span_id "
        "where s.source_id = ? order by s.char_start, s.char_end, t.id"
    )
    for table in rows.execute(query, (source,)).fetchall():
        last = table["page_last"]
        pages = f"p{table['page_first']}" + (f"-{last}" if last != table["page_first"] else "")
        yield _joined(
            f"{pages} {table['row_count']} x {table['column_count']}",
            table["label"],
            table["caption"] or "no caption",
            table["reader"],
            table["evidence"],
        )
        cells = rows.execute(
            "select * from cells where table_id = ? order by row_number, column_number",
            (table["id"],),
        ).fetchall()
        yield from _column_headers(cells)
        for number, row in groupby(cells, key=lambda cell: cell["row_number"]):
            yield f"  {number}: {_table_row(list(row))}"


def _column_headers(cells: Sequence[sqlite3.Row]) -> Iterator[str]:
    headers: dict[int, dict[str, None]] = {}
    for cell in cells:
        if cell["column_header"] and not cell["is_header"]:
            of_column = headers.setdefault(cell["column_number"], {})
            of_column[_in_one_line(cell["column_header"])] = None
    for column, names in sorted(headers.items()):
        yield f"  column {column}: {' ; '.join(names)}"


def _table_row(cells: Sequence[sqlite3.Row]) -> str:
    """The cells of a row, headers in brackets; before them the row's header, where that says more
    than its cells."""
    shown = {_in_one_line(cell["text"]) for cell in cells}
    names = dict.fromkeys(_in_one_line(cell["row_header"]) for cell in cells if cell["row_header"])
    beside = " ; ".join(name for name in names if name not in shown)
    return (f"<{beside}> " if beside else "") + " | ".join(map(_cell, cells))


def _cell(cell: sqlite3.Row) -> str:
    text = _in_one_line(cell["text"])
    text = f"[{text}]" if cell["is_header"] else text
    if (cell["row_span"], cell["column_span"]) != (1, 1):
        text += f" ({cell['row_span']} x {cell['column_span']})"
    return text


def _blocks(rows: sqlite3.Connection, source: str) -> Iterator[str]:
    query = (
        "select p.*, s.char_start, s.char_end from passages p join spans s on s.id = p.span_id "
        "where s.source_id = ?"
    )
    return _in_order(
        (
            _place(row),
            _joined(
                f"p{row['page_number']} {row['kind']}: {_shortened(row['text'], 70)}",
                _labelled("in", row["section"] and _shortened(row["section"])),
            ),
        )
        for row in rows.execute(query, (source,))
    )


def _checks(rows: sqlite3.Connection, source: str) -> Iterator[str]:
    query = (
        "select c.*, min(s.char_start) char_start, min(s.char_end) char_end, min(s.page_number) page "
        "from checks c join documents d on d.id = c.document_id "
        "join check_spans on check_id = c.id and role = 'stated' join spans s on s.id = span_id "
        "where d.source_id = ? group by c.id"
    )
    return _in_order(
        (
            _place(row),
            _joined(
                f"p{row['page']} {row['kind']} {row['outcome']}",
                f"{row['stated']} stated, {row['computed']} computed",
                row["subject"],
                row["explanation"],
            ),
        )
        for row in rows.execute(query, (source,))
    )


def _warnings(rows: sqlite3.Connection, source: str) -> Iterator[str]:
    query = (
        "select w.*, coalesce(s.char_start, 0) char_start, coalesce(s.char_end, 0) char_end "
        "from warnings w left join spans s on s.id = w.span_id where w.source_id = ? "
    )
    return _in_order(
        (
            (row["page_number"] or 0, row["char_start"]),
            f"p{row['page_number'] or '-'} {row['stage']}: {_in_one_line(row['message'])}",
        )
        for row in rows.execute(query, (source,))
    )


_KINDS: Mapping[str, Callable[[sqlite3.Connection, str], Iterator[str]]] = {
    "asks": _asks,
    "blocks": _blocks,
    "checks": _checks,
    "commitments": _commitments,
    "counts": _counts,
    "deadlines": _deadlines,
    "documents": _documents,
    "parties": _parties,
    "tables": _tables,
    "warnings": _warnings,
}


def _place(row: sqlite3.Row) -> _Place:
    return row["char_start"], row["char_end"]


def _in_order(lines: Iterable[_Line]) -> Iterator[str]:
    return (line for _, line in sorted(lines))


def _joined(*parts: str | None) -> str:
    return " | ".join(part for part in parts if part)


def _labelled(label: str, value: object) -> str | None:
    return None if value is None else f"{label} {value}"


def _range(first: str | None, last: str | None) -> str | None:
    return f"{first or ''}..{last or ''}" if first or last else None


def _number(value: float | None) -> str:
    if value is None:
        return "?"
    return str(int(value)) if value == int(value) else repr(round(value, 6))


def _in_one_line(text: str | None) -> str:
    return " ".join((text or "").split())


def _shortened(text: str, length: int = _SHORT) -> str:
    text = _in_one_line(text)
    return text if len(text) <= length else f"{text[: length - 1].rstrip()}…"


def main() -> None:
    """Write the snapshots of all folders and say what changed."""
    with tempfile.TemporaryDirectory() as folder:
        for name in FOLDERS:
            database = Path(folder) / f"{name}.db"
            build_folder(name, database)
            _keep(name, SNAPSHOTS / name, read_snapshots(database))
        layouts = {subject: read_layouts(subject, Path(folder)) for subject in subjects()}
        _keep("layouts", LAYOUTS, layouts)
    sentences = {name: small_readings.read_cases(name) for name in small_readings.subjects()}
    _keep("sentences", SENTENCES, sentences)


def _keep(name: str, folder: Path, read: Mapping[str, Snapshot]) -> None:
    kept = load_snapshots(folder)
    write_snapshots(folder, read)
    changed = [source for source in {*kept, *read} if kept.get(source) != read.get(source)]
    print(f"{name}: {len(changed)} of {len(read)} changed", *sorted(changed))


if __name__ == "__main__":
    main()
