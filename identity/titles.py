"""Votes on the title of a document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.document_words import load_document_words
from corpus.kinds import load_kind_words
from corpus.manifest import slug
from extract.front_matter import front_matter_of
from extract.model import Segment
from identity.bodies import Bodies
from identity.fields import LabelledValue, begins_with_label
from identity.imro import plan_number
from identity.model import Vote
from identity.offices import is_person
from identity.parliament import paper_of
from identity.sheet import DEEP, Row, Sheet
from identity.title_support import CUT, Support
from identity.title_words import (
    DANGLING,
    SENTENCE_WORDS,
    is_form,
    is_label,
    is_numbered,
    is_plain,
    lists_makers,
    may_be_title,
    says_only_date,
    says_only_kind,
)

#: A title is not longer, in characters.
LONGEST = 160
#: Characters between a line and the next one, without an empty line between.
_LINE_BREAK = 3
#: The title of a text without marks is one of so many first rows.
_FIRST = 6
#: So many rows from one that says only the kind may the title stand.
_BELOW_KIND = 3
#: From so many times the usual size on, type is that of a title.
_LARGE = 1.15
#: Rows of a title are set in nearly one size: at least this share of the largest.
_NEARLY = 0.9
#: So many times its size may a row of a title stand below the one before it.
_LEADING = 1.6
#: A subject has so many rows at most.
_SUBJECT_ROWS = 3
#: Rows of one title, at most.
_ROWS = 6
#: So many rows from the top may the one stand that says what kind of document it is.
_TOP_ROWS = 25
#: Kinds of papers whose name is a form and no part of their title.
_FORMS = (
    *("press_release", "letter", "proposal", "decision", "questions", "annex", "other"),
    *("election_programme", "coalition_agreement"),
)
#: Papers of the meetings of an organ.
_OF_ORGANS = ("decision", "minutes", "programme")
#: A sign that Markdown keeps as it is: "Zuid\\-Beijerland".
_ESCAPED = re.compile(r"\\([-.()#*_&+!])")
#: The number of a page in large type.
_PAGE_NUMBER = re.compile(r"\d{1,3}")


def title_votes(
    sheet: Sheet, fields: Sequence[LabelledValue], bodies: Bodies, greeting: int | None
) -> Iterator[Vote]:
    """Votes of all rules on the title; ``greeting`` is the index of the row that greets."""
    subjects = list(_subject(sheet, fields, greeting))
    yield from subjects
    yield from _of_paper(sheet, subjects)
    front = front_matter_of(sheet.source.text)
    if front.title and front.segment and sheet.page_first == 1:
        yield _vote(front.title, "front_matter", front.segment)
    supported = Support(sheet, fields, bodies)
    for vote in (
        *_largest(sheet, bodies),
        *(_as_repeated(sheet, vote) for vote in _kind_line(sheet, bodies, greeting)),
        *(_as_repeated(sheet, vote) for vote in _heading(sheet, fields, bodies)),
    ):
        named = _with_organ(sheet, vote)
        holds = supported.holds(vote) and not is_form(named.value)
        yield named if holds else replace(named, rule="bare_heading")


def _of_paper(sheet: Sheet, subjects: Sequence[Vote]) -> Iterator[Vote]:
    """What a paper of parliament is called, for a letter its subject where it has one; not the name of its file."""
    paper = paper_of(sheet)
    if paper is None:
        return
    if paper.kind == "letter" and subjects:
        yield replace(subjects[0], rule="paper_of_file")
    else:
        yield _vote(paper.title, "paper_of_file", paper.segment)


def _subject(sheet: Sheet, fields: Sequence[LabelledValue], greeting: int | None) -> Iterator[Vote]:
    for field in fields:
        if field.label != "subject":
            continue
        at = _row_of(sheet.front, field)
        row = sheet.front[at]
        rows = _with_wrapped(sheet.front, at)
        rows = _up_to_greeting(sheet, at, greeting) or rows
        value = " ".join((field.value, *(r.words for r in rows[1:])))
        if (
            slug(value) != "zonder-naam"
            and not value.startswith("[")
            and not begins_with_label(value)
        ):
            outright = _opens_letter(sheet, field) or plan_number(sheet) is not None
            rule = "subject_field" if outright else "first_heading"
            end = rows[-1].segment.end if len(rows) > 1 else field.segment.end
            yield _vote(value, rule, Segment(field.segment.start, max(end, row.start)))
            return


def _up_to_greeting(sheet: Sheet, at: int, greeting: int | None) -> list[Row]:
    """The subject with the rows right below it up to the greeting, where these are few and hold no field."""
    if greeting is None or not 0 < greeting - at <= _SUBJECT_ROWS:
        return []
    found = list(sheet.front[at:greeting])
    adjoin = all(sheet.adjoins(above, row) and is_plain(row) for above, row in pairwise(found))
    return found if adjoin else []


def _as_repeated(sheet: Sheet, vote: Vote) -> Vote:
    """A title with the rows around it, where the text has these again on one row: "Voortgang", "Programma
    Wonen", "Drenthe 2030" on the cover, and "Voortgang Programma Wonen Drenthe 2030" above each page."""
    rows = sheet.front
    inside = [i for i, row in enumerate(rows) if vote.segment and _is_in(row, vote.segment)]
    if not inside:
        return vote
    first, last = inside[0], inside[-1]
    while last - first < _ROWS and last + 1 < len(rows):
        if not _is_again(sheet, rows[first : last + 2]):
            break
        last += 1
    while last - first < _ROWS and first > 0:
        if not _is_again(sheet, rows[first - 1 : last + 1]):
            break
        first -= 1
    return _vote_of_rows(rows[first : last + 1], vote.rule) if last - first >= len(inside) else vote


