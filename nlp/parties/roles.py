"""The part that each party takes in a sentence: responsible, partner or beneficiary."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from corpus.parties import SIGNATORIES, PartyRegistry
from nlp.parties.clauses import Clauses, clauses_of
from nlp.parties.groups import Group, groups_of
from nlp.parties.implied import Implied, implied_parties
from nlp.parties.mentions import PARTNERS, default_registry, parties_of
from nlp.parties.model import Mention, PartyRole
from nlp.parties.tokens import Token, tokens
from nlp.parties.unknown import mentions_again
from nlp.parties.words import (
    ADVERBS,
    PASSIVE,
    PartyWords,
    is_verb,
    party_words,
    verb_number,
)
from nlp.records import DocumentContext, Role
from nlp.sentences import boundaries

_INHERITED = 3


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence with all that the rules look at."""

    words: tuple[Token, ...]
    mentions: tuple[Mention, ...]
    groups: tuple[Group, ...]
    clauses: Clauses
    lists: PartyWords

    def low(self, i: int) -> str:
        return self.words[i].low if 0 <= i < len(self.words) else ""

    def kind(self, group: Group) -> str:
        return self.clauses.kinds[group.left]

    def token_of(self, mention: Mention) -> int:
        return next(i for i, word in enumerate(self.words) if word.start == mention.start)


def roles_of(
    text: str,
    context: DocumentContext,
    *,
    stem: str | None = None,
    before: Sequence[str] = (),
    section: Sequence[str] = (),
    registry: PartyRegistry | None = None,
) -> tuple[PartyRole, ...]:
    """Who takes on what the sentence says, with whom and for whom.

    ``text`` is a clean sentence; ``stem`` the line that introduces it (of a list item or
    sub-article); ``before`` the sentences before it in the same passage, nearest last; ``section``
    the headings above it, highest first. A sentence that names nobody takes its parties from these,
    else from the document: there is always at least one responsible party.
    """
    registry = registry or default_registry()
    return _roles(text, context, stem, tuple(before)[-_INHERITED:], tuple(section), registry)


def _introducing(stem: str) -> tuple[str, tuple[str, ...]]:
    """The last sentence of a stem, which introduces the list, and those before it."""
    found = [stem[start:end] for start, end in boundaries(stem)]
    return (found[-1], tuple(found[-1 - _INHERITED : -1])) if found else (stem, ())


@lru_cache(maxsize=4096)
def _roles(
    text: str,
    context: DocumentContext,
    stem: str | None,
    before: tuple[str, ...],
    section: tuple[str, ...],
    registry: PartyRegistry,
) -> tuple[PartyRole, ...]:
    sentence = _sentence(text, context, before, registry)
    named = _named(sentence)
    responsible = [role for role in named if role.role == "responsible"]
    if responsible:
        return _ordered(named)

    def earlier(index: int) -> tuple[PartyRole, ...]:
        return _roles(before[index], context, None, before[:index], section, registry)

    def of_stem() -> tuple[PartyRole, ...]:
        if not stem:
            return ()
        line, earlier_lines = _introducing(stem)
        return _roles(line, context, None, earlier_lines, section, registry)

    situation = Implied(
        sentence.words,
        sentence.mentions,
        sentence.groups,
        sentence.clauses,
        sentence.lists,
        context,
        registry,
        stem,
        before,
        section,
        _weaker(sentence),
        earlier,
        of_stem,
    )
    return _ordered([*implied_parties(situation), *named])


def _sentence(
    text: str, context: DocumentContext, before: tuple[str, ...], registry: PartyRegistry
) -> _Sentence:
    lists = party_words()
    words = tuple(tokens(text))
    mentions = parties_of(text, context, registry)
    if before:
        earlier = [m for line in reversed(before) for m in parties_of(line, context, registry)]
        mentions = mentions_again(words, mentions, earlier)
    groups = groups_of(words, mentions, lists)
    return _Sentence(words, mentions, groups, clauses_of(words, groups, lists), lists)


def _named(sentence: _Sentence) -> list[PartyRole]:
    """The parties that the sentence names, with their parts."""
    found = _responsible(sentence)
    others = _others(sentence)
    partners = {role.name for role in others if role.role == "partner"}
    kept = [role for role in found if not (role.name in partners and role.why.startswith("tussen"))]
    return [*(kept or found), *others]


