"""Numbers that name one of several things, and count nothing: "deelplan 4, 5 en 20", "perceel 574", "Griftweg 1"."""

from __future__ import annotations

import re
from functools import cache

from checks.phrases import counts_something
from corpus.either import either
from corpus.relations import load_relation_words
from nlp.language.numbers import Number

#: So far before a number its noun can stand, where other numbers stand between: "4, 5 en 20".
_WINDOW = 60
#: The other numbers of names beside each other: "1 en ", "4, 5 en ".
_OTHERS = re.compile(r"(?:\d{1,5}(?:,|\sen|\st/m)\s)+$")
#: "Waarde - Archeologie", "aan de Griftweg": a word with a capital that does not begin the sentence.
_NAME = re.compile(r"[\w)\"'’,;:–-]\s['\"‘]?[A-Z][\w'’-]*$")
#: "27050/MDRE": the mark of a letter or a decision.
_MARK = re.compile(r"/[A-Z]")


def is_label(text: str, number: Number) -> bool:
    """Return True if a number is (a part of) the name of one thing.

    Behind a word with a capital one is not where its unit follows: "in Almelo 300 woningen".
    """
    if _MARK.match(text, number.end):
        return True
    before = text[max(0, number.start - _WINDOW) : number.start]
    others = _OTHERS.search(before)
    noun = before[: others.start() if others else None].rstrip()
    if _numbered().search(noun):
        return True
    return _NAME.search(noun) is not None and not counts_something(text, number)


@cache
def _numbered() -> re.Pattern[str]:
    nouns = either(load_relation_words().numbered)
    return re.compile(rf"(?<![\w-])(?:{nouns})\.?$", re.IGNORECASE)
