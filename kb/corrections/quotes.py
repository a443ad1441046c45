"""The words by which a correction names a row, however a source breaks them over its lines."""

from __future__ import annotations

import re

#: Words that end so stand for all that begins with them.
AND_SO_ON = "…"
_BROKEN_WORD = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010](?=[^\W\d_])")


def words(text: str) -> str:
    """Words without the blanks and hyphens that the end of a line may put between or in them."""
    return _BROKEN_WORD.sub("", "".join(text.split()))
