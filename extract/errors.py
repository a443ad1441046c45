"""What a reader says of a file that it cannot read."""

from __future__ import annotations


class ReadError(ValueError):
    """A source cannot be read; the message is one line that names the file and what to do."""
