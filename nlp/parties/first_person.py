"""Who speaks where a sentence says "we" or "ik": one rule a function, as in :mod:`nlp.parties.responsible`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.parties import SIGNATORIES
from nlp.parties.case import Case, vote, vote_for, votes_for
from nlp.parties.entries import we as who_is_we
from nlp.parties.evidence import Sentence
from nlp.parties.groups import Group
from nlp.parties.mentions import PARTNERS
from nlp.parties.participation import Mention, PartyRole, Vote
from nlp.parties.retold import RETELLING, retold_owner
from nlp.parties.spoken_by import speaker_of
from nlp.parties.subjects import subjects_of

#: Kinds of documents that one person writes.
_WRITTEN = ("letter", "questions")
#: Clauses in which "we" speaks where no main clause has a subject.
_BELOW = ("content", "adverbial", "question", "relative", "waarbij")
#: How a minister calls the own ministry.
_OWN_MINISTRY = frozenset((("mijn", "ministerie"), ("ons", "ministerie"), ("mijn", "departement")))
#: How far behind "we" "als gemeenten" may stand, and how far before a party what falls to it.
_CAPACITY = 6
#: How sure it is that who speaks in a debate speaks for their body.
_SPOKEN = 0.8


def we_as(case: Case) -> Iterator[Vote]:
    """ "zetten we als gemeenten in", "Als provincie en gemeenten committeren we ons"."""
    sentence = case.sentence
    for part in sentence.parts:
        spots = [
            i
            for i in (sentence.token_of(m) for m in sentence.mentions if m.form == "we")
            if sentence.clauses.parts[i] == part
        ]
        group = next((g for g in sentence.in_part(part) if _capacity(sentence, g, spots)), None)
        if group is not None:
            yield from votes_for("we_as", sentence, group, part)


def _capacity(sentence: Sentence, group: Group, spots: Sequence[int]) -> bool:
    if group.left - 2 in spots and sentence.low(group.left - 1) == ",":
        return True
    if group.preposition != "als" or group.heads[0].name in (PARTNERS, SIGNATORIES):
        return False
    opening = bool({group.right + 1, group.right + 2}.intersection(spots))
    return opening or any(0 < group.left - spot <= _CAPACITY for spot in spots)


def we(case: Case) -> Iterator[Vote]:
    """ "we" or "wij" as the subject of a main clause, else of a clause that is agreed."""
    sentence = case.sentence
    owner = retold_owner(case) if case.context.kind in RETELLING else None
    for part in sentence.parts:
        mention = we_in_part(sentence, part)
        if mention is not None and owner is not None:
            # "We breiden uit" under "Provinciaal beleid" is not what the municipality says.
            mention = replace(mention, name=owner[0], kind=owner[1])
        if mention is not None:
            yield vote_for("we", sentence, mention, part)
        elif "ik" in sentence.main_words(part) or _mine(sentence, part):
            yield from _writer(case, part)


def _mine(sentence: Sentence, part: int) -> bool:
    """ "Mijn ministerie": it is the body of who writes."""
    words = list(sentence.main_words(part))
    return any(pair in _OWN_MINISTRY for pair in pairwise(words))


def _writer(case: Case, part: int) -> Iterator[Vote]:
    """ "Ik" in a letter or in answers: the one who wrote it, so for the body that made it."""
    makers = case.context.issued_by
    if case.context.kind in _WRITTEN and len(makers) == 1 and case.speaker is None:
        name, kind = who_is_we(case.context, case.registry)
        role = PartyRole(name, kind, "responsible", None, None, True, _SPOKEN, "we")
        yield vote("we", role, part)


def reply(case: Case) -> Iterator[Vote]:
    """ "We" in the words of one party: "met een reactie van de provincie", under "Antwoord GS"."""
    sentence = case.sentence
    speaker = speaker_of(case)
    for part in sentence.parts if speaker is not None else ():
        mention = we_in_part(sentence, part)
        if mention is not None and speaker is not None:
            spoken = replace(mention, name=speaker.name, kind=speaker.kind, score=speaker.score)
            yield vote_for("reply", sentence, spoken, part, 0.9)


def spoken(case: Case) -> Iterator[Vote]:
    """ "We" and "ik" of a member of the executive in a debate: their body."""
    sentence = case.sentence
    if case.speaker is None:
        return
    name, kind = case.speaker
    for part in sentence.parts:
        mention = we_in_part(sentence, part)
        if mention is not None:
            own = replace(mention, name=name, kind=kind, score=_SPOKEN)
            yield vote_for("spoken", sentence, own, part)
        elif "ik" in sentence.main_words(part):
            role = PartyRole(name, kind, "responsible", None, None, True, _SPOKEN, "spoken")
            yield vote("spoken", role, part)


def we_in_part(sentence: Sentence, part: int) -> Mention | None:
    """ "we" as the subject of a main clause, else of a clause below one without another subject."""
    spots = [
        (mention, sentence.kind_at(i))
        for mention in sentence.mentions
        if mention.form == "we"
        for i in (sentence.token_of(mention),)
        if sentence.clauses.parts[i] == part
    ]
    main = next((mention for mention, kind in spots if kind == "main"), None)
    below = next((mention for mention, kind in spots if kind in _BELOW), None)
    if main is not None or below is None:
        return main
    others = subjects_of(sentence, sentence.main_groups(part))
    others += [g for g in sentence.main_groups(part) if g.preposition == "door"]
    return None if others else below
