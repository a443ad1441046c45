"""Words with offsets, as much as the rules for parties need."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WORD = re.compile(
    r"['’]s[-\s](?=[A-Z])[^\W\d_]+(?:-[^\W\d_]+)*"  # 's-Hertogenbosch
    r"|[^\W\d_]+\(n\)"  # gemeente(n)
    r"|[^\W_]+(?:[-&'’.][^\W_]+)*-?"
    r"|\S"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark at ``[start, end)``; ``low`` is its text in small letters."""

    text: str
    low: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        return self.text[-1].isalnum() or self.text[0].isalnum()

    @property
    def capital(self) -> bool:
        return self.text[:1].isupper() or self.text[:2] in ("'s", "’s")


def tokens(text: str) -> list[Token]:
    """The words and marks of a text, in order."""
    return [
        Token(m.group(), m.group().casefold().replace("’", "'"), m.start(), m.end())
        for m in _WORD.finditer(text)
    ]
