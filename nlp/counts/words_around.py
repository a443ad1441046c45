"""The words around a number, as a model of words sees them.

A word counts by where it stands: right beside the number, near it, somewhere in the same passage, or in
a heading. Figures are all alike (``#``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

#: A word, a figure, or a sign that says something of the words beside it.
_TOKEN = re.compile(r"[^\W\d_]+|[0-9]+|[%€(),.:;|]")
#: So many words from the number are right beside it, near it, around it.
_BESIDE, _NEAR, _AROUND = 4, 12, 30
#: So many characters hold that many words.
_REACH = 400
#: So many words of headings are looked at, from the last.
_OF_HEADINGS = 15


def words_around(text: str, start: int, end: int, headings: Sequence[str]) -> Iterator[str]:
    """The words around the number at ``[start, end)`` of a passage, such as ``before:behoefte``.

    ``headings`` stand over the passage, highest first.
    """
    before = _words(text[max(0, start - _REACH) : start])[::-1]
    behind = _words(text[end : end + _REACH])
    for name, words in (("before", before), ("behind", behind)):
        yield from _of(f"right {name}", words[:_BESIDE])
        yield from _of(name, words[:_NEAR])
        yield from _of("around", words[:_AROUND])
    yield from _of("heading", _words(" ".join(headings))[-_OF_HEADINGS:])


def _of(name: str, words: Iterable[str]) -> Iterator[str]:
    return (f"{name}:{word}" for word in words)


def _words(text: str) -> list[str]:
    return ["#" if word.isdigit() else word for word in _TOKEN.findall(text.casefold())]
