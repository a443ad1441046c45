"""Names that are spelt otherwise once, beside the spelling that the document uses.

A municipality of the area of the document is known by its official name; another name (a project,
a street) by being written in one way several times. A letter more or less at the end is how Dutch
bends a name ("Raalter"), and no mistake.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from checks.linking_s import has_free_link
from checks.words import Mention, WordRelation
from corpus.areas import Areas
from extract.clean import Clean
from extract.document_table import DocumentTable
from extract.passages import Passage
from nlp.language.lemmas import is_known
from nlp.records import DocumentContext

_NAME = re.compile(r"(?<![\w-])[A-Z][a-zà-ÿ]+(?:-[A-Z]?[a-zà-ÿ]+)*(?![\w-])")
_WORD = re.compile(r"(?<![\w-])[a-zà-ÿ]+(?:-[a-zà-ÿ]+)*(?![\w-])")
#: Shorter names are like each other by chance.
_SHORTEST = 6
_SHORTEST_OF_PROJECT = 10
#: How names of places are bent: "Kapelse", "Raalter".
_BENT = ("se", "er", "ers", "s")
#: So often a name that is in no list must be written in one way to be the usual spelling.
_USUAL = 2

#: "Buro de Haan" beside "Buro Haan": a name with a small word in it, and without; not the beginning of a
#: longer one ("Structuurvisie van de Gemeente Laren").
_OF_THREE = re.compile(
    r"(?<![\w-])(?P<first>[A-Z][a-zà-ÿ]{2,}) (?P<small>de|van|der|den|het|van de|van der) "
    r"(?P<last>[A-Z][a-zà-ÿ]{2,})(?![\w-])(?! [A-Z])"
)
_OF_TWO = re.compile(
    r"(?<=[^.!?:]) (?=(?P<name>(?P<first>[A-Z][a-zà-ÿ]{2,}) (?P<last>[A-Z][a-zà-ÿ]{2,}))(?![\w-])(?! [A-Z]))"
)

#: "West-Overijssel", and "West Overijssel" that is not a part of a longer name.
_OF_TWO_PARTS = re.compile(
    r"(?<![\w-])(?=(?P<name>[A-Z][a-zà-ÿ]+[- ][A-Z][a-zà-ÿ]+)(?![\w-])(?! [A-Z]))"
)

_Places = dict[str, list[Mention]]


def misspelt_names(
    context: DocumentContext,
    areas: Areas,
    passages: Sequence[Passage],
    tables: Iterable[DocumentTable],
) -> Iterator[WordRelation]:
    """A relation for each name that stands once, one slip away from a commoner spelling."""
    texts = [p.text for p in passages if p.kind != "furniture"]
    cells = [view for table in tables for view in table.views if len(view.text)]
    names: _Places = {}
    small: set[str] = set()
    for text in (*texts, *cells):
        small.update(_WORD.findall(text.text))
        _collect(text, names)
    known = {name for area in (*areas, *areas.villages) for name in (area.name, *area.aliases)}
    official = {
        areas[i].name for i in (*context.municipality_ids, *context.region_municipality_ids)
    }
    usual = {name for name in official if name in names}
    usual |= {n for n, places in names.items() if _is_usual(n, places, small)}
    neighbours = by_gap(usual)
    for name, places in names.items():
        if len(places) == 1 and len(name) >= _SHORTEST and name not in known and name not in usual:
            yield from _relation(name, places[0], names, neighbours, official, small)


def names_of_two_forms(passages: Sequence[Passage]) -> Iterator[WordRelation]:
    """A relation for each name that stands once with a small word in it, and once or more without.

    Only where its first word opens no sentence, and is no ordinary word with "van" behind it.
    """
    texts = [p.text for p in passages if p.kind != "furniture"]
    short: dict[tuple[str, str], Mention] = {}
    long: dict[str, list[tuple[tuple[str, str], Mention]]] = {}
    for text in texts:
        for match in _OF_TWO.finditer(text.text):
            name = Mention(match[1], text.source_range(*match.span(1)))
            short.setdefault((match["first"], match["last"]), name)
        for match in _OF_THREE.finditer(text.text):
            name = Mention(match[0], text.source_range(match.start(), match.end()))
            long.setdefault(match[0], []).append(((match["first"], match["last"]), name))
    for (ends, name), *more in long.values():
        if ends in short and not more and not _is_phrase(name.text):
            about = f"Naam: {short[ends].text}"
            yield WordRelation("spelling", about, name, (short[ends],), known="op andere plekken")


def _is_phrase(name: str) -> bool:
    """Return True for an ordinary word with "van": "Koninkrijk van Hannover" is called "Koninkrijk Hannover" too."""
    first, small, *_ = name.split()
    return small == "van" and is_known(first.casefold())


def names_without_hyphen(
    areas: Areas, passages: Sequence[Passage], tables: Iterable[DocumentTable]
) -> Iterator[WordRelation]:
    """A relation for each area whose name has a hyphen, written without it more rarely than with it."""
    texts = [p.text for p in passages if p.kind != "furniture"]
    texts += [view for table in tables for view in table.views if view.text]
    known = {area.name for area in (*areas, *areas.villages) if area.name.count("-") == 1}
    places: _Places = {}
    for text in texts:
        for match in _OF_TWO_PARTS.finditer(text.text):
            name = match["name"]
            if name.replace(" ", "-") in known:
                places.setdefault(name, []).append(_in_words(name, text, match.start("name")))
    for name, odd in places.items():
        usual = places.get(name.replace(" ", "-"), [])
        if " " in name and len(usual) >= max(_USUAL, len(odd) + 1):
            yield WordRelation(
                "spelling", f"Naam: {usual[0].text}", odd[0], (usual[0],), known="op andere plekken"
            )


def _in_words(name: str, text: Clean, start: int) -> Mention:
    """A name at a place of a text, each of its words by itself."""
    first, *more = (
        text.source_range(start + word.start(), start + word.end())
        for word in re.finditer(r"\S+", name)
    )
    return Mention(name, first, more=tuple(more))


def _relation(
    name: str,
    place: Mention,
    names: _Places,
    neighbours: Mapping[str, list[str]],
    official: set[str],
    small: set[str],
) -> Iterator[WordRelation]:
    if name.casefold() in small or name.endswith(_BENT):
        return
    found = {usual for gap in gaps(name) for usual in neighbours.get(gap, ())}
    for usual in sorted(found):
        is_long = usual in official or len(name) >= _SHORTEST_OF_PROJECT
        # "Welstandbeleid" beside "Welstandsbeleid" is left to the words of the text.
        is_free = has_free_link(name.casefold(), usual.casefold())
        if is_long and is_one_slip(name, usual) and not is_free:
            known = "in de lijst van gemeenten" if usual in official else "op andere plekken"
            other = names[usual][0]
            yield WordRelation("spelling", f"Naam: {usual}", place, (other,), known=known)
            return


def _collect(text: Clean, names: _Places) -> None:
    for match in _NAME.finditer(text.text):
        place = text.source_range(match.start(), match.end())
        names.setdefault(match[0], []).append(Mention(match[0], place))


def _is_usual(name: str, places: Sequence[Mention], small: set[str]) -> bool:
    is_long = len(name) >= _SHORTEST_OF_PROJECT
    return is_long and len(places) >= _USUAL and name.casefold() not in small


def by_gap(names: Iterable[str]) -> dict[str, list[str]]:
    """The names by what is left of each without one letter: names one slip apart share such a rest."""
    found: dict[str, list[str]] = {}
    for name in sorted(names):
        for gap in gaps(name):
            found.setdefault(gap, []).append(name)
    return found


def gaps(name: str) -> set[str]:
    low = name.casefold()
    return {low, *(low[:i] + low[i + 1 :] for i in range(1, len(low) - 1))}


def is_one_slip(one: str, other: str) -> bool:
    """Return True if two names differ by one letter, or by two that changed places, inside them.

    >>> is_one_slip("Oldenzal", "Oldenzaal"), is_one_slip("Raalter", "Raalte")
    (True, False)

    A hyphen is no slip: lines break at it.

    >>> is_one_slip("Flevo-landschap", "Flevolandschap")
    False
    """
    low, high = sorted((one.casefold(), other.casefold()), key=len)
    if low.replace("-", "") == high.replace("-", "") or low[0] != high[0] or low[-1] != high[-1]:
        return False
    if len(high) - len(low) == 1:
        return any(low == high[:i] + high[i + 1 :] for i in range(1, len(high) - 1))
    if len(high) != len(low):
        return False
    apart = [i for i, (a, b) in enumerate(zip(low, high, strict=True)) if a != b]
    is_swap = len(apart) == 2 and apart[1] == apart[0] + 1
    swapped = is_swap and low[apart[0]] == high[apart[1]] and low[apart[1]] == high[apart[0]]
    return len(apart) == 1 or swapped
