"""A contract by the roles that it gives duties to, in a text that neither names itself nor its parties.

"De Opdrachtnemer verstrekt …", "Verhuurder is verplicht …": a common noun with a capital inside sentences
is a party of a contract, and what it does there it is bound to do.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from corpus.document_words import load_document_words
from corpus.either import either
from extract.clean import clean
from extract.model import Segment
from identity.model import Vote
from identity.sheet import Sheet

#: A text gives its roles duties so many times at least.
_DUTIES = 4
#: It writes a role with a capital so many times as often as without one: law writes "verhuurder".
_CAPITALS = 4
#: What a role is bound to, behind its name.
_BOUND = r"zal|zullen|dient|dienen|is\s+verplicht|is\s+gehouden|verplicht\s+zich|verbindt\s+zich|garandeert|staat\s+ervoor\s+in|draagt\s+(?:er\s+)?zorg|verstrekt|mag|vrijwaart|informeert|stelt|levert|betaalt|vergoedt|verleent|zorgt"


def contract_role_votes(sheet: Sheet) -> Iterator[Vote]:
    """Votes on the kind of a text and on the terms for its parties, by the roles that have duties in it."""
    view = clean(sheet.source.text, [row.segment for row in sheet.rows])
    duties = list(_duty().finditer(view.text))
    if len(duties) < _DUTIES:
        return
    times: Counter[str] = Counter()
    first: dict[str, Segment] = {}
    for match in duties:
        times[match["role"]] += 1
        first.setdefault(match["role"], view.source_range(*match.span("role")))
    lower = sum(len(re.findall(rf"\b{role.lower()}\b", view.text)) for role in times)
    upper = sum(len(re.findall(rf"\b{role}\b", view.text)) for role in times)
    if upper < _CAPITALS * lower:
        return
    yield Vote("kind", "agreement", "roles_bound", view.source_range(*duties[0].span()))
    for role, at in first.items():
        yield Vote("term", role, "definition", at, about=role)


@cache
def _duty() -> re.Pattern[str]:
    roles = either(role.capitalize() for role in load_document_words().agreement.roles)
    return re.compile(rf"(?<![\w-])(?P<role>{roles})\s+(?:{_BOUND})\b")
