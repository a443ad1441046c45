"""Minutes: who speaks for which body, by the list of those present."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from corpus.document_words import load_document_words
from corpus.either import either
from extract.clean import Clean, clean
from identity.bodies import Bodies, Body
from identity.fields import LabelledValue, begins_with_label, is_label_row
from identity.model import Vote
from identity.sheet import Row, Sheet
from nlp.parties.turns import opening_of

#: A list of those present has so many rows at most.
_LIST_ROWS = 30
#: The list of who was present stands among so many first rows of minutes: further on, it is that of a group.
_ATTENDED_ROWS = 25
#: A row with so many people and their bodies is a list of those present.
_LISTED = 3
#: So many people with their party beside them, each before a colon, debate.
_DEBATERS = 2
#: Rows of a list follow each other so closely, in times their size.
_LEADING = 2.0
_PERSON = r"(?:(?:dhr|mw|mevr|mevrouw|de heer|drs|ir|mr|dr|ing)\.?\s+)*(?P<person>[A-ZÀ-Þ][\w’'.À-ÿ-]*(?:\s+(?:van|de|den|der|ten|ter|het|’t|'t|[A-ZÀ-Þ][\w’'.À-ÿ-]*))*)"
_WITH_BODY = re.compile(rf"{_PERSON}\s*\((?P<body>[^()]+)\)")
_BESIDE = re.compile(rf"{_PERSON}\s*\|\s*(?P<body>[^|]+)$")
_AFTER_BODY = re.compile(r"(?:namens|voor)\s+(?P<body>[^:;]+):\s*(?P<people>[^;]+)", re.IGNORECASE)
#: Behind a person: ", gemeente Ede (voorzitter)".
_OWN_BODY = re.compile(r"\s*(?:,|\||–|-(?=\s))\s*(?P<body>[^,;|]+)(?:[,;|].*)?")
_BODY_FIRST = re.compile(r"(?P<body>[^:–;()]{4,60}?)\s*[:–]\s*(?P<people>[^:]+)")
_PARTICLES = frozenset(("van", "de", "den", "der", "ten", "ter", "het", "'t", "’t"))
_INITIALS = re.compile(r"(?:[A-ZÀ-Þ][a-z]?\.-?)+")
#: A name of an organisation in a list of those present: "(Woonstichting Oost)", "(ROVA)".
_ORGANISATION = re.compile(r"[A-ZÀ-Þ][\w’'&.-]*(?:\s+(?:[a-z]{2,4}\s+){0,2}[A-ZÀ-Þ][\w’'&.-]*)*")
_PLACE = re.compile(
    r"[A-ZÀ-Þ’'][\w’'À-ÿ-]*(?:[\s-](?:[A-ZÀ-Þ]|en\b|aan\b|de\b|den\b|van\b)[\w’'À-ÿ-]*)*"
)


def speaker_votes(sheet: Sheet, fields: Sequence[LabelledValue], bodies: Bodies) -> Iterator[Vote]:
    """Votes on whom the people in minutes speak for, and on that it is minutes."""
    for field in fields:
        if field.label != "present":
            continue
        view = _list_of(sheet, field)
        if field.row < _ATTENDED_ROWS:
            yield Vote("kind", "minutes", "attendance", sheet.front[field.row].segment)
        beside = _beside(sheet.front[field.row :], view, bodies)
        found = [*_people(view, bodies), *_people_of_rows(view, sheet, bodies), *beside]
        provinces = _provinces([body for _, _, body in found if body is not None], bodies)
        for start, end, body in found:
            name = body.name if body else next(iter(provinces)) if len(provinces) == 1 else None
            if name is not None:
                yield from _votes_on(view, start, end, name)


def listed_votes(sheet: Sheet, bodies: Bodies) -> Iterator[Vote]:
    """Votes on whom people speak for, by a row that names several with their bodies, without a label
    ("A. Bos (Almelo), Bea Vos (Kadaster), C. Mol (Hengelo)")."""
    for row in sheet.front:
        view = clean(sheet.source.text, [row.segment])
        found = [one for one in _people(view, bodies) if one[2] is not None]
        if len(found) < _LISTED:
            continue
        for start, end, body in found:
            yield from _votes_on(view, start, end, body.name if body else "")


def _votes_on(view: Clean, start: int, end: int, name: str) -> Iterator[Vote]:
    """Votes on whom the person at ``[start, end)`` speaks for, by each way that minutes call somebody."""
    segment = view.source_range(start, end)
    for person in _called(view.text[start:end]):
        yield Vote("speaker", name, "attendance", segment, about=person)


def _beside(
    rows: Sequence[Row], view: Clean, bodies: Bodies
) -> Iterator[tuple[int, int, Body | None]]:
    """The people of a list that has their bodies beside them ("Bea Vos | Kadaster")."""
    for row in rows[:_LIST_ROWS]:
        match = _BESIDE.search(row.words)
        body = _body(match["body"], bodies) if match is not None else None
        at = view.text.find(match["person"]) if match is not None else -1
        if match is not None and body is not None and at >= 0:
            yield at, at + len(match["person"]), body


def turn_votes(sheet: Sheet) -> Iterator[Vote]:
    """It is the minutes of a debate where several rows begin with who speaks for which political party."""
    found = [(row, opening) for row in sheet.rows if (opening := opening_of(row.words)) is not None]
    spoken = [(row, opening) for row, opening in found if opening.aloud and opening.party]
    if len({opening.person for _, opening in spoken}) >= _DEBATERS:
        yield Vote("kind", "minutes", "turns", spoken[0][0].segment)


def _provinces(present: Sequence[Body], bodies: Bodies) -> set[str]:
    """The province that is present or, where none is named, the one that those present lie in."""
    named = {body.name for body in present if body.kind == "province"}
    around = (bodies.areas.province_of(b.area.id) for b in present if b.area is not None)
    return named or {f"provincie {area.name}" for area in around if area is not None}


def _list_of(sheet: Sheet, field: LabelledValue) -> Clean:
    """The rows of the list, up to the next label or heading, on one line."""
    rows = sheet.front
    segments = [field.segment]
    last = rows[field.row]
    for row in rows[field.row + 1 : field.row + 1 + _LIST_ROWS]:
        if (
            row.depth
            or begins_with_label(row.text)
            or is_label_row(row.text)
            or _is_apart(last, row)
        ):
            break
        if row.segment.start >= field.segment.end:
            segments.append(row.segment)
        last = row
    return clean(sheet.source.text, segments)


def _is_apart(above: Row, row: Row) -> bool:
    """Return True if a row stands too far below the one before it, or in other type."""
    if row.top is None or above.top is None:
        return False
    return row.bold != above.bold or row.top - above.top > (row.size or 10) * _LEADING


def _people(view: Clean, bodies: Bodies) -> Iterator[tuple[int, int, Body | None]]:
    """The people of a list with their bodies; None for who sits for the one province present."""
    provincial = load_document_words().bodies.provincial_people
    for match in _WITH_BODY.finditer(view.text):
        body = _body(match["body"], bodies)
        if body is not None or match["body"].casefold().strip() in provincial:
            yield *match.span("person"), body
    for match in _AFTER_BODY.finditer(view.text):
        body = _body(match["body"], bodies)
        for person in re.finditer(_PERSON, match["people"]) if body is not None else ():
            at = match.start("people")
            yield at + person.start("person"), at + person.end("person"), body


def _people_of_rows(
    view: Clean, sheet: Sheet, bodies: Bodies
) -> Iterator[tuple[int, int, Body | None]]:
    """The people of a list with a row for each, or for each body: "- M. Hoek, provincie Utrecht",
    "Gemeente Ede: mevrouw Kok"."""
    for row in sheet.front:
        words = row.text.strip(" -–•*|")
        at = view.text.find(words) if words else -1
        if at < 0:
            continue
        own = _own_person().match(words)
        behind = _OWN_BODY.fullmatch(words[own.end() :]) if own is not None else None
        by_body = _BODY_FIRST.fullmatch(words)
        body = _body(behind["body"].split("(")[0].strip(), bodies) if behind is not None else None
        if own is not None and body is not None:
            yield at + own.start("person"), at + own.end("person"), body
        elif by_body is not None and (named := _named_body(by_body["body"], bodies)):
            start = at + by_body.start("people")
            for person in _own_person().finditer(by_body["people"]):
                yield start + person.start("person"), start + person.end("person"), named


def _named_body(words: str, bodies: Bodies) -> Body | None:
    """The one body that words name with what it is ("Gemeente Ede")."""
    found = list(bodies.within(words))
    return found[0] if len(found) == 1 else None


@cache
def _own_person() -> re.Pattern[str]:
    """A person, with an office or a title before the name."""
    offices = either(load_document_words().bodies.offices)
    return re.compile(rf"(?:(?i:{offices})\s+)?{_PERSON}")


@cache
def _office() -> re.Pattern[str]:
    """ "directeur " before what somebody is the director of."""
    return re.compile(
        rf"^(?:{either(load_document_words().bodies.offices)})\s+(?:van\s+)?(?=[A-ZÀ-Þ])",
        re.IGNORECASE,
    )


def _body(words: str, bodies: Bodies) -> Body | None:
    """The one body or place that stands behind a name: "(wethouder Almelo)", "(Almelo)"."""
    found = list(bodies.within(words))
    words = _office().sub("", words)
    if not found:
        found = [
            body
            for match in _PLACE.finditer(words)
            for body in bodies.within(f"gemeente {match.group()}")
        ]
    if not found:
        name = _organisation(words.split(",")[0].strip(), bodies)
        return Body(name, bodies.registry.kind_by_form(name), None, 0, len(words)) if name else None
    return found[0] if len({body.name for body in found}) == 1 else None


def _organisation(words: str, bodies: Bodies) -> str | None:
    """The organisation that words behind a name are; None for a role ("notulist"), a political party
    or what could be another person."""
    if not _ORGANISATION.fullmatch(words) or words in load_document_words().political.parties:
        return None
    known = bodies.registry.named(words)
    if known:
        return known[0].name if len(known) == 1 and known[0].scope == "one" else None
    return words if len(words.split()) > 1 or words.isupper() else None


def _called(person: str) -> Iterator[str]:
    """How minutes may call a person: by the whole name, the surname or the first name."""
    parts = person.split()
    yield person
    if len(parts) > 1 and _INITIALS.fullmatch(parts[0]):
        # Behind initials stands nothing but the surname.
        yield " ".join(parts[1:])
    # "De Wit" is a surname alone.
    elif len(parts) > 1 and parts[0].casefold() not in _PARTICLES:
        particle = next((i for i, part in enumerate(parts) if part[0].islower()), len(parts) - 1)
        yield " ".join(parts[particle:])
        yield " ".join(parts[:particle])
