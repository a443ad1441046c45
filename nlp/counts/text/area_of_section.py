"""The town of a document, for a number in a section that speaks of no other place.

From the heading to the number no other area, no region and no plan is named: then the section is about the town that
the document is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

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
    texts = list(_texts_before(reading, plan, own))
    if not section or not texts or len(texts) > _MOST_BACK:
        return None
    others = plan.learned.plans.others
    for text in (*section, *texts):
        if _WIDER.search(text) or _NAMED_SITE.search(text) or any(name in text for name in others):
            return None
    return vote("area", "section-of-town", own, section[-1])


def _texts_before(reading: Reading, plan: Plan, own: str) -> Iterator[str]:
    """What the section says up to the number, the nearest first; nothing where it names another area."""
    passage, found = reading.passage, [reading.passage.text.text[: reading.sighting.number.start]]
    ends = {passage.position: reading.sighting.number.start}
    within = [passage]
    position = passage.position - 1
    while (before := plan.passages.get(position)) is not None and len(found) <= _MOST_BACK:
        is_heading = before.kind == "heading"
        if before.section != passage.section and not is_heading:
            break
        within.append(before)
        found.append(before.text.text)
        if is_heading:
            break
        position -= 1
    for one in within:
        end = ends.get(one.position, len(one.text.text))
        if any(m.area_id != own and m.end <= end for m in plan.document.of(one).areas):
            return
    yield from found
