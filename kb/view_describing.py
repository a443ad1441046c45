"""What the description of a view is made of."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.codes import labels
from corpus.confidence import LIKELY


@dataclass(frozen=True, slots=True)
class ViewColumn:
    """A column of a view: ``references`` names the table whose ``id`` it holds."""

    name: str
    description: str
    references: str | None = None
    facet: bool = False


@dataclass(frozen=True, slots=True)
class View:
    """A view: ``sql`` is its SELECT, whose columns are ``columns`` in that order.

    ``in_workbook`` says whether the Excel file has a sheet of it.
    """

    name: str
    title: str
    description: str
    columns: tuple[ViewColumn, ...]
    sql: str
    sort: str | None = None
    in_workbook: bool = True


def in_words(column: str, codes: str) -> str:
    """SQL that writes out the codes of ``column``, which are those of a list of :mod:`corpus.codes`.

    A code that is its own word needs no rule.
    """
    words = {code: word for code, word in labels(codes).items() if code != word}
    cases = " ".join(f"when '{code}' then '{word}'" for code, word in words.items())
    return f"case {column} {cases} else {column} end" if cases else column


def sureness(table: str) -> str:
    """SQL for the code of the list ``sureness`` of a row of counts: its level, or ``check_first``.

    ``table`` is the name or alias of ``counts``. A row without a likelihood (from a person or a
    statistic) is as sure as its level.
    """
    return (
        f"case when {table}.level = 'probable' and {table}.confidence < {LIKELY} "
        f"then 'check_first' else {table}.level end"
    )


def sureness_in_words(table: str) -> str:
    """SQL for the Dutch word for :func:`sureness`."""
    return in_words(f"({sureness(table)})", "sureness")
