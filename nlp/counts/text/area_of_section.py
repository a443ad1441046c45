"""The town of a document, for a number in a section that speaks of no other place.

From the heading to the number no other area, no region and no plan is named: then the section is about the town that
the document is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count, islice

from extract.passages import Passage
from nlp.counts.readings import Reading
from nlp.counts.text.plan_of_text import Plan
from nlp.counts.votes import Vote, vote

#: A section in which more passages stand before a number says too much to be about one place.
_MOST_BACK = 25
#: Words of a wider area, or of several.
_WIDER = re.compile(
    r"\w*regio(?:na\w+)?\b|provinci\w*|\bgemeenten\b|\bNederland\w*|\blandelijk\w*|(?-i:\bRijk(?:s\w*)?\b)|\bnationa\w+|\bgewest\w*",
    re.IGNORECASE,
)
#: A place or a plan with a name of its own: "de wijk Hoogkamer", "bestemmingsplan 'Eikenhof'".
_NAMED_SITE = re.compile(
    r"\b(?:[Ww]ijk|[Kk]ern|[Dd]orp|[Bb]uurt|[Ll]ocatie|[Dd]eelgebied|[Pp]roject|\w*[Pp]lan)\s+[‘'“\"„]?[A-ZÀ-Þ]"
)


def vote_of_section(reading: Reading, plan: Plan, own: str) -> Vote[str | None] | None:
    """A vote for the town ``own`` where its section speaks of no other place; None where it does, or has no heading."""
    section = reading.passage.section
    said = list(islice(_said_before(reading, plan), _MOST_BACK + 1))
    if not section or len(said) > _MOST_BACK:
        return None
    if any(_names_another(passage, end, plan, own) for passage, end in said):
        return None
    others = plan.learned.plans.others
    for text in (*section, *(passage.text.text[:end] for passage, end in said)):
        if _WIDER.search(text) or _NAMED_SITE.search(text) or any(name in text for name in others):
            return None
    return vote("area", "section-of-town", own, section[-1])


def _said_before(reading: Reading, plan: Plan) -> Iterator[tuple[Passage, int]]:
    """The passages from the number back to its heading, each with the offset up to which it stands before the number."""
    passage = reading.passage
    yield passage, reading.sighting.number.start
    for position in count(passage.position - 1, -1):
        before = plan.passages.get(position)
        if before is None or (before.kind != "heading" and before.section != passage.section):
            return
        yield before, len(before.text.text)
        if before.kind == "heading":
            return


def _names_another(passage: Passage, end: int, plan: Plan, own: str) -> bool:
    """Return True if a passage names another area than ``own`` up to ``end``."""
    return any(m.area_id != own and m.end <= end for m in plan.document.of(passage).areas)
