"""The words that the rules for parties lean on: ``party-words.toml`` and the closed classes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Literal

from corpus.language import language
from corpus.loading import REFERENCE, Phrases, Record, Word, Words, load_toml

LevelOfGovernment = Literal["region", "province", "state", "municipality"]


class Agreement(Record, frozen=True):
    """An agreement that others made and that documents report: its name and its parties."""

    name: Word
    parties: Phrases


class DebateWords(Record, frozen=True):
    """How a debate names who speaks; ``executive`` has the level of the body of each office."""

    people: Phrases
    chair: Phrases
    ends: Phrases
    goes_on: Phrases
    promises: Phrases
    talk: Words
    executive: Mapping[str, LevelOfGovernment]


class PartyWords(Record, frozen=True):
    """The lists of ``party-words.toml``, in small letters; the file says what each is for."""

    representatives: Words
    undertakings: Words
    agreements: Words
    tasks: Words
    patient_acts: Words
    patient_joins: Words
    joining_verbs: Words
    helping: Words
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
    pointing_back: Words
    continuations: Words
    other_parties: Words
    other_councils: Words
    single_organs: Words
    policies: Words
    people: Words
    modifiers: Words
    governing: Words
    compared: Words
    indefinite: Words
    offices: Words
    titles: Phrases
    own_party: Phrases
    own_town: Phrases
    joint_kinds: Words
    joint_titles: Words
    joint_meetings: Phrases
    debate: DebateWords
    levels: Mapping[str, LevelOfGovernment]
    agreements_by_others: tuple[Agreement, ...] = ()


@lru_cache(maxsize=1)
def party_words() -> PartyWords:
    """The words of the reference data, read once."""
    return load_party_words()


def load_party_words(folder: Path = REFERENCE) -> PartyWords:
    """Reads ``party-words.toml``; raises :class:`CorpusError` naming what is wrong."""
    return load_toml(folder / "party-words.toml", PartyWords)


#: What can stand between "met" or a verb and the name of a party.
DETERMINERS = (
    language().determiners.all - {"dit", "dat", "die", "hen", "geen"}
    | party_words().modifiers
    | frozenset(language().numbers.words)
)
PREPOSITIONS = (
    language().prepositions.words | language().prepositions.abbreviations | party_words().governing
)
#: Between two parties that belong together.
COORDINATORS = language().coordinators.between_phrases - {"maar", "noch", "ofwel"}
ADVERBS = language().adverbs.words | {"zich", "het", "dit", "deze", "dat", "die", "er", "mogelijk"}
PASSIVE = frozenset(("wordt", "worden", "werd", "werden"))
