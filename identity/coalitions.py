"""Coalition agreements that do not call themselves so: a line lists the coalition, or it speaks throughout."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.document_words import load_document_words
from identity.model import Vote
from identity.politics import NAME, SEPARATORS
from identity.sheet import Row, Sheet

_KIND = "coalition_agreement"
#: "Coalitie: DGG, CDA, DPM".
_LINE = re.compile(
    r"(?:coalitie|coalitiepartijen|coalitiepartners|coalitiefracties)\s*:\s*(?P<names>.+)",
    re.IGNORECASE,
)
#: The coalition does something ("De coalitie streeft naar rust").
_SPEAKS = re.compile(
    r"\b[Dd]e (?:nieuwe )?coalitie (?:wil|zet|streeft|kiest|investeert|stimuleert|stuurt|werkt|gaat|maakt|zorgt|onderzoekt|heeft)\b"
)
#: An agreement that does not say whether bodies or parties made it: "Bestuursakkoord", "Akkoord 2023".
_ACCORD = re.compile(
    r"\b(?:bestuurs|provincie|samenwerkings|raads|gemeente)?akkoord\b", re.IGNORECASE
)
#: What may stand before the names: "Tussen de fracties van", "Gesloten door", "Coalitiepartijen".
_BEFORE = re.compile(
    r"(?:[^,:]*?\b(?:tussen|door|van|coalitiepartijen|coalitiepartners)\s+)+", re.IGNORECASE
)
#: What may stand behind them: "…, mei 2023".
_BEHIND = re.compile(r"[,|]\s*(?:[a-z]+\s+)?\d{4}$|[.:]$")
_WE = re.compile(r"\b(?:wij|we)\b", re.IGNORECASE)
#: Fewer parties make no coalition; fewer sentences on it may be talk about another one.
_COALITION = 2
_TIMES = 2
#: Its title stands on the first of so many rows, who made it on the first of so many.
_TITLE_ROWS = 8
_LIST_ROWS = 30
_ARTICLE = re.compile(r"^(?:de|het)\s+")
#: "We" speaks so many times as often as the coalition is named, where it is the coalition that speaks.
_WE_TIMES = 5


def coalition_votes_on_kind(sheet: Sheet) -> Iterator[Vote]:
    """Votes on whether a text is the agreement of a coalition."""
    for row, _ in _lines(sheet):
        yield Vote("kind", _KIND, "coalition_line", row.segment)
        return
    speaks = [row.part(*m.span()) for row in sheet.rows for m in _SPEAKS.finditer(row.text)]
    ours = sum(len(_WE.findall(row.text)) for row in sheet.rows)
    if len(speaks) >= _TIMES and ours >= _WE_TIMES * len(speaks):
        yield Vote("kind", _KIND, "coalition_speaks", speaks[0])


def coalition_votes(sheet: Sheet, kind: str) -> Iterator[Vote]:
    """The parties that a line of the front lists as the coalition."""
    if kind != _KIND:
        return
    for row, names in _lines(sheet):
        for name in names:
            yield Vote("issuer", name, "political", row.segment)


def _lines(sheet: Sheet) -> Iterator[tuple[Row, list[str]]]:
    """The rows of the front that list a coalition, with the names of its parties."""
    for row in sheet.front:
        match = _LINE.fullmatch(row.words)
        names = [n for n in SEPARATORS.split(match["names"]) if n] if match else []
        if len(names) >= _COALITION and all(map(NAME.fullmatch, names)):
            yield row, names
    if any(_ACCORD.search(row.words) for row in sheet.front[:_TITLE_ROWS]):
        yield from _unlabelled(sheet)


def _unlabelled(sheet: Sheet) -> Iterator[tuple[Row, list[str]]]:
    """The first rows that say no more than which parties made it: "Tussen BBB, CDA en VVD"."""
    parties = {*load_document_words().political.parties, *load_document_words().political.also}
    for row in sheet.front[:_LIST_ROWS]:
        before = _BEFORE.match(row.words)
        listed = _BEHIND.sub("", row.words[before.end() if before else 0 :])
        names = [_ARTICLE.sub("", name) for name in SEPARATORS.split(listed) if name]
        known = [name for name in names if name in parties]
        if len(known) >= _COALITION and all(map(NAME.fullmatch, names)):
            yield row, names