def _with_organ(sheet: Sheet, vote: Vote) -> Vote:
    """ "Besluitenlijst" with the organ on the next row whose it is ("Raad"): the title of a paper of its meetings."""
    if load_kind_words().kind_of(vote.value) not in _OF_ORGANS or not says_only_kind(vote.value):
        return vote
    end = vote.segment.end if vote.segment else 0
    inside = [i for i, row in enumerate(sheet.front) if vote.segment and _is_in(row, vote.segment)]
    below = next((row for row in sheet.front if row.start >= end), None)
    organs = load_document_words().meeting.organs
    if not inside or below is None or below.words.casefold() not in organs:
        return vote
    return _vote_of_rows([*(sheet.front[i] for i in inside), below], vote.rule)


def _is_in(row: Row, segment: Segment) -> bool:
    return segment.start <= row.start < segment.end


def _is_again(sheet: Sheet, rows: Sequence[Row]) -> bool:
    """Return True for rows below each other whose words another row of the text has all."""
    if not all(sheet.adjoins(above, row) for above, row in pairwise(rows)):
        return False
    words = " ".join(row.words for row in rows)
    return any(words in row.words for row in sheet.rows)


def _row_of(rows: Sequence[Row], field: LabelledValue) -> int:
    """The index of the row with the value of a field, which may stand below its label."""
    start = field.segment.start
    return next((i for i, r in enumerate(rows) if r.start <= start < r.segment.end), field.row)


def _opens_letter(sheet: Sheet, field: LabelledValue) -> bool:
    """Return False where a line above the first field may be the title (minutes, agendas); "Bijlage …" says what
    goes with a letter."""
    return not any(
        is_plain(row)
        and load_kind_words().kind_of(row.words) not in (None, "annex")
        and len(row.words.split()) > 2
        for row in sheet.front[: field.row]
    )


