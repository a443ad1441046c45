"""Words for plans and sites in front of their names: ``count-plans.toml``, whose comments explain them.

Loading refuses unknown keys, and names the file and line of what is wrong.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from corpus.codes import values
from corpus.counting import Patterns
from corpus.loading import REFERENCE, Record, Words, load_toml


@dataclass(frozen=True, slots=True)
class PlanWords:
    """The patterns of ``count-plans.toml``."""

    kinds: frozenset[str]
    own_kinds: re.Pattern[str]
    plan_kinds: re.Pattern[str]
    title_kinds: re.Pattern[str]
    pointers: re.Pattern[str]
    others: re.Pattern[str]
    no_names: re.Pattern[str]
    site_kinds: re.Pattern[str]
    site_endings: re.Pattern[str]
    programme_labels: re.Pattern[str]
    streets: re.Pattern[str]
    street_endings: frozenset[str]


class _PlansFile(Record, frozen=True):
    kinds: Words
    own_kinds: Patterns
    plan_kinds: Patterns
    title_kinds: Patterns
    pointers: Patterns
    others: Patterns
    no_names: Patterns
    site_kinds: Patterns
    site_endings: Patterns
    programme_labels: Patterns
    streets: Words

    def __post_init__(self) -> None:
        for kind in sorted(self.kinds - set(values("document_kind"))):
            raise ValueError(f"{kind!r} is no kind of document")


@lru_cache(maxsize=4)
def load_plan_words(folder: Path = REFERENCE) -> PlanWords:
    """The words.

    Raises :class:`corpus.loading.CorpusError` naming the file, the line and what is wrong with it.
    """
    file = load_toml(folder / "count-plans.toml", _PlansFile)
    return PlanWords(
        kinds=file.kinds,
        own_kinds=file.own_kinds.compile(),
        plan_kinds=file.plan_kinds.compile(),
        title_kinds=file.title_kinds.compile(),
        pointers=file.pointers.compile(),
        others=file.others.compile(),
        no_names=file.no_names.compile(),
        site_kinds=file.site_kinds.compile(),
        site_endings=file.site_endings.compile(),
        programme_labels=file.programme_labels.compile(),
        street_endings=file.streets,
        streets=re.compile(
            rf"\b(?:[Aa]an|[Oo]p|[Bb]ij|[Ll]angs)\s+(?:(?:de|het)\s+)?(?:[A-ZÀ-Þ][\w’'.-]*\s+){{0,2}}?[A-ZÀ-Þ][\w’'-]*(?:{'|'.join(map(re.escape, sorted(file.streets)))})\b"
            rf"|\b[A-ZÀ-Þ][\w’'-]*(?:{'|'.join(map(re.escape, sorted(file.streets)))})\s+[0-9]"
        ),
    )
