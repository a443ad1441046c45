"""What a document tells of the policy of others, and whose that is: by its heading, or who it speaks of."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.parties import MUNICIPALITIES, SIGNATORIES, STATE
from nlp.parties.case import Case, Heading, implied
from nlp.parties.entries import own_municipality
from nlp.parties.entries import we as who_is_we
from nlp.parties.participation import Vote

#: The rule on what a document retells of others.
RETOLD = "retold"
#: Kinds of documents that mostly tell what others want.
RETELLING = frozenset(("plan",))
#: A list of decisions retells nothing.
_DECISION = "decision"
_OWNERS = ("province", "region", "state", "municipality", "water_authority")
#: Kinds of parties that govern, one by one or together ("de gemeenten").
PUBLIC = frozenset((*_OWNERS, "collective"))


def retold(case: Case) -> Iterator[Vote]:
    """What is told under "Provinciaal beleid" is the province's, or of nobody whom we know.

    Nor is it of a municipality that made a spatial plan what follows, in its section, on what somebody
    else wants.
    """
    owner = retold_owner(case)
    if owner is not None:
        yield implied(RETOLD, *owner, 0.5)


def retold_owner(case: Case) -> tuple[str, str] | None:
    """Return whose policy a sentence retells, as name and kind: ("", "") where it is somebody else's
    who is not known, None where it is the document's own.

    What a board decides on the policy of another ("Zienswijze op de verordening van …") is its own.
    """
    own, _ = who_is_we(case.context, case.registry)
    if not own or own == SIGNATORIES or case.context.kind == _DECISION:
        return None
    owners = (_owner_of_policy(case, above) for above in case.headings)
    owner = next((owner for owner in owners if owner is not None), None)
    if owner is not None and owner[0] != own:
        return owner
    if owner is None and case.context.kind in RETELLING and _goes_on_others(case, own):
        return "", ""
    return None


def _goes_on_others(case: Case, own: str) -> bool:
    """Return True if the body that the section speaks of last is another one than ``own``."""
    for sentence in case.in_section():
        if any(mention.name == own for mention in sentence.mentions):
            return False
        speaks = (g for g in sentence.groups if not g.preposition and not g.aside)
        if any(head.kind in PUBLIC for g in speaks for head in g.heads):
            return True
    return False


def _owner_of_policy(case: Case, above: Heading) -> tuple[str, str] | None:
    """Whose policy a heading is about, as name and kind; ("", "") where that is somebody else whom
    it does not name, None where it does not say."""
    lows = [word.low for word in above.sentence.words]
    if not any(low.endswith(policy) for low in lows for policy in case.sentence.lists.policies):
        return None
    named = [m for m in above.sentence.mentions if m.kind in _OWNERS and m.name]
    if named:
        own, _ = who_is_we(case.context, case.registry)
        first = next((m for m in named if m.name == own), named[0])
        return first.name, first.kind
    levels = case.sentence.lists.levels
    level = next((levels[low] for low in lows if low in levels), None)
    if level is None and any(low.startswith("rijks") for low in lows):
        level = "state"
    if level == "municipality":
        return who_is_we(case.context, case.registry)
    return (party_of_level(case, level) or ("", "")) if level is not None else None


def party_of_level(case: Case, level: str) -> tuple[str, str] | None:
    """Return the body of a level of government in this document, as name and kind; None where unknown."""
    own = own_municipality(case.context, case.registry) if level == "municipality" else None
    if own is not None:
        return own.name, own.kind
    name = {"state": STATE, "municipality": MUNICIPALITIES}.get(level)
    if name is not None:
        return name, case.registry[name].kind
    area_id = case.context.region_id if level == "region" else case.context.province_id
    party = case.registry.of_area(area_id) if area_id else None
    return (party.name, party.kind) if party else None
