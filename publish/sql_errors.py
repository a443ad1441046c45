"""What SQLite and Datasette say of SQL that they do not run, in Dutch."""

from __future__ import annotations

import re

#: The beginning of each answer that a reader's own SQL can have, and what it means. What SQLite names in it
#: (a table, a column, a word of the query) stands where ``{0}`` is.
_MEANINGS: tuple[tuple[str, str], ...] = (
    (r"no such table: (.+)", "Er is geen tabel “{0}”."),
    (r'no such column: "?(.+?)"?(?: - should this be .*)?', "Er is geen kolom “{0}”."),
    (r"no such function: (.+)", "Er is geen functie “{0}”."),
    (r"ambiguous column name: (.+)", "Kolom “{0}” staat in meer dan één tabel: zet de tabel ervoor."),
    (r'near "(.*)": syntax error', "De SQL klopt niet bij “{0}”."),
    (r'unrecognized token: "(.*)"', "De SQL klopt niet bij “{0}”."),
    (r"incomplete input", "De SQL houdt te vroeg op."),
    (r"wrong number of arguments to function (.+)", "Functie “{0}” krijgt te veel of te weinig waarden."),
    (r"misuse of aggregate(?: function|:)? ?(.+)", "“{0}” mag hier niet staan: het telt over meer rijen."),
    (r"You (?:can|did not).*one statement.*", "Hier kan één vraag tegelijk."),
    (r"Statement must be a SELECT", "Hier kunnen alleen vragen: de SQL moet beginnen met select of with."),
    (r"Statement contained a disallowed PRAGMA.*", "Deze pragma kan hier niet."),
    (r"attempt to write a readonly database|not authorized", "Hier kunt u alleen lezen."),
    (r"string or blob too big", "Deze vraag maakt een tekst die te lang is."),
    (r"het antwoord is te groot;.*", "Het antwoord is te groot. Vraag minder rijen of kolommen."),
    (r"out of memory", "Deze vraag heeft te veel geheugen nodig."),
)  # fmt: skip
_PATTERNS = tuple((re.compile(said, re.DOTALL), meaning) for said, meaning in _MEANINGS)


def in_dutch(message: str) -> str:
    """What a message means; one that has no words here is quoted as what SQLite says."""
    for pattern, meaning in _PATTERNS:
        found = pattern.fullmatch(message.strip())
        if found:
            return meaning.format(*found.groups())
    return f"Deze SQL is niet uit te voeren. SQLite zegt: “{message.strip()}”."
