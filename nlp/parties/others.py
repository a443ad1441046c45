"""Who else a sentence names: partners and beneficiaries."""

from __future__ import annotations

from nlp.parties.groups import Group
from nlp.parties.model import Mention, PartyRole
from nlp.parties.sentence import Sentence, are_signatories
from nlp.parties.subjects import patient_role
from nlp.records import Role


def others_in(sentence: Sentence) -> list[PartyRole]:
    """Partners and beneficiaries."""
    found: list[PartyRole] = []
    for group in sentence.groups:
        role = _other_role(sentence, group)
        if role is not None:
            found.extend(as_role(group, role[0], role[1]))
    return found


def _other_role(sentence: Sentence, group: Group) -> tuple[Role, str] | None:
    if group.aside:
        return None
    kind = sentence.kind(group)
    if not group.preposition and are_signatories([group]):
        return None
    match group.preposition:
        case "partner":
            return "partner", "met …"
        case "naast":
            return "partner", "naast …"
        case "aan" | "voor" | "jegens":
            return "beneficiary", f"{group.preposition} …"
        case "":
            pass
        case _:
            return None
    if kind == "waarbij":
        joins = any(
            word.low in sentence.lists.waarbij_joins for word in sentence.words[group.right :]
        )
        return ("partner", "waarbij … aansluit") if joins else None
    if group.heads[0].form == "place":
        return None
    if sentence.low(group.left - 1) in (",", "en", "of") and kind != "purpose":
        return None
    if kind == "purpose":
        return "beneficiary", "voorwerp van de zin"
    if kind != "main":
        return None
    patient = patient_role(sentence, group)
    if patient in ("partner", "beneficiary"):
        return patient, "lijdend voorwerp"
    joins = any(word.low in sentence.lists.joining_verbs for word in sentence.words)
    return ("partner" if joins else "beneficiary"), "voorwerp van de zin"


def as_role(group: Group, role: Role, why: str) -> list[PartyRole]:
    """All parties of a group in one role, and the words that decided it (Dutch)."""
    return [role_of(mention, role, why) for mention in group.heads]


def role_of(mention: Mention, role: Role, why: str) -> PartyRole:
    """A party that the sentence names, in its role."""
    return PartyRole(
        mention.name,
        mention.kind,
        role,
        mention.start,
        mention.end,
        False,
        mention.score,
        why,
    )
