"""The vocabulary by the forms that stand in a text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from corpus.commitment_rules import commitment_rules
from corpus.vocabulary import Verb, Vocabulary
from corpus.vocabulary import vocabulary as load
from nlp.language.clauses import grammar
from nlp.language.clauses.conjugation import Form, first_person, forms
from nlp.language.lemmas import is_known, lemma

_CLOSED = (
    grammar.PREPOSITIONS
    | grammar.DETERMINERS
    | grammar.ADVERBS
    | grammar.PRONOUNS_OTHER
    | grammar.COORDINATORS
    | grammar.SUBORDINATORS
)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Verbs by their forms (small letters) and by infinitive.

    ``forms`` also has the simple verbs that only occur in the list with a particle ("pakken" of
    "oppakken"); ``particles`` says which particles a simple verb takes. ``first`` has the
    forms beside "ik" with their infinitive; elsewhere most of them are nouns ("werk").
    """

    vocabulary: Vocabulary
    forms: Mapping[str, tuple[Form, ...]]
    verbs: Mapping[str, Verb]
    reflexive: Mapping[str, Verb]
    particles: Mapping[str, frozenset[str]]
    first: Mapping[str, str]

    def readings(self, low: str) -> tuple[Form, ...]:
        return self.forms.get(low, ())

    def infinitives(self, low: str) -> tuple[str, ...]:
        """The verbs of which a word can be the infinitive, or the plural that looks like it."""
        return tuple(form.infinitive for form in self.readings(low) if form.kind in ("pl", "inf"))

    def number(self, low: str) -> str | None:
        """``singular`` or ``plural`` for a form that can be a finite verb, else None.

        Verbs that the vocabulary does not have are told by their lemma.
        """
        if low in grammar.AUXILIARIES:
            return "plural" if low.endswith("en") or low in ("zijn", "gaan", "zien") else "singular"
        kinds = {form.kind for form in self.readings(low)}
        if "pl" in kinds or "sg" in kinds:
            return "plural" if "pl" in kinds else "singular"
        if kinds:
            return None
        return _number_of_unlisted(low)

    def sense(self, infinitive: str, reflexive: bool = False) -> str | None:
        """The sense of a verb, that of the reflexive one where it is used so."""
        if reflexive and infinitive in self.reflexive:
            return self.reflexive[infinitive].sense
        verb = self.verbs.get(infinitive) or self.reflexive.get(infinitive)
        return verb.sense if verb else None


@lru_cache(maxsize=50_000)
def _number_of_unlisted(low: str) -> str | None:
    if low in _CLOSED or low in grammar.NO_VERBS or len(low) < 3 or not low.isalpha():
        return None
    base = lemma(low)
    if low.endswith("t") and base != low and base.endswith("n"):
        return None if low.startswith("ge") else "singular"
    if low.endswith("en") and base == low and is_known(low):
        return "plural"
    return None


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon of the reference data."""
    in_rules = (verb for rule in commitment_rules().rules.values() for verb in rule.verbs)
    return build_lexicon(load(), frozenset(in_rules))


def build_lexicon(vocabulary: Vocabulary, more: frozenset[str] = frozenset()) -> Lexicon:
    """All forms of all verbs of a vocabulary, and of ``more`` infinitives."""
    by_form: dict[str, dict[Form, None]] = {}
    particles: dict[str, set[str]] = {}
    first: dict[str, str] = {}

    def add(base: str, particle: str | None, *, participles: bool = True) -> None:
        for text, form in forms(base, particle, vocabulary.irregular):
            if text not in _CLOSED and (participles or form.kind != "part"):
                by_form.setdefault(text, {})[form] = None
        for text in first_person(base):
            first.setdefault(text, base)

    for verb in vocabulary.verbs:
        add(verb.base, verb.particle)
        if verb.particle:
            # Its participle is one word: "bereid" is none of "voorbereiden".
            add(verb.base, None, participles=False)
            particles.setdefault(verb.base, set()).add(verb.particle)
    for infinitive in sorted(more - {v.infinitive for v in vocabulary.verbs}):
        add(infinitive, None)
    return Lexicon(
        vocabulary=vocabulary,
        forms={text: tuple(found) for text, found in by_form.items()},
        verbs={v.infinitive: v for v in vocabulary.verbs if not v.reflexive},
        reflexive={v.infinitive: v for v in vocabulary.verbs if v.reflexive},
        particles={base: frozenset(found) for base, found in particles.items()},
        first=first,
    )
