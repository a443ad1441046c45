"""Who a paper speaks for, where no line of it says who made it: asked last.

"Als gemeente Ede willen we …" and "Het dagelijks bestuur van Noorderwerk, namens deze," name the body
outright. A text that says "wij" and "de gemeente" by turns, of one municipality, is that municipality's;
but not where "wij" ask the gemeente, or work with it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from corpus.areas import Area
from corpus.document_words import load_document_words
from corpus.either import either
from corpus.kinds import UNKNOWN
from extract.clean import Clean
from identity.bodies import Bodies, body_of_area
from identity.letters import is_closing
from identity.model import Vote
from identity.place_names import as_written
from identity.political_names import own_name, party_names
from identity.sheet import Row, Sheet

#: Kinds that one body makes of what it does itself.
_OF_ONE = ("programme", "vision", "progress_report", "coalition_agreement", "other")
#: Kinds that the board of a municipality or province writes or decides on.
_OF_BOARDS = ("proposal", "decision")
#: So many rows below its closing a letter is signed.
_SIGNED_ROWS = 4
#: A text that speaks for a body says "we" so many times at least, and names what it is twice.
_OURS = 3
_ACTS = 2
#: A political party that a text names so often may be the one that speaks.
_PARTY_NAMED = 2
#: A text names the province that it is of so many times at least.
_MOST = 2
#: What stands for the body of an area, by the area's kind.
_NAMELESS = {
    "municipality": "gemeente|stad",
    "province": "provincie",
    "region": "regio",
    "subregion": "regio",
}
_WE = r"(?:wij|we)"
_OUR = re.compile(rf"\b(?:{_WE}|ons|onze)\b", re.IGNORECASE)
_NAME = r"[A-ZÀ-Þ][\w’'&-]*(?:\s+[A-ZÀ-Þ][\w’'&-]*){0,3}"
#: "Vanuit Senzer onderschrijven wij".
_SPEAKS_AS = re.compile(
    rf"\b(?:Vanuit|Namens|Als)\s+(?P<name>{_NAME})\s+(?!{_WE}\b)[a-zà-ÿ]+\s+{_WE}\b"
)
#: "Als gemeente zetten we in op", "vanuit de regio zorgen we voor".
_AS_WHAT = re.compile(
    rf"\b(?:als|vanuit\s+de)\s+(?P<what>gemeente|stad|provincie|regio)\s+(?!{_WE}\b)[a-zà-ÿ]+\s+{_WE}\b"
    rf"|\b{_WE}\s+als\s+(?P<what_behind>gemeente|stad|provincie|regio)\b",
    re.IGNORECASE,
)
#: "Wij vragen de gemeente", "samen met de gemeente willen wij": "wij" are others.
_ASKED = r"\b(?:met|aan|vragen|verzoeken|adviseren|roepen|bij|door)\s+(?:de|het|uw)\s+(?:{what}|college)\b"
_TOWNS = re.compile(r"\bgemeenten\b", re.IGNORECASE)
#: Who is written to.
_YOU = r"(?<![\w/])uw?\b"
_SENTENCE = re.compile(r"[^.!?;:]+")
#: "Voorstel van het college": a board without the name of its body.
_BOARD = re.compile(
    r"\b(?i:het college|college van burgemeester en wethouders|college van b&w|de raad|gedeputeerde staten|provinciale staten)\b(?!\s+van\s+[A-Z])"
)


def spoken_for_votes(sheet: Sheet, kind: str, area: Area | None, bodies: Bodies) -> Iterator[Vote]:
    """Votes on who made a paper of which no other rule says so; ``area`` is what it is about."""
    view = sheet.clean_text
    yield from _signed_for(sheet)
    yield from _speaks_as(view, bodies)
    if area is None and kind in _OF_ONE:
        area = _only_province(view.text, bodies)
    name = body_of_area(area) if area is not None else None
    if area is None or name is None:
        return
    if kind in _OF_ONE:
        yield from _as_what(view, area, name)
        yield from _speaks_of_itself(view, kind, area, name)
    if kind in _OF_BOARDS:
        yield from _its_board(sheet, area, name)


def _only_province(text: str, bodies: Bodies) -> Area | None:
    """The one province that a text names, more often than any town."""
    named = Counter(area.id for area, _, _ in as_written(bodies.areas).mentions(text))
    provinces = [i for i in named if bodies.areas[i].kind == "province"]
    if len(provinces) != 1 or not _MOST <= named[provinces[0]] == max(named.values()):
        return None
    return bodies.areas[provinces[0]]


def _signed_for(sheet: Sheet) -> Iterator[Vote]:
    """ "Het dagelijks bestuur van Noorderwerk, namens deze," below the closing of a letter."""
    rows = sheet.rows
    for index, row in enumerate(rows):
        if is_closing(row):
            yield from _board_of(rows[index + 1 : index + 1 + _SIGNED_ROWS])


def _board_of(rows: Sequence[Row]) -> Iterator[Vote]:
    for row in rows:
        match = _signs().match(row.text)
        if match is not None:
            yield Vote("issuer", match["name"], "signed_for", row.part(*match.span("name")))
            return


@cache
def _signs() -> re.Pattern[str]:
    boards = either(load_document_words().bodies.boards_of)
    return re.compile(
        rf"\W*(?:[Nn]amens\s+)?(?:(?i:het|de)\s+)?(?i:{boards})\s+(?:(?:de|het)\s+)?(?P<name>{_NAME})(?=\s*(?:,|$))"
    )


def _speaks_as(view: Clean, bodies: Bodies) -> Iterator[Vote]:
    """ "Vanuit Noorderwerk onderschrijven wij": an organisation that no list has; a place is none."""
    found = {
        match["name"]: match
        for match in _SPEAKS_AS.finditer(view.text)
        if not list(bodies.areas.named(match["name"]))
    }
    if len(found) == 1:
        ((name, match),) = found.items()
        at = view.source_range(*match.span("name"))
        yield Vote("issuer", bodies.registry.canonical(name), "speaks_as", at)


def _as_what(view: Clean, area: Area, name: str) -> Iterator[Vote]:
    """ "Als gemeente zetten wij in op …", in a text about one municipality."""
    nameless = _NAMELESS.get(area.kind, "").split("|")
    for match in _AS_WHAT.finditer(view.text):
        what = match["what"] or match["what_behind"]
        if what.casefold() in nameless:
            yield Vote("issuer", name, "speaks_as", view.source_range(*match.span()))
            return


def _speaks_of_itself(view: Clean, kind: str, area: Area, name: str) -> Iterator[Vote]:
    """ "We koesteren …" and "de gemeente maakt tempo" by turns, in a text about one municipality.

    Of a text of no known kind that says little: so speak those who want something of the town, and in a
    deal of a province with its municipalities these speak too.
    """
    what = _NAMELESS.get(area.kind) if area.kind in ("municipality", "province") else None
    if what is None or _asks(view.text, what) or _is_of_a_party(view.text):
        return
    acts = list(re.finditer(rf"\b(?i:(?:de|onze)\s+(?:{what}))\b(?!\s+[A-Z])", view.text))
    if len(acts) >= _ACTS and len(_OUR.findall(view.text)) >= _OURS:
        at = view.source_range(*acts[0].span())
        sole = _is_sole(view.text, len(acts)) if area.kind == "province" else kind != UNKNOWN
        yield Vote("issuer", name, "speaks_of_itself" if sole else "speaks_among_others", at)


def _is_sole(text: str, acts: int) -> bool:
    """Return True where "the province" is named more often than "gemeenten" are, with which it may act together."""
    return len(_TOWNS.findall(text)) < acts


def _asks(text: str, what: str) -> bool:
    """Return True where "wij" and the body are two: one asks the other, or works with it."""
    asked = re.compile(rf"{_ASKED.format(what=what)}|{_YOU}", re.IGNORECASE)
    return any(
        asked.search(sentence) is not None
        for sentence in _SENTENCE.findall(text)
        if _OUR.search(sentence) is not None
    )


def _is_of_a_party(text: str) -> bool:
    """Return True where one political party is named time and again, and no other."""
    found = [own_name(match) for match in party_names().finditer(text)]
    return len(found) >= _PARTY_NAMED and len(set(found)) == 1


def _its_board(sheet: Sheet, area: Area, name: str) -> Iterator[Vote]:
    """ "Voorstel van het college", on the front of a paper about one municipality."""
    if area.kind not in ("municipality", "province"):
        return
    for row in sheet.front:
        match = _BOARD.search(row.text)
        if match is not None and ("staten" in match.group().casefold()) == (
            area.kind == "province"
        ):
            yield Vote("issuer", name, "board_of_area", row.part(*match.span()))
            return
