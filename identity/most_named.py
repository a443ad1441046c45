"""What a document without any other sign is about: the place that it names time and again.

A place in a sentence is an example, and says nothing of the document. But a text that names one
municipality, or the villages of one, on every page and others in passing is about that one. It is asked
last, where no title, sender, field or heading says it, and counts for little.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from corpus.areas import COUNTRY, Areas
from corpus.counting import load_area_words
from corpus.document_words import load_document_words
from corpus.either import either
from extract.model import Segment
from identity.bodies import Bodies
from identity.in_passing import is_where_signed
from identity.model import Vote
from identity.place_names import as_written
from identity.sheet import Sheet
from identity.spatial_plans import PLAN, plan_words
from identity.villages import villages_of
from nlp.ranking import far_ahead

#: So many times at least a text names the place that it is about, or villages of it, ...
_OFTEN = 4
#: ... so many times as often as any other of its kind.
_FAR_MORE = 4
#: A programme of politics that names one town and no other place is about it from so many times on.
_ALONE = 3
_OF_POLITICS = ("coalition_agreement", "election_programme")
#: Papers in which a board decides, also on what its region does.
_OF_BOARDS = ("decision", "proposal")
#: Of a town and a province the one that a text is about is not named less than half as often, and a
#: province twice as often as any town.
_MORE = 2
#: So many times a national party's programme names the country at least, and more than any town.
_COUNTRY_NAMED = 2
#: A programme for a town speaks of it more than once.
_ALSO = 2
_THE_TOWN = re.compile(
    r"\b(?:(?:de|onze|deze|uw)\s+(?:gemeente|stad|provincie)|gemeenteraad|gemeenteraads\w+|wethouders?|provinciale\s+staten)\b",
    re.IGNORECASE,
)
_TOWNS = re.compile(r"\b(?:gemeenten|provincies)\b", re.IGNORECASE)
_THE_STATE = re.compile(
    r"\b(?:[Hh]et\s+Rijk|kabinet|Tweede\s+Kamer|minister|regering|rijksoverheid)\b"
)
_THE_COUNTRY = re.compile(r"\bNederlands?(?:e|er|ers)?\b")


def most_named_votes(
    sheet: Sheet, kind: str, issuers: tuple[str, ...], bodies: Bodies
) -> Iterator[Vote]:
    """A vote for the municipality or province that the text names far more often than any other.

    A programme of a party of the country that names no such place is about the country.
    """
    view = sheet.clean_text
    times: Counter[str] = Counter()
    first: dict[str, Segment] = {}
    others = _other_things(view.text, bodies)
    for area_id, start, end in _mentions(view.text, bodies.areas):
        segment = view.source_range(start, end)
        if area_id in others or is_where_signed(sheet.source.text, segment.start, segment.end):
            continue
        times[area_id] += 1
        first.setdefault(area_id, segment)
    towns = Counter({i: n for i, n in times.items() if bodies.areas[i].kind == "municipality"})
    provinces = Counter({i: n for i, n in times.items() if bodies.areas[i].kind == "province"})
    most = max(towns.values(), default=0)
    is_alone = kind in _OF_POLITICS and len(times) == 1
    town = far_ahead(towns, _FAR_MORE, _ALONE if is_alone else _OFTEN)
    if town is not None and _FAR_MORE * _named_beside(view.text, town, bodies.areas) > most:
        town = None
    province = far_ahead(provinces, _FAR_MORE, _OFTEN)
    if town is not None and _MORE * most >= max(provinces.values(), default=0):
        is_towns_own = kind in _OF_BOARDS or _is_plan(kind, sheet)
        wider = _is_of_region(times, town, bodies.areas) or _is_of_state(sheet)
        if is_towns_own or not wider:
            yield Vote("area", town, "named_throughout", first[town])
    elif province is not None and provinces[province] >= _MORE * most and not _is_plan(kind, sheet):
        # Papers of regions, towns and ministers name a province as often as its own do.
        yield Vote("area", province, "province_throughout", first[province])
    elif kind == "election_programme" and (
        _are_of_the_country(issuers) or _is_of_no_town(view.text, most)
    ):
        named = list(_THE_COUNTRY.finditer(view.text))
        if len(named) >= max(_COUNTRY_NAMED, most + 1):
            yield Vote("area", COUNTRY, "national_party", view.source_range(*named[0].span()))


def _is_of_region(times: Counter[str], town: str, areas: Areas) -> bool:
    """Return True where a text names a region around a town half as often, or more: it may be about that."""
    around = (areas[i] for i in times if areas[i].kind in ("region", "subregion"))
    return any(
        town in region.members and _MORE * times[region.id] >= times[town] for region in around
    )


def _is_of_state(sheet: Sheet) -> bool:
    """Return True where a ministry or a service of the State stands above the text: then a town is an example."""
    words = load_document_words()
    makers = (*words.bodies.state, *words.national.makers)
    return any(maker in row.words.casefold() for row in sheet.head for maker in makers)


def _other_things(text: str, bodies: Bodies) -> set[str]:
    """The ids of the areas whose names stand for something else: for a person, and the seat of the government
    for that ("Den Haag bepaalt"), where the text speaks of no municipality of that name."""
    others = as_written(bodies.areas).surnames(text)
    if _THE_STATE.search(text) is not None:
        others |= set(load_document_words().national.seat)
    return others - {body.area.id for body in bodies.within(text) if body.area is not None}


def _named_beside(text: str, town: str, areas: Areas) -> int:
    """How often a text names another place by a name that several have; not the province around the town."""
    around = areas.province_of(town)
    times = Counter(known for known in as_written(areas).shared(text) if around not in known)
    return max(times.values(), default=0)


def _is_plan(kind: str, sheet: Sheet) -> bool:
    """Return True for a plan of some homes, which lies in a town, whatever it tells of its province's policy."""
    return kind == PLAN or plan_words(sheet) is not None


def _are_of_the_country(issuers: tuple[str, ...]) -> bool:
    parties = load_document_words().political.parties
    return len(issuers) == 1 and issuers[0] in parties


def _is_of_no_town(text: str, most: int) -> bool:
    """Return True for a programme that speaks of the state and of towns, and of no town: it names none twice."""
    if most >= _ALSO or len(_THE_TOWN.findall(text)) >= _ALSO:
        return False
    return len(_TOWNS.findall(text)) >= _ALSO and _THE_STATE.search(text) is not None


def _mentions(text: str, areas: Areas) -> Iterator[tuple[str, int, int]]:
    """The areas that a text names: by name, by what their people and things are called ("Haagse"), and
    the municipalities of the villages that something is in.

    Oosterhout is a municipality, and a village of another one: it says neither.
    """
    villages = villages_of(areas)
    for area, start, end in as_written(areas).mentions(text):
        if area.name not in villages.elsewhere:
            yield area.id, start, end
    for match in villages.pattern.finditer(text):
        yield villages.municipalities[match["name"]], *match.span("name")
    pattern, by_word = _demonyms(areas)
    for match in pattern.finditer(text):
        yield by_word[match.group()], *match.span()


@lru_cache(maxsize=2)
def _demonyms(areas: Areas) -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern for words such as "Haagse", and the id of the area that each is of."""
    by_word: dict[str, str] = {}
    for word, name in load_area_words().demonyms:
        known = areas.named(name)
        if len(known) == 1:
            by_word[word] = known[0].id
    return re.compile(rf"(?<![\w-])(?:{either(by_word)})(?!\w)"), by_word
