"""What a clause says: its verb with particle, voice, modal and reflexive."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from nlp.language.clauses import grammar
from nlp.language.clauses.finite import stranded
from nlp.language.clauses.lexicon import Lexicon
from nlp.language.clauses.sentence_words import Words
from nlp.language.clauses.structure import Clause

Voice = Literal["active", "passive", "perfect", "copula"]

#: A past participle that the lexicon does not know.
_PARTICIPLE = re.compile(r"(?:[a-z]{2,6})?(?:ge|be|ver|ont|her)[a-zà-ÿ]{2,}(?:d|t|en)")


#: Prefixes of verbs that have no "ge" in their participle.
_PREFIXES = ("be", "er", "ge", "her", "ont", "ver", "onder", "over", "door", "voor")
#: "Er zal een evaluatie komen van de proef", and not "het bouwen van".
_WITHOUT_OBJECT = frozenset(("komen", "volgen"))
#: Modals whose infinitive has no "te".
_WITHOUT_TE = grammar.MODALS - {"blijven", "hoeven", "dienen"}


@dataclass(frozen=True, slots=True)
class Predicate:
    """``infinitive`` is the lexical verb ("uitwerken"), empty where there is none.

    ``indexes`` are the tokens of the verb: finite verb, participle or infinitive, particle.
    ``sense`` is that of the vocabulary, None for an unknown verb.
    """

    infinitive: str
    sense: str | None
    voice: Voice
    modal: str | None
    tense: str
    reflexive: bool
    indexes: tuple[int, ...]

    def words(self, words: Words) -> str:
        return words.text(self.indexes)


def predicate_of(clause: Clause, words: Words, lexicon: Lexicon) -> Predicate:
    """The predicate of a main clause."""
    finite = clause.finite
    verb, modal, at = finite.infinitive, None, [finite.index]
    governed = _infinitive(clause, words, lexicon) if verb in grammar.MODALS else None
    if governed is not None:
        modal, verb = verb, governed[1]
        at.append(governed[0])
    if verb in grammar.WITH_PARTICIPLE:
        if modal == "zullen" and "moeten" in (words.lows[i] for i in clause.rest):
            modal = "moeten"
        verb, voice, more = _of_auxiliary(verb, clause, words, lexicon)
    else:
        verb, voice, more = _with_particle(verb, clause, words, lexicon)
    # "De gemeente ontwikkelt ons gebied": of one who acts "ons" is whose it is.
    ours = {"ons", "onszelf"} if clause.finite.plural else set()
    reflexive = any(words.lows[i] in ours | {"zich"} for i in clause.rest)
    return Predicate(
        verb,
        lexicon.sense(verb, reflexive),
        voice,
        modal,
        finite.tense,
        reflexive,
        tuple(sorted({*at, *more})),
    )


#: Adjectives have more letters ("oude").
_SHORT_ADJECTIVE = 3
#: An infinitive, its voice, and the tokens that belong to it beside the finite verb.
_Verb = tuple[str, Voice, tuple[int, ...]]


def _of_auxiliary(verb: str, clause: Clause, words: Words, lexicon: Lexicon) -> _Verb:
    """The participle of a passive or perfect, else the auxiliary as a copula."""
    participle = _participle(clause, words, lexicon)
    if participle is None:
        return verb, "copula", ()
    return participle[1], "passive" if verb == "worden" else "perfect", (participle[0],)


def _with_particle(verb: str, clause: Clause, words: Words, lexicon: Lexicon) -> _Verb:
    """A verb with its particle, where that stands further on in the clause."""
    particles = lexicon.particles.get(verb, frozenset())
    index = _particle_at(verb, particles, clause, words, lexicon)
    if index is None:
        return verb, "active", ()
    return words.lows[index] + verb, "active", (index,)


def _particle_at(
    verb: str, particles: frozenset[str], clause: Clause, words: Words, lexicon: Lexicon
) -> int | None:
    """Where the particle of a verb stands, None where it has none."""
    for index in clause.rest[:1]:
        # "geven aan knelpunten te ervaren", "biedt aan mee te denken"
        known = words.lows[index] in particles and words.lows[index] + verb in lexicon.verbs
        if known and "te" in words.lows[index:] and not _governs_noun(index, words):
            return index
    for index in reversed(clause.rest):
        if words.lows[index] in particles and _is_particle(index, words, lexicon):
            # "zetten in op": the first is the particle.
            two = words.lows[index - 1] in particles and index - 1 in clause.rest
            return index - 1 if two else index
    for index in clause.rest:
        # "raden de provincie aan een fonds in te richten": what is asked for follows.
        asks = words.lows[index] in particles and lexicon.sense(words.lows[index] + verb) == "ask"
        if asks and "te" in words.lows[index + 1 :] and not _of_infinitive(index, words, lexicon):
            return index
    if verb not in lexicon.verbs:
        # "moedigen … aan bijvoorbeeld door": without its particle it is no verb.
        for index in clause.rest[:-1]:
            if words.lows[index] in particles and words.lows[index + 1] in grammar.ADVERBS:
                return index
    return None


def _is_particle(index: int, words: Words, lexicon: Lexicon) -> bool:
    """Return True if it is the particle of the clause's verb, and not a preposition or another
    verb's particle."""
    if _of_infinitive(index, words, lexicon):
        return False
    return words.lows[index] not in grammar.PREPOSITIONS or _ends_phrase(index, words)


