"""How political parties are written, and how a text says what one of them wants: patterns made of data."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from corpus.document_words import load_document_words
from corpus.either import either

#: The place of a local branch between a party and its verb: "D66 Houten", "de SP in Oss".
_BRANCH = r"(?:\s+(?:in\s+|uit\s+)?[A-ZÀ-Þ][\w’'-]+){0,2}"


def own_name(match: re.Match[str]) -> str:
    """The name of the party that a match writes in some way."""
    written = match["name"]
    return _by_writing().get(written, written)


@cache
def _by_writing() -> Mapping[str, str]:
    """The names of parties by each way of writing them, in capitals too."""
    words = load_document_words().political
    names = {**{name: name for name in words.parties}, **words.also}
    return {**{other.upper(): name for other, name in names.items()}, **names}


@cache
def programme_of_party() -> re.Pattern[str]:
    """A pattern for what a party makes, with its name: "Verkiezingsprogramma van de Dorpslijst"."""
    words = load_document_words().political
    programmes = [before for before in words.programme_of if before.endswith(" van")]
    positions = [f"{noun}(?: van)?" for noun in words.positions]
    opens = "|".join((*programmes, *positions))
    name = r"[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ\d][\w’'-]*){0,2}"
    return re.compile(rf"\b(?i:{opens}) (?:de |het )?(?P<name>(?!Wij\b|De\b|Het\b|Onze\b){name})")


@cache
def party_names() -> re.Pattern[str]:
    """A pattern for the name of a party, in group ``name``."""
    return re.compile(_names_of_parties())


@cache
def names_in_capitals() -> re.Pattern[str]:
    """A pattern for the name of a party of the country in capitals, as headers have it."""
    words = load_document_words().political
    known = either(name.upper() for name in (*words.parties, *words.also))
    return re.compile(rf"(?<![\w-])(?P<name>{known})(?![\w-])")


@cache
def party_wills() -> tuple[re.Pattern[str], ...]:
    """ "De SP wil", "D66 Houten kiest voor", and behind the verb: "daarom pleit de SP"."""
    wills = load_document_words().political.wills
    name = _names_of_parties()
    before = rf"{name}{_BRANCH}\s+(?:{either(wills)})\b"
    verbs = [verb for verb in wills if " " not in verb]
    behind = rf"\b(?:{either(verbs)})\s+(?:de\s+|het\s+)?{name}"
    return re.compile(before), re.compile(behind)


@cache
def _names_of_parties() -> str:
    """A pattern for the name of a party: one of the country, or a local one by a word of its name."""
    words = load_document_words().political
    known = either((*words.parties, *words.also))
    place = r"[A-ZÀ-Þ][\w’'-]+"
    local = rf"(?:{either(words.local_first)})(?:\s+{place}){{1,2}}"
    before = rf"(?:(?:{either(words.local_before)})\s+)?"
    last = rf"(?!Het\b|De\b|Een\b|Dit\b|Ons\b){before}{place}\s+(?:{either(words.local_last)})"
    return rf"(?<![\w-])(?P<name>{known}|{local}|{last})(?:-fractie)?(?![\w-])"
