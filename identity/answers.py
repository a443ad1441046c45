"""Answers of the government to questions of members of parliament, and of a board to those of its council."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from corpus.document_words import load_document_words
from corpus.either import either
from extract.clean import Clean, clean
from identity.bodies import Bodies
from identity.dates import dates_in
from identity.model import Vote
from identity.sheet import Sheet

#: What is asked fills so many characters at most, up to when it was sent in.
_ASKED = 400
#: So many characters behind who answers may the date stand on which that was received.
_RECEIVED = 60
#: The title of a paper with answers runs over so many rows at most.
_TITLE_ROWS = 4
_SENT_IN = re.compile(r"\s*\((?:ingezonden|ontvangen)\b|\.\s+[A-Z]")

#: How an answer opens: "Antwoord 1.", "Antwoord:".
_ANSWER = re.compile(r"antwoord(?:\s+(?:op\s+)?(?:vraag\s+)?\d{1,2})?\s*(?:[.:)]|$)", re.IGNORECASE)
_WE = re.compile(r"\b(?:wij|we|ons|onze)\b", re.IGNORECASE)
_STOP = re.compile(r"(?<!\b[A-Z])\.(?=\s|$)")
_BOARDS = ("municipality", "province")


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


def answered_votes(sheet: Sheet, bodies: Bodies) -> Iterator[Vote]:
    """ "Antwoorden van de minister van Financiën op Kamervragen van de leden A en B over …": the title, and who answers.

    It may stand below the letter that the answers go with.
    """
    for index, row in enumerate(sheet.front):
        view = clean(
            sheet.source.text, [r.segment for r in sheet.front[index : index + _TITLE_ROWS]]
        )
        match = _answered().match(view.text)
        if match is None:
            continue
        end = next((m.start() for m in _STOP.finditer(view.text[match.end() :])), 0)
        stop = match.end() + end
        segment = view.source_range(0, stop)
        yield Vote("title", view.text[:stop].strip(), "answers", segment)
        yield Vote("kind", "questions", "answers", row.segment)
        body = next(bodies.within(match["who"]), None)
        if body is not None:
            yield Vote("issuer", body.name, "answers", row.segment)
        return


@cache
def _answered() -> re.Pattern[str]:
    words = load_document_words().answers
    offices = either(load_document_words().bodies.state_offices)
    return re.compile(
        rf"(?:antwoord|antwoorden|beantwoording)\s+(?:van|door)\s+(?:de\s+)?(?P<who>(?:{offices})\s+(?:van|voor)\s[^.;:?]{{3,80}}?)"
        rf"\s+op\s+(?:de\s+)?(?:{either(words.of_members)})",
        re.IGNORECASE,
    )


def asked_votes(sheet: Sheet, kind: str, bodies: Bodies) -> Iterator[Vote]:
    """ "Gesteld aan het college van burgemeester en wethouders van X", above "Antwoord 1.": that board
    says "wij", where nobody says so before the first answer."""
    words = load_document_words().answers
    first = next((i for i, row in enumerate(sheet.rows) if _is_answer(row.words)), None)
    if kind != "questions" or first is None:
        return
    above = sheet.rows[:first]
    if any(_WE.search(row.words) for row in above):
        return
    for row in above:
        if row.words.casefold().startswith(words.asked):
            found = [body for body in bodies.within(row.text) if body.kind in _BOARDS]
            if len(found) == 1:
                part = row.part(found[0].start, found[0].end)
                yield Vote("issuer", found[0].name, "asked", part)


def _is_answer(words: str) -> bool:
    return _ANSWER.match(words.strip("* ")) is not None


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
