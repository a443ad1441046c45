"""How exactly a number is meant: "minimaal", "ruim", "een kleine"."""

from __future__ import annotations

import re

from corpus.counting import Vocabulary
from nlp.counts.sightings import Sighting

_REST = re.compile(
    r"\s*(?:(?:de|het|een|van|nog|in\s+totaal|totaal|netto|bruto)\s*){0,2}\s*(?:€|\+|euro|EUR)?\s*",
    re.IGNORECASE,
)


#: "De maximale woningbouwruimte voor Ede bedraagt 467": said of the quantity that the verb gives the number.
_OF_QUANTITY = re.compile(
    r"\b(?:(?P<maximaal>maximale)|(?P<minimaal>minimale))\s+(?:[a-zà-ÿ-]+e\s+)?[a-zà-ÿ-]+(?:\s+[^\s.,;:()0-9]+){0,8}?\s+(?:bedraagt|bedroeg|is|was|van|op)\s+$",
    re.IGNORECASE,
)


def qualifier_of(text: str, sighting: Sighting, vocabulary: Vocabulary) -> str | None:
    """The qualifier right before the number (or behind it: "of minder")."""
    start = max(sighting.sentence[0], sighting.number.start - 34)
    window = text[start : sighting.number.start]
    best: tuple[int, int, str] | None = None
    for term in vocabulary.qualifiers:
        for match in term.pattern.finditer(window):
            if not _REST.fullmatch(window[match.end() :]):
                continue
            if term.name == "tot" and not sighting.number.is_money:
                continue
            if best is None or (match.end(), -match.start()) > (best[0], best[1]):
                best = (match.end(), -match.start(), term.name)
    if best:
        return best[2]
    after = text[sighting.number.end : sighting.number.end + 20]
    for term in vocabulary.qualifiers:
        if term.after and term.after.search(after):
            return term.name
    of_quantity = _OF_QUANTITY.search(text, sighting.sentence[0], sighting.number.start)
    return of_quantity.lastgroup if of_quantity is not None else None
