"""The beginnings of words: what stays the same of a word however it is bent ("belaste", "belasting")."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+")


def stems(text: str, letters: int, shortest: int) -> list[str]:
    """The first ``letters`` letters of each word of ``shortest`` letters or more, in order.

    >>> stems("De belaste gronden, 2024", letters=5, shortest=4)
    ['belas', 'grond']
    """
    words = _WORD.findall(text.casefold())
    return [word[:letters] for word in words if len(word) >= shortest]
