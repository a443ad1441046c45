"""A file of statistics in a corpus: one line a number, in the order of regions.

``statistics/86098NED-2026-11-29.csv`` has a head that says what table it is of and when it was brought, and
then for each number a line::

    regio,jaar,waarde,kolom,titel,eenheid,regionaam
    GM0141,2024,512,NieuwbouwTotaal_6,Nieuwbouw totaal,aantal,Almelo

Region and year stand right before the number and the column right behind it, and no other number or anything that
is revised within 32 characters of it. So these tell it from all others, and it has a key that stays what it is
when other numbers come, go or change (:mod:`kb.surroundings`).

Offsets are characters of the file's text, end exclusive.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from corpus.manifest import CorpusError
from corpus.statistics_tables import StatisticsTable, load_statistics_tables

#: The folder of a corpus in which such files are.
FOLDER = "statistics"
SUFFIX = ".csv"
COLUMNS = ("regio", "jaar", "waarde", "kolom", "titel", "eenheid", "regionaam")
#: The keys of the head, in its order.
_TABLE, _TITLE, _URL = "tabel", "titel", "adres"
_RETRIEVED, _MODIFIED, _HOMES = "opgehaald", "bijgewerkt", "telt"
_STATUS, _PROVIDER, _LICENCE = "status", "bron", "licentie"

_NAME = re.compile(r"(?P<table>[0-9]+[A-Za-z]+)-(?P<retrieved>\d{4}-\d{2}-\d{2})\.csv")
_REGION = r"GM\d{4}|PV\d{2}|NL01"
#: A municipality, a province or the country, as Statistics Netherlands names them.
REGION = re.compile(_REGION)
_HEAD = re.compile(r"# (?P<key>[a-z]+): ?(?P<value>.*)")
_LINE = re.compile(
    rf"(?P<region>{_REGION}),(?P<year>(?:19|20)\d\d),(?P<value>0|-?[1-9]\d{{0,9}}),(?P<rest>.+)"
)
_STATUSES = re.compile(r"((?:19|20)\d\d) ([^;]+)")
#: Units of which one is not one home: thousands, shares.
_SCALED = re.compile(r"[\d%]")
#: What no field holds: what would end a line or a page, or is not to be seen.
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a table: so many homes in a region and year.

    ``region`` is ``GM0141``, ``PV23`` or ``NL01``.
    """

    region: str
    year: int
    value: int
    column: str
    title: str
    unit: str
    region_name: str


@dataclass(frozen=True, slots=True)
class Head:
    """What a file says of itself: ``retrieved`` is the day it was brought, ``modified`` the table's own date.

    ``statuses`` has what the office says of years ("Voorlopig"), where it says anything.
    """

    table: str
    title: str
    retrieved: str
    modified: str
    homes: str
    statuses: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class FigureAt:
    """A figure with where its number stands and the line that it is on, counted from 1."""

    figure: Figure
    start: int
    end: int
    line: int


