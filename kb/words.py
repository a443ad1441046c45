"""Words as people search for them: base forms, numbers without points, letters without accents."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+")


def fold(text: str) -> str:
    """``text`` without accents and capitals: ``Súdwest`` is ``sudwest``."""
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def lemmas(text: str) -> str:
    """The base forms of the words of a Dutch text, and its numbers as they are typed.

    ``14.100 woningen`` gives ``14100 woning``. A word that is its own base form is left out: the
    text itself is searched as well.
    """
    found: list[str] = []
    for word in _WORD.findall(text):
        form = word.replace(".", "") if _THOUSANDS.fullmatch(word) else word
        if form == word and word[0].isalpha():
            form = _lemma(word)
        if form.casefold() != word.casefold() and form not in found:
            found.append(form)
    return " ".join(found)


@lru_cache(maxsize=50_000)
def _lemma(word: str) -> str:
    # Imported here: projects need folded words only, where nothing is read.
    import simplemma

    return str(simplemma.lemmatize(word.lower(), lang="nl", low_memory=True))
