"""Who the sentence itself names as responsible: one rule a function, of the id that it votes under.

A rule looks at one part of the sentence (between colons and semicolons) at a time and says what it
sees there; which of them decides is up to :mod:`nlp.parties.weigh_roles`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from corpus.language import language
from nlp.parties.case import Case, Rule, vote, vote_for, votes_for
from nlp.parties.cues import PASSIVE
from nlp.parties.entries import is_joint
from nlp.parties.evidence import Sentence, are_signatories
from nlp.parties.first_person import reply, spoken, we, we_as, we_in_part
from nlp.parties.groups import Group
from nlp.parties.implied import speaks_for_itself
from nlp.parties.participation import Mention, PartyRole, Vote
from nlp.parties.subjects import (
    MODALS,
    is_helped,
    is_object,
    is_subject_place,
    patient_role,
    subjects_of,
    with_bracket,
)

#: The rule on "partijen" of a document that these did not make.
NAMED_BEFORE = "named_before"
#: How sure it is that "partijen" are those that the sentence before names.
_BEFORE = 0.7
#: "Beide partijen" are so many.
_BOTH = 2
#: So those stand who do something together: as the subject, behind "door" or "tussen".
_JOINTLY = ("", None, "door", "tussen")
_FALLS = 8
#: A comma, a day and a month.
_DATE = 3
#: "Actium te vragen om woningen te verduurzamen": who is asked does it.
_ASKS = frozenset(("vragen", "verzoeken", "opdragen", "machtigen", "opdracht"))
#: Lists of what a board decided.
DECISION = "decision"
ELECTION = "election_programme"


def label(case: Case) -> Iterator[Vote]:
    """ "Provincie: …" at the beginning."""
    sentence = case.sentence
    for group in sentence.groups[:1]:
        if group.left == 0 and sentence.low(group.right) == ":" and not group.preposition:
            yield from votes_for("label", sentence, group, 0)


def falls_to_us(case: Case) -> Iterator[Vote]:
    """ "een opgave van Rijk en gemeenten waarin we …"."""
    sentence = case.sentence
    for part in sentence.parts:
        mention = we_in_part(sentence, part)
        if mention is not None and sentence.kind_at(sentence.token_of(mention)) != "main":
            for group in _falling(sentence, part):
                yield from votes_for("falls_to_us", sentence, group, part)


def agreed(case: Case) -> Iterator[Vote]:
    """Who is named in a clause that says what is agreed: "we spreken af dat gemeenten …"."""
    sentence = case.sentence
    for part in sentence.parts:
        found = _agreed_subject(sentence, part)
        if found is not None and not _ours(sentence, found):
            yield from votes_for("agreed", sentence, found, part)


def agreed_we(case: Case) -> Iterator[Vote]:
    """ "We spreken af dat wij marktpartijen faciliteren"."""
    sentence = case.sentence
    for part in sentence.parts:
        found = _agreed_subject(sentence, part)
        ours = _ours(sentence, found) if found is not None else []
        if ours:
            yield vote_for("agreed_we", sentence, ours[-1], part)


def _agreed_subject(sentence: Sentence, part: int) -> Group | None:
    """The subject of what is agreed, where that binds it rather than who agrees on it."""
    ours = we_in_part(sentence, part) is not None
    subjects = [] if ours else subjects_of(sentence, sentence.main_groups(part))
    doers = subjects or _agents(sentence, part)
    if not ours and doers and not are_signatories(doers):
        return None
    agrees = not sentence.lists.agreements.isdisjoint(sentence.main_words(part))
    if (subjects or ours) and not agrees:
        return None
    return _content_subject(sentence, part)


def _content_subject(sentence: Sentence, part: int) -> Group | None:
    """The subject of the clause that says what is agreed or told ("dat gemeenten …")."""
    for group in sentence.in_part(part):
        if (
            sentence.kind(group) == "content"
            and not group.aside
            and not group.preposition
            and not _in_adverbial(sentence, group.left)
            and is_subject_place(sentence, group)
        ):
            return group
    return None


def _ours(sentence: Sentence, group: Group) -> list[Mention]:
    """Each "we" of the same clause before a group, which then is no subject of it."""
    before = [m for m in sentence.mentions if m.form == "we" and m.end <= group.heads[0].start]
    ours = any(sentence.kind_at(sentence.token_of(m)) == "content" for m in before)
    return before if ours else []


def _in_adverbial(sentence: Sentence, i: int) -> bool:
    """Return True if the clause of a word says what one of time or condition speaks of: "zodra GS
    meldt dat …"."""
    while sentence.kind_at(i) == "content":
        i -= 1
    if sentence.low(i) == "feit":
        # "Gegeven het feit dat het Rijk …"
        return True
    return sentence.kind_at(i) == "adverbial" and sentence.low(i) != ","


