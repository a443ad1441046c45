"""A contract by the roles that it gives duties to, in a text that neither names itself nor its parties.

"De Opdrachtnemer verstrekt …", "Verhuurder is verplicht …": a common noun with a capital inside sentences
is a party of a contract, and what it does there it is bound to do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from corpus.document_words import load_document_words
from corpus.either import either
from extract.model import Segment
from identity.model import Vote
from identity.sheet import Sheet

#: A text gives its roles duties so many times at least.
_DUTIES = 4
#: It writes a role with a capital so many times as often as without one: law writes "verhuurder".
_CAPITALS = 4
#: What a role is bound to, behind its name.
_BOUND = r"zal|zullen|dient|dienen|is\s+verplicht|is\s+gehouden|verplicht\s+zich|verbindt\s+zich|garandeert|staat\s+ervoor\s+in|draagt\s+(?:er\s+)?zorg|verstrekt|mag|vrijwaart|informeert|stelt|levert|betaalt|vergoedt|verleent|zorgt"

#: What it does, in an agreement that is known as one: "Partner legt", "Penvoerder treft".
_DOES = r"[a-z]{2,}t"


def contract_role_votes(sheet: Sheet) -> Iterator[Vote]:
    """A vote that a text is an agreement, by the roles that have duties in it."""
    first = next(iter(_bound_roles(sheet, _BOUND).values()), None)
    if first is not None:
        yield Vote("kind", "agreement", "roles_bound", first)


def contract_term_votes(sheet: Sheet) -> Iterator[Vote]:
    """Votes on the terms for the parties of what is an agreement: the roles that do something in it."""
    for role, at in _bound_roles(sheet, rf"{_BOUND}|{_DOES}").items():
        yield Vote("term", role, "definition", at, about=role)


def _bound_roles(sheet: Sheet, bound: str) -> dict[str, Segment]:
    """The roles with duties and where each first has one; none where the text has few of them.

    ``bound`` is the pattern of what stands behind a role.
    """
    view = sheet.clean_text
    duties = list(_duty(bound).finditer(view.text))
    first: dict[str, Segment] = {}
    for match in duties:
        first.setdefault(match["role"], view.source_range(*match.span("role")))
    lower = sum(len(re.findall(rf"\b{role.lower()}\b", view.text)) for role in first)
    upper = sum(len(re.findall(rf"\b{role}\b", view.text)) for role in first)
    return first if len(duties) >= _DUTIES and upper >= _CAPITALS * lower else {}


@cache
def _duty(bound: str) -> re.Pattern[str]:
    roles = either(role.capitalize() for role in load_document_words().agreement.roles)
    return re.compile(rf"(?<![\w-])(?P<role>{roles})\s+(?:{bound})\b")
