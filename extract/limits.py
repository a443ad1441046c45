"""What reading one file may take."""

from __future__ import annotations

from dataclasses import dataclass

#: Facts in so many characters may take as long as reading a file: some ten times what they take.
CHARACTERS_A_TIMEOUT = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds (``timeout``) and megabytes (``memory``) that reading a file may take.

    A PDF, and a text of more than some megabytes, is read in a process of its own: the seconds are those
    of the clock. Reading another text, and finding facts in what was read, takes so many of CPU at most.
    """

    timeout: float = 300.0
    memory: int = 1500

    def seconds_for(self, length: int) -> float:
        """The seconds of CPU for finding facts in a text of so many characters."""
        return self.timeout * max(1.0, length / CHARACTERS_A_TIMEOUT)
