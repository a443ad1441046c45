"""Which part of a sentence promises something: where its deadlines stand.

"De regeling loopt in 2027 af en de gemeente stelt een nieuwe op" promises nothing for 2027, nor does
"…, omdat de subsidie in 2027 afloopt".
"""

from __future__ import annotations

from collections.abc import Iterator

from corpus.language import language
from nlp.commitments.document.walk import Decided
from nlp.language.clauses.sentence_words import Words
from nlp.language.clauses.structure import Clause, Sentence
from nlp.language.clauses.subject import subject_of
from nlp.parties.cues import party_words

Range = tuple[int, int]

#: People for whom something is done, rather than who do it.
_PEOPLE = frozenset(party_words().people)

#: Subordinate clauses that say why, or in spite of what: their time is not that of the promise.
_REASONS = language().subordinators(meaning="cause") | language().subordinators(
    meaning="concession"
)


def promising_ranges(item: Decided) -> tuple[Range, ...] | None:
    """The characters of a sentence in which something is promised.

    None where the whole sentence is: where no clause of its own decided, but its place.
    """
    winner, analysis = item.decision.winner, item.analysis
    if winner is None or winner.clause is None or winner.above or analysis is None:
        return None
    ours = (clause for n, clause in enumerate(analysis.clauses) if _is_ours(item, n, clause))
    return tuple(part for clause in ours for part in _without_reasons(clause, analysis))


def _is_ours(item: Decided, number: int, clause: Clause) -> bool:
    """Return True if a clause is about what is promised: it promises, or a party acts in it.

    Where a thing is the subject and no rule finds a promise, something happens of itself.
    """
    said = (v.outcome for v in item.decision.votes if v.clause == number and not v.above)
    if item.decision.outcome in said or item.analysis is None or item.line.actors is None:
        return True
    return subject_of(clause, item.analysis.words, item.line.actors).kind != "other"


def _without_reasons(clause: Clause, sentence: Sentence) -> Iterator[Range]:
    """The characters of a clause, but for those of its clauses that give a reason, or say which people."""
    words = sentence.words
    start = clause.start
    for frame in clause.frames:
        if frame.start >= start and (
            words.lows[frame.start] in _REASONS or _says_which_people(words, frame.start)
        ):
            yield from _range(words, start, frame.start)
            start = frame.end
    yield from _range(words, start, clause.end)


def _says_which_people(words: Words, start: int) -> bool:
    """ "Bewoners die elk kwartaal een aanslag krijgen": its time is theirs, not that of the promise."""
    return start > 0 and words.lows[start] == "die" and words.lows[start - 1] in _PEOPLE


def _range(words: Words, start: int, end: int) -> Iterator[Range]:
    if start < end:
        yield words.starts[start], words.ends[end - 1]
