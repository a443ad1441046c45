"""Finding the parties that a sentence names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from corpus.areas import Area
from corpus.parties import (
    MUNICIPALITIES,
    PROVINCES,
    SIGNATORIES,
    STATE,
    Party,
    PartyRegistry,
    load_parties,
)
from nlp.parties.model import Mention, MentionForm
from nlp.parties.tokens import Token, tokens
from nlp.records import DocumentContext

_WE = frozenset(("we", "wij", "ons", "onszelf"))
_THEY = frozenset(("ze", "zij", "hij"))
#: Words that may stand inside the name of an organisation between words with capitals.
_INSIDE_NAME = frozenset(("van", "voor", "de", "het", "der", "den", "en", "in", "&", "-"))


@dataclass(frozen=True, slots=True)
class _Entry:
    """A way to write a party: its words, and what it stands for."""

    words: tuple[str, ...]
    name: str
    kind: str
    form: MentionForm
    score: float
    article: str | None = None


@lru_cache(maxsize=1)
def default_registry() -> PartyRegistry:
    """The registry of the reference data, read once."""
    return load_parties()


def we(context: DocumentContext, registry: PartyRegistry) -> tuple[str, str]:
    """Who "we" is: the body that issued the document alone, else all parties together."""
    if len(context.issued_by) == 1:
        name = registry.canonical(context.issued_by[0])
        return name, registry[name].kind if name in registry else "other"
    return SIGNATORIES, registry[SIGNATORIES].kind


def own_municipality(context: DocumentContext, registry: PartyRegistry) -> Party | None:
    """The municipality that a document is about or that issued it alone, if it is one."""
    if len(context.issued_by) == 1:
        name = registry.canonical(context.issued_by[0])
        if name in registry and registry[name].kind == "municipality":
            return registry[name]
    if context.area_id and context.area_id in registry.areas:
        party = registry.of_area(context.area_id)
        if party is not None and party.kind == "municipality":
            return party
    return None


def parties_of(
    text: str, context: DocumentContext, registry: PartyRegistry | None = None
) -> tuple[Mention, ...]:
    """The parties named in a clean text, in order, without overlaps.

    Among overlapping readings the one that begins first wins, then the longest.
    """
    registry = registry or default_registry()
    words = tokens(text)
    lexicon = _lexicon(registry, context)
    found: list[Mention] = []
    position = 0
    while position < len(words):
        match = _match(words, position, lexicon)
        if match is None:
            position += 1
            continue
        entry, length = match
        last = words[position + length - 1]
        found.append(
            Mention(
                entry.name, entry.kind, words[position].start, last.end, entry.score, entry.form
            )
        )
        position += length
    return tuple(found)


def _match(
    words: list[Token], position: int, lexicon: dict[str, tuple[_Entry, ...]]
) -> tuple[_Entry, int] | None:
    """The longest entry that begins at ``position``."""
    first = words[position]
    for entry in lexicon.get(first.low, ()):
        if len(entry.words) > len(words) - position:
            continue
        if all(
            _same(word, words[position + i], entry, position + i, words)
            for i, word in enumerate(entry.words)
        ):
            return entry, len(entry.words)
    return None


def _same(written: str, token: Token, entry: _Entry, index: int, words: list[Token]) -> bool:
    if written.casefold().replace("’", "'") != token.low:
        return False
    if written[1:] != written[1:].lower():
        return token.text == written
    if written[:1].isupper() and not token.capital:
        return entry.article is not None and index > 0 and words[index - 1].low == entry.article
    return True


@lru_cache(maxsize=64)
def _lexicon(registry: PartyRegistry, context: DocumentContext) -> dict[str, tuple[_Entry, ...]]:
    """All entries by their first word, the longest first."""
    by_first: dict[str, list[_Entry]] = {}
    for entry in _entries(registry, context):
        by_first.setdefault(entry.words[0].casefold().replace("’", "'"), []).append(entry)
    return {
        first: tuple(sorted(entries, key=lambda e: -len(e.words)))
        for first, entries in by_first.items()
    }


def _entries(registry: PartyRegistry, context: DocumentContext) -> Iterator[_Entry]:
    own = own_municipality(context, registry)
    province = registry.of_area(context.province_id) if context.province_id else None
    region = registry.of_area(context.region_id) if context.region_id else None
    for party in registry:
        name, kind = party.name, party.kind
        area = registry.areas[party.area_id] if party.area_id else None
        if area is not None:
            yield from _area_entries(party, area)
            continue
        if party.name == PROVINCES and province is not None:
            name, kind = province.name, province.kind
        for alias in (party.name, *party.aliases):
            if party.name == MUNICIPALITIES and alias == "gemeente" and own is not None:
                yield _entry(alias, own.name, own.kind, "name", 0.95, None)
            else:
                yield _entry(alias, name, kind, "name", 1.0, party.article)
        for alias in party.vague:
            yield _entry(alias, name, kind, "name", 0.7, None)
    for organ in registry.organs:
        body = {
            "municipality": own or registry[MUNICIPALITIES],
            "province": province or registry[PROVINCES],
            "water_authority": registry["waterschappen"],
            "state": registry[STATE],
        }[organ.of]
        for alias in organ.aliases:
            yield _entry(alias, body.name, body.kind, "organ", 0.9, None)
    if region is not None:
        yield _entry("regio", region.name, region.kind, "name", 0.9, None)
    name, kind = we(context, registry)
    for word in sorted(_WE):
        yield _entry(word, name, kind, "we", 1.0, None)
    for word in sorted(_THEY):
        yield _entry(word, "", "", "pronoun", 0.8, None)


def _area_entries(party: Party, area: Area) -> Iterator[_Entry]:
    for alias in dict.fromkeys((party.name, *party.aliases)):
        form: MentionForm = "name"
        if alias in (area.name, *area.aliases) and not alias.startswith(("regio ", "Regio ")):
            form = "place"
        yield _entry(alias, party.name, party.kind, form, 1.0, None)
    if party.kind != "municipality" and area.name != party.name:
        yield _entry(area.name, party.name, party.kind, "place", 1.0, None)


def _entry(
    alias: str, name: str, kind: str, form: MentionForm, score: float, article: str | None
) -> _Entry:
    words = tuple(token.text for token in tokens(alias))
    return _Entry(words, name, kind, form, score, article)
