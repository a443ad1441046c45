"""People named in minutes, and the parties they speak for.

Minutes say who is there ("Anna de Wit (gedeputeerde), Piet Jansen (wethouder Almelo)") and then go on
with names: "Anna de Wit zegt toe …". The list of those present tells whose promise it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from corpus.parties import PartyRegistry
from nlp.parties.mentions import parties_of
from nlp.records import DocumentContext

_PARTICLES = r"(?:(?:van|de|der|den|ter|ten|te|het|in|op|'t|’t) ){0,3}"
_WORD = r"[A-ZÀ-Þ][\w’'.-]*"
#: A first name or initials, particles and a surname, then what they are in brackets.
_PERSON = re.compile(
    rf"({_WORD}(?: {_WORD})?) ({_PARTICLES}{_WORD}(?: {_WORD})?) \(([^()]{{2,60}})\)"
)
#: The head of a list of those present, and how far it may reach (characters).
_PRESENT = re.compile(r"\b(?:[Aa]anwezig(?:en)?|[Dd]eelnemers|[Gg]enodigden)\b")
_REACH = 1500
_TITLES = (
    "de heer",
    "mevrouw",
    "dhr.",
    "mw.",
    "wethouder",
    "gedeputeerde",
    "burgemeester",
    "minister",
    "staatssecretaris",
    "dijkgraaf",
)


def with_people(
    registry: PartyRegistry, texts: Iterable[str], context: DocumentContext
) -> PartyRegistry:
    """The registry, with the people that the texts of a document present as further aliases.

    The registry itself where they present none. Who is presented for two parties is left out.
    """
    found: dict[str, set[str]] = {}
    text = "\n".join(texts)
    for head in _PRESENT.finditer(text):
        for match in _PERSON.finditer(text, head.end(), head.end() + _REACH):
            first, surname, role = match.groups()
            if parties_of(f"{first} {surname}", context, registry):
                continue
            named = [m for m in parties_of(role, context, registry) if m.form != "we" and m.name]
            if len({m.name for m in named}) != 1:
                continue
            written = [f"{first} {surname}", *(f"{title} {surname}" for title in _TITLES)]
            for name in written:
                found.setdefault(name, set()).add(named[0].name)
    aliases: dict[str, list[str]] = {}
    for name, parties in found.items():
        if len(parties) == 1:
            aliases.setdefault(parties.pop(), []).append(name)
    known = {name: names for name, names in aliases.items() if name in registry}
    if not known:
        return registry
    everybody = [
        replace(party, people=tuple(sorted(known.get(party.name, ())))) for party in registry
    ]
    return PartyRegistry(everybody, registry.organs, registry.forms, registry.areas)
