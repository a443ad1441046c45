"""Relations between the words of a document: what it refers to, spells, repeats and orders.

As with quantities (:mod:`checks.relation`) a finder only says what belongs together;
:func:`verdict_on` says what the words say of each other, and the one judge (:mod:`checks.judge`) what comes of it.

``reference``
    A place that the text refers to ("tabel 3"); ``others`` are the places that bear that name.
``caption``
    A part that a sentence announces; the one of ``others`` is what the sentence is about.
``gap``
    A caption; ``others`` has the one before it, and ``known`` is the number that lies between them.
``cell``
    A number that the text says a table has; ``others`` are its cells with that number.
``note``
    The mark of a footnote; ``others`` are the notes with that mark.
``mark``
    The mark of a footnote; the first of ``others`` is the note that is about the marked words.
``term``
    The mark of a footnote behind the word ``known``; the first of ``others`` is the word that its note explains.
``spelling``
    A name beside its commoner spelling, the first of ``others``.
``rhythm``
    How often something happens; the first of ``others`` is where the same words say it, ``rank`` the times a year.
``once``
    A sentence; ``others`` are the places right beside it where it stands again.
``range``
    The first number of a range, and the last one: it may not be more.
``order``
    Two moments: the stated one may not lie after the other, or before it where it ``is_last``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from checks.check import CheckKind, Reason, RelationKind
from extract.model import Segment

Kind = Literal[
    "reference",
    "caption",
    "gap",
    "cell",
    "note",
    "mark",
    "term",
    "spelling",
    "rhythm",
    "once",
    "range",
    "order",
]


@dataclass(frozen=True, slots=True)
class Mention:
    """Words at a place of the source; ``rank`` puts moments in order (a year, a day's number), or says how often.

    ``more`` are the places of further words, so that a line that breaks between two words changes no place.
    """

    text: str
    place: Segment
    rank: float = 0.0
    more: tuple[Segment, ...] = ()

    @property
    def places(self) -> tuple[Segment, ...]:
        """The places of all its words."""
        return (self.place, *self.more)


@dataclass(frozen=True, slots=True)
class WordRelation:
    """Words that belong together; ``subject`` says in Dutch what they are about.

    ``known`` tells what there is where ``others`` is empty, with its ``beside`` as evidence.
    ``is_certain`` where nothing but a slip of the document explains what does not fit; else ``doubt`` says
    what else may. ``is_comparable`` is False where both can be right, as ``doubt`` says. ``named`` are the titles of the documents of the words and of the others, where these are two.
    """

    kind: Kind
    subject: str
    stated: Mention
    others: tuple[Mention, ...] = ()
    known: str = ""
    beside: tuple[Segment, ...] = ()
    is_certain: bool = True
    is_comparable: bool = True
    is_last: bool = False
    doubt: str = "Misschien hebben wij iets gemist."
    reason: Reason = "reading"
    named: tuple[str, ...] = ()


def spelt_otherwise(odd: Mention, usual: Mention) -> WordRelation:
    """The relation of a word to the way in which the document writes it elsewhere."""
    about = f"Schrijfwijze: {usual.text}"
    return WordRelation("spelling", about, odd, (usual,), known="op andere plekken")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What words say of each other: the kinds of check and relation, whether they fit, what was expected, and
    the explanation."""

    check: CheckKind
    relation: RelationKind
    fits: bool
    computed: str
    words: str


_Said = tuple[bool, str, str]


def verdict_on(relation: WordRelation) -> Verdict:
    """What the words of a relation say of each other."""
    fits, computed, words = _VERDICTS[relation.kind](relation)
    return Verdict(*_CODES[relation.kind], fits, computed, words)


def _reference(relation: WordRelation) -> _Said:
    name = relation.stated.text
    if relation.others:
        found = relation.others[0].text
        return (True, found, f"Het document heeft: '{found}'.")
    return (False, relation.known, f"'{name}' is er niet; het document heeft {relation.known}.")


def _caption(relation: WordRelation) -> _Said:
    meant = relation.others[0].text
    words = (
        f"'{relation.stated.text}' wijst naar '{relation.known}', waar niets over deze woorden staat; "
        f"'{meant}' past er wel bij."
    )
    return (False, meant, words)


def _gap(relation: WordRelation) -> _Said:
    stated, before = relation.stated.text, relation.others[0].text
    words = f"Op '{before}' volgt '{stated}'; nummer {relation.known} is er niet."
    return (False, f"nummer {relation.known}", words)


def _cell(relation: WordRelation) -> _Said:
    words = f"De tekst zegt dat {relation.stated.text} in {relation.known} staat; dat is niet zo."
    return (bool(relation.others), f"niet in {relation.known}", words)


def _note(relation: WordRelation) -> _Said:
    mark = relation.stated.text
    if relation.others:
        return (True, mark, f"Noot {mark} staat in het document.")
    lacks = f"die staat er niet; wel {relation.known}" if relation.known else "er staan geen noten"
    words = f"De tekst verwijst naar noot {mark}, maar {lacks}."
    return (False, relation.known or "geen noten", words)


def _mark(relation: WordRelation) -> _Said:
    meant = relation.others[0].text
    words = f"Hier staat noot {relation.stated.text}; over deze woorden gaat {meant}."
    return (False, meant, words)


def _term(relation: WordRelation) -> _Said:
    meant, mark = relation.others[0].text, relation.stated.text
    words = f"Noot {mark} staat bij '{relation.known}'; de noot gaat over '{meant}', dat er geen noot heeft."
    return (False, f"bij '{meant}'", words)


def _spelling(relation: WordRelation) -> _Said:
    usual = relation.others[0].text
    words = f"Er staat '{relation.stated.text}'; {relation.known} staat '{usual}'."
    return (relation.stated.text == usual, usual, words)


def _rhythm(relation: WordRelation) -> _Said:
    stated, other = relation.stated, relation.others[0]
    words = f"In dezelfde woorden staat '{stated.text}' en '{other.text}'."
    if relation.named:
        here, there = relation.named
        words = (
            f"In '{here}' staat '{stated.text}', in '{there}' in dezelfde woorden '{other.text}'."
        )
    return (stated.rank == other.rank, other.text, words)


def _once(relation: WordRelation) -> _Said:
    told = "Deze woorden staan" if " " in relation.stated.text else "Dit woord staat"
    where = relation.known or "achter elkaar"
    return (not relation.others, "1 keer", f"{told} er twee keer {where}.")


def _range(relation: WordRelation) -> _Said:
    stated, other = relation.stated, relation.others[0]
    fits = stated.rank <= other.rank
    told = "niet meer" if fits else "meer"
    words = f"Het begin ({stated.text}) is {told} dan het eind ({other.text})."
    return (fits, other.text, words)


def _order(relation: WordRelation) -> _Said:
    stated, other = relation.stated, relation.others[0]
    fits = stated.rank >= other.rank if relation.is_last else stated.rank <= other.rank
    told = "na" if stated.rank > other.rank else "vóór"
    if stated.rank == other.rank:
        told = "in hetzelfde jaar als"
    return (fits, other.text, f"{stated.text} ligt {told} {other.text}.")


_VERDICTS: dict[Kind, Callable[[WordRelation], _Said]] = {
    "reference": _reference,
    "caption": _caption,
    "gap": _gap,
    "cell": _cell,
    "note": _note,
    "mark": _mark,
    "term": _term,
    "spelling": _spelling,
    "rhythm": _rhythm,
    "once": _once,
    "range": _range,
    "order": _order,
}
_CODES: dict[Kind, tuple[CheckKind, RelationKind]] = {
    "reference": ("reference", "same"),
    "caption": ("reference", "same"),
    "gap": ("reference", "order"),
    "cell": ("text_table", "same"),
    "note": ("reference", "same"),
    "mark": ("reference", "same"),
    "term": ("reference", "same"),
    "spelling": ("name", "same"),
    "rhythm": ("plausibility", "same"),
    "once": ("plausibility", "count"),
    "range": ("plausibility", "order"),
    "order": ("plausibility", "order"),
}
