"""The words that the rules for roles lean on: closed classes of Dutch, and ``party-words.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Literal

import simplemma

from corpus.loading import REFERENCE, Phrases, Record, Word, Words, load_toml
from corpus.vocabulary import vocabulary
from nlp.tokens import words as word_set

GovernmentLevel = Literal["region", "province", "state", "municipality"]

DETERMINERS = word_set("""de het een elk elke ieder iedere alle al beide enkele sommige veel vele meeste meerdere
    diverse verschillende individuele deze dit onze ons hun haar zijn andere overige
    betrokken samenwerkende verantwoordelijke desbetreffende betreffende gezamenlijke lokale
    regionale landelijke één eén meer aantal zelf eigen twee drie vier vijf tien elf veertien
    resterende omliggende aangrenzende deelnemende grotere kleinere grote kleine""")
PREPOSITIONS = word_set("""aan achter bij binnen boven buiten door gedurende in langs met na naar naast om onder op over
    per rond rondom sinds tegen tijdens tot tussen uit van vanaf vanuit vanwege via volgens voor
    zonder conform namens omtrent ondanks inzake krachtens ten ter te behoudens dankzij inclusief
    exclusief behalve richting jegens zoals waaronder als dan t.b.v bijvoorbeeld qua tav""")
#: Between two parties that belong together.
COORDINATORS = frozenset(("en", "of", "én", "en/of", "/", "&", "alsmede", "evenals", "alsook", "+"))
ADVERBS = word_set("""ook dan daarom echter immers eerst vooral wederom hier bovendien verder tevens eveneens dus
    namelijk nu straks vervolgens samen gezamenlijk wel zelfs weer nog steeds altijd continu er
    jaarlijks zelf daar primair actief regelmatig periodiek daarnaast hierbij daarbij hiervoor
    daarvoor hierin daarin hiertoe daartoe tijdig zich zoveel mogelijk onder meer minimaal maximaal
    halfjaarlijks maandelijks het dit deze dat die""")
#: Finite forms that are no verb of their own; singular and plural.
SINGULAR = word_set("""is was heeft had wordt werd zal zou kan kon mag mocht moet moest wil wilde gaat ging laat blijft
    hoeft dient doet zet sluit zit biedt komt staat ziet treedt houdt""")
PLURAL = word_set("""zijn waren hebben hadden worden werden zullen zouden kunnen konden mogen mochten moeten moesten
    willen wilden gaan gingen laten blijven hoeven dienen doen zien staan""")
AUXILIARIES = SINGULAR | PLURAL
PASSIVE = frozenset(("wordt", "worden", "werd", "werden"))
#: What opens a subordinate clause, and of which kind.
SUBORDINATORS: Mapping[str, str] = {
    **dict.fromkeys(
        word_set("""wanneer indien mits tenzij zodra zolang nadat voordat totdat alvorens omdat doordat aangezien
        hoewel zodat opdat terwijl ongeacht"""),
        "adverbial",
    ),
    **dict.fromkeys(
        word_set("""waarin waarmee waarvan waarop waaruit waarvoor waarover waaraan waarna waardoor waarnaar waartoe
        waarom welke hetgeen wie"""),
        "relative",
    ),
    **dict.fromkeys(("hoe", "hoeveel", "hoeverre", "wat"), "question"),
    "waarbij": "waarbij",
}
#: "waar nodig", "indien mogelijk": a phrase, not a clause.
PHRASE_AFTER = frozenset(
    ("nodig", "mogelijk", "relevant", "gewenst", "wenselijk", "zinvol", "passend")
)
_NOT_VERBS = word_set("""open eigen samen tegen binnen boven buiten tussen naast tien zeven negen alleen verleden heden
    regio plan sector team niet met het dat wat""")
_FUNCTION_WORDS = DETERMINERS | PREPOSITIONS | COORDINATORS


class Agreement(Record, frozen=True):
    """An agreement that others made and that documents report: its name and its parties."""

    name: Word
    parties: Phrases


class PartyWords(Record, frozen=True):
    """The lists of ``party-words.toml``, in small letters."""

    representatives: Words
    undertakings: Words
    agreements: Words
    tasks: Words
    patient_acts: Words
    patient_joins: Words
    joining_verbs: Words
    waarbij_joins: Words
    falls_to: Words
    given: Words
    building: Words
    worked_out: Words
    acting: Words
    leading: Words
    receiving: Words
    received: Words
    replies: Words
    back_references: Words
    continuations: Words
    other_parties: Words
    levels: Mapping[str, GovernmentLevel]
    agreements_by_others: tuple[Agreement, ...] = ()


@lru_cache(maxsize=1)
def party_words() -> PartyWords:
    """The words of the reference data, read once."""
    return load_party_words()


def load_party_words(folder: Path = REFERENCE) -> PartyWords:
    """The lists of ``party-words.toml``; raises :class:`CorpusError` naming what is wrong."""
    return load_toml(folder / "party-words.toml", PartyWords)


@lru_cache(maxsize=1)
def _bases() -> frozenset[str]:
    return frozenset(verb.base for verb in vocabulary().verbs)


@lru_cache(maxsize=50_000)
def verb_number(low: str) -> str | None:
    """``singular`` or ``plural`` for a word that can be a finite verb, else None."""
    if low in SINGULAR:
        return "singular"
    if low in PLURAL:
        return "plural"
    if low in _NOT_VERBS or low in _FUNCTION_WORDS or len(low) < 3 or not low.isalpha():
        return None
    if low in _bases():
        return "plural"
    if not low.endswith(("t", "n")):
        return None
    lemma = str(simplemma.lemmatize(low, lang="nl")).replace("_", "")
    if low.endswith("t") and lemma != low and lemma.endswith("n"):
        return None if low.startswith("ge") else "singular"
    if low.endswith("en") and lemma == low and simplemma.is_known(low, lang="nl"):
        return "plural"
    return None


def is_verb(low: str) -> bool:
    """Can this word be a finite verb?"""
    return verb_number(low) is not None
