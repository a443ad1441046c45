"""What the description of a view is made of."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.codes import labels


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
