"""Papers of parliament: "32 847 Naam van het dossier", and below it "Nr. 1007" with what the paper is.

The file has one name for all its papers, which is the title of none of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from corpus.document_words import load_document_words
from corpus.either import either
from extract.model import Segment
from identity.model import Vote
from identity.sheet import Row, Sheet
from identity.title_words import DANGLING, is_plain

#: The number of the paper stands so many rows from the top at most, and so many below that of its file.
_TOP_ROWS = 30
_BELOW_FILE = 8
#: Rows of one title, at most.
_ROWS = 6
#: "32 847", "36 410 XV Vaststelling van …", "21501-20": the number of a file.
_FILE = re.compile(
    r"\d{2}[ \u00a0]?\d{3}(?:[ -][IVXL]+|-\d{2})?(?:\s*\([^()]{1,40}\))?(?=\s+\D|,|$)"
)
#: "Nr. 1007", "B": the number of a paper in it, and what stands behind it.
_NUMBER = re.compile(r"(?:[Nn][Rr]\.?\s*\d{1,4}[a-z]?|[A-Z]{1,2})(?:\s+|$)")


@dataclass(frozen=True, slots=True)
class Paper:
    """What a paper of a file is called, where that stands, and its kind where its name tells."""

    title: str
    segment: Segment
    kind: str | None


def paper_of(sheet: Sheet) -> Paper | None:
    """The paper of a file of parliament that a document is; None for any other document."""
    rows = sheet.front[:_TOP_ROWS]
    for index, row in enumerate(rows):
        number = _NUMBER.match(row.text)
        above = rows[max(0, index - _BELOW_FILE) : index]
        if number is None or not any(_FILE.match(other.words) for other in above):
            continue
        behind = number.end() < len(row.text)
        if behind:
            named = [_Words(row, number.end())]
        else:
            named = [_Words(below, 0) for below in rows[index + 1 : index + 2]]
        if named and (form := _form().match(named[0].text)) is not None:
            return _paper(named[0], rows[index + (1 if behind else 2) :], form["form"])
    return None


def paper_votes_on_kind(sheet: Sheet) -> Iterator[Vote]:
    """A vote on the kind of a paper of parliament, by what stands behind its number."""
    paper = paper_of(sheet)
    if paper is not None and paper.kind is not None:
        yield Vote("kind", paper.kind, "paper_of_file", paper.segment)


@dataclass(frozen=True, slots=True)
class _Words:
    """A row from an offset on."""

    row: Row
    start: int

    @property
    def text(self) -> str:
        return " ".join(self.row.text[self.start :].replace("**", "").split())


def _paper(first: _Words, below: Sequence[Row], form: str) -> Paper:
    words, last = first.text, first.row
    for row in below[: _ROWS - 1]:
        if row.page != last.page or not _goes_on(words, row):
            break
        words, last = f"{words} {row.words}", row
    segment = Segment(first.row.start + first.start, last.segment.end)
    return Paper(words, segment, _kinds().get(" ".join(form.casefold().split())))


def _goes_on(words: str, row: Row) -> bool:
    """Return True for a row that goes on with a title: in capitals as it is, or as its words ask for."""
    if not is_plain(row) or any(map(str.isdecimal, row.words)):
        return False
    if words.isupper():
        return row.words.isupper()
    last = words.split()[-1].casefold()
    return row.text[0].islower() or last in DANGLING or last.endswith(",")


@cache
def _kinds() -> dict[str, str | None]:
    """The names that papers of a file have, each with the kind that it tells."""
    words = load_document_words().parliament
    named: dict[str, str | None] = dict.fromkeys(words.others)
    named.update((name, kind) for kind, names in words.papers.items() for name in names)
    return named


@cache
def _form() -> re.Pattern[str]:
    """ "GEWIJZIGDE MOTIE VAN HET LID …": how a paper may be called, behind what says that it is a new text of it."""
    changed = either(load_document_words().parliament.changed)
    return re.compile(rf"(?:(?:{changed})\s+)*(?P<form>{either(tuple(_kinds()))})\b", re.IGNORECASE)
