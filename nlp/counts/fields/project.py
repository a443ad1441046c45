"""The housing project that a number in running text is about."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus.count_plans import load_plan_words
from nlp.counts.sightings import Sighting
from nlp.counts.votes import Vote, vote
from nlp.gazetteer import AreaMention

#: "Dr.", "J." in a name, and no end of a sentence
_ABBREVIATION = r"[A-ZÀ-Þ][a-zà-ÿ]{0,3}\.(?=\s+(?!(?:Het|De|Een|Deze|Dit|Dat|Die|Er|Daar\w*|Hier\w*|Alle|Per|In|Op|Voor|Met|Bij|Door|Ook|Om|Als|Uit|Van|Te)\b)[A-ZÀ-Þ])"
_NAME_WORD = rf"(?:{_ABBREVIATION}|[A-ZÀ-Þ0-9](?:[\w’'&/-]|\.(?=[\w’'&/-]))*)"
#: With a capital only because a sentence begins with it.
_NO_NAME = r"(?!(?:Voor|In|Bij|Met|Van|Naast|Door|Uit|Binnen|Tot|Om|Tussen|Volgens|Ook|Er|Daarnaast|Conform)\b)"
NAME = rf"{_NO_NAME}(?:(?:Het|De|’t|'t)\s+)?{_NAME_WORD}(?:\s+(?:(?:van|de|den|der|aan|het|op|en|te|’t|'t)\s+){{0,2}}{_NAME_WORD}){{0,4}}"
_WORDS = load_plan_words()
_PROJECT = re.compile(
    rf"\b(?:(?:in|voor|van|met|bij)\s+)?(?:het|de)?\s*(?:(?:sleutel|woningbouw|bouw|nieuwbouw)?project|gebiedsontwikkeling|(?:bouw|woningbouw)?locatie)\s+[‘'“\"]?(?P<name>{NAME})"
)
_FOR_NAME = re.compile(
    rf"\bvoor\s+(?:het|de)\s+(?P<name>{NAME}(?:\s+(?:pand|terrein|gebouw|locatie|gebied))?)\s+(?:in|te)\s+"
)
_PHASE = re.compile(rf"\b(?:voor|in|van)\s+(?P<name>{NAME}),?\s+(?P<phase>fase\s+[0-9IVX]+)\b")
_PHASE_BEFORE = re.compile(rf"\b[Ii]n\s+(?P<name>{NAME}),?\s+(?P<phase>fase\s+[0-9IVX]+)\b")
#: "de wijk Eikenhof", "plan De Buitenkans"
_SITE = re.compile(rf"(?i:{_WORDS.site_kinds.pattern})\s+[‘'“\"]?(?P<name>(?![0-9]){NAME})")
#: "130 woningen (exclusief de locatie Eikenhof)"
_WITHOUT = re.compile(r"\b(?:exclusief|excl\.|zonder|behalve|naast)\s*$", re.IGNORECASE)
#: "In aansluiting op de ontwikkeling van Eikenhof komen 40 woningen", "het gebouw sluit aan bij het plan Eikenhof": where a
#: thing is, or after what it comes, and not what it is of.
_BESIDE = re.compile(
    r"\b(?:(?:aansluiting|aansluitend|aansluitende|sluit\s+aan|sluiten\s+aan|aansluit|aangesloten)\s+(?:op|bij)|(?:grenzend|grenst|grenzen)\s+aan|naast|tegenover|nabij|"
    r"(?:vervolg|voortborduren|voortbouwen|volgend)\s+op|vergelijkbaar\s+met|vergeleken\s+met|net\s+als\s+(?:in|bij|op)|(?:noorden|zuiden|oosten|westen)\s+van|"
    r"(?:opgenomen|meegenomen|meegeteld|ondergebracht|telling)\s+(?:in|bij|van))\s+"
    r"(?:[a-zà-ÿ’'-]+\s+){0,5}$",
    re.IGNORECASE,
)
#: "is in het plan Eikenhof meegenomen"
_TAKEN_IN = re.compile(
    r"[’'”\"]?\s+(?:meegenomen|opgenomen|ondergebracht|meegeteld)\b", re.IGNORECASE
)
_IN = re.compile(r"\b(?:in|bij)\s+(?:(?:de|het)\s+)?$", re.IGNORECASE)
#: So many characters before a name such words stand.
_REACH = 70
#: "op het Havenkwartier"
_ON_SITE = re.compile(
    rf"\b(?:[Ii]n|[Oo]p|[Aa]an|[Bb]ij)\s+(?:het|de)\s+(?P<name>(?:{NAME}\s+)?(?:(?:oude|voormalige|nieuwe)\s+)?[A-ZÀ-Þ][\w’'-]*(?:\s+(?:terrein|complex))?)"
)
#: "de eerste fase van Steenhof II"
_NUMBERED = re.compile(
    r"\b(?:[Ii]n|[Oo]p|[Vv]an|[Vv]oor)\s+(?P<name>[A-ZÀ-Þ][\w’'-]{3,}\s+[IVX]{1,4})\b"
)
#: "Woningbouwprogramma: 15 woningen", under the heading that names the site
_PROGRAMME = re.compile(
    rf"\W*(?i:{_WORDS.programme_labels.pattern})\s*:\s*(?:[0-9.]+\s+\w+\s+en\s+)?(?:(?:ca|max|min)\.?\s+|circa\s+)?"
)
_HEADING = re.compile(
    r"\W*(?:\([0-9]+\)\s*)?(?P<name>(?:voorm\.|[A-ZÀ-Þ’'])[^:;()]{2,60}?)\W*(?:\([^()]*\)\W*)?"
)
_HOUSE_NUMBER = re.compile(r"[0-9]+[a-z]?")
_STREET_AND_NUMBER = re.compile(rf"(?P<street>\D*[a-z])\s+{_HOUSE_NUMBER.pattern}")
_RESPECTIVELY = re.compile(r"\b(?:respectievelijk\b|resp\.)", re.IGNORECASE)
#: "Hamburgerterrein:", "Kerkstraat 8 / Van Damhof (ten noorden):"
_LABEL = re.compile(
    rf"(?:^|[,;.]\s+|•\s*)(?P<name>{NAME}(?:\s+[0-9]+(?:-[0-9]+)?)?(?:\s*/\s*(?:Van\s+)?{NAME})?)\s*(?:\([^()0-9]{{2,40}}\)\s*)?:\s*$"
)
#: Labels that are no name of a project: segments, sums, plans of a whole region.
_GENERAL = re.compile(
    r"totaal|huur|koop|duur|segment|opgave|woningen|programma|\bRAP\b|periode|^[0-9]|ambitie|scenario|doel|aantal|hoeveelheid",
    re.IGNORECASE,
)
#: A plan or a redevelopment with a name of its own, anywhere in the sentence.
_PLAN = re.compile(
    rf"\b(?:(?:sleutel|woningbouw|bouw)?project|gebiedsontwikkeling|(?:bouw|woningbouw)?locatie|(?:bestemmings|uitwerkings|wijzigings)plan"
    rf"|(?:herstructurering|herontwikkeling|transformatie|ontwikkeling)\s+van(?:\s+(?:de|het))?)\s+[‘'“\"]?(?P<name>(?![0-9]){NAME})"
)
#: "op het KSD-terrein in Middelburg (420 woningen)": what stands before the bracket is counted in it.
#: With an article only: without one it may as well be a village.
_BEFORE_BRACKET = re.compile(
    rf"\b(?:[Ii]n|[Oo]p|[Bb]ij|[Aa]an|[Vv]oor|waaronder)\s+(?:het|de)\s+(?P<name>(?![0-9]){NAME})(?:\s+(?:in|te)\s+{NAME})?\s*$",
)
#: "Hofwijk fase 1 en 2 (48 woningen) en Molenhart (30 woningen)": a name with a number of its own in a list of them
_LISTED_BEFORE = re.compile(
    rf"(?:[:,;]|\ben|\bzoals|\bnamelijk|\bweten)\s+(?P<name>(?![0-9]){NAME}(?:\s+fase\s+[0-9IVX]+(?:\s+en\s+[0-9IVX]+)?)?)\s*$"
)
_OF_PLANS = re.compile(
    r"\b(?:plannen|projecten|\w*locaties|\w*programma|ontwikkelingen)\b", re.IGNORECASE
)
#: "(40 woningen, 12 …": another number of the bracket, with its noun
_NUMBER_OF_WORD = re.compile(r"[0-9]\s+[a-z]")
#: A bracket of a list that counts homes
_COUNTED = re.compile(r"\([^()]{0,40}?[0-9]+[^()]{0,40}\)")
#: "(Kop van de Axelsestraat, 310 woningen)"
_IN_BRACKET = re.compile(rf"\((?P<name>(?![0-9]){NAME}),\s+(?:\w+\s+)?$")
#: "in de Poort van Hoorn, waar zo'n 1.300 woningen verrijzen"
_WHERE = re.compile(
    rf"\b(?:[Ii]n|[Oo]p|[Bb]ij|[Aa]an|[Vv]oor)\s+(?:het|de)\s+(?P<name>(?![0-9]){NAME})(?:\s+(?:in|te)\s+{NAME})?,\s+waar\s",
)
#: "bestemmingsplan De oude Akkers", "op locatie D": what is left of a name that goes on in small letters,
#: or a letter on a map, names no project.
CUT_OFF = re.compile(r"(?:De|Het|[A-Z0-9]|’t|'t)")
_MARK = re.compile(r"[IVX]+[a-z]?|[A-Z]|[A-Z] en [A-Z]")
_NEXT_IN_LIST = re.compile(r"(?:\s+(?:in|te)\s+[A-ZÀ-Þ][\w-]+)?\s*(?:,|\ben\b)")
#: Parts of a text and of a plan that are named with a capital too.
_PART = re.compile(
    r"(?:Tabel|Bijlage|Figuur|Fase|Paragraaf|Hoofdstuk|Artikel|Deel|Categorie|Variant)\b"
)


@dataclass(frozen=True, slots=True)
class ProjectMention:
    """A project's name as written, and the area that its words name with it."""

    name: str
    area_id: str | None = None
    named: bool = True


