"""Words as one pattern: how vocabulary of data files gets into a regular expression."""

from __future__ import annotations

import re
from collections.abc import Iterable


def either(words: Iterable[str]) -> str:
    """Return a pattern, without a group around it, for any of some words: the longest first, each as it is written.

    So a word is not taken for a shorter one that it begins with.
    """
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))
