"""How the parties of a document can be written: names, aliases, organs, people, terms it defines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from corpus.areas import Area
from corpus.document_words import load_document_words
from corpus.kinds import load_kind_words
from corpus.parties import (
    MUNICIPALITIES,
    PROVINCE,
    PROVINCES,
    REGION,
    SIGNATORIES,
    STATE,
    Party,
    PartyRegistry,
    load_parties,
)
from nlp.language.clauses import grammar
from nlp.language.clauses.sentence_words import name_words
from nlp.parties.cues import party_words
from nlp.parties.participation import MentionForm
from nlp.records import DocumentContext

#: How sure "we" is in a document of several bodies that does not say which.
_BY_KIND = 0.7
#: An article of an agreement, not one in a newspaper.
_ARTICLE = re.compile(r"\bartikel \d+")
#: What bodies are, behind the name of their own; a shorter name can be any word.
_TRADES = frozenset(
    (
        "wonen",
        "vastgoed",
        "bouw",
        "ontwikkeling",
        "groep",
        "woningen",
        "woondiensten",
        "projecten",
        "zorg",
        "b.v.",
        "n.v.",
    )
)
_SHORT = 4
_THEY = frozenset(("ze", "zij", "hij"))


#: Who speaks for the cabinet: ministers, state secretaries and their ministries.
_OF_CABINET = ("minister", "staatssecretaris")
#: Those of them who are one person, and what such a person writes.
_MINISTERS = ("minister ", "staatssecretaris ")
_WRITTEN = frozenset(("letter", "questions"))


def of_cabinet(name: str) -> bool:
    """Return True for a member of the cabinet, or a ministry, by name: what the cabinet does is their own."""
    return name.startswith(_OF_CABINET)


@dataclass(frozen=True, slots=True)
class Entry:
    """A way to write a party: its words, and what it stands for.

    A word of it with a capital is found with a capital only, but for an ``article`` before it. A
    ``vague`` one can mean a place as well ("op de markt"). ``lows`` are its words in small letters.
    """

    words: tuple[str, ...]
    name: str
    kind: str
    form: MentionForm
    score: float = 1.0
    article: str | None = None
    vague: bool = False
    lows: tuple[str, ...] = ()


#: Kinds of documents in which "onze fractie" is who made it.
_OF_POLITICS = frozenset(("election_programme", "coalition_agreement"))


@lru_cache(maxsize=1)
def default_registry() -> PartyRegistry:
    """The registry of the reference data, read once."""
    return load_parties()


def kind_of(name: str, registry: PartyRegistry) -> str:
    """The kind of a party, also of one that the registry does not list."""
    return registry[name].kind if name in registry else registry.kind_by_form(name)


def we(context: DocumentContext, registry: PartyRegistry) -> tuple[str, str]:
    """Who "we" is, as name and kind: the body that issued the document, all parties together where
    several made or signed it, and nobody ("", "") where the document does not say."""
    bodies = dict.fromkeys(map(registry.canonical, context.issued_by or context.signatories))
    if len(bodies) == 1:
        name = next(iter(bodies))
        return name, kind_of(name, registry)
    several = bodies or is_joint(context)
    return (SIGNATORIES, registry[SIGNATORIES].kind) if several else ("", "")


def is_joint(context: DocumentContext) -> bool:
    """Return True if it is a document that several bodies make, by its kind or title, or the
    minutes of several."""
    lists = party_words()
    title = _ARTICLE.sub("", context.title.casefold())
    if context.kind in lists.joint_kinds or any(name in title for name in lists.joint_meetings):
        return True
    # A letter about an agreement is none.
    kind = load_kind_words().kind_of(title)
    about = kind is not None and kind not in lists.joint_kinds
    if not about and any(re.search(rf"{word}\b", title) for word in lists.joint_titles):
        return True
    return len({speaker.body for speaker in context.speakers}) > 1


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


@lru_cache(maxsize=64)
def entries_of(
    registry: PartyRegistry, context: DocumentContext
) -> Mapping[str, tuple[Entry, ...]]:
    """All entries by their first word in small letters, the longest first; terms that the document
    defines come before all others of their length."""
    by_first: dict[str, list[Entry]] = {}
    for entry in _entries(registry, context):
        if entry.words:
            by_first.setdefault(entry.lows[0], []).append(entry)
    return {
        first: tuple(sorted(entries, key=lambda e: -len(e.words)))
        for first, entries in by_first.items()
    }


def folded(word: str) -> str:
    """A word in small letters, with one kind of apostrophe."""
    return word.lower().replace("’", "'")


def _entries(registry: PartyRegistry, context: DocumentContext) -> Iterator[Entry]:
    yield from _defined(registry, context)
    yield from _people(registry, context)
    for party in registry:
        area = registry.areas[party.area_id] if party.area_id else None
        if area is not None:
            yield from _area_entries(party, area, near=_is_near(area, context))
        else:
            yield from _listed_entries(party, registry, context)
    yield from _organs(registry, context)
    for office in sorted(party_words().offices):
        yield _entry(office, "", registry[STATE].kind, "bare", 0.7)
    for issuer in (*context.issued_by, *context.signatories):
        if registry.canonical(issuer) not in registry:
            for alias in (issuer, *_also(issuer)):
                yield _entry(alias, issuer, registry.kind_by_form(issuer), "name")
    yield from _short(registry, context)
    name, kind = we(context, registry)
    sure = 1.0 if context.issued_by or context.signatories else _BY_KIND
    us = (STATE, registry[STATE].kind) if _is_of_minister(context, name) else (name, kind)
    for word in sorted(grammar.PRONOUNS_WE):
        yield _entry(word, *us, "we", sure)
    for words in party_words().own_party if context.kind in _OF_POLITICS else ():
        yield _entry(words, name, kind, "name", sure)
    town = own_municipality(context, registry)
    if town is not None and context.kind in _OF_POLITICS:
        for words in party_words().own_town:
            yield _entry(words, town.name, town.kind, "place", 0.8)
    for word in sorted(_THEY):
        yield _entry(word, "", "", "pronoun", 0.8)


def _is_of_minister(context: DocumentContext, maker: str) -> bool:
    """Return True for a letter or answers of one minister: there "ik" is the minister, and "wij" the cabinet."""
    return context.kind in _WRITTEN and maker.startswith(_MINISTERS)


def _short(registry: PartyRegistry, context: DocumentContext) -> Iterator[Entry]:
    """ "Area" for Area Wonen: who made or signed a document, without what kind of body it is."""
    for party in dict.fromkeys((*context.issued_by, *context.signatories)):
        *first, last = party.split()
        short = " ".join(first)
        plain = len(first) == 1 and short[:1].isupper() and len(short) >= _SHORT
        if not plain or last.casefold() not in _TRADES or registry.areas.named(short):
            continue
        if not registry.named(short):
            name = registry.canonical(party)
            yield _entry(short, name, kind_of(name, registry), "name", 0.9)


def _also(party: str) -> Iterator[str]:
    """How else a political party is written: "Partij van de Arbeid" is the PvdA, "de VVD" in its
    programme for Ede "VVD Ede"."""
    for name in load_document_words().political.parties:
        if party.startswith(f"{name} "):
            yield name
    for other, name in load_document_words().political.also.items():
        if name == party:
            yield other
    first, _, place = party.partition(" ")
    if place and first in load_document_words().political.local_first:
        yield first


def _defined(registry: PartyRegistry, context: DocumentContext) -> Iterator[Entry]:
    """What the document itself calls a party ("hierna te noemen: 'Ontwikkelaar'")."""
    for term in dict.fromkeys(defined.term for defined in context.defined_terms):
        party = context.defined_party(term)
        if party is None or term.lower() in (SIGNATORIES, "partij"):
            continue
        # A role that is nobody by name ("Financier") is called so.
        name = party if party == term else registry.canonical(party)
        yield _entry(term.lower(), name, kind_of(name, registry), "name")
        article, _, noun = term.lower().partition(" ")
        if article in ("de", "het") and noun:
            yield _entry(noun, name, kind_of(name, registry), "name")


def _people(registry: PartyRegistry, context: DocumentContext) -> Iterator[Entry]:
    """Who speaks in minutes, with and without a title ("de heer Jansen")."""
    for speaker in context.speakers:
        body = context.speaker_body(speaker.person)
        if body is not None:
            name = registry.canonical(body)
            kind = kind_of(name, registry)
            for title in ("", *party_words().titles):
                yield _entry(f"{title} {speaker.person}".lstrip(), name, kind, "organ", 0.8)


def _listed_entries(
    party: Party, registry: PartyRegistry, context: DocumentContext
) -> Iterator[Entry]:
    """The entries of a party that the registry lists; "de provincie" is that of the document."""
    own = own_municipality(context, registry) if party.name == MUNICIPALITIES else None
    area_id = {
        PROVINCE: _province_id(context, registry), PROVINCES: context.province_id, REGION: context.region_id
    }.get(party.name)  # fmt: skip
    meant = (registry.of_area(area_id) if area_id else None) or party
    nobody = party.name == SIGNATORIES and we(context, registry)[0] != SIGNATORIES
    for alias in (party.name, *party.aliases):
        if own is not None and alias == "gemeente":
            yield _entry(alias, own.name, own.kind, "name", 0.95)
        elif nobody:
            # "Partijen" of a text that nobody signs are those of another one.
            yield _entry(alias, "", party.kind, "name", 0.7)
        else:
            yield _entry(alias, meant.name, meant.kind, "name", article=party.article)
    for alias in party.vague:
        yield replace(_entry(alias, meant.name, meant.kind, "name", 0.7), vague=True)


def _province_id(context: DocumentContext, registry: PartyRegistry) -> str | None:
    """The province around a document, else the one among those who made it."""
    makers = (registry.canonical(name) for name in (*context.issued_by, *context.signatories))
    found = {
        registry[name].area_id
        for name in makers
        if kind_of(name, registry) == registry[PROVINCE].kind
    }
    return context.province_id or (found.pop() if len(found) == 1 else None)


def _organs(registry: PartyRegistry, context: DocumentContext) -> Iterator[Entry]:
    own = own_municipality(context, registry)
    province_id = _province_id(context, registry)
    province = registry.of_area(province_id) if province_id else None
    bodies = {
        "municipality": own or registry[MUNICIPALITIES],
        "province": province or registry[PROVINCE],
        "water_authority": registry["waterschappen"],
        "state": registry[STATE],
    }
    if len(context.issued_by) == 1 and province is not None:
        # "Het college" of a province is its own.
        of_province = registry.canonical(context.issued_by[0]) == province.name
        bodies["board"] = province if of_province else bodies["municipality"]
    else:
        bodies["board"] = bodies["municipality"]
    yield _entry("college", bodies["board"].name, bodies["board"].kind, "organ", 0.8)
    for organ in registry.organs:
        body = bodies[organ.of]
        for alias in organ.aliases:
            yield _entry(alias, body.name, body.kind, "organ", 0.9)


def _is_near(area: Area, context: DocumentContext) -> bool:
    """Return True if a bare name can mean this area: it lies in the province, or none is known.

    Some municipalities are called as other things are ("Best", "Houten").
    """
    if area.kind == "province" or context.province_id is None:
        return True
    near = (context.area_id, context.region_id, *context.municipality_ids)
    return (
        area.id in near
        or context.province_id in (area.parent_id, area.id)
        or not set(area.members).isdisjoint(context.municipality_ids)
    )


def _area_entries(party: Party, area: Area, *, near: bool) -> Iterator[Entry]:
    """The full names always; bare place names only of areas that are near."""
    for alias in dict.fromkeys((party.name, *party.aliases)):
        form: MentionForm = "name"
        if alias in (area.name, *area.aliases) and not alias.startswith(("regio ", "Regio ")):
            form = "place"
            if not near:
                continue
        yield _entry(alias, party.name, party.kind, form)
    if party.kind != "municipality" and area.name != party.name and near:
        yield _entry(area.name, party.name, party.kind, "place")


@lru_cache(maxsize=20_000)
def _entry(
    alias: str,
    name: str,
    kind: str,
    form: MentionForm,
    score: float = 1.0,
    article: str | None = None,
) -> Entry:
    words = name_words(alias)
    return Entry(words, name, kind, form, score, article, lows=tuple(map(folded, words)))
