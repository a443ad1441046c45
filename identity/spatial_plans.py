"""Spatial plans, also pieces of one: that a text explains such a plan, and whose it is.

A municipality makes its spatial plans itself. A file that begins in the middle of one has no cover
that says so, but the text names its municipality and speaks of "the plan area" throughout.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from corpus.areas import Area
from corpus.document_words import load_document_words
from extract.clean import clean
from extract.model import Segment
from identity.bodies import Bodies
from identity.model import Vote
from identity.sheet import Sheet

#: The kind of a document that explains a spatial plan.
PLAN = "plan"
#: A text that speaks so many times of "the plan area" or "this plan" explains one.
_TIMES = 2
#: The parties of an agreement are listed from one of so many first rows on.
_FIRST_ROWS = 80
#: A municipality that is named in full so many times may be the one that the text is of,
_NAMED = 2
#: and is where it is named so many times as often as any other.
_MORE = 2


def plan_words(sheet: Sheet) -> Segment | None:
    """The first words by which a text shows that it explains a spatial plan; None where it is none.

    An agreement about an area lists its parties.
    """
    parties = load_document_words().agreement.parties
    if any(row.words.casefold().rstrip(" :,") in parties for row in sheet.rows[:_FIRST_ROWS]):
        return None
    found = [row.part(*match.span()) for row in sheet.rows for match in _words().finditer(row.text)]
    return found[0] if len(found) >= _TIMES else None


@cache
def _words() -> re.Pattern[str]:
    words = load_document_words()
    longest_first = sorted(words.itself.plan, key=lambda word: (-len(word), word))
    alone = "|".join(map(re.escape, longest_first))
    before = "|".join(map(re.escape, (*words.itself.before, "dit")))
    nouns = "|".join(map(re.escape, words.itself.plan_nouns))
    return re.compile(rf"\b(?:(?:{alone})|(?:{before})\s+(?:{nouns}))\b", re.IGNORECASE)


def plan_votes_on_kind(sheet: Sheet) -> Iterator[Vote]:
    """That a text which speaks of its plan area explains a spatial plan."""
    at = plan_words(sheet)
    if at is not None:
        yield Vote("kind", PLAN, "plan_words", at)


def plan_votes(sheet: Sheet, kind: str, area: Area | None, bodies: Bodies) -> Iterator[Vote]:
    """Whose spatial plan it is, and about which municipality: the one that the text names most.

    ``area`` is what the document is about as far as other rules say; then naming it once will do,
    if no other municipality is named more often.
    """
    if kind != PLAN:
        return
    times, first = _named(sheet, bodies)
    most = times.most_common(2)
    if not most:
        return
    others = most[1][1] if len(most) > 1 else 0
    best, number = most[0]
    if area is not None and area.kind == "municipality":
        if times[area.id] == 0 or times[area.id] < number:
            return
        best = area.id
    elif number < _NAMED or number < _MORE * others:
        return
    name = bodies.registry.of_area(best)
    if name is not None:
        yield Vote("issuer", name.name, "named_most", first[best])
        yield Vote("area", best, "named_most", first[best])


def _named(sheet: Sheet, bodies: Bodies) -> tuple[Counter[str], dict[str, Segment]]:
    """How often a text names each municipality in full ("gemeente X"), and where first."""
    view = clean(sheet.source.text, [row.segment for row in sheet.rows])
    times: Counter[str] = Counter()
    first: dict[str, Segment] = {}
    for body in bodies.within(view.text):
        if body.kind == "municipality" and body.area is not None:
            times[body.area.id] += 1
            first.setdefault(body.area.id, view.source_range(body.start, body.end))
    return times, first
