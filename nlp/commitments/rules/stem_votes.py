"""What a line above a list gives to its items, where the line itself promises nothing."""

from __future__ import annotations

from corpus.commitment_rules import Rule
from nlp.clauses.structure import Sentence
from nlp.commitments.model import Finding, Vote
from nlp.commitments.rules.lines import line_vote
from nlp.commitments.rules.match import RuleSet


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


def conditions(sentence: Sentence, text: str, nouns: frozenset[str], rules: RuleSet) -> Vote | None:
    """ "Voorwaarden voor deze bijdrage zijn:": what its items say must be met."""
    if len(sentence.clauses) != 1 or not text.rstrip().endswith(":"):
        return None
    clause = sentence.clauses[0]
    front = [sentence.words.lows[i] for i in clause.front]
    if clause.finite.infinitive not in ("zijn", "gelden") or nouns.isdisjoint(front[:3]):
        return None
    return stem_vote(rules.stem["listed_conditions"], front[0])