def _responsible(sentence: _Sentence) -> list[PartyRole]:
    """The first rule that finds somebody decides."""
    parts = sorted(set(sentence.clauses.parts))
    found: list[PartyRole] = []
    label = _label(sentence)
    for part in parts:
        if label and part == 0:
            continue
        here = _responsible_in(sentence, part)
        if here and found and _only_we(found) and not _only_we(here):
            found = here
        else:
            found = [*found, *here]
    return label if label and _only_we(found) else found


def _only_we(roles: Iterable[PartyRole]) -> bool:
    return all(role.why.startswith("wij") for role in roles)


def _label(sentence: _Sentence) -> list[PartyRole]:
    """ "Provincie: …" at the beginning."""
    for group in sentence.groups[:1]:
        if group.left == 0 and sentence.low(group.right) == ":" and not group.preposition:
            return _as(group, "responsible", "staat als kopje voor de zin")
    return []


def _responsible_in(sentence: _Sentence, part: int) -> list[PartyRole]:
    """Who is responsible in one part (between colons and semicolons) of the sentence."""
    groups = [g for g in sentence.groups if sentence.clauses.parts[g.left] == part]
    as_group = _as_we(sentence, groups, part)
    if as_group:
        return as_group
    we = _we(sentence, part)
    main = [g for g in groups if sentence.kind(g) == "main" and not g.aside]
    subjects = _subjects(sentence, main) if we is None else []
    if we is not None or not subjects or _signatories(subjects):
        content = _content(sentence, groups, part, bool(subjects) or we is not None)
        if content:
            return content
    if we is not None:
        return [_role(we, "responsible", "wij")]
    if subjects:
        return [
            role
            for g in subjects
            for role in _as(_with_bracket(sentence, g), "responsible", "onderwerp van de zin")
        ]
    agents = [g for g in main if g.preposition == "door" and not _attributive(sentence, g)]
    if not agents:
        agents = [
            g
            for g in groups
            if g.preposition == "door"
            and sentence.kind(g) in ("content", "purpose")
            and not g.aside
        ]
    if agents:
        return [role for g in agents for role in _as(g, "responsible", "door …")]
    givers = [g for g in main if g.preposition == "vanuit" and _gives(sentence, part)]
    if givers:
        return [role for g in givers for role in _as(g, "responsible", "vanuit …")]
    between = [
        g
        for g in groups
        if g.preposition == "tussen"
        and sentence.kind(g) in ("main", "content")
        and len(g.heads) > 1
    ]
    if between:
        return [role for g in between for role in _as(g, "responsible", "tussen …")]
    falls = [g for g in main if _falls_to(sentence, g)]
    return [role for g in falls for role in _as(g, "responsible", "bij wie het ligt")]


def _gives(sentence: _Sentence, part: int) -> bool:
    """Is something given in this part of the sentence: "is beschikbaar gesteld", "wordt geboden"?"""
    lows = {w.low for w, p in zip(sentence.words, sentence.clauses.parts, strict=True) if p == part}
    return bool(lows & sentence.lists.given) and bool(lows & _PASSIVE_OR_PERFECT)


_PASSIVE_OR_PERFECT = PASSIVE | {"is", "zijn"}


def _attributive(sentence: _Sentence, group: Group) -> bool:
    """ "het door de provincie gefaciliteerde centrum": the agent of an adjective."""
    return sentence.low(group.left - 2) in ("de", "het", "een") and sentence.low(
        group.right
    ).endswith(("de", "te", "en"))


def _signatories(groups: Iterable[Group]) -> bool:
    return all(head.name == SIGNATORIES for group in groups for head in group.heads)


def _we(sentence: _Sentence, part: int) -> Mention | None:
    """ "we" or "wij" as the subject of a main clause, else of a clause that is agreed."""
    for wanted in (("main",), ("content", "adverbial", "question", "relative", "waarbij")):
        for mention in sentence.mentions:
            if mention.form != "we":
                continue
            i = sentence.token_of(mention)
            here = sentence.clauses.parts[i] == part and sentence.clauses.kinds[i] in wanted
            if here and (wanted[0] == "main" or not _main_subject(sentence, part)):
                return mention
    return None