def _governs_noun(index: int, words: Words) -> bool:
    """Return True if an article or pronoun follows, so that it is a preposition ("werken aan de
    opgave")."""
    after = words.lows[index + 1] if index + 1 < len(words) else ""
    return after in grammar.ARTICLES or after in grammar.DETERMINERS


def _of_infinitive(index: int, words: Words, lexicon: Lexicon) -> bool:
    """Return True if a particle is that of the infinitive after it ("eenvoudiger om een deel op te
    nemen")."""
    if words.lows[index + 1 : index + 2] != ("te",) or index + 2 >= len(words):
        return False
    return any(
        words.lows[index] in lexicon.particles.get(form.infinitive, ())
        for form in lexicon.readings(words.lows[index + 2])
    )


def _ends_phrase(index: int, words: Words) -> bool:
    """Nothing follows that a preposition at ``index`` could govern."""
    if index + 1 >= len(words) or index + 1 in words.aside:
        return True
    low = words.lows[index + 1]
    if words.lows[index] == "om" and words.is_word(index + 1):
        # "om in 2025 te bouwen"
        return low == "te"
    return (
        (not words.is_word(index + 1) and not low[:1].isdigit() and low[:1] not in "€‘“'\"")
        or low in grammar.PREPOSITIONS
        or low in grammar.COORDINATORS
        or low in grammar.SUBORDINATORS
        or low in ("dat", "die", "waar", "als", "zoals", "te", "zodat", "daar", "wat")
    )


def _infinitive(clause: Clause, words: Words, lexicon: Lexicon) -> tuple[int, str] | None:
    """The infinitive of a clause with a modal; "worden" where there is one.

    That is the last one. One with "te" depends on another ("willen helpen te kopen"); of several
    that are coordinated the last that says what is done counts ("willen A herstellen en B zien").
    """
    found: list[tuple[int, str]] = []
    for index in clause.rest:
        if index in words.quoted or _is_noun(index, words):
            continue
        if words.lows[index] in grammar.WITH_PARTICIPLE:
            return index, words.lows[index]
        infinitive = _infinitive_at(index, words, lexicon)
        if infinitive is not None:
            found.append((index, infinitive))
    if not found:
        return _unknown_infinitive(clause, words)
    if clause.finite.infinitive in _WITHOUT_TE:
        found = [f for f in found if words.lows[f[0] - 1] != "te"] or found
    return _telling(found, words, lexicon)


def _telling(found: list[tuple[int, str]], words: Words, lexicon: Lexicon) -> tuple[int, str]:
    """The last infinitive; the last one that says what is done where that one says nothing."""
    acts = [f for f in found if lexicon.sense(f[1]) not in (None, "state")]
    if found[-1] in acts:
        return found[-1]
    # "Informeren over … betaalbaar wonen", "bereiken door …".
    closing = grammar.PREPOSITIONS | {",", "en", "of", ";", "door"}
    ended = [f for f in acts if words.lows[f[0] + 1] in closing]
    return (ended or found)[-1]


def _infinitive_at(index: int, words: Words, lexicon: Lexicon) -> str | None:
    """The infinitive that a token is by its form, None where it is none."""
    low = words.lows[index]
    before = words.lows[index - 1] if index else ""
    after = words.lows[index + 1] if index + 1 < len(words) else ""
    of = after == "van" and before not in grammar.LIGHT_NOUNS and low not in _WITHOUT_OBJECT
    if words.texts[index][:1].isupper() or of:
        return None
    if low in grammar.AUXILIARIES and low.endswith(("en", "n")):
        return grammar.AUXILIARIES[low][0]
    for form in lexicon.readings(low):
        if form.kind in ("pl", "inf"):
            return form.infinitive
    return low if before == "te" and low.endswith("en") else None


