"""Lemmas: the base forms of Dutch words, from simplemma's list.

The list is used as it is kept (``low_memory``): to unpack all of it takes longer than to find the words of a
book in it.
"""

from __future__ import annotations

from functools import lru_cache

import simplemma
from spacy.language import Language
from spacy.tokens import Doc

COMPONENT = "woondeal_lemmas"


@lru_cache(maxsize=100_000)
def lemma(word: str) -> str:
    """The lemma of a word, without the mark that simplemma puts in separable verbs.

    >>> lemma("prioriteert"), lemma("woningen")
    ('prioriteren', 'woning')
    """
    return str(simplemma.lemmatize(word, lang="nl", low_memory=True)).replace("_", "")


@lru_cache(maxsize=100_000)
def is_known(word: str) -> bool:
    """Return True if the list has a word; of compounds it has few.

    >>> is_known("gerealiseerde"), is_known("gerealiseere")
    (True, False)
    """
    return bool(simplemma.is_known(word, lang="nl", low_memory=True))


@Language.component(COMPONENT)
def set_lemmas(doc: Doc) -> Doc:
    """Sets ``token.lemma_``."""
    for token in doc:
        token.lemma_ = lemma(token.text)
    return doc
