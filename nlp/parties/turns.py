"""Who speaks in a debate: "De heer Bakker (PvdA): …", "Wethouder Smit: …", "Anna Bakker (PvdA). …".

What members of a council say are opinions, questions and retorts; what a member of the executive says
to do is said for their body. A *turn* goes from the line or sentence that names the speaker to the next
that does, or to the next heading. In minutes that retell ("Mevrouw Kuipers (D66) vraagt of …") it is one
sentence, and those after it that go on with "zij".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from corpus.document_words import load_document_words
from corpus.either import either
from corpus.parties import STATE, PartyRegistry
from extract.passages import Passage
from nlp.parties.cues import party_words
from nlp.parties.entries import own_municipality
from nlp.records import DocumentContext

Side = Literal["member", "executive", "chair"]

#: Where a sentence stands: the position of its passage, and its index in it.
Spot = tuple[int, int]

_PERSON = (
    r"[A-ZÀ-Þ’'][\w.’'À-ÿ-]*(?:\s+(?:van|de|den|der|ten|ter|het|’t|'t|[A-ZÀ-Þ][\w.’'À-ÿ-]*)){0,5}"
)
#: So many members with their party make a debate of a text that does not call itself minutes.
_MEMBERS = 2
#: Kinds of documents in which names with a party beside them sign, and nobody speaks.
_SIGNED = ("agreement", "coalition_agreement", "election_programme")
_MINUTES = "minutes"


@dataclass(frozen=True, slots=True)
class Turn:
    """Who says a sentence: a member of a council, of the executive, or the chair.

    ``office`` is that of the executive, in small letters. ``aloud``: the words are the speaker's own.
    """

    side: Side
    office: str = ""
    aloud: bool = True


@dataclass(frozen=True, slots=True)
class Opening:
    """How a sentence names who speaks: ``party`` is a political one, ``office`` that of an executive."""

    person: str
    party: str
    office: str
    chair: bool
    aloud: bool

    def turn(self, sides: Mapping[str, Turn]) -> Turn:
        """The turn that it opens; a person without party or office keeps those named before."""
        if self.chair:
            return Turn("chair", aloud=self.aloud)
        if self.office:
            return Turn("executive", self.office, self.aloud)
        known = sides.get(self.person)
        return (
            Turn(known.side, known.office, self.aloud) if known else Turn("member", "", self.aloud)
        )


def opening_of(text: str) -> Opening | None:
    """How a sentence or line begins with who speaks; None where it does not.

    A person behind "de heer" or "mevrouw" who speaks aloud may be without party or office; one who is
    retold has either. A full stop stands for the colon behind a party in brackets, and behind who leads.
    """
    match = _speaker().match(text)
    if match is None:
        return None
    title = (match["title"] or "").casefold()
    body = (match["body"] or match["behind"] or "").strip()
    words = party_words().debate
    office = next((o for o in words.executive if o in (title, body.casefold())), "")
    party = body if _is_party(body) else ""
    chair = title in words.chair
    stops = match["stop"] is not None and (chair or (party and match["body"] is not None))
    aloud = match["colon"] is not None or bool(stops)
    known = bool(office or party)
    may_speak = aloud if chair else known or (aloud and bool(title))
    # "Wethouder: J. Smit" is a field.
    is_named = bool(match["person"] or match["article"] or chair)
    if (body and not known) or not may_speak or not is_named:
        return None
    return Opening(match["person"] or "", party, office, chair, aloud)


def _opening(text: str, context: DocumentContext) -> Opening | None:
    """How a sentence names who speaks; in minutes it may be a party ("De VVD vindt …", "SP: …")."""
    found = opening_of(text)
    if found is not None or context.kind != _MINUTES:
        return found
    match = _fraction().match(text)
    if match is None:
        return None
    return Opening(
        match["party"], match["party"], "", chair=False, aloud=match["colon"] is not None
    )


def turns_of(
    context: DocumentContext, sentences: Iterable[tuple[Passage, tuple[str, ...]]]
) -> dict[Spot, Turn]:
    """The turns of the sentences of a document; empty where it is no debate.

    ``sentences`` are the passages in order, with the texts of their sentences.
    """
    if context.kind in _SIGNED:
        return {}
    texts = [(passage, own) for passage, own in sentences if passage.kind != "furniture"]
    read = [
        (passage, tuple((text, _opening(text, context)) for text in own)) for passage, own in texts
    ]
    openings = [opening for _, own in read for _, opening in own if opening is not None]
    members = {opening.person for opening in openings if opening.party and not opening.office}
    enough = 1 if context.kind == _MINUTES else _MEMBERS
    return dict(_turns(read, openings)) if len(members) >= enough else {}


def _turns(
    texts: Iterable[tuple[Passage, tuple[tuple[str, Opening | None], ...]]],
    openings: Iterable[Opening],
) -> Iterator[tuple[Spot, Turn]]:
    sides = {
        opening.person: opening.turn({}) for opening in openings if opening.office or opening.party
    }
    turn: Turn | None = None
    section: tuple[str, ...] = ()
    for passage, own in texts:
        if passage.section != section or (turn is not None and not _goes_over(turn)):
            turn, section = None, passage.section
        for index, (text, opening) in enumerate(own):
            if opening is not None:
                turn = opening.turn(sides)
            elif turn is not None and _ends(text, turn):
                turn = None
            if turn is not None:
                yield (passage.position, index), turn


def _goes_over(turn: Turn) -> bool:
    """Return True if a turn may go on in the next paragraph. What the chair says is short, what is
    retold too."""
    return turn.aloud and turn.side != "chair"


def _ends(text: str, turn: Turn) -> bool:
    """Return True if a sentence ends a turn: "Besluit: …", or any that does not go on with "zij"
    in what is retold."""
    words = party_words().debate
    low = text.casefold()
    if turn.aloud:
        return any(re.match(rf"{re.escape(word)}\s*:", low) for word in words.ends)
    return not any(re.match(rf"{re.escape(word)}\b", low) for word in words.goes_on)


def body_of(
    turn: Turn, context: DocumentContext, registry: PartyRegistry, only: Callable[[str], str | None]
) -> tuple[str, str] | None:
    """The body that a member of the executive speaks for, as name and kind; None where the document
    does not say which. ``only`` gives the one body of a kind that the document names."""
    level = party_words().debate.executive.get(turn.office)
    if level is None:
        return None
    if level == "state":
        return STATE, registry[STATE].kind
    party = None
    if level == "municipality":
        party = own_municipality(context, registry)
    elif context.province_id is not None:
        party = registry.of_area(context.province_id)
    name = party.name if party is not None else only(level)
    return (name, level) if name is not None else None


@cache
def _parties() -> frozenset[str]:
    words = load_document_words().political
    return frozenset((*words.parties, *words.also))


def _is_party(name: str) -> bool:
    """Return True for a political party: one of the country, or a local one by words of its name."""
    words = load_document_words().political
    first, last = words.local_first, words.local_last
    local = name.startswith(tuple(f"{word} " for word in first)) or name.endswith(
        tuple(f" {word}" for word in last)
    )
    return name in _parties() or local


@cache
def _fraction() -> re.Pattern[str]:
    """ "De VVD vindt", "De fractie van de SP vraagt", "Het CDA:"."""
    names = either(_parties())
    before = r"(?:(?:[Dd]e|[Hh]et)\s+)?(?:[Ff]ractie\s+(?:van\s+)?(?:(?:de|het)\s+)?)?"
    return re.compile(rf"{before}(?P<party>{names})(?:-fractie)?(?![\w-])(?P<colon>\s*:)?")


@cache
def _speaker() -> re.Pattern[str]:
    words = party_words().debate
    titles = sorted((*words.people, *words.executive, *words.chair), key=lambda word: -len(word))
    title = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in titles)
    return re.compile(
        rf"(?:(?i:(?:(?P<article>de)\s+)?(?P<title>{title}))(?![\w-])\s*)?(?P<person>{_PERSON}(?!\w))?"
        r"\s*(?:\((?P<body>[^()]{1,40})\)|,\s*(?P<behind>[A-Z][^\s,:]{1,20})(?=\s*:))?\s*"
        r"(?:(?P<colon>:)|(?P<stop>\.)(?=\s|$))?"
    )
