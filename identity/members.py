"""Which municipalities make up a region, where only the document itself says so.

"De 18 Zuid-Limburgse gemeenten (Beek, …)", "de regio bestaat uit de gemeenten …", "…, … en …
vormen samen de regio Foodvalley". A list counts only where it is said to be all of them and every
name in it is a municipality that is known; where a stated number is another than that of the names,
the list is left out with a note.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from corpus.areas import Area, Areas
from corpus.document_words import load_document_words
from corpus.either import either
from extract.clean import Clean, clean
from extract.model import Note, Segment, SourceText
from nlp.area_names import area_mentions
from nlp.language.numbers import numbers_in
from nlp.records import DocumentContext

#: A list of fewer names is no region.
_LEAST = 3
#: So many characters before and after a list may say what it is.
_AROUND = 160
#: So far from its verb may the region stand that consists of them.
_SUBJECT = 25
_BETWEEN = re.compile(r"\W*(?:en\b)?\W*(?:de\s+)?(?:gemeente\s+)?")
#: Between names of a list whose length is known, a slip of one or two letters may stand.
_SLIP = re.compile(r"\W*(?:\w{1,2}\b\W*){0,2}")
_GEMEENTEN = re.compile(
    r"\b(?:regio)?gemeenten(?P<where>\s+(?:in|van|uit|binnen)\s+[^.,;:()]{2,60})?\s*[:(,]?\s*$"
)
_DEFINITE = re.compile(r"\b[Dd]e\s+(?P<words>(?:\S+\s+){0,4})$")
#: What may stand before "gemeenten", beside their number and region, where all of them are meant.
_NEUTRAL = frozenset({"de", "deelnemende", "samenwerkende", "volgende"})
_SENTENCE_END = re.compile(r"[.!?;]\s+(?=[A-Z]|$)")
#: What stands after a list that goes on: a name that nobody knows.
_GOES_ON = re.compile(r"\s*(?:,|&|en\b)\s*(?:en\s+)?(?:\w{1,2}\s+)?[A-Z]")


@dataclass(frozen=True, slots=True)
class _Run:
    """Names of municipalities that stand in a row: where, and the areas that they may be."""

    start: int
    end: int
    names: tuple[tuple[Area, ...], ...]


@dataclass(frozen=True, slots=True)
class _Claim:
    """What the words around a list say: whose municipalities, and how many, if they say it."""

    region: Area
    number: int | None


def needs_members(context: DocumentContext, areas: Areas) -> bool:
    """Return True if the reference data lack the municipalities of the region that a document is
    about or in."""
    if context.municipality_ids and context.region_municipality_ids:
        return False
    area = areas[context.area_id] if context.area_id else None
    return area is not None and area.kind in ("municipality", "region", "subregion")


def listed_members(
    text: SourceText, page_first: int, page_last: int, context: DocumentContext, areas: Areas
) -> tuple[Mapping[str, tuple[str, ...]], tuple[Note, ...]]:
    """The municipalities of regions as a document lists them, by the id of the region.

    Only of regions whose municipalities the reference data do not know; pages are 1-based and
    inclusive. A municipality that has merged since is the one that it is part of now. The notes say
    which lists were left out.
    """
    parts = [
        Segment(page.start, page.end)
        for page in text.pages
        if page_first <= page.number <= page_last
    ]
    view = clean(text.text, parts)
    found: dict[str, tuple[str, ...]] = {}
    notes: list[Note] = []
    for strict, lenient in _runs(view.text, areas):
        claim = _claim(view.text, strict, context, areas)
        if claim is None:
            continue
        run = strict
        if claim.number is not None and claim.number != len(run.names):
            run = lenient
        members = _members(run, claim.region, areas)
        is_whole = claim.number == len(run.names) or (
            claim.number is None and not _GOES_ON.match(view.text, run.end)
        )
        if members is None or not is_whole or found.setdefault(claim.region.id, members) != members:
            notes.append(_left_out(view, run, claim))
    return found, tuple(notes)


def _left_out(view: Clean, run: _Run, claim: _Claim) -> Note:
    names = f"{len(run.names)} bekende gemeenten in de opsomming"
    told = f"{names}, waar er {claim.number} genoemd zijn" if claim.number else names
    return Note(
        "kb",
        f"De opsomming van de gemeenten van {claim.region.name} is niet overgenomen: {told}",
        None,
        view.source_range(run.start, run.end),
    )


def _runs(text: str, areas: Areas) -> Iterator[tuple[_Run, _Run]]:
    """The lists of names in a text; each also as it goes on where slips are overlooked."""
    pattern, meaning = _names(areas)
    matches = list(pattern.finditer(text))
    index = 0
    while index < len(matches):
        last = _last(text, matches, index, _BETWEEN)
        further = _last(text, matches, last, _SLIP)
        if last - index + 1 >= _LEAST:
            yield (
                _run(matches[index : last + 1], meaning),
                _run(matches[index : further + 1], meaning),
            )
        index = last + 1


def _last(text: str, matches: list[re.Match[str]], index: int, between: re.Pattern[str]) -> int:
    while index + 1 < len(matches):
        gap = text[matches[index].end() : matches[index + 1].start()]
        if not gap.strip() or len(gap) > 30 or not between.fullmatch(gap):
            break
        index += 1
    return index


def _run(matches: list[re.Match[str]], meaning: Mapping[str, tuple[Area, ...]]) -> _Run:
    return _Run(
        matches[0].start(),
        matches[-1].end(),
        tuple(meaning[match.group()] for match in matches),
    )


@lru_cache(maxsize=4)
def _names(areas: Areas) -> tuple[re.Pattern[str], Mapping[str, tuple[Area, ...]]]:
    """A pattern for the names of municipalities, also of those that were one, and what they mean."""
    meaning: dict[str, tuple[Area, ...]] = {}
    for area in areas:
        if area.kind not in ("municipality", "kern"):
            continue
        for name in dict.fromkeys((area.name, *area.aliases)):
            meaning[name] = (*meaning.get(name, ()), area)
    return (
        re.compile(rf"(?<![\w-])(?:{either(meaning)})(?![\w-])"),
        meaning,
    )


def _claim(text: str, run: _Run, context: DocumentContext, areas: Areas) -> _Claim | None:
    words = load_document_words()
    before = text[max(0, run.start - _AROUND) : run.start]
    ends = [match.end() for match in _SENTENCE_END.finditer(before)]
    before = before[ends[-1] :] if ends else before
    introduced = _GEMEENTEN.search(before)
    lead = before[: introduced.start()] if introduced else before.rstrip(" :(,")
    where = (introduced["where"] or "") if introduced else ""
    consists = re.search(
        rf"\b(?:{'|'.join(map(re.escape, words.members.consists))})(?P<words>(?:\s+\S+){{0,4}}\s*)$",
        lead,
    )
    if consists:
        region = _region(
            [_last_area(lead[: consists.start()], context, areas), where], context, areas
        )
        number, others = _number_and_others(consists["words"], context, areas)
        return _Claim(region, number) if region and not others else None
    definite = _DEFINITE.search(lead) if introduced else None
    if definite:
        number, others = _number_and_others(definite["words"], context, areas)
        region = _region([definite["words"], where], context, areas)
        return _Claim(region, number) if region and number and not others else None
    after = text[run.end : run.end + _AROUND]
    form = re.match(
        rf"\)?,?\s+(?:{'|'.join(map(re.escape, words.members.form))})\s+(?:de\s+)?"
        r"(?:\w*regio\s+)?(?=(?P<rest>.{0,60}))",
        after,
    )
    if form:
        mentions = area_mentions(form["rest"], context, areas)
        if mentions and mentions[0].start == 0:
            region = _region([form["rest"][: mentions[0].end]], context, areas)
            return _Claim(region, None) if region else None
    return None


def _last_area(words: str, context: DocumentContext, areas: Areas) -> str:
    """The area that stands last in the words, if little follows it: it is what "bestaat"."""
    mentions = area_mentions(words, context, areas)
    if not mentions or len(words) - mentions[-1].end > _SUBJECT:
        return ""
    return words[mentions[-1].start : mentions[-1].end]


def _number_and_others(
    words: str, context: DocumentContext, areas: Areas
) -> tuple[int | None, bool]:
    """The number in "18 Zuid-Limburgse", and whether words stand there that may mean that these are
    not all ("andere", "eerste")."""
    numbers = numbers_in(words)
    known = [(number.start, number.end) for number in numbers]
    known += [(mention.start, mention.end) for mention in area_mentions(words, context, areas)]
    rest = words
    for start, end in sorted(known, reverse=True):
        rest = rest[:start] + rest[end:]
    number = int(numbers[0].value) if len(numbers) == 1 else None
    return number, len(numbers) > 1 or not set(rest.split()) <= _NEUTRAL


def _region(texts: Iterable[str], context: DocumentContext, areas: Areas) -> Area | None:
    """The one region that the words name, where the reference data do not have its members."""
    named = {
        mention.area_id
        for text in texts
        for mention in area_mentions(text, context, areas)
        if areas[mention.area_id].kind in ("region", "subregion")
    }
    region = areas[named.pop()] if len(named) == 1 else None
    return region if region is not None and not region.members else None


def _members(run: _Run, region: Area, areas: Areas) -> tuple[str, ...] | None:
    """The ids of the municipalities of a list; None where a name leaves open which one it is."""
    found: list[str] = []
    province = areas.province_of(region.id)
    for meanings in run.names:
        candidates = meanings
        if len(candidates) > 1:
            candidates = tuple(a for a in meanings if areas.province_of(a.id) == province)
        if len(candidates) != 1:
            return None
        (area,) = candidates
        member = area.parent_id if area.kind == "kern" else area.id
        if member is None or areas[member].kind != "municipality":
            return None
        found.append(member)
    return tuple(dict.fromkeys(found))
