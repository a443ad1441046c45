"""What a reader says of a file that it cannot read."""

from __future__ import annotations


class ReadError(ValueError):
    """A source cannot be read.

    The message is one line, in English, for the person who builds: it names the file and says what
    to do. ``reason`` is Dutch, for readers of the site: a few words, without the file's name.
    """

    def __init__(self, message: str, reason: str = "het bestand kan niet worden gelezen") -> None:
        super().__init__(message)
        self.reason = reason
