"""Whose meeting minutes are of: the group in their title, or the organisation whose addresses they have.

Minutes of several bodies around a table have no sender; what "we" do in those of a group, or of a
meeting that one organisation holds, is that group's or organisation's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from corpus.parties import PartyRegistry
from extract.model import Segment
from identity.bodies import Bodies, without_date
from identity.model import Vote
from identity.sheet import Sheet

_MINUTES = "minutes"
#: Forms of organisations that meet ("Stuurgroep", "Werkgroep").
_MEETS = "platform"
#: Kinds of organisations that hold meetings of others; a government around the table does not.
_HOLDERS = frozenset(("state", "other", "platform", "collective"))
#: The name of a group ends where its date or place begins.
_NAME_ENDS = re.compile(r"\s*(?:[,(|;:–]| - |\bd\.?d\.|\bvan \d|\bop \d|\d{1,2}[ -])")
#: "imgeo@geonovum.nl", "https://github.com/Logius-standaarden/…", "logius-standaarden.github.io".
_ADDRESS = re.compile(
    r"(?:@|//|www\.)(?P<host>[\w-]+(?:\.[\w-]+)+)(?:/(?P<folder>[\w-]+))?", re.IGNORECASE
)
#: Sites on which everybody has a folder or a name of their own.
_SHARED = frozenset(("github", "gitlab"))
#: The body with the date stands on one of so many rows.
_HEAD_ROWS = 4
#: The addresses of who holds the meeting are so many times as many as those of the next.
_AHEAD = 2


def holder_votes(
    sheet: Sheet, kind: str, title: str, segment: Segment | None, bodies: Bodies
) -> Iterator[Vote]:
    """Votes on whose meeting it was; none for a paper that is no minutes."""
    if kind != _MINUTES:
        return
    group = _group_of(title, bodies.registry)
    if group:
        yield Vote("issuer", group, "meeting_group", segment)
        return
    yield from _by_address(sheet, bodies.registry)
    yield from _headed(sheet, bodies)


def _headed(sheet: Sheet, bodies: Bodies) -> Iterator[Vote]:
    """ "Gemeente Emmen, 3 mei 2026" below the title: the one body with the date of the meeting."""
    found = {
        body.name: row
        for row in sheet.front[:_HEAD_ROWS]
        if without_date(row.text) != row.text and (body := bodies.of_line(row.text)) is not None
    }
    if len(found) == 1:
        ((name, row),) = found.items()
        yield Vote("issuer", name, "meeting_dated_line", row.segment)


def _group_of(title: str, registry: PartyRegistry) -> str:
    """The group that a title names ("Verslag Werkgroep Bodem 3 mei 2024"); empty where it names none."""
    words = title.split()
    for index, word in enumerate(words):
        if word[:1].isupper() and registry.kind_by_form(word) == _MEETS:
            rest = " ".join(words[index:])
            ends = _NAME_ENDS.search(rest, len(word))
            name = rest[: ends.start()] if ends is not None else rest
            return name if len(name.split()) > 1 else ""
    return ""


def _by_address(sheet: Sheet, registry: PartyRegistry) -> Iterator[Vote]:
    """The organisation that most web and mail addresses in minutes are of."""
    view = sheet.clean_text
    found: Counter[str] = Counter()
    places: dict[str, Segment] = {}
    for match in _ADDRESS.finditer(view.text):
        name = _organisations(registry).get(_owner(match["host"], match["folder"] or ""))
        if name is not None:
            found[name] += 1
            places.setdefault(name, view.source_range(*match.span()))
    first = found.most_common(2)
    if first and (len(first) == 1 or first[0][1] >= _AHEAD * first[1][1]):
        name = first[0][0]
        yield Vote("issuer", name, "meeting_address", places[name])


def _owner(host: str, folder: str) -> str:
    """Whose an address is, in small letters: the name of its site or, on a shared site, of its folder."""
    labels: Sequence[str] = host.casefold().split(".")
    name = labels[-2]
    if name in _SHARED:
        name = labels[0] if len(labels) > 2 and labels[0] != "www" else folder.casefold()
    return name.split("-")[0]


@lru_cache(maxsize=2)
def _organisations(registry: PartyRegistry) -> dict[str, str]:
    """Organisations by the one word that they are called, in small letters."""
    return {
        party.name.casefold(): party.name
        for party in registry
        if party.kind in _HOLDERS
        and party.scope == "one"
        and not party.area_id
        and party.name.isalpha()
    }
