"""What a clause says: its verb with particle, voice, modal and reflexive."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from nlp.clauses import grammar
from nlp.clauses.finite import stranded
from nlp.clauses.lexicon import Lexicon
from nlp.clauses.structure import Clause
from nlp.clauses.words import Words
from nlp.tokens import words as word_set

Voice = Literal["active", "passive", "perfect", "copula"]

#: A past participle that the lexicon does not know.
_PARTICIPLE = re.compile(r"(?:[a-z]{2,6})?(?:ge|be|ver|ont|her)[a-zà-ÿ]{2,}(?:d|t|en)")


#: Prefixes of verbs that have no "ge" in their participle.
_PREFIXES = ("be", "er", "ge", "her", "ont", "ver", "onder", "over", "door", "voor")
#: Modals whose infinitive has no "te".
_WITHOUT_TE = frozenset(("zullen", "kunnen", "mogen", "moeten", "willen", "gaan", "laten"))


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
    verb = finite.infinitive
    reflexive = any(words.lows[i] in ("zich", "ons", "onszelf") for i in clause.rest)
    modal: str | None = None
    at: list[int] = [finite.index]

    def made(infinitive: str, voice: Voice, *more: int) -> Predicate:
        return Predicate(
            infinitive,
            lexicon.sense(infinitive, reflexive),
            voice,
            modal,
            finite.tense,
            reflexive,
            tuple(sorted({*at, *more})),
        )

    if verb in grammar.MODALS:
        found = _infinitive(clause, words, lexicon)
        if found is not None:
            modal = verb
            index, verb = found
            at.append(index)
            if verb in ("worden", "zijn", "hebben"):
                if modal == "zullen" and "moeten" in (words.lows[i] for i in clause.rest):
                    modal = "moeten"
                participle = _participle(clause, words, lexicon)
                if participle is not None:
                    voice: Voice = "passive" if verb == "worden" else "perfect"
                    return made(participle[1], voice, participle[0])
                return made(verb, "copula")
            return made(*_with_particle(verb, clause, words, lexicon), index)
    if verb in ("worden", "zijn", "hebben"):
        participle = _participle(clause, words, lexicon)
        if participle is not None:
            voice = "passive" if verb == "worden" else "perfect"
            return made(participle[1], voice, participle[0])
        return made(verb, "copula")
    if verb in ("blijven", "dienen", "willen", "kunnen", "gaan", "laten", "doen"):
        joined, _, *more = _with_particle(verb, clause, words, lexicon)
        return made(joined, "active", *(i for i in more if isinstance(i, int)))
    joined, voice, *rest = _with_particle(verb, clause, words, lexicon)
    return made(joined, voice, *rest)


def _with_particle(
    verb: str, clause: Clause, words: Words, lexicon: Lexicon
) -> tuple[str, Voice] | tuple[str, Voice, int]:
    """A verb with its particle, where that stands further on in the clause."""
    particles = lexicon.particles.get(verb, frozenset())
    for index in clause.rest[:1]:
        # "geven aan knelpunten te ervaren", "biedt aan mee te denken"
        if words.lows[index] in particles and "te" in words.lows[index:]:
            joined = words.lows[index] + verb
            if joined in lexicon.verbs and not _governs_noun(index, words):
                return (joined, "active", index)
    for index in reversed(clause.rest):
        low = words.lows[index]
        if low in particles and _of_infinitive(index, words, lexicon):
            continue
        if low in particles and (low not in grammar.PREPOSITIONS or _ends_phrase(index, words)):
            if words.lows[index - 1] in particles and index - 1 in clause.rest:
                # "zetten in op": the first is the particle.
                index, low = index - 1, words.lows[index - 1]
            return (low + verb, "active", index)
    if particles and verb not in lexicon.verbs:
        # "moedigen … aan bijvoorbeeld door": without its particle it is no verb.
        for index in clause.rest[:-1]:
            if words.lows[index] in particles and words.lows[index + 1] in grammar.ADVERBS:
                return (words.lows[index] + verb, "active", index)
    return (verb, "active")


def _governs_noun(index: int, words: Words) -> bool:
    """Does an article or pronoun follow, so that it is a preposition ("werken aan de opgave")?"""
    after = words.lows[index + 1] if index + 1 < len(words) else ""
    return after in grammar.ARTICLES or after in grammar.DETERMINERS


def _of_infinitive(index: int, words: Words, lexicon: Lexicon) -> bool:
    """Is a particle that of the infinitive after it ("eenvoudiger om een deel op te nemen")?"""
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
        if words.lows[index] in ("worden", "zijn", "hebben"):
            return index, words.lows[index]
        infinitive = _infinitive_at(index, words, lexicon)
        if infinitive is not None:
            found.append((index, infinitive))
    if not found:
        return _unknown_infinitive(clause, words)
    if clause.finite.infinitive in _WITHOUT_TE:
        found = [f for f in found if words.lows[f[0] - 1] != "te"] or found
    if lexicon.sense(found[-1][1]) in (None, "state"):
        acts = [f for f in found[:-1] if lexicon.sense(f[1]) not in (None, "state")]
        ended = [f for f in acts if words.lows[f[0] + 1] in (",", "en", "of", ";")]
        found += ended[-1:]
    return found[-1]


def _infinitive_at(index: int, words: Words, lexicon: Lexicon) -> str | None:
    """The infinitive that a token is by its form, None where it is none."""
    low = words.lows[index]
    before = words.lows[index - 1] if index else ""
    after = words.lows[index + 1] if index + 1 < len(words) else ""
    if words.texts[index][:1].isupper() or (after == "van" and before not in grammar.LIGHT_NOUNS):
        return None
    if low in grammar.AUXILIARIES and low.endswith(("en", "n")):
        return grammar.AUXILIARIES[low][0]
    for form in lexicon.readings(low):
        if form.kind in ("pl", "inf"):
            return form.infinitive
    return low if before == "te" and low.endswith("en") else None


def _is_noun(index: int, words: Words) -> bool:
    """Is what could be an infinitive a noun, by the word before it?"""
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
    guess: tuple[int, str] | None = None
    early: tuple[int, str] | None = None
    for index in reversed(clause.rest):
        if not words.texts[index][:1].islower() or index in words.quoted:
            continue
        low, noun, ends = (
            words.lows[index],
            _stands_as_noun(index, words),
            _ends_participle(index, words),
        )
        infinitive = _participle_of(low, lexicon)
        if infinitive is not None and ends and not (noun and low.endswith("en")):
            return index, infinitive
        if infinitive is not None and not noun:
            early = index, infinitive
        if guess is None and ends and not noun and _may_be_participle(low):
            guess = index, low
    if clause.finite.infinitive == "hebben":
        like_infinitive = _like_infinitive(clause, words, lexicon)
        if like_infinitive is not None:
            return like_infinitive
    # "hebben bepaald de capaciteit te monitoren": the participle may come early.
    if early is not None and "te" in words.lows[early[0] :]:
        return early
    return guess or _fronted_participle(clause, words, lexicon)


def _participle_of(low: str, lexicon: Lexicon) -> str | None:
    """The infinitive of a participle of the lexicon."""
    forms = (form.infinitive for form in lexicon.readings(low) if form.kind == "part")
    return next(forms, None)


def _stands_as_noun(index: int, words: Words) -> bool:
    """Is it a noun by the word before it ("de betrokkenen")?"""
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
        and low not in _NO_PARTICIPLES
        and not low.endswith(
            (
                "teit",
                "heid",
                "ment",
                "schap",
                "gebied",
                "eenheden",
                "beleid",
                "end",
                "personen",
                "bezit",
                "ingen",
            )
        )
    )


_NO_PARTICIPLES = word_set(
    """
    gemeenten gebied gebieden gewenst bekend bereid gezond verantwoord bewust gericht beleid belangen geschikt
    beperkt bestand verband bedrijven gebouwen gegevens gebaat gelegen benodigd gereed gemeente gebruik geheel gebrek gesprek geluid geslacht gewicht belasting beleeft
    """
)


def _ends_participle(index: int, words: Words) -> bool:
    if _ends_phrase(index, words):
        return True
    low = words.lows[index + 1]
    return low in grammar.ADVERBS or low in grammar.AUXILIARIES or low in ("en/of", "om", "door")
