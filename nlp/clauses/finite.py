"""Which word is a finite verb."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nlp.clauses import grammar
from nlp.clauses.lexicon import Lexicon
from nlp.clauses.words import Words


@dataclass(frozen=True, slots=True)
class Finite:
    """A finite verb: where, its infinitive (without particle), ``present`` or ``past``, ``plural``."""

    index: int
    infinitive: str
    tense: str
    plural: bool


#: Numbers that are forms of verbs too ("binnen acht weken").
_NUMBERS = frozenset(("acht",))
#: After a year a verb can follow ("op 9 oktober 2026 besluiten …"), a counted noun cannot.
_YEAR = re.compile(r"(?:19|20)\d\d")


def finite_at(
    words: Words,
    index: int,
    lexicon: Lexicon,
    *,
    subordinate: bool = False,
    named: frozenset[int] = frozenset(),
) -> Finite | None:
    """The finite verb that a token can be, by its form and the words next to it.

    In a subordinate clause a separable verb is one word ("dat partijen dit meenemen").
    """
    low = words.lows[index]
    before = words.lows[index - 1] if index else ""
    after = words.lows[index + 1] if index + 1 < len(words) else ""
    text = words.texts[index]
    if (
        index in words.quoted
        or before == "te"
        or (index and text[:1].isupper() and not text.isupper())
    ):
        return None
    if low in grammar.AUXILIARIES:
        infinitive, tense = grammar.AUXILIARIES[low]
        if low == "zijn" and index + 1 < len(words) and _owns(words, index, before):
            return None
        return Finite(index, infinitive, tense, low.endswith("en") or low == "zijn")
    noun = before in grammar.ARTICLES or before in grammar.DETERMINERS
    for form in lexicon.readings(low):
        if form.kind == "part" or (form.kind in ("inf", "sub") and not subordinate):
            continue
        light = subordinate and (before in grammar.LIGHT_NOUNS or _closes(before))
        if after == "van" and low.endswith("en") and not light and index - 1 not in named:
            continue
        plural = form.kind in ("pl", "inf") or (form.kind == "past" and low.endswith("en"))
        if noun and before not in ("dit", "dat", "die"):
            continue
        if (
            low in grammar.NOUNLIKE
            and before not in grammar.PRONOUNS_WE
            and before not in grammar.PRONOUNS_OTHER
            and (
                before in grammar.PREPOSITIONS
                or (before[:1].isdigit() and low.endswith("en") and not _YEAR.fullmatch(before))
                or (before.endswith("e") and index - 1 not in named)
            )
        ):
            continue
        if low in grammar.NOUNLIKE and index and _is_noun(words, index, form.infinitive, lexicon):
            continue
        governed = before in grammar.PREPOSITIONS and not stranded(words, index)
        if governed and (form.kind == "pl" or low in _NUMBERS):
            continue
        past = form.kind == "past" or (
            form.kind == "sub" and low.endswith(("de", "te", "den", "ten"))
        )
        return Finite(index, form.infinitive, "past" if past else "present", plural)
    return None


def _closes(before: str) -> bool:
    """Can a plural verb before "van" end a subordinate clause ("… op de hoogte brengen van …")?

    Not right after what opens a noun phrase or a clause ("dat het verminderen van").
    """
    return (
        before.isalpha()
        and not (
            before in grammar.ARTICLES
            or before in grammar.DETERMINERS
            or before in grammar.PREPOSITIONS
            or before in grammar.COORDINATORS
            or before in grammar.SUBORDINATORS
            or before in grammar.AMBIGUOUS_SUBORDINATORS
            or before.endswith("e")
        )
        and before != "te"
    )


def _is_noun(words: Words, index: int, infinitive: str, lexicon: Lexicon) -> bool:
    """Is a word that can be a noun one here?

    So it is before a finite verb ("de werkgroep wonen levert"), and where the verb needs a particle
    that does not follow ("wijken" of "afwijken").
    """
    after = words.lows[index + 1] if index + 1 < len(words) else ""
    if after in grammar.AUXILIARIES or any(f.kind == "sg" for f in lexicon.readings(after)):
        return True
    if infinitive in lexicon.verbs:
        return False
    particles = lexicon.particles.get(infinitive, frozenset())
    return particles.isdisjoint(words.lows[index + 1 :])


def _owns(words: Words, index: int, before: str) -> bool:
    """Is "zijn" the possessive ("op zijn beurt")?"""
    return before in grammar.PREPOSITIONS and words.lows[index + 1] not in grammar.DETERMINERS


def stranded(words: Words, index: int) -> bool:
    """A preposition before a verb may belong to "waar … voor"."""
    return any(
        low in ("waar", "er", "hier", "daar") for low in words.lows[max(0, index - 8) : index]
    )
