"""Closed classes of Dutch words, as far as finding the clauses of a sentence needs them.

They are those of :mod:`corpus.language`; what is listed here are words that only look like verbs.
"""

from __future__ import annotations

from corpus.language import language
from nlp.tokens import words

_LANGUAGE = language()

#: Auxiliaries and modals: form -> (infinitive, tense).
AUXILIARIES = _LANGUAGE.auxiliaries
#: With an infinitive these say how the subject stands towards it.
MODALS = _LANGUAGE.modals
SUBORDINATORS = _LANGUAGE.subordinators(doubtful=False)
#: Subordinators only where a clause follows; see :mod:`nlp.clauses.markers`.
AMBIGUOUS_SUBORDINATORS = _LANGUAGE.subordinators(doubtful=True)
#: Those of time, condition, reason and the like.
ADVERBIAL_SUBORDINATORS = _LANGUAGE.subordinators("adverbial")
DETERMINERS = _LANGUAGE.determiners.all
#: Determiners after which no finite verb stands.
ARTICLES = (
    _LANGUAGE.determiners.articles
    | _LANGUAGE.determiners.distributive
    | _LANGUAGE.determiners.negative
    | words("deze dit die onze ons hun haar uw alle")
)
PREPOSITIONS = _LANGUAGE.prepositions.words
#: Adverbs that may stand between the finite verb and its subject, or open a clause.
ADVERBS = _LANGUAGE.adverbs.words | frozenset(
    word for phrase in _LANGUAGE.adverbs.phrases for word in phrase.split()
)
PRONOUNS_WE = _LANGUAGE.pronouns.we
PRONOUNS_OTHER = _LANGUAGE.pronouns.subjects
COORDINATORS = _LANGUAGE.coordinators.words | {"dan"}
REFLEXIVES = _LANGUAGE.pronouns.reflexive
#: Nouns that are one verb with the verb after them ("gebruik maken van").
LIGHT_NOUNS = words("gebruik werk deel onderdeel kennis afstand melding gewag")
#: Forms of verbs in the lexicon that are mostly nouns: only verbs where nothing says otherwise.
NOUNLIKE = words(
    """
    plannen afspraken werken wonen zorgen kosten vragen wensen regels rollen besluit besluiten staat start vragen
    middelen maatregelen delen gaven eisen lasten kansen stappen deel steun zoeken leven toetsen plaats bouwen
    wijken week weken dagen sporen stoelen huren planten ogen stromen schalen stammen testen merken banden boden
    zonden wezen koersen rekken perken bannen ramen verhuren besluiten openen
    reden kaart bewegen bezoeken netwerken pieken kenmerken straffen vlucht vluchten verhalen
    bericht berichten bezwaren beroepen belast bezet bezetten begroot berust verzet verboden
    vereiste vereisten verenigde hergebruikte overleden oogst oogsten bond bonden borg bergen
    beelden boeken bellen branden breken fietsen graven kappen kavelen klussen kruisen kruist
    maaien ploegen pompen print proeven put putten schermen schoten sluizen sparen spuiten stak
    staken stapelen stelen sterken stoken stormen storten stralen strepen tanken tolken varen
    vegen verven vissen voeden winkelen wissen wortelen zakken zwakken aarden lonen filteren
    getuigen verzuimen besturen
    kaders punten zet overleggen partijen bestaan toezicht verschillen waarden kaarten wegen lagen grenzen kernen vormen
    """
)
