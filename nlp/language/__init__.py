"""The Dutch language: tokens, sentences, lemmas, numbers, clauses and time."""
