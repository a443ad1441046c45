"""Return True if a row says something of a clause. Its columns first, then its words: they cost
most."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.commitment_rules import Rule, commitment_rules
from nlp.commitments.evidence.clause import Evidence
from nlp.commitments.evidence.modality import content_modality, verb_modality
from nlp.commitments.evidence.questions import QUESTIONS
from nlp.commitments.rules.candidates import ClauseRules
from nlp.commitments.rules.finders import FINDERS
from nlp.commitments.verdicts import Finding, Setting, Vote
from nlp.language.clauses.structure import Sentence
from nlp.language.clauses.subject import Actors
from nlp.records import Level, Modality


@dataclass(frozen=True, slots=True)
class RuleSet:
    """The rules by what they speak of: a clause, the line as a whole, what a line above a list gives
    to its items, or a parse."""

    clause: ClauseRules
    line: Mapping[str, Rule]
    stem: Mapping[str, Rule]
    parse: Mapping[str, Rule]


def rule_set(rules: Iterable[Rule]) -> RuleSet:
    """Rules by what they speak of, in the order in which they are given, which changes nothing."""
    given = tuple(rules)
    return RuleSet(
        ClauseRules(rule for rule in given if rule.scope == "clause"),
        {rule.id: rule for rule in given if rule.scope == "line"},
        {rule.id: rule for rule in given if rule.scope == "stem"},
        {rule.id: rule for rule in given if rule.scope == "parse"},
    )


@lru_cache(maxsize=1)
def default_rules() -> RuleSet:
    """The rules of the reference data."""
    return rule_set(commitment_rules().rules.values())


def votes_of(
    sentence: Sentence, actors: Actors, setting: Setting, rules: ClauseRules
) -> tuple[Vote, ...]:
    """The votes of rules on all main clauses of a sentence."""
    found = []
    for number, clause in enumerate(sentence.clauses):
        evidence = Evidence(sentence, clause, actors, setting)
        for rule in rules.of(evidence):
            vote = _vote_on(rule, evidence, number)
            if vote is not None:
                found.append(vote)
    return tuple(found)


def _vote_on(rule: Rule, clause: Evidence, number: int) -> Vote | None:
    """The vote of a rule on a clause whose form it fits, None where it is not about such a clause."""
    if not _fits(rule, clause):
        return None
    words = _words(rule, clause)
    if words is None:
        return None
    finding = Finding(words)
    if rule.find:
        found = FINDERS[rule.find](clause)
        if found is None:
            return None
        finding = found
    return _vote(rule, clause, number, finding)


def _fits(rule: Rule, clause: Evidence) -> bool:
    """Return True if the subject and all questions fit."""
    return (
        _subject_fits(rule, clause)
        and all(QUESTIONS[name](clause) for name in rule.when)
        and not any(QUESTIONS[name](clause) for name in rule.unless)
    )


def _subject_fits(rule: Rule, clause: Evidence) -> bool:
    if rule.subject == "any":
        return True
    if rule.subject == "actor":
        return clause.has_actor or clause.agent()
    if rule.subject == "no_actor":
        return not clause.has_actor
    if rule.subject == "other":
        return clause.subject.kind == "other"
    if rule.subject == "somebody":
        return clause.has_actor or clause.is_person()
    if rule.subject == "person":
        return clause.is_person()
    passive = clause.predicate.voice == "passive"
    return passive or (rule.subject == "doer" and clause.has_actor)


def _words(rule: Rule, clause: Evidence) -> tuple[int, ...] | None:
    """The words of a row in the clause with its verb, None where one is missing."""
    if not rule.words:
        return clause.predicate.indexes
    main = clause.clause
    within: Sequence[int] = main.rest if rule.after else main.main
    if rule.anywhere:
        within = range(main.start, main.end)
    found: set[int] = set(clause.predicate.indexes) if rule.verbs else set()
    for alternatives in rule.alternatives:
        at = next((a for p in alternatives if (a := _phrase(rule, clause, within, p))), None)
        if at is None:
            return None
        found.update(at)
    return tuple(sorted(found))


def _phrase(
    rule: Rule, clause: Evidence, within: Sequence[int], phrase: str
) -> tuple[int, ...] | None:
    if rule.opener:
        opens = " ".join(clause.front()) == phrase
        at: tuple[int, ...] | None = (clause.clause.finite.index - 1,) if opens else None
    else:
        at = clause.phrase(within, phrase)
    if not at or not rule.not_before:
        return at
    after = clause.words.lows[at[-1] + 1] if at[-1] + 1 < len(clause.words) else ""
    ends = tuple(word[1:] for word in rule.not_before if word.startswith("*"))
    return None if after in rule.not_before or after.endswith(ends or ("\0",)) else at


def _vote(rule: Rule, clause: Evidence, number: int, finding: Finding) -> Vote:
    words = finding.words or clause.predicate.indexes
    said = {
        "words": clause.words.text(words),
        "said": clause.said(),
        "verb": clause.verb(),
        "front": clause.words.text(clause.clause.front),
    }
    return Vote(
        rule=rule.id,
        outcome=rule.outcome,
        why=finding.why or rule.why.format_map(said),
        modality=finding.modality or _modality(rule, clause),
        level=_level(finding.level or rule.level, clause),
        words=words,
        subject=finding.subject or clause.subject,
        clause=number,
        rank=commitment_rules().rank(rule),
        overrides=rule.overrides,
        specific=len(rule.words),
        silent=rule.silent,
        passes_on=rule.passes_on,
    )


def _modality(rule: Rule, clause: Evidence) -> Modality:
    if rule.outcome != "commitment":
        return "plan"
    if rule.modality == "content":
        return content_modality(clause)
    if rule.modality == "verb":
        return verb_modality(clause)
    return verb_modality(clause, rule.modality)


def _level(level: Level, clause: Evidence) -> Level:
    """Nothing is certain in a text that tells, or without a party."""
    if level == "certain" and (clause.told or not clause.has_actor):
        return "probable"
    return level
