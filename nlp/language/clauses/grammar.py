"""Closed classes of Dutch words, as far as finding the clauses of a sentence needs them.

They are those of :mod:`corpus.language`; here stands only which of its groups the grammar of clauses
takes together.
"""

from __future__ import annotations

from collections.abc import Mapping

from corpus.language import language
from corpus.vocabulary import vocabulary

_LANGUAGE = language()

#: Auxiliaries and modals: form -> (infinitive, tense).
AUXILIARIES: Mapping[str, tuple[str, str]] = _LANGUAGE.auxiliaries
#: Those of the perfect and the passive: with a participle they are one verb.
WITH_PARTICIPLE = frozenset(("zijn", "hebben", "worden"))
#: With an infinitive these say how the subject stands towards it.
MODALS = _LANGUAGE.modals

#: What must be done, and what is only possible or allowed: nothing is taken on with those.
DUE = _LANGUAGE.modals_of("due")
POSSIBLE = _LANGUAGE.modals_of("possible")

SUBORDINATORS = _LANGUAGE.subordinators(doubtful=False)
#: Subordinators only where a clause follows; see :mod:`nlp.language.clauses.markers`.
AMBIGUOUS_SUBORDINATORS = _LANGUAGE.subordinators(doubtful=True)

#: Those of time, condition, reason and the like.
ADVERBIAL_SUBORDINATORS = _LANGUAGE.subordinators("adverbial")

DETERMINERS = _LANGUAGE.determiners.all
#: What stands before a noun so surely that a verb after it is none; "dat" is a conjunction too often.
ARTICLES = (
    _LANGUAGE.determiners.articles
    | _LANGUAGE.determiners.distributive
    | _LANGUAGE.determiners.negative
    | frozenset(("deze", "dit", "die", "onze", "ons", "hun", "haar", "uw", "alle"))
)
PREPOSITIONS = _LANGUAGE.prepositions.words
#: Adverbs that may stand between the finite verb and its subject, or open a clause; words of adverbs
#: of several words too ("waar nodig"), as the clauses are read word by word.
ADVERBS = _LANGUAGE.adverbs.words | {
    word for phrase in _LANGUAGE.adverbs.phrases for word in phrase.split()
}
#: What these open follows of itself; what holds so is told; what is done by being written.
CONSEQUENCE_ADVERBS = _LANGUAGE.adverbs.consequence
USUAL_ADVERBS = _LANGUAGE.adverbs.usual
HEREBY = _LANGUAGE.adverbs.hereby
PRONOUNS_WE = _LANGUAGE.pronouns.we
PRONOUNS_OTHER = _LANGUAGE.pronouns.subjects
#: "Dan" joins what is compared ("meer huur dan koop").
COORDINATORS = _LANGUAGE.coordinators.words | {"dan"}
THEY = _LANGUAGE.pronouns.they
THIRD_PERSON = THEY | {"hij"}
#: What may stand between an article and a party ("het dagelijks bestuur"), or opens a sentence before
#: its subject.
BEFORE_PARTIES = _LANGUAGE.adverbs.before_parties
OPENING_ADVERBS = _LANGUAGE.adverbs.opening
REFLEXIVES = _LANGUAGE.pronouns.reflexive
#: Nouns that are one verb with the verb after them ("gebruik maken van").
LIGHT_NOUNS = vocabulary().light_nouns
#: How nouns end that look like an adjective before a noun.
NOUNS_IN_E = vocabulary().nouns_in_e
#: Forms of verbs in the lexicon that are mostly nouns: only verbs where nothing says otherwise.
NOUNLIKE = vocabulary().noun_like
#: Words that have the form of a verb, or of a participle, and are none.
NO_VERBS = vocabulary().not_verbs.words
NO_PARTICIPLES = vocabulary().not_verbs.participles
NO_PARTICIPLE_ENDINGS = vocabulary().not_verbs.participle_endings
