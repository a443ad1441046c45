"""Long words that are spelt otherwise once, beside the spelling that the document uses.

"tranformatiewoningen" in a document with "transformatiewoningen". A letter too many, one that lacks,
or two that changed places, in the inside of a word; its last letters are how Dutch bends a word, and
another letter in its place makes another word ("zorgdragers", "zorgvragers").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from checks.names import by_gap, gaps
from checks.words import Mention, WordRelation
from extract.document_table import DocumentTable
from extract.passages import Passage

#: Shorter words are like each other by chance.
_SHORTEST = 11
#: So often a word is written in one way to be the usual spelling.
_USUAL = 2
#: The letters at the end that Dutch bends.
_ENDING = 3
_WORD = re.compile(r"(?<![\w@./-])[A-Za-zà-ÿ][a-zà-ÿ]+(?![\w@/-])")


def misspelt_words(
    passages: Sequence[Passage], tables: Iterable[DocumentTable]
) -> Iterator[WordRelation]:
    """A relation for each long word that stands once, one slip away from a commoner spelling."""
    texts = [p.text for p in passages if p.kind != "furniture"]
    texts += [view for table in tables for view in table.views if view.text]
    words: dict[str, list[Mention]] = {}
    for text in texts:
        for match in _WORD.finditer(text.text):
            if len(match[0]) >= _SHORTEST:
                place = text.source_range(match.start(), match.end())
                words.setdefault(match[0].casefold(), []).append(Mention(match[0], place))
    usual = by_gap(word for word, places in words.items() if len(places) >= _USUAL)
    for word, places in words.items():
        if len(places) > 1:
            continue
        near = sorted({other for gap in gaps(word) for other in usual.get(gap, ())})
        found = next((other for other in near if is_slip_of_word(word, other)), None)
        if found is not None:
            other = words[found][0]
            about = f"Schrijfwijze: {other.text}"
            yield WordRelation("spelling", about, places[0], (other,), known="op andere plekken")


def is_slip_of_word(one: str, other: str) -> bool:
    """Return True if one letter inside a word is too many or lacks, or two changed places.

    >>> is_slip_of_word("tranformatie", "transformatie"), is_slip_of_word("raadsmeeddeling", "raadsmededeling")
    (True, True)
    >>> is_slip_of_word("uitvoerig", "uitvoering"), is_slip_of_word("zorgdragers", "zorgvragers")
    (False, False)
    """
    if one == other or one[-_ENDING:] != other[-_ENDING:] or one[0] != other[0]:
        return False
    low, high = sorted((one, other), key=len)
    start = next((i for i, (a, b) in enumerate(zip(low, high, strict=False)) if a != b), len(low))
    if len(high) - len(low) == 1:
        return low[start:] == high[start + 1 :]
    swapped = f"{high[:start]}{high[start : start + 2][::-1]}{high[start + 2 :]}"
    return len(high) == len(low) and low == swapped
