"""The words that a sentence needs before it to be understood by who sees it alone.

A quote is what stands in the source; the text that is shown with it may say more: the line above an
item ("De gemeente zet in op: het herstel van de kade"), or the sentence that "Dit" and "Daarin" lean on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from nlp.commitments.document.stems import Stem
from nlp.commitments.document.walk import Decided
from nlp.parties.cues import party_words

#: Rules that give an item its force from the line above it.
_ITEMS = frozenset(("item", "item_continued", "item_agreed"))
#: A lead-in of more characters is a text of its own.
_LONGEST = 300
#: A sentence with no more words says little without what it points back to.
_SHORT = 10
_WORD = re.compile(r"\w+")
_THIS = frozenset(("deze", "dit"))
#: "Met deze afspraken", "in dit akkoord": the text itself.
_WITH = frozenset(("met", "in", "door", "middels", "via", "volgens"))


def shown_text(item: Decided, before: Sequence[str]) -> str:
    """The text of a commitment; ``before`` are the sentences before it in its passage."""
    lead = _line_above(item) or _leant_on(item.sentence.text, before)
    return f"{lead} {item.sentence.text}" if lead and len(lead) <= _LONGEST else item.sentence.text


def _line_above(item: Decided) -> str:
    """The line that introduces an item, where the item takes its force or its subject from it."""
    winner, stem = item.decision.winner, item.line.stem
    if winner is None or stem is None or not (winner.above or winner.rule in _ITEMS):
        return ""
    return _with_colon(stem)


def _with_colon(stem: Stem) -> str:
    text = stem.text.strip()
    return text if text.endswith((":", ",", ";", ".")) else f"{text}:"


def _leant_on(text: str, before: Sequence[str]) -> str:
    """The sentence before one that opens with a word that leans on it, or is short and points back."""
    short = len(text.split()) <= _SHORT and points_back(text)
    return before[-1] if before and (short or leans_back(text)) else ""


def leans_back(text: str) -> bool:
    """Return True if a sentence opens with "Dit", "Daarin" or the like."""
    first = text.split(" ", 1)[0].casefold()
    return first in party_words().pointing_back


def points_back(text: str) -> bool:
    """Return True if a sentence has a word that says what it is about by pointing at what stands before.

    "De gemeente zal daarbij ondersteunen", "Aan deze ambities werken wij".
    """
    lows = [word.casefold() for word in _WORD.findall(text)]
    pointing = party_words().pointing_back
    adverbs = {low for low in pointing if low.startswith(("daar", "hier"))}
    of_text = any(first in _WITH and second in _THIS for first, second in pairwise(lows))
    return not adverbs.isdisjoint(lows) or (not of_text and not _THIS.isdisjoint(lows[:4]))
