"""Organisations that stand in a list with parties: "de gemeente, TBV Wonen en Tiwos spreken af".

Nothing but the list and the verb after it says that they are parties. They are kept as they are
written, and listed for a person to confirm.
"""

from __future__ import annotations

from collections.abc import Sequence

from nlp.language.clauses.lexicon import lexicon
from nlp.language.clauses.sentence_words import Word
from nlp.language.lemmas import is_known
from nlp.parties.cues import ADVERBS, COORDINATORS, DETERMINERS, PREPOSITIONS
from nlp.parties.name_extent import reach, written
from nlp.parties.participation import Mention
from nlp.parties.unknown import inside_of

_INSIDE = frozenset(("van", "voor", "de", "het", "der", "den", "-"))
_BETWEEN = frozenset((",", "en", "&"))
_NO_NAME = COORDINATORS | ADVERBS
_LONGEST = 5
_PLACES = ("region", "municipality", "province")
#: A list is a guess where only one of its members is a known party.
_SCORE = 0.5


def with_listed(words: Sequence[Word], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, with the names between them and a plural verb that follows.

    The list must end with "en", have a known party in it, and be what the verb says something
    about; a name is written with capitals.
    """
    begins = {mention.start: mention for mention in mentions if mention.form not in ("we", "part")}
    listed: list[Mention] = []
    i = 0
    while i < len(words):
        members, end = _read(words, i, begins)
        if end == i:
            i += 1
            continue
        if _is_list(words, members, end):
            listed.extend(_mention(words, *name[:2]) for name in members if name[2] is None)
        i = end
    if not listed:
        return list(mentions)
    covered = inside_of(listed)
    kept = [mention for mention in mentions if not covered(mention.start)]
    return sorted([*kept, *listed], key=lambda mention: mention.start)


#: A member of a list: words ``[first, last)``, and the party if it is a known one.
_Member = tuple[int, int, Mention | None]


def _read(words: Sequence[Word], at: int, begins: dict[int, Mention]) -> tuple[list[_Member], int]:
    """The members of a list that begins at word ``at``, and where it ends; none where none does."""
    members: list[_Member] = []
    last_mark = ""
    end = at
    while True:
        member = _member(words, at, begins)
        if member is None:
            break
        members.append(member)
        end = member[1]
        if end >= len(words) or words[end].low not in _BETWEEN:
            break
        last_mark = words[end].low
        at = end + 1
        if last_mark == "," and at < len(words) and words[at].low == "en":
            last_mark, at = "en", at + 1
    if last_mark not in ("en", "&"):
        return [], end
    return members, end


def _member(words: Sequence[Word], at: int, begins: dict[int, Mention]) -> _Member | None:
    first = at
    while at < len(words) and words[at].low in DETERMINERS and words[at].start not in begins:
        if words[at].capital and at > 0:
            break
        at += 1
    if at >= len(words):
        return None
    known = begins.get(words[at].start)
    if known is not None:
        last = at
        while last < len(words) and words[last].start < known.end:
            last += 1
        return first, last, known
    if at != first and not (words[first].capital and first == 0):
        # "de" before a common noun is no name.
        return None
    last = _name_end(words, at, begins)
    return (at, last, None) if last > at else None


def _name_end(words: Sequence[Word], first: int, begins: dict[int, Mention]) -> int:
    def is_part(i: int) -> bool:
        word = words[i]
        named = word.is_word and word.text != word.low and word.low not in _NO_NAME
        return named and word.start not in begins

    def is_small(i: int) -> bool:
        following = words[i + 1]
        small = i > first and words[i].low in _INSIDE and words[i].start not in begins
        return small and following.capital and following.start not in begins

    last = reach(first, first, len(words), is_part, is_small, _LONGEST)
    known = begins.get(words[last].start) if last < len(words) and last - first < _LONGEST else None
    if known is not None:
        if last == first or known.kind not in _PLACES:
            return first
        # "MKB Nederland regio Zwolle"
        last = next((i for i in range(last, len(words)) if words[i].start >= known.end), len(words))
    if words[first].low in PREPOSITIONS or (last == first + 1 and _is_common(words[first])):
        # "Zorg": one word with a capital is a name where Dutch does not know it.
        return first
    return last


def _is_common(word: Word) -> bool:
    return is_known(word.low) and not _is_unusual(word)


def _is_unusual(word: Word) -> bool:
    """A capital inside or throughout: "deltaWonen", "SWZ"."""
    return word.text[1:] != word.text[1:].lower()


def _is_list(words: Sequence[Word], members: Sequence[_Member], end: int) -> bool:
    known = [member for member in members if member[2] is not None]
    if len(known) in (0, len(members)) or end >= len(words):
        return False
    first = members[0][0]
    before = words[first - 1].low if first else ""
    if before in PREPOSITIONS or before in COORDINATORS or before == ",":
        return False
    after = lexicon().number(words[end].low) == "plural"
    return after or (lexicon().number(before) == "plural" and before not in ("zijn", "worden"))


def _mention(words: Sequence[Word], first: int, last: int) -> Mention:
    return Mention(
        written(words[first:last]),
        "other",
        words[first].start,
        words[last - 1].end,
        _SCORE,
        "unknown",
    )
