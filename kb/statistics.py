"""Rows of the statistics of a corpus: a source a table, and its numbers for the areas that are known.

Of several editions of a table the latest that can be read is used. All have the same source, so that the key of a
number stays what it is when a later edition repeats it, and a link to one that was revised shows both.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from corpus.areas import COUNTRY
from corpus.manifest import CorpusError
from corpus.statistics_file import FigureAt, RegionPart, StatisticsText, edition_of, parse
from corpus.statistics_tables import StatisticsTable, load_statistics_tables
from kb.keys import digest, page_key
from kb.rows import Row, TableRows
from kb.surroundings import Surroundings

READER = "statistics 1"
MEDIA_TYPE = "text/csv"
#: What the country is called in the tables of Statistics Netherlands.
_COUNTRY_CODE = "NL01"
#: What is counted: a file is refused that counts anything else.
_UNIT = "woningen"


@dataclass(slots=True)
class StatisticsRows:
    """Rows by table; ``problems`` and ``notes`` are lines for the person who builds, the first of
    what could not be read, the second of what was left out on purpose."""

    found: TableRows = field(default_factory=TableRows)
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def refuse(self, source_id: str | None, problem: str, message: str) -> None:
        """Report what could not be read: ``problem`` is English, ``message`` Dutch, for the site."""
        self.problems.append(problem)
        self.found.add(
            "warnings",
            id=f"warning-{digest(source_id, message)}",
            source_id=source_id,
            page_number=None,
            span_id=None,
            stage="extract",
            message=message,
        )


def source_id_of(table: str) -> str:
    """The key of the source that the editions of a table are."""
    return f"CBS-{table}"


def read_statistics(paths: Sequence[Path], areas: Iterable[Row]) -> StatisticsRows:
    """The rows of the files of statistics at ``paths``, for the rows of ``areas`` that there are."""
    rows = StatisticsRows()
    if not paths:
        return rows
    known = {_COUNTRY_CODE if a["id"] == COUNTRY else a["cbs_code"]: a["id"] for a in areas}
    for code, editions in _editions(paths, rows).items():
        table = load_statistics_tables()[code]
        used: Path | None = None
        for path in editions:
            if used is not None:
                rows.notes.append(f"{path.name} is not used: {used.name} is a later edition")
            elif (read := _read(path, table, rows)) is not None:
                used = path
                _write(path, read, table, known, rows)
    return rows


def _editions(paths: Iterable[Path], rows: StatisticsRows) -> Mapping[str, list[Path]]:
    """The files by table, the latest first; a file of another name is refused."""
    dated: dict[str, list[tuple[str, Path]]] = {}
    for path in paths:
        try:
            code, retrieved = edition_of(path)
            if code not in load_statistics_tables():
                raise CorpusError(
                    f"{path}: {code} is no table that is read",
                    f"de tabel {code} wordt niet gelezen",
                )
        except CorpusError as error:
            rows.refuse(None, str(error), f"{path.name} is niet gelezen: {error.reason}")
            continue
        dated.setdefault(code, []).append((retrieved, path))
    return {
        code: [path for _, path in sorted(found, reverse=True)]
        for code, found in sorted(dated.items())
    }


def _read(path: Path, table: StatisticsTable, rows: StatisticsRows) -> StatisticsText | None:
    """What a file holds; None where it cannot be read, which is reported."""
    try:
        read = parse(path, path.read_bytes().decode("utf-8"))
        if read.head.table != table.code:
            raise CorpusError(
                f"{path}: holds the table {read.head.table}; its name says another",
                f"er staat een andere tabel in ({read.head.table})",
            )
        if not read.figures:
            raise CorpusError(f"{path}: holds no number", "er staat geen getal in")
        return read
    except CorpusError as error:
        problem, reason = str(error), error.reason
    except UnicodeDecodeError:
        problem, reason = f"{path}: not UTF-8", "de tekst is niet in UTF-8 opgeslagen"
    except OSError as error:
        problem, reason = f"{path}: {error.strerror}", "het bestand kan niet worden geopend"
    rows.refuse(None, problem, f"{path.name} is niet gelezen: {reason}")
    return None


def _write(
    path: Path,
    read: StatisticsText,
    table: StatisticsTable,
    known: Mapping[str, str],
    rows: StatisticsRows,
) -> None:
    source_id = source_id_of(table.code)
    rows.found.add(
        "sources",
        id=source_id,
        kind="statistics",
        file=path.name,
        media_type=MEDIA_TYPE,
        sha256=hashlib.sha256(read.text.encode()).hexdigest(),
        url=table.url,
        description=f"{read.head.title} ({table.code})",
        publisher=table.provider,
        legal_status=f"{table.licence} ({table.licence_url})",
        page_count=len(read.regions),
        text=read.text,
        reader=READER,
        status="read",
        reason=None,
    )
    for bad in read.bad:
        rows.refuse(
            source_id,
            f"{path}:{bad.line}: {bad.problem}; the line is left out",
            f"Regel {bad.line} van {path.name} is niet gelezen: {bad.reason}",
        )
    pages = {
        part: number for number, part in enumerate(read.regions, start=1) if part.region in known
    }
    for part, number in pages.items():
        rows.found.add(
            "pages",
            id=page_key(source_id, number),
            source_id=source_id,
            number=number,
            label=part.name,
            char_start=part.start,
            char_end=part.end,
            read_by="text",
        )
    written = _write_figures(source_id, read, table, known, pages, rows)
    regions = {part.region for part in read.regions}
    left_out = len(regions - set(known))
    rows.notes.append(
        f"{path.name}: {written:,} numbers of {len(regions) - left_out} areas; regions left out, as no document"
        f" leads to them: {left_out}"
    )


def _write_figures(
    source_id: str,
    read: StatisticsText,
    table: StatisticsTable,
    known: Mapping[str, str],
    pages: Mapping[RegionPart, int],
    rows: StatisticsRows,
) -> int:
    """Write a row, with its span, for each number of a known area; return how many there are."""
    taken = [at for at in read.figures if at.figure.region in known]
    if not taken:
        # Looking through the text for what tells its places apart takes a second.
        return 0
    page_of = _Pages(pages)
    surroundings = Surroundings(source_id, read.text)
    statuses = dict(read.head.statuses)
    for at in taken:
        figure = at.figure
        column = table.columns[figure.column]
        span_id = surroundings.key(at.start, at.end)
        rows.found.add(
            "spans",
            id=span_id,
            source_id=source_id,
            document_id=None,
            page_number=page_of.number(at),
            char_start=at.start,
            char_end=at.end,
            quote=read.text[at.start : at.end],
            boxes=None,
        )
        rows.found.add(
            "statistics",
            id=f"statistic-{span_id}",
            source_id=source_id,
            span_id=span_id,
            table_code=table.code,
            area_id=known[figure.region],
            region_code=figure.region,
            year=figure.year,
            column_code=figure.column,
            column_title=figure.title,
            flow=column.flow,
            gross_or_net=column.gross_or_net,
            value=figure.value,
            unit=_UNIT,
            status=statuses.get(figure.year),
        )
    return len(taken)


class _Pages:
    """The pages of a file, gone through in its order."""

    def __init__(self, pages: Mapping[RegionPart, int]) -> None:
        self._waiting = list(pages.items())
        self._at = 0

    def number(self, at: FigureAt) -> int:
        """The page of a figure; each figure stands behind the one that was asked for before."""
        while self._waiting[self._at][0].end < at.end:
            self._at += 1
        return self._waiting[self._at][1]
