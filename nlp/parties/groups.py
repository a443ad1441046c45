"""Parties that stand together ("gemeenten, corporaties en het Rijk"), and the words around them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from nlp.language.clauses.lexicon import lexicon
from nlp.language.clauses.sentence_words import Word
from nlp.parties.cues import (
    ADVERBS,
    COORDINATORS,
    DETERMINERS,
    PREPOSITIONS,
    PartyWords,
    party_words,
)
from nlp.parties.participation import Mention


@dataclass(frozen=True, slots=True)
class Group:
    """Coordinated parties: tokens ``[left, right)`` with articles and adjectives.

    ``preposition`` governs them, empty where none does. ``heads`` are the mentions in order.
    ``number`` is what a verb shows of them, None where it cannot tell. ``aside`` is whether they
    stand between brackets.
    """

    heads: tuple[Mention, ...]
    left: int
    right: int
    preposition: str
    number: str | None
    aside: bool


@dataclass(frozen=True, slots=True)
class _Head:
    """A mention at tokens ``[first, last)``, ``[left, right)`` with the words that go with it."""

    mention: Mention
    first: int
    last: int
    left: int
    right: int


def groups_of(words: Sequence[Word], mentions: Sequence[Mention]) -> tuple[Group, ...]:
    """The groups of parties of a sentence, in order. Pronouns and levels are in none."""
    heads = _heads(words, mentions)
    asides = _asides(words)
    found: list[Group] = []
    position = 0
    while position < len(heads):
        members = [heads[position]]
        position += 1
        while position < len(heads) and _coordinated(words, members[-1], heads[position], asides):
            members.append(heads[position])
            position += 1
        left, right = members[0].left, members[-1].right
        found.append(
            Group(
                tuple(member.mention for member in members),
                left,
                right,
                governor(words, left),
                _number(words, members),
                left in asides,
            )
        )
    return tuple(found)


def _heads(words: Sequence[Word], mentions: Sequence[Mention]) -> list[_Head]:
    """The mentions that can be in a group, with the words that go with them."""
    lists = party_words()
    starts = [word.start for word in words]
    heads: list[_Head] = []
    previous_end = 0
    for mention in mentions:
        if mention.form in ("pronoun", "we", "part"):
            continue
        first = bisect_left(starts, mention.start)
        right = bisect_left(starts, mention.end)
        left = _left(words, first, previous_end, lists)
        if heads and _says_where(words, heads[-1], mention, left):
            # "gemeenten in West-Overijssel en de provincie"
            heads[-1] = replace(heads[-1], right=right)
            previous_end = right
            continue
        if heads and _is_apposition(words, heads[-1], mention, first, left):
            # "de woningcorporatie Beter Wonen": one party, by its own name.
            left = heads.pop().left
        heads.append(_Head(mention, first, right, left, right))
        previous_end = right
    return heads


def _is_apposition(
    words: Sequence[Word], head: _Head, mention: Mention, first: int, left: int
) -> bool:
    """Return True if a name follows right after the common noun that says what it is."""
    noun = words[head.last - 1]
    return (
        left == first == head.right
        and words[first].capital
        and mention.form in ("name", "unknown")
        and head.mention.form == "name"
        and not noun.capital
        and head.mention.kind not in _PLACES
    )


_PLACES = ("region", "province", "municipality")


def _says_where(words: Sequence[Word], head: _Head, mention: Mention, left: int) -> bool:
    """Return True if the area is part of the name before it: "corporaties in Twente", "gemeenten
    van de regio"."""
    if mention.kind not in _PLACES or head.mention.kind in _PLACES:
        return False
    if mention.form not in ("place", "name", "unknown") or left - 1 != head.right:
        return False
    return words[head.right].low in ("in", "uit", "binnen", "van")


def _number(words: Sequence[Word], members: Sequence[_Head]) -> str | None:
    """``plural`` for "gemeenten", ``singular`` for "de provincie"; a name says nothing."""
    last = words[members[-1].last - 1]
    if len(members) > 1 or members[0].mention.form not in ("name", "organ"):
        return None
    if members[0].mention.form == "organ" or (last.text[:1].isupper() and members[0].last > 1):
        return None
    if last.text == members[0].mention.name and last.text != last.low:
        # "GroenLinks" is a name, whatever it ends in.
        return None
    return "plural" if last.low.endswith(("en", "s", "(n)")) else "singular"


def _asides(words: Sequence[Word]) -> frozenset[int]:
    """The words between brackets."""
    inside: set[int] = set()
    depth = 0
    for i, word in enumerate(words):
        if word.text == "(":
            depth += 1
        elif word.text == ")":
            depth = max(0, depth - 1)
        elif depth:
            inside.add(i)
    return frozenset(inside)


def _left(words: Sequence[Word], first: int, stop: int, lists: PartyWords) -> int:
    """Where the noun phrase around a name begins: its articles, adjectives and representatives."""
    left = _modifiers(words, first, stop)
    if left > stop and words[left - 1].low in ("van", "vanuit", "uit", "namens"):
        for k in range(left - 2, max(stop, left - 8) - 1, -1):
            low = words[k].low
            if low in lists.representatives:
                while k - 1 > stop and words[k - 1].low in _JOINING:
                    k -= 1
                if words[k].low in _JOINING and words[k - 1].low in lists.representatives:
                    k -= 1
                elif words[k].low in _JOINING:
                    k += 1
                return _modifiers(words, k, stop)
            if low in PREPOSITIONS or not words[k].is_word:
                break
    return left


def _modifiers(words: Sequence[Word], first: int, stop: int) -> int:
    left = first
    while left > stop and left > first - 6:
        word = words[left - 1]
        if not word.is_word or not _modifies(word, words, left, stop):
            break
        left -= 1
    return left


