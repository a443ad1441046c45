"""Finding the clauses of a Dutch sentence from its word order.

In a main clause the finite verb stands second; in a subordinate clause it stands at the end and
closes the clause that a subordinator opened. So one pass from left to right, with a stack of open
subordinate clauses, tells main verbs from others; it takes time linear in the sentence.
"""

from __future__ import annotations

from nlp.language.clauses import grammar
from nlp.language.clauses.finite import Finite
from nlp.language.clauses.lexicon import Lexicon
from nlp.language.clauses.main_verbs import LOOSE, is_main, main_follows, stands_second, verb_at
from nlp.language.clauses.markers import asks, marker_at
from nlp.language.clauses.scan import Scan
from nlp.language.clauses.sentence_words import Words
from nlp.language.clauses.structure import Frame, Sentence
from nlp.language.tokens import words as word_set

_CLAUSE_ENDS = frozenset((";", ":"))
#: Words that open a clause only where a verb follows.
_DOUBTFUL = word_set("als of zoals die dat waar welke welk wat wie hoe om hoeveel")
_QUESTIONS = word_set("hoe hoeveel welke wat wie waar")
_RETRIES = 3
#: The longest verb cluster after "te", and how far the "te" of a second one may be, in words.
_CLUSTER = 5
_SECOND_TE = 25


def analyse(
    words: Words,
    lexicon: Lexicon,
    actors: frozenset[int] = frozenset(),
    named: frozenset[int] = frozenset(),
) -> Sentence:
    """The clauses of a sentence.

    ``actors`` are the first tokens of the parties that it names, ``named`` all their tokens.
    """
    ignored: frozenset[int] = frozenset()
    sentence = _scan(Scan(words, lexicon, actors, named, ignored))
    for _ in range(_RETRIES):
        # A clause without a verb was none: "als een plicht", "tafels als de versnellingstafel".
        wrong = {
            f.start for f in sentence.frames if not f.verbs and not _verbless(f, words, lexicon)
        }
        if not sentence.clauses:
            wrong |= {f.start for f in sentence.frames if words.lows[f.start] in LOOSE}
        wrong = {start for start in wrong if words.lows[start] in _DOUBTFUL}
        if wrong <= ignored:
            break
        ignored |= wrong
        sentence = _scan(Scan(words, lexicon, actors, named, ignored))
    return sentence


def _verbless(frame: Frame, words: Words, lexicon: Lexicon) -> bool:
    """Return True if it is a clause though its verb was not found: a question ("onderzocht hoe de
    opgave zich ontwikkeld"), or what is agreed ("is afgesproken dat …")."""
    before = words.lows[frame.start - 1] if frame.start else ""
    if frame.marker in _QUESTIONS:
        return asks(before, lexicon)
    senses = {lexicon.sense(form.infinitive) for form in lexicon.readings(before)}
    return frame.marker == "dat" and "agree" in senses


def _scan(scan: Scan) -> Sentence:
    index = 0
    while index < len(scan.words):
        if index in scan.words.aside:
            scan.depth[index] = 1
            index += 1
        else:
            index = _step(scan, index)
    return scan.sentence()


def _step(scan: Scan, index: int) -> int:
    """Reads the word at ``index``; the index of the next one to read."""
    low = scan.words.lows[index]
    if low == "dan" and scan.open and scan.low(index - 1) == ",":
        # "Als …, dan …", "Mocht …, dan …": the condition is over.
        scan.close_all(index)
    marker = marker_at(scan, index)
    if marker:
        scan.open_at(marker)
        return index + 1
    if low in _CLAUSE_ENDS:
        _end_clause(scan, index)
        return index + 1
    if low == "," and scan.open and scan.open[-1].soft:
        scan.close(index)
        return index + 1
    if low == "te" and scan.open and scan.open[-1].marker == "om":
        return _infinitive(scan, index)
    finite = verb_at(scan, index)
    return _verb(scan, index, finite) if finite is not None else _other(scan, index)


def _other(scan: Scan, index: int) -> int:
    scan.mark(index)
    return index + 1


def _end_clause(scan: Scan, index: int) -> None:
    """A colon or semicolon ends all clauses."""
    scan.close_all(index)
    if scan.mains:
        scan.starts.append(index + 1)
    elif scan.words.lows[index] == ":":
        # A label: "Eén overheid: gemeenten, provincies en Rijk zijn …".
        scan.starts = [index + 1]


def _verb(scan: Scan, index: int, finite: Finite) -> int:
    """A finite verb: of a main clause, or of the innermost clause that is open."""
    if scan.open and stands_second(scan, index):
        scan.drop_reopened(index)
        scan.close_all(index)
    if scan.open and scan.open[-1].marker == "om":
        scan.close(index)
    if scan.open:
        return _close_with_verb(scan, index, finite)
    if is_main(scan, index, finite):
        scan.mains.append(finite)
        return index + 1
    return _other(scan, index)


def _close_with_verb(scan: Scan, index: int, finite: Finite) -> int:
    """A finite verb ends the innermost clause, with the verbs that stand next to it."""
    frame = scan.open[-1]
    frame.finite = finite
    end = index
    while end < len(scan.words) and end not in scan.words.aside:
        if end != index and not scan.is_verbal(end):
            break
        frame.verbs.append(end)
        scan.mark(end)
        end += 1
        if scan.words.lows[end - 1] not in grammar.AUXILIARIES or scan.is_singular(end):
            break
    frame.verbs[:0] = _verbs_before(scan, index, frame)
    scan.close(end)
    if scan.low(end) in ("en", "of") and not main_follows(scan, end + 1) and not frame.soft:
        scan.open.append(Frame(frame.marker, end, soft=True, reopened=True))
    return end


def _verbs_before(scan: Scan, index: int, frame: Frame) -> list[int]:
    first = index
    while first - 1 > frame.start and scan.is_verbal(first - 1):
        first -= 1
    return list(range(first, index))


def _infinitive(scan: Scan, index: int) -> int:
    """ "te" and the verbs after it end an "om" clause: "te zetten", "te kunnen voldoen"."""
    end = index
    while end < len(scan.words) and end - index < _CLUSTER:
        if not scan.is_verbal(end) and not (end == index + 1 and scan.words.is_word(end)):
            break
        scan.open[-1].verbs.append(end)
        scan.mark(end)
        end += 1
        last = scan.words.lows[end - 1]
        if last != "te" and last not in grammar.AUXILIARIES:
            break
        if scan.low(end + 1) in grammar.PRONOUNS_WE:
            # "Om dit tegen te gaan bevorderen we …"
            break
    again = scan.te_after[min(end, len(scan.words))] - end <= _SECOND_TE
    if scan.low(end) in ("en", "of") and again and not main_follows(scan, end + 1):
        return end
    scan.close(end)
    return end
