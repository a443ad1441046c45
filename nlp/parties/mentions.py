"""Finding the parties that a sentence names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from corpus.areas import Area
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
from nlp.parties.announced import with_announced
from nlp.parties.listed import with_listed
from nlp.parties.model import Mention, MentionForm
from nlp.parties.names import misspelt, misspelt_noun, resolve_names
from nlp.parties.tokens import Token, tokens
from nlp.parties.unknown import inside_of, organisations
from nlp.parties.words import PartyWords, party_words
from nlp.records import DocumentContext

_WE = frozenset(("we", "wij"))
PARTNERS = "partners"
_AGREEMENTS = ("deal", "overeenkomst", "convenant", "akkoord", "afspraken", "verband")
_WHERE = frozenset(("op", "in", "van", "naar", "binnen", "uit"))
_THEY = frozenset(("ze", "zij", "hij"))


@dataclass(frozen=True, slots=True)
class _Entry:
    """A way to write a party: its words, and what it stands for."""

    words: tuple[str, ...]
    name: str
    kind: str
    form: MentionForm
    score: float
    article: str | None = None
    vague: bool = False


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
    lists = party_words()
    found: list[Mention] = []
    position = 0
    while position < len(words):
        near = misspelt(words, position, registry, context)
        match = _match(words, position, lexicon)
        if near is not None and (match is None or match[1] == 1):
            found.append(near)
            position += 2
            continue
        if match is None:
            match = _match_tail(words[position], lexicon)
        if match is None:
            noun = misspelt_noun(words[position], registry)
            match = _match_as(noun, lexicon) if noun else None
        if match is None:
            position += 1
            continue
        entry, length = match
        if entry.name == PARTNERS and _signed(words, position + length):
            entry = replace(entry, name=SIGNATORIES)
        if not _excluded(words, position, entry, length, lists) and not (
            entry.words == (REGION,) and _names_another(words, position + length, lexicon)
        ):
            start, end = words[position].start, words[position + length - 1].end
            found.append(Mention(entry.name, entry.kind, start, end, entry.score, entry.form))
        position += length
    everyone = _everyone(registry, context.municipality_ids)
    named = with_announced(words, resolve_names(words, found, everyone, registry), registry)
    return tuple(with_listed(words, _with_organisations(words, named, registry)))


@lru_cache(maxsize=64)
def _everyone(registry: PartyRegistry, municipality_ids: tuple[str, ...]) -> frozenset[str]:
    """The names of these municipalities as parties."""
    found = (registry.of_area(area_id) for area_id in municipality_ids)
    return frozenset(party.name for party in found if party is not None)


def _signed(words: list[Token], after: int) -> bool:
    """ "de partners in deze Woondeal": those who signed it."""
    following = [word.low for word in words[after : after + 3]]
    return (
        len(following) == 3
        and following[0] in ("in", "van", "uit", "bij")
        and following[1] in ("de", "deze", "dit", "het")
        and following[2].endswith(_AGREEMENTS)
    )


def _with_organisations(
    words: list[Token], found: list[Mention], registry: PartyRegistry
) -> tuple[Mention, ...]:
    """Adds organisations told by their form; what stands inside their names is no party itself."""
    extra = organisations(words, [m for m in found if m.form != "place"], registry)
    covered = inside_of(extra)
    kept = [m for m in found if not covered(m.start)]
    return tuple(sorted((*kept, *extra), key=lambda m: m.start))


def _excluded(
    words: list[Token], position: int, entry: _Entry, length: int, lists: PartyWords
) -> bool:
    """Words that are no party where they stand: "Raad van State", "andere partijen"."""
    following = [word.low for word in words[position + length : position + length + 2]]
    before = words[position - 1].low if position else ""
    last = words[position + length - 1].low
    if last in ("raad", "raden") and following in (["van", "state"], ["van", "toezicht"]):
        return True
    if entry.name == SIGNATORIES and entry.form == "name" and before in lists.other_parties:
        return True
    if entry.vague and before in _WHERE:
        # "op de markt"
        return True
    if entry.vague and following[:1] in (["van"], ["voor"]):
        # "de minister van Financiën" is another one than "de minister".
        name = words[position + length + 1 : position + length + 2]
        if name and name[0].capital:
            return True
    if last in lists.representatives and following[:1] == ["van"] and entry.form == "name":
        # "de ministeries van BZK en VWS": those two.
        name = words[position + length + 1 : position + length + 2]
        if name and name[0].capital:
            return True
    # "zij" as in "zij het", "ons" is no subject; "wij-gevoel" is one token and does not match.
    return entry.form == "pronoun" and following[:1] == ["het"] and last == "zij"


def _names_another(words: list[Token], after: int, lexicon: dict[str, tuple[_Entry, ...]]) -> bool:
    """ "Regio Deals", "de regio Noordwolde": a name follows "regio" that is no area near."""
    if after >= len(words) or not (words[after].capital and words[after].is_word):
        return False
    return _match(words, after, lexicon) is None


def _match_tail(word: Token, lexicon: dict[str, tuple[_Entry, ...]]) -> tuple[_Entry, int] | None:
    """A collective after a hyphen: "de U16-gemeenten", "de RES-regio"."""
    head, _, tail = word.low.rpartition("-")
    for entry in lexicon.get(tail, ()) if head else ():
        if entry.words == (tail,) and (
            entry.name in (MUNICIPALITIES, SIGNATORIES) or tail == REGION
        ):
            return replace(entry, score=0.9), 1
    return None


def _match_as(
    noun: tuple[str, float], lexicon: dict[str, tuple[_Entry, ...]]
) -> tuple[_Entry, int] | None:
    """The entry of a noun that a misspelt word stands for, less sure."""
    for entry in lexicon.get(noun[0], ()):
        if entry.words == (noun[0],):
            return replace(entry, score=round(entry.score * noun[1], 3)), 1
    return None


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
        for person in party.people:
            yield _entry(person, name, kind, "organ", 0.8, None)
        area = registry.areas[party.area_id] if party.area_id else None
        if area is not None:
            yield from _area_entries(party, area, near=_is_near(area, context))
            continue
        if party.name in (PROVINCE, PROVINCES) and province is not None:
            name, kind = province.name, province.kind
        if party.name == REGION and region is not None:
            name, kind = region.name, region.kind
        for alias in (party.name, *party.aliases):
            if party.name == MUNICIPALITIES and alias == "gemeente" and own is not None:
                yield _entry(alias, own.name, own.kind, "name", 0.95, None)
            else:
                yield _entry(alias, name, kind, "name", 1.0, party.article)
        for alias in party.vague:
            yield replace(_entry(alias, name, kind, "name", 0.7, None), vague=True)
    for organ in registry.organs:
        body = {
            "municipality": own or registry[MUNICIPALITIES],
            "province": province or registry[PROVINCE],
            "water_authority": registry["waterschappen"],
            "state": registry[STATE],
        }[organ.of]
        for alias in organ.aliases:
            yield _entry(alias, body.name, body.kind, "organ", 0.9, None)
    for issuer in context.issued_by:
        if registry.canonical(issuer) not in registry:
            yield _entry(issuer, issuer, registry.kind_by_form(issuer), "name", 1.0, None)
    name, kind = we(context, registry)
    for word in sorted(_WE):
        yield _entry(word, name, kind, "we", 1.0, None)
    for word in sorted(_THEY):
        yield _entry(word, "", "", "pronoun", 0.8, None)


def _is_near(area: Area, context: DocumentContext) -> bool:
    """Can a bare name mean this area: does it lie in the province, or is none known?

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


def _area_entries(party: Party, area: Area, *, near: bool) -> Iterator[_Entry]:
    """The full names always; bare place names only of areas that are near."""
    for alias in dict.fromkeys((party.name, *party.aliases)):
        form: MentionForm = "name"
        if alias in (area.name, *area.aliases) and not alias.startswith(("regio ", "Regio ")):
            form = "place"
            if not near:
                continue
        yield _entry(alias, party.name, party.kind, form, 1.0, None)
    if party.kind != "municipality" and area.name != party.name and near:
        yield _entry(area.name, party.name, party.kind, "place", 1.0, None)


def _entry(
    alias: str, name: str, kind: str, form: MentionForm, score: float, article: str | None
) -> _Entry:
    words = tuple(token.text for token in tokens(alias))
    return _Entry(words, name, kind, form, score, article)