#: "directeuren en/of opgavemanagers"
_JOINING = frozenset(("en", "of", "en/of", "/"))


def _modifies(word: Word, words: Sequence[Word], left: int, stop: int) -> bool:
    if word.low in DETERMINERS or word.text.isdigit():
        return True
    if word.low == "en" and left - 2 >= stop and left < len(words):
        # "een sterke en dienstbare overheid"
        return _is_adjective(words[left - 2]) and _is_adjective(words[left])
    if word.low in PREPOSITIONS or word.low in COORDINATORS or word.low in ADVERBS:
        return False
    if word.text[0].isupper() and left > 1:
        return word.low.endswith(("se", "sche"))
    if word.low.endswith("en") and left > 1 and words[left - 2].low in ("de", "het", "een"):
        return True
    return _is_adjective(word)


def _is_adjective(word: Word) -> bool:
    """Return True if a word looks like an adjective before a noun: "sterke", "dienstbare"."""
    low = word.low
    return (
        low.endswith("e") and len(low) > 3 and low not in ADVERBS and lexicon().number(low) is None
    )


def _coordinated(
    words: Sequence[Word], first: _Head, second: _Head, asides: frozenset[int]
) -> bool:
    """Return True if only commas and coordinators stand between two names."""
    between = _without_insertion([word.low for word in words[first.right : second.left]])
    if _begins_clause(words, first, second):
        return False
    if (first.first in asides) != (second.first in asides) or not between:
        # "gemeenten Almelo", or a label and its party: no coordination.
        return False
    both = first.left > 0 and words[first.left - 1].low == "zowel"
    marks = [
        low
        for low in between
        if low not in _BETWEEN
        and not (both and low == "als")
        and not low.endswith("-")  # "corporaties, zorg- en welzijnspartijen"
    ]
    joined = any(low in COORDINATORS or low in (",", "als", "ook") for low in between)
    return joined and (not marks or (len(marks) == 1 and marks[0] in _REPEATED))


def _begins_clause(words: Sequence[Word], first: _Head, second: _Head) -> bool:
    """Return True if a name begins a new clause: "Dit is gewild in de regio en de gemeente werkt
    eraan".

    The name before it has a preposition, a verb stands before that, and one right after the second.
    """
    after = second.right
    if after >= len(words) or words[second.left - 1].low not in ("en", "maar"):
        return False
    number = lexicon().number(words[after].low)
    before = governor(words, first.left)
    if number is None or not before or before in ("door", "tussen", "als", "zoals"):
        return False
    return any(lexicon().number(word.low) is not None for word in words[: first.left - 1])


#: What can stand between two coordinated names, and the prepositions that can be repeated there.
_BETWEEN = COORDINATORS | {",", "maar", "ook", "eventueel", "dan", "wel"}
_REPEATED = frozenset(("van", "door", "met", "tussen", "aan", "voor"))


def _without_insertion(between: list[str]) -> list[str]:
    """ "en, afhankelijk van het vraagstuk, waterschappen", "en, waar nodig, de provincie"."""
    if not between or not (between[0] in COORDINATORS or between[0] == ","):
        return between
    if "afhankelijk" in between and "van" in between:
        return between[: between.index("afhankelijk")]
    if between[-1] == "," and "," in between[1:-1]:
        return between[: between.index(",", 1)]
    return between


def _is_name_before(words: Sequence[Word], i: int, left: int) -> bool:
    """Return True if word ``i`` is part of a longer name that ends in the party at ``left``."""
    word = words[i]
    return (
        word.capital
        and word.is_word
        and words[left].capital
        and word.low not in PREPOSITIONS
        and word.low not in COORDINATORS
    )


def governor(words: Sequence[Word], left: int) -> str:
    """The preposition in front of a noun phrase, empty where there is none.

    ``partner`` stands for "met", "samen met", "in overleg met" and their like. "Door besluiten van"
    is ``door``, "onder regie van" ``onder``.
    """
    i = _before_phrase(words, left)
    if i < 0 or words[i].low not in PREPOSITIONS:
        return ""
    low = words[i].low
    if low in _STANDS_FOR:
        return _STANDS_FOR[low]
    if low == "van" and i > 0 and words[i - 1].low == "behoeve":
        return "voor"
    lists = party_words()
    for nouns, governing in ((lists.acting, "door"), (lists.leading, "onder")):
        if low == "van" and i > 1 and words[i - 1].low in nouns:
            before = _modifiers(words, i - 1, 0) - 1
            if before >= 0 and words[before].low == governing:
                return governing
    return low


#: Prepositions under the name that rules know them by.
_STANDS_FOR = {"met": "partner", "i.s.m.": "partner", "t.b.v.": "voor", "o.l.v.": "onder"}
#: Adverbs and the like that may stand between a preposition and its phrase.
_BEFORE_PHRASE = frozenset(("zowel", "o.a.", "alleen", "m.n.", "ook"))


def _before_phrase(words: Sequence[Word], left: int) -> int:
    """The word before a noun phrase, what belongs to it left out; -1 where there is none."""
    i = left - 1
    while i >= 0 and words[i].low in _BEFORE_PHRASE:
        i -= 1
    if i >= 0 and words[i].text == ")":
        # What stands in brackets belongs to it too: "van de (semi)overheden".
        while i >= 0 and words[i].text != "(":
            i -= 1
        return _before_determiners(words, i - 1)
    if i > 0 and _is_name_before(words, i, left):
        # "van de Gemeenschappelijke Regeling Veiligheidsregio Noord"
        while i > 0 and _is_name_before(words, i, left):
            i -= 1
        return _before_determiners(words, i)
    return i


def _before_determiners(words: Sequence[Word], i: int) -> int:
    while i >= 0 and words[i].low in DETERMINERS:
        i -= 1
    return i
