"""Votes on the kind of a document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from functools import cache

from corpus.document_words import load_document_words
from corpus.either import either
from corpus.kinds import UNKNOWN, load_kind_words
from corpus.manifest import slug
from extract.model import Segment
from identity.fields import LabelledValue
from identity.model import Vote
from identity.sheet import Row, Sheet
from identity.spatial_plans import PLAN, is_piece_of_plan
from identity.title_words import is_item

#: So many rows from the top may the one stand that says no more than a kind.
_TOP_ROWS = 8
#: A row with more words says more than what kind of document it stands on.
_LINE_WORDS = 3
#: The depth of a Markdown heading that may be that of the document.
_TITLE_DEPTH = 1
#: Of the times that a text calls itself something, this share must name one kind.
_ITSELF_SHARE = 0.6
#: Kinds that may greet whom they are for as a letter does, where a line says that they are one.
_GREETING = ("proposal",)
#: "7. Wet- en regelgeving": the heading of a later part, in a file that begins in the middle.
_ABOUT = frozenset({"op", "over", "inzake", "tot", "aangaande", "omtrent"})
_LATER_PART = re.compile(r"(?:[2-9]|[1-9]\d)[.)]\s")
#: From so many times on "dit actieplan" is the text itself, and of these kinds only.
_NAMES_TIMES = 3
_NAMED_BY_THEMSELVES = ("programme", "vision")
#: What an item of an agenda may be called, so that its number says that it is one.
_OF_ITEMS = "progress_report"
#: What other kinds are as well: a spatial plan is a decision.
_GENERAL = ("decision",)


def kind_votes(
    sheet: Sheet, fields: Sequence[LabelledValue], greeting: int | None, title: Segment | None
) -> Iterator[Vote]:
    """Votes of the rules that look at other words than the title, which stands at ``title``."""
    own = list(_own_line(sheet, {field.row for field in fields}, title))
    if is_piece_of_plan(sheet, fields):
        # "Omgevingsverordening Gelderland" over a piece of a plan is the heading of a section.
        own = [vote for vote in own if vote.value == PLAN]
    if any(vote.value in _GREETING for vote in own):
        greeting = None
    by_name = load_kind_words().kind_of(sheet.stem)
    if by_name not in (None, UNKNOWN):
        yield Vote("kind", str(by_name), "file_name")
    yield from own
    for row in letter_lines(sheet):
        yield Vote("kind", "letter", "letter_of", row.segment)
    if greeting is not None:
        yield Vote("kind", "letter", "greeting", sheet.front[greeting].segment)
    yield from _letter_fields(sheet, fields, greeting)
    yield from _itself(sheet, load_document_words().itself.before, "itself", 1)
    yield from _itself(sheet, load_document_words().itself.names, "names_itself", _NAMES_TIMES)


def _letter_fields(
    sheet: Sheet, fields: Sequence[LabelledValue], greeting: int | None
) -> Iterator[Vote]:
    """A subject with a greeting or with who sends it and gets it; the words are those beside the subject."""
    by_label = {field.label: field.segment for field in reversed(fields)}
    if "subject" not in by_label:
        return
    if greeting is not None:
        yield Vote("kind", "letter", "letter_fields", sheet.front[greeting].segment)
    elif {"from", "to"} <= by_label.keys():
        yield Vote("kind", "letter", "letter_fields", by_label["from"])


def title_votes_on_kind(title: str, segment: Segment | None, rule: str) -> Iterator[Vote]:
    """The kind that the first such word of the title names; ``rule`` is that which gave the title.

    The subject of a letter or proposal ("Vaststellen woonvisie") is what it is about.
    """
    kind = load_kind_words().kind_of(title)
    if kind is not None:
        about = rule == "subject_field" or _is_about(title)
        yield Vote("kind", kind, "subject_words" if about else "title_words", segment)


def _is_about(title: str) -> bool:
    """Return True for "Reactie op de woonvisie": the first kind that it names is that of what it is about."""
    first = next(load_kind_words().words_in(title), None)
    before = slug(title).partition(first[0])[0] if first is not None else ""
    return not _ABOUT.isdisjoint(before.split("-"))


def letter_lines(sheet: Sheet) -> Iterator[Row]:
    """The first row that says of whom the letter is ("Brief van de minister van …")."""
    opens = load_document_words().letter.opens
    for row in sheet.head[:_TOP_ROWS]:
        if row.words.casefold().startswith(opens) and row.text[0].isupper():
            yield row
            return


def _own_line(sheet: Sheet, in_fields: Container[int], title: Segment | None) -> Iterator[Vote]:
    """A row near the top that says what kind of document it stands on, and little else; or one
    that begins with it."""
    for index, row in enumerate(sheet.head[:_TOP_ROWS]):
        words = row.words
        if row.depth > _TITLE_DEPTH or index in in_fields or _LATER_PART.match(words):
            continue
        first = next(load_kind_words().words_in(words), None)
        if first is None or first[1] in (UNKNOWN, "annex") or words[0].islower() or is_item(words):
            continue
        if words.casefold() in load_document_words().title.never:
            continue
        if first[1] == _OF_ITEMS and words[0].isdecimal():
            # "1. Stand van zaken": an item of what was talked about.
            continue
        position = slug(words).find(first[0])
        if "-" not in slug(words)[:position].rstrip("-"):
            alone = len(words.split()) <= _LINE_WORDS
            if not alone and title is not None and title.start <= row.start < title.end:
                return
            yield Vote("kind", first[1], "own_line" if alone else "subtitle", row.segment)
            return


def _itself(sheet: Sheet, before: tuple[str, ...], rule: str, least: int) -> Iterator[Vote]:
    """ "Voorliggend bestemmingsplan voorziet in …", and from ``least`` times on "dit actieplan": what the
    text calls itself, most of the times. In a proposal that is what it asks to adopt."""
    if any(word in sheet.clean_front().text.casefold() for word in _proposing()):
        return
    times: Counter[str] = Counter()
    first: dict[str, Segment] = {}
    for row in sheet.rows:
        for match in _this(before).finditer(row.text):
            kind = load_kind_words().kind_of(match["noun"])
            if kind in (None, UNKNOWN, *_GENERAL):
                continue
            if rule == "names_itself" and kind not in _NAMED_BY_THEMSELVES:
                continue
            times[str(kind)] += 1
            first.setdefault(str(kind), row.part(*match.span()))
    best = times.most_common(1)
    if best and best[0][1] >= max(least, _ITSELF_SHARE * times.total()):
        yield Vote("kind", best[0][0], rule, first[best[0][0]])


def _proposing() -> tuple[str, ...]:
    return load_document_words().itself.proposing


@cache
def _this(before: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(before)})\s+(?P<noun>[a-z]\w+)\b", re.IGNORECASE)
