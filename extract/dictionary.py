"""Whether Dutch has a word, by simplemma's list."""

from __future__ import annotations


def is_word(text: str) -> bool:
    """Return True if a dictionary of Dutch has a word."""
    # The site cleans text too and most PDFs need no dictionary: it is loaded by who looks a word up.
    from simplemma import is_known

    return is_known(text, lang="nl", low_memory=True)
