"""A number without a noun of its own in its sentence, and whether it can lean on another one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeGuard

from corpus.counting import Vocabulary
from nlp.counts.fields.unit import CONTENT_WORD, Unit, UnitSource
from nlp.counts.sightings import Sighting
from nlp.language.clauses.lexicon import lexicon
from nlp.language.numbers import Number

#: From here on a number without a noun can be one of the things that the sentence counts.
LEAST_ALONE = 20
#: "per 100 inwoners": the number is a ratio.
_RATIO = re.compile(r"\s*(?:per|op\s+de|op\s+elke)\s+[0-9]", re.IGNORECASE)
_MODAL = re.compile(
    r"\b(?:wil|willen|zal|zullen|moet|moeten|kan|kunnen|mag|mogen|gaat|gaan)\b", re.IGNORECASE
)
_PASSIVE = re.compile(r"\b(?:is|zijn|wordt|worden|werd|werden)\b", re.IGNORECASE)
#: What follows a verb that a noun for the number cannot be: "40 bestemmen voor starters"
_THEN = re.compile(r"\s+(?:voor|aan|in|op|als|via|door|en)\b|\s*[.,;]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Site:
    """A number that may name no unit: the ``index`` of the sentence's numbers.

    ``units`` are those of the sentence's numbers as far as known, ``before`` is the unit of the last
    number in the text before this sentence, ``lead`` the line that introduces the list.
    """

    text: str
    sightings: Sequence[Sighting]
    index: int
    units: Sequence[Unit | None]
    before: Unit | None
    lead: str
    vocabulary: Vocabulary

    @property
    def sighting(self) -> Sighting:
        return self.sightings[self.index]

    @property
    def number(self) -> Number:
        return self.sighting.number

    @property
    def earlier(self) -> Sequence[Unit | None]:
        return self.units[: self.index]


def leans(site: Site) -> bool:
    """Return True if a number of its sentence or text can say what this one counts."""
    number = site.number
    word = CONTENT_WORD.match(site.text, number.end, site.sighting.sentence[1])
    if word is not None and not _is_verb(site, word):
        return False  # it counts something with a name of its own
    if _RATIO.match(site.text, number.end) or (number.value % 1 and number.scale == 1.0):
        return False  # "0,7 per 100 inwoners": homes and people are whole
    # a cell of a table that was not read as one: its column is not known
    return "|" not in site.text[max(0, number.start - 3) : number.end + 3]


def _is_verb(site: Site, word: re.Match[str]) -> bool:
    """Return True if the word behind a number is what is done with them: "wil de stad er 40 bestemmen voor"."""
    if not _THEN.match(site.text, word.end()):
        return False
    kinds = {form.kind for form in lexicon().readings(word.group().strip())}
    helpers = _MODAL if kinds & {"inf", "pl"} else _PASSIVE if "part" in kinds else None
    begin = site.sighting.sentence[0]
    return helpers is not None and bool(helpers.search(site.text, begin, site.number.start))


def leans_on_words(site: Site) -> bool:
    """Return True if what stands around a number, and no bracket's number, can say what it counts."""
    return site.number.scale <= 1000 and site.sighting.host is None and leans(site)


def shared(units: Sequence[Unit | None], origin: int | None, source: UnitSource) -> Unit | None:
    """The unit of another number of the sentence, if it has one that counts things."""
    unit = units[origin] if origin is not None else None
    if unit is None or not counts_things(unit):
        return None
    return Unit(unit.name, source, None, unit.doubtful, origin)


def is_figure_alone(sighting: Sighting) -> bool:
    """Return True if a number that has no noun can be a number of homes. Small ones and words are
    too often others."""
    number = sighting.number
    return number.kind == "figure" and number.value >= LEAST_ALONE and not number.is_percent


def counts_things(unit: Unit | None) -> TypeGuard[Unit]:
    return unit is not None and unit.counts_things
