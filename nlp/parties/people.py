"""People named in minutes, and the parties they speak for.

Minutes say who is there ("Anna de Wit (gedeputeerde), Piet Jansen (wethouder Almelo)") and then go on
with names: "Anna de Wit zegt toe …". The list of those present tells whose promise it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from corpus.parties import PartyRegistry
from nlp.language.clauses.sentence_words import words_of
from nlp.language.tokens import tokenizer
from nlp.parties.mentions import parties_in
from nlp.parties.participation import Mention
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
    parties: dict[str, set[str]] = {}
    for written, party in _presented("\n".join(texts), context, registry):
        parties.setdefault(written, set()).add(party)
    people: dict[str, list[str]] = {}
    for written, names in parties.items():
        if len(names) == 1:
            people.setdefault(names.pop(), []).append(written)
    if not any(name in registry for name in people):
        return registry
    everybody = [
        replace(party, people=tuple(sorted(people.get(party.name, ())))) for party in registry
    ]
    return PartyRegistry(everybody, registry.organs, registry.forms, registry.areas)


def _presented(
    text: str, context: DocumentContext, registry: PartyRegistry
) -> Iterator[tuple[str, str]]:
    """The ways in which each person presented can be written, with the party they are of."""
    for head in _PRESENT.finditer(text):
        for match in _PERSON.finditer(text, head.end(), head.end() + _REACH):
            first, surname, role = match.groups()
            if _parties(f"{first} {surname}", context, registry):
                continue
            named = {m.name for m in _parties(role, context, registry) if m.form != "we" and m.name}
            if len(named) == 1:
                party = named.pop()
                for title in (first, *_TITLES):
                    yield f"{title} {surname}", party


def _parties(text: str, context: DocumentContext, registry: PartyRegistry) -> tuple[Mention, ...]:
    return parties_in(words_of(tokenizer()(text)[:]).items, context, registry)
