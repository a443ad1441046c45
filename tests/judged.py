"""What the judge says of all that one finder proposes."""

from __future__ import annotations

from checks.check import Check
from checks.judge import judge
from checks.sums_in_tables import relations_of_table
from extract.document_table import DocumentTable
from extract.model import SourceText


def checks_of_table(source: SourceText, table: DocumentTable) -> tuple[Check, ...]:
    """The checks of one table."""
    return tuple(map(judge, relations_of_table(source, table)))
