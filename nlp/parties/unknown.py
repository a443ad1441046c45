"""Organisations that no list names, told by their form: "Taskforce …", "Stichting …".

They are kept as they are written, and listed for a person to confirm.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from itertools import pairwise

from rapidfuzz import fuzz, process

from corpus.parties import PartyRegistry
from extract.model import Note
from nlp.language.clauses.sentence_words import Word
from nlp.language.tokens import LEGAL_FORMS
from nlp.parties.cues import ADVERBS, DETERMINERS, PREPOSITIONS
from nlp.parties.name_extent import reach, written
from nlp.parties.participation import Mention
from nlp.records import Commitment

#: Small words that a name may hold between words with capitals.
_INSIDE = frozenset(("van", "voor", "de", "het", "der", "den", "en", "in", "&", "-", "op", "te"))
_QUOTES = {"‘": "’'", "“": "”", "'": "'’", '"': '"', "„": "”"}
_LONGEST = 8
#: How sure it is that a form is an organisation.
_SCORE = 0.6


@lru_cache(maxsize=8)
def _first_words(registry: PartyRegistry) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """The forms by their first word in small letters: all their words, and the kind."""
    found: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {}
    for form in registry.forms:
        for words in form.first:
            parts = tuple(words.casefold().split())
            found[parts[0]] = (*found.get(parts[0], ()), (parts, form.kind))
    return found


def organisations(
    words: Sequence[Word], taken: Sequence[Mention], registry: PartyRegistry
) -> list[Mention]:
    """The organisations that only their form gives away. ``taken`` are the mentions already found;
    one that begins inside them is left alone, one that holds them replaces them."""
    forms = _first_words(registry)
    begins = {mention.start for mention in taken}
    found = _companies(words, begins)
    covered = inside_of(sorted([*taken, *found], key=lambda mention: mention.start))
    i = 0
    while i < len(words):
        form = next(
            (
                (parts, kind)
                for parts, kind in forms.get(words[i].low, ())
                if tuple(w.low for w in words[i : i + len(parts)]) == parts
            ),
            None,
        )
        if form is None or covered(words[i].start):
            i += 1
            continue
        first, last = _extent(words, i, i + len(form[0]), begins, several=form[1] == "state")
        if _is_name(words, i, first, last):
            found.append(_organisation(words, first, last, form[1], registry))
            i = last
        else:
            i += 1
    return sorted(found, key=lambda mention: mention.start)


def _companies(words: Sequence[Word], begins: AbstractSet[int]) -> list[Mention]:
    """The companies that their legal form gives away: "Zonkracht B.V."."""
    found: list[Mention] = []
    for last in range(1, len(words)):
        if words[last].text not in LEGAL_FORMS:
            continue
        first = last
        while first > 0 and last - first < _LONGEST and words[first].start not in begins:
            small = words[first - 1].low in _INSIDE and first > 1 and words[first - 2].capital
            named = words[first - 1].capital and words[first - 1].low not in DETERMINERS | ADVERBS
            if not words[first - 1].is_word or not (named or small):
                break
            first -= 1
        if first < last:
            name = written(words[first : last + 1])
            span = words[first].start, words[last].end
            found.append(Mention(name, "market", *span, _SCORE, "unknown"))
    return found


def _organisation(
    words: Sequence[Word], first: int, last: int, kind: str, registry: PartyRegistry
) -> Mention:
    """The organisation that words ``[first, last)`` name; a known one where they are nearly its name."""
    name = written(words[first:last])
    start, end = words[first].start, words[last - 1].end
    near = _nearly(name.casefold().replace(" & ", " en "), registry, kind)
    if near is not None:
        return Mention(near[0], kind, start, end, near[1], "name")
    return Mention(name, kind, start, end, _SCORE, "unknown")


@lru_cache(maxsize=4096)
def _nearly(low: str, registry: PartyRegistry, kind: str) -> tuple[str, float] | None:
    """The party of this kind of which a name is a slip of the pen, and how sure; None where two are."""
    names = {
        alias.casefold(): party.name
        for party in registry
        if party.kind == kind and party.area_id is None
        for alias in (party.name, *party.aliases)
        if len(alias) >= _LONG_NAME
    }
    near = process.extract(low, names.keys(), scorer=fuzz.ratio, limit=5, score_cutoff=_ALIKE)
    parties = {names[name] for name, _, _ in near}
    return (parties.pop(), round(near[0][1] / 100, 3)) if len(parties) == 1 else None


#: A long name must be this much (0-100) like a known one to be the same.
_ALIKE = 94.0
_LONG_NAME = 20


def inside_of(mentions: Sequence[Mention]) -> Callable[[int], bool]:
    """Whether an offset lies inside one of the mentions, which do not overlap and are in order."""
    starts = [mention.start for mention in mentions]

    def inside(offset: int) -> bool:
        k = bisect_right(starts, offset) - 1
        return k >= 0 and offset < mentions[k].end

    return inside


def _extent(
    words: Sequence[Word], i: int, end: int, begins: AbstractSet[int], *, several: bool
) -> tuple[int, int]:
    """The words of the name around its form at ``[i, end)``.

    A small word and a party that ``begins`` after it end it: "een taskforce van Rijk en provincie".
    ``several`` is whether "en" may stand in it: "minister voor Klimaat en Energie".
    """
    first = i
    if first > 0 and words[first - 1].text in _QUOTES:
        closing = _QUOTES[words[first - 1].text]
        for k in range(end, min(len(words), end + _LONGEST)):
            if words[k].text in closing:
                return first, k
    while first > 1 and _belongs_before(words[first - 1], words[first - 2]):
        first -= 1

    def is_part(k: int) -> bool:
        return words[k].capital and words[k].is_word

    def is_small(k: int) -> bool:
        if words[k].low not in _INSIDE or not words[k + 1].capital:
            return False
        apart = words[k].low != "en" and (words[i].capital or words[k + 1].start not in begins)
        return several or apart

    return first, reach(first, end, len(words), is_part, is_small, _LONGEST)


def _belongs_before(word: Word, before: Word) -> bool:
    """A capital in front that does not begin the sentence: "de Brede Bouwcoalitie"."""
    return (
        word.capital
        and word.is_word
        and word.low not in DETERMINERS
        and word.low not in PREPOSITIONS
        and before.text not in (".", ":", ";")
    )


def _is_name(words: Sequence[Word], i: int, first: int, last: int) -> bool:
    """Return True if it is a name and not a common noun ("een taskforce", "Netwerk versterken")."""
    if first > 0 and words[first - 1].text in _QUOTES:
        return last - first > 1
    capitals = sum(word.capital for word in words[first:last])
    if first == 0 and last - first == 1:
        return False
    if last - first == 1:
        return words[i].capital and words[i - 1].low in ("de", "het", "onze", "deze")
    if first == 0 and i == 0 and capitals == 1:
        return False
    return capitals >= 2 or (not words[i].capital and capitals >= 1)


def mentions_again(
    words: Sequence[Word], mentions: Sequence[Mention], earlier: Sequence[Mention]
) -> tuple[Mention, ...]:
    """Adds "het expertisecentrum" where a sentence before (``earlier``, nearest first) named it."""
    names: dict[str, Mention] = {}
    for mention in earlier:
        if mention.form == "unknown":
            names.setdefault(mention.name.split()[0].casefold(), mention)
    taken = {mention.start for mention in mentions}
    found = [
        Mention(
            names[word.low].name,
            names[word.low].kind,
            word.start,
            word.end,
            _SCORE,
            "unknown",
        )
        for before, word in pairwise(words)
        if word.low in names
        and before.low in ("de", "het", "deze", "dit")
        and word.start not in taken
    ]
    return tuple(sorted((*mentions, *found), key=lambda m: m.start)) if found else tuple(mentions)


def unknown_notes(
    commitments: Iterable[Commitment], registry: PartyRegistry, pages: Mapping[int, int]
) -> tuple[Note, ...]:
    """One note for each organisation in a document's commitments that the registry does not list.

    ``pages`` gives the page of each passage by its position.
    """
    notes: dict[str, Note] = {}
    for commitment in commitments:
        for mention in commitment.parties:
            if mention.name in registry or mention.name in notes:
                continue
            notes[mention.name] = Note(
                "nlp",
                f"‘{mention.name}’ staat niet in de lijst van partijen: herkend aan de vorm van de "
                "naam, nog te bevestigen",
                pages.get(commitment.passage),
                mention.span or commitment.span,
            )
    return tuple(notes[name] for name in sorted(notes))
