"""The branch of a political party in a place: the programme of "D66 Houten" is of that body, not of the party of the country.

Where a text names no place with the party, the party's own name is all that it says.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from corpus.areas import Area, Areas
from corpus.document_words import load_document_words
from extract.clean import clean
from extract.model import Segment
from identity.bodies import Bodies
from identity.decide import Decided
from identity.model import Vote
from identity.political_names import own_name, party_names
from identity.sheet import Sheet
from nlp.ranking import far_ahead

BRANCH_RULE = "branch_named"
#: A programme names its own branch so many times, if not on its first page or in its headers.
_TIMES = 2
#: and so many times as often as any other.
_FAR_MORE = 4
#: A line of its first page that is no running text has so many words at most.
_FACE_WORDS = 8
#: The name of a place has so many words at most.
_PLACE_WORDS = 3


def branch_votes(sheet: Sheet, bodies: Bodies) -> Iterator[Vote]:
    """A vote for the one branch of each party of the country that a programme names."""
    view = sheet.clean_text
    found: dict[str, list[tuple[str, Segment]]] = defaultdict(list)
    for name, branch, start, end in _branches(view.text, bodies):
        found[name].append((branch, view.source_range(start, end)))
    face = {branch for text in _face(sheet) for _, branch, _, _ in _branches(text, bodies)}
    for named in found.values():
        times = Counter(branch for branch, _ in named)
        own = far_ahead(times, _FAR_MORE)
        if own is not None and (own in face or times[own] >= _TIMES):
            yield Vote("issuer", own, BRANCH_RULE, dict(reversed(named))[own])


def area_of_branch(name: str, areas: Areas) -> Area | None:
    """The place of a branch of a party ("D66 Houten"); None for a party of the country and any other body."""
    for party in load_document_words().political.parties:
        if name.startswith(f"{party} "):
            named = [a for a in areas.named(name[len(party) + 1 :]) if a.kind == "municipality"]
            return named[0] if len(named) == 1 else None
    return None


def with_branches(taken: Sequence[Decided], found: Iterable[Decided]) -> tuple[Decided, ...]:
    """The makers of a programme, each party of the country as the branch that the programme names."""
    branches = [one for one in found if any(vote.rule == BRANCH_RULE for vote in one.votes)]
    made: dict[str, Decided] = {}
    for one in taken:
        own = [branch for branch in branches if branch.value.startswith(f"{one.value} ")]
        if len(own) == 1:
            one = replace(own[0], level=one.level, votes=(*one.votes, *own[0].votes))
        made.setdefault(one.value, one)
    return tuple(made.values())


def _branches(text: str, bodies: Bodies) -> Iterator[tuple[str, str, int, int]]:
    """The branches that a text names, each with its party, its name and where it stands."""
    parties = load_document_words().political.parties
    for match in party_names().finditer(text):
        name = own_name(match)
        behind = text[match.end() :].split(" ", _PLACE_WORDS + 1)[1 : _PLACE_WORDS + 1]
        if name not in parties or text[match.end() : match.end() + 1] != " ":
            continue
        for count in range(len(behind), 0, -1):
            words = " ".join(behind[:count])
            place = words.rstrip(".,:;!?)’'\"")
            if place[:1].isupper() and _governed(place, bodies):
                end = match.end() + 1 + len(place)
                yield name, f"{name} {place}", match.start(), end
                break


def _governed(place: str, bodies: Bodies) -> bool:
    return any(area.kind in ("municipality", "province") for area in bodies.areas.named(place))


def _face(sheet: Sheet) -> Iterator[str]:
    """What stands on the first page above the running text, and in headers and footers."""
    for row in (*sheet.cover, *sheet.head):
        if len(row.words.split()) <= _FACE_WORDS:
            yield row.words
    for block in sheet.source.blocks:
        if block.kind == "furniture" and sheet.page_first <= block.page <= sheet.page_last:
            yield clean(sheet.source.text, block.segments).text
