"""What a sentence says of bases, found once for all of its numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.count_bases import load_basis_rules
from corpus.count_rules import CountRules
from corpus.counting import Vocabulary
from nlp.counts.fields.bound import COUNTED_BEFORE, is_served
from nlp.counts.votes import Vote, vote

FUTURE = re.compile(
    r"\b(?:worden|wordt|moet(?:en)?|zal|zullen|kan|kunnen|mag|mogen|gaan|te)\s+(?:(?!dat\b)[\w.-]+\s+){0,9}(?:gerealiseerd|gebouwd|toegevoegd|opgeleverd)"
    r"|(?:gerealiseerd|gebouwd|toegevoegd|opgeleverd)\s+(?:(?:kan|kunnen|mag|mogen|moet|moeten|zal|zullen|zou|zouden|gaat|gaan|dient|dienen)\s+){0,2}(?:te\s+)?(?:worden|wordt)"
    r"|(?:toegevoegd|gerealiseerd|gebouwd)\s+(?:kan|kunnen|mag|mogen)\b"
    r"|(?:gerealiseerd|gebouwd|toegevoegd|opgeleverd)\s+te\s+(?:krijgen|hebben)\b",
    re.IGNORECASE,
)
#: "66 woningen (waarvan 34 al gerealiseerd)": what brackets say of a part is not said of the whole.
OF_PART = re.compile(r"\(\s*(?:waarvan\b|w\.v\.)", re.IGNORECASE)
#: "is een behoefte van 140 woningen, waar deels in wordt voorzien": the verbs are of two clauses.
RELATIVE = re.compile(r",\s+(?:waar\w*|die|dat|welke|maar|terwijl|zodat)\b", re.IGNORECASE)
#: "(BIDBOOK Oost, wonen in het oosten)": behind a comma in brackets words say little of the number.
IN_LONG_BRACKETS = re.compile(r"\([^()0-9]*,[^()0-9]*$")
#: Bases whose nouns can say what something is for.
SERVED = frozenset({"prognose", "opgave", "voorraad"})

#: The name of a basis and its words.
Pattern = tuple[str, re.Pattern[str]]


@dataclass(frozen=True, slots=True)
class BasesSaid:
    """The bases of which a sentence has words, and the one that holds for all of its numbers.

    ``wishes`` are the ends of verbs of what people want for themselves ("huurders wil"): no words.
    """

    strong: tuple[Pattern, ...]
    weak: tuple[Pattern, ...]
    far: Vote[str] | None
    wishes: frozenset[int] = frozenset()


def bases_said(
    text: str, sentence: tuple[int, int], vocabulary: Vocabulary, rules: CountRules
) -> BasesSaid:
    """What a sentence says of bases, found once for all of its numbers.

    What makes a number something else ("gesloopt", "aangevraagd") is said of the number beside it,
    and so gives no basis to the whole sentence.
    """
    strong: list[Pattern] = []
    far: Vote[str] | None = None
    wishes = frozenset(match.end() for match in rules.wishes.finditer(text, *sentence))
    for term in vocabulary.bases:
        found = [
            m
            for m in term.pattern.finditer(text, *sentence)
            if m.end() not in wishes
            and not _is_needed(term.name, text, m)
            and not IN_LONG_BRACKETS.search(text, sentence[0], m.start())
        ]
        if found and _is_of_part(text, sentence[0], found[0].start()):
            strong.append((term.name, term.pattern))
            continue
        if not found or _is_added_to(term.name, text, sentence):
            continue
        strong.append((term.name, term.pattern))
        if far is None and term.name != "overig":
            far = _vote_for_all(term.name, text, sentence, found)
    weak = [
        (term.name, term.weak)
        for term in vocabulary.bases
        if term.weak
        and term.weak.search(text, *sentence)
        and not _is_added_to(term.name, text, sentence)
    ]
    return BasesSaid(tuple(strong), tuple(weak), far, wishes)


def _vote_for_all(
    name: str, text: str, sentence: tuple[int, int], found: Sequence[re.Match[str]]
) -> Vote[str] | None:
    """The vote for a basis of all numbers of a sentence, by the first of its words that governs them."""
    if name == "gerealiseerd" and FUTURE.search(text, *sentence):
        return None
    for match in found:
        if RELATIVE.search(match.group()):
            continue
        if name in SERVED and is_served(text, sentence[0], match, None):
            continue
        if name == "voorraad" and COUNTED_BEFORE.search(text, sentence[0], match.start()):
            continue  # "12 bestaande woningen" are those of that number, and not of the sentence
        return vote("basis", "sentence", name, match.group())
    return None


def _is_of_part(text: str, begin: int, at: int) -> bool:
    """Return True if a word stands in brackets that say something of a part."""
    opened = text.rfind("(", begin, at)
    return opened >= 0 and ")" not in text[opened:at] and bool(OF_PART.match(text, opened))


def _is_needed(name: str, text: str, match: re.Match[str]) -> bool:
    """Return True for capacity that is not there yet: "de benodigde plancapaciteit"."""
    return name == "plancapaciteit" and text[: match.start()].endswith("benodigde ")


def _is_added_to(name: str, text: str, sentence: tuple[int, int]) -> bool:
    """Return True if the stock is what is added to: "een toevoeging van 105 woningen aan de voorraad"."""
    return name == "voorraad" and bool(load_basis_rules().adds.search(text, *sentence))
