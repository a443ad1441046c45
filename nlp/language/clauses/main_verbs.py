"""Which finite verbs stand in a main clause."""

from __future__ import annotations

from nlp.language.clauses import grammar
from nlp.language.clauses.finite import Finite, finite_at
from nlp.language.clauses.scan import Scan

#: After these what opens a clause may be no clause.
LOOSE = frozenset(("als", "of", "zoals"))
_PASSIVE = frozenset(("worden", "wordt", "zijn", "kunnen", "moeten", "zullen"))
#: What may stand with the parties that open a sentence.
_BEFORE_NAMES = grammar.DETERMINERS | grammar.COORDINATORS | {",", "ook"}
_HELPERS = grammar.MODALS | grammar.WITH_PARTICIPLE
#: How far a coordinator may stand before the verb of its clause, and a comma that does without.
_FAR = 30
_NEAR = 4


def verb_at(scan: Scan, index: int) -> Finite | None:
    """The finite verb that a token is, by its form or its place; None where it is none."""
    finite = scan.finite(index) or _guess(scan, index)
    if finite is not None and scan.open and _before_auxiliary(scan, index):
        return None
    return finite


def _guess(scan: Scan, index: int) -> Finite | None:
    """A verb that no list has, told by its place: right before "we", or right after the party
    that opens the sentence."""
    if scan.open or scan.mains or not index:
        return None
    text = scan.words.texts[index]
    if not (text.islower() and text.isalpha() and len(text) >= 4):
        return None
    if scan.low(index + 1) in grammar.PRONOUNS_WE and text.endswith("en"):
        return Finite(index, text, "present", True)
    lemma = scan.words.lemmas[index]
    singular = text.endswith("t") and lemma != text and lemma.endswith("en")
    return (
        Finite(index, lemma, "present", False) if singular and _after_names(scan, index) else None
    )


def _after_names(scan: Scan, index: int) -> bool:
    """Return True if parties open the sentence, and end before this word."""
    return index - 1 in scan.named and all(
        i in scan.named or scan.words.lows[i] in _BEFORE_NAMES for i in range(index)
    )


def _before_auxiliary(scan: Scan, index: int) -> bool:
    """In a subordinate clause: does the auxiliary that is its finite verb come next?

    So a participle ("waarbij dit gebruikt kan worden") or noun ("waarin verschillen worden …")
    can look like a verb.
    """
    participle = _is_participle(scan, index)
    noun = index == scan.open[-1].start + 1 and scan.low(index + 1) in _PASSIVE
    return noun or (participle and scan.is_singular(index + 1))


def stands_second(scan: Scan, index: int) -> bool:
    """Return True if a verb stands second though a clause is open ("…, brengen we …").

    So it does before "we"; after "als" and what may be no clause, before any noun phrase.
    """
    before, after = scan.low(index - 1), scan.low(index + 1)
    if after in grammar.PRONOUNS_WE or (after in grammar.THIRD_PERSON and before == ","):
        return True
    frame = scan.open[-1]
    noun = index + 1 in scan.actors or after in grammar.ARTICLES
    loose = frame.soft or scan.words.lows[frame.start] in LOOSE
    comma = before == "," and not frame.soft
    return noun and (loose or comma) and not _verb_follows(scan, index + 1)


def _verb_follows(scan: Scan, index: int) -> bool:
    """Return True if the next word is a finite verb too, so that the one before it cannot stand
    second."""
    return (
        index < len(scan.words)
        and finite_at(scan.words, index, scan.lexicon, named=scan.named) is not None
    )


def main_follows(scan: Scan, index: int) -> bool:
    """Return True if a finite verb comes right after this coordinator ("… en dienen als
    vraagbaak")."""
    finite = scan.finite(index) if index < len(scan.words) else None
    if finite is None:
        return False
    cluster = index + 1 < len(scan.words) and scan.is_verbal(index + 1)
    return not (cluster and finite.plural)


def is_main(scan: Scan, index: int, finite: Finite) -> bool:
    """Return True if a finite verb outside subordinate clauses is that of a main clause.

    Keeps where that clause begins.
    """
    if not scan.mains:
        return _is_first(scan, index, finite)
    if scan.mains[-1].index < scan.starts[-1]:
        # A new clause, after ";" or ":".
        if any(i in scan.actors for i in range(scan.starts[-1], index)):
            return True
        return finite.infinitive in _HELPERS or not _governed(scan, index, finite)
    coordinator = _coordinator(scan, index)
    if coordinator is None:
        return False
    if finite.infinitive not in grammar.MODALS and _governed(scan, index, finite):
        return False
    if _completes(scan, index):
        return False
    scan.starts.append(coordinator)
    return True


def _is_first(scan: Scan, index: int, finite: Finite) -> bool:
    """The first word is mostly an infinitive, unless who does it comes next."""
    named = scan.low(1) in grammar.PRONOUNS_WE or (
        index + 1 in scan.actors and scan.words.texts[index + 1].islower()
    )
    return not (index == 0 and finite.plural) or named


def _governed(scan: Scan, index: int, finite: Finite) -> bool:
    """Return True if a form that can be an infinitive or participle is governed by the verb before
    it."""
    last = scan.mains[-1]
    after = scan.low(index + 1)
    if after in grammar.PRONOUNS_WE or index + 1 in scan.actors or not finite.plural:
        return False
    if scan.words.lows[index - 1] in grammar.PRONOUNS_WE:
        # "… en we passen dit aan"
        return False
    participle = _is_participle(scan, index)
    if last.infinitive in grammar.WITH_PARTICIPLE and participle:
        return True
    return last.infinitive in grammar.MODALS or not last.plural


def _completes(scan: Scan, index: int) -> bool:
    """ "Daarna worden A en B onderzocht": is it the participle at the end that its auxiliary waits for?"""
    last = scan.mains[-1]
    ends = index + 1 >= len(scan.words) or not scan.words.is_word(index + 1)
    if last.infinitive not in grammar.WITH_PARTICIPLE or not ends:
        return False
    return _is_participle(scan, index) and not any(
        _is_participle(scan, i) for i in range(last.index + 1, index)
    )


def _is_participle(scan: Scan, index: int) -> bool:
    return any(form.kind == "part" for form in scan.lexicon.readings(scan.low(index)))


def _coordinator(scan: Scan, index: int) -> int | None:
    """Where the clause of a second finite verb begins: after the last "en", "maar" or ","."""
    last = scan.mains[-1].index
    for position in range(index - 1, max(last, index - _FAR), -1):
        if scan.depth[position]:
            continue
        low = scan.words.lows[position]
        if low in ("en", "maar", "dan", "of", "want", "doch"):
            return position + 1
        if low == "," and index - position <= _NEAR:
            return position + 1
    return None
