"""The tables of statistics offices that the knowledge base takes: ``corpus/reference/statistics.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated

import msgspec

from corpus.codes import values
from corpus.loading import REFERENCE, Record, Word, load_toml

#: A name of a column: what stands around a number in the file must fit in 32 characters
#: (:mod:`corpus.statistics_file`).
ColumnCode = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z][A-Za-z0-9]*_[0-9]+$", max_length=30)]


class Homes(Record, frozen=True):
    """The key of a dimension of the table that stands for homes."""

    dimension: Word
    key: Word


class StatisticsColumn(Record, frozen=True):
    """A column: ``flow`` and ``gross_or_net`` are codes of ``codes.toml``."""

    code: ColumnCode
    flow: Word
    gross_or_net: Word | None = None

    def __post_init__(self) -> None:
        if self.flow not in values("statistics_flow"):
            raise ValueError(f"{self.flow!r} is no code of statistics_flow")
        if self.gross_or_net is not None and self.gross_or_net not in values("gross_or_net"):
            raise ValueError(f"{self.gross_or_net!r} is no code of gross_or_net")


class StatisticsTable(Record, frozen=True):
    """A table with the columns that are taken of it, in the order in which they are written."""

    code: Annotated[str, msgspec.Meta(pattern=r"^[0-9]+[A-Za-z]+$")]
    provider: Word
    url: Word
    licence: Word
    licence_url: Word
    homes: Homes
    column: tuple[StatisticsColumn, ...]

    def __post_init__(self) -> None:
        for name in ("code", "flow"):
            found = [getattr(column, name) for column in self.column]
            if len(set(found)) < len(found):
                raise ValueError(f"two columns of {self.code} have the same {name}")

    @property
    def columns(self) -> Mapping[str, StatisticsColumn]:
        """The columns by their code."""
        return {column.code: column for column in self.column}


class _Tables(Record, frozen=True):
    table: tuple[StatisticsTable, ...]

    def __post_init__(self) -> None:
        if len({table.code for table in self.table}) < len(self.table):
            raise ValueError("a table is there twice")


@cache
def load_statistics_tables(folder: Path = REFERENCE) -> Mapping[str, StatisticsTable]:
    """The tables by code; raises :class:`CorpusError` naming the line that is wrong."""
    return {table.code: table for table in load_toml(folder / "statistics.toml", _Tables).table}
