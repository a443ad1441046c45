"""Offices of the state above or below the name of who holds them: "De Minister van Financiën," over "A. Jansen".

Ministers sign so without a closing, also on the first sheet of a letter whose answers follow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from corpus.document_words import load_document_words
from corpus.either import either
from identity.bodies import Bodies, Body
from identity.fields import LabelledValue, has_letter_fields
from identity.model import Vote
from identity.sheet import Row, Sheet

#: The name of who signs stands within so many rows of the office.
_NAME_ROWS = 2
#: Without the fields of a letter an office signs in so many last rows.
_LAST_ROWS = 80
#: "mr. drs. A.B. (Anna) de Vries-Jansen", "Anna de Vries".
_NAME = re.compile(
    r"(?:[a-z]{1,4}\.\s*)*"
    r"(?:(?:[A-Z][a-z]?\.[\s-]?){1,5}(?:\([A-Z][\w’'-]+\)\s*)?|[A-Z][a-zà-ÿ]+\s+)"
    r"(?:(?:van|von|de|den|der|ten|ter|te|’t|'t|het|el)\s+)*[A-Z][\w’'-]+(?:[\s-]+(?:(?:van|de|der|den)\s+)*[A-Z][\w’'-]+){0,2}"
)


def office_votes(sheet: Sheet, fields: Sequence[LabelledValue], bodies: Bodies) -> Iterator[Vote]:
    """Votes on who made what an office of the state signs; with the fields of a letter it is one."""
    is_letter = has_letter_fields(fields)
    # Who signs the foreword of a report did not make it alone.
    signs = sheet.rows if is_letter else sheet.rows[-_LAST_ROWS:]
    signed = list(_signed(signs, bodies))
    for row, body in signed:
        yield Vote("issuer", body.name, "signed_by_office", row.segment)
    if signed and is_letter:
        yield Vote("kind", "letter", "closed", signed[0][0].segment)


def _signed(rows: Sequence[Row], bodies: Bodies) -> Iterator[tuple[Row, Body]]:
    for index, row in enumerate(rows):
        if _opens().match(row.words) is None:
            continue
        body = bodies.of_line(row.text)
        if body is None:
            continue
        above = rows[index - 1] if index else None
        below = rows[index + 1 : index + 1 + _NAME_ROWS]
        if any(is_name(other) for other in below) or (above is not None and is_name(above)):
            yield row, body


def is_name(row: Row) -> bool:
    """Return True if a row is the name of a person, and nothing else."""
    return is_person(row.words.strip(" ,"))


def is_person(words: str) -> bool:
    """Return True for the name of a person: "mr. A.B. de Vries", "Anna de Vries"."""
    return _NAME.fullmatch(words) is not None


@cache
def _opens() -> re.Pattern[str]:
    offices = either(load_document_words().bodies.state_offices)
    return re.compile(rf"(?:de\s+)?(?:{offices})\s", re.IGNORECASE)
