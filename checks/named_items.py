"""References to a numbered article or item that is about something else than they say.

"In de bij 1 genoemde gebiedsgerichte aanpakken" where item 1 has no word of it and item 7 has all. Nothing
is said where several items bear the number, or no other one has the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checks.stems import stems
from checks.words import Mention, WordRelation
from extract.model import RUNNING_TEXT
from extract.passages import Passage

_ITEMS = ("article", "list_item")
_REFERENCE = re.compile(
    r"\b(?P<name>(?:bij|onder|in)\s+(?:(?:punt|afspraak|artikel|onderdeel)\s+)?(?P<number>\d{1,2}))\s+"
    r"(?:genoemde|bedoelde|beschreven|vermelde|omschreven)\s+(?P<words>(?:[a-zà-ÿ-]+e\s+){0,2}[a-zà-ÿ-]+)",
    re.IGNORECASE,
)
#: So many letters of a word stay the same however it is bent; shorter words do not tell.
_STEM = 6
_WORDS_OF_ITEM = 60


def named_items(passages: Sequence[Passage]) -> Iterator[WordRelation]:
    """A relation for each reference to an item that is about something else."""
    items: dict[str, list[Passage]] = {}
    for passage in passages:
        number = (passage.marker or "").strip(".() ")
        if passage.kind in _ITEMS and number.isdecimal():
            items.setdefault(number, []).append(passage)
    for passage in passages:
        if passage.kind not in RUNNING_TEXT:
            continue
        for match in _REFERENCE.finditer(passage.text.text):
            yield from _relation(passage, match, items)


def _relation(
    passage: Passage, match: re.Match[str], items: dict[str, list[Passage]]
) -> Iterator[WordRelation]:
    said = stems(match["words"], _STEM, _STEM)
    named = items.get(match["number"], [])
    if not said or len(named) != 1 or any(_has(named[0], stem) for stem in said):
        return
    meant = [
        other[0]
        for other in items.values()
        if len(other) == 1 and other[0] is not passage and all(_has(other[0], s) for s in said)
    ]
    if len(meant) == 1 and len(said) > 1:
        place = passage.text.source_range(match.start("name"), match.end("name"))
        stated = Mention(match["name"], place)
        known = _opening(named[0])
        other = Mention(_opening(meant[0]), meant[0].span)
        about = f"Verwijzing: {match['name']} genoemde {match['words']}"
        yield WordRelation("caption", about, stated, (other,), known, (named[0].span,))


def _has(item: Passage, stem: str) -> bool:
    return stem in item.text.text.casefold()


def _opening(item: Passage) -> str:
    marker = (item.marker or "").strip()
    words = item.text.text
    shown = words if len(words) <= _WORDS_OF_ITEM else f"{words[:_WORDS_OF_ITEM].rstrip()}…"
    return f"{marker} {shown}"
