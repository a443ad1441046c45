"""What a document is about, as far as its face tells: its title, its cover and its first page.

Only where these leave no doubt; otherwise nobody knows. The face is the first page, and the second
too where the first is a cover with little on it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from corpus.areas import COUNTRY, Area, Areas
from corpus.document_words import load_document_words
from corpus.kinds import UNKNOWN
from corpus.manifest import slug
from extract.clean import clean
from extract.model import Page, Segment, SourceText

#: So often must a first page name a region before the document is taken to be about it.
_TIME_AND_AGAIN = 3
#: A first page with fewer words is a cover, and the page after it is read too.
_COVER_WORDS = 80
#: So many different words must say that a document is of the national level.
_NATIONAL_SIGNS = 2


@dataclass(frozen=True, slots=True)
class About:
    """The id of an area, and of the municipalities that it is about where these are some of it."""

    area: str | None = None
    municipalities: tuple[str, ...] = ()


def about(title: str, stem: str, kind: str, text: SourceText, areas: Areas) -> About:
    """What a document with this title, file name (without suffix) and kind is about."""
    named = _named_in(title, areas, _whole_words)
    area = _one_area(named, areas)
    if area is None and named and all(one.kind == "municipality" for one in named):
        around = _area_around(named, areas)
        if around is not None:
            ids = {one.id for one in named}
            return About(around.id, tuple(one.id for one in areas if one.id in ids))
    area = area or _one_area(_named_in(slug(stem), areas, _slug_words), areas)
    area = area or _region_on_page(text, areas)
    if area is not None:
        return About(area.id)
    if kind == UNKNOWN and _is_national(title, text, areas):
        return About(COUNTRY)
    return About()


def about_board(names: str, areas: Areas) -> About | None:
    """What a letter between boards ("de gemeenteraad van Assen", its college) is about: the one
    municipality or province that the names of the boards hold; None where they name none or more."""
    named = _named_in(names, areas, _whole_words)
    if len(named) == 1 and named[0].kind in ("municipality", "province"):
        return About(named[0].id)
    return None


def face(text: SourceText) -> Sequence[Page]:
    """The pages that say what a document is: the first, and what follows a cover."""
    pages = text.pages[:2]
    if pages and len(text.quote(pages[0].start, pages[0].end).split()) >= _COVER_WORDS:
        return pages[:1]
    return pages


def holds(words: str, phrase: str) -> bool:
    """Do words in small letters hold a phrase, as whole words?"""
    return re.search(rf"(?<![\w-]){re.escape(phrase)}(?![\w-])", words) is not None


def _is_national(title: str, text: SourceText, areas: Areas) -> bool:
    words = load_document_words()
    seen = " ".join([title, *(_words_of(text, page) for page in face(text))])
    places = [a for a in _named_in(seen, areas, _whole_words) if a.id not in words.national_seat]
    small = seen.casefold()
    signs = [sign for sign in words.national_signs if holds(small, sign)]
    local = any(holds(small, word) for word in words.national_local)
    return len(signs) >= _NATIONAL_SIGNS and not places and not local


def _area_around(municipalities: Sequence[Area], areas: Areas) -> Area | None:
    """The region that all of them are in, else their province."""
    ids = {area.id for area in municipalities}
    regions = [area for area in areas.of_kind("region") if ids <= set(area.members)]
    if regions:
        # Regions lie within each other (Zaanstreek-Waterland in the MRA): the smallest is meant.
        return min(regions, key=lambda area: len(area.members))
    provinces = {areas.province_of(area.id) for area in municipalities}
    return provinces.pop() if len(provinces) == 1 else None


def _words_of(text: SourceText, page: Page) -> str:
    return clean(text.text, [Segment(page.start, page.end)]).text


def _region_on_page(text: SourceText, areas: Areas) -> Area | None:
    """The region of a first page that names one region only, in a heading or time and again."""
    page = _words_of(text, text.pages[0]) if text.pages else ""
    named = [area for area in _named_in(page, areas, _whole_words) if area.kind == "region"]
    if len(named) != 1:
        return None
    headings = " ".join(
        clean(text.text, block.segments).text
        for block in text.blocks
        if block.kind == "heading" and block.page == 1
    )
    names = (named[0].name, *named[0].aliases)
    times = sum(len(re.findall(_whole_words(name), page)) for name in names)
    in_heading = any(re.search(_whole_words(name), headings) for name in names)
    return named[0] if in_heading or times >= _TIME_AND_AGAIN else None


def _whole_words(name: str) -> str:
    """As it is written, or in capitals, as titles are; a name with a capital further on may begin
    with a small letter ("regio Zwolle"), but "huizen" is not Huizen."""
    written = re.escape(name)
    if name[1:] != name[1:].casefold():
        written = f"(?i:{re.escape(name[0])}){re.escape(name[1:])}"
    return rf"(?<![\w-])(?:{written}|{re.escape(name.upper())})(?![\w-])"


def _slug_words(name: str) -> str:
    return rf"(?<![a-z0-9]){re.escape(slug(name))}(?![a-z0-9])"


def _named_in(text: str, areas: Areas, words: Callable[[str], str]) -> list[Area]:
    """The areas that ``text`` names; a name inside a longer name ("regio Zwolle") does not count.

    A name that several areas have (two municipalities are called Bergen) names none.
    """
    names = sorted(
        {name for area in areas for name in (area.name, *area.aliases)},
        key=lambda name: (-len(name), name),
    )
    found: list[Area] = []
    for name in names:
        expression = re.compile(words(name))
        if not expression.search(text):
            continue
        text = expression.sub("\x00", text)
        known = areas.named(name)
        if len(known) == 1 and known[0].kind != "country" and known[0] not in found:
            found.append(known[0])
    return found


def _one_area(named: list[Area], areas: Areas) -> Area | None:
    """The innermost of areas that lie within each other, or the region around several.

    "Prestatieafspraken Winterswijk, regio Achterhoek" is about Winterswijk; "Woondeal Twente:
    Almelo en Borne" is about Twente. Areas that have nothing to do with each other are no answer.
    """
    innermost = [a for a in named if not any(_within(b, a, areas) for b in named if b != a)]
    if len(innermost) == 1:
        return innermost[0]
    around = [a for a in named if innermost and all(_within(b, a, areas) for b in innermost)]
    return around[0] if len(around) == 1 else None


def _within(inner: Area, outer: Area, areas: Areas) -> bool:
    """Does ``inner`` lie in ``outer``? Named in one breath, a municipality is taken to lie in a
    region of its province whose municipalities the reference data do not list."""
    if inner.id in outer.members or (inner.members and set(inner.members) < set(outer.members)):
        return True
    if inner.kind == "municipality" and outer.kind.endswith("region") and not outer.members:
        return areas.province_of(inner.id) == areas.province_of(outer.id)
    parent = inner.parent_id
    while parent is not None:
        if parent == outer.id:
            return True
        parent = areas[parent].parent_id
    return False
