"""What the judge says of all that one finder proposes, and of rows of several documents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from checks.check import Check
from checks.judge import judge
from checks.sums_in_tables import relations_of_table
from extract.document_table import DocumentTable
from extract.model import SourceText
from kb.check_documents import by_subject, checks_of_groups
from kb.check_rhythms import ToldIn
from kb.rows import Row


def checks_of_table(source: SourceText, table: DocumentTable) -> tuple[Check, ...]:
    """The checks of one table."""
    return tuple(map(judge, relations_of_table(source, table)))


def check_documents(
    rows: Mapping[str, Iterable[Row]], told: Iterable[ToldIn] = ()
) -> dict[str, list[Row]]:
    """All checks between documents of rows that are in memory, ``counts`` among them, by table."""
    found: dict[str, list[Row]] = {"checks": [], "check_spans": []}
    for some in checks_of_groups(rows, by_subject(rows.get("counts", ())), told):
        for name, more in some.items():
            found[name] += more
    return found
