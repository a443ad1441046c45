"""The tokenizer: Dutch of administrative documents on top of spaCy's Dutch rules.

spaCy's own rules already keep "o.a.", "d.w.z.", "t/m", "30-40-30" and "80+ers" in one piece. What
is added here are the abbreviations of this field, "gemeente(n)" and marks that stand for bullets.
"""

from __future__ import annotations

from typing import cast

from spacy.attrs import ORTH
from spacy.language import Language
from spacy.tokenizer import Tokenizer

from corpus.language import language


def words(text: str) -> frozenset[str]:
    """A set of words written as one text with blanks: easier to read and to keep in order."""
    return frozenset(text.split())


#: Abbreviations that end in a full stop. No sentence ends there, unless ENDING says it may.
ABBREVIATIONS = language().abbreviations.all
#: Abbreviations after which a sentence may end, when a capital follows.
ENDING = language().abbreviations.ending

_WHOLE = (
    "gemeente(n)",
    "provincie(s)",
    "partij(en)",
    "regio('s)",
    "regio(’s)",
    "corporatie(s)",
    "m²",
    "m2",
)


def extend(nlp: Language) -> None:
    """Adds the field's tokenizer exceptions to a Dutch pipeline."""
    tokenizer = cast(Tokenizer, nlp.tokenizer)
    for text in (*ABBREVIATIONS, *_WHOLE):
        for form in {text, text[0].upper() + text[1:]}:
            tokenizer.add_special_case(form, [{ORTH: form}])
