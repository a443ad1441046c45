"""Which row a correction is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from corpus.corrections import Correction
from kb.corrections.quotes import AND_SO_ON, words
from kb.corrections.reading import Place, Reading
from kb.rows import Row


def places_of(correction: Correction, reading: Reading) -> list[Place]:
    """The rows that a correction fits, each once: one row, if it was written well."""
    found: dict[int, Place] = {}
    for place in reading.places(correction.kind):
        if (
            correction.document in (None, place.document_id)
            and names(correction, place.span, reading.texts)
            and all(reading.is_read_as(place, *field) for field in (correction.was or {}).items())
        ):
            found.setdefault(id(place.row), place)
    return list(found.values())


def unclear(correction: Correction, places: Sequence[Place], reading: Reading) -> str | None:
    """Why it is not clear which row a correction is about (Dutch); None where it is."""
    if len(places) == 1:
        return None
    if places:
        return f"past op {len(places)} rijen; maak met prefix, suffix of was duidelijk op welke"
    if correction.document and correction.document not in reading.documents:
        return f"er is geen document {correction.document}"
    return "past op geen enkele rij"


def names(correction: Correction, span: Row, texts: Mapping[str, str]) -> bool:
    """Return True if a correction names this span, by its key or by its words and those around
    them.

    ``texts`` has the text of each source by its id.
    """
    if correction.span is not None:
        return bool(correction.span == span["id"])
    exact, quote = words(correction.exact or ""), words(span["quote"])
    if exact.endswith(AND_SO_ON):
        if not quote.startswith(exact.removesuffix(AND_SO_ON)):
            return False
    elif quote != exact:
        return False
    text = texts[span["source_id"]]
    prefix, suffix = words(correction.prefix or ""), words(correction.suffix or "")
    before = text[max(0, span["char_start"] - _room(prefix)) : span["char_start"]]
    after = text[span["char_end"] : span["char_end"] + _room(suffix)]
    return words(before).endswith(prefix) and words(after).startswith(suffix)


def _room(words: str) -> int:
    """So many characters of a source surely hold ``words``, however they are broken over lines."""
    return 4 * len(words) + 100
