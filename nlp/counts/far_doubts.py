"""Doubts on numbers whose area, plan or basis stands far from them.

Texts of plans and papers for a council tell of the policy of other bodies, of other plans and of parts of
towns between one sentence and the next. What such a number is of must stand beside it: the heading, the line
above a list and the sentence before are often about something else. :mod:`nlp.counts.doubts` asks these rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain

from corpus.areas import load_areas
from corpus.count_plans import load_plan_words
from corpus.count_rules import load_count_rules
from nlp.counts.case import OF_ONE_PLACE, Case
from nlp.counts.cautions import is_of_no_place
from nlp.counts.fields.part_of_area import part_name, whole_name

#: "in het KWK", "voor de PRS-periode": a document, a body.
_ABBREVIATION = re.compile(r"[A-Z]{2,}(?![a-z])")
#: "dat Veldwijk 2 kan worden voorzien in de realisatie van 200 woningen"
_IS_GIVEN = re.compile(
    r"\b(?:[Dd]at|[Vv]an|[Ww]aar|[Vv]oor)\s+(?P<name>[A-ZÀ-Þ][\w’'-]{2,})(?:\s+(?:[0-9]{1,2}|[A-ZÀ-Þ][\w’'-]*))*\s+(?:kan|kunnen|zal|zullen|wordt|worden|biedt|voorziet)\b"
)
#: "Het Knarrenhof bevat 16 woningen": homes of what the sentence is about.
_HOLDS = re.compile(
    r"\b(?:[Hh]et|[Dd]e)\s+(?P<name>[A-ZÀ-Þ][\w’'-]+)(?:\s+[A-ZÀ-Þ][\w’'-]+)*\s+(?:bevat|omvat|telt|voorziet|bestaat)\b"
)
#: "2.250 woningen in RijswijkBuiten": a place of which nobody knows that it is an area.
_SITE = re.compile(
    r"\b(?:[Ii]n|[Oo]p|[Tt]e|[Bb]ij|[Aa]an|[Bb]innen|[Aa]chter|[Vv]oor|[Nn]abij|[Rr]ond)\s+(?:de|het|den|’t|'t)?\s*(?P<name>[A-ZÀ-Þ][\w’'-]{2,})"
)
#: "Met Eikenhof komen er 1.200 woningen bij": homes of what comes.
_BRINGS = re.compile(
    r"\b[Mm]et\s+(?:de\s+|het\s+)?(?P<name>[A-ZÀ-Þ][\w’'-]{2,})(?:\s+[A-ZÀ-Þ][\w’'-]*){0,4}\s+(?:komen|komt|worden|wordt|krijgt|krijgen|realiseert|realiseren|voegt|voegen)\b"
)
#: "Het SEW-terrein wordt woningbouwlocatie voor 60 woningen": homes of a site.
_BECOMES = re.compile(
    r"\b(?:[Hh]et|[Dd]e)\s+(?P<name>[A-ZÀ-Þ][\w’'-]*-?(?:terrein|locatie|kwartier|complex|park|haven|hof|veld))\s+(?:wordt|worden|biedt|krijgt|heeft|is|kan)\b"
)
#: "(circa 3%)" behind a word: what it is a share of, or is, the words leave open.
_ALONE_IN_BRACKETS = re.compile(r"\(\s*(?:(?:circa|ca\.?|ongeveer|ruim|bijna|zo[’']n)\s+)?")
#: "en De Velden (plan in ontwikkeling, circa 44 woningen)"
_NAME_IN_FRONT = re.compile(r"(?P<name>[A-ZÀ-Þ][a-zà-ÿ’'-]{2,}[\w’'-]*)\s+$")
#: "Het programma telt 285 woningen": a plan has a programme too.
_PROGRAMME = re.compile(r"programma$|^realisatie\b", re.IGNORECASE)
#: Where no words of the number's sentence give it its area.
_OF_DOCUMENT = frozenset({"document", "heading"})
#: Where an area stands behind its number.
_BEHIND = frozenset({"behind", "name-behind"})
#: An amount below this with two ends is a class of prices or incomes.
_LARGE_AMOUNT = 1_000_000


def of_far_basis(case: Case) -> Iterator[str]:
    """The basis of homes by a word that the line above a list says in passing, or planned by a heading alone.

    A part has the basis of its whole, and its doubt.
    """
    reading = case.reading
    if not _is_of_one_place(case):
        return
    is_of_whole = reading.basis.rule == "whole" and reading.part_of is not None
    basis = reading.part_of.basis if is_of_whole and reading.part_of else reading.basis
    # "Mogelijkheden vergroten plancapaciteit" tells of what is wanted
    by_heading = basis.rule == "heading-of-text" and basis.value == "plancapaciteit"
    if basis.rule == "words-of-lead" or by_heading:
        yield "de zin zegt niet waarop het getal berust"


def of_open_task(case: Case) -> Iterator[str]:
    """Homes of a programme or of what is realised, of which no words say whose: "de realisatie van 22 woningen".

    In the text of a plan they are more often the plan's than a task of the town.
    """
    reading = case.reading
    owned = reading.owner
    is_open = owned is not None and owned.owner is None and reading.unit.name == "woningen"
    is_task = reading.basis.value == "opgave" and _PROGRAMME.search(reading.basis.vote.words)
    if is_open and is_task and is_of_no_place(case):
        yield "de woorden zeggen niet of het een plan of een opgave is"


def of_named_plans(case: Case) -> Iterator[str]:
    """A plan or a street that the words name: the number is of it, and not of the area around it."""
    reading = case.reading
    if not _is_of_one_place(case) or reading.project_name is not None:
        return
    begin, end = reading.sighting.sentence
    if reading.area.vote.place not in ("own", "sentence"):
        begin = 0  # the paragraph may be about the plan that it named
    named = next((name for name in sorted(case.plans) if _is_named(name, case, begin, end)), None)
    # "aan de Kerkstraat in de gemeente Zeist" names both, and the row has the town
    says_town = reading.area.vote.place == "own"
    street = None if says_town else load_plan_words().streets.search(case.text, begin, end)
    if named is not None:
        yield f"de tekst noemt een plan (“{named}”)"
    elif street is not None:
        yield f"de tekst noemt een straat (“{street.group()}”)"


def of_sites(case: Case) -> Iterator[str]:
    """A place with a name that is no area: the number is of it, and not of the area around it."""
    reading, sighting = case.reading, case.reading.sighting
    # elsewhere a name in passing takes no number from the area that its words give it
    asks = case.of_plans or reading.area.vote.place in _OF_DOCUMENT
    if (
        not asks
        or reading.project_name is not None
        or (reading.unit.name != "woningen" and not case.of_plans)
    ):
        return
    for start, end in (
        (sighting.number.end, sighting.group_right),
        (sighting.group_left, sighting.number.start),
    ):
        for found in chain(
            _SITE.finditer(case.text, start, end),
            _HOLDS.finditer(case.text, start, end),
            _IS_GIVEN.finditer(case.text, min(start, sighting.sentence[0]), end),
        ):
            name = found.span("name")
            known = any(s < name[1] and name[0] < e for s, e in reading.named)
            if load_plan_words().streets.search(found.group()):
                continue  # asked by of_named_plans
            is_document = load_plan_words().no_names.match(found["name"])
            if not known and not is_document and not _ABBREVIATION.match(found["name"]):
                yield f"een plek die geen bekend gebied is (“{found['name']}”)"


def of_parts_of_town(case: Case) -> Iterator[str]:
    """A part with the name of the town in its own: "Zeist-Oost neemt 40 woningen voor zijn rekening" is not Zeist's number."""
    reading, sighting, areas = case.reading, case.reading.sighting, load_areas()
    area_id = reading.area.value
    if not case.of_plans or reading.project_name is not None or area_id is None:
        return
    if area_id not in areas or areas[area_id].kind != "municipality":
        return
    part, whole = _part_and_whole(area_id)
    begin, number = sighting.sentence[0], sighting.number
    found = list(part.finditer(case.text, begin, number.start))
    behind = part.search(case.text, number.end, sighting.group_right)
    beside = [(found[-1].end(), number.start)] if found else []
    if any(whole.search(case.text, *at) for at in (*beside, (number.end, sighting.group_right))):
        found = []  # "Zeist-Oost is klein: in Zeist komen 40 woningen"
    for match in (*found[-1:], *filter(None, (behind,))):
        if not any(s < match.end() and match.start() < e for s, e in reading.named):
            yield f"een plek die geen bekend gebied is (“{match.group()}”)"


