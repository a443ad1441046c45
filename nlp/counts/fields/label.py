"""Where the label of a number begins: "Twee-onder-een-kap woningen: 12"."""

from __future__ import annotations

import re

from nlp.counts.fields.phrases import ends_phrase
from nlp.counts.sightings import Sighting

#: "Vrijstaande koopwoningen: 12", from what parts it from the words before it.
_LABEL = re.compile(
    r"(?:^|[.;:()–•*]\s*|[0-9],\s*|\n\s*)(?P<kinds>(?:[^\W\d_][^\W\d_’'-]*(?:-[^\W\d_]+)*\s+){1,3})[\w-]+$"
)
_COLON = re.compile(r"\s*:\s*(?:(?:circa|ca\.?|maximaal|minimaal)\s+)?")
#: What says how many and not which.
_AMOUNTS = frozenset({"aantal", "totaal", "totale", "maximaal", "minimaal", "circa"})


def begin_of_label(text: str, sighting: Sighting, start: int, end: int) -> int:
    """Where the label of a number begins: "Twee-onder-een-kap woningen: 12"; its noun where it is more than a name."""
    label = _LABEL.search(text, sighting.left, end)
    if label is None or not _COLON.fullmatch(text, end, sighting.number.start):
        return start
    kinds = text[label.start("kinds") : start].split()
    is_kind = not any(ends_phrase(word) or word.casefold() in _AMOUNTS for word in kinds)
    return label.start("kinds") if is_kind else start
