"""Words that are spelt otherwise once, beside the spelling that the document uses.

"tranformatiewoningen" in a document with "transformatiewoningen". A letter too many, one that lacks,
or two that changed places, in the inside of a long word; its last letters are how Dutch bends a word,
and another letter in its place makes another word ("zorgdragers", "zorgvragers"). Of a shorter word, and
in its ending, such a slip tells only where Dutch has the usual word and not the other ("gerealiseere",
"gerealiseerde"). Two capitals at the beginning ("NIeuw") are a slip of any word.

The rarer spelling is not always the wrong one: where only that is made of words of the list, the usual one
is the slip, and where only one of two long words is, the other, however rare both are, and whatever letter it
has; where both are, who reads it decides, and so where they differ in an "s" between their parts that need not
be there ("welstand(s)beleid"). What stands between quotation marks is spelt by another.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from checks.linking_s import has_free_link, is_link_only
from checks.names import by_gap, gaps, is_one_slip
from checks.words import Mention, WordRelation, spelt_otherwise
from extract.clean import Clean
from extract.document_table import DocumentTable
from extract.passages import Passage
from nlp.language.lemmas import is_known

#: Shorter words are like each other by chance, and with one of them that is no word.
_SHORTEST = 11
_SHORTEST_OF_NO_WORD = 7
#: So often a word is written in one way to be the usual spelling.
_USUAL = 2
#: The letters at the end that Dutch bends.
_ENDING = 3
_WORD = re.compile(r"(?<![\w@./-])[A-Za-zà-ÿ][a-zà-ÿ]+(?![\w@/-])")
#: A compound has a first and a last part of so many letters at least.
_SHORTEST_FIRST, _SHORTEST_LAST = 4, 5
#: "bouw|s|plan": what stands between them.
_LINKS = ("s", "en", "e")
#: Words are made so: what is put before another and behind it, and what that ends in without it.
_MADE_OF = (
    ("", "ing", "en"),
    ("", "nd", "n"),
    ("", "nde", "n"),
    ("ge", "de", "en"),
    ("ge", "te", "en"),
    ("", "antie", "ant"),
    ("", "entie", "ent"),
)
#: What a machine that reads a picture takes for each other, and a hand on a keyboard rarely.
_LOOK_ALIKE = tuple([set(pair)] for pair in ("vy", "ce", "il", "oc", "un"))
_OFF_PICTURE = "Misschien is de tabel van een plaatje gelezen."
#: "‘zooveel mogelijk …’", not "'s avonds" or "foto's"; a quotation that is not closed ends with its text.
_QUOTED = re.compile(
    r"(?<!\w)(?:‘[^‘]*?(?:’(?!\w)|$)|[“„][^“”„]*|«[^»]*|\"[^\"]*\"|'(?!s[- ]|t )[^']*?'(?!\w))"
)
#: "NIeuw"; not "IJssel", and no plural of an abbreviation ("VVEs").
_CAPITALS = re.compile(r"(?<![\w@./-])(?!IJ)[A-Z]{2}[a-zà-ÿ]{3,}(?![\w@/-])")


def misspelt_words(
    passages: Sequence[Passage], tables: Iterable[DocumentTable]
) -> Iterator[WordRelation]:
    """A relation for each word that stands once, one slip away from a commoner spelling."""
    running = [p.text for p in passages if p.kind != "furniture"]
    texts = [*running, *(view for table in tables for view in table.views if view.text)]
    words: dict[str, list[Mention]] = {}
    in_cells: set[Mention] = set()
    capitals: list[Mention] = []
    of_others: set[str] = set()
    for at, text in enumerate(texts):
        quoted = [match.span() for match in _QUOTED.finditer(text.text)]
        for match in _WORD.finditer(text.text):
            if len(match[0]) >= _SHORTEST_OF_NO_WORD:
                if _is_inside(match.start(), quoted):
                    of_others.add(match[0].casefold())
                mention = Mention(match[0], text.source_range(match.start(), match.end()))
                words.setdefault(match[0].casefold(), []).append(mention)
                in_cells |= {mention} if at >= len(running) else set()
        capitals += _two_capitals(text)
    neighbours = by_gap(words)
    for word, places in words.items():
        if len(places) > 1 or word in of_others:
            continue
        near = sorted({other for gap in gaps(word) for other in neighbours[gap]} - {word})
        usual = (other for other in near if len(words[other]) >= _USUAL)
        found = next((other for other in usual if _is_slip(places[0].text, other)), None)
        if found is not None:
            yield _judged_by_list(places[0], words[found])
        elif (right := next((o for o in near if _is_told_by_list(word, o)), None)) is not None:
            yield _told_by_list(places[0], words[right][0], is_in_cell=places[0] in in_cells)
    yield from _odd_capitals(capitals, texts)


def _told_by_list(odd: Mention, right: Mention, *, is_in_cell: bool) -> WordRelation:
    """The relation of a word that is none to the one of the list.

    A letter for another that looks like it, in a cell, may come of a table that was read off a picture.
    """
    low, word = odd.text.casefold(), right.text.casefold()
    letters = [{a, b} for a, b in zip(low, word, strict=False) if a != b]
    is_seen = is_in_cell and len(low) == len(word) and letters in _LOOK_ALIKE
    return replace(
        spelt_otherwise(odd, right), is_certain=not is_seen, doubt=_OFF_PICTURE if is_seen else ""
    )


def _is_told_by_list(odd: str, right: str) -> bool:
    """Return True if the list tells which of two long words is the slip, with another letter in it too.

    Then it does not matter how often they are written: "boonkroonoppervlak" beside "boomkroonoppervlak".
    """
    is_one = is_slip_of_word(odd, right) or _has_other_letter(odd, right)
    if min(len(odd), len(right)) < _SHORTEST or not is_one:
        return False
    return _is_right(right) and not _is_right(odd)


def _is_right(word: str) -> bool:
    return is_known(word) or _is_derived(word) or _is_compound(word)


def _has_other_letter(one: str, other: str) -> bool:
    """Return True if one letter inside a word is another one in the other."""
    if len(one) != len(other) or (one[0], one[-_ENDING:]) != (other[0], other[-_ENDING:]):
        return False
    return sum(a != b for a, b in zip(one, other, strict=True)) == 1


def _is_inside(place: int, ranges: Sequence[tuple[int, int]]) -> bool:
    at = bisect_right(ranges, (place, place)) - 1
    return at >= 0 and place < ranges[at][1]


def _judged_by_list(rare: Mention, places: Sequence[Mention]) -> WordRelation:
    """The relation of a word to its usual spelling at ``places``, or the reverse where the list says so."""
    usual = places[0]
    odd, common = rare.text.casefold(), usual.text.casefold()
    if is_link_only(odd, common):
        doubt = "Met en zonder s ertussen kan het goed zijn."
        is_certain = not has_free_link(odd, common)
        found = spelt_otherwise(rare, usual)
        return replace(
            found, is_certain=is_certain, is_comparable=is_certain, doubt=doubt, reason="which"
        )
    if is_known(common):
        return spelt_otherwise(rare, usual)
    if not _is_compound(odd):
        return spelt_otherwise(rare, usual)
    if not _is_compound(common):
        return replace(spelt_otherwise(usual, rare), known="op een andere plek")
    doubt = "Welke van de twee de verschrijving is, weten wij niet."
    is_certain = len(places) > _USUAL
    return replace(spelt_otherwise(rare, usual), is_certain=is_certain, doubt=doubt, reason="which")


def _is_compound(word: str) -> bool:
    """Return True if a word is made of two words of the list.

    >>> _is_compound("moederdepartement"), _is_compound("klimaatadapatie")
    (True, False)
    """
    cuts = range(_SHORTEST_FIRST, len(word) - _SHORTEST_LAST + 1)
    return any(is_known(word[cut:]) and _is_first_part(word[:cut]) for cut in cuts)


def _is_first_part(word: str) -> bool:
    return is_known(word) or any(
        word.endswith(link) and is_known(word.removesuffix(link)) for link in _LINKS
    )


def _is_derived(word: str) -> bool:
    """Return True for a word made of one of the list: the noun or a participle of a verb, or the noun of what is "-ant".

    >>> [_is_derived(word) for word in ("bevoordeling", "voortkomende", "gevolgde", "relevantie", "vootgaande")]
    [True, True, True, True, False]
    """
    return any(
        word.startswith(front)
        and word.endswith(ending)
        and is_known(f"{word[len(front) : len(word) - len(ending)]}{back}")
        for front, ending, back in _MADE_OF
    )


def _two_capitals(text: Clean) -> list[Mention]:
    return [
        Mention(match[0], text.source_range(match.start(), match.end()))
        for match in _CAPITALS.finditer(text.text)
    ]


def _odd_capitals(found: Sequence[Mention], texts: Iterable[Clean]) -> Iterator[WordRelation]:
    """A relation for each word that has a second capital, and several times only the first."""
    right = {mention.text.capitalize(): mention for mention in found}
    places: dict[str, list[Mention]] = {}
    for text in texts if right else ():
        for match in _WORD.finditer(text.text):
            if match[0] in right:
                place = text.source_range(match.start(), match.end())
                places.setdefault(match[0], []).append(Mention(match[0], place))
    for word, odd in right.items():
        if len(places.get(word, ())) >= _USUAL:
            yield spelt_otherwise(odd, places[word][0])


def _is_slip(word: str, usual: str) -> bool:
    """Return True if a word, not one of the list, has a letter too many or too few, or two swapped."""
    low = word.casefold()
    if is_known(low) or _is_derived(low):
        return False
    if len(low) >= _SHORTEST and is_slip_of_word(low, usual):
        return True
    has_other_letter = len(low) == len(usual) and sorted(low) != sorted(usual)
    return word == low and not has_other_letter and is_one_slip(low, usual) and is_known(usual)


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