def _is_noun(index: int, words: Words) -> bool:
    """Return True if what could be an infinitive is a noun, by the word before it."""
    low = words.lows[index]
    before = words.lows[index - 1] if index else ""
    if low == "zijn" and before in grammar.PREPOSITIONS and before != "te":
        # "met zijn vastgoed"
        return True
    if before == "te" or low in grammar.AUXILIARIES:
        return False
    if before in ("dit", "dat", "die", "deze", "het", "ons"):
        # "zal dit terugkoppelen", but "het bouwen van".
        return not _ends_phrase(index, words)
    if before in grammar.ARTICLES:
        return True
    if low in grammar.NOUNLIKE and (before in grammar.DETERMINERS or before[:1].isdigit()):
        return True
    if index > 1 and words.lows[index - 2] == "," and words.lows[index + 1 : index + 2] == (",",):
        # "…, recente onderzoeken, …": an adjective before it, in a list.
        return before.endswith("e") and len(before) > _SHORT_ADJECTIVE
    return before in grammar.PREPOSITIONS and not stranded(words, index)


def _unknown_infinitive(clause: Clause, words: Words) -> tuple[int, str] | None:
    """A last word in "-en" before the end of a clause, after a modal that needs a verb."""
    if clause.finite.infinitive in ("laten", "blijven", "dienen", "gaan"):
        return None
    for index in reversed(clause.rest):
        if words.is_word(index):
            low = words.lows[index]
            before = words.lows[index - 1]
            if before in grammar.PREPOSITIONS or before in grammar.ARTICLES:
                return None
            usable = low.endswith("en") and words.texts[index].islower() and len(low) > 4
            return (index, low) if usable else None
    return None


def _participle(clause: Clause, words: Words, lexicon: Lexicon) -> tuple[int, str] | None:
    """The participle of a passive or perfect: the last one that no noun follows."""
    early: tuple[int, str] | None = None
    for index in _plain(reversed(clause.rest), words):
        infinitive = _participle_of(words.lows[index], lexicon)
        if infinitive is None:
            continue
        noun = _stands_as_noun(index, words)
        if _ends_participle(index, words) and not (noun and words.lows[index].endswith("en")):
            return index, infinitive
        early = early if noun else (index, infinitive)
    if clause.finite.infinitive == "hebben":
        like_infinitive = _like_infinitive(clause, words, lexicon)
        if like_infinitive is not None:
            return like_infinitive
    # "hebben bepaald de capaciteit te monitoren": the participle may come early.
    if early is not None and "te" in words.lows[early[0] :]:
        return early
    return _unlisted_participle(clause, words) or _fronted_participle(clause, words, lexicon)


def _unlisted_participle(clause: Clause, words: Words) -> tuple[int, str] | None:
    """The last word that has the form and the place of a participle."""
    for index in _plain(reversed(clause.rest), words):
        low = words.lows[index]
        noun = _stands_as_noun(index, words)
        if _may_be_participle(low) and _ends_participle(index, words) and not noun:
            return index, low
    return None


def _plain(indexes: Iterable[int], words: Words) -> Iterator[int]:
    """The words in small letters that stand in no quotation."""
    for index in indexes:
        if words.texts[index][:1].islower() and index not in words.quoted:
            yield index


def _participle_of(low: str, lexicon: Lexicon) -> str | None:
    """The infinitive of a participle of the lexicon."""
    forms = (form.infinitive for form in lexicon.readings(low) if form.kind == "part")
    return next(forms, None)


def _stands_as_noun(index: int, words: Words) -> bool:
    """Return True if it is a noun by the word before it ("de betrokkenen")."""
    before = words.lows[index - 1]
    # "worden daar vanaf het begin bij betrokken"
    governed = before in grammar.PREPOSITIONS and not stranded(words, index - 1)
    return before in grammar.ARTICLES or governed


def _fronted_participle(clause: Clause, words: Words, lexicon: Lexicon) -> tuple[int, str] | None:
    """ "Afgesproken is dat …"."""
    index = clause.finite.index - 1
    infinitive = _participle_of(words.lows[index], lexicon) if index in clause.front else None
    return (index, infinitive) if infinitive is not None else None


def _like_infinitive(clause: Clause, words: Words, lexicon: Lexicon) -> tuple[int, str] | None:
    """A participle that looks like the infinitive ("hebben ervaren", "heeft ontvangen")."""
    for index in reversed(clause.rest):
        low = words.lows[index]
        before = words.lows[index - 1]
        if before == "te" or before in grammar.ARTICLES or _is_noun(index, words):
            continue
        if not _ends_participle(index, words):
            continue
        for form in lexicon.readings(low):
            if form.kind in ("pl", "inf") and low.startswith(_PREFIXES):
                return index, form.infinitive
    return None


def _may_be_participle(low: str) -> bool:
    return (
        len(low) <= 16
        and bool(_PARTICIPLE.fullmatch(low))
        and low not in grammar.NO_PARTICIPLES
        and not low.endswith(grammar.NO_PARTICIPLE_ENDINGS)
    )


def _ends_participle(index: int, words: Words) -> bool:
    if _ends_phrase(index, words):
        return True
    low = words.lows[index + 1]
    return low in grammar.ADVERBS or low in grammar.AUXILIARIES or low in ("en/of", "om", "door")
