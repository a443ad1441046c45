"""Deadlines as an iCalendar feed (RFC 5545), for a reader's own calendar."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event, vText

from publish import facts

#: When the data were made, where the database does not say.
_UNKNOWN = datetime(1970, 1, 1, tzinfo=UTC)


def feed(
    name: str,
    deadlines: Iterable[tuple[facts.Deadline, facts.Commitment]],
    stamp: str,
    origin: str,
) -> str:
    """The feed: an event for each deadline that has a last day, on that day.

    ``stamp`` is when the data were made (ISO), ``origin`` the address of the site without a path.
    """
    made = _moment(stamp)
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//Woondeal-kennisbank//NL")
    calendar.add("calscale", "GREGORIAN")
    # A property of no standard: the library would take its words as they are.
    calendar.add("x-wr-calname", vText(name))
    for term, item in deadlines:
        if term.last_day is not None and term.kind not in ("recurring", "from"):
            last = date.fromisoformat(term.last_day)
            calendar.add_component(_event(term, item, last, made, origin))
    text: bytes = calendar.to_ical(sorted=False)
    return text.decode("utf-8")


def _event(
    term: facts.Deadline, item: facts.Commitment, last: date, made: datetime, origin: str
) -> Event:
    who = ", ".join(part.name for part in item.responsible) or "onbekend"
    event = Event()
    event.add("uid", f"{term.id}@woondeal-kennisbank")
    event.add("dtstamp", made)
    event.add("dtstart", last)
    event.add("dtend", last + timedelta(days=1))
    event.add("summary", f"{who}: {term.words}")
    event.add("description", f"{item.text} ({item.place.document_title}, {item.place.page})")
    event.add("url", f"{origin}{term.place.href}")
    event.add("transp", "TRANSPARENT")
    return event


def _moment(value: str) -> datetime:
    try:
        found = datetime.fromisoformat(value)
    except ValueError:
        return _UNKNOWN
    return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
