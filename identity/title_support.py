"""Whether the heading of a file is the title of the whole document: where it is not shown to be, the title stays open.

A file may begin in the middle of a document, with the heading of a section or with a sentence that goes on:
what shows that a heading is the document's stands beside it. A wrong title costs more than none, and the
kind, the area and the maker lean on it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from corpus.document_words import load_document_words
from corpus.either import either
from corpus.kinds import load_kind_words
from corpus.manifest import slug
from extract.clean import clean
from identity.bodies import Bodies
from identity.dates import dates_in
from identity.fields import LabelledValue
from identity.imro import plan_number
from identity.letters import CIRCULAR, greeting_of
from identity.model import Vote
from identity.politics import names_programme
from identity.sheet import Row, Sheet
from identity.spatial_plans import PLAN, plan_words
from identity.title_words import (
    DANGLING,
    SENTENCE_WORDS,
    has_address,
    is_item,
    is_label,
    is_plain,
    says_only_date,
    says_only_kind,
)

#: The first page of a document has no higher printed number.
_FIRST_LABEL = 2
#: So many words, and half of them, has a title with the name of its file in common.
_NAMED_WORDS = 2
#: Without a cover or the fields of a letter the title is one of so many first rows: below them stand headings of parts.
_TITLE_ROWS = 8
#: Fields that stand on the face of a document.
_OF_FACES = frozenset({"date", "subject", "to", "from", "present"})
#: A letterhead has an address within so many rows.
_ADDRESS_ROWS = 2
_ADDRESS_WORDS = 8
#: The end of a title that is cut because it is too long: a sentence.
CUT = "…"


def is_whole(title: str, below: Row | None) -> bool:
    """Return False for words that cannot be all of a title: a sentence, an item, or a line that goes on.

    ``below`` is the row under its last one, where that stands right below it.
    """
    words = title.split()
    if (title.endswith(CUT) and not _opens_with_kind(title)) or words[-1].casefold() in DANGLING:
        return False
    if len(words) > SENTENCE_WORDS and title.endswith("."):
        return False
    if is_item(title):
        return False
    return below is None or not below.text[0].islower() or says_only_kind(title)


def _opens_with_kind(title: str) -> bool:
    """Return True for "Vragen van de leden …", which may be as long as a sentence."""
    first = next(load_kind_words().words_in(title), None)
    return first is not None and slug(title).startswith(first[0])


class Support:
    """Whether a heading is the title of the whole document, and not of a part of it.

    A file may begin in the middle of a document, with the heading of a section: what shows that a
    heading is the document's stands beside it.
    """

    def __init__(self, sheet: Sheet, fields: Sequence[LabelledValue], bodies: Bodies) -> None:
        self._sheet = sheet
        self._is_plan = plan_words(sheet) is not None or plan_number(sheet) is not None
        labels = {field.label for field in fields}
        self._has_cover_or_fields = bool(sheet.cover) or bool(labels & _OF_FACES)
        self._has_face = self._has_cover_or_fields or self._has_other_rows(bodies)
        self._bodies = bodies
        self._greeting = greeting_of(sheet.front)

    def holds(self, vote: Vote) -> bool:
        """Return True where the heading of a vote may be the title of the document."""
        if not self._is_whole(vote):
            return False
        kind = load_kind_words().kind_of(vote.value)
        if self._is_plan and not self._has_face:
            # "Woonvisie" over a piece of a spatial plan is the heading of a section.
            return kind == PLAN and not _is_of_section(vote.value)
        if not self._has_cover_or_fields and self._place(vote) >= _TITLE_ROWS:
            return False
        if vote.rule == "first_heading" and kind is None and self._is_of_letterhead(vote):
            return False
        if vote.rule == "largest_type":
            return self._begins_document or kind is not None
        if kind not in (None, "annex") and self._is_first_depth(vote):
            return True
        by_file = load_kind_words().kind_of(self._sheet.stem) not in (None, "other")
        by_file = by_file and self._is_first_depth(vote)
        return (
            self._has_face
            or by_file
            or self._is_over_greeting(vote)
            or names_programme(vote.value, self._bodies)
            or self._is_repeated(vote.value)
        )

    def _is_over_greeting(self, vote: Vote) -> bool:
        """Return True for the first row of a letter, right above its greeting."""
        return self._greeting == 1 and self._row_at(vote) == 0

    def _is_whole(self, vote: Vote) -> bool:
        """Return False where the words of a vote are a sentence, or go on in the row below them."""
        end = vote.segment.end if vote.segment else 0
        rows = self._sheet.front
        last = next((i for i, r in enumerate(rows) if r.start < end <= r.segment.end), None)
        below = rows[last + 1] if last is not None and last + 1 < len(rows) else None
        if below is not None and last is not None:
            goes_on = self._sheet.adjoins(rows[last], below) and not _is_of_fields(below)
            below = below if goes_on else None
        return is_whole(vote.value, below)

    def _is_of_letterhead(self, vote: Vote) -> bool:
        """Return True for a row among those of an address: a street, a department; for one word beside a
        ministry in a letter."""
        at = self._row_at(vote)
        beside = self._sheet.front[max(0, at - 1) : at + 2]
        bodies = (self._bodies.of_line(row.text) for row in beside)
        is_word = len(vote.value.split()) == 1 and self._greeting is not None
        if is_word and any(body is not None and body.kind == "state" for body in bodies):
            return True
        around = self._sheet.front[max(0, at - _ADDRESS_ROWS) : at + 1 + _ADDRESS_ROWS]
        return any(
            has_address(row.text) and len(row.words.split()) <= _ADDRESS_WORDS for row in around
        )

    def _row_at(self, vote: Vote) -> int:
        start = vote.segment.start if vote.segment else 0
        return next((i for i, r in enumerate(self._sheet.front) if r.segment.end > start), 0)

    def _place(self, vote: Vote) -> int:
        """How many rows stand above the title that a vote is for, apart from addresses and fields."""
        start = vote.segment.start if vote.segment else 0
        return sum(row.start < start and is_plain(row) for row in self._sheet.front)

    @property
    def _begins_document(self) -> bool:
        """Return False where the printed number of the first page is that of a later one."""
        pages = self._sheet.source.pages
        label = next((p.label for p in pages if p.number == self._sheet.page_first), None)
        return not (label or "").isdecimal() or int(label or 0) <= _FIRST_LABEL

    def _is_first_depth(self, vote: Vote) -> bool:
        """Return False for a Markdown heading with signs for a part of a document."""
        row = next(
            (r for r in self._sheet.head if vote.segment and r.start == vote.segment.start), None
        )
        if row is None or row.depth <= 1 or not self._sheet.is_markdown:
            return True
        # The first line of a file, and the only heading with so few signs: "##Regeling", over "####Inleiding".
        others = [r.depth for r in self._sheet.rows if r.depth and r is not row]
        return row is self._sheet.rows[0] and row.depth < min(others, default=0)

    def _has_other_rows(self, bodies: Bodies) -> bool:
        """Return True if the head has what stands on the face of a document only: a line with a
        body, a date, whom a circular is for, or no more than a kind; headings of parts ("Provincie
        Drenthe") are none."""
        return any(
            bodies.of_line(row.text) is not None
            or says_only_date(row.words)
            or CIRCULAR.match(row.words)
            or (says_only_kind(row.words) and not self._is_plan)
            for row in self._sheet.head
            if not row.depth
        )

    def _is_repeated(self, title: str) -> bool:
        """Return True for what the name of the file or a running header says as well."""
        words = set(slug(title).split("-")) - {""}
        named = words & set(slug(self._sheet.stem).split("-"))
        if len(named) >= _NAMED_WORDS and len(named) * 2 >= len(words):
            return True
        source = self._sheet.source
        running = (block for block in source.blocks if block.kind == "furniture")
        low = title.casefold()
        return any(low in clean(source.text, block.segments).text.casefold() for block in running)


def _is_of_fields(row: Row) -> bool:
    """Return True for a row with fields, which go on with nothing: "vergaderdatum | aanwezig"."""
    return is_label(row) or "|" in row.text or next(dates_in(row.text), None) is not None


@cache
def _section() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(load_document_words().itself.plan_sections)})", re.IGNORECASE)


def _is_of_section(title: str) -> bool:
    """Return True for the heading of a section on what holds for a plan: "Provinciaal Omgevingsplan", "Geldend bestemmingsplan"."""
    return _section().search(title) is not None
