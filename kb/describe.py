"""What is known about a document before its words are read: from its manifest, or from its face.

A file outside a manifest gets a title from its first heading. What it is about and when it was
made are taken from its title, its file's name and its first page, and only where these leave no
doubt; otherwise they stay unknown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from corpus.areas import Area, Areas
from corpus.kinds import UNKNOWN, load_kind_words
from corpus.manifest import DocumentEntry, SourceEntry, slug
from extract.clean import clean
from extract.model import Segment, SourceText
from nlp.records import DocumentContext

T = TypeVar("T")

_TITLE_LENGTH = 160
#: So often must a first page name a region before the document is taken to be about it.
_TIME_AND_AGAIN = 3
#: What may stand beside a date on its line: a place, "Versie", "Datum:".
_FEW_WORDS = 2
_MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
_DAY = re.compile(rf"\b(?:(\d{{1,2}}) )?({'|'.join(_MONTHS)}) (20\d\d)\b", re.IGNORECASE)
_PERIOD = re.compile(r"\b(20\d\d)\s*(?:-|–|—|t/m|tot en met|tot)\s*(?:eind )?(20\d\d)\b")


def context_of(entry: DocumentEntry, areas: Areas) -> DocumentContext:
    """What the words of a document may lean on.

    The municipalities are those of its region or province, or the one that it is about.
    """
    area = areas[entry.area] if entry.area else None
    region: Area | None = None
    province: Area | None = None
    municipalities: tuple[str, ...] = ()
    if area is not None:
        province = areas.province_of(area.id)
        if area.kind == "municipality":
            region = areas.region_of(area.id)
            municipalities = (area.id,)
        elif area.kind == "province":
            municipalities = tuple(
                a.id for a in areas.of_kind("municipality") if a.parent_id == area.id
            )
        else:
            region = _region_around(area, areas)
            municipalities = area.members or (region.members if region else ())
    return DocumentContext(
        document_id=entry.id,
        kind=entry.kind,
        title=entry.title,
        area_id=area.id if area else None,
        region_id=region.id if region else None,
        province_id=province.id if province else None,
        municipality_ids=municipalities,
        dated=entry.dated,
        period_start=entry.period_start,
        period_end=entry.period_end,
        issued_by=entry.issued_by,
    )


def _region_around(area: Area, areas: Areas) -> Area | None:
    current: Area | None = area
    while current is not None and current.kind != "region":
        current = areas[current.parent_id] if current.parent_id else None
    return current


def describe(source: SourceEntry, text: SourceText, areas: Areas) -> DocumentEntry:
    """The whole file as one document, as far as its face tells what it is.

    Its kind is ``overig`` unless its title, or else the name of its file, says what it is.
    """
    title = title_of(text) or source.path.stem
    kinds = load_kind_words()
    period = _only({(m[1], m[2]) for m in _PERIOD.finditer(title) if m[1] < m[2]})
    area = _area_of(title, areas) or _area_of_name(source.path.stem, areas)
    area = area or _region_on_page(text, areas)
    return DocumentEntry(
        id=source.id,
        title=title,
        kind=kinds.kind_of(title) or kinds.kind_of(source.path.stem) or UNKNOWN,
        page_first=1,
        page_last=None,
        area=area.id if area else None,
        dated=_date_of(title, text),
        period_start=period[0] if period else None,
        period_end=period[1] if period else None,
    )


def title_of(text: SourceText) -> str | None:
    """The first heading of a source, else its first line, on one line and not too long."""
    for block in text.blocks:
        if block.kind == "heading":
            found = clean(text.text, block.segments).text
            if any(character.isalpha() for character in found):
                return _shortened(found)
    for page in text.pages:
        for line in page.lines:
            found = clean(text.text, [Segment(line.start, line.end)]).text
            if any(character.isalpha() for character in found):
                return _shortened(found)
    return None


def _shortened(title: str) -> str:
    title = title.strip("#* ")
    return title if len(title) <= _TITLE_LENGTH else title[: _TITLE_LENGTH - 1].rstrip() + "…"


def _page_text(text: SourceText, number: int) -> str:
    for page in text.pages:
        if page.number == number:
            return clean(text.text, [Segment(page.start, page.end)]).text
    return ""


def _area_of(title: str, areas: Areas) -> Area | None:
    """The one area that a title names; see :func:`_one_area`."""
    return _one_area(_named_in(title, areas, _whole_words), areas)


def _area_of_name(stem: str, areas: Areas) -> Area | None:
    """The one area that the name of a file names: ``achterhoek-winterswijk`` is Winterswijk."""
    return _one_area(_named_in(slug(stem), areas, _slug_words), areas)


def _region_on_page(text: SourceText, areas: Areas) -> Area | None:
    """The region of a first page that names one region only, in a heading or time and again."""
    page = _page_text(text, 1)
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
    """As it is written, with a small first letter ("regio Zwolle") or in capitals, as titles are."""
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
    if inner.id in outer.members:
        return True
    if inner.kind == "municipality" and outer.kind == "region" and not outer.members:
        return areas.province_of(inner.id) == areas.province_of(outer.id)
    parent = inner.parent_id
    while parent is not None:
        if parent == outer.id:
            return True
        parent = areas[parent].parent_id
    return False


def _date_of(title: str, text: SourceText) -> str | None:
    """The one date of the title, else the one date that stands on a line of the first page by
    itself ("Zwolle, 20 maart 2025"). A date within a sentence says nothing of the document's, nor
    does a bare year: "Woonvisie 2030" looks ahead."""
    dates = {_iso(match) for match in _DAY.finditer(title)}
    return _only(dates or {_iso(match) for match in _dates_on_lines(text)})


def _dates_on_lines(text: SourceText) -> Iterator[re.Match[str]]:
    for line in text.pages[0].lines if text.pages else ():
        words = text.quote(line.start, line.end)
        match = _DAY.search(words)
        if match and len((words[: match.start()] + words[match.end() :]).split()) <= _FEW_WORDS:
            yield match


def _iso(match: re.Match[str]) -> str:
    month = f"{match[3]}-{_MONTHS.index(match[2].lower()) + 1:02}"
    return f"{month}-{int(match[1]):02}" if match[1] else month


def _only(values: Iterable[T]) -> T | None:
    found = list(values)
    return found[0] if len(found) == 1 else None
