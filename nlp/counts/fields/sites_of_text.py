"""Sites and quarters that a text names again and again without a word for what they are: "410 woningen in Steenbrugge".

A name that stands behind "in" or "voor" and comes back, and that is no area, is a site: a number beside it is the
site's, and not that of the town around it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from corpus.areas import Areas
from corpus.count_plans import load_plan_words
from nlp.area_names import area_named
from nlp.counts.fields.project import ProjectMention
from nlp.counts.sightings import Sighting
from nlp.counts.votes import Vote, vote
from nlp.gazetteer import AreaMention
from nlp.records import DocumentContext

#: A name of a site: no word that goes on behind a hyphen, nor an adjective ("de Nederlandse markt").
_NAME = r"[A-ZÀ-Þ][a-zà-ÿ][\w’']{2,}(?:-[A-ZÀ-Þ][\w’']+)?(?:\s+(?:[IVX]{1,4}|Noord|Oost|Zuid|West|Midden))?(?![\w’']|\s?[-‐–]|\s+[A-ZÀ-Þ])"
_AT = r"\b(?:[Ii]n|[Vv]oor|[Oo]p|[Bb]innen)\s+(?:(?:de|het)\s+)?"
_NAMED = re.compile(rf"{_AT}(?P<name>{_NAME})")
_ADJECTIVE = re.compile(r"(?:se|sche|ale|ele|ige|ijke)$")
#: A name of a village is that of an area, if one that nobody lists.
_VILLAGE = re.compile(
    r"\b(?:kern|kernen|dorp|dorpen|dorpskern|stad|gemeente|regio|provincie)\s+", re.IGNORECASE
)
_CAPITAL = re.compile(r"(?<![\w-])[A-ZÀ-Þ]")
_IN_WORD = re.compile(r"\w")
#: So many letters any name has.
_BEGINNING = 4
#: A name comes back so often.
_LEAST = 3
#: No site has more homes.
_MOST = 5_000
#: Between a number and what it is in: "200 nieuwe sociale huurwoningen in …".
_NOUNS = re.compile(r"(?:\s+[a-zà-ÿ][\w-]*){1,4}\s+(?=(?:in|voor|op|binnen)\s)")
#: What a site adds to, or is a part of: the number behind is that of the whole.
_SERVES = re.compile(
    r"\b(?:past|passen|passend|draagt|dragen|bijdrage|onderdeel|deel\s+uit|voldoet|voldoen)\b", re.I
)
#: What is of a wider area, or stands beside the site.
_OF_OTHERS = re.compile(r"regio|provinci|gemeente|\b(?:naast|buiten)\b", re.IGNORECASE)
#: What is needed, was there or is worked out: a name alone does not make that the homes of a plan.
_NEEDED = re.compile(r"(?:behoefte|vraag|prognoses?|raming)\b|geraamd|\bwaren\b|=", re.IGNORECASE)
#: "naast de Welhof worden in dit bestemmingsplan 30 woningen toegestaan"
_POINTER = re.compile(r"\b(?:dit|deze|onderhavig\w*|voorliggend\w*)\b", re.IGNORECASE)
#: A paper, a rule and money have names too.
_PAPER = re.compile(r".*(?:plan|project|model|rapport|fonds|wet)")


def sites_in(texts: Iterable[str], context: DocumentContext, areas: Areas) -> frozenset[str]:
    """The names of sites that texts name behind "in" or "voor", and that come back."""
    texts = tuple(texts)
    whole = "\n".join(texts)
    named = {match["name"] for text in texts for match in _NAMED.finditer(text)}
    index = _by_beginning(filter(_can_be_site, named))
    counted = Counter(
        name
        for start in _CAPITAL.finditer(whole)
        for name in _names_at(whole, start.start(), index)
        if not _IN_WORD.match(whole, start.start() + len(name))
    )
    villages = {
        name for match in _VILLAGE.finditer(whole) for name in _names_at(whole, match.end(), index)
    }
    return frozenset(
        name
        for name in counted.keys() - villages
        if counted[name] >= _LEAST and area_named(name, context, areas, fuzzy=False) is None
    )


def _can_be_site(name: str) -> bool:
    words = load_plan_words()
    if _ADJECTIVE.search(name) or _PAPER.fullmatch(name) or words.no_names.match(name):
        return False
    return not words.streets.search(f"aan de {name}")


def _by_beginning(names: Iterable[str]) -> dict[str, list[str]]:
    """Names by their first letters, so that a text is gone through once for all of them."""
    found: dict[str, list[str]] = {}
    for name in names:
        found.setdefault(name[:_BEGINNING], []).append(name)
    return found


def _names_at(text: str, place: int, index: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """The names with which the text goes on at a place."""
    near = index.get(text[place : place + _BEGINNING], ())
    return (name for name in near if text.startswith(name, place))


def votes_of_sites(
    text: str, sighting: Sighting, sites: frozenset[str], mentions: Sequence[AreaMention]
) -> Iterator[Vote[ProjectMention | None]]:
    """A vote for the site beside a number of homes: right behind its noun, or last before it."""
    number = sighting.number
    if not sites or number.is_money or number.is_percent or number.value > _MOST:
        return
    if _OF_OTHERS.search(text, sighting.group_left, sighting.group_right):
        return
    if _NEEDED.search(text, *sighting.sentence):
        return
    nouns = _NOUNS.match(text, number.end, sighting.group_right)
    behind = _NAMED.match(text, nouns.end()) if nouns is not None else None
    if behind is not None and behind["name"] in sites:
        yield vote("project", "site-behind", ProjectMention(behind["name"]), behind["name"])
    for match in reversed(list(_NAMED.finditer(text, sighting.group_left, number.start))):
        is_last = not any(match.end() <= m.start < number.start for m in mentions)
        between = text[match.end() : number.start]
        is_own = not (_SERVES.search(between) or _POINTER.search(between))
        if match["name"] in sites and is_last and is_own:
            yield vote("project", "site-before", ProjectMention(match["name"]), match["name"])
        return
