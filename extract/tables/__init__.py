"""Tables in text: what is left of a table when only its lines survive.

Three shapes are read, each by one general rule: rows that end in values (:mod:`.rows`), names with
numbers grouped under a name with their sum (:mod:`.grouped`), and a list of names followed by a
list of numbers (:mod:`.paired`).
"""

from __future__ import annotations

from extract.tables.find import Tables, find_tables

__all__ = ["Tables", "find_tables"]
