"""Which row a correction is about."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from corpus.corrections import Correction
from kb.corrections.reading import Place, Reading
from kb.rows import Row

#: Words that end so stand for all that begins with them.
_AND_SO_ON = "…"
_BROKEN_WORD = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010](?=[^\W\d_])")


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
    exact, quote = _words(correction.exact or ""), _words(span["quote"])
    if exact.endswith(_AND_SO_ON):
        if not quote.startswith(exact.removesuffix(_AND_SO_ON)):
            return False
    elif quote != exact:
        return False
    text = texts[span["source_id"]]
    prefix, suffix = _words(correction.prefix or ""), _words(correction.suffix or "")
    before = text[max(0, span["char_start"] - _room(prefix)) : span["char_start"]]
    after = text[span["char_end"] : span["char_end"] + _room(suffix)]
    return _words(before).endswith(prefix) and _words(after).startswith(suffix)


def _words(text: str) -> str:
    """Words without the blanks and hyphens that the end of a line may put between or in them."""
    return _BROKEN_WORD.sub("", "".join(text.split()))


def _room(words: str) -> int:
    """So many characters of a source surely hold ``words``, however they are broken over lines."""
    return 4 * len(words) + 100
