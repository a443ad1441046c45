"""A second vote: the parse of an installed Dutch model, where one is asked for.

The rules decide what is a commitment. A parse only says how sure that is: where it has a party as
the subject (or after "door") too, the level goes up a step; where it has another subject than the
party that the rules found, down a step. Without a parse, or a subject in it, nothing changes.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from nlp.clauses import grammar
from nlp.commitments.verdict import Verdict
from nlp.records import Level

_STEPS: tuple[Level, ...] = ("uncertain", "probable", "certain")
#: Labels of Universal Dependencies: subjects, and who does it in a passive.
_SUBJECTS = ("nsubj", "nsubj:pass", "csubj")
_AGENTS = ("obl:agent",)


def has_parse(doc: Doc) -> bool:
    """Was the text parsed?"""
    return len(doc) > 0 and doc.has_annotation("DEP")


def second_vote(doc: Doc, start: int, end: int, verdict: Verdict) -> Verdict:
    """The verdict on the sentence at characters ``[start, end)``, as sure as two readings make it."""
    sentence = doc.char_span(start, end, alignment_mode="expand")
    if verdict.outcome != "commitment" or sentence is None:
        return verdict
    parties = _party_tokens(doc)
    named = [t for t in _roles(sentence, (*_SUBJECTS, *_AGENTS)) if _is_party(t, parties)]
    if named:
        return _step(verdict, 1, f"de ontleding ziet ook “{named[0].text}” als wie het doet")
    other = _roles(sentence, _SUBJECTS)
    if other and verdict.subject.kind == "actor" and not _inherited(verdict):
        return _step(verdict, -1, f"de ontleding ziet “{other[0].text}” als onderwerp")
    return verdict


def _inherited(verdict: Verdict) -> bool:
    """Does the subject stand elsewhere: in the line above a list, or in the item before it?"""
    return verdict.method in ("opsomming", "besluit") or not verdict.subject.text


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


def _step(verdict: Verdict, step: int, why: str) -> Verdict:
    index = min(max(_STEPS.index(verdict.level) + step, 0), len(_STEPS) - 1)
    return replace(verdict, level=_STEPS[index], why=f"{verdict.why}; {why}")
