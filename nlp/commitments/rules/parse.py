"""A second vote: the parse of an installed Dutch model, where one is asked for.

A parse only says how sure a commitment is: where it has a party as the subject (or after "door") too,
the level goes up a step; where it has another subject than the party that the rules found, down a
step. Without a parse, or a subject in it, it does not vote.
"""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from corpus.commitment_rules import Rule, commitment_rules
from nlp.commitments.rules.match import RuleSet
from nlp.commitments.verdicts import Vote
from nlp.language.clauses import grammar

#: Labels of Universal Dependencies: subjects, and who does it in a passive.
_SUBJECTS = ("nsubj", "nsubj:pass", "csubj")
_AGENTS = ("obl:agent",)
_AGREES = "parse_agrees"
_DIFFERS = "parse_differs"


def has_parse(doc: Doc) -> bool:
    """Return True if the text was parsed."""
    return len(doc) > 0 and doc.has_annotation("DEP")


def parse_votes(doc: Doc, start: int, end: int, rules: RuleSet) -> tuple[Vote, ...]:
    """The vote of the parse on the sentence at characters ``[start, end)``, if it has one."""
    sentence = doc.char_span(start, end, alignment_mode="expand") if has_parse(doc) else None
    if sentence is None:
        return ()
    parties = _party_tokens(doc)
    named = [t for t in _roles(sentence, (*_SUBJECTS, *_AGENTS)) if _is_party(t, parties)]
    if named:
        return (_vote(rules.parse[_AGREES], named[0]),)
    other = _roles(sentence, _SUBJECTS)
    return (_vote(rules.parse[_DIFFERS], other[0]),) if other else ()


def _vote(rule: Rule, token: Token) -> Vote:
    return Vote(
        rule=rule.id,
        outcome="commitment",
        why=rule.why.format(words=token.text),
        rank=commitment_rules().rank(rule),
        step=rule.step,
    )


def _roles(sentence: Span, labels: tuple[str, ...]) -> list[Token]:
    """The tokens with one of these labels that depend on a main verb of the sentence."""
    return [t for t in sentence if t.dep_ in labels and _is_main(t.head)]


def _is_main(verb: Token) -> bool:
    while verb.dep_ == "conj" and verb.head is not verb:
        verb = verb.head
    return verb.dep_ == "ROOT" or verb.head is verb


def _party_tokens(doc: Doc) -> frozenset[int]:
    return frozenset(token.i for span in doc.spans.get("parties", ()) for token in span)


def _is_party(token: Token, parties: frozenset[int]) -> bool:
    return any(
        part.i in parties or part.lower_ in grammar.PRONOUNS_WE
        for part in (token, *token.conjuncts, *token.children)
        if part is token or part.dep_ in ("conj", "flat", "appos")
    )
