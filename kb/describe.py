"""What a document that no manifest describes says of itself: its title, kind, date and period.

A file outside a manifest gets a title from its first heading. What it is about (:mod:`kb.about`) and
when it was made are taken from its title, its file's name and its first page, and only where these
leave no doubt; otherwise they stay unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from corpus.areas import Areas
from corpus.document_words import load_document_words
from corpus.kinds import UNKNOWN, load_kind_words
from corpus.manifest import DocumentEntry, SourceEntry
from corpus.parties import region_party_name
from extract.clean import clean
from extract.model import Line, Segment, SourceText
from kb.about import About, about, about_board, face, holds

T = TypeVar("T")

_TITLE_LENGTH = 160
#: So many words may stand beside a date on its line, apart from those of the reference data.
_FEW_WORDS = 2
#: The name of a public body has no more words, after the one that says what it is.
_NAME_WORDS = 7
_WORD = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*")
#: A field of a letter or of minutes: one word, a colon, and what it is.
_FIELD = re.compile(
    r"(?:datum|tijd|locatie|plaats|aanwezig|betreft|onderwerp|van|aan) ?:", re.IGNORECASE
)
_SUBJECT = re.compile(r"(?:onderwerp|betreft) ?:", re.IGNORECASE)
_ADDRESSEE = re.compile(r"aan ?:", re.IGNORECASE)
_SENDER = re.compile(r"van ?:", re.IGNORECASE)
#: A heading of a chapter, by its number or as a question.
_CHAPTER = re.compile(r"\d{1,2}[. ]|.*\?$")
_DATE_FIELD = re.compile(r"datum ?:", re.IGNORECASE)
_MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
_DAY = re.compile(rf"\b(?:(\d{{1,2}}) )?({'|'.join(_MONTHS)}) (20\d\d)\b", re.IGNORECASE)
_PERIOD = re.compile(r"\b(20\d\d)\s*(?:-|–|—|t/m|tot en met|tot)\s*(?:eind )?(20\d\d)\b")


def describe(source: SourceEntry, text: SourceText, areas: Areas) -> DocumentEntry:
    """The whole file as one document, as far as its face tells what it is.

    Its kind is ``overig`` unless its title, or else the name of its file, says what it is.
    """
    title = title_of(text) or source.path.stem
    kinds = load_kind_words()
    kind = kinds.kind_of(title) or kinds.kind_of(source.path.stem) or UNKNOWN
    period = _only({(m[1], m[2]) for m in _PERIOD.finditer(title) if m[1] < m[2]})
    subject = _about_letter(text, areas) or about(title, source.path.stem, kind, text, areas)
    if subject.area is None:
        subject = about(_above_fields(text), source.path.stem, kind, text, areas)
    return DocumentEntry(
        id=source.id,
        title=title,
        kind=kind,
        page_first=1,
        page_last=None,
        area=subject.area,
        municipalities=subject.municipalities,
        dated=_date_of(title, text),
        period_start=period[0] if period else None,
        period_end=period[1] if period else None,
        issued_by=_issued_by(title, source.path.stem, text, subject.area, areas),
    )


def _about_letter(text: SourceText, areas: Areas) -> About | None:
    """A letter of a municipality to its council is about that municipality, whatever its subject
    ("stand van zaken woondeal Groningen-Assen") names."""
    if not _is_of_board(text):
        return None
    return about_board(f"{_field(text, _SENDER)}; {_field(text, _ADDRESSEE)}", areas)


def _is_of_board(text: SourceText) -> bool:
    """Does the field "Van:" name a board of a municipality or province?"""
    sender = _field(text, _SENDER).casefold()
    return any(word in sender for word in load_document_words().issuer_body)


def _issued_by(
    title: str, stem: str, text: SourceText, area_id: str | None, areas: Areas
) -> tuple[str, ...]:
    """The municipality, province or region that made a document alone, under its name as a party;
    none where that is not known."""
    area = areas[area_id] if area_id else None
    words = load_document_words()
    if area is None or area.kind not in ("municipality", "province", "region", "subregion"):
        return ()
    named = f"{title} {stem.replace('-', ' ')}".casefold()
    own = {
        "municipality": words.issuer_municipality,
        "province": words.issuer_province,
    }.get(area.kind, ())
    by_title = any(holds(named, word) for word in own)
    body = publisher_of(text)
    by_face = body is not None and area.name.casefold() in body.casefold()
    if not (by_title or by_face or _is_of_board(text)):
        return ()
    if area.kind == "province":
        return (f"provincie {area.name}",)
    return (area.name,) if area.kind == "municipality" else (region_party_name(area.name),)


def title_of(text: SourceText) -> str | None:
    """The first heading of a source, else its first line, on one line and not too long.

    The name of the body that made it, which many pages begin with, is no title while there is
    another heading; nor is "Inhoudsopgave".
    """
    if text.pages and text.pages[0].read_by == "ocr":
        # How large text is set is hardly known there: what stands at the top counts.
        for line in text.pages[0].lines:
            written = clean(text.text, [Segment(line.start, line.end)]).text
            if len(_WORD.findall(written)) > 1:
                return _shortened(written)
    never = load_document_words().title_never
    headings = [heading for heading in _headings(text) if _has_letters(heading)]
    above = _first_line(text)
    if headings and above and _CHAPTER.match(headings[0]):
        # "1. Wat was er afgesproken?" is the title of a chapter; that of the document stands above it.
        headings = [above, *headings]
    for heading in headings:
        words = " ".join(_WORD.findall(heading.casefold()))
        if _body(heading) is None and words not in never:
            return _shortened(heading)
    for heading in headings:
        return _shortened(heading)
    subject = _field(text, _SUBJECT)
    if subject and _first_field(text) == _start(text):
        return _shortened(subject)
    for page in text.pages:
        for line in page.lines:
            found = clean(text.text, [Segment(line.start, line.end)]).text
            if _has_letters(found):
                return _shortened(found)
    return None


def _headings(text: SourceText) -> Iterator[str]:
    """The headings above the fields ("Datum: …", "Aanwezig: …") of a first page; all where it has
    none. Below them a title is no more to be expected: minutes begin with it."""
    end = _first_field(text)
    for block in text.blocks:
        if block.kind == "heading" and (end is None or block.segments[0].start < end):
            yield clean(text.text, block.segments).text


def _above_fields(text: SourceText) -> str:
    """What stands above the fields of a first page, on one line; empty where it has none."""
    end = _first_field(text)
    return clean(text.text, [Segment(text.pages[0].start, end)]).text if end else ""


def _first_line(text: SourceText) -> str | None:
    """The first line of the first page that is not the name of the body that made it."""
    for line in _lines_of_first_page(text):
        found = clean(text.text, [Segment(line.start, line.end)]).text
        if _has_letters(found) and _body(found) is None:
            return None if _FIELD.match(_plain(found)) else found
    return None


def _lines_of_first_page(text: SourceText) -> Sequence[Line]:
    """The lines of the first page; none where there is no page."""
    return text.pages[0].lines if text.pages else ()


def _start(text: SourceText) -> int | None:
    return next((line.start for line in _lines_of_first_page(text)), None)


def _plain(line: str) -> str:
    """A line without the marks of Markdown around its words."""
    return line.replace("*", "").replace("#", "").strip()


def _field(text: SourceText, name: re.Pattern[str]) -> str:
    """What a field of the first page holds ("Onderwerp: …"); empty where it has none."""
    for line in _lines_of_first_page(text):
        words = _plain(text.quote(line.start, line.end))
        match = name.match(words)
        if match:
            return words[match.end() :].strip()
    return ""


def _first_field(text: SourceText) -> int | None:
    """Where the first field of the first page begins."""
    for line in _lines_of_first_page(text):
        if _FIELD.match(_plain(text.quote(line.start, line.end))):
            return line.start
    return None


def publisher_of(text: SourceText) -> str | None:
    """The one public body whose name is a line of its own on the face of a document.

    It may as well be the body that a letter is addressed to: somebody must look.
    """
    lines = (
        clean(text.text, [Segment(line.start, line.end)]).text
        for page in face(text)
        for line in page.lines
    )
    return _only({body for body in map(_body, lines) if body is not None})


def _body(line: str) -> str | None:
    """The public body that a line names and nothing else: "Provincie Overijssel"."""
    words = load_document_words()
    name = line.strip("#*_ .,:;|")
    small = name.casefold()
    if small in words.publisher_names:
        return name
    form = next((f for f in words.publisher_forms if small.startswith(f"{f} ")), None)
    rest = name[len(form) :].split() if form else []
    if not form or not 1 <= len(rest) <= _NAME_WORDS or not rest[0][0].isupper():
        return None
    return f"{form} {' '.join(rest)}"


def _has_letters(text: str) -> bool:
    return any(character.isalpha() for character in text)


def _shortened(title: str) -> str:
    title = title.strip("#* ")
    return title if len(title) <= _TITLE_LENGTH else title[: _TITLE_LENGTH - 1].rstrip() + "…"


def _date_of(title: str, text: SourceText) -> str | None:
    """The one date of the title, else that of a field "Datum:", else the one date that stands on a
    line of the first page by itself ("Zwolle, 20 maart 2025"). A date within a sentence says nothing
    of the document's, nor does a bare year: "Woonvisie 2030" looks ahead."""
    dates = {_iso(match) for match in _DAY.finditer(title)}
    dates = dates or {_iso(match) for match in _dates_in_field(text)}
    return _only(dates or {_iso(match) for match in _dates_on_lines(text)})


def _dates_in_field(text: SourceText) -> Iterator[re.Match[str]]:
    for line in _lines_of_first_page(text):
        words = _plain(text.quote(line.start, line.end))
        if _DATE_FIELD.match(words):
            yield from _DAY.finditer(words)


def _dates_on_lines(text: SourceText) -> Iterator[re.Match[str]]:
    beside = load_document_words().date_beside
    for line in _lines_of_first_page(text):
        words = text.quote(line.start, line.end)
        match = _DAY.search(words)
        first = next((c for c in words if c.isalnum()), "")
        if match is None or (first.islower() and not words.startswith("(")):
            # A line within a sentence ("… tot en met 31 december 2027.").
            continue
        others = _WORD.findall(f"{words[: match.start()]} {words[match.end() :]}".casefold())
        if len([word for word in others if word not in beside]) <= _FEW_WORDS:
            yield match


def _iso(match: re.Match[str]) -> str:
    month = f"{match[3]}-{_MONTHS.index(match[2].lower()) + 1:02}"
    return f"{month}-{int(match[1]):02}" if match[1] else month


def _only(values: Iterable[T]) -> T | None:
    found = list(values)
    return found[0] if len(found) == 1 else None
