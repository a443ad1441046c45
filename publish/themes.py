"""Themes: how many commitments each has, and what one page of a theme shows."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from corpus.codes import codes
from publish import facts
from publish.once import once

#: Commitments of one party that the page of a theme shows; all are one link away.
SHOWN = 10
#: Parties that the page shows with their commitments; the others are a line each.
PARTIES = 8


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme with how many commitments there are, of how many documents."""

    code: str
    name: str
    description: str
    commitments: int
    documents: int


@dataclass(frozen=True, slots=True)
class PartyShare:
    """A party with the first of its commitments on a theme, and how many there are."""

    party_id: str
    name: str
    commitments: tuple[facts.Commitment, ...]
    total: int


@dataclass(frozen=True, slots=True)
class ThemeView:
    """All that the page of a theme shows.

    ``words`` are those that put commitments under the theme, the most frequent first. A commitment of
    two parties is among those of both; ``without`` have no known party.
    """

    theme: Theme
    words: tuple[tuple[str, int], ...]
    parties: tuple[PartyShare, ...]
    documents: tuple[tuple[str, str, int], ...]
    without: PartyShare | None


_NUMBERS = """
select thema_code as theme, count(*) as commitments, count(distinct document_id) as documents
from afspraken_per_thema group by thema_code"""
_OF_THEME = f"""{facts.CERTAIN} and afspraak_id in (
    select commitment_id from commitment_themes where theme = :theme)"""
_OF_PARTY = f"""{_OF_THEME} and afspraak_id in (
    select commitment_id from commitment_parties where role = 'responsible' and party_id = :party)"""
_OF_NOBODY = f"""{_OF_THEME} and afspraak_id not in (
    select commitment_id from commitment_parties where role = 'responsible')"""


@once
def themes(connection: sqlite3.Connection) -> tuple[Theme, ...]:
    """All themes in their order, also those without a commitment."""
    numbers = {row["theme"]: row for row in connection.execute(_NUMBERS)}
    return tuple(
        Theme(
            code,
            entry.label,
            entry.description,
            numbers[code]["commitments"] if code in numbers else 0,
            numbers[code]["documents"] if code in numbers else 0,
        )
        for code, entry in codes()["theme"].items()
    )


def view(connection: sqlite3.Connection, code: str) -> ThemeView | None:
    """What the page of a theme shows, None where there is no such theme."""
    theme = next((found for found in themes(connection) if found.code == code), None)
    if theme is None:
        return None
    asked = {"theme": code}
    return ThemeView(
        theme,
        _words(connection, code),
        _parties(connection, code),
        tuple(
            (row["id"], row["title"], row["number"])
            for row in connection.execute(
                """select document_id as id, document as title, count(*) as number from afspraken_per_thema
                where thema_code = :theme group by document_id order by datum desc, document_id""",
                asked,
            )
        ),
        _share(connection, "", "", _OF_NOBODY, asked),
    )


def _words(connection: sqlite3.Connection, code: str) -> tuple[tuple[str, int], ...]:
    rows = connection.execute(
        """select lower(woord) as word, count(*) as number from afspraken_per_thema
        where thema_code = ? group by 1 order by number desc, 1 limit 30""",
        (code,),
    )
    return tuple((row["word"], row["number"]) for row in rows)


def _parties(connection: sqlite3.Connection, code: str) -> tuple[PartyShare, ...]:
    """The parties that answer for commitments on a theme, those with the most first."""
    rows = connection.execute(
        """select party_id, count(*) as number from commitment_parties where role = 'responsible'
            and commitment_id in (select afspraak_id from afspraken_per_thema where thema_code = :theme)
        group by 1 order by number desc, party_id""",
        {"theme": code},
    ).fetchall()
    titles = facts.party_titles(connection)
    shares = []
    for position, row in enumerate(rows):
        party_id = row["party_id"]
        asked = {"theme": code, "party": party_id}
        limit = SHOWN if position < PARTIES else 0
        shares.append(
            PartyShare(
                party_id,
                titles[party_id],
                facts.commitments(connection, _OF_PARTY, asked, limit=limit) if limit else (),
                row["number"],
            )
        )
    return tuple(shares)


def _share(
    connection: sqlite3.Connection, party_id: str, name: str, where: str, asked: facts.Parameters
) -> PartyShare | None:
    total = facts.count_commitments(connection, where, asked)
    if not total:
        return None
    found = facts.commitments(connection, where, asked, limit=SHOWN)
    return PartyShare(party_id, name, found, total)
