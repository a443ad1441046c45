"""Names of areas as parties: "gemeenten Almelo en Hengelo", "college van B&W van Zwolle", misspellings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from rapidfuzz import fuzz, process

from corpus.parties import PartyRegistry
from nlp.language.clauses.sentence_words import Word
from nlp.language.lemmas import is_known
from nlp.parties.participation import Mention

#: A common noun before names of areas, and the kind of party that they are.
_ANNOUNCES = {
    "gemeente": "municipality",
    "gemeenten": "municipality",
    "gemeente(n)": "municipality",
    "provincie": "province",
    "provincies": "province",
    "regio": "region",
    "regio's": "region",
    "woondealregio": "region",
    "woondealregio's": "region",
}
_LINKS = ("van", "de", "het", "gemeente", "provincie", "uit")
#: A misspelt name must be this much like a known one (0-100), and this much more than like any other.
_ALIKE = 88.0
_MARGIN = 6.0
_SHORTEST = 5
_LONG_NOUN = 8


def resolve_names(
    words: Sequence[Word],
    mentions: Sequence[Mention],
    everyone: frozenset[str],
    registry: PartyRegistry,
) -> list[Mention]:
    """Place names that a noun or an organ before them makes parties.

    ``everyone`` are the names of all municipalities of the region: who lists them all means
    "gemeenten".

    "de gemeenten Almelo en Hengelo" are Almelo and Hengelo, not all municipalities;
    "het college van B&W van Zwolle" is Zwolle.
    """
    position = {word.start: i for i, word in enumerate(words)}
    ends = {word.end: i + 1 for i, word in enumerate(words)}
    mentions = _beside_municipalities(words, mentions, registry, position, ends)
    found: list[Mention] = []
    i = 0
    while i < len(mentions):
        mention = mentions[i]
        names = _announced(words, mentions, i, registry, position, ends)
        if len(names) > 1 and {name.name for name in names} == everyone:
            found.append(replace(mention, end=names[-1].end))
        elif names:
            found.extend([replace(names[0], start=mention.start), *names[1:]])
        elif mention.form == "organ" and _owned(words, mentions, i, ends, position):
            owner = mentions[i + 1]
            found.append(replace(owner, start=mention.start, form="organ", score=0.95))
            i += 1
        else:
            found.append(mention)
        i += 1 + len(names)
    return found


def _announced(
    words: Sequence[Word],
    mentions: Sequence[Mention],
    i: int,
    registry: PartyRegistry,
    position: dict[int, int],
    ends: dict[int, int],
) -> list[Mention]:
    """The places that the noun of mention ``i`` announces, as parties of its kind."""
    right = ends.get(mentions[i].end, 0)
    announced = _ANNOUNCES.get(_last_part(words[right - 1].low)) if right else None
    names: list[Mention] = []
    for place in mentions[i + 1 :] if announced else ():
        between = [w.low for w in words[right : position[place.start]]]
        linked = _listed(between) if names else not between
        named = _as_kind(words, place, announced or "", registry, position, ends)
        if place.form != "place" or named is None or not linked:
            break
        names.append(named)
        right = ends[place.end]
    return names


def _beside_municipalities(
    words: Sequence[Word],
    mentions: Sequence[Mention],
    registry: PartyRegistry,
    position: dict[int, int],
    ends: dict[int, int],
) -> list[Mention]:
    """ "Groningen en Assen": beside a municipality, a bare name of both kinds is a municipality."""
    found = list(mentions)
    for i, mention in enumerate(mentions):
        if mention.form != "place" or mention.kind != "province":
            continue
        for first, second in ((i - 1, i), (i, i + 1)):
            if first < 0 or second >= len(mentions):
                continue
            other = mentions[first if second == i else second]
            between = words[ends[mentions[first].end] : position[mentions[second].start]]
            if (
                other.form == "place"
                and other.kind == "municipality"
                and _listed([word.low for word in between])
            ):
                named = _as_kind(words, mention, "municipality", registry, position, ends)
                if named is not None:
                    found[i] = replace(named, form="place")
    return found


def _last_part(low: str) -> str:
    """The noun of a compound: "regio" of "res-regio"."""
    return low.rpartition("-")[2]


def _as_kind(
    words: Sequence[Word],
    place: Mention,
    kind: str,
    registry: PartyRegistry,
    position: dict[int, int],
    ends: dict[int, int],
) -> Mention | None:
    """A place as a party of this kind: Utrecht is a municipality and a province."""
    if place.kind == kind:
        return replace(place, form="name")
    written = " ".join(w.low for w in words[position[place.start] : ends[place.end]])
    name = _names(registry, kind).get(written)
    return replace(place, name=name, kind=kind, form="name") if name else None


def _listed(between: Sequence[str]) -> bool:
    return bool(between) and all(low in (",", "en", "of", "&") for low in between)


def _owned(
    words: Sequence[Word],
    mentions: Sequence[Mention],
    i: int,
    ends: dict[int, int],
    position: dict[int, int],
) -> bool:
    """Return True if the next mention is the body of this organ: "GS van Gelderland", "wethouder
    Almelo"."""
    if i + 1 >= len(mentions):
        return False
    organ, body = mentions[i], mentions[i + 1]
    kinds = {"collective": "municipality", "municipality": "municipality"}
    wanted = kinds.get(organ.kind, organ.kind)
    if body.kind != wanted or body.form not in ("place", "name"):
        return False
    between = [w.low for w in words[ends[organ.end] : position[body.start]]]
    return len(between) <= 3 and all(low in _LINKS for low in between)


