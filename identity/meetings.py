"""Papers of a meeting: the head of its minutes, and motions of who is in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from corpus.document_words import load_document_words
from corpus.either import either
from corpus.kinds import load_kind_words
from identity.bodies import Bodies, Body
from identity.dates import dates_in
from identity.model import Vote
from identity.sheet import Row, Sheet

#: So many rows from the top has the head of minutes.
_TOP_ROWS = 15
#: So many characters behind "in vergadering bijeen" may its date stand.
_DATE_REACH = 40
#: Papers whose head looks alike.
_OTHERS = ("decision", "proposal", "letter", "agreement")
_ORDINAL = re.compile(r"^\d+e\s+")


def meeting_votes(sheet: Sheet, bodies: Bodies) -> Iterator[Vote]:
    """ "Vergadering gemeenteraad X, gehouden op …", with who led and wrote it: minutes of that body."""
    rows = sheet.front[:_TOP_ROWS]
    opening = next((i for i, row in enumerate(rows) if _opens(row)), None)
    if opening is None or not _is_held(rows):
        return
    if any(_is_other_paper(row) for row in rows[: opening + 2]):
        return
    head = rows[opening]
    yield Vote("kind", "minutes", "meeting_head", head.segment)
    for row in rows[opening:]:
        found = list(dates_in(row.text))
        if len(found) == 1:
            yield Vote("date", found[0].iso, "meeting_head", row.part(found[0].start, found[0].end))
            break
    of = _body_of(rows[opening : opening + 2], bodies)
    if of is not None:
        body, row = of
        words = head.words if row is head else f"{head.words} {row.words}"
        yield Vote("title", words, "meeting_head", head.segment)
        if body.area is not None:
            yield Vote("area", body.area.id, "meeting_head", row.segment)


def motion_votes(sheet: Sheet, bodies: Bodies) -> Iterator[Vote]:
    """ "De raad van de gemeente X, in vergadering bijeen op 9 juli 2025": who speaks, and when."""
    view = sheet.clean_front()
    for body in bodies.within(view.text):
        meets = _meets().match(view.text, body.end)
        if meets is None:
            continue
        segment = view.source_range(body.start, body.end)
        yield Vote("issuer", body.name, "decides", segment)
        date = next(dates_in(view.text[meets.end() : meets.end() + _DATE_REACH]), None)
        if date is not None:
            start = meets.end()
            part = view.source_range(start + date.start, start + date.end)
            yield Vote("date", date.iso, "decides", part)
        return


def _opens(row: Row) -> bool:
    low = _ORDINAL.sub("", row.words.casefold())
    opens = load_document_words().meeting.opens
    return any(low == word or low.startswith((f"{word} ", f"{word},")) for word in opens)


def _is_held(rows: Sequence[Row]) -> bool:
    """Return True if rows say that it was held, and who led it or wrote it down."""
    words = load_document_words().meeting
    lows = [row.words.casefold().lstrip("(") for row in rows]
    led = any(low.startswith((*words.chair, *words.clerk)) for low in lows)
    return led and any(low.startswith(words.held) for low in lows)


def _is_other_paper(row: Row) -> bool:
    """Return True for "Besluitenlijst van de vergadering": a paper of it that is no minutes."""
    words = load_kind_words()
    first = next(words.words_in(row.words), None)
    return first is not None and first[1] in _OTHERS


def _body_of(rows: Sequence[Row], bodies: Bodies) -> tuple[Body, Row] | None:
    for row in rows:
        body = next(bodies.within(row.words), None)
        if body is not None:
            return body, row
    return None


@cache
def _meets() -> re.Pattern[str]:
    words = load_document_words().imprint.meets
    return re.compile(rf"[,;]?\s+(?:{either(words)})\b", re.IGNORECASE)