def is_beside(text: str, start: int, end: int, begin: int = 0) -> bool:
    """Return True if a text names what stands at ``[start, end)`` as something beside what it tells of."""
    before = text[max(begin, start - _REACH) : start]
    is_taken = _IN.search(before) is not None and _TAKEN_IN.match(text, end) is not None
    return is_taken or _BESIDE.search(before) is not None


def project_votes(
    text: str, sighting: Sighting, position: int, mentions: Sequence[AreaMention]
) -> Iterator[Vote[ProjectMention | None]]:
    """A vote for each project that the words around the number name; ``position`` counts in its group."""
    listed = _listed(text, sighting, position, mentions)
    if listed:
        yield vote("project", "respectively", listed, listed.name)
    for rule, find in WORD_RULES.items():
        name = find(text, sighting, mentions)
        if name is not None and not CUT_OFF.fullmatch(trimmed(name)):
            yield vote("project", rule, ProjectMention(trimmed(name)), name)


def _label_before(text: str, sighting: Sighting, mentions: Sequence[AreaMention]) -> str | None:
    """ "Hamburgerterrein: 120 woningen"."""
    number, begin = sighting.number, sighting.left
    label = _LABEL.search(text[begin : number.start])
    if not label or number.is_percent or number.is_money:
        return None
    name = label["name"].strip()
    is_area = any(m.start <= begin + label.start("name") < m.end for m in mentions)
    return None if is_area or name.isupper() or _GENERAL.search(name) else name


