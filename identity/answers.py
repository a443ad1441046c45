"""Answers of the government to questions of members of parliament."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from corpus.document_words import load_document_words
from extract.clean import Clean
from identity.bodies import Bodies
from identity.dates import dates_in
from identity.model import Vote
from identity.sheet import Sheet

#: What is asked fills so many characters at most, up to when it was sent in.
_ASKED = 400
#: So many characters behind who answers may the date stand on which that was received.
_RECEIVED = 60
_SENT_IN = re.compile(r"\s*\((?:ingezonden|ontvangen)\b|\.\s+[A-Z]")


def answer_votes(sheet: Sheet, bodies: Bodies) -> Iterator[Vote]:
    """ "Antwoord van minister A (Financiën) (ontvangen 4 mei 2026)": who answers, and when."""
    view = sheet.clean_front()
    answers = list(_answers().finditer(view.text))
    if not answers:
        return
    first = answers[0]
    yield Vote("kind", "questions", "answers", view.source_range(*first.span()))
    yield from _asked(view, first.start())
    for match in answers:
        body = next(bodies.within(f"{match['office']} van {match['of']}"), None)
        if body is not None:
            yield Vote("issuer", body.name, "answers", view.source_range(*match.span("of")))
    date = next(dates_in(view.text[first.end() : first.end() + _RECEIVED]), None)
    if date is not None:
        part = view.source_range(first.end() + date.start, first.end() + date.end)
        yield Vote("date", date.iso, "answers", part)


def _asked(view: Clean, end: int) -> Iterator[Vote]:
    """ "Vragen van het lid A aan de minister van Financiën over …": the title, before the answers."""
    low = view.text.casefold()
    for opening in load_document_words().answers.members:
        start = low.find(opening)
        if 0 <= start < end and len(low) == len(view.text):
            asked = view.text[start : min(end, start + _ASKED)]
            stop = _SENT_IN.search(asked)
            stop_at = stop.start() if stop else len(asked)
            title = asked[:stop_at].strip()
            yield Vote("title", title, "answers", view.source_range(start, start + stop_at))
            return


@cache
def _answers() -> re.Pattern[str]:
    opens = load_document_words().answers.opens
    name = r"[A-ZÀ-Þ’'][\w’'.-]*(?:\s+(?:van|de|der|den|[A-ZÀ-Þ][\w’'.-]*))*"
    return re.compile(
        rf"\b(?i:{'|'.join(map(re.escape, opens))})\s+(?:de\s+)?"
        rf"(?P<office>(?i:minister|staatssecretaris))\s+{name}\s*\((?P<of>[^()]{{4,80}})[()]"
    )