@dataclass(frozen=True, slots=True)
class RegionPart:
    """The lines of a region that stand together, from the first to the end of the last."""

    region: str
    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that was not understood: its number from 1, and in English and Dutch what is wrong."""

    line: int
    problem: str
    reason: str


@dataclass(frozen=True, slots=True)
class StatisticsText:
    """A file as read; ``text`` is its characters as they stand."""

    head: Head
    text: str
    figures: tuple[FigureAt, ...]
    regions: tuple[RegionPart, ...]
    bad: tuple[BadLine, ...]


def file_name(table: str, retrieved: date) -> str:
    """The name of an edition of a table: ``86098NED-2026-11-29.csv``."""
    return f"{table}-{retrieved.isoformat()}{SUFFIX}"


def edition_of(path: Path) -> tuple[str, str]:
    """The table and the day of an edition, from the name of its file; raises :class:`CorpusError`."""
    match = _NAME.fullmatch(path.name)
    if match is None or not _is_day(match["retrieved"]):
        raise CorpusError(
            f"{path}: no file of statistics is called so; keep the name that"
            " `woondeal reference add cbs` gives",
            "de naam is niet die van een tabel met de dag waarop die is opgehaald",
        )
    return match["table"], match["retrieved"]


def compose(table: StatisticsTable, head: Head, figures: Iterable[Figure]) -> str:
    """The text of a file, its lines in the order of regions, years and columns.

    Raises :class:`ValueError` where a figure is none of the table's, or does not count homes one by one.
    """
    places = {column.code: place for place, column in enumerate(table.column)}
    ordered = sorted(figures, key=lambda f: (_rank(f.region), f.year, places[f.column]))
    said = (
        (_TABLE, head.table),
        (_TITLE, head.title),
        (_URL, table.url),
        (_RETRIEVED, head.retrieved),
        (_MODIFIED, head.modified),
        (_HOMES, f"{table.homes.key} {head.homes}"),
        (_STATUS, "; ".join(f"{year} {_plain(said)}" for year, said in sorted(head.statuses))),
        (_PROVIDER, table.provider),
        (_LICENCE, f"{table.licence}, {table.licence_url}"),
    )
    written = io.StringIO()
    for key, value in said:
        written.write(f"# {key}: {_plain(value)}\n")
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(COLUMNS)
    for figure in ordered:
        if _SCALED.search(figure.unit):
            raise ValueError(
                f"column {figure.column}: its unit {figure.unit!r} is no number of homes"
            )
        writer.writerow(
            (
                figure.region,
                figure.year,
                figure.value,
                figure.column,
                *map(_plain, (figure.title, figure.unit, figure.region_name)),
            )
        )
    return written.getvalue()


def parse(path: Path, text: str) -> StatisticsText:
    """What a file holds; a line that is not understood is one of ``bad``, and the others are read.

    Raises :class:`CorpusError` where it is not such a file at all.
    """
    lines = list(_lines(text))
    heads = [match for _, line in lines if (match := _HEAD.fullmatch(line))]
    said = {match["key"]: match["value"] for match in heads}
    # The first line that is none of the head names the columns.
    first = next((n for n, (_, line) in enumerate(lines) if not line.startswith("#")), len(lines))
    try:
        table = _table_of(text, said, lines[first][1] if first < len(lines) else "")
    except ValueError as error:
        raise CorpusError(
            f"{path}: {error}; bring it again with `woondeal reference add cbs`",
            "het bestand heeft niet de vorm van een tabel met cijfers",
        ) from error
    reader = _Reader(table)
    for number, (start, line) in enumerate(lines[first + 1 :], start=first + 2):
        if line:
            reader.read(number, start, line)
    head = Head(
        table.code,
        said.get(_TITLE, ""),
        said[_RETRIEVED],
        said.get(_MODIFIED, ""),
        said[_HOMES].removeprefix(table.homes.key).strip(),
        tuple((int(y), words) for y, words in _STATUSES.findall(said.get(_STATUS, ""))),
    )
    return StatisticsText(
        head, text, tuple(reader.figures), tuple(reader.regions), tuple(reader.bad)
    )


def _table_of(text: str, said: Mapping[str, str], columns: str) -> StatisticsTable:
    """The table that a file is of; raises :class:`ValueError` saying what is wrong with its shape."""
    table = load_statistics_tables().get(said.get(_TABLE, ""))
    if table is None:
        raise ValueError(f"its head names no table that is known, but {said.get(_TABLE, '')!r}")
    if said.get(_HOMES, "").partition(" ")[0] != table.homes.key:
        raise ValueError(f"its head does not say that it counts homes ({table.homes.key})")
    if not _is_day(said.get(_RETRIEVED, "")):
        raise ValueError(f"its head does not say on what day it was brought ({_RETRIEVED})")
    if columns != ",".join(COLUMNS):
        raise ValueError(f"its columns are not {', '.join(COLUMNS)}")
    if "\0" in text:
        raise ValueError("holds NUL characters")
    return table


class _Reader:
    """Takes the lines of a file one by one."""

    def __init__(self, table: StatisticsTable) -> None:
        self._columns = table.columns
        self._seen: set[tuple[str, int, str]] = set()
        self.figures: list[FigureAt] = []
        self.regions: list[RegionPart] = []
        self.bad: list[BadLine] = []

    def read(self, number: int, start: int, line: str) -> None:
        """Take line ``number``, which begins at the offset ``start``."""
        match = _LINE.fullmatch(line)
        rest = _fields(match["rest"]) if match else ()
        if match is None or len(rest) != len(COLUMNS) - 3:
            self._refuse(
                number,
                "is no region, year, whole number and column",
                "geen gebied, jaar, heel getal en kolom",
            )
            return
        column, title, unit, name = rest
        figure = Figure(
            match["region"], int(match["year"]), int(match["value"]), column, title, unit, name
        )
        key = (figure.region, figure.year, column)
        if column not in self._columns:
            self._refuse(number, f"has an unknown column {column!r}", f"onbekende kolom {column!r}")
        elif _SCALED.search(unit):
            self._refuse(
                number,
                f"counts in {unit!r}, which is no number of homes",
                f"telt in {unit!r}, en dat zijn geen woningen",
            )
        elif key in self._seen:
            self._refuse(
                number,
                "gives a number that an earlier line gave",
                "geeft een getal dat een eerdere regel al gaf",
            )
        else:
            self._seen.add(key)
            at = start + match.start("value")
            self.figures.append(FigureAt(figure, at, start + match.end("value"), number))
            self._add_to_region(figure, start, start + len(line))

    def _refuse(self, number: int, problem: str, reason: str) -> None:
        self.bad.append(BadLine(number, problem, reason))

    def _add_to_region(self, figure: Figure, start: int, end: int) -> None:
        last = self.regions[-1] if self.regions else None
        if last is not None and last.region == figure.region:
            self.regions[-1] = RegionPart(last.region, last.name, last.start, end)
        else:
            self.regions.append(RegionPart(figure.region, figure.region_name, start, end))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a text with their offsets, without what ends them."""
    start = 0
    for line in text.split("\n"):
        yield start, line.removesuffix("\r")
        start += len(line) + 1


def _fields(rest: str) -> tuple[str, ...]:
    try:
        return tuple(next(csv.reader([rest], strict=True), ()))
    except csv.Error:
        return ()


def _plain(text: str) -> str:
    """A text on one line, as a field holds it."""
    return " ".join(_UNSEEN.sub(" ", text).split())


def _rank(region: str) -> tuple[int, str]:
    """The country first, then provinces, then municipalities."""
    return ("NL", "PV", "GM").index(region[:2]), region


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