def subject(case: Case) -> Iterator[Vote]:
    """The subject of a main clause; not in an item of "De gemeente zal:", which has its subject."""
    sentence = case.sentence
    if case.stem is not None and _ends_with_modal(case.stem):
        return
    asks = not _ASKS.isdisjoint(sentence.lows())
    if case.context.kind == DECISION and not sentence.finites and not asks:
        # "De reactie op het bod van de corporaties te versturen": who decides does it.
        return
    if speaks_for_itself(case) and any(we_in_part(sentence, part) for part in sentence.parts):
        # "We leggen de verkoop aan banden: corporaties mogen alleen nog …" is what we do.
        return
    for part in sentence.parts:
        if we_in_part(sentence, part) is None and not _they(sentence, part):
            for group in subjects_of(sentence, sentence.main_groups(part)):
                if is_helped(sentence, group) and not is_joint(case.context):
                    continue
                if _is_dateline(sentence, group) or _is_wish_for_place(case, group):
                    continue
                yield from votes_for("subject", sentence, with_bracket(sentence, group), part)


def _is_wish_for_place(case: Case, group: Group) -> bool:
    """ "Amsterdam gaat investeren" in an election programme: it is the party that promises that."""
    return case.context.kind == ELECTION and all(head.form == "place" for head in group.heads)


def _is_dateline(sentence: Sentence, group: Group) -> bool:
    """ "Den Haag, 30 oktober 2014": where and when something was written."""
    after = sentence.lows(group.right, group.right + 3)
    months = language().month_names
    return (
        group.heads[0].form == "place"
        and after[:1] == [","]
        and len(after) == _DATE
        and after[1].isdecimal()
        and after[2] in months
    )


def named_before(case: Case) -> Iterator[Vote]:
    """ "De provincie en Zeist ondertekenden de deal. Partijen bouwen …": those named together there."""
    sentence = case.sentence
    for part in sentence.parts:
        if we_in_part(sentence, part) is None and _is_partijen(
            subjects_of(sentence, sentence.main_groups(part))
        ):
            for head in _named_together(case):
                role = PartyRole(
                    head.name, head.kind, "responsible", None, None, True, _BEFORE, NAMED_BEFORE
                )
                yield vote(NAMED_BEFORE, role, part)


def _is_partijen(groups: Sequence[Group]) -> bool:
    """Return True if groups are no more than "partijen", in a document that these did not make."""
    heads = [head for group in groups for head in group.heads]
    return bool(heads) and all(not head.name and head.form == "name" for head in heads)


def _named_together(case: Case) -> Sequence[Mention]:
    """The parties that the sentence before names together; sentences on "partijen" between are skipped."""
    for before in case.in_section():
        groups = [g for part in before.parts for g in before.main_groups(part)]
        if _is_partijen([group for group in groups if not group.preposition]):
            continue
        joint = [g.heads for g in groups if g.preposition in _JOINTLY and _are_several(g)]
        two = "beide" in case.sentence.lows()
        return joint[0] if len(joint) == 1 and (not two or len(joint[0]) == _BOTH) else ()
    return ()


def _are_several(group: Group) -> bool:
    names = {head.name for head in group.heads}
    return len(names) > 1 and "" not in names


def _ends_with_modal(stem: Sentence) -> bool:
    """Return True if a line that introduces a list ends in "zal:", so that its items are
    infinitives."""
    lows = [word.low for word in stem.words if word.is_word]
    return bool(lows) and lows[-1] in MODALS


def _they(sentence: Sentence, part: int) -> bool:
    """Return True if "zij" or "hij" is the subject, right beside the finite verb: "Zij vrijwaart
    de gemeente"."""
    verb = sentence.first_verb()
    spots = [sentence.token_of(m) for m in sentence.mentions if m.form == "pronoun"]
    return any(
        abs(spot - verb) == 1
        and sentence.clauses.parts[spot] == part
        and sentence.kind_at(spot) == "main"
        for spot in spots
    )


def reported(case: Case) -> Iterator[Vote]:
    """ "De wethouder geeft aan dat de provincie meewerkt": who does it, rather than who tells it."""
    sentence = case.sentence
    for part in sentence.parts:
        group = _content_subject(sentence, part) if part in sentence.saying else None
        if group is None or sentence.low(group.left - 1) != "dat" or is_object(sentence, group):
            continue
        if patient_role(sentence, group) in (None, "responsible"):
            yield from votes_for("reported", sentence, group, part)


def agent(case: Case) -> Iterator[Vote]:
    """ "wordt door de provincie betaald"."""
    for part in case.sentence.parts:
        for group in _agents(case.sentence, part):
            yield from votes_for("agent", case.sentence, group, part)