def _largest(sheet: Sheet, bodies: Bodies) -> Iterator[Vote]:
    """The rows in the largest type of the front, where that is larger than the usual."""
    usual = sheet.body_size
    rows = [row for row in sheet.cover or sheet.head if row.size and may_be_title(row, bodies)]
    if not usual or not rows:
        return
    largest = max(row.size or 0 for row in rows)
    if largest < usual * _LARGE:
        return
    large = (i for i, row in enumerate(sheet.head) if row in rows and row.size == largest)
    first = next(large, None)
    if first is None:
        # On a cover it may stand below the running text, where no title stands.
        return
    found = _run(sheet.head, first, largest * _NEARLY, bodies)
    if says_only_kind(" ".join(row.words for row in found)):
        below = _run(sheet.head, first + len(found), usual * _LARGE, bodies)[:1]
        found += [row for row in below if not _PAGE_NUMBER.fullmatch(row.words)]
    yield _vote_of_rows(found, "largest_type")


def _run(rows: Sequence[Row], first: int, least: float, bodies: Bodies) -> list[Row]:
    """Rows from ``first`` on in type of at least ``least`` points on one page."""
    found: list[Row] = []
    for row in rows[first : first + _ROWS]:
        if found and row.page != found[0].page:
            break
        if (row.size or 0) < least and not (found and _wraps(found[-1], row)):
            break
        if found and (not is_plain(row) or bodies.of_line(row.text) is not None):
            break
        found.append(row)
    while len(found) > 1 and _PAGE_NUMBER.fullmatch(found[-1].words):
        found.pop()
    return found


def _wraps(above: Row, row: Row) -> bool:
    """Return True if a row in smaller type goes on with a title right above it."""
    if row.top is None or above.top is None:
        return False
    last = above.words.split()[-1].casefold()
    return last in DANGLING and 0 < row.top - above.top <= (above.size or 0) * _LEADING


def _kind_line(sheet: Sheet, bodies: Bodies, greeting: int | None) -> Iterator[Vote]:
    """The first row that names a kind of document, with what it is about."""
    end = min(greeting if greeting is not None else _TOP_ROWS, _TOP_ROWS)
    # The line may be so long that it is taken for the first one of the text.
    rows = sheet.front[: len(sheet.head) + 1] if sheet.head else ()
    for index, row in enumerate(rows[:end]):
        words = row.words
        if row.depth == 0 and any(r.depth for r in rows[:index]):
            # The headings of a Markdown file say what its title is.
            return
        if row.depth >= DEEP or not may_be_title(row, bodies) or not is_plain(row):
            continue
        first = next(load_kind_words().words_in(words), None)
        if first is None or not opens_with(words, first[0]):
            continue
        if is_numbered(words) or not says_only_kind(words):
            yield _vote_of_rows(_with_wrapped(sheet.front, index), "kind_line")
            return


def opens_with(words: str, kind_word: str) -> bool:
    """Return True if a line begins with a word of a kind, or with one word before it."""
    position = slug(words).find(kind_word)
    return position >= 0 and slug(words)[:position].count("-") <= 1


def _heading(sheet: Sheet, fields: Sequence[LabelledValue], bodies: Bodies) -> Iterator[Vote]:
    """The first heading above the fields; in a text without any, its first row."""
    end = sheet.front[fields[0].row].start if fields else None
    candidates = [
        Row(text, segment.start, 0, level if sheet.is_markdown else 0)
        for segment, text, level in sheet.headings()
        if (end is None or segment.start < end) and not _holds_others(sheet, segment, bodies)
    ]
    if not sheet.is_markdown:
        makers = _makers(sheet.head)
        candidates = [*_first_rows(sheet, end), *candidates]
        candidates = [row for row in candidates if row.start not in makers]
    titles = [row for row in candidates if may_be_title(row, bodies) and row.depth < DEEP]
    if titles:
        # "PERSBERICHT" is the title where none stands below it.
        says_more = (row for row in titles[:_BELOW_KIND] if not says_only_kind(row.words))
        row = next(says_more, titles[0])
        if row is not titles[0] and load_kind_words().kind_of(titles[0].words) not in _FORMS:
            # "Versnellingsaanpak" right above "Woningbouw Overijssel".
            adjacent = candidates.index(row) == candidates.index(titles[0]) + 1
            yield _vote_of_rows([titles[0], row] if adjacent else titles[:1], "first_heading")
        else:
            yield _whole(sheet, row)


