"""What makes a commitment doubtful, and in which field.

Each row of ``commitment-doubts.toml`` says where it holds and names the function here that looks at the
sentence in its place. All rows are asked; the order changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from corpus.commitment_doubts import Doubt, load_commitment_doubts
from corpus.language import language
from corpus.parties import SIGNATORIES, PartyRegistry
from nlp.commitments.document.walk import Decided
from nlp.commitments.verdicts import Decision
from nlp.language.clauses import grammar
from nlp.parties.entries import own_municipality
from nlp.parties.entries import we as who_is_we
from nlp.parties.implied import PUBLIC, RETOLD
from nlp.parties.participation import PartyDecision
from nlp.records import Deadline, DocumentContext

#: Rules on who is responsible that look for it far from the sentence.
_LAST_RESORT = frozenset(("heading", "place", "project_places", "level", "worked_out", "leans_on"))
#: Bodies of which a municipality is a part: what they take on it takes on too.
_JOINT = frozenset(("region", "collective"))
#: Words after which a sentence cannot end.
_OPEN = language().determiners.articles - {"één"} | {"dat", "om", "waarbij", "waarmee", "van", "te"}
#: "… wordt ingezet op:", "… dragen zorg voor:": without its list such a line says nothing.
_OPEN_COLON = re.compile(r"\b(?:op|naar|voor|aan|tot|van|met|door|dat|om|te weten|namelijk) ?:$")
#: Before such a colon: all that is to be done is said, and the list says of what.
_WHOLE = re.compile(r"\b(?:waarin|waarbij|waarop|waarmee|die|een|het volgende|de volgende)\b")
_LAST_WORD = re.compile(r"([^\W\d_]+)\W*$")
#: Words with a capital in the middle of a sentence that begin another one.
_BEGINS = re.compile(
    r"(?<=[a-zà-ÿ,] )(?:We|Wij|Er|Daarom|Hiervoor|Daarnaast|Ook|Deze|Dit|Om) (?=[a-zà-ÿ])"
)
_QUOTED = re.compile(r"[‘“„«\"'][^’”»\"']*[’”»\"']")
#: What a model leaves to be filled in: "[naam gemeente]", "…………", "______".
_TEMPLATE = re.compile(
    r"^\W{0,2}(?:de |het |gemeente )*\[(?:naam|gemeente|partij|ontwikkelaar|corporatie|invullen|datum)[^\]]*\]|…{2,}|\.{5,}|_{4,}|<(?:naam|datum|bedrag|adres)[^>]*>|\bX{2,}\b",
    re.IGNORECASE,
)
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
    return frozenset(name for name in (maker, about.name if about else "") if name)


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
    """Does it stand under "Provinciaal beleid", or where the section speaks of another body?"""
    responsible = standing.parties.responsible
    shared = any(role.kind in _JOINT for role in responsible)
    named_own = any(role.name in standing.own and not role.implied for role in responsible)
    if named_own or shared:
        return False
    return any(vote.rule == RETOLD for vote in standing.parties.votes)


def _other_body(standing: Standing) -> bool:
    """Are all that take it on other bodies that govern, without those of the document?"""
    responsible = standing.parties.responsible
    if not responsible or not standing.own or SIGNATORIES in standing.own:
        return False
    others = PUBLIC - _JOINT
    return all(role.kind in others and role.name not in standing.own for role in responsible)


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
    """Was the year of a day read from elsewhere?"""
    return any(d.first_day or d.last_day for d in standing.deadlines) and not _YEAR.search(
        standing.text
    )


# -- the quote ------------------------------------------------------------------------------------


def _open_end(standing: Standing) -> bool:
    return is_open(standing.text)


def is_open(text: str) -> bool:
    """Return True if a sentence stops where it must go on ("… zet in op het", "… ingezet op:")."""
    if text.rstrip().endswith(":"):
        return bool(_OPEN_COLON.search(text.rstrip())) and not _WHOLE.search(text)
    last = _LAST_WORD.search(text)
    return (
        last is not None and not text.rstrip().endswith((".", "!", "?", ";")) and last[1] in _OPEN
    )


def _no_beginning(standing: Standing) -> bool:
    stem = standing.item.line.stem
    return stem is None and lacks_beginning(standing.text)


def lacks_beginning(text: str) -> bool:
    """Return True for words that begin in the middle of a sentence: with a verb or conjunction in
    small letters."""
    first = text.split(" ", 1)[0]
    if not first.isalpha() or not first.islower():
        return False
    return (
        first in ("en", "maar", "of", "waarbij", "waarin", "waardoor")
        or first in grammar.AUXILIARIES
    )


def _mixed_columns(standing: Standing) -> bool:
    return is_mixed(standing.text)


def is_mixed(text: str) -> bool:
    """Return True if a sentence begins within another: two columns that were read as one."""
    return bool(_BEGINS.search(_QUOTED.sub("", text)))


def _template(standing: Standing) -> bool:
    return is_template(standing.text)


def is_template(text: str) -> bool:
    """Return True if something is left to be filled in."""
    return bool(_TEMPLATE.search(text))


#: By the name that rows use.
FINDERS: Mapping[str, Callable[[Standing], bool]] = {
    "others_policy": _others_policy,
    "other_body": _other_body,
    "purpose": _purpose,
    "last_resort": _last_resort,
    "no_party": _no_party,
    "year_left_out": _year_left_out,
    "open_end": _open_end,
    "no_beginning": _no_beginning,
    "mixed_columns": _mixed_columns,
    "template": _template,
}
#: Those that look at the words alone, which the examples of their rows are about.
TEXT_FINDERS: Mapping[str, Callable[[str], bool]] = {
    "open_end": is_open,
    "no_beginning": lacks_beginning,
    "mixed_columns": is_mixed,
    "template": is_template,
}
