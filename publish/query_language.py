"""What readers type beside what they look for: function words, words for a page, parts of a whole."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from corpus.loading import Record, Word, load_toml
from publish.areas import Area
from publish.slugs import fold

WORDS = Path(__file__).parent / "query_words.toml"
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


class _Lead(Record, frozen=True):
    path: Word
    of_area: Word
    label: Word
    words: tuple[Word, ...]
    of_years: str = ""


class _Part(Record, frozen=True):
    forms: tuple[Word, ...]


class _Words(Record, frozen=True):
    function_words: tuple[Word, ...]
    lead: tuple[_Lead, ...]
    part: tuple[_Part, ...]


@dataclass(frozen=True, slots=True)
class Lead:
    """A page of the site that a query asks for: its address and what it is called."""

    path: str
    label: str


@lru_cache(maxsize=1)
def _words() -> _Words:
    return load_toml(WORDS, _Words)


@lru_cache(maxsize=1)
def _function_words() -> frozenset[str]:
    return frozenset(_words().function_words)


def meaningful(terms: Iterable[str], *, or_all: bool = True) -> tuple[str, ...]:
    """The words without those that say nothing of what is looked for.

    All of them where there are no others, unless something else is looked for as well.
    """
    given = tuple(terms)
    found = tuple(term for term in given if fold(term) not in _function_words())
    return found or (given if or_all else ())


def same_part(word: str) -> tuple[str, ...]:
    """The other ways to write a part of a whole: "2/3" is "tweederde". None for any other word."""
    plain = word.casefold()
    return next(
        (tuple(form for form in part.forms if form != plain)
         for part in _words().part if plain in part.forms),
        (),
    )  # fmt: skip


def is_lead(word: str) -> bool:
    """Return True if a word asks for a page of the site."""
    return any(_asks_for(lead, word) for lead in _words().lead)


def leads(
    terms: Iterable[str], place: Area | None, years: Collection[str] = ()
) -> tuple[Lead, ...]:
    """The pages that the words ask for, each once; of a place where one is named.

    ``years`` are those that have numbers: the first and last of them that are asked for are compared.
    """
    given = tuple(terms)
    named = sorted({year for term in given for year in _YEAR.findall(term) if year in years})
    return tuple(
        _lead(lead, place, named)
        for lead in _words().lead
        if any(_asks_for(lead, word) for word in given)
    )


def _lead(lead: _Lead, place: Area | None, years: Sequence[str]) -> Lead:
    path = lead.of_area.format(id=place.id) if place else lead.path
    label = f"{lead.label}: {place.name}" if place else lead.label
    if not lead.of_years or len(years) < 2:
        return Lead(path, label)
    first, last = years[0], years[-1]
    joined = "&" if "?" in path else "?"
    both = lead.of_years.format(first=first, last=last)
    return Lead(f"{path}{joined}{both}", f"{label}, {first} en {last}")


def _asks_for(lead: _Lead, word: str) -> bool:
    plain = fold(word)
    return any(
        plain.startswith(form[:-1]) if form.endswith("*") else plain == form for form in lead.words
    )