def _named_behind(text: str, sighting: Sighting, _: Sequence[AreaMention]) -> str | None:
    found = _PROJECT.search(text, sighting.number.end, sighting.right)
    if found is None or _WITHOUT.search(text, sighting.number.end, found.start()):
        return None
    return found["name"]


def _site_behind(text: str, sighting: Sighting, mentions: Sequence[AreaMention]) -> str | None:
    """ "40 woningen in de wijk Eikenhof", "40 woningen op het Havenkwartier"."""
    end = sighting.right
    start = sighting.number.end
    for match in (*_SITE.finditer(text, start, end), *_on_sites(text, start, end)):
        if _names_site(match, mentions):
            return match["name"]
    return None


def _on_sites(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    yield from _NUMBERED.finditer(text, start, end)
    for match in _ON_SITE.finditer(text, start, end):
        if _WORDS.site_endings.fullmatch(re.split(r"[\s-]", match["name"])[-1]):
            yield match


def _site_before(text: str, sighting: Sighting, mentions: Sequence[AreaMention]) -> str | None:
    """ "In de wijk Eikenhof komen 40 woningen"."""
    start, end = sighting.group_left, sighting.number.start
    found = [
        match
        for match in (*_on_sites(text, start, end), *_SITE.finditer(text, start, end))
        if _names_site(match, mentions) and not is_beside(text, match.start(), match.end(), start)
    ]
    if not found or _is_of_number_before(text, sighting, found[-1].end("name")):
        return None
    return found[-1]["name"]


def _names_site(match: re.Match[str], mentions: Sequence[AreaMention]) -> bool:
    start, end = match.span("name")
    is_area = any(m.start <= start and end <= m.end for m in mentions)
    if _MARK.fullmatch(match["name"]):
        return False  # "deelgebied II" of a plan that the words do not name
    return not (is_area or _WORDS.no_names.match(match["name"]) or _PART.match(match["name"]))


def votes_of_heading(
    text: str, sighting: Sighting, section: Sequence[str]
) -> Iterator[Vote[ProjectMention | None]]:
    """A vote for the site that a heading names, over a programme that counts its homes."""
    if not section or not _PROGRAMME.fullmatch(text, sighting.sentence[0], sighting.number.start):
        return
    heading = _HEADING.fullmatch(section[-1])
    name = trimmed(heading["name"]) if heading is not None else ""
    if name and not _GENERAL.search(name) and not _WORDS.no_names.match(name):
        yield vote("project", "heading-of-site", ProjectMention(name), section[-1])


def _phase_behind(text: str, sighting: Sighting, _: Sequence[AreaMention]) -> str | None:
    """ "314 woningen voor Veldwijk fase 2"."""
    found = _PHASE.search(text, sighting.number.end, sighting.right) or _PHASE_BEFORE.search(
        text, sighting.group_left, sighting.number.start
    )
    return f"{found['name']} {found['phase']}" if found else None


def _purpose(text: str, sighting: Sighting, mentions: Sequence[AreaMention]) -> str | None:
    """What money is for, and what the next number counts: "€6,4 miljoen voor 500 woningen in project X"."""
    if not sighting.number.is_money:
        return None
    wider = _PROJECT.search(text, sighting.number.end, _sentence_part(text, sighting))
    if wider:
        return wider["name"]
    purpose = _FOR_NAME.search(text, sighting.number.end, sighting.sentence[1])
    if purpose and any(0 <= m.start - purpose.end() <= 12 for m in mentions):
        return purpose["name"]
    return None


def _named_before(text: str, sighting: Sighting, _: Sequence[AreaMention]) -> str | None:
    before = [
        match
        for match in _PROJECT.finditer(text, sighting.group_left, sighting.number.start)
        if not is_beside(text, match.start(), match.end(), sighting.group_left)
    ]
    if not before or _is_of_number_before(text, sighting, before[-1].end("name")):
        return None
    return before[-1]["name"]


def _is_of_number_before(text: str, sighting: Sighting, end: int) -> bool:
    """Return True for the name of a list's number before: "60 woningen op locatie Hof en 40 huizen"."""
    listed = sighting.sentence[0] < sighting.after < end
    return listed and bool(_NEXT_IN_LIST.match(text, end))


def _plan_in_sentence(text: str, sighting: Sighting, mentions: Sequence[AreaMention]) -> str | None:
    """The one plan that the sentence names before the number."""
    if sighting.number.is_percent:
        return None
    plans = {
        trimmed(match["name"])
        for match in _PLAN.finditer(text, sighting.sentence[0], sighting.number.start)
        if not any(m.start <= match.start("name") and match.end("name") <= m.end for m in mentions)
        and not is_beside(text, match.start(), match.end(), sighting.sentence[0])
        and not _is_of_number_before(text, sighting, match.end("name"))
    }
    return plans.pop() if len(plans) == 1 else None


def _beside_bracket(text: str, sighting: Sighting, mentions: Sequence[AreaMention]) -> str | None:
    """A name with which the words say that the number is its own: before its bracket, in it, or
    before "waar". A name that is an area names the area, and no project."""
    begin, number = sighting.sentence[0], sighting.number
    places: list[re.Match[str] | None] = []
    if number.is_percent:
        return None
    if sighting.enclosed:
        inside = text[sighting.open_at + 1 : number.start]
        if not re.search(r"[,;.]", inside):
            places.append(_BEFORE_BRACKET.search(text, begin, sighting.open_at))
        places.append(_IN_BRACKET.search(text, sighting.open_at, number.start))
    else:
        where = list(_WHERE.finditer(text, begin, number.start))
        if where and not re.search(r"[,;(]", text[where[-1].end() : number.start]):
            places.append(where[-1])
    for match in places:
        if match is None:
            continue
        start, end = match.span("name")
        name = trimmed(match["name"])
        is_area = any(m.start <= start and end <= m.end for m in mentions)
        is_none = name.isupper() or _WORDS.no_names.match(name)
        if is_area or is_none or _PART.match(name) or _GENERAL.search(name):
            continue
        return name
    return None


def _listed_before(text: str, sighting: Sighting, mentions: Sequence[AreaMention]) -> str | None:
    """A name before its bracket in a list of plans, where the sentence says that they are such."""
    begin, end = sighting.sentence
    inside = text[sighting.open_at + 1 : sighting.number.start]
    if not sighting.enclosed or _NUMBER_OF_WORD.search(inside):
        return None
    if len(_COUNTED.findall(text[begin:end])) < 2 or not _OF_PLANS.search(
        text, begin, sighting.open_at
    ):
        return None
    found = _LISTED_BEFORE.search(text, begin, sighting.open_at)
    return found["name"] if found is not None and _names_site(found, mentions) else None


def _sentence_part(text: str, sighting: Sighting) -> int:
    """The end of what an amount of money is for: up to the next amount."""
    following = re.search(r"€|\beuro\b", text[sighting.number.end + 8 : sighting.sentence[1]])
    return sighting.number.end + 8 + following.start() if following else sighting.sentence[1]


def trimmed(name: str) -> str:
    return re.sub(r"[\s.,;:’'”\"]+$", "", name)


def _listed(
    text: str, sighting: Sighting, position: int, mentions: Sequence[AreaMention]
) -> ProjectMention | None:
    """ "A, B en C krijgen respectievelijk 1, 2 en 3", "A en B krijgen 1 respectievelijk 2": the name in
    the number's own place."""
    marker = _RESPECTIVELY.search(text, sighting.group_left, sighting.group_last)
    if not marker:
        return None
    names = _names_before(text, sighting.group_left, min(marker.start(), sighting.group_first))
    size = _group_size(text, sighting)
    if len(names) != size or position >= len(names):
        return None
    if all(text[start : start + 1].isdigit() for start, _ in names):
        return None  # "in 2024-2027 en 2028-2030"
    start, end = names[position]
    inside = [m for m in mentions if start <= m.start and m.end <= end]
    name = _with_street(text[start:end], text[slice(*names[0])])
    if inside:
        mention = inside[-1]
        if mention.start == start and mention.end == end:
            return ProjectMention("", mention.area_id, named=False)
        # "Cromhoff Enschede": the town behind the name is where it is
        bare = text[start : mention.start].strip()
        generic = re.fullmatch(
            r"(?:Spoorzone|Centrum|Binnenstad|Stationsgebied|Stadshart|Station)", bare
        )
        return ProjectMention(name if generic else bare or name, mention.area_id)
    return ProjectMention(name)


def _with_street(name: str, first: str) -> str:
    """ "58" of "Veerdijk 56 en 58" with the street of the first."""
    street = _STREET_AND_NUMBER.fullmatch(first) if _HOUSE_NUMBER.fullmatch(name) else None
    return f"{street['street']} {name}" if street is not None else name


def _group_size(text: str, sighting: Sighting) -> int:
    """How many numbers the group has, counted by its separators."""
    inside = text[sighting.group_first : sighting.group_last]
    return 1 + len(re.findall(r",(?=\s)|\ben\b|\brespectievelijk\b|\bresp\.", inside))


def _names_before(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The names of the list that stands before ``end``: "A, B en C"."""
    window = text[start:end]
    pattern = re.compile(rf"{NAME}(?:(?:,\s+|\s+en\s+){NAME})+")
    lists = list(pattern.finditer(window))
    if not lists:
        return []
    names = []
    for item in re.finditer(
        r"(?:^|,\s+|\s+en\s+)(?P<name>(?:(?!\s+en\s+)[^,])+)", lists[-1].group()
    ):
        begin = start + lists[-1].start() + item.start("name")
        names.append((begin, start + lists[-1].start() + item.end("name")))
    return names


#: Where a project can be named in the sentence, by the id of the rule.
WORD_RULES: Mapping[str, Callable[[str, Sighting, Sequence[AreaMention]], str | None]] = {
    "label": _label_before,
    "phase-behind": _phase_behind,
    "behind": _named_behind,
    "site-behind": _site_behind,
    "site-before": _site_before,
    "purpose": _purpose,
    "before": _named_before,
    "beside-bracket": _beside_bracket,
    "listed-before-bracket": _listed_before,
    "plan-in-sentence": _plan_in_sentence,
}
