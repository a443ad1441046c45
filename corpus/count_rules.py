"""How far words about a number reach, and words that change what it is: ``count-rules.toml``.

Loading refuses unknown tables and keys, and names the file and line of what is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from corpus.areas import REFERENCE
from corpus.counting import WordFile

#: The places of ``[strength]``, each of which must be given.
PLACES = (
    *("own", "host", "list", "sentence", "before", "lead", "elsewhere", "weak"),
    *("cell", "column", "row", "beside", "corner", "caption", "sum"),
    *("heading", "title", "document", "shape", "none"),
)


@dataclass(frozen=True, slots=True)
class CountRules:
    """The data of ``count-rules.toml``; ``strength`` is 0 to 1 for each of :data:`PLACES`."""

    strength: Mapping[str, float]
    plan_subjects: re.Pattern[str]
    plan_titles: re.Pattern[str]
    plan_builds: re.Pattern[str]
    rules_of_law: re.Pattern[str]
    limits_of_law: re.Pattern[str]
    other_subjects: re.Pattern[str]
    sources: re.Pattern[str]
    editions: re.Pattern[str]
    edition_titles: re.Pattern[str]
    cut_words: re.Pattern[str]


@lru_cache(maxsize=8)
def load_count_rules(folder: Path = REFERENCE) -> CountRules:
    """The rules.

    Raises :class:`corpus.manifest.CorpusError` naming the file, the line and what is wrong with it.
    """
    file = WordFile(folder / "count-rules.toml")
    keys = {
        "strength": set(PLACES),
        "plan": {"subjects", "titles", "builds"},
        "rules_of_law": {"words", "limits"},
        "other_subjects": {"words"},
        "sources": {"words"},
        "editions": {"words", "titles"},
        "cut_words": {"first", "second"},
    }
    file.check_keys(set(keys))
    for table, known in keys.items():
        for key in sorted(set(file.table(table)) - known):
            raise file.error(key, f"unknown key {key!r} in [{table}]")
    strength: dict[str, float] = {}
    for place in PLACES:
        value = file.table("strength").get(place)
        if not isinstance(value, float) or not 0 < value <= 1:
            raise file.error(place, f"[strength] {place} is no number from 0 to 1")
        strength[place] = value
    return CountRules(
        strength=MappingProxyType(strength),
        plan_subjects=file.pattern("plan", "subjects"),
        plan_titles=file.pattern("plan", "titles"),
        plan_builds=file.pattern("plan", "builds"),
        rules_of_law=file.pattern("rules_of_law", "words"),
        limits_of_law=file.pattern("rules_of_law", "limits"),
        other_subjects=file.pattern("other_subjects", "words"),
        sources=file.pattern("sources", "words"),
        editions=file.pattern("editions", "words"),
        edition_titles=file.pattern("editions", "titles"),
        cut_words=re.compile(
            rf"\b({_either(file, 'first')})-?\s+({_either(file, 'second')})\b", re.IGNORECASE
        ),
    )


def _either(file: WordFile, key: str) -> str:
    return "|".join(map(re.escape, file.words(file.table("cut_words"), key, "cut_words")))
