"""Words that cannot be quoted as they stand: they stop short, begin late, mix two texts, or point elsewhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from corpus.language import language
from nlp.commitments.lead_in import points_back
from nlp.language.clauses import grammar

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
#: "rust en even-Zij vragen", "toegevoegd aan de In 2024": a word or article runs on into another sentence.
_RUNS_ON = re.compile(
    r"[a-zà-ÿ]{3,}-(?:Zij|We|Wij|Er|De|Het|Om|In|Op) (?=[a-zà-ÿ])"
    r"|\b(?:de|het|een) (?:In|We|Wij|Er|Om|Op|Bij|Voor|Met) (?=[a-zà-ÿ0-9])"
    # "waarvan de rente mag worden afgetrokken wordt begrensd" is one sentence.
    r"|(?<!mag )(?<!mogen )(?<!kan )(?<!kunnen )(?<!moet )(?<!moeten )\b(?:wordt|worden) [a-zà-ÿ]+ (?:wordt|worden) "
    r"|</?su[bp]> "
)
_STOP_WITHIN = re.compile(r"([^\W\d_]{4,})\. (?!bijvoorbeeld|zoals)(?=[a-zà-ÿ]{2,} [a-zà-ÿ])")
_WORD = re.compile(r"\w+")
#: "De vergunning direct in werking te laten treden": what follows from a decision of itself.
_IN_FORCE = re.compile(
    r"\bin werking (?:te |laten |getreden|tre)|\btre(?:edt|den) [^.;]*\bin werking", re.IGNORECASE
)
#: "… regelingen opgesteld, die met de wet in werking treden": said beside what is done.
_BELOW = re.compile(r", (?:die|waarvan|zodat) [^,.;]*$")
#: A sentence about "we" with no more words is a motto.
_MOTTO = 6
#: A sentence with no more words that points back says little without what it points to.
_SHORT = 12
_WE_FIRST = re.compile(r"^(?:we|wij)\b", re.IGNORECASE)
_BEGIN_WHOLE = (
    language().determiners.all | grammar.PRONOUNS_WE | grammar.THIRD_PERSON | {"er", "ook", "te"}
)
_MUST = re.compile(r"\b(?:moet|moeten|dient|dienen)\b", re.IGNORECASE)
_BUILT = re.compile(
    r"\b(?:toegevoegd|herontwikkeld|gebouwd|gerealiseerd|gesloopt|opgericht|vervangen)\b",
    re.IGNORECASE,
)


def is_open(text: str) -> bool:
    """Return True if a sentence stops where it must go on ("… zet in op het", "… ingezet op:")."""
    if text.rstrip().endswith(":"):
        return bool(_OPEN_COLON.search(text.rstrip())) and not _WHOLE.search(text)
    last = _LAST_WORD.search(text)
    return (
        last is not None and not text.rstrip().endswith((".", "!", "?", ";")) and last[1] in _OPEN
    )


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


def begins_within(text: str) -> bool:
    """Return True for words in small letters that are no beginning of a sentence or item."""
    first = text.split(" ", 1)[0]
    return first.isalpha() and first.islower() and first not in _BEGIN_WHOLE


def is_mixed(text: str) -> bool:
    """Return True if a sentence begins within another: two columns that were read as one."""
    bare = _QUOTED.sub("", text)
    return bool(_BEGINS.search(bare) or _RUNS_ON.search(bare)) or _stops_within(bare)


def _stops_within(text: str) -> bool:
    """Return True for a full stop with a small letter behind it, but for abbreviations."""
    known = language().abbreviations.all
    return any(f"{m[1]}.".casefold() not in known for m in _STOP_WITHIN.finditer(text))


def is_template(text: str) -> bool:
    """Return True if something is left to be filled in."""
    return bool(_TEMPLATE.search(text))


def sets_in_force(text: str) -> bool:
    """Return True for what comes into force: it follows from a decision and is done by nobody."""
    match = _IN_FORCE.search(text)
    return match is not None and not _BELOW.search(text[: match.start()])


def is_motto(text: str) -> bool:
    """Return True for "We doen het samen": too few words about us to say what is done."""
    words = _WORD.findall(text)
    return (
        bool(_WE_FIRST.match(text)) and len(words) <= _MOTTO and not any(map(str.isdecimal, words))
    )


def points_elsewhere(text: str) -> bool:
    """Return True for a short sentence that points at what stands before it."""
    return len(_WORD.findall(text)) <= _SHORT and points_back(text)


def says_must(text: str) -> bool:
    """Return True if a sentence says what must be done ("moet worden gekozen")."""
    return bool(_MUST.search(text))


def is_built(text: str) -> bool:
    """Return True if a sentence says what is built, added or taken down."""
    return bool(_BUILT.search(text))


#: By the name that rows use.
TEXT_FINDERS: Mapping[str, Callable[[str], bool]] = {
    "open_end": is_open,
    "no_beginning": lacks_beginning,
    "mixed_columns": is_mixed,
    "template": is_template,
    "in_force": sets_in_force,
    "motto": is_motto,
    "points_elsewhere": points_elsewhere,
    "says_must": says_must,
    "is_built": is_built,
}
