"""Feeds of what comes up: where documents contradict themselves or each other, and deadlines that come near."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from publish import atom, check_facts, deadlines, documents, feed, labels
from publish.agreements import Filters
from publish.check_facts import Check
from publish.editions import Edition

#: A deadline comes into its feed so many days before it, and leaves it so many behind it.
AHEAD, BEHIND = 90, 365


def differences(
    connection: sqlite3.Connection, editions: Sequence[Edition], built: str
) -> tuple[atom.Item, ...]:
    """What does not agree, that of the last edition first; ``built`` is the day of this edition (ISO).

    A difference is of the edition that added its document or read it anew.
    """
    days = feed.days(connection, editions, built)
    found = [
        _difference(check, days.get(check.document_id, built[:10]))
        for check in check_facts.all_checks(connection)
        if check.outcome == "differs"
    ]
    return _newest(found)


def _difference(check: Check, day: str) -> atom.Item:
    places = (evidence.place for evidence in check.evidence if evidence.role == "stated")
    place = next(places, None)
    title = check.subject or labels.CHECK_KIND.get(check.kind, check.kind)
    where = ", ".join(part for part in (check.document_title, place.page if place else "") if part)
    return atom.Item(
        atom.key_of("verschil", check.id),
        title,
        day,
        place.href if place else f"/document/{check.document_id}",
        f"{check.explanation or title} ({where})",
    )


def coming_deadlines(
    connection: sqlite3.Connection,
    filters: Filters,
    editions: Sequence[Edition],
    built: str,
    today: date,
) -> tuple[atom.Item, ...]:
    """The deadlines that fit the filters and end within :data:`AHEAD` days or ended in the last year.

    Each is of the day on which it came so near, or of the edition that had it first where that is later.
    Those of agreements that are over are left out.
    """
    days, ended = feed.days(connection, editions, built), documents.ended(connection, today)
    found = (
        pair
        for pair in deadlines.dated(connection, filters)
        if deadlines.ends(pair) and pair[1].place.document_id not in ended
    )
    return _newest(_coming(found, days, built[:10], today))


def _coming(
    found: Iterator[deadlines.Dated], days: feed.Days, built: str, today: date
) -> Iterator[atom.Item]:
    for term, item in found:
        last = date.fromisoformat(term.last_day or "")
        if not today - timedelta(days=BEHIND) <= last <= today + timedelta(days=AHEAD):
            continue
        near = (last - timedelta(days=AHEAD)).isoformat()
        who = ", ".join(part.name for part in item.responsible) or "onbekend wie"
        where = ", ".join(part for part in (item.place.document_title, item.place.page) if part)
        yield atom.Item(
            atom.key_of("termijn", term.id),
            f"{who}: {term.words}",
            max(near, days.get(item.place.document_id or "", built)),
            term.place.href,
            f"{item.text} Termijn: {labels.day(term.last_day)}. ({where})",
        )


def _newest(found: Iterator[atom.Item] | list[atom.Item]) -> tuple[atom.Item, ...]:
    return tuple(sorted(found, key=lambda item: item.day, reverse=True)[: atom.MOST])
