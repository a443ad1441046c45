"""What still lies ahead of a document, what must be so by a year, and what a text tells of its own days."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.language import language
from nlp.commitments.evidence.clause import Evidence
from nlp.language.clauses import grammar

_YEAR = re.compile(r"(?:19|20)\d\d")
#: A number that says how many, and how near behind the verb.
_NUMBER = re.compile(r"\d[\d.]*")
_AFTER_VERB = 4
#: What brings something about.
_MEANS = frozenset(("met", "door", "naast", "dankzij"))
#: "In 2026", "eind 2026", "uiterlijk in 2026", "vanaf 2026": before a year by which something is so.
_BY = frozenset(("in", "eind", "begin", "medio", "uiterlijk", "per", "vóór", "voor", "vanaf"))


def is_ahead(clause: Evidence) -> bool:
    """Return True if a sentence says that it is still to come: a year that is not past, a month, a
    season, a rhythm, or words such as "komende" and "zodra"."""
    words = clause.words
    years = _years(_outside_brackets(words.lows))
    if years:
        return max(years) >= (clause.setting.year or 0)
    if clause.has_date():
        return True
    within = range(len(words))
    return any(clause.phrase(within, phrase) is not None for phrase in clause.vocabulary.ahead)


def due_by_then(clause: Evidence) -> bool:
    """ "In 2026 is de helft gebouwd": does a sentence in the present open with a year that is still to
    come?

    Only where the document says of when it is: "In 2021 is de visie vastgesteld" tells what was done.
    """
    made = clause.setting.year
    front = clause.front()
    if made is None or front[:1] == [] or front[0] not in _BY:
        return False
    years = _years(front)
    return bool(years) and max(years) > made


def has_past_year(clause: Evidence) -> bool:
    """Return True if a sentence names no later year than one before the document was made."""
    years = _years(clause.words.lows)
    return bool(years) and max(years) < (clause.setting.year or 0)


def tells_of_now(clause: Evidence) -> bool:
    """ "Nu worden woningen vaak niet gebouwd": does a sentence say how things are or go?

    Not what stands in brackets or says which one is meant ("het tarief (nu 52%) waartegen men nu aftrekt"), nor what
    goes on from a date ("vanaf 2030 steeds verder").
    """
    lows = clause.words.lows
    if clause.front()[:1] and clause.front()[0] in clause.vocabulary.many:
        return True
    beside = clause.words.aside | _which(clause)
    for index, low in enumerate(lows):
        after = lows[index - 1 : index] == ("vanaf",) or lows[index + 1 : index + 2] == ("verder",)
        if low in clause.vocabulary.of_now and not after and index not in beside:
            return True
    return False


def _which(clause: Evidence) -> frozenset[int]:
    """The words of clauses that say which one is meant ("waartegen men nu aftrekt")."""
    return frozenset(
        index
        for frame in clause.sentence.frames
        if frame.marker == "die" or (frame.marker.startswith("waar") and frame.start)
        for index in range(frame.start, frame.end)
    )


def opens_with_means(clause: Evidence) -> bool:
    """ "Met een lagere snelheid wordt de straat veiliger": does it tell what comes of something?

    "Met ingang van 2027" is a date.
    """
    front = clause.front()
    return front[:1] != [] and front[0] in _MEANS and front[1:2] != ["ingang"]


def opens_with_cause(clause: Evidence) -> bool:
    """ "Door dit te doen worden ook anderen geholpen": does it tell what comes of doing it?"""
    # Before a comma it is no part of the main clause ("Door dit te doen, worden …").
    front = clause.front() or list(clause.words.lows[clause.clause.start :][:1])
    return front[:1] == ["dankzij"] or (front[:1] == ["door"] and "te" in clause.words.lows)


def follows_within(clause: Evidence) -> bool:
    """ "De wijk blijft hierdoor betaalbaar", "zo blijft de wijk betaalbaar": does it follow of itself?"""
    return clause.front()[:1] == ["zo"] or not grammar.CONSEQUENCE_ADVERBS.isdisjoint(clause.lows)


def tells_number(clause: Evidence) -> bool:
    """ "In 2027 worden 623 kinderen opgevangen": does a clause say of how many, and not when?"""
    lows = clause.words.lows
    return any(
        _NUMBER.fullmatch(lows[i]) and not _YEAR.fullmatch(lows[i]) and not _is_day(clause, i)
        for i in clause.clause.rest[:_AFTER_VERB]
    )


def _is_day(clause: Evidence, index: int) -> bool:
    """Return True if the name of a month stands behind a number."""
    return clause.words.lows[index + 1 : index + 2] != () and (
        clause.words.lows[index + 1] in language().month_names
    )


def _outside_brackets(lows: Iterable[str]) -> list[str]:
    """The words without those in brackets: "de prognose (2017)" is of that year."""
    kept, depth = [], 0
    for low in lows:
        depth += low == "("
        if not depth:
            kept.append(low)
        depth -= low == ")" and depth > 0
    return kept


def _years(lows: Iterable[str]) -> list[int]:
    return [int(low) for low in lows if _YEAR.fullmatch(low)]
