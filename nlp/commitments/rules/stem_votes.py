"""What a line above a list gives to its items, where the line itself promises nothing."""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.commitment_rules import Rule
from nlp.commitments.rules.line_rules import line_vote
from nlp.commitments.rules.match import RuleSet
from nlp.commitments.verdicts import Finding, Vote
from nlp.language.clauses.structure import Sentence
from nlp.language.clauses.subject import Actors, Subject, noun_phrase, subject_of

#: What a party will do, where its verb stands in the items.
_WILL = frozenset(("zullen", "gaan"))
#: Behind such a verb stands no more than the subject and when.
_SUBJECT_WORDS = 9
#: "Dit betekent dat we:", "we spreken af dat de gemeente:": what its items go on to say.
_CONTENT = "dat"
_LEADING_TO = frozenset(("betekenen", "houden", "maken"))
_OPEN_WORDS = 4
#: "Hieronder worden in ieder geval begrepen:", "daaronder vallen:".
_INCLUDED = re.compile(
    r"^(?:hieronder|daaronder|hiertoe|daartoe)\b.*\b(?:begrepen|verstaan|valt|vallen|behoort|behoren)\b"
    r"[^:]*:$",
    re.IGNORECASE,
)
#: "Tot de taken van de gemeente behoren:", "De verplichtingen van de Ontwikkelaar zijn:".
_TASKS = re.compile(
    r"^(?P<words>(?:(?:tot|onder) )?(?:de )?(?:taken|taak|verplichtingen|inspanningen) van)\b[^:]*:$",
    re.IGNORECASE,
)
#: "In te stemmen met de volgende projecten:", as an item of what is decided.
_ACCEPTED = re.compile(
    r"^(?P<words>(?:in te stemmen|akkoord te gaan) met|te kiezen voor)\b[^.]*:$", re.IGNORECASE
)


def stem_vote(rule: Rule, words: str) -> Vote:
    """The vote of a rule about a line above a list, for the words that it goes by."""
    return line_vote(rule, Finding(why=f"“{words}”"))


def announced(sentence: Sentence, text: str, rules: RuleSet) -> Vote | None:
    """ "De raad besluit unaniem:": what its lines take on is decided."""
    if not text.rstrip().endswith(":") or not sentence.clauses:
        return None
    finite = sentence.clauses[-1].finite
    if finite.infinitive != "besluiten" or finite.tense == "past":
        return None
    return stem_vote(rules.stem["announced_decision"], sentence.words.texts[finite.index])


def accepted(text: str, rules: RuleSet) -> Vote | None:
    """ "In te stemmen met de volgende projecten:", where it is decided: whoever decides takes on what its items name."""
    match = _ACCEPTED.match(text.strip())
    return stem_vote(rules.stem["accepted_list"], match["words"]) if match is not None else None


def conditions(sentence: Sentence, text: str, nouns: frozenset[str], rules: RuleSet) -> Vote | None:
    """ "Voorwaarden voor deze bijdrage zijn:": what its items say must be met."""
    if len(sentence.clauses) != 1 or not text.rstrip().endswith(":"):
        return None
    clause = sentence.clauses[0]
    front = [sentence.words.lows[i] for i in clause.front]
    if clause.finite.infinitive not in ("zijn", "gelden") or nouns.isdisjoint(front[:3]):
        return None
    return stem_vote(rules.stem["listed_conditions"], front[0])


def included(text: str, rules: RuleSet) -> Vote | None:
    """ "Hieronder worden in ieder geval begrepen:": the items are part of what is taken on."""
    if not _INCLUDED.match(text.strip()):
        return None
    return stem_vote(rules.stem["included"], text.strip())


def tasks_list(text: str, rules: RuleSet) -> Vote | None:
    """ "Tot de taken van de gemeente behoren:": its items are done by the party that it names."""
    match = _TASKS.match(text.strip())
    return stem_vote(rules.stem["tasks_list"], match["words"]) if match is not None else None


def will_do_list(sentence: Sentence, actors: Actors, text: str, rules: RuleSet) -> Vote | None:
    """ "De gemeente zal:", "daarom gaat het college:", "dit betekent dat we:": what its items say is done by that
    party."""
    if len(sentence.clauses) != 1 or not text.rstrip().endswith(":"):
        return None
    left_open = _left_open(sentence, actors)
    if left_open is not None:
        words = f"{_CONTENT} {left_open.text}"
        return replace(stem_vote(rules.stem["will_do_list"], words), subject=left_open)
    clause = sentence.clauses[0]
    subject = subject_of(clause, sentence.words, actors)
    if clause.finite.infinitive not in _WILL or subject.kind != "actor":
        return None
    behind = [i for i in clause.rest if sentence.words.is_word(i) and i > (subject.index or 0)]
    if len(behind) > _SUBJECT_WORDS:
        return None
    words = f"{subject.text} {sentence.words.texts[clause.finite.index]}"
    return replace(stem_vote(rules.stem["will_do_list"], words), subject=subject)


def _left_open(sentence: Sentence, actors: Actors) -> Subject | None:
    """The party of a clause with "dat" that ends before it says what that does ("dit betekent dat we:")."""
    clause, words = sentence.clauses[0], sentence.words
    behind = [i for i in range(clause.finite.index + 1, len(words)) if words.is_word(i)]
    at = next((i for i in reversed(behind) if words.lows[i] == _CONTENT), None)
    if at is None or clause.finite.infinitive not in _LEADING_TO:
        return None
    who = [i for i in behind if i > at]
    subject = noun_phrase(who, words, actors) if who and len(who) <= _OPEN_WORDS else None
    return subject if subject is not None and subject.kind == "actor" else None