def agent_below(case: Case) -> Iterator[Vote]:
    """ "om door gemeenten te laten vaststellen"."""
    sentence = case.sentence
    for group in sentence.groups:
        below = sentence.kind(group) in ("content", "purpose") and not group.aside
        if group.preposition == "door" and below:
            part = sentence.clauses.parts[group.left]
            yield from votes_for("agent_below", sentence, group, part)


def leader(case: Case) -> Iterator[Vote]:
    """ "onder regie van de provincie"."""
    sentence = case.sentence
    for part in sentence.parts:
        for group in sentence.main_groups(part):
            if group.preposition == "onder":
                yield from votes_for("leader", sentence, group, part)


def giver(case: Case) -> Iterator[Vote]:
    """ "Vanuit Provinciale Staten is € 27 miljoen beschikbaar gesteld"."""
    sentence = case.sentence
    for part in sentence.parts:
        lows = {
            w.low for w, p in zip(sentence.words, sentence.clauses.parts, strict=True) if p == part
        }
        if lows.isdisjoint(sentence.lists.given) or lows.isdisjoint(PASSIVE | {"is", "zijn"}):
            continue
        for group in sentence.main_groups(part):
            if group.preposition == "vanuit":
                yield from votes_for("giver", sentence, group, part)


def between(case: Case) -> Iterator[Vote]:
    """ "overleg tussen provincie en gemeenten", "er is afstemming tussen gemeenten"."""
    sentence = case.sentence
    for group in sentence.groups:
        if group.preposition != "tussen" or sentence.kind(group) not in ("main", "content"):
            continue
        part = sentence.clauses.parts[group.left]
        impersonal = not {"er", "plaats", "plaatsvinden"}.isdisjoint(sentence.main_words(part))
        if len(group.heads) > 1 or (group.number == "plural" and impersonal):
            yield from votes_for("between", sentence, group, part)


def falls_to(case: Case) -> Iterator[Vote]:
    """ "Hier ligt een opgave voor gemeenten", "het is aan de gemeenten"."""
    for part in case.sentence.parts:
        for group in _falling(case.sentence, part):
            yield from votes_for("falls_to", case.sentence, group, part)


def _falling(sentence: Sentence, part: int) -> list[Group]:
    return [g for g in sentence.main_groups(part) if _falls(sentence, g)]


def _falls(sentence: Sentence, group: Group) -> bool:
    before = sentence.lows(group.left - _FALLS, group.left)
    lists = sentence.lists
    match group.preposition:
        case "bij":
            return not lists.falls_to.isdisjoint(before)
        case "voor":
            # "een opgave voor gemeenten om … te bouwen"
            task = sentence.low(group.right) == "om" and not lists.tasks.isdisjoint(before[-3:])
            return task or not lists.falls_to.isdisjoint(before)
        case "aan":
            theirs = before[-3:-1] == ["het", "is"] or before[-3:] == ["is", "het", "aan"]
            return theirs or _is_asked(sentence, group)
        case "van":
            undertaken = len(before) > 1 and before[-2] in lists.undertakings and group.left <= 6
            return undertaken or _is_asked(sentence, group)
        case _:
            return False


def _is_asked(sentence: Sentence, group: Group) -> bool:
    """ "Van gemeenten wordt verwacht", "Aan de gemeenten wordt gevraagd"."""
    return (
        group.left <= 2
        and not PASSIVE.isdisjoint(sentence.lows(group.right, group.right + 3))
        and not sentence.lists.patient_acts.isdisjoint(sentence.lows())
    )


def _agents(sentence: Sentence, part: int) -> list[Group]:
    """Who does it in a passive main clause."""
    return [
        g
        for g in sentence.main_groups(part)
        if g.preposition == "door" and not _attributive(sentence, g)
    ]


def _attributive(sentence: Sentence, group: Group) -> bool:
    """ "het door de provincie gefaciliteerde centrum": the agent of an adjective."""
    return sentence.low(group.left - 2) in ("de", "het", "een") and sentence.low(
        group.right
    ).endswith(("de", "te", "en"))


NAMED: Mapping[str, Rule] = {
    "label": label,
    "we_as": we_as,
    "falls_to_us": falls_to_us,
    "agreed": agreed,
    "agreed_we": agreed_we,
    "reply": reply,
    "spoken": spoken,
    "we": we,
    NAMED_BEFORE: named_before,
    "subject": subject,
    "reported": reported,
    "agent": agent,
    "agent_below": agent_below,
    "leader": leader,
    "giver": giver,
    "between": between,
    "falls_to": falls_to,
}