@cache
def _part_and_whole(area_id: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The patterns for a part of a town by its name, and for the town itself."""
    area = load_areas()[area_id]
    names = (area.name, *area.aliases)
    return _any_of(map(part_name, names)), _any_of(map(whole_name, names))


def _any_of(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


def of_what_comes(case: Case) -> Iterator[str]:
    """A name with which homes come: they are its own, whatever town the sentence names."""
    reading = case.reading
    if reading.project_name is not None or reading.unit.name != "woningen":
        return
    begin, number = reading.sighting.sentence[0], reading.sighting.number
    for found in chain(
        _BRINGS.finditer(case.text, begin, number.start),
        _BECOMES.finditer(case.text, begin, number.start),
    ):
        name = found.span("name")
        is_area = any(s < name[1] and name[0] < e for s, e in reading.named)
        if not is_area and not load_plan_words().no_names.match(found["name"]):
            yield f"een plek die geen bekend gebied is (“{found['name']}”)"


def of_titled_plan(case: Case) -> Iterator[str]:
    """Homes of the plan in the title, in a sentence that names its town and not the plan: "In Zeist komen 45 huizen"."""
    reading = case.reading
    begin, end = reading.sighting.sentence
    if reading.basis.rule == "homes-of-titled-plan" and any(
        begin <= start < end for start, _ in reading.named
    ):
        yield "de zin noemt een gebied en niet het plan"


def of_name_in_front(case: Case) -> Iterator[str]:
    """A number in brackets behind a name that is neither its project nor its area: "De Velden (circa 44 woningen)"."""
    reading, sighting = case.reading, case.reading.sighting
    if not case.of_plans or not sighting.enclosed or sighting.host is not None:
        return
    name = _NAME_IN_FRONT.search(case.text, sighting.sentence[0], sighting.open_at)
    if name is None or load_plan_words().no_names.match(name["name"]):
        return
    is_known = name["name"] in (reading.project_name or "")
    start, end = name.span("name")
    if not is_known and not any(s < end and start < e for s, e in reading.named):
        yield f"een plek die geen bekend gebied is (“{name['name']}”)"


def of_shares(case: Case) -> Iterator[str]:
    """A share in brackets on its own, and one whose sentence names more areas than one."""
    reading, sighting = case.reading, case.reading.sighting
    if reading.unit.name != "%" or not _is_of_one_place(case):
        return
    begin, number = sighting.sentence[0], sighting.number
    before = {case.text[s:e] for s, e in reading.named if begin <= s and e <= number.start}
    # "12% van de opgave voor Utrecht" of Zeist; "in Zeist stonden 400 mensen bij WoningNet Utrecht, waarvan 27%"
    is_behind = reading.area.rule in _BEHIND
    is_given = is_behind and bool(before)
    # "33.613 huishoudens in Zeist, waarvan 48% in Austerlitz": the measure says of what it is a part
    is_part = is_behind and reading.part_of is not None
    if reading.contested and not is_part and (is_given or len(before) > 1):
        yield "de zin noemt nog een gebied"
    if (
        sighting.enclosed
        and sighting.host is None
        and _ALONE_IN_BRACKETS.fullmatch(case.text, sighting.open_at, sighting.number.start)
    ):
        yield "een percentage waarvan de woorden niet zeggen waarvan"


def of_prices(case: Case) -> Iterator[str]:
    """A class of prices, rents or incomes: "het middensegment (€ 250.000 - € 350.000)"."""
    number = case.reading.sighting.number
    is_class = number.is_money and number.low is not None and number.value < _LARGE_AMOUNT
    if is_class and case.reading.basis.value != "budget":
        yield "een klasse van prijzen of inkomens"


def _is_of_one_place(case: Case) -> bool:
    units = load_count_rules().units_of_plans
    return case.kind in OF_ONE_PLACE and case.reading.unit.name in units


def _is_named(name: str, case: Case, begin: int, end: int) -> bool:
    """Return True if ``[begin, end)`` of the passage is in, for or of the plan of this name."""
    kinds = f"{load_plan_words().own_kinds.pattern}|{load_plan_words().site_kinds.pattern}"
    found = re.compile(
        rf"(?:\b(?:in|op|bij|voor|binnen|aan|te)\s+|(?:{kinds})\s+)(?:(?:de|het)\s+)?[‘'“\"*]*(?-i:{re.escape(name)})(?!\w)",
        re.IGNORECASE,
    )
    named = case.reading.named
    # "Eikenhof is een kansrijke locatie": what the sentence is about
    start = case.reading.sighting.sentence[0]
    if re.compile(rf"\W*(?:[Dd]e\s+|[Hh]et\s+)?{re.escape(name)}(?!\w)").match(case.text, start):
        return True
    return any(
        not any(s < match.end() and match.start() < e for s, e in named)
        for match in found.finditer(case.text, begin, end)
    )
