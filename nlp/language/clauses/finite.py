"""Which word is a finite verb."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.language import language
from nlp.language.clauses import grammar
from nlp.language.clauses.conjugation import Form
from nlp.language.clauses.lexicon import Lexicon
from nlp.language.clauses.sentence_words import Words


@dataclass(frozen=True, slots=True)
class Finite:
    """A finite verb: where, its infinitive (without particle), ``present`` or ``past``, ``plural``."""

    index: int
    infinitive: str
    tense: str
    plural: bool


#: Numbers that are forms of verbs too ("binnen acht weken").
_NUMBERS = frozenset(("acht",))
#: What stands behind a finite verb, and before no noun that a participle belongs to.
_NO_NOUN = (
    grammar.ARTICLES
    | grammar.DETERMINERS
    | grammar.PREPOSITIONS
    | grammar.ADVERBS
    | grammar.PRONOUNS_WE
    | grammar.PRONOUNS_OTHER
    | grammar.COORDINATORS
    | grammar.SUBORDINATORS
    | grammar.REFLEXIVES
    | frozenset(grammar.AUXILIARIES)
)
#: Numbers as words: what stands behind one is counted ("binnen zes weken").
_COUNTING = frozenset(word for word, value in language().numbers.words.items() if value >= 2)
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
    if _cannot_be(words, index, before):
        return None
    if low in grammar.AUXILIARIES:
        return None if _owns(words, index, before) else _auxiliary(index, low)
    if not subordinate and low in lexicon.first and _beside_i(words, index):
        return Finite(index, lexicon.first[low], "present", plural=False)
    light = subordinate and (before in grammar.LIGHT_NOUNS or _closes(before))
    if _after_determiner(before) or (not light and _is_infinitive_noun(words, index, named)):
        return None
    if not index and not subordinate and _is_fronted_participle(words, lexicon):
        return None
    if not subordinate and _is_attributive(words, index, lexicon):
        return None
    kinds = _SUBORDINATE if subordinate else _MAIN
    for form in lexicon.readings(low):
        governed = form.kind not in kinds or _is_governed(words, index, form.kind)
        if not governed and not _is_noun(words, index, form.infinitive, lexicon, named):
            return _made(index, low, form)
    return None


def _is_fronted_participle(words: Words, lexicon: Lexicon) -> bool:
    """ "Onderzocht wordt of …": a participle before the verb that it belongs to."""
    after = grammar.AUXILIARIES.get(words.lows[1] if len(words) > 1 else "", ("", ""))[0]
    participle = any(form.kind == "part" for form in lexicon.readings(words.lows[0]))
    return participle and after in grammar.WITH_PARTICIPLE


def _is_attributive(words: Words, index: int, lexicon: Lexicon) -> bool:
    """ "Beperkte bebouwing", "provincies en betrokken diensten": a participle before its noun.

    So is what looks like the past of a verb where it opens a sentence, unless its subject follows, and one that
    is a participle as well behind a coordinator or preposition.
    """
    readings = {form.kind for form in lexicon.readings(words.lows[index])}
    after = words.lows[index + 1] if index + 1 < len(words) else ""
    if "past" not in readings or not after.isalpha() or after in _NO_NOUN:
        return False
    if not index:
        return words.lows[0].endswith("e") and not words.texts[1][:1].isupper()
    before = words.lows[index - 1]
    return "part" in readings and (before in ("en", "of", ",") or before in grammar.PREPOSITIONS)


def _beside_i(words: Words, index: int) -> bool:
    """Return True right before or behind "ik" ("ik neem", "neem ik")."""
    return "ik" in words.lows[max(0, index - 1) : index + 2]


#: The forms that are finite in a main clause, and in a subordinate one.
_MAIN = frozenset(("pl", "sg", "past"))
_SUBORDINATE = _MAIN | {"inf", "sub"}


def _auxiliary(index: int, low: str) -> Finite:
    infinitive, tense = grammar.AUXILIARIES[low]
    return Finite(index, infinitive, tense, low.endswith("n") and low != "ben")


def _made(index: int, low: str, form: Form) -> Finite:
    plural = form.kind in ("pl", "inf") or (form.kind == "past" and low.endswith("en"))
    past = form.kind == "past" or (form.kind == "sub" and low.endswith(("de", "te", "den", "ten")))
    return Finite(index, form.infinitive, "past" if past else "present", plural)


def _cannot_be(words: Words, index: int, before: str) -> bool:
    """Return True if it is in a quotation, beside a slash, after "te", or a name."""
    text = words.texts[index]
    after = words.lows[index + 1] if index + 1 < len(words) else ""
    named = bool(index) and text[:1].isupper() and not text.isupper()
    if before == "zo" and after == "mogelijk":
        # "Zo vroeg mogelijk"
        return True
    return index in words.quoted or "/" in (before, after) or before == "te" or named


def _is_infinitive_noun(words: Words, index: int, named: frozenset[int]) -> bool:
    """ "(het) realiseren van": an infinitive as a noun, but not after a party; "Start van …"."""
    after = words.lows[index + 1] if index + 1 < len(words) else ""
    if after != "van":
        return False
    opens = not index or words.lows[index - 1] == ":"
    # "Start van de bouw", "1 juni: sloop van de flat": no verb without a subject.
    return (words.lows[index].endswith("en") and index - 1 not in named) or opens


def _after_determiner(before: str) -> bool:
    noun = before in grammar.ARTICLES or before in grammar.DETERMINERS
    return noun and before not in ("dit", "dat", "die")


def _is_governed(words: Words, index: int, kind: str) -> bool:
    """Return True if a preposition governs it, so that it is a noun ("met partijen", "binnen acht
    weken")."""
    before = words.lows[index - 1] if index else ""
    governed = before in grammar.PREPOSITIONS and not stranded(words, index)
    return governed and (kind == "pl" or words.lows[index] in _NUMBERS)


def _looks_like_noun(words: Words, index: int, named: frozenset[int]) -> bool:
    """Return True if the word before a form that is mostly a noun makes it one ("drie plannen")."""
    before = words.lows[index - 1] if index else ""
    if before in grammar.PRONOUNS_WE or before in grammar.PRONOUNS_OTHER:
        return False
    counted = before in _COUNTING or (before[:1].isdigit() and not _YEAR.fullmatch(before))
    return (
        before in grammar.PREPOSITIONS
        or (counted and words.lows[index].endswith("en"))
        or (before.endswith("e") and index - 1 not in named and not _is_noun_in_e(words, index))
    )


def _is_noun_in_e(words: Words, index: int) -> bool:
    """ "De eerste fase start in mei": does a verb in the singular stand behind such a noun?"""
    singular = not words.lows[index].endswith("en")
    return singular and words.lows[index - 1].endswith(grammar.NOUNS_IN_E)


def _closes(before: str) -> bool:
    """Return True if a plural verb before "van" can end a subordinate clause ("… op de hoogte
    brengen van …").

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


def _is_noun(
    words: Words, index: int, infinitive: str, lexicon: Lexicon, named: frozenset[int]
) -> bool:
    """Return True if a word that is mostly a noun is one here.

    So it is by the word before it, before a finite verb ("de werkgroep wonen levert"), and where
    the verb needs a particle that does not follow ("wijken" of "afwijken").
    """
    if words.lows[index] not in grammar.NOUNLIKE:
        return False
    if _looks_like_noun(words, index, named):
        return True
    if not index:
        return False
    after = words.lows[index + 1] if index + 1 < len(words) else ""
    if after in grammar.AUXILIARIES or any(f.kind == "sg" for f in lexicon.readings(after)):
        return True
    if infinitive in lexicon.verbs:
        return False
    particles = lexicon.particles.get(infinitive, frozenset())
    return particles.isdisjoint(words.lows[index + 1 :])


def _owns(words: Words, index: int, before: str) -> bool:
    """Return True if it is the possessive "zijn" ("op zijn beurt")."""
    if words.lows[index] != "zijn" or index + 1 >= len(words):
        return False
    return before in grammar.PREPOSITIONS and words.lows[index + 1] not in grammar.DETERMINERS


def stranded(words: Words, index: int) -> bool:
    """A preposition before a verb may belong to "waar … voor"."""
    return any(
        low in ("waar", "er", "hier", "daar") for low in words.lows[max(0, index - 8) : index]
    )