def misspelt(words: Sequence[Word], i: int, registry: PartyRegistry) -> Mention | None:
    """A name of an area after "gemeente", "provincie" or "regio" that is nearly a known one.

    None where two names are about as near: that would be a guess.
    """
    kind = _ANNOUNCES.get(words[i].low)
    if kind is None or i + 1 >= len(words):
        return None
    word = words[i + 1]
    if not word.capital or len(word.text) < _SHORTEST:
        return None
    best = _nearest(word.low, registry, kind)
    if best is None:
        return None
    return Mention(best[1], kind, words[i].start, word.end, round(best[2] / 100, 3), "name")


def misspelt_noun(word: Word, registry: PartyRegistry) -> tuple[str, float] | None:
    """The common noun for parties that a word which Dutch does not know is nearly, and how sure."""
    if len(word.low) < 7 or not word.low.isalpha() or is_known(word.low):
        return None
    best = _nearest(word.low, registry, "noun")
    return (best[0], round(best[2] / 100, 3)) if best else None


@lru_cache(maxsize=32)
def _names(registry: PartyRegistry, kind: str) -> dict[str, str]:
    """How areas of a kind are written (or, for ``noun``, collectives), and the party that each is."""
    found: dict[str, str] = {}
    for party in registry:
        if kind == "noun" and party.area_id is None:
            for name in (party.name, *party.aliases):
                if name.isalpha() and name.islower() and len(name) >= _LONG_NOUN:
                    found[name] = party.name
        elif party.kind == kind and party.area_id is not None:
            area = registry.areas[party.area_id]
            for name in (area.name, *area.aliases):
                found[name.casefold()] = party.name
    return found


@lru_cache(maxsize=20_000)
def _nearest(low: str, registry: PartyRegistry, kind: str) -> tuple[str, str, float] | None:
    """The nearest name, its party and the likeness (0-100); None where two parties are near."""
    names = _names(registry, kind)
    near = process.extract(
        low, names.keys(), scorer=fuzz.ratio, limit=5, score_cutoff=_ALIKE - _MARGIN
    )
    if not near or near[0][1] < _ALIKE or near[0][1] == 100:
        return None
    best = names[near[0][0]]
    others = [score for name, score, _ in near if names[name] != best]
    if others and near[0][1] - others[0] < _MARGIN:
        return None
    return near[0][0], best, near[0][1]
