"""Deadlines as an iCalendar feed (RFC 5545), for a reader's own calendar."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from publish import facts

_OCTETS = 75


def feed(
    name: str,
    deadlines: Iterable[tuple[facts.Deadline, facts.Commitment]],
    stamp: str,
    origin: str,
) -> str:
    """The feed: an event for each deadline that has a last day, on that day.

    ``stamp`` is when the data were made (ISO), ``origin`` the address of the site without a path.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Woondeal-kennisbank//NL",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_text(name)}",
    ]
    for term, item in deadlines:
        if term.last_day is None or term.kind in ("recurring", "from"):
            continue
        last = date.fromisoformat(term.last_day)
        who = ", ".join(part.name for part in item.responsible) or "onbekend"
        lines += [
            "BEGIN:VEVENT",
            f"UID:{term.id}@woondeal-kennisbank",
            f"DTSTAMP:{_stamp(stamp)}",
            f"DTSTART;VALUE=DATE:{last:%Y%m%d}",
            f"DTEND;VALUE=DATE:{last + timedelta(days=1):%Y%m%d}",
            f"SUMMARY:{_text(f'{who}: {term.words}')}",
            f"DESCRIPTION:{_text(f'{item.text} ({item.place.document_title}, {item.place.page})')}",
            f"URL:{origin}{term.place.href}",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _text(value: str) -> str:
    for sign in "\\;,":
        value = value.replace(sign, "\\" + sign)
    return value.replace("\n", "\\n")


def _stamp(value: str) -> str:
    digits = "".join(c for c in value if c.isdigit()).ljust(14, "0")[:14]
    return f"{digits[:8]}T{digits[8:]}Z"


def _folded(line: str) -> str:
    """A line in pieces of at most 75 octets, as the format asks, never within a character."""
    pieces, current, size = [], "", 0
    for character in line:
        width = len(character.encode("utf-8"))
        if size + width > _OCTETS:
            pieces.append(current)
            current, size = " ", 1
        current += character
        size += width
    return "\r\n".join([*pieces, current])
