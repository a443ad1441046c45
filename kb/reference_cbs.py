"""What Statistics Netherlands says of homes, from its open data (OData) to a file of a corpus.

The package ``cbsodata``, an extra, asks; what it answers is checked here before anything is written: the
columns that are needed, their units, the keys of regions and years.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Protocol, cast

from corpus.manifest import CorpusError
from corpus.statistics_file import FOLDER, REGION, Figure, Head, compose, file_name
from corpus.statistics_tables import StatisticsTable, load_statistics_tables
from kb.database import replaced

TABLE = "86098NED"
#: Seconds that the office may take for each answer.
_PATIENCE = 120
_REGIONS, _PERIODS, _PROPERTIES, _ABOUT = "RegioS", "Perioden", "DataProperties", "TableInfos"
#: A period is a year (2024JJ00), a quarter (2024KW01) or a month (2024MM01).
_YEAR = "JJ00"
_YEARS = re.compile(rf"((?:19|20)\d\d){_YEAR}")
#: Of what went wrong so many characters are told: an address can be longer than a line.
_TOLD = 160
#: How the keys of regions begin that are taken: the country, provinces, municipalities.
_KINDS_OF_REGION = ("NL", "PV", "GM")

_Rows = Sequence[Mapping[str, Any]]


class Client(Protocol):
    """What is used of the package ``cbsodata``."""

    def get_meta(self, table_id: str, name: str, **kwargs: Any) -> _Rows:
        """The rows of a table of metadata."""

    def download_data(
        self, table_id: str, *, select: list[str], filters: str, **kwargs: Any
    ) -> Mapping[str, _Rows]:
        """All tables of metadata and the rows of data, by name."""


def load_client() -> Client:
    """The package ``cbsodata``; raises :class:`CorpusError` where it is not installed."""
    try:
        return cast(Client, importlib.import_module("cbsodata"))
    except ImportError as error:
        raise CorpusError(
            "cbsodata is not installed: pip install 'woondeal-kennisbank[cbs]'"
        ) from error


def add_statistics(corpus: Path, client: Client, today: date, since: int | None = None) -> Path:
    """Write the numbers of today to a file in a corpus, in one step; those of other days stay.

    ``since`` is the first year. Raises :class:`CorpusError` where the office does not answer, or answers
    something else than is needed; then nothing is written.
    """
    table = load_statistics_tables()[TABLE]
    text = statistics_text(table, client, today, since)
    folder = corpus / FOLDER
    folder.mkdir(exist_ok=True)
    path = folder / file_name(table.code, today)
    with replaced(path) as temporary:
        temporary.write_text(text, encoding="utf-8", newline="")
    return path


def statistics_text(
    table: StatisticsTable, client: Client, today: date, since: int | None = None
) -> str:
    """The text of a file with all that is taken of a table; raises as :func:`add_statistics`."""
    titles = _columns(table, _asked(lambda: client.get_meta(table.code, _PROPERTIES)))
    found = _asked(
        lambda: client.download_data(
            table.code,
            select=[table.homes.dimension, _REGIONS, _PERIODS, *titles],
            filters=_filter(table, since),
            timeout=_PATIENCE,
        )
    )
    about: Mapping[str, Any] = next(iter(found.get(_ABOUT, ())), {})
    homes = _titles(found, table.homes.dimension).get(table.homes.key)
    if homes is None:
        raise CorpusError(
            f"{table.code}: {table.homes.key} is no {table.homes.dimension} any more, so it is not known"
            " which numbers are of homes"
        )
    figures = list(_figures(table, titles, found, since))
    if not figures:
        raise CorpusError(f"{table.code}: the answer has no number of homes for these years")
    head = Head(
        table.code,
        str(about.get("Title") or table.code),
        today.isoformat(),
        str(about.get("Modified") or ""),
        homes,
        _statuses(found, figures),
    )
    try:
        return compose(table, head, figures)
    except ValueError as error:
        raise CorpusError(f"{table.code}: {error}") from error


def _asked(question: Callable[[], Any]) -> Any:
    """What the office answers; raises :class:`CorpusError` where it does not."""
    try:
        return question()
    # What requests raises is an OSError; an answer that is no JSON, or another JSON, the others.
    except (OSError, ValueError, KeyError, TypeError) as error:
        said = " ".join(str(error).split())[:_TOLD] or type(error).__name__
        raise CorpusError(
            f"opendata.cbs.nl gives no answer that can be used; is there a network? Nothing was written ({said})"
        ) from error


def _columns(table: StatisticsTable, properties: _Rows) -> dict[str, tuple[str, str]]:
    """The title and unit of each column that is needed."""
    known = {str(row.get("Key")): row for row in properties}
    missing = [column.code for column in table.column if column.code not in known]
    if missing:
        raise CorpusError(
            f"{table.code} has no column {', '.join(missing)} any more; nothing was written. Report it: the"
            " table has changed"
        )
    return {
        column.code: (
            str(known[column.code].get("Title") or column.code),
            str(known[column.code].get("Unit") or ""),
        )
        for column in table.column
    }


def _filter(table: StatisticsTable, since: int | None) -> str:
    """The rows to ask for: homes, years, and the regions that are areas of the knowledge base."""
    regions = " or ".join(f"startswith({_REGIONS},'{kind}')" for kind in _KINDS_OF_REGION)
    conditions = [
        f"startswith({table.homes.dimension},'{table.homes.key}')",
        f"substringof('{_YEAR}',{_PERIODS})",
        f"({regions})",
    ]
    if since is not None:
        conditions.append(f"{_PERIODS} ge '{since}'")
    return " and ".join(conditions)


def _statuses(found: Mapping[str, _Rows], figures: Iterable[Figure]) -> tuple[tuple[int, str], ...]:
    """What the office says of the years of figures, where it says anything."""
    said = _titles(found, _PERIODS, "Status")
    years = sorted({figure.year for figure in figures})
    return tuple((year, said[f"{year}{_YEAR}"]) for year in years if said.get(f"{year}{_YEAR}"))


def _titles(found: Mapping[str, _Rows], name: str, column: str = "Title") -> dict[str, str]:
    """The titles of a dimension by key, or another column of it. The office fills keys up with blanks."""
    return {str(row["Key"]).strip(): str(row.get(column) or "") for row in found.get(name, ())}


def _figures(
    table: StatisticsTable,
    columns: Mapping[str, tuple[str, str]],
    found: Mapping[str, _Rows],
    since: int | None,
) -> Iterator[Figure]:
    regions = _titles(found, _REGIONS)
    for row in _data(found):
        region = str(row.get(_REGIONS)).strip()
        period = str(row.get(_PERIODS)).strip()
        match = _YEARS.fullmatch(period)
        is_homes = str(row.get(table.homes.dimension)).strip() == table.homes.key
        if match is None or not is_homes or not REGION.fullmatch(region):
            continue
        year = int(match[1])
        if since is not None and year < since:
            continue
        for code, (title, unit) in columns.items():
            value = _whole(row.get(code), f"{table.code}: {region}, {year}, {code}")
            if value is not None:
                yield Figure(
                    region,
                    year,
                    value,
                    code,
                    title,
                    unit,
                    regions.get(region) or region,
                )


def _data(found: Mapping[str, _Rows]) -> Iterable[Mapping[str, Any]]:
    """The rows of data: ``cbsodata`` 1.3 gives typed ones where untyped are asked for and the other way
    round."""
    return found.get("TypedDataSet") or found.get("UntypedDataSet") or ()


def _whole(value: object, where: str) -> int | None:
    """A number of homes; None where the office gives none (null, or a point among untyped values)."""
    text = str(value).strip() if value is not None else ""
    if text in ("", "."):
        return None
    try:
        number = float(text)
        if number.is_integer():
            return int(number)
    except (ValueError, OverflowError):
        pass
    raise CorpusError(f"{where}: {text!r} is no number of homes; nothing was written")
