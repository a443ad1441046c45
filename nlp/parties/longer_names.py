"""Names that are part of a longer name: Lelystad in "Lelystad Airport", Alkmaar in "Regio Alkmaar"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from nlp.language.clauses import grammar
from nlp.language.clauses.sentence_words import Word
from nlp.parties.cues import ADVERBS, COORDINATORS, DETERMINERS, PREPOSITIONS
from nlp.parties.participation import Mention

#: Nouns that make an area's name that of another body than the area's own.
_REGION_NOUNS = ("regio", "arbeidsmarktregio", "veiligheidsregio", "woningmarktregio")
_SCORE = 0.6


def mark_parts_of_names(words: Sequence[Word], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions; bare names of places that are part of a longer name have the form ``part``.

    A longer name has another word with a capital right beside the place, which is no function word
    and not the name of a party itself. "Regio X" is the region of that name, also where no list
    has it.
    """
    position = {word.start: i for i, word in enumerate(words)}
    ends = {word.end: i + 1 for i, word in enumerate(words)}
    found: list[Mention] = []
    for number, mention in enumerate(mentions):
        first, last = position.get(mention.start), ends.get(mention.end)
        if mention.form != "place" or first is None or last is None:
            found.append(mention)
            continue
        after = mentions[number + 1].start if number + 1 < len(mentions) else -1
        before = found[-1].end if found else -1
        if _is_region(words, first, mention):
            named = _region(words, first - 1, last, mention)
            if found and found[-1].start == named.start:
                found.pop()
            found.append(named)
        elif _goes_on(words, last, after) or _began_before(words, first, before):
            found.append(replace(mention, form="part"))
        else:
            found.append(mention)
    return found


def _is_region(words: Sequence[Word], first: int, place: Mention) -> bool:
    """Return True if "regio" before a name makes it a region that no list has."""
    return first > 0 and words[first - 1].low in _REGION_NOUNS and place.kind != "region"


def _region(words: Sequence[Word], first: int, last: int, place: Mention) -> Mention:
    name = " ".join([words[first].low, *(word.text for word in words[first + 1 : last])])
    return Mention(name, "region", words[first].start, place.end, _SCORE, "unknown")


def _goes_on(words: Sequence[Word], after: int, next_mention: int) -> bool:
    """Return True if the name goes on after the place ("Lelystad Airport")."""
    return (
        after < len(words)
        and _in_name(words[after])
        and words[after].start != next_mention
        and words[after - 1].end + 1 == words[after].start
    )


def _began_before(words: Sequence[Word], first: int, mention_end: int) -> bool:
    """Did the name begin before the place ("Vliegveld Lelystad")?

    The first word of a sentence has a capital anyway: it tells nothing.
    """
    return (
        first > 1
        and _in_name(words[first - 1])
        and words[first - 1].end != mention_end
        and words[first - 2].text not in (".", ":", ";")
        and words[first - 1].end + 1 == words[first].start
    )


def _in_name(word: Word) -> bool:
    return (
        word.capital
        and word.is_word
        and word.text[0].isalpha()
        and word.low not in ADVERBS | COORDINATORS | DETERMINERS | PREPOSITIONS
        and word.low not in grammar.PRONOUNS_WE
        and word.low not in grammar.SUBORDINATORS
        and word.low not in grammar.AUXILIARIES
    )
