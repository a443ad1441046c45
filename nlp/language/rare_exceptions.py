"""spaCy's exceptions of Dutch, each from the first text that has it.

They are abbreviations of law ("rev.dr.intern.comp.") by the thousand, in small letters and in capitals. To load
them takes as long as to read ten pages, and a text has a dozen of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc

#: What spaCy says of the tokens of an exception.
Pieces = Sequence[Mapping[int, str]]

_STOP = re.compile(r"\.")


class OnDemandTokenizer(Tokenizer):  # type: ignore[misc]
    """A tokenizer that gets an exception with a full stop in it when a text has that; for texts that come one
    after another it cuts as one that has them all."""

    def load(self, exceptions: Mapping[str, Pieces]) -> None:
        """Take these exceptions in the place of those that there are."""
        self.rules = {text: pieces for text, pieces in exceptions.items() if "." not in text}
        self._waiting: dict[str, dict[str, Pieces]] = {}
        for text, pieces in exceptions.items():
            if "." in text:
                self._waiting.setdefault(_beginning(text), {})[text] = pieces
        self._longest = max(map(len, self._waiting), default=0)

    def __call__(self, string: str) -> Doc:
        """The tokens of a text."""
        # The tokens of an exception may stand apart in the text.
        for beginning, text in [*self._met("".join(string.split()))]:
            pieces = self._waiting[beginning].pop(text, None)
            if pieces is not None:
                self.add_special_case(text, pieces)
        return cast(Doc, super().__call__(string))

    def _met(self, text: str) -> Iterator[tuple[str, str]]:
        """The exceptions in a text that wait, each with its beginning."""
        for stop in _STOP.finditer(text):
            for start in range(max(0, stop.end() - self._longest), stop.end()):
                beginning = text[start : stop.end()]
                for waiting in self._waiting.get(beginning, ()):
                    if text.startswith(waiting, start):
                        yield beginning, waiting


def _beginning(exception: str) -> str:
    """An exception up to its first full stop."""
    return exception[: exception.index(".") + 1]
