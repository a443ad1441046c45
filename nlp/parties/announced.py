"""Organisations that a common noun in front of them announces: "woningcorporaties Domijn en SWZ".

Their names need not be known: what follows "de corporaties" with a capital is one. They are kept as
they are written, and listed for a person to confirm.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus.parties import PartyRegistry
from nlp.parties.model import Mention
from nlp.parties.tokens import Token
from nlp.parties.unknown import written
from nlp.parties.words import ADVERBS, COORDINATORS

#: The kinds of parties whose common nouns announce names.
_KINDS = ("housing_association", "care", "water_authority", "market")
_INSIDE = frozenset(("van", "voor", "de", "het", "der", "den", "op", "te", "aan", "-"))
_BETWEEN = frozenset((",", "en", "&", "/"))
_LONGEST = 6
#: How sure it is that a name of which no list knows is an organisation.
_SCORE = 0.6


def with_announced(
    words: Sequence[Token], mentions: Sequence[Mention], registry: PartyRegistry
) -> list[Mention]:
    """The mentions, with the organisations that a common noun announces instead of that noun.

    "De corporaties Twente" names no organisation: places alone after a plural say where.
    """
    starts = {mention.start: mention for mention in mentions}
    position = {word.end: i + 1 for i, word in enumerate(words)}
    found: list[Mention] = []
    reached = 0
    for mention in mentions:
        if mention.start < reached:
            continue
        after = position.get(mention.end, len(words))
        names = _names(words, after, mention, starts) if _announces(mention, registry) else []
        plural = words[after - 1].low.endswith(("en", "s"))
        if not names or (plural and all(_place(words, name, starts) for name in names)):
            found.append(mention)
            continue
        begin = mention.start
        for first, last in names:
            found.append(_organisation(words, first, last, begin, mention, starts, registry))
            reached = words[last - 1].end
            begin = -1
    return found


def _announces(mention: Mention, registry: PartyRegistry) -> bool:
    return (
        mention.kind in _KINDS
        and mention.form == "name"
        and mention.name in registry
        and registry[mention.name].scope == "region"
    )


def _named(word: Token) -> bool:
    """Is a word written as a name: with a capital, in front or inside ("deltaWonen")?"""
    return word.is_word and word.text != word.text.lower()


def _names(
    words: Sequence[Token], at: int, noun: Mention, starts: dict[int, Mention]
) -> list[tuple[int, int]]:
    """The names from word ``at`` on, each ``[first, last)``, with commas and "en" between."""
    found: list[tuple[int, int]] = []
    while at < len(words):
        last = _name_end(words, at, noun, starts)
        if last == at:
            break
        found.append((at, last))
        at = last
        if at >= len(words) or words[at].low not in _BETWEEN:
            break
        at += 1
        if at < len(words) and words[at - 1].low == "," and words[at].low == "en":
            at += 1
    return found


def _name_end(words: Sequence[Token], first: int, noun: Mention, starts: dict[int, Mention]) -> int:
    """Where the name that begins at ``first`` ends; ``first`` itself where none begins."""
    word = words[first]
    if not _named(word) or (word.low in COORDINATORS | ADVERBS):
        return first
    if word.low in _INSIDE and not (first + 1 < len(words) and _named(words[first + 1])):
        return first
    known = starts.get(word.start)
    if known is not None and known.form != "place" and known.kind != noun.kind:
        return first
    last = first + 1
    while last < len(words) and last - first < _LONGEST:
        if _named(words[last]):
            last += 1
        elif words[last].low in _INSIDE and last + 1 < len(words) and _named(words[last + 1]):
            last += 2
        else:
            break
    return last


def _place(
    words: Sequence[Token], name: tuple[int, int], starts: dict[int, Mention]
) -> Mention | None:
    """The place that the name is, if it is one."""
    mention = starts.get(words[name[0]].start)
    if mention is None or mention.end != words[name[1] - 1].end:
        return None
    return mention if mention.form == "place" else None


def _organisation(
    words: Sequence[Token],
    first: int,
    last: int,
    begin: int,
    noun: Mention,
    starts: dict[int, Mention],
    registry: PartyRegistry,
) -> Mention:
    """The organisation that words ``[first, last)`` name, by its canonical name if it is known."""
    name = written(words[first:last])
    group = registry[noun.name]
    single = group.aliases[0] if group.aliases else group.name
    start = begin if begin >= 0 else words[first].start
    end = words[last - 1].end
    for alias in (f"{single} {name}", name):
        known = {party.name for party in registry.named(alias) if party.kind == noun.kind}
        if len(known) == 1:
            return Mention(known.pop(), noun.kind, start, end, 1.0, "name")
    if _place(words, (first, last), starts):
        name = f"{single} {name}"
    return Mention(name, noun.kind, start, end, _SCORE, "unknown")