def _makers(rows: Sequence[Row]) -> frozenset[int]:
    """Where the rows begin below "Auteurs Anna Bos" that have the names of the others."""
    found: set[int] = set()
    for above, row in pairwise(rows):
        if (lists_makers(above.text) or above.start in found) and is_person(row.words):
            found.add(row.start)
    return frozenset(found)


def _whole(sheet: Sheet, row: Row) -> Vote:
    """The title that a row begins, with the row below it where the words of both ask for that: "Tijd voor", "herstel"."""
    rows = sheet.front
    below = next((r for r in rows if r.start >= row.segment.end), None)
    dangles = row.words.split()[-1].casefold() in DANGLING
    joins = dangles and below is not None and below.text[0].islower() and sheet.adjoins(row, below)
    if joins and below is not None and len(below.words.split()) <= SENTENCE_WORDS:
        return _vote_of_rows([row, below], "first_heading")
    return _vote(row.words, "first_heading", row.segment)


def _holds_others(sheet: Sheet, segment: Segment, bodies: Bodies) -> bool:
    """Return True for a heading of several lines of which one is a body or a date."""
    rows = [row for row in sheet.head if segment.start <= row.start < segment.end]
    return len(rows) > 1 and any(
        bodies.of_line(row.text) is not None or says_only_date(row.words) for row in rows[1:]
    )


def _first_rows(sheet: Sheet, end: int | None) -> Iterator[Row]:
    """The first rows of a text without marks, but for one that goes on with the next."""
    rows = [row for row in sheet.head if end is None or row.start < end]
    for row, following in zip(rows[:_FIRST], [*rows[1:], None], strict=False):
        goes_on = following is not None and following.text[0].islower()
        if not (goes_on and len(row.text.split()) > SENTENCE_WORDS):
            yield row


def _with_wrapped(rows: Sequence[Row], index: int) -> list[Row]:
    """A row with those that go on with its line: set alike, right below it."""
    found = [rows[index]]
    for row in rows[index + 1 : index + _ROWS]:
        above = found[-1]
        if row.top is None or above.top is None:
            # Without layout the next line goes on with a title where it begins with a small letter.
            apart_in_text = row.start - above.segment.end > _LINE_BREAK
            if not _goes_on(above, row) or apart_in_text or is_label(row):
                break
            found.append(row)
            continue
        if row.page != above.page:
            break
        apart = row.top - above.top
        goes_on = row.bold or _goes_on(above, row)
        alike = row.size == above.size and row.bold == above.bold and goes_on
        if not alike or not 0 < apart <= (row.size or 0) * _LEADING or is_label(row):
            break
        found.append(row)
    return found


def _goes_on(above: Row, row: Row) -> bool:
    """Return True if a row goes on with the line above: it begins with a small letter, or that one
    ends in a word that needs another ("Notitie over de aanpak van")."""
    last = above.words.split()[-1].casefold()
    return row.text[0].islower() or last in DANGLING


def _vote_of_rows(rows: Sequence[Row], rule: str) -> Vote:
    title = " ".join(row.words for row in rows)
    return _vote(title, rule, Segment(rows[0].start, rows[-1].segment.end))


def _vote(title: str, rule: str, segment: Segment) -> Vote:
    title = _ESCAPED.sub(r"\1", " ".join(title.split())).strip(" #*:,")
    if len(title) > LONGEST:
        title = title[: LONGEST - 1].rstrip() + CUT
    return Vote("title", title, rule, segment)
