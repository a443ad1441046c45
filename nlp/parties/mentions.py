"""Finding the parties that a sentence names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from corpus.parties import MUNICIPALITIES, REGION, SIGNATORIES, PartyRegistry
from nlp.language.clauses.sentence_words import Word
from nlp.parties.announced import with_announced
from nlp.parties.cues import PartyWords, party_words
from nlp.parties.entries import Entry, entries_of
from nlp.parties.listed import with_listed
from nlp.parties.longer_names import mark_parts_of_names
from nlp.parties.names import misspelt, misspelt_noun, resolve_names
from nlp.parties.participation import Mention
from nlp.parties.unknown import inside_of, organisations
from nlp.records import DocumentContext

PARTNERS = "partners"
_AGREEMENTS = ("deal", "overeenkomst", "convenant", "akkoord", "afspraken", "verband")
#: "op de markt": where something is, not who acts.
_WHERE = frozenset(("op", "in", "van", "naar", "binnen", "uit"))


def parties_in(
    words: Sequence[Word], context: DocumentContext, registry: PartyRegistry
) -> tuple[Mention, ...]:
    """The parties that a sentence names, in order, without overlaps.

    Among overlapping readings the one that begins first wins, then the longest.
    """
    found = _known(words, context, registry)
    everyone = _everyone(registry, context.municipality_ids)
    named = with_announced(words, resolve_names(words, found, everyone, registry), registry)
    named = mark_parts_of_names(words, named)
    return tuple(with_listed(words, _with_organisations(words, named, registry)))


def _known(
    words: Sequence[Word], context: DocumentContext, registry: PartyRegistry
) -> list[Mention]:
    """The mentions of parties that the registry or the document knows."""
    entries = entries_of(registry, context)
    lists = party_words()
    found: list[Mention] = []
    position = 0
    while position < len(words):
        near = misspelt(words, position, registry)
        match = _match(words, position, entries)
        if near is not None and (match is None or match[1] == 1):
            found.append(near)
            position += 2
            continue
        match = match or _match_loosely(words[position], entries, registry)
        if match is None:
            position += 1
            continue
        entry, length = match
        if entry.name == PARTNERS and _signed(words, position + length):
            entry = replace(entry, name=SIGNATORIES)
        if not _excluded(words, position, entry, length, lists) and not (
            entry.words == (REGION,) and _names_another(words, position + length, entries)
        ):
            start, end = words[position].start, words[position + length - 1].end
            found.append(Mention(entry.name, entry.kind, start, end, entry.score, entry.form))
        position += length
    return found


@lru_cache(maxsize=64)
def _everyone(registry: PartyRegistry, municipality_ids: tuple[str, ...]) -> frozenset[str]:
    """The names of these municipalities as parties."""
    found = (registry.of_area(area_id) for area_id in municipality_ids)
    return frozenset(party.name for party in found if party is not None)


def _signed(words: Sequence[Word], after: int) -> bool:
    """ "de partners in deze Woondeal": those who signed it."""
    following = [word.low for word in words[after : after + 3]]
    return (
        len(following) == 3
        and following[0] in ("in", "van", "uit", "bij")
        and following[1] in ("de", "deze", "dit", "het")
        and following[2].endswith(_AGREEMENTS)
    )


def _with_organisations(
    words: Sequence[Word], found: list[Mention], registry: PartyRegistry
) -> tuple[Mention, ...]:
    """Adds organisations told by their form; what stands inside their names is no party itself."""
    extra = organisations(words, [m for m in found if m.form != "place"], registry)
    covered = inside_of(extra)
    kept = [m for m in found if not covered(m.start)]
    return tuple(sorted((*kept, *extra), key=lambda m: m.start))


def _excluded(
    words: Sequence[Word], position: int, entry: Entry, length: int, lists: PartyWords
) -> bool:
    """Words that are no party where they stand: "Raad van State", "andere partijen"."""
    following = [word.low for word in words[position + length : position + length + 2]]
    before = words[position - 1].low if position else ""
    last = words[position + length - 1].low
    if last in ("raad", "raden") and _is_other_council(words, position + length, lists):
        return True
    if entry.form == "pronoun":
        # "zij" as in "zij het"; "wij-gevoel" is one token and does not match.
        return last == "zij" and following[:1] == ["het"]
    others = entry.name == SIGNATORIES and before in lists.other_parties
    somewhere = entry.vague and before in _WHERE
    if entry.form == "name" and (others or somewhere):
        return True
    return _has_name(words, position + length, entry, last in lists.representatives)


def _is_other_council(words: Sequence[Word], after: int, lists: PartyWords) -> bool:
    """Return True for "Raad van State", "Raad voor de rechtspraak": no council of a municipality."""
    following = [word.low for word in words[after : after + 2]]
    if following[:1] == ["van"]:
        return following[1:] != [] and following[1] in lists.other_councils
    if following[:1] != ["voor"] or not words[after - 1].capital:
        return False
    named = words[after + 1 : after + 2]
    return bool(named) and (named[0].capital or named[0].low in ("de", "het"))


def _has_name(words: Sequence[Word], after: int, entry: Entry, represents: bool) -> bool:
    """Return True if a name behind an office or a part of a body says whose it is.

    "De minister van Financiën" is another one than "de minister"; "de ministeries van BZK en VWS"
    are those two.
    """
    if entry.form == "bare":
        links: tuple[str, ...] = ("van", "voor")
    elif represents and entry.form == "name":
        links = ("van",)
    else:
        return False
    return after + 1 < len(words) and words[after].low in links and words[after + 1].capital


def _names_another(
    words: Sequence[Word], after: int, entries: Mapping[str, tuple[Entry, ...]]
) -> bool:
    """ "Regio Deals", "de regio Noordwolde": a name follows "regio" that is no area near."""
    if after >= len(words) or not (words[after].capital and words[after].is_word):
        return False
    return _match(words, after, entries) is None


def _match_loosely(
    word: Word, entries: Mapping[str, tuple[Entry, ...]], registry: PartyRegistry
) -> tuple[Entry, int] | None:
    """A collective after a hyphen ("de U16-gemeenten", "de RES-regio"), or a misspelt noun."""
    head, _, tail = word.low.rpartition("-")
    for entry in entries.get(tail, ()) if head else ():
        if entry.words == (tail,) and (
            entry.name in (MUNICIPALITIES, SIGNATORIES) or tail == REGION
        ):
            return replace(entry, score=0.9), 1
    noun = misspelt_noun(word, registry)
    for entry in entries.get(noun[0], ()) if noun else ():
        if noun and entry.words == (noun[0],):
            return replace(entry, score=round(entry.score * noun[1], 3)), 1
    return None


def _match(
    words: Sequence[Word], position: int, entries: Mapping[str, tuple[Entry, ...]]
) -> tuple[Entry, int] | None:
    """The longest entry that begins at ``position``."""
    found = entries.get(words[position].low, ())
    longest = len(found[0].words) if found else 0
    lows = tuple(word.low for word in words[position : position + longest])
    for entry in found:
        length = len(entry.words)
        if lows[:length] == entry.lows and all(
            _same(word, entry, position + i, words) for i, word in enumerate(entry.words)
        ):
            return entry, length
    return None


def _same(written: str, entry: Entry, index: int, words: Sequence[Word]) -> bool:
    """Return True if the word at ``index`` has its capitals where an entry, of the same letters, asks for
    them."""
    word = words[index]
    if written[1:] != written[1:].lower():
        return word.text == written
    if written[:1].isupper() and not word.capital:
        return entry.article is not None and index > 0 and words[index - 1].low == entry.article
    return True
