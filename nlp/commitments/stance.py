"""How a document weighs: whether what it says is agreed, planned, or told."""

from __future__ import annotations

from typing import Literal, cast

from corpus.vocabulary import Vocabulary
from nlp.records import DocumentContext

Stance = Literal["binding", "programme", "background"]


def stance_of(context: DocumentContext, vocabulary: Vocabulary) -> Stance:
    """The stance of a document: from its kind or, for the kind "overig", from its title.

    Where neither says anything, only what is said outright counts.
    """
    by_kind = vocabulary.stances.get(context.kind, "background")
    if context.kind != "overig":
        return cast(Stance, by_kind)
    title = context.title.casefold()
    found = [(title.find(word), stance) for word, stance in vocabulary.title_stances]
    found = [(position, stance) for position, stance in found if position >= 0]
    return cast(Stance, min(found)[1] if found else by_kind)
