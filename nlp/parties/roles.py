"""The part that each party takes in a sentence: responsible, partner or beneficiary."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from corpus.parties import SIGNATORIES, PartyRegistry
from nlp.parties.groups import Group
from nlp.parties.implied import Implied, implied_parties
from nlp.parties.mentions import PARTNERS, default_registry
from nlp.parties.model import Mention, PartyRole
from nlp.parties.others import as_role, others_in, role_of
from nlp.parties.sentence import Sentence, are_signatories, read_sentence
from nlp.parties.subjects import is_subject_place, patient_role, subjects_of, with_bracket
from nlp.parties.words import PASSIVE
from nlp.records import DocumentContext
from nlp.sentences import boundaries

_INHERITED = 3


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
    sentence = read_sentence(text, context, before, registry)
    named = _named(sentence)
    responsible = [role for role in named if role.role == "responsible"]
    if responsible:
        plain = all(role.why == "wij" for role in responsible)
        speaker = _speaker(stem, section, context, registry) if plain else None
        if speaker is not None:
            named = [_said_by(speaker, role) for role in named]
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


def _speaker(
    stem: str | None, section: Sequence[str], context: DocumentContext, registry: PartyRegistry
) -> Mention | None:
    """Whose words follow: "met een reactie van de provincie", under the heading "Antwoord GS"."""
    lines = [_introducing(stem)[0]] if stem else []
    for line in (*lines, *reversed(section[-2:])):
        sentence = read_sentence(line, context, (), registry)
        for group in sentence.groups:
            before = [word.low for word in sentence.words[max(0, group.left - 2) : group.left]]
            if len(group.heads) == 1 and (
                (
                    group.preposition in ("van", "vanuit")
                    and before[:1]
                    and before[0] in sentence.lists.replies
                )
                or (not group.preposition and before[-1:] and before[-1] in sentence.lists.replies)
            ):
                return group.heads[0]
    return None


def _said_by(speaker: Mention, role: PartyRole) -> PartyRole:
    """The role of "we", for whom it stands in what one party says."""
    if role.role != "responsible":
        return role
    return replace(
        role,
        name=speaker.name,
        kind=speaker.kind,
        score=round(speaker.score * 0.9, 3),
        why="wij, in de woorden van deze partij",
    )


def _named(sentence: Sentence) -> list[PartyRole]:
    """The parties that the sentence names, with their parts."""
    found = _responsible(sentence)
    others = others_in(sentence)
    partners = {role.name for role in others if role.role == "partner"}
    kept = [role for role in found if not (role.name in partners and role.why.startswith("tussen"))]
    return [*(kept or found), *others]


def _responsible(sentence: Sentence) -> list[PartyRole]:
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


def _label(sentence: Sentence) -> list[PartyRole]:
    """ "Provincie: …" at the beginning."""
    for group in sentence.groups[:1]:
        if group.left == 0 and sentence.low(group.right) == ":" and not group.preposition:
            return as_role(group, "responsible", "staat als kopje voor de zin")
    return []


def _responsible_in(sentence: Sentence, part: int) -> list[PartyRole]:
    """Who is responsible in one part (between colons and semicolons) of the sentence."""
    groups = sentence.in_part(part)
    as_group = _as_we(sentence, groups, part)
    if as_group:
        return as_group
    we = _we(sentence, part)
    main = sentence.main_groups(part)
    falls = [g for g in main if _falls_to(sentence, g)]
    if we is not None and sentence.kind_at(sentence.token_of(we)) != "main" and falls:
        # "een opgave van Rijk en gemeenten waarin we …"
        return [role for g in falls for role in as_role(g, "responsible", "bij wie het ligt")]
    subjects = subjects_of(sentence, main) if we is None else []
    agents = [g for g in main if g.preposition == "door" and not _attributive(sentence, g)]
    if we is not None or not (subjects or agents) or are_signatories(subjects or agents):
        content = _content(sentence, groups, part, bool(subjects) or we is not None)
        if content:
            return content
    if we is not None:
        return [role_of(we, "responsible", "wij")]
    if subjects:
        return [
            role
            for g in subjects
            for role in as_role(with_bracket(sentence, g), "responsible", "onderwerp van de zin")
        ]
    if not agents:
        agents = [
            g
            for g in groups
            if g.preposition == "door"
            and sentence.kind(g) in ("content", "purpose")
            and not g.aside
        ]
    if agents:
        return [role for g in agents for role in as_role(g, "responsible", "door …")]
    leaders = [g for g in main if g.preposition == "onder"]
    if leaders:
        return [role for g in leaders for role in as_role(g, "responsible", "onder regie van …")]
    givers = [g for g in main if g.preposition == "vanuit" and _gives(sentence, part)]
    if givers:
        return [role for g in givers for role in as_role(g, "responsible", "vanuit …")]
    between = [
        g
        for g in groups
        if g.preposition == "tussen"
        and sentence.kind(g) in ("main", "content")
        and (len(g.heads) > 1 or (g.number == "plural" and _impersonal(sentence, part)))
    ]
    if between:
        return [role for g in between for role in as_role(g, "responsible", "tussen …")]
    return [role for g in falls for role in as_role(g, "responsible", "bij wie het ligt")]


def _impersonal(sentence: Sentence, part: int) -> bool:
    """ "Er is afstemming tussen gemeenten", "tussen gemeenten vindt overleg plaats"."""
    return not {"er", "plaats", "plaatsvinden"}.isdisjoint(sentence.main_words(part))


def _gives(sentence: Sentence, part: int) -> bool:
    """Is something given in this part of the sentence: "is beschikbaar gesteld", "wordt geboden"?"""
    lows = {w.low for w, p in zip(sentence.words, sentence.clauses.parts, strict=True) if p == part}
    return bool(lows & sentence.lists.given) and bool(lows & _PASSIVE_OR_PERFECT)


_PASSIVE_OR_PERFECT = PASSIVE | {"is", "zijn"}


def _attributive(sentence: Sentence, group: Group) -> bool:
    """ "het door de provincie gefaciliteerde centrum": the agent of an adjective."""
    return sentence.low(group.left - 2) in ("de", "het", "een") and sentence.low(
        group.right
    ).endswith(("de", "te", "en"))


def _we(sentence: Sentence, part: int) -> Mention | None:
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


def _main_subject(sentence: Sentence, part: int) -> bool:
    main = sentence.main_groups(part)
    return bool(subjects_of(sentence, main)) or any(g.preposition == "door" for g in main)


def _as_we(sentence: Sentence, groups: Sequence[Group], part: int) -> list[PartyRole]:
    """ "zetten we als gemeenten in", "Als provincie en gemeenten committeren we ons"."""
    spots = [
        sentence.token_of(m)
        for m in sentence.mentions
        if m.form == "we" and sentence.clauses.parts[sentence.token_of(m)] == part
    ]
    if not spots:
        return []
    for group in groups:
        if group.left - 2 in spots and sentence.low(group.left - 1) == ",":
            return as_role(group, "responsible", "wij als …")
        if group.preposition != "als" or group.heads[0].name in (PARTNERS, SIGNATORIES):
            continue
        opening = sentence.low(group.right) and any(
            sentence.low(group.right + k) in ("we", "wij") for k in (1, 2)
        )
        following = any(0 < group.left - spot <= 6 for spot in spots)
        if opening or following:
            return as_role(group, "responsible", "wij als …")
    return []


def _content(
    sentence: Sentence, groups: Sequence[Group], part: int, has_subject: bool
) -> list[PartyRole]:
    """Who is named in a clause that says what is agreed: "we spreken af dat gemeenten …"."""
    inside = [
        g
        for g in groups
        if sentence.kind(g) == "content" and not g.aside and not _in_adverbial(sentence, g.left)
    ]
    found = [g for g in inside if not g.preposition and is_subject_place(sentence, g)]
    if not found:
        return []
    if has_subject and sentence.lists.agreements.isdisjoint(sentence.main_words(part)):
        return []
    first = found[0]
    ours = [m for m in sentence.mentions if m.form == "we" and m.end <= first.heads[0].start]
    if any(sentence.clauses.kinds[sentence.token_of(m)] == "content" for m in ours):
        # "dat wij marktpartijen faciliteren"
        return [role_of(ours[-1], "responsible", "wij")]
    return as_role(first, "responsible", "onderwerp van wat is afgesproken")


def _in_adverbial(sentence: Sentence, i: int) -> bool:
    """Does the clause of a word say what one of time or condition speaks of: "zodra GS meldt dat …"?"""
    while sentence.kind_at(i) == "content":
        i -= 1
    return sentence.kind_at(i) == "adverbial" and sentence.low(i) != ","


def _falls_to(sentence: Sentence, group: Group) -> bool:
    """ "Hier ligt een opgave voor gemeenten", "het is aan de gemeenten"."""
    lows = [word.low for word in sentence.words[max(0, group.left - 8) : group.left]]
    if group.preposition in ("bij", "voor") and sentence.lists.falls_to & set(lows):
        return True
    if group.preposition == "voor" and sentence.low(group.right) == "om":
        # "een opgave voor gemeenten om … te bouwen"
        return not sentence.lists.tasks.isdisjoint(lows[-3:])
    if group.preposition == "aan" and (
        lows[-3:-1] == ["het", "is"] or lows[-3:] == ["is", "het", "aan"]
    ):
        return True
    if group.preposition in ("van", "aan") and group.left <= 2:
        return not PASSIVE.isdisjoint(
            word.low for word in sentence.words[group.right : group.right + 3]
        ) and not sentence.lists.patient_acts.isdisjoint(word.low for word in sentence.words)
    if group.preposition == "van" and len(lows) > 1:
        return lows[-2] in sentence.lists.undertakings and group.left <= 6
    return False


def _weaker(sentence: Sentence) -> list[PartyRole]:
    """The subject of a clause with "die" or "hoe", where the main clause names nobody.

    Not of what is done, nor where something is done to it: "hoe gemeenten worden geholpen".
    """
    for group in sentence.groups:
        kind = sentence.kind(group)
        if kind not in ("relative", "question") or group.preposition or group.aside:
            continue
        if kind == "question" and (
            patient_role(sentence, group) is not None or sentence.low(group.left - 1) in _WHICH
        ):
            continue
        after = {word.low for word in sentence.words[group.right :]}
        if group.heads[0].form != "place" and not after & _PERFECT:
            return [
                replace(role, score=round(role.score * 0.7, 3))
                for role in as_role(group, "responsible", "onderwerp van de bijzin")
            ]
    return []


_WHICH = frozenset(("welke", "wat", "wie"))
_PERFECT = frozenset(("heeft", "hebben", "had", "hadden"))


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
