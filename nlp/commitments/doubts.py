"""What makes a commitment doubtful, and in which field.

Each row of ``commitment-doubts.toml`` says where it holds and names the function here that looks at the
sentence in its place. All rows are asked; the order changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from corpus.areas import COUNTRY
from corpus.commitment_doubts import Doubt, load_commitment_doubts
from corpus.parties import PROVINCE, SIGNATORIES, STATE, PartyRegistry
from nlp.commitments.document.stems import Stem
from nlp.commitments.document.walk import Decided
from nlp.commitments.quotes import TEXT_FINDERS, begins_within
from nlp.commitments.verdicts import Decision
from nlp.parties.entries import of_cabinet, own_municipality
from nlp.parties.entries import we as who_is_we
from nlp.parties.participation import PartyDecision
from nlp.parties.retold import PUBLIC, RETOLD
from nlp.records import Deadline, DocumentContext

#: Rules on who is responsible that look for it far from the sentence.
_LAST_RESORT = frozenset(
    ("heading", "place", "project_places", "level", "worked_out", "leans_on", "area")
)
#: Bodies of which a municipality is a part: what they take on it takes on too.
_JOINT = frozenset(("region", "collective"))
#: Above a municipality.
_HIGHER = frozenset(("state", "province"))
_GOVERNMENTS = frozenset(("overheid", "overheden", "medeoverheden"))
#: "De gemeenten in Twente", "de Overijsselse gemeenten", "de 21 gemeenten van de regio".
_WHICH = re.compile(
    r"(?i:gemeenten|provincies|overheden|waterschappen) (?:in|van|uit|binnen) (?:de |het )?(?:\w+ )?[A-ZÀ-Ý]"
    r"|\b[A-ZÀ-Ý]\w+se (?:regio)?gemeenten"
)
_WANTS = re.compile(
    r"\b(?:wil|willen|wenst|wensen|voornemens?|ambieert|ambiëren|beoogt|beogen|plannen om|plan om|van plan)\b",
    re.IGNORECASE,
)
#: How a local programme names the body that it wants to govern.
_TOWN = ("de gemeente", "gemeente", "het college", "het gemeentebestuur")
_MUST = frozenset(("moet", "moeten", "dient", "dienen"))
_HAS = frozenset(("heeft", "hebben", "heb", "had", "hadden"))
#: "… niet MER-plichtig is": a verb at the end that says how something is, behind no participle.
_STATE_AT_END = re.compile(r"(?<!d)(?<!t)(?<!en) (?:is|zijn)[;.]?$")
_PURPOSE = re.compile(r"\b(?:hoofd)?doel(?:en|stelling|stellingen)?\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b|\d[-/]\d{1,2}[-/]\d|'\d\d\b")


@dataclass(frozen=True, slots=True)
class Standing:
    """A commitment in its place: what was decided about it, who and by when, and what its document is.

    ``own`` are the bodies that made the document or that it is about.
    """

    item: Decided
    parties: PartyDecision
    deadlines: tuple[Deadline, ...]
    context: DocumentContext
    own: frozenset[str] = frozenset()

    @property
    def text(self) -> str:
        return self.item.sentence.text


def own_bodies(context: DocumentContext, registry: PartyRegistry) -> frozenset[str]:
    """Who made a document, and the municipality that it is about; empty where it does not say."""
    maker, _ = who_is_we(context, registry)
    about = own_municipality(context, registry)
    state = STATE if of_cabinet(maker) else ""
    return frozenset(name for name in (maker, about.name if about else "", state) if name)


def doubts_about(standing: Standing) -> tuple[Doubt, ...]:
    """The rows that hold of a commitment."""
    return tuple(doubt for doubt in load_commitment_doubts() if _holds(doubt, standing))


def _holds(doubt: Doubt, standing: Standing) -> bool:
    winner = standing.item.decision.winner
    if doubt.kinds is not None and standing.context.kind not in doubt.kinds:
        return False
    if doubt.rules is not None and (winner is None or winner.rule not in doubt.rules):
        return False
    if doubt.stance and standing.item.line.setting.stance not in doubt.stance:
        return False
    return not doubt.find or FINDERS[doubt.find](standing)


def lowered(decision: Decision, doubts: tuple[Doubt, ...]) -> Decision:
    """The decision with the reasons why it is uncertain, if there are any."""
    reasons = [doubt.label for doubt in doubts if doubt.level == "uncertain"]
    if not reasons or decision.outcome != "commitment":
        return decision
    return replace(decision, level="uncertain", why="; ".join((decision.why, *reasons)))


def fields_of(doubts: tuple[Doubt, ...]) -> tuple[str, ...]:
    """The fields that are in doubt, each once."""
    return tuple(dict.fromkeys(doubt.field for doubt in doubts))


# -- whose it is ----------------------------------------------------------------------------------


def _others_policy(standing: Standing) -> bool:
    """Return True if it stands under "Provinciaal beleid", or where the section speaks of another
    body."""
    responsible = standing.parties.responsible
    shared = any(role.kind in _JOINT for role in responsible)
    named_own = any(role.name in standing.own and not role.implied for role in responsible)
    # What goes on with an agreement was agreed by all, the document's own municipality too.
    if named_own or shared or standing.item.line.setting.agreed:
        return False
    return any(vote.rule == RETOLD for vote in standing.parties.votes)


def _other_body(standing: Standing) -> bool:
    """Return True if all that take it on are other bodies that govern, without those of the
    document.

    A plan that does not say whose it is is no province's, nor the state's.
    """
    responsible = standing.parties.responsible
    unknown = not standing.own and standing.context.kind != "plan"
    if not responsible or SIGNATORIES in standing.own or unknown:
        return False
    others = PUBLIC - _JOINT if standing.own else _HIGHER
    return all(role.kind in others and role.name not in standing.own for role in responsible)


def _told_of_other(standing: Standing) -> bool:
    """Return True if all that take it on are other bodies, and no term is named.

    A minister who writes of another minister tells what the cabinet does.
    """
    makers = standing.context.issued_by
    cabinet = bool(makers) and all(map(of_cabinet, makers))
    if cabinet and all(of_cabinet(role.name) for role in standing.parties.responsible):
        return False
    return _other_body(standing) and not standing.deadlines


def _higher_body(standing: Standing) -> bool:
    """Return True if all that take it on are the state or a province, which neither made nor
    signed the document.

    What a region or province says of its municipalities it mostly agreed with them.
    """
    responsible, context = standing.parties.responsible, standing.context
    if not responsible or SIGNATORIES in standing.own:
        return False
    if not standing.own:
        # Of nobody's programme: a province may be among its makers, the state as a whole is not.
        return all(role.name == STATE for role in responsible)
    ours = standing.own | {*context.issued_by, *context.signatories}
    return all(role.kind in _HIGHER and role.name not in ours for role in responsible)


def _not_the_maker(standing: Standing) -> bool:
    """Return True if all that take it on are others than those who made the document."""
    responsible, makers = standing.parties.responsible, standing.context.issued_by
    winner = standing.item.decision.winner
    ours = winner is not None and winner.subject.plural_we
    if _is_done_by_town(standing) or _is_done_by_state(standing) or ours:
        # "Daarom zorgen we als gemeente voor …"
        return False
    return bool(responsible and makers) and all(role.name not in makers for role in responsible)


def _is_done_by_town(standing: Standing) -> bool:
    """ "De gemeente zorgt voor meer banken": what the municipality of a local programme does when its
    maker governs.

    Not what it must do, or did; nor what is told of it by its name.
    """
    responsible = standing.parties.responsible
    winner, analysis = standing.item.decision.winner, standing.item.analysis
    if winner is None or analysis is None or not responsible:
        return False
    words = set(analysis.words.text(winner.words).casefold().split())
    told = not words.isdisjoint(_HAS | _MUST)
    bare = winner.subject.text.casefold().startswith(_TOWN) and not any(
        f"gemeente {role.name}" in standing.text for role in responsible
    )
    return bare and not told and all(role.name in standing.own for role in responsible)


def _is_done_by_state(standing: Standing) -> bool:
    """ "Het Rijk stimuleert de bouw": what the state of a national programme does when its maker governs.

    Not what it must do, or did.
    """
    responsible, context = standing.parties.responsible, standing.context
    winner, analysis = standing.item.decision.winner, standing.item.analysis
    if winner is None or analysis is None or not responsible or context.area_id != COUNTRY:
        return False
    words = set(analysis.words.text(winner.words).casefold().split())
    return words.isdisjoint(_HAS | _MUST) and all(role.name == STATE for role in responsible)


def _unnamed_bodies(standing: Standing) -> bool:
    """ "Gemeenten maken afspraken", in a text that does not say which they are."""
    responsible = standing.parties.responsible
    collective = bool(responsible) and all(
        role.kind == "collective" or role.name == PROVINCE for role in responsible
    )
    return collective and not _WHICH.search(standing.text)


def _any_government(standing: Standing) -> bool:
    """ "De overheid", "overheden": all governments and none of them by name."""
    responsible = standing.parties.responsible
    return bool(responsible) and all(role.name in _GOVERNMENTS for role in responsible)


def _private_wish(standing: Standing) -> bool:
    """ "De initiatiefnemer wil de grond kopen": what somebody wants who asks for leave."""
    responsible = standing.parties.responsible
    private = bool(responsible) and all(role.kind == "market" for role in responsible)
    return private and bool(_WANTS.search(standing.text))


def _condition(standing: Standing) -> bool:
    """Return True if it is an item of "Voorwaarden hiervoor zijn:", in a text that binds nobody by
    itself."""
    stem, stance = standing.item.line.stem, standing.item.line.setting.stance
    return stance != "binding" and _stem_rule(stem) == "listed_conditions"


def _stem_rule(stem: Stem | None) -> str:
    return stem.vote.rule if stem is not None and stem.vote is not None else ""


def _decided_before(standing: Standing) -> bool:
    """ "De raad heeft besloten om …": was it decided before the document that tells it?"""
    winner, analysis = standing.item.decision.winner, standing.item.analysis
    if winner is None or analysis is None:
        return False
    words = set(analysis.words.text(winner.words).casefold().split())
    return "besloten" in words and not _HAS.isdisjoint(words)


def _by_law(standing: Standing) -> bool:
    """Return True if it stands in an article ("Artikel 5. Werkwijze") of a text that is no agreement."""
    section = standing.item.sentence.passage.section
    return any(heading.casefold().startswith("artikel ") for heading in section)


def _decided_state(standing: Standing) -> bool:
    """ "Besluit: het project niet MER-plichtig is": is it decided how something is?"""
    stem = standing.item.line.stem
    decided = bool(standing.item.line.under) or (stem is not None and stem.is_decided)
    return decided and bool(_STATE_AT_END.search(standing.text))


def _purpose(standing: Standing) -> bool:
    """ "Doel is om …", in a text that tells."""
    winner, analysis = standing.item.decision.winner, standing.item.analysis
    if winner is None or analysis is None or standing.item.line.setting.minutes:
        return False
    return bool(_PURPOSE.search(analysis.words.text(winner.words)))


def _last_resort(standing: Standing) -> bool:
    return not _LAST_RESORT.isdisjoint(standing.parties.why)


def _no_party(standing: Standing) -> bool:
    return not standing.parties.responsible


def _year_left_out(standing: Standing) -> bool:
    """Return True if the year of a day was read from elsewhere."""
    return any(d.first_day or d.last_day for d in standing.deadlines) and not _YEAR.search(
        standing.text
    )


# -- the quote ------------------------------------------------------------------------------------


def _of_text(find: Callable[[str], bool]) -> Callable[[Standing], bool]:
    return lambda standing: find(standing.text)


def _no_beginning(standing: Standing) -> bool:
    """Return True if the words of a line that nothing introduces begin in the middle of a
    sentence."""
    line = standing.item.line
    if line.stem is not None or line.under:
        return False
    text = standing.text
    late = not standing.item.sentence.index and begins_within(text)
    return late or TEXT_FINDERS["no_beginning"](text)


def _points_elsewhere(standing: Standing) -> bool:
    """Return True if a short sentence points back, where nothing stands before it in its
    paragraph."""
    first = not standing.item.sentence.index and standing.item.line.stem is None
    return first and TEXT_FINDERS["points_elsewhere"](standing.text)


#: By the name that rows use.
FINDERS: Mapping[str, Callable[[Standing], bool]] = {
    **{name: _of_text(find) for name, find in TEXT_FINDERS.items()},
    "others_policy": _others_policy,
    "other_body": _other_body,
    "told_of_other": _told_of_other,
    "higher_body": _higher_body,
    "not_the_maker": _not_the_maker,
    "unnamed_bodies": _unnamed_bodies,
    "any_government": _any_government,
    "private_wish": _private_wish,
    "condition": _condition,
    "decided_before": _decided_before,
    "by_law": _by_law,
    "decided_state": _decided_state,
    "purpose": _purpose,
    "last_resort": _last_resort,
    "no_party": _no_party,
    "year_left_out": _year_left_out,
    "no_beginning": _no_beginning,
    "points_elsewhere": _points_elsewhere,
}
