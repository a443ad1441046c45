"""Letters that decide on a request: on what the Wob or Woo opens, a permit, a subsidy, an objection.

They greet and close as letters do, and are decisions of the body with which one may object to them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from corpus.document_words import load_document_words
from corpus.either import either
from identity.bodies import Bodies
from identity.fields import LabelledValue, has_letter_fields
from identity.model import Vote
from identity.sheet import Sheet

#: So many characters may stand between "bezwaar maken bij" and the body that decided.
_NEAR = 12
#: The name of a body, with what stands before it, has so many characters at most.
_FAR = 160
#: What stands behind the name of a body, on where it gets its letters.
_ADDRESS = re.compile(r",?\s*(?:\bPostbus\b|\bt\.a\.v\.|\b(?:Directie|Afdeling|Staf|Team)\b)")


def request_votes(sheet: Sheet, fields: Sequence[LabelledValue], bodies: Bodies) -> Iterator[Vote]:
    """A vote that a letter is a decision, by its words on what was asked for, and on who decided."""
    if not has_letter_fields(fields):
        return
    words = load_document_words().requests
    view = sheet.clean_text
    decided = _one_of(words.decided).search(view.text)
    is_asked = _one_of(words.yours).search(view.text) is not None
    is_open = _one_of((*words.laws, *words.objection)).search(view.text) is not None
    if decided is None or not (is_asked and is_open):
        return
    yield Vote("kind", "decision", "on_request", view.source_range(*decided.span()))
    for match in _one_of(words.objects_to).finditer(view.text):
        behind = _ADDRESS.split(view.text[match.end() : match.end() + _FAR], maxsplit=1)[0]
        body = next(bodies.within(behind), None)
        if body is not None and body.start <= _NEAR:
            at = view.source_range(match.end() + body.start, match.end() + body.end)
            yield Vote("issuer", body.name, "objected_to", at)
            return


@cache
def _one_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{either(phrases)})(?![\w-])", re.IGNORECASE)
