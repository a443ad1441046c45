"""Which words of a sentence stand in a main clause, and which in what kind of subordinate one.

A rough reading that needs no parse: a subordinator opens a clause, a comma followed by a verb (or a
colon) closes it. It takes time in proportion to the length of the sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from nlp.parties.groups import Group
from nlp.parties.tokens import Token
from nlp.parties.words import (
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    PHRASE_AFTER,
    PREPOSITIONS,
    SUBORDINATORS,
    PartyWords,
    is_verb,
    verb_number,
)

ClauseKind = Literal["main", "content", "adverbial", "relative", "waarbij", "question", "purpose"]
#: Between a noun and "dat" these make it a clause that says what is agreed.
_BEFORE_CONTENT = frozenset((",", "ervoor", "erop", "ertoe", "er", "op", "toe", "is", "af", "over"))


@dataclass(frozen=True, slots=True)
class Clauses:
    """For each word its kind of clause, and the number of its part between colons or semicolons."""

    kinds: tuple[ClauseKind, ...]
    parts: tuple[int, ...]


def clauses_of(words: Sequence[Token], groups: Sequence[Group], lists: PartyWords) -> Clauses:
    """The clauses of a sentence."""
    starts = {group.left for group in groups}
    inside = {i for group in groups for i in range(group.left, group.right)}
    kinds: list[ClauseKind] = []
    parts: list[int] = []
    kind: ClauseKind = "adverbial" if _begins_as_condition(words) else "main"
    part = 0
    verb_seen = False
    initial = False
    own_verb = -1
    depth = 0
    for i, word in enumerate(words):
        low = word.low
        if word.text == "(":
            depth += 1
        elif word.text == ")":
            depth = max(0, depth - 1)
        elif depth == 0 and i not in inside:
            opened = _opens(words, i, starts, lists)
            if low in (":", ";"):
                kind, part, verb_seen = "main", part + 1, False
            elif low == ",":
                if kind != "main" and _closes(words, i, starts):
                    kind = "main"
            elif kind == "adverbial" and low == "dan" and _verb_follows(words, i):
                kind = "main"
            elif opened is not None:
                if kind == "main":
                    initial = not verb_seen
                kind, own_verb = opened, -1
            elif _is_noun(words, i):
                pass
            elif is_verb(low) or (own_verb >= 0 and low.endswith("en") and i + 1 in starts):
                if kind == "main":
                    verb_seen = True
                elif initial and _is_next_verb(words, i, own_verb, kind, starts):
                    # "Om dit te realiseren maken partijen …", "de opgave die daaruit volgt wordt …"
                    kind, verb_seen = "main", True
                else:
                    own_verb = i
        kinds.append(kind)
        parts.append(part)
    return Clauses(tuple(kinds), tuple(parts))


def _is_noun(words: Sequence[Token], i: int) -> bool:
    """ "Kosten die …", "de kosten die …": a word that could be a verb too, where it is a noun."""
    if verb_number(words[i].low) != "plural":
        return False
    return i == 0 or words[i - 1].low in _BEFORE_NOUN


_BEFORE_NOUN = frozenset(("de", "een", "onze", "hun", "haar", "beide", "eventuele", "alle"))


def _begins_as_condition(words: Sequence[Token]) -> bool:
    """ "Mocht dit niet lukken, dan …", "Lukt dit niet, dan …"."""
    first = words[0].low if words else ""
    if first in ("mocht", "mochten"):
        return True
    return is_verb(first) and any(
        word.low == "dan" and before.low == "," for before, word in pairwise(words)
    )


def _verb_follows(words: Sequence[Token], i: int) -> bool:
    """ "Mocht dit niet lukken dan gaat de provincie …": a main clause without a comma before it."""
    return i + 1 < len(words) and is_verb(words[i + 1].low)


def _is_next_verb(
    words: Sequence[Token], i: int, own_verb: int, kind: ClauseKind, starts: set[int]
) -> bool:
    """Is the verb ``i`` that of the main clause, after the one of the subordinate clause?"""
    if own_verb < 0 or words[i - 1].low == "te":
        return False
    if kind == "purpose" and words[own_verb - 1].low != "te":
        return False
    following = words[i + 1].low if i + 1 < len(words) else ""
    subject_follows = i + 1 in starts or following in ("we", "wij", "er")
    if i == own_verb + 1 and kind != "purpose":
        # "wat zij willen bereiken leggen gemeenten vast": nothing but a subject follows so closely.
        return subject_follows
    return words[i].low in AUXILIARIES or verb_number(words[i].low) == "singular" or subject_follows


def _closes(words: Sequence[Token], comma: int, starts: set[int]) -> bool:
    """Does the comma end the subordinate clause: does a verb or "dan" follow?"""
    if comma + 1 >= len(words) or comma + 1 in starts:
        return False
    following = words[comma + 1].low
    if following in DETERMINERS or following in PREPOSITIONS or following in ("en", "of", "maar"):
        return following == "dan"
    return is_verb(following) or following in ADVERBS


def _is_condition(words: Sequence[Token], i: int, starts: set[int]) -> bool:
    """ "Als gemeenten dit willen, …", not "als onderdeel van" or "als gemeenten"."""
    if i and words[i - 1].low != ",":
        return False
    after = words[i + 1].low if i + 1 < len(words) else ""
    return i + 1 in starts or after in _CONDITION_SUBJECTS


_CONDITION_SUBJECTS = frozenset(
    ("de", "het", "een", "er", "deze", "dit", "dat", "ze", "zij", "we", "wij", "die", "dan", "hier")
)


def _opens(
    words: Sequence[Token], i: int, starts: set[int], lists: PartyWords
) -> ClauseKind | None:
    """The kind of clause that word ``i`` opens, if it opens one."""
    low = words[i].low
    before = words[i - 1].low if i else ""
    after = words[i + 1].low if i + 1 < len(words) else ""
    if after in PHRASE_AFTER or (low == "wat" and after == "betreft"):
        return None
    if low in SUBORDINATORS:
        if i == 0 and low in ("welke", "wat", "wie", "hoe"):
            return "question"
        return SUBORDINATORS[low]  # type: ignore[return-value]
    if low == "waar":
        return "relative" if i and before not in (":", ";") else None
    if low == "als":
        return "adverbial" if _is_condition(words, i, starts) else None
    if low == "die":
        return "relative" if i and before not in PREPOSITIONS and not is_verb(before) else None
    if low == "dat":
        if i == 0 or before in (".", ":", ";"):
            return None
        return "content" if _is_content(words, i, lists) else "relative"
    if low == "om" and "te" in (word.low for word in words[i + 1 : i + 25]):
        return "purpose"
    if low == "of" and after in ("ze", "zij", "er", "deze", "dit", "het", "en"):
        return "question"
    return None


def _is_content(words: Sequence[Token], i: int, lists: PartyWords) -> bool:
    """Does "dat" say what is agreed, rather than belong to the noun before it?"""
    before = words[i - 1].low
    if before in _BEFORE_CONTENT or any(
        word.low in lists.agreements or word.low in lists.undertakings
        for word in words[max(0, i - 4) : i]
    ):
        return True
    return (
        is_verb(before) or before in ADVERBS or before.endswith(("d", "t")) or not before.isalpha()
    )
