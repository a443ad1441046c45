"""The spaCy pipeline: what every passage goes through before the rules look at it.

In this order: the tokenizer with the field's exceptions (:mod:`nlp.tokens`), the sentences
(:mod:`nlp.sentences`) and the lemmas. There is no trained model in it, so that builds are the same
everywhere; a parse of an installed one can be added (``model``).
"""

from __future__ import annotations

from functools import lru_cache

import simplemma
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from nlp import sentences, tokens

__all__ = ["build", "lemmas", "sentences"]


@lru_cache(maxsize=100_000)
def lemma(word: str) -> str:
    """The lemma of a word (simplemma's Dutch), without its mark for separable verbs."""
    return str(simplemma.lemmatize(word, lang="nl")).replace("_", "")


@Language.component("woondeal_lemmas")
def lemmas(doc: Doc) -> Doc:
    """Sets ``token.lemma_``."""
    for token in doc:
        token.lemma_ = lemma(token.text)
    return doc


def build(model: str | None = None) -> Language:
    """The pipeline. ``model`` names an installed Dutch model whose parse is to be added.

    Raises :class:`OSError` where that model is not installed.
    """
    nlp = spacy.load(model) if model else spacy.blank("nl")
    tokens.extend(nlp)
    nlp.add_pipe("woondeal_sentences", first=True)
    nlp.add_pipe("woondeal_lemmas", last=True)
    # One passage may be as long as a book: no limit but memory, for no model runs by default.
    nlp.max_length = 10_000_000
    return nlp
