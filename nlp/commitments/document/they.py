"""Whether "they" or "hij" in a sentence can be the party that the sentence before it is about."""

from __future__ import annotations

from nlp.language.clauses.subject import subject_of
from nlp.language.sentences import Sentence
from nlp.sentence_reading import Reading


def they_after(sentence: Sentence, reading: Reading, *, before: bool) -> bool:
    """Return True if "they" in the next sentence can be the parties that are the subject of this
    one.

    ``before`` says so of this one. After "De regels zijn:" they are who they were before it.
    """
    analysis, actors = reading.analysis, reading.actors
    if analysis is None or actors is None or not analysis.clauses:
        return before
    if sentence.text.rstrip().endswith(":"):
        return before or _is_party(reading, before=False)
    return _is_party(reading, before=before)


def _is_party(reading: Reading, *, before: bool) -> bool:
    """Return True if the subject of the first clause is a party, or "they" who are one.

    "Als de aannemer stopt, meldt hij dat": a party that stands before "hij" is who he is.
    """
    analysis, actors = reading.analysis, reading.actors
    if analysis is None or actors is None or not analysis.clauses:
        return before
    subject = subject_of(analysis.clauses[0], analysis.words, actors)
    if subject.kind == "pronoun":
        return before or actors.any_in(range(subject.index or 0))
    return subject.kind == "actor"