def _main_subject(sentence: _Sentence, part: int) -> bool:
    main = [
        g
        for g in sentence.groups
        if sentence.clauses.parts[g.left] == part and sentence.kind(g) == "main" and not g.aside
    ]
    return bool(_subjects(sentence, main)) or any(g.preposition == "door" for g in main)


def _as_we(sentence: _Sentence, groups: Sequence[Group], part: int) -> list[PartyRole]:
    """ "zetten we als gemeenten in", "Als provincie en gemeenten committeren we ons"."""
    spots = [
        sentence.token_of(m)
        for m in sentence.mentions
        if m.form == "we" and sentence.clauses.parts[sentence.token_of(m)] == part
    ]
    if not spots:
        return []
    for group in groups:
        if group.preposition != "als" or group.heads[0].name in (PARTNERS, SIGNATORIES):
            continue
        opening = sentence.low(group.right) and any(
            sentence.low(group.right + k) in ("we", "wij") for k in (1, 2)
        )
        following = any(0 < group.left - spot <= 6 for spot in spots)
        if opening or following:
            return _as(group, "responsible", "wij als …")
    return []


def _subjects(sentence: _Sentence, main: Sequence[Group]) -> list[Group]:
    """The groups that are the subject of a main clause."""
    found: list[Group] = []
    for group in main:
        if group.preposition or not _subject_place(sentence, group):
            continue
        if not found:
            if _is_object(sentence, group) or _is_patient(sentence, group) is not None:
                if _is_patient(sentence, group) == "responsible":
                    found.append(group)
                continue
            found.append(group)
        elif _new_subject(sentence, group):
            found.append(group)
    return found


def _subject_place(sentence: _Sentence, group: Group) -> bool:
    """A bare place name is a subject only next to a verb or at the beginning."""
    if group.heads[0].form != "place":
        return True
    if group.left == 0:
        return True
    before = sentence.low(group.left - 1)
    after = sentence.low(group.right)
    return (before in (",", "en", "dat") and is_verb(after)) or is_verb(before)


def _verb_before(sentence: _Sentence, group: Group) -> str | None:
    """The number of the finite verb in front of a group, adverbs left out."""
    i = group.left - 1
    while i >= 0 and group.left - i < 5 and sentence.low(i) in ADVERBS:
        i -= 1
    return verb_number(sentence.low(i)) if i >= 0 else None


def _verb_after(sentence: _Sentence, group: Group) -> str | None:
    return verb_number(sentence.low(group.right)) if sentence.low(group.right) else None


def _is_object(sentence: _Sentence, group: Group) -> bool:
    """Does the verb next to the group tell that something else is the subject?

    "Deze aanpak biedt gemeenten ruimte": the verb is singular and the party plural.
    """
    number = _verb_before(sentence, group)
    if number is None and group.left == 0:
        number = _verb_after(sentence, group)
    return group.number is not None and number is not None and number != group.number


def _is_patient(sentence: _Sentence, group: Group) -> Role | None:
    """The part of the subject of a passive; None where the clause is none."""
    near = [sentence.low(i) for i in range(group.left - 4, group.left)]
    near += [sentence.low(group.right + k) for k in range(4)]
    verbs = [low for low in near if low in PASSIVE]
    clause = [
        word.low
        for i, word in enumerate(sentence.words)
        if sentence.clauses.parts[i] == sentence.clauses.parts[group.left]
        and sentence.clauses.kinds[i] == sentence.clauses.kinds[group.left]
    ]
    modal = any(verb_number(low) and low in _MODALS for low in near) and "worden" in clause
    if not verbs and not modal:
        return None
    participles = [low for low in clause if low.startswith("ge") or low.endswith(("d", "t", "en"))]
    if any(low in sentence.lists.patient_acts for low in participles):
        return "responsible"
    if any(low in sentence.lists.patient_joins for low in participles):
        return "partner"
    if any(_participle(low) for low in participles):
        return "beneficiary"
    return None


_MODALS = frozenset(
    ("zal", "zullen", "kan", "kunnen", "moet", "moeten", "mag", "mogen", "dient", "dienen")
)


def _participle(low: str) -> bool:
    if not low.endswith(("d", "t", "en")) or len(low) < 6 or verb_number(low):
        return False
    return low.startswith(("be", "ver", "ont", "her")) or "ge" in low[:7]


