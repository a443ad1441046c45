"""Commitments: the sentences by which parties take something on, and the asks among them."""

from nlp.commitments.find_commitments import Found, SentenceDecision, find

__all__ = ["Found", "SentenceDecision", "find"]
