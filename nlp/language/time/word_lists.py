"""The words of time: ``corpus/reference/time.toml``, checked when it is read, and those of the language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Annotated

import msgspec

from corpus.language import MonthNumber, language
from corpus.loading import REFERENCE, Phrases, Record, Word, Words, load_toml
from nlp.language.time.expression import Bound
from nlp.language.time.lexer import PhraseIndex, phrase

Every = Annotated[str, msgspec.Meta(pattern=r"^(?:[1-9]\d*/year|1/[2-9]year)$")]
Times = Annotated[int, msgspec.Meta(ge=1, le=366)]


class DocumentDate(Record, frozen=True, dict=True):
    """What counts from the document's date: "dit jaar", "volgende maand", "1 juli aanstaande"."""

    this: Words
    next: Words
    coming: Words
    upcoming: Phrases
    past: Phrases

    @cached_property
    def upcoming_index(self) -> PhraseIndex:
        return index_of(self.upcoming)

    @cached_property
    def past_index(self) -> PhraseIndex:
        return index_of(self.past)


class TimesWords(Record, frozen=True):
    """A number of times: nouns ("keer"), words with their number ("tweemaal"), and what is held so often."""

    nouns: Words
    words: Mapping[str, Times]
    events: Words


class RelativeWords(Record, frozen=True, dict=True):
    """Time counted from something that happens: "binnen zes maanden na inwerkingtreding"."""

    within: Phrases
    within_alone: Phrases
    from_now: Words
    not_from_now: Words
    after: Phrases
    before: Phrases
    units: Mapping[str, Word]
    not_anchors: Words
    ends: Words
    own_dates: Words
    own_documents: Words

    @cached_property
    def within_index(self) -> PhraseIndex:
        return index_of(self.within)

    @cached_property
    def within_alone_index(self) -> PhraseIndex:
        return index_of(self.within_alone)

    @cached_property
    def after_index(self) -> PhraseIndex:
        return index_of(self.after)

    @cached_property
    def before_index(self) -> PhraseIndex:
        return index_of(self.before)


class ReferenceWords(Record, frozen=True, dict=True):
    """Nouns whose year names an edition, a source or a price level; "-visie" is any word that ends so."""

    editions: Words
    plans: Words
    price_levels: Words
    sources: Words

    @cached_property
    def edition_endings(self) -> tuple[str, ...]:
        return _endings(self.editions)

    @cached_property
    def plan_endings(self) -> tuple[str, ...]:
        return _endings(self.plans)


class NotADeadline(Record, frozen=True):
    """What is counted or measured, and no date by which something is due."""

    forecasts: Words
    as_of: Words
    for_a_year: Words
    rates: Words
    counted: Words
    amounts: Words
    compared: Words


class TenseWords(Record, frozen=True):
    """Words that say that something has been done, or is kept as it is."""

    kept_up: Words
    perfect: Words
    present: Words
    updated: Words
    past: Words
    participles: Words
    planned: Words
    not_participles: Words


class Vocabulary(Record, frozen=True, dict=True):
    """The words of ``time.toml``, and months, seasons and numbers of the language."""

    parts: Mapping[str, tuple[MonthNumber, MonthNumber]]
    document_date: DocumentDate
    bounds: Mapping[Bound, Phrases]
    after_latest: Mapping[str, Bound]
    damaged_through: Phrases
    relative: RelativeWords
    references: ReferenceWords
    rhythms: Mapping[str, Every]
    times: TimesWords
    units: Mapping[str, Times]
    not_a_deadline: NotADeadline
    milestones: Words
    tense: TenseWords

    @cached_property
    def bound_of(self) -> Mapping[tuple[str, ...], Bound]:
        """The bound that each phrase is."""
        return {phrase(text): bound for bound, texts in self.bounds.items() for text in texts}

    @cached_property
    def bound_index(self) -> PhraseIndex:
        return index_of(text for texts in self.bounds.values() for text in texts)

    @cached_property
    def after_latest_of(self) -> Mapping[tuple[str, ...], Bound]:
        """The bound that each phrase after "uiterlijk" is."""
        return {phrase(text): bound for text, bound in self.after_latest.items()}

    @cached_property
    def after_latest_index(self) -> PhraseIndex:
        return index_of(self.after_latest)

    @cached_property
    def damaged_index(self) -> PhraseIndex:
        return index_of(self.damaged_through)

    @cached_property
    def months(self) -> Mapping[str, int]:
        return language().months

    @cached_property
    def seasons(self) -> Mapping[str, tuple[int, int]]:
        """First and last month; without the winter, which words leave in either of two years."""
        return {
            name: (season.first, season.last)
            for name, season in language().seasons.items()
            if season.first <= season.last
        }

    @cached_property
    def weekdays(self) -> frozenset[str]:
        return frozenset(language().weekdays)

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        return {word: value for word, value in language().numbers.words.items() if value > 0}


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The vocabulary of the reference data, read once."""
    return load_vocabulary()


def load_vocabulary(folder: Path = REFERENCE) -> Vocabulary:
    """Read ``time.toml``; raises :class:`corpus.loading.CorpusError` naming what is wrong."""
    return load_toml(folder / "time.toml", Vocabulary)


def index_of(texts: Iterable[str]) -> PhraseIndex:
    """Phrases by their first word, the longest first."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for words in sorted(map(phrase, texts), key=lambda words: (-len(words), words)):
        found[words[0]] = (*found.get(words[0], ()), words)
    return found


def _endings(words: Iterable[str]) -> tuple[str, ...]:
    """The endings of compounds."""
    return tuple(sorted(word[1:] for word in words if word.startswith("-")))
