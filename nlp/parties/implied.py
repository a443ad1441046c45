"""Who is meant where a sentence names nobody: from its stem, the sentence before, the heading."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.parties import MUNICIPALITIES, SIGNATORIES, STATE, PartyRegistry
from nlp.parties.clauses import Clauses
from nlp.parties.groups import Group
from nlp.parties.mentions import parties_of, we
from nlp.parties.model import Mention, PartyRole
from nlp.parties.tokens import Token
from nlp.parties.words import ADVERBS, DETERMINERS, PASSIVE, PartyWords, is_verb
from nlp.records import DocumentContext

_HEADING_WORDS = 6
#: The score of what was no more than guessed: it is not handed on to the next sentence.
_GUESSED = 0.6
_NUMBERING = re.compile(
    r"^\W*(?:[Aa]rtikel\s+\d+(?:\.\d+)*[.:]?\s+)?(?:[\dA-Z]{1,2}[.)](?:\d+\.?)*)?\s*"
)
#: "Wat de gemeenten doen"
_WHAT_THEY_DO = re.compile(r"^wat (?P<who>.+?) (?:doet|doen)$", re.IGNORECASE)
#: "Rol van de provincie", "Inzet Rijk", "De gemeenten": not "Investeringen van de corporaties".
_BEFORE_PARTY = re.compile(
    r"(?:(?:de |het )?(?:rol|rollen|inzet|inspanning(?:en)?|bijdragen?|taak|taken|acties?|afspraken?|"
    r"toezeggingen?|verantwoordelijkhe(?:id|den)) ?(?:van |voor )?)?(?:de |het )?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Implied:
    """A sentence that names nobody as responsible, and what stands around it.

    ``weaker`` are the parties of its relative clauses. ``earlier(i)`` gives the roles of the i-th sentence before, ``of_stem()`` those of its stem.
    """

    words: tuple[Token, ...]
    mentions: tuple[Mention, ...]
    groups: tuple[Group, ...]
    clauses: Clauses
    lists: PartyWords
    context: DocumentContext
    registry: PartyRegistry
    stem: str | None
    before: tuple[str, ...]
    section: tuple[str, ...]
    weaker: list[PartyRole]
    earlier: Callable[[int], tuple[PartyRole, ...]]
    of_stem: Callable[[], tuple[PartyRole, ...]]

    def lows(self) -> list[str]:
        return [word.low for word in self.words]


def implied_parties(sentence: Implied) -> list[PartyRole]:
    """The parties of the first source that has any; in the end those of the document."""
    for rule in (
        _pronoun,
        _agreement,
        _worked_out,
        _continues,
        _named_before,
        _stem,
        _weak,
        _project_places,
        _continuation,
        _level,
        _place,
        _heading,
    ):
        found = rule(sentence)
        if found:
            return found
    if not _AGREED.isdisjoint(sentence.lows()):
        why = "wat is afgesproken, geldt voor alle partijen"
        return [_implied(SIGNATORIES, sentence.registry[SIGNATORIES].kind, 0.5, why)]
    name, kind = we(sentence.context, sentence.registry)
    return [_implied(name, kind, 0.5, "niemand genoemd: de partijen van het document")]


def _implied(name: str, kind: str, score: float, why: str) -> PartyRole:
    return PartyRole(name, kind, "responsible", None, None, True, score, why)


def _inherit(roles: Sequence[PartyRole], why: str) -> list[PartyRole]:
    return [
        replace(role, start=None, end=None, implied=True, score=round(role.score * 0.8, 3), why=why)
        for role in roles
        if role.role == "responsible"
    ]


def _from_before(sentence: Implied, why: str) -> list[PartyRole]:
    if not sentence.before:
        return []
    roles = sentence.earlier(len(sentence.before) - 1)
    return _inherit([role for role in roles if role.score > _GUESSED], why)


def _pronoun(sentence: Implied) -> list[PartyRole]:
    """ "Ze zorgen voor …": who was responsible in the sentence before."""
    for mention in sentence.mentions:
        if mention.form == "pronoun":
            named = _named_earlier(sentence, mention)
            if named:
                return named
            return _from_before(sentence, "verwijst naar de zin ervoor")
    return []


def _named_earlier(sentence: Implied, pronoun: Mention) -> list[PartyRole]:
    """ "Als een gemeente achterloopt, stelt zij …": who the sentence itself names before."""
    before = [
        group
        for group in sentence.groups
        if not group.preposition and not group.aside and group.heads[-1].end <= pronoun.start
    ]
    why = "verwijst naar wie eerder in de zin staat"
    return [
        PartyRole(head.name, head.kind, "responsible", head.start, head.end, False, 0.7, why)
        for group in before[-1:]
        for head in group.heads
    ]


def _agreement(sentence: Implied) -> list[PartyRole]:
    """ "In de Nationale prestatieafspraken is afgesproken …": the parties of that agreement."""
    lows = sentence.lows()
    if not _SAID & set(lows):
        return []
    text = " ".join(lows)
    for agreement in sentence.lists.agreements_by_others:
        if agreement.name.casefold() in text:
            return [
                _implied(
                    name,
                    sentence.registry[name].kind,
                    0.65,
                    f"wat in de {agreement.name} is afgesproken",
                )
                for name in agreement.parties
                if name in sentence.registry
            ]
    return []


_AGREED = frozenset(("afgesproken", "overeengekomen"))
_SAID = frozenset(("afgesproken", "opgenomen", "vastgelegd", "overeengekomen"))


def _named_before(sentence: Implied) -> list[PartyRole]:
    """A further sentence of a list item: who its sentence before names, rather than the stem."""
    if not (sentence.stem and sentence.before):
        return []
    roles = sentence.earlier(len(sentence.before) - 1)
    return _inherit([role for role in roles if not role.implied], "gaat verder op de zin ervoor")


def _stem(sentence: Implied) -> list[PartyRole]:
    if not sentence.stem:
        return []
    roles = [role for role in sentence.of_stem() if not role.implied or role.score > _GUESSED]
    return _inherit(roles, "uit de regel die de opsomming inleidt")


def _weak(sentence: Implied) -> list[PartyRole]:
    return sentence.weaker


def _project_places(sentence: Implied) -> list[PartyRole]:
    """ "Met de bouw wordt gestart …" after a sentence on projects: the municipalities it names."""
    lows = set(sentence.lows())
    if not PASSIVE & lows or not sentence.lists.building & lows:
        return []
    for line in reversed(sentence.before[-2:]):
        named = {
            m.name: m.kind
            for m in parties_of(line, sentence.context, sentence.registry)
            if m.kind == "municipality" and m.form == "place"
        }
        if named:
            why = "de gemeenten van de projecten in de zin ervoor"
            return [_implied(name, kind, 0.55, why) for name, kind in named.items()]
    return []


def _place(sentence: Implied) -> list[PartyRole]:
    """ "In de provincie wordt gestreefd naar …", "Binnen de gemeenten is het duidelijk wie …"."""
    lows = sentence.lows()
    if not PASSIVE & set(lows) and lows[:1] not in (["binnen"], ["in"]):
        return []
    verb = _first_verb(lows)
    for group in sentence.groups:
        if group.preposition not in ("in", "binnen") or group.aside:
            continue
        if sentence.clauses.kinds[group.left] != "main" or group.left > verb + 5:
            continue
        before = lows[max(0, group.left - 2)]
        if 1 < group.left < verb and not (is_verb(before) or before in ADVERBS or before == ","):
            # "De gaswinning in Groningen": the place belongs to a noun.
            continue
        return [
            PartyRole(
                head.name,
                head.kind,
                "responsible",
                head.start,
                head.end,
                True,
                0.5,
                "het gebied waarover de zin gaat",
            )
            for head in group.heads
        ]
    return []


def _worked_out(sentence: Implied) -> list[PartyRole]:
    """ "… worden uitgewerkt in de lokale programma's": each municipality does that by itself."""
    lows = sentence.lows()
    if PASSIVE.isdisjoint(lows) or sentence.lists.worked_out.isdisjoint(lows):
        return []
    levels = {
        sentence.lists.levels[low]
        for i, low in enumerate(lows)
        if low in sentence.lists.levels and _before_noun(lows, i) in ("in", "binnen")
    }
    if levels != {"municipality"} or "niveau" in lows:
        return []
    name, kind = MUNICIPALITIES, sentence.registry[MUNICIPALITIES].kind
    return [_implied(name, kind, 0.6, "wordt uitgewerkt in stukken van de gemeenten")]


def _level(sentence: Implied) -> list[PartyRole]:
    """ "Op regionaal niveau vindt de afstemming plaats", "In Twente wordt … gebouwd"."""
    lows = sentence.lows()
    verb = _first_verb(lows)
    levels = [
        sentence.lists.levels[low]
        for i, low in enumerate(lows)
        if low in sentence.lists.levels
        and (i == 0 or not sentence.words[i].capital)
        and (
            (i < verb and _before_noun(lows, i) not in _OF)
            or (low in ("lokale", "lokaal") and i <= verb + 3)
            or (i + 1 < len(lows) and lows[i + 1] == "niveau")
            or low.endswith("niveau")
        )
    ]
    if len(set(levels)) == 1:
        party = _party_of_level(sentence, levels[0])
        if party is not None:
            return [_implied(*party, 0.6, "het niveau waarover de zin gaat")]
    return []


#: What these govern is where something comes from, not who acts: "de afspraken uit het provinciale …".
_OF = frozenset(("uit", "van", "conform", "volgens", "over", "met", "tot", "aan", "per"))


def _before_noun(lows: Sequence[str], i: int) -> str:
    """The word in front of the noun phrase that the adjective ``i`` is in, articles left out."""
    i -= 1
    while i >= 0 and (lows[i] in DETERMINERS or lows[i] == "en" or lows[i].endswith("ale")):
        i -= 1
    return lows[i] if i >= 0 else ""


def _first_verb(lows: Sequence[str]) -> int:
    """The first word that can be a finite verb; infinitives used as nouns do not count."""
    for i, low in enumerate(lows):
        if is_verb(low) and lows[max(0, i - 1)] not in ("het", "te", "de", "van"):
            return i
    return len(lows)


def _leads(lows: Sequence[str], i: int, verb: int) -> bool:
    """Does the adjective belong to the subject: "Het provinciale programma voorziet in …"?"""
    if i and lows[i - 1] not in ("de", "het", "een", "onze", "op"):
        return False
    return i <= 2 or verb < i <= verb + 2


def _party_of_level(sentence: Implied, level: str) -> tuple[str, str] | None:
    context, registry = sentence.context, sentence.registry
    if level == "state":
        return STATE, registry[STATE].kind
    if level == "municipality":
        return MUNICIPALITIES, registry[MUNICIPALITIES].kind
    area_id = context.region_id if level == "region" else context.province_id
    party = registry.of_area(area_id) if area_id else None
    return (party.name, party.kind) if party else None


def _continues(sentence: Implied) -> list[PartyRole]:
    """ "Het doel is …", "Het streven is …" go on from the sentence before."""
    lows = sentence.lows()
    for low, following in pairwise(lows[:3]):
        if low in sentence.lists.continuations and following in _AFTER_CONTINUATION:
            return _from_before(sentence, "gaat verder op de zin ervoor")
    return []


_AFTER_CONTINUATION = frozenset(
    ("is", "van", "om", "hierbij", "hiervan", "daarvan", "daarbij", "hiervoor", "daarvoor")
)


#: These add something and do not lean on it.
_NEXT = frozenset(("daarnaast", "daarna", "hierna"))


def _continuation(sentence: Implied) -> list[PartyRole]:
    """What leans on the sentence before: "Daarbij wordt …", "Deze wordt …", "Hierbij gaat …"."""
    lows = sentence.lows()
    passive = any(low in PASSIVE for low in lows) or any(
        low in sentence.lists.back_references and low.startswith(("hier", "daar"))
        for low in lows[:1]
        if low not in _NEXT
    )
    leans = any(low in sentence.lists.back_references for low in lows[:4]) or any(
        low in PASSIVE and following in ("deze", "dit") for low, following in pairwise(lows)
    )
    if passive and leans:
        return _from_before(sentence, "gaat verder op de zin ervoor")
    return []


def _heading(sentence: Implied) -> list[PartyRole]:
    """A heading that is little more than the name of a party."""
    for heading in reversed(sentence.section[-2:]):
        heading = _NUMBERING.sub("", heading)
        heading = _WHAT_THEY_DO.sub(r"\g<who>", heading)
        if len(heading.split()) > _HEADING_WORDS:
            continue
        named = [
            m
            for m in parties_of(heading, sentence.context, sentence.registry)
            if m.form in ("name", "organ")
        ]
        if len(named) != 1 or len(heading) - named[0].end > 2:
            continue
        if _BEFORE_PARTY.fullmatch(heading[: named[0].start]):
            return [_implied(named[0].name, named[0].kind, 0.6, "staat in de kop erboven")]
    return []
