"""How far a build is: what it tells whoever wants to know."""

from __future__ import annotations


class Progress:
    """Hears how far a build is; this one keeps it to itself."""

    def stage(self, name: str, length: int) -> None:
        """A stage begins that takes ``length`` steps."""

    def step(self, steps: int = 1, pages: int = 0) -> None:
        """So many steps were made; where sources are read, so many pages were read in them."""

    def done(self) -> None:
        """The stage is over."""