def _new_subject(sentence: _Sentence, group: Group) -> bool:
    """A further subject: "… en de provincie ondersteunt …"."""
    before = sentence.low(group.left - 1)
    after = _verb_after(sentence, group)
    if before in ("en", "maar", ",", "terwijl", "want"):
        return after is not None and (group.number is None or after == group.number)
    return sentence.low(group.left - 2) in ("en", "maar", ",") and is_verb(before)


def _with_bracket(sentence: _Sentence, group: Group) -> Group:
    """ "de regio (gemeenten)": the brackets say who is meant."""
    if sentence.low(group.right) != "(":
        return group
    for other in sentence.groups:
        if other.aside and other.left == group.right + 1 and sentence.low(other.right) == ")":
            return replace(group, heads=(*group.heads[:-1], *other.heads))
    return group


def _content(
    sentence: _Sentence, groups: Sequence[Group], part: int, has_subject: bool
) -> list[PartyRole]:
    """Who is named in a clause that says what is agreed: "we spreken af dat gemeenten …"."""
    inside = [g for g in groups if sentence.kind(g) == "content" and not g.aside]
    found = [g for g in inside if not g.preposition and _subject_place(sentence, g)]
    if not found:
        return []
    if has_subject:
        said = (
            word.low
            for i, word in enumerate(sentence.words)
            if sentence.clauses.parts[i] == part and sentence.clauses.kinds[i] == "main"
        )
        if not any(low in sentence.lists.agreements for low in said):
            return []
    first = found[0]
    return _as(first, "responsible", "onderwerp van wat is afgesproken")


def _falls_to(sentence: _Sentence, group: Group) -> bool:
    """ "Hier ligt een opgave voor gemeenten", "het is aan de gemeenten"."""
    lows = [word.low for word in sentence.words[max(0, group.left - 8) : group.left]]
    if group.preposition in ("bij", "voor") and sentence.lists.falls_to & set(lows):
        return True
    if group.preposition == "aan":
        return lows[-3:-1] == ["het", "is"] or lows[-3:] == ["is", "het", "aan"]
    if group.preposition == "van" and len(lows) > 1:
        return lows[-2] in sentence.lists.undertakings and group.left <= 6
    return False


def _weaker(sentence: _Sentence) -> list[PartyRole]:
    """The subject of a clause with "die", where the main clause names nobody; not of what is done."""
    for group in sentence.groups:
        if sentence.kind(group) != "relative" or group.preposition or group.aside:
            continue
        after = {word.low for word in sentence.words[group.right :]}
        if group.heads[0].form != "place" and not after & _PERFECT:
            return [
                replace(role, score=round(role.score * 0.7, 3))
                for role in _as(group, "responsible", "onderwerp van de bijzin")
            ]
    return []


_PERFECT = frozenset(("heeft", "hebben", "had", "hadden"))


def _others(sentence: _Sentence) -> list[PartyRole]:
    """Partners and beneficiaries."""
    found: list[PartyRole] = []
    for group in sentence.groups:
        role = _other_role(sentence, group)
        if role is not None:
            found.extend(_as(group, role[0], role[1]))
    return found


def _other_role(sentence: _Sentence, group: Group) -> tuple[Role, str] | None:
    if group.aside:
        return None
    kind = sentence.kind(group)
    if not group.preposition and all(head.name == SIGNATORIES for head in group.heads):
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
    patient = _is_patient(sentence, group)
    if patient in ("partner", "beneficiary"):
        return patient, "lijdend voorwerp"
    joins = any(word.low in sentence.lists.joining_verbs for word in sentence.words)
    return ("partner" if joins else "beneficiary"), "voorwerp van de zin"


def _as(group: Group, role: Role, why: str) -> list[PartyRole]:
    return [_role(mention, role, why) for mention in group.heads]


def _role(mention: Mention, role: Role, why: str) -> PartyRole:
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


def _ordered(roles: Iterable[PartyRole]) -> tuple[PartyRole, ...]:
    """Each party once in each part, the surest; responsible parties first."""
    best: dict[tuple[str, str], PartyRole] = {}
    responsible = {role.name for role in roles if role.role == "responsible"}
    for role in roles:
        key = (role.name, role.role)
        if role.role != "responsible" and role.name in responsible:
            continue
        if key not in best or best[key].score < role.score:
            best[key] = role
    rank = {"responsible": 0, "partner": 1, "beneficiary": 2}
    return tuple(sorted(best.values(), key=lambda r: rank[r.role]))
