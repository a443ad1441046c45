"""What was left out of the reading of time, for the warnings of the knowledge base."""

from __future__ import annotations

from extract.model import Note
from nlp.language.sentences import Sentence
from nlp.language.time.expression import Problem
from nlp.language.time.reader import time_expressions

_MESSAGES: dict[Problem, str] = {
    "impossible": "“{}” is geen dag of periode die bestaat: niet gelezen als termijn of periode.",
    "damaged": "“{}” is beschadigd of loopt terug: niet gelezen als termijn of periode.",
}


def time_notes(sentence: Sentence) -> tuple[Note, ...]:
    """A note for each date that cannot be and each range that cannot be read."""
    return tuple(
        Note(
            stage="nlp",
            message=_MESSAGES[found.problem].format(sentence.text[found.start : found.end]),
            page=sentence.passage.page,
            segment=sentence.source_of(found.start, found.end),
        )
        for found in time_expressions(sentence.text)
        if found.problem is not None
    )
